"""The item model of the tree: a read-only view on one frozen result.

Nodes lie in a flat list and an index carries the node's number: no Python object is ever
behind a C++ pointer, so nothing can be collected under Qt's feet. A filter swaps the lists of
visible children; the nodes stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias, overload

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont

from clearweights.domain.finding import Code, Finding, State
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import WORST_FIRST, Lookup, is_open
from clearweights.gui.shown import clean, plain_tip
from clearweights.gui.tree import cells
from clearweights.gui.tree.cells import Column
from clearweights.gui.tree.nodes import Group, Grouping, Heading, Kind, Node, build, license_of
from clearweights.gui.tree.query import Term, visible

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_COLUMNS = len(Column)
_Role = Qt.ItemDataRole
OPEN_ROLE = _Role.UserRole + 1
"""How many blockers, major and minor findings are open; None where none are."""
SENTENCE_ROLE = _Role.UserRole + 2
"""True where the words are a sentence, to be cut at its end."""
_SENTENCES = frozenset({Kind.GROUP, Kind.FINDING, Kind.PROBLEM})

_NO_ROW = Qt.ItemFlag.NoItemFlags
_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_COUNTED = (Kind.ASSET, Kind.FINDING)
"""What is counted as a row that a filter hides. No set: members of enumerations hash slowly."""

_GROUP_ICONS = {
    Group.PUBLISHED: "published", Group.MODELS: "model", Group.DATASETS: "dataset",
    Group.SERVICES: "service", Group.UPSTREAM: "upstream", Group.MENTIONED: "mention",
    Group.RUN_TIME: "question", Group.DOCUMENTS: "document", Group.NOT_READ: "warning",
}  # fmt: skip


class ResultTreeModel(QAbstractItemModel):
    """Kind, asset, findings and lineage, evidence."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._lookup: Lookup | None = None
        self._nodes = build(None)
        self._children: list[list[int]] = [[]]
        self._rows = [0]
        self._hidden = 0
        self._keys: dict[int, tuple[Any, ...]] = {}
        """By what the rows are sorted; the same through every filter."""
        self._sorted = (Column.VERDICT, Qt.SortOrder.AscendingOrder)
        self._other: dict[int, Callable[[Node, int], Any]] = {
            _Role.DecorationRole: self._icon,
            _Role.FontRole: self._font,
            _Role.ForegroundRole: self._ink,
            _Role.ToolTipRole: self._tip,
            _Role.AccessibleTextRole: self._spoken,
            OPEN_ROLE: lambda node, _column: node.open if any(node.open) else None,
            SENTENCE_ROLE: lambda node, _column: node.kind in _SENTENCES,
        }

    def show(
        self,
        lookup: Lookup | None,
        terms: tuple[Term, ...],
        *,
        mentions: bool,
        grouping: Grouping = Grouping.KIND,
    ) -> None:
        """Show another result, through a filter."""
        self.take(lookup, build(lookup, mentions=mentions, grouping=grouping), terms)

    def take(self, lookup: Lookup | None, nodes: list[Node], terms: tuple[Term, ...]) -> None:
        """Show the nodes that were built for a result, through a filter."""
        self.beginResetModel()
        self._lookup = lookup
        self._nodes = nodes
        self._keys.clear()
        self._arrange(terms)
        self.endResetModel()

    def filter(self, terms: tuple[Term, ...]) -> None:
        """Show the same result through another filter."""
        self.beginResetModel()
        self._arrange(terms)
        self.endResetModel()

    def use_icons(self, icons: Icons) -> None:
        """Show the same rows in another theme."""
        self._icons = icons

    def node(self, index: Index) -> Node:
        """Return the node of an index, the root for an invalid one."""
        return self._nodes[index.internalId() if index.isValid() else 0]

    def index_of(self, number: int, column: int = 0) -> QModelIndex:
        """Return the index of a node, invalid for one that the filter hides."""
        if number <= 0 or self._rows[number] < 0:
            return QModelIndex()
        return self.createIndex(self._rows[number], column, number)

    def all_nodes(self) -> list[Node]:
        """Return all nodes, hidden ones included; never change them."""
        return self._nodes

    def shown_children(self, number: int) -> list[int]:
        """Return the children that the filter leaves, in the order shown."""
        return self._children[number]

    def hidden(self) -> int:
        """Return how many assets and findings the filter hides."""
        return self._hidden

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the assets of each group; the other rows keep the order of the argument."""
        self._sorted = (Column(column), order)
        self._keys.clear()
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        self._order()
        self.changePersistentIndexList(
            old, [self.index_of(i.internalId(), i.column()) for i in old]
        )
        self.layoutChanged.emit()

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # `hasIndex` would ask back twice; a tree of thousands of open rows feels it.
        children = self._children[parent.internalId() if parent.isValid() else 0]
        if 0 <= row < len(children) and 0 <= column < _COLUMNS and parent.column() <= 0:
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        if child is None:
            return super().parent()
        if not child.isValid():
            return QModelIndex()
        return self.index_of(self._nodes[child.internalId()].parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.column() > 0:
            return 0
        return len(self._children[parent.internalId() if parent.isValid() else 0])

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        # Asked for every row that is laid out; what Qt does instead asks twice.
        if parent.column() > 0:
            return False
        return bool(self._children[parent.internalId() if parent.isValid() else 0])

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < _COLUMNS:
            if role == _Role.DisplayRole:
                return cells.header(section)
            if role == _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self._lookup is None:
            return None
        node = self._nodes[index.internalId()]
        column = index.column()
        if role == _Role.DisplayRole:
            return cells.cell(node, column, self._lookup)
        asked = self._other.get(role)
        return asked(node, column) if asked else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _ROW if index.isValid() else _NO_ROW  # asked for every row: no arithmetic here

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setText(self.words_of(indexes))
        return data

    def words_of(self, indexes: Iterable[QModelIndex]) -> str:
        """Return a line for each row, with the words of its cells between tabs."""
        lines = []
        for number in dict.fromkeys(index.internalId() for index in indexes):
            cells_ = (self.index_of(number, column).data() for column in range(_COLUMNS))
            lines.append("\t".join(str(cell) for cell in cells_ if cell))
        return "\n".join(lines)

    # how it looks

    def _icon(self, node: Node, column: int) -> Any:
        icons = self._icons
        if column == Column.VERDICT and node.verdict is not None:
            return icons.of(node.verdict)
        if column == Column.VERDICT and isinstance(node.item, Finding):
            return icons.of(node.item.severity)
        if column != Column.NAME:
            return None
        muted = icons.theme.muted
        if isinstance(node.item, (Group, Heading)):
            return icons.named(_group_icon(node.item), muted)
        if isinstance(node.item, Finding):
            color = icons.theme.of(node.item.severity) if is_open(node.item) else muted
            return icons.named(icons.shape(node.item.severity), color)
        name = {
            Kind.LINEAGE: "upstream", Kind.PLACES: "place", Kind.PLACE: "place",
            Kind.CHOICE: "question", Kind.PROBLEM: "warning", Kind.DOCUMENT: "document",
        }.get(node.kind)  # fmt: skip
        return icons.named(name, muted) if name else None

    def _font(self, node: Node, column: int) -> QFont | None:
        font = QFont()
        if node.kind is Kind.GROUP and column == Column.NAME:
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if column == Column.LICENSE and self._lookup and not license_of(node, self._lookup)[1]:
            font.setItalic(True)
            return font
        return None

    def _ink(self, node: Node, column: int) -> QColor | None:
        theme = self._icons.theme
        if column == Column.VERDICT and node.verdict is not None:
            return QColor(theme.of(node.verdict))
        if column == Column.VERDICT and isinstance(node.item, Finding) and is_open(node.item):
            return QColor(theme.of(node.item.severity))
        settled = isinstance(node.item, Finding) and not is_open(node.item)
        quiet = node.kind in (Kind.PLACE, Kind.PLACES, Kind.CHOICE, Kind.PROBLEM, Kind.LINEAGE)
        undecided = (
            column == Column.LICENSE
            and self._lookup is not None
            and not license_of(node, self._lookup)[1]
        )
        secondary = column in (Column.STATE, Column.SOURCE, Column.WHERE)
        return QColor(theme.muted) if settled or quiet or undecided or secondary else None

    def _tip(self, node: Node, column: int) -> str | None:
        if column == Column.NAME:
            return plain_tip(cells.tip(node))
        if column == Column.LICENSE and self._lookup:
            return plain_tip(clean(license_of(node, self._lookup)[0]))
        return cells.findings(node) if column == Column.FINDINGS else None

    def _spoken(self, node: Node, column: int) -> str | None:
        if self._lookup is None:
            return None
        words = cells.cell(node, column, self._lookup)
        if column == Column.NAME:
            parts = (words, cells.verdict(node), cells.findings(node))
            return ", ".join(part for part in parts if part)
        return words

    def _arrange(self, terms: tuple[Term, ...]) -> None:
        nodes = self._nodes
        if terms and self._lookup:
            stay = visible(nodes, terms, self._lookup)
            self._hidden = sum(
                [node.kind in _COUNTED for kept, node in zip(stay, nodes, strict=True) if not kept]
            )
            self._children = [[c for c in n.children if stay[c]] if stay[at] else []
                              for at, n in enumerate(nodes)]  # fmt: skip
        else:
            self._children = [list(n.children) for n in nodes]
            self._hidden = 0
        self._rows = [-1] * len(nodes)
        self._order()

    def _order(self) -> None:
        column, direction = self._sorted
        backwards = direction is Qt.SortOrder.DescendingOrder
        for group in self._children[0]:
            children = self._children[group]
            if children and self._nodes[children[0]].kind is Kind.ASSET:
                keys = self._sort_keys(children, column)
                children.sort(key=keys.__getitem__, reverse=backwards)
        for children in self._children:
            for row, number in enumerate(children):
                self._rows[number] = row

    def _sort_keys(self, numbers: list[int], column: Column) -> dict[int, tuple[Any, ...]]:
        keys = self._keys
        for number in numbers:
            if number not in keys:
                keys[number] = self._sort_key(number, column)
        return keys

    def _sort_key(self, number: int, column: Column) -> tuple[Any, ...]:
        node = self._nodes[number]
        name = node.asset.id.casefold() if node.asset else ""
        if self._lookup is None:
            return (number,)
        match column:
            case Column.NAME:
                return (name, number)
            case Column.VERDICT:
                rank = WORST_FIRST[node.verdict] if node.verdict else len(WORST_FIRST)
                return (rank, name, number)
            case Column.FINDINGS:
                return (tuple(-n for n in node.open), name, number)
            case _:
                return (cells.cell(node, column, self._lookup).casefold(), name, number)


def _group_icon(group: Group | Heading) -> str:
    if isinstance(group, Group):
        return _GROUP_ICONS[group]
    return "info" if isinstance(group.about, (Code, State)) else "report"
