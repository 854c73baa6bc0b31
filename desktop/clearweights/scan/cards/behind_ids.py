"""Licenses in brackets behind ids of a hub, as lists and tables of models give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from clearweights.domain.facts import Component
from clearweights.scan.cards.document import hub_id
from clearweights.scan.cards.markdown import Block, BlockKind, Sentence
from clearweights.scan.cards.marks import Mark, groups, marks, raw_of
from clearweights.scan.cards.places import place_in
from clearweights.scan.cards.prose import names_in
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.vocabulary import vocabulary

_OPENED = re.compile(
    r"(?:\s+(?:models?|weights|datasets?|folder|directory|files?))?\s*[(（\[]\s*(?:licen[sc]e:?\s*)?",
    re.IGNORECASE,
)
_ID_BEFORE = re.compile(
    r"(?<![\w./:@-])(?P<id>[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*/(?:[A-Za-z0-9][\w.-]*\w)?)"
    + _OPENED.pattern
    + "$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:\s*licen[sc]ed?)?\s*[,;|)）\]·]", re.IGNORECASE)
_REST = re.compile(r"[^()（）\[\]]{0,120}")
_LIMITS = re.compile(
    r"non-?commercial|\b(?:only|but|except|until|since|formerly|was|not|no|code|weights|data)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"[^()（）]{0,40}?\d[\d.,]*\s?(?:k\b|m\b|b\b|d\b|dims?\b|-dim|[gm]i?b\b|params|parameters"
    r"|tokens|layers|ctx|context|languages)|[^()（）]{0,40}\blicen[sc]e",
    re.IGNORECASE,
)
"""What else brackets tell of a model, and not of the school or firm that made it."""

_SURE = re.compile(r"licen[sc]|\d|GPL|BSD|ODbL|CC[- ]BY", re.IGNORECASE)
_LISTED = re.compile(
    r"/[\w.-]+[`*_\]]{0,4}(?:\([^()\s]{0,200}\))?[`*_]{0,4}\s?[(（]"
    r"(?:Apache[- ]?(?:2|licen)|BSD[- ]|CC[- ]BY|CC0|[AL]?GPL[- v]|MPL[- ]2|MIT licen)",
    re.IGNORECASE,
)
"""An id with a license in brackets that cannot be the name of anybody."""

_FEWEST = 2
_PLAIN_ID = re.compile(r"[A-Za-z]+/[A-Za-z]+")
"""Words that may be exchanged for each other: "input/output (MIT)"."""

_ONLY_ID = re.compile(
    r"\W{0,6}(?P<id>[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*)\W{0,4}(?:\([^()]{1,60}\)\W{0,3})?"
)
_BEGINS = re.compile(r"\W*|\W{0,6}(?:(?:[\w./~-]+ ){0,4}[\w./~-]+[,;] ){1,4}")
_PIECE_ENDS = re.compile(r"(?:[ -]licen[sc]ed?)?(?:\.?\s*$|\s*[,;—–]|\.\s|\s-\s)", re.IGNORECASE)
"""What stands around a license that is one remark of several."""

_OF_PART = re.compile(
    r"non-?commercial|\bresearch\b|\b(?:weights|data|model|code)\s*(?:is|are|:|under)\b",
    re.IGNORECASE,
)
"""Words of a cell that tell of more than the whole: "MIT, weights: research"."""

_COLUMNS = 30
_WINDOW = 160
_MOST = 400


def lists_licenses(text: str) -> bool:
    """Say whether a document gives licenses in brackets behind ids, so that "MIT" is one too."""
    return len([*islice(_LISTED.finditer(text), _FEWEST)]) >= _FEWEST


def of_ids(block: Block, *, listed: bool) -> Iterator[tuple[Sentence, Said]]:
    """Yield "`org/name` (MIT, 1024-dim)" in the sentences, items and cells of a document."""
    if block.kind is BlockKind.ROW:
        yield from _beside_ids(block, listed=listed)
    if block.kind is BlockKind.CODE or ("(" not in block.source and "（" not in block.source):
        return
    words = vocabulary()
    for sentence in islice(block.cells or block.sentences, _MOST):
        named = [mark for mark in marks(sentence, words) if not mark.generic]
        for group in groups(sentence.text, named):
            if about := _about(sentence, group, listed=listed):
                raw = raw_of(sentence.text, group)
                yield sentence, Said(raw, Component.ANY, about, None, own=False)


def _about(sentence: Sentence, group: list[Mark], *, listed: bool) -> str | None:
    """Return the id right before the bracket that a name stands in."""
    first, last = group[0], group[-1]
    if not _ENDS.match(sentence.text, last.stop) or _is_limited(sentence.text, last.stop):
        return None
    about = _linked(sentence, first) or _written(sentence.text[: first.start][-_WINDOW:])
    if about is None:
        return None
    name = sentence.text[first.start : last.stop]
    if _SURE.search(name):
        return about
    owner = about.partition("/")[0].lower()
    is_model = not about.startswith("local:") and name.lower() not in owner
    told = listed or _MEASURED.match(sentence.text, last.stop) is not None
    return about if is_model and told else None


def _beside_ids(block: Block, *, listed: bool) -> Iterator[tuple[Sentence, Said]]:
    """Yield what a cell of remarks tells of the id in the first: "Exists, Apache-2.0, 7B"."""
    words = vocabulary()
    first = block.cells[0] if block.cells else None
    about = _first_id(first) if first else None
    if about is None or any("licen" in title.lower() for title in block.header):
        return
    for cell in block.cells[1:_COLUMNS]:
        named = [mark for mark in marks(cell, words) if not mark.generic]
        group = next(groups(cell.text, named), None)
        if group is None or len(named) > len(group) or _OF_PART.search(cell.text):
            continue
        left, raw = cell.text[: group[0].start], raw_of(cell.text, group)
        alone = _BEGINS.fullmatch(left) and _PIECE_ENDS.match(cell.text, group[-1].stop)
        told = listed or _SURE.search(raw) or _MEASURED.match(cell.text, group[-1].stop)
        if alone and told and not words.not_before.search(left):
            yield cell, Said(raw, Component.ANY, about, None, own=False)


def _first_id(cell: Sentence) -> str | None:
    """Return the id of a hub that a cell holds, and nothing else but an explanation of it."""
    page = next(filter(None, (hub_id(link.url) for link in cell.links)), None)
    match = _ONLY_ID.fullmatch(cell.text)
    if match is None or page is not None:
        return page[1] if page else None
    is_id = not _PLAIN_ID.fullmatch(match["id"]) and place_in(match["id"]) is None
    return match["id"] if is_id else None


def _is_limited(text: str, at: int) -> bool:
    """Say whether brackets tell of another license, or of a limit, behind the first name."""
    rest = _REST.match(text, at)
    return rest is not None and bool(_LIMITS.search(rest[0]) or names_in(rest[0]))


def _linked(sentence: Sentence, first: Mark) -> str | None:
    """Return the id of the page on a hub that a link right before the bracket leads to."""
    for link in sentence.links:
        between = sentence.text[link.end : first.start] if link.end <= first.start else ""
        if _OPENED.fullmatch(between) and (page := hub_id(link.url)):
            return page[1]
    return None


def _written(left: str) -> str | None:
    """Return the id that words end with, or the folder or file of the project."""
    match = _ID_BEFORE.search(left)
    if match is None or _PLAIN_ID.fullmatch(match["id"]):
        return None
    place = place_in(match["id"])
    if place is None:
        return match["id"]
    return f"local:{place[2]}" if match["id"].startswith(place[2]) else None
