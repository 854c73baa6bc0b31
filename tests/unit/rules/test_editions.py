"""License texts near the one demanded, notes in documents, and what nobody said of a role."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from clearweights.domain.asset import AssetKind, Hub, Place, Role
from clearweights.domain.finding import Code
from clearweights.domain.license import DutyKind, TerritoryLimit, Trigger
from clearweights.domain.result import DutyState, LicenseFile, Sign
from clearweights.domain.use import Distribution
from clearweights.rules.acts import acts, roles_of
from tests.unit.rules.builders import PRODUCT_USE, World, asset, duty, record

COPY = duty(DutyKind.LICENSE_COPY, Trigger.DISTRIBUTE)


def _why(own: str, own_family: str, there: str, its_family: str) -> str:
    file = LicenseFile(path="LICENSE", expression=there, match="identical", score=1.0,
                       records=(there,))  # fmt: skip
    world = World(
        [record(own, family=own_family, duties=COPY), record(there, family=its_family)],
        (asset(own),),
        found={"license_files": (file,)},
    )
    (check,) = world.judge().duties[world.assets[0].key]
    assert (check.state, check.place) == (DutyState.MISSING, None)
    return str(world.finding(Code.LICENSE_COPY_MISSING).reasons[-1].statement)


@pytest.mark.parametrize(
    ("own", "own_family", "there", "its_family", "close"),
    [
        ("acme-2", "acme", "acme-1", "acme", True),
        ("acme-2", "acme", "other-2", "other", False),
        ("cc-by-nc-4.0", "cc", "cc-by-nc-3.0", "cc", True),
        ("cc-by-nc-4.0", "cc", "cc-by-4.0", "cc", False),
        ("gpl-3.0", "gpl", "gpl-2.0", "gpl", True),
        ("gpl-3.0", "gpl", "agpl-3.0", "gpl", False),
        ("mit", "permissive", "mit-0", "permissive", False),
    ],
)
def test_only_another_edition_of_the_same_license_is_called_close(
    own: str, own_family: str, there: str, its_family: str, close: bool
) -> None:
    assert ("LICENSE is close" in _why(own, own_family, there, its_family)) is close


def test_findings_of_one_kind_about_one_asset_come_in_the_order_of_their_licenses() -> None:
    records = [record("z-1", duties=COPY), record("a-1", duties=COPY), record("m-1", duties=COPY)]
    world = World(records, (asset("z-1", "a-1", "m-1"),))
    assert [f.license for f in world.judge().findings] == ["a-1", "m-1", "z-1"]


def test_a_notice_file_that_the_project_shows_is_found_though_no_scan_knows_if_it_is_due() -> None:
    duties = (*duty(DutyKind.NOTICE_FILE, Trigger.DISTRIBUTE),
              *duty(DutyKind.RETAIN_NOTICES, Trigger.DISTRIBUTE))  # fmt: skip
    place = Place(path="NOTICE", line=1)
    signs = (
        Sign(words="acme/model", place=place, evidence=True),
        Sign(words="copyright", place=replace(place, line=2), evidence=True),
    )
    world = World([record(duties=duties)], (asset("acme-1"),), found={"signs": signs})
    states = {c.kind: c.state for c in world.judge().duties[world.assets[0].key]}
    assert states == dict.fromkeys(
        (DutyKind.NOTICE_FILE, DutyKind.RETAIN_NOTICES), DutyState.FULFILLED
    )


@pytest.mark.parametrize(
    ("kind", "distribution", "role"),
    [
        (AssetKind.MODEL, Distribution.APPLICATION, Role.INFERENCE_LOCAL),
        (AssetKind.MODEL, Distribution.DATASET, Role.INFERENCE_LOCAL),
        (AssetKind.DATASET, Distribution.APPLICATION, Role.TRAIN),
        (AssetKind.DATASET, Distribution.DATASET, Role.REDISTRIBUTE),
        (AssetKind.SERVICE, Distribution.APPLICATION, Role.API),
    ],
)
def test_where_nobody_says_what_is_done_with_it_the_least_is_taken(
    kind: AssetKind, distribution: Distribution, role: Role
) -> None:
    thing = asset("acme-1", kind=kind, roles=())
    assert roles_of(thing, replace(PRODUCT_USE, distribution=distribution)) == {role}


@pytest.mark.parametrize(
    ("roles", "untold", "counted"),
    [
        ((Role.EVALUATE,), True, {Role.EVALUATE, Role.INFERENCE_LOCAL}),
        ((Role.EVALUATE,), False, {Role.EVALUATE}),
        ((Role.EVALUATE, Role.FINE_TUNE), True, {Role.EVALUATE, Role.FINE_TUNE}),
    ],
)
def test_what_is_evaluated_here_and_used_there_counts_as_used(
    roles: tuple[Role, ...], untold: bool, counted: set[Role]
) -> None:
    thing = asset("acme-1", roles=roles, untold=untold)
    assert roles_of(thing, PRODUCT_USE) == counted


@pytest.mark.parametrize(
    ("kind", "hub", "given"),
    [
        (AssetKind.DATASET, Hub.LOCAL, True),
        (AssetKind.DATASET, Hub.HUGGINGFACE, False),
        (AssetKind.MODEL, Hub.LOCAL, False),
    ],
)
def test_data_that_lies_in_the_project_goes_out_with_it(
    kind: AssetKind, hub: Hub, given: bool
) -> None:
    thing = asset("acme-1", id="local:data.csv", kind=kind, hub=hub, roles=(Role.EVALUATE,))
    done = acts(thing, PRODUCT_USE, record())
    assert (Trigger.DISTRIBUTE in done) is given


def test_whether_a_model_sees_pictures_is_a_question_that_could_stop() -> None:
    limit = TerritoryLimit(clause="4", excluded=("EU",), tested="seat", multimodal_only=True)
    world = World(
        [record(territory=(limit,))], (asset("acme-1"),), use=replace(PRODUCT_USE, seat="DE")
    )
    (asked,) = world.judge().findings
    assert (asked.code, asked.could_stop) == (Code.CONTEXT_NEEDED, True)
    world.assets = (asset("acme-1", multimodal=False),)
    assert world.codes() == []
    world.assets = (asset("acme-1", multimodal=True),)
    assert world.codes() == [("blocker", "territory-excluded")]


@pytest.mark.parametrize(
    ("role", "modified", "due"),
    [
        (Role.RETRIEVAL, None, False),
        (Role.RETRIEVAL, True, True),
        (Role.MODIFY_REDISTRIBUTE, None, True),
    ],
)
def test_who_shows_what_comes_from_changed_data_alone_must_offer_the_data(
    role: Role, modified: bool | None, due: bool
) -> None:
    thing = asset("acme-1", kind=AssetKind.DATASET, roles=(role,), modified=modified)
    world = World(
        [record(duties=duty(DutyKind.SOURCE_OFFER, Trigger.PUBLISH_OUTPUTS))],
        (thing,),
        use=replace(PRODUCT_USE, distribution=Distribution.CONTENT),
    )
    assert (("blocker", "source-offer-missing") in world.codes()) is due


@pytest.mark.parametrize(
    ("tested", "changes"),
    [
        ("seat", {"seat": None}),
        ("offered", {"territory": None}),
        ("offered", {"seat": "FR"}),
    ],
)
def test_every_question_of_place_could_stop_the_use(tested: str, changes: dict[str, Any]) -> None:
    limit = TerritoryLimit(clause="4", excluded=("EU",), tested=tested)
    world = World(
        [record(territory=(limit,))], (asset("acme-1"),), use=replace(PRODUCT_USE, **changes)
    )
    (asked,) = world.judge().findings
    assert (asked.code, asked.clause, asked.could_stop) == (Code.CONTEXT_NEEDED, "4", True)
