"""From a result to a flat list of nodes: kind, asset, findings and lineage, evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from clearweights.domain.asset import AssetKey, AssetKind, Place, Reference
from clearweights.domain.facts import Problem, RunTimeChoice
from clearweights.domain.finding import Code, Finding, Severity, State
from clearweights.domain.result import Asset, Edge, Verdict
from clearweights.gui.lookup import WORST_FIRST, Added, Lookup, counts, is_open, license_words


class Kind(Enum):
    """What a row stands for."""

    ROOT = auto()
    GROUP = auto()
    ASSET = auto()
    FINDING = auto()
    LINEAGE = auto()
    PLACES = auto()
    PLACE = auto()
    CHOICE = auto()
    PROBLEM = auto()
    DOCUMENT = auto()


class Group(Enum):
    """The top rows, in their order."""

    PUBLISHED = auto()
    MODELS = auto()
    DATASETS = auto()
    SERVICES = auto()
    UPSTREAM = auto()
    MENTIONED = auto()
    DOCUMENTS = auto()
    RUN_TIME = auto()
    NOT_READ = auto()


class Grouping(StrEnum):
    """What the top rows stand for."""

    KIND = "kind"
    FINDING = "finding"
    LICENSE = "license"
    FOLDER = "folder"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the project, as a top row; empty for what stands in none."""

    path: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A top row of another grouping than by kind: a finding's code or state, or a license."""

    about: Code | State | Folder | str


Item: TypeAlias = (
    Group
    | Heading
    | Asset
    | Finding
    | Edge
    | Reference
    | Place
    | RunTimeChoice
    | Problem
    | Added
    | None
)


@dataclass(slots=True)
class Node:
    """One row. Only `build` and the sorting of the model change it."""

    kind: Kind
    item: Item
    parent: int
    asset: AssetKey | None = None
    verdict: Verdict | None = None
    open: tuple[int, int, int] = (0, 0, 0)
    """Open blockers, major and minor findings here and below."""

    children: list[int] = field(default_factory=list)
    apart: bool = False
    """True for a finding that does not stand below its asset."""

    words: str | None = None
    """What the filter searches, once it has been asked for."""


_GROUP_OF_KIND = {
    AssetKind.MODEL: Group.MODELS,
    AssetKind.DATASET: Group.DATASETS,
    AssetKind.SERVICE: Group.SERVICES,
}
_SLOT = {Severity.BLOCKER: 0, Severity.MAJOR: 1, Severity.MINOR: 2}
_MAX_DEPTH = 12


def build(
    lookup: Lookup | None, *, mentions: bool = False, grouping: Grouping = Grouping.KIND
) -> list[Node]:
    """Return all nodes; a parent stands before its children, the root is the first.

    With `mentions`, assets that are only mentioned get a group of their own.
    """
    nodes: list[Node] = []
    for _ in building(nodes, lookup, mentions=mentions, grouping=grouping):
        pass
    return nodes


def building(
    nodes: list[Node],
    lookup: Lookup | None,
    *,
    mentions: bool = False,
    grouping: Grouping = Grouping.KIND,
) -> Iterator[None]:
    """Build into the empty list `nodes`, pausing now and then; see `build`."""
    nodes.append(Node(Kind.ROOT, None, -1))
    if lookup is None:
        return
    builder = _Builder(lookup, nodes)
    findings = lookup.result.findings
    match grouping:
        case Grouping.KIND:
            yield from _by_kind(builder, lookup, mentions=mentions)
        case Grouping.LICENSE:
            yield from _by_license(builder, lookup, mentions=mentions)
        case Grouping.FOLDER:
            yield from _by_folder(builder, lookup, mentions=mentions)
        case Grouping.FINDING:
            yield from builder.headed(findings, lambda f: f.code, list(Code))
        case Grouping.STATE:
            yield from builder.headed(findings, lambda f: f.state, list(State))
    inspection = lookup.result.inspection
    builder.notes(Group.DOCUMENTS, Kind.DOCUMENT, lookup.added)
    builder.notes(Group.RUN_TIME, Kind.CHOICE, inspection.choices)
    builder.notes(Group.NOT_READ, Kind.PROBLEM, inspection.problems)


def _by_kind(builder: _Builder, lookup: Lookup, *, mentions: bool) -> Iterator[None]:
    groups: dict[Group, list[Asset]] = {group: [] for group in Group}
    for asset in lookup.result.inspection.assets:
        groups[_group(asset)].append(asset)
    for group, assets in groups.items():
        if assets and (mentions or group is not Group.MENTIONED):
            yield from builder.group(group, assets)


def _by_folder(builder: _Builder, lookup: Lookup, *, mentions: bool) -> Iterator[None]:
    groups: dict[str, list[Asset]] = defaultdict(list)
    for asset in lookup.result.inspection.assets:
        if mentions or counts(asset):
            for folder in {folder_of(r.place.path) for r in asset.references} or {""}:
                groups[folder].append(asset)
    for folder in sorted(groups, key=lambda words: (not words, words)):
        yield from builder.group(Heading(Folder(folder)), groups[folder])


def folder_of(path: str) -> str:
    """Return the folder of a place as rows name it: `./` for the top, empty for no place."""
    return (path.rpartition("/")[0] or ".") + "/" if path else ""


