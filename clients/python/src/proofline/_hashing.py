"""Digests of what facts name: a file, and a data frame."""

from __future__ import annotations

import hashlib
import os
from typing import Any, Union

from ._encoding import json_bytes
from ._errors import NotRecordable

_CHUNK = 1024 * 1024
_ROWS = 100_000


def hash_file(path: Union[str, "os.PathLike[str]"]) -> str:
    """SHA-256 of a file's bytes, in hex. Raises OSError."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            if not chunk:
                return digest.hexdigest()
            digest.update(chunk)


def hash_frame(frame: Any) -> str:
    """
    SHA-256 of what a frame of pandas holds: the names, types and values of its columns, in order, and the order of its
    rows. Neither its index nor how pandas keeps it: the same table has the same digest wherever it is read.

    Hashed is a line `proofline-frame-1 ROWS COLUMNS`, then each column: a line with the JSON of its name and type, and its
    values. Those of numpy's numbers and booleans are as they are in memory, little-endian; those of times without a zone
    are nanoseconds since 1970 as such numbers; all others are a line of JSON each, as in a decision, and null
    where a value is missing.
    """
    if not hasattr(frame, "iloc") or not hasattr(frame, "columns"):
        raise NotRecordable(f"a {type(frame).__name__} is no data frame: hash the file that it comes from")
    rows, columns = frame.shape
    digest = hashlib.sha256(f"proofline-frame-1 {rows} {columns}\n".encode())
    for i in range(columns):
        column = frame.iloc[:, i]
        kind = getattr(column.dtype, "kind", "O") if _is_numpy(column.dtype) else "O"
        dtype = {"M": "datetime"}.get(kind, str(column.dtype) if kind in "biufc" else "object")
        digest.update(json_bytes([str(frame.columns[i]), dtype]) + b"\n")
        for start in range(0, rows, _ROWS):
            values = column.iloc[start : start + _ROWS]
            if kind == "M":
                digest.update(values.to_numpy().astype("datetime64[ns]").astype("<i8").tobytes())
            elif kind in "biufc":
                array = values.to_numpy()
                digest.update(array.astype(array.dtype.newbyteorder("<")).tobytes())
            else:
                # versions of pandas differ in what stands for a text that is missing
                cells = zip(values.tolist(), values.isna().tolist())
                digest.update(b"".join(b"null\n" if isna else json_bytes(value) + b"\n" for value, isna in cells))
    return digest.hexdigest()


def _is_numpy(dtype: Any) -> bool:
    return type(dtype).__module__.split(".")[0] == "numpy"
