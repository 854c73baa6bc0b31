"""Checks license expressions before they go into a bill of materials.

Expressions come from files nobody has vouched for; a format that holds an invalid one is invalid
as a whole. What does not parse is therefore never written as an expression.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

_WORD = re.compile(r"\s*([()]|[A-Za-z0-9][A-Za-z0-9.+-]*)")
_OPERATORS = {"AND", "OR", "WITH"}
_REF = "LicenseRef-"
_MAX_LENGTH = 2000
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """An expression that every SPDX parser reads, and the references in it."""

    expression: str
    refs: tuple[tuple[str, str], ...]
    """Each `LicenseRef-…` with the id it stood for; both equal where it was one already."""


def checked(expression: str | None, known: Container[str]) -> Checked | None:
    """Return the expression in safe form, None where it is not one.

    An id that is not `known` becomes a `LicenseRef-`, for which the file must give the text.
    """
    words = _words(expression or "")
    if not words or _parse(words, 0, 0) != len(words):
        return None
    refs: dict[str, str] = {}
    out = []
    for word in words:
        if word in "()" or word in _OPERATORS or (word in known and not word.startswith(_REF)):
            out.append(word)
            continue
        ref = word if word.startswith(_REF) else _REF + word.replace("+", "-or-later")
        refs[ref] = word
        out.append(ref)
    return Checked(_joined(out), tuple(sorted(refs.items())))


def _words(expression: str) -> list[str]:
    words: list[str] = []
    at = 0
    expression = expression[: _MAX_LENGTH + 1].strip()
    if len(expression) > _MAX_LENGTH:
        return []
    while at < len(expression):
        match = _WORD.match(expression, at)
        if match is None:
            return []
        words.append(match.group(1))
        at = match.end()
    return words


def _parse(words: list[str], at: int, depth: int) -> int:
    """Return the position behind the expression that begins at `at`, -1 where there is none."""
    while True:
        at = _term(words, at, depth)
        if at < 0 or at >= len(words) or words[at] not in ("AND", "OR"):
            return at
        at += 1


def _term(words: list[str], at: int, depth: int) -> int:
    if at >= len(words) or depth > _MAX_DEPTH:
        return -1
    if words[at] == "(":
        end = _parse(words, at + 1, depth + 1)
        return end + 1 if 0 <= end < len(words) and words[end] == ")" else -1
    if words[at] == ")" or words[at] in _OPERATORS:
        return -1
    if at + 1 < len(words) and words[at + 1] == "WITH":
        exception = at + 2
        return exception + 1 if exception < len(words) and _is_id(words[exception]) else -1
    return at + 1


def _is_id(word: str) -> bool:
    return word not in ("(", ")") and word not in _OPERATORS


def _joined(words: list[str]) -> str:
    return " ".join(words).replace("( ", "(").replace(" )", ")")
