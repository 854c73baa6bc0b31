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
from clearweights.scan.cards.asides import goes_on
from clearweights.scan.cards.brackets import in_brackets
from clearweights.scan.cards.exceptions import of_the_rest, without_exceptions
from clearweights.scan.cards.joining import joined, part_behind
from clearweights.scan.cards.limits import (
    WINDOW,
    limited_files,
    other_part,
    permission,
    restriction,
)
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.marks import Mark, groups, marks, raw_of, text_behind
from clearweights.scan.cards.naming import (
    before_link,
    behind_link,
    inside_link,
    of_source,
    that_one,
)
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.phrases import (
    attributive,
    changes_from,
    is_theirs,
    of_contributions,
    present,
    promised,
    qualifying,
    told_after,
)
from clearweights.scan.cards.places import part_at
from clearweights.scan.cards.pointing import part_with_file, told_by_owner
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.several import (
    in_order,
    limits_of_sizes,
    of_code,
    of_parts,
    sized,
    with_weights,
)
from clearweights.scan.cards.subjects import Manner, Subject, last_clause, subjects
from clearweights.scan.cards.terms import as_here, reserved, same_as
from clearweights.scan.cards.vocabulary import Vocabulary, vocabulary

_AND = re.compile(
    r"^[\s,]*(?:(?-i:[A-Z][\w-]*(?: [A-Z][\w-]*){0,3} (?:Policy|Policies|Guidelines)),\s*)?"
    r"(?:and(?: the)?|,|&|\+|et|as well as(?: the)?|[和及与並并]|以及)\s*"
    r"(?:the |a |an )?$",
    re.IGNORECASE,
)
_OF_PROJECT = re.compile(
    r"\b(?:this|the|our) (?:project|repository|repo)(?:['’]s)?\s*$", re.IGNORECASE
)
"""Whose license a name is: "as presented in the repository's LICENSE"."""

_FOR = re.compile(r"\s*(?:licen[sc]e\s+)?for\s+(?:the\s+)?([^.,;)]{3,40})", re.IGNORECASE)
_FOR_EACH = re.compile(
    r"\s*(?:licen[sc]e\s+)?for (?:the )?(?P<other>[^.;]{3,40}?),? and (?:the )?", re.IGNORECASE
)
_ELLIPTIC = re.compile(
    r"[\s,;]*(?:and|,|;|while|et)\s+(?:the |our |its |les? |la )?"
    r"(?P<what>[a-z]+(?:[ -][a-z]+){0,2})(?: under(?: the| an?)?| in|:)?\s+",
    re.IGNORECASE,
)
"""A part whose license stands right behind it: "…, the scripts MIT"."""

_HEAD = re.compile(
    r"\W*(?:the|our|all|these|its)\s(?:\w+\s){0,2}?(?P<what>[\w-]{3,30})\s"
    r"(?:of|which|that|for|from|in|we|used|trained|released|provided|described|collected)\b",
    re.IGNORECASE,
)
"""The thing that a sentence begins with: "The weights of the model which we trained …"."""

_REMADE = re.compile(
    r"\W*(?:(?:this is )?(?:an?|the|our)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:re-?)?(?:implementation|port|rewrite|clone)s? of (?:the )?",
    re.IGNORECASE,
)
"""How a sentence begins whose code is another's only by name: "A port of Foo inference code"."""

_REMADE_NAME = 80

_PERSON = re.compile(r"\b(?:we|you|they|it|them)\b", re.IGNORECASE)

