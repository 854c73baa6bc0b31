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
    strong,
)
from clearweights.report.index import Index
from clearweights.report.sections.sources import source_words

_MAX_DEPTH = 12
_MAX_PLACES = 4
_A_LIST = 12
"""A file that alone names so many assets is a list, set once above them."""
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
        Column(say(text("Name and role")), 2.4),
        Column(say(text("Declared")), 1.2),
        Column(say(text("Effective")), 1.3),
        Column(say(text("Answer")), 1.2),
        Column(say(text("Where")), 2.7),
    )
    lists = _lists(index, assets)
    listed = {asset.key for found in lists.values() for asset in found}
    rows: list[Row] = []
    for asset in assets:
        if asset.key not in listed:
            rows.append(_row(index, asset, _where(index, asset)))
            rows += _chain(index, asset.key, 1, {asset.key})
    dense = len(assets) >= _A_LIST
    blocks: list[Block] = [Table(columns, tuple(rows), dense=dense)] if rows else []
    for path, found in sorted(lists.items()):
        blocks += _list(index, path, found)
    return blocks


def _lists(index: Index, assets: list[Asset]) -> dict[str, list[Asset]]:
    """Return the files that name many assets which nothing else names, with those assets.

    Registers of models fill most of a long inventory; their path need not stand in each row.
    """
    children = {edge.child for edge in index.result.inspection.edges}
    files: dict[str, list[Asset]] = {}
    for asset in assets:
        paths = {r.place.path for r in asset.references}
        if len(paths) == 1 and asset.key not in children:
            files.setdefault(paths.pop(), []).append(asset)
    return {path: found for path, found in files.items() if len(found) >= _A_LIST}


def _list(index: Index, path: str, assets: list[Asset]) -> list[Block]:
    say = index.say
    columns = (
        Column(say(text("Name and role")), 3.1),
        Column(say(text("Declared")), 1.5),
        Column(say(text("Effective")), 1.8),
        Column(say(text("Answer")), 1.7),
        Column(say(text("Line")), 0.7),
    )
    shown = index.place(Place(path=path))
    title = say(text("Named in {path} alone ({count})", path=shown, count=len(assets)))
    rows = tuple(_row(index, asset, _lines(asset)) for asset in assets)
    return [Heading(title, level=3), Table(columns, rows, dense=True)]


def _lines(asset: Asset) -> Inline:
    lines = sorted({r.place.line for r in asset.references if r.place.line})
    shown = ", ".join(map(str, lines[:_MAX_PLACES])) or "–"
    return (Span(shown + (", …" if len(lines) > _MAX_PLACES else ""), "mono"),)


def _row(index: Index, asset: Asset, where: Inline) -> Row:
    details = [index.say(words.ROLE[role]) for role in sorted(asset.roles)]
    if details and asset.untold:
        details.append(index.say(text("not told in every file")))
    if asset.provider:
        details.append(index.say(text("provider {name}", name=asset.provider.value)))
    if asset.revision:
        details.append(index.say(text("revision {revision}", revision=asset.revision)))
    name: Inline = strong(asset.key.id)
    if details:
        name = (*name, *BREAK, Span(index.several(details), "quiet"))
    return Row(
        (name, _declared(index, asset), index.effective(asset), _answer(index, asset), where),
        anchor=index.asset_anchor(asset.key),
    )  # fmt: skip


def _answer(index: Index, asset: Asset) -> Inline:
    """Return the verdict, and the open findings as links: the way back from here to there."""
    line: list[Span] = [index.verdict(asset.key)]
    found = index.open_numbers.get(asset.key, ())
    for finding in found[:_MAX_FINDINGS]:
        line += [Span(" "), index.to_finding(finding)]
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
        rest = index.say(text("and {count} more, all in the JSON report", count=more))
        return (Span("\n".join(shown), "mono"), *BREAK, Span(rest, "quiet"))
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
