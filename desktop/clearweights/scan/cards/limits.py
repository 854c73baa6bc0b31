"""Limits of use said without the name of a license, and commerce only after asking."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.facts import Component
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.subjects import Manner, last_clause, subjects
from clearweights.scan.cards.vocabulary import Vocabulary

_CONDITION = re.compile(
    r"^(?:(?:is|are|be|was|were|intended|licen[sc]ed|available|released|provided|allowed|permitted"
    r"|restricted|limited|and|also|still|currently|to|use|for|strictly|solely|exclusively)\b\s*)+"
    r"(?=.*(?:research|academic|commercial|educational|personal))",
    re.IGNORECASE,
)
"""What stands before the condition itself: "is licensed for" of "research use only"."""

_CONTRAST = re.compile(
    r"^\W*(?:unlike|in contrast to|as opposed to|compared (?:to|with))\b", re.IGNORECASE
)

_UNDER_TERMS = re.compile(r"\bunder\s[^,;]{1,40}\bterms\W*$", re.IGNORECASE)
"""Whose terms limit the use: "is distributed under Acme terms, for research use only"."""

_TRAINED_ON = re.compile(
    r"^.{0,30}\b(?:trained|built|fine-tuned) (?:on|with|using) (?=(?:this|these|the|our)\b)",
    re.IGNORECASE,
)
"""What is made of the thing that a sentence limits: "models trained on this data"."""

_SERVICE = re.compile(
    r"\W*(?:the|this|our) (?P<name>(?:\w+ )?(?:online |web |live |hosted )?"
    r"(?:service|demo|preview))\b",
    re.IGNORECASE,
)
"""What is run for others, and is not what the project gives away."""

_A_KIND = re.compile(
    r"^(?:is |are )?(?:an? )(?:[\w-]+ ){1,3}(?=(?:intended|meant|licen|only|for)\b)"
)
"""What a thing is said to be before its limit: "a preview intended for research only"."""

_AND_IS = re.compile(
    r"^[^.;:]{0,80}(?<!,)\s(?:and|but) (?:also )?(?:is|are|may|can|should|must)\b[^.;,]*$",
    re.IGNORECASE,
)
"""A limit of the same thing: "is under GPL and is intended for research only"."""

WINDOW = 200
"""Characters before a name that are looked at."""

_WE = re.compile(r"\s(?:(?:that|which) )?(?:we|they|the authors)(?: have)?\s*$", re.IGNORECASE)

_BEFORE_NOUN = re.compile(r"(?:^|\b(?:our|the|all|these|this|any|those))\s*$", re.IGNORECASE)

_THING = re.compile(r"\w+ed (\S.{0,80}?)(?= (?:is|are|can|may|must|should)\b)", re.DOTALL)
"""What is limited: "our released checkpoints are for research use only"."""

_QUOTES = "\"“'‘`「『«"
_CLOSING = "\"”'’`」』»"
_EXAMPLE = re.compile(r"[(（]\s*(?:e\.g\.|for example|such as|例)[^()（）]*$", re.IGNORECASE)
_ONLY_FILE = re.compile(r"(?:[A-Z]+[-_])?LICEN[SC]E[\w.-]*")


def restriction(sentence: Sentence, words: Vocabulary, in_section: bool) -> list[Said]:
    """Return the limit of use that a sentence puts on something: "for research use only"."""
    match = words.restrictions.search(sentence.text)
    if match is None or _only_mentioned(match):
        return []
    said = match[0]
    left = match["what"] or sentence.text[: match.start()][-WINDOW:]
    if thing := _THING.match(said):
        said = said[thing.end() :].lstrip()
        left = f"{left}{thing[1]}" if _BEFORE_NOUN.search(left) else _WE.sub("", left)
    verb = re.split(r"\s", said, maxsplit=1)[0]
    if _CONTRAST.search(last_clause(left)):
        return []
    left = _TRAINED_ON.sub("", _UNDER_TERMS.sub("", left))
    if service := _SERVICE.match(left) or _SERVICE.match(last_clause(left)):
        return [Said(_condition(said), Component.ANY, service["name"].lower(), None, own=False)]
    return [
        Said(_condition(said), one.component, one.about, None, one.own)
        for one in subjects(left, verb, Manner.VERB, things=False)
        if not _is_license(one.about, words)
        if one.component is not Component.ANY or one.own or in_section or one.about
    ]


def other_part(rest: Sentence, words: Vocabulary, found: list[Said]) -> list[Said]:
    """Read the limit in "the code is MIT, while the models are for research use only"."""
    match = words.restrictions.search(rest.text)
    if match and found and _AND_IS.search(rest.text[: match.end()]):
        last = found[-1]
        return [Said(_condition(match[0]), last.component, last.about, None, last.own)]
    if match is None and found and (asking := words.permission.search(rest.text)):
        last = found[-1]
        return [Said(asking[0], last.component, last.about, None, last.own)]
    parts = (Component.ANY, *(one.component for one in found))
    limits = restriction(rest, words, in_section=False)
    return [one for one in limits if one.component not in parts]


def limited_files(found: list[Said], sentence: Sentence, words: Vocabulary) -> tuple[Said, ...]:
    """Return the limit of use where a sentence else only names the file that defines it."""
    if not found or any(not _ONLY_FILE.fullmatch(one.raw) for one in found):
        return ()
    limits = restriction(sentence, words, in_section=True)
    link = found[0].link or found[0].raw
    return tuple(dict.fromkeys(replace(one, link=link) for one in limits))


def permission(sentence: Sentence, words: Vocabulary) -> list[Said]:
    """Read "for commercial use, please contact us": commerce that nobody has allowed yet."""
    match = words.permission.search(sentence.text)
    if match is None or _only_mentioned(match):
        return []
    part = component_in(sentence.text[: match.start()][-WINDOW:]) or component_in(match[0])
    return [Said(match[0], part or Component.ANY, None, None, own=False)]


def _only_mentioned(found: re.Match[str]) -> bool:
    """Say whether words stand between quotes or are an example: one is told to look for them."""
    around = found.string[max(0, found.start() - 1) : found.end() + 1]
    quoted = found.start() > 0 and around[0] in _QUOTES and around[-1] in _CLOSING
    return quoted or _EXAMPLE.search(found.string, 0, found.start()) is not None


def _is_license(name: str | None, words: Vocabulary) -> bool:
    """Say whether a name is that of a license, which is no thing to be limited."""
    return name is not None and any(one.pattern.fullmatch(name) for one in words.names)


def _condition(words: str) -> str:
    words = _A_KIND.sub("", words)
    core = _CONDITION.sub("", words)
    return core if re.search(r"\b(?:only|not|no|prohibit\w*|non)\b", core, re.IGNORECASE) else words
