"""A license file laid beside the known text, as slow work for `worker`. Loads no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clearweights.gui.worker import Progress

# The recognizer is imported when a comparison runs: the window's own process imports this too.
# ruff: noqa: PLC0415

_MAX_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a file differs from a known text, word by word."""

    shown: str
    """The path as places name it."""

    wanted: str | None
    """The key that was asked for; None: whatever the file resembles most."""

    key: str | None = None
    """Key of the text it was compared with; None where nothing is near."""

    match: str = "unknown"
    score: float = 0.0
    pairs: tuple[tuple[str, str], ...] = ()
    """`=`, `-` (only in the known text) or `+` (only in the file), and the words."""

    readable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Compare a file with a license text."""

    path: Path
    shown: str
    key: str | None = None

    def __call__(self, _progress: Progress) -> Comparison:
        """Recognize the file, unless a text is named, and align the two."""
        from clearweights.resolve.identify import diff_words, identify
        from clearweights.safeio import UnreadableError, read_bytes

        try:
            text = read_bytes(self.path, _MAX_BYTES).decode("utf-8", errors="replace")
        except UnreadableError:
            return Comparison(shown=self.shown, wanted=self.key, readable=False)
        matches = [m for m in identify(text) if m.key]
        best = next((m for m in matches if m.key == self.key), None) if self.key else None
        best = best or (max(matches, key=lambda m: m.score) if matches and not self.key else None)
        key = self.key or (best.key if best else None)
        return Comparison(
            shown=self.shown,
            wanted=self.key,
            key=key,
            match=best.match if best else "unknown",
            score=best.score if best else 0.0,
            pairs=tuple(diff_words(text, key)) if key else (),
        )
