"""Licenses that a sentence gives to the items below it, or a heading to a part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from clearweights.domain.facts import Component
from clearweights.scan.cards.document import hub_id
from clearweights.scan.cards.markdown import Block, BlockKind, Sentence
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.vocabulary import vocabulary

_OPENS = re.compile(
    r"\W*the following (?P<what>(?:[\w-]+ ){0,3}?[\w-]+) (?:\([^)]{0,40}\) )?"
    r"(?:are|is|were|fall)\b.*[:：]\W*",
    re.IGNORECASE | re.DOTALL,
)
_NAME_ENDS = re.compile(
    r"\s*(?:[,(:;]|\.\s|\.$|\s[-–—]\s|\s(?:found|from|in|which|that|and its)\s).*$"
)
_LONGEST_NAME = 80
_FEW = 3
_LICENSING = re.compile(r"\b(?:licen[sc]\w*|terms of use|copyrights?)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:this|these|it|its|they)\b", re.IGNORECASE)
_THEY = re.compile(r"\W*(?:they|it|(?:these|the) models|(?:this|the) model)\b", re.IGNORECASE)
_THEY_ARE = re.compile(r"\W*(?:they|these|those)\s+(?:are|were|have been)\b", re.IGNORECASE)
_USES = re.compile(
    r"\b(?:uses?|using|employs?|relies on|rely on|builds? on|based on|thanks? to)\s", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\b(?:this|our|the) (?:entire |whole )?(?:project|repo|repository|work|package|release)\b",
    re.IGNORECASE,
)
_PROJECT = re.compile(
    r"\b(?:this|our|the) (?:entire |whole )?(?:project|repo|repository)\b", re.IGNORECASE
)


def opening(sentence: Sentence, one: Said) -> str | None:
    """Return what a sentence calls the items it gives a license to: "The following models are"."""
    if one.about is not None or one.pointer:
        return None
    match = _OPENS.fullmatch(sentence.text)
    return match["what"] if match else None


def carried(block: Block, told: Said | None) -> Said | None:
    """Return what was told above a block of text, which quotes the license told of."""
    return told if block.kind is BlockKind.CODE else None


def of_text_below(block: Block, one: Said, told: Said | None) -> tuple[Said, Said | None]:
    """Let the text of a license be that of what the sentence above names; tell what to carry on."""
    if block.kind is BlockKind.CODE and told and one.about is None and not one.own:
        one = replace(one, about=told.about, component=told.component)
    return one, one if block.kind is BlockKind.TEXT and one.about else told


def of_item(block: Block, opener: Said) -> tuple[Sentence, Said] | None:
    """Return what the opening sentence says of one item."""
    if block.kind is not BlockKind.ITEM or not block.sentences:
        return None
    sentence = block.sentences[0]
    link = next((one for one in sentence.links if one.start <= 1), None)
    name = sentence.text[link.start : link.end].strip(" *`.") if link else opened_with(sentence)
    if not name or len(name) > _LONGEST_NAME:
        return None
    part = component_in(name)
    plain = proper_name(name) is None and len(name.split()) <= _FEW
    if part is not None and part is not Component.ANY and plain:
        return sentence, replace(opener, component=part, about=None)
    return sentence, replace(opener, about=name, own=False)


def opened_with(sentence: Sentence) -> str:
    """Return the words with which an item names what it is about: "Foo" of "Foo: a bar"."""
    return _NAME_ENDS.sub("", sentence.text).strip(" *`.")


def of_listed(block: Block, sentence: Sentence, one: Said) -> Said:
    """Give "this renderer is under X" to the work that an item begins with a link to."""
    if block.kind is not BlockKind.ITEM or one.about or _PROJECT.search(sentence.text):
        return one
    first = block.sentences[0]
    link = next((one for one in first.links if one.start <= 1 and "://" in one.url), None)
    label = first.text[link.start : link.end].strip() if link else ""
    listed = link is not None and first.text[link.end : link.end + 2].lstrip()[:1] in (":", "：")
    if sentence is first or not listed or component_in(label) or not _IT.search(sentence.text):
        return one
    return replace(one, about=label, own=False)


def begun(parts: Iterable[Block]) -> dict[tuple[str, ...], str]:
    """Return the sections that begin with a link to a hub by their very name, and where to."""
    found: dict[tuple[str, ...], str] = {}
    for block in parts:
        if block.section and block.section not in found and (id_ := _begins(block)):
            found[block.section] = id_
    return found


def _begins(block: Block) -> str | None:
    """Return the id of a model or dataset whose name is the heading above and a link here."""
    if block.kind is not BlockKind.TEXT or not block.source.startswith(("[", "**[", "`[")):
        return None
    first = next(iter(block.sentences), None)
    link = first.links[0] if first and first.links else None
    page = hub_id(link.url) if link else None
    if first is None or link is None or page is None or first.text[: link.start].strip():
        return None
    label = first.text[link.start : link.end].strip()
    return page[1] if label.lower() == block.section[-1].strip(" `").lower() else None


def of_begun(sentence: Sentence, one: Said, name: str | None) -> Said:
    """Give "they are provided under X" to the work that the section began with."""
    if name is None or one.about or one.component is Component.CODE:
        return one
    return replace(one, about=name, own=False) if _THEY.match(sentence.text) else one


def of_they(before: str, sentence: Sentence, one: Said) -> Said:
    """Give "they are under X" to the one kind of thing that the sentence before speaks of."""
    if one.about or one.component is not Component.ANY or not _THEY_ARE.match(sentence.text):
        return one
    kinds = {part for part, words in vocabulary().components if words.search(before)}
    told = kinds - {Component.ANY, Component.DOCS}
    used = _USES.search(before)
    name = proper_name(before[used.end() :]) if used else None
    part = told.pop() if len(told) == 1 else one.component
    return replace(one, component=part, about=name, own=one.own and name is None)


def of_section(sentence: Sentence, one: Said, section: tuple[str, ...]) -> Said:
    """Give a statement that names no part that of the heading: "Model License", "Code"."""
    if one.component is not Component.ANY or one.about is not None or _WHOLE.search(sentence.text):
        return one
    part = _part_of(section)
    return one if part is None else replace(one, component=part)


def _part_of(section: tuple[str, ...]) -> Component | None:
    """Return the one part that the last heading names, where it or the one above says license."""
    spoken = vocabulary().license_section
    if not section or not any(spoken.search(title) for title in section[-2:]):
        return None
    title = _LICENSING.sub(" ", section[-1])
    parts = {
        part
        for part, pattern in vocabulary().components
        if part is not Component.ANY and pattern.search(title)
    }
    return parts.pop() if len(parts) == 1 else component_in(title) if _is_one(title) else None


def _is_one(title: str) -> bool:
    """Say whether a heading names one thing, by several words: "Model Parameters"."""
    return re.search(r"[,&/]|\b(?:and|or|et)\b", title) is None
