"""License lines in the comments of source files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.vocabulary import vocabulary
from clearweights.scan.names import foreign_folder
from clearweights.scan.statements.copied import (
    COMMENT,
    comment_around,
    copied_text,
    copyright_cells,
    in_string,
    linked_name,
    whole_text,
)
from clearweights.scan.statements.sources import NAMES, PROSE_SUFFIXES, SUFFIXES

_HEAD = 6000
_MAX_LINES = 90
_HIDDEN = re.compile(r"\s*(?:<!--|\.\. )")

_SPDX = re.compile(
    r"^[^\w\n]{0,40}(?:dnl |rem )?SPDX-License-Identifier:[ \t]*([^\n]{2,200})", re.MULTILINE
)
_DUNDER = re.compile(r"^__license__\s*=\s*[rub]?([\"'])([^\"'\n]{2,100})\1", re.MULTILINE)
"""What a Python module says of itself to whoever imports it."""

_SAYS_NOTHING = re.compile(r"(?:see\b.*|unknown|none|n/?a|todo|\W*)", re.IGNORECASE)

_IGNORED = re.compile(r"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
_CLOSING = re.compile(r"\s*(?:\*/|-->|\*\)|#\}|-\}|\"\"\"|'''|\\n).*$")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+()_:-]+(?:\s+(?:AND|OR|WITH|and|or|with)\s+[\w.+():-]+)*")
_MARKS = re.compile(r"^(?:[\s#/*;%!\-<>\"'.({]|@?rem\b)+|[\s*#/]+$", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?:licen[sc]ed|licen[sc]es? this (?:file|work|software)|released|distributed|governed|covered"
    r"|made available|available|provided|redistribute|protected|subject|used|shared|offered"
    r"|free for|p[ub]{0,2}lished)\b[^.]{0,120}?\b(?:under|by|with|to)\b"
    r"|\bchoice of\b|\b(?:file|code|software|work) is with\b|\bagree to the terms\b"
    r"|(?:copied|modified|adapted|adopted|translated|converted|extracted|borrowed|taken|ported|derived|based|inspired|forked|reused"
    r"|copyright(?: \(c\))?)\b(?:(?!\.\s).){0,250}?\bunder\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"\b(?:without|unless)\b[^.]{0,120}\blicen[sc]e\b[^.]{0,80}\bprohibited\b"
    r"|\bunauthori[sz]ed (?:copying|use|reproduction|distribution)\b[^.]{0,80}\bprohibited\b"
    r"|\b(?:proprietary and confidential|confidential and proprietary)\b"
    r"|\bonly use\b[^.]{0,60} if\b[^.]{0,80}\blicen[sc]e agreement\b",
    re.IGNORECASE,
)
"""What files say that nobody may use without asking; looked for where no license is named."""

_LIMITED = re.compile(
    r"free for\b[^.]{0,40}\b(?:non-?commercial|research)\b[^.]{0,60}\buse\b", re.IGNORECASE
)
"""A limit of use that a header states beside its license file."""

_LABEL = re.compile(
    r"(?:@|\b)(?:(?:original|code|software) )?licen[sc]e\s*(?:[:=]|\s-)\s*(?:the )?"
    r"|@licen[sc]e\s+(?:the )?",
    re.IGNORECASE,
)
"""What stands right before a name: "License: MIT", "@license MIT"."""

_LABEL_ADDRESS = re.compile(
    r"^[^\w\n]*licen[sc]e\s*[:=]\s*<?(https?://\S*licen[sc]e[^\s>]*)", re.IGNORECASE | re.MULTILINE
)
"""A label that gives no more than where the license stands."""

_BARE_LABEL = re.compile(r"\s*licen[sc]e\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"\s+https?:\S+\s*")
"""What stands around a name in "LICENSE MIT https://…"."""

_LICENSED = re.compile(r"^[- ]*licen[sc]ed\b", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:\s*[-–—,]?\s*[(<]?https?:\S+"
    r"|\s*\([\w. -]{2,20}\)|\s*version \d\S*)?[\s.]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_BEFORE_NAME = re.compile(
    r"\s*(?:copyright\b[^.]{0,100}\.\s+|.{0,120}https?://\S+[,;]\s+)?", re.IGNORECASE
)
"""What may stand before a bare name with its version: nothing, a copyright line, an address."""

_HOLDER = re.compile(r"\s*[,;(–—-]?\s*(?:copyright|\(c\)|©)", re.IGNORECASE)
"""What follows the license of a copied piece: "MIT License, Copyright (c) 2021 Somebody"."""

_BAR_BEFORE = re.compile(r"^[^|]*\bv?\d+\.\d[\w.-]*\s*\|\s*$")
_BAR_AFTER = re.compile(r"\s*(?:\||$)")
"""A line of a bundled style sheet or script: "thing v1.2.3 | MIT License | address"."""

_MAKER_WORDS = 3
_SENTENCE = re.compile(
    r"\b(?:is|are|was|see|under|from|by|based|adapted|not|the|a|an|to|of|with|in|for|and|or)\b",
    re.IGNORECASE,
)
"""What makes the words before a name a sentence, and not the maker's name before a title."""

