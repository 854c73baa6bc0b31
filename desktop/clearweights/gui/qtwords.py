"""Qt's own words: the buttons of its dialogs, the menus of its text fields."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_spoken: list[QTranslator] = []


def speak(language: str) -> None:
    """Let Qt speak a language from now on; English is built in."""
    application = QCoreApplication.instance()
    if application is None:
        return
    while _spoken:
        application.removeTranslator(_spoken.pop())
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != "en" and translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
        _spoken.append(translator)
