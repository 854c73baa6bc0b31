"""Lets the whole window take drops: says what will happen, then lets it happen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from clearweights.domain.asset import AssetKey
from clearweights.gui.drops import Drop, DropKind, announce, judge
from clearweights.gui.overlay import Overlay
from clearweights.gui.shown import clean
from clearweights.gui.tree.view import ResultTree


class DropTarget(QObject):
    """Watches a window for drops.

    Signals:
        folder: a folder to open
        documents: paths, and the asset they were dropped on or None
        addresses: web addresses that were dropped
        refused: why a drop was not taken
    """

    folder = Signal(object)
    documents = Signal(object, object)
    addresses = Signal(object)
    refused = Signal(str)

    def __init__(
        self, window: QWidget, tree: ResultTree, overlay: Overlay, has_project: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tree = tree
        self._overlay = overlay
        self._has_project = has_project
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.source() is self._tree:
            return False  # a row on its way to another program
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                assert isinstance(event, (QDragEnterEvent, QDragMoveEvent))
                return self._over(event)
            case QEvent.Type.DragLeave:
                self._forget()
                return True
            case QEvent.Type.Drop:
                assert isinstance(event, QDropEvent)
                return self._dropped(event)
            case _:
                return False

    def _over(self, event: QDropEvent) -> bool:
        drop = judge(event.mimeData(), has_project=self._has_project())
        if drop is None:
            return False
        asset = self._asset_under(event, drop)
        self._overlay.announce(
            announce(drop, clean(asset.id) if asset else None),
            refused=drop.kind is DropKind.REFUSE,
        )
        # A refused drop is taken all the same, so that the reader can be told why.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        drop = judge(event.mimeData(), has_project=self._has_project())
        asset = self._asset_under(event, drop) if drop else None
        self._forget()
        if drop is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # The source of the drag waits until this returns: work begins afterwards.
        QTimer.singleShot(0, self, lambda: self._act(drop, asset))
        return True

    def _act(self, drop: Drop, asset: AssetKey | None) -> None:
        match drop.kind:
            case DropKind.OPEN:
                self.folder.emit(Path(drop.paths[0]))
            case DropKind.ADD:
                self.documents.emit(drop.paths, asset)
            case DropKind.NOTE:
                self.addresses.emit(drop.addresses)
            case DropKind.REFUSE:
                self.refused.emit(drop.why)

    def _asset_under(self, event: QDropEvent, drop: Drop) -> AssetKey | None:
        viewport = self._tree.viewport()
        inside: QPoint = viewport.mapFrom(self._window, event.position().toPoint())
        over_rows = (
            drop.kind is DropKind.ADD and viewport.isVisible() and viewport.rect().contains(inside)
        )
        asset = self._tree.asset_at(inside) if over_rows else None
        self._tree.mark_target(inside if asset else None)
        return asset

    def _forget(self) -> None:
        self._overlay.hide()
        self._tree.mark_target(None)
