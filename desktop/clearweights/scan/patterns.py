"""Compiled patterns, kept from one run of the program to the next.

The scanners hold some 1,600 patterns, and to compile them takes as long as to scan half of a
small project with them. What comes out is the same each time, so that it is kept in the folder
for such tables. Python has no public way to do so: where its own is not as known here, or what
was kept is of another Python, patterns are compiled as ever.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from threading import RLock
from typing import Any, TypeAlias

from platformdirs import user_cache_path

from clearweights.safeio import UnreadableError, read_bytes, write_atomic

_LOG = logging.getLogger(__name__)
_NAME = "patterns.json"
_MOST = 4_000
"""Patterns that are kept; where there are more, those that were not asked for are old."""

_LARGEST = 32 * 1024 * 1024
_ASKS_MORE = re.DEBUG | re.LOCALE
_LOCK = RLock()

_Key: TypeAlias = tuple[str | bytes, int]
_Row: TypeAlias = tuple[int, int, dict[str, int], str]
"""Flags, number of groups, names of groups, and the code itself."""


@contextmanager
def kept() -> Iterator[None]:
    """Compile what is compiled within from what an earlier run kept, and keep what is new."""
    store = _store()
    if store is None:
        yield
        return
    with _LOCK:
        before, store.compiler.compile = store.compiler.compile, store.compile
        try:
            yield
        finally:
            store.compiler.compile = before
        store.save()


@cache
def _store() -> _Store | None:
    """Return the store of this process, None where Python's compiler is not as known here."""
    try:
        store = _Store()
        whole = store.parser.parse("(?P<a>b)|c", 0)
        if store.built("(?P<a>b)|c", store.row(whole, 0)).fullmatch("b")["a"] != "b":
            raise ValueError("a pattern does not match what it should")
    except Exception as e:  # noqa: BLE001 (whatever another Python makes of it)
        _LOG.debug("patterns are not kept: %s", e)
        return None
    return store


class _Store:
    """What was kept, and what has been asked for since."""

    def __init__(self) -> None:
        self.compiler: Any = import_module("re._compiler")
        self.parser: Any = import_module("re._parser")
        self.machine: Any = import_module("_sre")
        self._plain: Any = self.compiler.compile
        self._version = f"{sys.version} {sys.byteorder} {self.machine.MAGIC}"
        self._path = user_cache_path("clearweights") / _NAME
        self._rows = self._read()
        self._asked: dict[_Key, _Row] = {}
        self._is_new = False

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Stand in for the compiler of `re`."""
        if not isinstance(pattern, str | bytes) or flags & _ASKS_MORE:
            return self._plain(pattern, flags)
        key = (pattern, int(flags))
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self.row(self.parser.parse(pattern, flags), flags)
            self._is_new = True
        self._asked[key] = row
        try:
            return self.built(pattern, row)
        except (TypeError, ValueError, RuntimeError, OverflowError):  # somebody changed the file
            return self._plain(pattern, flags)

    def row(self, parsed: Any, flags: int) -> _Row:
        """Return what is kept of a pattern."""
        code = array("I", self.compiler._code(parsed, flags))  # noqa: SLF001 (see above)
        state = parsed.state
        names = dict(state.groupdict)
        return int(flags | state.flags), state.groups - 1, names, b64encode(code).decode()

    def built(self, pattern: str | bytes, row: _Row) -> Any:
        """Return a pattern from what was kept of it."""
        flags, groups, names, kept_code = row
        code = array("I", b64decode(kept_code)).tolist()
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        return self.machine.compile(pattern, flags, code, groups, names, tuple(by_number))

    def save(self) -> None:
        """Write what is new, with what was kept before as far as there is room."""
        if not self._is_new:
            return
        self._is_new = False
        # A copy: another thread may still be compiling.
        rows = dict(self._rows if len(self._rows) <= _MOST else self._asked)
        lines = [(*_written(words), flags, *row) for (words, flags), row in rows.items()]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"version": self._version, "rows": lines}, separators=(",", ":"))
            write_atomic(self._path, _sealed(text.encode()))
        except OSError as e:
            _LOG.debug("patterns not kept: %s", e)

    def _read(self) -> dict[_Key, _Row]:
        try:
            told = json.loads(_unsealed(read_bytes(self._path, _LARGEST)))
            if told["version"] != self._version:
                return {}
            return {
                (words.encode("latin-1") if is_bytes else words, flags): tuple(row)
                for is_bytes, words, flags, *row in told["rows"]
            }
        except (UnreadableError, ValueError, KeyError, TypeError):
            return {}


def _sealed(data: bytes) -> bytes:
    """Return what is written: with a digest before it, so that a changed bit is seen."""
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode() + b"\n" + data


def _unsealed(data: bytes) -> bytes:
    """Return what was kept. Raises `ValueError` where it is no longer what was written."""
    kept_data = data.partition(b"\n")[2]
    if _sealed(kept_data) != data:
        raise ValueError("not as it was written")
    return kept_data


def _written(words: str | bytes) -> tuple[bool, str]:
    """Return whether a pattern is of bytes, and it as text."""
    return (True, words.decode("latin-1")) if isinstance(words, bytes) else (False, words)
