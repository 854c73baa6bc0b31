"""The obligations: every duty the licenses bring under this use, and whether it is met."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import DutyCheck, DutyState
from clearweights.gui.details.subject import Subject
from clearweights.gui.details.targets import ShowClause
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.notice import Notice
from clearweights.gui.shown import clean
from clearweights.gui.table import Row, Table, TableModel
from clearweights.gui.vocabulary import word

_ORDER = {state: rank for rank, state in enumerate(
    (DutyState.MISSING, DutyState.NOT_VISIBLE, DutyState.FULFILLED)
)}  # fmt: skip


class Obligations(QWidget):
    """A table of duties.

    Signals:
        followed: a `ShowClause` for the duty that was activated
    """

    followed = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.model = TableModel(parent=self)
        self.table = Table(self.model)
        self._nothing = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self._nothing)
        self.table.activated.connect(self._on_activated)
        self.retranslate()

    def use_icons(self, icons: Icons) -> None:
        """Draw with the icons of another theme."""
        self._icons = icons

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.table.setAccessibleName(tr("Obligations"))
        self._nothing.say(
            tr("No obligations"),
            tr("The licenses bring no duty for this use, or no license is known yet."),
        )

    def show_subject(self, subject: Subject) -> None:
        """Show the duties of another subject."""
        whole = subject.asset is None
        found: list[tuple[AssetKey, DutyCheck]] = (
            [(key, duty) for key, duties in subject.lookup.result.duties.items() for duty in duties]
            if subject.asset is None
            else [(subject.asset.key, d) for d in subject.lookup.duties(subject.asset.key)]
        )
        found.sort(key=lambda pair: (_ORDER[pair[1].state], pair[0], pair[1].kind))
        headers = (tr("State"), tr("Duty"), tr("Words or place"), tr("License and clause"))
        self.model.show(
            (*headers, tr("Asset")) if whole else headers,
            [self._row(key, duty, whole=whole) for key, duty in found],
        )
        self.table.set_widths(156, 160, 120, 110)
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _row(self, key: AssetKey, duty: DutyCheck, *, whole: bool) -> Row:
        words = [f"“{clean(duty.words)}”"] if duty.words else []
        if duty.place is not None:
            words.append(clean(str(duty.place)))
        if duty.attested:
            words.append(tr("attested"))
        clause = tr("{license}, clause {clause}", license=duty.license, clause=duty.clause)
        cells = (word(duty.state), word(duty.kind), "  ".join(words), clause)
        return Row(
            cells=(*cells, clean(key.id)) if whole else cells,
            item=ShowClause(duty.license, duty.clause),
            icon=self._icons.of(duty.state),
            color=self._icons.theme.of(duty.state),
        )

    def _on_activated(self, index: QModelIndex) -> None:
        self.followed.emit(self.model.row(index.row()).item)
