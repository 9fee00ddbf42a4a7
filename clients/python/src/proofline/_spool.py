"""What was logged and is not sent yet, in a folder: it outlives the process, and another one sends it."""

from __future__ import annotations

import os
from collections import deque
from pathlib import Path
from typing import Callable, Sequence

from ._segment import Segment, left_behind, lock
from ._store import Batch, Room, Store

#: A file that has so many bytes is ended, and the next fact begins another one.
_SEGMENT_BYTES = 8 * 1024 * 1024
#: A file all of whose facts are recorded is removed when it has so many; smaller ones are written on.
_WORTH_REMOVING = 1024 * 1024


class SpoolStore(Store):
    """Several processes may use one folder: each writes files of its own, and has them locked."""

    def __init__(self, folder: Path, room: Room, wake: Callable[[], None], fsync: bool) -> None:
        super().__init__(room, wake)
        self._folder = folder
        self._fsync = fsync
        self._current: Segment | None = None
        self._own: deque[Segment] = deque()
        self._adopted: deque[Segment] = deque()
        self._adopted_next = True
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _keep(self, fact: bytes) -> None:
        segment = self._current
        if segment is None or segment.end >= _SEGMENT_BYTES:
            segment = self._current = Segment.create(self._folder, self._fsync)
            self._own.append(segment)
        segment.append(fact, self._fsync)

    def take(self, facts: int, size: int) -> Batch:
        with self._changed:
            own = self._own[0] if self._own and not self._own[0].is_settled else None
            adopted = self._adopted[0] if self._adopted else None
            # in turns, so that neither waits for all of the other
            segment = (adopted or own) if self._adopted_next else (own or adopted)
            self._adopted_next = segment is own
        if segment is None:
            return Batch([], lambda: None)
        taken, end = segment.read(facts, size)
        return Batch(taken, lambda: self._settle(segment, taken, end))

    def _settle(self, segment: Segment, taken: Sequence[bytes], end: int) -> None:
        with self._changed:
            segment.settle(end)
            is_own = segment in self._own
            if segment.is_settled and (segment is not self._current or segment.end >= _WORTH_REMOVING):
                (self._own if is_own else self._adopted).remove(segment)
                if segment is self._current:
                    self._current = None
                segment.remove()
            if is_own:
                self._forget(taken)

    def adopt(self) -> None:
        """Its own files, and those of processes that live, are locked."""
        for path in left_behind(self._folder):
            segment = Segment.adopt(path)
            if segment is not None:
                with self._changed:
                    self._adopted.append(segment)

    def abandon(self) -> None:
        for segment in (*self._own, *self._adopted):
            segment.close()

    def close(self) -> Sequence[bytes]:
        with self._changed:
            self._is_closed = True
            for segment in (*self._own, *self._adopted):
                if segment.is_settled:
                    segment.remove()
                else:
                    segment.close()
            self._own.clear()
            self._adopted.clear()
            self._current = None
            self._changed.notify_all()
        return []


class RejectsFile:
    """`rejects.ndjson` in the folder: what the service refused, a line each. Processes share it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "rejects.ndjson"

    def add(self, line: bytes) -> None:
        """Raises OSError."""
        fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            lock(fd)
            size = os.fstat(fd).st_size
            is_torn = size > 0 and os.pread(fd, 1, size - 1) != b"\n"
            data = (b"\n" if is_torn else b"") + line + b"\n"
            while data:
                data = data[os.write(fd, data) :]
            os.fsync(fd)
        finally:
            os.close(fd)
