"""The project as it is worked on: filter line and tree, and details docked beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Verb
from clearweights.gui.commands import Commands
from clearweights.gui.decideform import LICENSING, common_branches
from clearweights.gui.details.panel import Details
from clearweights.gui.details.subject import Subject, subject_of
from clearweights.gui.filterbar import FilterBar
from clearweights.gui.i18n import tr, trn
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup
from clearweights.gui.notice import Notice
from clearweights.gui.services import Services
from clearweights.gui.slices import Slices
from clearweights.gui.tree.model import ResultTreeModel
from clearweights.gui.tree.nodes import Group, Grouping, Node, building
from clearweights.gui.tree.query import Term, warming
from clearweights.gui.tree.view import ResultTree
from clearweights.gui.usesview import UsesView

_DETAILS = 550
"""Width of the details at first."""

_SHARE = 0.41
"""Their share of a window too narrow for that."""

_MOVED = 24
"""From here on a difference is the reader's doing."""

_SIDES = (
    Qt.DockWidgetArea.LeftDockWidgetArea
    | Qt.DockWidgetArea.RightDockWidgetArea
    | Qt.DockWidgetArea.BottomDockWidgetArea
)
_MOVABLE = (
    QDockWidget.DockWidgetFeature.DockWidgetMovable
    | QDockWidget.DockWidgetFeature.DockWidgetFloatable
)
_AT_ONCE = 1500
"""Assets and findings up to which a result is shown at once."""

_PAINTED = 30
"""Milliseconds in which new rows are painted before anything else is done."""

_AT_ONCE_READING = 300
"""The same while the project is read: the window has to stay quick then."""


