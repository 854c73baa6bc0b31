"""License names in a sentence: where they stand, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearweights.scan.cards.markdown import Link, Sentence
from clearweights.scan.cards.vocabulary import Vocabulary

LICENSE_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:opensource\.org/licen[sc]es?/|spdx\.org/licenses/|choosealicense\.com/"
    r"licenses/|(?:www\.)?gnu\.org/licenses/|(?:www\.)?apache\.org/licenses/|creativecommons\.org/"
    r"(?:licenses|publicdomain)/|opendatacommons\.org/licenses/|mit-license\.org)",
    re.IGNORECASE,
)
"""Where the texts of licenses stand, by their names."""

OR = re.compile(r"[\s,]*(?:\(?or(?: the)?\)?|/|ou|\|)\s*(?:the |a |an )?", re.IGNORECASE)
"""What stands between licenses of which one may be chosen: "MIT or Apache-2.0"."""

_AND = re.compile(r"[\s,]*(?:and|&|et)\s+(?:the |an? )?", re.IGNORECASE)
_DUAL = re.compile(r"\b(?:dual|double|tri|multi)[- ]?licen[sc]\w*\b[^.;]{0,30}$", re.IGNORECASE)

_LINK_LABEL = re.compile(
    r"licen[sczç][eia]|agreement|terms|lizenz|acuerdo|协议|许可|許諾|ライセンス|라이[선센]스|رخصة|ترخيص",
    re.IGNORECASE,
)
_FILE_BEFORE = re.compile(r"\blicen[sc]e(?: file| text| agreement)? $", re.IGNORECASE)
_HERE = re.compile(r"\W*(?:here|ici|this link|link)\W*", re.IGNORECASE)
"""What a link may be called after these words: "see the license file [here](LICENSE)"."""

_NOUN = re.compile(r"\s+licen[sc]e\b", re.IGNORECASE)
"""What follows an address that stands for a name: "under the https://… license"."""

_LIMIT = re.compile(r"non-?commercial(?: [\w-]+){0,5}", re.IGNORECASE)
"""A link on a limit of use: "Foo - [non-commercial use](…)"."""

_LIMITS = re.compile(r"\bNC\b|non-?commercial|research", re.IGNORECASE)
"""A limit of use; where a name tells of it itself, brackets only explain."""

_HOW = (
    r"(?:(?:slightly|heavily|lightly|minimally) )?(?:modified|customi[sz]ed|custom|amended|altered"
    r"|adapted|restricted|extended|tweaked|changed|stripped[- ]down|\w+-specific)[- ]"
)
_NOT_ALL = r"(?:mostly|mainly|partly|partially|probably|presumably)(?:\s?\(\?\))?\s"
"""What makes a name that of a part, or a guess: "mostly CC0"."""

_CHANGED = re.compile(
    rf"\b(?:{_HOW}|(?P<limit>(?:non-?commercial|NC|research[- ]only)[- ])"
    rf"|{_NOT_ALL}|(?:{_HOW})?(?:version|variant|form|derivative|adaptation) of (?:the |an? )?)$",
    re.IGNORECASE,
)
"""Words before a name that make other terms of it: "a modified Apache 2.0 license"."""

_NEAR = 40
"""Characters between the name of a license and the address of its text."""

_NAMED = re.compile(
    r"(?!(?:The|This|Our|Commercial|Enterprise|Proprietary|Custom) )[A-Z][\w.&+-]*"
    r"(?: [\w.&+()-]+){0,6} (?:[Ll]icen[sc]e|LICENSE)(?: [Aa]greement)?"
)
_BARE = re.compile(r"(?:the )?licen[sc]e", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:is|are|to|under|:|was|has been)\b[\w\s]{0,20}?", re.IGNORECASE)
_OWNED = re.compile(r"[^'’]{1,60}['’]s licen[sc]e", re.IGNORECASE)
_TOLD = re.compile(r"\s*(?:(?:is|was)\b|:)")
"""Whose license is told of before its name: "Foo's license is MIT"."""

_LONG_LABEL = 80
_DESCRIBED = re.compile(r"an? (?:[\w-]+ ){0,2}licen[sc]e\b", re.IGNORECASE)
"""A link on a whole clause: "a license that forbids …"."""
_OWNER = re.compile(r"[A-Z][\w.-]*['’]s?\s+$")
_CALLED = re.compile(r"[\s,(]*(?:called|named|known as|namely|i\.e\.|the)?[\s:]*(?:the\s+)?")

_PART_LABEL = re.compile(
    r"\W*(?:(?:the|pre-?trained|model|weights?|checkpoints?|data|dataset|annotations?|source|code"
    r"|software|documentation|content)s? ){1,3}licen[sc]e\W{0,3}[:：]",
    re.IGNORECASE,
)
"""A label that names a part, and no license of that name: "Model License: MIT"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One license name in a sentence, by offsets into its text."""

    start: int
    stop: int
    """Where the name ends."""

    end: int
    """Where its explanation in brackets ends, if it has one."""

    id: str
    generic: bool
    since: int = -1
    """Where the phrase begins that the name ends: "a custom license, called X"."""


def marks(sentence: Sentence, words: Vocabulary) -> list[Mark]:
    """Find license names; earlier patterns win, links that say "license" come last."""
    found: list[Mark] = []

    def put(start: int, end: int, name: str, *, generic: bool) -> None:
        inside = [m for m in found if start <= m.start and m.end <= end and not generic]
        if inside and end - start > max(m.end - m.start for m in inside):
            found[:] = [m for m in found if m not in inside]
        if start < end and not any(m.start < end and start < m.end for m in found):
            found.append(Mark(start, end, end, name, generic))

    names = words.names_in(sentence.text)
    for name in names:
        for match in name.pattern.finditer(sentence.text) if not name.generic else ():
            put(match.start(), match.end(), name.id, generic=False)
    for start, end, kind in _links(sentence, found, words):
        put(start, end, kind, generic=kind == "link")
    label = _PART_LABEL.match(sentence.text)
    begin = label.end() if label else 0
    for name in names:
        for match in name.pattern.finditer(sentence.text, begin) if name.generic else ():
            if _PART_LABEL.fullmatch(sentence.text[match.start() : match.end() + 1]):
                continue  # a second label in one paragraph: "Dataset license: …"

            if _OWNED.fullmatch(match[0]) and _TOLD.match(sentence.text, match.end()):
                continue
            if name.id == "file" or not words.not_licenses.search(match[0]):
                put(match.start(), match.end(), name.id, generic=True)
    found.sort(key=lambda mark: mark.start)
    ends = [mark.start for mark in found[1:]] + [len(sentence.text)]
    return [
        _with_added(sentence.text, end, _with_changed(sentence.text, mark), words)
        for mark, end in zip(found, ends, strict=False)
    ]


def _with_changed(text: str, mark: Mark) -> Mark:
    """Take in the words before a name that make other terms of it."""
    return mark if mark.generic else replace(mark, start=changed_start(text, mark.start, mark.stop))


def changed_start(text: str, start: int, stop: int) -> int:
    """Return where a name begins with the words that make other terms of it: "a modified MIT"."""
    changed = _CHANGED.search(text, max(0, start - _NEAR), start)
    if changed is None or (changed["limit"] and _LIMITS.search(text, start, stop)):
        return start  # "a non-commercial CC BY-NC license"
    return changed.start()


def _with_added(text: str, until: int, mark: Mark, words: Vocabulary) -> Mark:
    """Take in the words behind a name that change its terms: "CC BY-NC 4.0 (w/ Addendum)"."""
    more = None if mark.generic else words.added.match(text, mark.end, until)
    if more is None:
        return mark
    if _LIMITS.search(more[0]) and _LIMITS.search(text, mark.start, mark.stop):
        return mark
    return replace(mark, stop=more.end(), end=more.end())


def _links(
    sentence: Sentence, found: list[Mark], words: Vocabulary
) -> Iterator[tuple[int, int, str]]:
    """Yield links that say "license", and addresses that stand for a name where none is found."""
    named = bool(found)
    for link in sentence.links:
        label = sentence.text[link.start : link.end]
        if _is_license_link(label) and not _is_noun(sentence, link, found):
            owner = _OWNER.search(sentence.text[: link.start])
            start = owner.start() if owner else _name_start(sentence.text, link, words)
            yield start, link.end, "link"
        elif (before := _FILE_BEFORE.search(sentence.text[: link.start])) and _HERE.fullmatch(
            label
        ):
            yield before.start(), link.end, "link"
        elif "://" in label and _NOUN.match(sentence.text, link.end):
            yield link.start, link.end, "link"
        elif not named and LICENSE_ADDRESS.match(label):
            yield link.start, link.start + len(label.rstrip(".,;:")), "address"


def _name_start(text: str, link: Link, words: Vocabulary) -> int:
    """Return where a name begins whose last words are a link: "the Acme [Terms of Use](…)"."""
    names = next(name.pattern for name in words.names if name.id == "generic")
    before = max(0, link.start - _LONG_LABEL)
    whole = (m for m in names.finditer(text, before, link.end) if m.end() == link.end)
    starts = [m.start() for m in whole if m.start() < link.start]
    return starts[0] if starts and text[starts[0] : link.start].isascii() else link.start


_OF_PART = re.compile(
    r"\s*(?:as )?(?:for|on|covers|applies to)\b[^()（）]{2,60}[)）]", re.IGNORECASE
)
"""What a license in brackets is another one for: "Apache 2.0 (CC BY-NC 4.0 for the large one)"."""


def groups(text: str, found: list[Mark]) -> Iterator[list[Mark]]:
    """Join names that stand as alternatives: "MIT or Apache-2.0"."""
    group: list[Mark] = []
    for mark in found:
        between = text[group[-1].end : mark.start] if group else ""
        if group and OR.fullmatch(between) and _named(text, group[-1]) and _named(text, mark):
            group.append(mark)
        elif group and _AND.fullmatch(between) and _DUAL.search(text[: group[0].start][-_NEAR:]):
            group.append(mark)  # "dual licensed under A and B": under either
        elif group and group[-1].id == "custom" and _CALLED.fullmatch(between):
            group = [replace(mark, since=group[0].start)]
        elif group and re.fullmatch(r"\s*[(（]\s*", between):
            # "Creative Commons Attribution 4.0 (CC BY 4.0)": one license named twice
            apart = _OF_PART.match(text, mark.end)
            stop = apart.end() if apart else group[-1].stop
            group[-1] = replace(group[-1], stop=stop, end=apart.end() if apart else mark.end)
        else:
            if group:
                yield group
            group = [mark]
    if group:
        yield group


def _named(text: str, mark: Mark) -> bool:
    """Say whether words name one license among others: also "Acme License", which nobody knows."""
    return not mark.generic or _NAMED.fullmatch(text, mark.start, mark.stop) is not None


def raw_of(text: str, group: list[Mark]) -> str:
    """Return the words of a group as written, alternatives joined by OR."""
    words = [re.sub(r"[-\s]licensed$", "", text[m.start : m.stop]).strip() for m in group]
    words = [re.sub(r"^the\s+", "", word, flags=re.IGNORECASE) for word in words]
    return " OR ".join(words)


def text_behind(sentence: Sentence, group: list[Mark]) -> str | None:
    """Return where the text of a license stands that a sentence names without its version.

    "CC BY-SA (see https://creativecommons.org/licenses/by-sa/4.0/)"; the same of a custom license.
    """
    first, last = group[0], group[-1]
    if first.id == "custom":  # "a custom license is available at: [address]"
        return sentence.link_at(last.end, len(sentence.text))
    if any(letter.isdigit() for letter in sentence.text[first.start : last.end]):
        return None
    behind = next((link for link in sentence.links if link.start >= last.end), None)
    near = behind is not None and behind.start - last.end <= _NEAR
    return behind.url if behind and near and LICENSE_ADDRESS.match(behind.url) else None


def _is_noun(sentence: Sentence, link: Link, found: list[Mark]) -> bool:
    """Say whether a link only says "license" where the name follows: "our [license](…) is MIT"."""
    if _BARE.fullmatch(sentence.text[link.start : link.end]) is None:
        return False
    behind = (sentence.text[link.end : mark.start] for mark in found if link.end <= mark.start)
    return any(_JOINED.fullmatch(words) for words in behind)


def _is_license_link(label: str) -> bool:
    if label.startswith("http") or "ontributor" in label:
        return False
    if len(label) >= _LONG_LABEL:
        return _DESCRIBED.match(label) is not None
    return _LINK_LABEL.search(label) is not None or _LIMIT.fullmatch(label) is not None
