"""Recognizes a text that is word for word a license's own, by a hash of its words."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from clearweights.datafiles import data_file
from clearweights.resolve.corpus import corpus_version, license_sources
from clearweights.resolve.tokens import FORMAT, plain_words
from clearweights.safeio import UnreadableError, read_bytes, write_atomic

_LOG = logging.getLogger(__name__)
_FEWEST_WORDS = 6
_NAME = "text-hashes.json"


@dataclass(frozen=True, slots=True)
class ExactMatch:
    """A license whose words are those of the text."""

    key: str
    spdx: str
    exception: bool


def exact_match(words: list[str]) -> ExactMatch | None:
    """Return the license with exactly these words, copyright lines aside."""
    row = _table()["texts"].get(_hash(words)) if len(words) >= _FEWEST_WORDS else None
    return ExactMatch(row[0], row[1], bool(row[2])) if row else None


def word_count(spdx: str) -> int | None:
    """Return how many words the text of a license has; None where it is not installed."""
    count: int | None = _table()["words"].get(spdx)
    return count


def write_table(path: Path) -> None:
    """Write the table for the installed texts: done when the text dependency changes."""
    path.write_bytes(_encoded(_built()))


@cache
def _table() -> dict[str, Any]:
    version = _version()
    cached = user_cache_path("clearweights") / _NAME
    for path in (data_file("resources", "texts", _NAME), cached):
        try:
            table = json.loads(read_bytes(path))
        except (UnreadableError, ValueError):
            continue
        if isinstance(table, dict) and table.get("version") == version:
            return table
    table = _built()
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(cached, _encoded(table))
    except OSError as e:
        _LOG.debug("table of text hashes not kept: %s", e)
    return table


def _built() -> dict[str, Any]:
    texts: dict[str, tuple[str, str, int]] = {}
    counts: dict[str, int] = {}
    for source in license_sources():
        words = plain_words(source.text)
        counts.setdefault(source.spdx, len(words))
        row = (source.key, source.spdx, int(source.exception))
        if len(words) >= _FEWEST_WORDS:
            held = texts.setdefault(_hash(words), row)
            texts[_hash(words)] = min(held, row, key=_rank)
    return {"version": _version(), "texts": texts, "words": counts}


def _rank(row: tuple[str, str, int]) -> tuple[bool, int, str]:
    """Prefer ids that SPDX lists where two keys share a text."""
    return (row[1].startswith("LicenseRef-"), row[2], row[0])


def _version() -> str:
    return f"{corpus_version()}/{FORMAT}"


def _encoded(table: dict[str, Any]) -> bytes:
    lines = json.dumps(table, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return lines.replace("],", "],\n").encode() + b"\n"


def _hash(words: list[str]) -> str:
    return blake2b(" ".join(words).encode(errors="surrogatepass"), digest_size=8).hexdigest()