_AS_IN = re.compile(
    r"[\s,(]*(?:licen[sc]ed? )?(?:terms )?,?\s*(?:as )?(?:found|detailed|described|specified|stated"
    r"|given|provided|included|defined|set out) in (?:the |our )?(?:file )?",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(
    r"[\s,;()]*(?:but |and )?(?:except(?:ing|ions? (?:of|are|is))?(?: for| that)?|other than"
    r"|apart from|aside from|with the exceptions? of|excluding"
    r"|à l['’]exception (?:de la|de|des|du)|sauf|hormis|excepté)\b:?\s+"
    r"(?=.{2,80}\b(?:is|are|under|uses?|has|have|est|sont|sous)\b)",
    re.IGNORECASE,
)
"""What a second license begins with: "MIT, except for the fonts, which are under OFL"."""

_PART = re.compile(
    r"(?<![Ss]ource )\b(models?|weights?|data(?:set)?|code|software|documentation)"
    r"(?: (?:use|open[- ]source|community|research|non-?commercial))* (?:licen[sc]e|terms)\b",
    re.IGNORECASE,
)

_IN_BRACKETS = re.compile(r"\W*\((?P<name>[^()]{2,60})\)\W*")
_FEW_MORE = len("the  license")

_AND_IS_SO = re.compile(r"\),? and (?:is|are)\b[^.;()]{0,60}$", re.IGNORECASE)
_FIRST_WORDS = re.compile(
    r"(?P<what>[^.;:,()]{2,60}?)\s(?:is|are|was|were|builds?|combines?|contains?|includes?|uses?"
    r"|consists?|merges?|extends?)\s",
    re.IGNORECASE,
)
"""What a sentence speaks of first, and again behind other works: "…, and is thus released"."""

_TO = re.compile(
    r"\s*(?:licen[sc]e )?to (?:the |a )?|\s*(?:变更|更改|更换|切换|更新|改)(?:为|成)\s*",
    re.IGNORECASE,
)

_OWNER_NAME = re.compile(r"([A-Z][\w.-]*)['’]s?\s")
_IS = re.compile(r"\W*\b(?:is|are|was)\b(?:\s+(?:an?|the))?\s*", re.IGNORECASE)
_BOLD_LABEL = re.compile(r"^Licen[sc]e\s+(?=(?:An?|The|This)\s)")
_NOTHING = re.compile(
    r"^\W*(?:$|see\b|none\b|n/?a\b|todo|tbd|please|more information|\[?needed|unknown|yes|no\b"
    r"|not (?:provided|specified|available|known|given)|depends|\{|\(?optional\b"
    r"|[^\s\[\]]*\]\s*[\[(]"
    r"|details|terms|the licen[sc]e|(?:these|this|you|we|it|if|when|be sure)\b)",
    re.IGNORECASE,
)


def said(
    sentence: Sentence, *, in_license_section: bool, of_card: bool = False
) -> tuple[Said, ...]:
    """Return what a sentence states, in reading order.

    `of_card`: the document describes one thing, so that a limit of use needs no subject.
    """
    words = vocabulary()
    if words.question.search(sentence.text):
        return ()
    if offered := of_contributions(sentence.text):
        whole = _with_whole_labels(sentence, words)
        found = _named(whole, words, bare=in_license_section, offered=True)[0]
        return tuple(as_here(whole)) or (of_code(found) if offered is Component.CODE else ())
    sentence, is_rest = without_exceptions(_with_whole_labels(sentence, words))
    found, end = _named(sentence, words, bare=in_license_section)
    found = [of_the_rest(one) for one in found] if is_rest else found
    if limited := limited_files(found, sentence, words):
        return limited
    if not any(not one.pointer for one in found):
        found += (
            _labelled(sentence, words)
            or (part_with_file(sentence) if in_license_section else [])
            or reserved(sentence.text, in_section=in_license_section)
            or permission(sentence, words)
            or restriction(sentence, words, in_license_section or of_card)
            or same_as(sentence)
        )
    else:
        found += other_part(replace(sentence, text=sentence.text[end:]), words, found)
        found += limits_of_sizes(sentence.text)
    owned = [
        one
        for one in told_by_owner(sentence, in_section=in_license_section)
        if not any(other.raw in one.raw for other in found if not other.pointer)
    ]
    aside = [
        one for one in in_brackets(sentence, words) if one.raw not in [other.raw for other in found]
    ]
    return tuple(dict.fromkeys([*found, *aside, *owned]))


def _named(
    sentence: Sentence, words: Vocabulary, *, bare: bool, offered: bool = False
) -> tuple[list[Said], int]:
    """Return what is said with the names of licenses, and where the last of them ends.

    `offered`: the terms of contributions, which "will be" licensed once they are made.
    """
    found: list[Said] = []
    told: list[tuple[Said, ...]] = []
    end = 0
    about: tuple[Subject, ...] | None = None
    passed: list[Mark] = []
    changed = False
    for group in groups(sentence.text, marks(sentence, words)):
        first, last = group[0], group[-1]
        between = sentence.text[end : max(end, first.start if first.since < 0 else first.since)]
        if about is None or not _AND.match(between):
            excepted = _EXCEPTED.search(between)
            if excepted and end == 0 and not _LED_BY.fullmatch(between, excepted.end()):
                excepted = None  # "Except for the fonts, the code is under MIT"
            if excepted:
                between = between[excepted.end() :]
            left = _Left(between, follows=end > 0, changed=changed)
            about, changed = _about(sentence, group, left, found, bare=bare)
            if excepted and about:
                about = _set_apart(between, about)
        link = sentence.link_at(first.start, last.end)
        link = link or text_behind(sentence, group)
        raw = raw_of(sentence.text, group)
        if raw.endswith("licenses") or len(group) > 1:
            link = None  # of one of them
        if not offered and (promise := promised(between)):
            raw, link = promise + raw, None
        joint = bool(passed) and about == (Subject(Component.ANY),) and _AND.match(between)
        if joint and not words.bare.match(sentence.text[: passed[0].start]):
            about = None  # "differences of Apache 2.0 and MIT licenses"
        if about is not None:
            if joint:
                told.append(_each(raw_of(sentence.text, passed), about, passed[0], None))
                found += told[-1]
            told.append(_each(raw, about, first, link))
            found += told[-1]
        elif (
            bare
            and first.id in ("link", "file")
            and words.pointer.search(between)
            and not words.not_before.search(between)
        ):
            part = part_behind(sentence.text[last.end :][:WINDOW]) or Component.ANY
            found.append(Said(raw, part, None, link or raw, own=True, pointer=True))
        passed = group if about is None else []
        end = last.end
    return in_order(sentence.text, told) or found, end


_LED_BY = re.compile(r"[^,]*(?:, which (?:is|are)[^,]*)?")
_WORD_APART = re.compile(
    r"\s*(?:the |its |our )?(?!(?:where|when|if|as|for|that|what|those|otherwise|noted|some)\b)"
    r"(?P<name>[\w./-]{2,60}),?\s(?:which |that )?(?:is|are|under|uses?|has|have)\b"
)


def _set_apart(between: str, about: tuple[Subject, ...]) -> tuple[Subject, ...] | None:
    """Return what an exception is about: a file or a part, never the whole it is taken from."""
    if any(one.about or one.component is not Component.ANY for one in about):
        return about
    named = _WORD_APART.match(between)
    if named is None:
        return None
    part = part_at(named["name"])
    name = named["name"] if part is None else f"local:{named['name']}"
    return (Subject(part or Component.ANY, name),)


def _each(raw: str, about: tuple[Subject, ...], mark: Mark, link: str | None) -> tuple[Said, ...]:
    """Say one license of each of its subjects."""
    named = _part_named(raw) if mark.generic else None
    owner = _OWNER_NAME.match(raw)
    if owner and all(one.about is None and not one.own for one in about):
        about = tuple(replace(one, about=owner[1]) for one in about)
    return tuple(
        Said(raw, _narrowed(one.component, named), one.about, link, one.own) for one in about
    )


@dataclass(frozen=True, slots=True)
class _Left:
    """The words between a name and the one before it."""

    between: str
    follows: bool
    """Another name stands before it."""

    changed: bool
    """The name before is what the license once was."""


def _about(
    sentence: Sentence, group: list[Mark], left: _Left, found: list[Said], *, bare: bool
) -> tuple[tuple[Subject, ...] | None, bool]:
    """Return what a name is the license of, and whether it no longer is."""
    first, last = group[0], group[-1]
    if not first.generic and (linked := behind_link(sentence, first, last)):
        return (linked,), False
    if led := inside_link(sentence, first, last) or before_link(sentence, first, last):
        return (led,), False
    if source := of_source(sentence, first) or that_one(sentence, first):
        return (source,), False
    right = sentence.text[last.end :][:WINDOW]
    about = joined(left.between[-WINDOW:], right, first, vocabulary(), bare=bare and not found)
    about = _remade(left.between, _from_afar(left.between, about))
    if sentence.text[first.start : last.stop].lower().endswith("licensed"):
        about = _licensed(left.between[-WINDOW:], vocabulary()) or about
    if left.follows:
        about = _following(sentence, about, right, left, found)
    changed = not left.follows and changes_from(left.between)
    about = None if changed else present(left.between) or about
    about = _qualified(sentence, first, last, about)
    if is_theirs(left.between, about):
        about = None
    if about is not None and _OF_PROJECT.search(left.between):
        about = tuple(replace(one, about=None, own=True) for one in about)
    if left.follows and first.generic and _AS_IN.fullmatch(left.between):
        about = None  # "MIT licensed as found in LICENSE": where, and no other license
    if left.follows and about is not None and _IS.fullmatch(left.between):
        about = None  # "the X license is an open RAIL license" explains, states nothing
    stands = bare if about is None else not any(one.about for one in about)
    if stands and (sizes := sized(sentence.text, left.between, right)):
        about = sizes
    before = found[-1] if found and left.follows else None
    return of_parts(with_weights(about, right), left.between, right, before), changed


def _from_afar(between: str, about: tuple[Subject, ...] | None) -> tuple[Subject, ...] | None:
    """Return the part that a long sentence begins with, where the words near by name none."""
    if about is None or len(between) <= WINDOW:
        return about
    head = _HEAD.match(between)
    part = component_in(head["what"]) if head else None
    if part is None or any(one.about or one.component is not Component.ANY for one in about):
        return about
    return tuple(replace(one, component=part) for one in about)


def _remade(between: str, about: tuple[Subject, ...] | None) -> tuple[Subject, ...] | None:
    """Let the code of "an implementation of Foo" be the project's own, and not Foo's."""
    match = _REMADE.match(between) if about else None
    if match is None or about is None or "whose" in between:
        return about
    begins = between[match.end() :][:_REMADE_NAME]
    return tuple(
        replace(one, about=None, own=True)
        if one.component is Component.CODE and one.about and begins.startswith(one.about)
        else one
        for one in about
    )


def _following(
    sentence: Sentence,
    about: tuple[Subject, ...] | None,
    right: str,
    left: _Left,
    found: list[Said],
) -> tuple[Subject, ...] | None:
    """Return what a name is the license of that stands behind another one."""
    if about is None and (part := _FOR_EACH.fullmatch(left.between)):
        about = _for_each(part["other"], right, found)
    if found and about is None and (part := _ELLIPTIC.fullmatch(left.between)):
        about = _elliptic(part["what"])
    if _AND_IS_SO.search(left.between) and (head := _FIRST_WORDS.match(sentence.text)):
        return subjects(head["what"], "is", Manner.VERB)
    if own := goes_on(sentence.text, left.between):
        return (Subject(component_in(own) or Component.ANY, None, own=True),)
    if left.changed and _TO.fullmatch(left.between):
        return (Subject(Component.ANY, None, own=True),)
    return about


def _qualified(
    sentence: Sentence, first: Mark, last: Mark, about: tuple[Subject, ...] | None
) -> tuple[Subject, ...] | None:
    """Return the thing that a license stands before, else what is known."""
    if qualified := qualifying(sentence.text, first.start, last.end):
        about = qualified.subjects
    right = sentence.text[last.end :][:WINDOW]
    told = attributive(right) or about
    return told or told_after(sentence.text[max(0, first.start - WINDOW) : first.start], right)


def _licensed(left: str, words: Vocabulary) -> tuple[Subject, ...] | None:
    """Read "it uses foo, which is MIT-licensed"."""
    which = re.search(r"\b(?:which|that|and) (?:is|are|was|were) $", left)
    if which is None or words.not_before.search(last_clause(left)):
        return None
    return subjects(left, "licensed", Manner.VERB)


def _elliptic(what: str) -> tuple[Subject, ...] | None:
    """Read the second half of "the weights are MIT and the training data CC BY 4.0"."""
    part = None if _PERSON.search(what) else component_in(what)
    ends = component_in(what.rsplit(maxsplit=1)[-1]) if part is not None else None
    return (Subject(part, None, own=True),) if part is not None and ends is part else None


def _for_each(other: str, right: str, found: list[Said]) -> tuple[Subject, ...] | None:
    """Read the second half of "MIT for the client, and Apache-2.0 for the server"."""
    after = _FOR.match(right)
    if after is None or not found or found[-1].about is not None:
        return None
    part = component_in(after[1]) or component_in(other) or found[-1].component
    return (Subject(part, None, own=found[-1].own),)


def _with_whole_labels(sentence: Sentence, words: Vocabulary) -> Sentence:
    """Take the colon out of a linked name: "[Foo: a model](…) is under MIT" has one clause."""
    text = sentence.text
    for link in sentence.links:
        label = text[link.start : link.end]
        if ": " in label and not words.hint(label):
            text = text[: link.start] + label.replace(": ", "  ") + text[link.end :]
    return sentence if text == sentence.text else replace(sentence, text=text)


def first_name(words: Sentence) -> str | None:
    """Return the first license named in a cell of a table, with its alternatives."""
    return next(iter(_names(words)), None)


def named_alone(sentence: Sentence) -> str | None:
    """Return the license that stands alone in brackets: "For research only. (CC BY-NC 4.0)"."""
    match = _IN_BRACKETS.fullmatch(sentence.text)
    name = first_name(sentence) if match else None
    return name if match and name and len(match["name"]) < len(name) + _FEW_MORE else None


def names_in(text: str) -> list[str]:
    """Return the licenses named in some words."""
    return list(_names(Sentence(text, 1)))


def _names(words: Sentence) -> Iterator[str]:
    named = [mark for mark in marks(words, vocabulary()) if not mark.generic]
    return (raw_of(words.text, group) for group in groups(words.text, named))


def _part_named(name: str) -> Component | None:
    """Return the part in a license's own name, which stands right before "license"."""
    if name.isascii():
        match = _PART.search(name)
        return component_in(match[1]) if match else None
    return component_in(name)


def _narrowed(stated: Component, named: Component | None) -> Component:
    """Let the license's own name tell the part where the sentence does not: "Model License"."""
    return named if stated is Component.ANY and named is not None else stated


def _labelled(sentence: Sentence, words: Vocabulary) -> list[Said]:
    """Read "License: a custom license, see there": a label whose words we do not know."""
    match = words.opening_label.match(sentence.text) or _BOLD_LABEL.match(sentence.text)
    if match is None:
        return []
    rest = sentence.text[match.end() :].strip(" .")
    link = sentence.link_at(match.end(), len(sentence.text))
    named = [mark for mark in marks(sentence, words) if mark.start >= match.end()]
    if not rest or _NOTHING.match(rest) or any(not mark.generic for mark in named):
        return []
    if link is None and re.search(r"licen[sc]es\W*$", match[0], re.IGNORECASE):
        return []  # "Licenses: driving, fishing"
    if named:
        rest = sentence.text[named[0].start : named[0].stop]
    elif len(rest) > 80 and link is None:
        return []
    component = component_in(match[0]) or Component.ANY
    return [Said(rest[:120], component, None, link, own=True)]


def component_of_kind(kind: AssetKind) -> Component:
    """Return the part of an asset that its license is about."""
    return Component.DATA if kind is AssetKind.DATASET else Component.WEIGHTS
