"""License texts copied into comments, and the cells of notebooks that stand for a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from clearweights.scan.lines import fitting

BEGINS = re.compile(
    r"^(?:permission is hereby granted|permission to use, copy|redistribution and use\b"
    r"|this software is provided ['‘’]as-is['‘’], without any express or implied)",
    re.IGNORECASE,
)
"""How licenses short enough to stand in a comment begin."""

_LAST = re.compile(r".{0,80}may not be removed or altered from any source", re.IGNORECASE)
"""The end of one that begins with its refusal of liability, and writes nothing in capitals."""

_WHOLE_SIZES = range(600, 5_000)

COMMENT = re.compile(
    r"^\s*(?:#|//|/\*|\*|;|::|--|%|<!--|\"\"\"|'''|\.\.|\{#|\(\*|dnl\b|!|\"\s|@?REM\b|\.\\\")",
    re.IGNORECASE,
)
"""How a line of a comment begins, in all the languages whose files are read."""

_AROUND = 8
"""Lines of a comment looked at on either side of one that speaks of a license."""

_COMMENTED = re.compile(r"^\s*(?:#|//|\*|;)+ ?")
_QUOTES = re.compile(r"\"{3}|'{3}")
_OPENING = re.compile(r"\s*[ru]?(?:\"{3}|'{3})(?!.*(?:\"{3}|'{3}))", re.IGNORECASE)
_LONGEST = 60
_HEADER_LINES = 18
"""Lines of a cell that hold a header, as the notice of the Apache License, and no more."""

_LINES = 20_000
_CELL_LINE = re.compile(r'\s*"((?:[^"\\]|\\.)*?)(?:\\n)?",?\s*')
_CELL_KEY = re.compile(
    r"[\s{\[]*(?:\"cells\": \[\{)?\"(source|text|data|outputs|metadata|[\w/+-]+)\"\s*:"
)
_NOTEBOOK_LINES = 200_000
_LONG_LINE = 1_000
_TAGS = re.compile(r"</?(?:p|small|div|span|b|i|center)\b[^>]{0,80}>")
_COPYRIGHT = re.compile(
    r"[#*@\s>/_]*(?:title\s+)?(?:copyright\b|\(c\)|©|licensed under"
    r"|(?:all (?:the )?|the |this )(?:source )?(?:code|notebook|tutorial)\b[^.]{0,60}"
    r"\b(?:released|licensed|available|distributed|provided) under\b)",
    re.IGNORECASE,
)


def whole_text(lines: list[str]) -> tuple[str, int, str] | None:
    """Return how a license copied into a comment begins, its line, and all of it.

    It ends with the last line in capitals, as the refusal of liability is written, or with the
    last of its conditions.
    """
    begin = next((at for at, line in enumerate(lines) if BEGINS.match(line)), None)
    if begin is None:
        return None
    loud = [
        at for at, line in enumerate(lines) if at > begin and (line.isupper() or _LAST.match(line))
    ]
    words = "\n".join(lines[begin : (loud[-1] if loud else len(lines)) + 1])
    if len(words) not in _WHOLE_SIZES:
        return None
    return lines[begin].split(",")[0][:60], begin + 1, words


def copied_text(lines: tuple[str, ...]) -> tuple[str, int, str] | None:
    """Return the first license copied into a comment further down, as `whole_text` does.

    What a module or a function says of itself between triple quotes is a comment too.
    """
    for at, line in enumerate(lines[:_LINES]):
        mark = _COMMENTED.match(line)
        if not BEGINS.match(line[mark.end() :] if mark else line.lstrip()):
            continue
        if mark is None and not in_docstring(lines, at):
            continue
        piece: list[str] = []
        for other in lines[at : at + _LONGEST]:
            ends = not _COMMENTED.match(other) if mark else _QUOTES.search(other) is not None
            if other.strip() and ends:
                break
            piece.append(_COMMENTED.sub("", other).strip())
        found = whole_text(piece)
        return (found[0], at + found[1], found[2]) if found else None
    return None


def in_docstring(lines: tuple[str, ...], number: int) -> bool:
    """Say whether a line stands between triple quotes that are not a value of anything."""
    above = lines[max(0, number - _LONGEST) : number]
    opening = next((line for line in reversed(above) if _QUOTES.search(line)), "")
    return _OPENING.match(opening) is not None


def copyright_cells(head: str) -> list[str]:
    """Return the lines of a notebook's beginning; only those of cells with a copyright hold words.

    The prose of other cells speaks of anything.
    """
    lines = head.split("\n")
    kept = [""] * len(lines)
    cell: list[tuple[int, str]] = []
    written: list[str] = []
    is_source = False
    for number, line in enumerate([*lines, ""]):
        if key := _CELL_KEY.match(line):
            is_source = key[1] == "source"
        match = _CELL_LINE.fullmatch(line) if is_source else None
        if match is not None:
            cell.append((number, _TAGS.sub("", match[1]).lstrip("#*> ")))
            written.append(match[1])
            continue
        if any(_COPYRIGHT.match(words) for _, words in cell) and not is_page(written):
            for at, words in cell:
                kept[at] = words
        cell, written = [], []
    return kept


def code_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the comments in the cells of a notebook at the lines of its file, the rest blank."""
    is_source = False
    kept = []
    for line in lines[:_NOTEBOOK_LINES]:
        if key := _CELL_KEY.match(line):
            is_source = key[1] == "source"
        match = _CELL_LINE.fullmatch(line) if is_source and len(line) < _LONG_LINE else None
        words = match[1].lstrip() if match else ""
        kept.append(words if words.startswith("# ") else "")
    return tuple(kept)


