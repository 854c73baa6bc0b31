"""Lists that a license opens: "Open source software licensed under the MIT License:", "1. foo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_LINES = 20_000
_ITEMS = 300


def opened_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield the license of each piece of work in such a list; the list ends where a text begins."""
    raw: str | None = None
    told = 0
    for number, line in enumerate(words.split("\n")[:_LINES], start=1):
        if (opened := _OPENS.fullmatch(line[:400])) and "icen" in line:
            raw = _name(opened["license"])
        elif raw and _ENDS.match(line):
            raw = None
        elif raw and told < _ITEMS and (item := _ITEM.fullmatch(line[:200])):
            told += 1
            yield LicenseStatement(
                place=file.place(number),
                source=StatementSource.PROSE,
                raw=raw,
                asset=item["name"],
                component=Component.ANY,
            )


def _name(words: str) -> str | None:
    """Return the words if they name a license that is known."""
    words = words.strip(" \"'*_")
    known = (name for name in vocabulary().names if not name.generic)
    return words if any(name.pattern.fullmatch(words) for name in known) else None
