"""The decorator for functions that decide."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any, Callable, Mapping, Optional

if TYPE_CHECKING:
    from ._client import Client


def audited(
    client: Client,
    function: Callable[..., Any],
    *,
    features: Optional[Callable[..., Any]],
    prediction: Optional[Callable[[Any], Any]],
    request_id: Optional[Callable[..., str]],
    more: Mapping[str, Any],
) -> Callable[..., Any]:
    """See `Client.audited`."""
    signature = inspect.signature(function)
    features_of = features or functools.partial(_by_name, signature)

    def decision(answer: Any, args: Any, kwargs: Any) -> dict[str, Any]:
        return {
            **more,
            "features": features_of(*args, **kwargs),
            "prediction": answer if prediction is None else prediction(answer),
            "request_id": None if request_id is None else request_id(*args, **kwargs),
        }

    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def audited_async(*args: Any, **kwargs: Any) -> Any:
            answer = await function(*args, **kwargs)
            await client.log_decision_async(**decision(answer, args, kwargs))
            return answer

        return audited_async

    @functools.wraps(function)
    def audited_function(*args: Any, **kwargs: Any) -> Any:
        answer = function(*args, **kwargs)
        client.log_decision(**decision(answer, args, kwargs))
        return answer

    return audited_function


def _by_name(signature: inspect.Signature, *args: Any, **kwargs: Any) -> dict[str, Any]:
    """The arguments, with those that have a default; a method's object is none of them."""
    bound = signature.bind(*args, **kwargs)
    bound.apply_defaults()
    named = dict(bound.arguments)
    first = next(iter(named), None)
    if first in ("self", "cls"):
        del named[first]
    return named
