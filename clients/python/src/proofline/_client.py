"""The client: what is logged here is sent in the background."""

from __future__ import annotations

import asyncio
import atexit
import contextvars
import datetime
import functools
import os
import socket
import ssl
import uuid
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Callable, Literal, Optional, Type, TypeVar, Union, overload

from ._audited import audited
from ._delivery import Pace
from ._encoding import json_bytes, now, rfc3339
from ._errors import NotRecordable, Rejection
from ._facts import fact_of
from ._generated import Facts, Kind
from ._session import Session, Settings
from ._store import Room
from ._transport import ApiKey

_MEMORY_BYTES = 64 * 1024 * 1024
_SPOOL_BYTES = 1024 * 1024 * 1024

F = TypeVar("F", bound=Callable[..., Any])

_last_request_id: contextvars.ContextVar[Optional[str]] = contextvars.ContextVar("last_request_id", default=None)


@dataclass(frozen=True)
class Stats:
    """What became of what this process logged."""

    logged: int
    #: Recorded by this client; with a spool also what other processes left there.
    recorded: int
    rejected: int
    dropped: int
    waiting: int


class Client(Facts):
    """
    Records facts in a Proofline service. Any thread may use it, and so may processes that were forked: each sends what it
    logged itself. To be closed, or used in `with`; at the end of the process it is closed by itself.

    :param url: of the service, as http://127.0.0.1:4000
    :param api_key: a key or token, or what returns one for each request; else the variable PROOFLINE_API_KEY
    :param deployment: that answers, for each decision that names no other
    :param model_version: as the server sees it
    :param artifact_sha256: of the artifact that this process has loaded
    :param serving_node: this machine's name unless given; each process adds its own number to it
    :param sequence: whether decisions are numbered, so that each one that is lost shows as a hole in `coverage`
    :param spool: a folder in which facts are until they are recorded; without it they are in memory
    :param fsync: whether a fact in the spool is on the disk itself when a call returns: it then stays also where the machine
        loses power, and costs what the disk takes. Without it, it stays where the process is killed
    :param on_full: where there is no room for another fact: wait for it ("block"), or count it as dropped ("drop")
    :param block_seconds: how long a call waits for room before it raises QueueFull
    :param limit_bytes: how much may wait: 64 MiB unless given, 1 GiB in a spool
    :param batch_facts: of one request; a batch of a service has at most 5,000
    :param batch_bytes: of one request
    :param linger_seconds: how long a batch that is not full waits for more
    :param timeout: of one request, in seconds
    :param exit_seconds: how long the end of the process may wait for what is not sent yet
    :param on_rejected: called with each fact that will not be recorded, in the thread that sends
    :param ssl_context: for https, where the system's certificates are not enough
    """

    def __init__(
        self,
        url: str,
        api_key: ApiKey = None,
        *,
        deployment: Optional[str] = None,
        model_version: Optional[str] = None,
        artifact_sha256: Optional[str] = None,
        serving_node: Optional[str] = None,
        sequence: bool = True,
        spool: Union[str, "os.PathLike[str]", None] = None,
        fsync: bool = False,
        on_full: Literal["block", "drop"] = "block",
        block_seconds: float = 30.0,
        limit_bytes: Optional[int] = None,
        batch_facts: int = 500,
        batch_bytes: int = 4 * 1024 * 1024,
        linger_seconds: float = 0.05,
        timeout: float = 30.0,
        exit_seconds: float = 5.0,
        on_rejected: Optional[Callable[[Rejection], None]] = None,
        ssl_context: Optional[ssl.SSLContext] = None,
    ) -> None:
        if on_full not in ("block", "drop"):
            raise ValueError('on_full must be "block" or "drop"')
        if not 1 <= batch_facts <= 5_000:
            raise ValueError("batch_facts must be from 1 to 5,000")
        if fsync and spool is None:
            raise ValueError("fsync is for a spool: give its folder")
        default_limit = _MEMORY_BYTES if spool is None else _SPOOL_BYTES
        self._settings = Settings(
            url=url,
            api_key=api_key,
            serving_node=serving_node or socket.gethostname(),
            spool=None if spool is None else Path(spool),
            fsync=fsync,
            room=Room(default_limit if limit_bytes is None else limit_bytes, 0 if on_full == "drop" else block_seconds),
            drops=on_full == "drop",
            pace=Pace(batch_facts, batch_bytes, linger_seconds),
            timeout=timeout,
            exit_seconds=exit_seconds,
            ssl_context=ssl_context,
            on_rejected=on_rejected,
        )
        self._given = {"deployment": deployment, "modelVersion": model_version, "artifactSha256": artifact_sha256}
        self._numbered = sequence
        self._session = Session(self._settings)
        _open.add(self)
        if spool is not None:
            self._session.delivery.start()  # what others left there is sent, whether or not something is logged

    def log_decision(
        self,
        features: Any,
        prediction: Any,
        *,
        request_id: Optional[str] = None,
        deployment: Optional[str] = None,
        model_version: Optional[str] = None,
        artifact_sha256: Optional[str] = None,
        timestamp: Union[str, datetime.datetime, None] = None,
        groups: Any = None,
        explanation: Any = None,
        threshold: Optional[float] = None,
    ) -> str:
        """
        Logs one answer of a model, and returns its request id at once. The values are read now: what is done with them
        afterwards changes nothing. Raises NotRecordable for values that have no form in JSON, QueueFull where there is no
        room, ClientClosed, and OSError where the spool's disk takes no more. With a spool it is on disk on return.
        """
        session = self._session
        if request_id is None:
            request_id = str(uuid.uuid4())
        fact: dict[str, Any] = {"requestId": request_id}
        for name, value in self._given.items():
            if value is not None:
                fact[name] = value
        if deployment is not None:
            fact["deployment"] = deployment
        if model_version is not None:
            fact["modelVersion"] = model_version
        if artifact_sha256 is not None:
            fact["artifactSha256"] = artifact_sha256
        source = fact.get("deployment") or fact.get("modelVersion")
        if source is None:
            raise NotRecordable("give a deployment or a model_version, here or to the client")
        if features is None or prediction is None:
            raise NotRecordable("a decision needs features and a prediction: None says that there are none")
        fact["features"] = features
        fact["prediction"] = prediction
        fact["timestamp"] = now() if timestamp is None else rfc3339(timestamp, "timestamp")
        fact["servingNode"] = session.node
        if groups is not None:
            fact["groups"] = groups
        if explanation is not None:
            fact["explanation"] = explanation
        if threshold is not None:
            fact["threshold"] = threshold
        data = json_bytes(fact)
        number = None
        if self._numbered:
            # no number is used for a decision that can't be written
            number = session.next_number(source)
            data = b'%b,"sequence":%d}' % (data[:-1], number)
        session.put(b'{"prediction":%b}' % data, f"decisions of {source} on serving node {session.node}", number)
        _last_request_id.set(request_id)
        return request_id

    async def log_decision_async(self, features: Any, prediction: Any, **more: Any) -> str:
        """As `log_decision`, and where that would wait for room or for the disk, it waits beside the event loop."""
        if self._settings.fsync or not self._session.store.has_room(1024 * 1024):
            call = functools.partial(self.log_decision, features, prediction, **more)
            request_id = await asyncio.get_running_loop().run_in_executor(None, call)
            # a thread has a context of its own
            _last_request_id.set(request_id)
            return request_id
        return self.log_decision(features, prediction, **more)

    def record(self, kind: Kind, /, **fields: Any) -> str:
        """
        Logs a fact of any kind, and returns its key. Fields are named as in the schema, in Python's way: `row_count`.
        Raises as `log_decision`, and NotRecordable for a field that the kind does not have, or needs.
        """
        fact = fact_of(kind, fields)
        self._session.put(json_bytes(fact), f"facts of the kind {kind}")
        return str(fields.get("key") or fields.get("request_id"))

    def record_input(self, fact: Any) -> None:
        """Logs a fact as `recordFacts` takes it: what stands under `fact` in a line of the rejects file."""
        self._session.put(json_bytes(fact), "facts as recordFacts takes them")

    @overload
    def audited(self, function: F) -> F: ...

    @overload
    def audited(
        self,
        *,
        features: Optional[Callable[..., Any]] = None,
        prediction: Optional[Callable[[Any], Any]] = None,
        request_id: Optional[Callable[..., str]] = None,
        **more: Any,
    ) -> Callable[[F], F]: ...

    def audited(
        self,
        function: Optional[Callable[..., Any]] = None,
        *,
        features: Optional[Callable[..., Any]] = None,
        prediction: Optional[Callable[[Any], Any]] = None,
        request_id: Optional[Callable[..., str]] = None,
        **more: Any,
    ) -> Any:
        """
        A decorator for a function that decides, also an `async` one: each call is logged before its answer is returned. What
        the function raises is no decision, and a decision that can't be logged is not returned: the error of `log_decision`
        is raised instead.

        :param features: of the same arguments, what the model was given; unless given the arguments, by their names
        :param prediction: of what the function returns, what the model answered; unless given what it returns
        :param request_id: of the same arguments
        :param more: as `log_decision` takes it, for example `threshold`
        """
        decorate = functools.partial(
            audited, self, features=features, prediction=prediction, request_id=request_id, more=more
        )
        return decorate if function is None else decorate(function)

    @staticmethod
    def last_request_id() -> Optional[str]:
        """Of the last decision that was logged in this thread or task."""
        return _last_request_id.get()

    def flush(self, timeout: Optional[float] = None) -> bool:
        """Waits until the service has answered for all that was logged before. Whether it has, within so many seconds."""
        return self._session.delivery.flush(timeout)

    async def flush_async(self, timeout: Optional[float] = None) -> bool:
        """As `flush`, beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(None, self.flush, timeout)

    def close(self, timeout: Optional[float] = None) -> bool:
        """
        Sends what is left, within so many seconds (`exit_seconds` unless given). Whether nothing is left. What is stays in
        the spool; without one it is told as rejected (NOT_SENT).
        """
        _open.discard(self)
        session = self._session
        has_ended = session.close(self._settings.exit_seconds if timeout is None else timeout)
        put, settled = session.store.counts()
        return has_ended and put == settled

    def stats(self) -> Stats:
        session = self._session
        put, settled = session.store.counts()
        return Stats(put, session.delivery.recorded, session.rejected, session.drops.total, put - settled)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def _after_fork(self) -> None:
        """What the parent logged is the parent's to send, by its thread, which this process does not have."""
        self._session.store.abandon()
        # never freed: a buffer of its connection may be locked for ever by the parent's thread, and freeing would wait for it
        _abandoned.append(self._session)
        self._session = Session(self._settings)


#: What the end of the process closes.
_open: set[Client] = set()
_abandoned: list[Session] = []


def _close_all() -> None:
    for client in list(_open):
        client.close()


def _after_fork_in_child() -> None:
    for client in list(_open):
        client._after_fork()


atexit.register(_close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)
