"""Report on the license knowledge (`make kb`): how much is verified, found, and how old it is.

Exit status 1 where a locator is not in its text; the rest is information.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator

from clearweights.domain.license import Cited, FactStatus, LicenseRecord
from clearweights.knowledge import license_text, load_knowledge
from clearweights.knowledge.catalog import _lines
from clearweights.knowledge.texts import find_locator

_OLD = dt.timedelta(days=365)


def main() -> int:
    """Print the report."""
    knowledge = load_knowledge()
    records = knowledge.records.values()
    facts = [(record, fact) for record in records for fact in cited(record)]
    status = Counter(fact.status for _, fact in facts)
    with_text = [record for record in records if any(text.key for text in record.texts)]
    lost = [(record, fact) for record, fact in facts if fact.locator and not _found(record, fact)]
    located = sum(1 for _, fact in facts if fact.locator)
    today = dt.datetime.now(dt.UTC).date()
    old = [record.id for record in records if today - record.read_on > _OLD]

    print(f"knowledge {knowledge.version} of {knowledge.date}")
    print(f"records   {len(records)}")
    for each in FactStatus:
        count = sum(1 for record in records if record.status is each)
        print(f"            {each.value:<16} {count:5}")
    print(f"facts     {len(facts)}")
    for each in FactStatus:
        share = 100 * status[each] / len(facts)
        print(f"            {each.value:<16} {status[each]:5}  {share:5.1f} %")
    print(f"texts     {len(with_text)} of {len(records)} records have an installed text")
    print(f"locators  {located} in facts, {len(lost)} not found")
    for record, fact in lost:
        print(f"            {record.id} {fact.clause}: {fact.locator}")
    print(f"catalog   {sum(len(lines) for lines in _lines().values())} lines")
    print(f"older than a year: {', '.join(old) or 'none'}")
    print("without text:")
    for record in records:
        if record not in with_text:
            print(f"            {record.id} ({record.status.value})")
    return 1 if lost else 0


def cited(record: LicenseRecord) -> Iterator[Cited]:
    """Yield everything in a record that names a clause."""
    yield from record.facts.values()
    yield from (*record.duties, *record.thresholds, *record.territory, *record.fields)
    yield from (each for each in (record.derivatives, record.copyleft) if each)


def _found(record: LicenseRecord, fact: Cited) -> bool:
    key = record.texts[fact.part].key
    text = license_text(key) if key else None
    return bool(text and fact.locator and find_locator(text, fact.locator))


if __name__ == "__main__":
    sys.exit(main())
