"""Everything the project uses, publishes or rests on, with its chain of bases."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import AssetKey, AssetKind, Place
from clearweights.domain.result import Asset, Basis
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
from clearweights.report.sections.sources import source_words
from clearweights.report.status import is_open

_MAX_DEPTH = 12
_MAX_PLACES = 4
_MAX_FINDINGS = 12
_LOOKED = text(
    "None found. Looked for in code, notebooks, configuration, scripts, cards and weight files."
)


def inventory_section(index: Index) -> Section:
    """Return the chapter: what is published first, then models, datasets and services."""
    say = index.say
    published = [a for a in index.assets if a.output]
    blocks: list[Block] = [
        Para(
            plain(
                say(
                    text(
                        "Below each entry, moved to the right, stands what it was made from."
                        " Declared is what authors state, effective is what may be relied on."
                    )
                )
            )
        ),
        Heading(say(text("What the project publishes"))),
        *_table(index, published, say(text("None found. No upload or own model card was seen."))),
    ]
    for kind in AssetKind:
        assets = [a for a in index.assets if a.key.kind is kind and not a.output]
        blocks.append(Heading(say(words.KINDS[kind])))
        blocks += _table(index, assets, say(_LOOKED))
    return Section("inventory", say(text("Inventory")), tuple(blocks))


def _table(index: Index, assets: list[Asset], nothing: str) -> list[Block]:
    if not assets:
        return [Para(quiet(nothing))]
    say = index.say
    columns = (
        Column(say(text("Name and role")), 2.5),
        Column(say(text("Declared")), 1.4),
        Column(say(text("Effective")), 1.4),
        Column(say(text("Answer")), 1.3),
        Column(say(text("Where")), 2.2),
    )
    rows: list[Row] = []
    for asset in assets:
        rows.append(_row(index, asset))
        rows += _chain(index, asset.key, 1, {asset.key})
    return [Table(columns, tuple(rows))]


def _row(index: Index, asset: Asset) -> Row:
    details = [index.say(words.ROLE[role]) for role in sorted(asset.roles)]
    if asset.provider:
        details.append(index.say(text("provider {name}", name=asset.provider.value)))
    if asset.revision:
        details.append(index.say(text("revision {revision}", revision=asset.revision)))
    name: Inline = (Span(asset.key.id, "strong"),)
    if details:
        name = (*name, *BREAK, Span("; ".join(details), "quiet"))
    return Row(
        (name, _declared(index, asset), index.effective(asset), _answer(index, asset),
         _where(index, asset)),
        anchor=index.asset_anchor(asset.key),
    )  # fmt: skip


def _answer(index: Index, asset: Asset) -> Inline:
    """Return the verdict, and the open findings as links: the way back from here to there."""
    line: list[Span] = [index.verdict(asset.key)]
    found = [f for f in index.findings if f.asset == asset.key and is_open(f)]
    for at, finding in enumerate(found[:_MAX_FINDINGS]):
        line += [Span("\n" if at == 0 else " "), index.to_finding(finding)]
    if len(found) > _MAX_FINDINGS:
        line.append(Span(" …", "quiet"))
    return tuple(line)


def _declared(index: Index, asset: Asset) -> Inline:
    """Return what authors state; where they are silent, what the catalog says, marked so."""
    if declared := _readings(index, asset, Basis.DECLARED):
        return plain("\n".join(declared))
    if known := _readings(index, asset, Basis.CATALOGED):
        if known == [index.effective(asset)[0].text]:
            return quiet(index.say(text("by the catalog")))
        said = "\n".join(known)
        return quiet(index.say(text("by the catalog: {licenses}", licenses=said)))
    return plain("–")


def _readings(index: Index, asset: Asset, basis: Basis) -> list[str]:
    said = (
        index.expression(r.expression) if r.expression else r.raw
        for r in asset.readings
        if r.basis is basis
    )
    return list(dict.fromkeys(said))


def _where(index: Index, asset: Asset) -> Inline:
    places = list(dict.fromkeys(index.place(p) for p in sorted(r.place for r in asset.references)))
    if not places:
        return quiet(index.say(text("not named in the project")))
    more = len(places) - _MAX_PLACES
    shown = places[:_MAX_PLACES]
    if more > 0:
        shown.append(index.say(text("and {count} more", count=more)))
    return (Span("\n".join(shown), "mono"),)


def _chain(index: Index, child: AssetKey, depth: int, above: set[AssetKey]) -> Iterator[Row]:
    """Yield a row for each parent, each once on a path: lineage may hold cycles."""
    edges = sorted(
        (e for e in index.result.inspection.edges if e.child == child),
        key=lambda e: (e.relation, e.parent),
    )
    for edge in edges:
        again = edge.parent in above
        relation = index.say(words.RELATION[edge.relation])
        name: Inline = (Span(f"{relation} ", "quiet"), index.to_asset(edge.parent))
        if again:
            name = (*name, Span(" " + index.say(text("(again: a cycle)")), "quiet"))
        parent = next((a for a in index.assets if a.key == edge.parent), None)
        yield Row(
            (
                name,
                _declared(index, parent) if parent else plain("–"),
                index.effective(parent) if parent else quiet(index.say(text("not examined"))),
                (index.verdict(edge.parent),) if parent else plain("–"),
                _said_by(index, edge.places, edge.source),
            ),
            indent=depth,
        )
        if not again and depth < _MAX_DEPTH:
            yield from _chain(index, edge.parent, depth + 1, above | {edge.parent})


def _said_by(index: Index, places: tuple[Place, ...], source: str) -> Inline:
    if places:
        return (Span("\n".join(str(p) for p in sorted(places)[:_MAX_PLACES]), "mono"),)
    return quiet(source_words(index, source))
