"""The graph of origins: from statements, declarations, the catalog and names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Place, Provider, Relation, Role
from clearweights.domain.facts import LineageStatement
from clearweights.domain.result import Asset, EffectiveState
from clearweights.domain.use import Declaration, DeclaredAsset, Product
from clearweights.knowledge import load_knowledge
from clearweights.lineage.build import Lineage, build
from clearweights.lineage.outputs import UNNAMED

KNOWLEDGE = load_knowledge()
CARD = Place(path="README.md", line=4)
FILE = Place(path="clearweights.yaml", line=3)


def _asset(name: str, kind: AssetKind = AssetKind.MODEL, **changes: Any) -> Asset:
    return Asset(key=AssetKey(kind, Hub.HUGGINGFACE, name), **changes)


def _declared(name: str, role: Role, **changes: Any) -> Asset:
    return _asset(name, roles=(role,), declared_by_people=True, **changes)


def _says(relation: Relation, parent: str, child: str | None = None) -> LineageStatement:
    return LineageStatement(
        place=CARD, relation=relation, parent=parent, parent_kind=AssetKind.MODEL, child=child
    )


def _edges(lineage: Lineage) -> list[tuple[str, str, str]]:
    return [(e.child.id, e.relation.value, e.parent.id) for e in lineage.edges]


def _get(lineage: Lineage, name: str) -> Asset:
    return next(a for a in lineage.assets if a.key.id == name)


def test_a_card_names_a_base_that_becomes_an_upstream_asset() -> None:
    said = (_says(Relation.MERGED_FROM, "who/base", "acme/child"),)
    lineage = build([_asset("acme/child")], said, Declaration(), KNOWLEDGE)
    assert _edges(lineage) == [("acme/child", "merged-from", "who/base")]
    assert _get(lineage, "who/base").upstream
    assert lineage.edges[0].places == (CARD,)


def test_a_statement_without_child_speaks_of_the_output_and_gives_the_base_its_role() -> None:
    output = _asset("acme/published", output=True)
    said = (_says(Relation.QUANTIZED_FROM, "acme/base"),)
    lineage = build([_asset("acme/base"), output], said, Declaration(), KNOWLEDGE)
    assert _edges(lineage) == [("acme/published", "quantized-from", "acme/base")]
    assert _get(lineage, "acme/base").roles == (Role.QUANTIZE,)


def test_a_declared_role_makes_an_output_under_the_license_of_the_product() -> None:
    declaration = Declaration(product=Product(name="P", license="Apache 2", place=FILE))
    asset = _declared("acme/base", Role.FINE_TUNE, produces_name="tiny")
    lineage = build([asset], (), declaration, KNOWLEDGE)
    assert _edges(lineage) == [("tiny", "fine-tuned-from", "acme/base")]
    result = _get(lineage, "tiny")
    assert (result.output, result.effective.expression) == (True, "Apache-2.0")


def test_a_result_without_a_name_joins_the_only_output_of_the_project() -> None:
    asset = _declared("acme/base", Role.FINE_TUNE)
    alone = build([asset], (), Declaration(), KNOWLEDGE)
    assert _edges(alone) == [(UNNAMED, "fine-tuned-from", "acme/base")]
    output = _asset("acme/published", output=True)
    joined = build([asset, output], (), Declaration(), KNOWLEDGE)
    assert _edges(joined) == [("acme/published", "fine-tuned-from", "acme/base")]


def test_a_result_without_a_name_joins_the_one_that_people_name() -> None:
    tuned = _declared("acme/base", Role.FINE_TUNE, produces_name="tiny")
    teacher = _declared("acme/teacher", Role.DISTILL_OUTPUTS)
    declaration = Declaration(product=Product(name="tiny", license="mit", place=FILE))
    lineage = build([tuned, teacher], (), declaration, KNOWLEDGE)
    assert _edges(lineage) == [
        ("tiny", "distilled-from", "acme/teacher"),
        ("tiny", "fine-tuned-from", "acme/base"),
    ]
    other = _declared("acme/second", Role.FINE_TUNE, produces_name="other")
    open_ = build([tuned, other, teacher], (), Declaration(), KNOWLEDGE)
    assert (UNNAMED, "distilled-from", "acme/teacher") in _edges(open_)


def test_a_statement_without_child_speaks_of_outputs_of_its_kind_alone() -> None:
    assets = [
        _asset("acme/model", output=True),
        _asset("acme/data", AssetKind.DATASET, output=True),
        _asset("who/used", AssetKind.DATASET),
    ]
    said = LineageStatement(
        place=CARD, relation=Relation.CONTAINS, parent="who/part", parent_kind=AssetKind.DATASET,
        child_kind=AssetKind.DATASET,
    )  # fmt: skip
    lineage = build(assets, (said,), Declaration(), KNOWLEDGE)
    assert _edges(lineage) == [("acme/data", "contains", "who/part")]


def test_training_a_model_goes_on_from_it_and_training_on_data_does_not() -> None:
    model = _declared("acme/base", Role.TRAIN, produces_name="tiny")
    data = _declared("acme/data", Role.TRAIN, kind=AssetKind.DATASET, produces_name="tiny")
    lineage = build([model, data], (), Declaration(), KNOWLEDGE)
    assert _edges(lineage) == [
        ("tiny", "fine-tuned-from", "acme/base"),
        ("tiny", "trained-on", "acme/data"),
    ]


def test_data_that_is_passed_on_and_teaches_names_the_model_that_it_teaches() -> None:
    data = _asset(
        "acme/data", AssetKind.DATASET, roles=(Role.REDISTRIBUTE, Role.TRAIN),
        declared_by_people=True, produces_name="tiny",
    )  # fmt: skip
    lineage = build([data, _declared("acme/base", Role.FINE_TUNE)], (), Declaration(), KNOWLEDGE)
    assert ("tiny", "fine-tuned-from", "acme/base") in _edges(lineage)


def test_data_that_is_changed_gives_data_and_data_that_teaches_gives_a_model() -> None:
    for role, kind in (
        (Role.MODIFY_REDISTRIBUTE, AssetKind.DATASET),
        (Role.REDISTRIBUTE, AssetKind.DATASET),
        (Role.TRAIN, AssetKind.MODEL),
    ):
        data = _declared("acme/data", role, kind=AssetKind.DATASET)
        lineage = build([data], (), Declaration(), KNOWLEDGE)
        assert [e.child.kind for e in lineage.edges] == [kind]


def test_inference_makes_nothing() -> None:
    assert _edges(build([_declared("a/b", Role.EVALUATE)], (), Declaration(), KNOWLEDGE))[1:] == []
    lineage = build([_declared("a/b", Role.INFERENCE_LOCAL)], (), Declaration(), KNOWLEDGE)
    assert lineage.edges == ()


def test_declared_bases_and_data_are_origins() -> None:
    declared = DeclaredAsset(place=FILE, id="a/b", base_models=("c/d",), trained_on=("e/f",))
    lineage = build([_asset("a/b")], (), Declaration(assets=(declared,)), KNOWLEDGE)
    assert _edges(lineage) == [("a/b", "derived-from", "c/d"), ("a/b", "trained-on", "e/f")]


def test_a_cycle_is_kept_and_ends() -> None:
    said = (_says(Relation.MERGED_FROM, "b/b", "a/a"), _says(Relation.MERGED_FROM, "a/a", "b/b"))
    lineage = build([_asset("a/a")], said, Declaration(), KNOWLEDGE)
    assert len(lineage.edges) == 2


def test_contradicting_statements_are_both_kept() -> None:
    said = (_says(Relation.MERGED_FROM, "b/b", "a/a"), _says(Relation.ADAPTER_OF, "b/b", "a/a"))
    lineage = build([_asset("a/a")], said, Declaration(), KNOWLEDGE)
    assert len(lineage.edges) == 2


def test_the_same_statement_in_two_places_is_one_edge() -> None:
    first = _says(Relation.MERGED_FROM, "b/b", "a/a")
    second = LineageStatement(
        place=Place(path="merge.yaml", line=1),
        relation=Relation.MERGED_FROM,
        parent="b/b",
        parent_kind=AssetKind.MODEL,
        child="a/a",
    )
    (edge,) = build([_asset("a/a")], (second, first), Declaration(), KNOWLEDGE).edges
    assert [p.path for p in edge.places] == ["README.md", "merge.yaml"]


def test_one_sure_voice_is_enough() -> None:
    sure = _says(Relation.MERGED_FROM, "who/base", "acme/child")
    said = replace(sure, likely=True)
    for voices, likely in (((said,), True), ((said, sure), False), ((sure, said), False)):
        lineage = build([_asset("acme/child")], voices, Declaration(), KNOWLEDGE)
        assert [e.likely for e in lineage.edges if e.source == "project"] == [likely]


def test_a_family_rule_names_the_base_of_a_known_distillation() -> None:
    name = "deepseek-ai/DeepSeek-R1-Distill-Llama-70B"
    lineage = build([_asset(name)], (), Declaration(), KNOWLEDGE)
    base = next(e.parent for e in lineage.edges if e.source == "family")
    assert _get(lineage, base.id).effective.records == ("llama-3.3",)


def test_terms_that_a_family_rule_adds_have_a_nameless_origin() -> None:
    name = "nvidia/Llama-3_1-Nemotron-Ultra-253B-v1"
    lineage = build([_asset(name)], (), Declaration(), KNOWLEDGE)
    origin = _get(lineage, f"base of {name}")
    assert origin.effective.state is EffectiveState.AGREED
    assert origin.effective.records == ("llama-3.1",)


def test_data_that_a_service_generated_leads_to_the_terms_of_its_provider() -> None:
    data = _asset("tatsu-lab/alpaca", AssetKind.DATASET)
    lineage = build([data], (), Declaration(), KNOWLEDGE)
    makers = {e.parent for e in lineage.edges if e.relation is Relation.GENERATED_BY}
    assert {_get(lineage, m.id).provider for m in makers} == {Provider.OPENAI}


def test_equal_input_gives_equal_output_whatever_its_order() -> None:
    assets = [_asset("a/a"), _asset("b/b"), _declared("c/c", Role.MERGE)]
    said = [_says(Relation.MERGED_FROM, "x/x", "a/a"), _says(Relation.ADAPTER_OF, "y/y", "b/b")]
    one = build(assets, said, Declaration(), KNOWLEDGE)
    assert one == build(assets[::-1], said[::-1], Declaration(), KNOWLEDGE)
