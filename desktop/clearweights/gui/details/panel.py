"""The details of the selected row, in tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from clearweights.domain.finding import Finding
from clearweights.domain.result import Asset
from clearweights.gui.details.page import Page
from clearweights.gui.details.summary import write_asset, write_finding, write_project
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup
from clearweights.gui.tree.nodes import Node


class Details(QWidget):
    """Tabs about one row."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.tabs = QTabWidget()
        self.summary = Page(icons)
        self.tabs.addTab(self.summary, tr("Summary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def show_node(self, node: Node | None, lookup: Lookup) -> None:
        """Show a row of the tree; None: the project."""
        match node.item if node else None:
            case Finding() as finding:
                write_finding(self.summary, finding, lookup, self._icons)
            case Asset() as asset:
                write_asset(self.summary, asset, lookup, self._icons)
            case _:
                write_project(self.summary, lookup, self._icons)
