"""What tests share: a service that answers as a test says, and the real one, where its address is given."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
import unittest
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable, Optional

ROOT = Path(__file__).resolve().parent.parent
#: Of a real service, in whose store each caller has every role.
URL = os.environ.get("PROOFLINE_TEST_URL")
needs_service = unittest.skipIf(URL is None, "PROOFLINE_TEST_URL names no service")

Answer = tuple  # status and body

logging.getLogger("proofline").addHandler(logging.NullHandler())
logging.getLogger("proofline").propagate = False


def recorded(facts: list) -> Answer:
    return 200, {"data": {"recordFacts": [{"index": i} for i in range(len(facts))]}}


def refused(code: str, message: str = "no", status: int = 200) -> Answer:
    return status, {"errors": [{"message": message, "extensions": {"code": code}}]}


class Service:
    """Listens on this machine, and answers each request by what a test gives: for the client's dealings with faults."""

    def __init__(self, answer: Callable[[list], Answer] = recorded) -> None:
        self.answer = answer
        self.recorded: list[dict] = []
        self.requests = 0
        self.keys: set[Optional[str]] = set()
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                facts = body["variables"]["facts"]
                service.requests += 1
                service.keys.add(self.headers.get("authorization"))
                status, answer = service.answer(facts)
                if isinstance(answer, dict) and "data" in answer:
                    service.recorded.extend(facts)
                text = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("content-length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def keys_of_facts(self) -> list[str]:
        return [key_of(fact) for fact in self.recorded]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def key_of(fact: dict) -> str:
    (value,) = fact.values()
    return value.get("requestId") or value["key"]


def run_python(code: str, *arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Runs code in a process of its own, with the client."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        universal_newlines=True,
        timeout=60,
        **options,
    )


def environment() -> dict:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def ask(query: str, variables: Optional[dict] = None) -> dict:
    """Asks the real service."""
    assert URL is not None
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    request = urllib.request.Request(URL + "/graphql", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        answer = json.load(response)
    if "errors" in answer:
        raise AssertionError(answer["errors"])
    data: dict = answer["data"]
    return data


def recorded_predictions(filter: dict) -> dict:
    """What the real service has of predictions, by request id."""
    found: dict = {}
    after = None
    while True:
        page = ask(
            """query ($filter: PredictionFilter, $after: String) {
              predictions(filter: $filter, first: 1000, after: $after) {
                edges { node { key features prediction servingNode sequence } } pageInfo { hasNextPage endCursor }
              }
            }""",
            {"filter": filter, "after": after},
        )["predictions"]
        found.update({edge["node"]["key"]: edge["node"] for edge in page["edges"]})
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]
