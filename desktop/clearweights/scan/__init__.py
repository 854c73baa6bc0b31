"""Scanners: from files to facts. The tuple below is the whole registry, in order of work."""

from collections.abc import Iterable, Mapping

from clearweights.domain.facts import Fact
from clearweights.scan import (
    artifacts,
    cards,
    config,
    javascript,
    packages,
    python,
    sbom,
    shell,
    statements,
)
from clearweights.scan.base import Scanner, SourceFile

SCANNERS: tuple[Scanner, ...] = (
    python.PythonScanner(),
    python.NotebookScanner(),
    *cards.SCANNERS,
    *statements.SCANNERS,
    *config.SCANNERS,
    *shell.SCANNERS,
    *artifacts.SCANNERS,
    *javascript.SCANNERS,
    *packages.SCANNERS,
    *sbom.SCANNERS,
)


def link(facts_by_file: Mapping[str, Iterable[Fact]]) -> tuple[Fact, ...]:
    """Join what one file needs with what another offers; return all facts in order of files."""
    linked = python.link(facts_by_file)
    return tuple(fact for path in sorted(linked) for fact in linked[path])


__all__ = ["SCANNERS", "Scanner", "SourceFile", "link"]
