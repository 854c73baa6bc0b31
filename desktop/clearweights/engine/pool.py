"""How other processes are started."""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.context import BaseContext


def context() -> BaseContext:
    """Return how to start processes: as copies of this one where that is safe, else anew.

    A copy has everything loaded and is there at once. Only a process with a single thread may be
    copied: what another thread holds at that moment stays locked in the copy for ever.
    """
    return multiprocessing.get_context("fork" if may_copy() else "spawn")


def may_copy() -> bool:
    """Say whether a copy of this process works: on Linux, while it has one thread only."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 (names only)
    except OSError:
        return False
