"""`user-threshold`: more users than the terms allow, at the date that they name."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding
from clearweights.domain.license import Metric
from clearweights.rules.subject import Subject
from clearweights.rules.thresholds import over


class UserThreshold:
    """Flags products with more monthly active users than the license allows."""

    code = Code.USER_THRESHOLD

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding per threshold passed, a question per number that nobody gave."""
        return over(subject, self.code, (Metric.MONTHLY_ACTIVE_USERS,))
