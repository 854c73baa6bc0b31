"""Constants that one module of a project exports and another gives to a call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from clearweights.domain.asset import AssetKind, Hub, Role, Strength
from clearweights.domain.facts import Offer, Pending
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.clients import setting_of, target_of
from clearweights.scan.javascript.known import Call
from clearweights.scan.javascript.templates import HOLE
from clearweights.scan.javascript.tokens import Literal, Piece

_IMPORT = re.compile(
    r"\bimport\s(?:type\s)?([\w$\s{},*]{1,800}?)\bfrom\s{0,9}[\"']([^\"'\n]{1,200})[\"']"
)
_REQUIRE = re.compile(
    r"\b(?:const|let|var)\s(\{[\w$\s,:]{1,800}\}|[\w$]{1,60})\s{0,9}=\s{0,9}require\(\s{0,9}"
    r"[\"']([^\"'\n]{1,200})[\"']"
)
_NAMED = re.compile(r"([\w$]+)(?:\s*(?:\bas\b|:)\s*([\w$]+))?")
_EXPORTS = re.compile(r"\bexports?\b")
_WORDS = re.compile(r"[A-Za-z0-9@][\w./:@\-]{1,119}")
_MOST = 200
"""Constants of one module; more are a table of words."""


def imported(text: str, folder: str) -> Mapping[str, str]:
    """Return the full names of what a source imports from the project, by what it calls them."""
    found: dict[str, str] = {}
    for match in (*_IMPORT.finditer(text), *_REQUIRE.finditer(text)):
        module = target_of(match[2], folder)
        if not module:
            continue
        before, brace, inside = match[1].partition("{")
        alone = re.search(r"(?:\*\s*as\s+)?([\w$]+)", before)
        if alone:
            found[alone[1]] = module
        for name, other in _NAMED.findall(inside if brace else ""):
            found[other or name] = f"{module}.{name}"
    return found


def offered(
    file: SourceFile, module: str, found: Sequence[Piece], strength: Strength
) -> Iterator[Offer]:
    """Yield the words that a module keeps under names which others can import."""
    if _EXPORTS.search(file.text) is None:
        return
    count = 0
    for piece in found:
        if not isinstance(piece, Literal) or not piece.own_key or piece.template:
            continue
        above = [name for bracket, name, _ in piece.frames if bracket == "{" and name]
        if len(above) != len(piece.frames) or len(above) > 2 or not _WORDS.fullmatch(piece.text):
            continue
        count += 1
        if count > _MOST:
            return
        yield Offer(
            place=file.place(piece.line), target=".".join((f"/{module}", *above, piece.key)),
            value=piece.text, strength=strength,
        )  # fmt: skip


def pieces_of(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return a template as words and full names in turns; empty where a name is not imported."""
    pieces = HOLE.split(text)
    full = [full_name(name, names) for name in pieces[1::2]]
    if "${" in "".join(pieces[::2]) or not full or not all(full) or len(full) > 4:
        return ()
    pieces[1::2] = full
    return tuple(pieces)


def full_name(name: str, names: Mapping[str, str]) -> str:
    """Return the full name of an imported one, also of what it holds; empty for others."""
    root, dot, rest = name.partition(".")
    module = names.get(root, "")
    return f"{module}{dot}{rest}" if module else ""


def awaiting(
    file: SourceFile, line: int, call: Call, target: str, pieces: tuple[str, ...] = ()
) -> Pending:
    """Return a call whose model another module names."""
    service = call.service is not None
    return Pending(
        place=file.place(line), target=target, kind=AssetKind.SERVICE if service else call.kind,
        hub=Hub.API if service else Hub.OTHER if call.plain else Hub.HUGGINGFACE,
        ids="service" if service else "plain" if call.plain else "hub", how=call.how,
        role=Role.API if service else None, pieces=pieces,
        provider=setting_of(call.service).provider if call.service is not None else None,
    )  # fmt: skip
