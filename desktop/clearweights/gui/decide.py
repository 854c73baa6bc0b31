"""Deciding, in place: a row of commands under the details, and a form instead of a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.decision import Decision, Scope, Verb
from clearweights.domain.text import Text, text
from clearweights.gui.commands import Commands
from clearweights.gui.details.subject import Subject
from clearweights.gui.i18n import say, tr
from clearweights.gui.shown import clean
from clearweights.gui.vocabulary import word

VERBS = {
    "conclude": Verb.CONCLUDE,
    "waive": Verb.WAIVE,
    "no_issue": Verb.NO_ISSUE,
    "ask": Verb.ASK,
}
REASONS: tuple[tuple[str, Text], ...] = (
    ("license-acquired", text("A license was acquired")),
    ("outside-scope", text("The use is outside the scope of the term")),
    ("evaluation-only", text("Evaluation only")),
    ("not-distributed", text("Not distributed")),
    ("not-a-dependency", text("Not used by the product")),
    ("detection-wrong", text("The detection is wrong")),
    ("confirmed-in-writing", text("The provider confirmed it in writing")),
    ("upstream-fix-pending", text("A correction upstream is pending")),
    ("other", text("Another reason (say which)")),
)
_TITLES = {
    Verb.CONCLUDE: text("Conclude the license"),
    Verb.WAIVE: text("Waive this finding"),
    Verb.NO_ISSUE: text("This is not an issue"),
    Verb.ASK: text("Ask somebody"),
}
_SCOPES = (Scope.THIS_PROJECT, Scope.THIS_USE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the reviewer typed; the window signs it."""

    verb: Verb
    subject: Subject
    concluded: str | None = None
    reason: str | None = None
    comment: str = ""
    by: str = ""
    scope: Scope = Scope.THIS_PROJECT
    expires: QDate | None = None


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
        self._subject: Subject | None = None
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(5)
        for name in VERBS:
            button = QToolButton()
            button.setObjectName("count")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setDefaultAction(commands[name])
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        row.addStretch()
        self.form = _Form()
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

    def open_form(self, verb: Verb, subject: Subject, by: str) -> None:
        """Ask for what a decision needs; `by` is who signed the last one."""
        self._verb, self._subject = verb, subject
        self.form.ask(verb, subject, by)
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
        if self._subject is None or not self.form.is_complete():
            return
        draft = self.form.draft(self._verb, self._subject)
        self.close_form()
        self.drafted.emit(draft)


