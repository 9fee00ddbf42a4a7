"""Facts as `recordFacts` takes them, of the names and values that Python has."""

from __future__ import annotations

import datetime
from typing import Any, Mapping

from ._encoding import rfc3339
from ._errors import NotRecordable
from ._generated import INPUTS, MEMBERS


def fact_of(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """One fact. Raises NotRecordable for a kind or a field that there is not, and for one that is missing."""
    member = MEMBERS.get(kind)
    if member is None:
        raise NotRecordable(f"{kind} is no kind of fact that clients record: there are {', '.join(MEMBERS)}")
    return {member: _input(f"{kind}Input", fields, kind)}


def _input(name: str, given: Any, place: str) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise NotRecordable(f"{place}: must be a mapping, as {{'{next(iter(INPUTS[name]))}': …}}")
    known = INPUTS[name]
    unknown = [field for field in given if field not in known]
    if unknown:
        raise NotRecordable(f"{place}: has no field {unknown[0]!r}: there are {', '.join(known)}")
    made: dict[str, Any] = {}
    for field, (named, kind) in known.items():
        value = given.get(field)
        if value is not None:
            made[named] = _value(kind.rstrip("!"), value, f"{place}.{field}")
        elif kind.endswith("!"):
            raise NotRecordable(f"{place}.{field}: is required")
    return made


def _value(kind: str, value: Any, place: str) -> Any:
    """Of a type of the schema, as `[ReadInput!]`."""
    if kind.startswith("["):
        if isinstance(value, (str, bytes, Mapping)):
            raise NotRecordable(f"{place}: must be a list")
        return [_value(kind.strip("[]!"), item, f"{place}[{i}]") for i, item in enumerate(value)]
    if kind in INPUTS:
        return _input(kind, value, place)
    if kind == "DateTime" and isinstance(value, (str, datetime.date)):
        return rfc3339(value, place)
    return value
