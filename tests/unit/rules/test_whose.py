"""A card in a folder may be somebody else's; makers' terms are asked about, never enforced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearweights.domain.asset import AssetKind, Hub, Place, Provider, Reference, Relation, Role
from clearweights.domain.finding import Code, Confidence
from clearweights.domain.license import CopyleftKind, FactStatus, Stance, Topic
from clearweights.domain.use import Distribution
from tests.unit.rules.builders import (
    PRODUCT_USE,
    World,
    asset,
    copyleft,
    counts,
    edge,
    fact,
    record,
)


def _world(card: str, how: str) -> World:
    """Return a result under free terms, made from a model whose terms stay with it."""
    base = asset("bound", id="acme/base", roles=(Role.FINE_TUNE,))
    place = Place(path=card, line=1)
    named = Reference(place=place, kind=AssetKind.MODEL, hub=Hub.LOCAL, id="own", how=how)
    result = replace(asset("free", id="own", hub=Hub.LOCAL, output=True), references=(named,))
    bound = record(
        "bound",
        copyleft=copyleft(CopyleftKind.SAME_TERMS),
        derivatives=counts(Relation.FINE_TUNED_FROM),
    )
    return World(
        records=(bound, record("free")),
        assets=(base, result),
        edges=(edge(result, Relation.FINE_TUNED_FROM, base),),
        use=replace(PRODUCT_USE, distribution=Distribution.WEIGHTS),
    )


def test_a_card_in_a_folder_leaves_open_whose_work_it_is() -> None:
    found = _world("models/own/README.md", "card").finding(Code.RELICENSING)
    assert found.confidence is Confidence.LIKELY
    assert "models/own/README.md" in str(found.cannot_tell)


@pytest.mark.parametrize(
    ("card", "how"), [("README.md", "card"), ("models/own/README.md", "push_to_hub")]
)
def test_a_card_at_the_top_or_a_publication_leaves_no_doubt(card: str, how: str) -> None:
    found = _world(card, how).finding(Code.RELICENSING)
    assert found.confidence is Confidence.CERTAIN
    assert "copy" not in str(found.cannot_tell)


def _served(host: Stance | None, maker: Stance = Stance.FORBIDS) -> World:
    """Return a model that a host serves, whose maker forbids commercial use or does not."""
    said = fact(Topic.MAKER_TERMS, host) if host else {}
    service = asset(
        "host",
        id="llm",
        kind=AssetKind.SERVICE,
        hub=Hub.API,
        roles=(Role.API,),
        provider=Provider.TOGETHER,
        maker=("maker",),
    )
    return World(
        records=(
            record("host", facts=said),
            record("maker", facts=fact(Topic.COMMERCIAL_USE, maker)),
        ),
        assets=(service,),
        use=replace(PRODUCT_USE, distribution=Distribution.SAAS),
    )


@pytest.mark.parametrize("host", [Stance.REQUIRES, Stance.RESTRICTS, None])
def test_a_maker_who_forbids_the_use_is_asked_about(host: Stance | None) -> None:
    world = _served(host)
    assert ("blocker", "non-commercial") not in world.codes()
    question = world.finding(Code.CONTEXT_NEEDED)
    assert question.license == "maker"
    assert question.could_stop


def test_nothing_is_asked_where_the_hosts_terms_exclude_the_makers() -> None:
    assert world_codes(_served(Stance.FORBIDS)) == {"service-terms"}


def test_a_maker_who_limits_nothing_is_not_named() -> None:
    world = _served(Stance.REQUIRES, maker=Stance.ALLOWS)
    assert [f.license for f in world.judge().findings] == ["host"]


@pytest.mark.parametrize(
    ("status", "topic", "stance", "known"),
    [
        (FactStatus.UNVERIFIED, None, Stance.ALLOWS, False),
        (FactStatus.SECONDARY, None, Stance.ALLOWS, False),
        (FactStatus.SECONDARY, Topic.UNPAID_TIER_TRAINS, Stance.ALLOWS, False),
        (FactStatus.SECONDARY, Topic.USE, Stance.RESTRICTS, False),
        (FactStatus.SECONDARY, Topic.COMMERCIAL_USE, Stance.ALLOWS, True),
        (FactStatus.PARTLY, Topic.UNPAID_TIER_TRAINS, Stance.ALLOWS, True),
    ],
)
def test_terms_that_nobody_has_read_are_not_fine(
    status: FactStatus, topic: Topic | None, stance: Stance, known: bool
) -> None:
    service = replace(asset("host", kind=AssetKind.SERVICE), provider=Provider.VOYAGE)
    told = fact(topic, stance, status) if topic else {}
    world = World(
        records=(record("host", kind="service", facts=told, status=status),), assets=(service,)
    )
    assert (("major", "license-unknown") in world.codes()) is not known
    if not known:
        found = world.finding(Code.LICENSE_UNKNOWN)
        assert (found.could_stop, found.confidence) == (True, Confidence.CANNOT_TELL)


def world_codes(world: World) -> set[str]:
    return {code for _, code in world.codes()}
