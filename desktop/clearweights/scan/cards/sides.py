"""Sides of a project that a README sets against each other: "the client is MIT, the server AGPL".

A README that speaks of "the server" alone means the whole; beside another license it means a part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from clearweights.domain.facts import Component, LicenseStatement
from clearweights.scan.cards.vocabulary import word_list

_NEAR = 120
_WHOLE = (Component.ANY, Component.CODE)
_LETTERS = re.compile(r"licen[sc]ed?|version|[^a-z1-9]")


def set_apart(statements: Sequence[LicenseStatement]) -> list[LicenseStatement]:
    """Give the license of one side to that side, where the document states others as well."""
    sides = [_side(one) for one in statements]
    told: dict[str, set[str]] = defaultdict(set)
    for side, one in zip(sides, statements, strict=True):
        if side or _is_whole(one):
            told[_same(one.raw)].add(side)
    return [
        replace(one, asset=side)
        if side and len(told) > 1 and told[_same(one.raw)] == {side}
        else one
        for side, one in zip(sides, statements, strict=True)
    ]


def _is_whole(one: LicenseStatement) -> bool:
    return one.asset is None and one.component in _WHOLE


def _side(one: LicenseStatement) -> str:
    """Return the side that the words right before a license speak of; empty where there is none."""
    if one.asset and one.asset.lower() in word_list("sides"):
        return one.asset.lower()
    text = one.place.excerpt or ""
    at = text.find(one.raw)
    if at < 0 or not _is_whole(one):
        return ""
    match = _before().match(text[max(0, at - _NEAR) : at])
    return " ".join(match["side"].lower().split()) if match else ""


def _same(raw: str) -> str:
    return _LETTERS.sub("", raw.lower())


@cache
def _before() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_list("sides"), key=len, reverse=True))
    return re.compile(
        r"(?:.*(?:\b(?:the|our|its)|\s(?:and|while)|[,;]))?\W*"
        rf"(?P<side>(?:[a-z]+ )?(?:edition|version)s?"
        rf"|(?-i:(?!(?:and|the|this|whole|entire|same)\b)[a-z-]+ )?(?:{nouns})s?)"
        r"(?: (?:source )?code| software| itself)?(?:\s*\([^()]{0,60}\))?[*_`]*"
        r"(?:\s*[:：=]|\s[-–—]\s|\s(?:is|are|remains?|uses?|comes?|has)\b[^.;,:]*)\W*$",
        re.IGNORECASE,
    )
