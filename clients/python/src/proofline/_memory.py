"""What was logged and is not sent yet, in memory: fast, and gone with the process."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import Callable, Sequence

from ._store import Batch, Room, Store


class MemoryStore(Store):
    """A queue."""

    def __init__(self, room: Room, wake: Callable[[], None]) -> None:
        super().__init__(room, wake)
        self._facts: deque[bytes] = deque()

    def _keep(self, fact: bytes) -> None:
        self._facts.append(fact)

    def take(self, facts: int, size: int) -> Batch:
        with self._changed:
            taken = list(islice(self._facts, facts))
        total = 0
        for i, fact in enumerate(taken):
            total += len(fact)
            if i > 0 and total > size:
                del taken[i:]
                break
        return Batch(taken, lambda: self._settle(taken))

    def _settle(self, taken: Sequence[bytes]) -> None:
        with self._changed:
            for _ in taken:
                self._facts.popleft()
            self._forget(taken)

    def adopt(self) -> None:
        """Nothing of another process is here."""

    def abandon(self) -> None:
        """What is here is the parent's to send."""

    def close(self) -> Sequence[bytes]:
        with self._changed:
            self._is_closed = True
            left = list(self._facts)
            self._facts.clear()
            self._forget(left)
        return left
