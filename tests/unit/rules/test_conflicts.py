"""Conflicts: one case that raises each, and one near miss that must not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from clearweights.domain.asset import AssetKind, Hub, Relation, Role
from clearweights.domain.compatibility import Compatibility
from clearweights.domain.finding import Code, Confidence, Severity
from clearweights.domain.license import (
    CopyleftKind,
    DutyKind,
    FactStatus,
    FieldLimit,
    FieldOfUse,
    Metric,
    Openness,
    Spared,
    Stance,
    TerritoryLimit,
    Threshold,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.domain.result import Asset, EffectiveState
from clearweights.domain.use import AttestedFact, Distribution, Environment, Product
from tests.unit.rules.builders import (
    PRODUCT_USE,
    World,
    asset,
    attest,
    copyleft,
    counts,
    duty,
    edge,
    fact,
    record,
)

BLOCK_NC = [("blocker", "non-commercial")]
NC = record(facts=fact(Topic.COMMERCIAL_USE))
FREE = record("free")


def _use(**changes: Any) -> Any:
    return replace(PRODUCT_USE, **changes)


@pytest.mark.parametrize(("public", "whom"), [(True, "the rights holder"), (False, "Acme")])
def test_rights_are_asked_of_who_gives_them_not_of_who_wrote_the_text(
    public: bool, whom: str
) -> None:
    written = replace(NC, steward="Acme", public=public)
    finding = World([written], (asset("acme-1"),)).finding(Code.NON_COMMERCIAL)
    assert str(finding.how_to_fix).startswith(f"Get a commercial license from {whom},")


@pytest.mark.parametrize(
    ("commercial", "expected"),
    [(True, BLOCK_NC), (False, []), (None, [("info", "context-needed")])],
)
def test_commerce_decides_and_is_asked(
    commercial: bool | None, expected: list[tuple[str, str]]
) -> None:
    world = World([NC], (asset("acme-1"),), use=_use(commercial=commercial))
    assert world.codes() == expected


@pytest.mark.parametrize(
    ("role", "severity"),
    [
        (Role.TRAIN, "major"),
        (Role.EVALUATE, "minor"),
        (Role.RETRIEVAL, "blocker"),
        (Role.REDISTRIBUTE, "blocker"),
    ],
)
def test_what_is_done_with_data_decides_the_severity(role: Role, severity: str) -> None:
    data = asset("acme-1", kind=AssetKind.DATASET, roles=(role,))
    assert (severity, "non-commercial") in World([NC], (data,)).codes()


def test_data_that_lies_in_the_project_goes_out_with_it() -> None:
    data = asset("acme-1", kind=AssetKind.DATASET, hub=Hub.LOCAL, roles=(Role.TRAIN,))
    assert ("blocker", "non-commercial") in World([NC], (data,)).codes()


def test_trying_out_is_free_where_only_production_is_closed() -> None:
    closed = record(facts=fact(Topic.COMMERCIAL_USE) | fact(Topic.PRODUCTION_USE))
    use = _use(distribution=Distribution.INTERNAL, environment=Environment.NON_PRODUCTION)
    assert World([closed], (asset("acme-1"),), use=use).codes() == []
    assert ("blocker", "research-only") in World([closed], (asset("acme-1"),)).codes()


def test_research_only_bites_in_commerce_and_asks_elsewhere() -> None:
    research = record(facts=fact(Topic.BEYOND_RESEARCH))
    assert World([research], (asset("acme-1"),)).codes() == [("blocker", "research-only")]
    asked = World([research], (asset("acme-1"),), use=_use(commercial=False)).codes()
    assert asked == [("info", "context-needed")]


def test_a_changed_version_may_stay_in_the_house_but_not_leave_it() -> None:
    nd = record(facts=fact(Topic.DISTRIBUTE_MODIFIED))
    tuned = asset("acme-1", roles=(Role.FINE_TUNE,))
    assert World([nd], (tuned,)).codes() == [("blocker", "no-derivatives")]
    assert World([nd], (tuned,), use=_use(distribution=Distribution.INTERNAL)).codes() == []
    assert World([nd], (asset("acme-1"),)).codes() == []


def test_an_unverified_fact_lowers_confidence_never_severity() -> None:
    doubtful = record(facts=fact(Topic.COMMERCIAL_USE, status=FactStatus.UNVERIFIED))
    finding = World([doubtful], (asset("acme-1"),)).finding(Code.NON_COMMERCIAL)
    assert (finding.severity.word, finding.confidence) == ("blocker", Confidence.CANNOT_TELL)


def test_contradicting_licenses_disagree_and_the_stricter_is_applied_with_doubt() -> None:
    torn = asset("acme-1", "free", state=EffectiveState.DISAGREE)
    world = World([NC, FREE], (torn,))
    assert ("major", "declarations-disagree") in world.codes()
    assert world.finding(Code.NON_COMMERCIAL).confidence is Confidence.CANNOT_TELL


def test_of_a_free_choice_the_license_that_limits_least_is_taken() -> None:
    choice = asset("acme-1", "free")
    choice = replace(choice, effective=replace(choice.effective, expression="A OR B"))
    assert World([NC, FREE], (choice,)).codes() == []


def _result(terms: str, **changes: Any) -> Asset:
    return asset(terms, id="acme/result", output=True, roles=(), **changes)


@pytest.mark.parametrize(
    ("families", "forbidding", "said"),
    [
        (("acme", "acme"), ("a", "b"), ["a-b"]),  # a name of two licenses, both closed
        (("acme", "acme"), ("b",), []),  # and one of them open
        (("acme", "heron"), ("b",), ["License b"]),  # two licenses in a list
    ],
)
def test_what_is_published_under_an_open_name_is_closed_only_where_all_it_means_is(
    families: tuple[str, str], forbidding: tuple[str, ...], said: list[str]
) -> None:
    records = [
        record(i, family=f, facts=fact(Topic.COMMERCIAL_USE) if i in forbidding else {})
        for i, f in zip("ab", families, strict=True)
    ]
    result = _result("a", state=EffectiveState.UNKNOWN)
    reading = replace(result.readings[0], raw="a-b", expression=None, records=("a", "b"))
    result = replace(result, readings=(reading,), effective=replace(result.effective, records=()))
    found = World(records, (result,)).judge().findings
    told = [str(f.message) for f in found if f.code is Code.NON_COMMERCIAL]
    assert [words.partition(" under ")[2].partition(",")[0] for words in told] == said


def test_what_may_be_had_under_a_free_license_too_is_not_closed() -> None:
    result = _result("acme-1")
    reading = replace(result.readings[0], expression="A OR B", records=("acme-1", "free"))
    result = replace(result, readings=(reading,))
    codes = World([NC, FREE], (result,)).codes()
    assert ("blocker", "non-commercial") not in codes


def test_a_looser_tag_on_a_result_is_relicensing() -> None:
    base = asset("acme-1", roles=(Role.FINE_TUNE,))
    result = _result("free")
    edges = (edge(result, Relation.FINE_TUNED_FROM, base),)
    use = _use(commercial=False)
    world = World([NC, FREE], (base, result), edges=edges, use=use)
    assert world.codes() == [("major", "relicensing")]
    said = " ".join(str(reason.statement) for reason in world.finding(Code.RELICENSING).reasons)
    assert "The license of acme/result is given as “free”" in said
    world.assets = (base, _result("acme-1"))
    assert world.codes() == []


def test_an_unchanged_copy_of_copyleft_data_is_relicensing_and_names_the_terms() -> None:
    sa = record(copyleft=copyleft(CopyleftKind.SHARE_ALIKE))
    data = asset("acme-1", kind=AssetKind.DATASET, roles=(Role.REDISTRIBUTE,))
    edges = (edge(_result("free", kind=AssetKind.DATASET), Relation.CONTAINS, data),)
    for result, words in (
        (_result("free", kind=AssetKind.DATASET), "cannot be put under License free"),
        (_result("proprietary", kind=AssetKind.DATASET), "cannot be put under terms of your own"),
    ):
        world = World([sa, FREE], (data, result), edges=edges)
        world.use = _use(distribution=Distribution.DATASET)
        assert world.codes() == [("major", "relicensing")]
        assert words in str(world.finding(Code.RELICENSING).message)
        world.use = _use(distribution=Distribution.APPLICATION)
        assert world.codes() == []  # a part of a collection keeps its terms
    changed = replace(data, modified=True)
    world = World([sa, FREE], (changed, result), edges=edges)
    assert ("blocker", "share-alike") in world.codes()


@pytest.mark.parametrize(
    ("role", "raised"), [(Role.FINE_TUNE, False), (Role.MODIFY_REDISTRIBUTE, True)]
)
def test_data_that_teaches_is_not_changed_by_it(role: Role, raised: bool) -> None:
    data = asset("acme-1", kind=AssetKind.DATASET, roles=(role,))
    world = World([record(facts=fact(Topic.MODIFY))], (data,))
    assert (("blocker", "no-derivatives") in world.codes()) is raised


@pytest.mark.parametrize("commercial", [True, False])
def test_outputs_that_may_not_be_sold_stop_only_who_sells_them(commercial: bool) -> None:
    makes = asset("acme-1", roles=(Role.GENERATE_CONTENT,))
    world = World([record(facts=fact(Topic.OUTPUT_COMMERCIAL_USE))], (makes,))
    world.use = _use(distribution=Distribution.CONTENT, commercial=commercial)
    assert (("blocker", "non-commercial") in world.codes()) is commercial
    world.use = _use(commercial=commercial)
    world.assets = (asset("acme-1"),)
    assert ("blocker", "non-commercial") not in world.codes()


@pytest.mark.parametrize("size", [False, True])
@pytest.mark.parametrize("register", [False, True])
def test_commerce_in_part_is_asked_about_where_neither_size_nor_duty_tells_the_part(
    size: bool, register: bool
) -> None:
    limit = Threshold(
        clause="4",
        metric=Metric.MONTHLY_ACTIVE_USERS,
        above=10**9,
        effect=ThresholdEffect.NO_RIGHTS,
    )
    demand = duty(DutyKind.REGISTRATION, Trigger.USE, commercial_only=True)
    terms = record(
        facts=fact(Topic.COMMERCIAL_USE, Stance.RESTRICTS),
        thresholds=(limit,) if size else (),
        duties=demand if register else (),
    )
    world = World([terms], (asset("acme-1"),))
    asked = [f for f in world.judge().findings if f.subject == "commercial-part"]
    assert bool(asked) is not (size or register)


def test_the_matrix_is_named_as_a_source_only_where_it_says_something() -> None:
    sa = record(copyleft=copyleft(CopyleftKind.SHARE_ALIKE))
    base = asset("acme-1", roles=(Role.FINE_TUNE,))
    edges = (edge(_result("free"), Relation.FINE_TUNED_FROM, base),)
    world = World([sa, FREE], (base, _result("free")), edges=edges)
    finding = world.finding(Code.SHARE_ALIKE)
    assert [r for r in finding.reasons if "OSADL" in str(r.statement)] == []


@pytest.mark.parametrize(
    ("matrix", "said", "sure"),
    [
        (Compatibility.YES, "disagrees", Confidence.CANNOT_TELL),
        (Compatibility.NO, "same result", Confidence.CERTAIN),
    ],
)
def test_what_the_matrix_says_against_us_is_shown_and_makes_us_less_sure(
    matrix: Compatibility, said: str, sure: Confidence
) -> None:
    sa = record(copyleft=copyleft(CopyleftKind.SHARE_ALIKE))
    base = asset("acme-1", roles=(Role.FINE_TUNE,))
    edges = (edge(_result("free"), Relation.FINE_TUNED_FROM, base),)
    world = World([sa, FREE], (base, _result("free")), edges=edges, matrix=matrix)
    finding = world.finding(Code.SHARE_ALIKE)
    (reason,) = [r for r in finding.reasons if "OSADL" in (r.source or "")]
    assert said in str(reason.statement)
    assert (finding.severity, finding.confidence) == (Severity.BLOCKER, sure)


@pytest.mark.parametrize(
    ("environment", "stops"), [(Environment.NON_PRODUCTION, False), (Environment.PRODUCTION, True)]
)
def test_whether_it_is_research_could_stop_what_is_in_production(
    environment: Environment, stops: bool
) -> None:
    terms = record(facts=fact(Topic.BEYOND_RESEARCH))
    world = World([terms], (asset("acme-1"),), use=_use(commercial=False, environment=environment))
    assert world.finding(Code.CONTEXT_NEEDED).could_stop is stops


@pytest.mark.parametrize("kind", [AssetKind.DATASET, AssetKind.MODEL])
@pytest.mark.parametrize("confined", [False, True])
def test_training_on_conditions_is_said_of_data_and_once(kind: AssetKind, confined: bool) -> None:
    facts = fact(Topic.TRAIN_ON, Stance.RESTRICTS)
    facts |= fact(Topic.COMMERCIAL_USE) if confined else {}
    role = Role.TRAIN if kind is AssetKind.DATASET else Role.FINE_TUNE
    world = World([record(facts=facts)], (asset("acme-1", kind=kind, roles=(role,)),))
    said = ("major", "field-restricted") in world.codes()
    assert said is (kind is AssetKind.DATASET and not confined)


@pytest.mark.parametrize(
    ("stance", "named", "stops"),
    [
        (Stance.FORBIDS, True, True), (Stance.FORBIDS, False, False),
        (Stance.RESTRICTS, True, False), (Stance.RESTRICTS, False, False),
    ],
)  # fmt: skip
def test_only_a_field_that_is_closed_as_such_could_stop_by_its_name(
    stance: Stance, named: bool, stops: bool
) -> None:
    limit = FieldLimit(clause="1", field=FieldOfUse.POLITICAL, stance=stance, named=named)
    world = World([record(fields=(limit,))], (asset("acme-1"),), use=_use(fields=None))
    question = world.finding(Code.CONTEXT_NEEDED)
    assert question.could_stop is stops
    assert ("No field is closed" in str(question.reasons[-1].statement)) is not stops


def test_the_question_for_fields_cites_what_is_forbidden_first() -> None:
    limits = tuple(
        FieldLimit(clause=clause, field=field, stance=stance)
        for clause, field, stance in (
            ("1", FieldOfUse.EDUCATION, Stance.RESTRICTS),
            ("2", FieldOfUse.MILITARY, Stance.FORBIDS),
        )
    )
    world = World([record(fields=limits)], (asset("acme-1"),), use=_use(fields=None))
    assert world.finding(Code.CONTEXT_NEEDED).clause == "2"


def test_whether_copyleft_code_is_linked_could_stop_the_product() -> None:
    sa = record(copyleft=copyleft(CopyleftKind.SHARE_ALIKE), kind="software")
    question = World([sa], (asset("acme-1"),)).finding(Code.CONTEXT_NEEDED)
    assert (question.could_stop, "linked" in str(question.message)) == (True, True)


@pytest.mark.parametrize("trying", [{}, fact(Topic.BEYOND_RESEARCH)])
@pytest.mark.parametrize("production", [False, True])
def test_trying_out_is_spared_only_where_the_terms_close_production_alone(
    production: bool, trying: Any
) -> None:
    facts = fact(Topic.COMMERCIAL_USE) | trying
    facts |= fact(Topic.PRODUCTION_USE) if production else {}
    use = _use(distribution=Distribution.INTERNAL, environment=Environment.NON_PRODUCTION)
    world = World([record(facts=facts)], (asset("acme-1"),), use=use)
    spared = production and not trying
    assert (("blocker", "non-commercial") in world.codes()) is not spared


@pytest.mark.parametrize(
    ("count", "rest"),
    [(20, []), (21, ["… and in 1 more places."]), (25, ["… and in 5 more places."])],
)
def test_an_argument_shows_twenty_places_and_counts_the_rest(count: int, rest: list[str]) -> None:
    used = asset("acme-1")
    one = used.references[0]
    many = tuple(replace(one, place=replace(one.place, line=n + 1)) for n in range(count))
    world = World([NC], (replace(used, references=many),))
    said = [str(r.statement) for r in world.finding(Code.NON_COMMERCIAL).reasons]
    assert [words for words in said if words.startswith("…")] == rest


def test_share_alike_binds_changed_copies_not_models_trained_on_data() -> None:
    sa = record(copyleft=copyleft(CopyleftKind.SHARE_ALIKE))
    result = _result("free", kind=AssetKind.DATASET)
    data = asset("acme-1", kind=AssetKind.DATASET, roles=(Role.MODIFY_REDISTRIBUTE,))
    edges = (edge(result, Relation.DERIVED_FROM, data),)
    use = _use(distribution=Distribution.DATASET)
    world = World([sa, FREE], (data, result), edges=edges, use=use)
    assert world.codes() == [("blocker", "share-alike")]
    taught = asset("acme-1", kind=AssetKind.DATASET, roles=(Role.TRAIN,))
    trained = World([sa, FREE], (taught,), use=_use(distribution=Distribution.WEIGHTS))
    assert trained.codes() == [("info", "unsettled-law")]


def test_terms_that_free_trained_models_leave_nothing_unsettled() -> None:
    free = record(
        copyleft=copyleft(CopyleftKind.SHARE_ALIKE),
        facts=fact(Topic.TRAINED_MODEL_FREE, Stance.ALLOWS),
    )
    data = asset("acme-1", kind=AssetKind.DATASET, roles=(Role.TRAIN,))
    assert World([free], (data,)).codes() == []


def _teacher(**changes: Any) -> Asset:
    return asset("acme-1", roles=(Role.DISTILL_OUTPUTS,), **changes)


def test_outputs_that_may_not_train_block_distillation() -> None:
    closed = record(facts=fact(Topic.OUTPUT_TRAINING))
    assert World([closed], (_teacher(),)).codes() == [("blocker", "output-training")]
    assert World([closed], (asset("acme-1"),)).codes() == []


@pytest.mark.parametrize(
    ("distribution", "code"),
    [
        (Distribution.INTERNAL, None),
        (Distribution.WEIGHTS, "output-training"),
        (Distribution.SAAS, "context-needed"),
    ],
)
def test_a_classifier_is_spared_as_long_as_nobody_gets_it(
    distribution: Distribution, code: str | None
) -> None:
    spares = (Spared.CLASSIFIER_KEPT,)
    closed = record(facts=fact(Topic.OUTPUT_TRAINING, spares=spares))
    use = _use(distribution=distribution)
    world = World([closed], (_teacher(produces_what="classifier"),), use=use)
    assert [c for _, c in world.codes()] == ([code] if code else [])


def test_the_own_family_is_spared_where_the_terms_say_so() -> None:
    closed = record(facts=fact(Topic.OUTPUT_TRAINING, spares=(Spared.OWN_FAMILY,)))
    kin = asset("acme-1", id="acme/small", roles=(Role.FINE_TUNE,))
    other = asset("free", id="other/small", roles=(Role.FINE_TUNE,))
    assert World([closed, FREE], (_teacher(), kin)).codes() == []
    assert ("blocker", "output-training") in World([closed, FREE], (_teacher(), other)).codes()


def _two_editions(*named: str) -> World:
    """An older edition teaches a model under the next one; the terms except `named` too."""
    facts = fact(Topic.OUTPUT_TRAINING, spares=(Spared.OWN_FAMILY,))
    said = {topic: replace(each, spares_records=named) for topic, each in facts.items()}
    older = record(facts=said, family="acme")
    newer = record("acme-2", family="acme")
    kin = asset("acme-2", id="acme/newer", roles=(Role.FINE_TUNE,))
    return World([older, newer, FREE], (_teacher(), kin))


def test_another_edition_of_the_family_is_not_spared() -> None:
    assert ("blocker", "output-training") in _two_editions().codes()


def test_another_edition_is_spared_where_the_record_names_it() -> None:
    assert _two_editions("acme-2").codes() == []


def test_data_the_project_made_with_a_service_and_trains_on_counts_as_distillation() -> None:
    closed = record(kind="service", facts=fact(Topic.OUTPUT_TRAINING))
    service = asset("acme-1", id="chat", kind=AssetKind.SERVICE, roles=(Role.API,))
    data = asset("free", id="local:data.json", kind=AssetKind.DATASET, hub=Hub.LOCAL, roles=())
    edges = (edge(data, Relation.GENERATED_BY, service),)
    world = World([closed, FREE], (service, data), edges=edges)
    assert ("blocker", "output-training") in world.codes()


def test_data_that_others_made_with_a_service_is_a_note() -> None:
    closed = record(kind="service", facts=fact(Topic.OUTPUT_TRAINING))
    service = asset("acme-1", id="chat", kind=AssetKind.SERVICE, roles=(), upstream=True)
    data = asset("free", id="org/chats", kind=AssetKind.DATASET, roles=(Role.TRAIN,))
    edges = (edge(data, Relation.GENERATED_BY, service),)
    world = World([closed, FREE], (service, data), edges=edges)
    assert world.codes() == [("info", "output-terms")]


def test_every_service_gets_a_note_on_its_terms() -> None:
    service = asset("free", kind=AssetKind.SERVICE, roles=(Role.API,))
    assert World([FREE], (service,)).codes() == [("info", "service-terms")]


DATE = dt.date(2024, 7, 23)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"monthly_active_users": 5}, []),
        ({"monthly_active_users": 50}, ["context-needed"]),
        ({"monthly_active_users": 50, "monthly_active_users_on": {DATE: 5}}, []),
        ({"monthly_active_users": 5, "monthly_active_users_on": {DATE: 50}}, ["user-threshold"]),
        ({"monthly_active_users": None}, ["context-needed"]),
    ],
)
def test_users_are_counted_at_the_date_that_the_license_names(
    changes: dict[str, Any], codes: list[str]
) -> None:
    limit = Threshold(
        clause="2",
        metric=Metric.MONTHLY_ACTIVE_USERS,
        above=10,
        effect=ThresholdEffect.NO_RIGHTS,
        measured_on=DATE,
    )
    world = World([record(thresholds=(limit,))], (asset("acme-1"),), use=_use(**changes))
    assert [c for _, c in world.codes()] == codes


def test_a_month_cannot_hold_more_revenue_than_its_year() -> None:
    limit = Threshold(
        clause="2", metric=Metric.MONTHLY_REVENUE, above=10, effect=ThresholdEffect.NO_RIGHTS
    )
    licensed = [record(thresholds=(limit,))]
    assert World(licensed, (asset("acme-1"),), use=_use(annual_revenue_usd=9)).codes() == []
    unknown = World(licensed, (asset("acme-1"),), use=_use(annual_revenue_usd=90))
    assert unknown.codes() == [("info", "context-needed")]
    above = World(licensed, (asset("acme-1"),), use=_use(monthly_revenue_usd=11))
    assert above.codes() == [("blocker", "revenue-threshold")]


@pytest.mark.parametrize(
    ("tested", "changes", "codes"),
    [
        ("seat", {"seat": "DE"}, ["territory-excluded"]),
        ("seat", {"seat": "US", "territory": ("EU",)}, []),
        ("seat", {"seat": None}, ["context-needed"]),
        ("offered", {"territory": ("FR", "US")}, ["territory-excluded"]),
        ("offered", {"territory": ("US",)}, []),
        ("offered", {"territory": None}, ["context-needed"]),
        ("offered", {"territory": ("US",), "seat": "DE"}, ["context-needed"]),
    ],
)
def test_some_terms_look_at_the_seat_and_some_at_the_market(
    tested: str, changes: dict[str, Any], codes: list[str]
) -> None:
    limit = TerritoryLimit(clause="3", excluded=("EU",), tested=tested)
    world = World([record(territory=(limit,))], (asset("acme-1"),), use=_use(**changes))
    assert [c for _, c in world.codes()] == codes


@pytest.mark.parametrize(
    ("multimodal", "codes"),
    [(True, ["territory-excluded"]), (False, []), (None, ["context-needed"])],
)
def test_a_clause_on_multimodal_models_leaves_others_alone(
    multimodal: bool | None, codes: list[str]
) -> None:
    limit = TerritoryLimit(clause="3", excluded=("EU",), tested="seat", multimodal_only=True)
    world = World(
        [record(territory=(limit,))], (asset("acme-1", multimodal=multimodal),), use=_use(seat="DE")
    )
    assert [c for _, c in world.codes()] == codes


@pytest.mark.parametrize(
    ("stance", "severity"), [(Stance.FORBIDS, "blocker"), (Stance.RESTRICTS, "major")]
)
def test_a_closed_field_blocks_and_a_limited_one_does_not(stance: Stance, severity: str) -> None:
    limit = FieldLimit(clause="A", field=FieldOfUse.MEDICAL, stance=stance)
    licensed = [record(fields=(limit,))]
    met = World(licensed, (asset("acme-1"),), use=_use(fields=(FieldOfUse.MEDICAL,)))
    assert met.codes() == [(severity, "field-restricted")]
    assert World(licensed, (asset("acme-1"),), use=_use(fields=(FieldOfUse.LEGAL,))).codes() == []
    asked = World(licensed, (asset("acme-1"),), use=_use(fields=None))
    assert asked.codes() == [("info", "context-needed")]


def test_guardrails_taken_out_are_flagged_and_kept_ones_are_not() -> None:
    guarded = record(facts=fact(Topic.SAFEGUARDS))
    tuned = asset("acme-1", roles=(Role.FINE_TUNE,))
    removed = attest(AttestedFact.GUARDRAILS_KEPT, holds=False)
    world = World([guarded], (tuned,), attestations=(removed,))
    assert world.codes() == [("major", "guardrails-removed")]
    world.attestations = (attest(AttestedFact.GUARDRAILS_KEPT),)
    assert world.codes() == []
    stripped = asset("acme-1", id="someone/model-abliterated")
    named = World([guarded], (stripped,)).finding(Code.GUARDRAILS_REMOVED)
    assert named.confidence is Confidence.LIKELY


def test_a_name_must_begin_as_the_license_says() -> None:
    prefixed = record(duties=duty(DutyKind.NAME_PREFIX, Trigger.TRAINED_MODEL, words="Acme 3"))
    for name, codes in (
        ("Acme-3-tiny", []),
        ("acme_3", []),
        ("tiny-Acme-3", ["name-prefix-missing"]),
        (None, ["context-needed"]),
    ):
        tuned = asset("acme-1", roles=(Role.FINE_TUNE,), produces_name=name)
        assert [c for _, c in World([prefixed], (tuned,)).codes()] == codes, name


def test_an_open_source_claim_needs_open_terms() -> None:
    product = Product(claims=("The open-source assistant",))
    world = World([record()], (asset("acme-1"),), product=product)
    assert world.codes() == [("minor", "open-source-claim")]
    world.records = [record(openness=Openness(osi_approved="yes"))]
    assert world.codes() == []
    world = World([record()], (asset("acme-1"),), product=Product(claims=("Open weights",)))
    assert world.codes() == []


def test_an_unknown_license_is_never_fine() -> None:
    finding = World([], (asset(),)).finding(Code.LICENSE_UNKNOWN)
    assert (finding.severity.word, finding.could_stop) == ("major", True)


def test_an_origin_of_unknown_license_is_named() -> None:
    base = asset(id="who/knows", upstream=True)
    child = asset("free")
    world = World([FREE], (base, child), edges=(edge(child, Relation.FINE_TUNED_FROM, base),))
    assert "who/knows" in str(world.finding(Code.LICENSE_UNKNOWN).message)


@pytest.mark.parametrize(
    ("likely", "confidence"), [(False, Confidence.CERTAIN), (True, Confidence.LIKELY)]
)
def test_what_rests_on_mere_words_about_a_part_is_likely_at_best(
    likely: bool, confidence: Confidence
) -> None:
    record_ = replace(NC, derivatives=counts(Relation.CONTAINS))
    part = asset("acme-1", id="them/part", kind=AssetKind.DATASET, upstream=True)
    whole = asset("free", id="who/whole", kind=AssetKind.DATASET, roles=(Role.REDISTRIBUTE,))
    way = replace(edge(whole, Relation.CONTAINS, part), likely=likely)
    world = World([record_, FREE], (part, whole), edges=(way,))
    assert world.finding(Code.NON_COMMERCIAL).confidence is confidence


@pytest.mark.parametrize("named", [True, False])
def test_a_clause_that_does_not_name_the_field_is_asked_about(named: bool) -> None:
    limit = FieldLimit(
        clause="9", field=FieldOfUse.EDUCATION, stance=Stance.RESTRICTS, named=named, note="Hm."
    )
    world = World([record(fields=(limit,))], (asset("acme-1"),))
    world.use = _use(fields=frozenset({FieldOfUse.EDUCATION}))
    code = "field-restricted" if named else "context-needed"
    assert world.codes() == [("major" if named else "info", code)]
    assert "education" in str(world.judge().findings[0].message)


def test_selling_outputs_of_what_may_not_be_in_production_is_asked_about() -> None:
    facts = fact(Topic.PRODUCTION_USE) | fact(Topic.OUTPUT_COMMERCIAL_USE, Stance.ALLOWS)
    makes = asset("acme-1", roles=(Role.GENERATE_CONTENT,))
    world = World([record(facts=facts)], (makes,), use=_use(distribution=Distribution.CONTENT))
    question = next(f for f in world.judge().findings if f.code is Code.CONTEXT_NEEDED)
    assert (question.could_stop, "research-only" in dict(world.codes()).values()) == (True, False)
    world = World([record(facts=fact(Topic.PRODUCTION_USE))], (makes,), use=world.use)
    assert ("blocker", "research-only") in world.codes()


def test_terms_reach_over_any_number_of_hops_and_cycles_end() -> None:
    chain = [asset("free", id=f"m{n}/model", upstream=n > 0) for n in range(4)]
    top = asset("acme-1", id="nc/model", upstream=True)
    models = (*chain, top)
    edges = tuple(edge(child, Relation.MERGED_FROM, parent) for child, parent in pairwise(models))
    back = edge(top, Relation.MERGED_FROM, chain[0])
    world = World([NC, FREE], models, edges=(*edges, back))
    finding = world.finding(Code.NON_COMMERCIAL)
    assert finding.asset.id == "m0/model"
    assert sum("is made from" in str(r.statement) for r in finding.reasons) == 4


def test_distillation_carries_terms_only_where_the_license_counts_it() -> None:
    student = asset("free")
    teacher = asset("acme-1", id="t/teacher", upstream=True)
    edges = (edge(student, Relation.DISTILLED_FROM, teacher),)
    assert World([NC, FREE], (student, teacher), edges=edges).codes() == []
    counting = replace(NC, derivatives=counts(Relation.DISTILLED_FROM))
    found = World([counting, FREE], (student, teacher), edges=edges).codes()
    assert ("blocker", "non-commercial") in found


def test_a_permissive_tag_on_a_restricted_base_disagrees_except_by_its_own_publisher() -> None:
    child = asset("free", id="someone/child")
    base = asset("acme-1", id="acme/base", upstream=True)
    edges = (edge(child, Relation.DERIVED_FROM, base),)
    world = World([NC, FREE], (child, base), edges=edges)
    assert ("major", "declarations-disagree") in world.codes()
    own = asset("free", id="acme/child")
    edges = (edge(own, Relation.DERIVED_FROM, base),)
    assert World([NC, FREE], (own, base), edges=edges).codes() == []


def test_hosting_a_changed_version_needs_the_source_and_an_unchanged_one_does_not() -> None:
    network = record(duties=duty(DutyKind.SOURCE_OFFER, Trigger.HOST_MODIFIED))
    use = _use(distribution=Distribution.SAAS)
    for modified, codes in (
        (True, ["source-offer-missing"]),
        (False, []),
        (None, ["context-needed"]),
    ):
        hosted = asset("acme-1", modified=modified)
        found = [c for _, c in World([network], (hosted,), use=use).codes()]
        assert found == codes, modified


def test_mentioned_assets_are_not_judged() -> None:
    mentioned = asset("acme-1", strength="mentioned")
    assert World([NC], (mentioned,)).codes() == []


@pytest.mark.parametrize(("stance", "stops"), [(Stance.FORBIDS, True), (Stance.RESTRICTS, False)])
def test_a_clause_about_conduct_asks_and_keeps_open_only_what_it_bars(
    stance: Stance, stops: bool
) -> None:
    limit = FieldLimit(
        clause="4", field=FieldOfUse.POLITICAL, stance=stance, named=False, note="No deceit."
    )
    world = World([record(fields=(limit,))], (asset("acme-1"),), _use(fields=("political",)))
    asked = world.finding(Code.CONTEXT_NEEDED)
    assert (asked.could_stop, asked.clause) == (stops, "4")
    assert "No deceit." in str(asked.message)


def test_every_way_by_which_a_license_comes_is_shown() -> None:
    child = asset("free", id="lab/child")
    one, other = asset("acme-1", id="a/one"), asset("acme-1", id="b/other")
    one, other = replace(one, upstream=True), replace(other, upstream=True)
    edges = (edge(child, Relation.MERGED_FROM, one), edge(child, Relation.MERGED_FROM, other))
    found = World([NC, FREE], (child, one, other), edges=edges).finding(Code.NON_COMMERCIAL)
    said = [str(reason.statement) for reason in found.reasons]
    assert [words for words in said if "is made from" in words] == [
        "lab/child is made from a/one (merged from it).",
        "lab/child is made from b/other (merged from it).",
    ]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (CopyleftKind.SHARE_ALIKE, True), (CopyleftKind.SAME_TERMS, True),
        (CopyleftKind.FLOW_DOWN, False),
    ],
)  # fmt: skip
def test_a_result_without_a_license_is_asked_for_it_where_terms_stay(
    kind: CopyleftKind, asked: bool
) -> None:
    base = asset("acme-1", roles=(Role.FINE_TUNE,))
    result = asset(id="acme/result", output=True, roles=())
    edges = (edge(result, Relation.FINE_TUNED_FROM, base),)
    use = _use(distribution=Distribution.WEIGHTS)
    world = World([record(copyleft=copyleft(kind))], (base, result), edges=edges, use=use)
    questions = [f for f in world.judge().findings if f.code is Code.CONTEXT_NEEDED]
    assert ["Under which license is" in str(f.message) for f in questions] == [True] * asked
    assert [f.could_stop for f in questions] == [kind is CopyleftKind.SHARE_ALIKE] * asked
