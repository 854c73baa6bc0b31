"""The form of a decision: shown below the details instead of a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.decision import Scope, Verb
from clearweights.domain.decision_words import REASONS
from clearweights.domain.result import Asset
from clearweights.domain.text import text
from clearweights.gui.choice import Choice
from clearweights.gui.details.subject import Subject
from clearweights.gui.i18n import say, tr
from clearweights.gui.shown import clean
from clearweights.gui.vocabulary import word

_NOT_FOR = {
    Verb.WAIVE: frozenset({"detection-wrong"}),
    Verb.NO_ISSUE: frozenset({"license-acquired", "upstream-fix-pending"}),
}
"""Reasons that make no sense for a verb: who acquired a license had an issue."""

_TITLES = {
    Verb.CONCLUDE: text("Conclude the license"),
    Verb.CHOOSE: text("Choose one of the licenses offered"),
    Verb.WAIVE: text("Waive this finding"),
    Verb.NO_ISSUE: text("This is not an issue"),
    Verb.ASK: text("Ask somebody"),
}
LICENSING = frozenset({Verb.CONCLUDE, Verb.CHOOSE})
"""The verbs that say which license holds, rather than settle a finding."""

_NAMED = 4
_SCOPES = (Scope.THIS_PROJECT, Scope.THIS_USE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the reviewer typed; the window signs it."""

    verb: Verb
    subjects: tuple[Subject, ...]
    concluded: str | None = None
    reason: str | None = None
    comment: str = ""
    by: str = ""
    scope: Scope = Scope.THIS_PROJECT
    expires: QDate | None = None


class DecideForm(QWidget):
    """What a decision needs: a reason or a license, a comment, a reach, a date, a name."""

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
        self.license = Choice()
        self.license.setEditable(True)
        self.reason = Choice()
        self.comment = QLineEdit()
        self.by = QLineEdit()
        self.scope = Choice()
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
        self.reason.setPlaceholderText(tr("Why?"))
        self.limited.setText(tr("only until"))
        self.save.setText(tr("Decide"))
        self.cancel.setText(tr("Cancel"))
        for widget, name in (
            (self.license, words[0]), (self.reason, words[1]), (self.comment, words[2]),
            (self.scope, words[3]), (self.until, words[4]), (self.limited, words[4]),
            (self.by, words[5]),
        ):  # fmt: skip
            widget.setAccessibleName(name)

    def ask(self, verb: Verb, subjects: Sequence[Subject], by: str) -> None:
        self._verb = verb
        self.by.setText(by)
        self._title.setText(_title(verb, len(subjects)))
        self._about.setText(_about(verb, subjects))
        self.license.clear()
        self.license.addItems(_candidates(verb, subjects))
        self.license.setEditable(verb is not Verb.CHOOSE)
        self.reason.clear()
        for code, words in REASONS.items():
            if code not in _NOT_FOR.get(verb, ()):
                self.reason.addItem(say(words), code)
        self.reason.setCurrentIndex(-1)  # nobody shall sign a reason by pressing Enter
        self.scope.clear()
        for scope in _SCOPES:
            self.scope.addItem(word(scope), scope)
        self.comment.clear()
        self.limited.setChecked(False)
        self._fields.setRowVisible(self.license, verb in LICENSING)
        self._fields.setRowVisible(self.reason, verb in (Verb.WAIVE, Verb.NO_ISSUE))
        self._fields.setRowVisible(self.scope, verb not in LICENSING)
        self._check()

    def first(self) -> QWidget:
        if self._verb in LICENSING:
            return self.license
        return self.comment if self._verb is Verb.ASK else self.reason

    def is_complete(self) -> bool:
        return not self._lack()

    def draft(self, verb: Verb, subjects: tuple[Subject, ...]) -> Draft:
        reasoned = verb in (Verb.WAIVE, Verb.NO_ISSUE)
        return Draft(
            verb=verb,
            subjects=subjects,
            concluded=self.license.currentText().strip() if verb in LICENSING else None,
            reason=str(self.reason.currentData()) if reasoned else None,
            comment=self.comment.text().strip(),
            by=self.by.text().strip(),
            scope=Scope(self.scope.currentData()),
            expires=self.until.date() if self.limited.isChecked() else None,
        )

    def _lack(self) -> str:
        if self._verb in LICENSING and not self.license.currentText().strip():
            return tr("Name the license.")
        if self._verb in _NOT_FOR and self.reason.currentIndex() < 0:
            return tr("Choose a reason.")
        other = self._verb not in LICENSING and self.reason.currentData() == "other"
        if (self._verb is Verb.ASK or other) and not self.comment.text().strip():
            return tr("A comment is needed.")
        return "" if self.by.text().strip() else tr("Sign it with your name.")

    def _check(self) -> None:
        lack = self._lack()
        self._missing.setText(lack)
        self.save.setEnabled(not lack)


def _title(verb: Verb, n: int) -> str:
    title = say(_TITLES[verb])
    return title if n == 1 else tr("{title}: {n} rows at once", title=title, n=n)


def _about(verb: Verb, subjects: Sequence[Subject]) -> str:
    lines = [_line(verb, subject) for subject in subjects[:_NAMED]]
    if len(subjects) > _NAMED:
        lines.append(tr("… and {n} more", n=len(subjects) - _NAMED))
    return "\n".join(lines)


def _line(verb: Verb, subject: Subject) -> str:
    if verb not in LICENSING and subject.finding is not None:
        return say(subject.finding.message)
    return clean(subject.asset.key.id) if subject.asset else ""


def _candidates(verb: Verb, subjects: Sequence[Subject]) -> list[str]:
    assets = [subject.asset for subject in subjects if subject.asset]
    if verb is Verb.CHOOSE:
        return [clean(b) for b in common_branches(assets)]
    return sorted({clean(r.expression) for a in assets for r in a.readings if r.expression})


def common_branches(assets: Sequence[Asset]) -> list[str]:
    """Return the alternatives that the licenses of all these assets offer."""
    offered = [branches(asset.effective.expression or "") for asset in assets]
    if not offered or any(len(each) < 2 for each in offered):
        return []
    return [b for b in offered[0] if all(b in each for each in offered)]


def branches(expression: str) -> list[str]:
    """Return the alternatives at the top of an expression; one where there is no choice."""
    found: list[list[str]] = []
    depth, part = 0, list[str]()
    for each in expression.replace("(", " ( ").replace(")", " ) ").split():
        depth += (each == "(") - (each == ")")
        if each == "OR" and not depth:
            found.append(part)
            part = []
        else:
            part.append(each)
    found.append(part)
    return [" ".join(words).replace("( ", "(").replace(" )", ")") for words in found if words]
