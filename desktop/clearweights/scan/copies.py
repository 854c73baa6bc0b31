"""Copies of other people's libraries inside a project: what only their examples name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from clearweights.domain.asset import Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import ids
from clearweights.scan.names import foreign_folder

_SHOWN = re.compile(r"(?:^|/)(?:examples?|docs?|templates?|tests?|tutorials?)/")


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Weaken what the examples, tests and pages of a copied library name: nobody runs them here.

    The library itself is left alone: the project may call any part of it.
    """
    return tuple(
        replace(fact, strength=Strength.MENTIONED)
        if isinstance(fact, Reference)
        and fact.strength is Strength.USED
        and is_shown_by_copy(fact.place.path)
        else fact
        for fact in facts
    )


def is_shown_by_copy(path: str) -> bool:
    """Say whether a file is an example, test or page that a copied library brought along."""
    shown = _SHOWN.search(path)
    if shown is None:
        return False
    foreign = foreign_folder(path)
    if foreign is not None:
        inside = path[len(foreign.removeprefix("local:")) :]
        return _SHOWN.search(inside) is not None
    folders = path[: shown.start()].rpartition("/")[2].lower()
    return folders in ids.words().copied
