"""What keeps facts between the call that logs them and the service's word that they are recorded."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Callable, Sequence

from ._errors import ClientClosed, QueueFull


@dataclass(frozen=True)
class Room:
    """How much may wait, and for how long a call waits for room before it gives up."""

    limit_bytes: int
    seconds: float


@dataclass(frozen=True)
class Batch:
    """The oldest facts that wait, each as JSON. They stay in the store until they are settled."""

    facts: Sequence[bytes]
    #: To be called when the service has recorded or refused each of them.
    settle: Callable[[], None]


class Store(ABC):
    """Any thread puts; one thread takes and settles, a batch at a time."""

    def __init__(self, room: Room, wake: Callable[[], None]) -> None:
        self._room = room
        self._wake = wake
        self._changed = threading.Condition(threading.Lock())
        self._bytes = 0
        self._put = 0
        self._settled = 0
        self._is_closed = False

    def put(self, fact: bytes, beyond_limit: bool = False) -> None:
        """Keeps a fact. Waits for room where there is none. Raises QueueFull, ClientClosed, and OSError of a disk."""
        with self._changed:
            if not beyond_limit and not self.has_room(len(fact)):
                self._wait_for_room(len(fact))
            if self._is_closed:
                raise ClientClosed("the client was closed: nothing more is sent")
            self._keep(fact)
            self._bytes += len(fact)
            self._put += 1
        self._wake()

    def has_room(self, size: int) -> bool:
        """Whether a fact of that many bytes would be kept without waiting. One that is alone always is."""
        return self._bytes == 0 or self._bytes + size <= self._room.limit_bytes

    def _wait_for_room(self, size: int) -> None:
        deadline = time.monotonic() + self._room.seconds
        self._wake()
        while not self._is_closed and not self.has_room(size):
            left = deadline - time.monotonic()
            if left <= 0:
                raise QueueFull(f"{self._put - self._settled} facts wait to be sent, and there is no room for more")
            self._changed.wait(left)

    def counts(self) -> tuple[int, int]:
        """How many facts were put here by this process, and how many of those are settled."""
        with self._changed:
            return self._put, self._settled

    def wait(self, settled: int, seconds: float | None) -> bool:
        """Waits until so many of them are settled. Whether they are."""
        with self._changed:
            return self._changed.wait_for(lambda: self._settled >= settled, seconds)

    def _forget(self, facts: Sequence[bytes]) -> None:
        """That these are settled. The caller has the lock."""
        self._bytes -= sum(map(len, facts))
        self._settled += len(facts)
        self._changed.notify_all()

    @abstractmethod
    def _keep(self, fact: bytes) -> None:
        """Keeps one, under the lock. Raises OSError."""

    @abstractmethod
    def take(self, facts: int, size: int) -> Batch:
        """At most so many facts and bytes, but one at least where any waits."""

    @abstractmethod
    def adopt(self) -> None:
        """Takes over what processes that have ended left behind."""

    @abstractmethod
    def abandon(self) -> None:
        """In a process that was forked: lets go of what is the parent's, and does not touch what is there."""

    @abstractmethod
    def close(self) -> Sequence[bytes]:
        """Lets go of everything. Returns what can't be sent any more by anybody."""
