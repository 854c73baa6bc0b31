"""Duties: due when the use makes them due, fulfilled where it is seen or attested."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearweights.domain.asset import Place, Relation, Role
from clearweights.domain.finding import Code, Confidence, Severity
from clearweights.domain.license import (
    DutyKind,
    Metric,
    Threshold,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.domain.result import DutyState, LicenseFile, Sign
from clearweights.domain.use import AttestedFact, Distribution
from tests.unit.rules.builders import (
    HERE,
    PRODUCT_USE,
    World,
    asset,
    attest,
    duty,
    edge,
    fact,
    record,
)

KINDS = [
    (DutyKind.LICENSE_COPY, "license-copy-missing", "major"),
    (DutyKind.RETAIN_NOTICES, "notice-missing", "minor"),
    (DutyKind.NOTICE_FILE, "notice-missing", "minor"),
    (DutyKind.DISPLAY, "display-notice-missing", "major"),
    (DutyKind.STATE_CHANGES, "changes-not-stated", "minor"),
    (DutyKind.ATTRIBUTION, "attribution-missing", "minor"),
    (DutyKind.CITATION, "attribution-missing", "minor"),
    (DutyKind.PASS_ON_RESTRICTIONS, "restrictions-not-passed-on", "major"),
    (DutyKind.SOURCE_OFFER, "source-offer-missing", "blocker"),
    (DutyKind.REGISTRATION, "registration-required", "major"),
]


@pytest.mark.parametrize(("kind", "code", "severity"), KINDS)
def test_a_duty_that_is_due_and_not_seen_is_missing(
    kind: DutyKind, code: str, severity: str
) -> None:
    world = World([record(duties=duty(kind, Trigger.DISTRIBUTE))], (asset("acme-1"),))
    assert world.codes() == [(severity, code)]
    assert world.judge().findings[0].confidence is Confidence.LIKELY


@pytest.mark.parametrize(("kind", "code", "severity"), KINDS)
def test_no_duty_of_distribution_bites_in_the_house(
    kind: DutyKind, code: str, severity: str
) -> None:
    use = replace(PRODUCT_USE, distribution=Distribution.INTERNAL)
    world = World([record(duties=duty(kind, Trigger.DISTRIBUTE))], (asset("acme-1"),), use=use)
    assert world.codes() == []


@pytest.mark.parametrize(
    ("fact_", "kind"),
    [
        (AttestedFact.LICENSE_COPY, DutyKind.LICENSE_COPY),
        (AttestedFact.NOTICES_KEPT, DutyKind.RETAIN_NOTICES),
        (AttestedFact.NOTICE_FILE, DutyKind.NOTICE_FILE),
        (AttestedFact.DISPLAY_NOTICE, DutyKind.DISPLAY),
        (AttestedFact.CHANGES_STATED, DutyKind.STATE_CHANGES),
        (AttestedFact.CREDITED, DutyKind.ATTRIBUTION),
        (AttestedFact.RESTRICTIONS_PASSED_ON, DutyKind.PASS_ON_RESTRICTIONS),
        (AttestedFact.SOURCE_OFFERED, DutyKind.SOURCE_OFFER),
        (AttestedFact.REGISTERED, DutyKind.REGISTRATION),
    ],
)
def test_an_attestation_answers_a_duty_both_ways(fact_: AttestedFact, kind: DutyKind) -> None:
    world = World(
        [record(duties=duty(kind, Trigger.DISTRIBUTE))],
        (asset("acme-1"),),
        attestations=(attest(fact_),),
    )
    assert world.codes() == []
    world.attestations = (attest(fact_, holds=False),)
    assert world.judge().findings[0].confidence is Confidence.CERTAIN


def test_an_attestation_for_the_asset_goes_before_one_for_all() -> None:
    world = World(
        [record(duties=duty(DutyKind.LICENSE_COPY, Trigger.DISTRIBUTE))],
        (asset("acme-1"),),
        attestations=(
            attest(AttestedFact.LICENSE_COPY, holds=False),
            attest(AttestedFact.LICENSE_COPY, asset="acme/model"),
        ),
    )
    assert world.codes() == []


@pytest.mark.parametrize(("words", "left"), [(None, 0), ("Made by Acme", 1)])
def test_notices_that_are_kept_answer_a_notice_file_unless_it_wants_a_line_of_its_own(
    words: str | None, left: int
) -> None:
    demand = duty(DutyKind.NOTICE_FILE, Trigger.DISTRIBUTE, words=words)
    world = World([record(duties=demand)], (asset("acme-1"),))
    world.attestations = (attest(AttestedFact.NOTICES_KEPT),)
    assert len([c for c in world.codes() if c[1] == "notice-missing"]) == left


@pytest.mark.parametrize(
    ("role", "distribution", "due"),
    [
        (Role.FINE_TUNE, Distribution.WEIGHTS, True),
        (Role.FINE_TUNE, Distribution.CONTENT, False),
        (Role.FINE_TUNE, Distribution.INTERNAL, False),
        (Role.MODIFY_REDISTRIBUTE, Distribution.WEIGHTS, False),
    ],
)
def test_a_duty_of_trained_models_begins_when_such_a_model_is_offered(
    role: Role, distribution: Distribution, due: bool
) -> None:
    demand = duty(DutyKind.DISPLAY, Trigger.TRAINED_MODEL, words="Built with Acme")
    use = replace(PRODUCT_USE, distribution=distribution)
    world = World([record(duties=demand)], (asset("acme-1", roles=(role,)),), use=use)
    assert (("major", "display-notice-missing") in world.codes()) is due


def test_an_encouraged_duty_is_never_a_finding() -> None:
    duties = duty(DutyKind.DISPLAY, Trigger.DISTRIBUTE, words="Powered by Acme", encouraged=True)
    assert World([record(duties=duties)], (asset("acme-1"),)).codes() == []


def test_a_commercial_duty_does_not_bind_others() -> None:
    duties = duty(DutyKind.REGISTRATION, Trigger.USE, commercial_only=True)
    world = World([record(duties=duties)], (asset("acme-1"),))
    assert world.codes() == [("major", "registration-required")]
    world.use = replace(PRODUCT_USE, commercial=False)
    assert world.codes() == []


def test_the_very_license_text_in_the_project_is_a_copy() -> None:
    world = World(
        [record(duties=duty(DutyKind.LICENSE_COPY, Trigger.DISTRIBUTE))],
        (asset("acme-1"),),
        found={"license_files": (_file("licenses/ACME", "identical", "acme-1"),)},
    )
    assert world.codes() == []
    (check,) = world.judge().duties[world.assets[0].key]
    assert (check.state, check.place) == (DutyState.FULFILLED, Place(path="licenses/ACME"))


def test_another_edition_of_the_text_is_no_copy() -> None:
    old = record("acme-0", family="acme")
    new = record(family="acme", duties=duty(DutyKind.LICENSE_COPY, Trigger.DISTRIBUTE))
    world = World(
        [old, new],
        (asset("acme-1"),),
        found={"license_files": (_file("LICENSE", "identical", "acme-0"),)},
    )
    assert "LICENSE" in str(world.finding(Code.LICENSE_COPY_MISSING).reasons[-1].statement)


def test_the_sentence_seen_in_the_project_is_the_display() -> None:
    duties = duty(DutyKind.DISPLAY, Trigger.PRODUCT, words="Built with Acme")
    world = World(
        [record(duties=duties)],
        (asset("acme-1"),),
        found={"signs": (Sign(words="Built with Acme", place=HERE),)},
    )
    assert world.codes() == []
    world.found = {"signs": (Sign(words="Built with Acme", place=HERE, exact=False),)}
    assert world.codes() == [("minor", "display-notice-missing")]


def test_an_attested_sentence_in_other_words_is_minor() -> None:
    duties = duty(DutyKind.DISPLAY, Trigger.PRODUCT, words="Built with Acme 3")
    world = World(
        [record(duties=duties)],
        (asset("acme-1"),),
        attestations=(attest(AttestedFact.DISPLAY_NOTICE, text="Built with Acme"),),
    )
    assert world.codes() == [("minor", "display-notice-missing")]


@pytest.mark.parametrize(
    ("users", "expected"),
    [
        (10, []),
        (11, [("major", "display-notice-missing")]),
        (None, [("info", "context-needed")]),
    ],
)
def test_a_duty_above_a_size_waits_for_the_size(
    users: int | None, expected: list[tuple[str, str]]
) -> None:
    limit = Threshold(
        clause="9", metric=Metric.MONTHLY_ACTIVE_USERS, above=10, effect=ThresholdEffect.DUTY
    )
    duties = duty(DutyKind.DISPLAY, Trigger.OVER_THRESHOLD, words="Acme")
    world = World(
        [record(duties=duties, thresholds=(limit,))],
        (asset("acme-1"),),
        use=replace(PRODUCT_USE, monthly_active_users=users),
    )
    assert world.codes() == expected


def test_a_credit_line_answers_notice_and_license_of_the_same_license() -> None:
    duties = (
        *duty(DutyKind.ATTRIBUTION, Trigger.DISTRIBUTE),
        *duty(DutyKind.LICENSE_COPY, Trigger.DISTRIBUTE),
        *duty(DutyKind.RETAIN_NOTICES, Trigger.DISTRIBUTE),
    )
    world = World(
        [record(duties=duties)],
        (asset("acme-1"),),
        attestations=(attest(AttestedFact.CREDITED),),
    )
    assert world.codes() == []


def test_a_notice_file_due_only_where_one_was_shipped_is_no_second_finding() -> None:
    duties = (
        *duty(DutyKind.NOTICE_FILE, Trigger.DISTRIBUTE),
        *duty(DutyKind.RETAIN_NOTICES, Trigger.DISTRIBUTE),
    )
    world = World([record(duties=duties)], (asset("acme-1"),))
    assert world.codes() == [("minor", "notice-missing")]
    states = {c.kind: c.state for c in world.judge().duties[world.assets[0].key]}
    assert states[DutyKind.NOTICE_FILE] is DutyState.NOT_VISIBLE


def test_every_missing_duty_says_where_it_looked_and_what_to_do() -> None:
    world = World(
        [record(duties=duty(DutyKind.LICENSE_COPY, Trigger.DISTRIBUTE))], (asset("acme-1"),)
    )
    finding = world.finding(Code.LICENSE_COPY_MISSING)
    assert finding.reasons[0].place == HERE
    assert finding.reasons[-1].source == "scan"
    assert finding.severity is Severity.MAJOR
    assert "License acme-1" in str(finding.how_to_fix)


def _file(path: str, match: str, record_id: str) -> LicenseFile:
    return LicenseFile(
        path=path, expression=record_id, match=match, score=1.0, records=(record_id,)
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"words": "Built with Acme", "where": "the page"}, "Show “Built with Acme” on the page."),
        ({"words": "Built with Acme"}, "Show “Built with Acme” where users of the product see it."),
        ({}, "Show the credit that the clause demands for acme/model where users see it."),
    ],
)
def test_what_to_display_is_said_as_far_as_the_license_says_it(
    changes: dict[str, str], says: str
) -> None:
    demand = duty(DutyKind.DISPLAY, Trigger.DISTRIBUTE, **changes)
    world = World([record(duties=demand)], (asset("acme-1"),))
    assert str(world.finding(Code.DISPLAY_NOTICE_MISSING).how_to_fix) == says


@pytest.mark.parametrize(
    ("words", "says"), [("From Acme", "Add the line “From Acme”."), (None, "Name the author")]
)
def test_the_credit_line_that_is_demanded_is_shown(words: str | None, says: str) -> None:
    demand = duty(DutyKind.ATTRIBUTION, Trigger.DISTRIBUTE, words=words)
    world = World([record(duties=demand)], (asset("acme-1"),))
    assert says in str(world.finding(Code.ATTRIBUTION_MISSING).how_to_fix)


@pytest.mark.parametrize(
    ("words", "says", "fix"),
    [
        ("© Acme", "a notice file with its own line", "with the line: “© Acme”"),
        (None, "that the notices of acme/model are kept", "notices that came with acme/model"),
    ],
)
def test_a_missing_notice_says_what_kind_of_notice_is_demanded(
    words: str | None, says: str, fix: str
) -> None:
    kind = DutyKind.NOTICE_FILE if words else DutyKind.RETAIN_NOTICES
    world = World([record(duties=duty(kind, Trigger.DISTRIBUTE, words=words))], (asset("acme-1"),))
    found = world.finding(Code.NOTICE_MISSING)
    assert (says in str(found.message), fix in str(found.how_to_fix)) == (True, True)


@pytest.mark.parametrize(
    ("demand", "role", "asked"),
    [
        ("fact", Role.FINE_TUNE, True),
        ("fact", Role.INFERENCE_LOCAL, False),
        ("duty", Role.INFERENCE_LOCAL, True),
    ],
)
def test_safeguards_are_asked_for_where_a_model_is_changed_or_a_duty_says_so(
    demand: str, role: Role, asked: bool
) -> None:
    terms = (
        record(facts=fact(Topic.SAFEGUARDS))
        if demand == "fact"
        else record(duties=duty(DutyKind.SAFEGUARDS, Trigger.USE))
    )
    world = World([terms], (asset("acme-1", roles=(role,)),))
    assert (("info", "context-needed") in world.codes()) is asked


def test_a_model_that_others_made_from_it_is_no_result_of_the_project() -> None:
    demand = duty(DutyKind.NAME_PREFIX, Trigger.TRAINED_MODEL, words="Acme")
    base = asset("acme-1", roles=(Role.FINE_TUNE,))
    other = asset("free", id="lab/other", upstream=True)
    world = World(
        [record(duties=demand), record("free")],
        (base, other),
        edges=(edge(other, Relation.FINE_TUNED_FROM, base),),
    )
    assert world.codes() == [("info", "context-needed")]


def test_two_sentences_of_one_clause_are_two_findings() -> None:
    demands = tuple(
        each
        for words in ("Built with Acme", "Acme inside")
        for each in duty(DutyKind.DISPLAY, Trigger.DISTRIBUTE, words=words)
    )
    world = World([record(duties=demands)], (asset("acme-1"),))
    assert world.codes() == [("major", "display-notice-missing")] * 2
