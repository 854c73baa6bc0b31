"""The project as it is worked on: filter line and tree on the left, details on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from clearweights.gui.details.panel import Details
from clearweights.gui.icons import Icons
from clearweights.gui.tree.model import ResultTreeModel
from clearweights.gui.tree.view import ResultTree


class Workspace(QSplitter):
    """The two panes; the window tells them what to show."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.model = ResultTreeModel(icons, self)
        self.tree = ResultTree(self.model, icons.theme)
        self.details = Details(icons)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree)
        self.addWidget(left)
        self.addWidget(self.details)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setSizes([820, 560])
