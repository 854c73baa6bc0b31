"""SPDX 3.0.1 as JSON-LD: AI packages and dataset packages with their lineage."""

from __future__ import annotations

from clearweights.domain.result import Result
from clearweights.report.base import ReportContext
from clearweights.report.index import Index


class Spdx3Reporter:
    """One document with one bill of materials."""

    id = "spdx3"
    suffix = ".spdx3.json"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the document."""
        from clearweights.report import spdx3_document  # noqa: PLC0415 - its library loads slowly

        return spdx3_document.build(Index(result, context))
