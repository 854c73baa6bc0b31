"""`revenue-threshold`: more revenue than the terms allow, in the period that they name."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding
from clearweights.domain.license import Metric
from clearweights.rules.subject import Subject
from clearweights.rules.thresholds import over


class RevenueThreshold:
    """Flags companies or products with more revenue than the license allows."""

    code = Code.REVENUE_THRESHOLD

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding per threshold passed, a question per number that nobody gave."""
        return over(subject, self.code, (Metric.ANNUAL_REVENUE, Metric.MONTHLY_REVENUE))
