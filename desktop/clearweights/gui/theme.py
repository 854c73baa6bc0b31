"""Light and dark: our own palettes on Fusion, and the few colors that carry meaning.

`QStyleHints.setColorScheme` does nothing without a platform theme, so both are ours. Meaning
never rests on color alone: every colored sign has a shape and a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from clearweights.domain.finding import Severity
from clearweights.domain.result import DutyState, Verdict


class Look(StrEnum):
    """What the reader chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colors of one look, as `#rrggbb`."""

    dark: bool
    window: str
    base: str
    raised: str
    border: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_text: str
    selection: str
    hover: str
    stop: str
    conditions: str
    unknown: str
    ok: str
    info: str
    mark: str
    banner: str

    def of(self, meaning: Enum) -> str:
        """Return the color of a verdict, a severity or the state of a duty."""
        color: str = getattr(self, _NAMES[type(meaning), meaning])
        return color


LIGHT = Theme(
    dark=False, window="#f5f6f8", base="#ffffff", raised="#fafbfc", border="#d5d9e0",
    text="#1d2530", muted="#5b6675", faint="#98a1ad", accent="#1f5fa8", accent_text="#ffffff",
    selection="#dce8f7", hover="#eef2f7", stop="#b3261e", conditions="#8f5400",
    unknown="#6b3fa0", ok="#187040", info="#46627f", mark="#fff1b8", banner="#fff6e0",
)  # fmt: skip
DARK = Theme(
    dark=True, window="#1b1f25", base="#21262d", raised="#262c34", border="#3b434e",
    text="#e6e9ee", muted="#a3adba", faint="#6c7684", accent="#7db3f0", accent_text="#10161d",
    selection="#2c425c", hover="#2a313a", stop="#ff8a80", conditions="#f5b94a",
    unknown="#c9a6f5", ok="#6fd39a", info="#9fb7d0", mark="#5c4c12", banner="#3a3118",
)  # fmt: skip

_NAMES: Mapping[tuple[type[Enum], Enum], str] = {
    (type(meaning), meaning): name
    for meaning, name in (
        (Verdict.STOP, "stop"),
        (Verdict.UNKNOWN, "unknown"),
        (Verdict.CONDITIONS, "conditions"),
        (Verdict.OK, "ok"),
        (Severity.BLOCKER, "stop"),
        (Severity.MAJOR, "conditions"),
        (Severity.MINOR, "muted"),
        (Severity.INFO, "info"),
        (DutyState.FULFILLED, "ok"),
        (DutyState.MISSING, "stop"),
        (DutyState.NOT_VISIBLE, "unknown"),
    )
}


def theme_for(look: Look) -> Theme:
    """Return the theme of a look; `SYSTEM` asks the desktop, and is light where it is silent."""
    if look is Look.SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if look is Look.DARK else LIGHT


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, color in (
        (role.Window, theme.window), (role.WindowText, theme.text), (role.Base, theme.base),
        (role.AlternateBase, theme.raised), (role.Text, theme.text), (role.Button, theme.window),
        (role.ButtonText, theme.text), (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text), (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection), (role.HighlightedText, theme.text),
        (role.Link, theme.accent), (role.LinkVisited, theme.accent), (role.Accent, theme.accent),
        (role.BrightText, theme.stop), (role.Light, theme.raised), (role.Midlight, theme.hover),
        (role.Mid, theme.border), (role.Dark, theme.border),
        (role.Shadow, "#000000" if theme.dark else "#8a93a0"),
    ):  # fmt: skip
        made.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        faded = QColor(theme.muted)
        faded.setAlpha(150)
        made.setColor(QPalette.ColorGroup.Disabled, which, faded)
    return made
