"""The obligations to do: what, why, where it was seen."""

from __future__ import annotations

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

_ORDER = (DutyState.MISSING, DutyState.NOT_VISIBLE, DutyState.FULFILLED)


def duties_section(index: Index) -> Section:
    """Return the chapter: missing first, then what a scan cannot see, then what is fulfilled."""
    say = index.say
    title = say(text("Obligations to do"))
    checks = sorted(
        ((key, check) for key, found in index.result.duties.items() for check in found),
        key=lambda pair: (_ORDER.index(pair[1].state), pair[0], pair[1].license, pair[1].kind,
                          pair[1].clause, pair[1].words or ""),
    )  # fmt: skip
    if not checks:
        nothing = say(text("None found. No duty of a known license applies to the use examined."))
        return Section("duties", title, (Para(quiet(nothing)),))
    columns = (
        Column(say(text("What to do")), 2.2),
        Column(say(text("For")), 1.7),
        Column(say(text("License and clause")), 1.7),
        Column(say(text("State")), 1.2),
        Column(say(text("Where")), 1.3),
    )
    rows = tuple(
        Row(
            (
                _what(index, check),
                (index.to_asset(key),),
                (
                    index.to_license(check.license),
                    *BREAK,
                    Span(say(text("clause {clause}", clause=check.clause)), "quiet"),
                ),
                (index.badge(words.DUTY_STATE[check.state], words.DUTY_LOOK[check.state]),),
                _where(index, check),
            )
        )
        for key, check in checks
    )
    return Section("duties", title, (Table(columns, rows),))


def _what(index: Index, check: DutyCheck) -> Inline:
    line = plain(index.say(words.DUTY[check.kind]))
    return (*line, *BREAK, Span(f"“{check.words}”")) if check.words else line


def _where(index: Index, check: DutyCheck) -> Inline:
    if check.place:
        return (Span(str(check.place), "mono"),)
    if check.attested:
        return plain(index.say(text("attested")))
    return plain("–")
