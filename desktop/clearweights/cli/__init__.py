"""The command line: prints, writes reports, and says by exit status how it went."""

from __future__ import annotations

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status (DESIGN: 0 to 4)."""
    raise NotImplementedError(arguments)
