"""
A service that decides, with each decision in a spool before it is answered.

    python examples/app.py http://127.0.0.1:4000 spool 8000
    curl -d '{"amount": 1200}' http://127.0.0.1:8000
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from proofline import Client

url, spool, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
client = Client(url, deployment=sys.argv[4] if len(sys.argv) > 4 else "loans-prod", spool=spool)


@client.audited
def decide(amount: float) -> str:
    return "accept" if amount < 5_000 else "review"


class Loans(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        decision = decide(asked["amount"])
        answer = json.dumps({"requestId": client.last_request_id(), "decision": decision}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        pass


server = ThreadingHTTPServer(("127.0.0.1", port), Loans)
print(server.server_port, flush=True)
server.serve_forever()
