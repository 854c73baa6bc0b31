"""Lists that a license opens: "Open source software licensed under the MIT License:", "1. foo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.vocabulary import vocabulary

_OPENS = re.compile(
    r"[\W\d]*(?:the following )?[\w /,()-]{0,90}?\b(?:is |are )?"
    r"(?:licen[sc]ed|released|distributed|available) under (?:the )?(?P<license>[^:]{3,80}?)"
    r"(?: and other licen[sc]es[^:]{0,60})?\s*[:：]\W*",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\s*(?:\d{1,3}[.)]|[-*•])\s+(?P<name>[\w@][\w./@+-]{0,60}(?: [\w.@+()-]{1,30}){0,4}?)\s*(?:[:,-]?\s*https?://\S+)?\s*"
)
_ENDS = re.compile(
    r"\W*(?:terms (?:of|and)\b|redistribution and use|permission (?:is|to)|a copy of"
    r"|licen[sc]ed under|(?:the )?[\w .-]{2,40}licen[sc]e\s*$)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_LINES = 20_000
_ITEMS = 300


def opened_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield the license of each piece of work in such a list; the list ends where a text begins."""
    names: list[str] = []
    told = 0
    for number, line in enumerate(words.split("\n")[:_LINES], start=1):
        if (opened := _OPENS.fullmatch(line[:400])) and "icen" in line:
            names = _names(opened["license"])
        elif names and _ENDS.match(line):
            names = []
        elif names and told < _ITEMS and (item := _ITEM.fullmatch(line[:200])):
            told += 1
            for raw in names:
                yield LicenseStatement(
                    place=file.place(number),
                    source=StatementSource.PROSE,
                    raw=raw,
                    asset=item["name"],
                    component=Component.ANY,
                )


def opens_list(words: str) -> bool:
    """Say whether a sentence gives a license to the list below it."""
    return _OPENS.fullmatch(words[:400]) is not None


_RECORD = re.compile(
    r"^(?:package|name|library|component|module)[ \t]*:[ \t]*(?P<name>\S[^\n]{0,80}?)[ \t]*\n"
    r"(?:(?!licen[sc]e[ \t]*:)[\w -]{2,20}:[^\n]*\n){0,4}"
    r"licen[sc]e[ \t]*:[ \t]*(?P<license>\S[^\n]{1,100}?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What package managers print of a package: its name, version and license, a line each."""

_RECORDS = 2
_MOST_RECORDS = 2_000


def record_statements(file: SourceFile, words: str) -> list[LicenseStatement]:
    """Return the licenses of packages listed by fields, where there are several."""
    found, line, at = [], 1, 0
    for match in islice(_RECORD.finditer(words), _MOST_RECORDS):
        line += words.count("\n", at, match.start("license"))
        at = match.start("license")
        found.append(
            LicenseStatement(
                place=file.place(line),
                source=StatementSource.PROSE,
                raw=match["license"],
                asset=match["name"],
                component=Component.CODE,
            )
        )
    return found if len(found) >= _RECORDS else []


def _names(words: str) -> list[str]:
    """Return the words if they name a license that is known, or each of two."""
    words = words.strip(" \"'*_")
    names = vocabulary().names
    known = [name.pattern for name in names if not name.generic]
    for pieces in ([words], _AND.split(words, maxsplit=1)):
        if all(any(pattern.fullmatch(piece) for pattern in known) for piece in pieces):
            return pieces
    named = [name.pattern for name in names if name.id == "generic"]
    alone = " and " not in words and any(pattern.fullmatch(words) for pattern in named)
    return [words] if alone else []
