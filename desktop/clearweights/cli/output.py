"""Standard output as it may be: closed, full, a pipe nobody reads, or of few characters."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Make sure that there is an output, and that it takes every character somehow."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (till the end)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (till the end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def silence() -> None:
    """Let the interpreter not complain at its end that nobody takes the output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
