"""Finds out which of the recent folders are still there, away from the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal


class Recents(QObject):
    """Asks for each folder in a thread of its own: a network drive may never answer.

    Signals:
        known: a `Path`, and whether a folder is there
    """

    known = Signal(object, bool)

    def __init__(
        self, is_there: Callable[[Path], bool] = Path.is_dir, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._is_there = is_there
        self._asked: set[Path] = set()
        self.known.connect(lambda folder, _there: self._asked.discard(folder))

    def look(self, folders: Sequence[Path]) -> None:
        """Ask for folders; each answer comes as a signal, or never."""
        for folder in folders:
            if folder not in self._asked:
                self._asked.add(folder)
                threading.Thread(target=self._ask, args=(folder,), daemon=True).start()

    def _ask(self, folder: Path) -> None:
        try:
            there = self._is_there(folder)
        except OSError:
            there = False
        try:
            self.known.emit(folder, there)
        except RuntimeError:  # the window is gone
            return
