"""The filter line and the counts beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from clearweights.domain.decision import Decision
from clearweights.domain.result import Verdict
from clearweights.gui.flow import FlowLayout
from clearweights.gui.i18n import tr, trn
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup, is_open
from clearweights.gui.tree.query import QueryError, Term, parse
from clearweights.gui.vocabulary import word

_PAUSE = 120
_STOP, _UNKNOWN, _OPEN, _MINE = "verdict:stop", "verdict:unknown", "state:open", "mine"


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
        self._clear = QToolButton()
        self._clear.setObjectName("link")
        self._clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._clear.clicked.connect(lambda: self.set_words(""))
        self._clear.hide()
        self._me = ""
        self.chips = {token: QToolButton() for token in (_OPEN, _STOP, _UNKNOWN, _MINE)}
        self.more = QToolButton()
        self.more.setObjectName("count")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(10, 8, 10, 8)
        self._rows.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.line, 1)
        first.addWidget(self._note)
        first.addWidget(self._clear)
        self._quick = QWidget()
        row = FlowLayout(self._quick)
        row.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(first, 1)
        self._rows.addWidget(self._quick)
        for token, chip in self.chips.items():
            chip.setObjectName("count")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.clicked.connect(lambda on, token=token: self._on_chip(token, on))
            row.addWidget(chip)
        row.addWidget(self.more)
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
        self._clear.setText(tr("Clear"))
        self._clear.setAccessibleName(tr("Clear the filter"))
        for button in self.line.findChildren(QToolButton):  # Qt's own, at the end of the line
            button.setAccessibleName(tr("Clear the filter"))
        self.more.setText(tr("Filters"))
        self.more.setAccessibleName(tr("Saved filters and help"))
        self.more.setToolTip(tr("Saved filters and help"))
        self.show_counts(None)

    def show_counts(self, lookup: Lookup | None) -> None:
        """Say how many there are of what is asked for most."""
        counts = lookup.verdict_counts() if lookup else dict.fromkeys(Verdict, 0)
        findings = lookup.result.findings if lookup else ()
        mine = [f for f in findings if lookup and self._is_mine(lookup.decision(f))]
        for token, name, n in (
            (_OPEN, tr("Open"), sum(is_open(f) for f in findings)),
            (_STOP, word(Verdict.STOP), counts[Verdict.STOP]),
            (_UNKNOWN, word(Verdict.UNKNOWN), counts[Verdict.UNKNOWN]),
            (_MINE, tr("Mine"), len(mine)),
        ):
            chip = self.chips[token]
            judged = lookup is None or lookup.judged
            chip.setVisible(judged and (token != _MINE or bool(mine)))
            chip.setText(f"{name} {n}")
            chip.setToolTip(tr("Show only these rows: {what}", what=name))
        self.chips[_MINE].setToolTip(tr("Show only what you decided or asked about"))
        self._fit()

    def show_reviewer(self, name: str) -> None:
        """Say who is working here: whose decisions `Mine` means."""
        self._me = name.replace('"', "")

    def _is_mine(self, decision: Decision | None) -> bool:
        return bool(decision and self._me) and decision is not None and decision.by == self._me

    def _words_of(self, token: str) -> str:
        return f'by:"{self._me}"' if token == _MINE else token

    def _on_chip(self, token: str, on: bool) -> None:
        self.set_words(self._words_of(token) if on else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the buttons below the line where both do not fit beside each other."""
        shown = [chip for chip in (*self.chips.values(), self.more) if not chip.isHidden()]
        buttons = sum(chip.sizeHint().width() + 6 for chip in shown)
        line = 26 * self.fontMetrics().averageCharWidth()
        narrow = self.width() < buttons + line + 40
        ways = QBoxLayout.Direction
        self._rows.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._quick.setMinimumWidth(0 if narrow else buttons)

    def show_hidden(self, n: int) -> None:
        """Say how many rows the filter hides."""
        if self.line.property("wrong"):
            return
        self._note.setText(trn("{n} row hidden", "{n} rows hidden", n))
        self._note.setToolTip(
            trn("{n} row is hidden by the filter", "{n} rows are hidden by the filter", n)
        )
        for part in (self._note, self._clear):
            part.setVisible(bool(self._terms) and n > 0)

    def set_words(self, words: str) -> None:
        """Filter by other words at once."""
        self.line.setText(words)
        self._apply()

    def _apply(self) -> None:
        self._pause.stop()
        words = self.line.text().strip()
        for token, chip in self.chips.items():
            chip.setChecked(words == self._words_of(token))
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
        self._clear.setVisible(bool(part))
