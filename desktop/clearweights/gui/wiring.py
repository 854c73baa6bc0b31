"""What each command of the window does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from clearweights.gui import asking
from clearweights.gui.decide import VERBS
from clearweights.gui.dialogs import about_dialog, shortcuts_dialog
from clearweights.gui.theme import Look
from clearweights.gui.tree.nodes import Grouping

if TYPE_CHECKING:
    from clearweights.gui.window import MainWindow

_BELOW = Qt.DockWidgetArea.BottomDockWidgetArea


def connect_commands(window: MainWindow) -> None:
    """Connect every command and every choice of the menus."""
    commands, session, workspace = window.commands, window.session, window.workspace
    tree, undo_stack = workspace.tree, session.undo_stack
    slots: dict[str, Callable[[], Any]] = {
        "open": partial(asking.choose_folder, window), "sample": window.open_sample,
        "stop": window.stop, "rescan": session.rescan, "look_up": partial(asking.look_up, window),
        "close": window.show_start, "quit": window.close,
        "report": partial(asking.write_report, window),
        "preview": partial(asking.write_report, window, preview=True),
        "edit_use": partial(asking.edit_use, window),
        "help": partial(asking.show_help, window),
        "first_steps": partial(asking.first_steps, window),
        "add_address": partial(asking.note_address, window),
        "add_document": partial(asking.choose_documents, window), "undo": undo_stack.undo,
        "redo": undo_stack.redo, "find": window.focus_filter,
        "clear_filter": window.clear_filter, "next": tree.next_open,
        "previous": partial(tree.next_open, -1), "back": partial(window.walk_trail, -1),
        "forward": partial(window.walk_trail, 1), "expand_open": tree.expand_open,
        "copy_row": partial(asking.copy_row, window),
        "shortcuts": lambda: shortcuts_dialog(window).show(),
        "about": lambda: about_dialog(window, window.icons, session.lookup).show(),
    }  # fmt: skip
    for name in VERBS:
        slots[name] = partial(window.decide, name)
    for name, slot in slots.items():
        commands.connect_to(name, slot)
    commands["mentions"].toggled.connect(workspace.show_mentions)
    commands["details_below"].triggered.connect(workspace.dock_below)
    workspace.pane.dockLocationChanged.connect(
        lambda area: commands["details_below"].setChecked(area == _BELOW)
    )
    commands["uses"].toggled.connect(window.show_uses)
    commands["advance"].toggled.connect(lambda on: window.settings.set_flag("advance", on))
    undo_stack.canUndoChanged.connect(commands["undo"].setEnabled)
    undo_stack.canRedoChanged.connect(commands["redo"].setEnabled)
    _connect_menus(window)


def _connect_menus(window: MainWindow) -> None:
    menus, tabs = window.menus, window.workspace.details.tabs
    menus.looks.triggered.connect(lambda a: window.use_look(Look(a.data())))
    menus.groupings.triggered.connect(lambda a: window.group_by(Grouping(a.data())))
    menus.languages.triggered.connect(lambda a: window.use_language(a.data()))
    menus.distributions.triggered.connect(window.try_distribution)
    for number, action in enumerate(menus.tabs):
        action.triggered.connect(lambda _=False, number=number: tabs.setCurrentIndex(number))
