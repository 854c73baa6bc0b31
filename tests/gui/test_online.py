"""Going online: only after a question that says what is sent, and only once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui import fakes
from tests.gui.test_window import scanned

_WAIT = 20_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
Window = fakes.TestWindow


def _question(window: Window) -> QMessageBox:
    (box,) = [b for b in window.findChildren(QMessageBox) if b.isVisible()]
    return box


def test_without_a_project_there_is_nothing_to_look_up(window: Window) -> None:
    assert not window.commands["look_up"].isEnabled()


def test_the_question_says_what_is_sent_and_stays_offline_by_default(
    window: Window, qtbot: QtBot
) -> None:
    scanned(window, qtbot)
    window.commands["look_up"].trigger()
    box = _question(window)
    assert "Only their names are sent" in box.informativeText()
    default = box.defaultButton()
    assert default.text() == "Stay offline"
    default.click()
    assert not window.session.busy
    assert window.status.offline.text() == "Offline"


def test_agreeing_asks_the_hub_once_and_names_it(window: Window, qtbot: QtBot) -> None:
    scanned(window, qtbot)
    window.commands["look_up"].trigger()
    (yes,) = [b for b in _question(window).buttons() if b.text() == "Ask the hub"]
    with qtbot.waitSignal(
        window.session.scanning, timeout=_WAIT, check_params_cb=lambda on: not on
    ):
        yes.click()
    assert window.status.offline.text() == "Looked up: hub.example"
    with qtbot.waitSignal(
        window.session.scanning, timeout=_WAIT, check_params_cb=lambda on: not on
    ):
        window.commands["rescan"].trigger()
    assert window.status.offline.text() == "Offline"
