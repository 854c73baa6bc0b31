"""The two small windows of the Help menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clearweights import __version__
from clearweights.gui.commands import table_of_keys
from clearweights.gui.details.page import Page
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup
from clearweights.gui.table import Row, Table, TableModel


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """Return the list of keys."""
    model = TableModel()
    table = Table(model)
    table.setAccessibleName(tr("Keyboard shortcuts"))
    rows = [Row(cells=pair) for pair in table_of_keys()]
    rows.append(Row(cells=(tr("Details: tab 1 to 5"), "Ctrl+1 … Ctrl+5")))
    model.show((tr("Command"), tr("Keys")), rows)
    table.set_widths(300)
    return _dialog(parent, tr("Keyboard shortcuts"), table)


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
    return _dialog(parent, tr("About Clearweights"), page)


def _dialog(parent: QWidget, title: str, content: QWidget) -> QDialog:
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
