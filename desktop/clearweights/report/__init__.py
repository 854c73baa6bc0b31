"""From a result to the bytes of a file: one module per format, all in `REPORTERS`."""

from __future__ import annotations

from collections.abc import Mapping

from clearweights.report.base import ReportContext, Reporter
from clearweights.report.csv_report import CsvReporter
from clearweights.report.cyclonedx import CycloneDxReporter
from clearweights.report.html_report import HtmlReporter
from clearweights.report.json_report import JsonReporter
from clearweights.report.notice import NoticeReporter
from clearweights.report.pdf import PdfReporter
from clearweights.report.sarif import SarifReporter
from clearweights.report.spdx import SpdxReporter
from clearweights.report.spdx3 import Spdx3Reporter
from clearweights.report.xlsx import XlsxReporter

_ALL: tuple[Reporter, ...] = (
    JsonReporter(),
    PdfReporter(),
    HtmlReporter(),
    XlsxReporter(),
    CsvReporter(),
    NoticeReporter(),
    SarifReporter(),
    SpdxReporter(),
    Spdx3Reporter(),
    CycloneDxReporter(),
)
REPORTERS: Mapping[str, Reporter] = {reporter.id: reporter for reporter in _ALL}
"""Every format by the word after `--format`."""
WITH_OTHER_USES = frozenset({"pdf", "html"})
"""Formats that show the answer also for the other ways to give the product away."""

__all__ = ["REPORTERS", "WITH_OTHER_USES", "ReportContext", "Reporter"]
