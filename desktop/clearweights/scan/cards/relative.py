"""What "which" speaks of: the thing named last, what code is based on, what a program reads."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.places import place_in
from clearweights.scan.cards.vocabulary import word_list

PIECE = re.compile(
    r"\b(?:on|of|with|for|from|using|in|to|by|at|is|are|was|were|has|have|that|which|who|into|as"
    r"|via|including|includes?|contains?|based|derived|built|generated|created|provided|collected"
    r"|hosted|through|over)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_RELATED_TO = re.compile(
    r"(?:\b(?:from|on|upon|top of|with|uses?|using|includes?|contains?|requires?|wraps?|bundles?"
    r"|integrates?)|\bthanks? \w+ for)\s+(?:the\s+)?(?P<name>[^\s,]+(?: [^\s,]+){0,3}?)"
    r"(?: for(?: [a-z-]+){1,5})?,?\s*$"
)
"""What stands before a thing that "which" then speaks of: "built on Foo, which is"."""

_WORKS_ON = re.compile(
    r"\b(?:scrapes?|crawls?|downloads?|fetch(?:es)?|parses?|reads?|loads?|process(?:es)?|converts?"
    r"|queries|calls?|serves?)\s+(?:data from\s+)?(?:the\s+)?"
    r"(?P<name>[A-Z]\S*(?: [^\s,]+){0,4}?),?\s*$"
)
"""What a program works on, of which "which" then speaks: "scrapes the Foo site which is"."""

_FILE_OF = re.compile(r" [\w-]+\.[a-z]{1,5}")
"""A file behind the name of what it belongs to: "Foo server.py"."""

_CODE_NAME = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
_IS_ONE = re.compile(r"\s*(?:is|was)\b", re.IGNORECASE)
_LAST_THING = re.compile(r"\b(?:the|all)\s+[a-z][a-z-]*(?:\s[a-z][a-z-]+){0,2},?\s*$")
TRIM = ' \t-–—:*|(["“,;，；.'


def code_named(phrase: str, rest: str) -> str | None:
    """Return a name in small letters that stands alone before its verb: "foo-bar is under"."""
    name = phrase.strip(" `*")
    if not _CODE_NAME.fullmatch(name) or not _IS_ONE.match(rest):
        return None
    if component_in(name) is not None or name in word_list("not_names") | word_list("mass_nouns"):
        return None
    return name


def origin(clause: str, link: re.Pattern[str]) -> str:
    """Return whom the last words name as the origin: "images from Acme, which …" is of Acme."""
    *_, last = PIECE.split(clause)
    named = proper_name(last) and component_in(last) is None
    return last if named and link.search(clause[: len(clause) - len(last)]) else ""


def led_to(clause: str) -> str:
    """Return what "which" speaks of; nothing where that is a name in small letters."""
    if (match := _RELATED_TO.search(clause)) and component_in(match["name"]) is None:
        name = proper_name(match["name"])
        if name == match["name"] or (name and _FILE_OF.fullmatch(match["name"].removeprefix(name))):
            return name or ""
        if code_named(match["name"], "is"):
            return ""
    if found := _worked_on(clause) or origin(clause, _FROM):
        return found
    if place := place_in(clause):
        return clause[place[0] : place[1]]
    if code_named(PIECE.split(clause)[-1].strip(TRIM), "is"):
        return ""
    return nearest(clause) or _last(clause)


def _worked_on(clause: str) -> str:
    """Return the named thing that a program is said to work on at the end of a clause."""
    match = _WORKS_ON.search(clause)
    return match["name"] if match and proper_name(match["name"]) else ""


def _last(clause: str) -> str:
    """Return the thing a clause ends with: "… except for the fonts, which"."""
    match = _LAST_THING.search(clause.lower())
    return match[0].rstrip(" ,") if match else ""


def nearest(clause: str) -> str:
    """Return the last noun phrase of a clause that names a part, else one that names a thing."""
    pieces = PIECE.split(clause)
    for piece in reversed(pieces):
        if component_in(piece) not in (None, Component.ANY):
            return piece
    return next((piece for piece in reversed(pieces) if proper_name(piece)), "")
