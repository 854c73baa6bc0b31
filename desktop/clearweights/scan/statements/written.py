"""What is written in a source, as those read it who look for words of licenses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from clearweights.scan.lines import rows_with

LONGEST = 1_000
"""Longer lines were written by a machine, and say nothing of a license."""


@dataclass(frozen=True)
class Written:
    """The lines of a source in which something is said of licenses."""

    lines: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)

    @cached_property
    def low(self) -> str:
        """The text in lower case, line by line as it is."""
        return self.text.lower()

    @cached_property
    def _licensed(self) -> tuple[int, ...]:
        return tuple(number for number, _ in rows_with("icen", self.low))

    def licensed(self, after: int) -> Iterator[tuple[int, str]]:
        """Yield 0-based number and words of each line that may say license, from one line on."""
        for number in self._licensed:
            if number >= after and len(self.lines[number]) < LONGEST:
                yield number, self.lines[number]
