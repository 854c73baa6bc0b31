"""Keys, focus, narrow windows, Qt's own words: what a reader without a mouse depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from clearweights.domain.decision import Verb
from clearweights.domain.text import text
from clearweights.errors import DeclarationError
from clearweights.gui import i18n, qtwords
from clearweights.gui.app import dress
from clearweights.gui.commands import SPECS, table_of_keys
from clearweights.gui.decideform import DecideForm
from clearweights.gui.dialogs import shortcuts_dialog
from clearweights.gui.settings import Settings
from clearweights.gui.table import Row, Table, TableModel
from clearweights.gui.theme import DARK, LIGHT, Look, Theme
from clearweights.gui.tree.cells import Column, cell
from clearweights.gui.tree.nodes import Kind
from tests.gui import builders, fakes
from tests.gui.test_drops import drop, mime

Window = fakes.TestWindow
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def english_qt() -> Iterator[None]:
    yield
    qtwords.speak("en")


def luminance(color: str) -> float:
    parts = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    t = theme
    for ink in (t.text, t.muted, t.accent, t.stop, t.conditions, t.unknown, t.ok, t.info):
        for ground in (t.window, t.base, t.raised, t.selection, t.hover):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(t.text, t.mark) >= 4.5
    assert contrast(t.text, t.banner) >= 4.5
    assert contrast(t.accent_text, t.accent) >= 4.5


def test_every_key_of_every_command_stands_in_the_list(window: Window) -> None:
    listed = {key for _, keys in table_of_keys() for key in keys.split(", ")}
    keys = {key for spec in SPECS for key in spec.keys}
    assert keys | {"Esc", "Return", "Shift+Right", "Ctrl+1"} <= listed
    (table,) = shortcuts_dialog(window).findChildren(Table)
    assert table.model().rowCount() == len(table_of_keys())


def test_enter_leads_from_a_row_to_its_details_and_escape_back(
    window: Window, qtbot: QtBot
) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.next_open()
    window.activateWindow()
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_Return)
    focus = window.focusWidget()
    assert window.workspace.details.tabs.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.workspace.tree


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_one_sees_which_pane_has_the_focus(look: Look, settings: Settings, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet, palette = application.styleSheet(), application.palette()
    dress(application, look)
    try:
        window = fakes.window(settings)
        qtbot.addWidget(window)
        window.show()
        window.show_scanned(builders.result())
        window.workspace.tree.next_open()
        window.activateWindow()
        accent = (LIGHT if look is Look.LIGHT else DARK).accent
        details = window.workspace.details
        for pane in (window.workspace.tree, details.summary, details.evidence.lines):
            if details.evidence.isAncestorOf(pane):
                details.tabs.setCurrentWidget(details.evidence)
            window.workspace.filter.line.setFocus()
            assert accent not in _border(pane)
            pane.setFocus()
            qtbot.waitUntil(pane.hasFocus)
            assert accent in _border(pane)
    finally:
        application.setStyleSheet(sheet)
        application.setPalette(palette)


def _border(pane: QWidget) -> set[str]:
    QApplication.processEvents()
    image = pane.grab().toImage()
    return {image.pixelColor(1 + n, 0).name() for n in range(40)}


def test_a_narrow_window_shows_the_verdicts_in_words(window: Window, qtbot: QtBot) -> None:
    window.resize(900, 600)
    window.show_scanned(builders.result())
    QApplication.processEvents()
    columns, tree = window.workspace.tree.header(), window.workspace.tree
    end = columns.sectionPosition(Column.VERDICT) + columns.sectionSize(Column.VERDICT)
    assert end <= tree.viewport().width()


def test_the_border_that_a_reader_moved_stays(
    window: Window, settings: Settings, qtbot: QtBot
) -> None:
    window.show_scanned(builders.result())
    workspace = window.workspace
    workspace.resizeDocks([workspace.pane], [700], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    window.resize(window.width() + 40, window.height())
    QApplication.processEvents()
    assert abs(workspace.pane.width() - 700) < 60
    window.close()
    assert settings.flag("own_width", False)


def test_qt_speaks_the_language_of_the_window(
    window: Window, qtbot: QtBot, english_qt: None
) -> None:
    def cancel() -> str:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(buttons)
        return buttons.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")

    assert cancel() == "Cancel"
    window.use_language("fr")
    assert cancel() == "Annuler"
    window.use_language("en")
    assert cancel() == "Cancel"


def test_signs_stay_on_the_line_of_their_word_in_french() -> None:
    i18n.set_language("fr")
    assert i18n.tr("{about}: {words}", about="a", words="b") == "a\u00a0: b"
    assert i18n.quoted("x") == "«\u00a0x\u00a0»"


def test_a_value_that_looks_like_a_field_is_shown_as_it_is() -> None:
    assert i18n.tr("{about}: {words}", about="{words}", words="secret") == "{words}: secret"


def test_what_went_wrong_is_said_in_french(window: Window) -> None:
    window.use_language("fr")
    why = text("`{key}` is missing", key="id")
    window.session._tell(DeclarationError("clearweights.yaml", 3, why))
    [box] = [b for b in window.findChildren(QMessageBox) if b.isVisible()]
    assert "clearweights.yaml, ligne 3\u00a0: `id` manque" in box.informativeText()
    box.close()


def test_the_history_says_reasons_in_words(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.next_open()
    window.commands["waive"].trigger()
    form = window.workspace.details.decide.form
    form.reason.setCurrentIndex(form.reason.findData("not-distributed"))
    form.by.setText("A. Lawyer")
    window.commands["advance"].setChecked(False)
    form.save.click()
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.history)
    assert "Not distributed" in details.history.toPlainText()
    assert "not-distributed" not in details.history.toPlainText()


def test_nothing_is_said_of_a_use_while_no_project_is_open(window: Window) -> None:
    assert window.use_box.choice.currentText() == ""
    window.show_scanned(builders.result())
    assert window.use_box.choice.currentText() == "Application"
    window.show_start()
    assert window.use_box.choice.currentText() == ""
    assert window.use_box.chip.isHidden()


def test_a_reason_is_chosen_never_given(qtbot: QtBot) -> None:
    form = DecideForm()
    qtbot.addWidget(form)
    for verb in (Verb.WAIVE, Verb.NO_ISSUE):
        form.ask(verb, (), "A. Lawyer")
        assert form._missing.text() == "Choose a reason."
        assert not form.save.isEnabled()
    codes = {form.reason.itemData(n) for n in range(form.reason.count())}
    assert "license-acquired" not in codes, "who bought a license had an issue"
    assert "detection-wrong" in codes


def test_the_state_of_a_waived_row_names_its_end(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.next_open()
    window.commands["waive"].trigger()
    form = window.workspace.details.decide.form
    form.reason.setCurrentIndex(0)
    form.by.setText("A. Lawyer")
    form.limited.setChecked(True)
    day = form.until.date().toString(Qt.DateFormat.ISODate)
    form.save.click()
    lookup = window.session.lookup
    assert lookup is not None
    (decision,) = services.decisions
    rows = [n for n in window.workspace.model.all_nodes() if n.kind is Kind.FINDING]
    states = {cell(row, Column.STATE, lookup) for row in rows}
    assert f"Waived until {day}" in states
    assert decision.expires is not None


def test_the_status_bar_says_when_and_where_something_was_kept(window: Window) -> None:
    window.show_scanned(builders.result())
    assert window.status.saved.isHidden()
    window.session.take_use(replace(builders.result().use, commercial=False), save=True)
    assert not window.status.saved.isHidden()
    assert window.status.saved.text().startswith("saved ")
    assert "clearweights.yaml" in window.status.saved.toolTip()


def test_the_columns_of_a_list_fit_their_words(qtbot: QtBot) -> None:
    model = TableModel()
    table = Table(model)
    qtbot.addWidget(table)
    model.show(("A", "A much longer title of a column", "Rest"), [Row(cells=("a", "b", "c"))])
    table.set_widths(300, 300)
    assert table.columnWidth(0) < 100
    assert 100 < table.columnWidth(1) <= 400


def test_rows_of_every_list_can_be_copied_by_key(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.BGE)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    window.activateWindow()
    window.workspace.tree.setFocus()
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text().startswith("BAAI/bge-m3\t")
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.evidence)
    details.evidence.table.setFocus()
    QTest.keyClick(details.evidence.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "\t" in clipboard.text()
    assert clipboard.text().split("\t")[0] == details.evidence.model.row(0).cells[0]


def test_another_folder_dropped_on_an_open_project_is_asked_about(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_scanned(builders.result())
    before = window.session.project
    folder = tmp_path / "<b>other"
    folder.mkdir()

    def ask() -> QMessageBox:
        drop(window, mime(folder), QPoint(30, 30))
        qtbot.waitUntil(lambda: _box() is not None)
        box = _box()
        assert box is not None
        return box

    def _box() -> QMessageBox | None:
        boxes = [b for b in window.findChildren(QMessageBox) if b.isVisible()]
        return boxes[0] if boxes else None

    opened: list[list[str]] = []
    monkeypatch.setattr(
        "clearweights.gui.asking.QProcess.startDetached",
        lambda _program, arguments: opened.append(arguments),
    )
    box = ask()
    assert "“<b>other”" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    names = [b.text() for b in box.buttons()]
    assert sorted(names) == ["Cancel", "In a new window", "Open here"]
    next(b for b in box.buttons() if b.text() == "In a new window").click()
    assert [arguments[-1] for arguments in opened] == [str(folder)]
    assert window.session.project is before
    qtbot.waitUntil(lambda: _box() is None)
    box = ask()
    next(b for b in box.buttons() if b.text() == "Open here").click()
    qtbot.waitUntil(lambda: window.session.project is not before)
    assert window.session.project is not None
    assert window.session.project.root == folder
