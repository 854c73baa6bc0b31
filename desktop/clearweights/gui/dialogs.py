"""The small windows of the Help menu, and the question before going online."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QVBoxLayout, QWidget

from clearweights import __version__
from clearweights.domain.asset import Hub
from clearweights.gui.commands import table_of_keys
from clearweights.gui.details.page import Page
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup
from clearweights.gui.table import Row, Table, TableModel


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """Return the list of keys."""
    rows = [Row(cells=pair) for pair in table_of_keys()]
    return table_dialog(
        parent, tr("Keyboard shortcuts"), (tr("Command"), tr("Keys")), rows, first_width=300
    )


def table_dialog(
    parent: QWidget, title: str, headers: tuple[str, ...], rows: Sequence[Row], first_width: int
) -> QDialog:
    """Return a small window with a table to read."""
    model = TableModel()
    table = Table(model)
    table.setAccessibleName(title)
    model.show(headers, rows)
    table.set_widths(first_width)
    return page_dialog(parent, title, table)


def about_dialog(parent: QWidget, icons: Icons, lookup: Lookup | None) -> QDialog:
    """Return what the program is, and whom it owes thanks."""
    page = Page(icons)
    page.start()
    page.title(f"Clearweights {__version__}")
    page.paragraph(tr("Checks the licenses of the AI models and datasets a project uses."))
    page.paragraph(tr("It helps to see what needs a decision. It is not legal advice."))
    if lookup is not None and lookup.result.knowledge_date:
        page.facts(
            [
                (tr("License knowledge"), [(lookup.result.knowledge_version, None)]),
                (tr("Newest record"), [(lookup.result.knowledge_date, None)]),
            ]
        )
    page.heading(tr("Credits"))
    page.paragraph(
        tr(
            "License texts: ScanCode LicenseDB by nexB and others, CC-BY-4.0. Compatibility of"
            " software licenses: OSADL, CC-BY-4.0. Window: Qt for Python, LGPL-3.0."
        )
    )
    page.finish()
    return page_dialog(parent, tr("About Clearweights"), page)


def look_up_dialog(parent: QWidget, lookup: Lookup, agreed: Callable[[], None]) -> QMessageBox:
    """Return the question whether the hub may be asked; it says what would be sent."""
    keys = {a.key for a in lookup.result.inspection.assets if a.key.hub is Hub.HUGGINGFACE}
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(tr("Look up online"))
    box.setText(tr("Ask the hub about {n} models and datasets?", n=len(keys)))
    box.setInformativeText(
        tr(
            "Only their names are sent, and your access token if this computer has one. The"
            " project itself stays here. Every host that is contacted is named in the report."
        )
    )
    yes = box.addButton(tr("Ask the hub"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(tr("Stay offline"), QMessageBox.ButtonRole.RejectRole))
    yes.clicked.connect(agreed)
    return box


def replace_dialog(
    parent: QWidget, folder: Path, *, here: Callable[[], object], beside: Callable[[], object]
) -> QMessageBox:
    """Return the question which window shall show another project."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(tr("Open a project"))
    box.setText(tr("Open “{name}” in place of the present project?", name=folder.name))
    box.setInformativeText(tr("What was decided in the present project is kept in its folder."))
    roles = QMessageBox.ButtonRole
    in_place = box.addButton(tr("Open here"), roles.AcceptRole)
    in_place.clicked.connect(lambda _checked: here())
    new = box.addButton(tr("In a new window"), roles.ActionRole)
    new.clicked.connect(lambda _checked: beside())
    box.addButton(tr("Cancel"), roles.RejectRole)
    box.setDefaultButton(in_place)
    return box


def page_dialog(parent: QWidget, title: str, content: QWidget) -> QDialog:
    """Return a small window with something to read and a button to close it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close = buttons.button(QDialogButtonBox.StandardButton.Close)
    close.setText(tr("Close"))
    close.setIcon(QIcon())
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(16, 4, 16, 12)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    column.addWidget(buttons)
    dialog.resize(560, 520)
    return dialog
