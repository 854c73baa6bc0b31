"""CycloneDX 1.6 ML-BOM as JSON: models with a model card, datasets with their data."""

from __future__ import annotations

from clearweights.domain.result import Result
from clearweights.report.base import ReportContext
from clearweights.report.index import Index


class CycloneDxReporter:
    """A component for each model and dataset, a service for each model service."""

    id = "cyclonedx"
    suffix = ".cdx.json"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the bill of materials."""
        from clearweights.report import cyclonedx_bom  # noqa: PLC0415 - its library loads slowly

        return cyclonedx_bom.build(Index(result, context))
