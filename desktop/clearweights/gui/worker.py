"""The other end of `jobs`: a process that does slow work for the window. Loads no Qt.

A project is untrusted: a file that makes its reader crash costs this process, not the window.
"""

from __future__ import annotations

import importlib
import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from clearweights.domain.said import said
from clearweights.domain.text import Text
from clearweights.errors import ClearweightsError

logger = logging.getLogger(__name__)
_STEP_SECONDS = 0.06

CANCEL = "cancel"
"""What the window sends to stop the present task."""


@dataclass(frozen=True, slots=True)
class Stepped:
    """Work goes on."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class Found:
    """The task has something to show before its end."""

    value: Any


@dataclass(frozen=True, slots=True)
class Done:
    """The task returned a value."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """The task did not come to its end."""

    error: str
    """Name of our exception's class, `Died` for a lost process, else `Internal`."""

    message: Text | str = ""
    advice: str = ""
    details: str = ""
    """For the log and for support, never for the message itself."""


Answer: TypeAlias = Stepped | Found | Done | Failure


class Progress:
    """Tells the window how far the work is, and hears from it whether to stop."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._told = 0.0
        self._cancelled = False
        self._lock = threading.Lock()

    def step(self, done: int, total: int, what: str) -> None:
        """Report progress, not too often."""
        now = time.monotonic()
        if now - self._told >= _STEP_SECONDS:
            self._told = now
            self._send(Stepped(done, total, what))

    def show(self, value: object) -> None:
        """Hand the window what there is so far."""
        self._send(Found(value))

    def cancelled(self) -> bool:
        """Say whether to stop: the window asked for it, or is gone."""
        with self._lock:
            if not self._cancelled:
                try:
                    self._cancelled = self._line.poll() and self._line.recv() == CANCEL
                except (EOFError, OSError):
                    self._cancelled = True
            return self._cancelled

    def _send(self, answer: Answer) -> None:
        try:
            self._line.send(answer)
        except OSError:
            self._cancelled = True


Task: TypeAlias = Callable[[Progress], Any]
"""A picklable value that does its work when it is called."""


def serve(line: Connection, warm_up: tuple[str, ...] = ()) -> None:
    """Do tasks until the window hangs up; import the modules in `warm_up` meanwhile."""
    for module in warm_up:
        try:
            importlib.import_module(module)
        except ImportError:
            logger.info("%s could not be imported early", module)
    while True:
        try:
            task = line.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        if task == CANCEL:
            continue  # it came after the end of its task
        try:
            line.send(_answer(task, Progress(line)))
        except OSError:
            return


def _answer(task: Task, progress: Progress) -> Answer:
    try:
        return Done(task(progress))
    except ClearweightsError as e:
        details = "".join(traceback.format_exception(e))
        return Failure(type(e).__name__, said(e), e.advice, details)
    except Exception as e:
        logger.exception("a task failed")
        return Failure("Internal", details="".join(traceback.format_exception(e)))
