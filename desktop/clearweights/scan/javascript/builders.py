"""Clients that are built in a chain of calls: the address stands beside the model."""

from __future__ import annotations

import re

from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.tokens import Literal
from clearweights.scan.naming import Setting

_LINES = 14
_LETTERS = 1_500
"""So much of a chain is looked at, above a string and below it."""

_BEGINS = re.compile(r"\bbuilder\(\s{0,9}\)")
_ENDS = re.compile(r"\bbuild\(\s{0,9}\)")
_ADDRESS = re.compile(
    r"\.(?:baseUrl|baseURL|withBaseUrl|endpoint)\(\s{0,40}\"(https?://[^\"\s]{4,200})\""
)


def built_for(file: SourceFile, literal: Literal) -> Setting | None:
    """Return who is asked at the address of the chain that a string stands in, if it has one.

    `OpenAiChatModel.builder().baseUrl("https://…").modelName("…").build()`
    """
    lines = file.lines
    at = literal.line - 1
    if not 0 <= at < len(lines):
        return None
    before, here, after = lines[at].partition(f'"{literal.text}"')
    above = before[-_LETTERS:] if here else ""
    for line in reversed(lines[max(0, at - _LINES) : at]):
        above = f"{line[-_LETTERS:]}\n{above}" if len(above) < _LETTERS else above
    below = after[:_LETTERS]
    for line in lines[at + 1 : at + 1 + _LINES]:
        below = f"{below}\n{line[:_LETTERS]}" if len(below) < _LETTERS else below
    begun = [match.end() for match in _BEGINS.finditer(above)]
    if not begun or _ENDS.search(above, begun[-1]):
        return None
    end = _ENDS.search(below)
    chain = above[begun[-1] :] + (below[: end.start()] if end else "")
    found = _ADDRESS.search(chain)
    return Setting.of_address(found[1]) if found else None


_CHOSEN = re.compile(
    r"\.provider\(\s{0,9}\w{0,30}(?:Provider|Vendor|Backend)\.(\w{2,30})\s{0,9}\)"
    r"(?:(?!\.build\()[^;]){0,300}?\.(?:model|modelName)\(\s{0,9}([A-Za-z_]\w{0,60})\s{0,9}\)"
)


def chosen_in(text: str) -> dict[str, str]:
    """Return the providers that chains of calls choose, by the variables that hold their models.

    `builder().provider(ModelProvider.Shelf).modelName(quick)`
    """
    return {m[2]: m[1] for m in _CHOSEN.finditer(text)} if ".provider(" in text else {}