def _by_license(builder: _Builder, lookup: Lookup, *, mentions: bool) -> Iterator[None]:
    groups: dict[str, list[Asset]] = defaultdict(list)
    for asset in lookup.result.inspection.assets:
        if mentions or counts(asset):
            groups[license_words(asset)[0]].append(asset)
    for license_ in sorted(groups, key=lambda words: (not words, words.casefold(), words)):
        yield from builder.group(Heading(license_), groups[license_])


def _group(asset: Asset) -> Group:
    if asset.output:
        return Group.PUBLISHED
    if not counts(asset):
        return Group.MENTIONED
    return Group.UPSTREAM if asset.upstream else _GROUP_OF_KIND[asset.key.kind]


def open_counts(findings: Iterable[Finding]) -> tuple[int, int, int]:
    """Return how many blockers, major and minor findings are open."""
    found = [0, 0, 0]
    for finding in findings:
        if is_open(finding):
            found[_SLOT[finding.severity]] += 1
    return found[0], found[1], found[2]


class _Builder:
    def __init__(self, lookup: Lookup, nodes: list[Node]) -> None:
        self._lookup = lookup
        self._nodes = nodes

    def group(self, group: Group | Heading, assets: Sequence[Asset]) -> Iterator[None]:
        lookup = self._lookup
        ordered = sorted(
            assets, key=lambda a: (WORST_FIRST[lookup.verdict(a.key)], a.key.id, a.key)
        )
        total = [0, 0, 0]
        at = self._add(Kind.GROUP, group, 0)
        for asset in ordered:
            number = self._asset(asset, at)
            total = [a + b for a, b in zip(total, self._nodes[number].open, strict=True)]
            yield
        node = self._nodes[at]
        node.open = (total[0], total[1], total[2])
        node.verdict = self._verdict(ordered[0].key)

    def headed(
        self,
        findings: Sequence[Finding],
        about: Callable[[Finding], Code | State],
        order: Sequence[Code | State],
    ) -> Iterator[None]:
        groups: dict[Code | State, list[Finding]] = defaultdict(list)
        for finding in findings:
            groups[about(finding)].append(finding)
        worst = {key: max(f.severity for f in found) for key, found in groups.items()}
        for key in sorted(groups, key=lambda k: (-worst[k], order.index(k))):
            at = self._add(Kind.GROUP, Heading(key), 0)
            self._nodes[at].open = open_counts(groups[key])
            for finding in groups[key]:
                self._nodes[self._finding(finding, at)].apart = True
                yield

    def notes(
        self, group: Group, kind: Kind, items: Sequence[RunTimeChoice | Problem | Added]
    ) -> None:
        if not items:
            return
        at = self._add(Kind.GROUP, group, 0)
        for item in items:
            self._add(kind, item, at, item.asset if isinstance(item, Added) else None)

    def _asset(self, asset: Asset, parent: int) -> int:
        key = asset.key
        findings = self._lookup.findings(key)
        number = self._add(Kind.ASSET, asset, parent, key)
        node = self._nodes[number]
        node.verdict = self._verdict(key)
        node.open = open_counts(findings)
        for finding in findings:
            self._finding(finding, number)
        for edge in self._lookup.parents(key):
            self._lineage(edge, number, (key,))
        if asset.references:
            places = self._add(Kind.PLACES, asset, number, key)
            for reference in asset.references:
                self._add(Kind.PLACE, reference, places, key)
        return number

    def _finding(self, finding: Finding, parent: int) -> int:
        number = self._add(Kind.FINDING, finding, parent, finding.asset)
        seen: set[Place] = set()
        for reason in finding.reasons:
            if reason.place is not None and reason.place not in seen:
                seen.add(reason.place)
                self._add(Kind.PLACE, reason.place, number, finding.asset)
        return number

    def _lineage(self, edge: Edge, parent: int, path: tuple[AssetKey, ...]) -> None:
        number = self._add(Kind.LINEAGE, edge, parent, edge.parent)
        node = self._nodes[number]
        node.verdict = self._verdict(edge.parent)
        node.open = open_counts(self._lookup.findings(edge.parent))
        for place in edge.places:
            self._add(Kind.PLACE, place, number, edge.parent)
        if edge.parent in path or len(path) >= _MAX_DEPTH:
            return  # a cycle is shown once, not followed
        for further in self._lookup.parents(edge.parent):
            self._lineage(further, number, (*path, edge.parent))

    def _verdict(self, key: AssetKey) -> Verdict | None:
        return self._lookup.verdict(key) if self._lookup.judged else None

    def _add(self, kind: Kind, item: Item, parent: int, asset: AssetKey | None = None) -> int:
        number = len(self._nodes)
        self._nodes.append(Node(kind, item, parent, asset))
        self._nodes[parent].children.append(number)
        return number


def license_of(node: Node, lookup: Lookup) -> tuple[str, bool]:
    """Return the words for the license column, and whether they are settled."""
    match node.kind:
        case Kind.ASSET | Kind.LINEAGE:
            asset = lookup.assets.get(node.asset) if node.asset else None
            return license_words(asset) if asset else ("", False)
        case Kind.FINDING if isinstance(node.item, Finding):
            return node.item.license or "", True
        case _:
            return "", True
