"""How other processes are started."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

from clearweights.safeio import unheard_interrupts

Share = TypeVar("Share")
Found = TypeVar("Found")


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


def in_copies(work: Callable[[Share], Found], shares: Sequence[Share]) -> list[Found]:
    """Return what `work` makes of each share: of the first here, of the others in copies.

    All are done here, one after another, where this process cannot be copied; and a share whose
    copy ends without an answer is done here too.
    """
    if len(shares) < 2 or not may_copy():
        return [work(share) for share in shares]
    with ProcessPoolExecutor(len(shares) - 1, mp_context=context()) as pool:
        with unheard_interrupts():  # the first share starts the processes
            others = [(share, pool.submit(work, share)) for share in shares[1:]]
        found = [work(shares[0])]
        for share, other in others:
            try:
                found.append(other.result())
            except BrokenProcessPool:
                found.append(work(share))
    return found
