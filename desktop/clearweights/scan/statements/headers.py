"""License lines in the comments of source files."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.names import KIND_OF, foreign_folder
from clearweights.scan.statements.choices import first_named
from clearweights.scan.statements.copied import (
    COMMENT,
    code_lines,
    comment_around,
    copied_text,
    copyright_cells,
    in_docstring,
    in_string,
    linked_name,
    whole_text,
)
from clearweights.scan.statements.holders import holders_in
from clearweights.scan.statements.presets import presets
from clearweights.scan.statements.sources import (
    NAMES,
    PROSE_SUFFIXES,
    SUFFIXES,
    is_header_template,
)
from clearweights.scan.statements.taken import Taken, taken_from
from clearweights.scan.statements.wording import LICENSE_FILE, RESERVED, part_told, sentences
from clearweights.scan.statements.written import Written

_HEAD = 6000
_MAX_LINES = 90
_DECLARED = re.compile(r"\A\s*<\?xml[^>\n]{0,100}\?>(?=[ \t]*<!--)")
"""What tools write on the line on which the leading comment begins."""

_HIDDEN = re.compile(r"\s*(?:<!--|\.\. )")

_SPDX = re.compile(
    r"^[^\w\n]{0,40}(?:dnl |rem )?SPDX-License-Identifier:[ \t]*([^\n]{2,200})", re.MULTILINE
)
_DUNDER = re.compile(r"^__license__\s*=\s*[rub]?([\"'])([^\"'\n]{2,100})\1", re.MULTILINE)
"""What a Python module says of itself to whoever imports it."""

_OF_PAGES = re.compile(
    r"^(?:project_)?copyright\s*=\s*[rubf]?([\"'])([^\"'\n]{2,300})\1", re.MULTILINE
)
"""What the settings of a documentation print below its pages, the license beside the holder."""

_SAYS_NOTHING = re.compile(r"(?:see\b.*|unknown|none|n/?a|todo|\W*)", re.IGNORECASE)

_IGNORED = re.compile(r"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
_CLOSING = re.compile(r"\s*(?:\*/|-->|\*\)|#\}|-\}|\"\"\"|'''|\\n).*$")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+()_:-]+(?:\s+(?:AND|OR|WITH|and|or|with)\s+[\w.+():-]+)*")
_MARKS = re.compile(r"^(?:[\s#/*;:%!\-<>\"'.({\\]|@?rem\b)+|[\s*#/]+$", re.IGNORECASE)
_INNER = re.compile(
    r"^[ \t]*(?:#|//|/?\*|;|::|--|%)(?:[^\n\"']|(?<=\w)'(?=\w)){0,300}?"
    r"(?:licen[sc]ed under|released under|available under|found in the LICEN[SC]E"
    r"|under (?:the |an? )?[\w .-]{1,40}licen[sc]e"
    r"|SPDX-License-Identifier:)"
    r"|^[ \t]*(?:#|//|/?\*)+[ \t]*(?:the )?[A-Z][\w.-]*(?: [\w.-]+){0,3} licen[sc]e\b"
    r"[ \t]*(?:$|[-(,])"
    r"|^[ \t]*(?:#|//|/?\*)+[ \t]*[A-Z][\w.-]{1,20} licen[sc]ed\b[.,;:]?[ \t]*(?:$|copyright|\(c\))"
    r"|^[ \t]*\{#-?[ \t]*copyright[^.\n]{0,80}\.[ \t]+[\w. -]{2,40}licen[sc]e\b"
    r"|^[ \t]*(?:#|//|/?\*)+[ \t]*LICEN[SC]E[ \t]+[\w.-]+[ \t]+https?:\S+[ \t]*$"
    r"|^[ \t]*(?:the|this) (?:code|source|function|algorithm|implementation) (?:is|was)"
    r" (?:distributed|licensed|released|published) under (?:the |an? )?[\w .-]{2,40}licen[sc]e\b",
    re.MULTILINE | re.IGNORECASE,
)
"""A line of a comment further down that begins to speak of a license."""

_INNER_LABEL = re.compile(
    r"[ \t]*(?:#|//|/?\*)+[ \t]*(?:@licen[sc]e[ \t:]+|licen[sc]e[ \t]*:[ \t]*)\w", re.IGNORECASE
)
"""The same as a label; not in settings, where it may be a field taken out."""

_SAID_IN_TEXT = re.compile(
    r"\s+(?:#[ \t]*)?licen[sc]e[ \t]*:[ \t]*(?P<name>\S.{0,60}?)[\s.]*(?:<\S{1,60}@\S{3,60}>)?\s*",
    re.IGNORECASE,
)
"""The same in what a class or a function says of itself."""

_COPIED = re.compile(
    r"\b(?:adapted|adopted|copied|taken|borrowed|derived|ported|modified) from\b"
    r"|^[ \t]*\{#-?[ \t]*copyright\b",
    re.IGNORECASE,
)
"""A piece taken from elsewhere, which keeps its own license."""

_SETTINGS = (".yml", ".yaml", ".toml", ".cfg", ".ini", ".conf", ".j2", ".jinja", ".in")

_INNER_QUICK = (
    b"nder ",
    b"# LICENSE ",
    b"icense found",
    b"@license ",
    b"icense: ",
    b"icensed. ",
    b"SPDX-License-Id",
    b"{# Copyright",
    b"MIT License",
    b"BSD",
)
_BELOW = 12
"""Lines below the leading comment in which another one belongs to it: tools sort imports up."""

_TEXT_LINES = 20_000
_INNER_SIZE = 400_000
_INNER_MOST = 20
_TEXT_QUICK = ("ermission is", "ermission to use", "edistribution and use", "as-is")
_TITLE_NEAR = 12
"""Lines between a license's name and its text, where both stand in one comment."""

