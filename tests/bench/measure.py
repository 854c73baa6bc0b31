"""Runs the program as a user would and reads time and memory from the outside."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: float
    work: float
    """Processor time of the program and its workers: what ratios are made of."""

    mebibytes: float
    status: int


def run(*words: str, cache: Path) -> Run:
    """Run `clearweights WORDS` with a cache of its own. Raises where the program fails."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    # An installed program finds its bytecode; some shells forbid writing it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(cache / "bytecode")
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "clearweights", *words, "--fail-on", "never"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"clearweights {' '.join(words)} ended with {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, _peak(usage), process.returncode)


def _peak(usage: resource.struct_rusage) -> float:
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return usage.ru_maxrss / scale


def best(times: int, *words: str, cache: Path) -> Run:
    """Return the fastest of several runs: the others measure the machine."""
    return min((run(*words, cache=cache) for _ in range(times)), key=lambda r: r.seconds)
