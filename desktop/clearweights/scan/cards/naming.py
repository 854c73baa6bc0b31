"""How a sentence names somebody else's work: as a link before brackets, or as a source."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.marks import Mark
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.subjects import Subject

_OPENED = re.compile(
    r"(?:\s+(?:by|from)\s[^()]{1,40})?\s*[(\[（]\s*(?:note\s*:\s*)?"
    r"(?:licen[sc]e:?\s*|under\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[,:–—-]\s*(?:the\s+)?")
"""What stands between a link at the beginning of an item and its license."""

_DESCRIBED = re.compile(r"\s*[:–—-]{1,2}\s+[^.;:()]{2,120}?(?:,\s+|\s\()")
"""The same with what it is: "[Heron](…): a bird for your phone, MIT licensed"."""

_LICENSED_END = re.compile(r".*[\s-]licen[sc]ed", re.IGNORECASE)

CLOSED = re.compile(r"\s*(?:licen[sc]e[d]?)?\s*[)\]）]", re.IGNORECASE)
"""What stands behind a license in brackets."""

_LIMITED = re.compile(
    r"\s*(?:licen[sc]ed?)?\s*,\s*(?:not?|non-?commercial|so|see)\b", re.IGNORECASE
)
"""The same with what follows from it: "(CC BY-NC, not for sale)"."""

_SCHOOLS = ("MIT", "Apache")
"""Names in brackets that may be those of others, where nothing says license."""

_SAYS_LICENSE = re.compile(r"licen[sc]|\d", re.IGNORECASE)
_SOURCE = re.compile(
    r"\W*(?:source|original|origin|data ?set|model|package|library|project|repo(?:sitory)?|from"
    r"|corpus|upstream|name)\s*[:：]\s*(?P<name>\S.{0,80}?)\s*[.;,]?\s*$",
    re.IGNORECASE,
)


_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:(?:github|gitlab)\.com|(?:huggingface\.co|hf\.co)(?:/(?:datasets|spaces))?)"
    r"/(?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?(?:[?#].*)?|https?://pypi\.org/project/(?P<pypi>[\w.-]+)/?"
)
ELSEWHERE = re.compile(
    r"\W*(?:from |see |found )?(?:here|this|this link|link|source|website|page|hf|hugging ?face"
    r"|hub|github|modelscope|download|weights|ckpt)\W*",
    re.IGNORECASE,
)
_FORK = re.compile(r"\b(?:fork|port|clone|mirror|version)\b", re.IGNORECASE)
_LICENSED = re.compile(r"[- ]?licen[sc]ed\s+\w", re.IGNORECASE)


def repository_of(address: str) -> str | None:
    """Return the repository or package that an address leads to, by its name."""
    match = _REPOSITORY.fullmatch(address.rstrip(".,;"))
    return match["name"] or match["pypi"] if match else None


def inside_link(sentence: Sentence, first: Mark, last: Mark) -> Subject | None:
    """Return what a link says it leads to: "[a GPL-licensed fork](https://github.com/…)"."""
    for link in sentence.links:
        if not link.start <= first.start < last.end <= link.end:
            continue
        whole = sentence.text[: last.end].endswith("licensed")
        begin = max(first.start, last.end - len("-licensed")) if whole else last.end
        if _LICENSED.match(sentence.text, begin, link.end) is None:
            return None
        match = _REPOSITORY.fullmatch(link.url)
        label = sentence.text[link.start : link.end]
        if match is None:
            return None
        # a fork bears the name of what it was made from
        named = label if _FORK.search(label) else match["name"] or match["pypi"]
        return Subject(Component.ANY, named)
    return None


def behind_link(sentence: Sentence, first: Mark, last: Mark) -> Subject | None:
    """Return what a license in brackets right behind a link is about: "[Foo](…) (MIT License)"."""
    if not (CLOSED.match(sentence.text, last.end) or _LIMITED.match(sentence.text, last.end)):
        return _item(sentence, first, last)
    for link in sentence.links:
        between = sentence.text[link.end : first.start] if link.end <= first.start else ""
        if not _OPENED.fullmatch(between) or "://" not in link.url:
            continue
        school = first.id in _SCHOOLS and sentence.text[: link.start].strip(" -*•")
        said = sentence.text[link.end : last.end + 10]
        if school and not _SAYS_LICENSE.search(said):
            return None
        label = sentence.text[link.start : link.end].strip()
        part = component_in(label)
        if part is not None and proper_name(label) is None:
            return Subject(part, None, own=False)
        if "://" in label:
            label = repository_of(link.url) or label
        if ELSEWHERE.fullmatch(label):
            label = _named_before(sentence, link.start)
        return Subject(Component.ANY, label) if label else None
    return _item(sentence, first, last)


_UNDER_ITS = re.compile(
    r"[\s,)]+(?:(?:which|that) (?:is|was) )?"
    r"(?:(?:released|licensed|distributed|shared|published|available|provided)\s+)?"
    r"(?:under|with)\s+(?:the terms of\s+)?(?:its|their)\s+(?:own\s+|original\s+)?$"
    r"|\)?,\s+(?:(?:which|that) (?:is|was) )?licen[sc]ed under (?:the |an? )?$",
    re.IGNORECASE,
)
_TAKEN_FROM = re.compile(
    r"^(?P<what>.{0,120}?)\b(?:is|are|was|were|comes?|came|taken|adapted|copied|ported|borrowed"
    r"|derived|modified|extracted)(?: \w+ly)? from\s+",
    re.IGNORECASE,
)


def of_source(sentence: Sentence, first: Mark) -> Subject | None:
    """Return what something was taken from: "is from the Foo repository <address> under its"."""
    left = sentence.text[: first.start]
    its = _UNDER_ITS.search(left[-_NEAR:])
    taken = _TAKEN_FROM.match(left) if its else None
    if its is None or taken is None:
        return None
    end = max(0, len(left) - _NEAR) + its.start()
    part = component_in(taken["what"]) or Component.ANY
    for link in sentence.links:
        if taken.end() <= link.start and link.end <= end + 1:
            label = sentence.text[link.start : link.end].strip()
            if name := repository_of(link.url) or (None if "://" in label else label):
                return Subject(part, name)
    name = proper_name(left[taken.end() : end])
    return Subject(part, name) if name else None


_THAT_ONE = re.compile(
    r"[）)]?\s*[，,。；]\s*该(?:组件|模型|库|项目|工具|数据集|模块|软件|框架|代码)\s*"
    r"(?:遵循|遵守|采用|使用|基于|以|按照|依据|的许可证(?:是|为))\s*(?:的是\s*)?"
)
"""What stands between a link and its license where Chinese says "this component follows"."""


def that_one(sentence: Sentence, first: Mark) -> Subject | None:
    """Return the link that "该组件", right before a license, speaks of."""
    for link in sentence.links:
        between = sentence.text[link.end : first.start] if link.end <= first.start else ""
        if "://" in link.url and _THAT_ONE.fullmatch(between):
            label = sentence.text[link.start : link.end].strip()
            return Subject(Component.ANY, label) if proper_name(label) else None
    return None


_NEAR = 80
_ATTRIBUTE = re.compile(r"[- ]?licen[sc]ed\s+", re.IGNORECASE)


def before_link(sentence: Sentence, first: Mark, last: Mark) -> Subject | None:
    """Return the linked thing that a license qualifies: "uses the MIT-licensed [foo](…)"."""
    words = sentence.text[first.start : last.end].lower()
    at = last.end - len("-licensed") if words.endswith("licensed") else last.end
    match = _ATTRIBUTE.match(sentence.text, at)
    if match is None:
        return None
    for link in sentence.links:
        label = sentence.text[link.start : link.end].strip()
        if link.start == match.end() and "://" in link.url and component_in(label) is None:
            return Subject(Component.ANY, label)
    return None


def _named_before(sentence: Sentence, end: int) -> str:
    """Return the link that names the thing where a later one only says "from here"."""
    labels = (sentence.text[one.start : one.end] for one in sentence.links if one.end <= end)
    return next((words for words in labels if not ELSEWHERE.fullmatch(words)), "")


def _item(sentence: Sentence, first: Mark, last: Mark) -> Subject | None:
    """Return the link at the beginning of an item: "[foo.js](…), MIT License (c) Somebody"."""
    link = sentence.links[0] if sentence.links else None
    if link is None or "://" not in link.url or sentence.text[: link.start].strip(" -*•"):
        return None
    between = sentence.text[link.end : first.start] if link.end <= first.start else ""
    words = sentence.text[first.start : last.end]
    ends = re.fullmatch(r"[\s.)]*", sentence.text[last.end :])
    described = ends and _LICENSED_END.fullmatch(words) and _DESCRIBED.fullmatch(between)
    if not _LISTED.fullmatch(between) and not described:
        return None
    if not _SAYS_LICENSE.search(words):
        return None
    label = sentence.text[link.start : link.end].strip()
    named = component_in(label) is None and not _SAYS_LICENSE.fullmatch(label)
    return Subject(Component.ANY, label) if named else None


def source_named(sentence: str) -> str | None:
    """Return what a sentence gives as the source of something: "Source: Foo"."""
    match = _SOURCE.match(sentence)
    if match is None or component_in(match["name"]) is not None or "://" in match["name"]:
        return None
    return match["name"]