_TAKEN_QUICK = (
    b"endoring ",
    b"ataset at ",
    b"ed from",
    b"en from",
    b"ased on",
    b"spired by",
    b"riginal ",
    b"redits: ",
    b"opy of http",
    b"eights: http",
    b"ode: http",
)
_NAMES = (b"icense", b"MIT", b"BSD", b"Apache", b"GPL", b"CC")

_QUICK = (
    b"vailable under",
    b"icense",
    b"ICENSE",
    b"icence",
    b"General Public",
    b"ublic domain",
    b"Apache 2",
    b"Apache-2",
    b"ermission is hereby granted",
    b"ermission to use, copy",
    b"edistribution and use",
    b"provided 'as-is'",
    b"and confidential",
    b"nauthorized ",
    b"commercial use",
    b"oses only",
)


class HeaderScanner:
    """SPDX lines and license sentences in the comments of source files."""

    id = "headers"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take source files by suffix."""
        is_image = name.startswith(("dockerfile", "containerfile"))
        is_source = suffix in SUFFIXES or suffix in PROSE_SUFFIXES or name in NAMES
        return is_source or is_image or is_header_template(name)

    def worth_parsing(self, data: bytes) -> bool:
        """Take files that hold one of a few phrases; away from the head, one that states."""
        head = data[:_HEAD]
        if any(word in head for word in _QUICK) or b"ermission is hereby granted" in data:
            return True
        if any(word in data for word in _TAKEN_QUICK) and any(word in data for word in _NAMES):
            return True
        return b"icense" in data and any(word in data for word in _INNER_QUICK)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield each license that comments name, again where a copied piece names it again."""
        head = _IGNORED.sub("", file.text[:_HEAD])
        found: dict[str, int] = {}
        again: list[tuple[str, int]] = []
        python = file.name.endswith((".py", ".pyi", ".pyx"))
        text = Written(code_lines(file.lines) if file.name.endswith(".ipynb") else file.lines)
        file_named: str | None = None
        is_notebook = file.name.endswith(".ipynb")
        name = file.name.lower()
        is_template = is_header_template(name)
        lines = copyright_cells(file.text[:_INNER_SIZE]) if is_notebook else _comment(head)
        if is_template:
            lines = [_MARKS.sub("", line) for line in head.split("\n")[:_MAX_LINES]]
        for expression, number in _spdx(head, lines, file):
            found.setdefault(expression, number)
        is_prose = "." + name.rpartition(".")[2] in PROSE_SUFFIXES and name not in NAMES
        is_prose = is_prose and not is_template
        if not is_prose or _HIDDEN.match(head):
            names, file_named = sentences("\n".join(lines))
            known = {_same(name) for name in found}
            for raw in names:
                reserved = found and RESERVED.fullmatch(raw)
                if _same(raw) not in known and not reserved:
                    again_named = raw == file_named
                    found.setdefault(raw, _line_of(lines, raw, last=again_named))
            if not is_prose:
                if file.name.endswith((".py", ".pyi", ".pyx")):
                    _add_said_to_importers(found, head, file.lines)
                again = _add_inner(found, file, text, after=0 if is_notebook else len(lines))
        whole = None if is_prose else _whole(file, lines, found)
        if whole is not None:
            found[whole[0]] = whole[1]
        pieces = [] if is_prose else [*taken_from(text, python=python)]
        pieces += [] if is_prose else presets(text, after=len(lines))
        lines_said = {line for _, line in [*found.items(), *again]}
        again += [(one.raw, one.line) for one in pieces if one.line not in lines_said]
        top = _Top(lines, file_named, whole, {(_same(one.raw), one.line): one for one in pieces})
        yield from (_statement(file, raw, line, top) for raw, line in [*found.items(), *again])


