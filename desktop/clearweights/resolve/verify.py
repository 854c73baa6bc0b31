"""Looks again at a text found by pattern: patterns pass over words that change the terms."""

from __future__ import annotations

from functools import lru_cache

from clearweights.domain.text import Text
from clearweights.knowledge import license_text
from clearweights.resolve.judge import turns_rights
from clearweights.resolve.notes import change_of
from clearweights.resolve.tokens import plain_words
from clearweights.resolve.worddiff import changes, matching_blocks

_MOST = 0.75
_SMALL = 6
"""Longer stretches are the optional parts that a pattern knows."""


def altered(text: str, key: str | None) -> Text | None:
    """Return a small change in `text` that bears on the rights the license `key` gives.

    None where there is none, or where the license's own text is not installed.
    """
    own = _words(key) if key else ()
    if not own:
        return None
    words = plain_words(text)
    for a0, a1, b0, b1 in changes(matching_blocks(own, words), len(own), len(words)):
        gone, new = own[a0:a1], tuple(words[b0:b1])
        if max(len(gone), len(new)) > _SMALL or sorted(gone) == sorted(new):
            continue
        if turns_rights(set(gone) ^ set(new)):
            return change_of(gone, new)
    return None


def belongs(words: list[str], key: str | None) -> bool:
    """Say whether `words` are part of the license `key`, though its pattern leaves them out."""
    own = _words(key) if key else ()
    runs = set(zip(words, words[1:], words[2:], strict=False))
    known = set(zip(own, own[1:], own[2:], strict=False)) if runs else set()
    return bool(runs) and len(runs & known) >= _MOST * len(runs)


@lru_cache(maxsize=64)
def _words(key: str) -> tuple[str, ...]:
    text = license_text(key)
    return tuple(plain_words(text)) if text else ()
