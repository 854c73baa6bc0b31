"""The license that words begin with, and those that it may be exchanged for."""

from __future__ import annotations

import re
from functools import lru_cache

from clearweights.scan.cards.marks import OR, changed_start
from clearweights.scan.cards.vocabulary import vocabulary

_ASIDE_OR = re.compile(r"\s*(?:<[^<>]{0,200}>|\([^()]{0,200}\))?" + OR.pattern, OR.flags)
"""What stands between them: "Apache-2.0 <LICENSE-APACHE or https://…> or MIT"."""

_FILLER = re.compile(r"\s*(?:(?:the|an?|terms|conditions|and|of|both)\s+)*", re.IGNORECASE)
_THE = re.compile(r"^the\s+")
_Name = tuple[int, int, str]


@lru_cache(maxsize=4_096)
def first_named(words: str, more: str = "") -> str | None:
    """Return the license named first, a known name before one that only looks like a name.

    A name that nobody knows counts where it stands right at the beginning: what follows is another
    license. `more`: words that begin with `words`, in which alternatives may follow.
    """
    known, unknown = _names(words, generic=False), _names(words, generic=True)
    names = known or unknown
    if known and unknown and _leads(words, unknown[0], known[0]):
        names = [unknown[0], *known]
    if not names:
        return None
    if len(more) > len(words):
        names = [names[0], *(one for one in _names(more, generic=False) if one[0] > names[0][0])]
    return _with_choices(more if len(more) > len(words) else words, names)


def _leads(words: str, unknown: _Name, known: _Name) -> bool:
    """Say whether an unknown name opens the words, and does not only lead to the known one."""
    return -unknown[1] <= known[0] and _FILLER.fullmatch(words, 0, unknown[0]) is not None


def _names(words: str, *, generic: bool) -> list[_Name]:
    return sorted(
        (match.start(), -match.end(), match[0])
        for name in vocabulary().names
        if name.generic is generic and name.id != "file"
        for match in name.pattern.finditer(words)
        if match[0] and not (generic and vocabulary().not_licenses.search(match[0]))
    )


def _with_choices(words: str, names: list[_Name]) -> str:
    """Return the first name with those it may be exchanged for: "MIT or Apache-2.0"."""
    start, end, first = names[0]
    begin = changed_start(words, start, -end)
    if begin < start:
        return words[begin:-end]  # "a modified MIT license" is not that license
    if added := vocabulary().added.match(words, -end):
        return _THE.sub("", first) + added[0]  # "with LLVM Exceptions"
    chosen, stop = [_THE.sub("", first)], -end
    for at, until, name in names[1:]:
        if at >= stop and _ASIDE_OR.fullmatch(words, stop, at):
            chosen.append(_THE.sub("", name))
            stop = -until
    return " OR ".join(chosen)
