"""What went wrong, in words for people: what happened, the likely cause, the next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from clearweights.domain.text import Text, text
from clearweights.gui.i18n import say, tr
from clearweights.gui.shown import clean
from clearweights.gui.worker import Failure


@dataclass(frozen=True, slots=True)
class _Words:
    title: Text
    cause: Text
    step: Text


_KNOWN = {
    "ProjectNotReadableError": _Words(
        text("The project folder cannot be read."),
        text("It was moved or deleted, or you may not read it."),
        text("Choose a folder that exists and that you may read."),
    ),
    "DeclarationError": _Words(
        text("The description of the use cannot be read."),
        text("A line of clearweights.yaml does not fit."),
        text("Correct the line named below, then scan again."),
    ),
    "RegisterError": _Words(
        text("The decisions cannot be read or kept."),
        text("The file was damaged, is in use, or its folder may not be written to."),
        text("The file was left unchanged. Correct or restore it, then try again."),
    ),
    "ReportError": _Words(
        text("The report could not be written."),
        text("The folder is missing, full, or may not be written to."),
        text("Choose another folder and try again."),
    ),
    "KnowledgeError": _Words(
        text("The license knowledge cannot be read."),
        text("A file of this installation, or of your own knowledge folder, is damaged."),
        text("Reinstall the program, or correct the file named below."),
    ),
    "Died": _Words(
        text("Reading was ended before it was finished."),
        text("A file made its reader fail, memory ran out, or you stopped it twice."),
        text("Try again. If it happens again, leave out the folder that was read last."),
    ),
    "Internal": _Words(
        text("Something went wrong inside the program."),
        text("This is a mistake of ours, not of yours. Your files were not changed."),
        text("Copy the details and send them to us, please."),
    ),
}


def explain(failure: Failure) -> tuple[str, str]:
    """Return what happened, and the cause, the next step and what we were told."""
    words = _KNOWN.get(failure.error, _KNOWN["Internal"])
    lines = [
        f"{tr('Likely cause:')} {say(words.cause)}",
        f"{tr('Next step:')} {say(words.step)}",
    ]
    if failure.message:
        message = failure.message
        lines.append(say(message) if isinstance(message, Text) else clean(message, "\n"))
    return say(words.title), "\n\n".join(lines)


def failure_box(failure: Failure, parent: QWidget) -> QMessageBox:
    """Return a box that tells of a failure; the caller shows it."""
    title, rest = explain(failure)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Clearweights")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(rest)
    box.addButton(QMessageBox.StandardButton.Close).setText(tr("Close"))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    details = "\n\n".join(part for part in (title, rest, failure.details) if part)
    copy.clicked.connect(_copier(details))
    return box


def _copier(words: str) -> Callable[[], None]:
    return lambda: QGuiApplication.clipboard().setText(words)
