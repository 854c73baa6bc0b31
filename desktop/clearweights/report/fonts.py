"""Which characters the PDF can draw: the fonts that the typesetter carries."""

from __future__ import annotations

import json
from functools import cache

from clearweights.datafiles import data_file

EMBEDDED = ("Libertinus Serif", "DejaVu Sans Mono")
"""Families inside the typesetter's own package: always there, on every machine."""


@cache
def embedded_coverage() -> frozenset[int]:
    """Return the characters for which every used face of the embedded families has a glyph."""
    path = data_file("resources", "report", "embedded-fonts.json")
    covered: set[int] = set()
    for run in json.loads(path.read_text(encoding="utf-8")):
        first, _, last = run.partition("-")
        covered.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(covered)
