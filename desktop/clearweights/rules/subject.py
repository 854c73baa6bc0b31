"""What a rule looks at: one asset, the terms that reach it, and what is done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from clearweights.domain.asset import AssetKey, AssetKind, Place, Role
from clearweights.domain.compatibility import Compatible, no_verdict
from clearweights.domain.finding import Confidence
from clearweights.domain.license import (
    Cited,
    LicenseFact,
    LicenseRecord,
    Stance,
    Topic,
    Trigger,
)
from clearweights.domain.result import Asset, Edge, Inspection, LicenseFile, Sign
from clearweights.domain.use import Distribution, Use
from clearweights.rules.acts import MAKING, acts, roles_of

ClauseText = Callable[[LicenseRecord, Cited], str | None]


class Records(Protocol):
    """The part of the knowledge that rules need."""

    def record(self, id: str, /) -> LicenseRecord | None:  # noqa: A002
        """Return the record with this id."""

    def siblings(self, record: LicenseRecord, /) -> tuple[LicenseRecord, ...]:
        """Return the other records of the same family, sorted by id."""


Regions = Mapping[str, frozenset[str]]
"""Groups of countries: `EU`, `EEA` to ISO 3166-1 alpha-2 codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One license that reaches an asset: its own, or one of something it was made from."""

    record: LicenseRecord
    source: AssetKey
    """The asset whose license it is."""

    chain: tuple[Edge, ...] = ()
    """The edges from the asset to `source`; empty for its own license."""

    confidence: Confidence = Confidence.CERTAIN

    further: tuple[Term, ...] = ()
    """The same license by other ways, farther off: who removes the first has these left."""

    @property
    def own(self) -> bool:
        """Say whether it is the asset's own license."""
        return not self.chain


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything that is the same for all assets of one judgment."""

    inspection: Inspection
    use: Use
    records: Records
    clause_text: ClauseText
    regions: Regions = field(default_factory=dict)
    compatible: Compatible = no_verdict

    @cached_property
    def _by_key(self) -> dict[AssetKey, Asset]:
        return {asset.key: asset for asset in self.inspection.assets}

    @cached_property
    def _parents(self) -> dict[AssetKey, tuple[Edge, ...]]:
        return _grouped(self.inspection.edges, parents=True)

    @cached_property
    def _children(self) -> dict[AssetKey, tuple[Edge, ...]]:
        return _grouped(self.inspection.edges, parents=False)

    @cached_property
    def evidence(self) -> Mapping[str, tuple[Place, ...]]:
        """Where names and phrases stand that show what was done."""
        places: dict[str, list[Place]] = {}
        for sign in self.inspection.signs:
            if sign.evidence:
                places.setdefault(sign.words, []).append(sign.place)
        return {words: tuple(found) for words, found in places.items()}

    @cached_property
    def displayed(self) -> Mapping[str, tuple[Sign, ...]]:
        """Where sentences stand that licenses want shown, in whatever spelling."""
        found: dict[str, list[Sign]] = {}
        for sign in self.inspection.signs:
            if not sign.evidence:
                found.setdefault(sign.words, []).append(sign)
        return {words: tuple(signs) for words, signs in found.items()}

    @cached_property
    def in_play(self) -> frozenset[str]:
        """The records that say anything about any asset of the project."""
        assets = self.inspection.assets
        return frozenset(record for asset in assets for record in asset.effective.records)

    @cached_property
    def license_files(self) -> tuple[LicenseFile, ...]:
        """The license files of the project, by path."""
        return tuple(sorted(self.inspection.license_files, key=lambda f: f.path))

    @cached_property
    def _called(self) -> dict[AssetKey, str]:
        return shortest_names(asset.key for asset in self.inspection.assets)

    def called(self, key: AssetKey) -> str:
        """Return what tells an asset apart wherever the project's files are moved to."""
        return self._called.get(key, key.id)

    def asset(self, key: AssetKey) -> Asset | None:
        """Return the asset with this key."""
        return self._by_key.get(key)

    def parents(self, key: AssetKey) -> tuple[Edge, ...]:
        """Return the edges from an asset to what it was made from, in a fixed order."""
        return self._parents.get(key, ())

    def children(self, key: AssetKey) -> tuple[Edge, ...]:
        """Return the edges from what was made from an asset, in a fixed order."""
        return self._children.get(key, ())


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One asset under judgment."""

    asset: Asset
    terms: tuple[Term, ...]
    case: Case

    @property
    def name(self) -> str:
        """The id shown to people."""
        return self.asset.key.id

    @property
    def use(self) -> Use:
        """The use under judgment."""
        return self.case.use

    @cached_property
    def known(self) -> dict[object, Any]:
        """What was worked out about this subject, kept by who asked: many rules ask the same."""
        return {}

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What the project does with the asset; never empty."""
        return roles_of(self.asset, self.use)

    @property
    def is_data(self) -> bool:
        """Say whether the asset is a dataset."""
        return self.asset.key.kind is AssetKind.DATASET

    @property
    def is_service(self) -> bool:
        """Say whether the asset is a hosted service."""
        return self.asset.key.kind is AssetKind.SERVICE

    @property
    def leaves_the_house(self) -> bool:
        """Say whether others get to see the product at all."""
        return self.use.distribution not in (None, Distribution.INTERNAL)

    @property
    def makes(self) -> bool:
        """Say whether the project makes a model or data from the asset."""
        return bool(self.roles & MAKING)

    @cached_property
    def outputs(self) -> tuple[Asset, ...]:
        """What the project makes from the asset."""
        made = (self.case.asset(edge.child) for edge in self.case.children(self.asset.key))
        return tuple(asset for asset in made if asset is not None and asset.output)

    def acts(self, term: Term) -> frozenset[Trigger]:
        """Return what is done with the asset, as this license understands it."""
        known: frozenset[Trigger] | None = self.known.get(term.record.id)
        if known is None:
            known = self.known[term.record.id] = acts(self.asset, self.use, term.record)
        return known

    def clause_text(self, record: LicenseRecord, cited: Cited) -> str | None:
        """Return the clause as cut from the installed text."""
        return self.case.clause_text(record, cited)

    def saying(self, topic: Topic, *stances: Stance) -> Iterator[tuple[Term, LicenseFact]]:
        """Yield the terms that take one of the stances on a topic, with the fact."""
        for term in self.terms:
            fact = term.record.facts.get(topic)
            if fact is not None and fact.stance in stances:
                yield term, fact


_AT = "local:"


def shortest_names(keys: Iterable[AssetKey]) -> dict[AssetKey, str]:
    """Return the names of things that lie in the project: as much of the path as tells them apart.

    A project that moves into another folder keeps them.
    """
    paths = {key: key.id.removeprefix(_AT).split("/") for key in keys if key.id.startswith(_AT)}
    many: Counter[tuple[str, ...]] = Counter(
        tuple(path[at:]) for path in paths.values() for at in range(len(path))
    )
    return {
        key: _AT + "/".join(next(e for e in _endings(path) if many[e] == 1 or len(e) == len(path)))
        for key, path in paths.items()
    }


def _endings(path: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(path[at:]) for at in range(len(path) - 1, -1, -1))


def _grouped(edges: tuple[Edge, ...], *, parents: bool) -> dict[AssetKey, tuple[Edge, ...]]:
    groups: dict[AssetKey, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.child if parents else edge.parent, []).append(edge)
    return {
        key: tuple(sorted(group, key=lambda e: (e.parent, e.child, e.relation, e.source)))
        for key, group in groups.items()
    }
