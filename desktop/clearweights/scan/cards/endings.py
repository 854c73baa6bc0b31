"""Items and rows that end with a license: "- Foo: what it is, its address, [MIT License](…)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Component
from clearweights.scan.cards.credits import is_license
from clearweights.scan.cards.document import hub_id
from clearweights.scan.cards.following import opened_with
from clearweights.scan.cards.markdown import Block, BlockKind, Sentence
from clearweights.scan.cards.marks import groups, marks, raw_of
from clearweights.scan.cards.naming import repository_of
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.prose import names_in
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.subjects import Subject
from clearweights.scan.cards.vocabulary import vocabulary

_SET_OFF = re.compile(
    r"(?:[,;|•·]|\s[–—-]|[)\]])\s*[(\[]?\s*$|(?P<label>[(\[]\s*licen[sc]e:?\s+)$", re.IGNORECASE
)
"""What stands between an item's words and its license."""

_SURE = re.compile(r"licen[sc]|\d|GPL|BSD|CC[- ]BY", re.IGNORECASE)
"""What tells that a name is that of a license, where no link leads to its text."""

_TAG = re.compile(r"<[A-Z][\w.]{1,40}\s(?P<attributes>[^<>]{1,300})>")
"""A component that a page is built of, as in MDX and Vue."""

_ATTRIBUTE = re.compile(
    r"\b(?P<name>[a-z]{2,20})=(?P<quote>[\"'])(?P<value>[^\"']{1,80})(?P=quote)"
)
_LABELS = ("title", "label", "name")
_VALUES = ("content", "value", "text", "message")

_ENDS = re.compile(r"[\s.)\]]*$")
_FIRST = re.compile(r"\s*\((?P<name>[^()]{3,80})\)\s+(?=\S)")
"""A bracket that a cell of remarks begins with."""

_CLOSES = re.compile(r"[.;!]\s+(?:licen[sc]e:\s*)?$", re.IGNORECASE)
_BEGINS = re.compile(r"\s*(?:licen[sc]ed?)?\s*(?:[.;]\s|[.;]?\s*$)", re.IGNORECASE)
"""What stands around a remark that holds nothing but a license."""

_MARKS = " -*•"
_LONGEST = 120
_CELLS = 2
_MOST = 2_000
"""Characters of an item that lists one work."""


def of_ends(block: Block) -> Iterator[tuple[Sentence, Said]]:
    """Yield what the last words of an item, or the last cell of a row, give to the work it names.

    The words have to be nothing but the name of a license.
    """
    if block.source.isascii() and not vocabulary().hint(block.source):
        return
    if block.kind is BlockKind.ROW:
        yield from _of_row(block)
    elif block.kind is BlockKind.ITEM and len(block.source) <= _MOST and block.sentences:
        yield from _of_item(block)


def _of_item(block: Block) -> Iterator[tuple[Sentence, Said]]:
    last = block.sentences[-1]
    found = _linked_end(last) or _plain_end(last)
    if found is None:
        return
    start, raw, link = found
    before = last.text[:start]
    words = vocabulary()
    others = [one.text for one in block.sentences[:-1]]
    if not _SET_OFF.search(before) or any(names_in(text) for text in (*others, before)):
        return
    if words.not_before.search(before) or words.question.search(last.text):
        return
    about = _linked_first(block, raw)
    if about is None and link and "://" in link:
        about = _named(block)
    if about is not None:
        yield last, Said(raw, about.component, about.about, link, own=False)


def of_tags(block: Block) -> Iterator[tuple[Sentence, Said]]:
    """Yield `<Badge title="License" content="MIT"/>` in an item, of what it begins with."""
    if block.kind is not BlockKind.ITEM or len(block.source) > _MOST or not block.sentences:
        return
    for number, line in enumerate(block.raw, start=block.line):
        for tag in _TAG.finditer(line):
            told = {one["name"]: one["value"] for one in _ATTRIBUTE.finditer(tag["attributes"])}
            label = next((told[name] for name in _LABELS if name in told), "")
            raw = next((told[name] for name in _VALUES if name in told), "")
            if label.lower() not in ("license", "licence") or not is_license(raw):
                continue
            about = _linked_first(block, raw) or _opened(block)
            if about is not None and about.about:
                yield Sentence(raw, number), Said(raw, Component.ANY, about.about, None, own=False)


