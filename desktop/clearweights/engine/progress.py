"""How the engine talks to whoever started it: a terminal, a window, nobody."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Takes note of progress and may stop the work."""

    def step(self, done: int, total: int, what: str) -> None:
        """Take note: `done` of `total` steps, now at `what` (a path or a word)."""

    def cancelled(self) -> bool:
        """Return True to make the engine stop after the present file and keep what it has."""


class NoProgress:
    """Nobody is watching."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""

    def cancelled(self) -> bool:
        """Never."""
        return False
