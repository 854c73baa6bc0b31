"""Icons: SVGs drawn by us, colored for the theme when they are loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clearweights.datafiles import data_file
from clearweights.domain.finding import Severity
from clearweights.domain.result import DutyState, Verdict
from clearweights.gui.theme import Theme

_SIZES = (16, 20, 32, 64, 112)
_SHAPES: Mapping[tuple[type[Enum], Enum], str] = {
    (type(meaning), meaning): shape
    for meaning, shape in (
        (Verdict.STOP, "stop"),
        (Verdict.UNKNOWN, "unknown"),
        (Verdict.CONDITIONS, "conditions"),
        (Verdict.OK, "ok"),
        (Severity.BLOCKER, "stop"),
        (Severity.MAJOR, "conditions"),
        (Severity.MINOR, "minor"),
        (Severity.INFO, "info"),
        (DutyState.FULFILLED, "ok"),
        (DutyState.MISSING, "missing"),
        (DutyState.NOT_VISIBLE, "unknown"),
    )
}


class Icons:
    """The icons of one theme; loaded once each."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._loaded: dict[tuple[str, str], QIcon] = {}

    def named(self, name: str, color: str | None = None) -> QIcon:
        """Return an icon in `color`, by default that of the text."""
        key = (name, color or self.theme.text)
        if key not in self._loaded:
            self._loaded[key] = self._load(*key)
        return self._loaded[key]

    def loading(self) -> Iterator[None]:
        """Load the shape of every meaning, one at a step: drawing them takes milliseconds."""
        for _, meaning in _SHAPES:
            self.of(meaning)
            yield

    def of(self, meaning: Enum) -> QIcon:
        """Return the shape of a verdict, a severity or the state of a duty, in its color."""
        return self.named(_SHAPES[type(meaning), meaning], self.theme.of(meaning))

    @staticmethod
    def shape(meaning: Enum) -> str:
        """Return the name of the shape that stands for a meaning."""
        return _SHAPES[type(meaning), meaning]

    def _load(self, name: str, color: str) -> QIcon:
        icon = QIcon()
        for size in _SIZES:
            pixmap = _drawn(name, color, size)
            icon.addPixmap(pixmap, QIcon.Mode.Normal)
            # Fusion tints selected icons unless they have pixmaps of their own.
            icon.addPixmap(pixmap, QIcon.Mode.Selected)
        for size in _SIZES[:2]:
            icon.addPixmap(_drawn(name, self.theme.border, size), QIcon.Mode.Disabled)
        return icon


@cache
def _source(name: str) -> str:
    return data_file("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, color: str, size: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
