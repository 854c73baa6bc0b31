"""What the window looked like when it was closed: geometry, columns, panes."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from clearweights.gui.settings import Settings
from clearweights.gui.workspace import Workspace


def restore(window: QMainWindow, workspace: Workspace, settings: Settings) -> None:
    """Bring the window back as it was left."""
    if geometry := settings.shape("window"):
        window.restoreGeometry(geometry)
    if columns := settings.shape("columns"):
        workspace.tree.header().restoreState(columns)
    workspace.own_width = settings.flag("own_width", False)
    if panes := settings.shape("panes"):
        workspace.restoreState(panes)


def remember(window: QMainWindow, workspace: Workspace, settings: Settings) -> None:
    """Keep how the window looks for the next time."""
    settings.set_shape("window", window.saveGeometry())
    settings.set_shape("columns", workspace.tree.header().saveState())
    settings.set_shape("panes", workspace.saveState())
    settings.set_flag("own_width", workspace.own_width)
    settings.save()
