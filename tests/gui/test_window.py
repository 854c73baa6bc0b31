from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clearweights.domain.asset import AssetKind
from clearweights.domain.finding import Code, Finding
from clearweights.domain.result import Verdict
from clearweights.domain.use import Distribution, Use
from clearweights.errors import ReportError
from clearweights.gui import shapes
from clearweights.gui.details.targets import ShowAsset
from clearweights.gui.settings import Settings
from clearweights.gui.theme import DARK, LIGHT, Look
from clearweights.gui.tree.cells import Column
from clearweights.gui.tree.nodes import Grouping, Kind
from tests.gui import builders, fakes
from tests.gui.outline import outline

_WAIT = 20_000
# A dialog on the offscreen platform says so; it does not matter.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
Window = fakes.TestWindow


def scanned(window: Window, qtbot: QtBot, folder: str = "/nowhere/acme-assistant") -> None:
    """Open a folder and wait for the end of the scan."""
    with qtbot.waitSignal(
        window.session.scanning, timeout=_WAIT, check_params_cb=lambda on: not on
    ):
        window.open_folder(Path(folder))


def selected(window: Window) -> object:
    node = window.workspace.tree.current_node()
    return node.item if node else None


def test_the_window_opens_on_the_start_page_with_nothing_to_report(window: Window) -> None:
    assert window.pages.currentIndex() == 0
    assert not window.commands["report"].isEnabled()
    assert not window.use_box.isEnabled()
    assert "Nothing leaves this computer" in window.start._promise.text()


def test_a_folder_is_scanned_in_the_background_and_fills_the_tree(
    window: Window, qtbot: QtBot
) -> None:
    scanned(window, qtbot)
    assert "tatsu-lab/alpaca" in outline(window.workspace.model)
    assert window.windowTitle() == "acme-assistant – Clearweights"
    assert window.status.verdicts[Verdict.STOP].text() == "1 Stop"
    assert window.status.unread.text() == "1 item not read"
    assert window.status.progress.isHidden()


def test_stopping_keeps_what_was_found_and_says_that_it_is_incomplete(
    window: Window, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.stepped, timeout=_WAIT):
        window.open_folder(Path("/nowhere/slow"))
    qtbot.waitUntil(lambda: "of 600 files" in window.status.what.accessibleName())
    with qtbot.waitSignal(window.session.changed, timeout=_WAIT):
        window.commands["stop"].trigger()
    assert window.workspace.model.rowCount() > 0
    assert window.banner.words.startswith("Incomplete")
    assert window.banner.isVisible()


def test_escape_stops_a_scan(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.stepped, timeout=_WAIT):
        window.open_folder(Path("/nowhere/slow"))
    with qtbot.waitSignal(window.session.changed, timeout=_WAIT):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.session.lookup is not None


def test_opening_another_project_lets_go_of_the_first(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.stepped, timeout=_WAIT):
        window.open_folder(Path("/nowhere/slow"))
    scanned(window, qtbot, "/nowhere/other")
    assert window.session.project is not None
    assert window.session.project.root == Path("/nowhere/other")
    assert window.banner.words == ""


def test_a_folder_that_cannot_be_read_is_explained(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.failed, timeout=_WAIT):
        window.open_folder(Path("/nowhere/missing"))
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The project folder cannot be read."
    assert "Next step:" in box.informativeText()
    box.close()


def test_no_models_found_says_what_was_looked_for_and_where(window: Window, qtbot: QtBot) -> None:
    scanned(window, qtbot, "/nowhere/empty")
    notice = window.workspace.notice
    assert window.workspace.rows.currentWidget() is notice
    words = notice.accessibleName()
    assert "No models, datasets or services found" in words
    assert "128 files were read." in words
    assert "notebooks" in words


def test_selecting_a_row_shows_its_details(window: Window) -> None:
    window.show_scanned(builders.result())
    assert window.workspace.tree.select_asset(builders.ALPACA)
    words = window.workspace.details.summary.toPlainText()
    assert "At least one term forbids this use" in words
    assert "CC-BY-NC-4.0" in words
    assert "datasheet.md:41" in words


