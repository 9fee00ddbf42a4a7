"""The thread that sends what was logged: in batches, again and again until the service has said what becomes of each fact."""

from __future__ import annotations

import logging
import random
import threading
import time
from dataclasses import dataclass
from typing import Callable, Sequence

from ._store import Store
from ._transport import Answer, Transport

log = logging.getLogger("proofline")

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 30.0
#: How often a request is sent of which the service says that it has an error of its own, before a fact is blamed for it.
_FAILURES = 5
_ADOPT_SECONDS = 10.0
_WARN_SECONDS = 60.0
#: For the thread to end when its time is over.
_GRACE_SECONDS = 0.5


@dataclass(frozen=True)
class Pace:
    """How facts are put together."""

    facts: int
    bytes: int
    #: How long a batch that is not full waits for more.
    linger: float


class _Stopped(Exception):
    """There is no time left."""


class Delivery:
    """
    `prepare` is called before each batch is taken, `reject` with what the service refused: both may raise OSError, and are
    then called again. `started` is called when the thread runs.
    """

    def __init__(
        self,
        store: Store,
        transport: Transport,
        pace: Pace,
        prepare: Callable[[bool], None],
        reject: Callable[[bytes, str, str], None],
        started: Callable[[], None],
    ) -> None:
        self.recorded = 0
        self._store = store
        self._transport = transport
        self._pace = pace
        self._prepare = prepare
        self._reject = reject
        self._started = started
        self._awake = threading.Event()
        self._hurry = threading.Event()
        self._closing = threading.Event()
        self._deadline = 0.0
        self._warned_at = float("-inf")
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def wake(self) -> None:
        if not self._awake.is_set():
            self._awake.set()
        if self._thread is None:
            self.start()

    def start(self) -> None:
        with self._starting:
            if self._thread is None and not self._closing.is_set():
                thread = threading.Thread(target=self._run, name="proofline", daemon=True)
                thread.start()
                self._thread = thread
                self._started()

    def flush(self, seconds: float | None) -> bool:
        """Sends what was logged before without waiting for more. Whether the service has answered for all of it."""
        put, settled = self._store.counts()
        if put == settled:
            return True
        self._hurry.set()
        self.wake()
        try:
            return self._store.wait(put, seconds)
        finally:
            self._hurry.clear()

    def close(self, seconds: float) -> bool:
        """Sends what is there, within that time and the request under way. Whether it has ended."""
        self._deadline = time.monotonic() + seconds
        with self._starting:
            self._closing.set()
        self._hurry.set()
        self._awake.set()
        if self._thread is None:
            self._run()  # when the interpreter ends no thread can be started
            return True
        self._thread.join(seconds + _GRACE_SECONDS)
        return not self._thread.is_alive()

    def _run(self) -> None:
        adopt_at = 0.0
        failures = 0
        try:
            while True:
                try:
                    if time.monotonic() >= adopt_at:
                        # at different times in processes that started together
                        adopt_at = time.monotonic() + random.uniform(0.75, 1.25) * _ADOPT_SECONDS
                        self._store.adopt()
                    if not self._turn(adopt_at):
                        return
                    failures = 0
                except _Stopped:
                    raise
                except Exception as error:
                    # of the disk, or a mistake here: what was logged stays, and is tried again
                    failures += 1
                    log.error("proofline: what was logged can't be sent now", exc_info=error)
                    self._pause(failures)
        except _Stopped:
            pass
        finally:
            self._transport.close()
            for fact in self._store.close():
                self._reject(fact, "NOT_SENT", "the client was closed before the service could be reached")

    def _turn(self, wait_until: float) -> bool:
        """Sends one batch, or waits for one. Whether there may be another one."""
        self._prepare(self._closing.is_set())
        batch = self._store.take(self._pace.facts, self._pace.bytes)
        if batch.facts:
            self._deliver(batch.facts)
            batch.settle()
        elif self._closing.is_set():
            return False
        else:
            self._awake.wait(max(0.0, wait_until - time.monotonic()))
        if len(batch.facts) < self._pace.facts:
            self._hurry.wait(self._pace.linger)
        # before the next look: what is put after it wakes again
        self._awake.clear()
        return True

    def _deliver(self, facts: Sequence[bytes]) -> None:
        """Until each is recorded or refused. Raises _Stopped."""
        attempt = 0
        failures = 0
        while True:
            answer = self._transport.send(facts)
            attempt += 1
            failures += answer.outcome == "failed"
            if answer.outcome == "recorded":
                self.recorded += len(facts)
                return
            if answer.outcome == "refused" or (answer.outcome == "failed" and failures >= _FAILURES):
                self._without_refused(facts, answer)
                return
            self._warn(f"{answer.code} {answer.message}".strip())
            self._pause(attempt)

    def _without_refused(self, facts: Sequence[bytes], answer: Answer) -> None:
        """A batch is recorded whole or not at all, so one that is refused is halved until the fact is alone."""
        if len(facts) == 1:
            self._reject(facts[0], answer.code, answer.message)
            return
        half = len(facts) // 2
        self._deliver(facts[:half])
        self._deliver(facts[half:])

    def _pause(self, attempt: int) -> None:
        """Longer from time to time, and by chance, so that clients do not come back all at once. Raises _Stopped."""
        pause = random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(attempt, 16)))
        if not self._closing.wait(pause):
            return
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise _Stopped
        time.sleep(min(pause, left, 1.0))

    def _warn(self, problem: str) -> None:
        if time.monotonic() < self._warned_at + _WARN_SECONDS:
            return
        self._warned_at = time.monotonic()
        log.warning("proofline: the service can't be reached, and is tried again: %s", problem)
