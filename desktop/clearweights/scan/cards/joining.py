"""What joins the name of a license to the thing it is about: a verb, a label, a colon."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.marks import Mark
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.phrases import of_origin, of_owner, qualified_noun
from clearweights.scan.cards.subjects import Manner, Subject, last_clause, subjects
from clearweights.scan.cards.vocabulary import Vocabulary

_ITEM = re.compile(r"\W*[a-z][\w.+-]*(?:[ -][\w.+-]+){0,2}\W*")
"""One to three plain words before a colon: "bitsandbytes: MIT" is about bitsandbytes."""

_NOTE = re.compile(
    r"\W*(?:notes?|nb|n\.b\.|remarks?|warning|caution|important|attention|hinweis|remarque)\W*",
    re.IGNORECASE,
)
"""What tells nothing of whose license follows: "Note: AGPL-3.0, unlike the others"."""

_BASED_ON = re.compile(r"基[于於][\s`「“\"]*$")
_OTHER_TERMS = re.compile(
    r"[\s`」”\"]*(?:的\s*(?!(?:开源|開源|自由|宽松)?(?:许可|协议|許可|協議|授))\S[^，。；]{0,40}(?:许可证?|协议|許可|協議|授权|授權)"
    r"|[，,]?\s*(?:并|且|並)?\s*(?:附带|附帶|附加|增加|加上|带有|帶有|包含|补充|修改|进行))"
)
"""What stands around a license of which another one was made: "基于 X 的 Y 许可证"."""

_PART_LICENSE = re.compile(
    r"\b(?:the|its|this|our) (?P<part>model|weights?|data(?:set)?|code|software) licen[sc]e,\s+"
    r"(?:the )?$",
    re.IGNORECASE,
)
"""A part's license told of before its name: "mind the model license, MPL 2.0"."""

_NEW_LICENSE = re.compile(
    r"\b(?:(?:new|own|separate|updated|different) licen[sc]e(?: for [\w -]{1,40})?"
    r"|licen[sc]e (?:rights|terms|details|information)[\w -]{0,40})\s*\($",
    re.IGNORECASE,
)
"""A license told of before its name: "New license for the models (OpenRAIL-M)"."""

_REPOSITORYS = re.compile(
    r"\b(?:main|root|parent|top-level|project|repo(?:sitory)?)(?:['’]s)?"
    r"(?: (?:project|repo(?:sitory)?)(?:['’]s)?)?(?:['’]s)? licen[sc]e"
    r"\s*[,(]+\s*(?:(?:i\.?e\.?|namely|that is|currently|which is|at present|now),?\s*)?(?:the )?$"
    r"|\bsame licen[sc]e as (?:that of )?(?:the |this )?(?:main |root |parent |whole )?"
    r"(?:project|repo(?:sitory)?)(?: itself)?\s*\((?:i\.?e\.?,?\s*)?$",
    re.IGNORECASE,
)
"""The project's license, told of before its name: "the main repo license (i.e. MIT)"."""

_PARTS = (Component.CODE, Component.DATA, Component.WEIGHTS)

_BY = re.compile(
    r"(?P<left>.*)\b(?P<verb>(?:published|released|distributed|provided|shared) by )"
    r"(?:the |an? )?$",
    re.IGNORECASE | re.DOTALL,
)
"""A slip for "under": "published by MIT License"."""

_MAKERS = re.compile(r"(\bunder (?:the |an? ))[A-Z][\w.-]+ $")
"""Whose license it is called: "under the Acme BSD License"."""

_CHOOSE = re.compile(
    r"\b(?:choos(?:e|ing)|select|pick|specify|add|provide|set|declare|state)"
    r"(?: (?:an?|the|your|one|its))?(?: [\w-]+)?\s*$",
    re.IGNORECASE,
)
"""What the reader is told to do: "choose a license: MIT, …"."""

_NOT_NOW = re.compile(r"\b(?:change|future|planned|previous|former|old|legacy)\s*$", re.IGNORECASE)
"""What is not the license of today: "Change License: Apache-2.0"."""

_OF_THING = re.compile(
    r"^\W*(?P<thing>[^,;:.]{2,60}?)\s(?:is|are|was|were|can|may|has|have|comes?)\b[^.;:]*"
    r"(?:\band|[,;])\s+(?:its|their)\s+$|(?:^|\s)(?P<owner>(?:[\w.-]+ ){0,3}[\w.-]+)['’]s\s+$",
    re.IGNORECASE,
)
"""What "its license" is the license of, the subject of the words before; or "Foo's license"."""