def test_the_use_selector_evaluates_again_at_once_and_stays_where_it_was(
    window: Window, services: fakes.FakeServices, qtbot: QtBot
) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.ALPACA)
    box = window.use_box.choice
    with qtbot.waitSignal(window.session.changed):
        box.setCurrentIndex(box.findData(Distribution.INTERNAL))
        box.activated.emit(box.currentIndex())
    assert services.evaluated[-1] is not None
    assert services.evaluated[-1].distribution is Distribution.INTERNAL
    assert window.status.verdicts[Verdict.STOP].text() == "0 Stop"
    node = window.workspace.tree.current_node()
    assert node is not None
    assert node.asset == builders.ALPACA


def test_the_use_menu_and_the_toolbar_agree(window: Window) -> None:
    window.show_scanned(builders.result())
    saas = next(a for a in window.menus.distributions.actions() if a.data() == "saas")
    saas.trigger()
    assert window.use_box.choice.currentData() == Distribution.SAAS
    assert saas.isChecked()


def test_an_assumed_use_says_so_until_it_is_saved(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    assert window.use_box.chip.text() == "Assumed – please confirm"
    use = Use(distribution=Distribution.SAAS, commercial=True)
    window.session.take_use(use)
    assert window.use_box.chip.text() == "Only tried – save it"
    window.session.take_use(use, save=True)
    assert services.saved == [use]
    assert window.use_box.chip.isHidden()


def test_a_use_that_cannot_be_saved_is_explained_and_not_taken(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    services.error = ReportError("The folder is read-only.")
    window.session.take_use(Use(distribution=Distribution.API), save=True)
    assert window.session.lookup is not None
    assert window.session.lookup.result.use.assumed
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()


def test_the_filter_says_how_much_it_hides_and_offers_the_way_back(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.filter.set_words("nothing-like-this")
    assert window.workspace.rows.currentWidget() is window.workspace.notice
    assert "rows are hidden by the filter" in window.workspace.notice.accessibleName()
    window.commands["clear_filter"].trigger()
    assert window.workspace.rows.currentWidget() is window.workspace.tree


def test_a_wrong_filter_is_named_and_keeps_the_rows(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.filter.set_words("severity:hgih")
    assert window.workspace.filter._note.text() == "not understood: severity:hgih"
    assert window.workspace.rows.currentWidget() is window.workspace.tree


def test_the_counts_in_the_status_bar_filter(window: Window) -> None:
    window.show_scanned(builders.result())
    window.status.verdicts[Verdict.STOP].click()
    assert window.workspace.filter.line.text() == "verdict:stop"
    shown = outline(window.workspace.model)
    assert builders.ALPACA.id in shown
    assert builders.BGE.id not in shown


def test_keys_lead_through_the_open_findings(window: Window, qtbot: QtBot) -> None:
    window.show_scanned(builders.result())
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_F8)
    first = selected(window)
    assert isinstance(first, Finding)
    assert first.code is Code.NAME_PREFIX_MISSING
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_F8)
    second = selected(window)
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert selected(window) == first != second
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert selected(window) == second


def test_keys_reach_filter_and_tabs(window: Window, qtbot: QtBot) -> None:
    window.show_scanned(builders.result())
    window.activateWindow()
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_Slash)
    qtbot.waitUntil(window.workspace.filter.line.hasFocus)
    QTest.keyClicks(window.workspace.filter.line, "squad")
    assert window.workspace.filter.line.text() == "squad"
    QTest.keyClick(window.workspace.filter.line, Qt.Key.Key_Down)
    qtbot.waitUntil(window.workspace.tree.hasFocus)
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.details.tabs.currentIndex() == 2


def test_french_is_spoken_at_once_everywhere(window: Window) -> None:
    window.show_scanned(builders.result())
    french = next(a for a in window.menus.languages.actions() if a.data() == "fr")
    french.trigger()
    assert window.commands["rescan"].text() == "Relancer"
    assert window.workspace.details.tabs.tabText(0) == "Résumé"
    assert window.workspace.filter.chips["state:open"].text() == "Ouvert 8"
    assert outline(window.workspace.model).startswith("Publié par ce projet")
    assert window.use_box.chip.text() == "Supposé – à confirmer"
    assert "Pourquoi" not in window.workspace.details.summary.toPlainText()
    window.workspace.tree.next_open()
    assert "Pourquoi" in window.workspace.details.summary.toPlainText()
    assert Settings(Path(window.settings._store.fileName())).language == "fr"


def test_the_look_changes_while_it_runs(window: Window) -> None:
    window.show_scanned(builders.result())
    window.use_look(Look.DARK)
    assert window.icons.theme is DARK
    window.use_look(Look.LIGHT)
    assert window.icons.theme is LIGHT


def test_what_is_not_read_is_one_click_away(window: Window) -> None:
    window.show_scanned(builders.result())
    window.status.unread.click()
    node = window.workspace.tree.current_node()
    assert node is not None
    assert node.kind is Kind.GROUP


def test_every_control_has_a_name_for_screen_readers(window: Window) -> None:
    window.show_scanned(builders.result())
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox))
        and widget.isVisibleTo(window)
    ]
    assert nameless == []