@dataclass(frozen=True, slots=True)
class _Top:
    """The leading comment of a file, with what belongs to the licenses it names."""

    lines: list[str]
    file_named: str | None
    whole: tuple[str, int, str] | None
    """A license copied into it: how it begins, its line, all of it."""

    pieces: Mapping[tuple[str, int], Taken]


def _statement(file: SourceFile, raw: str, line: int, top: _Top) -> LicenseStatement:
    whole = top.whole if top.whole and raw == top.whole[0] else None
    part, thing = Component.CODE, None
    if taken := top.pieces.get((_same(raw), line)):
        part, thing = taken.part, taken.source
    elif line <= len(top.lines):
        part, thing = part_told("\n".join(top.lines), raw)
    return LicenseStatement(
        place=file.place(line),
        source=StatementSource.HEADER,
        raw=sys.intern(raw),  # a large tree says the same in every file
        asset=foreign_folder(file.path) or thing,
        kind=KIND_OF.get(part),
        component=part,
        link=raw if LICENSE_FILE.fullmatch(raw) else None if whole else top.file_named,
        text=whole[2] if whole else None,
        holders=_holders(file.lines, top.lines, line),
    )


def _spdx(head: str, lines: list[str], file: SourceFile) -> Iterator[tuple[str, int]]:
    """Yield the expressions of SPDX lines, and where they stand."""
    for match in _SPDX.finditer(head) if "SPDX-License-Identifier:" in head else ():
        number = head.count("\n", 0, match.start(1)) + 1
        if number > len(lines) and in_string(file.lines, number - 1):
            continue
        if expression := _EXPRESSION.match(_CLOSING.sub("", match[1]).strip()):
            yield expression[0], number


def _holders(written: tuple[str, ...], comment: list[str], line: int) -> tuple[str, ...]:
    """Return who holds the rights by the comment above, of several the one a line stands in."""
    if line > len(comment) + _BELOW:
        return ()
    start = end = min(line, len(written)) - 1
    while start > 0 and written[start - 1].strip():
        start -= 1
    while end + 1 < min(len(comment), len(written)) and written[end + 1].strip():
        end += 1
    here = holders_in("\n".join(_MARKS.sub("", words) for words in written[start : end + 1]))
    return here or holders_in("\n".join(comment))


def _whole(
    file: SourceFile, lines: list[str], found: dict[str, int]
) -> tuple[str, int, str] | None:
    """Return a license copied into a comment, unless a name close above says which it is."""
    if found and not any(word in file.text[:_HEAD] for word in _TEXT_QUICK):
        return None
    whole = whole_text(lines)
    named = [line for raw, line in found.items() if not LICENSE_FILE.fullmatch(raw)]
    if whole is not None and any(abs(whole[1] - line) < _TITLE_NEAR for line in named):
        return None
    return whole or (None if found else copied_text(file.lines))


