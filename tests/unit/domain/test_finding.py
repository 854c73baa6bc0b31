"""Clauses of a finding, cited together."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.domain.finding import Code, Confidence, Finding, Severity, cited_together
from clearweights.domain.text import text


def _finding(clause: str | None, also: tuple[str, ...] = ()) -> Finding:
    return Finding(
        code=Code.RELICENSING,
        severity=Severity.MAJOR,
        confidence=Confidence.CERTAIN,
        asset=AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "lab/m"),
        message=text("The use is commercial."),
        reasons=(),
        how_to_fix=text("The use is commercial."),
        license="x",
        clause=clause,
        also=also,
    )


@pytest.mark.parametrize(
    ("clauses", "together"),
    [
        (("1.1(e)", "3.1"), "1.1(e), 3.1"),
        (("1 (Distribution), 4", "4.a, 5"), "1 (Distribution), 4.a, 5"),
        (("3.1", "3.1"), "3.1"),
        (("1", "1 (Derivative Works)"), "1, 1 (Derivative Works)"),
        (("1", "10", "13"), "1, 10, 13"),
        (("3", "3(b)(1)"), "3(b)(1)"),
    ],
)
def test_each_part_is_cited_once_and_a_whole_not_beside_its_part(
    clauses: tuple[str, ...], together: str
) -> None:
    assert cited_together(clauses) == together


def test_definitions_come_before_the_clause_that_decides() -> None:
    assert _finding("3.1", ("1.1(e)",)).clauses == "1.1(e), 3.1"
    assert _finding("3.1").clauses == "3.1"


def test_no_clause_stays_none() -> None:
    assert _finding(None).clauses is None


def test_further_clauses_leave_the_fingerprint_alone() -> None:
    assert _finding("3.1", ("1.1(e)",)).fingerprint == _finding("3.1").fingerprint
