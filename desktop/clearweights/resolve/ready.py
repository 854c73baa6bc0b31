"""Loads what every resolution needs, for a time when the processor has nothing better to do."""

from __future__ import annotations

from clearweights.domain.asset import AssetKind, Hub
from clearweights.knowledge import Knowledge
from clearweights.resolve.expressions import read_license

_NAMES = ("Apache License, Version 2.0", "Some License of Our Own, Version 7")
"""One name that is known at once, and one that is looked for in every table."""


def get_ready(knowledge: Knowledge) -> None:
    """Build the tables of names, tags and families that are otherwise built when first asked."""
    for name in _NAMES:
        read_license(name, knowledge)
    for kind in AssetKind:
        knowledge.family(kind, Hub.HUGGINGFACE, "nobody/nothing")
        knowledge.cataloged(kind, Hub.HUGGINGFACE, "nobody/nothing")
