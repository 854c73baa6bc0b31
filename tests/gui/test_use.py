from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from clearweights.domain.license import FieldOfUse
from clearweights.domain.use import ASSUMED_USE, Distribution, Environment, Use
from clearweights.gui.usedialog import UseDialog, whole_number

FULL = Use(
    distribution=Distribution.SAAS,
    commercial=False,
    environment=Environment.NON_PRODUCTION,
    territory=("US", "EU"),
    seat="DE",
    monthly_active_users=50_000,
    monthly_active_users_on={dt.date(2024, 7, 23): 400_000},
    annual_revenue_usd=2_000_000,
    monthly_revenue_usd=160_000,
    fields=(FieldOfUse.MEDICAL, FieldOfUse.EDUCATION),
    minors=True,
)


def dialog(qtbot: QtBot, use: Use) -> UseDialog:
    made = UseDialog(use, can_save=True)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("use", [FULL, Use(), Use(fields=()), Use(distribution=Distribution.API)])
def test_a_use_comes_back_as_it_went_in(qtbot: QtBot, use: Use) -> None:
    assert dialog(qtbot, use).use() == use


def test_answers_are_members_of_the_closed_lists_not_words_that_look_alike(qtbot: QtBot) -> None:
    asked = Use(distribution=Distribution.SAAS, environment=Environment.PRODUCTION)
    dialog = UseDialog(asked, can_save=True)
    qtbot.addWidget(dialog)
    assert dialog.use().distribution is Distribution.SAAS
    assert dialog.use().environment is Environment.PRODUCTION


def test_confirming_the_assumed_use_ends_the_assumption(qtbot: QtBot) -> None:
    assert not dialog(qtbot, ASSUMED_USE).use().assumed


@pytest.mark.parametrize(
    ("line", "words", "named"),
    [
        ("seat", "Germany", "Principal place of business"),
        ("territory", "US, Europe", "Offered in"),
        ("users", "many", "many"),
        ("past", "last year: 5", "Users on a past date"),
        ("past", "2024-13-01: 5", "Users on a past date"),
        ("annual", "-5", "-5"),
    ],
)
def test_an_answer_that_does_not_fit_is_named_and_the_dialog_stays(
    qtbot: QtBot, line: str, words: str, named: str
) -> None:
    made = dialog(qtbot, Use())
    made.set_line(line, words)
    made.accept()
    assert made.result() != QDialog.DialogCode.Accepted
    assert named in made._wrong.text()


@pytest.mark.parametrize(
    ("words", "number"),
    [("", None), ("50 000", 50_000), ("50,000", 50_000), ("1_000", 1000), ("7", 7)],
)
def test_numbers_are_read_as_people_write_them(words: str, number: int | None) -> None:
    assert whole_number(words) == number
