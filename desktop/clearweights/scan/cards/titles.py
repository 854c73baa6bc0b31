"""What a license file says of itself before and after the text of a license."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.markdown import BlockKind, blocks
from clearweights.scan.cards.prose import said
from clearweights.scan.cards.saying import statement
from clearweights.scan.cards.vocabulary import vocabulary, word_list
from clearweights.scan.names import KIND_OF, component_of, foreign_folder

_TITLE_SIZE = 300
_TITLE_LIMIT = re.compile(
    r"\blicen[sc]e for (?:(?:academic|non-?commercial|scientific)(?:,| and| or|/)?\s*)+"
    r"(?:research|educational)(?: purposes?| use)",
    re.IGNORECASE,
)

_PREFACE = 600
"""Characters in which a license tells of what it is for before it begins."""

_TITLE_LINES = 8
_TITLE_LENGTHS = range(8, 140)
_CALLED = re.compile(r"\b(?:licen[sc]e|agreement|terms|policy)\b", re.IGNORECASE)
_PRIVACY = re.compile(r"\bprivacy\b|\bcode of conduct\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|be|shall|may|must|you|we|by|hereby|this|these|please)\b"
    r"|^(?:copyright|licen[sc]e|third[- ]party)\b"
    r"|\(c\)|©|[.:;](?:\s|$)|https?:",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^[^\w\n]{0,10}(?:permission is hereby granted|permission to use, copy"
    r"|redistribution and use\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""How licenses begin that are short enough to have words of others beside them."""

_OPENING = 4_000
_TEXT_BEGINS = re.compile(
    r"^[^\w\n]{0,10}(?:terms of the \w|terms and conditions\b|permission is hereby"
    r"|apache license\s*$|(?:the )?mit license\b"
    r"|gnu (?:affero |lesser )?general public|1\.\s+definitions|preamble\b"
    r"|redistribution and use)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where the text of a license begins that has words of others before it."""

_IS_UNDER = re.compile(
    r"\b(?:is|are) (?:dual[- ])?(?:licensed|released|distributed|(?:made )?available) under\b",
    re.IGNORECASE,
)
_APPENDED = 60_000
_NAMED_ABOVE = re.compile(r"\s*\[(?P<name>[^\[\]\n]{2,60})\][ \t]*\n")
_TEXT_ENDS = re.compile(
    r"limitations\s+under\s+the\s+license\.?[ \t]*$|end of terms and conditions[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""Where a long license is over, behind which others' licenses may be told."""

_HOLDER = re.compile(r"\bcopyright\b|\(c\)|©", re.IGNORECASE)
_SHORT = 8_000
_BESIDE = 1_500


def title_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield the limit of use that a license begins with, and the name it gives itself.

    Names that everybody knows, and those that hold the limit, are left out.
    """
    title = words[:_TITLE_SIZE]
    limit = _TITLE_LIMIT.search(title) or vocabulary().restrictions.search(words[:_PREFACE])
    name = _title(words)
    found = [(words.count("\n", 0, limit.start()) + 1, " ".join(limit[0].split()))] if limit else []
    part = component_of(file.path)
    for line, raw in [
        *found,
        *([name] if name and all(raw not in name[1] for _, raw in found) else []),
    ]:
        yield LicenseStatement(
            place=file.place(line),
            source=StatementSource.PROSE,
            raw=raw,
            asset=foreign_folder(file.path),
            kind=KIND_OF.get(part),
            component=part,
        )


def _title(words: str) -> tuple[int, str] | None:
    """Return line and words of the title of a license that has a name of its own."""
    data = vocabulary()
    lines = words[:2_000].split("\n")
    filled = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    for number, line in filled[:_TITLE_LINES]:
        name = " ".join(line.replace("*", " ").strip("\ufeff#=_-> \t").split())
        if len(name) not in _TITLE_LENGTHS or not name[0].isupper() or _SENTENCE.search(name):
            continue
        if not _CALLED.search(name) or _PRIVACY.search(name):
            continue
        known = any(
            one.pattern.search(name) for one in data.names if not one.generic and not one.varied
        )
        plain = set(re.findall(r"[a-z]+", name.lower())) <= word_list("title_words")
        return None if known or plain else (number, name)
    return None


def _opening_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what a long license tells before it begins: "Foo is licensed under X except for …"."""
    text = _TEXT_BEGINS.search(words[:_OPENING])
    opening = words[: text.start()] if text else ""
    for block in blocks(opening, 1) if _IS_UNDER.search(opening) else ():
        for sentence in block.sentences:
            if not _IS_UNDER.search(sentence.text):
                continue
            for one in said(sentence, in_license_section=False):
                yield statement(file, sentence, one, foreign_folder(file.path) or one.about)


def _appended_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what notices behind a long license say of the works of others, each by its name."""
    ends = [*_TEXT_ENDS.finditer(words)]
    tail = words[ends[-1].end() :] if ends else ""
    if not vocabulary().hint(tail[:_APPENDED]):
        return
    first = words.count("\n", 0, ends[-1].end()) + 1
    for block in blocks(tail[:_APPENDED], first):
        named = _NAMED_ABOVE.match(block.source)
        for sentence in block.sentences if block.kind is not BlockKind.HEADING else ():
            if _IS_UNDER.search(sentence.text):
                for one in said(sentence, in_license_section=False):
                    about = named["name"] if named else one.about
                    if about is not None:
                        yield statement(file, sentence, one, about)


def beside_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what stands before and after the words of a short license: limits, other licenses."""
    begin = _BEGINS.search(words) if len(words) < _SHORT else None
    if begin is None:
        yield from _opening_statements(file, words)
        yield from _appended_statements(file, words)
        return
    rows = words.split("\n")
    loud = max(
        (n for n, row in enumerate(rows, start=1) if row.isupper() and " " in row.strip()),
        default=0,
    )
    after = "\n".join(rows[loud:]) if loud else ""
    for piece, first in ((words[: begin.start()][:_BESIDE], 1), (after[:_BESIDE], loud + 1)):
        for block in blocks(piece, first) if vocabulary().hint(piece) else ():
            for sentence in block.sentences if block.kind is not BlockKind.HEADING else ():
                if _HOLDER.search(sentence.text):
                    continue
                for one in said(sentence, in_license_section=False, of_card=True):
                    yield statement(file, sentence, one, foreign_folder(file.path) or one.about)
