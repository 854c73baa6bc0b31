"""What changed since an earlier report of the same project."""

from __future__ import annotations

from collections.abc import Iterable

from clearweights.domain.asset import AssetKey, Strength
from clearweights.domain.finding import Finding, Severity
from clearweights.domain.result import Verdict
from clearweights.domain.text import text
from clearweights.report import words
from clearweights.report.document import (
    Block,
    Column,
    Heading,
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
from clearweights.report.previous import Earlier, Previous

_MOST = 60
"""Rows of one table; how many more there are is said."""

_SEVERITIES = {severity.word: severity for severity in Severity}


def changes_section(index: Index) -> Section:
    """Return the chapter: verdicts first, then findings that came, went or were decided."""
    say = index.say
    title = say(text("Change since the previous report"))
    previous = index.context.previous
    if previous is None:
        nothing = text("No earlier report was given to compare with (option --previous).")
        return Section("changes", title, (Para(quiet(say(nothing))),), fresh_page=False)
    now = {f.fingerprint: f for f in index.findings}
    came = [f for f in index.findings if f.fingerprint not in previous.findings]
    went = [e for key, e in previous.findings.items() if key not in now]
    moved = [
        (now[key], earlier.state)
        for key, earlier in previous.findings.items()
        if key in now and now[key].state.value != earlier.state
    ]
    blocks: list[Block] = [
        Para(plain(_compared(index, previous))),
        Heading(say(text("Answers that changed"))),
        _verdicts(index, previous),
        Heading(say(text("Findings that came: {count}", count=len(came)))),
        _table(index, [_came(index, f) for f in came]),
        Heading(say(text("Findings that went: {count}", count=len(went)))),
        _table(index, [_went(index, e) for e in sorted(went, key=_worst_first)]),
        Heading(say(text("Findings whose state changed: {count}", count=len(moved)))),
        _table(index, [_moved(index, f, state) for f, state in moved]),
    ]
    return Section("changes", title, tuple(blocks))


def change_words(index: Index) -> str:
    """Return in one line how much changed; empty where there is nothing to compare with."""
    previous = index.context.previous
    if previous is None:
        return ""
    now = {f.fingerprint for f in index.findings}
    return index.say(
        text(
            "Since {name}: findings that came: {came}, that went: {went};"
            " answers that changed: {answers}.",
            name=previous.name,
            came=len(now - previous.findings.keys()),
            went=len(previous.findings.keys() - now),
            answers=len(list(_changed(index, previous))),
        )
    )


def _compared(index: Index, previous: Previous) -> str:
    said = index.say(text("Compared with {name}.", name=previous.name))
    present = index.result.knowledge_version or index.context.knowledge.version
    if previous.knowledge and previous.knowledge != present:
        known = text("Our license knowledge changed in between, which alone can move answers.")
        said += " " + index.say(known)
    return said


def _changed(index: Index, previous: Previous) -> Iterable[tuple[Inline, str, str]]:
    """Yield the name of each asset whose answer is another one, and both answers."""
    present: dict[tuple[str, str, str], AssetKey] = {
        (a.key.hub, a.key.kind, a.key.id): a.key
        for a in index.assets
        if a.strength is Strength.USED
    }
    for known in sorted(previous.verdicts.keys() | present.keys()):
        key = present.get(known)
        verdict = index.result.verdicts.get(key, Verdict.UNKNOWN) if key else None
        before, after = previous.verdicts.get(known, ""), verdict.value if verdict else ""
        if before != after:
            yield (index.to_asset(key),) if key else plain(known[2]), before, after


def _verdicts(index: Index, previous: Previous) -> Block:
    changed = list(_changed(index, previous))
    if not changed:
        return Para(quiet(index.say(text("None found: every answer is as it was."))))
    columns = (
        Column(index.say(text("Name")), 3),
        Column(index.say(text("Before"))),
        Column(index.say(text("Now"))),
    )
    rows = [
        Row((name, _word(index, before), _word(index, after)))
        for name, before, after in changed[:_MOST]
    ]
    return Table(columns, (*rows, *_rest(index, len(changed))), dense=True)


def _word(index: Index, verdict: str) -> Inline:
    if not verdict:
        return quiet(index.say(text("not there")))
    try:
        known = Verdict(verdict)
    except ValueError:
        return plain(verdict)
    return (index.badge(words.VERDICT[known], words.VERDICT_LOOK[known]),)


def _came(index: Index, finding: Finding) -> Row:
    what: Inline = (Span(finding.code, "mono"), Span("  "), index.to_finding(finding))
    return Row(((index.severity(finding.severity),), what, (index.to_asset(finding.asset),)))


def _went(index: Index, earlier: Earlier) -> Row:
    severity = _SEVERITIES.get(earlier.severity)
    badge: Inline = (index.severity(severity),) if severity else plain(earlier.severity)
    return Row((badge, (Span(earlier.code, "mono"),), plain(earlier.asset)))


def _moved(index: Index, finding: Finding, before: str) -> Row:
    row = _came(index, finding)
    states = {state.value: index.say(word) for state, word in words.STATE.items()}
    after = states[finding.state.value]
    said = f"{states.get(before, before)} → {after}"
    return Row((row.cells[0], row.cells[1], (*row.cells[2], Span(f"  {said}", "quiet"))))


def _table(index: Index, rows: list[Row]) -> Block:
    if not rows:
        return Para(quiet(index.say(text("None found."))))
    columns = (
        Column(index.say(text("Severity")), 1),
        Column(index.say(text("Code")), 2),
        Column(index.say(text("About")), 3),
    )
    return Table(columns, (*rows[:_MOST], *_rest(index, len(rows))), dense=True)


def _rest(index: Index, count: int) -> tuple[Row, ...]:
    if count <= _MOST:
        return ()
    more = text("and {count} more: `clearweights compare` lists all", count=count - _MOST)
    return (Row((plain(index.say(more)),), head=True),)


def _worst_first(earlier: Earlier) -> tuple[int, str, str]:
    severity = _SEVERITIES.get(earlier.severity, 0)
    return -int(severity), earlier.code, earlier.asset
