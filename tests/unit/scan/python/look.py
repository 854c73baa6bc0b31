"""Scanning snippets: what tests of the Python scanner say in one line."""

from __future__ import annotations

import textwrap

from clearweights.domain.asset import Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import SourceFile
from clearweights.scan.python import PythonScanner, link


def facts(source: str, path: str = "main.py", **others: str) -> tuple[Fact, ...]:
    """Scan one file (and others, by module name), linked."""
    files = {path: source} | {f"{name}.py": text for name, text in others.items()}
    found: list[Fact] = []
    for name, text in files.items():
        found.extend(PythonScanner().scan(SourceFile(name, textwrap.dedent(text).encode())))
    return link(found)


def references(source: str, path: str = "main.py", **others: str) -> list[Reference]:
    return [fact for fact in facts(source, path, **others) if isinstance(fact, Reference)]


def used(source: str, path: str = "main.py", **others: str) -> set[str]:
    """Return the ids of strength `used`."""
    return {r.id for r in references(source, path, **others) if r.strength is Strength.USED}


def one(source: str, path: str = "main.py") -> Reference:
    """Return the only reference."""
    (reference,) = references(source, path)
    return reference
