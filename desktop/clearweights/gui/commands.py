"""Every command of the window, once: menus, toolbar, context menu and keys all use these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from clearweights.domain.text import Text, text
from clearweights.gui.i18n import say
from clearweights.gui.icons import Icons


@dataclass(frozen=True, slots=True)
class _Spec:
    name: str
    words: Text
    tip: Text
    keys: tuple[str, ...] = ()
    icon: str = ""
    tree_only: bool = False
    """A single letter must not fire while somebody types."""

    short: Text | None = None
    """For buttons, where the words are long."""


SPECS = (
    _Spec("open", text("Open folder…"), text("Open a project folder"), ("Ctrl+O",), "folder"),
    _Spec("sample", text("Open the sample project"), text("See what a result looks like"),
          (), "sample"),
    _Spec("add_document", text("Add document…"),
          text("Add a model card, a license text or another document as evidence"), (), "document"),
    _Spec("add_address", text("Note an address…"),
          text("Note the web address of a model or dataset; nothing is fetched until you agree")),
    _Spec("rescan", text("Scan again"), text("Read the project again"), ("Ctrl+R", "F5"), "rescan"),
    _Spec("look_up", text("Look up online…"),
          text("Ask the hub for licenses and origins; you will see first what is sent")),
    _Spec("stop", text("Stop reading"), text("Stop reading and keep what was found"), (), "cancel"),
    _Spec("report", text("Report…"), text("Write the report as PDF, or in another format"),
          ("Ctrl+E",), "report"),
    _Spec("preview", text("Print preview…"), text("Look at the PDF before it is written"),
          ("Ctrl+P",)),
    _Spec("edit_use", text("Describe the use…"),
          text("Say how the product is used: the verdicts depend on it"), ("Ctrl+U",), "edit"),
    _Spec("close", text("Close project"), text("Back to the start page"), ("Ctrl+W",)),
    _Spec("quit", text("Quit"), text("Close the window"), ("Ctrl+Q",)),
    _Spec("undo", text("Undo"), text("Undo the last decision"), ("Ctrl+Z",), "undo"),
    _Spec("redo", text("Redo"), text("Redo the decision"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    _Spec("find", text("Filter"), text("Go to the filter line"), ("Ctrl+F", "/"), "search"),
    _Spec("clear_filter", text("Clear the filter"), text("Show all rows again"), (), "clear"),
    _Spec("next", text("Next open finding"), text("Go to the next open finding"), ("F8",)),
    _Spec("previous", text("Previous open finding"), text("Go to the open finding before"),
          ("Shift+F8",)),
    _Spec("back", text("Back"), text("Go to what was selected before"), ("Alt+Left",)),
    _Spec("forward", text("Forward"), text("Go forward again"), ("Alt+Right",)),
    _Spec("expand_open", text("Expand to open findings"),
          text("Open the branches that hold open blockers")),
    _Spec("uses", text("Uses side by side"),
          text("Show the verdict of every asset for every kind of use"), ("Ctrl+M",)),
    _Spec("details_below", text("Details below the rows"),
          text("Dock the details below the rows, or beside them")),
    _Spec("mentions", text("Show what is only mentioned"),
          text("Also list names that only stand in comments, prose or tests")),
    _Spec("conclude", text("Conclude the license…"),
          text("Decide which license holds for this asset"), ("C",), "conclude", True,
          text("Conclude")),
    _Spec("choose", text("Choose a branch…"),
          text("Choose one of several licenses that are offered"), ("B",), "upstream", True,
          text("Choose")),
    _Spec("waive", text("Waive…"), text("Accept this finding, with a reason"), ("W",),
          "waive", True),
    _Spec("ask", text("Ask…"), text("Note that somebody must be asked"), ("A",), "ask", True),
    _Spec("no_issue", text("Not an issue…"), text("Say why this finding does not hold"), ("N",),
          "noissue", True, text("No issue")),
    _Spec("advance", text("Go on after a decision"),
          text("After a decision, select the next open finding")),
    _Spec("copy_row", text("Copy row"), text("Copy the words of the selected row"), ("Ctrl+C",),
          tree_only=True),
    _Spec("help", text("Help"), text("Help with what has the focus"), ("F1",)),
    _Spec("shortcuts", text("Keyboard shortcuts"), text("List all keys"), ("Shift+F1",)),
    _Spec("first_steps", text("First steps…"),
          text("Answer the three questions of the first start again")),
    _Spec("about", text("About Clearweights"), text("Version, license knowledge and credits")),
)  # fmt: skip
_OTHER_KEYS = (
    (text("Stop reading, clear the filter, or go back to the rows"), ("Esc",)),
    (text("Rows: up and down, close and open"), ("Up", "Down", "Left", "Right")),
    (text("Rows: open everything below"), ("Shift+Right",)),
    (text("Rows: select several"), ("Shift+Down", "Ctrl+Space")),
    (text("Rows: to the details"), ("Return",)),
    (text("Next or previous part of the window"), ("Tab", "Shift+Tab")),
    (text("Tabs of the details, the first to the last"), ("Ctrl+1", "Ctrl+7")),
)
"""Keys that no command stands for."""

CHECKABLE = frozenset({"mentions", "advance", "uses", "details_below"})


class Commands(QObject):
    """The actions by name; what they do is connected by whoever owns them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        for spec in SPECS:
            action = QAction(self)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.name in CHECKABLE)
            if spec.tree_only:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            else:
                window.addAction(action)
            self._actions[spec.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def connect_to(self, name: str, slot: Callable[[], object]) -> None:
        """Run `slot` when the command is triggered."""
        self._actions[name].triggered.connect(lambda _checked=False: slot())

    def enable(self, on: bool, *names: str) -> None:
        """Allow or forbid commands."""
        for name in names:
            self._actions[name].setEnabled(on)

    def give_tree(self, tree: QWidget) -> None:
        """Let the single-letter keys work in the tree, and only there."""
        for spec in SPECS:
            if spec.tree_only:
                tree.addAction(self._actions[spec.name])

    def use_icons(self, icons: Icons) -> None:
        """Take the icons of a theme."""
        for spec in SPECS:
            if spec.icon:
                self._actions[spec.name].setIcon(icons.named(spec.icon))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for spec in SPECS:
            action = self._actions[spec.name]
            words, tip = say(spec.words), say(spec.tip)
            action.setText(words)
            action.setIconText(say(spec.short) if spec.short else words.rstrip("…"))
            keys = _shown(spec.keys)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
            action.setStatusTip("")


def table_of_keys() -> list[tuple[str, str]]:
    """Return the commands that have keys, with them, in the present language."""
    return [(say(spec.words).rstrip("…"), _shown(spec.keys)) for spec in SPECS if spec.keys] + [
        (say(words), _shown(keys)) for words, keys in _OTHER_KEYS
    ]


def _shown(keys: tuple[str, ...]) -> str:
    """Return keys as this computer and the present language write them."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(form) for key in keys)
