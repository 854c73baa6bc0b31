"""SPDX 2.3 as JSON. Every `LicenseRef-` in it comes with its text, or the word that it lacks."""

from __future__ import annotations

from clearweights.domain.result import Result
from clearweights.report.base import ReportContext
from clearweights.report.index import Index


class SpdxReporter:
    """A package for the project and one for each model, dataset and service."""

    id = "spdx"
    suffix = ".spdx.json"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the document. Raises `ReportError` where it would not be valid."""
        from clearweights.report import spdx_document  # noqa: PLC0415 - its library loads slowly

        return spdx_document.build(Index(result, context))
