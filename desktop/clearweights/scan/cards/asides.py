"""What stands beside the subject of a sentence and is none of it: addresses, makers, brackets."""

from __future__ import annotations

import re

_ASIDES = re.compile(
    r"<?\bhttps?://[^\s<>，。）)\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+>?"
    r"|,\s+(?:up)?on (?:the basis of )?which\s[^,;:]{2,80},(?=\s)",
    re.IGNORECASE,
)
"""An address, and what else is made of a thing: "Foo, on which our work is based,"."""

_MAKER = re.compile(
    r",\s+(?:\w+ed )?by\s+(?:the\s+)?[A-Z][^,;:]{2,60}?(?=,|;|\s(?:and is|is|are)\s|$)"
    r"|\b(?:developed|written|created|made|maintained) by\s+(?:the\s+)?[A-Z][^,;:]{2,60}?"
    r"(?:\s*,\s*and\s*$|(?=\s*,|;|\s(?:and is|is|are|that|which)\s|$))"
)
"""Who made a thing is not the thing: "BFD, by Somebody A., available under …"."""

_BRACKETS = re.compile(r"\([^()]{0,200}\)")

_AND_BRACKET = re.compile(
    r"\s*\((?:and(?: also)?|plus|as well as|\+|&)\s+((?:the |our |all )?\w[^()]{2,60})\)"
    r"\s*(?=(?:is|are)\b)",
    re.IGNORECASE,
)
"""What a bracket adds to the thing: "the data (and the models) are"."""


def without_asides(left: str) -> str:
    """Return the words before a license name without them; a bracket that adds a part stays."""
    left = _AND_BRACKET.sub(r" and \1 ", _ASIDES.sub(" ", left))
    return _MAKER.sub(" ", _BRACKETS.sub(" ", left))
