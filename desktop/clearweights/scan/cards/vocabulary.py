"""The words of `resources/signatures/prose.yaml`, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from clearweights.datafiles import data_file
from clearweights.domain.facts import Component
from clearweights.safeio import Mapping, Scalar, Sequence, parse_yaml

_BEGINS = r"(?:(?<![a-z])|(?=[^\x00-\x7f]))"
_ENDS = r"(?:(?![a-z])|(?<=[^\x00-\x7f]))"
"""The borders of a word; Chinese words stand beside Latin letters without any."""


_STARTS = (
    r"(?:(?<![A-Za-z0-9_/.@-])|(?<=^MIT/)|(?<=[^\w/.-]MIT/)|(?<=^BSD/)|(?<=[^\w/.-]BSD/)"
    r"|(?<=^Apache-2\.0/)|(?<=[^\w/.-]Apache-2\.0/)|(?<=[^\w/.-]Apache 2\.0/))"
)
"""Where a name may begin: not within an address, but behind one that it may be exchanged for."""


@dataclass(frozen=True)
class Name:
    """One spelling of a license name."""

    id: str
    generic: bool
    pattern: re.Pattern[str]
    signs: frozenset[str] = frozenset()
    """Letters in lower case of which one stands wherever the pattern fits."""

    varied: bool = False
    """Publishers change its text and keep the name."""


@dataclass(frozen=True)
class Hint:
    """A cheap look: whether a text holds any word without which it states nothing."""

    signs: tuple[tuple[str, re.Pattern[str]], ...]
    """Letters in lower case, and the pattern to try where they stand."""

    def __call__(self, words: str) -> bool:
        """Say whether one of the patterns is found in `words`."""
        lower = words.lower()
        for sign, pattern in self.latin if lower.isascii() else self.signs:
            if sign in lower and pattern.search(words):
                return True
        return False

    @cached_property
    def latin(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Those that a text in plain Latin letters can hold."""
        return tuple(one for one in self.signs if one[0].isascii())