_THIS = re.compile(
    r"\s*(?:(?:this|the) (?:file|code|software|work|program|module|script)s? (?:is|are) )?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:code|file|function|class|module|implementation|cop(?:y|ied)|adapted|taken|borrowed|derived"
    r"|ported|modified|comes?|is) from an? $",
    re.IGNORECASE,
)
_THE = re.compile(r"^\s*the\s+$", re.IGNORECASE)
_DASHED = re.compile(r"^[\w .]{2,40} [-–—] (?:v?\d[\w.]* [-–—] )?$")
"""What stands before it in a library of one file: "frog.h - v1.2 - public domain"."""

_COPIED = re.compile(
    r"\b(?:adapted|adopted|copied|taken|borrowed|derived|ported|modified) from\b", re.IGNORECASE
)
_CHOICE = re.compile(r"\s*,?\s*(?:or|/)\s+(?:the |a |an )?", re.IGNORECASE)
_NEGATED = re.compile(
    r"\bnot\s*(?:be\s*)?$|\bunless\b|\bsimilar to\b|\bcompatible\b|\bformerly\b|\bpreviously\b",
    re.IGNORECASE,
)
_GNU = re.compile(
    r"(GNU (?:Affero |Lesser |Library )?General Public License)\b.{0,160}?\bversion (\d(?:\.\d)?)"
    r"(.{0,80}?\bany later version)?",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"\bfor licen[sc](?:e|ing)(?: terms| details| information)?,? (?:please )?see\b[^.]{0,40}?"
    r"|\bsee (?:the )?(?:accompanying |enclosed |included )?",
    re.IGNORECASE,
)
_FOR_TERMS = re.compile(
    r"[^.]{0,60}?\bfor\b[^.]{0,40}\b(?:licen|terms|details|information|copying|rights)",
    re.IGNORECASE,
)
"""What stands before and after the name of the file that a header only points to."""

