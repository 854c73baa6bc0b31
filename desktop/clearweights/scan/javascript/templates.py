"""Templates whose parts the same source names: `${ORG}/whisper-tiny`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from clearweights.domain.asset import Hub
from clearweights.scan.javascript.tokens import Literal, Piece
from clearweights.scan.naming import Named, name_address

HOLE = re.compile(r"\$\{\s?([A-Za-z_$][\w$.]{0,80})\s?\}")
"""A part of a template that a name fills in: `${ORG}`, `${config.org}`."""

_LONGEST = 300


def filled(found: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, with templates written out where every part has one value in the file."""
    found = [_defaulted(piece) for piece in found]
    values: dict[str, set[str]] = defaultdict(set)
    for piece in found:
        if isinstance(piece, Literal) and piece.own_key and "${" not in piece.text:
            values[piece.key].add(piece.text)
    return [_filled(piece, values) for piece in found]


_OPERAND = r"(?:[A-Za-z_$][\w$.?\[\]]{0,120}|\"\"|'')\s{0,99}(?:\|\||\?\?)\s{0,99}"
_DEFAULT = re.compile(
    rf"\$\{{\s{{0,99}}(?:{_OPERAND}){{1,6}}([\"'])([^\"'`$\\\n]{{1,200}})\1\s{{0,99}}\}}"
)
"""A template that is nothing but a setting and what stands in for it: `${env.X || "tern-1"}`."""

_LONGEST_DEFAULT = 600


def _defaulted(piece: Piece) -> Piece:
    """Return a template that only makes a string of its default as that default itself."""
    if not (isinstance(piece, Literal) and piece.template and len(piece.text) <= _LONGEST_DEFAULT):
        return piece
    match = _DEFAULT.fullmatch(piece.text)
    if match is None:
        return piece
    line = piece.line + piece.text.count("\n", 0, match.start(2))
    return replace(piece, text=match[2], line=line, before="||", template=False)


def _filled(piece: Piece, values: dict[str, set[str]]) -> Piece:
    if not (isinstance(piece, Literal) and piece.template and len(piece.text) <= _LONGEST):
        return piece
    names = set(HOLE.findall(piece.text))
    if not names or any(len(values.get(name, ())) != 1 for name in names):
        return piece
    text = HOLE.sub(lambda match: next(iter(values[match[1]])), piece.text)
    whole = "${" not in text and len(text) <= _LONGEST
    return replace(piece, text=text, template=False) if whole else piece


_MAKES = re.compile(
    r"(?:(?:const|let|var)\s{1,9}(?P<name>\w{1,60})\s{0,9}=\s{0,9}\(?(?P<given>[\w\s,:]{1,160})\)?"
    r"\s{0,9}(?::\s{0,9}string\s{0,9})?=>\s{0,20}"
    r"|function\s{1,9}(?P<named>\w{1,60})\((?P<taken>[\w\s,:]{1,160})\)[:\s\w]{0,20}"
    r"\{\s{0,40}return\s{1,9})"
    r"`(?P<made>https://huggingface\.co/[^`\n]{1,120})/resolve/[^`\n]{1,120}`"
)
"""A function that only makes the address of a file of the hub."""

_WORDS = re.compile(r"\s{0,20}[\"'](?P<words>[\w.\-/]{1,120})[\"']\s{0,20}(?P<more>,?)")
_MOST_CALLS = 200


def made_addresses(text: str) -> Iterator[tuple[int, Named]]:
    """Yield what addresses name that functions of the file make, each with its line."""
    ends = [match.end() for match in re.finditer("\n", text)]
    for function in islice(_MAKES.finditer(text), 20):
        name, given = function["name"] or function["named"], function["given"] or function["taken"]
        names = [part.partition(":")[0].strip() for part in given.split(",")]
        for call in islice(re.finditer(rf"\b{name}\(", text), _MOST_CALLS):
            values = dict(zip(names, _arguments(text, call.end()), strict=False))
            made = _fill(function["made"], values)
            named = name_address(f"{made}/resolve/main/x.bin") if "${" not in made else None
            if named is not None and named.hub is Hub.HUGGINGFACE:
                yield bisect_right(ends, call.start()) + 1, named


def _fill(template: str, values: dict[str, str]) -> str:
    return HOLE.sub(lambda match: values.get(match[1], match[0]), template)


def _arguments(text: str, at: int) -> Iterator[str]:
    """Yield the strings that a call is given, up to the first that is none."""
    while (match := _WORDS.match(text, at)) is not None:
        yield match["words"]
        at = match.end() if match["more"] else len(text)
