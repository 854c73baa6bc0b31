"""One table for scripts and spreadsheets: a row for each asset and finding.

Column names are stable English words; messages are in the report's language. A cell that a
spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from clearweights.domain.finding import Finding
from clearweights.domain.result import Asset, Basis, Result, Verdict
from clearweights.report.base import ReportContext
from clearweights.report.clean import visible
from clearweights.report.index import Index
from clearweights.report.json_report import effective_word

COLUMNS = (
    "kind", "hub", "id", "revision", "provider", "roles", "output", "verdict", "declared",
    "effective", "places", "finding", "severity", "confidence", "state", "code", "license",
    "clause", "message", "how_to_fix", "fingerprint",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "|", "%")


class CsvReporter:
    """Comma-separated values in UTF-8 with the mark that spreadsheets look for."""

    id = "csv"
    suffix = ".csv"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the table."""
        index = Index(result, context)
        out = io.StringIO(newline="")
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in _rows(index):
            writer.writerow([harmless(cell) for cell in row])
        return out.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """Return words that no spreadsheet takes for a formula, with hidden characters shown."""
    shown = visible(cell)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def _rows(index: Index) -> Iterator[tuple[str, ...]]:
    listed = {a.key for a in index.assets}
    for asset in index.assets:
        head = _asset(index, asset)
        found = [f for f in index.findings if f.asset == asset.key]
        for finding in found:
            yield (*head, *_finding(index, finding))
        if not found:
            yield (*head, *[""] * (len(COLUMNS) - len(head)))
    for finding in index.findings:
        if finding.asset not in listed:
            key = finding.asset
            yield (key.kind, key.hub, key.id, *[""] * 8, *_finding(index, finding))


def _asset(index: Index, asset: Asset) -> tuple[str, ...]:
    declared = [r.expression or r.raw for r in asset.readings if r.basis is Basis.DECLARED]
    places = sorted(r.place for r in asset.references)
    return (
        asset.key.kind,
        asset.key.hub,
        asset.key.id,
        asset.revision or "",
        asset.provider or "",
        " ".join(sorted(asset.roles)),
        "yes" if asset.output else "no",
        index.result.verdicts.get(asset.key, Verdict.UNKNOWN),
        "\n".join(dict.fromkeys(declared)),
        effective_word(asset),
        "\n".join(dict.fromkeys(map(str, places))),
    )


def _finding(index: Index, finding: Finding) -> tuple[str, ...]:
    return (
        index.number(finding),
        finding.severity.word,
        finding.confidence,
        finding.state,
        finding.code,
        finding.license or "",
        finding.clauses or "",
        index.say(finding.message),
        index.say(finding.how_to_fix),
        finding.fingerprint,
    )
