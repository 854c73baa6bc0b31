"""Who holds the rights in a text, as its copyright lines tell."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from clearweights.scan.cards.vocabulary import word_list

_YEARS = r"\d{4}(?:\s{0,2}[-–,/]\s{0,2}(?:\d{2,4}|present|now|today|current)\b)*"
_LINE = re.compile(
    rf"(?:copyright\b[ \t:]{{0,4}}(?:(?:\(c\)|©|&copy;)[ \t,]{{0,4}}(?:{_YEARS})?|{_YEARS})"
    rf"|(?:\(c\)|©)[ \t,]{{0,4}}{_YEARS})"
    r"[ \t,.;:–-]{0,6}(?:by\b[ \t]*)?(?P<name>[^\n]{2,160})",
    re.IGNORECASE,
)
"""A line of copyright: with a sign or a year, else "copyright" is a word of a sentence."""

_BLANK = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|https?://\S+|\S+@\S+")
_ENDS = re.compile(
    r"\ball rights\b|\.(?=\s+[A-Z(])|(?<!\binc)(?<!\bltd)(?<!\bco)\.\s*$|\s[-–—]\s|;|\(",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_COLLECTIVE = re.compile(r"\b(?:authors?|contributors?|developers?|maintainers?)\b", re.IGNORECASE)
_MOST = 12


def holders_in(text: str) -> tuple[str, ...]:
    """Return the holders that a text names, as written, without those of a license's own words."""
    names = (_name(match["name"]) for match in islice(_LINE.finditer(text), _MOST))
    return tuple(dict.fromkeys(name for name in names if name and _words(name)))


def is_collective(name: str) -> bool:
    """Say whether a name is only that of who wrote it: "The Heron Authors"."""
    return _COLLECTIVE.search(name) is not None


def same_holder(one: str, other: str) -> bool:
    """Say whether two names may be those of one holder."""
    mine, theirs = _words(one), _words(other)
    if mine & theirs:
        return True
    joined, other_joined = _joined(one), _joined(other)
    return any(word in other_joined for word in mine if len(word) > _SHORT) or any(
        word in joined for word in theirs if len(word) > _SHORT
    )


_SHORT = 4


def _name(rest: str) -> str:
    words = _BLANK.sub(" ", rest)
    if end := _ENDS.search(words):
        words = words[: end.start()]
    words = " ".join(words.split()).strip(" ,.:*#/\"'-")
    return "" if _joined(words) in word_list("text_holders") else words


@lru_cache(maxsize=2_000)
def _words(name: str) -> frozenset[str]:
    """Return the words that tell one holder from another; a company's names count as one."""
    known = {word.lower() for word in _WORD.findall(name)} - word_list("holder_words")
    return frozenset(_renamed().get(word, word) for word in known)


def _joined(name: str) -> str:
    return "".join(_WORD.findall(name)).lower()


@lru_cache(maxsize=1)
def _renamed() -> dict[str, str]:
    pairs = (pair.partition("=") for pair in word_list("renamed_holders"))
    return {old: new for old, _, new in pairs}
