"""A page of text that is written, never parsed: words of the project cannot become markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from clearweights.gui.icons import Icons

_FIXED = QTextLength.Type.FixedLength
_REST = QTextLength.Type.VariableLength


class Page(QTextBrowser):
    """A read-only page: titles, paragraphs, facts, quotes and links.

    Signals:
        followed: what a link stands for, as handed to `link`
    """

    followed = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._targets: list[object] = []
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(18)
        self.anchorClicked.connect(self._follow)
        self._cursor = self.textCursor()
        self._first = self._reuse = True

    def use_icons(self, icons: Icons) -> None:
        """Write with the colors of another theme from now on."""
        self._icons = icons

    def start(self) -> None:
        """Begin an empty page."""
        self._targets.clear()
        self.clear()
        self._cursor = QTextCursor(self.document())
        self._first = self._reuse = True

    def finish(self) -> None:
        """Show the page from its top."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    # blocks

    def title(self, words: str, icon: str = "", color: str = "") -> None:
        """Write a title, perhaps after a shape."""
        self._block(above=0, below=6)
        if icon:
            self._image(icon, color)
            self._cursor.insertText("\u2002", self._format())
        self._cursor.insertText(words, self._format(scale=1.25, weight=QFont.Weight.DemiBold))

    def lead(self, words: str, color: str = "") -> None:
        """Write the first sentence, the one that must be read."""
        self._block(above=0, below=6)
        self._cursor.insertText(words, self._format(scale=1.08, color=color))

    def heading(self, words: str) -> None:
        """Write the title of a section."""
        self._block(above=16, below=4)
        ink = self._format(scale=0.94, weight=QFont.Weight.DemiBold, color=self._icons.theme.muted)
        self._cursor.insertText(words, ink)

    def paragraph(self, words: str, *, muted: bool = False, above: int = 0) -> None:
        """Write a paragraph."""
        self._block(above=above, below=5)
        self.add(words, muted=muted)

    def step(self, number: int, words: str) -> None:
        """Write a step of an argument; `add` and `link` go on in it."""
        self._block(above=2, below=3, indent=22, first=-22)
        self._cursor.insertText(f"{number}.\u2003", self._format(color=self._icons.theme.muted))
        self.add(words)

    def item(self, icon: str, color: str) -> None:
        """Begin a line with a shape; `add` and `link` go on in it."""
        self._block(above=1, below=3, indent=22, first=-22)
        self._image(icon, color)
        self._cursor.insertText("\u2002", self._format())

    def quote(self, words: str) -> None:
        """Write words of a license, set apart by a bar."""
        table = self._table(1, 1, (0,), padding=10)
        shape = table.format()
        shape.setBorderCollapse(True)
        table.setFormat(shape)
        cell = table.cellAt(0, 0)
        ink = QTextTableCellFormat()
        ink.setPadding(10)
        ink.setBackground(QColor(self._icons.theme.raised))
        ink.setLeftBorder(3)
        ink.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        ink.setLeftBorderBrush(QColor(self._icons.theme.accent))
        cell.setFormat(ink)
        cell.firstCursorPosition().insertText(words, self._format())
        self._leave()

    def facts(self, rows: Sequence[tuple[str, Sequence[tuple[str, object]]]]) -> None:
        """Write labels with values; a value is words and, for a link, its target, else None."""
        if not rows:
            return
        table = self._table(len(rows), 2, (150, 0), padding=2)
        for number, (label, values) in enumerate(rows):
            at = table.cellAt(number, 0).firstCursorPosition()
            at.insertText(label, self._format(color=self._icons.theme.muted))
            self._cursor = table.cellAt(number, 1).firstCursorPosition()
            for place, (words, target) in enumerate(values):
                if place:
                    self._cursor.insertText("\u2003", self._format())
                if target is None:
                    self.add(words)
                else:
                    self.link(words, target)
        self._leave()

    # words within a block

    def add(
        self, words: str, *, muted: bool = False, bold: bool = False, fixed: bool = False
    ) -> None:
        """Go on in the present block."""
        color = self._icons.theme.muted if muted else ""
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        self._cursor.insertText(words, self._format(color=color, weight=weight, fixed=fixed))

    def colored(self, words: str, color: str) -> None:
        """Go on in the present block, in a color of the theme."""
        self._cursor.insertText(words, self._format(color=color, weight=QFont.Weight.DemiBold))

    def marked(
        self, words: str, color: str, *, strike: bool = False, underline: bool = False
    ) -> None:
        """Go on with words struck out or underlined, in a color of the theme."""
        ink = self._format(color=color)
        ink.setFontStrikeOut(strike)
        ink.setFontUnderline(underline)
        self._cursor.insertText(words, ink)

    def link(self, words: str, target: object, *, fixed: bool = False) -> None:
        """Go on with words that stand for `target`."""
        ink = self._format(color=self._icons.theme.accent, fixed=fixed)
        ink.setAnchor(True)
        ink.setAnchorHref(f"#{len(self._targets)}")
        self._targets.append(target)
        self._cursor.insertText(words, ink)

    def _format(
        self,
        *,
        scale: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        color: str = "",
        fixed: bool = False,
    ) -> QTextCharFormat:
        ink = QTextCharFormat()
        font = (
            QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if fixed else self.font()
        )
        size = self.font().pointSizeF() * (scale if not fixed else 0.95)
        if fixed:
            ink.setFontFamilies([font.family()])
        ink.setFontPointSize(size)
        ink.setFontWeight(weight)
        ink.setForeground(QColor(color or self._icons.theme.text))
        return ink

    def _block(self, *, above: int, below: int, indent: int = 0, first: int = 0) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(0 if self._first else above)
        shape.setBottomMargin(below)
        shape.setLeftMargin(indent)
        shape.setTextIndent(first)
        shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._reuse:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._first = self._reuse = False

    def _table(self, rows: int, columns: int, widths: tuple[int, ...], padding: int) -> QTextTable:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setCellPadding(padding)
        shape.setTopMargin(2)
        shape.setBottomMargin(10)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(
            [QTextLength(_FIXED, w) if w else QTextLength(_REST, 0) for w in widths]
        )
        return self._cursor.insertTable(rows, columns, shape)

    def _leave(self) -> None:
        """Go on after a table: a block stands there already."""
        self._cursor = QTextCursor(self.document())
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._reuse = True

    def _image(self, icon: str, color: str) -> None:
        size = round(self.fontMetrics().height() * 0.95)
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.named(icon, color or None).pixmap(round(size * ratio))
        url = QUrl(f"icon:{icon}-{color.strip('#')}")
        self.document().addResource(QTextDocument.ResourceType.ImageResource, url, pixmap)
        image = QTextImageFormat()
        image.setName(url.toString())
        image.setWidth(size)
        image.setHeight(size)
        image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._cursor.insertImage(image)

    def _follow(self, url: QUrl) -> None:
        number = url.fragment()
        if number.isdecimal() and int(number) < len(self._targets):
            self.followed.emit(self._targets[int(number)])
