"""What was not logged because there was no room, counted, and told in a fact."""

from __future__ import annotations

import threading
import time
from typing import Any, Optional

from ._encoding import json_bytes, now

#: So often at most, while facts are being dropped.
_TELL_SECONDS = 10.0
#: Ranges of numbers that the fact spells out. The count is always whole.
_MAX_RANGES = 50


class Drops:
    """
    A Transformation says it: an execution of the job that logs, with the rows that it left out, by which rule, why and how
    many. That is what its `exclusions` are for, and no other kind has a place for it: an Access says that somebody saw
    data, an Amendment corrects a fact that there is. The numbers of decisions are holes in their deployment's sequence,
    too, which `coverage` finds.
    """

    def __init__(self, instance: str) -> None:
        self.total = 0
        self._instance = instance
        self._lock = threading.Lock()
        self._told = 0
        self._told_at = float("-inf")
        self._since = ""
        self._numbers: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}

    def add(self, what: str, number: Optional[int]) -> None:
        """@what: the rows, in words."""
        with self._lock:
            if not self._counts:
                self._since = now()
            self.total += 1
            self._counts[what] = self._counts.get(what, 0) + 1
            if number is not None:
                self._numbers.setdefault(what, []).append(number)

    def fact(self, is_last: bool) -> Optional[bytes]:
        """The fact that tells what was dropped since the last one; None where there is nothing to tell, or not yet."""
        with self._lock:
            if not self._counts or (not is_last and time.monotonic() < self._told_at + _TELL_SECONDS):
                return None
            self._told += 1
            self._told_at = time.monotonic()
            fact: dict[str, Any] = {
                "key": f"{self._instance}/dropped/{self._told}",
                "job": "proofline client: logging of decisions",
                "runBy": self._instance,
                "startedAt": self._since,
                "endedAt": now(),
                "reads": [],
                "exclusions": [
                    {
                        "rule": what + _numbers(self._numbers.get(what, [])),
                        "reason": "there was no room for them: they came faster than they could be sent",
                        "rowCount": count,
                    }
                    for what, count in self._counts.items()
                ],
            }
            self._counts, self._numbers = {}, {}
        return json_bytes({"transformation": fact})


def _numbers(numbers: list[int]) -> str:
    if not numbers:
        return ""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    told = ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in ranges[:_MAX_RANGES])
    return f", sequence {told}" + (" and more" if len(ranges) > _MAX_RANGES else "")
