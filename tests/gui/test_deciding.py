from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from clearweights.domain.decision import Scope, Verb
from clearweights.domain.finding import Code, Finding, State
from clearweights.errors import ReportError
from tests.gui import builders, fakes

Window = fakes.TestWindow
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def ready(window: Window) -> Window:
    """A window on the first open finding."""
    window.show_scanned(builders.result())
    window.workspace.tree.next_open()
    return window


def current(window: Window) -> Finding:
    node = window.workspace.tree.current_node()
    assert node is not None
    assert isinstance(node.item, Finding)
    return node.item


def waive(window: Window, qtbot: QtBot, comment: str = "Contract 4711.") -> None:
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_W)
    form = window.workspace.details.decide.form
    form.by.setText("A. Lawyer")
    form.reason.setCurrentIndex(form.reason.findData("license-acquired"))
    form.comment.setText(comment)
    form.save.click()


def state_of(window: Window, code: Code) -> State:
    assert window.session.lookup is not None
    return next(f.state for f in window.session.lookup.result.findings if f.code is code)


def test_waiving_signs_binds_and_goes_on(
    ready: Window, qtbot: QtBot, services: fakes.FakeServices
) -> None:
    before = current(ready)
    waive(ready, qtbot)
    (decision,) = services.decisions
    assert decision.verb is Verb.WAIVE
    assert decision.fingerprint == before.fingerprint
    assert decision.by == "A. Lawyer"
    assert decision.at == "2026-11-21T09:30:00+00:00"
    assert decision.reason == "license-acquired"
    assert decision.scope is Scope.THIS_PROJECT
    assert state_of(ready, before.code) is State.WAIVED
    qtbot.waitUntil(lambda: current(ready).fingerprint != before.fingerprint)


def test_going_on_can_be_switched_off(ready: Window, qtbot: QtBot) -> None:
    ready.commands["advance"].setChecked(False)
    before = current(ready)
    waive(ready, qtbot)
    qtbot.wait(400)
    assert current(ready).fingerprint == before.fingerprint


def test_a_decision_can_be_undone_and_redone(
    ready: Window, qtbot: QtBot, services: fakes.FakeServices
) -> None:
    code = current(ready).code
    assert not ready.commands["undo"].isEnabled()
    waive(ready, qtbot)
    ready.commands["undo"].trigger()
    assert services.decisions == []
    assert state_of(ready, code) is State.OPEN
    ready.commands["redo"].trigger()
    assert len(services.decisions) == 1
    assert state_of(ready, code) is State.WAIVED


def test_deciding_again_supersedes(
    ready: Window, qtbot: QtBot, services: fakes.FakeServices
) -> None:
    ready.commands["advance"].setChecked(False)
    waive(ready, qtbot)
    waive(ready, qtbot, "Better words.")
    assert [d.supersedes for d in services.decisions] == [None, "D-1"]


@pytest.mark.parametrize(("key", "verb"), [(Qt.Key.Key_A, Verb.ASK), (Qt.Key.Key_N, Verb.NO_ISSUE)])
def test_single_letters_open_the_forms(
    ready: Window, qtbot: QtBot, key: Qt.Key, verb: Verb
) -> None:
    QTest.keyClick(ready.workspace.tree, key)
    assert ready.workspace.details.decide.asking
    assert ready.workspace.details.decide._verb is verb


def test_letters_typed_into_the_filter_decide_nothing(ready: Window, qtbot: QtBot) -> None:
    QTest.keyClicks(ready.workspace.filter.line, "wan")
    assert ready.workspace.filter.line.text() == "wan"
    assert not ready.workspace.details.decide.asking


def test_a_form_names_what_is_lacking_and_escape_puts_it_away(
    ready: Window, qtbot: QtBot, services: fakes.FakeServices
) -> None:
    ready.commands["waive"].trigger()
    form = ready.workspace.details.decide.form
    form.by.setText("A. Lawyer")
    assert form._missing.text() == "Choose a reason."
    assert not form.save.isEnabled()
    form.reason.setCurrentIndex(0)
    assert form.save.isEnabled()
    form.reason.setCurrentIndex(form.reason.findData("other"))
    assert form._missing.text() == "A comment is needed."
    assert not form.save.isEnabled()
    form.by.clear()
    form.comment.setText("because")
    assert form._missing.text() == "Sign it with your name."
    QTest.keyClick(form.comment, Qt.Key.Key_Escape)
    assert not ready.workspace.details.decide.asking
    assert services.decisions == []


def test_a_conclusion_names_the_license(
    window: Window, qtbot: QtBot, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.ALPACA)
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_C)
    form = window.workspace.details.decide.form
    assert [form.license.itemText(n) for n in range(form.license.count())] == [
        "CC-BY-NC-4.0",
        "ODC-By-1.0",
    ]
    form.license.setEditText("CC-BY-4.0")
    form.by.setText("A. Lawyer")
    form.limited.setChecked(True)
    form.until.setDate(QDate(2027, 11, 21))
    QTest.keyClick(form.comment, Qt.Key.Key_Return)
    (decision,) = services.decisions
    assert decision.verb is Verb.CONCLUDE
    assert decision.concluded == "CC-BY-4.0"
    assert decision.rule is None
    assert decision.expires == dt.date(2027, 11, 21)


def test_a_decision_for_this_use_only_remembers_the_use(
    ready: Window, services: fakes.FakeServices
) -> None:
    ready.commands["waive"].trigger()
    form = ready.workspace.details.decide.form
    form.by.setText("A. Lawyer")
    form.reason.setCurrentIndex(form.reason.findData("license-acquired"))
    form.scope.setCurrentIndex(form.scope.findData(Scope.THIS_USE))
    form.save.click()
    assert services.decisions[0].use == "application"


def test_the_history_tells_who_decided_what(ready: Window, qtbot: QtBot) -> None:
    ready.commands["advance"].setChecked(False)
    waive(ready, qtbot)
    details = ready.workspace.details
    details.tabs.setCurrentWidget(details.history)
    words = details.history.toPlainText()
    assert "2026-11-21 09:30" in words
    assert "A. Lawyer" in words
    assert "Contract 4711." in words


def test_a_register_that_cannot_be_written_is_explained_and_nothing_changes(
    ready: Window, qtbot: QtBot, services: fakes.FakeServices
) -> None:
    services.error = ReportError("The folder is read-only.")
    code = current(ready).code
    waive(ready, qtbot)
    assert state_of(ready, code) is State.OPEN
    assert not ready.commands["undo"].isEnabled()
    box = ready.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()


def test_a_row_without_finding_offers_only_a_conclusion(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.BGE)
    assert window.commands["conclude"].isEnabled()
    assert not window.commands["waive"].isEnabled()
