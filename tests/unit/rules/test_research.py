"""A bare tag against what research knows of models of that name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from clearweights.domain.facts import StatementSource
from clearweights.domain.finding import Code, Confidence
from clearweights.domain.license import (
    Duty,
    DutyKind,
    FactStatus,
    Metric,
    Threshold,
    ThresholdEffect,
    Topic,
)
from clearweights.domain.result import Asset, Basis, EffectiveState, Reading
from tests.unit.rules.builders import PRODUCT_USE, World, asset, fact, record

SIZE = Threshold(clause="7", metric=Metric.ANNUAL_REVENUE, above=10, effect=ThresholdEffect.DUTY)
SHOWN = Duty(clause="6", kind=DutyKind.DISPLAY, triggers=())


def _noted(status: FactStatus = FactStatus.SECONDARY, **changes: Any) -> Asset:
    tagged = asset("free")
    note = Reading(
        basis=Basis.CATALOGED,
        raw="Strict",
        source=StatementSource.FAMILY,
        expression="LicenseRef-strict",
        records=("strict",),
        status=status,
        origin="^acme/",
    )
    return replace(tagged, readings=(*tagged.readings, note), **changes)


def _codes(thing: Asset, free: dict[str, Any], strict: dict[str, Any]) -> list[tuple[str, str]]:
    world = World([record("free", **free), record("strict", **strict)], (thing,), use=PRODUCT_USE)
    return [c for c in world.codes() if c[1] == "declarations-disagree"]


FOUND = [("major", "declarations-disagree")]


@pytest.mark.parametrize(
    ("status", "free", "strict", "expected"),
    [
        (FactStatus.SECONDARY, {}, {"facts": fact(Topic.COMMERCIAL_USE)}, FOUND),
        (FactStatus.VERIFIED, {}, {"thresholds": (SIZE,)}, FOUND),
        (FactStatus.PARTLY, {}, {"duties": (SHOWN,)}, FOUND),
        (FactStatus.UNVERIFIED, {}, {"facts": fact(Topic.COMMERCIAL_USE)}, []),
        (FactStatus.SECONDARY, {}, {}, []),
        (FactStatus.SECONDARY, {"facts": fact(Topic.COMMERCIAL_USE)}, {"duties": (SHOWN,)}, []),
        (FactStatus.SECONDARY, {"duties": (SHOWN,)}, {"thresholds": (SIZE,)}, FOUND),
        (FactStatus.SECONDARY, {"thresholds": (SIZE,)}, {"thresholds": (SIZE,)}, []),
    ],
)
def test_only_limits_that_the_tag_does_not_set_are_told(
    status: FactStatus,
    free: dict[str, Any],
    strict: dict[str, Any],
    expected: list[tuple[str, str]],
) -> None:
    assert _codes(_noted(status), free, strict) == expected


def test_the_doubt_is_likely_at_best_and_leaves_the_verdict_open() -> None:
    world = World([record("free"), record("strict", facts=fact(Topic.COMMERCIAL_USE))], (_noted(),))
    found = world.finding(Code.DECLARATIONS_DISAGREE)
    assert (found.confidence, found.could_stop) == (Confidence.LIKELY, True)
    assert (found.license, found.clause) == ("strict", "1")


@pytest.mark.parametrize(
    "source", [StatementSource.FILE, StatementSource.PROSE, StatementSource.HUB]
)
def test_a_text_or_a_sentence_behind_the_tag_settles_it(source: StatementSource) -> None:
    thing = _noted()
    behind = replace(thing.readings[0], source=source)
    strict = {"facts": fact(Topic.COMMERCIAL_USE)}
    assert _codes(replace(thing, readings=(*thing.readings, behind)), {}, strict) == []
    guessed = replace(behind, status=FactStatus.SECONDARY)
    assert _codes(replace(thing, readings=(*thing.readings, guessed)), {}, strict) == FOUND


def test_what_a_reviewer_concluded_is_not_doubted() -> None:
    thing = _noted()
    concluded = replace(thing, effective=replace(thing.effective, state=EffectiveState.CONCLUDED))
    assert _codes(concluded, {}, {"facts": fact(Topic.COMMERCIAL_USE)}) == []
    assert _codes(replace(thing, output=True), {}, {"facts": fact(Topic.COMMERCIAL_USE)}) == []