_TERMS = re.compile(r"\b(?:licen[sc]e|terms)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"^\s*[\"”)]?\s*(?:licen[sc]e)?\s*[,(:：–—]?\s*(?:for|on|applies to|covers|governs)\s+"
    r"([^.,;)]{3,60})",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^\s*(?:[-,.;:|—–。，]|\(|see|$|licen[sc]e|for (?:more|details)|©|\(c\)|copyright|by)",
    re.IGNORECASE,
)
_SEE = re.compile(r"\W*(?:please )?(?:see|refer to|check)(?: the| our)?\s*", re.IGNORECASE)
_SEE_ITS = re.compile(
    r"\W*(?:please )?(?:see|refer to|check) (?:the|its|their)"
    r" (?:associated|accompanying|corresponding|applicable|respective) ",
    re.IGNORECASE,
)
_FOR_PART = re.compile(
    r"\W*for (?:the |our )?([\w ]{3,30}?)(?: itself)?,? (?:please )?"
    r"(?:refer to|see|check|consult|comply with|follow|abide by|adhere to)"
    r"(?: the| our)?\s*$",
    re.IGNORECASE,
)
"""A part whose terms the sentence points to: "for the data, see the … Terms of Use"."""

_SO_CALLED = re.compile(r"[\s-](?:[\w-]+ ){0,2}\w+")
"""What a thing is called after a license: "X is a public domain speech corpus"."""

_UNDER_WHICH = re.compile(
    r"\s*,? under which (?P<what>[\w ./-]{2,60}?) (?:is|are|was|were)"
    r" (?:\w+ly )?(?:released|licensed|published|distributed|made available|provided|shared)\b",
    re.IGNORECASE,
)
"""Whose license it is, told behind: "the MIT license under which the files were released"."""

_WHERE = re.compile(r"\s(?:of|in|from|at)\s")
_NEXT_FILE = re.compile(r"\s(?:and|&|et)\s(?=.*\bfor\b)", re.IGNORECASE)
"""What begins the next license: "LICENSE for the code and LICENSE-MODEL for the weights"."""

_ASIDE = re.compile(r"\([^()]{0,200}\)")
_WITH = re.compile(
    r"\b(?:comes?|ships?|distributed|released|published|provided|shared|offered) with$",
    re.IGNORECASE,
)
_AT_END = re.compile(r"\s*(?:licen[sc]e|[.,;)]|which\b|$)", re.IGNORECASE)
_USES = re.compile(r"us(?:e|es|ed|ing)\b", re.IGNORECASE)
_BARE_LABEL = re.compile(r"\W*Licen[sc]e\s+(?:(?:an?|the)\s+)?", re.IGNORECASE)
_LONGER = len("MIT license")


def joined(
    left: str, right: str, mark: Mark, words: Vocabulary, *, bare: bool
) -> tuple[Subject, ...] | None:
    """Return the subject if a turn of phrase joins it to the name, else None.

    `bare`: below a license heading and nothing read yet, where a name alone is enough.
    """
    if not mark.generic:
        left = _MAKERS.sub(r"\1", left)
    clause = words.opening.sub("", _ASIDE.sub(" ", last_clause(left)).strip())
    explains = _BASED_ON.search(left) and _OTHER_TERMS.match(right)
    if explains or words.not_before.search(clause) or words.not_after.search(right):
        return None
    by_verb = words.before.match(left)
    if which := _UNDER_WHICH.match(right):
        return subjects(which["what"], "is", Manner.VERB)
    if origin := of_origin(left):
        return origin
    if told := _told_first(left):
        found: tuple[Subject, ...] | None = told
    elif match := words.label.search(left):
        found = _behind_label(left, match, generic=mark.generic and not bare)
    elif by_verb and _of_others(by_verb, right, mark, words):
        return None
    elif by_verb:
        found = subjects(by_verb["left"], by_verb["verb"], Manner.VERB)
    else:
        found = _beside(left, right, mark, words, bare=bare)
    if found is None:
        found = _by_reference(left, right, mark, words, bare=bare)
    if found is not None and (component := part_behind(right)):
        about = found[0].about if len(found) == 1 and right.startswith(",") else None
        return (Subject(component, about, own=about is None),)
    return found


def part_behind(right: str) -> Component | None:
    """Return the part that is told behind a name: "MIT for the code of this repository"."""
    after = _AFTER.match(right)
    words = _NEXT_FILE.split(_WHERE.split(after[1])[0])[0] if after else ""
    component = component_in(words) if after else None
    return None if component is Component.ANY else component


def _beside(
    left: str, right: str, mark: Mark, words: Vocabulary, *, bare: bool
) -> tuple[Subject, ...] | None:
    """Return the subject where no verb joins it: "under", what follows, an owner, "is"."""
    if match := words.under.search(left):
        return subjects(left[: match.start()], "", Manner.VERB)
    if not mark.generic and (slip := _BY.match(left)) and _is_no_body(mark):
        return subjects(slip["left"], slip["verb"], Manner.VERB)
    if words.after.search(right):
        manner = Manner.VERB if words.be.search(left) else Manner.PLAIN
        return subjects("" if words.bare.match(left) else left, "", manner)
    if owned := of_owner(left, right):
        return owned
    if match := words.copula.search(left):
        is_item = match[0].lstrip()[:1] in tuple(":-–—=")
        before = left[: match.start()]
        untold = is_item and not bare and _NOTE.fullmatch(before)
        return None if untold else _by_copula(before, mark, right, bare=bare, is_item=is_item)
    return None


def _of_others(verb: re.Match[str], right: str, mark: Mark, words: Vocabulary) -> bool:
    """Say whether a verb speaks of others' terms: "using public domain books"."""
    if _USES.match(verb["verb"]):
        return qualified_noun(right, any_word=mark.id == "Public-Domain") is not None
    if _WITH.search(verb["verb"]) and not _AT_END.match(right):
        return True  # "it comes with GPL code"
    among = "including" in verb["verb"].lower()  # "sources comply with licenses including MIT"
    return among and words.people.search(verb["left"]) is None


def _behind_label(left: str, label: re.Match[str], *, generic: bool) -> tuple[Subject, ...] | None:
    """Read what stands behind "License:"; told to choose one, nobody states it."""
    if _CHOOSE.search(left[: label.start()]) or _NOT_NOW.search(left[: label.start()]):
        return None
    if generic and re.search(r"licen[sc]es\W*$", label[0], re.IGNORECASE):
        return None  # "Licenses: Driving License, …"
    if owner := _OF_THING.search(left[: label.start()]):  # "Foo is small, and its license is MIT"
        named = subjects(owner["thing"] or owner["owner"], "is", Manner.VERB)
        if any(one.about or one.component is not Component.ANY for one in named):
            return named
    if left[: label.start()].rstrip().endswith(("(", "（")):  # "based on Foo (License: MIT)"
        named = subjects(left[: label.start()], "", Manner.PLAIN)
        if any(one.about for one in named):
            return named
    return subjects(left[: label.start()] + label[0], "", Manner.LABEL)


def _told_first(left: str) -> tuple[Subject, ...] | None:
    """Read what stands before all else: "License" alone, or "for the code, comply with"."""
    if _BARE_LABEL.fullmatch(left):
        return (Subject(Component.ANY, None),)
    if of_part := _PART_LICENSE.search(left):
        return (Subject(component_in(of_part["part"]) or Component.ANY, None, own=True),)
    if _NEW_LICENSE.search(left):
        return (Subject(Component.ANY, None, own=True),)
    if repository := _REPOSITORYS.search(left):
        part = component_in(left[: repository.start()])
        return (Subject(part if part in _PARTS else Component.ANY, None, own=True),)
    match = _FOR_PART.match(left)
    part = component_in(match[1]) if match else None
    return (Subject(part, None, own=True),) if part else None


def _by_reference(
    left: str, right: str, mark: Mark, words: Vocabulary, *, bare: bool
) -> tuple[Subject, ...] | None:
    """Read a name that stands alone, or that the reader is sent to: "see the MIT license"."""
    if not bare:
        return None
    if _SEE_ITS.fullmatch(left) or (not mark.generic and _SEE.fullmatch(left)):
        return (Subject(Component.ANY),)
    if words.bare.match(left) and _POINTER.match(right):
        return None if mark.generic and mark.id != "link" else (Subject(Component.ANY),)
    return None


def _by_copula(
    before: str, mark: Mark, right: str, *, bare: bool, is_item: bool
) -> tuple[Subject, ...] | None:
    """Read "the data is CC BY 4.0"; a school called MIT must not pass for a license."""
    if mark.generic:
        listed = mark.id == "link" and is_item and not right.strip(" .") and proper_name(before)
        spoken = listed or _TERMS.search(before)
        return subjects(before, "", Manner.PLAIN) if spoken else None
    found = subjects(before, "is", Manner.VERB)
    if is_item and not any(one.about for one in found):
        named = subjects(before, "", Manner.PLAIN)
        found = named if any(one.about for one in named) else found
    plain = all(one.component is Component.ANY and not one.own for one in found)
    if (
        plain
        and is_item
        and mark.id == "Public-Domain"
        and found[0].about
        and not right.strip(" .")
    ):
        return found
    if plain and is_item and found[0].about is None and _ITEM.fullmatch(before):
        return (Subject(Component.ANY, before.strip(" \t-–—*|`:")),)
    if plain and mark.id == "address":
        return None  # "you can find details in: [address]"
    if plain and not bare and mark.id in ("MIT", "Public-Domain") and not _says_so(mark):
        called = _SO_CALLED.match(right)
        kind = component_in(called[0]) if called else None
        return found if kind is not None and found[0].about else None
    return found


def _is_no_body(mark: Mark) -> bool:
    """Say whether a name cannot be that of who published it: "by MIT", "by Apache"."""
    return mark.stop - mark.start >= _LONGER or mark.id in ("GPL", "CC", "CC0-1.0")


def _says_so(mark: Mark) -> bool:
    """Say whether a name is longer than that of a school: "MIT licensed"."""
    return mark.stop - mark.start >= _LONGER and mark.id == "MIT"
