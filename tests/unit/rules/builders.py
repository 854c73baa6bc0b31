"""Small values for tests of rules: invented licenses, one asset, one use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Place, Reference, Relation, Role
from clearweights.domain.compatibility import Compatibility
from clearweights.domain.facts import StatementSource
from clearweights.domain.finding import Code, Finding
from clearweights.domain.license import (
    Copyleft,
    CopyleftKind,
    Derivatives,
    Duty,
    DutyKind,
    FactStatus,
    LicenseFact,
    LicenseRecord,
    Spared,
    Stance,
    Topic,
    Trigger,
)
from clearweights.domain.result import (
    Asset,
    Basis,
    Edge,
    Effective,
    EffectiveState,
    Inspection,
    Reading,
)
from clearweights.domain.use import (
    Attestation,
    AttestedFact,
    Declaration,
    Distribution,
    Environment,
    Product,
    Use,
)
from clearweights.rules import Judgment, judge

HERE = Place(path="app.py", line=3, excerpt="load('acme/model')")
THERE = Place(path="clearweights.yaml", line=1)
CLOSED = Product(license="proprietary")
REGIONS = {"EU": frozenset({"DE", "FR"}), "EEA": frozenset({"DE", "FR", "NO"})}
PRODUCT_USE = Use(
    distribution=Distribution.APPLICATION,
    commercial=True,
    environment=Environment.PRODUCTION,
    territory=("US",),
    seat="US",
    monthly_active_users=1000,
    annual_revenue_usd=1000,
    fields=(),
    minors=False,
)


def record(id: str = "acme-1", **changes: Any) -> LicenseRecord:  # noqa: A002
    """Return an invented license that allows everything and demands nothing."""
    plain = LicenseRecord(
        id=id,
        name=f"License {id}",
        steward="Acme",
        family=id,
        category="open-model",
        kind="model",
        spdx=f"LicenseRef-{id}",
        version=None,
        texts=(),
        tags=(),
        aliases=(),
        urls=(),
        status=FactStatus.VERIFIED,
        source="invented",
        read_by="nobody",
        read_on=dt.date(2026, 1, 1),
    )
    return replace(plain, **changes)


def fact(
    topic: Topic,
    stance: Stance = Stance.FORBIDS,
    status: FactStatus = FactStatus.VERIFIED,
    spares: tuple[Spared, ...] = (),
) -> dict[Topic, LicenseFact]:
    """Return the facts of a license that says one thing."""
    said = LicenseFact(
        clause="1", topic=topic, stance=stance, status=status, note="As is.", spares=spares
    )
    return {topic: said}


def duty(kind: DutyKind, *triggers: Trigger, **changes: Any) -> tuple[Duty, ...]:
    """Return the duties of a license that demands one thing."""
    return (Duty(clause="2", kind=kind, triggers=triggers, **changes),)


def copyleft(kind: CopyleftKind, *compatible: str) -> Copyleft:
    """Return a copyleft clause."""
    return Copyleft(clause="3", kind=kind, compatible=compatible)


def counts(*relations: Relation) -> Derivatives:
    """Return a definition of derivatives that includes these relations."""
    return Derivatives(clause="1", includes=frozenset(relations))


def asset(
    *licenses: str,
    id: str = "acme/model",  # noqa: A002
    kind: AssetKind = AssetKind.MODEL,
    hub: Hub = Hub.HUGGINGFACE,
    roles: tuple[Role, ...] = (Role.INFERENCE_LOCAL,),
    status: FactStatus = FactStatus.VERIFIED,
    state: EffectiveState | None = None,
    **changes: Any,
) -> Asset:
    """Return an asset used in `app.py` under the licenses with these record ids."""
    state = state or (EffectiveState.AGREED if licenses else EffectiveState.UNKNOWN)
    readings = tuple(
        Reading(
            basis=Basis.DECLARED,
            raw=name,
            source=StatementSource.TAG,
            place=THERE,
            expression=f"LicenseRef-{name}",
            records=(name,),
        )
        for name in licenses
    )
    plain = Asset(
        key=AssetKey(kind, hub, id),
        references=(Reference(place=HERE, kind=kind, hub=hub, id=id, how="from_pretrained"),),
        readings=readings,
        effective=Effective(
            state=state,
            expression=readings[0].expression if state is EffectiveState.AGREED else None,
            records=licenses,
            status=status,
        ),
        roles=roles,
    )
    return replace(plain, **changes)


@dataclass
class World:
    """Licenses, assets and what people say; `judge` and `codes` give the answer."""

    records: Iterable[LicenseRecord]
    assets: tuple[Asset, ...]
    use: Use = PRODUCT_USE
    edges: tuple[Edge, ...] = ()
    product: Product = CLOSED
    attestations: tuple[Attestation, ...] = ()
    found: Mapping[str, Any] = field(default_factory=dict)
    matrix: Compatibility | None = None
    """What the matrix of software licenses says of every pair."""

    def record(self, id: str, /) -> LicenseRecord | None:  # noqa: A002
        return next((r for r in self.records if r.id == id), None)

    def siblings(self, record: LicenseRecord, /) -> tuple[LicenseRecord, ...]:
        return tuple(r for r in self.records if r.family == record.family and r.id != record.id)

    @property
    def inspection(self) -> Inspection:
        declaration = Declaration(product=self.product, attestations=self.attestations)
        return Inspection(
            root="p", assets=self.assets, edges=self.edges, declaration=declaration, **self.found
        )

    def judge(self) -> Judgment:
        return judge(
            self.inspection, self.use, self, lambda r, c: None,
            regions=REGIONS, compatible=lambda _out, _in: self.matrix,
        )  # fmt: skip

    def codes(self) -> list[tuple[str, str]]:
        return [(f.severity.word, f.code.value) for f in self.judge().findings]

    def finding(self, code: Code) -> Finding:
        found = [f for f in self.judge().findings if f.code is code]
        assert len(found) == 1, self.codes()
        return found[0]


def attest(name: AttestedFact, holds: bool = True, **changes: Any) -> Attestation:
    return Attestation(place=THERE, fact=name, holds=holds, **changes)


def edge(child: Asset, relation: Relation, parent: Asset) -> Edge:
    return Edge(child=child.key, relation=relation, parent=parent.key, places=(HERE,))
