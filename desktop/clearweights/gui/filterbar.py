"""The filter line and the counts beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from clearweights.domain.result import Verdict
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup, is_open
from clearweights.gui.tree.query import QueryError, Term, parse
from clearweights.gui.vocabulary import word

_PAUSE = 120
_CHIPS = ("verdict:stop", "verdict:unknown", "state:open")


class _Line(QLineEdit):
    """Escape empties the line, then leaves it; arrow down goes to the rows."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """What the reader wants to see.

    Signals:
        changed: the terms of the filter
        left: the reader wants to go to the rows
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: tuple[Term, ...] = ()
        self.line = _Line()
        self.line.setClearButtonEnabled(True)
        self.line.setAcceptDrops(False)
        self._glass = self.line.addAction(
            icons.named("search", icons.theme.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._note = QLabel()
        self._note.setObjectName("quiet")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.hide()
        self.chips = {token: QToolButton() for token in _CHIPS}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._note)
        for token, chip in self.chips.items():
            chip.setObjectName("count")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.clicked.connect(lambda on, token=token: self.set_words(token if on else ""))
            row.addWidget(chip)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._apply)
        self.line.textChanged.connect(lambda _words: self._pause.start())
        self.line.returnPressed.connect(self._apply)
        self.line.left.connect(self.left)
        self.retranslate()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The filter that holds now."""
        return self._terms

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._glass.setIcon(icons.named("search", icons.theme.muted))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.line.setPlaceholderText(tr("Filter: words, license:llama*, severity:>=major …"))
        self.line.setAccessibleName(tr("Filter"))
        self.line.setToolTip(
            tr(
                "All parts must fit. Words; verdict:stop, unknown, conditions or ok;"
                " severity:blocker, >=major; license:, kind:, code:, state:, path:;"
                " * for anything; - in front for not."
            )
        )
        self.show_counts(None)

    def show_counts(self, lookup: Lookup | None) -> None:
        """Say how many there are of what is asked for most."""
        counts = lookup.verdict_counts() if lookup else dict.fromkeys(Verdict, 0)
        left = sum(is_open(f) for f in lookup.result.findings) if lookup else 0
        numbers = (counts[Verdict.STOP], counts[Verdict.UNKNOWN], left)
        names = (word(Verdict.STOP), word(Verdict.UNKNOWN), tr("Open"))
        for chip, name, n in zip(self.chips.values(), names, numbers, strict=True):
            chip.setVisible(lookup is None or lookup.judged)
            chip.setText(f"{name} {n}")
            chip.setToolTip(tr("Show only these rows: {what}", what=name))

    def show_hidden(self, n: int) -> None:
        """Say how many rows the filter hides."""
        if self.line.property("wrong"):
            return
        self._note.setText(tr("hidden: {n}", n=n))
        self._note.setVisible(bool(self._terms) and n > 0)

    def set_words(self, words: str) -> None:
        """Filter by other words at once."""
        self.line.setText(words)
        self._apply()

    def _apply(self) -> None:
        self._pause.stop()
        words = self.line.text().strip()
        for token, chip in self.chips.items():
            chip.setChecked(words == token)
        try:
            terms = parse(words)
        except QueryError as e:
            self._show_wrong(e.part)
            return
        self._show_wrong("")
        self._terms = terms
        self.changed.emit(terms)

    def _show_wrong(self, part: str) -> None:
        if bool(self.line.property("wrong")) != bool(part):
            self.line.setProperty("wrong", bool(part))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        if part:
            self._note.setText(tr("not understood: {part}", part=part))
        self._note.setVisible(bool(part))
