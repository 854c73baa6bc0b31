"""Classes of the Model Openness Framework, from invented lists of components."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.domain.framework import (
    NAMES,
    Component,
    Listed,
    framework_answer,
    standing,
)
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Asset, Effective, EffectiveState
from clearweights.knowledge import load_knowledge
from clearweights.knowledge.framework import _listed, framework, model_openness

OPEN, CLOSED = "MIT", "CC-BY-NC-4.0"
THREE = {
    Component.ARCHITECTURE, Component.FINAL_PARAMETERS, Component.EVALUATION_RESULTS,
    Component.MODEL_CARD, Component.DATA_CARD, Component.TECHNICAL_REPORT,
}  # fmt: skip
TWO = THREE | {
    Component.TRAINING_CODE, Component.INFERENCE_CODE, Component.EVALUATION_CODE,
    Component.EVALUATION_DATA,
}  # fmt: skip
PAPER = Component.RESEARCH_PAPER
K = load_knowledge()


def _listed_as(*closed: Component, has: set[Component]) -> Listed:
    licenses = {c: CLOSED if c in closed else OPEN for c in has}
    return Listed(licenses=licenses, source="somebody", date="2026-01-02")


@pytest.mark.parametrize(
    ("has", "level", "missing"),
    [
        (set(Component), 1, set()),
        (set(Component) - {Component.TECHNICAL_REPORT}, 1, set()),
        (set(Component) - {PAPER}, 2, {PAPER}),
        (set(Component) - {Component.EVALUATION_DATA}, 3, {Component.EVALUATION_DATA}),
        (TWO, 2, set(Component) - TWO),
        (THREE, 3, TWO - THREE),
        ((THREE - {Component.TECHNICAL_REPORT}) | {PAPER}, 3, TWO - THREE),
        (THREE - {Component.TECHNICAL_REPORT}, 0, {Component.TECHNICAL_REPORT}),
        (set(Component) - {Component.DATA_CARD}, 0, {Component.DATA_CARD}),
        (set(), 0, THREE),
    ],
)
def test_a_class_needs_all_its_components_and_those_of_lesser_classes(
    has: set[Component], level: int, missing: set[Component]
) -> None:
    found = standing(framework(), _listed_as(has=has), None, OPEN.__eq__)
    assert (found.level, set(found.missing), found.not_open) == (level, missing, ())


def test_a_component_without_an_open_license_does_not_count() -> None:
    listed = _listed_as(Component.DATA_CARD, Component.TRAINING_CODE, has=set(Component))
    found = standing(framework(), listed, None, OPEN.__eq__)
    assert (found.level, found.not_open) == (0, (Component.DATA_CARD,))
    unlicensed = Listed(licenses=dict.fromkeys(Component), source="x", date="2026-01-02")
    assert standing(framework(), unlicensed, None, OPEN.__eq__).level == 0


def test_weights_that_are_not_open_end_it_whatever_is_listed() -> None:
    found = standing(framework(), _listed_as(has=set(Component)), False, OPEN.__eq__)
    assert (found.level, found.closed_weights) == (0, True)
    assert str(framework_answer(found).answer) == "no class"


def test_what_nobody_listed_is_no_class_and_says_what_is_not_known() -> None:
    found = standing(framework(), None, True, OPEN.__eq__)
    answer = framework_answer(found)
    assert str(answer.answer) == "not determined"
    assert "data card" in str(answer.basis)
    assert "final parameters" not in str(answer.basis)


def test_a_class_names_who_listed_the_components_and_what_the_next_one_lacks() -> None:
    answer = framework_answer(standing(framework(), _listed_as(has=THREE), None, OPEN.__eq__))
    assert "Class III" in str(answer.answer)
    for words in ("somebody, 2026-01-02", "not checked", "Class II,", "training code"):
        assert words in str(answer.basis)


def test_the_file_asks_for_every_component_once() -> None:
    assert set(framework().levels) == set(Component) == set(NAMES)
    assert {c for c, level in framework().levels.items() if level == 3} == THREE
    assert framework().instead == {Component.TECHNICAL_REPORT: PAPER}


def test_the_list_holds_licenses_that_can_be_judged() -> None:
    assert len(_listed()) > 100
    for listed in _listed().values():
        assert len(listed.date) == 10
        assert listed.licenses


def test_data_that_we_read_otherwise_do_not_count_as_open() -> None:
    said = _listed()["eleutherai/pythia-6.9b"].licenses
    assert (said[Component.DATASETS], said[Component.FINAL_PARAMETERS]) == (None, "Apache-2.0")
    answer = model_openness(load_knowledge(), _model("EleutherAI/pythia-6.9b", "apache-2.0"))
    assert answer is not None
    assert "Class II," in str(answer.answer)


def _model(name: str, *records: str, status: FactStatus = FactStatus.VERIFIED) -> Asset:
    key = AssetKey(kind=AssetKind.MODEL, hub=Hub.HUGGINGFACE, id=name)
    state = EffectiveState.AGREED if records else EffectiveState.UNKNOWN
    return Asset(key=key, effective=Effective(state=state, records=records, status=status))


@pytest.mark.parametrize(
    ("asset", "answer"),
    [
        (_model("allenai/OLMo-7B"), "Class I,"),
        (_model("allenai/OLMo-7B", "apache-2.0"), "Class I,"),
        (_model("allenai/OLMo-7B", "llama-2"), "no class"),
        (_model("allenai/OLMo-7B", "llama-2", status=FactStatus.SECONDARY), "Class I,"),
        (_model("meta-llama/Llama-3.1-8B", "llama-3.1"), "no class"),
        (_model("nobody/knows", "apache-2.0"), "not determined"),
        (_model("nobody/knows"), "not determined"),
        (_model("nobody/knows", "apache-2.0", "llama-2"), "not determined"),
    ],
)
def test_the_license_of_the_weights_goes_before_the_list(asset: Asset, answer: str) -> None:
    found = model_openness(K, asset)
    assert found is not None
    assert str(found.answer).startswith(answer)


def test_a_dataset_has_no_class() -> None:
    key = AssetKey(kind=AssetKind.DATASET, hub=Hub.HUGGINGFACE, id="a/b")
    assert model_openness(K, Asset(key=key)) is None
