"""Deciding, in place: a row of commands under the details, and a form instead of a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from clearweights.domain.decision import Verb
from clearweights.gui.commands import Commands
from clearweights.gui.decideform import DecideForm
from clearweights.gui.details.subject import Subject
from clearweights.gui.flow import FlowLayout

VERBS = {
    "conclude": Verb.CONCLUDE,
    "choose": Verb.CHOOSE,
    "waive": Verb.WAIVE,
    "no_issue": Verb.NO_ISSUE,
    "ask": Verb.ASK,
}


class DecideBar(QWidget):
    """The commands, or the form of the one that was chosen.

    Signals:
        drafted: a `Draft` to be signed and kept
        closed: the form went away
    """

    drafted = Signal(object)
    closed = Signal()

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verb = Verb.WAIVE
        self._subjects: tuple[Subject, ...] = ()
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        row.setContentsMargins(10, 7, 10, 7)
        for name in VERBS:
            button = QToolButton()
            button.setObjectName("count")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setDefaultAction(commands[name])
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
            if name == "choose":  # rarely possible; the menu always names it
                action = commands[name]
                button.setVisible(action.isEnabled())
                action.enabledChanged.connect(button.setVisible)
        self.form = DecideForm()
        self.form.hide()
        line = QWidget()
        line.setObjectName("line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._buttons)
        column.addWidget(self.form)
        self.form.save.clicked.connect(self._save)
        self.form.cancel.clicked.connect(self.close_form)

    @property
    def asking(self) -> bool:
        """Say whether a form is open."""
        return not self.form.isHidden()

    def open_form(self, verb: Verb, subjects: tuple[Subject, ...], by: str) -> None:
        """Ask for what a decision needs; `by` is who signed the last one."""
        self._verb, self._subjects = verb, subjects
        self.form.ask(verb, subjects, by)
        self._buttons.hide()
        self.form.show()
        self.form.first().setFocus()

    def close_form(self) -> None:
        """Put the form away without deciding."""
        if self.asking:
            self.form.hide()
            self._buttons.show()
            self.closed.emit()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.form.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.asking:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.asking:
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        if not self._subjects or not self.form.is_complete():
            return
        draft = self.form.draft(self._verb, self._subjects)
        self.close_form()
        self.drafted.emit(draft)
