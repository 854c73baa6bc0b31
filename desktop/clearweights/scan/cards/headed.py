"""Titles that state a license: a whole sentence, "License (MIT)", "MIT License" above its words."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.credits import is_license
from clearweights.scan.cards.markdown import Block, BlockKind
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.vocabulary import is_foreign, vocabulary

_LABEL = re.compile(r"\W*licen[sc]e\s*(?!:\w+:)[:：]\s*\S", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:licen[sc]ed|released|distributed|published|available|open[- ]?sourced?|governed)\b"
    r".{0,60}?\b(?:under|by)\b|\b(?:is|are) (?:\w+ )?under\b",
    re.IGNORECASE,
)
_SET_APART = re.compile(r"licen[sc]e\s*[-–—(（]\s*(?P<name>.{2,60}?)\s*[)）]?", re.IGNORECASE)
_OWN_WORDS = re.compile(
    r"\W*(?:copyright\b|\(c\)|©|permission is\b|redistribution and use\b|everyone is permitted\b"
    r"|(?:please )?see\b.{0,60}\blicen[sc]e\b)",
    re.IGNORECASE,
)
_LONGEST = 80


def states(heading: Block) -> bool:
    """Say whether a title is a sentence or a label that may name a license."""
    return _LABEL.match(heading.source) is not None or _SAYS.search(heading.source) is not None


def named_in_titles(parts: tuple[Block, ...]) -> list[tuple[Block, Said]]:
    """Return what a title states that is the name of a license; of several titles, nothing.

    It counts where nothing else is said below it.
    """
    found: list[tuple[Block, Said]] = []
    others = 0
    for block, below in zip(parts, [*parts[1:], None], strict=False):
        if block.kind is not BlockKind.HEADING or len(block.source) > _LONGEST:
            continue
        if not vocabulary().hint(block.source) or is_foreign(block.section[:-1]):
            continue
        words = block.sentences[0].text.strip(" \t:*#.") if block.sentences else ""
        words = re.sub(r"^[^\w(]+", "", words)
        apart = _SET_APART.fullmatch(words)
        name = apart["name"] if apart else words
        if not is_license(name):
            continue
        if apart or (below is not None and _OWN_WORDS.match(below.source)):
            found.append((block, Said(name, Component.ANY, None, None, own=True, pointer=True)))
        else:
            others += 1  # a title above other words than its own
        if len(found) + others > 1:
            return []
    return [] if others else found
