"""Asset by use: the same project under every kind of use, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import Asset, Verdict
from clearweights.domain.use import Distribution
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import WORST_FIRST, Lookup
from clearweights.gui.shown import clean, plain_tip
from clearweights.gui.tree.model import Index
from clearweights.gui.usebox import tip_for
from clearweights.gui.vocabulary import word

Verdicts = Mapping[Distribution, Mapping[AssetKey, Verdict]]
_Role = Qt.ItemDataRole
_USES = tuple(Distribution)


class UsesModel(QAbstractTableModel):
    """One row per asset that counts, worst first; one column per kind of use."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._assets: list[Asset] = []
        self._verdicts: Verdicts = {}
        self._present: Distribution | None = None

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._icons = icons

    def show(self, lookup: Lookup | None, verdicts: Verdicts) -> None:
        """Show the verdicts of a result's assets."""
        self.beginResetModel()
        self._verdicts = verdicts
        self._present = lookup.result.use.distribution if lookup else None
        assets = lookup.shown() if lookup and verdicts else []
        self._assets = sorted(assets, key=self._rank)
        self.endResetModel()

    def asset(self, row: int) -> AssetKey:
        """Return the asset of a row."""
        return self._assets[row].key

    def use(self, column: int) -> Distribution | None:
        """Return the use of a column; None for the names."""
        return _USES[column - 1] if column else None

    def verdict(self, row: int, column: int) -> Verdict | None:
        """Return the verdict of a cell."""
        use = self.use(column)
        return self._verdict(self._assets[row], use) if use else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._assets)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_USES) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= len(_USES):
            return None
        use = self.use(section)
        match role:
            case _Role.DisplayRole:
                return word(use) if use else tr("Name")
            case _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _Role.ToolTipRole:
                return plain_tip(tip_for(use)) if use else None
            case _Role.FontRole if use is not None and use is self._present:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        asset, use = self._assets[index.row()], self.use(index.column())
        name = clean(asset.key.id)
        if use is None and role == _Role.DisplayRole:
            return name
        if use is None:
            return plain_tip(name) if role == _Role.ToolTipRole else None
        return self._cell(name, use, self._verdict(asset, use), role)

    def _cell(self, name: str, use: Distribution, verdict: Verdict, role: int) -> Any:
        match role:
            case _Role.DisplayRole:
                return word(verdict)
            case _Role.DecorationRole:
                return self._icons.of(verdict)
            case _Role.ForegroundRole:
                return QColor(self._icons.theme.of(verdict))
            case _Role.AccessibleTextRole:
                about = f"{name}, {word(use)}"
                return tr("{about}: {words}", about=about, words=word(verdict))
        return None

    def _verdict(self, asset: Asset, use: Distribution) -> Verdict:
        return self._verdicts.get(use, {}).get(asset.key, Verdict.UNKNOWN)

    def _rank(self, asset: Asset) -> tuple[object, ...]:
        ranks = sorted(WORST_FIRST[self._verdict(asset, use)] for use in _USES)
        return (*ranks, asset.key.id.casefold(), asset.key)


class UsesView(QWidget):
    """The table, and a line that says how to read it.

    Signals:
        chosen: an asset and the use of the cell that was activated (None for its name)
    """

    chosen = Signal(object, object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = UsesModel(icons, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAcceptDrops(False)
        self.table.setIconSize(QSize(16, 16))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._words = QLabel()
        self._words.setObjectName("quiet")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setContentsMargins(14, 8, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.setFocusProxy(self.table)
        self.retranslate()

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self.model.use_icons(icons)
        self.table.viewport().update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.table.setAccessibleName(tr("Verdicts for every kind of use"))
        self._words.setText(
            tr(
                "The same project under every kind of use; everything else stays as described."
                " Enter or a double-click on a verdict takes that use. The present one stands in"
                " bold."
            )
        )

    def wait(self) -> None:
        """Say that the answer is being worked out."""
        self.model.show(None, {})
        self._words.setText(tr("Working out the verdicts for every kind of use…"))

    def show_verdicts(self, lookup: Lookup | None, verdicts: Verdicts) -> None:
        """Show the answer."""
        self.retranslate()
        self.model.show(lookup, verdicts)
        metrics = self.table.fontMetrics()
        header = self.table.horizontalHeader()
        header.resizeSection(0, 16 * metrics.averageCharWidth() + 110)
        for column in range(1, self.model.columnCount()):
            use = self.model.use(column)
            longest = max(
                [word(use) if use else "", *(word(v) + "----" for v in Verdict)],
                key=metrics.horizontalAdvance,
            )
            header.resizeSection(column, metrics.horizontalAdvance(longest) + 24)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.asset(current.row()), None)

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.asset(index.row()), self.model.use(index.column()))
