"""Names and addresses brought to one spelling, so that they can be looked up."""

from __future__ import annotations

import re
import unicodedata

_NOISE = re.compile(r"[^a-z0-9.+]+")
_LETTER = re.compile(r"[a-z]")
_SMALL_WORDS = frozenset({"the", "license", "licence", "agreement", "version", "v", "licensed"})
_VERSION = re.compile(r"^v(?=[0-9])")
_GLUED = re.compile(r"(?<=[a-z])(?=[0-9])")
_ZEROS = re.compile(r"^([0-9]+)\.0$")


def plain_name(words: str) -> str:
    """Return `words` without case, accents, punctuation and words that say nothing.

    `The Apache License, Version 2.0`, `apache-2` and `Apache 2.0` become the same, and so do
    `Llama3.2` and `Llama 3.2`.
    """
    folded = unicodedata.normalize("NFKD", words).casefold()
    ascii_words = folded.encode("ascii", "ignore").decode()
    # "++" tells OpenRAIL++ from OpenRAIL; other signs only separate.
    if not _LETTER.search(ascii_words):
        # In another script the digits alone would be left, and those name nothing.
        return " ".join(re.sub(r"[\W_]+", " ", folded).split())
    parts = (part.strip(".") for part in _NOISE.sub(" ", ascii_words).split())
    apart = " ".join(_GLUED.sub(" ", _VERSION.sub("", part)) for part in parts).split()
    kept = [_ZEROS.sub(r"\1", part) for part in apart]
    return " ".join(part for part in kept if part and part not in _SMALL_WORDS)


def plain_url(url: str) -> str:
    """Return `url` without scheme, `www.`, anchor, query and what does not change the page."""
    bare = re.sub(r"^[a-z]+://", "", url.strip().casefold())
    bare = re.split(r"[?#]", bare, maxsplit=1)[0].removeprefix("www.")
    bare = re.sub(r"/(?:blob|raw|resolve)/(?:main|head)/", "/blob/main/", bare)
    return re.sub(r"(\.html?|\.txt|\.md|/legalcode|/deed(\.[a-z-]+)?|/)*$", "", bare)
