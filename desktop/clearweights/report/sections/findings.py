"""One block for each finding: what, why, on what it rests, and how to clear it."""

from __future__ import annotations

from clearweights.domain.decision import Decision
from clearweights.domain.decision_words import reason_words
from clearweights.domain.finding import Finding
from clearweights.domain.text import Text, text
from clearweights.report import words
from clearweights.report.document import (
    BREAK,
    Block,
    Heading,
    Inline,
    Pairs,
    Para,
    Quote,
    Section,
    Span,
    plain,
    quiet,
)
from clearweights.report.grouping import Block as Grouped
from clearweights.report.grouping import Group, own_steps
from clearweights.report.index import Index
from clearweights.report.sections.argument import (
    argument,
    clause_quote,
    no_text,
    own_words,
    sentence,
    unwrapped,
)
from clearweights.report.sections.members import count_words, members


def findings_section(index: Index) -> Section:
    """Return the chapter with all findings, worst first."""
    say = index.say
    if not index.findings:
        nothing = say(
            text(
                "None found. All rules were applied to {count} models, datasets and services.",
                count=len(index.assets),
            )
        )
        return Section("findings", say(text("Findings")), (Para(plain(nothing)),))
    blocks: list[Block] = []
    if len(index.groups) < len(index.findings):
        blocks.append(Para(quiet(say(_intro(index)))))
    for block in index.blocks:
        blocks += _single(index, block) if block.alone else _several(index, block)
    return Section("findings", say(text("Findings")), tuple(blocks))


def _intro(index: Index) -> Text:
    return text(
        "{count} findings under {numbers} numbers: what holds for many models or datasets, or under"
        " many licenses, is said once. Where each of them is named stands in the inventory; the"
        " JSON report and the spreadsheet have a row with its own evidence for each finding.",
        count=len(index.findings),
        numbers=len(index.groups),
    )


def _single(index: Index, block: Grouped) -> list[Block]:
    """Return the block for one license, one clause and one argument."""
    group = block.groups[0]
    about = group.first.asset.id if group.alone else count_words(index, group.findings)
    return [
        Heading(
            f"{index.numbers(block)} · {about}",
            anchor=index.finding_anchor(group.first),
        ),
        Para((Span(sentence(index, group.message), "strong"),), keep=True),
        Pairs(_facts(index, block), keep=True),
        *clause_quote(index, group.first),
        *argument(index, group.common, group.how_to_fix, group.cannot_tell),
        *(() if group.alone else members(index, group)),
    ]


def _several(index: Index, block: Grouped) -> list[Block]:
    """Return the block for several licenses: what they share, then what each has of its own."""
    about = index.say(
        text(
            "{licenses} licenses or clauses, {assets}",
            licenses=len(block.groups),
            assets=count_words(index, block.findings),
        )
    )
    blocks: list[Block] = [Heading(f"{index.numbers(block)} · {about}")]
    if block.message:
        blocks.append(Para((Span(sentence(index, block.message), "strong"),), keep=True))
    blocks += [
        Pairs(_facts(index, block), keep=True),
        *argument(index, block.common, block.how_to_fix, block.cannot_tell),
    ]
    for group in block.groups:
        blocks += _part(index, block, group)
    return blocks


def _part(index: Index, block: Grouped, group: Group) -> list[Block]:
    """Return what one license adds to a block: its clause, its steps and its assets."""
    say = index.say
    finding = group.first
    head = [index.number(finding), index.name(finding.license or "")]
    if finding.clause:
        head.append(say(text("clause {clause}", clause=finding.clause)))
    blocks: list[Block] = [
        Heading(" · ".join(head), anchor=index.finding_anchor(finding), level=3),
    ]
    if block.message is None:
        blocks.append(Para(plain(sentence(index, group.message))))
    if finding.clause_text:
        blocks.append(Quote(unwrapped(finding.clause_text)))
    elif finding.license:
        blocks.append(Para(quiet(no_text(index, finding))))
    steps = own_steps(group, block, index.name)
    blocks += own_words(index, (r for r in steps if not (group.alone and r.place)))
    for message, shared in (
        (group.how_to_fix, block.how_to_fix),
        (group.cannot_tell, block.cannot_tell),
    ):
        if message and not shared:
            blocks.append(Para(plain(sentence(index, message))))
    return [*blocks, *members(index, group)]


def _facts(index: Index, block: Grouped) -> tuple[tuple[str, Inline], ...]:
    say = index.say
    finding = block.first
    alone = len(block.findings) == 1
    confidence = say(words.CONFIDENCE[finding.confidence])
    severity: Inline = (index.severity(finding.severity),)
    severity += plain("   " + say(text("Confidence: {word}", word=confidence)))
    if finding.could_stop:
        severity += plain("   " + say(text("Open question: the answer could stop it")))
    listed = text("{count}, listed below", count=count_words(index, block.findings))
    about: Inline = plain(say(listed))
    if alone:
        kind = Span(say(words.KIND[finding.asset.kind]) + " ")
        about = (kind, index.to_asset(finding.asset))
    rows: list[tuple[str, Inline]] = [
        (say(text("Severity")), severity),
        (say(text("About")), about),
    ]
    if block.alone and (finding.license or finding.clause):
        rows.append((say(text("License")), _license(index, finding)))
    code: Inline = (Span(finding.code, "mono"),)
    if alone:
        code += (Span("   " + finding.fingerprint[7:19], "quiet"),)
    rows += [(say(text("Code")), code), (say(text("Decision")), _decision(index, finding))]
    return tuple(rows)


def _license(index: Index, finding: Finding) -> Inline:
    line: Inline = (index.to_license(finding.license),) if finding.license else ()
    if finding.clause:
        clause = index.say(text("clause {clause}", clause=finding.clauses or ""))
        line += plain(f"{', ' if line else ''}{clause}")
        if not finding.clause_text:
            line += (*BREAK, Span(no_text(index, finding), "quiet"))
    return line


def _decision(index: Index, finding: Finding) -> Inline:
    say = index.say
    line: Inline = (Span(say(words.STATE[finding.state]), "strong"),)
    for decision in decisions_on(index, finding):
        line = (*line, *BREAK, Span(decision_words(index, decision)))
        line = (*line, Span(" "), Span(decision.id, to=index.decision_anchor(decision)))
    return line


def decisions_on(index: Index, finding: Finding) -> tuple[Decision, ...]:
    """Return the decisions that name this finding, oldest first."""
    return tuple(d for d in index.decisions if d.fingerprint == finding.fingerprint)


def decision_words(index: Index, decision: Decision) -> str:
    """Return what was decided, by whom, when and why, in one line."""
    say = index.say
    parts = [say(words.VERB[decision.verb])]
    if decision.by:
        parts.append(say(text("by {name}", name=decision.by)))
    if decision.at:
        parts.append(say(text("on {moment}", moment=decision.at)))
    if decision.expires:
        parts.append(say(text("until {day}", day=decision.expires.isoformat())))
    reason = reason_words(decision.reason)
    why = ". ".join(part for part in (reason and say(reason), decision.comment) if part)
    return " ".join(parts) + (f" – {why}" if why else "")
