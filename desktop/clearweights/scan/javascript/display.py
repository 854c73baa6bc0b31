"""Words of a source that a page only shows: what a field may be filled with, what a button says."""

from __future__ import annotations

import re

from clearweights.scan.javascript.tokens import Literal
from clearweights.scan.keys import snake

_HINT = re.compile(r"(?:^|_)(?:placeholder|hint|tool_?tip|watermark|helper)(?:_text)?$")
_ELEMENT = re.compile(r"(?:text|label|typography|chip|badge)$")
"""What draws words and nothing else: `Text("gpt-4o")`."""

_AROUND = 3


def is_hint(literal: Literal) -> bool:
    """Say whether a string is drawn: `setPlaceholder("gpt-4o")`, `hint = { Text("gpt-4o") }`.

    A page fills a field with it as an example, and asks for what people write instead.
    """
    if literal.own_key and _HINT.search(_last(literal.key)):
        return True
    if literal.frames and literal.frames[-1][0] == "(":
        called = literal.frames[-1][1]
        if _ELEMENT.match(_last(called)) and called.rpartition(".")[2][:1].isupper():
            return True
    return any(name and _HINT.search(_last(name)) for _, name, _ in literal.frames[-_AROUND:])


def _last(name: str) -> str:
    return snake(re.split(r"\.|::", name)[-1])
