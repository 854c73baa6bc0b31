"""Starts Qt: style, palette, language, the one window."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from clearweights.gui import i18n, qtwords
from clearweights.gui.engine_services import EngineServices, now
from clearweights.gui.settings import Settings
from clearweights.gui.style import sheet
from clearweights.gui.theme import Look, palette, theme_for
from clearweights.gui.window import MainWindow


def run(folder: Path | None, *, use_file: Path | None = None) -> int:
    """Open the window and return when it closes."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("clearweights")
    application.setApplicationDisplayName("Clearweights")
    application.setDesktopFileName("clearweights")
    application.setStyle("Fusion")
    settings = Settings()
    i18n.set_language(settings.language)
    qtwords.speak(settings.language)
    services = EngineServices()
    window = MainWindow(
        services, settings, now=now, apply_look=lambda look: dress(application, look)
    )
    QGuiApplication.styleHints().colorSchemeChanged.connect(
        lambda _scheme: window.use_look(settings.look)
    )
    window.show()
    collect_rarely()
    if folder is not None:
        QTimer.singleShot(0, window, lambda: window.open_folder(folder, use_file))
    else:
        QTimer.singleShot(0, window, window.session.warm_up)
        if not settings.flag("welcomed", False):
            settings.set_flag("welcomed", True)
            QTimer.singleShot(0, window, window.commands["first_steps"].trigger)
    threading.Thread(target=services.warm_up, name="warm-up", daemon=True).start()
    return application.exec()


def collect_rarely() -> None:
    """Look for cycles among objects less often: results are large and hold none."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


def dress(application: QApplication, look: Look) -> None:
    """Give the whole program the colors of a look."""
    theme = theme_for(look)
    application.setPalette(palette(theme))
    application.setStyleSheet(sheet(theme))
