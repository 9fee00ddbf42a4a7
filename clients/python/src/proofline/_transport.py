"""One request to the service, and what its answer means for the facts in it."""

from __future__ import annotations

import codecs
import http.client
import json
import os
import ssl
from dataclasses import dataclass
from typing import Any, Callable, Literal, Sequence, Union
from urllib.parse import urlsplit

from ._errors import ProoflineError

ApiKey = Union[str, Callable[[], str], None]

#: Only that it was recorded is asked for: a receipt a fact would be more to answer and to read than the fact.
_QUERY = "mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { index } }"
_BEFORE = b'{"query":' + json.dumps(_QUERY).encode() + b',"variables":{"facts":['
_AFTER = b"]}}"
# Where it is looked up first by the thread that sends, a fork at that moment leaves the child with half of its module.
codecs.lookup("idna")
_MAX_ANSWER = 64 * 1024 * 1024

#: What the service says of a fact that it will never record as it is.
_REFUSALS = frozenset(["BAD_USER_INPUT", "CONFLICT", "NOT_FOUND", "FORBIDDEN", "LIMIT_EXCEEDED"])


@dataclass(frozen=True)
class Answer:
    """
    `recorded`: each fact is durable. `refused`: none is recorded, and at least one never will be. `failed`: the service has
    an error of its own. `unavailable`: the same facts may be recorded later.
    """

    outcome: Literal["recorded", "refused", "failed", "unavailable"]
    code: str = ""
    message: str = ""


class Transport:
    """A connection that is kept open. For one thread."""

    def __init__(self, url: str, api_key: ApiKey, timeout: float, context: ssl.SSLContext | None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
            raise ProoflineError("url must be an address as http://127.0.0.1:4000")
        self._path = parts.path.rstrip("/") + "/graphql"
        self._api_key = api_key
        self._connection: http.client.HTTPConnection
        if parts.scheme == "https":
            context = context or ssl.create_default_context()
            self._connection = http.client.HTTPSConnection(
                parts.hostname, parts.port, timeout=timeout, context=context
            )
        else:
            self._connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)

    def send(self, facts: Sequence[bytes]) -> Answer:
        """Never raises for what the service or the network does."""
        body = b"".join((_BEFORE, b",".join(facts), _AFTER))
        try:
            return self._ask(body, len(facts))
        except (OSError, http.client.HTTPException) as error:
            self.close()
            return Answer("unavailable", "", f"{type(error).__name__}: {error}")

    def _ask(self, body: bytes, count: int) -> Answer:
        was_open = self._connection.sock is not None
        try:
            response = self._request(body)
        except (ConnectionError, http.client.RemoteDisconnected):
            # the service closes connections that are idle; what was sent twice is recorded once
            if not was_open:
                raise
            self.close()
            response = self._request(body)
        text = response.read(_MAX_ANSWER)
        if response.will_close or not response.isclosed():
            self.close()
        return meaning(response.status, text, count)

    def _request(self, body: bytes) -> http.client.HTTPResponse:
        headers = {"content-type": "application/json", "user-agent": "proofline-python/0.1"}
        key = self._api_key() if callable(self._api_key) else self._api_key
        if key is None:
            key = os.environ.get("PROOFLINE_API_KEY")
        if key:
            headers["authorization"] = f"Bearer {key.strip()}"
        self._connection.request("POST", self._path, body, headers)
        return self._connection.getresponse()

    def close(self) -> None:
        self._connection.close()


def meaning(status: int, text: bytes, count: int) -> Answer:
    """What an answer says of a request with so many facts."""
    try:
        answer = json.loads(text)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        if status == 413:
            return Answer("refused", "LIMIT_EXCEEDED", "the request is too large for a server before the service")
        return Answer("unavailable", "", f"HTTP {status} without a GraphQL answer")
    errors = answer.get("errors")
    if errors:
        return _of_error(status, errors[0] if isinstance(errors, list) else errors)
    data = answer.get("data")
    receipts = data.get("recordFacts") if isinstance(data, dict) else None
    if isinstance(receipts, list) and len(receipts) == count:
        return Answer("recorded")
    return Answer("unavailable", "", f"HTTP {status}: this does not answer as a Proofline service")


def _of_error(status: int, error: Any) -> Answer:
    if not isinstance(error, dict):
        return Answer("unavailable", "", f"HTTP {status}: an error of no known form")
    extensions = error.get("extensions")
    code = str(extensions.get("code", "")) if isinstance(extensions, dict) else ""
    message = str(error.get("message", "no reason"))
    if code == "LIMIT_EXCEEDED" and status in (429, 503):
        return Answer("unavailable", code, message)
    if code in _REFUSALS:
        return Answer("refused", code, message)
    if code == "INTERNAL":
        return Answer("failed", code, message)
    # a key that is not known is a mistake of whoever set it up, and no fault of the facts
    return Answer("unavailable", code, message)
