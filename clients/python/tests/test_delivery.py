from __future__ import annotations

import json
import logging
import os
import socket
import threading
import time
import unittest
from unittest import mock

from proofline import Client, ClientClosed, NotRecordable, QueueFull, Rejection, _delivery
from proofline._transport import meaning

from support import Service, key_of, recorded, refused

#: Quick pauses: what is tested is that there are some, and that they grow.
QUICK = (mock.patch.object(_delivery, "_FIRST_PAUSE", 0.01), mock.patch.object(_delivery, "_LONGEST_PAUSE", 0.1))


class DeliveryTest(unittest.TestCase):
    def setUp(self) -> None:
        for quick in QUICK:
            quick.start()
            self.addCleanup(quick.stop)
        self.service = Service()
        self.addCleanup(self.service.close)
        self.rejections: list[Rejection] = []

    def client(self, **settings: object) -> Client:
        given = {"model_version": "m@1", "on_rejected": self.rejections.append, "exit_seconds": 5, **settings}
        client = Client(self.service.url, **given)
        self.addCleanup(client.close)
        return client


class Sending(DeliveryTest):
    def test_facts_come_in_order_and_in_batches(self) -> None:
        client = self.client(batch_facts=100)
        names = [f"r-{i}" for i in range(1_000)]
        for name in names:
            client.log_decision({}, 1, request_id=name)
        self.assertTrue(client.flush(10))
        self.assertEqual(self.service.keys_of_facts(), names)
        self.assertLessEqual(self.service.requests, 30)

    def test_a_batch_has_so_many_bytes(self) -> None:
        sizes = []
        self.service.answer = lambda facts: sizes.append(len(facts)) or recorded(facts)
        client = self.client(batch_bytes=2_500)
        for _ in range(6):
            client.log_decision({"text": "x" * 900}, 1)
        self.assertTrue(client.flush(10))
        self.assertEqual((max(sizes), sum(sizes)), (2, 6))

    def test_decisions_are_numbered_for_each_deployment_and_process(self) -> None:
        client = self.client(deployment="a", serving_node="node")
        for deployment in ("a", "b", "a", "b", "a"):
            client.log_decision({}, 1, deployment=deployment)
        client.flush(10)
        facts = [fact["prediction"] for fact in self.service.recorded]
        self.assertEqual([(f["deployment"], f["sequence"]) for f in facts], [("a", 0), ("b", 0), ("a", 1), ("b", 1), ("a", 2)])
        self.assertRegex(facts[0]["servingNode"], rf"^node/{os.getpid()}-[0-9a-f]{{6}}$")

    def test_the_key_is_asked_for_each_request_so_that_it_can_change(self) -> None:
        keys = iter(["one\n", "two\n"])
        client = self.client(api_key=lambda: next(keys))
        for _ in range(2):
            client.log_decision({}, 1)
            client.flush(10)
        self.assertEqual(self.service.keys, {"Bearer one", "Bearer two"})

    def test_values_are_read_when_they_are_logged(self) -> None:
        client = self.client()
        features = {"a": 1}
        client.log_decision(features, 1)
        features["a"] = 2
        client.flush(10)
        self.assertEqual(self.service.recorded[0]["prediction"]["features"], {"a": 1})

    def test_a_connection_that_the_service_closed_is_opened_again(self) -> None:
        client = self.client()
        client.log_decision({}, 1)
        self.assertTrue(client.flush(10))
        client._session.delivery._transport._connection.sock.shutdown(socket.SHUT_RDWR)
        client.log_decision({}, 2)
        self.assertTrue(client.flush(10))
        self.assertEqual(len(self.service.recorded), 2)


