"""What a scanner is: one kind of source, from a file already read to facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Protocol

from clearweights.domain.asset import Place
from clearweights.domain.facts import Fact


@dataclass(frozen=True)
class SourceFile:
    """A file of the project, already read; scanners never open anything."""

    path: str
    """Relative to the project root, with forward slashes."""

    data: bytes = field(repr=False)
    """The whole content, or the first `HEAD_BYTES` of a large binary file."""

    size: int = -1
    """Size on disk; larger than `len(data)` where only the head was read."""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @cached_property
    def text(self) -> str:
        """The content as UTF-8 (a byte-order mark dropped); undecodable bytes are replaced."""
        return self.data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of `text`, without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _places(self) -> dict[int, Place]:
        """Places asked for before: the facts of one line share theirs."""
        return {}

    def place(self, line: int, excerpt: str | None = None) -> Place:
        """Return the place of a 1-based line, with its words as excerpt unless given."""
        if excerpt is None:
            known = self._places.get(line)
            if known is None:
                words = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
                known = self._places[line] = self.place(line, words)
            return known
        # A line can be a whole file: only its beginning is looked at.
        words = " ".join(excerpt[:2_000].split())[:200]
        return Place(path=self.path, line=line, excerpt=_once(words))


@lru_cache(maxsize=4_096)
def _once(words: str) -> str:
    """Return one string for equal words: the lines of a large tree repeat themselves."""
    return words


class Scanner(Protocol):
    """Finds facts in the files it asks for.

    A scanner is stateless and pure: same file, same facts. It may raise `UnreadableError` (or
    any `ValueError`) on a malformed file; the engine turns that into a `Problem` and goes on.
    Facts found before that moment are kept.
    """

    @property
    def id(self) -> str:
        """Stable name, used in reports, logs and the cache key."""

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say by name alone whether a file may matter; `name`, `suffix` are lower case."""

    def worth_parsing(self, data: bytes) -> bool:
        """Say by a cheap look at the bytes whether the file deserves parsing."""

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what `file` states."""
