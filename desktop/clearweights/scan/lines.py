"""The few lines of a text that hold something, found without a look at each of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator


def rows_with(word: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield 0-based number and words of each line that holds a word, in order.

    The word is looked for in the text as a whole, which is many times faster than line by line.
    """
    number = end = 0
    at = text.find(word)
    while at >= 0:
        number += text.count("\n", end, at)
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        yield number, text[begin:end]
        at = text.find(word, end)


_LEAD = 1_000
"""Characters from the beginning of a line to what it is found by."""


def fitting(line: re.Pattern[str], mark: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield how the lines fit, from their beginning: only those are tried that hold a mark.

    The mark must stand in every line that fits, begin with letters or signs that are rare, and
    then is found many times faster than where each line is tried.
    """
    last = -1
    for found in mark.finditer(text):
        first = max(0, found.start() - _LEAD)
        start = text.rfind("\n", first, found.start()) + 1
        if start > last and (start or not first):
            last = start
            match = line.match(text, start)
            if match is not None:
                yield match
