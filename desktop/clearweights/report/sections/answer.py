"""The page for those who decide: the answer, the numbers, the five findings that matter most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from clearweights.domain.finding import Severity, State
from clearweights.domain.result import Verdict
from clearweights.domain.rights import SEMICOLON
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
from clearweights.report.grouping import Block as Grouped
from clearweights.report.index import Index
from clearweights.report.sections.argument import sentence
from clearweights.report.sections.changes import change_words
from clearweights.report.sections.members import count_words
from clearweights.report.sections.use import use_words
from clearweights.report.status import WORST_FIRST, answer, count_findings, is_open

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

_MOST_IMPORTANT = 5
_FEW = 4
_NAMED = 2


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
    if cautions := [say(caution) for caution in _cautions(index)]:
        blocks.append(Para(plain("\n".join(cautions)), box="warn"))
    blocks += [
        Heading(say(text("What matters most"))),
        *_most_important(index),
        Heading(say(text("Findings by severity and state"))),
        _counts(index),
        *((Para(plain(changed)),) if (changed := change_words(index)) else ()),
        Heading(say(text("Models, datasets and services by answer"))),
        _verdicts(index),
    ]
    if index.context.other_uses and index.assets:
        blocks += [
            Heading(say(text("If it left the house in another way"))),
            _other_uses(index),
        ]
    return Section("answer", say(text("Answer")), tuple(blocks), tight=True)


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
    """Return the counts with a row for each state that occurs; open is always said."""
    say = index.say
    numbers = count_findings(index.findings)
    severities = sorted(Severity, reverse=True)
    columns = (
        Column(say(text("State")), 1.6),
        *(Column(say(words.SEVERITY[severity])) for severity in severities),
        Column(say(text("Total"))),
    )
    rows = []
    for state, name in _STATE.items():
        counts = [numbers.get((severity, state), 0) for severity in severities]
        if any(counts) or state is State.OPEN:
            rows.append(
                Row(tuple(plain(c) for c in (say(name), *map(str, counts), str(sum(counts)))))
            )
    return Table(columns, tuple(rows))


def _most_important(index: Index) -> list[Block]:
    first = [b for b in index.blocks if is_open(b.first)][:_MOST_IMPORTANT]
    if not first:
        return [Para(plain(index.say(text("None found: no finding is open."))))]
    columns = (
        Column(index.say(text("Finding")), 0.8),
        Column(index.say(text("Severity")), 1),
        Column(index.say(text("What it says")), 4.5),
        Column(index.say(text("Page")), 0.5),
    )
    rows = tuple(
        Row(
            (
                (Span(index.numbers(b), to=index.finding_anchor(b.first)),),
                (index.severity(b.first.severity),),
                (Span(sentence(index, b.message or b.groups[0].message)), *_about(index, b)),
                (Span("", to=index.finding_anchor(b.first), page=True),),
            )
        )
        for b in first
    )
    return [Table(columns, rows)]


def _about(index: Index, block: Grouped) -> Inline:
    """Return how many licenses and assets there are and which come first."""
    if len(block.findings) == 1:
        return ()
    count = count_words(index, block.findings)
    if block.alone:
        names = [f.asset.id for f in block.findings]
        return (*BREAK, Span(index.colon(count, _listed(names, ", ")), "quiet"))
    names = [index.name(g.first.license or "") for g in block.groups]
    under = index.say(text("{count}, under", count=count))
    return (*BREAK, Span(index.colon(under, _listed(names, index.say(SEMICOLON))), "quiet"))


def _listed(names: Iterable[str], between: str) -> str:
    once = list(dict.fromkeys(names))
    return between.join(once[:_NAMED]) + (f"{between}…" if len(once) > _NAMED else "")


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
    for verdict in WORST_FIRST:
        keys = [
            a.key
            for a in index.assets
            if index.result.verdicts.get(a.key, Verdict.UNKNOWN) is verdict
        ]
        if not keys:
            continue
        which: list[Span] = []
        for key in keys[:_FEW]:
            which += [*(plain(", ") if which else ()), index.to_asset(key)]
        if len(keys) > _FEW:
            more = text(" and {count} more, see the inventory", count=len(keys) - _FEW)
            which += plain(say(more))
        badge = index.badge(words.VERDICT[verdict], words.VERDICT_LOOK[verdict])
        rows.append(Row(((badge,), plain(str(len(keys))), tuple(which))))
    return Table(columns, tuple(rows))


def _other_uses(index: Index) -> Table:
    """Return the answer for every way to give the product away, all else as examined."""
    say = index.say
    columns = (
        Column(say(text("What leaves the house")), 3),
        Column(say(text("Answer")), 1.4),
        *(Column(say(words.VERDICT[verdict]), 0.75) for verdict in WORST_FIRST),
    )
    rows = []
    for distribution, verdicts in index.context.other_uses.items():
        verdict = answer(index.result, verdicts)
        found = Counter(verdicts.get(a.key, Verdict.UNKNOWN) for a in index.assets)
        name = Span(say(words.DISTRIBUTION[distribution]))
        if distribution is index.result.use.distribution:
            name = Span(name.text, "strong")
        badge = index.badge(words.ANSWER[verdict], words.VERDICT_LOOK[verdict])
        counts = (plain(str(found[each])) for each in WORST_FIRST)
        rows.append(Row(((name,), (badge,), *counts)))
    return Table(columns, tuple(rows))