class _Form(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._verb = Verb.WAIVE
        self._title = QLabel()
        self._about = QLabel()
        self._about.setObjectName("quiet")
        self._about.setWordWrap(True)
        for label in (self._title, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
        font = self.font()
        font.setBold(True)
        self._title.setFont(font)
        self.license = QComboBox()
        self.license.setEditable(True)
        self.reason = QComboBox()
        self.comment = QLineEdit()
        self.by = QLineEdit()
        self.scope = QComboBox()
        self.limited = QCheckBox()
        self.until = QDateEdit(QDate.currentDate().addYears(1))
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.until.setEnabled(False)
        self.limited.toggled.connect(self.until.setEnabled)
        self._lay_out()
        self.comment.textChanged.connect(self._check)
        self.by.textChanged.connect(self._check)
        self.license.editTextChanged.connect(self._check)
        self.reason.currentIndexChanged.connect(self._check)
        self.retranslate()

    def _lay_out(self) -> None:
        until = QWidget()
        row = QHBoxLayout(until)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.limited)
        row.addWidget(self.until)
        row.addStretch()
        self.save = QPushButton()
        self.save.setObjectName("main")
        self.cancel = QPushButton()
        self._missing = QLabel()
        self._missing.setObjectName("quiet")
        buttons = QHBoxLayout()
        buttons.addWidget(self._missing, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        self._fields = QFormLayout()
        self._fields.setHorizontalSpacing(14)
        self._fields.setVerticalSpacing(7)
        self._labels = [QLabel() for _ in range(6)]
        for label, field in zip(
            self._labels,
            (self.license, self.reason, self.comment, self.scope, until, self.by),
            strict=True,
        ):
            label.setBuddy(field if field is not until else self.limited)
            self._fields.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(self._fields)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        words = (
            tr("License"), tr("Reason"), tr("Comment"), tr("Reaches"), tr("Until"), tr("Signed by"),
        )  # fmt: skip
        for label, name in zip(self._labels, words, strict=True):
            label.setText(name)
        self.comment.setPlaceholderText(tr("What a colleague must know to follow this"))
        self.limited.setText(tr("only until"))
        self.save.setText(tr("Decide"))
        self.cancel.setText(tr("Cancel"))
        for widget, name in (
            (self.license, words[0]), (self.reason, words[1]), (self.comment, words[2]),
            (self.scope, words[3]), (self.until, words[4]), (self.limited, words[4]),
            (self.by, words[5]),
        ):  # fmt: skip
            widget.setAccessibleName(name)

    def ask(self, verb: Verb, subject: Subject, by: str) -> None:
        self._verb = verb
        self.by.setText(by)
        self._title.setText(say(_TITLES[verb]))
        self._about.setText(_about(verb, subject))
        self.license.clear()
        self.license.addItems(_candidates(subject))
        self.reason.clear()
        for code, words in REASONS:
            self.reason.addItem(say(words), code)
        self.scope.clear()
        for scope in _SCOPES:
            self.scope.addItem(word(scope), scope)
        self.comment.clear()
        self.limited.setChecked(False)
        self._fields.setRowVisible(self.license, verb is Verb.CONCLUDE)
        self._fields.setRowVisible(self.reason, verb in (Verb.WAIVE, Verb.NO_ISSUE))
        self._fields.setRowVisible(self.scope, verb is not Verb.CONCLUDE)
        self._check()

    def first(self) -> QWidget:
        if self._verb is Verb.CONCLUDE:
            return self.license
        return self.comment if self._verb is Verb.ASK else self.reason

    def is_complete(self) -> bool:
        return not self._lack()

    def draft(self, verb: Verb, subject: Subject) -> Draft:
        reasoned = verb in (Verb.WAIVE, Verb.NO_ISSUE)
        return Draft(
            verb=verb,
            subject=subject,
            concluded=self.license.currentText().strip() if verb is Verb.CONCLUDE else None,
            reason=str(self.reason.currentData()) if reasoned else None,
            comment=self.comment.text().strip(),
            by=self.by.text().strip(),
            scope=Scope(self.scope.currentData()),
            expires=self.until.date() if self.limited.isChecked() else None,
        )

    def _lack(self) -> str:
        if self._verb is Verb.CONCLUDE and not self.license.currentText().strip():
            return tr("Name the license.")
        other = self._verb is not Verb.CONCLUDE and self.reason.currentData() == "other"
        if (self._verb is Verb.ASK or other) and not self.comment.text().strip():
            return tr("A comment is needed.")
        return "" if self.by.text().strip() else tr("Sign it with your name.")

    def _check(self) -> None:
        lack = self._lack()
        self._missing.setText(lack)
        self.save.setEnabled(not lack)


def _about(verb: Verb, subject: Subject) -> str:
    if verb is not Verb.CONCLUDE and subject.finding is not None:
        return say(subject.finding.message)
    return clean(subject.asset.key.id) if subject.asset else ""


def _candidates(subject: Subject) -> list[str]:
    if subject.asset is None:
        return []
    return sorted({clean(r.expression) for r in subject.asset.readings if r.expression})


def decision_from(
    draft: Draft, *, at: str, use: str | None, earlier: Sequence[Decision]
) -> Decision:
    """Return the decision for a draft; the register gives it its number.

    It supersedes the one of the `earlier` decisions that settled the same question last.
    """
    finding, asset = draft.subject.finding, draft.subject.asset
    key = finding.asset if finding else asset.key if asset else None
    if key is None:
        raise ValueError("a decision is about an asset")
    settles = finding is not None and draft.verb is not Verb.CONCLUDE
    decision = Decision(
        id="",
        verb=draft.verb,
        asset_kind=key.kind,
        asset_id=key.id,
        purl=asset.purl if asset else None,
        use=use if draft.scope is Scope.THIS_USE else None,
        rule=finding.code.value if finding and settles else None,
        fingerprint=finding.fingerprint if finding and settles else None,
        concluded=draft.concluded,
        reason=draft.reason,
        comment=draft.comment,
        scope=draft.scope,
        by=draft.by,
        at=at,
        expires=draft.expires.toPython() if draft.expires else None,  # type: ignore[arg-type]
    )
    return replace(decision, supersedes=_superseded(decision, earlier))


def _superseded(decision: Decision, earlier: Sequence[Decision]) -> str | None:
    gone = {d.supersedes for d in earlier}
    same = [
        d
        for d in earlier
        if d.id not in gone
        and (d.asset_kind, d.asset_id) == (decision.asset_kind, decision.asset_id)
        and (d.rule, d.fingerprint, d.use) == (decision.rule, decision.fingerprint, decision.use)
        and (d.concluded is None) == (decision.concluded is None)
    ]
    return max(same, key=lambda d: (d.at, d.id)).id if same else None
