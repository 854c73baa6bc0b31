"""Commands of the window that ask the reader for something first: a folder, files, a use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QWidget

from clearweights.gui.dialogs import look_up_dialog, replace_dialog, shortcuts_dialog
from clearweights.gui.filtermenu import filter_help
from clearweights.gui.firststeps import FirstSteps, git_identity
from clearweights.gui.helppages import rule_dialog, topic_dialog
from clearweights.gui.i18n import tr
from clearweights.gui.reportdialog import ReportDialog
from clearweights.gui.usedialog import UseDialog

if TYPE_CHECKING:
    from clearweights.gui.window import MainWindow


def choose_folder(window: MainWindow) -> None:
    """Ask for a folder."""
    project = window.session.project
    start = str(project.root if project else Path.home())
    chosen = QFileDialog.getExistingDirectory(window, tr("Open a project folder"), start)
    if chosen:
        window.open_folder(Path(chosen))


def open_dropped(window: MainWindow, folder: Path) -> None:
    """Open a folder that was dropped; where a project is open, ask which window shall show it."""
    if window.session.project is None:
        window.open_folder(folder)
        return
    replace_dialog(
        window,
        folder,
        here=lambda: window.open_folder(folder),
        beside=lambda: open_beside(folder),
    ).open()


def open_beside(folder: Path) -> None:
    """Open a folder in a second window, which is a program of its own."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "clearweights"]
    QProcess.startDetached(sys.executable, [*program, str(folder.absolute())])


def choose_documents(window: MainWindow) -> None:
    """Ask for documents; they are attached to the selected asset."""
    if window.session.project is None:
        return
    chosen, _ = QFileDialog.getOpenFileNames(
        window, tr("Add documents as evidence"), str(window.session.project.root)
    )
    if chosen:
        subject = window.workspace.details.subject
        asset = subject.asset.key if subject and subject.asset else None
        window.session.add_documents(tuple(Path(path) for path in chosen), asset)


def note_address(window: MainWindow) -> None:
    """Ask for the web address of a model or dataset."""
    words, agreed = QInputDialog.getText(
        window,
        tr("Note an address"),
        tr("Web address of a model or dataset. Nothing is fetched until you ask for it and agree."),
    )
    if agreed and words.strip():
        window.session.add_addresses((words.strip(),))


def edit_use(window: MainWindow) -> None:
    """Ask how the product is used."""
    project, lookup = window.session.project, window.session.lookup
    if project is not None and lookup is not None:
        dialog = UseDialog(lookup.result.use, can_save=project.use_file is None, parent=window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            window.session.take_use(dialog.use(), save=dialog.save)


def look_up(window: MainWindow) -> None:
    """Ask whether the hub may be contacted, and read the project with its answers."""
    if window.session.lookup is not None:
        look_up_dialog(
            window, window.session.lookup, lambda: window.session.rescan(online=True)
        ).open()


def write_report(window: MainWindow, *, preview: bool = False) -> None:
    """Offer the formats, a preview, and a place to write the report to."""
    project, lookup = window.session.project, window.session.lookup
    if project is None or lookup is None:
        return
    dialog = ReportDialog(
        lookup.result, window.services.formats(), window.exporter, project.root.parent, window
    )
    dialog.open()
    if preview:
        dialog.show_preview()


def copy_row(window: MainWindow) -> None:
    """Copy the words of the selected rows."""
    workspace = window.workspace
    words = workspace.model.words_of(workspace.tree.selected_indexes())
    QGuiApplication.clipboard().setText(words)


def first_steps(window: MainWindow) -> FirstSteps:
    """Show the three questions of the first start."""
    dialog = FirstSteps(window.settings, git_identity, window.services, window)
    dialog.done_with.connect(window.take_first_steps)
    dialog.open()
    return dialog


def show_help(window: MainWindow) -> QDialog:
    """Help with what has the focus: the filter, a finding, a part of the window, else the keys."""
    focus: QWidget | None = window.focusWidget()
    topic = _topic(window, focus)
    subject = window.workspace.details.subject
    finding = subject.finding if subject is not None else None
    if focus is window.workspace.filter.line:
        dialog = filter_help(window)
    elif finding is not None and topic in ("rows", "details"):
        dialog = rule_dialog(window, finding.code, window.services)
    elif topic:
        dialog = topic_dialog(window, topic, window.services)
    else:
        dialog = shortcuts_dialog(window)
    dialog.show()
    return dialog


def _topic(window: MainWindow, focus: QWidget | None) -> str:
    """Return the help page about the part of the window that has the focus; empty: none."""
    workspace = window.workspace
    if window.session.project is None:
        return "start"
    for part, topic in (
        (workspace.details.decide, "deciding"),
        (workspace.details, "details"),
        (workspace.uses, "uses"),
        (workspace.rows, "rows"),
    ):
        if focus is not None and (focus is part or part.isAncestorOf(focus)):
            return topic
    return ""
