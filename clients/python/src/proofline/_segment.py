"""
A file of facts that wait to be sent: a header, then frames. A frame is its length and CRC-32 (each 32 bits, little-endian),
then the fact. The header ends with how far the file is settled. What is written stays when the process is killed, since the
system has it; only with fsync does it stay when the machine loses power.
"""

from __future__ import annotations

import logging
import os
import secrets
import struct
import time
import zlib
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

from ._errors import ProoflineError

SUFFIX = ".spool"
_NEW = ".new"
_MAGIC = b"PLSPOOL1"
_HEADER = struct.Struct("<8sQ")
_SETTLED_AT = 8
_SETTLED = struct.Struct("<Q")
_FRAME = struct.Struct("<II")

log = logging.getLogger("proofline")


class Segment:
    """Locked by the process that writes it, or that took it over from one that has ended."""

    def __init__(self, path: Path, fd: int, settled: int, end: int) -> None:
        self.path = path
        self.settled = settled
        self.end = end
        self._fd = fd

    @classmethod
    def create(cls, folder: Path, fsync: bool) -> Segment:
        """A new one, that others see when it is locked."""
        if fcntl is None:
            raise ProoflineError("a spool needs file locks as POSIX has them: leave it out on this system")
        while True:
            name = f"{time.time_ns():020d}-{os.getpid()}-{secrets.token_hex(4)}"
            new = folder / (name + _NEW)
            fd = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                if not _lock(fd) or not _is_still(new, fd):  # it was taken for one that was left behind
                    os.close(fd)
                    continue
                _write(fd, _HEADER.pack(_MAGIC, _HEADER.size), 0)
                path = folder / (name + SUFFIX)
                os.rename(new, path)
                if fsync:
                    os.fsync(fd)
                    _fsync_folder(folder)
            except OSError:
                os.close(fd)
                raise
            return cls(path, fd, _HEADER.size, _HEADER.size)

    @classmethod
    def adopt(cls, path: Path) -> Segment | None:
        """
        One that a process left behind, as far as its frames are whole; None where its process lives, or nothing in it
        waits. A frame that was being written when the process ended is no fact: the call that logged it never returned.
        """
        try:
            fd = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return None
        if not _lock(fd) or not _is_still(path, fd):
            os.close(fd)
            return None
        data = _read(fd, 0, os.fstat(fd).st_size)
        if path.suffix == _NEW or len(data) < _HEADER.size:
            cls(path, fd, 0, 0).remove()
            return None
        magic, settled = _HEADER.unpack_from(data)
        if magic != _MAGIC and any(data):
            # nothing says where its facts begin, and to cut it off would lose those that are whole
            kept = path.with_suffix(".damaged")
            os.rename(path, kept)
            os.close(fd)
            log.error("proofline: %s does not begin as a spool's file does: it is kept as %s, and not sent", path, kept)
            return None
        ends = _frame_ends(data)
        end = ends[-1]
        if end < len(data):
            _heal(path, fd, data, end)
        segment = cls(path, fd, settled if settled in ends else _HEADER.size, end)
        if segment.is_settled:
            segment.remove()
            return None
        return segment

    @property
    def is_settled(self) -> bool:
        return self.settled == self.end

    def append(self, fact: bytes, fsync: bool) -> None:
        """Raises OSError, and then the file is as before."""
        frame = _FRAME.pack(len(fact), zlib.crc32(fact)) + fact
        try:
            _write(self._fd, frame, self.end)
            if fsync:
                os.fdatasync(self._fd) if hasattr(os, "fdatasync") else os.fsync(self._fd)
        except OSError:
            os.ftruncate(self._fd, self.end)
            raise
        self.end += len(frame)

    def read(self, facts: int, size: int) -> tuple[list[bytes], int]:
        """The oldest that are not settled, as many as fit, one at least; and where the last one ends."""
        at = self.settled
        data = memoryview(_read(self._fd, at, min(max(size, _FRAME.size), self.end - at)))
        found: list[bytes] = []
        while len(found) < facts and len(data) >= _FRAME.size:
            length, _ = _FRAME.unpack_from(data)
            after = _FRAME.size + length
            if after > len(data):
                if not found:
                    found.append(_read(self._fd, at + _FRAME.size, length))
                    at += after
                break
            found.append(bytes(data[_FRAME.size : after]))
            data = data[after:]
            at += after
        return found, at

    def settle(self, end: int) -> None:
        """That all up to there is recorded or refused. If this is lost, it is sent again, which changes nothing."""
        _write(self._fd, _SETTLED.pack(end), _SETTLED_AT)
        self.settled = end

    def remove(self) -> None:
        os.unlink(self.path)
        self.close()

    def close(self) -> None:
        """Gives up the lock. In a forked process that of the parent stays, since the parent has the file open, too."""
        os.close(self._fd)


def _frame_ends(data: bytes) -> list[int]:
    """Where the header and each whole frame after it end, up to the first that is not whole."""
    ends = [_HEADER.size]
    while len(data) - ends[-1] > _FRAME.size:
        at = ends[-1]
        length, checksum = _FRAME.unpack_from(data, at)
        fact = data[at + _FRAME.size : at + _FRAME.size + length]
        # no fact is empty, but zeros are what a file has that was not written to its end before a power cut
        if length == 0 or len(fact) < length or zlib.crc32(fact) != checksum:
            break
        ends.append(at + _FRAME.size + length)
    return ends


def _heal(path: Path, fd: int, data: bytes, end: int) -> None:
    """Cuts off what is no whole frame. Where more than the last frame is wrong, it is kept beside the file."""
    rest = data[end:]
    if _is_torn(rest):
        log.warning("proofline: %s ended with part of a fact that was being written (%d bytes)", path, len(rest))
    else:
        kept = path.with_suffix(".damaged")
        kept.write_bytes(rest)
        log.error("proofline: %s is damaged from byte %d on: what can't be read is kept as %s", path, end, kept)
    os.ftruncate(fd, end)


def _is_torn(rest: bytes) -> bool:
    """Whether this is one frame that was not written to its end; zeros may stand for what was not."""
    if len(rest) <= _FRAME.size:
        return True
    length, _ = _FRAME.unpack_from(rest)
    return not any(rest[_FRAME.size + length :])


def lock(fd: int) -> None:
    """Waits until nobody else has it."""
    fcntl.flock(fd, fcntl.LOCK_EX)


def _lock(fd: int) -> bool:
    """Whether nobody else has it, and this process has it now."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, fd: int) -> bool:
    """Whether the path still leads to the open file: another process may have sent all and removed it meanwhile."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(fd))
    except FileNotFoundError:
        return False


def _write(fd: int, data: bytes, at: int) -> None:
    written = os.pwrite(fd, data, at)
    while written < len(data):
        written += os.pwrite(fd, data[written:], at + written)


def _read(fd: int, at: int, size: int) -> bytes:
    data = os.pread(fd, size, at)
    while len(data) < size:
        more = os.pread(fd, size - len(data), at + len(data))
        if not more:
            break
        data += more
    return data


def _fsync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def left_behind(folder: Path) -> list[Path]:
    """The files that may be of processes that have ended, the oldest first."""
    return sorted(path for path in folder.iterdir() if path.suffix in (SUFFIX, _NEW))
