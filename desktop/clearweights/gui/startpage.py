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
        self._rows: dict[Path, _RecentRow] = {}
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
        """List the folders opened last; one can be chosen when `show_there` has said so."""
        there = {folder: row.there for folder, row in self._rows.items()}
        self._rows = {}
        self._folders = list(folders)
        while self._recent.count():
            item = self._recent.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for folder in self._folders[:6]:
            self._rows[folder] = row = _RecentRow(folder, self._icons)
            row.button.clicked.connect(lambda _=False, folder=folder: self.chosen.emit(folder))
            row.show_there(there.get(folder))
            self._recent.addWidget(row)
        self._recent_title.setVisible(bool(self._folders))

    def show_there(self, folder: Path, there: bool) -> None:
        """Say whether a recent folder is there; one that is gone stays, and says so."""
        if row := self._rows.get(folder):
            row.show_there(there)

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


class _RecentRow(QWidget):
    """A recent folder: its name opens it, the folder above tells it from others."""

    def __init__(self, folder: Path, icons: Icons) -> None:
        super().__init__()
        self._folder = folder
        self.there: bool | None = None
        """None: nobody has answered yet."""
        self.button = QPushButton((clean(folder.name) or clean(str(folder))).replace("&", "&&"))
        self.button.setObjectName("link")
        self.button.setIcon(icons.named("folder", icons.theme.muted))
        self.button.setToolTip(plain_tip(clean(str(folder))))
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._path = Elided()
        self._path.setObjectName("quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.button)
        line.addWidget(self._path, 1)

    def show_there(self, there: bool | None) -> None:
        """Say whether the folder can be opened."""
        self.there = there
        self.button.setEnabled(bool(there))
        gone = there is False
        self._path.show_words(tr("not there any more") if gone else clean(str(self._folder.parent)))


def _larger(font: QFont, scale: float, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * scale)
    made.setWeight(weight)
    return made