def test_a_report_is_written_in_the_background(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_scanned(builders.result())
    path = tmp_path / "answer.pdf"
    with qtbot.waitSignal(window.exporter.written, timeout=_WAIT):
        window.exporter.write(builders.result(), "pdf", path)
    assert path.read_text() == "pdf en 9"
    assert window.status.currentMessage() == f"Written: {path}"


def test_a_report_that_cannot_be_written_is_explained(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.exporter.failed, timeout=_WAIT):
        window.exporter.write(builders.result(), "pdf", tmp_path / "no" / "such.pdf")
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()


def test_recent_projects_are_remembered_and_missing_ones_stay_greyed(
    window: Window, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    settings.opened(tmp_path)
    scanned(window, qtbot)
    assert settings.recent == [Path("/nowhere/acme-assistant"), tmp_path]
    gone, there = window.menus.recent.actions()
    assert not gone.isEnabled()
    assert there.isEnabled()


def test_closing_a_project_goes_back_to_the_start_page(window: Window) -> None:
    window.show_scanned(builders.result())
    window.commands["close"].trigger()
    assert window.pages.currentIndex() == 0
    assert window.session.project is None
    assert not window.commands["report"].isEnabled()


@pytest.mark.parametrize("kind", list(AssetKind))
def test_every_selection_fills_every_tab(window: Window, kind: AssetKind) -> None:
    window.show_scanned(builders.result())
    key = {
        AssetKind.MODEL: builders.LLAMA,
        AssetKind.DATASET: builders.ALPACA,
        AssetKind.SERVICE: builders.GPT,
    }[kind]
    assert window.workspace.tree.select_asset(key)
    details = window.workspace.details
    for tab in range(details.tabs.count()):
        details.tabs.setCurrentIndex(tab)
    assert details.evidence.model.rowCount() > 0
    assert details.history.toPlainText() == "Nothing has been decided here yet."


def test_a_row_can_be_copied(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.SQUAD)
    window.commands["copy_row"].trigger()
    words = QGuiApplication.clipboard().text()
    assert words.startswith("rajpurkar/squad\tCC-BY-SA-4.0\tConditions\t")


def open_rows(window: Window) -> list[str]:
    """Return the names of the rows that are open."""
    tree, model = window.workspace.tree, window.workspace.model
    return [
        model.index_of(number).data()
        for number in range(1, len(model.all_nodes()))
        if model.index_of(number).isValid() and tree.isExpanded(model.index_of(number))
    ]


def test_rows_that_were_open_are_open_again_after_a_filter_and_another_use(
    window: Window,
) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_finding(builders.findings()[4])
    before = open_rows(window)
    assert builders.ODD.id in before
    window.workspace.filter.set_words("nothing-like-this")
    assert open_rows(window) == []
    window.workspace.filter.set_words("")
    assert open_rows(window) == before
    window.session.take_use(Use(distribution=Distribution.API))
    assert open_rows(window) == before


def test_only_branches_with_open_blockers_are_open_at_first(window: Window) -> None:
    window.show_scanned(builders.result())
    groups = [row for row in open_rows(window) if "(" in row]
    assert len(groups) == 7
    assert [row for row in open_rows(window) if "(" not in row] == [builders.ALPACA.id]


def test_the_tab_key_goes_from_toolbar_to_filter_to_rows_to_details(window: Window) -> None:
    window.show_scanned(builders.result())
    order: list[object] = []
    widget: QWidget | None = window.workspace.filter.line.nextInFocusChain()
    while widget is not None and widget is not window.workspace.filter.line:
        order.append(widget)
        widget = widget.nextInFocusChain()
    parts = [
        window.workspace.filter.chips["verdict:stop"],
        window.workspace.tree,
        window.workspace.details.tabs.tabBar(),
        window.workspace.details.summary,
    ]
    at = [order.index(part) for part in parts]
    assert at == sorted(at)


def test_the_window_comes_back_as_it_was_left(
    qtbot: QtBot, settings: Settings, services: fakes.FakeServices
) -> None:
    first = fakes.window(settings, services=services)
    qtbot.addWidget(first)
    first.resize(777, 555)
    first.workspace.tree.setColumnHidden(Column.WHERE, True)
    first.show()
    first.close()
    second = fakes.window(Settings(Path(settings._store.fileName())), services=services)
    qtbot.addWidget(second)
    assert second.size().width() == 777
    assert second.workspace.tree.isColumnHidden(Column.WHERE)
    second.close()


def test_a_link_to_an_asset_works_whatever_the_rows_are_grouped_by(window: Window) -> None:
    window.show_scanned(builders.result())
    window.group_by(Grouping.FINDING)
    assert outline(window.workspace.model).startswith("Non-commercial terms  (1)")
    window._follow(ShowAsset(builders.SQUAD))
    node = window.workspace.tree.current_node()
    assert node is not None
    assert (node.kind, node.asset) == (Kind.ASSET, builders.SQUAD)


def test_rows_can_be_dragged_out_as_text(window: Window) -> None:
    window.show_scanned(builders.result())
    tree, model = window.workspace.tree, window.workspace.model
    tree.select_asset(builders.SQUAD)
    dragged = model.mimeData(tree.selectionModel().selectedIndexes())
    assert dragged.hasText()
    assert dragged.text().startswith("rajpurkar/squad\tCC-BY-SA-4.0\tConditions\t")
    assert dragged.text().count("\n") == 0
    assert tree.dragEnabled()
    assert model.flags(tree.currentIndex()) & Qt.ItemFlag.ItemIsDragEnabled


def test_shift_right_opens_everything_below_a_row(window: Window) -> None:
    window.show_scanned(builders.result())
    tree = window.workspace.tree
    tree.collapseAll()
    tree.setCurrentIndex(window.workspace.model.index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    opened = open_rows(window)
    assert "acme/assistant-8b" in opened
    assert "1 place" in opened


def test_the_review_shows_how_far_it_is_and_leads_on(window: Window) -> None:
    window.show_scanned(builders.result())
    status = window.status
    assert status.review.maximum() > 0
    assert status.review.value() < status.review.maximum()
    window.workspace.tree.clearSelection()
    status.reviewed.click()
    subject = window.workspace.details.subject
    assert subject is not None
    assert subject.finding is not None


def test_the_details_can_be_docked_elsewhere_and_stay_there(
    window: Window, qtbot: QtBot, settings: Settings
) -> None:
    window.show_scanned(builders.result())
    pane, below = window.workspace.pane, Qt.DockWidgetArea.BottomDockWidgetArea
    assert pane.isVisible()
    assert window.workspace.dockWidgetArea(pane) is Qt.DockWidgetArea.RightDockWidgetArea
    window.commands["details_below"].trigger()
    assert window.workspace.dockWidgetArea(pane) is below
    shapes.remember(window, window.workspace, settings)
    window.commands["details_below"].trigger()
    assert window.workspace.dockWidgetArea(pane) is Qt.DockWidgetArea.RightDockWidgetArea
    shapes.restore(window, window.workspace, settings)
    assert window.workspace.dockWidgetArea(pane) is below
    qtbot.waitUntil(window.commands["details_below"].isChecked)


def test_there_are_no_details_without_a_project(window: Window) -> None:
    assert window.workspace.pane.isHidden()
    window.show_scanned(builders.result())
    window.show_start()
    assert window.workspace.pane.isHidden()
