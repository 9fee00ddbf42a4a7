"""What a client has in one process. A process that was forked gets one of its own."""

from __future__ import annotations

import itertools
import json
import logging
import os
import secrets
import ssl
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from ._delivery import Delivery, Pace
from ._drops import Drops
from ._encoding import json_bytes, now
from ._errors import QueueFull, Rejection
from ._memory import MemoryStore
from ._spool import RejectsFile, SpoolStore
from ._store import Room, Store
from ._transport import ApiKey, Transport

log = logging.getLogger("proofline")


@dataclass(frozen=True)
class Settings:
    url: str
    api_key: ApiKey
    serving_node: str
    spool: Optional[Path]
    fsync: bool
    room: Room
    drops: bool
    pace: Pace
    timeout: float
    exit_seconds: float
    ssl_context: Optional[ssl.SSLContext]
    on_rejected: Optional[Callable[[Rejection], None]]


class Session:
    """A store, the thread that empties it, and the numbers of this process's decisions."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        #: Names this process: its numbers begin anew, so it counts as a serving node of its own.
        self.node = f"{settings.serving_node}/{os.getpid()}-{secrets.token_hex(3)}"
        self.drops = Drops(self.node)
        self.rejected = 0
        self._untold: Optional[bytes] = None
        self._numbers: dict[str, itertools.count[int]] = {}
        self._rejects = None if settings.spool is None else RejectsFile(settings.spool)
        transport = Transport(settings.url, settings.api_key, settings.timeout, settings.ssl_context)
        self.store: Store
        if settings.spool is None:
            self.store = MemoryStore(settings.room, self._wake)
        else:
            self.store = SpoolStore(settings.spool, settings.room, self._wake, settings.fsync)
        self.delivery = Delivery(
            self.store, transport, settings.pace, self._tell_drops, self._reject, self._started
        )

    def _wake(self) -> None:
        self.delivery.wake()

    def _started(self) -> None:
        """A child of `multiprocessing` ends without what `atexit` knows, but with what it is told here."""
        process = sys.modules.get("multiprocessing.process")
        if process is not None and process.parent_process() is not None:
            util = sys.modules["multiprocessing.util"]
            util.Finalize(None, self.close, (self._settings.exit_seconds,), exitpriority=10)

    def next_number(self, source: str) -> int:
        """Counts up by one for each source of decisions."""
        numbers = self._numbers.get(source)
        if numbers is None:
            numbers = self._numbers.setdefault(source, itertools.count())
        return next(numbers)

    def put(self, fact: bytes, what: str, number: Optional[int] = None) -> None:
        """Keeps a fact, or counts it as dropped. Raises QueueFull where the client is not to drop, and OSError."""
        try:
            self.store.put(fact)
        except QueueFull:
            self.drops.add(what, number)
            if not self._settings.drops:
                raise

    def close(self, seconds: float) -> bool:
        has_ended = self.delivery.close(seconds)
        if not has_ended:
            put, settled = self.store.counts()
            left = "what is left is in the spool" if self._settings.spool else "what is left is lost"
            log.error("proofline: closed before all was sent: %d facts; if the process ends now, %s", put - settled, left)
        return has_ended

    def _tell_drops(self, is_last: bool) -> None:
        self._untold = self._untold or self.drops.fact(is_last)
        if self._untold is not None:
            self.store.put(self._untold, beyond_limit=True)
            self._untold = None

    def _reject(self, fact: bytes, code: str, message: str) -> None:
        """Tells of a fact that will not be recorded. Raises OSError where the spool has no room for it."""
        rejection = Rejection(code, message, json.loads(fact))
        if self._rejects is not None:
            line = {"at": now(), "code": code, "message": message, "fact": rejection.fact}
            self._rejects.add(json_bytes(line))
        self.rejected += 1
        # no value: it may be personal
        log.error("proofline: a fact is not recorded (%s): %s", code, message)
        if self._settings.on_rejected is not None:
            try:
                self._settings.on_rejected(rejection)
            except Exception as error:
                log.error("proofline: on_rejected raised an error", exc_info=error)
