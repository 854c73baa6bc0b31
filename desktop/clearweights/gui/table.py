"""A read-only table model over prepared rows, for lists in the details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clearweights.gui.i18n import tr
from clearweights.gui.shown import plain_tip
from clearweights.gui.tree.model import Index

_Role = Qt.ItemDataRole
_CHARACTER = 7
"""Width of an average character for which widths are meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the words of its cells, cleaned, and what it stands for."""

    cells: tuple[str, ...]
    item: object = None
    icon: QIcon | None = None
    color: str | None = None
    mark: int = 0
    """The column that carries icon and color."""


class TableModel(QAbstractTableModel):
    """Shows rows as they are."""

    def __init__(self, fixed: frozenset[int] = frozenset(), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._fixed = fixed

    def show(self, headers: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._headers, self._rows = headers, tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return a row."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._headers):
            if role == _Role.DisplayRole:
                return self._headers[section]
            if role == _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return row.cells[column]
        if role == _Role.ToolTipRole:
            return plain_tip(row.cells[column])
        if column == row.mark and role in (_Role.DecorationRole, _Role.ForegroundRole):
            ink = QColor(row.color) if row.color else None
            return row.icon if role == _Role.DecorationRole else ink
        if role == _Role.FontRole and column in self._fixed:
            return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        return None


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), option.fontMetrics.height() + 10))


class Table(QTableView):
    """A quiet table: no grid, whole rows, the last column takes the rest."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_row()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy row")).triggered.connect(self.copy_row)
        menu.popup(event.globalPos())

    def copy_row(self) -> None:
        """Copy the words of the selected row, with tabs between the cells."""
        model, index = self.model(), self.currentIndex()
        if isinstance(model, TableModel) and index.isValid():
            words = "\t".join(model.row(index.row()).cells)
            QGuiApplication.clipboard().setText(words)

    def set_widths(self, *most: int) -> None:
        """Make the first columns as wide as their words, up to a width for an average font."""
        header = self.horizontalHeader()
        scale = max(1.0, self.fontMetrics().averageCharWidth() / _CHARACTER)
        for column, width in enumerate(most):
            needed = max(self.sizeHintForColumn(column) + 8, header.sectionSizeHint(column))
            header.resizeSection(column, min(needed, int(width * scale)))
