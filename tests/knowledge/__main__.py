"""Report on the license knowledge (`make kb`): how much is verified, found, and how old it is.

With ids (`make kb R="llama-3.1 gemma-tou"`), each fact of those records beside the words of its
clause, for whoever reviews them. Exit status 1 where a locator is not in its text or a record does
not exist; the rest is information.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields

from clearweights.domain.license import Cited, FactStatus, LicenseRecord
from clearweights.knowledge import license_text, load_knowledge
from clearweights.knowledge.catalog import _entry, _lines
from clearweights.knowledge.texts import clause_text, find_locator

_HARVESTED = re.compile(r"[a-z_-]+:\S")
_OLD = dt.timedelta(days=365)


def main(names: Sequence[str] = ()) -> int:
    """Print the report, or the named records for review."""
    knowledge = load_knowledge()
    if names:
        return max(_review(knowledge.record(name), name) for name in names)
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
    rows = [_entry(line) for lines in _lines().values() for line in lines]
    print(f"catalog   {len(rows)} lines, checked by hand:")
    checked = Counter(row.status for row in rows if not _HARVESTED.match(row.source))
    for each in FactStatus:
        print(f"            {each.value:<16} {checked[each]:5}")
    print(f"older than a year: {', '.join(old) or 'none'}")
    print("without text:")
    for record in records:
        if record not in with_text:
            print(f"            {record.id} ({record.status.value})")
    return 1 if lost else 0


def _review(record: LicenseRecord | None, name: str) -> int:
    if record is None:
        print(f"{name}: no such record")
        return 1
    print(
        f"\n{record.id}  {record.name}  ({record.status.value}; {record.source}; {record.read_on})"
    )
    lost = 0
    topics = {id(fact): topic.value for topic, fact in record.facts.items()}
    for fact in cited(record):
        known = fact.locator is None or _found(record, fact)
        lost += not known
        about = topics.get(id(fact), type(fact).__name__.lower())
        print(f"\n  {about}: {_said(fact)}\n    clause {fact.clause}  [{fact.status.value}]")
        print(f"    {fact.note}" if fact.note else "    (no note)")
        words = clause_text(record, fact)
        print(f"    > {words}" if words else f"    > {'not installed' if known else 'NOT FOUND'}")
    return int(lost > 0)


def _said(fact: Cited) -> str:
    """Return what a fact says, without what every fact has."""
    common = {"topic", *(each.name for each in fields(Cited))}
    own = ((each.name, getattr(fact, each.name)) for each in fields(fact))
    return ", ".join(
        f"{name}={_plain(value)}" for name, value in own if name not in common and value
    )


def _plain(value: object) -> str:
    many = isinstance(value, tuple | frozenset)
    return " ".join(sorted(map(str, value))) if many else str(value)  # type: ignore[call-overload]


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
    sys.exit(main(sys.argv[1:]))