class Workspace(QMainWindow):
    """The two panes; the window tells them what to show.

    A main window within the window, because only those let a reader dock a pane to another side
    or take it out to a second screen.

    Signals:
        shown: the rows of a result are there
    """

    shown = Signal()

    def __init__(
        self,
        icons: Icons,
        services: Services,
        commands: Commands,
        find: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self._icons = icons
        self._commands = commands
        self._lookup: Lookup | None = None
        self._reading = False
        self._filling = False
        self._side_by_side = False
        self._slices = Slices(self)
        self._mentions = False
        self._grouping = Grouping.KIND
        self._given = 0
        self.own_width = False
        """Whether the reader has moved the border between rows and details."""
        self.filter = FilterBar(icons)
        self.model = ResultTreeModel(icons, self)
        self.tree = ResultTree(self.model, icons)
        self.notice = Notice()
        self.rows = QStackedWidget()
        self.rows.addWidget(self.tree)
        self.rows.addWidget(self.notice)
        self.uses = UsesView(icons)
        self.rows.addWidget(self.uses)
        self.details = Details(icons, services, commands, find)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.rows, 1)
        left.setMinimumWidth(360)
        self.details.setMinimumWidth(430)
        self.setCentralWidget(left)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.pane = self._dock(self.details)
        self.tree.chosen.connect(self._on_chosen)
        self.filter.changed.connect(self._on_filter)
        self.filter.left.connect(self.tree.setFocus)
        self.tree.entered.connect(self.details.take_focus)
        commands.give_tree(self.tree)
        self.retranslate()

    def _dock(self, details: QWidget) -> QDockWidget:
        """Dock the details on the right: they may be moved and taken out, not lost."""
        dock = QDockWidget(self)
        dock.setObjectName("details")
        dock.setFeatures(_MOVABLE)
        dock.setAllowedAreas(_SIDES)
        dock.setWidget(details)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.resizeDocks([dock], [_DETAILS], Qt.Orientation.Horizontal)
        dock.hide()
        return dock

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Leave the rows their share of a narrow window, until the reader moves the border."""
        right = self.dockWidgetArea(self.pane) == Qt.DockWidgetArea.RightDockWidgetArea
        if self.pane.isHidden() or self.pane.isFloating() or not right or self.own_width:
            return
        if self._given and abs(self.pane.width() - self._given) > _MOVED:
            self.own_width = True
            return
        least = self.details.minimumWidth()
        self._given = max(least, min(_DETAILS, int(self.width() * _SHARE)))
        self.resizeDocks([self.pane], [self._given], Qt.Orientation.Horizontal)

    def dock_below(self, on: bool) -> None:
        """Dock the details below the rows, or on the right of them."""
        areas = Qt.DockWidgetArea
        area = areas.BottomDockWidgetArea if on else areas.RightDockWidgetArea
        self.pane.setFloating(False)
        self.addDockWidget(area, self.pane)
        if on:
            self.resizeDocks([self.pane], [self.height() // 2], Qt.Orientation.Vertical)

    @property
    def lookup(self) -> Lookup | None:
        """What is shown."""
        return self._lookup

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._icons = icons
        self.model.use_icons(icons)
        self.tree.use_icons(icons)
        self.uses.use_icons(icons)
        self.filter.use_icons(icons)
        self.details.use_icons(icons)
        self._show_rows_or_notice()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.tree.setAccessibleName(tr("Models, datasets and services, with findings"))
        self.uses.retranslate()
        self.filter.retranslate()
        self.filter.show_counts(self._lookup)
        self.details.retranslate()
        self.pane.setWindowTitle(tr("Details"))
        if self._lookup is not None:
            self.show_lookup(self._lookup, keep=True)
        self._show_rows_or_notice()

    def show_lookup(self, lookup: Lookup | None, *, keep: bool) -> None:
        """Show a result; with `keep`, stay where the reader is. A large one a moment later."""
        nodes: list[Node] = []
        steps = chain(
            building(nodes, lookup, mentions=self._mentions, grouping=self._grouping),
            self._counting(lookup),
        )
        self._slices.stop()
        at_once = _AT_ONCE if lookup is not None and lookup.judged else _AT_ONCE_READING
        if lookup is not None and lookup.size > at_once:
            self._slices.run(steps, lambda: self._swap(lookup, nodes, keep=keep))
            return
        for _ in steps:
            pass
        self._swap(lookup, nodes, keep=keep, whole=True)

    def _swap(
        self, lookup: Lookup | None, nodes: list[Node], *, keep: bool, whole: bool = False
    ) -> None:
        self._lookup = lookup
        self._filling = True
        self.tree.show_result(lookup, nodes, self.filter.terms, keep=keep)
        self._show_rows_or_notice()
        self._filling = False
        if lookup is not None:
            rest = self._rest(nodes)
            if whole:
                next(rest)
            self._slices.run(rest, pause=_PAINTED)
        self.shown.emit()

    def _counting(self, lookup: Lookup | None) -> Iterator[None]:
        """Show the numbers beside the filter, in a step of its own."""
        yield
        self.filter.show_counts(lookup)
        yield

    def _rest(self, nodes: list[Node]) -> Iterator[None]:
        """Fill the details, then make ready icons and what words are searched in."""
        self._on_chosen(self.tree.current_node())
        yield
        yield from self._icons.loading()
        yield from warming(nodes)

    @property
    def side_by_side(self) -> bool:
        """Say whether the uses are shown side by side instead of the rows."""
        return self._side_by_side

    def show_uses(self, on: bool) -> None:
        """Show every kind of use side by side, or the rows again."""
        self._side_by_side = on
        if on:
            self.uses.wait()
        self._show_rows_or_notice()

    def select_asset(self, key: AssetKey) -> None:
        """Show the details of an asset, and select its row where there is one."""
        self.tree.select_asset(key)
        asset = self._lookup.assets.get(key) if self._lookup else None
        if self._lookup is not None and asset is not None:
            self.details.show_subject(Subject(self._lookup, asset))

    def verbs(self) -> frozenset[Verb]:
        """Return what can be decided about the selected rows."""
        concluded = self.subjects(Verb.CONCLUDE)
        found = set[Verb]()
        if concluded:
            found.add(Verb.CONCLUDE)
        if common_branches([s.asset for s in concluded if s.asset]):
            found.add(Verb.CHOOSE)
        if self.subjects(Verb.WAIVE):
            found |= set(Verb) - LICENSING
        return frozenset(found)

    def subjects(self, verb: Verb) -> tuple[Subject, ...]:
        """Return what a decision would be about: every selected row that it fits."""
        present = self.details.subject
        if self._lookup is None:
            return ()
        several = [subject_of(node, self._lookup) for node in self.tree.selected_nodes()]
        if len(several) < 2 or self._side_by_side:
            several = [present] if present else []
        unique: dict[object, Subject] = {}
        for subject in several:
            if subject.asset is None:
                continue
            if verb in LICENSING:
                unique.setdefault(subject.asset.key, subject)
            elif subject.finding is not None:
                unique.setdefault(subject.finding.fingerprint, subject)
        found = tuple(unique.values())
        if verb is Verb.CHOOSE and not common_branches([s.asset for s in found if s.asset]):
            return ()
        return found

    def show_mentions(self, on: bool) -> None:
        """Also list what is only mentioned, or not."""
        self._mentions = on
        if self._lookup is not None:
            self.show_lookup(self._lookup, keep=True)

    def group_by(self, grouping: Grouping) -> None:
        """Let the top rows stand for something else."""
        self._grouping = grouping
        if self._lookup is not None:
            self.show_lookup(self._lookup, keep=False)

    def show_unread(self) -> None:
        """Go to what could not be read or looked up."""
        self.filter.set_words("")
        self.tree.select_group(Group.NOT_READ)
        self.tree.setFocus()

    def show_reading(self, on: bool) -> None:
        """Say that the project is being read, while there is nothing else to show."""
        self._reading = on
        self._show_rows_or_notice()

    def _on_filter(self, terms: tuple[Term, ...]) -> None:
        self.tree.show_filtered(terms)
        self._show_rows_or_notice()

    def _on_chosen(self, node: Node | None) -> None:
        if self._lookup is not None and not self._filling:
            self.details.show_subject(subject_of(node, self._lookup, self.tree.parent_node()))

    def _show_rows_or_notice(self) -> None:
        hidden = self.model.hidden()
        self.filter.show_hidden(hidden)
        if self.pane.isHidden() and self._lookup is not None:
            self.pane.show()
            self._share_width()
        self.pane.setVisible(self._lookup is not None)
        self.filter.setVisible(self._lookup is not None and not self._side_by_side)
        if self._lookup is None:
            self._say_reading()
        elif self._side_by_side and self._lookup.shown():
            self.rows.setCurrentWidget(self.uses)
            return
        elif hidden and not self.model.rowCount():
            self.notice.say(
                trn("{n} row is hidden by the filter", "{n} rows are hidden by the filter", hidden),
                tr("Nothing fits all parts of the filter line."),
                self._icons.named("search", self._icons.theme.muted),
            )
            self.notice.offer([self._commands["clear_filter"]])
        elif not self._lookup.shown() and not self.model.rowCount():
            self._say_nothing_found(self._lookup)
        else:
            self.rows.setCurrentWidget(self.tree)
            return
        self.rows.setCurrentWidget(self.notice)

    def _say_reading(self) -> None:
        if self._reading:
            self.notice.say(
                tr("Reading the project…"),
                tr("What is found appears here. You can stop at any time and keep it."),
                self._icons.named("search", self._icons.theme.muted),
            )
            self.notice.offer([self._commands["stop"]])
        else:
            self.notice.say(
                tr("Nothing was read"),
                tr("The project could not be read."),
                self._icons.named("warning", self._icons.theme.muted),
            )
            self.notice.offer([self._commands["rescan"], self._commands["open"]])

    def _say_nothing_found(self, lookup: Lookup) -> None:
        inspection = lookup.result.inspection
        read = trn("{n} file was read.", "{n} files were read.", inspection.files_read)
        left_out = trn(
            "{n} folder or file was left out on purpose.",
            "{n} folders and files were left out on purpose.",
            len(inspection.skipped),
        )
        looked = tr(
            "Looked for: calls that load a model or dataset in Python and notebooks, names in"
            " configuration files, model and dataset cards, weight files, and calls of model"
            " services."
        )
        more = tr(
            "If the project uses one all the same, add its model card, or name it in"
            " clearweights.yaml."
        )
        parts = [read, left_out if inspection.skipped else "", looked, more]
        self.notice.say(
            tr("Nothing was found before reading was stopped")
            if inspection.cancelled
            else tr("No models, datasets or services found"),
            "\n\n".join(part for part in parts if part),
            self._icons.named("model", self._icons.theme.muted),
        )
        self.notice.offer([self._commands["add_document"], self._commands["mentions"]])
