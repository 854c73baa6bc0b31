"""The page for those who decide: the answer, the numbers, the five findings that matter most."""

from __future__ import annotations

from clearweights.domain.finding import Severity, State
from clearweights.domain.result import Verdict
from clearweights.domain.text import Text, text
from clearweights.report import words
from clearweights.report.document import (
    BREAK,
    Block,
    Column,
    Heading,
    Inline,
    Para,
    Row,
    Section,
    Span,
    Table,
    Tone,
    plain,
    quiet,
)
from clearweights.report.index import Index
from clearweights.report.sections.use import use_words
from clearweights.report.status import answer, count_findings, is_open

_SENTENCE = {
    Verdict.STOP: text(
        "For the use examined, the project should not go ahead: at least one finding forbids it."
    ),
    Verdict.UNKNOWN: text(
        "For the use examined, no answer can be given yet: something that decides it is not known."
    ),
    Verdict.CONDITIONS: text(
        "For the use examined, the project may go ahead once the open findings are settled."
    ),
    Verdict.OK: text("For the use examined, nothing found stands against it."),
}
_STATE = {
    State.OPEN: text("open"),
    State.ASKED: text("asked"),
    State.WAIVED: text("waived"),
    State.RESOLVED: text("resolved"),
}


def answer_section(index: Index) -> Section:
    """Return the chapter that fits on one page."""
    say = index.say
    result = index.result
    verdict = answer(result)
    word, (tone, shape) = answer_words(index)
    badge = Span(say(word), "badge", tone=tone, shape=shape)
    blocks: list[Block] = [
        Para((badge, *BREAK, Span(_sentence(index, verdict), "strong")), box=tone, lead=True),
        Para(plain(say(text("Use examined: {use}.", use=use_words(index))))),
    ]
    blocks += [Para(plain(say(caution)), box="warn") for caution in _cautions(index)]
    blocks += [
        Heading(say(text("Findings by severity and state"))),
        _counts(index),
        Heading(say(text("What matters most"))),
        *_most_important(index),
        Heading(say(text("Models, datasets and services by answer"))),
        _verdicts(index),
    ]
    return Section("answer", say(text("Answer")), tuple(blocks))


def answer_words(index: Index) -> tuple[Text, tuple[Tone, str]]:
    """Return the answer in a word, and its look; where nothing was found it is not a go."""
    verdict = answer(index.result)
    if verdict is Verdict.OK and not index.assets:
        return text("Nothing to judge"), ("note", "○")
    return words.ANSWER[verdict], words.VERDICT_LOOK[verdict]


def _sentence(index: Index, verdict: Verdict) -> str:
    if verdict is Verdict.OK and not index.assets:
        return index.say(
            text("No model, dataset or service was found, so there is nothing to judge.")
        )
    return index.say(_SENTENCE[verdict])


def _cautions(index: Index) -> list[Text]:
    cautions = []
    if index.result.use.assumed:
        cautions.append(
            text("Nobody has described the use. The program assumed one; confirm or correct it.")
        )
    inspection = index.result.inspection
    if inspection.cancelled:
        cautions.append(
            text("The examination was stopped before its end. Findings may be missing.")
        )
    if count := len(inspection.problems):
        cautions.append(
            text(
                "The result is incomplete. Not read or not looked up: {count}."
                " See “What was not read”.",
                count=count,
            )
        )
    if count := len(inspection.choices):
        cautions.append(
            text(
                "Places that choose their model or dataset only at run time, and were not"
                " judged: {count}. See “Chosen when the program runs”.",
                count=count,
            )
        )
    return cautions


def _counts(index: Index) -> Table:
    say = index.say
    numbers = count_findings(index.findings)
    states = (State.OPEN, State.ASKED, State.WAIVED, State.RESOLVED)
    columns = (
        Column(say(text("Severity")), 1.6),
        *(Column(say(_STATE[state])) for state in states),
        Column(say(text("all"))),
    )
    rows = []
    for severity in sorted(Severity, reverse=True):
        counts = [numbers.get((severity, state), 0) for state in states]
        cells: list[Inline] = [(index.severity(severity),)]
        cells += [plain(str(count)) for count in (*counts, sum(counts))]
        rows.append(Row(tuple(cells)))
    return Table(columns, tuple(rows))


def _most_important(index: Index) -> list[Block]:
    first = [f for f in index.findings if is_open(f)][:5]
    if not first:
        return [Para(plain(index.say(text("None found: no finding is open."))))]
    columns = (
        Column(index.say(text("Finding")), 0.7),
        Column(index.say(text("Severity")), 1.1),
        Column(index.say(text("What it says")), 4),
        Column(index.say(text("Page")), 0.5),
    )
    rows = tuple(
        Row(
            (
                (index.to_finding(f),),
                (index.severity(f.severity),),
                (
                    Span(index.say(f.message)),
                    *BREAK,
                    Span(f.asset.id, "quiet"),
                ),
                (Span("", to=index.finding_anchor(f), page=True),),
            )
        )
        for f in first
    )
    return [Table(columns, rows)]


def _verdicts(index: Index) -> Table | Para:
    say = index.say
    if not index.assets:
        return Para(quiet(say(text("None found."))))
    columns = (
        Column(say(text("Answer")), 1.2),
        Column(say(text("Number")), 0.6),
        Column(say(text("Which")), 4),
    )
    rows = []
    for verdict in (Verdict.STOP, Verdict.UNKNOWN, Verdict.CONDITIONS, Verdict.OK):
        keys = [
            a.key
            for a in index.assets
            if index.result.verdicts.get(a.key, Verdict.UNKNOWN) is verdict
        ]
        which: list[Span] = []
        for key in keys[:8]:
            which += [*(plain(", ") if which else ()), index.to_asset(key)]
        if len(keys) > 8:
            which += plain(say(text(" and {count} more, see the inventory", count=len(keys) - 8)))
        badge = index.badge(words.VERDICT[verdict], words.VERDICT_LOOK[verdict])
        rows.append(Row(((badge,), plain(str(len(keys))), tuple(which) or plain("–"))))
    return Table(columns, tuple(rows))
