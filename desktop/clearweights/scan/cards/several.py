"""Sentences about several things: "A and B are under X and Y respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clearweights.domain.facts import Component
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.subjects import Subject, last_clause
from clearweights.scan.cards.vocabulary import vocabulary

_PARTS = (Component.DATA, Component.WEIGHTS)

_SIZE = re.compile(r"(?<![\w./–-])\d+(?:\.\d+)?[BM](?![\w–-])")
"""The size of a model that stands for its name: "7B"."""

_FOR_SIZES = re.compile(
    r"\s*(?:licen[sc]e\s+)?\(?(?:for|on|applies to|covers)\s+"
    r"((?:the|our|models?|and|&|,|/|\s|[\w.-]{0,20}\d+[BM]\b)+)",
    re.IGNORECASE,
)
_SIZES = r"\s*\((?:the\s+)?(?P<sizes>(?:[\w.-]{0,20}\d+[BM]\b(?:\s|models?|and|&|,|/)*)+)\)"
_IN_BRACKETS = re.compile(rf"\s*(?:licen[sc]e)?{_SIZES}", re.IGNORECASE)
"""The sizes in brackets behind a license: "Apache-2.0 (7B)"."""

_LIMIT_OF_SIZES = re.compile(
    r"(?<![\w-])(?P<limit>(?:for )?(?:non-?commercial|research|academic)"
    r"(?: use| purposes)?(?: only)?)"
    rf"{_SIZES}",
    re.IGNORECASE,
)

_INCLUDING = re.compile(
    r"\s*(?:licen[sc]e\s*)?[(,]\s*(?:including|incl\.|both|also for|as well as|also covering)\s+"
    r"(?:the\s+)?(?:licen[sc]e\s+)?(?:(?:for|of)\s+)?(?:the\s+|our\s+)?"
    r"(?P<what>[\w ,]{4,40}?)\s*[).]",
    re.IGNORECASE,
)
"""What a license covers as well: "MIT (including the model weights)"."""


def sized(text: str, left: str, right: str) -> tuple[Subject, ...]:
    """Return the sizes of models a name is about, where a sentence speaks of several."""
    if len(set(_SIZE.findall(text))) < 2:
        return ()
    after = _IN_BRACKETS.match(right) or _FOR_SIZES.match(right)
    words = after[1] if after and _SIZE.search(after[1]) else last_clause(left)
    return tuple(Subject(Component.WEIGHTS, size) for size in dict.fromkeys(_SIZE.findall(words)))


def limits_of_sizes(text: str) -> list[Said]:
    """Read the limits of some sizes: "Apache-2.0 (7B), research only (70B)"."""
    return [
        Said(match["limit"], Component.WEIGHTS, size, None, own=False)
        for match in _LIMIT_OF_SIZES.finditer(text)
        for size in _SIZE.findall(match["sizes"])
    ]


def with_weights(about: tuple[Subject, ...] | None, right: str) -> tuple[Subject, ...] | None:
    """Add the weights or data that a license is said to cover as well as the whole."""
    match = _INCLUDING.match(right) if about else None  # nothing may be meant
    part = component_in(match["what"]) if match else None
    if about is None or part not in _PARTS or any(one.about for one in about):
        return about
    if any(one.component is part for one in about):
        return about
    return (*about, Subject(part, None, own=about[0].own))


_PART = re.compile(
    r"\s*(?:licen[sc]e\s*)?[(（]\s*(?:(?:for|on|covers)\s+)?(?:the\s+|our\s+|all\s+)?"
    r"(?P<what>(?:source|training|inference|model|pre-?trained|evaluation)?\s?"
    r"(?:code|software|weights|models?|checkpoints?|data(?:sets?)?|documentation|docs|annotations"
    r"|données|modèles?|poids|corpus|代码|模型|权重|数据集?))\s*[)）]",
    re.IGNORECASE,
)
_AFTER_PART = re.compile(
    r"\s*(?:licen[sc]e\s*)?[(（][^()（）]{2,40}[)）]\s*(?:,|;|/|&|\+|、|，)?\s*"
    r"(?:and|et|和|及)?\s*(?:the |an? )?",
    re.IGNORECASE,
)
"""What stands between two licenses with their parts: "MIT (code) and CC BY 4.0 (data)"."""


def part_in_brackets(right: str) -> Component | None:
    """Return the part in brackets right behind a license."""
    match = _PART.match(right)
    return component_in(match["what"]) if match else None


def of_parts(
    about: tuple[Subject, ...] | None, between: str, right: str, before: Said | None
) -> tuple[Subject, ...] | None:
    """Narrow a license to the part in brackets behind it: "MIT (code), CC BY 4.0 (data)".

    `before`: what was said of a part of the same thing.
    """
    part = part_in_brackets(right)
    if part is None:
        return about
    if about is None:
        joined = before is not None and _AFTER_PART.fullmatch(between)
        return (Subject(part, before.about, own=before.own),) if before and joined else None
    narrowed = (replace(one, component=part) for one in about)
    return tuple(dict.fromkeys(narrowed))


def in_order(text: str, told: Sequence[tuple[Said, ...]]) -> list[Said] | None:
    """Give each thing its own license where the sentence says "respectively".

    None where it does not, or names one license alone. Where there are more things than licenses,
    nobody can tell whose each is: then they are said of no part.
    """
    if len(told) < 2 or vocabulary().respectively.search(text) is None:
        return None
    things = [(one.component, one.about, one.own) for one in told[0]]
    if len(things) < 2 or any(
        [(one.component, one.about, one.own) for one in other] != things for other in told[1:]
    ):
        return None
    if len(things) != len(told):
        return [replace(of[0], component=Component.ANY, about=None) for of in told]
    return [of[at] for at, of in enumerate(told)]


def of_code(found: Sequence[Said]) -> tuple[Said, ...]:
    """Take terms for contributions as those of the code, never as those of weights or data."""
    kept = (one for one in found if one.component not in _PARTS and not one.pointer)
    return tuple(
        dict.fromkeys(replace(one, component=Component.CODE, about=None, own=True) for one in kept)
    )
