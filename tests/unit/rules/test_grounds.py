"""The clauses on which a finding rests: definitions, limits, hosting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from clearweights.domain.asset import Relation
from clearweights.domain.finding import Code
from clearweights.domain.license import (
    Copyleft,
    CopyleftKind,
    Derivatives,
    Duty,
    DutyKind,
    FieldLimit,
    FieldOfUse,
    LicenseFact,
    Metric,
    Stance,
    TerritoryLimit,
    Threshold,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.domain.use import AttestedFact, Distribution
from clearweights.rules.grounds import basis, definition, limiting
from clearweights.rules.limits import WORDS, clause_of, kinds
from tests.unit.rules.builders import PRODUCT_USE, World, asset, attest, duty, record

_SAME = Copyleft(clause="8", kind=CopyleftKind.SAME_TERMS)
_MADE = Derivatives(clause="1", includes=frozenset({Relation.FINE_TUNED_FROM}))


def _forbids(topic: Topic, clause: str) -> dict[Topic, LicenseFact]:
    return {topic: LicenseFact(clause=clause, topic=topic, stance=Stance.FORBIDS)}


LIMITS: list[tuple[str, dict[str, Any]]] = [
    ("commercial", {"facts": _forbids(Topic.COMMERCIAL_USE, "5")}),
    ("research", {"facts": _forbids(Topic.BEYOND_RESEARCH, "5")}),
    ("derivatives", {"facts": _forbids(Topic.MODIFY, "5")}),
    ("derivatives", {"facts": _forbids(Topic.DISTRIBUTE_MODIFIED, "5")}),
    ("display", {"duties": (Duty(clause="5", kind=DutyKind.DISPLAY, triggers=()),)}),
    ("restrictions",
     {"fields": (FieldLimit(clause="5", field=FieldOfUse.MEDICAL, stance=Stance.FORBIDS),)}),
    ("threshold",
     {"thresholds": (Threshold(clause="5", metric=Metric.ANNUAL_REVENUE, above=1,
                               effect=ThresholdEffect.NO_RIGHTS),)}),
    ("territory", {"territory": (TerritoryLimit(clause="5", excluded=("EU",), tested="seat"),)}),
    ("same-terms", {"copyleft": Copyleft(clause="5", kind=CopyleftKind.SHARE_ALIKE)}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), LIMITS)
def test_every_kind_of_limit_has_its_clause(kind: str, changes: dict[str, Any]) -> None:
    limited = record(**changes)
    found = clause_of(limited, kind)
    assert found is not None
    assert (found.clause, kinds(limited)) == ("5", frozenset({kind}))
    assert [c.clause for c in limiting(limited)] == ["5"]
    assert limiting(limited, frozenset({kind})) == ()


def test_a_license_without_limits_has_no_clause_for_them() -> None:
    assert {kind: clause_of(record(), kind) for kind in WORDS} == dict.fromkeys(WORDS)
    assert (limiting(record()), basis(record())) == ((), None)


def test_what_is_forbidden_is_named_first_and_one_clause_once() -> None:
    limited = record(
        facts=_forbids(Topic.COMMERCIAL_USE, "2") | _forbids(Topic.BEYOND_RESEARCH, "2"),
        territory=(TerritoryLimit(clause="4", excluded=("EU",), tested="seat"),),
        copyleft=_SAME,
    )
    assert [c.clause for c in limiting(limited)] == ["2", "4", "8"]


def test_a_definition_is_cited_only_beside_the_clause_that_binds() -> None:
    both = record(copyleft=_SAME, derivatives=_MADE)
    assert [c.clause for c, _ in definition(both)] == ["1"]
    assert definition(record(derivatives=_MADE)) == ()
    assert definition(record(copyleft=_SAME)) == ()
    assert [basis(r).clause for r in (both, record(derivatives=_MADE))] == ["8", "1"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("distribution", "said"), [(Distribution.SAAS, True), (Distribution.APPLICATION, False)]
)
def test_that_hosting_counts_is_said_where_nothing_else_makes_the_duty_due(
    distribution: Distribution, said: bool
) -> None:
    hosts = LicenseFact(clause="1.9", topic=Topic.HOST, stance=Stance.ALLOWS)
    world = World(
        [
            record(
                facts={Topic.HOST: hosts},
                duties=duty(DutyKind.LICENSE_COPY, Trigger.DISTRIBUTE, Trigger.HOST),
            )
        ],
        (asset("acme-1"),),
        use=replace(PRODUCT_USE, distribution=distribution),
    )
    finding = world.finding(Code.LICENSE_COPY_MISSING)
    assert ("1.9" in {r.clause for r in finding.reasons}) is said
    assert finding.clauses == "2"


def test_notices_that_are_kept_name_the_authors_of_copies_and_of_nothing_else() -> None:
    copies = duty(DutyKind.ATTRIBUTION, Trigger.DISTRIBUTE)
    shown = duty(DutyKind.ATTRIBUTION, Trigger.PRODUCT)
    kept = (attest(AttestedFact.NOTICES_KEPT),)
    world = World([record(duties=copies)], (asset("acme-1"),), attestations=kept)
    assert world.codes() == []
    world.records = [record(duties=shown)]
    assert world.codes() == [("minor", "attribution-missing")]
    world.records = [record(duties=copies)]
    world.attestations = (*kept, attest(AttestedFact.CREDITED, holds=False))
    assert world.codes() == [("minor", "attribution-missing")]
