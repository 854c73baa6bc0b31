"""Menus and toolbar, made of the window's commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from clearweights.domain.use import Distribution
from clearweights.gui.commands import Commands
from clearweights.gui.details.panel import tab_names
from clearweights.gui.i18n import language, tr
from clearweights.gui.shown import clean
from clearweights.gui.theme import Look
from clearweights.gui.tree.nodes import Grouping
from clearweights.gui.vocabulary import word

_LANGUAGES = {"en": "English", "fr": "Français"}
_MENUS = (
    ("open", "recent", "sample", "", "add_document", "add_address", "rescan", "look_up", "stop", "",
     "report", "preview", "", "close", "quit"),
    ("undo", "redo", "", "conclude", "choose", "waive", "no_issue", "ask", "", "advance", "",
     "copy_row"),
    ("find", "clear_filter", "mentions", "expand_open", "", "next", "previous", "back", "forward",
     "", "tabs", "", "details_below", "grouping", "look", "language"),
    ("distributions", "", "uses", "", "edit_use"),
    ("help", "shortcuts", "first_steps", "", "about"),
)  # fmt: skip
CONTEXT = (
    "conclude",
    "choose",
    "waive",
    "no_issue",
    "ask",
    "",
    "add_document",
    "",
    "copy_row",
    "expand_open",
)


class Menus:
    """The menu bar and the toolbar, and the choices that only stand in menus."""

    def __init__(self, window: QMainWindow, commands: Commands, boxes: Sequence[QWidget]) -> None:
        self._commands = commands
        self._fitted: object = None
        self._menus = [window.menuBar().addMenu("") for _ in _MENUS]
        self.recent = QMenu(window)
        self._look_menu, self._language_menu = QMenu(window), QMenu(window)
        self._grouping_menu = QMenu(window)
        self.groupings = _group(window, [(g, g.value) for g in Grouping])
        self.looks = _group(window, [(look, look.value) for look in Look])
        self.languages = _group(window, list(_LANGUAGES.items()))
        self.distributions = _group(window, [(d, d.value) for d in Distribution])
        self.tabs = [QAction(window) for _ in tab_names()]
        for number, action in enumerate(self.tabs, start=1):
            action.setShortcut(f"Ctrl+{number}")
            window.addAction(action)
        self._grouping_menu.addActions(self.groupings.actions())
        self.groupings.actions()[0].setChecked(True)
        self._look_menu.addActions(self.looks.actions())
        self._language_menu.addActions(self.languages.actions())
        for menu, names in zip(self._menus, _MENUS, strict=True):
            self._fill(menu, names)
        self.bar = self._toolbar(window, boxes)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        titles = (tr("&File"), tr("&Edit"), tr("&View"), tr("&Use"), tr("&Help"))
        for menu, title in zip(self._menus, titles, strict=True):
            menu.setTitle(title)
        self.recent.setTitle(tr("Recent projects"))
        self._look_menu.setTitle(tr("Appearance"))
        self._language_menu.setTitle(tr("Language"))
        names = {
            Look.SYSTEM: tr("As the system"),
            Look.LIGHT: tr("Light"),
            Look.DARK: tr("Dark"),
        }
        for action in self.looks.actions():
            action.setText(names[Look(action.data())])
        self._grouping_menu.setTitle(tr("Group rows by"))
        groupings = {
            Grouping.KIND: tr("Kind"),
            Grouping.FINDING: tr("Finding"),
            Grouping.LICENSE: tr("License"),
            Grouping.FOLDER: tr("Folder"),
            Grouping.STATE: tr("State of the decision"),
        }
        for action in self.groupings.actions():
            action.setText(groupings[Grouping(action.data())])
        for action in self.languages.actions():
            action.setText(_LANGUAGES[action.data()])
            action.setChecked(action.data() == language())
        for action in self.distributions.actions():
            action.setText(word(Distribution(action.data())))
        for action, name in zip(self.tabs, tab_names(), strict=True):
            action.setText(name)
        self.bar.setWindowTitle(tr("Toolbar"))

    def show_recent(self, folders: Sequence[Path], open_: Callable[[Path], None]) -> None:
        """List the folders opened last; those that are gone stay, greyed."""
        self.recent.clear()
        for folder in folders:
            action = self.recent.addAction(clean(str(folder)).replace("&", "&&"))
            action.setData(folder)
            action.setEnabled(False)
            action.triggered.connect(lambda _=False, folder=folder: open_(folder))
        self.recent.setEnabled(not self.recent.isEmpty())

    def show_there(self, folder: Path, there: bool) -> None:
        """Say whether a recent folder is there; until then it cannot be chosen."""
        for action in self.recent.actions():
            if action.data() == folder:
                action.setEnabled(there)

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            match name:
                case "":
                    menu.addSeparator()
                case "recent":
                    menu.addMenu(self.recent)
                case "grouping":
                    menu.addMenu(self._grouping_menu)
                case "look":
                    menu.addMenu(self._look_menu)
                case "language":
                    menu.addMenu(self._language_menu)
                case "distributions":
                    menu.addActions(self.distributions.actions())
                case "tabs":
                    menu.addActions(self.tabs)
                case _:
                    menu.addAction(self._commands[name])

    def _toolbar(self, window: QMainWindow, boxes: Sequence[QWidget]) -> QToolBar:
        bar = QToolBar(window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in ("open", "rescan", "stop", "", "undo", "redo", ""):
            if name:
                bar.addAction(self._commands[name])
            else:
                bar.addSeparator()
        for box in boxes:
            bar.addWidget(box)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        bar.addAction(self._commands["report"])
        for name in ("open", "rescan", "stop", "undo", "redo", "report"):
            button = bar.widgetForAction(self._commands[name])
            if isinstance(button, QToolButton):
                words = name not in ("undo", "redo")
                style = Qt.ToolButtonStyle
                button.setToolButtonStyle(
                    style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly
                )
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(self._commands[name].iconText())
        window.addToolBar(bar)
        return bar

    def fit(self, width: int) -> None:
        """Leave the words of the buttons out where the toolbar would not fit otherwise."""
        shown = tuple(w.isVisibleTo(self.bar) for w in self.bar.findChildren(QToolButton))
        if (width, shown, language()) == self._fitted:
            return
        self._fitted = (width, shown, language())
        style = Qt.ToolButtonStyle
        for words in (True, False):
            for name in _WORDED:
                button = self.bar.widgetForAction(self._commands[name])
                if isinstance(button, QToolButton):
                    button.setToolButtonStyle(
                        style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly
                    )
            if self.bar.sizeHint().width() <= width:
                return


_WORDED = ("open", "rescan", "stop", "report")


def _group(window: QMainWindow, choices: list[tuple[str, str]]) -> QActionGroup:
    group = QActionGroup(window)
    for value, _name in choices:
        action = QAction(group)
        action.setData(str(value))
        action.setCheckable(True)
    return group
