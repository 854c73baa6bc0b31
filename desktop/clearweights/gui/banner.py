"""A strip above the project for what must not be overlooked, such as an incomplete result."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons


class Banner(QFrame):
    """One sentence, perhaps a command, and a way to put it away."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._action: QAction | None = None
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._do = QPushButton()
        self._do.clicked.connect(lambda: self._action and self._action.trigger())
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._do)
        row.addWidget(self._close)
        self.use_icons(icons)
        self.hide()

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._icon.setPixmap(icons.named("warning", icons.theme.conditions).pixmap(20))
        self._close.setIcon(icons.named("clear", icons.theme.muted))

    def say(self, words: str, action: QAction | None = None) -> None:
        """Show a sentence and a command that helps."""
        self._action = action
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._do.setVisible(action is not None)
        if action is not None:
            self._do.setText(action.text())
        self._close.setAccessibleName(tr("Close this message"))
        self._close.setToolTip(tr("Close this message"))
        self.show()

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()
