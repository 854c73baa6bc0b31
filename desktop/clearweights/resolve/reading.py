"""What words for a license say, and how a reading is made of keys and records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from clearweights.domain.license import LicenseRecord
from clearweights.knowledge import Knowledge
from clearweights.resolve.names import NameMatch
from clearweights.resolve.spdx import Expression, parse

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class LicenseReading:
    """What the words say, beside the words."""

    raw: str
    expression: str | None
    """None where the words name no one license; `why` then says why."""

    keys: tuple[str, ...]
    """The licenses in the expression; without one, those the words may mean."""

    records: tuple[str, ...]
    """Ids of the records of `keys`: what all of them say may be relied on even when ambiguous."""

    why: str = ""
    ambiguous: bool = False
    """True where the words leave open which license, version or edition they mean."""

    inferred: bool = False
    """True where only the name of the place, which was not read, suggests the license."""


def of_match(words: str, match: NameMatch, knowledge: Knowledge) -> LicenseReading | None:
    """Return what a name leads to; None where its id is not known."""
    note = f"Read as “{match.spelled}”." if match.spelled else ""
    if len(match.ids) > 1:
        what = "no version" if match.unversioned else "more than one license"
        return candidates(words, match.ids, knowledge, what, note)
    expression = parse(match.ids[0])
    if expression is None:
        return None
    if match.unversioned:
        note = joined(note, f"The version is not stated; {match.ids[0]} is the only one we know.")
    reading = of_expression(words, expression, knowledge)
    return replace(reading, why=joined(note, reading.why))


def candidates(
    words: str, keys: Iterable[str], knowledge: Knowledge, what: str, note: str = ""
) -> LicenseReading:
    """Return a reading that leaves open which of `keys` is meant."""
    keys = tuple(keys)
    shown = ", ".join(keys[:_SHOWN]) + (f" and {len(keys) - _SHOWN} more" if keys[_SHOWN:] else "")
    told = {
        "no version": f"“{words}” gives no version. It may mean {shown}.",
        "a family of licenses": f"“{words}” names a family of licenses. It may mean {shown}.",
    }.get(what, f"“{words}” is a name of several licenses: {shown}.")
    records = records_of(keys, knowledge)
    return LicenseReading(words, None, keys, records, joined(note, told), ambiguous=True)


def of_expression(words: str, expression: Expression, knowledge: Knowledge) -> LicenseReading:
    """Return a reading of a well-formed expression; says aloud where it narrows."""
    records = records_of(expression.keys, knowledge)
    why = " ".join(
        f"“{old}” does not say whether later versions may be chosen; read as {new}, the narrower."
        for old, new in expression.narrowed
    )
    extra = [f"{new.removesuffix('-only')}-or-later" for _, new in expression.narrowed]
    if extra:
        records = records_of(extra, knowledge, records)
    return LicenseReading(
        words, expression.text, expression.keys, records, why, bool(expression.narrowed)
    )


def of_records(words: str, records: Iterable[LicenseRecord]) -> LicenseReading:
    """Return the reading that records known by the words give."""
    found = sorted(records, key=lambda r: r.id)
    keys = tuple(dict.fromkeys(r.spdx for r in found))
    ids = tuple(r.id for r in found)
    if len(keys) == 1:
        return LicenseReading(words, keys[0], keys, ids)
    why = f"“{words}” may mean {', '.join(r.name for r in found)}."
    return LicenseReading(words, None, keys, ids, why, ambiguous=True)


def nothing(words: str, why: str) -> LicenseReading:
    """Return a reading that names no license, and why."""
    return LicenseReading(words, None, (), (), why)


def records_of(
    keys: Iterable[str], knowledge: Knowledge, more: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the ids of the records of `keys`, with `more`, sorted."""
    found = (r.id for key in keys for r in knowledge.by_spdx(key))
    return tuple(sorted({*found, *more}))


def joined(*sentences: str) -> str:
    """Return the sentences in one, each once, empty ones left out."""
    return " ".join(dict.fromkeys(s for s in sentences if s))
