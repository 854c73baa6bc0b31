"""Reading sentences about licenses: what tests of the card scanner say in one line."""

from __future__ import annotations

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.scanner import CardScanner


def stated(words: str, *, title: str = "License") -> list[tuple[str, str | None, str]]:
    """Return (part, thing, words) of what a section of a README states."""
    content = f"# Quill\n\nQuill writes.\n\n## {title}\n\n{words}\n"
    return [
        (one.component.value, one.asset, one.raw)
        for one in CardScanner().scan(SourceFile("README.md", content.encode()))
        if isinstance(one, LicenseStatement)
    ]
