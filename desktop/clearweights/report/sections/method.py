"""How the report came to be: the words it uses and the rules of its making."""

from __future__ import annotations

from collections import Counter

from clearweights.datafiles import data_file
from clearweights.domain.finding import Code, Confidence, Severity
from clearweights.domain.result import Verdict
from clearweights.domain.text import text
from clearweights.report import words
from clearweights.report.document import (
    Block,
    Column,
    Heading,
    Items,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
)
from clearweights.report.index import Index

_SEVERITY = {
    Severity.BLOCKER: text("The use examined is forbidden, or no rights exist for it."),
    Severity.MAJOR: text("A condition is not met, or something decisive is not known."),
    Severity.MINOR: text("A formality is missing that is easy to supply."),
    Severity.INFO: text("Good to know; nothing has to be done for the use examined."),
}
_VERDICT = {
    Verdict.STOP: text("A blocker is open."),
    Verdict.UNKNOWN: text(
        "The license is unknown, contradictory or only inferred, or a question is open whose"
        " answer could stop it."
    ),
    Verdict.CONDITIONS: text("Findings of severity major or minor are open."),
    Verdict.OK: text("Nothing above information is open."),
}
_CONFIDENCE = {
    Confidence.CERTAIN: text("The files and the license say so."),
    Confidence.LIKELY: text("Something rests on an unverified fact, or on what a scan cannot see."),
    Confidence.CANNOT_TELL: text("The facts or the law do not settle it."),
}
_STEPS = (
    text("The folder was read as it lies; nothing in it was run, imported or unpickled."),
    text("Every reference to a model, dataset or service was kept with its place."),
    text("License statements were kept as written, and read as license expressions."),
    text("What is made from what was followed through files, cards and the catalog."),
    text("Rules compared the facts of the license records with the use examined."),
    text("Decisions of reviewers were applied where the evidence is still the same."),
)


def method_section(index: Index) -> Section:
    """Return the annex."""
    say = index.say
    blocks: list[Block] = [
        Heading(say(text("How the result came to be"))),
        Items(tuple(plain(say(step)) for step in _STEPS), numbered=True),
        Heading(say(text("Rules that were applied"))),
        _rules(index),
        Heading(say(text("Severities"))),
        _table(index, [((index.severity(s),), say(m)) for s, m in _SEVERITY.items()]),
        Heading(say(text("Confidence"))),
        _table(index, [(plain(say(words.CONFIDENCE[c])), say(m)) for c, m in _CONFIDENCE.items()]),
        Heading(say(text("Answers"))),
        _table(
            index,
            [
                ((index.badge(words.VERDICT[v], words.VERDICT_LOOK[v]),), say(m))
                for v, m in _VERDICT.items()
            ],
        ),
        Heading(say(text("Characters"))),
        Para(
            plain(
                say(
                    text(
                        "Characters that are invisible, change the direction of writing or are"
                        " missing from the fonts stand as their code: [U+202E]."
                    )
                )
            )
        ),
        Heading(say(text("Sources"))),
        Para(
            plain(
                say(
                    text(
                        "License texts are quoted from ScanCode LicenseDB, © nexB Inc. and others,"
                        " under CC-BY-4.0. The facts in license records are researched by people;"
                        " each says whether it was verified."
                    )
                )
            )
        ),
    ]
    return Section("method", say(text("Annex: method")), tuple(blocks))


def _rules(index: Index) -> Table:
    """Return every rule with the number of its findings: none found is an answer, too."""
    counts = Counter(f.code for f in index.findings)
    columns = (
        Column(index.say(text("Code")), 2),
        Column(index.say(text("What it is about")), 3),
        Column(index.say(text("Findings")), 1),
    )
    rows = tuple(
        Row(((Span(code, "mono"),), plain(_title(code, index.context.language)),
             plain(str(counts[code]))))
        for code in Code
    )  # fmt: skip
    return Table(columns, rows, dense=True)


def _title(code: Code, language: str) -> str:
    """Return the heading of the rule's help page."""
    for name in (f"{code.value}.{language}.md", f"{code.value}.md"):
        path = data_file("resources", "rules", name)
        if path.is_file():
            return path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
    return code.value


def _table(index: Index, rows: list[tuple[tuple[Span, ...], str]]) -> Table:
    columns = (
        Column(index.say(text("Word")), 1),
        Column(index.say(text("Meaning")), 4),
    )
    return Table(columns, tuple(Row((word, plain(meaning))) for word, meaning in rows))
