"""The client in processes that fork, in threads, in event loops, and at the end of a process."""

from __future__ import annotations

import os
import tempfile
import threading
import time
import unittest

from proofline import Client

from support import Service, run_python

LOG_AND_END = """
import sys
from proofline import Client
client = Client(sys.argv[1], model_version="m@1")
for i in range(200):
    client.log_decision({"i": i}, i, request_id=f"r-{i}")
"""
POOL = """
import multiprocessing, sys
from proofline import Client
def work(i):
    return client.log_decision({"i": i}, i, request_id=f"r-{i}")
if __name__ == "__main__":
    client = Client(sys.argv[1], model_version="m@1")
    client.log_decision({}, 1, request_id="parent")
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=work, args=(i,)) for i in range(4)]
    for child in children: child.start()
    for child in children: child.join()
    sys.exit(max(child.exitcode for child in children))
"""


class Ends(unittest.TestCase):
    maxDiff = None

    def setUp(self) -> None:
        self.service = Service()
        self.addCleanup(self.service.close)

    def test_a_process_that_ends_sends_what_it_logged(self) -> None:
        ended = run_python(LOG_AND_END, self.service.url)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertEqual(len(self.service.recorded), 200)

    def test_so_does_a_child_of_multiprocessing(self) -> None:
        ended = run_python(POOL, self.service.url)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertEqual(sorted(self.service.keys_of_facts()), ["parent", "r-0", "r-1", "r-2", "r-3"])

    def test_the_end_waits_no_longer_than_it_may_and_says_what_is_lost(self) -> None:
        code = LOG_AND_END.replace('version="m@1"', 'version="m@1", exit_seconds=0.5')
        begin = time.monotonic()
        ended = run_python(code, "http://127.0.0.1:9")
        self.assertLess(time.monotonic() - begin, 20)
        self.assertIn("NOT_SENT", ended.stderr)


@unittest.skipUnless(hasattr(os, "fork"), "this system does not fork")
class Forks(unittest.TestCase):
    def setUp(self) -> None:
        self.service = Service()
        self.addCleanup(self.service.close)

    def in_child(self, work: object) -> int:
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                work()
                code = 0
            finally:
                os._exit(code)
        return os.waitpid(pid, 0)[1]

    def test_each_process_sends_its_own_once(self) -> None:
        for spool in (None, tempfile.mkdtemp()):
            with self.subTest(spool=spool):
                self.service.recorded.clear()
                client = Client(self.service.url, model_version="m@1", spool=spool)
                for i in range(50):
                    client.log_decision({}, 1, request_id=f"before-{i}")

                def child() -> None:
                    client.log_decision({}, 1, request_id="child")
                    assert client.flush(10)
                    assert client.close()

                self.assertEqual(self.in_child(child), 0)
                client.log_decision({}, 1, request_id="parent")
                self.assertTrue(client.close())
                names = [f"before-{i}" for i in range(50)] + ["child", "parent"]
                self.assertEqual(sorted(self.service.keys_of_facts()), sorted(names))
                nodes = {fact["prediction"]["servingNode"] for fact in self.service.recorded}
                self.assertEqual(len(nodes), 2)

    def test_a_fork_while_other_threads_log_and_send_hangs_nobody(self) -> None:
        client = Client(self.service.url, model_version="m@1", spool=tempfile.mkdtemp(), linger_seconds=0)
        stop = threading.Event()
        logged = []

        def log() -> None:
            while not stop.is_set():
                logged.append(client.log_decision({}, 1))
                time.sleep(0.001)

        threads = [threading.Thread(target=log) for _ in range(3)]
        for thread in threads:
            thread.start()
        children = []
        for i in range(10):
            pid = os.fork()
            if pid == 0:
                try:
                    client.log_decision({}, 1, request_id=f"child-{i}")
                    os._exit(0 if client.close(10) else 2)
                finally:
                    os._exit(1)
            children.append(pid)
        codes = {os.waitpid(pid, 0)[1] for pid in children}
        stop.set()
        for thread in threads:
            thread.join()
        self.assertTrue(client.close(20))
        self.assertEqual(codes, {0})
        names = self.service.keys_of_facts()
        self.assertLessEqual({f"child-{i}" for i in range(10)} | set(logged), set(names))


class ThreadsAndTasks(unittest.TestCase):
    def setUp(self) -> None:
        self.service = Service()
        self.addCleanup(self.service.close)

    def test_threads_log_at_the_same_time_and_each_knows_its_last(self) -> None:
        client = Client(self.service.url, model_version="m@1")
        wrong = []

        def log(name: str) -> None:
            for i in range(200):
                client.log_decision({}, 1, request_id=f"{name}-{i}")
                if client.last_request_id() != f"{name}-{i}":
                    wrong.append(name)

        threads = [threading.Thread(target=log, args=(str(i),)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertTrue(client.close(20))
        self.assertEqual((wrong, len(set(self.service.keys_of_facts()))), ([], 1_600))
        numbers = [fact["prediction"]["sequence"] for fact in self.service.recorded]
        self.assertEqual(sorted(numbers), list(range(1_600)))

    def test_decorated_functions_are_logged_with_their_arguments(self) -> None:
        import asyncio

        client = Client(self.service.url, model_version="m@1")

        @client.audited
        def accept(amount: int, *, limit: int = 10) -> bool:
            """Whether it is accepted."""
            return amount < limit

        @client.audited(request_id=lambda order, **_: order, features=lambda order, weight: {"weight": weight}, prediction=str, threshold=0.5)
        async def price(order: str, weight: float) -> float:
            return weight * 2

        class Model:
            @client.audited
            def predict(self, x: int) -> int:
                if x < 0:
                    raise ValueError("negative")
                return x + 1

        async def priced() -> tuple:
            return await price("order-1", weight=1.5), client.last_request_id()

        self.assertEqual((accept(3), accept.__doc__), (True, "Whether it is accepted."))
        self.assertEqual(asyncio.run(priced()), (3.0, "order-1"))
        self.assertEqual(Model().predict(1), 2)
        with self.assertRaises(ValueError):
            Model().predict(-1)
        self.assertTrue(client.close(20))
        told = [fact["prediction"] for fact in self.service.recorded]
        self.assertEqual([fact["features"] for fact in told], [{"amount": 3, "limit": 10}, {"weight": 1.5}, {"x": 1}])
        self.assertEqual([fact["prediction"] for fact in told], [True, "3.0", 2])
        self.assertEqual((told[1]["requestId"], told[1]["threshold"]), ("order-1", 0.5))


if __name__ == "__main__":
    unittest.main()