def _add_inner(
    found: dict[str, int], file: SourceFile, written: Written, *, after: int
) -> list[tuple[str, int]]:
    """Add the licenses of comments further down, as copied functions carry them.

    Returns those known already that a comment gives to a piece copied from elsewhere.
    """
    text = file.text[:_INNER_SIZE]
    known = {_same(name) for name in found}
    named: list[tuple[int, str]] = []
    seen = after
    labels = not file.name.lower().endswith(_SETTINGS)
    speaking = _speaking(written, after, len(text), labels=labels)
    for number in islice(speaking, _INNER_MOST):
        if number < seen or in_string(written.lines, number):
            continue
        start, lines = comment_around(written.lines, number, seen)
        seen = number + 1
        spdx = _SPDX.search("\n".join(lines))
        plain = [_MARKS.sub("", line) for line in lines]
        names = sentences("\n".join(plain))[0] if spdx is None else (spdx[1].strip(),)
        named += [(start + _line_of(plain, raw), raw) for raw in names]
    named += [one for one in linked_name(text) if first_named(one[1]) == one[1]]
    if file.name.endswith(".py"):
        named += islice(_said_in_texts(written, after), _INNER_MOST)
    again = []
    for number, raw in named:
        if _same(raw) not in known:
            known.add(_same(raw))
            found.setdefault(raw, number)
        elif number > after and _COPIED.search(written.lines[number - 1]):
            again.append((raw, number))
    return again


def _speaking(written: Written, after: int, size: int, *, labels: bool) -> Iterator[int]:
    """Yield the 0-based numbers of the lines that begin to speak of a license.

    Those count that end within the first characters of the text, as many as `size` says.
    """
    last = written.text.count("\n", 0, size)
    for number, line in written.licensed(after):
        if number >= last:
            return
        if _INNER.match(line) or (labels and _INNER_LABEL.match(line)):
            yield number


def _said_in_texts(written: Written, after: int) -> Iterator[tuple[int, str]]:
    """Yield line and license of labels in the docstrings of classes and functions."""
    for number, line in written.licensed(after):
        if number >= _TEXT_LINES:
            return
        match = _SAID_IN_TEXT.fullmatch(line)
        told = match and first_named(match["name"]) == match["name"]
        if match and told and in_docstring(written.lines, number):
            yield number + 1, match["name"]


def _add_said_to_importers(found: dict[str, int], head: str, lines: tuple[str, ...]) -> None:
    if "__license__" not in head and "copyright" not in head:
        return  # as in most files
    known = {_same(name) for name in found}
    told = [(match.start(2), match[2].strip()) for match in _DUNDER.finditer(head)]
    printed = islice(_OF_PAGES.finditer(head), _INNER_MOST)
    told += [(m.start(2), raw) for m in printed for raw in sentences(m[2])[0]]
    for at, raw in told:
        number = head.count("\n", 0, at)
        if _same(raw) in known or _SAYS_NOTHING.fullmatch(raw) or in_string(lines, number):
            continue
        found.setdefault(raw, number + 1)


def _same(name: str) -> str:
    return re.sub(r"[^a-z0-9]|licen[sc]ed?|version", "", name.lower())


def _comment(head: str) -> list[str]:
    """Return the lines of the leading comment, without the marks around their words."""
    lines: list[str] = []
    closing = ""
    for line in _DECLARED.sub("", head).split("\n")[:_MAX_LINES]:
        stripped = line.strip()
        if closing:
            if closing in stripped:
                closing = ""
        elif stripped and not COMMENT.match(line):
            break
        else:
            for opening, end in (("/*", "*/"), ("<!--", "-->"), ('"""', '"""'), ("'''", "'''")):
                if stripped.startswith(opening) and end not in stripped[len(opening) :]:
                    closing = end
        lines.append(_MARKS.sub("", line))
    return lines


def _line_of(lines: list[str], raw: str, *, last: bool = False) -> int:
    """Return the line where the first words of a license stand, as words of their own.

    `last`: they stand there again, above as the file where the text of another one is.
    """
    start = raw.split(",", maxsplit=1)[0][:20]
    whole = re.compile(rf"(?<!\w){re.escape(start)}(?![ ]?licen|\w)")
    own = (at for at, line in enumerate(lines, start=1) if whole.search(line))
    if last:
        return max(own, default=1)
    any_line = (at for at, line in enumerate(lines, start=1) if start in line)
    opening = " ".join(start.split()[:2])
    broken = (at for at, line in enumerate(lines, start=1) if opening in line)
    return next(own, next(any_line, next(broken, 1)))
