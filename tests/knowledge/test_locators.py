"""Each fact's locator occurs in the installed text it points to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clearweights.domain.license import Cited, LicenseRecord
from clearweights.knowledge import license_text, load_knowledge
from clearweights.knowledge.texts import find_locator

RECORDS = tuple(load_knowledge().records.values())


def cited(record: LicenseRecord) -> Iterator[tuple[str, Cited]]:
    for topic, fact in record.facts.items():
        yield topic.value, fact
    for duty in record.duties:
        yield duty.kind.value, duty
    for threshold in record.thresholds:
        yield threshold.metric.value, threshold
    for limit in record.territory:
        yield "territory", limit
    for field in record.fields:
        yield field.field.value, field
    if record.derivatives:
        yield "derivatives", record.derivatives
    if record.copyleft:
        yield "copyleft", record.copyleft


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_every_locator_is_in_the_text(record: LicenseRecord) -> None:
    missing = []
    for what, fact in cited(record):
        if fact.locator is None:
            continue
        key = record.texts[fact.part].key
        text = license_text(key) if key else None
        if text is None or find_locator(text, fact.locator) is None:
            missing.append(f"{what}: {fact.locator}")
    assert missing == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_fact_with_a_text_has_a_locator(record: LicenseRecord) -> None:
    bare = [
        what
        for what, fact in cited(record)
        if fact.part < len(record.texts) and record.texts[fact.part].key and not fact.locator
    ]
    assert bare == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_every_fact_points_to_a_part_of_the_record(record: LicenseRecord) -> None:
    outside = [what for what, fact in cited(record) if fact.part >= len(record.texts)]
    assert outside == []
