"""What the window remembers between two runs: an ini file in the user's settings folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QLocale, QSettings

from clearweights.datafiles import LANGUAGES
from clearweights.domain.use import Distribution
from clearweights.gui.theme import Look

_RECENT = 8


class Settings:
    """The remembered choices. Give `path` for a throw-away profile."""

    def __init__(self, path: Path | None = None) -> None:
        path = path or Path(platformdirs.user_config_dir("clearweights", False)) / "window.ini"
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent(self) -> list[Path]:
        """The folders opened last, newest first; some may be gone by now."""
        value = self._store.value("recent", [])
        words = value if isinstance(value, list) else [value]
        return [Path(str(word)) for word in words if word]

    def opened(self, folder: Path) -> None:
        """Put a folder first among the recent ones."""
        rest = [p for p in self.recent if p != folder]
        self._store.setValue("recent", [str(p) for p in [folder, *rest][:_RECENT]])

    @property
    def language(self) -> str:
        """The chosen language, else that of the system where we speak it, else English."""
        chosen = str(self._store.value("language", ""))
        system = QLocale.system().name()[:2]
        return next((code for code in (chosen, system) if code in LANGUAGES), "en")

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def look(self) -> Look:
        """Light, dark, or as the system says."""
        word = str(self._store.value("look", Look.SYSTEM.value))
        return Look(word) if word in set(Look) else Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self._store.setValue("look", look.value)

    @property
    def reviewer(self) -> str:
        """Who signs decisions; empty where nobody has said."""
        return str(self._store.value("reviewer", ""))

    @reviewer.setter
    def reviewer(self, words: str) -> None:
        self._store.setValue("reviewer", words)

    @property
    def filters(self) -> list[str]:
        """The filters somebody saved, in their order."""
        value = self._store.value("filters", [])
        words = value if isinstance(value, list) else [value]
        return [str(word) for word in words if word]

    def keep_filter(self, words: str) -> None:
        """Save a filter."""
        self._store.setValue("filters", [*self.filters, words])

    def forget_filter(self, words: str) -> None:
        """Let go of a saved filter."""
        self._store.setValue("filters", [f for f in self.filters if f != words])

    @property
    def policy(self) -> str:
        """The policy file of the house, for projects without one of their own; or empty."""
        return str(self._store.value("policy", ""))

    @policy.setter
    def policy(self, path: str) -> None:
        self._store.setValue("policy", path)

    @property
    def usual_use(self) -> Distribution | None:
        """The use that is tried for projects that say nothing; None: the general assumption."""
        value = str(self._store.value("use", ""))
        return Distribution(value) if value in set(Distribution) else None

    @usual_use.setter
    def usual_use(self, distribution: Distribution | None) -> None:
        self._store.setValue("use", distribution.value if distribution else "")

    def flag(self, name: str, default: bool) -> bool:
        """Return a remembered yes or no."""
        return str(self._store.value(name, default)).lower() in ("true", "1")

    def set_flag(self, name: str, on: bool) -> None:
        """Remember a yes or no."""
        self._store.setValue(name, on)

    def shape(self, name: str) -> QByteArray | None:
        """Return the remembered geometry or state of a widget."""
        value = self._store.value(f"shape/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_shape(self, name: str, value: QByteArray) -> None:
        """Remember the geometry or state of a widget."""
        self._store.setValue(f"shape/{name}", value)

    def save(self) -> None:
        """Write what is remembered to disk."""
        self._store.sync()