class Faults(DeliveryTest):
    def test_what_may_go_well_later_is_tried_again(self) -> None:
        faults = [
            refused("UNAVAILABLE"),
            refused("UNAVAILABLE", status=503),
            refused("LIMIT_EXCEEDED", "too many requests at once", status=429),
            refused("UNAUTHENTICATED", status=401),
            refused("INTERNAL"),
            refused("GRAPHQL_VALIDATION_FAILED", status=400),
            (502, b"<html>"),
            (200, b""),
            (200, {"data": {"recordFacts": []}}),
            (302, b""),
        ]
        left = list(faults)
        self.service.answer = lambda facts: left.pop(0) if left else recorded(facts)
        client = self.client()
        for name in ("a", "b"):
            client.log_decision({}, 1, request_id=name)
        self.assertTrue(client.flush(20))
        self.assertEqual((self.service.keys_of_facts()[-2:], self.rejections, left), (["a", "b"], [], []))
        self.assertGreaterEqual(self.service.requests, len(faults) + 1)

    def test_pauses_grow_and_are_by_chance(self) -> None:
        pauses = []
        self.service.answer = lambda facts: refused("UNAVAILABLE") if len(pauses) < 8 else recorded(facts)
        with mock.patch.object(_delivery.random, "uniform", lambda low, high: pauses.append((low, high)) or 0.001):
            client = self.client()
            client.log_decision({}, 1)
            self.assertTrue(client.flush(20))
        highest = [high for low, high in pauses if low == 0]
        self.assertEqual(highest, [min(0.1, 0.01 * 2**n) for n in range(1, len(highest) + 1)])

    def test_of_a_batch_only_what_is_refused_is_not_recorded(self) -> None:
        bad = {"r-3", "r-4", "r-99"}
        self.service.answer = lambda facts: (
            refused("BAD_USER_INPUT", "facts[0].prediction.features: no")
            if any(key_of(fact) in bad for fact in facts)
            else recorded(facts)
        )
        client = self.client()
        names = [f"r-{i}" for i in range(100)]
        for name in names:
            client.log_decision({}, 1, request_id=name)
        self.assertTrue(client.flush(20))
        self.assertEqual(self.service.keys_of_facts(), [name for name in names if name not in bad])
        self.assertEqual({key_of(dict(rejection.fact)) for rejection in self.rejections}, bad)
        stats = client.stats()
        self.assertEqual((stats.logged, stats.recorded, stats.rejected, stats.waiting), (100, 97, 3, 0))

    def test_a_request_that_is_too_large_for_a_proxy_is_halved(self) -> None:
        self.service.answer = lambda facts: (413, b"<html>") if len(facts) > 10 else recorded(facts)
        client = self.client()
        for _ in range(50):
            client.log_decision({}, 1)
        self.assertTrue(client.flush(20))
        self.assertEqual((len(self.service.recorded), self.rejections), (50, []))

    def test_a_fact_at_which_the_service_fails_again_and_again_does_not_hold_up_the_others(self) -> None:
        self.service.answer = lambda facts: (
            refused("INTERNAL", "an internal error") if any(key_of(fact) == "bad" for fact in facts) else recorded(facts)
        )
        client = self.client()
        for name in ("a", "bad", "c"):
            client.log_decision({}, 1, request_id=name)
        self.assertTrue(client.flush(30))
        self.assertEqual(self.service.keys_of_facts(), ["a", "c"])
        self.assertEqual([rejection.code for rejection in self.rejections], ["INTERNAL"])

    def test_an_error_of_the_callback_stops_nothing(self) -> None:
        self.service.answer = lambda facts: refused("CONFLICT") if key_of(facts[0]) == "bad" else recorded(facts)
        client = self.client(on_rejected=lambda rejection: 1 / 0)
        with self.assertLogs(logging.getLogger("proofline"), "ERROR"):
            client.log_decision({}, 1, request_id="bad")
            client.flush(10)
            client.log_decision({}, 1, request_id="good")
            self.assertTrue(client.flush(10))
        self.assertEqual(self.service.keys_of_facts(), ["good"])

    def test_no_log_line_shows_a_value(self) -> None:
        self.service.answer = lambda facts: refused("CONFLICT", "facts[0]: it is there already")
        client = self.client()
        with self.assertLogs(logging.getLogger("proofline"), "ERROR") as logs:
            client.log_decision({"name": "Anna"}, 1)
            client.flush(10)
        self.assertNotIn("Anna", "".join(logs.output))

    def test_a_redirect_does_not_take_the_key_elsewhere(self) -> None:
        self.assertEqual(meaning(307, b"", 1).outcome, "unavailable")


