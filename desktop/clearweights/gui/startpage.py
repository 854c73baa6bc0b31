"""The first thing seen: open, sample, recent, drop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clearweights.gui.commands import Commands
from clearweights.gui.details.head import Elided
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.shown import clean, plain_tip

_WIDTH = 720


class StartPage(QWidget):
    """Ways into a project.

    Signals:
        chosen: a recent folder, as `Path`
    """

    chosen = Signal(object)

    def __init__(self, icons: Icons, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._commands = commands
        self._folders: list[Path] = []
        self._logo, self._name, self._claim = QLabel(), QLabel("Clearweights"), QLabel()
        self._name.setFont(_larger(self.font(), 1.9, QFont.Weight.DemiBold))
        self._claim.setObjectName("quiet")
        self._claim.setWordWrap(True)
        self._drop_icon, self._drop_title, self._drop_words = QLabel(), QLabel(), QLabel()
        self._drop_title.setFont(_larger(self.font(), 1.15, QFont.Weight.DemiBold))
        self._drop_words.setObjectName("quiet")
        self._open, self._sample = QPushButton(), QPushButton()
        self._open.setObjectName("main")
        self._open.clicked.connect(commands["open"].trigger)
        self.setFocusProxy(self._open)
        self._sample.clicked.connect(commands["sample"].trigger)
        self._recent_title = QLabel()
        self._recent_title.setObjectName("quiet")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._shield, self._promise = QLabel(), QLabel()
        self._promise.setObjectName("quiet")
        self._promise.setWordWrap(True)
        self._lay_out()
        self.use_icons(icons)
        self.retranslate()

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._icons = icons
        self._logo.setPixmap(icons.named("app").pixmap(56))
        self._drop_icon.setPixmap(icons.named("drop", icons.theme.accent).pixmap(40))
        self._shield.setPixmap(icons.named("shield", icons.theme.ok).pixmap(20))
        self._open.setIcon(icons.named("folder", icons.theme.accent_text))
        self._sample.setIcon(icons.named("sample"))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._claim.setText(
            tr(
                "Which models, datasets and model services a project uses, under which terms, and"
                " what is still missing before it ships."
            )
        )
        self._drop_title.setText(tr("Drop a project folder here"))
        self._drop_words.setText(tr("or choose one:"))
        self._open.setText(tr("Open folder…"))
        self._open.setToolTip(self._commands["open"].toolTip())
        self._sample.setText(tr("Open the sample project"))
        self._sample.setToolTip(self._commands["sample"].toolTip())
        self._recent_title.setText(tr("Recent projects"))
        self._promise.setText(
            tr(
                "Nothing leaves this computer. Files are only read; nothing of the project is run,"
                " and nothing is looked up online unless you ask for it."
            )
        )
        self.show_recent(self._folders)

    def show_recent(self, folders: Sequence[Path]) -> None:
        """List the folders opened last; those that are gone stay, and say so."""
        self._folders = list(folders)
        while self._recent.count():
            item = self._recent.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for folder in self._folders[:6]:
            self._recent.addWidget(self._row(folder))
        self._recent_title.setVisible(bool(self._folders))

    def _row(self, folder: Path) -> QWidget:
        there = folder.is_dir()
        row = QWidget()
        button = QPushButton((clean(folder.name) or clean(str(folder))).replace("&", "&&"))
        button.setObjectName("link")
        button.setEnabled(there)
        button.setIcon(self._icons.named("folder", self._icons.theme.muted))
        button.setToolTip(plain_tip(clean(str(folder))))
        button.clicked.connect(lambda: self.chosen.emit(folder))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        path = Elided()
        path.setObjectName("quiet")
        path.show_words(clean(str(folder.parent)) if there else tr("not there any more"))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(button)
        line.addWidget(path, 1)
        return row

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._claim)
        head.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        drop = QFrame()
        drop.setObjectName("drop")
        inner = QVBoxLayout(drop)
        inner.setContentsMargins(24, 30, 24, 30)
        inner.setSpacing(8)
        for label in (self._drop_icon, self._drop_title, self._drop_words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(self._open)
        buttons.addWidget(self._sample)
        buttons.addStretch()
        inner.addSpacing(6)
        inner.addLayout(buttons)
        promise = QHBoxLayout()
        promise.setSpacing(10)
        promise.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(self._promise, 1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(0)
        column.addStretch(2)
        column.addLayout(head)
        column.addSpacing(26)
        column.addWidget(drop)
        column.addSpacing(22)
        column.addWidget(self._recent_title)
        column.addSpacing(4)
        column.addLayout(self._recent)
        column.addSpacing(22)
        column.addLayout(promise)
        column.addStretch(3)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(middle, 100)
        whole.addStretch(1)


def _larger(font: QFont, scale: float, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * scale)
    made.setWeight(weight)
    return made
