"""Code that stands in values of a configuration, as in the steps of a drawn workflow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import Scalar
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.reader import scan_source

_KEYS = frozenset({"jsCode", "functionCode"})
_LONGEST = 60_000


def holds_code(key: str) -> bool:
    """Say whether a key holds a program in JavaScript."""
    return key in _KEYS


def code_in(file: SourceFile, value: Scalar, strength: Strength) -> Iterator[Fact]:
    """Yield what such a program names, at the line of the value: that is one line of the file."""
    if len(value.value) > _LONGEST:
        return
    source = SourceFile(file.path, value.value.encode())
    for fact in scan_source(source, value.value, strength=strength):
        if isinstance(fact, Reference):
            yield replace(fact, place=file.place(value.line))
