"""Draws the rows of the tree: a little air, counts with their shapes, ids cut in the middle."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clearweights.domain.finding import Severity
from clearweights.gui.icons import Icons
from clearweights.gui.tree.cells import Column
from clearweights.gui.tree.model import OPEN_ROLE, SENTENCE_ROLE, Index

_SHAPE = 14
_SEVERITIES = (Severity.BLOCKER, Severity.MAJOR, Severity.MINOR)


class RowDelegate(QStyledItemDelegate):
    """Stands between the model and the view."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), option.fontMetrics.height() + 10))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == Column.NAME and not index.data(SENTENCE_ROLE):
            option.textElideMode = Qt.TextElideMode.ElideMiddle
        if index.column() == Column.FINDINGS:
            option.text = ""  # drawn as counts; the words stay for screen readers and tips

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        counts = index.data(OPEN_ROLE) if index.column() == Column.FINDINGS else None
        if not counts:
            return
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.text().color())
        left = option.rect.left() + 4
        middle = option.rect.center().y()
        for severity, n in zip(_SEVERITIES, counts, strict=True):
            if n and left < option.rect.right():
                self._icons.of(severity).paint(
                    painter, QRect(left, middle - _SHAPE // 2, _SHAPE, _SHAPE)
                )
                left += _SHAPE + 3
                words = str(n)
                width = option.fontMetrics.horizontalAdvance(words)
                place = QRect(left, option.rect.top(), width + 1, option.rect.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
                left += width + 8
        painter.restore()
