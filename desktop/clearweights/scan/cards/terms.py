"""Terms that a sentence points to without a name: "its own license", "the same license as X"."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.facts import Component
from clearweights.scan.cards.limits import WINDOW
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.marks import marks, raw_of
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.subjects import Manner, last_clause, subjects
from clearweights.scan.cards.vocabulary import vocabulary

_SAME_TERMS = re.compile(
    r"\b(?:follow|use|have|has|share|under|adopt|inherit|keep|retain)\w*\s+(?:exactly )?"
    r"(?:the )?(same (?:[\w-]+ )?(?:licen[sc]e|terms)(?: terms| agreement)?\s+as\s+[^.,;()]{2,60})",
    re.IGNORECASE,
)
_EACH = re.compile(
    r",?\s*(?:each|all|both)(?: (?:of (?:which|them)|one|dataset|corpus|model|subset))?\s*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\((?P<name>[^()]{2,60})\)")
_PARTS = (Component.DATA, Component.WEIGHTS)
_OF_OTHERS = re.compile(r"\bthird[- ]part|\bproviders?\b", re.IGNORECASE)
"""Whose terms are told where they are the terms of what others do."""

_COVERS = re.compile(
    r"\W*(?:the|this|that|our)(?: same)? licen[sc]e (?:also )?(?:applies|extends) (?:also )?to"
    r" (?:the |all |our )*(?P<what>[\w ,-]{3,40}?)(?:,? (?:as well|too))?\W*",
    re.IGNORECASE,
)
_UNDER_SAME = re.compile(
    r"\W*(?P<what>[\w ,-]{3,50}?) (?:is|are) (?:also )?(?:\w+ed )?(?:also )?(?:under|with)"
    r" (?:the|this) same licen[sc]e\W*",
    re.IGNORECASE,
)


_SAME = re.compile(r"\bsame\s+$", re.IGNORECASE)
_AS_HERE = re.compile(
    r"\s*(?:licen[sc]e\s*)?(?:terms\s*)?as (?:the rest of )?(?:that of )?(?:this|the|our)"
    r" (?:main |whole |parent )?"
    r"(?P<what>repo(?:sitory)?|project|code ?base|package|software|library)\b",
    re.IGNORECASE,
)


def as_here(sentence: Sentence) -> list[Said]:
    """Read "under the same MIT license as this repository", whatever else is given so."""
    if "same " not in sentence.text:
        return []
    known = [mark for mark in marks(sentence, vocabulary()) if not mark.generic]
    return [
        Said(
            raw_of(sentence.text, [mark]),
            component_in(here["what"]) or Component.ANY,
            None,
            None,
            own=True,
        )
        for mark in known
        if _SAME.search(sentence.text, 0, mark.start)
        and (here := _AS_HERE.match(sentence.text, mark.end))
    ]


def covered(text: str, before: list[Said]) -> list[Said]:
    """Read "The license applies to the models as well", after a sentence that names it."""
    match = _COVERS.fullmatch(text) or _UNDER_SAME.fullmatch(text)
    part = component_in(match["what"]) if match else None
    if not before or part is None or part is Component.ANY:
        return []
    return [replace(before[-1], component=part, about=None, own=True)]


_RESERVED = re.compile(
    r"(?:.{0,80}?\b(?:copyright|©|\(c\)).{0,80}?)?"
    r"\b(?P<all>all rights reserved|tous droits réservés)\b.{0,40}",
    re.IGNORECASE,
)
_PROPRIETARY = re.compile(
    r"\W*(?:(?:this|our|the(?= (?:source )?(?:code|software|project|repo))) (?P<what>[\w ]{3,30}?)"
    r" (?:is|are) )?(?P<said>(?:closed[- ]source|proprietary)"
    r"(?: and confidential)?)(?: (?:software|code|licen[sc]e|project))?"
    r"(?P<more>\s*[.,;:–—-].{0,80})?\W*",
    re.IGNORECASE,
)


def reserved(text: str, *, in_section: bool) -> list[Said]:
    """Read that nobody may use a thing without asking: "All rights reserved", "Proprietary"."""
    if in_section and (match := _RESERVED.fullmatch(text)):
        return [Said(match["all"], Component.ANY, None, None, own=True, alone=True)]
    match = _PROPRIETARY.fullmatch(text) if "ropr" in text or "losed" in text else None
    if match is None or not (in_section or match["what"]):
        return []
    part = component_in(match["what"]) if match["what"] else Component.ANY
    return [Said(match["said"], part, None, None, own=True, alone=True)] if part else []


def _named_behind(text: str, at: int) -> str | None:
    """Return the license in brackets that says which it is: "the same license as Foo (MIT)"."""
    match = _BRACKET.match(text, at)
    inside = Sentence(match["name"], 1) if match else None
    known = [m for m in marks(inside, vocabulary()) if not m.generic] if inside else []
    whole = len(known) == 1 and inside and known[0].stop - known[0].start > len(inside.text) - 10
    return raw_of(inside.text, known) if inside and whole else None


def same_as(sentence: Sentence) -> list[Said]:
    """Read "follows the same license as X", and data or weights that keep "their own license".

    It says something, and no name of a license.
    """
    words = vocabulary()
    same = _SAME_TERMS.search(sentence.text)
    match = same or words.own_terms.search(sentence.text)
    if match is None or words.not_before.search(sentence.text[: match.start()]):
        return []
    left = _EACH.sub("", sentence.text[: match.start()][-WINDOW:])
    raw = same[1].strip() if same else match["terms"]
    if same and (named := _named_behind(sentence.text, same.end())):
        raw = named
    if same:
        return [
            Said(raw, one.component, one.about, None, one.own)
            for one in subjects(left, match[0], Manner.PLAIN)
        ]
    if _OF_OTHERS.search(last_clause(left)):
        return []
    found = subjects(left, match[0], Manner.PLAIN)
    named = component_in(raw)
    parts = [(one, named if one.component is Component.ANY else one.component) for one in found]
    return [
        Said(raw, part, one.about, None, one.own)
        for one, part in parts
        if part is not None and part in _PARTS
    ]
