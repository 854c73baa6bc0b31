from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clearweights.gui.drops import DropKind, judge
from clearweights.gui.tree.nodes import Group, Kind
from tests.gui import builders, fakes
from tests.gui.outline import outline

Window = fakes.TestWindow
_WAIT = 20_000


def mime(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) if isinstance(p, Path) else QUrl(p) for p in paths])
    return data


def drag(window: Window, data: QMimeData, at: QPoint) -> bool:
    """Drag over a place of the window; say whether it would be taken."""
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                 Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(window, QDragEnterEvent(at, *arguments))
    move = QDragMoveEvent(at, *arguments)
    QApplication.sendEvent(window, move)
    return move.isAccepted()


def drop(window: Window, data: QMimeData, at: QPoint) -> None:
    drag(window, data, at)
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(window, event)


def row_of(window: Window, name: str) -> QPoint:
    """Return where the row of an asset lies in the window."""
    tree = window.workspace.tree
    QApplication.processEvents()
    for number, node in enumerate(window.workspace.model.all_nodes()):
        if node.kind is Kind.ASSET and node.asset and node.asset.id == name:
            place = tree.visualRect(window.workspace.model.index_of(number)).center()
            return tree.viewport().mapTo(window, place)
    raise AssertionError(name)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "card.md"
    path.write_text("---\nlicense: mit\n---\n")
    return path


def test_a_folder_dropped_anywhere_is_opened(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    assert drag(window, mime(folder), QPoint(30, 30))
    assert window.overlay.words == "Open “acme” as a project"
    drop(window, mime(folder), QPoint(30, 30))
    assert window.session.project is None, "work begins after the drop is over"
    qtbot.waitUntil(lambda: window.session.lookup is not None, timeout=_WAIT)
    assert window.session.project is not None
    assert window.session.project.root == folder
    assert window.overlay.words == ""


def test_a_card_dropped_on_a_row_is_attached_to_that_asset(
    window: Window, qtbot: QtBot, card: Path
) -> None:
    window.show_scanned(builders.result())
    at = row_of(window, builders.LLAMA.id)
    assert drag(window, mime(card), at)
    assert window.overlay.words == f"Attach card.md to {builders.LLAMA.id}"
    with qtbot.waitSignal(window.session.scanning, timeout=_WAIT):
        drop(window, mime(card), at)
    assert window.session.project is not None
    assert window.session.project.documents == ((card, builders.LLAMA),)
    qtbot.waitUntil(lambda: not window.session.busy, timeout=_WAIT)


def test_a_card_dropped_beside_the_rows_is_evidence_for_the_project(
    window: Window, qtbot: QtBot, card: Path
) -> None:
    window.show_scanned(builders.result())
    QApplication.processEvents()
    at = QPoint(window.width() - 50, 300)
    assert drag(window, mime(card), at)
    assert window.overlay.words.startswith("Add card.md as evidence.")
    with qtbot.waitSignal(window.session.scanning, timeout=_WAIT):
        drop(window, mime(card, card), at)
    assert window.session.project is not None
    assert [asset for _, asset in window.session.project.documents] == [None, None]
    qtbot.waitUntil(lambda: not window.session.busy, timeout=_WAIT)


def test_leaving_the_window_takes_the_announcement_away(window: Window, card: Path) -> None:
    window.show_scanned(builders.result())
    drag(window, mime(card), QPoint(30, 30))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.overlay.words == ""


def test_what_cannot_be_read_is_named_with_what_can(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_scanned(builders.result())
    movie = tmp_path / "movie.mp4"
    movie.write_bytes(b"x")
    drag(window, mime(movie), QPoint(30, 30))
    assert "movie.mp4" in window.overlay.words
    with qtbot.waitSignal(window.drops.refused):
        drop(window, mime(movie), QPoint(30, 30))
    assert "Possible are model cards" in window.banner.words
    assert not window.session.busy


@pytest.mark.parametrize(
    ("paths", "has_project", "kind"),
    [
        (["https://huggingface.co/x/y"], True, DropKind.NOTE),
        (["https://huggingface.co/x/y"], False, DropKind.REFUSE),
        (["https://huggingface.co/x/y", "card.md"], True, DropKind.REFUSE),
        (["folder", "folder"], True, DropKind.REFUSE),
        (["card.md"], False, DropKind.REFUSE),
        (["card.md", "LICENSE", "sbom.spdx"], True, DropKind.ADD),
        (["card.md", "movie.mp4"], True, DropKind.REFUSE),
        (["folder"], False, DropKind.OPEN),
    ],
)
def test_drops_are_judged_before_they_happen(
    tmp_path: Path, paths: list[str], has_project: bool, kind: DropKind
) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("card.md", "LICENSE", "sbom.spdx", "movie.mp4"):
        (tmp_path / name).write_text("x")
    made = mime(*[p if "://" in p else tmp_path / p for p in paths])
    judged = judge(made, has_project=has_project)
    assert judged is not None
    assert judged.kind is kind


def test_text_that_is_dragged_is_left_alone() -> None:
    data = QMimeData()
    data.setText("hello")
    assert judge(data, has_project=True) is None
    data.setText("see https://huggingface.co/x/y")
    assert judge(data, has_project=True) is None


def test_a_dropped_address_is_noted_and_nothing_is_fetched(window: Window, qtbot: QtBot) -> None:
    window.show_scanned(builders.result())
    data = QMimeData()
    data.setText("https://huggingface.co/acme/model-1\n")
    drag(window, data, QPoint(30, 30))
    assert "Nothing is fetched until you ask for it and agree" in window.overlay.words
    drop(window, data, QPoint(30, 30))
    qtbot.waitUntil(lambda: window.session.busy, timeout=_WAIT)
    qtbot.waitUntil(lambda: not window.session.busy, timeout=_WAIT)
    lines = outline(window.workspace.model, (0, 4)).splitlines()
    at = lines.index("Added documents  (1)")
    assert lines[at + 1] == "  https://huggingface.co/acme/model-1 | Not looked up"
    assert window.status.offline.text() == "Offline"
    window.session.add_addresses(("https://huggingface.co/acme/model-1",))
    assert window.session.project is not None
    assert len(window.session.project.addresses) == 1


def test_a_document_carries_its_sha256(window: Window, qtbot: QtBot, card: Path) -> None:
    window.show_scanned(builders.result())
    window.session.add_documents((card,))
    qtbot.waitUntil(lambda: not window.session.busy, timeout=_WAIT)
    (added,) = window.session.lookup.added  # type: ignore[union-attr]
    assert added.sha256 == hashlib.sha256(card.read_bytes()).hexdigest()
    assert f"sha256 {added.sha256[:12]}…" in outline(window.workspace.model, (5,))


def test_documents_are_listed_and_one_that_says_nothing_says_so(
    window: Window, qtbot: QtBot, card: Path
) -> None:
    window.show_scanned(builders.result())
    window.session.add_documents((card,), builders.BGE)
    qtbot.waitUntil(lambda: not window.session.busy, timeout=_WAIT)
    lines = outline(window.workspace.model, (0, 4)).splitlines()
    at = lines.index("Added documents  (1)")
    assert lines[at + 1] == "  card.md  (about BAAI/bge-m3) | says nothing"
    group = window.workspace.tree.select_group(Group.DOCUMENTS)
    assert group
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_Down)
    details = window.workspace.details
    assert details.tabs.currentWidget() is details.evidence
    assert "license: mit" in details.evidence.lines.toPlainText()
