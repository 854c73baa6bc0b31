"""License texts as installed with the license-text dependency, and the clauses in them.

The texts are never in our repository. They are read at run time from `licensedcode-data`, and the
clause that a fact cites is cut from them with the fact's locator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from clearweights.domain.license import Cited, LicenseRecord

_FOLDER = "licensedcode/data/licenses"
_MAX_CLAUSE = 1200
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]*")
_HEAD = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n", re.DOTALL)
_MARKER = re.compile(
    r"\s*(?:[-*•–·+]\s|\(?[0-9ivxIVX]{1,5}[.)]\s|\(?[A-Za-z][.)]\s|[0-9]+(?:\.[0-9]+)+\.?\s"
    r"|\([0-9]+\)|§|#+ |(?:section|article|clause)\s+[0-9ivx]+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;:!?])(?<!e\.g\.)(?<!i\.e\.)[\"”’)]*\s+")
_SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": "'", "\u00a0": " "})
_WRAPPED_WIDTH = 130


@cache
def _folder() -> Path | None:
    try:
        folder = Path(str(distribution("licensedcode-data").locate_file(_FOLDER)))
    except PackageNotFoundError:
        return None
    return folder if folder.is_dir() else None


@lru_cache(maxsize=256)
def license_text(key: str) -> str | None:
    """Return the text of a LicenseDB key without its head; None where it is not installed."""
    folder = _folder()
    if folder is None or not _KEY.fullmatch(key):
        return None
    path = folder / f"{key}.LICENSE"
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="replace")
    return _HEAD.sub("", text, count=1).strip("\n") or None


def clause_text(record: LicenseRecord, cited: Cited) -> str | None:
    """Return the paragraphs that `cited` names, as they stand in the installed text.

    At most about 1,200 characters; a longer paragraph is cut to the sentences around the
    locator. None where the fact has no locator, or the very text is not installed.
    """
    if cited.locator is None or cited.part >= len(record.texts):
        return None
    ref = record.texts[cited.part]
    return _clause(ref.key, cited.locator) if ref.key and ref.identical else None


@lru_cache(maxsize=4096)
def _clause(key: str, locator: str) -> str | None:
    text = license_text(key)
    return cut_clause(text, locator) if text else None


def find_locator(text: str, locator: str) -> tuple[int, int] | None:
    """Return where the locator's words stand, whatever the spacing, quotes and case."""
    words = [re.escape(word) for word in locator.translate(_SAME).split()]
    found = re.search(r"\s+".join(words), _same(text), re.IGNORECASE)
    return found.span() if found and words else None


@lru_cache(maxsize=32)
def _same(text: str) -> str:
    """Return a text with its quotes and dashes alike; several clauses of one are looked for."""
    return text.translate(_SAME)


def cut_clause(text: str, locator: str) -> str | None:
    """Return the paragraph of `text` around the locator, or None where it does not occur."""
    place = find_locator(text, locator)
    if place is None:
        return None
    blocks = _blocks(text)
    inside = [at for at, (start, end) in enumerate(blocks) if start < place[1] and end > place[0]]
    first, last = inside[0], inside[-1]
    while last + 1 < len(blocks) and _goes_on(text, blocks, first, last):
        last += 1
    start, end = blocks[first][0], blocks[last][1]
    if end - start > _MAX_CLAUSE:
        return _around(text[start:end], place[0] - start, place[1] - start)
    return _tidy(text[start:end])


@lru_cache(maxsize=32)
def _blocks(text: str) -> tuple[tuple[int, int], ...]:
    """Split into paragraphs and list items; a hard-wrapped line continues the one before."""
    blocks: list[tuple[int, int]] = []
    start: int | None = None
    at = end = 0
    before = ""
    lines = text.splitlines()
    unwrapped = sum(len(line) > _WRAPPED_WIDTH for line in lines) > len(lines) / 20
    for line in text.splitlines(keepends=True):
        blank = not line.strip()
        fresh = _MARKER.match(line) or unwrapped or len(before) > _WRAPPED_WIDTH
        if start is not None and (blank or fresh):
            blocks.append((start, end))
            start = None
        if not blank:
            start = at if start is None else start
            end = at + len(line)
        at += len(line)
        before = line
    if start is not None:
        blocks.append((start, end))
    return tuple(blocks)


def _goes_on(text: str, blocks: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Say whether the clause goes on in the next block: under a heading, or as items of a list."""
    begin, end = blocks[last]
    words = text[begin:end].strip()
    following = text[slice(*blocks[last + 1])]
    if first == last and len(words) < 90 and not words.endswith((".", ";", ":", '"', "”")):
        return True
    opening = text[slice(*blocks[first])]
    if not text[: blocks[first][1]].rstrip().endswith(":") or blocks[last + 1][1] - begin > 1200:
        return False
    return _indent(following) > _indent(opening) or (
        bool(_MARKER.match(following)) and _marker_kind(following) != _marker_kind(opening)
    )


def _indent(block: str) -> int:
    return len(block) - len(block.lstrip())


def _marker_kind(block: str) -> str:
    first = block.strip().lstrip("(")[:1]
    return "digit" if first.isdigit() else "letter" if first.isalpha() else first


def _around(block: str, start: int, end: int) -> str:
    """Return whole sentences around the locator, marked where something was left out."""
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(block)), len(block)]
    low = max(at for at, cut in enumerate(cuts) if cut <= start)
    high = min(at for at, cut in enumerate(cuts) if cut >= end)
    while high + 1 < len(cuts) and cuts[high + 1] - cuts[low] <= _MAX_CLAUSE:
        high += 1
    while low > 0 and cuts[high] - cuts[low - 1] <= _MAX_CLAUSE:
        low -= 1
    piece = block[cuts[low] : cuts[high]]
    if len(piece) > 2 * _MAX_CLAUSE:
        piece = block[max(0, start - 100) : start + _MAX_CLAUSE]
    before = "… " if low > 0 else ""
    after = " …" if high + 1 < len(cuts) else ""
    return f"{before}{_tidy(piece)}{after}"


def _tidy(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.splitlines() if line.strip())
