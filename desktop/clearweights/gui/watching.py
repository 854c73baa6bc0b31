"""Notices when git, or another program, changes what people keep in the project."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_PAUSE = 400
"""Milliseconds after the last change: git writes several files in a row."""


class Watcher(QObject):
    """Watches a few files of one folder; they may come and go.

    Signals:
        changed: the name of a file whose content differs from what was noted last
    """

    changed = Signal(str)

    def __init__(self, names: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._root: Path | None = None
        self._seen: dict[str, bytes] = {}
        self._system = QFileSystemWatcher(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        self._system.fileChanged.connect(lambda _path: self._pause.start())
        self._system.directoryChanged.connect(lambda _path: self._pause.start())

    def watch(self, root: Path | None) -> None:
        """Watch another folder, or none; its files are taken as they are now."""
        if old := [*self._system.files(), *self._system.directories()]:
            self._system.removePaths(old)
        self._root = root
        self._seen = {}
        if root is not None:
            self._system.addPath(str(root))
            self.note()

    def note(self) -> None:
        """Take the files as they are now: what we wrote ourselves is no news."""
        if self._root is not None:
            self._seen = {name: _digest(self._root / name) for name in self._names}
            self._follow()

    def look(self) -> None:
        """Compare the files with what was noted, and tell of those that differ."""
        if self._root is None:
            return
        now = {name: _digest(self._root / name) for name in self._names}
        different = [name for name in self._names if now[name] != self._seen.get(name)]
        self._seen = now
        self._follow()
        for name in different:
            self.changed.emit(name)

    def _follow(self) -> None:
        """Watch the files themselves too: a change inside one does not change the folder."""
        if self._root is None:
            return
        watched = set(self._system.files())
        paths = [str(self._root / name) for name in self._names if self._seen.get(name)]
        if new := [path for path in paths if path not in watched]:
            self._system.addPaths(new)


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""
