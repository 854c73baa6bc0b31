"""The assets that findings of one number are about, in few lines where they are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from clearweights.domain.asset import AssetKey, AssetKind
from clearweights.domain.finding import Finding, Reason
from clearweights.domain.text import text
from clearweights.report.document import (
    BREAK,
    Block,
    Inline,
    Items,
    Para,
    Span,
    plain,
    quiet,
    strong,
)
from clearweights.report.grouping import Group, impersonal
from clearweights.report.index import Index
from clearweights.report.sections.argument import sentence

_MAX_PLACES = 3
_FEW = 3
"""So many assets of one number are shown with their places and lines; more, by name."""

_ONE_LINE = 8
"""More names than these are easier to read by publisher."""


def count_words(index: Index, findings: tuple[Finding, ...]) -> str:
    """Return how many assets of which kind findings are about."""
    count = len({f.asset for f in findings})
    match findings[0].asset.kind:
        case AssetKind.MODEL:
            one, many = text("1 model"), text("{count} models", count=count)
        case AssetKind.DATASET:
            one, many = text("1 dataset"), text("{count} datasets", count=count)
        case AssetKind.SERVICE:
            one, many = text("1 service"), text("{count} services", count=count)
    return index.say(one if count == 1 else many)


def members(index: Index, group: Group) -> list[Block]:
    """Return the assets of a group, those with the same words of their own together."""
    if len(group.findings) <= _FEW:
        pairs = zip(group.findings, _own_of(group), strict=True)
        return [Items(tuple(_own(index, f, own) for f, own in pairs))]
    alike: dict[tuple[str, ...], list[_Member]] = {}
    for finding, own in zip(group.findings, group.own, strict=True):
        said = tuple(
            dict.fromkeys(sentence(index, r.statement) for r in _without_place(own, finding))
        )
        alike.setdefault(said, []).append((finding.asset, _elsewhere(index, finding, own)))
    blocks: list[Block] = []
    for said, same in alike.items():
        own_words: Inline = (*quiet("\n".join(said)), *BREAK) if said else ()
        lines = list(_by_publisher(index, same))
        if len(lines) > 1:
            blocks += [Para(own_words[:-1], keep=True)] if said else []
            blocks.append(Items(tuple(lines)))
        else:
            blocks.append(Para((*own_words, *lines[0])))
    return blocks


_Member: TypeAlias = tuple[AssetKey, str]
"""An asset, and places of its argument that are not those where the project names it."""


def _elsewhere(index: Index, finding: Finding, own: tuple[Reason, ...]) -> str:
    known = index.own_places(finding.asset)
    other = list(dict.fromkeys(str(r.place) for r in own if r.place and r.place not in known))
    places = ", ".join(other[:_MAX_PLACES])
    if len(other) > _MAX_PLACES:
        more = len(other) - _MAX_PLACES
        places = index.say(text("{names} and {count} more", names=places, count=more))
    return places


def _by_publisher(index: Index, members: list[_Member]) -> Iterator[Inline]:
    """Yield the names in one line; where they are many, in a line for each publisher."""
    if len(members) <= _ONE_LINE:
        yield _names(index, members, "")
        return
    publisher = itemgetter(0)
    split = [(key.id.rpartition("/")[0], (key, places)) for key, places in members]
    for prefix, same in groupby(sorted(split, key=publisher), key=publisher):
        line = _names(index, [member for _, member in same], prefix and f"{prefix}/")
        yield ((*strong(f"{prefix}/"), Span(" ")) if prefix else ()) + line


def _names(index: Index, members: list[_Member], prefix: str) -> Inline:
    line: list[Span] = []
    for key, places in members:
        asset = replace(index.to_asset(key), text=key.id.removeprefix(prefix))
        line += [*(plain(", ") if line else ()), asset]
        if places:
            line.append(Span(f" ({places})", "mono"))
    return tuple(line)


def _own_of(group: Group) -> tuple[tuple[Reason, ...], ...]:
    """Return the steps that only one asset has; a group of one has its places there."""
    if not group.alone:
        return group.own
    return (tuple(r for r in group.common if r.place),)


def _without_place(reasons: tuple[Reason, ...], finding: Finding) -> list[Reason]:
    return [impersonal(r, finding) for r in reasons if not r.place]


def _own(index: Index, finding: Finding, reasons: tuple[Reason, ...]) -> Inline:
    line: list[Span] = [index.to_asset(finding.asset)]
    places = list(dict.fromkeys(r.place for r in reasons if r.place))
    for place in places[:_MAX_PLACES]:
        line += [*BREAK, Span(str(place), "mono")]
        if place.excerpt:
            line += [*plain("  "), Span(place.excerpt, "excerpt")]
    if len(places) > _MAX_PLACES:
        more = index.say(text("and {count} more", count=len(places) - _MAX_PLACES))
        line += [*BREAK, Span(more, "quiet")]
    for said in dict.fromkeys(index.say(r.statement) for r in reasons if not r.place):
        line += [*BREAK, Span(said, "quiet")]
    return tuple(line)
