"""Reading the files of a project, and what stands for their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from clearweights.domain.said import reason
from clearweights.safeio import UnreadableError, read_bytes

HEAD_BYTES = 8 * 1024 * 1024
"""How much of a large file is read; headers of weight files lie at the front."""


def read_head(path: Path, limit: int = HEAD_BYTES) -> bytes:
    """Return the first `limit` bytes of a file. Raises `UnreadableError`."""
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as e:
        raise UnreadableError(reason(e)) from e


def read(path: Path, size: int) -> bytes:
    """Return the content of a file of that size, of a large one the head.

    Raises `UnreadableError`.
    """
    return read_head(path) if size > HEAD_BYTES else read_bytes(path, HEAD_BYTES)


def digest_of(data: bytes) -> str:
    """Return what stands for the content of a file."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
