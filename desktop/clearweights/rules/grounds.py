"""The clauses on which an argument rests beside the one that decides."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Reason
from clearweights.domain.license import (
    Cited,
    CopyleftKind,
    Duty,
    LicenseRecord,
    Stance,
    Topic,
    Trigger,
)
from clearweights.domain.text import Text, text
from clearweights.rules.limits import DECISIVE, clause_of, kinds, rank
from clearweights.rules.subject import Subject, Term

Also = tuple[tuple[Cited, Text], ...]
"""Further clauses, each with what it says in a word."""

_HOSTING = frozenset({Trigger.HOST, Trigger.HOST_MODIFIED})
_MOST = 3
_SAME = (
    CopyleftKind.SHARE_ALIKE,
    CopyleftKind.NETWORK_SHARE_ALIKE,
    CopyleftKind.SAME_TERMS,
)


def basis(record: LicenseRecord) -> Cited | None:
    """Return the clause that says what becomes of derivatives, as near as the record has it."""
    return (
        record.copyleft
        or record.derivatives
        or record.facts.get(Topic.DISTRIBUTE_MODIFIED)
        or next(iter(record.duties), None)
        or next(iter(limiting(record)), None)
    )


def consequence(record: LicenseRecord) -> Text:
    """Return what `basis` says of what is made from it, in a word."""
    if record.copyleft is not None and record.copyleft.kind in _SAME:
        return text("What is made from it stays under these terms.")
    return text("These terms go on to bind what is made from it.")


def let_go(record: LicenseRecord, lost: tuple[str, ...]) -> Also:
    """Return the clauses of what could stop a use and other terms would let go of."""
    decisive = sorted(DECISIVE.intersection(lost), key=rank)
    found = (clause_of(record, kind) for kind in decisive)
    clauses = dict.fromkeys(cited for cited in found if cited is not None)
    return tuple((cited, text("The new terms let go of this.")) for cited in clauses)[:_MOST]


def definition(record: LicenseRecord) -> Also:
    """Return the clause that defines what is a derivative, where another one binds derivatives."""
    if record.copyleft is None or record.derivatives is None:
        return ()
    return ((record.derivatives, text("It defines what counts as made from it.")),)


def hosting(subject: Subject, term: Term, duty: Duty) -> tuple[Reason, ...]:
    """Return the step that hosting counts, where a duty is due only because others reach it so."""
    biting = subject.acts(term) & frozenset(duty.triggers)
    fact = term.record.facts.get(Topic.HOST)
    if not biting or biting - _HOSTING or fact is None or fact.stance is Stance.SILENT:
        return ()
    return (
        Reason(
            statement=text(
                "{license}, {clause}: offering it over a network counts as well.",
                license=term.record.name, clause=fact.clause,
            ),
            license=term.record.id,
            clause=fact.clause,
        ),
    )  # fmt: skip


def limiting(record: LicenseRecord, shared: frozenset[str] = frozenset()) -> tuple[Cited, ...]:
    """Return the clauses by which a license sets limits, leaving out kinds that others share."""
    found: dict[str, Cited] = {}
    for cited in _limits(record, shared):
        found.setdefault(cited.clause, cited)
    return tuple(found.values())[:_MOST]


def _limits(record: LicenseRecord, shared: frozenset[str]) -> Iterator[Cited]:
    for kind in sorted(kinds(record) - shared, key=rank):
        cited = clause_of(record, kind)
        if cited is not None:
            yield cited
