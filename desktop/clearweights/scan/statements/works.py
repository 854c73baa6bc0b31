"""Notices made of pieces of work, each with the license that stands beside or below its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.credits import credited, is_license
from clearweights.scan.cards.markdown import plain
from clearweights.scan.cards.notice import COLLECTION, work_titled
from clearweights.scan.statements.copied import BEGINS, whole_text

_RULE = re.compile(r"\s*([=\-*#_~+%])\1{2,}\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S|\s*\*\*[^*]+\*\*:?\s*$|\s*([-=%*])\1+\s+\w.*")
"""A line that is a title by itself: `## Foo`, `**Foo**`, `---- License for Foo ----`."""

_HOLDER = re.compile(r"[\s/*#]*(?:copyright\b|\(c\)|©)", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.)]\s+")
_MARKS = re.compile(r"^\s*(?:[#/*;>|]+\s*)+")
_LABEL = re.compile(
    r"\**licen[sc]e(?: type| name)?\**\s?:\**\s{0,9}[\"'`]?(?P<license>[\w][\w .+\-]{1,60}?)[\"'`]?"
    r"\s{0,9}(?:<br\s?/?>)?",
    re.IGNORECASE,
)
"""`License Type: "MIT"<br>`: a field of what is said of a piece of work."""

_VERSION = re.compile(r"\s*(?:,\s*)?(version \d(?:\.\d)?)\b.*", re.IGNORECASE)
_ABOUT_HOLDERS = re.compile(
    r"[\s/*#]*(?:copyright\b|\(c\)|©|all rights reserved|.{0,60}:\s*$)", re.IGNORECASE
)
_NEAR = 25
"""Lines between the name of a work and its license that do not tell who holds which rights."""

_LONGEST = 80
_HEAD = 3
_LINES = 20_000


@dataclass(frozen=True, slots=True)
class _Work:
    """The piece of work that the lines below its name are about."""

    name: str
    settled: bool = False


def work_statements(file: SourceFile, words: str, texts: list[range]) -> Iterator[LicenseStatement]:
    """Yield the license of each piece of work: told on its own line, by name, or by its text.

    Notes in `texts` the lines from such a license to the next title, which state nothing.
    """
    lines = words.split("\n")[:_LINES]
    work: _Work | None = None
    ruled = False
    start = far = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if _RULE.fullmatch(line):
            ruled, start = True, _closed(texts, start, number)
            continue
        if _HEADING.match(line):
            start = _closed(texts, start, number)
        if entry := credited(line):
            start = _closed(texts, start, number)
            work, far = _Work(entry[0], settled=True), 0
            yield _statement(file, number, entry[0], entry[1])
        elif begins := _begins(lines, number, ruled=ruled):
            told = COLLECTION.search(file.name) or "licen" in line.lower()
            start = _closed(texts, start, number)
            own = number <= _HEAD and not told
            work, far = None if own else _Work(begins), 0
        elif work and not start and far <= _NEAR:
            far += not _ABOUT_HOLDERS.match(line)
            raw, text = _license(lines, number)
            if raw and not work.settled:
                yield replace(_statement(file, number, work.name, raw), text=text)
            if raw:
                work, start = replace(work, settled=True), number
        ruled = False
    _closed(texts, start, len(lines) + 1)


def _closed(texts: list[range], start: int, end: int) -> int:
    """Note that the text of a license ends, where one began."""
    if start:
        texts.append(range(start, end))
    return 0


def _begins(lines: list[str], number: int, *, ruled: bool) -> str | None:
    """Return the name of the work that begins here: below a rule, above one, or a heading."""
    line = lines[number - 1]
    below = lines[number] if number < len(lines) else ""
    if not (ruled or _HEADING.match(line) or _RULE.fullmatch(below) or _alone(lines, number)):
        return None
    words = _NUMBER.sub("", plain(line).strip(" #*-=_%`"))
    return None if is_license(words) else work_titled(words)


def _alone(lines: list[str], number: int) -> bool:
    """Say whether a line stands between empty ones, with a copyright or the like below it.

    It may also stand right above, further to the right.
    """
    above = lines[number - 2] if number > 1 else ""
    below = lines[number : number + 4]
    if above.strip() or not below or (below[0].strip() and not below[0].startswith((" ", "\t"))):
        return False
    if below[0].strip() and lines[number - 1].startswith((" ", "\t")):
        return False
    return any(_HOLDER.match(line) for line in below)


def _license(lines: list[str], number: int) -> tuple[str | None, str | None]:
    """Return the license that a line names, with nothing else, or whose text begins there."""
    line = _MARKS.sub("", lines[number - 1]).strip()
    labelled = _LABEL.fullmatch(line)
    if labelled and is_license(plain(labelled["license"])):
        return plain(labelled["license"]), None
    if len(line) <= _LONGEST and is_license(plain(line).strip(" *_:")):
        below = lines[number] if number < len(lines) else ""
        version = _VERSION.fullmatch(below)
        return plain(line).strip(" *_:") + (f" {version[1]}" if version else ""), None
    if not BEGINS.match(line):
        return None, None
    piece: list[str] = []
    for other in lines[number - 1 : number + 60]:
        if _RULE.fullmatch(other) and piece:
            break
        piece.append(_MARKS.sub("", other).strip())
    found = whole_text(piece)
    return (found[0], found[2]) if found else (None, None)


def _statement(file: SourceFile, line: int, work: str, raw: str) -> LicenseStatement:
    return LicenseStatement(
        place=file.place(line),
        source=StatementSource.PROSE,
        raw=raw,
        asset=work,
        component=Component.ANY,
    )
