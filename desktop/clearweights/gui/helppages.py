"""Help pages: what a finding's code means and what clears it, what a part of the window is for."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QWidget

from clearweights.domain.finding import Code
from clearweights.gui.dialogs import page_dialog
from clearweights.gui.i18n import language, tr
from clearweights.gui.services import Services
from clearweights.gui.vocabulary import word

TOPICS = ("start", "rows", "details", "deciding", "uses")
"""The parts of the window that have a page."""


def topic_dialog(parent: QWidget, topic: str, services: Services) -> QDialog:
    """Return the shipped page about a part of the window."""
    return _dialog(parent, tr("Help"), services.help_page(topic, language()))


def rule_dialog(parent: QWidget, code: Code, services: Services) -> QDialog:
    """Return the shipped page about a finding's code; nothing of the project is in it."""
    return _dialog(parent, word(code), services.rule_help(code, language()))


def _dialog(parent: QWidget, title: str, words: str) -> QDialog:
    page = QTextBrowser()
    page.setOpenLinks(False)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setAccessibleName(title)
    page.document().setDocumentMargin(18)
    features = (
        QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        | QTextDocument.MarkdownFeature.MarkdownNoHTML
    )
    page.document().setMarkdown(words or tr("There is no help page for this yet."), features)
    dialog = page_dialog(parent, title, page)
    dialog.resize(640, 560)
    return dialog
