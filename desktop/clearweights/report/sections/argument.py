"""The argument of a finding: its steps, the clause it rests on, and what would clear it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from clearweights.domain.asset import Place
from clearweights.domain.finding import Finding, Reason
from clearweights.domain.license import FactStatus
from clearweights.domain.text import Text, text
from clearweights.report import words
from clearweights.report.document import (
    BREAK,
    Block,
    Heading,
    Inline,
    Items,
    Para,
    Quote,
    Span,
    plain,
    quiet,
)
from clearweights.report.index import Index
from clearweights.report.sections.sources import source_words


def clause_quote(index: Index, finding: Finding) -> list[Block]:
    """Return the clause under a heading of its own, nothing where its text is not installed."""
    if not finding.clause_text:
        return []
    return [
        Heading(index.say(text("The clause, as it stands in the installed text")), level=3),
        Quote(unwrapped(finding.clause_text)),
    ]


def argument(
    index: Index,
    common: tuple[Reason, ...],
    how_to_fix: Text | None,
    cannot_tell: Text | None,
) -> list[Block]:
    """Return why, how to clear it and what cannot be told; what is missing is left out."""
    say = index.say
    blocks: list[Block] = []
    if common:
        blocks += [
            Heading(say(text("Why")), level=3),
            Items(tuple(_steps(index, common)), numbered=True),
        ]
    if how_to_fix:
        blocks += [
            Heading(say(text("How to clear it")), level=3),
            Para(plain(sentence(index, how_to_fix))),
        ]
    if cannot_tell:
        blocks += [
            Heading(say(text("What cannot be told")), level=3),
            Para(plain(sentence(index, cannot_tell))),
        ]
    return blocks


def own_words(index: Index, steps: Iterable[Reason]) -> Iterator[Block]:
    """Yield steps without numbers as one paragraph, none where there are no steps."""
    said = ((*quiet(sentence(index, r.statement)), *_place(r.place)) for r in steps)
    line: Inline = ()
    for each in dict.fromkeys(said):
        line += (*(BREAK if line else ()), *each)
    if line:
        yield Para(line)


def sentence(index: Index, message: Text) -> str:
    """Return a message that begins as a sentence does, also where a name began it."""
    said = index.say(message)
    words = [index.say(value) for _, value in message.values if isinstance(value, Text)]
    # Which value comes first depends on the language.
    began_with_words = any(each and said.startswith(each) for each in words)
    return said[:1].upper() + said[1:] if began_with_words else said


def no_text(index: Index, finding: Finding) -> str:
    """Say what stands in for a clause whose text is not installed: address and date read."""
    record = index.record(finding.license) if finding.license else None
    if record is None:
        return index.say(text("the text is not installed: attach it"))
    stand_in = index.say(
        text(
            "the text is not installed: attach it; read on {date} at {address}",
            date=record.read_on.isoformat(),
            address=record.urls[0] if record.urls else record.source,
        )
    )
    if record.status is FactStatus.VERIFIED:
        return stand_in
    return f"{stand_in}; {index.say(words.FACT_STATUS[record.status])}"


def _steps(index: Index, reasons: tuple[Reason, ...]) -> Iterator[Inline]:
    """Yield the argument; what several places say in the same words is one step."""
    for _, same in groupby(reasons, key=lambda r: replace(r, place=None, source=r.source or "-")):
        first, *others = same
        line = _reason(index, first)
        for other in others:
            line += _place(other.place)
        yield line


def _place(place: Place | None) -> Inline:
    if place is None:
        return ()
    where: Inline = (*BREAK, Span(str(place), "mono"))
    return (*where, *BREAK, Span(place.excerpt, "excerpt")) if place.excerpt else where


def _reason(index: Index, reason: Reason) -> Inline:
    """Return a step; what it rests on stands behind it, or below the line of the project."""
    line: Inline = (*plain(sentence(index, reason.statement)), *_place(reason.place))
    between: Inline = BREAK if reason.place else plain("  ")
    if reason.clause:
        clause = index.say(text("clause {clause}", clause=reason.clause))
        line = (*line, *between, Span(clause, "quiet"))
        if reason.license:
            line = (*line, Span(" · ", "quiet"), index.to_license(reason.license))
    if reason.source:
        source = index.say(text("source: {source}", source=source_words(index, reason.source)))
        line = (*line, *between, Span(source, "quiet"))
    return line


def unwrapped(clause: str) -> str:
    """Return the clause without the line ends of a text that was wrapped at a fixed width.

    White space is all that changes; items of a list stay on lines of their own.
    """
    lines = [line.strip() for line in clause.split("\n")]
    joined = lines[:1]
    for before, line in pairwise(lines):
        if _WRAPPED <= len(before) <= _WIDEST and line and not _ITEM.match(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


_WRAPPED, _WIDEST = 45, 100
_ITEM = re.compile(r"[-*•–]\s|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z]{1,4}[.)]\s|#")
