"""Files that end in the code of their language, as some weights end: `talks.en-pt.pt`."""

from __future__ import annotations

import re

_OF_PAIR = re.compile(
    r"(?:^|[._\-])(?P<one>[a-z]{2,3})[_\-](?P<other>[a-z]{2,3})(?:\.\w{1,12})?"
    r"\.(?:(?P=one)|(?P=other))"
)
_WORDS = re.compile(r"(?:.*[._\-])?(?:prefix(?:es)?|stop[_\-]?words?|abbreviations?)\.[a-z]{2,3}")


def is_of_language(path: str) -> bool:
    """Say whether a path is of one side of a parallel text, or of a list of words."""
    name = path.rpartition("/")[2].lower()
    pair = _OF_PAIR.search(name)
    return (pair is not None and pair.end() == len(name)) or _WORDS.fullmatch(name) is not None