_STYLE = re.compile(r"[^.()]{0,50}\(([A-Z][\w.-]{1,20}(?:-style)?)\)")
_LICENSE_FILE = re.compile(
    r"(?<![\w-])((?:[A-Z]+[-_])?LICEN[SC]E(?:[-_][A-Za-z][A-Za-z0-9]*(?:[-.][A-Z0-9]+)*)?"
    r"(?:\.\w{2,3})?)(?![\w-])"
)
_INNER = re.compile(
    r"^[ \t]*(?:#|//|/?\*|;|--|%)(?:[^\n\"']|(?<=\w)'(?=\w)){0,300}?"
    r"(?:licen[sc]ed under|released under|available under|found in the LICEN[SC]E"
    r"|under (?:the |an? )?[\w .-]{1,40}licen[sc]e"
    r"|SPDX-License-Identifier:)"
    r"|^[ \t]*(?:#|//|/?\*)+[ \t]*(?:the )?[A-Z][\w.-]*(?: [\w.-]+){0,3} licen[sc]e\b"
    r"[ \t]*(?:$|[-(,])"
    r"|^[ \t]*(?:#|//|/?\*)+[ \t]*[A-Z][\w.-]{1,20} licen[sc]ed\b[.,;:]?[ \t]*(?:$|copyright|\(c\))"
    r"|^[ \t]*(?:#|//|/?\*)+[ \t]*LICEN[SC]E[ \t]+[\w.-]+[ \t]+https?:\S+[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A line of a comment further down that begins to speak of a license."""

_INNER_LABEL = re.compile(
    r"[ \t]*(?:#|//|/?\*)+[ \t]*(?:@licen[sc]e[ \t:]+|licen[sc]e[ \t]*:[ \t]*)\w", re.IGNORECASE
)
"""The same as a label; not in settings, where it may be a field taken out."""

_SETTINGS = (".yml", ".yaml", ".toml", ".cfg", ".ini", ".conf", ".j2", ".jinja", ".in")

_INNER_QUICK = (
    b"nder ",
    b"# LICENSE ",
    b"icense found",
    b"@license ",
    b"icense: ",
    b"icensed. ",
    b"SPDX-License-Id",
    b"MIT License",
    b"BSD",
)
_INNER_SIZE = 400_000
_INNER_MOST = 20
_LONGEST_LINE = 1_000
_TEXT_QUICK = ("ermission is", "ermission to use", "edistribution and use")
_TITLE_NEAR = 12
"""Lines between a license's name and its text, where both stand in one comment."""

_QUICK = (
    b"vailable under",
    b"icense",
    b"ICENSE",
    b"icence",
    b"General Public",
    b"ublic domain",
    b"Apache 2",
    b"ermission is hereby granted",
    b"ermission to use, copy",
    b"edistribution and use",
    b"and confidential",
    b"nauthorized ",
)


class HeaderScanner:
    """SPDX lines and license sentences in the comments of source files."""

    id = "headers"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take source files by suffix."""
        is_image = name.startswith(("dockerfile", "containerfile"))
        return suffix in SUFFIXES or suffix in PROSE_SUFFIXES or name in NAMES or is_image

    def worth_parsing(self, data: bytes) -> bool:
        """Take files that hold one of a few phrases; away from the head, one that states."""
        head = data[:_HEAD]
        if any(word in head for word in _QUICK) or b"ermission is hereby granted" in data:
            return True
        return b"icense" in data and any(word in data for word in _INNER_QUICK)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield each license that comments name, again where a copied piece names it again."""
        head = _IGNORED.sub("", file.text[:_HEAD])
        found: dict[str, int] = {}
        again: list[tuple[str, int]] = []
        file_named: str | None = None
        is_notebook = file.name.endswith(".ipynb")
        lines = copyright_cells(file.text[:_INNER_SIZE]) if is_notebook else _comment(head)
        for match in _SPDX.finditer(head):
            number = head.count("\n", 0, match.start(1)) + 1
            if number > len(lines) and in_string(file.lines, number - 1):
                continue
            words = _CLOSING.sub("", match[1]).strip()
            if expression := _EXPRESSION.match(words):
                found.setdefault(expression[0], number)
        is_prose = "." + file.name.lower().rpartition(".")[2] in PROSE_SUFFIXES
        if not is_prose or _HIDDEN.match(head):
            names, file_named = _sentences("\n".join(lines))
            known = {_same(name) for name in found}
            for raw in names:
                reserved = found and _RESERVED.fullmatch(raw)
                if _same(raw) not in known and not reserved:
                    found.setdefault(raw, _line_of(lines, raw))
            if not is_prose:
                if file.name.endswith((".py", ".pyi", ".pyx")):
                    _add_said_to_importers(found, head, file.lines)
                again = _add_inner(found, file, after=len(lines))
        whole = None if is_prose else _whole(file, lines, found)
        if whole is not None:
            found[whole[0]] = whole[1]
        for raw, line in [*found.items(), *again]:
            is_text = whole is not None and raw == whole[0]
            yield LicenseStatement(
                place=file.place(line),
                source=StatementSource.HEADER,
                raw=raw,
                asset=foreign_folder(file.path),
                component=Component.CODE,
                link=raw if _LICENSE_FILE.fullmatch(raw) else None if is_text else file_named,
                text=whole[2] if whole and is_text else None,
            )


def _whole(
    file: SourceFile, lines: list[str], found: dict[str, int]
) -> tuple[str, int, str] | None:
    """Return a license copied into a comment, unless a name close above says which it is."""
    if found and not any(word in file.text[:_HEAD] for word in _TEXT_QUICK):
        return None
    whole = whole_text(lines)
    if whole is not None and any(abs(whole[1] - line) < _TITLE_NEAR for line in found.values()):
        return None
    return whole or (None if found else copied_text(file.lines))


def _add_inner(found: dict[str, int], file: SourceFile, *, after: int) -> list[tuple[str, int]]:
    """Add the licenses of comments further down, as copied functions carry them.

    Returns those known already that a comment gives to a piece copied from elsewhere.
    """
    text = file.text[:_INNER_SIZE]
    known = {_same(name) for name in found}
    named: list[tuple[int, str]] = []
    seen = after
    labels = not file.name.lower().endswith(_SETTINGS)
    speaking = _speaking(file.lines, after, len(text), labels=labels)
    for number in islice(speaking, _INNER_MOST):
        if number < seen or in_string(file.lines, number):
            continue
        start, lines = comment_around(file.lines, number, seen)
        seen = number + 1
        spdx = _SPDX.search("\n".join(lines))
        plain = [_MARKS.sub("", line) for line in lines]
        names = _sentences("\n".join(plain))[0] if spdx is None else (spdx[1].strip(),)
        named += [(start + _line_of(plain, raw), raw) for raw in names]
    named += [one for one in linked_name(text) if _first_named(one[1]) == one[1]]
    again = []
    for number, raw in named:
        if _same(raw) not in known:
            known.add(_same(raw))
            found.setdefault(raw, number)
        elif number > after and _COPIED.search(file.lines[number - 1]):
            again.append((raw, number))
    return again


def _speaking(lines: tuple[str, ...], after: int, size: int, *, labels: bool) -> Iterator[int]:
    """Yield the 0-based numbers of the lines that begin to speak of a license."""
    for number, line in enumerate(lines):
        size -= len(line) + 1
        if size < 0:
            return
        said = number >= after and len(line) < _LONGEST_LINE and "icen" in line.lower()
        if said and (_INNER.match(line) or (labels and _INNER_LABEL.match(line))):
            yield number


def _add_said_to_importers(found: dict[str, int], head: str, lines: tuple[str, ...]) -> None:
    known = {_same(name) for name in found}
    for match in _DUNDER.finditer(head):
        number, raw = head.count("\n", 0, match.start(2)), match[2].strip()
        if _same(raw) in known or _SAYS_NOTHING.fullmatch(raw) or in_string(lines, number):
            continue
        found.setdefault(raw, number + 1)


def _same(name: str) -> str:
    return re.sub(r"[^a-z0-9]|licen[sc]ed?|version", "", name.lower())


def _comment(head: str) -> list[str]:
    """Return the lines of the leading comment, without the marks around their words."""
    lines: list[str] = []
    closing = ""
    for line in head.split("\n")[:_MAX_LINES]:
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


def licenses_in(comment: str) -> tuple[str, ...]:
    """Return the licenses that a comment names, in reading order."""
    return _sentences(comment)[0]


@lru_cache(maxsize=512)
def _sentences(comment: str) -> tuple[tuple[str, ...], str | None]:
    """Return the licenses a header names, and the license file it points to.

    The same header stands in many files.
    """
    text = " ".join(comment.split())
    if match := _GNU.search(text):
        later = " or any later version" if match[3] else ""
        return (f"{match[1]} version {match[2]}{later}",), None
    found: list[str] = []
    pointed: str | None = None
    for phrase in _PHRASE.finditer(text):
        left = text[max(0, phrase.start() - 40) : phrase.start()]
        if _NEGATED.search(left) or _NEGATED.search(phrase[0]):
            continue
        rest = text[phrase.end() : phrase.end() + 130].partition(". ")[0]
        file = _LICENSE_FILE.search(rest)
        limit = _LIMITED.search(phrase[0])
        if limit and file:
            found.append(limit[0])
            pointed = pointed or file[1]
        elif name := _first_named(rest[:90]):
            found.append(name)
            pointed = pointed or (file[1] if file else None)
        elif file:
            found.append(file[1])
    found += _labelled(comment)
    if not found and (address := _LABEL_ADDRESS.search(comment)):
        found.append(address[1])
    if not found and (pointer := _pointer(text)):
        found.append(pointer)
    if not found and (reserved := _RESERVED.search(text)):
        found.append(reserved[0])
    once = {name.lower(): name for name in reversed(found)}
    return tuple(once[key] for key in dict.fromkeys(name.lower() for name in found))[:4], pointed


def _pointer(text: str) -> str | None:
    """Return the file that a header sends to: "For licensing see accompanying LICENSE file"."""
    for see in _SEE.finditer(text):
        file = _LICENSE_FILE.match(text, see.end())
        if file is None and see[0].lower().startswith("for"):
            rest = text[see.end() :][:60]
            file = _LICENSE_FILE.search(rest)
            if file is not None and rest[: file.start()].endswith("."):
                continue  # "foo.js.LICENSE.txt": a file of its own
        elif file is not None and _FOR_TERMS.match(text[file.end() :]) is None:
            file = None
        if file is not None:
            style = _STYLE.match(text, file.end())  # "see LICENSE for terms (BSD-style)"
            return style[1] if style else file[1]
    return None


def _first_named(words: str) -> str | None:
    """Return the license named first, a known name before one that only looks like a name."""
    for generic in (False, True):
        names = [
            (match.start(), -match.end(), match[0])
            for name in vocabulary().names
            if name.generic is generic and name.id != "file"
            for match in name.pattern.finditer(words)
            if match[0] and not (generic and vocabulary().not_licenses.search(match[0]))
        ]
        if names:
            return _with_choices(words, sorted(names))
    return None


def _with_choices(words: str, names: list[tuple[int, int, str]]) -> str:
    """Return the first name with those it may be exchanged for: "MIT or Apache-2.0"."""
    _, end, first = names[0]
    chosen, stop = [re.sub(r"^the\s+", "", first)], -end
    for at, until, name in names[1:]:
        if at >= stop and _CHOICE.fullmatch(words[stop:at]):
            chosen.append(re.sub(r"^the\s+", "", name))
            stop = -until
    return " OR ".join(chosen)


def _labelled(comment: str) -> list[str]:
    """Return names with a label, with "licensed" behind, in brackets, or alone on a line."""
    found = []
    for line in filter(None, comment.split("\n")):  # most lines of a file are no comment
        end = 0
        for start, stop, words in sorted(_known(line), key=lambda known: (known[0], -known[1])):
            if start >= end and _is_stated(line[:start], words, line[stop:]):
                found.append(re.sub(r"[-\s]licen[sc]ed$", "", words, flags=re.IGNORECASE))
            end = max(end, stop)
    return found


def _known(line: str) -> Iterator[tuple[int, int, str]]:
    for name in vocabulary().names:
        for match in () if name.generic else name.pattern.finditer(line):
            yield match.start(), match.end(), match[0]


def _is_stated(left: str, words: str, right: str) -> bool:
    """Say whether a name in a comment states the license of the file by how it stands there."""
    if _NEGATED.search(left):
        return False
    label = _last(_LABEL, left)
    bare = _BARE_LABEL.fullmatch(left) and _ADDRESS.fullmatch(right)
    dashed = words.lower() == "public domain" and _DASHED.search(left)
    if bare or dashed or (label is not None and label.end() == len(left)):
        return True
    if _LICENSED.match(right) or words.lower().endswith("licensed"):
        return (_THIS.fullmatch(left) or _FROM.search(left)) is not None
    if re.search(r"licen[sc]e", words, re.IGNORECASE) is None:
        return bool(_NUMBER.search(words) and _BEFORE_NAME.fullmatch(left) and _TITLE.match(right))
    bracketed = (left.endswith("(") or not left) and right.startswith(")")
    bracketed = bracketed or (_BAR_BEFORE.search(left) and _BAR_AFTER.match(right)) is not None
    left = _THE.sub("", left)
    alone = len(re.findall(r"\w+", left)) <= _MAKER_WORDS and not _SENTENCE.search(left)
    titled = _HOLDER.match(right) or (alone and _TITLE.match(right))
    return bracketed or bool(titled)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return next(reversed([*pattern.finditer(words)]), None)


def _line_of(lines: list[str], raw: str) -> int:
    """Return the line where the first words of a license stand, as words of their own."""
    start = raw.split(",", maxsplit=1)[0][:20]
    whole = re.compile(rf"(?<!\w){re.escape(start)}(?![ ]?licen|\w)")
    own = (at for at, line in enumerate(lines, start=1) if whole.search(line))
    any_line = (at for at, line in enumerate(lines, start=1) if start in line)
    opening = " ".join(start.split()[:2])
    broken = (at for at, line in enumerate(lines, start=1) if opening in line)
    return next(own, next(any_line, next(broken, 1)))
