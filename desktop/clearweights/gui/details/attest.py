"""Attesting a duty that a scan cannot see: who says so, when, and on what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import DutyCheck
from clearweights.domain.use import AttestedFact
from clearweights.gui.choice import Choice
from clearweights.gui.i18n import quoted, tr
from clearweights.gui.vocabulary import word


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """What somebody attests, before it is dated and kept."""

    asset: AssetKey
    fact: AttestedFact
    holds: bool
    words: str | None
    by: str
    evidence: str | None


class AttestForm(QWidget):
    """The question below the list of duties.

    Signals:
        given: an `Attested` to be kept in `clearweights.yaml`
        closed: the form went away
    """

    given = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duty: DutyCheck | None = None
        self._asset: AssetKey | None = None
        self._about = QLabel()
        self._about.setWordWrap(True)
        self.fact, self.holds = Choice(), Choice()
        self.evidence, self.by = QLineEdit(), QLineEdit()
        self._labels = [QLabel() for _ in range(4)]
        self._fields = QFormLayout()
        self._fields.setHorizontalSpacing(14)
        self._fields.setVerticalSpacing(7)
        for label, field in zip(
            self._labels, (self.fact, self.holds, self.evidence, self.by), strict=True
        ):
            label.setBuddy(field)
            self._fields.addRow(label, field)
        self._missing = QLabel()
        self._missing.setObjectName("quiet")
        self.save, self.cancel = QPushButton(), QPushButton()
        self.save.setObjectName("main")
        buttons = QHBoxLayout()
        buttons.addWidget(self._missing, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addLayout(self._fields)
        column.addLayout(buttons)
        self.by.textChanged.connect(self._check)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.close_form)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        names = (tr("What"), tr("Answer"), tr("Evidence"), tr("Signed by"))
        fields = (self.fact, self.holds, self.evidence, self.by)
        for label, field, name in zip(self._labels, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.evidence.setPlaceholderText(tr("Where it can be seen: a page, a file, a contract"))
        self.save.setText(tr("Attest"))
        self.cancel.setText(tr("Cancel"))

    def ask(self, asset: AssetKey, duty: DutyCheck, facts: Sequence[AttestedFact], by: str) -> None:
        """Ask about one duty; `by` is who signed last."""
        self._asset, self._duty = asset, duty
        self._about.setText(
            tr("{duty}: {asset}", duty=word(duty.kind), asset=asset.id)
            + ("\n" + quoted(duty.words) if duty.words else "")
        )
        self.fact.clear()
        for fact in facts:
            self.fact.addItem(word(fact), fact)
        self._fields.setRowVisible(self.fact, len(facts) > 1)
        self.holds.clear()
        self.holds.addItem(tr("Yes, it is done"), True)
        self.holds.addItem(tr("No, it is not done"), False)
        self.evidence.clear()
        self.by.setText(by)
        self._check()
        self.show()
        self.evidence.setFocus()

    def close_form(self) -> None:
        """Put the form away without attesting."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _check(self) -> None:
        signed = bool(self.by.text().strip())
        self._missing.setText("" if signed else tr("Sign it with your name."))
        self.save.setEnabled(signed)

    def _on_save(self) -> None:
        if self._asset is None or self._duty is None:
            return
        answer = Attested(
            asset=self._asset,
            fact=AttestedFact(self.fact.currentData()),
            holds=bool(self.holds.currentData()),
            words=self._duty.words,
            by=self.by.text().strip(),
            evidence=self.evidence.text().strip() or None,
        )
        self.close_form()
        self.given.emit(answer)
