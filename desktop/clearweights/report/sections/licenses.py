"""The licenses in use: what each allows, demands and limits, from the facts of its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearweights.domain.license import FactStatus, LicenseRecord
from clearweights.domain.openness import OpennessAnswer, openness
from clearweights.domain.result import Asset
from clearweights.domain.rights import GROUP, SEMICOLON, Group, Right, rights
from clearweights.domain.text import in_our_words, text
from clearweights.knowledge.framework import framework, listed, model_openness
from clearweights.report import words
from clearweights.report.document import (
    Block,
    Column,
    Heading,
    Inline,
    Pairs,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
    quiet,
)
from clearweights.report.index import Index

_MOST_MODELS = 4
_MOST_ASSETS = 12
_NOTHING = text("none found in the record")


def licenses_section(index: Index) -> Section:
    """Return the chapter, one block for each license or set of terms."""
    say = index.say
    title = say(text("Licenses in use"))
    if not index.licenses:
        nothing = say(text("None found. No license was stated, recognized or known."))
        return Section("licenses", title, (Para(quiet(nothing)), *_without_license(index)))
    blocks: list[Block] = []
    for license_id in index.licenses:
        blocks += _block(index, license_id)
    return Section("licenses", title, (*blocks, *_without_license(index)))


def _without_license(index: Index) -> list[Block]:
    """Return what is known of the openness of models that stand under none of the licenses."""
    under = {a.key for license_id in index.licenses for a in _under(index, license_id)}
    rest = [a for a in index.assets if a.key not in under and listed(index.context.knowledge, a)]
    if not rest:
        return []
    return [Heading(index.say(text("Models without a known license"))), *_classes(index, rest)]


def _block(index: Index, license_id: str) -> list[Block]:
    say = index.say
    heading = Heading((index.name(license_id)), anchor=index.license_anchor(license_id))
    record = index.record(license_id)
    assets = _assets(index, license_id)
    if record is None:
        unknown = say(text("There is no record of this license, so no rule could judge its terms."))
        under = (say(text("Assets")), assets)
        note = Para(plain(unknown), box="note")
        return [heading, note, Pairs((under,)), *_classes(index, _under(index, license_id))]
    grid = rights(record)
    blocks: list[Block] = [
        heading,
        Pairs(_head(index, record), keep=True),
        Pairs(((say(text("Assets")), assets),)),
        _grid(index, [row for row in grid if row.status]),
    ]
    if unrecorded := [say(row.about) for row in grid if not row.status]:
        names = index.several(unrecorded)
        blocks.append(
            Para(quiet(say(text("Not recorded, nobody has looked: {names}", names=names))))
        )
    blocks.append(Para(_openness(index, record)))
    return [*blocks, *_classes(index, _under(index, license_id))]


def _head(index: Index, record: LicenseRecord) -> tuple[tuple[str, Inline], ...]:
    say = index.say
    category = words.CATEGORY.get(record.category)
    status: Inline = plain(
        say(
            text(
                "{status}, {date}",
                status=words.FACT_STATUS[record.status],
                date=record.read_on.isoformat(),
            )
        )
    )
    if record.status is not FactStatus.VERIFIED:
        status = (Span(status[0].text, "badge", tone="note", shape="?"),)
    address: Inline = plain("–")
    if record.urls:
        url = record.urls[0]
        address = (Span(url, to=url if url.startswith("https://") else None),)
    rows = [
        (say(text("Class")), plain(say(category) if category else record.category)),
        (say(text("Published by")), plain(record.steward)),
        (say(text("Identifier")), (Span(record.spdx, "mono"),)),
        (say(text("Facts")), status),
        (say(text("Address")), address),
    ]
    if record.origin != "clearweights":
        rows.append((say(text("Added by")), plain(record.origin)))
    return tuple(rows)


def _openness(index: Index, record: LicenseRecord) -> Inline:
    """Return what is known about openness, as information and never more."""
    say = index.say
    line: list[Span] = [Span(say(text("Openness")), "strong")]
    for at, each in enumerate(openness(record, framework().open_licenses)):
        said = index.colon(say(each.question), say(each.answer))
        line.append(Span(f"{say(SEMICOLON) if at else ' – '}{said}"))
        if each.basis:
            line.append(Span(f" ({say(each.basis)})", "quiet"))
    if record.openness.why:
        line.append(Span(f". {say(in_our_words(record.openness.why))}", "quiet"))
    return tuple(line)


def _classes(index: Index, assets: Iterable[Asset]) -> list[Block]:
    """Return the classes of the models among the assets, those with the same answer together."""
    say = index.say
    alike: dict[OpennessAnswer, list[Asset]] = {}
    for asset in assets:
        if answer := model_openness(index.context.knowledge, asset):
            alike.setdefault(answer, []).append(asset)
    if not alike:
        return []
    rows: list[tuple[str, Inline]] = []
    for answer, models in alike.items():
        line: list[Span] = []
        for asset in models[:_MOST_MODELS]:
            line += [*(plain(", ") if line else ()), index.to_asset(asset.key)]
        more = len(models) - _MOST_MODELS
        if more > 0:
            line.append(Span(" " + say(text("and {count} more", count=more))))
        if answer.basis:
            line.append(Span(f" ({say(answer.basis)})", "quiet"))
        rows.append((say(answer.answer), tuple(line)))
    question = next(iter(alike)).question
    return [Para((Span(say(question), "strong"),)), Pairs(tuple(rows))]


def _assets(index: Index, license_id: str) -> Inline:
    line: list[Span] = []
    assets = list(_under(index, license_id))
    for asset in assets[:_MOST_ASSETS]:
        line += [*(plain(", ") if line else ()), index.to_asset(asset.key)]
    if len(assets) > _MOST_ASSETS:
        more = text(" and {count} more, see the inventory", count=len(assets) - _MOST_ASSETS)
        line += plain(index.say(more))
    return tuple(line) or plain("–")


def _under(index: Index, license_id: str) -> Iterator[Asset]:
    for asset in index.assets:
        named = {r for reading in asset.readings for r in reading.records}
        named |= {*asset.effective.records, asset.effective.expression or ""}
        if license_id in map(index.canonical, named):
            yield asset


def _grid(index: Index, recorded: list[Right]) -> Table:
    """Return what the record says, topic by topic; empty groups say so."""
    say = index.say
    columns = (
        Column(say(text("Topic")), 1.6),
        Column(say(text("What the license says")), 3),
        Column(say(text("Clause")), 0.9),
    )
    rows: list[Row] = []
    empty: list[str] = []
    for group in Group:
        title = say(GROUP[group])
        found = [r for r in recorded if r.group is group]
        if not found:
            empty.append(title)
            continue
        rows.append(Row((plain(title),), head=True))
        rows += [_right(index, same) for same in _alike(found)]
    if empty:
        nothing = index.colon(index.several(empty), say(_NOTHING))
        rows.append(Row((plain(nothing),), head=True))
    return Table(columns, tuple(rows), dense=True)


def _alike(found: list[Right]) -> Iterator[list[Right]]:
    """Yield rows that say the same in the same few words together, where the first stands."""
    together: dict[object, list[Right]] = {}
    for at, right in enumerate(found):
        bare = not (right.quote or right.note or right.doubt)
        together.setdefault(right.says if bare else at, []).append(right)
    yield from together.values()


def _right(index: Index, same: list[Right]) -> Row:
    """Return a row; where clauses differ, each stands behind its topic."""
    clauses = list(dict.fromkeys(index.clause(right.clause) for right in same))
    topics = [index.say(right.about) for right in same]
    if len(clauses) > 1:
        topics = [
            f"{topic} ({index.clause(right.clause)})" if right.clause else topic
            for topic, right in zip(topics, same, strict=True)
        ]
    clause = (clauses[0] or "–") if len(clauses) == 1 else ""
    return Row((plain(index.several(topics)), _says(index, same[0]), plain(clause)))


def _says(index: Index, row: Right) -> Inline:
    say = index.say
    line: Inline = plain(say(row.says)) if row.status else quiet(say(row.says))
    if row.quote:
        line = (Span(f"“{row.quote}”", "strong"), Span(" – "), *line)
    if row.note:
        line = (*line, Span(f" – {say(row.note)}"))
    if row.doubt:
        line = (*line, Span(f" ({say(row.doubt)})", "quiet"))
    return line
