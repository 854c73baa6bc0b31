"""The evidence: every place that supports what is said, and the lines that stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.asset import Place
from clearweights.domain.result import Asset
from clearweights.domain.text import text
from clearweights.gui.details.subject import Subject
from clearweights.gui.i18n import say, tr
from clearweights.gui.shown import clean, clean_text
from clearweights.gui.table import Row, Table, TableModel
from clearweights.gui.theme import Theme
from clearweights.gui.vocabulary import match_words, word
from clearweights.safeio import UnreadableError, read_bytes

_AROUND = 12
_MAX_BYTES = 2 * 1024 * 1024
_MAX_LINE = 400


class Evidence(QSplitter):
    """A list of places, and below it the lines of the file around the selected one."""

    def __init__(
        self, theme: Theme, find: Callable[[str], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._find = find
        self.model = TableModel(frozenset({0}), self)
        self.table = Table(self.model)
        self.lines = QPlainTextEdit()
        self.lines.setObjectName("lines")
        self.lines.setReadOnly(True)
        self.lines.setAcceptDrops(False)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.document().setDocumentMargin(10)
        self.lines.setTabChangesFocus(True)
        self._caption = QLabel()
        self._caption.setObjectName("quiet")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setContentsMargins(14, 6, 14, 6)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self.lines)
        self.addWidget(self.table)
        self.addWidget(below)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setHandleWidth(1)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.retranslate()

    def use_theme(self, theme: Theme) -> None:
        """Mark lines in the color of another theme."""
        self._theme = theme

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.table.setAccessibleName(tr("Places that support this"))
        self.lines.setAccessibleName(tr("Lines of the file"))

    def show_subject(self, subject: Subject) -> None:
        """Show the places of another subject."""
        headers = (tr("Where"), tr("What it is"), tr("What stands there"))
        self.model.show(headers, _rows(subject))
        self.table.set_widths(260, 220)
        if subject.place is not None:
            self.select(subject.place)
        elif self.model.rowCount():
            self.table.selectRow(0)
        else:
            self._caption.setText(tr("No place in the project supports this directly."))
            self.lines.clear()

    def select(self, place: Place) -> None:
        """Select a place; where it is no row, show its lines all the same."""
        for number in range(self.model.rowCount()):
            if self.model.row(number).item == place:
                self.table.selectRow(number)
                return
        self.table.clearSelection()
        self._show_lines(place)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        place = self.model.row(current.row()).item if current.isValid() else None
        if isinstance(place, Place):
            self._show_lines(place)

    def _show_lines(self, place: Place) -> None:
        self._caption.setText(clean(str(place)))
        path = self._find(place.path)
        try:
            if path is None:
                raise UnreadableError(text("it is not there"))
            words = read_bytes(path, _MAX_BYTES).decode("utf-8", errors="replace")
        except UnreadableError:
            self._show_excerpt(place)
            return
        every = words.splitlines()
        first = max(0, place.line - 1 - _AROUND)
        some = every[first : place.line + _AROUND if place.line else 2 * _AROUND]
        width = len(str(first + len(some)))
        self.lines.setPlainText(
            "\n".join(
                f"{number:>{width}}  {clean_text(line[:_MAX_LINE])}"
                for number, line in enumerate(some, start=first + 1)
            )
        )
        self._mark(place.line - 1 - first if place.line else -1)

    def _show_excerpt(self, place: Place) -> None:
        self.lines.setPlainText(clean_text(place.excerpt))
        self._mark(-1)

    def _mark(self, block: int) -> None:
        found = self.lines.document().findBlockByNumber(block) if block >= 0 else None
        if found is None or not found.isValid():
            self.lines.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        selection.format.setBackground(QColor(self._theme.mark))
        selection.format.setProperty(QTextFormat.Property.FullWidthSelection.value, True)
        cursor = QTextCursor(found)
        selection.cursor = cursor
        self.lines.setExtraSelections([selection])
        self.lines.setTextCursor(cursor)
        self.lines.centerCursor()


def _rows(subject: Subject) -> list[Row]:
    if subject.finding is not None:
        return _unique((reason.place, say(reason.statement)) for reason in subject.finding.reasons)
    if subject.asset is not None:
        return _unique(_about(subject.asset, subject))
    inspection = subject.lookup.result.inspection
    files = (
        (Place(path=f.path), _file_words(f.expression, f.match)) for f in inspection.license_files
    )
    said = (
        (s.statement.place, _said(word(s.statement.source), s.expression or s.statement.raw))
        for s in inspection.statements
    )
    notes = ((c.place, tr("chosen when the program runs")) for c in inspection.choices)
    return _unique((*files, *said, *notes))


def _file_words(expression: str | None, match: str) -> str:
    return _said(expression, match_words(match)) if expression else match_words(match)


def _said(about: str, words: str) -> str:
    return tr("{about}: {words}", about=about, words=words)


def _about(asset: Asset, subject: Subject) -> Iterable[tuple[Place | None, str]]:
    for reading in asset.readings:
        yield reading.place, _said(word(reading.basis), reading.expression or reading.raw)
    for reference in asset.references:
        role = f", {word(reference.role)}" if reference.role else ""
        said = _said(word(reference.strength), reference.how + role)
        if reference.place.path in subject.lookup.result.inspection.ignored:
            said += f" ({tr('ignored by git')})"
        yield reference.place, said
    for edge in subject.lookup.parents(asset.key):
        for place in edge.places:
            yield place, f"{word(edge.relation)} {edge.parent.id}"
    for duty in subject.lookup.duties(asset.key):
        yield duty.place, _said(word(duty.kind), word(duty.state))


def _unique(pairs: Iterable[tuple[Place | None, str]]) -> list[Row]:
    rows: dict[tuple[Place, str], Row] = {}
    for place, what in pairs:
        if place is not None:
            cells = (clean(str(place)), clean(what), clean(place.excerpt))
            rows.setdefault((place, what), Row(cells=cells, item=place))
    return list(rows.values())
