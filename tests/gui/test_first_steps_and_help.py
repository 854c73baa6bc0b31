"""The first start, help where one stands, and the report looked at before it is written."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from clearweights.domain.finding import Code
from clearweights.domain.use import ASSUMED_USE, Distribution
from clearweights.gui import asking
from clearweights.gui.engine_services import EngineServices, now
from clearweights.gui.firststeps import FirstSteps, git_identity
from clearweights.gui.flow import FlowLayout
from clearweights.gui.helppages import TOPICS
from clearweights.gui.reportdialog import ReportDialog
from clearweights.gui.settings import Settings
from clearweights.gui.window import MainWindow
from tests.gui import builders, fakes

Window = fakes.TestWindow
_WAIT = 60_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def steps(qtbot: QtBot, settings: Settings, services: fakes.FakeServices) -> FirstSteps:
    made = FirstSteps(settings, lambda: "A. Lawyer <a@example.org>", services)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_three_questions_are_answered_and_remembered(
    steps: FirstSteps, window: Window, settings: Settings
) -> None:
    steps.done_with.connect(window.take_first_steps)
    assert steps.name.text() == "A. Lawyer <a@example.org>"
    assert not steps.back.isEnabled()
    steps.next.click()
    steps.use.setCurrentIndex(steps.use.findData(Distribution.WEIGHTS))
    steps.next.click()
    assert steps.next.text() == "Finish"
    assert steps.offline.isChecked()
    steps.sample.setChecked(False)
    steps.next.click()
    assert settings.reviewer == "A. Lawyer <a@example.org>"
    assert settings.usual_use is Distribution.WEIGHTS
    window.show_scanned(builders.result())
    assert not window.commands["look_up"].isEnabled()
    settings.set_flag("network", True)
    window.show_scanned(builders.result())
    assert window.commands["look_up"].isEnabled()


def test_skipping_changes_nothing(steps: FirstSteps, settings: Settings) -> None:
    steps.name.setText("Somebody else")
    steps.skip.click()
    assert settings.reviewer == ""
    assert settings.usual_use is None


def test_the_questions_can_be_asked_again_from_help(window: Window) -> None:
    window.commands["first_steps"].trigger()
    (dialog,) = window.findChildren(FirstSteps)
    assert dialog.isVisible()
    dialog.close()


def test_a_project_that_says_nothing_is_tried_for_the_usual_use_and_stays_assumed(
    window: Window, settings: Settings, qtbot: QtBot
) -> None:
    settings.usual_use = Distribution.WEIGHTS
    window.open_folder(Path("/p/acme"))
    assert window.session.project is not None
    assert window.session.project.usual is Distribution.WEIGHTS
    qtbot.waitUntil(lambda: window.session.lookup is not None, timeout=_WAIT)
    use = replace(ASSUMED_USE, distribution=Distribution.WEIGHTS)
    assert use.assumed


def test_git_is_asked_who_one_is_and_may_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    assert git_identity() in ("Ada Lovelace <ada@example.org>", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git_identity() == ""

    def late(*_args: object, **_more: object) -> None:
        raise subprocess.TimeoutExpired("git", 2)

    monkeypatch.undo()
    monkeypatch.setattr(subprocess, "run", late)
    assert git_identity() == ""


def title(window: Window, focus: QWidget) -> str:
    """Return what the help for a place is called, with the head of its page where it has one."""
    focus.setFocus()
    dialog = asking.show_help(window)
    page = dialog.findChild(QTextBrowser)
    head = page.toPlainText().splitlines()[0] if isinstance(page, QTextBrowser) else ""
    words = dialog.windowTitle()
    dialog.close()
    return f"Help: {head}" if words == "Help" else words


def test_help_is_about_what_has_the_focus(window: Window, qtbot: QtBot) -> None:
    window.show_scanned(builders.result())
    window.activateWindow()
    qtbot.waitExposed(window)
    assert title(window, window.workspace.filter.line) == "How to filter"
    assert title(window, window.workspace.tree) == "Help: rows (en)"
    assert title(window, window.workspace.details.summary) == "Help: details (en)"
    assert title(window, window.use_box.choice) == "Keyboard shortcuts"
    window.commands["conclude"].trigger()
    assert title(window, window.workspace.details.decide.form.comment) == "Help: deciding (en)"
    window.workspace.details.decide.close_form()
    window.workspace.tree.next_open()
    assert title(window, window.workspace.tree) == "Name prefix missing"
    assert title(window, window.workspace.details.summary) == "Name prefix missing"
    window.commands["uses"].trigger()
    assert title(window, window.workspace.uses) == "Help: uses (en)"
    window.commands["uses"].trigger()
    window.show_start()
    assert title(window, window.start) == "Help: start (en)"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_part_of_the_window_has_its_help_page(topic: str, language: str) -> None:
    page = EngineServices().help_page(topic, language)
    assert page.startswith("# ")
    assert len(page) > 300
    assert ("é" in page) is (language == "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", list(Code))
def test_every_finding_has_its_help_page(code: Code, language: str) -> None:
    page = EngineServices().rule_help(code, language)
    assert page.startswith("#") or code is Code.STALE_DECISION
    assert len(page) > 150


def test_help_pages_are_no_markup_of_the_project(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.next_open()
    window.workspace.tree.setFocus()
    dialog = asking.show_help(window)
    page = dialog.findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    assert "What it means." in page.toPlainText()
    assert not page.openLinks()
    dialog.close()


def test_the_report_dialog_says_what_each_format_is_for_and_writes_it(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_scanned(builders.result())
    window.commands["report"].trigger()
    (dialog,) = window.findChildren(ReportDialog)
    assert dialog.list.item(0).text() == "PDF report (*.pdf)"
    assert "Marked DRAFT" in dialog._draft.text()
    dialog.list.setCurrentRow(1)
    assert "for machines" in dialog._about.text()
    path = tmp_path / "answer"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    with qtbot.waitSignal(window.exporter.written, timeout=_WAIT) as written:
        dialog.save.click()
    assert written.args[0] == tmp_path / "answer.json"


@pytest.fixture
def real(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(EngineServices(), settings, now=now, apply_look=lambda _look: None)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.mark.slow
def test_the_pdf_can_be_looked_at_page_by_page_before_it_is_written(
    real: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "acme"
    root.mkdir()
    (root / "clearweights.yaml").write_text("assets:\n- {id: meta-llama/Llama-3.1-8B}\n")
    real.open_folder(root)
    qtbot.waitUntil(lambda: real.session.lookup is not None, timeout=_WAIT)
    real.commands["preview"].trigger()
    (dialog,) = real.findChildren(ReportDialog)
    qtbot.waitUntil(lambda: dialog.view.pages > 1, timeout=_WAIT)
    assert not dialog.view._sheet.pixmap().isNull()
    QTest.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.view.page == 2
    assert dialog.view._where.text() == f"Page 2 of {dialog.view.pages}"
    assert not list(tmp_path.rglob("*.pdf"))  # nothing was written where the reader keeps files
    dialog.close()


def test_a_preview_that_fails_says_so(window: Window, qtbot: QtBot) -> None:
    window.show_scanned(builders.result())
    window.commands["preview"].trigger()  # the stand-in writes no PDF
    (dialog,) = window.findChildren(ReportDialog)
    qtbot.waitUntil(lambda: "could not be shown" in dialog.view._sheet.text(), timeout=_WAIT)
    assert dialog.preview.isEnabled()
    dialog.close()


def test_buttons_go_on_in_the_next_line_where_the_room_ends(qtbot: QtBot) -> None:
    box = QDialog()
    qtbot.addWidget(box)
    flow = FlowLayout(box, spacing=4)
    for _ in range(3):
        part = QWidget()
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    margins = flow.contentsMargins()
    sides = margins.left() + margins.right()
    ends = margins.top() + margins.bottom()
    assert flow.heightForWidth(308 + sides) == 20 + ends
    assert flow.heightForWidth(300 + sides) == 44 + ends
    assert flow.heightForWidth(100 + sides) == 68 + ends
