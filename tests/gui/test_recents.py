from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QUrl
from pytestqt.qtbot import QtBot

from clearweights.gui.choice import Choice
from clearweights.gui.lookup import Lookup
from clearweights.gui.recents import Recents
from clearweights.gui.settings import Settings
from clearweights.gui.startpage import _RecentRow
from tests.gui import builders, fakes
from tests.gui.test_drops import drop

Window = fakes.TestWindow
_WAIT = 20_000


def test_a_drive_that_does_not_answer_holds_nobody_up(qtbot: QtBot, tmp_path: Path) -> None:
    dead, answer = Path("/net/dead"), threading.Event()
    known: dict[Path, bool] = {}
    asked: list[Path] = []

    def is_there(folder: Path) -> bool:
        asked.append(folder)
        if folder == dead:
            answer.wait(20)
        return folder.is_dir()

    recents = Recents(is_there)
    recents.known.connect(lambda folder, there: known.update({folder: there}))
    recents.look([dead, tmp_path, tmp_path / "gone"])
    qtbot.waitUntil(lambda: len(known) == 2, timeout=_WAIT)
    assert known == {tmp_path: True, tmp_path / "gone": False}
    recents.look([dead])
    assert asked.count(dead) == 1, "no second thread waits for the same drive"
    answer.set()
    qtbot.waitUntil(lambda: known.get(dead) is False, timeout=_WAIT)


def test_a_recent_folder_can_be_chosen_once_it_is_known_to_be_there(
    window: Window, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    settings.opened(tmp_path / "gone")
    settings.opened(tmp_path)
    window.show_start()
    there, gone = window.start.findChildren(_RecentRow)
    qtbot.waitUntil(lambda: None not in (there.there, gone.there), timeout=_WAIT)
    assert there.button.isEnabled()
    assert not gone.button.isEnabled()


def test_a_refused_drop_is_explained_on_the_start_page(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    card = tmp_path / "card.md"
    card.write_text("---\nlicense: mit\n---\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(card))])
    with qtbot.waitSignal(window.drops.refused):
        drop(window, data, QPoint(30, 30))
    assert window.banner.isVisible()
    assert window.banner.words == "Open a project first: drop its folder here."


def test_rows_are_open_after_a_scan_that_was_stopped_with_nothing(window: Window) -> None:
    result = builders.result()
    nothing = replace(result.inspection, assets=(), edges=(), choices=(), problems=())
    empty = replace(result, inspection=nothing, findings=(), verdicts={})
    window.show_scanned(empty)
    model = window.workspace.model
    assert model.rowCount() == 0
    window.workspace.show_lookup(Lookup(result, judged=False), keep=True)
    assert model.rowCount()
    assert not window.workspace.tree.isExpanded(model.index(0, 0))
    window.workspace.show_lookup(Lookup(result), keep=True)
    assert window.workspace.tree.isExpanded(model.index(0, 0))
    window.workspace.tree.collapse(model.index(0, 0))
    window.workspace.show_lookup(Lookup(result), keep=True)
    assert not window.workspace.tree.isExpanded(model.index(0, 0))


def test_a_long_choice_ends_in_dots(qtbot: QtBot) -> None:
    box = Choice()
    box.narrow(4)
    box.addItem("a license with a very long name indeed")
    box.setFixedWidth(90)
    other = Choice()
    other.addItem("a license with")
    other.setFixedWidth(90)
    for each in (box, other):
        qtbot.addWidget(each)
    assert box.grab().toImage() != other.grab().toImage()
