"""Sizes, dates and places: whether a limit of a license is passed, not passed, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from clearweights.domain.license import Metric, Threshold
from clearweights.domain.text import Text, text
from clearweights.domain.use import Use

EUROPE = ("EEA", "CH", "GB")
"""Where users may be served on paid tiers only, where terms say so."""


class Passed(Enum):
    """Whether a size is above a limit."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def measured(threshold: Threshold, use: Use) -> int | None:
    """Return the size that counts for a threshold, or None where nobody has said it.

    For a past date the number of that date counts. Today's number stands in for it only where
    it lies below the limit: a larger number then does not follow from growth.
    """
    if threshold.metric is Metric.MONTHLY_ACTIVE_USERS:
        return _users(threshold, use)
    if threshold.metric is Metric.ANNUAL_REVENUE:
        if use.annual_revenue_usd is not None:
            return use.annual_revenue_usd
        month = use.monthly_revenue_usd
        return month if month is not None and month > threshold.above else None
    if use.monthly_revenue_usd is not None:
        return use.monthly_revenue_usd
    year = use.annual_revenue_usd
    return year if year is not None and year <= threshold.above else None


def _users(threshold: Threshold, use: Use) -> int | None:
    today = use.monthly_active_users
    if threshold.measured_on is None:
        return today
    then = use.monthly_active_users_on.get(threshold.measured_on)
    if then is not None:
        return then
    return today if today is not None and today <= threshold.above else None


def passed(threshold: Threshold, use: Use) -> Passed:
    """Say whether the use is above the threshold."""
    if threshold.commercial_only and use.commercial is False:
        return Passed.NO
    size = measured(threshold, use)
    if size is None:
        return Passed.UNKNOWN
    return Passed.YES if size > threshold.above else Passed.NO


def question(threshold: Threshold) -> Text:
    """Return the exact question: which number, of which date, of whom."""
    if threshold.metric is Metric.MONTHLY_ACTIVE_USERS:
        if threshold.measured_on is not None:
            return text(
                "How many monthly active users did all products of your company and its"
                " affiliates have in the month before {day}? The limit is {limit}.",
                day=threshold.measured_on.isoformat(), limit=threshold.above,
            )  # fmt: skip
        return text(
            "How many monthly active users does the product have? The limit is {limit}.",
            limit=threshold.above,
        )
    if threshold.metric is Metric.ANNUAL_REVENUE:
        return text(
            "What is the annual revenue of your company and its affiliates in US dollars,"
            " from any source? The limit is {limit}.",
            limit=threshold.above,
        )
    return text(
        "What is the monthly revenue in US dollars of the product or service that uses the"
        " model? The limit is {limit}.",
        limit=threshold.above,
    )


def size_words(threshold: Threshold, size: int) -> Text:
    """Return what was measured, in words."""
    if threshold.metric is Metric.MONTHLY_ACTIVE_USERS:
        if threshold.measured_on is not None:
            return text(
                "{size} monthly active users on {day}; the limit is {limit}.",
                size=size, day=threshold.measured_on.isoformat(), limit=threshold.above,
            )  # fmt: skip
        return text(
            "{size} monthly active users; the limit is {limit}.", size=size, limit=threshold.above
        )
    if threshold.metric is Metric.ANNUAL_REVENUE:
        return text(
            "USD {size} annual revenue; the limit is USD {limit}.",
            size=size, limit=threshold.above,
        )  # fmt: skip
    return text(
        "USD {size} monthly revenue; the limit is USD {limit}.", size=size, limit=threshold.above
    )


def countries(codes: Iterable[str], regions: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the country codes that country and region codes stand for."""
    found: set[str] = set()
    for code in codes:
        found |= regions.get(code, frozenset({code}))
    return frozenset(found)
