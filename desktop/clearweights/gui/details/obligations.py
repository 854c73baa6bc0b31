"""The obligations: every duty the licenses bring under this use, and whether it is met."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import DutyCheck, DutyState, EffectiveState
from clearweights.gui.details.attest import AttestForm
from clearweights.gui.details.subject import Subject
from clearweights.gui.details.targets import ShowClause
from clearweights.gui.i18n import quoted, tr
from clearweights.gui.icons import Icons
from clearweights.gui.notice import Notice
from clearweights.gui.services import Services
from clearweights.gui.shown import clean
from clearweights.gui.table import Row, Table, TableModel
from clearweights.gui.vocabulary import word

_ORDER = {state: rank for rank, state in enumerate(
    (DutyState.MISSING, DutyState.NOT_VISIBLE, DutyState.FULFILLED)
)}  # fmt: skip


class Obligations(QWidget):
    """A table of duties, and a form to attest one.

    Signals:
        followed: a `ShowClause` for the duty that was activated
        attested: an `Attested` to be kept
        asked: the reader wants to attest the selected duty
    """

    followed = Signal(object)
    attested = Signal(object)
    asked = Signal()

    def __init__(self, icons: Icons, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._services = services
        self._found: list[tuple[AssetKey, DutyCheck]] = []
        self._subject: Subject | None = None
        self.form = AttestForm()
        self.ask = QPushButton()
        self.ask.clicked.connect(self.asked)
        self._hint = QLabel()
        self._hint.setObjectName("quiet")
        self._hint.setWordWrap(True)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(10)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.ask)
        self.model = TableModel(parent=self)
        self.table = Table(self.model)
        self._nothing = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self._nothing)
        column.addWidget(self._foot)
        column.addWidget(self.form)
        self.form.given.connect(self.attested)
        self.form.closed.connect(self._foot.show)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        self.table.activated.connect(self._on_activated)
        self.retranslate()

    def use_icons(self, icons: Icons) -> None:
        """Draw with the icons of another theme."""
        self._icons = icons

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.table.setAccessibleName(tr("Obligations"))
        self.form.retranslate()
        self.ask.setText(tr("Attest…"))
        self.ask.setToolTip(tr("Say, with your name, whether the selected duty is fulfilled"))
        self._hint.setText(
            tr("What a scan cannot see, somebody can attest. It is kept in clearweights.yaml.")
        )
        if self._subject is not None:
            self._say_why_none(self._subject)

    def show_subject(self, subject: Subject) -> None:
        """Show the duties of another subject."""
        self._subject = subject
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
        self.table.set_widths(190, 170, 140, 150)
        self._found = found
        self.form.close_form()
        self._foot.setVisible(bool(found))
        if found:
            self.table.selectRow(0)
        self._enable()
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._say_why_none(subject)

    def _say_why_none(self, subject: Subject) -> None:
        state = subject.asset.effective.state if subject.asset else None
        match state:
            case EffectiveState.DISAGREE:
                why = tr("Its sources disagree on the license, so no duty can be listed yet.")
            case EffectiveState.UNKNOWN:
                why = tr("Its license is not known, so no duty can be listed yet.")
            case None:
                why = tr("The licenses bring no duty for this use, or no license is known yet.")
            case _:
                why = tr("The license brings no duty for this use.")
        settled = state in (EffectiveState.AGREED, EffectiveState.CONCLUDED, None)
        self._nothing.say(tr("No obligations") if settled else tr("Obligations not known"), why)

    def ask_about_selected(self, by: str) -> None:
        """Open the form for the selected duty; `by` is who signed last."""
        if (pair := self._attestable()) is not None:
            key, duty = pair
            self._foot.hide()
            self.form.ask(key, duty, self._services.facts_for(duty.kind), by)

    def _attestable(self) -> tuple[AssetKey, DutyCheck] | None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self._found):
            return None
        key, duty = self._found[row]
        due = duty.state is not DutyState.FULFILLED and self._services.facts_for(duty.kind)
        return (key, duty) if due else None

    def _enable(self) -> None:
        self.ask.setEnabled(self._attestable() is not None)

    def _row(self, key: AssetKey, duty: DutyCheck, *, whole: bool) -> Row:
        words = [quoted(duty.words)] if duty.words else []
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
