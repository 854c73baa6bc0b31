"""The help page of a finding: what the code means, and what clears it."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QWidget

from clearweights.domain.finding import Code
from clearweights.gui.dialogs import page_dialog
from clearweights.gui.i18n import language, tr
from clearweights.gui.services import Services
from clearweights.gui.vocabulary import word


def rule_dialog(parent: QWidget, code: Code, services: Services) -> QDialog:
    """Return the shipped page about a finding's code; nothing of the project is in it."""
    page = QTextBrowser()
    page.setOpenLinks(False)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setAccessibleName(word(code))
    page.document().setDocumentMargin(18)
    words = services.rule_help(code, language()) or tr("There is no help page for this yet.")
    features = QTextDocument.MarkdownFeature.MarkdownNoHTML
    page.document().setMarkdown(words, features)
    dialog = page_dialog(parent, word(code), page)
    dialog.resize(640, 560)
    return dialog