def is_page(lines: Sequence[str]) -> bool:
    """Say whether a cell is a page with sections, which a copyright line is only a part of."""
    return len(lines) > _HEADER_LINES and any(line.startswith("## ") for line in lines)


def speaks_of_copyright(words: str) -> bool:
    """Say whether a line of a cell begins as those do that stand for a header."""
    return _COPYRIGHT.match(_TAGS.sub("", words).lstrip("#*> ")) is not None


def in_string(lines: tuple[str, ...], number: int) -> bool:
    """Say whether a line lies between triple quotes, as templates of files do."""
    above = lines[:number]
    return any(sum(line.count(quotes) for line in above) % 2 for quotes in ('"""', "'''"))


_ADDRESS_LINE = re.compile(
    r"[ \t]*(?:#|//|\*)?[ \t]*https?://[^\s\"']{4,200}licen[sc]e", re.IGNORECASE
)
_ADDRESS = re.compile(r"://[^\s\"']{4,200}licen[sc]e", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    r"\b(?P<name>[A-Z][\w.-]{0,30}(?: [\w.-]{1,30}){0,4} licen[sc]e):?[ \t]*\n$", re.IGNORECASE
)
_MOST_LINKED = 20
_NAME_WINDOW = 200


def linked_name(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of licenses that an address of their text follows on the next line.

    So do docstrings of copied functions: "… MIT License:", and below it where that stands.
    """
    for address in islice(fitting(_ADDRESS_LINE, _ADDRESS, text), _MOST_LINKED):
        begin = max(text.rfind("\n", 0, address.start() - 1), address.start() - _NAME_WINDOW) + 1
        match = _NAME_BEFORE.search(text[begin : address.start()])
        if match is None:
            continue
        words = match["name"].split()
        for size in range(len(words), 1, -1):
            line = text.count("\n", 0, begin + match.start("name")) + 1
            yield line, " ".join(words[-size:])


def comment_around(lines: tuple[str, ...], number: int, first: int) -> tuple[int, list[str]]:
    """Return the comment in which a line stands, as far as it is near, and where it begins."""
    start = end = number
    while start > max(first, number - _AROUND) and COMMENT.match(lines[start - 1]):
        start -= 1
    while end + 1 < min(len(lines), number + _AROUND) and COMMENT.match(lines[end + 1]):
        end += 1
    return start, list(lines[start : end + 1])
