from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import json
import math
import pathlib
import unittest
import uuid

from proofline import NotRecordable
from proofline._encoding import json_bytes, rfc3339

try:
    import numpy
    import pandas
except ImportError:
    numpy = pandas = None


@dataclasses.dataclass
class Applicant:
    age: int
    income: float


class Colour(enum.Enum):
    RED = "red"


def told(value: object) -> object:
    return json.loads(json_bytes(value))


class Encoding(unittest.TestCase):
    def test_what_json_has_stays_as_it_is(self) -> None:
        value = {"a": [1, -2.5, "x\u20ac", None, True], "b": {"c": 2**53 - 1}}
        self.assertEqual(told(value), value)

    def test_what_json_has_no_number_for_is_a_text(self) -> None:
        self.assertEqual(told([math.nan, math.inf, -math.inf]), ["NaN", "Infinity", "-Infinity"])
        self.assertEqual(told([2**53, -(2**60)]), ["9007199254740992", "-1152921504606846976"])
        self.assertEqual(told({"id": 12345678901234567, "x": 0.12345678901234567}), {"id": "12345678901234567", "x": 0.12345678901234567})
        # whole, and beyond what a reader of JSON keeps
        self.assertEqual(told([1e300, 9007199254740994.0, 1e15]), ["1e+300", "9007199254740994.0", 1e15])
        self.assertEqual(told(decimal.Decimal("0.10")), "0.10")

    def test_a_text_that_looks_like_a_large_number_stays_one(self) -> None:
        for text in ("12345678901234567", "a:12345678901234567,", "1e+9"):
            self.assertEqual(told([text]), [text])

    def test_objects_become_what_they_hold(self) -> None:
        a_day = datetime.date(2026, 11, 28)
        self.assertEqual(told(Applicant(41, 5.5)), {"age": 41, "income": 5.5})
        self.assertEqual(told([Colour.RED, a_day, pathlib.PurePosixPath("/a/b")]), ["red", "2026-11-28", "/a/b"])
        self.assertEqual(told(uuid.UUID(int=1)), "00000000-0000-0000-0000-000000000001")
        self.assertEqual(told(datetime.timedelta(minutes=1)), 60.0)
        self.assertEqual(told({(1, 2): 3, 4: 5}), {"(1, 2)": 3, "4": 5})

    def test_what_has_no_form_is_refused_with_its_place(self) -> None:
        for value in ({"a": [b"bytes"]}, {"a": [object()]}, {"a": [{1}]}):
            with self.assertRaisesRegex(NotRecordable, r"^value\.a\[0\]: a \w+ has no form in JSON"):
                json_bytes(value)
        with self.assertRaisesRegex(NotRecordable, "has no form"):
            json_bytes(Applicant)  # the class itself

    def test_what_holds_itself_or_is_too_deep_is_refused(self) -> None:
        own: list = []
        own.append(own)
        with self.assertRaisesRegex(NotRecordable, "holds itself"):
            json_bytes(own)
        deep: list = []
        for _ in range(20_000):
            deep = [deep]
        with self.assertRaisesRegex(NotRecordable, "nested deeper than 64 levels"):
            json_bytes(deep)

    def test_a_time_needs_its_zone(self) -> None:
        with self.assertRaisesRegex(NotRecordable, "startedAt: a time needs its zone"):
            rfc3339(datetime.datetime(2026, 11, 28), "startedAt")
        zone = datetime.timezone(datetime.timedelta(hours=1))
        self.assertEqual(rfc3339(datetime.datetime(2026, 11, 28, 9, tzinfo=zone), ""), "2026-11-28T09:00:00+01:00")
        self.assertEqual(rfc3339(datetime.date(2026, 11, 28), ""), "2026-11-28")

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_values_of_numpy_and_pandas(self) -> None:
        row = pandas.Series({"a": 1, "b": "x"})
        frame = pandas.DataFrame({"a": [1, 2]})
        value = [numpy.float32(1.5), numpy.int64(7), numpy.bool_(True), numpy.arange(2), row, frame, pandas.NA, pandas.NaT]
        self.assertEqual(told(value), [1.5, 7, True, [0, 1], {"a": 1, "b": "x"}, [{"a": 1}, {"a": 2}], None, None])
        self.assertEqual(told(numpy.array([1.0, numpy.nan])), [1.0, "NaN"])


if __name__ == "__main__":
    unittest.main()
