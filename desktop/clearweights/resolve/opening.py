"""Fingerprints of opening words: recognizes licenses whose text is not installed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from clearweights.domain.text import Text, sentences
from clearweights.knowledge import Knowledge
from clearweights.resolve import notes
from clearweights.resolve.identify import TextMatch
from clearweights.resolve.tokens import MAX_CHARS, plain_words

_WORDS = 40
_READ = 4000
"""Characters that hold the opening words of any license."""


def opening_of(text: str) -> str | None:
    """Return the hash of the first 40 words as exact comparison reads them.

    None for a text with fewer words. Equal openings say which license the text seems to be,
    never that it is that license word for word.
    """
    words = plain_words(text[:_READ])[:_WORDS]
    return _hash(words) if len(words) == _WORDS else None


def fingerprint_of(text: str) -> str | None:
    """Return the hash of all words as exact comparison reads them; None for a very short text."""
    words = plain_words(text)
    return _hash(words) if len(words) >= _WORDS else None


def named_by_hash(
    text: str, matches: tuple[TextMatch, ...], knowledge: Knowledge
) -> tuple[TextMatch, ...]:
    """Name the license whose text is not installed, where nothing else recognizes the text.

    The same words from the first to the last are the license. The same forty words at the
    beginning are not: such a match says what to compare with, and never more.
    """
    if any(m.match not in ("similar", "unknown") for m in matches) or len(text) > MAX_CHARS:
        return matches
    whole = fingerprint_of(text)
    same = knowledge.by_fingerprint(whole) if whole else ()
    if len(same) == 1:
        end = max(m.end_line for m in matches)
        found = TextMatch(
            match="identical", expression=same[0].spdx, key=None, score=1.0,
            start_line=1, end_line=end, note=notes.fingerprint(same[0].name),
        )  # fmt: skip
        return (found,)
    opening = opening_of(text)
    if note := _begins_like(opening, knowledge) if opening else None:
        first = matches[0]
        return (replace(first, note=sentences(note, first.note)), *matches[1:])
    return matches


def _begins_like(opening: str, knowledge: Knowledge) -> Text | None:
    if records := knowledge.by_opening(opening):
        return notes.begins_like(" / ".join(record.name for record in records))
    if records := knowledge.by_policy_opening(opening):
        return notes.begins_like_policy(" / ".join(record.name for record in records))
    return None


def _hash(words: list[str]) -> str:
    return sha256(" ".join(words).encode(errors="surrogatepass")).hexdigest()