@dataclass(frozen=True)
class Vocabulary:
    """Compiled patterns; their meaning is explained beside the words in the data file."""

    hint: Hint
    names: tuple[Name, ...]
    not_licenses: re.Pattern[str]
    added: re.Pattern[str]
    """Words right behind a name that change its terms: "with addendum"."""

    before: re.Pattern[str]
    """Matches the whole text before a name; group `left` is what stands before the verb."""

    under: re.Pattern[str]
    be: re.Pattern[str]
    people: re.Pattern[str]
    opening: re.Pattern[str]
    pointer: re.Pattern[str]
    copula: re.Pattern[str]
    label: re.Pattern[str]
    opening_label: re.Pattern[str]
    """The same at the beginning of a sentence."""

    bare: re.Pattern[str]
    after: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    question: re.Pattern[str]
    components: tuple[tuple[Component, re.Pattern[str]], ...]
    own: re.Pattern[str]
    own_strong: re.Pattern[str]
    foreign: re.Pattern[str]
    license_section: re.Pattern[str]
    allowed_section: re.Pattern[str]
    """Titles of lists of licenses that the works of others may have."""

    foreign_section: re.Pattern[str]
    mixed_section: re.Pattern[str]
    restrictions: re.Pattern[str]
    permission: re.Pattern[str]
    """Words that allow commerce only after asking."""

    contributed: re.Pattern[str]
    contributed_data: re.Pattern[str]
    respectively: re.Pattern[str]
    set_aside: re.Pattern[str]
    """What is excepted, in group `what`, or `sign` where a script sets no words apart."""

    explains: re.Pattern[str]
    """Words behind the name of a license that tell what it allows."""

    own_terms: re.Pattern[str]
    """Terms without a name; group `terms` holds the words."""

    def names_in(self, text: str) -> list[Name]:
        """Return the names that may stand in a text, by their letters, in order."""
        lower = text.lower()
        held = {sign for sign in self._signs if sign in lower}
        return [name for name in self.names if not held.isdisjoint(name.signs)] if held else []

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        return tuple(sorted({sign for name in self.names for sign in name.signs}))


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of `resources/signatures/cards.yaml`."""
    return frozenset(_list(_lists().get(name)))


@cache
def _lists() -> Mapping:
    path = data_file("resources", "signatures", "cards.yaml")
    root = parse_yaml(path.read_text(encoding="utf-8"))
    assert isinstance(root, Mapping)
    return root


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary."""
    path = data_file("resources", "signatures", "prose.yaml")
    root = parse_yaml(path.read_text(encoding="utf-8"))
    assert isinstance(root, Mapping)
    filler = root.text("filler") or ""
    sections = root.get("sections")
    assert isinstance(sections, Mapping)

    def one(key: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        return re.compile(root.text(key) or "(?!)", flags)

    def any_of(key: str) -> str:
        return "|".join(f"(?:{words})" for words in _list(root.get(key)))

    return Vocabulary(
        hint=_hint(root.get("hint")),
        names=tuple(_names(root.get("names"), root.get("signs"))),
        not_licenses=one("not_licenses"),
        added=one("added"),
        before=re.compile(
            rf"(?P<left>.*)(?P<verb>{_BEGINS}(?:{any_of('before')})){_ENDS}{filler}$",
            re.IGNORECASE | re.DOTALL,
        ),
        under=re.compile(rf"(?:{root.text('under')})(?![a-z]){filler}$", re.IGNORECASE),
        be=re.compile(rf"(?:{root.text('be')})$", re.IGNORECASE),
        people=one("people"),
        opening=one("opening"),
        pointer=one("pointer"),
        copula=re.compile(rf"(?:{root.text('copula')})$", re.IGNORECASE),
        label=re.compile(rf"(?:{root.text('label')}){filler}$", re.IGNORECASE),
        opening_label=re.compile(
            rf"\W*(?:(?:code|data(?:set)?|model|weights?) )?(?!\w+-\w)(?:{root.text('label')})",
            re.IGNORECASE,
        ),
        bare=re.compile(rf"^{filler}$", re.IGNORECASE),
        after=re.compile(any_of("after"), re.IGNORECASE),
        not_before=one("not_before"),
        not_after=one("not_after"),
        question=one("questions"),
        components=tuple(_components(root.get("components"))),
        own=one("own"),
        own_strong=one("own_strong"),
        foreign=one("foreign"),
        license_section=re.compile(sections.text("license") or "(?!)", re.IGNORECASE),
        allowed_section=re.compile(sections.text("allowed") or "(?!)", re.IGNORECASE),
        foreign_section=re.compile(sections.text("foreign") or "(?!)", re.IGNORECASE),
        mixed_section=re.compile(sections.text("mixed") or "(?!)", re.IGNORECASE),
        restrictions=re.compile(any_of("restrictions"), re.IGNORECASE),
        permission=re.compile(any_of("permission"), re.IGNORECASE),
        contributed=re.compile(any_of("contributed"), re.IGNORECASE),
        contributed_data=re.compile(any_of("contributed_data"), re.IGNORECASE),
        respectively=one("respectively"),
        set_aside=one("set_aside"),
        explains=one("explains"),
        own_terms=one("own_terms"),
    )


@lru_cache(maxsize=1_000)
def is_about_license(titles: tuple[str, ...]) -> bool:
    """Say whether a section speaks of a license, by its titles, and not of what others may have."""
    words = vocabulary()
    spoken = any(words.license_section.search(title) and len(title) < 80 for title in titles)
    return spoken and not any(words.allowed_section.search(title) for title in titles)


@lru_cache(maxsize=1_000)
def is_foreign(titles: tuple[str, ...]) -> bool:
    """Say whether a section speaks of other people's work, by its titles."""
    return any(vocabulary().foreign_section.search(title) for title in titles)


def _list(node: object) -> list[str]:
    assert isinstance(node, Sequence)
    return [item.value for item in node.items if isinstance(item, Scalar)]


def _hint(node: object) -> Hint:
    assert isinstance(node, Mapping)
    return Hint(
        tuple(
            (key.value, re.compile(value.value, re.IGNORECASE))
            for key, value in node.pairs
            if isinstance(value, Scalar)
        )
    )


def _names(node: object, signs: object) -> list[Name]:
    assert isinstance(node, Sequence)
    assert isinstance(signs, Mapping)
    names = []
    for item in node.items:
        assert isinstance(item, Mapping)
        flags = re.NOFLAG if item.text("case") == "true" else re.IGNORECASE
        pattern = re.compile(rf"{_STARTS}(?:{item.text('words')})(?![A-Za-z0-9_@])", flags)
        names.append(
            Name(
                item.text("id") or "",
                generic=item.text("generic") == "true",
                pattern=pattern,
                signs=frozenset(_list(signs.get(item.text("id") or ""))),
                varied=item.text("varied") == "true",
            )
        )
    return names


def _components(node: object) -> list[tuple[Component, re.Pattern[str]]]:
    assert isinstance(node, Mapping)
    return [
        (
            Component(key.value),
            re.compile(rf"(?<![A-Za-z0-9_-])(?:{value.value})(?![A-Za-z0-9_])", re.IGNORECASE),
        )
        for key, value in node.pairs
        if isinstance(value, Scalar)
    ]
