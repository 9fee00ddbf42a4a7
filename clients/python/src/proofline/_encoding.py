"""Values of a caller as JSON, once, while the caller waits: what is changed afterwards does not change what was logged."""

from __future__ import annotations

import datetime
import decimal
import enum
import json
import math
import os
import re
import uuid
from typing import Any, Callable, Mapping

from ._errors import NotRecordable

#: Nesting of a value that a service records at most.
MAX_DEPTH = 64
#: Beyond it a JSON number loses digits, and the service refuses it.
MAX_INTEGER = 2**53 - 1


def json_bytes(value: Any) -> bytes:
    """
    JSON of a value, in ASCII. What JSON has no number for becomes a text: NaN and infinities as in Protocol Buffers
    ("NaN", "Infinity", "-Infinity"), whole numbers beyond 2^53, decimals. Numbers and arrays of numpy, rows of pandas,
    times, UUIDs, enums, paths, data classes and models of pydantic become what they hold. Raises NotRecordable, with the
    place, for anything else.
    """
    try:
        text = _encode(value)
    except (TypeError, ValueError, RecursionError):
        text = _encode(plain(value))
    else:
        if _LARGE_NUMBER.search(text):
            text = _encode(plain(value))
    return text.encode("ascii")


def plain(value: Any, place: str = "value", depth: int = 0) -> Any:
    """A value as JSON has it: the slow way, for what the standard encoder does not take. Raises NotRecordable."""
    if value is None or value is True or value is False or type(value) is str:
        return value
    if depth > MAX_DEPTH:
        raise NotRecordable(f"{place}: is nested deeper than {MAX_DEPTH} levels, or holds itself")
    if isinstance(value, enum.Enum):
        return plain(value.value, place, depth + 1)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value) if -MAX_INTEGER <= value <= MAX_INTEGER else str(int(value))
    if isinstance(value, float):
        return _number(float(value))
    if isinstance(value, Mapping):
        return {_name(name): plain(item, f"{place}.{name}", depth + 1) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, f"{place}[{i}]", depth + 1) for i, item in enumerate(value)]
    try:
        simpler = _simpler(value)
    except TypeError:
        raise NotRecordable(
            f"{place}: a {type(value).__name__} has no form in JSON: record what it holds, or its digest"
        ) from None
    return plain(simpler, place, depth + 1)


def _simpler(value: Any) -> Any:
    """What an object holds. Raises TypeError for an object that is not known to hold anything."""
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        # pandas has a time that is none
        return None if value != value else value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    fields = getattr(type(value), "__dataclass_fields__", None)
    if fields is not None:
        return {name: getattr(value, name) for name in fields}
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, type):
        raise TypeError(value.__name__)
    if hasattr(value, "columns") and hasattr(value, "to_dict"):
        return value.to_dict("records")  # a frame of pandas is its rows
    # models of pydantic, series of pandas, arrays and numbers of numpy
    for method in ("model_dump", "to_dict", "tolist"):
        convert = getattr(value, method, None)
        if callable(convert):
            return convert()
    raise TypeError(type(value).__name__)


def _number(value: float) -> Any:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value if abs(value) <= MAX_INTEGER else repr(value)


def _name(name: Any) -> str:
    if isinstance(name, str):
        return str(name)
    if name is None or isinstance(name, bool):
        return json.dumps(name)
    return str(name)


def rfc3339(value: str | datetime.date | datetime.datetime, place: str) -> str:
    """A time as the service takes it. A text is taken as it is. Raises NotRecordable for a time without its zone."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime) and value.utcoffset() is None:
        raise NotRecordable(f"{place}: a time needs its zone: datetime.now(timezone.utc), not datetime.now()")
    return value.isoformat()


def now() -> str:
    """The time, as the service takes it."""
    return datetime.datetime.now(datetime.timezone.utc).isoformat()


_encode: Callable[[Any], str] = json.JSONEncoder(
    allow_nan=False, separators=(",", ":"), default=_simpler
).encode
#: As numbers stand in JSON text without spaces. It also finds some in texts, for which the slow way is right, too.
_LARGE_NUMBER = re.compile(r"(?:^|[:,\[])-?[0-9]{16,}(?:\.0)?(?:$|[,\]}])|[0-9]e\+[0-9]")
