"""Makes words from a project harmless for people's eyes: nothing hidden, nothing endless."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container
from functools import lru_cache

MAX_CHARACTERS = 15_000
"""A PDF string ends at 32,767 bytes, two for a character; a name of that length is no name."""

_NO_BREAK = "\u00a0\u202f"
_MAX_MARKS = 4
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me", "Mc"})


def visible(words: str, *, keep: str = "\n", cap: int = MAX_CHARACTERS) -> str:
    """Return the words with every hidden character shown by its code.

    Control codes, direction marks, unpaired surrogates, private and unassigned characters become
    `[U+202E]`; line ends stay where `keep` has them, other white space becomes a space. Longer
    words are cut at `cap`, and how much was cut is said.
    """
    return _cleaned(words, lambda _o: True, keep, cap)


def printable(
    words: str, covered: Container[int], *, keep: str = "\n", cap: int = MAX_CHARACTERS
) -> str:
    """Return `visible` words in which also characters without a glyph are shown by their code."""
    return _cleaned(words, lambda o: o in covered, keep, cap)


def _cleaned(words: str, drawn: Callable[[int], bool], keep: str, cap: int) -> str:
    if words.isascii() and words.isprintable() and len(words) <= cap:
        return words
    kept: list[str] = []
    room = cap
    words = unicodedata.normalize("NFC", words.replace("\r\n", "\n"))
    marks = 0
    for at, char in enumerate(words):
        kind = _category(char)
        marks = marks + 1 if kind in _MARKS else 0
        shown = _shown(char, kind, keep, marks)
        if shown == char and not drawn(ord(char)) and char not in keep:
            shown = code(char)
        room -= len(shown)
        if room < 0:
            kept.append(f" [… +{len(words) - at}]")
            break
        kept.append(shown)
    return "".join(kept)


def _shown(char: str, kind: str, keep: str, marks: int) -> str:
    if char in keep:
        return char
    if char in "\n\t\r":
        return " "
    if marks > _MAX_MARKS or kind in _HIDDEN:
        return code(char)
    if kind == "Zs":
        return "\u00a0" if char in _NO_BREAK else " "
    return char


def code(char: str) -> str:
    """Return the code of a character as people write it."""
    return f"[U+{ord(char):04X}]"


@lru_cache(maxsize=4096)
def _category(char: str) -> str:
    return unicodedata.category(char)
