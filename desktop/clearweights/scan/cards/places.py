"""Folders and files of the project as what a license is about: "`src/pond/` is under MIT"."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.vocabulary import word_list

_CODE = r"(?:pyx?|pyi|ipynb|cc?|cpp|cxx|hh?|hpp|cuh?|m?js|tsx?|jsx|go|rs|java|sh|lua|jl|css|sql)"
_PATH = re.compile(
    r"(?<![\w/.:@~#*-])(?![\w-]+\.(?:com|org|io|ai|net|co|edu|gov|dev)/|www\.|\d+/|/?v\d+/)"
    r"(?:\.{1,2}/[\w.*-]+(?:/[\w.*-]+)*/?|/[\w.*-]+(?:/[\w.*-]+)+/?"
    rf"|/?(?:[\w.*-]+/)+(?:[\w*-]+(?:\.[\w-]+)*\.{_CODE}(?![\w/.])|(?![\w.*-]))"
    r"|/?(?:[\w.*-]+/){2,}[\w.*-]*\w)"
)
"""What can be nothing but a path: `./x`, `x/`, `x/y.py`, `x/y/z`; `x/y` may be an id of a hub."""

_FOLDER = re.compile(
    r"(?P<name>[\w-][\w.-]*(?:/[\w.-]+)*) (?:sub-?)?(?:folder|director(?:y|ies))\b"
    r"|(?:sub-?)?(?:folder|directory) (?P<behind>[\w-][\w.-]*(?:/[\w.-]+)*)",
    re.IGNORECASE,
)
_FILE = re.compile(
    rf"\b(?:file|script|module|notebook)\s(?P<name>[\w-]+\.{_CODE})(?![\w/.]\w)", re.IGNORECASE
)
"""A file by its name alone, where the word before says that it is one."""

_LED = re.compile(r"\W*(?:[\w-]+\W+){0,5}")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|see|from|via|by|uses?|contains?|includes?|based|derived"
    r"|adapted|found|which|that)\s",
    re.IGNORECASE,
)
"""What makes the words before a path a sentence of its own."""

_NEXT = re.compile(r"\s*(?:,|&|\band\b|\bor\b)\s*(?:the\s+)?(?:and\s+)?", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|that|who|qui)\s*$", re.IGNORECASE)
_PARTS = (
    (Component.DATA, ("data", "dataset", "datasets", "corpus", "corpora")),
    (Component.WEIGHTS, ("weights", "checkpoints", "ckpts", "ckpt")),
    (Component.DOCS, ("doc", "docs", "documentation")),
    (Component.CODE, ("src", "lib", "code", "scripts", "source")),
)


def located(clause: str) -> tuple[str, tuple[str, ...]]:
    """Return the places that a clause begins with, and what leads to them: "The code in `a/`"."""
    first = None if _RELATIVE.search(clause) else place_in(clause)
    if first is None or _LED.fullmatch(clause, 0, first[0]) is None:
        return "", ()
    lead = clause[: first[0]]
    if _SAYS.search(lead):
        return "", ()
    found, at = [first[2]], first[1]
    while (between := _NEXT.match(clause, at)) and (other := place_in(clause, between.end())):
        if other[0] != between.end():
            break
        found.append(other[2])
        at = other[1]
    return lead, tuple(found)


def place_in(words: str, at: int = 0) -> tuple[int, int, str] | None:
    """Return where the first folder or file in some words stands, and its path."""
    if match := _PATH.search(words, at):
        return match.start(), match.end(), _clean(match[0])
    if file := _FILE.search(words, at):
        return file.start("name"), file.end("name"), file["name"]
    for match in _FOLDER.finditer(words, at):
        name = match["name"] or match["behind"]
        if name.lower() not in word_list("not_folders") and name[0].isalpha():
            return match.start(), match.end(), _clean(name)
    return None


def part_at(path: str) -> Component | None:
    """Return the part that the name of a folder or file tells."""
    name = path.rpartition("/")[2].lower()
    if re.search(rf"\.{_CODE}$", name):
        return Component.CODE
    return next((part for part, names in _PARTS if name in names), None)


def _clean(path: str) -> str:
    return re.sub(r"^(?:\.{1,2}/|/)+", "", path).rstrip("/.*") or path
