"""No decision is missing that an application answered, however it was killed."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import uuid
from pathlib import Path

from proofline import Client

from support import ROOT, URL, environment, needs_service, recorded_predictions

THREADS = 6


class App:
    """The example, in a process of its own."""

    def __init__(self, url: str, spool: Path, deployment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "examples" / "app.py"), url, str(spool), "0", deployment],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())

    def load(self, answered: dict) -> None:
        """Asks until the application is gone. What it answered is in `answered`, by request id."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        amount = 0
        try:
            while True:
                amount += 1
                connection.request("POST", "/", json.dumps({"amount": amount}))
                answer = json.loads(connection.getresponse().read())
                answered[answer["requestId"]] = amount
        except (OSError, http.client.HTTPException, ValueError):
            connection.close()

    def kill_under_load(self, seconds: float, answered: dict) -> None:
        threads = [threading.Thread(target=self.load, args=(answered,)) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self.process.kill()
        for thread in threads:
            thread.join()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@needs_service
class Killed(unittest.TestCase):
    def test_no_answered_decision_is_missing_after_a_kill(self) -> None:
        assert URL is not None
        deployment = f"killed-{uuid.uuid4()}"
        answered: dict = {}
        with tempfile.TemporaryDirectory() as folder:
            spool = Path(folder)
            # the first can't reach the service at all; the others send while they are killed
            for url, seconds in (("http://127.0.0.1:9", 0.7), (URL, 0.7), (URL, 1.0), (URL, 0.4)):
                before = len(answered)
                App(url, spool, deployment).kill_under_load(seconds, answered)
                self.assertGreater(len(answered), before + 20)
            self.assertNotEqual([path for path in spool.iterdir() if path.suffix == ".spool"], [])
            client = Client(URL, deployment=deployment, spool=spool)
            deadline = time.monotonic() + 60
            while any(path.suffix == ".spool" for path in spool.iterdir()) and time.monotonic() < deadline:
                time.sleep(0.1)
            self.assertTrue(client.close())
            self.assertEqual(list(spool.iterdir()), [])
        found = recorded_predictions({"deployment": deployment})
        missing = {request_id for request_id in answered if request_id not in found}
        self.assertEqual(missing, set())
        wrong = {key for key, amount in answered.items() if found[key]["features"] != {"amount": amount}}
        self.assertEqual(wrong, set())


if __name__ == "__main__":
    unittest.main()
