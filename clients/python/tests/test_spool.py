from __future__ import annotations

import json
import os
import tempfile
import threading
import time
import unittest
from pathlib import Path

from proofline import Client, QueueFull
from proofline._segment import Segment
from proofline._spool import RejectsFile, SpoolStore
from proofline._store import Room

from support import Service, key_of, run_python

ROOM = Room(limit_bytes=1 << 30, seconds=0)
#: Logs what its arguments name into a spool, to a service that is not there, and ends as if it were killed.
LOG_AND_DIE = """
import os, sys
from proofline import Client
client = Client("http://127.0.0.1:9", model_version="m@1", spool=sys.argv[1])
for name in sys.argv[2:]:
    client.log_decision({"name": name}, 1, request_id=name)
os._exit(9)
"""


class SpoolTest(unittest.TestCase):
    def setUp(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def files(self, suffix: str = ".spool") -> list:
        return sorted(path for path in self.folder.iterdir() if path.suffix == suffix)

    def store(self, room: Room = ROOM, fsync: bool = False) -> SpoolStore:
        return SpoolStore(self.folder, room, lambda: None, fsync)


class Segments(SpoolTest):
    def test_what_was_appended_is_read_again_in_order_and_in_pieces(self) -> None:
        for fsync in (False, True):
            segment = Segment.create(self.folder, fsync)
            facts = [b"%d" % i * (i % 7 + 1) for i in range(100)]
            for fact in facts:
                segment.append(fact, fsync)
            segment.close()
            adopted = Segment.adopt(segment.path)
            assert adopted is not None
            found = []
            while not adopted.is_settled:
                some, end = adopted.read(7, 40)
                self.assertGreater(len(some), 0)
                found += some
                adopted.settle(end)
            self.assertEqual(found, facts)
            adopted.remove()

    def test_a_fact_larger_than_a_batch_comes_alone(self) -> None:
        segment = Segment.create(self.folder, False)
        for fact in (b"a", b"b" * 1000, b"c"):
            segment.append(fact, False)
        sizes = []
        while not segment.is_settled:
            some, end = segment.read(10, 20)
            sizes.append([len(fact) for fact in some])
            segment.settle(end)
        self.assertEqual(sizes, [[1], [1000], [1]])
        segment.remove()

    def test_wherever_the_last_frame_was_torn_the_others_are_whole(self) -> None:
        segment = Segment.create(self.folder, False)
        ends = [segment.end]
        for fact in (b"first", b"second", b"third"):
            segment.append(fact, False)
            ends.append(segment.end)
        data = segment.path.read_bytes()
        segment.remove()
        for size in range(ends[0], len(data) + 1):
            for torn in (data[:size], data[:size] + b"\0" * 50):
                path = self.folder / "torn.spool"
                path.write_bytes(torn)
                whole = sum(end <= size for end in ends[1:])
                adopted = Segment.adopt(path)
                if whole == 0:
                    self.assertIsNone(adopted)
                    self.assertFalse(path.exists())
                    continue
                assert adopted is not None
                self.assertEqual(adopted.read(9, 999)[0], [b"first", b"second", b"third"][:whole])
                adopted.append(b"next", False)
                adopted.close()
                again = Segment.adopt(path)
                assert again is not None
                self.assertEqual(again.read(9, 999)[0][whole:], [b"next"])
                again.remove()
        self.assertEqual(self.files(".damaged"), [])

    def test_what_a_damaged_file_has_behind_the_damage_is_kept(self) -> None:
        segment = Segment.create(self.folder, False)
        segment.append(b"first", False)
        at = segment.end
        segment.append(b"second", False)
        segment.append(b"third", False)
        segment.close()
        data = bytearray(segment.path.read_bytes())
        data[at + 8] ^= 1
        segment.path.write_bytes(data)
        adopted = Segment.adopt(segment.path)
        assert adopted is not None
        self.assertEqual(adopted.read(9, 999)[0], [b"first"])
        (damaged,) = self.files(".damaged")
        self.assertIn(b"third", damaged.read_bytes())
        adopted.remove()

    def test_a_file_whose_header_is_damaged_is_kept_and_holds_up_nothing(self) -> None:
        segment = Segment.create(self.folder, False)
        segment.append(b"first", False)
        segment.close()
        data = bytearray(segment.path.read_bytes())
        data[0] ^= 1
        segment.path.write_bytes(data)
        store = self.store()
        store.adopt()
        (damaged,) = self.files(".damaged")
        self.assertEqual(damaged.read_bytes(), data)
        self.assertEqual(self.files(), [])
        store.put(b"next")
        self.assertEqual(store.take(9, 999).facts, [b"next"])
        store.close()

    def test_a_file_of_which_only_zeros_reached_the_disk_is_removed(self) -> None:
        path = self.folder / "zeros.spool"
        path.write_bytes(bytes(64))
        self.assertIsNone(Segment.adopt(path))
        self.assertEqual(self.files() + self.files(".damaged"), [])

    def test_what_was_settled_is_not_read_again_unless_that_was_damaged(self) -> None:
        segment = Segment.create(self.folder, False)
        for fact in (b"first", b"second"):
            segment.append(fact, False)
        _, end = segment.read(1, 999)
        segment.settle(end)
        segment.close()
        adopted = Segment.adopt(segment.path)
        assert adopted is not None
        self.assertEqual(adopted.read(9, 999)[0], [b"second"])
        adopted.settle(end + 1)
        adopted.close()
        again = Segment.adopt(segment.path)
        assert again is not None
        self.assertEqual(again.read(9, 999)[0], [b"first", b"second"])
        again.remove()

    def test_one_that_is_locked_is_not_taken_over(self) -> None:
        segment = Segment.create(self.folder, False)
        segment.append(b"first", False)
        self.assertIsNone(Segment.adopt(segment.path))
        segment.remove()

    def test_only_its_user_reads_it(self) -> None:
        store = SpoolStore(self.folder / "new", ROOM, lambda: None, False)
        store.put(b"{}")
        (file,) = (self.folder / "new").iterdir()
        self.assertEqual((os.stat(file).st_mode & 0o777, os.stat(file.parent).st_mode & 0o777), (0o600, 0o700))
        store.close()


class Stores(SpoolTest):
    def test_files_go_when_all_is_settled(self) -> None:
        store = self.store()
        for i in range(3_000):
            store.put(b"x" * 8_000)
        self.assertGreater(len(self.files()), 2)
        count = 0
        while True:
            batch = store.take(500, 1 << 20)
            if not batch.facts:
                break
            count += len(batch.facts)
            batch.settle()
        self.assertEqual((count, store.counts()), (3_000, (3_000, 3_000)))
        store.close()
        self.assertEqual(self.files(), [])

    def test_a_call_waits_for_room_and_gives_up_in_time(self) -> None:
        store = self.store(Room(limit_bytes=100, seconds=0.2))
        store.put(b"x" * 90)
        begin = time.monotonic()
        with self.assertRaises(QueueFull):
            store.put(b"y" * 20)
        self.assertGreaterEqual(time.monotonic() - begin, 0.2)
        threading.Timer(0.05, store.take(9, 999).settle).start()
        store.put(b"z" * 20)
        self.assertEqual(store.take(9, 999).facts, [b"z" * 20])
        store.close()

    def test_its_own_and_what_others_left_come_in_turns(self) -> None:
        for name in (b"a", b"b"):
            orphan = Segment.create(self.folder, False)
            orphan.append(name, False)
            orphan.close()
        store = self.store()
        store.adopt()
        for _ in range(4):
            store.put(b"own")
        seen = []
        for _ in range(4):
            batch = store.take(1, 999)
            seen += batch.facts
            batch.settle()
        self.assertEqual(sorted(seen[:2]), [b"a", b"own"])
        self.assertEqual(sorted(seen), [b"a", b"b", b"own", b"own"])
        store.close()


class Rejects(SpoolTest):
    def test_a_torn_last_line_does_not_spoil_the_next(self) -> None:
        rejects = RejectsFile(self.folder)
        rejects.add(b'{"a":1}')
        with rejects.path.open("ab") as file:
            file.write(b'{"torn')
        rejects.add(b'{"b":2}')
        self.assertEqual(rejects.path.read_bytes().splitlines(), [b'{"a":1}', b'{"torn', b'{"b":2}'])


class Processes(SpoolTest):
    def test_what_a_process_left_behind_is_sent_by_the_next(self) -> None:
        run_python(LOG_AND_DIE, str(self.folder), "a", "b")
        run_python(LOG_AND_DIE, str(self.folder), "c")
        self.assertEqual(len(self.files()), 2)
        service = Service()
        self.addCleanup(service.close)
        client = Client(service.url, model_version="m@1", spool=self.folder)
        client.log_decision({"name": "d"}, 1, request_id="d")
        deadline = time.monotonic() + 10
        while len(service.recorded) < 4 and time.monotonic() < deadline:
            time.sleep(0.02)
        client.close()
        self.assertEqual(sorted(service.keys_of_facts()), ["a", "b", "c", "d"])
        self.assertEqual(self.files(), [])

    def test_a_client_that_can_not_send_leaves_all_in_the_spool(self) -> None:
        client = Client("http://127.0.0.1:9", model_version="m@1", spool=self.folder)
        for i in range(10):
            client.log_decision({"i": i}, i)
        self.assertFalse(client.close(timeout=0.1))
        (file,) = self.files()
        adopted = Segment.adopt(file)
        assert adopted is not None
        self.assertEqual(len(adopted.read(99, 1 << 20)[0]), 10)
        adopted.close()

    def test_what_is_refused_is_kept_with_its_reason(self) -> None:
        service = Service(
            lambda facts: (
                (200, {"errors": [{"message": "facts[1]: no", "extensions": {"code": "CONFLICT"}}]})
                if any(key_of(fact) == "bad" for fact in facts)
                else (200, {"data": {"recordFacts": [{}] * len(facts)}})
            )
        )
        self.addCleanup(service.close)
        client = Client(service.url, model_version="m@1", spool=self.folder)
        for name in ("a", "bad", "c"):
            client.log_decision({"n": name}, 1, request_id=name)
        self.assertTrue(client.close())
        self.assertEqual(sorted(service.keys_of_facts()), ["a", "c"])
        (line,) = (self.folder / "rejects.ndjson").read_text().splitlines()
        told = json.loads(line)
        self.assertEqual((told["code"], told["fact"]["prediction"]["requestId"]), ("CONFLICT", "bad"))


if __name__ == "__main__":
    unittest.main()
