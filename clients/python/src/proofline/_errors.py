"""What this client raises, and how it tells of a fact that the service refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping


class ProoflineError(Exception):
    """The base of all errors of this client."""


class NotRecordable(ProoflineError, ValueError):
    """A value that no fact can hold, or a field that the kind does not have. Nothing was logged."""


class QueueFull(ProoflineError):
    """There was no room for a fact in the time given. It was not logged, and is counted as dropped."""


class ClientClosed(ProoflineError):
    """The client was closed before. Nothing was logged."""


@dataclass(frozen=True)
class Rejection:
    """A fact that will not be recorded: the service refused it, or the client was closed before it was sent."""

    #: As the service says it, for example BAD_USER_INPUT, CONFLICT or FORBIDDEN; NOT_SENT for what was never sent.
    code: str
    #: Why, with the place in the fact.
    message: str
    #: One member, the kind, as `recordFacts` takes it.
    fact: Mapping[str, Any]
