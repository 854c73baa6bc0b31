"""The whole registry of scanners, in order of work."""

from collections.abc import Iterable

from clearweights.domain.facts import Fact
from clearweights.scan import (
    artifacts,
    cards,
    clients,
    config,
    copies,
    javascript,
    modelscope,
    packages,
    python,
    registers,
    releases,
    sbom,
    served,
    shell,
    sql,
    statements,
)
from clearweights.scan.base import Scanner
from clearweights.scan.javascript import functions, lent
from clearweights.scan.python import inline, kept

SCANNERS: tuple[Scanner, ...] = (
    python.PythonScanner(),
    python.NotebookScanner(),
    inline.InlineScanner(),
    kept.KeptScanner(),
    *config.SCANNERS,
    *shell.SCANNERS,
    *artifacts.SCANNERS,
    *javascript.SCANNERS,
    *sql.SCANNERS,
    *packages.SCANNERS,
    *sbom.SCANNERS,
    *cards.SCANNERS,
    *statements.SCANNERS,
)


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Join what one file needs with what another offers; the rest stays as it is, in order."""
    named = lent.link(functions.link(registers.link(inline.link(facts))))
    told = served.link(python.link(named))
    return releases.link(modelscope.link(copies.link(cards.link(clients.link(told)))))
