"""Looks in the project for the words that licenses demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from clearweights.domain.result import Sign
from clearweights.engine.pool import in_copies
from clearweights.engine.walk import Entry
from clearweights.safeio import UnreadableError, as_utf8, read_bytes
from clearweights.scan.base import SourceFile
from clearweights.scan.words import EvidenceFinder, WordFinder, is_document, is_for_people

_MAX_BYTES = 2 * 1024 * 1024

_SHARE_FROM = 60
"""Fewer files than this are searched faster than a process starts."""


def is_searched(entry: Entry) -> bool:
    """Say whether a file can be one that `find_signs` reads."""
    return entry.size <= _MAX_BYTES and is_for_people(entry.path)


def find_signs(
    root: Path,
    entries: Sequence[Entry],
    words: Sequence[str],
    evidence: Sequence[str] = (),
    *,
    jobs: int = 1,
) -> tuple[Sign, ...]:
    """Return where the words stand: in files that people read, small enough to be read.

    `evidence` are names and phrases looked for in documents only. The files are shared among
    `jobs` processes where that is quicker.
    """
    searched = sorted((e for e in entries if is_searched(e)), key=_cost, reverse=True)
    search = partial(_search, root, tuple(words), tuple(evidence))
    found = in_copies(search, _shares(searched, jobs if len(searched) >= _SHARE_FROM else 1))
    signs = (sign for share in found for sign in share)
    return tuple(sorted(signs, key=lambda s: (s.evidence, s.words, s.place)))


def _cost(entry: Entry) -> int:
    return entry.size * (_DOCUMENT if is_document(entry.path) else 1)


_DOCUMENT = 6
"""How much longer a document takes than another file: names are looked for in it, too."""


def _shares(searched: Sequence[Entry], shares: int) -> list[list[Entry]]:
    """Deal the files out, the costly first, so that all shares take about as long."""
    dealt: list[list[Entry]] = [[] for _ in range(shares)]
    costs = [0] * shares
    for entry in searched:
        least = costs.index(min(costs))
        dealt[least].append(entry)
        costs[least] += _FIXED + _cost(entry)
    return dealt


_FIXED = 4096
"""What opening a file takes, in bytes searched."""


def _search(
    root: Path, words: tuple[str, ...], evidence: tuple[str, ...], entries: Sequence[Entry]
) -> list[Sign]:
    finders = [
        *([WordFinder(words)] if words else ()),
        *([EvidenceFinder(evidence)] if evidence else ()),
    ]
    return [sign for entry in entries for sign in _of_file(root, entry, finders)]


def _of_file(
    root: Path, entry: Entry, finders: Sequence[WordFinder | EvidenceFinder]
) -> Iterator[Sign]:
    wanted = [finder for finder in finders if finder.wants(entry.path)]
    if not wanted:
        return
    try:
        data = as_utf8(read_bytes(entry.below(root), _MAX_BYTES))
    except UnreadableError:
        return  # a Problem already, from the scan
    file = SourceFile(entry.path, data, len(data))
    for finder in wanted:
        yield from finder.find(file)
