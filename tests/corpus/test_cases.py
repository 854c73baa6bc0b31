"""Every case of the corpus is found as a person would list it."""

from __future__ import annotations

import pytest

from tests.corpus.case import Case, cases, run


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_is_found_as_expected(case: Case) -> None:
    outcome = run(case)
    assert outcome.missed == ()
    assert outcome.wrong == ()
    assert outcome.differing == ()
    assert outcome.unsaid == ()
    assert outcome.oversaid == ()
