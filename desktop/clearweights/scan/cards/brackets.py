"""Licenses in brackets behind the name of a thing: "trained on Foo (ODbL)"."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.limits import WINDOW
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.marks import groups, marks, raw_of
from clearweights.scan.cards.naming import CLOSED, ELSEWHERE
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.vocabulary import Vocabulary, vocabulary

_TERMS = re.compile(r"\b(?:licen[sc]e|terms)\b", re.IGNORECASE)
_CODE_NAME = re.compile(
    r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*[-_]?[a-z]*\d[a-z0-9._-]*|[a-z]+_[a-z0-9_]+"
)
"""A name in small letters that is no word: "wiki40b", "pond_frogs"."""

_COMPOSED = re.compile(
    r"\b(?:compos\w+|compris\w+|consist\w*|combin\w+|collect\w+|merg\w+) (?:of|from)?\b|来自",
    re.IGNORECASE,
)
_COPY_OF = re.compile(
    r"\b(?:fork|port|clone|copy|version|implementation)\b[^()]{0,30}$", re.IGNORECASE
)
"""What is not the thing itself: "a fork of Foo (MIT License)"."""

_BEFORE_BRACKET = re.compile(r"(?<![\w/-])([A-Za-z][\w.+-]{2,}(?: [A-Z0-9][\w.+-]*){0,3})\s*\($")
_OURS = re.compile(
    r"\b(?:(?:we|nous) (?:\w+ly |also )?"
    r"(?:stor|releas|publi|provid|offer|shar|host|distribut)\w*"
    r"|our|nos|notre)\s(?P<what>(?:[\w-]+ ){0,4}?[\w-]+)\s*\($",
    re.IGNORECASE,
)
"""What the writers give away: "we store public models (CC BY 4.0)"."""

_LED = re.compile(r"^(?:and|or|plus|with|from|on|of|by|in|like|than)\s+(?=[A-Z])")
"""A word before a name: "Foo (MIT) and Bar (GPL-3.0)"."""

_FOR_EXAMPLE = re.compile(r"[(（]\s*(?:e\.g\.|i\.e\.|for example),?\s*", re.IGNORECASE)
_FOR = re.compile(r"\s+for\s+(?:the\s+)?(?P<names>[^()]{2,80})[)）]")
_NOTHING = re.compile(r"\s*(?:the\s+)?")
_LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_SURE = re.compile(r"licen[sc]e|\d|GPL|BSD|ODbL|CC[- ]BY", re.IGNORECASE)
"""What tells that a name in brackets is that of a license, not of a school."""

_VERSION = re.compile(r"v?\d[\d.]*")
_SCHOOLS = ("MIT", "Apache")
"""Names in brackets that may be those of others."""


def in_brackets(sentence: Sentence, words: Vocabulary) -> list[Said]:
    """Read "composed of Foo (CC-BY-4.0) and Bar (CC-BY-SA-4.0)", and "trained on Foo (ODbL)".

    Also an example for named models: "(e.g. the Llama community license for LLaMA-2)".
    """
    if "(" not in sentence.text and "（" not in sentence.text:
        return []
    found = _for_example(sentence, words)
    composed = _COMPOSED.search(sentence.text)
    for group in groups(sentence.text, [m for m in marks(sentence, words) if not m.generic]):
        left, right = sentence.text[: group[0].start], sentence.text[group[-1].stop :]
        name = _BEFORE_BRACKET.search(left[-WINDOW:])
        raw = raw_of(sentence.text, group)
        if (ours := _ours(left)) and CLOSED.match(right) and _SURE.search(raw):
            found.append(Said(raw, ours, None, None, own=True))
            continue
        if (
            name is None
            or not CLOSED.match(right)
            or _COPY_OF.search(left[-WINDOW:][: name.start()])
        ):
            continue
        called = _LED.sub("", name[1])
        if (part := _part_of_name(name[1])) and re.search(r"\d", raw):
            found.append(Said(raw, *part, None, own=False))
            continue
        sure = _SURE.search(raw) or (composed and group[0].id not in _SCHOOLS)
        if sure and not _VERSION.fullmatch(called) and (composed or _names_a_work(called)):
            found.append(Said(raw, Component.ANY, called, None, own=False))
    return found


def _ours(left: str) -> Component | None:
    """Return the part that the writers say to give away, right before a bracket."""
    match = _OURS.search(left[-WINDOW:])
    if match is None or vocabulary().foreign.search(match["what"]) or proper_name(match["what"]):
        return None
    part = component_in(match["what"].rpartition(" ")[2])
    return part if part in (Component.DATA, Component.WEIGHTS, Component.CODE) else None


def _part_of_name(name: str) -> tuple[Component, str] | None:
    """Return part and name of "Heron Dataset"."""
    *words, last = name.split()
    part = component_in(last)
    whole = " ".join(word for word in words if word[0].isupper())
    named = part in (Component.DATA, Component.WEIGHTS) and proper_name(whole) == whole != ""
    return (part, whole) if named and part and component_in(whole) is None else None


def _for_example(sentence: Sentence, words: Vocabulary) -> list[Said]:
    """Read "(e.g. the Llama community license for LLaMA-2 and Vicuna)"."""
    if _FOR_EXAMPLE.search(sentence.text) is None:
        return []
    found = []
    for mark in marks(sentence, words):
        before = _FOR_EXAMPLE.search(sentence.text, 0, mark.start)
        told = _FOR.match(sentence.text, mark.end)
        if (
            before is None
            or told is None
            or not _NOTHING.fullmatch(sentence.text, before.end(), mark.start)
        ):
            continue
        raw, link = raw_of(sentence.text, [mark]), sentence.link_at(mark.start, mark.end)
        names = [name for name in _LIST.split(told["names"]) if proper_name(name) == name]
        link = link if len(names) == 1 else None  # which edition it names is not that of all
        found += [Said(raw, Component.WEIGHTS, name, link, own=False) for name in names]
    return found


def _names_a_work(name: str) -> bool:
    """Say whether words before a bracket name a thing and not a kind of license or a part."""
    return (
        (proper_name(name) == name or _CODE_NAME.fullmatch(name) is not None)
        and component_in(name) is None
        and not ELSEWHERE.fullmatch(name)
        and not _TERMS.search(name)
        and not vocabulary().people.search(name)
    )
