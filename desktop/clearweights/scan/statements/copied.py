"""License texts copied into comments, and the cells of notebooks that stand for a header."""

from __future__ import annotations

import re

_WHOLE = re.compile(
    r"^(?:permission is hereby granted|permission to use, copy|redistribution and use\b)",
    re.IGNORECASE,
)
"""How licenses short enough to stand in a comment begin."""

_WHOLE_SIZES = range(600, 5_000)

_COMMENTED = re.compile(r"^\s*(?:#|//|\*|;)+ ?")
_LONGEST = 60
_LINES = 20_000
_CELL_LINE = re.compile(r'\s*"((?:[^"\\]|\\.)*?)(?:\\n)?",?\s*')
_COPYRIGHT = re.compile(
    r"[#*@\s>/_]*(?:title\s+)?(?:copyright\b|\(c\)|©|licensed under)", re.IGNORECASE
)


def whole_text(lines: list[str]) -> tuple[str, int, str] | None:
    """Return how a license copied into a comment begins, its line, and all of it.

    It ends with the last line in capitals, as the refusal of liability is written.
    """
    begin = next((at for at, line in enumerate(lines) if _WHOLE.match(line)), None)
    if begin is None:
        return None
    loud = [at for at, line in enumerate(lines) if at > begin and line.isupper()]
    words = "\n".join(lines[begin : (loud[-1] if loud else len(lines)) + 1])
    if len(words) not in _WHOLE_SIZES:
        return None
    return lines[begin].split(",")[0][:60], begin + 1, words


def copied_text(lines: tuple[str, ...]) -> tuple[str, int, str] | None:
    """Return the first license copied into a comment further down, as `whole_text` does."""
    for at, line in enumerate(lines[:_LINES]):
        mark = _COMMENTED.match(line)
        if mark is None or not _WHOLE.match(line[mark.end() :]):
            continue
        piece: list[str] = []
        for other in lines[at : at + _LONGEST]:
            if other.strip() and not _COMMENTED.match(other):
                break
            piece.append(_COMMENTED.sub("", other).strip())
        found = whole_text(piece)
        return (found[0], at + found[1], found[2]) if found else None
    return None


def copyright_cells(head: str) -> list[str]:
    """Return the lines of a notebook's beginning; only those of cells with a copyright hold words.

    The prose of other cells speaks of anything.
    """
    lines = head.split("\n")
    kept = [""] * len(lines)
    cell: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""]):
        match = _CELL_LINE.fullmatch(line)
        if match is not None:
            cell.append((number, match[1].lstrip("#*> ")))
            continue
        if any(_COPYRIGHT.match(words) for _, words in cell):
            for at, words in cell:
                kept[at] = words
        cell = []
    return kept
