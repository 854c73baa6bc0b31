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


_OWN_FIRST = re.compile(
    r"\W*(?P<own>(?:本|该|該)(?:项目|仓库|軟體|软件|代码库?|工程|库|模型|数据集|專案|倉庫))"
    r"(?=主要|是?(?:基于|基於|使用|参考|參考|借鉴|源自|修改自|改编自|来自))"
)


_AGAIN = re.compile(r"[，,]\s*(?:并|並|现|現|整体|整體|故|因此)?(?:采用|採用|遵循|以|按|使用)\s*$")
"""A verb that goes on with the subject of its sentence, behind a comma."""


def goes_on(sentence: str, left: str) -> str | None:
    """Return the project that the words before a name speak of without naming it again."""
    return own_first(sentence) if _AGAIN.search(left) else None


def own_first(left: str) -> str | None:
    """Return the project that words first say the source of: "本项目基于 Foo 修改，采用"."""
    match = _OWN_FIRST.match(left)
    return match["own"] if match else None


def without_asides(left: str) -> str:
    """Return the words before a license name without them; a bracket that adds a part stays."""
    left = _AND_BRACKET.sub(r" and \1 ", _ASIDES.sub(" ", left))
    return _MAKER.sub(" ", _BRACKETS.sub(" ", left))
