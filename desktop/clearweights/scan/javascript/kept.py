"""Strings that a source keeps under a name: constants that hold a model, and names that do not."""

from __future__ import annotations

import re

from clearweights.scan import ids
from clearweights.scan.javascript.around import SHOWN, TELLS, is_hosted, list_of
from clearweights.scan.javascript.tokens import Literal
from clearweights.scan.keys import keys, snake

_CONSTANT = re.compile(r"[A-Z][A-Z\d_]{2,80}")
_SHORTEST = 6
_LONGEST = 200_000
"""Letters of a source beyond which nobody looks where its constants are used."""


def is_kept(literal: Literal, text: str) -> bool:
    """Say whether a constant that others import, or a member of an enumeration, is a hosted model.

    `export const SMALL = "gpt-4o-mini"`, whatever it is called; one that the source only compares
    with something chooses nothing.
    """
    name = literal.key.rpartition(".")[2]
    if not (literal.own_key and literal.before == "=" and _CONSTANT.fullmatch(name)):
        return False
    maker = ids.service_model(literal.text) if len(literal.text) >= _SHORTEST else None
    if maker is None or maker.value not in ids.words().hosted_only or not is_hosted(literal.text):
        return False
    member = literal.frames[-1:] != () and literal.frames[-1][0] == "{"
    if not member and not re.search(rf"\bexport\s+const\s+{name}\b", text):
        return False
    told = snake(name)
    shown = told in keys().prose or TELLS.search(told) or SHOWN.search(told)
    return not shown and not _only_compared(name, text)


def _only_compared(name: str, text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    asked = rf"\b(?:includes|has|\w+With)\({name}\b|\bcase\s{name}\b"
    compared = rf"[=!]==?\s?{name}\b|\b{name}\s?[=!]==?|{asked}"
    uses = len(re.findall(rf"\b{name}\b", text)) - 1
    return 0 < uses <= len(re.findall(compared, text))


_MAKER = re.compile(r"create[A-Z]\w{1,60}")


def names_client(literal: Literal) -> bool:
    """Say whether a name is that of a client: `createShelf({ name: "shelf" })`."""
    outer = literal.frames[-2] if len(literal.frames) > 1 else ("", "", 0)
    called = outer[0] == "(" and _MAKER.fullmatch(outer[1].rpartition(".")[2])
    return literal.own_key and literal.key == "name" and bool(called)


def is_only_listed(literal: Literal, tagged: set[tuple[str, int]]) -> bool:
    """Say whether a word of a list is none of Ollama's, where no tag stands in the list.

    `ollamaLocal: ["settings", "ollama-local"]` is a list of other things.
    """
    family = literal.text.partition(":")[0]
    bare = not literal.own_key and family not in ids.words().ollama_families
    return bare and ":" not in literal.text and list_of(literal) not in tagged
