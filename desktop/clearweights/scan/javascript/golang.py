"""Constants of Go that one file of a project declares and another gives to what asks a model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from clearweights.domain.asset import AssetKind, Strength
from clearweights.domain.facts import Offer
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.around import BUILDS
from clearweights.scan.javascript.elsewhere import imported
from clearweights.scan.javascript.known import known
from clearweights.scan.javascript.tokens import Literal, Piece, Use
from clearweights.scan.keys import meaning, snake

_PACKAGE = "GO"
"""Stands behind the folder in the full name of a constant: a package of Go is a folder."""

_IMPORTS = re.compile(
    r"^[ \t]*(?:import[ \t]+)?(?:([A-Za-z]\w{0,60})[ \t]+)?"
    r"\"([\w.\-]{2,80}(?:/[\w.\-]{1,80}){1,12})\"",
    re.MULTILINE,
)
_DECLARED = re.compile(
    r"[ \t]*(?:(?:const|var)[ \t]+)?([A-Za-z]\w{1,80})(?:[ \t]+[A-Za-z][\w.]{0,80})?"
    r"[ \t]*=[ \t]*\"([^\"]+)\""
)
_CONSTANT = re.compile(r"(?!\w{2,9}://)[A-Za-z0-9@][\w./:@\-]{2,119}", re.ASCII)
_KEYED = re.compile(r"^[ \t]*([A-Za-z]\w{1,80}):[ \t]*\{([^{}]{1,1000})", re.MULTILINE)
_MODEL = re.compile(r"\b\w{0,40}[Mm]odel\w{0,20}:[ \t]{0,20}\"")
"""`Small: {Name: "Small", APIModel: "gpt-4o-mini"}`: the key is the project's own name for it."""

_NAME = r"([A-Za-z]\w{1,80}(?:\.[A-Z]\w{1,80})?)"
_GIVEN = re.compile(
    rf"(?<![\w\"])([A-Za-z]\w{{1,60}})[ \t]{{0,20}}(?::=|=|:)[ \t]{{0,20}}(?:string\()?{_NAME}\)?"
    r"(?=[ \t]{0,20}(?:,|\}|//|$))",
    re.MULTILINE,
)
"""`Model: llm.Small,` and `settings.Model = Small`."""

_RETURNED = re.compile(
    rf"\bfunc[ \t](?:\([^()\n]{{1,100}}\)[ \t])?(\w{{3,60}})\(\)[ \t]string[ \t]\{{"
    rf"\s{{0,20}}return[ \t]{_NAME}\s"
)
"""`func (c Client) DefaultModel() string { return llm.Small }`."""

_ASKS = frozenset(
    "ask chat complete completion completions generate embed embedding embeddings prompt summarize"
    " model llm client agent engine provider bot".split()
)
_MOST = 200


def names_in(file: SourceFile, found: Sequence[Piece], *, native: bool) -> Mapping[str, str]:
    """Return the full names of what a source takes from the project, by what it calls them."""
    folder = file.path.rpartition("/")[0]
    if not native:
        return imported(file.text, folder)
    if not file.name.endswith(".go"):
        return {}
    package = _package(folder, file.text)
    names = {
        piece.name: f"{package}.{piece.name}"
        for piece in found
        if isinstance(piece, Use) and "." not in piece.name
    }
    for match in _IMPORTS.finditer(file.text):
        path = match[2].split("/")
        rest = path[_HOST:] or path[-1:]
        if match[2] not in known().packages:
            names[match[1] or path[-1]] = ".".join((*rest, _PACKAGE))
    return names


GIVEN = "_model"
"""Stands behind the name of a variable that is given as a model."""

ASKED = "asked_model"
"""The key of a name that a function gets: no variable of its own tells what that holds."""

_HOST = 3
"""Parts of an address before the folders of a project: `github.com/acme/shelf/internal/llm`."""


def _package(folder: str, text: str) -> str:
    """Return the full name of a package; that of the project's own folder is told by its files."""
    named = re.search(r"^package[ \t]+(\w+)", text, re.MULTILINE)
    path = folder or (named[1] if named else "main")
    return f"/{path.replace('/', '.')}.{_PACKAGE}"


def told(file: SourceFile, found: list[Piece], *, native: bool) -> list[Piece]:
    """Return the pieces of a source, with each name that is given as a model under such a key."""
    if not native:
        return found
    if not file.name.endswith(".go"):
        return [
            replace(p, key=f"{p.name}{GIVEN}") if isinstance(p, Use) and _is_built(p) else p
            for p in found
        ]
    uses = [replace(p, key=ASKED) if isinstance(p, Use) and _is_asked(p) else p for p in found]
    text = file.text
    for pattern in (_GIVEN, _RETURNED):
        for match in islice(pattern.finditer(text), _MOST):
            asked = meaning(match[1])
            if asked is None or asked.kind is not AssetKind.MODEL or asked.output:
                continue
            line = text.count("\n", 0, match.start(2)) + 1
            uses.append(Use(match[2], line, (), "model"))
    return uses


def _is_built(use: Use) -> bool:
    """Say whether a variable is given to what is built: `builder().modelName(quick)`."""
    bracket, called, at = use.frames[-1] if use.frames else ("", "", 0)
    first, _, last = called.rpartition(".")
    return bracket == "(" and at == 0 and not use.key and bool(first) and last in BUILDS


def _is_asked(use: Use) -> bool:
    """Say whether a name is given to what asks, or makes what asks: `chat(ctx, llm.Small)`."""
    bracket, called, _ = use.frames[-1] if use.frames else ("", "", 0)
    last = called.rpartition(".")[2]
    if bracket != "(" or use.key or last in known().comparing or last in known().calls:
        return False
    return last not in _CONVERTS and not _ASKS.isdisjoint(snake(last).split("_"))


_CONVERTS = frozenset({"Model", "model"})
"""Types called so, into which words are turned."""


def offered(file: SourceFile, found: Sequence[Piece], strength: Strength) -> Iterator[Offer]:
    """Yield the models that a package keeps under names of its own, outside of all functions."""
    if not file.name.endswith(".go"):
        return
    package = _package(file.path.rpartition("/")[0], file.text)
    aliases = {match[1] for match in _KEYED.finditer(file.text) if _MODEL.search(match[2])}
    for piece in islice((p for p in found if isinstance(p, Literal) and _may_name(p)), _MOST):
        line = file.lines[piece.line - 1] if piece.line <= len(file.lines) else ""
        named = _DECLARED.match(line)
        if named is not None and named[2] == piece.text and named[1] not in aliases:
            yield Offer(
                place=file.place(piece.line), target=f"{package}.{named[1]}", value=piece.text,
                strength=strength,
            )  # fmt: skip


def _may_name(literal: Literal) -> bool:
    within = [frame for frame in literal.frames if frame[:2] != ("(", "")]
    told = ids.service_model(literal.text) is not None or re.search(r"\d", literal.text)
    return not within and bool(told) and _CONSTANT.fullmatch(literal.text) is not None
