"""Reading with limits, writing atomically."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from clearweights.domain.said import reason
from clearweights.domain.text import Text, text

MAX_BYTES = 32 * 1024 * 1024


class UnreadableError(ValueError):
    """A file or text could not be read; `why` is for people, `line` is 1-based or 0."""

    def __init__(self, why: Text, line: int = 0) -> None:
        super().__init__(str(why))
        self.why = why
        self.line = line


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the content of a regular file.

    Raises `UnreadableError` for anything else: special files, links that lead nowhere, files
    over `limit` bytes, files the user may not read.
    """
    try:
        # O_NONBLOCK: opening a named pipe must not wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as e:
        raise UnreadableError(reason(e)) from e
    info = os.fstat(descriptor)
    if not stat.S_ISREG(info.st_mode):
        os.close(descriptor)
        raise UnreadableError(text("it is not a regular file"))
    with os.fdopen(descriptor, "rb") as file:
        if info.st_size > limit:
            raise UnreadableError(text("larger than {size} KiB", size=str(limit // 1024)))
        try:
            return file.read(limit + 1)[:limit]
        except OSError as e:
            raise UnreadableError(reason(e)) from e


def as_utf8(data: bytes) -> bytes:
    """Return text in UTF-16, told by its byte-order mark, in UTF-8; everything else unchanged."""
    if data[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data
    try:
        words = data.decode("utf-16")
    except UnicodeDecodeError:
        return data
    return data if "\0" in words else words.encode()


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` so that a crash or a full disk leaves either the old file or the new one.

    Raises `OSError` where the folder cannot be written, or where `path` is a device, a pipe or a
    folder; what is there is then untouched.
    """
    if is_special(path):
        raise OSError(errno.EINVAL, "not a regular file")
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def is_special(path: Path) -> bool:
    """Say whether something other than a regular file or a folder is there: a device, a pipe."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
