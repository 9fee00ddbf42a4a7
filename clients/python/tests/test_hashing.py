from __future__ import annotations

import hashlib
import tempfile
import unittest
from pathlib import Path

from proofline import NotRecordable, hash_file, hash_frame

try:
    import numpy
    import pandas
except ImportError:
    numpy = pandas = None


class HashFile(unittest.TestCase):
    def test_is_the_sha256_of_its_bytes(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "f"
            file.write_bytes(b"x" * 3_000_000)
            self.assertEqual(hash_file(file), hashlib.sha256(b"x" * 3_000_000).hexdigest())


class HashFrame(unittest.TestCase):
    def test_what_is_no_frame_is_refused(self) -> None:
        with self.assertRaisesRegex(NotRecordable, "a list is no data frame"):
            hash_frame([1, 2])

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_is_the_same_wherever_the_table_is_read(self) -> None:
        frame = pandas.DataFrame({"n": [1, 2], "x": [0.5, -1.0], "t": ["a", None], "d": pandas.to_datetime(["2026-01-01", "2026-01-02"])})
        # as the docs say how it is made
        digest = hashlib.sha256(b"proofline-frame-1 2 4\n")
        digest.update(b'["n","int64"]\n' + (1).to_bytes(8, "little") + (2).to_bytes(8, "little"))
        digest.update(b'["x","float64"]\n' + bytes.fromhex("000000000000e03f000000000000f0bf"))
        digest.update(b'["t","object"]\n"a"\nnull\n')
        days = [1767225600 * 10**9, (1767225600 + 86400) * 10**9]
        digest.update(b'["d","datetime"]\n' + b"".join(day.to_bytes(8, "little") for day in days))
        self.assertEqual(hash_frame(frame), digest.hexdigest())
        self.assertEqual(hash_frame(frame.set_index(pandas.Index([7, 8]))), hash_frame(frame))
        self.assertEqual(hash_frame(frame.astype({"d": "datetime64[ns]"})), hash_frame(frame))

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_another_table_has_another_digest(self) -> None:
        tables = [
            {"a": [1, 2], "b": [3, 4]},
            {"b": [3, 4], "a": [1, 2]},
            {"a": [2, 1], "b": [4, 3]},
            {"a": [1.0, 2.0], "b": [3, 4]},
            {"a": ["1", "2"], "b": [3, 4]},
            {"a": ["1\n", "2"], "b": [3, 4]},
            {"a": [1, 2]},
        ]
        digests = {hash_frame(pandas.DataFrame(table)) for table in tables}
        self.assertEqual(len(digests), len(tables))


if __name__ == "__main__":
    unittest.main()
