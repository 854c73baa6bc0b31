"""Uses side by side: "and if we ship it?"."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clearweights.domain.result import Verdict
from clearweights.domain.use import Distribution
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup
from clearweights.gui.theme import LIGHT
from clearweights.gui.usesview import UsesModel
from tests.gui import builders, fakes

Window = fakes.TestWindow


def verdicts(window: Window) -> dict[str, list[str]]:
    model = window.workspace.uses.model
    return {
        str(model.index(row, 0).data()): [
            str(model.index(row, column).data()) for column in range(1, model.columnCount())
        ]
        for row in range(model.rowCount())
    }


def test_every_asset_has_a_verdict_for_every_use_worst_first(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.rows.currentWidget() is window.workspace.uses
    shown = verdicts(window)
    assert window.session.lookup is not None
    assert len(shown) == len(window.session.lookup.shown())
    assert all(len(row) == len(Distribution) for row in shown.values())
    assert next(iter(shown)) == builders.ALPACA.id
    window.commands["uses"].trigger()
    assert window.workspace.rows.currentWidget() is window.workspace.tree


def test_a_cell_takes_its_use_and_shows_its_asset(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    window.commands["uses"].trigger()
    table, model = window.workspace.uses.table, window.workspace.uses.model
    column = 1 + list(Distribution).index(Distribution.WEIGHTS)
    table.setCurrentIndex(model.index(0, column))
    subject = window.workspace.details.subject
    assert subject is not None
    assert subject.asset is not None
    assert subject.asset.key == builders.ALPACA
    table.activated.emit(model.index(0, column))
    assert window.session.lookup is not None
    assert window.session.lookup.result.use.distribution is Distribution.WEIGHTS
    assert window.workspace.rows.currentWidget() is window.workspace.uses
    assert model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole).bold()


def test_a_cell_says_asset_use_and_verdict_to_screen_readers(qtmodeltester: Any) -> None:
    lookup = Lookup(builders.result())
    model = UsesModel(Icons(LIGHT))
    model.show(lookup, dict.fromkeys(Distribution, lookup.result.verdicts))
    qtmodeltester.check(model)
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "tatsu-lab/alpaca, Internal use: Stop"


def test_a_use_without_answer_is_unknown_never_ok() -> None:
    model = UsesModel(Icons(LIGHT))
    model.show(Lookup(builders.result()), {Distribution.SAAS: {}})
    assert model.verdict(0, 1) is Verdict.UNKNOWN
