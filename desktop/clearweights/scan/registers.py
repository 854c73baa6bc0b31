"""Names of datasets that recipes use, and the register of the project that says what they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from clearweights.domain.asset import AssetKind, Hub, Place, Reference, Role, Strength
from clearweights.domain.facts import Fact, Offer, Pending
from clearweights.scan import ids
from clearweights.scan.trials import is_test_path

_MARK = "dataset-register/"
_NAME = re.compile(r"[A-Za-z][\w.\-]{1,80}", re.ASCII)


def registered(place: Place, name: str, id_: str, hub: Hub, strength: Strength) -> Offer:
    """Return what a register says: recipes that write `name` load `id_`."""
    return Offer(place=place, target=_MARK + name, value=id_, keyword=hub.value, strength=strength)


def wished(place: Place, name: str, role: Role | None) -> Pending | None:
    """Return the wish for a dataset of this name, None for words that name none."""
    if not _NAME.fullmatch(name) or ids.looks_local(name) or ids.is_placeholder(name):
        return None
    return Pending(
        place=place,
        target=_MARK + name,
        kind=AssetKind.DATASET,
        hub=Hub.HUGGINGFACE,
        ids="register",
        how="dataset-name",
        role=role,
    )


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts of a project with names of datasets put for what its register says.

    A name that no register knows, or that two registers give different meanings, stays out.
    """
    everything = tuple(facts)
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Offer) and fact.target.startswith(_MARK):
            known[fact.target].add((fact.keyword, fact.value))
    kept: list[Fact] = []
    told: set[Reference] = set()
    for fact in everything:
        match fact:
            case Offer() if fact.target.startswith(_MARK):
                continue
            case Pending() if fact.target.startswith(_MARK):
                meanings = known.get(fact.target, set())
                if len(meanings) == 1:
                    reference = _reference(fact, *next(iter(meanings)))
                    if reference not in told:  # two names may stand for one dataset
                        told.add(reference)
                        kept.append(reference)
            case _:
                kept.append(fact)
    return tuple(kept)


def _reference(wish: Pending, hub: str, id_: str) -> Reference:
    weak = is_test_path(wish.place.path)
    return Reference(
        place=wish.place,
        kind=AssetKind.DATASET,
        hub=Hub(hub),
        id=id_,
        how=wish.how,
        strength=Strength.MENTIONED if weak else Strength.USED,
        role=wish.role,
    )
