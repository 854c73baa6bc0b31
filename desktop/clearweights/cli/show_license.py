"""`clearweights license ID`: what a record says, for people."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from clearweights.cli import exits
from clearweights.cli.safe import safe
from clearweights.datafiles import catalog
from clearweights.domain.license import LicenseRecord
from clearweights.domain.license_words import CATEGORY, FACT_STATUS
from clearweights.domain.openness import openness
from clearweights.domain.rights import GROUP, Group, Right, rights
from clearweights.domain.text import Catalog, Text, in_our_words, text
from clearweights.engine.inspection import knowledge_for
from clearweights.knowledge import Knowledge
from clearweights.knowledge.framework import framework
from clearweights.knowledge.texts import license_text
from clearweights.resolve.expressions import read_license

_WIDTH = 100
_LABEL = 30


def show_license(id: str, language: str, knowledge_dirs: Sequence[Path] = ()) -> int:  # noqa: A002
    """Print every record that `id` names; status 2 where there is none."""
    knowledge = knowledge_for(tuple(knowledge_dirs))
    words = catalog(language, "report")
    for problem in knowledge.problems:
        print(f"clearweights: {problem.path}: {problem.message.render(words)}", file=sys.stderr)
    records = _records(id, knowledge)
    if not records:
        message = text("We have no record of “{id}”.", id=id)
        advice = text("Try its SPDX identifier, its tag on the hub or its full name.")
        print(f"clearweights: {safe(message.render(words))}", file=sys.stderr)
        print(advice.render(words), file=sys.stderr)
        return exits.USAGE
    print("\n\n".join("\n".join(_shown(r, words)) for r in records))
    return exits.OK


def _records(id: str, knowledge: Knowledge) -> list[LicenseRecord]:  # noqa: A002
    if record := knowledge.record(id):
        return [record]
    found = read_license(id, knowledge).records
    return [r for i in found if (r := knowledge.record(i))]


def _shown(record: LicenseRecord, words: Catalog) -> Iterator[str]:
    yield record.name
    yield "=" * len(record.name)
    for label, value in _head(record):
        yield from _line(label.render(words), value.render(words))
    grid = rights(record)
    for group in Group:
        yield ""
        yield GROUP[group].render(words)
        rows = [row for row in grid if row.group is group]
        for row in rows:
            yield from _line(row.about.render(words), _says(row, words))
        if not rows:
            yield f"  {text('None found in the record.').render(words)}"
    yield ""
    yield text("Openness").render(words)
    for each in openness(record, framework().open_licenses):
        basis = f" ({each.basis.render(words)})" if each.basis else ""
        yield from _line(each.question.render(words), each.answer.render(words) + basis)
    if record.openness.why:
        yield from _line("", in_our_words(record.openness.why).render(words))


def _head(record: LicenseRecord) -> Iterator[tuple[Text, Text]]:
    plain = record.category
    yield text("Class"), CATEGORY.get(plain) or _plain(plain)
    yield text("Published by"), _plain(record.steward)
    yield text("Identifier"), _plain(f"{record.spdx} · {record.id}")
    if record.aliases:
        yield text("Also called"), _plain("; ".join(record.aliases))
    if record.tags:
        yield text("Tags on the hub"), _plain(", ".join(record.tags))
    for url in record.urls:
        yield text("Address"), _plain(url)
    yield (
        text("Facts"),
        text("{status}, {date}", status=FACT_STATUS[record.status],
             date=record.read_on.isoformat()),
    )  # fmt: skip
    yield text("Read by"), _plain(record.read_by)
    yield text("What was read"), _plain(record.source)
    yield text("Text"), _texts(record)
    if record.origin != "clearweights":
        yield text("Added by"), _plain(record.origin)


def _texts(record: LicenseRecord) -> Text:
    """Return whether the very text is installed, so that clauses can be shown from it."""
    main = next((ref for ref in record.texts if ref.key), None)
    if main is None or main.key is None or license_text(main.key) is None:
        return text("The text of this license is not installed.")
    if not main.identical:
        return text("Only a similar text is installed ({key}).", key=main.key)
    missing = [ref.part for ref in record.texts if not ref.key]
    if missing:
        return text("installed ({key}), without: {parts}", key=main.key, parts=", ".join(missing))
    return text("installed ({key})", key=main.key)


def _says(row: Right, words: Catalog) -> str:
    said = row.says.render(words)
    if row.quote:
        said = f"“{row.quote}” – {said}"
    if row.clause:
        said += f" · {text('clause {clause}', clause=row.clause).render(words)}"
    if row.doubt:
        said += f" [{row.doubt.render(words)}]"
    return f"{said} – {row.note.render(words)}" if row.note else said


def _plain(words: str) -> Text:
    return Text("{words}", (("words", words),))


def _line(label: str, value: str) -> list[str]:
    """Return a label and what stands beside it; beneath it where the label is too long."""
    indent = " " * (_LABEL + 4)
    long = len(label) > _LABEL
    lines = textwrap.wrap(
        value, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
        initial_indent=indent if long else f"  {label:<{_LABEL}}  ",
    )  # fmt: skip
    return [f"  {label}", *lines] if long or not lines else lines
