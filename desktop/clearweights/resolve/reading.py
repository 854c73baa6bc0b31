"""What words for a license say, and how a reading is made of keys and records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from clearweights.domain.license import LicenseRecord
from clearweights.domain.text import Text, sentences, text
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

    why: Text | None = None
    ambiguous: bool = False
    """True where the words leave open which license, version or edition they mean."""

    inferred: bool = False
    """True where only the name of the place, which was not read, suggests the license."""


def of_match(words: str, match: NameMatch, knowledge: Knowledge) -> LicenseReading | None:
    """Return what a name leads to; None where its id is not known."""
    note = read_as(match.spelled) if match.spelled else None
    if len(match.ids) > 1:
        told = _no_version if match.unversioned else _several
        return candidates(words, match.ids, knowledge, told, note)
    expression = parse(match.ids[0])
    if expression is None:
        return None
    if match.unversioned:
        only = text(
            "The version is not stated; {license} is the only one we know.", license=match.ids[0]
        )
        note = sentences(note, only)
    reading = of_expression(words, expression, knowledge)
    if match.port:
        port = text("The port of a country is named; it is read as {license}, which it adapts.",
                    license=match.ids[0])  # fmt: skip
        return replace(reading, why=sentences(note, port, reading.why), ambiguous=True)
    return replace(reading, why=sentences(note, reading.why))


def candidates(
    words: str,
    keys: Iterable[str],
    knowledge: Knowledge,
    told: Callable[[str, str | Text], Text],
    note: Text | None = None,
) -> LicenseReading:
    """Return a reading that leaves open which of `keys` is meant; `told` says why it is open."""
    keys = tuple(keys)
    shown: str | Text = ", ".join(keys[:_SHOWN])
    if more := len(keys) - _SHOWN if keys[_SHOWN:] else 0:
        shown = text("{shown} and {n} more", shown=shown, n=more)
    why = sentences(note, told(words, shown))
    return LicenseReading(words, None, keys, records_of(keys, knowledge), why, ambiguous=True)


def of_family(words: str, shown: str | Text) -> Text:
    """Return what to say of a name that many licenses share a part of."""
    return text("“{words}” names a family of licenses. It may mean {shown}.",
                words=words, shown=shown)  # fmt: skip


def _no_version(words: str, shown: str | Text) -> Text:
    return text("“{words}” gives no version. It may mean {shown}.", words=words, shown=shown)


def _several(words: str, shown: str | Text) -> Text:
    return text("“{words}” is a name of several licenses: {shown}.", words=words, shown=shown)


def read_as(words: str) -> Text:
    """Return what to say where a misspelled name was read as `words`."""
    return text("Read as “{words}”.", words=words)


def of_expression(words: str, expression: Expression, knowledge: Knowledge) -> LicenseReading:
    """Return a reading of a well-formed expression; says aloud where it narrows."""
    records = records_of(expression.keys, knowledge)
    why = sentences(*(_narrower(old, new) for old, new in expression.narrowed))
    extra = [f"{new.removesuffix('-only')}-or-later" for _, new in expression.narrowed]
    if extra:
        records = records_of(extra, knowledge, records)
    return LicenseReading(
        words, expression.text, expression.keys, records, why, bool(expression.narrowed)
    )


def _narrower(old: str, new: str) -> Text:
    return text(
        "“{old}” does not say whether later versions may be chosen; read as {new}, the narrower.",
        old=old, new=new,
    )  # fmt: skip


def of_records(words: str, records: Iterable[LicenseRecord]) -> LicenseReading:
    """Return the reading that records known by the words give."""
    found = sorted(records, key=lambda r: r.id)
    keys = tuple(dict.fromkeys(r.spdx for r in found))
    ids = tuple(r.id for r in found)
    if len(keys) == 1:
        # An address or a name of the GPL's text does not choose between "only" and "or later".
        narrowed = parse(keys[0].removesuffix("-only")) if "only" not in words.casefold() else None
        told = [_narrower(old, new) for old, new in (narrowed.narrowed if narrowed else ())]
        return LicenseReading(words, keys[0], keys, ids, sentences(*told), bool(told))
    names = ", ".join(r.name for r in found)
    why = text("“{words}” may mean {names}.", words=words, names=names)
    return LicenseReading(words, None, keys, ids, why, ambiguous=True)


def nothing(words: str, why: Text | None) -> LicenseReading:
    """Return a reading that names no license, and why."""
    return LicenseReading(words, None, (), (), why)


def records_of(
    keys: Iterable[str], knowledge: Knowledge, more: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the ids of the records of `keys`, with `more`, sorted."""
    found = (r.id for key in keys for r in knowledge.by_spdx(key))
    return tuple(sorted({*found, *more}))
