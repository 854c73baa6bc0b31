"""Looks in the project for the words that licenses demand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clearweights.domain.result import Sign
from clearweights.engine.walk import Entry
from clearweights.safeio import UnreadableError, read_bytes
from clearweights.scan.base import SourceFile
from clearweights.scan.words import WordFinder

_MAX_BYTES = 2 * 1024 * 1024


def find_signs(root: Path, entries: Sequence[Entry], words: Sequence[str]) -> tuple[Sign, ...]:
    """Return where the words stand: in files that people read, small enough to be read."""
    finder = WordFinder(words)
    if not words:
        return ()
    signs: list[Sign] = []
    for entry in entries:
        if entry.size <= _MAX_BYTES and finder.wants(entry.path):
            try:
                data = read_bytes(root / entry.path, _MAX_BYTES)
            except UnreadableError:
                continue  # a Problem already, from the scan
            signs.extend(finder.find(SourceFile(entry.path, data, entry.size)))
    return tuple(sorted(signs, key=lambda s: (s.words, s.place)))
