"""Templates whose parts the same source names: `${ORG}/whisper-tiny`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from clearweights.scan.javascript.tokens import Literal, Piece

HOLE = re.compile(r"\$\{\s?([A-Za-z_$][\w$.]{0,80})\s?\}")
"""A part of a template that a name fills in: `${ORG}`, `${config.org}`."""

_LONGEST = 300


def filled(found: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, with templates written out where every part has one value in the file."""
    values: dict[str, set[str]] = defaultdict(set)
    for piece in found:
        if isinstance(piece, Literal) and piece.own_key and "${" not in piece.text:
            values[piece.key].add(piece.text)
    return [_filled(piece, values) for piece in found]


def _filled(piece: Piece, values: dict[str, set[str]]) -> Piece:
    if not (isinstance(piece, Literal) and piece.template and len(piece.text) <= _LONGEST):
        return piece
    names = set(HOLE.findall(piece.text))
    if not names or any(len(values.get(name, ())) != 1 for name in names):
        return piece
    text = HOLE.sub(lambda match: next(iter(values[match[1]])), piece.text)
    whole = "${" not in text and len(text) <= _LONGEST
    return replace(piece, text=text, template=False) if whole else piece
