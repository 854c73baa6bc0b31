"""Looks in the project for the words that licenses demand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clearweights.domain.result import Sign
from clearweights.engine.walk import Entry
from clearweights.safeio import UnreadableError, as_utf8, read_bytes
from clearweights.scan.base import SourceFile
from clearweights.scan.words import EvidenceFinder, WordFinder, is_for_people

_MAX_BYTES = 2 * 1024 * 1024


def is_searched(entry: Entry) -> bool:
    """Say whether a file can be one that `find_signs` reads."""
    return entry.size <= _MAX_BYTES and is_for_people(entry.path)


def find_signs(
    root: Path, entries: Sequence[Entry], words: Sequence[str], evidence: Sequence[str] = ()
) -> tuple[Sign, ...]:
    """Return where the words stand: in files that people read, small enough to be read.

    `evidence` are names and phrases looked for in documents only.
    """
    finders = [
        *([WordFinder(words)] if words else ()),
        *([EvidenceFinder(evidence)] if evidence else ()),
    ]
    signs: list[Sign] = []
    for entry in entries:
        wanted = [f for f in finders if f.wants(entry.path)]
        if entry.size <= _MAX_BYTES and wanted:
            try:
                data = as_utf8(read_bytes(entry.below(root), _MAX_BYTES))
            except UnreadableError:
                continue  # a Problem already, from the scan
            file = SourceFile(entry.path, data, len(data))
            signs.extend(sign for finder in wanted for sign in finder.find(file))
    return tuple(sorted(signs, key=lambda s: (s.evidence, s.words, s.place)))
