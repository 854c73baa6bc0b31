"""The obligations to do: what, why, where it was seen."""

from __future__ import annotations

from typing import TypeAlias

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import DutyCheck, DutyState
from clearweights.domain.text import text
from clearweights.report import words
from clearweights.report.document import (
    BREAK,
    Column,
    Inline,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
    quiet,
)
from clearweights.report.index import Index

_MAX_NAMED = 8
_ORDER = (DutyState.MISSING, DutyState.NOT_VISIBLE, DutyState.FULFILLED)


def duties_section(index: Index) -> Section:
    """Return the chapter: missing first, then what a scan cannot see, then what is fulfilled."""
    say = index.say
    title = say(text("Obligations to do"))
    owed = _owed(index)
    if not owed:
        nothing = say(text("None found. No duty of a known license applies to the use examined."))
        return Section("duties", title, (Para(quiet(nothing)),))
    columns = (
        Column(say(text("What to do")), 3),
        Column(say(text("Clause")), 1.1),
        Column(say(text("State")), 1.2),
        Column(say(text("Where")), 1.4),
        Column(say(text("Who, until when")), 1.3),
    )
    rows: list[Row] = []
    for (_, license_id, keys), checks in owed:
        rows.append(Row((_under(index, license_id, keys),), head=True))
        rows += [
            Row(
                (
                    _what(index, check),
                    plain(index.clause(check.clause)),
                    (index.badge(words.DUTY_STATE[check.state], words.DUTY_LOOK[check.state]),),
                    _where(index, check),
                    (),  # to be filled in by hand
                )
            )
            for check in checks
        ]
    return Section("duties", title, (Table(columns, tuple(rows)),))


_Owed: TypeAlias = tuple[DutyState, str, tuple[AssetKey, ...]]
"""A state, a license, and the assets that owe the same duties under it."""


def _owed(index: Index) -> list[tuple[_Owed, list[DutyCheck]]]:
    """Return each duty once, under the license and all the assets it is owed for."""
    assets: dict[DutyCheck, list[AssetKey]] = {}
    for key, found in sorted(index.result.duties.items()):
        for check in found:
            assets.setdefault(check, []).append(key)
    blocks: dict[_Owed, list[DutyCheck]] = {}
    for check in sorted(
        assets, key=lambda c: (c.kind, c.clause, c.words or "", str(c.place or ""))
    ):
        keys = tuple(dict.fromkeys(assets[check]))
        blocks.setdefault((check.state, check.license, keys), []).append(check)
    return sorted(
        blocks.items(),
        key=lambda b: (_ORDER.index(b[0][0]), index.name(b[0][1]), b[0][1], b[0][2]),
    )


def _under(index: Index, license_id: str, keys: tuple[AssetKey, ...]) -> Inline:
    line: list[Span] = [index.to_license(license_id), Span(" – ")]
    for at, key in enumerate(keys[:_MAX_NAMED]):
        line += [*(plain(", ") if at else ()), index.to_asset(key)]
    if len(keys) > _MAX_NAMED:
        more = text("and {count} more under this license", count=len(keys) - _MAX_NAMED)
        line.append(Span(" " + index.say(more)))
    return tuple(line)


def _what(index: Index, check: DutyCheck) -> Inline:
    line = plain(index.say(words.DUTY[check.kind]))
    return (*line, *BREAK, Span(f"“{check.words}”")) if check.words else line


def _where(index: Index, check: DutyCheck) -> Inline:
    if check.place:
        return (Span(str(check.place), "mono"),)
    if check.attested:
        return plain(index.say(text("attested")))
    return plain("–")
