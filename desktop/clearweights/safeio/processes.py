"""Helper processes that leave Ctrl-C to the program that started them."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def unheard_interrupts() -> Iterator[None]:
    """Start processes that never hear Ctrl-C: only the program itself answers it.

    A terminal sends it to all of them, and each would print where it was interrupted. Whether a
    signal is ignored is inherited, so that this works from a process's first moment.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
