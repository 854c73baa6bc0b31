"""What the hub answered, with its date and hash: a cache, and evidence too."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    url TEXT PRIMARY KEY, etag TEXT, sha256 TEXT NOT NULL, fetched_at TEXT NOT NULL, body BLOB
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer as it was kept."""

    url: str
    etag: str | None
    sha256: str
    fetched_at: str
    """ISO 8601, UTC."""

    body: bytes


class AnswerCache:
    """A SQLite file of answers; a damaged or locked one is as good as none."""

    def __init__(self, path: Path | None) -> None:
        self._db: sqlite3.Connection | None = None
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)  # cards of private repositories lie in it
            self._db = sqlite3.connect(path, timeout=2.0, isolation_level=None)
            self._db.execute(_TABLE)
        except (sqlite3.Error, OSError):
            self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None

    def get(self, url: str) -> Kept | None:
        """Return the answer kept for `url`, if its body is still the one that was kept."""
        if self._db is None:
            return None
        with contextlib.suppress(sqlite3.Error):
            query = "SELECT url, etag, sha256, fetched_at, body FROM answers WHERE url = ?"
            row = self._db.execute(query, (url,)).fetchone()
            if row and hashlib.sha256(row[4]).hexdigest() == row[2]:
                return Kept(*row)
        return None

    def put(self, url: str, etag: str | None, fetched_at: str, body: bytes) -> None:
        """Keep an answer; on trouble nothing is kept."""
        if self._db is None:
            return
        values = (url, etag, hashlib.sha256(body).hexdigest(), fetched_at, body)
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", values)