class Full(DeliveryTest):
    def setUp(self) -> None:
        super().setUp()
        self.open = threading.Event()
        self.addCleanup(self.open.set)
        self.service.answer = lambda facts: (self.open.wait(20), recorded(facts))[1]

    def test_a_call_waits_for_room(self) -> None:
        client = self.client(limit_bytes=1_000)
        threading.Timer(0.3, self.open.set).start()
        begin = time.monotonic()
        for _ in range(20):
            client.log_decision({}, 1)
        self.assertGreater(time.monotonic() - begin, 0.2)
        self.assertTrue(client.flush(10))
        self.assertEqual((len(self.service.recorded), client.stats().dropped), (20, 0))

    def test_a_call_that_waited_in_vain_raises_and_is_counted(self) -> None:
        client = self.client(limit_bytes=1_000, block_seconds=0.1)
        with self.assertRaisesRegex(QueueFull, "no room for more"):
            for _ in range(20):
                client.log_decision({}, 1)
        self.assertEqual(client.stats().dropped, 1)
        self.open.set()

    def test_what_was_dropped_is_counted_and_recorded_as_a_fact(self) -> None:
        client = self.client(deployment="d", limit_bytes=1_000, on_full="drop")
        begin = time.monotonic()
        for i in range(20):
            client.log_decision({}, i)
        client.dataset_version("data@1", uri="x" * 900)
        self.assertLess(time.monotonic() - begin, 5)
        dropped = client.stats().dropped
        self.assertGreater(dropped, 5)
        self.open.set()
        self.assertTrue(client.close())
        told = [fact["transformation"] for fact in self.service.recorded if "transformation" in fact]
        exclusions = [exclusion for fact in told for exclusion in fact["exclusions"]]
        self.assertEqual(sum(exclusion["rowCount"] for exclusion in exclusions), dropped)
        numbers = {f["prediction"]["sequence"] for f in self.service.recorded if "prediction" in f}
        first = min(set(range(20)) - numbers)
        node = told[0]["runBy"]
        self.assertEqual(
            exclusions[0]["rule"],
            f"decisions of d on serving node {node}, sequence {first} to 19",
        )
        self.assertEqual(exclusions[1]["rule"], "facts of the kind DatasetVersion")

    def test_what_can_not_be_sent_before_the_end_is_told(self) -> None:
        self.service.answer = lambda facts: refused("UNAVAILABLE")
        client = self.client()
        for name in ("a", "b"):
            client.log_decision({}, 1, request_id=name)
        client.close(timeout=0.3)
        self.assertEqual([(r.code, key_of(dict(r.fact))) for r in self.rejections], [("NOT_SENT", "a"), ("NOT_SENT", "b")])
        with self.assertRaises(ClientClosed):
            client.log_decision({}, 1)

    def test_the_event_loop_goes_on_while_there_is_no_room(self) -> None:
        import asyncio

        client = self.client(limit_bytes=1_000)

        async def log_all() -> int:
            ticks = 0
            logging_all = asyncio.ensure_future(asyncio.gather(*(client.log_decision_async({}, i) for i in range(20))))
            while not logging_all.done():
                await asyncio.sleep(0.01)
                ticks += 1
                if ticks == 20:
                    self.open.set()
            await logging_all
            await client.flush_async(10)
            return ticks

        self.assertGreaterEqual(asyncio.run(log_all()), 20)
        self.assertEqual(len(self.service.recorded), 20)


class Mistakes(unittest.TestCase):
    def test_settings_that_make_no_sense_are_refused(self) -> None:
        for url in ("localhost:4000", "ftp://127.0.0.1", "http://user:secret@127.0.0.1", "http://"):
            with self.assertRaisesRegex(Exception, "^url must be an address as http://127.0.0.1:4000$"):
                Client(url)
        for settings in ({"on_full": "wait"}, {"batch_facts": 0}, {"batch_facts": 5_001}, {"fsync": True}):
            with self.assertRaises(ValueError):
                Client("http://127.0.0.1:9", **settings)

    def test_a_decision_without_what_it_needs_is_refused_at_once(self) -> None:
        with Client("http://127.0.0.1:9") as client:
            with self.assertRaisesRegex(NotRecordable, "give a deployment or a model_version"):
                client.log_decision({}, 1)
            with self.assertRaisesRegex(NotRecordable, "needs features and a prediction"):
                client.log_decision({}, None, deployment="d")
            with self.assertRaisesRegex(NotRecordable, r"features\.a: a object has no form in JSON"):
                client.log_decision({"a": object()}, 1, deployment="d")
            self.assertEqual(client.stats().logged, 0)

    def test_no_number_is_lost_with_a_decision_that_can_not_be_written(self) -> None:
        service = Service()
        self.addCleanup(service.close)
        with Client(service.url, deployment="d") as client:
            client.log_decision({}, 1)
            with self.assertRaises(NotRecordable):
                client.log_decision({"a": object()}, 1)
            client.log_decision({}, 1)
        self.assertEqual([fact["prediction"]["sequence"] for fact in service.recorded], [0, 1])


if __name__ == "__main__":
    unittest.main()
