"""Starts Qt: style, palette, language, the one window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clearweights.gui import i18n
from clearweights.gui.settings import Settings
from clearweights.gui.style import sheet
from clearweights.gui.theme import palette, theme_for
from clearweights.gui.window import MainWindow


def run(folder: Path | None, *, use_file: Path | None = None) -> int:  # noqa: ARG001
    """Open the window and return when it closes."""
    application = QApplication(sys.argv[:1])
    settings = Settings()
    i18n.set_language(settings.language)
    application.setStyle("Fusion")
    theme = theme_for(settings.look)
    application.setPalette(palette(theme))
    application.setStyleSheet(sheet(theme))
    window = MainWindow(settings)
    window.show()
    return application.exec()