def _linked_end(sentence: Sentence) -> tuple[int, str, str | None] | None:
    """Return where the link at the end begins that says nothing but a license, and where to."""
    link = sentence.links[-1] if sentence.links else None
    if link is None or not _ENDS.fullmatch(sentence.text, link.end):
        return None
    label = sentence.text[link.start : link.end].strip()
    stated = len(label) <= _LONGEST and is_license(label)
    return (link.start, label, link.url) if stated else None


def _plain_end(sentence: Sentence) -> tuple[int, str, str | None] | None:
    """Return the same of a license that is no link, and can be no name of anybody else."""
    known = [mark for mark in marks(sentence, vocabulary()) if not mark.generic]
    group = next(reversed([*groups(sentence.text, known)]), None)
    if group is None or not _ENDS.fullmatch(sentence.text, group[-1].end):
        return None
    raw = raw_of(sentence.text, group)
    set_off = _SET_OFF.search(sentence.text[: group[0].start])
    sure = _SURE.search(raw) or (set_off and set_off["label"])
    return (group[0].start, raw, None) if sure else None


def _linked_first(block: Block, raw: str) -> Subject | None:
    """Return the link that an item begins with, by its name or by the part it is."""
    first = block.sentences[0]
    link = next((one for one in first.links if not first.text[: one.start].strip(_MARKS)), None)
    label = first.text[link.start : link.end].strip() if link else ""
    if link is None or "://" not in link.url or label.startswith("http") or label == raw:
        return None
    part = component_in(label) if proper_name(label) is None else None
    return Subject(part or Component.ANY, None if part else label)


def _named(block: Block) -> Subject | None:
    """Return the one repository that an item links to, else the name it begins with."""
    linked = [one for sentence in block.sentences for one in sentence.links][:-1]
    places = {place for one in linked if (place := repository_of(one.url))}
    if len(places) == 1:
        return Subject(Component.ANY, places.pop())
    return _opened(block)


def _opened(block: Block) -> Subject | None:
    """Return the name that an item begins with."""
    name = opened_with(block.sentences[0])
    return Subject(Component.ANY, name) if name and proper_name(name) == name else None


def _of_row(block: Block) -> Iterator[tuple[Sentence, Said]]:
    """Read a row that gives the work in its first cell a license, in a cell of remarks or alone."""
    about = _work_of_row(block)
    if about is None:
        return
    last = block.cells[-1]
    found = _linked_end(last)
    if found is not None and found[0] == 0:
        yield last, Said(found[1], Component.ANY, about, found[2], own=False)
        return
    for cell in block.cells[1:]:
        if raw := _remark(cell):
            yield cell, Said(raw, Component.ANY, about, None, own=False)


def _work_of_row(block: Block) -> str | None:
    """Return the work that the first cell of a row names, where no column is one of licenses."""
    if len(block.cells) < _CELLS or tuple(cell.text for cell in block.cells) == block.header:
        return None
    name = block.cells[0]
    if not name.text or len(name.text) > _LONGEST or any("icen" in one for one in block.header):
        return None
    page = next(filter(None, (hub_id(one.url) for one in name.links)), None)
    about = page[1] if page else name.text.strip()
    return about if component_in(about) is None and not names_in(about) else None


def _remark(cell: Sentence) -> str | None:
    """Return the one license that is a remark of its own: "(CC0) Birds.", "Birds. CC0."."""
    if bracketed := _FIRST.match(cell.text):
        rest = cell.text[bracketed.end() :]
        return bracketed["name"] if _is_named(bracketed["name"]) and not names_in(rest) else None
    known = [mark for mark in marks(cell, vocabulary()) if not mark.generic]
    named = [*groups(cell.text, known)]
    if len(named) != 1 or not _SURE.search(raw := raw_of(cell.text, named[0])):
        return None
    left, right = cell.text[: named[0][0].start], cell.text[named[0][-1].end :]
    return raw if _CLOSES.search(left) and _BEGINS.match(right) else None


def _is_named(words: str) -> bool:
    """Say whether words are the name of a license, one that we do not know as well."""
    unknown = [mark for mark in marks(Sentence(words, 1), vocabulary()) if mark.id == "generic"]
    return is_license(words) or any(len(words) == one.stop - one.start for one in unknown)
