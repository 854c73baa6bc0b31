"""Fingerprints of opening words: recognizes licenses whose text is not installed."""

from __future__ import annotations

from hashlib import sha256

from clearweights.resolve.tokens import plain_words

_WORDS = 40
_READ = 4000
"""Characters that hold the opening words of any license."""


def opening_of(text: str) -> str | None:
    """Return the hash of the first 40 words as exact comparison reads them.

    None for a text with fewer words. Equal openings say which license the text seems to be,
    never that it is that license word for word.
    """
    words = plain_words(text[:_READ])[:_WORDS]
    if len(words) < _WORDS:
        return None
    return sha256(" ".join(words).encode(errors="surrogatepass")).hexdigest()
