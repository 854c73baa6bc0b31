"""The grid of a license says everything that its record says, in plain words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from clearweights.datafiles import catalog
from clearweights.domain import license_words
from clearweights.domain.license import (
    CopyleftKind,
    Duty,
    DutyKind,
    FactStatus,
    FieldLimit,
    FieldOfUse,
    LicenseFact,
    LicenseRecord,
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
from clearweights.domain.license_words import TOPIC, stance_words
from clearweights.domain.openness import openness
from clearweights.domain.rights import ALWAYS, GROUP, Group, Right, rights
from clearweights.domain.text import Text

FRENCH = catalog("fr", "report")


def _record(**changes: Any) -> LicenseRecord:
    plain = LicenseRecord(
        id="acme-1", name="Acme License", steward="Acme", family="acme", category="open-model",
        kind="model", spdx="LicenseRef-acme-1", version=None, texts=(), tags=(), aliases=(),
        urls=(), status=FactStatus.VERIFIED, source="invented", read_by="nobody",
        read_on=dt.date(2026, 1, 1),
    )  # fmt: skip
    return replace(plain, **changes)


def _fact(topic: Topic, stance: Stance = Stance.FORBIDS, **changes: Any) -> LicenseFact:
    return replace(LicenseFact(clause="7", topic=topic, stance=stance), **changes)


def _only(record: LicenseRecord, group: Group) -> Right:
    [row] = [row for row in rights(record) if row.group is group and row.status is not None]
    return row


def _templates(message: Text) -> set[str]:
    found = {message.template}
    for _, value in message.values:
        found |= _templates(value) if isinstance(value, Text) else set()
    return found


def _needs_french(template: str) -> bool:
    return bool(re.search(r"[a-z]", re.sub(r"\{\w+\}", "", template)))


@pytest.mark.parametrize(("topic", "stance"), list(product(Topic, Stance)))
def test_every_stance_of_every_topic_has_words_in_both_languages(
    topic: Topic, stance: Stance
) -> None:
    words = stance_words(topic, stance)
    assert str(words)
    assert words.template in FRENCH


@pytest.mark.parametrize(
    ("table", "members"),
    [
        ("TOPIC", Topic),
        ("STANCE", Stance),
        ("DUTY", DutyKind),
        ("TRIGGER", Trigger),
        ("FIELD", FieldOfUse),
        ("METRIC", Metric),
        ("EFFECT", ThresholdEffect),
        ("COPYLEFT", CopyleftKind),
        ("SPARED", Spared),
        ("FACT_STATUS", FactStatus),
    ],
)
def test_every_closed_list_has_its_words_and_their_french(table: str, members: Any) -> None:
    words = getattr(license_words, table)
    assert set(words) == set(members)
    assert {each.template for each in words.values()} <= set(FRENCH)


@pytest.mark.parametrize("topic", Topic)
def test_a_fact_on_any_topic_has_exactly_one_row(topic: Topic) -> None:
    rows = [r for r in rights(_record(facts={topic: _fact(topic)})) if r.about == TOPIC[topic]]
    assert [(row.stance, row.clause) for row in rows] == [(Stance.FORBIDS, "7")]


def test_what_nobody_looked_at_says_so_and_is_never_allowed() -> None:
    rows = rights(_record())
    assert [row.about for row in rows] == [TOPIC[topic] for topic in ALWAYS]
    assert {(row.stance, row.status) for row in rows} == {(None, None)}
    assert {str(row.says) for row in rows} == {"not recorded: nobody has looked"}


@pytest.mark.parametrize("status", list(FactStatus))
def test_a_row_that_was_not_read_in_the_text_shows_it(status: FactStatus) -> None:
    row = _only(_record(facts={Topic.USE: _fact(Topic.USE, status=status)}), Group.RIGHTS)
    assert (row.doubt is None) is (status is FactStatus.VERIFIED)


def test_a_ban_names_the_models_it_excepts() -> None:
    ban = _fact(
        Topic.OUTPUT_TRAINING, spares=(Spared.OWN_FAMILY,), spares_records=("acme-2",)
    )  # fmt: skip
    row = _only(_record(facts={Topic.OUTPUT_TRAINING: ban}), Group.RIGHTS)
    assert str(row.says) == (
        "forbidden, except for models under the same terms, these count as the same: acme-2"
    )


def test_a_duty_says_when_it_is_due_and_which_words_it_wants() -> None:
    duty = Duty(
        clause="1.b", kind=DutyKind.DISPLAY, triggers=(Trigger.DISTRIBUTE,), words="Made by Acme",
        encouraged=True, commercial_only=True,
    )  # fmt: skip
    row = _only(_record(duties=(duty,)), Group.CONDITIONS)
    assert (str(row.about), row.quote, row.clause) == ("Display a sentence", "Made by Acme", "1.b")
    assert str(row.says) == (
        "when copies are given to others; for commercial use only; asked for, not demanded"
    )


def test_a_threshold_says_its_size_its_effect_and_its_day() -> None:
    size = Threshold(
        clause="2", metric=Metric.MONTHLY_ACTIVE_USERS, above=700_000_000,
        effect=ThresholdEffect.NO_RIGHTS, measured_on=dt.date(2024, 7, 23),
    )  # fmt: skip
    row = _only(_record(thresholds=(size,)), Group.LIMITS)
    said = row.says.render(FRENCH)
    assert "2024-07-23" in said
    assert "aucun droit sans licence distincte" in said


def test_fields_under_one_clause_share_a_row_and_others_do_not() -> None:
    def limit(field: FieldOfUse, clause: str) -> FieldLimit:
        return FieldLimit(clause=clause, field=field, stance=Stance.FORBIDS)

    fields = (
        limit(FieldOfUse.LEGAL, "3"),
        limit(FieldOfUse.MEDICAL, "3"),
        limit(FieldOfUse.MILITARY, "4"),
    )
    rows = [row for row in rights(_record(fields=fields)) if row.group is Group.LIMITS]
    assert [(str(row.says), row.clause) for row in rows] == [
        ("law, medicine: forbidden", "3"), ("military: forbidden", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize(("tested", "says"), [("seat", "seated in"), ("offered", "use in")])
def test_a_territory_says_what_is_tested(tested: str, says: str) -> None:
    limit = TerritoryLimit(clause="5", excluded=("EU", "GB"), tested=tested)
    row = _only(_record(territory=(limit,)), Group.LIMITS)
    assert says in str(row.says)
    assert "EU, GB" in str(row.says)


def test_use_restrictions_are_listed_with_the_standing_of_the_record() -> None:
    record = _record(restrictions=("malware", "{fraud}"), status=FactStatus.SECONDARY)
    row = _only(record, Group.LIMITS)
    assert (str(row.says), row.status) == ("malware; {fraud}", FactStatus.SECONDARY)


def test_the_french_grid_of_every_kind_of_row_is_complete() -> None:
    record = _record(
        facts={topic: _fact(topic) for topic in Topic},
        territory=(
            TerritoryLimit(
                clause="5", excluded=("EU",), tested="offered", multimodal_only=True,
                end_users_exempt=True,
            ),
        ),
    )  # fmt: skip
    shown = {t for row in rights(record) for m in (row.about, row.says) for t in _templates(m)}
    shown |= {t for each in GROUP.values() for t in _templates(each)}
    for each in openness(record, frozenset()):
        shown |= _templates(each.question) | _templates(each.answer)
        shown |= _templates(each.basis) if each.basis else set()
    assert {t for t in shown if _needs_french(t)} - set(FRENCH) == set()
    assert len(shown) > 50


def test_openness_keeps_an_open_answer_and_never_makes_it_a_yes() -> None:
    record = _record(openness=Openness(eu_exemption="doubtful for hosting"))
    answers = [str(each.answer) for each in openness(record, frozenset())]
    assert answers == ["no", "not evaluated", "unclear", "doubtful for hosting", "no"]


def test_approval_is_not_read_off_a_list_that_lacks_the_license() -> None:
    listed, own = openness(_record(spdx="MIT"), frozenset())[0], openness(_record(), frozenset())[0]
    assert str(listed.basis) == "SPDX license list"
    assert str(own.basis) == "not on the SPDX license list"
