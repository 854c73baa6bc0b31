"""The tree as it is looked at: columns, what is open, what is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTreeView,
    QWidget,
)

from clearweights.domain.asset import AssetKey
from clearweights.domain.finding import Finding
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup, is_open
from clearweights.gui.tree.cells import Column, header
from clearweights.gui.tree.delegate import RowDelegate
from clearweights.gui.tree.model import ResultTreeModel
from clearweights.gui.tree.nodes import Group, Kind, Node
from clearweights.gui.tree.query import Term

_WIDTHS = (330, 136, 108, 96, 82, 150, 92)
_FIRST_HIDDEN = frozenset({Column.SOURCE})
_ALWAYS = (Column.LICENSE, Column.VERDICT, Column.FINDINGS)
_NARROWEST, _COMFORTABLE = 190, 280
_CHARACTER = 7
"""Width of an average character for which the widths above are meant."""

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OPEN_AT_MOST = 400
_REOPEN_AT_MOST = 1000
_Identity: TypeAlias = tuple[object, ...]


class ResultTree(QTreeView):
    """The tree of a result.

    Signals:
        chosen: the node that is selected now, or None
        selected: other rows are selected
        entered: the reader asks for the details of the row
    """

    chosen = Signal(object)
    selected = Signal()
    entered = Signal()

    def __init__(self, model: ResultTreeModel, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = icons.theme
        self._own_widths = False
        self._open: set[int] = set()
        self._unfiltered: set[int] | None = None
        """Which rows were open before there was a filter."""
        self._fresh = True
        """No row with a verdict was shown yet: what is seen while a project is read stays shut."""
        self._target = QModelIndex()
        self.setModel(model)
        self._draw_with(icons)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setIndentation(18)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        columns = self.header()
        columns.setSectionsMovable(True)
        columns.setStretchLastSection(False)
        columns.setMinimumSectionSize(48)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.customContextMenuRequested.connect(self._column_menu)
        columns.sectionResized.connect(self._on_width)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(Column.VERDICT, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.reset_columns()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        self.expanded.connect(lambda index: self._open.add(index.internalId()))
        self.collapsed.connect(lambda index: self._open.discard(index.internalId()))

    def use_icons(self, icons: Icons) -> None:
        """Paint in another theme."""
        self._theme = icons.theme
        self._draw_with(icons)
        self.viewport().update()

    def _draw_with(self, icons: Icons) -> None:
        """Draw by hand only what needs it: a cell drawn in Python costs five times as much."""
        rows = RowDelegate(icons, self)
        for column in (Column.NAME, Column.FINDINGS):
            self.setItemDelegateForColumn(column, rows)

    def reset_columns(self) -> None:
        """Bring the columns back to their first order, widths and visibility."""
        columns = self.header()
        for column, width in enumerate(_WIDTHS):
            columns.moveSection(columns.visualIndex(column), column)
            self.setColumnHidden(column, column in _FIRST_HIDDEN)
            columns.resizeSection(column, self._scaled(width))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._own_widths = False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the names the room that the other columns leave, until the reader sets a width."""
        if self._own_widths:
            return
        columns, whole = self.header(), self.viewport().width()
        room = whole - columns.length() + columns.sectionSize(Column.NAME)
        if room < self._scaled(_COMFORTABLE):  # what is not needed at once may be scrolled to
            room = whole - sum(columns.sectionSize(column) for column in _ALWAYS)
            room = min(max(room, self._scaled(_NARROWEST)), self._scaled(_COMFORTABLE))
        columns.resizeSection(Column.NAME, room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right and event.modifiers() == _SHIFT:
            self.expandRecursively(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _letters: str) -> None:
        """Do nothing: letters are commands, and one that does not apply moves to no row."""

    def _scaled(self, width: int) -> int:
        """Return a width for the size of the reader's font."""
        return max(width, width * self.fontMetrics().averageCharWidth() // _CHARACTER)

    def _on_width(self, _column: int, _old: int, _new: int) -> None:
        self._own_widths = self._own_widths or self.header().underMouse()

    # content

    def show_result(
        self,
        lookup: Lookup | None,
        nodes: list[Node],
        terms: tuple[Term, ...],
        *,
        keep: bool,
    ) -> None:
        """Show the nodes built for a result; with `keep`, stay where the reader was."""
        kept = self._remember() if keep else None
        judged = lookup is not None and lookup.judged
        self._unfiltered = None
        self._open.clear()
        self.mark_target(None)
        self._model.take(lookup, nodes, terms)
        if kept is None:
            self._open_first()
        else:
            self._restore(*kept)
            if judged and self._fresh:
                self._open_first()
        self._fresh = lookup is None or (self._fresh and not (judged and self._model.rowCount()))

    def show_filtered(self, terms: tuple[Term, ...]) -> None:
        """Show the same result through another filter."""
        current = self.currentIndex().internalId() if self.currentIndex().isValid() else 0
        if self._unfiltered is None:
            self._unfiltered = set(self._open)
        reopen = self._unfiltered if not terms else set(self._open)
        self._unfiltered = self._unfiltered if terms else None
        self.mark_target(None)
        self._open.clear()
        self._model.filter(terms)
        if terms:
            self._open_matches()
        self._reopen(reopen)
        index = self._model.index_of(current)
        if index.isValid():
            self.setCurrentIndex(index)
        elif current:
            self.chosen.emit(None)

    def current_node(self) -> Node | None:
        """Return the selected node."""
        index = self.currentIndex()
        return self._model.node(index) if index.isValid() else None

    def selected_nodes(self) -> list[Node]:
        """Return the nodes of all selected rows, from top to bottom."""
        return [self._model.node(index) for index in self.selected_indexes()]

    def selected_indexes(self) -> list[QModelIndex]:
        """Return the first cells of all selected rows, from top to bottom."""
        return sorted(self.selectionModel().selectedRows(), key=_path)

    def parent_node(self) -> Node | None:
        """Return the node above the selected one."""
        index = self.currentIndex().parent()
        return self._model.node(index) if index.isValid() else None

    def select_group(self, group: Group) -> bool:
        """Select and open a top row; False where there is no such row."""
        found = self._select(lambda n: n.item is group)
        if found:
            self.setExpanded(self.currentIndex(), True)
        return found

    def select_asset(self, key: AssetKey) -> bool:
        """Select the row of an asset; False where no such row is shown."""
        return self._select(lambda n: n.kind is Kind.ASSET and n.asset == key)

    def select_finding(self, finding: Finding) -> bool:
        """Select the row of a finding; False where no such row is shown."""
        print_ = finding.fingerprint
        return self._select(
            lambda n: (
                n.kind is Kind.FINDING
                and n.asset == finding.asset
                and isinstance(n.item, Finding)
                and n.item.fingerprint == print_
            )
        )

    def next_open(self, step: int = 1) -> bool:
        """Select the next open finding (or the one before); False where none is left."""
        order = self._in_order()
        index = self.currentIndex()
        here = order.index(index.internalId()) if index.isValid() else -1
        ahead = [*order[here + 1 :], *order[: max(here, 0)]]
        if step < 0:
            ahead = [*order[: max(here, 0)][::-1], *order[here + 1 :][::-1]]
        found = next((number for number in ahead if self._is_open(number)), None)
        if found is not None:
            self._go(found)
        return found is not None

    def expand_open(self) -> None:
        """Open every branch that holds an open finding, close the others."""
        self.collapseAll()  # which does not tell of the rows it closes
        self._open.clear()
        self._open_first()

    def asset_at(self, position: QPoint) -> AssetKey | None:
        """Return the asset whose row (or whose finding's row) lies at a place of the viewport."""
        index = self.indexAt(position)
        return self._model.node(index).asset if index.isValid() else None

    def mark_target(self, position: QPoint | None) -> None:
        """Draw a frame around the row that a drop would go to."""
        index = self.indexAt(position) if position is not None else QModelIndex()
        if index != self._target:
            self._target = index.siblingAtColumn(0)
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target.isValid():
            row = self.visualRect(self._target)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(
                QRect(1, row.top() + 1, self.viewport().width() - 3, row.height() - 3), 4, 4
            )

    # inner

    def _is_open(self, number: int) -> bool:
        node = self._model.all_nodes()[number]
        return isinstance(node.item, Finding) and is_open(node.item)

    def _in_order(self) -> list[int]:
        order: list[int] = []
        stack = list(reversed(self._model.shown_children(0)))
        while stack:
            number = stack.pop()
            order.append(number)
            stack.extend(reversed(self._model.shown_children(number)))
        return order

    def _select(self, fits: Callable[[Node], bool]) -> bool:
        for number, node in enumerate(self._model.all_nodes()):
            if fits(node) and self._model.index_of(number).isValid():
                self._go(number)
                return True
        return False

    def _go(self, number: int) -> None:
        index = self._model.index_of(number)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _remember(self) -> tuple[set[_Identity], _Identity | None]:
        """Return what is open and selected, in terms that another result understands."""
        nodes, index = self._model.all_nodes(), self.currentIndex()
        current = _identity(nodes, index.internalId()) if index.isValid() else None
        return {_identity(nodes, number) for number in self._open}, current

    def _restore(self, opened: set[_Identity], current: _Identity | None) -> None:
        nodes = self._model.all_nodes()
        wanted = opened | {current} if current else opened
        kinds = {identity[0] for identity in wanted}
        known = {
            identity: number
            for number, node in enumerate(nodes)
            if node.kind in kinds and (identity := _identity(nodes, number)) in wanted
        }
        self._reopen({known[identity] for identity in opened if identity in known})
        if current in known:
            self.setCurrentIndex(self._model.index_of(known[current]))

    def _reopen(self, numbers: set[int]) -> None:
        for number in sorted(numbers)[:_REOPEN_AT_MOST]:
            index = self._model.index_of(number)
            if index.isValid():
                self.setExpanded(index, True)

    def _open_first(self) -> None:
        opened = 0
        nodes = self._model.all_nodes()
        for group in self._model.shown_children(0):
            self.setExpanded(self._model.index_of(group), True)
            for child in self._model.shown_children(group):
                if nodes[child].open[0] and opened < _OPEN_AT_MOST:
                    self.setExpanded(self._model.index_of(child), True)
                    opened += 1

    def _open_matches(self) -> None:
        opened = 0
        for group in self._model.shown_children(0):
            self.setExpanded(self._model.index_of(group), True)
            for child in self._model.shown_children(group):
                if opened < _OPEN_AT_MOST:
                    self.setExpanded(self._model.index_of(child), True)
                    opened += 1

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self._model.node(current) if current.isValid() else None)

    def _column_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        for column in list(Column)[1:]:
            action = menu.addAction(header(column))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.toggled.connect(lambda on, column=column: self.setColumnHidden(column, not on))
        menu.addSeparator()
        menu.addAction(tr("Reset columns")).triggered.connect(self.reset_columns)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.header().mapToGlobal(position))


def _path(index: QModelIndex) -> tuple[int, ...]:
    """Return where a row stands, for sorting from top to bottom."""
    rows = []
    while index.isValid():
        rows.append(index.row())
        index = index.parent()
    return tuple(reversed(rows))


def _identity(nodes: list[Node], number: int) -> _Identity:
    """Return what a row stands for, the same in another result of the same project."""
    node = nodes[number]
    item = node.item
    own: object = item
    if isinstance(item, Finding):
        own = (item.code, item.license, item.clause, item.subject)
    elif node.kind in (Kind.ASSET, Kind.PLACES):
        own = node.asset
    above = nodes[node.parent]
    return node.kind, own, above.kind, above.asset
