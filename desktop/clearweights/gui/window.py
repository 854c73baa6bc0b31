"""The main window."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget

from clearweights.domain.result import Result
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup
from clearweights.gui.settings import Settings
from clearweights.gui.theme import theme_for
from clearweights.gui.tree.nodes import Node
from clearweights.gui.workspace import Workspace


class MainWindow(QMainWindow):
    """One project at a time, or the start page."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(theme_for(settings.look))
        self._lookup: Lookup | None = None
        self.workspace = Workspace(self._icons)
        self.setCentralWidget(self.workspace)
        self.workspace.tree.chosen.connect(self._on_chosen)
        self.resize(1360, 860)

    def show_result(self, result: Result) -> None:
        """Show a result."""
        self._lookup = Lookup(result)
        self.workspace.tree.show_result(self._lookup, (), mentions=False, keep=False)
        self._on_chosen(None)

    def _on_chosen(self, node: Node | None) -> None:
        if self._lookup is not None:
            self.workspace.details.show_node(node, self._lookup)
