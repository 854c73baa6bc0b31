"""Remembers what scanners found in a file's content, so that it is parsed once.

Lives in the user's cache folder, never in the project. Keyed by content, path and the version of
the scanners; a damaged or locked cache is as good as none. Every entry is sealed with its key: a
body that somebody cut, emptied or exchanged is not read as "nothing found".
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import platformdirs

from clearweights.domain.facts import Fact
from clearweights.engine.codec import decode, encode

_BATCH = 500
_MAX_ROWS = 400_000
_MAX_TREES = 40
_SEAL = 16


def cache_path() -> Path:
    """Return where the cache lies."""
    return Path(platformdirs.user_cache_dir("clearweights", appauthor=False)) / "facts.sqlite3"


def content_key(version: str, path: str, content: str) -> bytes:
    """Return the key of one file, `content` being the digest of what stands in it.

    The same words at another path may mean something else.
    """
    digest = hashlib.blake2b(version.encode(), digest_size=20)
    digest.update(b"\0" + path.encode("utf-8", "replace") + b"\0" + content.encode())
    return digest.digest()


class FactCache:
    """A SQLite file of key and facts. Every method does nothing where the file fails."""

    def __init__(self, path: Path | None) -> None:
        self._db: sqlite3.Connection | None = None
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=2.0, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=OFF")
            for table in ("facts (key BLOB PRIMARY KEY, body BLOB) WITHOUT ROWID",
                          "trees (key BLOB PRIMARY KEY, body BLOB)"):  # fmt: skip
                self._db.execute(f"CREATE TABLE IF NOT EXISTS {table}")
        except (sqlite3.Error, OSError):
            self.close()
            with contextlib.suppress(OSError):
                path.unlink()

    @property
    def works(self) -> bool:
        """Say whether anything is remembered."""
        return self._db is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None

    def get(self, keys: Sequence[bytes]) -> dict[bytes, tuple[Fact, ...]]:
        """Return the facts of those keys that are known."""
        found: dict[bytes, tuple[Fact, ...]] = {}
        if self._db is None:
            return found
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            query = f"SELECT key, body FROM facts WHERE key IN ({marks})"  # noqa: S608 (marks only)
            with contextlib.suppress(sqlite3.Error):
                for key, sealed in self._db.execute(query, batch):
                    body = _unsealed(key, sealed)
                    with contextlib.suppress(ValueError):
                        if body is not None:
                            found[key] = decode(body)
        return found

    def put(self, found: Mapping[bytes, Sequence[Fact]]) -> None:
        """Remember facts; on trouble nothing is remembered."""
        if self._db is None or not found:
            return
        rows = [(key, _sealed(key, encode(facts))) for key, facts in found.items()]
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("BEGIN")
            (count,) = self._db.execute("SELECT COUNT(*) FROM facts").fetchone()
            if count > _MAX_ROWS:
                self._db.execute("DELETE FROM facts")
            self._db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)
            self._db.execute("COMMIT")

    def tree(self, key: bytes) -> bytes | None:
        """Return what is remembered of a folder as a whole."""
        if self._db is None:
            return None
        with contextlib.suppress(sqlite3.Error):
            row = self._db.execute("SELECT body FROM trees WHERE key = ?", (key,)).fetchone()
            return _unsealed(key, row[0]) if row else None
        return None

    def put_tree(self, key: bytes, body: bytes) -> None:
        """Remember a folder as a whole; on trouble nothing is remembered."""
        if self._db is None:
            return
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("BEGIN")
            self._db.execute(
                "INSERT OR REPLACE INTO trees VALUES (?, ?)", (key, _sealed(key, body))
            )
            # The newest few: a folder that changes leaves nothing behind but its last state.
            self._db.execute(
                "DELETE FROM trees WHERE rowid <= (SELECT MAX(rowid) FROM trees) - ?", (_MAX_TREES,)
            )
            self._db.execute("COMMIT")


def _sealed(key: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_SEAL, key=key).digest() + body


def _unsealed(key: bytes, sealed: object) -> bytes | None:
    """Return the body; None where it is not the one that was remembered under this key."""
    if not isinstance(sealed, bytes) or not isinstance(key, bytes):
        return None
    body = sealed[_SEAL:]
    return body if _sealed(key, body) == sealed else None
