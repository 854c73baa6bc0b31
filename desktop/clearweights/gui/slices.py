"""Long work on the window's own thread, cut into slices that nobody feels."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.012
"""Seconds after which the window gets its turn."""


class Slices(QObject):
    """Walks one iterator after the other; a new one replaces the one under way.

    The window is painted and answers before the first slice, and again before `done`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._done: Callable[[], None] | None = None
        self._waits = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)

    @property
    def busy(self) -> bool:
        """Say whether an iterator is under way."""
        return self._steps is not None

    def run(
        self, steps: Iterator[object], done: Callable[[], None] | None = None, *, pause: int = 0
    ) -> None:
        """Walk `steps` to their end, after a pause of so many milliseconds, then call `done`."""
        self._steps, self._done = steps, done
        self._waits = True
        self._timer.start(pause)

    def stop(self) -> None:
        """Let go of the work; its `done` is not called."""
        self._steps = self._done = None
        self._timer.stop()

    def _slice(self) -> None:
        steps, done = self._steps, self._done
        if self._waits or steps is None:  # painting came first in this turn of the event loop
            self._waits = False
            self._timer.setInterval(0)
            return
        ends = time.perf_counter() + _SLICE
        for _ in steps:
            if time.perf_counter() >= ends:
                return
        if done is not None and time.perf_counter() > ends - _SLICE / 2:
            self._steps = iter(())
            return
        self.stop()
        if done is not None:
            done()
