"""Slow work in a process of its own, bridged to the window by signals.

A spawned process rather than a thread: reading and parsing would hold up the window, and a
hostile file dies in its own process.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import queue
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from PySide6.QtCore import QObject, Signal

from clearweights.gui.worker import CANCEL, Answer, Done, Failure, Found, Stepped, Task, serve

_PATIENCE = 1.5


class Helper(QObject):
    """One process that does one task after the other. Connect first, then `submit`.

    Slots run on the thread that made the helper, the window's.

    Signals:
        stepped: done, total, what
        found: what the task has so far
        succeeded: the task's value
        failed: a `worker.Failure`
    """

    stepped = Signal(int, int, str)
    found = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, warm_up: tuple[str, ...] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warm_up = warm_up
        self._tasks: queue.Queue[Task | None] = queue.Queue()
        self._lock = threading.Lock()
        self._line: Connection | None = None
        self._process: SpawnProcess | None = None
        self._thread = threading.Thread(target=self._run, name="helper", daemon=True)
        self._running = 0
        self._cancelled = False
        self._answered.connect(self._on_answer)
        # Without this, an error that ends the program would wait for the process for ever.
        atexit.register(self.close)

    def start(self) -> None:
        """Start the process early, so that the first task need not wait for it."""
        if not self._thread.is_alive():
            self._thread.start()

    def submit(self, task: Task) -> None:
        """Queue a task; its end comes as a signal."""
        self._running += 1
        self._cancelled = False
        self.start()
        self._tasks.put(task)

    @property
    def busy(self) -> bool:
        """Say whether a task has been submitted whose end has not come yet."""
        return self._running > 0

    def cancel(self) -> None:
        """Ask the task to stop with what it has; asked again, end the process."""
        if not self.busy:
            return
        if self._cancelled:
            self._kill()
        self._cancelled = True
        self._send(CANCEL)

    def close(self) -> None:
        """End the process; the signals of its task do not come any more."""
        atexit.unregister(self.close)
        self.blockSignals(True)
        if not self._thread.is_alive():
            return
        self._tasks.put(None)
        self._send(CANCEL)
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            self._kill()
            self._thread.join(_PATIENCE)

    def _on_answer(self, answer: Answer) -> None:
        match answer:
            case Stepped(done, total, what):
                self.stepped.emit(done, total, what)
            case Found(value):
                self.found.emit(value)
            case Done(value):
                self._running -= 1
                self.succeeded.emit(value)
            case Failure():
                self._running -= 1
                self.failed.emit(answer)

    # on the helper's own thread

    def _run(self) -> None:
        with contextlib.suppress(OSError):  # tried again with the first task
            self._open()
        while (task := self._tasks.get()) is not None:
            try:
                if self._process is None or not self._process.is_alive():
                    self._hang_up()
                    self._open()
                self._send_task(task)
                self._listen()
            except (EOFError, OSError):
                self._hang_up()
                self._answered.emit(Failure("Died"))
        self._hang_up()

    def _listen(self) -> None:
        line = self._line
        if line is None:
            raise EOFError
        answer: Answer = Stepped(0, 0, "")
        while isinstance(answer, (Stepped, Found)):
            answer = line.recv()
            self._answered.emit(answer)

    def _open(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # No daemon: the engine starts processes of its own.
        process = context.Process(target=serve, args=(theirs, self._warm_up), daemon=False)
        process.start()
        theirs.close()
        with self._lock:
            self._line, self._process = ours, process

    def _hang_up(self) -> None:
        with self._lock:
            line, process = self._line, self._process
            self._line = self._process = None
        if line is not None:
            with contextlib.suppress(OSError):
                line.send(None)
            line.close()
        if process is not None:
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()

    def _send_task(self, task: Task) -> None:
        if self._line is None:
            raise EOFError
        with self._lock:
            self._line.send(task)

    def _send(self, word: str) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._line is not None:
                self._line.send(word)

    def _kill(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()
