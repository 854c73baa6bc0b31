"""Says what a drop will do while something is dragged over the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clearweights.gui.icons import Icons


class Overlay(QWidget):
    """A frame around the window and a card at its foot; rows stay visible behind it."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._words = ""
        self._refused = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._icons = icons

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words

    def announce(self, words: str, *, refused: bool) -> None:
        """Show what will happen, or why nothing will."""
        self._words, self._refused = words, refused
        self.setAccessibleName(words)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._icons.theme
        color = QColor(theme.stop if self._refused else theme.accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 6, 6)
        metrics = painter.fontMetrics()
        width = min(self.width() - 80, metrics.horizontalAdvance(self._words) + 92)
        inner = QRect(0, 0, width - 76, 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        height = max(metrics.boundingRect(inner, flags, self._words).height() + 30, 56)
        card = QRect((self.width() - width) // 2, self.height() - height - 56, width, height)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(card, 9, 9)
        icon = self._icons.named("missing" if self._refused else "drop", color.name())
        icon.paint(painter, card.left() + 18, card.center().y() - 12, 24, 24)
        painter.setPen(QColor(theme.text))
        painter.drawText(card.adjusted(56, 0, -16, 0), flags, self._words)
