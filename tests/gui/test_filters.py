"""Quick filters, saved filters, help, and grouping by folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from clearweights.gui.filtermenu import filter_help
from clearweights.gui.settings import Settings
from clearweights.gui.tree.nodes import Grouping
from clearweights.gui.tree.query import parse
from tests.gui import builders, fakes
from tests.gui.outline import outline

Window = fakes.TestWindow


def labels(window: Window) -> list[str]:
    chips = window.workspace.filter.chips.values()
    return [chip.text() for chip in chips if not chip.isHidden()]


def test_quick_buttons_count_and_filter_and_mine_comes_with_the_first_decision(
    window: Window,
) -> None:
    window.show_scanned(builders.result())
    assert labels(window) == ["Open 8", "Stop 1", "Unknown 1"]
    window.workspace.tree.next_open()
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_A)
    form = window.workspace.details.decide.form
    form.by.setText("A. Lawyer")
    form.comment.setText("Who holds the rights?")
    form.save.click()
    assert "Mine 1" in labels(window)
    window.workspace.filter.chips["mine"].click()
    assert window.workspace.filter.line.text() == 'by:"A. Lawyer"'
    shown = outline(window.workspace.model)
    assert "acme/assistant-8b" in shown
    assert "bge-m3" not in shown


def test_hidden_rows_are_counted_with_a_way_back(window: Window) -> None:
    window.show_scanned(builders.result())
    bar = window.workspace.filter
    bar.set_words("verdict:stop")
    assert bar._note.text().endswith("rows hidden")
    assert not bar._clear.isHidden()
    bar._clear.click()
    assert bar.line.text() == ""
    assert bar._clear.isHidden()


def test_a_filter_is_saved_offered_again_and_forgotten(window: Window, settings: Settings) -> None:
    window.show_scanned(builders.result())
    bar, menu = window.workspace.filter, window.filters

    def entries() -> dict[str, bool]:
        menu.fill()
        return {a.text(): a.isEnabled() for a in menu.menu.actions() if not a.isSeparator()}

    bar.set_words("severity:>=major")
    assert entries()["Save this filter"]
    next(a for a in menu.menu.actions() if a.text() == "Save this filter").trigger()
    bar.set_words("")
    assert entries()["severity:>=major"]
    menu.menu.actions()[0].trigger()
    assert bar.line.text() == "severity:>=major"
    assert entries()["Forget this filter"]
    next(a for a in menu.menu.actions() if a.text() == "Forget this filter").trigger()
    assert settings.filters == []
    assert Settings(Path(settings._store.fileName())).filters == []


def test_every_example_of_the_help_is_understood(window: Window) -> None:
    dialog = filter_help(window)
    table = dialog.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    examples = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert len(examples) > 10
    assert all(parse(example) for example in examples)


def test_rows_can_be_grouped_by_folder(window: Window) -> None:
    window.show_scanned(builders.result())
    window.group_by(Grouping.FOLDER)
    tops = [line for line in outline(window.workspace.model).splitlines() if line[0] != " "]
    assert any(line.startswith("app/") for line in tops)
