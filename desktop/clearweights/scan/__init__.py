"""Scanners: from files to facts. The tuple below is the whole registry, in order of work."""

from collections.abc import Iterable, Mapping

from clearweights.domain.facts import Fact
from clearweights.scan import cards, python, statements
from clearweights.scan.base import Scanner, SourceFile

SCANNERS: tuple[Scanner, ...] = (
    python.PythonScanner(),
    python.NotebookScanner(),
    *cards.SCANNERS,
    *statements.SCANNERS,
)


def link(facts_by_file: Mapping[str, Iterable[Fact]]) -> tuple[Fact, ...]:
    """Join what one file needs with what another offers; return all facts in order of files."""
    return python.link(fact for path in sorted(facts_by_file) for fact in facts_by_file[path])


__all__ = ["SCANNERS", "Scanner", "SourceFile", "link"]
