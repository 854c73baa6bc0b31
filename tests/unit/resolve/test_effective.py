"""The table of effective licenses: sources that agree, that differ, and silence."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component, StatementSource
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Basis, EffectiveState, Reading
from clearweights.resolve.effective import effective

M, D = AssetKind.MODEL, AssetKind.DATASET


def _said(
    expression: str | None,
    *records: str,
    component: Component = Component.ANY,
    source: StatementSource = StatementSource.TAG,
) -> Reading:
    return Reading(
        basis=Basis.DECLARED,
        raw=expression or "words",
        source=source,
        expression=expression,
        records=records,
        component=component,
    )


def _known(expression: str, status: FactStatus, *records: str) -> Reading:
    return Reading(
        basis=Basis.CATALOGED,
        raw=expression,
        source=StatementSource.FAMILY,
        expression=expression,
        records=records,
        status=status,
    )


MIT = _said("MIT", "mit")
LLAMA = _said("LicenseRef-llama", "llama-3.1")
CODE = _said("Apache-2.0", "apache-2.0", component=Component.CODE)
DATA = _said("CC-BY-NC-4.0", "cc-by-nc-4.0", component=Component.DATA)
CANDIDATES = _said(None, "kimi", "minimax")
FAMILY = _known("LicenseRef-kimi", FactStatus.VERIFIED, "kimi")
GUESS = _known("LicenseRef-kimi", FactStatus.SECONDARY, "kimi")
RESOLVED_NOT = _said(None)


@pytest.mark.parametrize(
    ("kind", "readings", "state", "expression"),
    [
        (M, [], EffectiveState.UNKNOWN, None),
        (M, [MIT], EffectiveState.AGREED, "MIT"),
        (M, [MIT, _said("mit", "mit")], EffectiveState.AGREED, "MIT"),
        (M, [MIT, LLAMA], EffectiveState.DISAGREE, None),
        (M, [MIT, CODE], EffectiveState.AGREED, "MIT"),
        (M, [CODE], EffectiveState.UNKNOWN, None),
        (M, [DATA], EffectiveState.UNKNOWN, None),
        (D, [DATA], EffectiveState.AGREED, "CC-BY-NC-4.0"),
        (D, [DATA, MIT], EffectiveState.DISAGREE, None),
        (M, [RESOLVED_NOT], EffectiveState.UNKNOWN, None),
        (M, [RESOLVED_NOT, MIT], EffectiveState.AGREED, "MIT"),
        (M, [CANDIDATES], EffectiveState.UNKNOWN, None),
        (M, [CANDIDATES, FAMILY], EffectiveState.AGREED, "LicenseRef-kimi"),
        (M, [CANDIDATES, LLAMA], EffectiveState.DISAGREE, None),
        (M, [MIT, FAMILY], EffectiveState.DISAGREE, None),
        (M, [MIT, GUESS], EffectiveState.AGREED, "MIT"),
        (M, [GUESS], EffectiveState.AGREED, "LicenseRef-kimi"),
    ],
)
def test_the_table(
    kind: AssetKind, readings: list[Reading], state: EffectiveState, expression: str | None
) -> None:
    found = effective(kind, readings, lambda record: f"LicenseRef-{record}")
    assert (found.state, found.expression) == (state, expression)


def test_candidates_stay_visible_where_a_name_is_ambiguous() -> None:
    assert effective(M, [CANDIDATES], lambda _: None).records == ("kimi", "minimax")


def test_what_rests_on_a_guess_alone_says_so() -> None:
    assert effective(M, [GUESS], lambda _: None).status is FactStatus.SECONDARY
    assert effective(M, [MIT, GUESS], lambda _: None).status is FactStatus.VERIFIED


def test_the_records_of_both_sides_stay_in_a_contradiction() -> None:
    assert effective(M, [MIT, LLAMA], lambda _: None).records == ("llama-3.1", "mit")


def test_two_candidate_lists_may_leave_one_license() -> None:
    other = _said(None, "minimax", "mistral")
    found = effective(M, [CANDIDATES, other], lambda record: f"LicenseRef-{record}")
    assert (found.state, found.expression) == (EffectiveState.AGREED, "LicenseRef-minimax")


def test_a_sentence_alone_leaves_the_license_open_and_keeps_its_limit() -> None:
    limit = _said(None, "limit")
    alone = effective(M, [limit], lambda _: None)
    assert (alone.state, alone.records) == (EffectiveState.UNKNOWN, ("limit",))
    beside = effective(M, [limit, MIT], lambda _: None)
    assert (beside.state, beside.records) == (EffectiveState.DISAGREE, ("limit", "mit"))


def test_a_sentence_that_a_license_says_as_well_adds_nothing() -> None:
    limit, strict = _said(None, "limit"), _said("CC-BY-NC-4.0", "nc")
    agreed = effective(
        M, [limit, strict], lambda _: None, lambda one, other: (one, other) == (strict, limit)
    )
    assert (agreed.state, agreed.expression) == (EffectiveState.AGREED, "CC-BY-NC-4.0")


def test_a_row_checked_by_hand_counts_before_rows_nobody_checked_and_is_enough() -> None:
    checked = _known("MIT", FactStatus.PARTLY, "mit")
    found = effective(
        M, [_known("CC-BY-NC-4.0", FactStatus.SECONDARY, "cc-by-nc-4.0"), checked], lambda _: None
    )
    assert (found.state, found.expression) == (EffectiveState.AGREED, "MIT")
    assert found.status is FactStatus.PARTLY


def test_a_row_checked_by_hand_contradicts_no_statement() -> None:
    found = effective(M, [LLAMA, _known("MIT", FactStatus.PARTLY, "mit")], lambda _: None)
    assert (found.state, found.records) == (EffectiveState.AGREED, ("llama-3.1",))


def test_two_rows_checked_by_hand_may_contradict_each_other() -> None:
    rows = [_known("MIT", FactStatus.PARTLY, "mit"), _known("X", FactStatus.VERIFIED, "x")]
    assert effective(M, rows[:1] * 2, lambda _: None).state is EffectiveState.AGREED
    partly = [rows[0], _known("X", FactStatus.PARTLY, "x")]
    assert effective(M, partly, lambda _: None).state is EffectiveState.DISAGREE


def test_terms_that_add_to_what_is_said_count_even_as_an_inference() -> None:
    said = _said("CC-BY-NC-4.0", "nc")
    more = _known("LicenseRef-nc-and-policy", FactStatus.SECONDARY, "nc-policy")

    def adds(one: Reading, other: Reading) -> bool:
        return (one.records, other.records) == (("nc-policy",), ("nc",))

    found = effective(M, [said, more], lambda _: None, adds_to=adds)
    assert (found.state, found.records) == (EffectiveState.AGREED, ("nc-policy",))
    assert found.status is FactStatus.SECONDARY
    plain = effective(M, [said, more], lambda _: None)
    assert (plain.state, plain.records) == (EffectiveState.AGREED, ("nc",))
    other = effective(M, [MIT, more], lambda _: None, adds_to=adds)
    assert (other.state, other.records) == (EffectiveState.AGREED, ("mit",))
