"""License sentences: who says which license about which part of what.

A license *name* alone is not a statement. A sentence counts when a turn of phrase ("released
under", "the data is", "License:") joins the name to a subject, and nothing in it says the
opposite. The words stay as written; `resolve` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.vocabulary import Vocabulary, vocabulary, word_list

_WINDOW = 200
_PREPOSITION = re.compile(
    r"\s(?:for|of|in|used|that|which|from|on|to|with|we|by|at|inside|contained|within|provided"
    r"|generated|created|produced|released|available|hosted|found|including|except)\s.*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^.*?\b(?:use|usage|rest|majority|contents?|part|parts|distribution|all|most|release|use and"
    r" distribution|licen[sc]es?|terms)\s+of\s+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]\s|,\s+(?:and|while|but|whereas|et|mais)\s+|\s(?:while|whereas)\s|[，；]"
)
_JOIN = re.compile(r"\s*(?:,?\s+and\s+|,?\s+et\s+|&|,|/|\bas well as\b|和|及|与)\s*", re.IGNORECASE)
_PROPER = re.compile(r"(?<![\w-])(?:[\w.-]+/[\w.-]+|[A-Z][\w+-]*(?:\.\d\w*)*[\w+-]*)")
_OR = re.compile(r"^[\s,]*(?:\(?or(?: the)?\)?|/|ou|\|)\s*(?:the |a |an )?$", re.IGNORECASE)
_AND = re.compile(
    r"^[\s,]*(?:and(?: the)?|,|&|\+|et|as well as(?: the)?)\s*(?:the |a |an )?$", re.IGNORECASE
)
_TERMS = re.compile(r"\b(?:licen[sc]e|terms)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"^\s*[\"”)]?\s*(?:licen[sc]e)?\s*[,(]?\s*(?:for|on|applies to|covers|governs)\s+"
    r"([^.,;)]{3,60})",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^\s*(?:[-,.;:—–]|\(|see|$|licen[sc]e|for (?:more|details)|©|\(c\)|copyright|by)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One license stated by one sentence about one component."""

    raw: str
    component: Component
    about: str | None
    """A proper name that the sentence gives as its subject; None: the document's own subject."""

    link: str | None
    own: bool
    """The subject is marked as the writer's own: "this repository", "our data"."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    stop: int
    """Where the name ends."""

    end: int
    """Where its explanation in brackets ends, if it has one."""

    id: str
    generic: bool


def said(sentence: Sentence, *, in_license_section: bool, heading: str = "") -> tuple[Said, ...]:
    """Return what a sentence states. `heading` is the title right above it."""
    words = vocabulary()
    if words.question.search(sentence.text):
        return ()
    marks = _marks(sentence, words)
    found: list[Said] = []
    end = 0
    accepted = False
    subject: tuple[tuple[Component, str | None, bool], ...] = ()
    for group in _groups(sentence.text, marks):
        first, last = group[0], group[-1]
        left = sentence.text[end : first.start][-_WINDOW:]
        right = sentence.text[last.end :][:_WINDOW]
        if accepted and _AND.match(sentence.text[end : first.start]):
            pass  # "MIT and Apache-2.0": same phrase, same subject
        else:
            joined = _joined(left, right, first, words, in_section=in_license_section and not found)
            accepted = joined is not None
            if joined is not None:
                subject = _subjects(joined, right, words, heading, in_license_section)
        if accepted:
            raw = _raw(sentence.text, group)
            link = sentence.link_at(first.start, last.end)
            found.extend(Said(raw, part, about, link, own) for part, about, own in subject)
        end = last.end
    if not found:
        found.extend(_restriction(sentence, words, in_license_section, heading))
    return tuple(dict.fromkeys(found))


def _marks(sentence: Sentence, words: Vocabulary) -> list[_Mark]:
    """Find license names, longest first at each place; links that say "license" count too."""
    found: list[_Mark] = []
    for name in words.names:
        for match in name.pattern.finditer(sentence.text):
            if not match[0] or any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            found.append(_Mark(match.start(), match.end(), match.end(), name.id, name.generic))
    for link in sentence.links:
        label = sentence.text[link.start : link.end]
        if re.search(r"licen[sc]e|agreement|terms|协议|许可", label, re.IGNORECASE) and not any(
            m.start < link.end and link.start < m.end for m in found
        ):
            found.append(_Mark(link.start, link.end, link.end, "link", True))
    return sorted(found, key=lambda m: m.start)


def _groups(text: str, marks: list[_Mark]) -> Iterator[list[_Mark]]:
    """Join names that stand as alternatives: "MIT or Apache-2.0"."""
    group: list[_Mark] = []
    for mark in marks:
        between = text[group[-1].end : mark.start] if group else ""
        if group and _OR.match(between) and not mark.generic and not group[-1].generic:
            group.append(mark)
        elif group and re.fullmatch(r"\s*[(（]\s*", between):
            # "Creative Commons Attribution 4.0 (CC BY 4.0)": one license named twice
            group[-1] = replace(group[-1], end=mark.end)
        else:
            if group:
                yield group
            group = [mark]
    if group:
        yield group


def _raw(text: str, group: list[_Mark]) -> str:
    words = [re.sub(r"[-\s]licensed$", "", text[m.start : m.stop]).strip() for m in group]
    words = [re.sub(r"^the\s+", "", word, flags=re.IGNORECASE) for word in words]
    return " OR ".join(words)


def _joined(
    left: str, right: str, mark: _Mark, words: Vocabulary, *, in_section: bool
) -> str | None:
    """Return the words of the subject if a turn of phrase joins name and subject, else None.

    `in_section`: below a license heading and nothing read yet, where a bare name is enough.
    """
    if words.not_before.search(_last_clause(left)) or words.not_after.search(right):
        return None
    subject: str | None = None
    if match := words.label.search(left):
        subject = left[: match.start()] + " license"
    elif match := words.before.search(left):
        subject = left[: match.start()]
    elif words.after.search(right):
        subject = "" if words.bare.match(left) else left
    elif match := words.copula.search(left):
        before = left[: match.start()]
        if not mark.generic or _TERMS.search(before):
            subject = before
    if subject is None and in_section and words.bare.match(left) and _POINTER.match(right):
        subject = None if mark.generic and mark.id != "link" else ""
    return subject


def _last_clause(left: str) -> str:
    return _CLAUSE.split(left)[-1]


def _subjects(
    left: str, right: str, words: Vocabulary, heading: str, in_section: bool
) -> tuple[tuple[Component, str | None, bool], ...]:
    """Return component, proper name and ownership for each joined part of the subject."""
    after = _AFTER.match(right)
    clause = _last_clause(left).strip(' \t-–—:*|(["“')
    if not clause.strip() and left.strip():
        clause = left.strip(' \t-–—:*|(["“,;，；')
    own = bool(words.own_strong.search(clause))
    parts: list[tuple[Component, str | None, bool]] = []
    for piece in _JOIN.split(_head(clause)):
        component = _component(piece, words)
        if component is not None or _proper(piece):
            parts.append((component or Component.ANY, _proper(piece), own))
    if after and (component := _component(after[1], words)) not in (None, Component.ANY):
        return ((component or Component.ANY, None, True),)
    if not parts:
        component = _component(_head(heading), words) if in_section else None
        return ((component or Component.ANY, None, own),)
    known = [part for part in parts if part[0] is not Component.ANY or part[1]]
    return tuple(dict.fromkeys(known or parts[:1]))


def _head(clause: str) -> str:
    """Cut a noun phrase down to its head: "the use of the code for X" to "the code"."""
    clause = _LEAD.sub("", clause)
    return _PREPOSITION.sub("", " " + clause + " ").strip()


def _component(piece: str, words: Vocabulary) -> Component | None:
    """Return the part named last in a noun phrase."""
    best: tuple[int, Component] | None = None
    for component, pattern in words.components:
        for match in pattern.finditer(piece):
            if best is None or match.end() > best[0]:
                best = (match.end(), component)
    return best[1] if best else None


def _proper(piece: str) -> str | None:
    """Return a proper name in a noun phrase: `DeepSeek-V3`, `org/name`."""
    for match in _PROPER.finditer(piece):
        if match[0].lower().strip(".") not in word_list("not_names") and len(match[0]) > 1:
            return match[0].rstrip(".,")
    return None


def _restriction(
    sentence: Sentence, words: Vocabulary, in_section: bool, heading: str
) -> Iterator[Said]:
    match = words.restrictions.search(sentence.text)
    if match is None:
        return
    left = sentence.text[: match.start()][-_WINDOW:]
    phrase = match[0]
    subject = _subjects(left, "", words, heading, in_section)
    for component, about, own in subject:
        if component is Component.ANY and not own and not in_section and about is None:
            continue
        yield Said(phrase, component, about, None, own)


def kind_of(component: Component) -> AssetKind | None:
    """Return the kind of asset whose part this is; code and documents are the project's."""
    return {Component.WEIGHTS: AssetKind.MODEL, Component.DATA: AssetKind.DATASET}.get(component)
