"""What was found beside the findings, and what was not read."""

from __future__ import annotations

from clearweights.domain.facts import StatementSource
from clearweights.domain.text import text
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
    plain,
    quiet,
)
from clearweights.report.index import Index
from clearweights.report.status import mentioned_assets

_MAX_PLACES = 6


def choices_section(index: Index) -> Section:
    """Return the calls whose model is only chosen when the program runs."""
    say = index.say
    title = say(text("Chosen when the program runs"))
    choices = sorted(index.result.inspection.choices)
    if not choices:
        nothing = say(text("None found. Every call that was read names its model or dataset."))
        return Section("choices", title, (Para(quiet(nothing)),), fresh_page=False)
    columns = (
        Column(say(text("Where")), 1.5),
        Column(say(text("What")), 1),
        Column(say(text("Expression")), 2.5),
    )
    rows = tuple(
        Row(
            (
                (Span(str(c.place), "mono"),),
                (Span(say(words.KIND[c.kind])), *BREAK, Span(c.how, "mono")),
                (Span(c.words, "mono"),),
            )
        )
        for c in choices
    )
    intro = say(
        text(
            "These places load something that reading alone cannot name."
            " Ask the developers what they load, and add it to the declaration."
        )
    )
    blocks = (Para(plain(intro), box="note"), Table(columns, rows))
    return Section("choices", title, blocks, fresh_page=False)


def statements_section(index: Index) -> Section:
    """Return every license statement and license file of the project."""
    say = index.say
    return Section(
        "statements",
        say(text("License statements found")),
        (
            Heading(say(text("Statements"))),
            _statements(index),
            Heading(say(text("License files"))),
            _files(index),
        ),
        fresh_page=False,
    )


def _statements(index: Index) -> Block:
    say = index.say
    read = sorted(
        index.result.inspection.statements,
        key=lambda s: (s.statement.place, s.statement.source, s.statement.raw),
    )
    if not read:
        return Para(quiet(say(text("None found in metadata, headers, cards, prose or badges."))))
    columns = (
        Column(say(text("Where")), 1.7),
        Column(say(text("How")), 1.2),
        Column(say(text("Words")), 1.6),
        Column(say(text("Read as")), 1.3),
        Column(say(text("About")), 1.4),
    )
    # The same header stands in hundreds of source files: it is said once, with the places.
    alike: dict[tuple[str, ...], list[str]] = {}
    for item in read:
        statement = item.statement
        same = (statement.source, statement.raw, item.expression or "", statement.asset or "")
        alike.setdefault(same, []).append(str(statement.place))
    rows = []
    for (source, raw, expression, asset), places in alike.items():
        reading: Inline = plain(expression) if expression else quiet(say(text("not recognized")))
        rows.append(
            Row(
                (
                    _places(index, places),
                    plain(say(words.SOURCE[StatementSource(source)])),
                    (Span(raw, "mono"),),
                    reading,
                    plain(asset or say(text("the project"))),
                )
            )
        )
    return Table(columns, tuple(rows))


def _places(index: Index, places: list[str]) -> Inline:
    shown: Inline = (Span("\n".join(places[:_MAX_PLACES]), "mono"),)
    if len(places) <= _MAX_PLACES:
        return shown
    more = text("and {count} more, all in the JSON report", count=len(places) - _MAX_PLACES)
    return (*shown, *BREAK, Span(index.say(more), "quiet"))


def _files(index: Index) -> Block:
    say = index.say
    files = sorted(index.result.inspection.license_files, key=lambda f: f.path)
    if not files:
        return Para(quiet(say(text("None found: no file of the folder is a license or notice."))))
    columns = (
        Column(say(text("File")), 2),
        Column(say(text("Recognized as")), 2),
        Column(say(text("Match")), 1.4),
        Column(say(text("Likeness")), 0.7),
    )
    rows = []
    for file in files:
        match = words.MATCH.get(file.match)
        rows.append(
            Row(
                (
                    (Span(file.path, "mono"),),
                    plain(file.expression or say(text("not recognized"))),
                    plain(say(match) if match else file.match),
                    plain(f"{int(file.score * 100)} %"),
                )
            )
        )
    return Table(columns, tuple(rows))


def unread_section(index: Index) -> Section:
    """Return what was not read: problems, what was left out, what is only mentioned."""
    say = index.say
    return Section(
        "unread",
        say(text("What was not read")),
        (
            Heading(say(text("Could not be read or looked up"))),
            _problems(index),
            Heading(say(text("Left out on purpose"))),
            _skipped(index),
            Heading(say(text("Only mentioned, not judged"))),
            _mentioned(index),
        ),
        fresh_page=False,
    )


def _problems(index: Index) -> Block:
    say = index.say
    problems = sorted((*index.result.inspection.problems, *index.context.knowledge.problems))
    if not problems:
        return Para(quiet(say(text("None found. Everything that was tried could be read."))))
    columns = (
        Column(say(text("What")), 2),
        Column(say(text("Step")), 0.8),
        Column(say(text("Why")), 2.5),
    )
    rows = tuple(
        Row(((Span(p.path, "mono"),), (Span(p.step, "mono"),), plain(say(p.message))))
        for p in problems
    )
    return Table(columns, rows)


def _skipped(index: Index) -> Block:
    say = index.say
    skipped = sorted(index.result.inspection.skipped)
    if not skipped:
        return Para(quiet(say(text("None found. No folder was left out."))))
    columns = (Column(say(text("What")), 2), Column(say(text("Why")), 2))
    rows = tuple(Row(((Span(s.path, "mono"),), plain(say(s.why)))) for s in skipped)
    return Table(columns, rows)


def _mentioned(index: Index) -> Block:
    say = index.say
    mentioned = sorted(mentioned_assets(index.result), key=lambda a: a.key)
    if not mentioned:
        return Para(quiet(say(text("None found in comments, prose, tests or links."))))
    columns = (
        Column(say(text("Name")), 2),
        Column(say(text("What")), 0.8),
        Column(say(text("Where")), 2),
    )
    rows = []
    for asset in mentioned:
        named = sorted(r.place for r in asset.references)
        places = list(dict.fromkeys(index.place(p) for p in named))
        rows.append(
            Row(
                (
                    plain(asset.key.id),
                    plain(say(words.KIND[asset.key.kind])),
                    _places(index, places),
                )
            )
        )
    return Table(columns, tuple(rows))
