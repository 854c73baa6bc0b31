"""Names of licenses in Chinese, Japanese and Korean, put into the words by which they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from clearweights.resolve.words import load_names


@dataclass(frozen=True, slots=True)
class _Signs:
    house: re.Pattern[str]
    """Signs without which a name is in another language."""

    known: re.Pattern[str]
    """All signs that we know, the longest first."""

    words: dict[str, str]


def in_letters(words: str) -> str:
    """Return a name in Latin letters; the words as they are where a sign of it is not known.

    `知识共享署名 4.0` is `creative commons attribution 4.0`.
    """
    if words.isascii() or not _signs().house.search(words):
        return words
    known = _signs().words
    plain = _signs().known.sub(lambda match: f" {known[match[0]]} ", words)
    return words if _SIGN.search(plain) else " ".join(plain.split())


_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _signs() -> _Signs:
    data: dict[str, Any] = load_names("signs.yaml")
    houses = {sign: word for word, group in data["houses"].items() for sign in group}
    parts = {sign: word for word, group in data["parts"].items() for sign in group}
    words = {**dict.fromkeys(data["silent"], ""), **parts, **houses}
    return _Signs(_any(houses), _any(words), words)


def _any(signs: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, signs), key=lambda sign: (-len(sign), sign))))
