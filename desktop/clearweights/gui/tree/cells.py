"""What the cells of the tree say, in the present language."""

from __future__ import annotations

from enum import IntEnum

from clearweights.domain.asset import Place, Reference
from clearweights.domain.facts import Problem, RunTimeChoice
from clearweights.domain.finding import Code, Finding, State
from clearweights.domain.result import Asset, Basis, Edge
from clearweights.domain.text import Text
from clearweights.gui.i18n import say, tr, trn
from clearweights.gui.lookup import Added, Lookup, is_open
from clearweights.gui.shown import clean
from clearweights.gui.tree.nodes import Folder, Group, Heading, Kind, Node, license_of
from clearweights.gui.vocabulary import word


class Column(IntEnum):
    """The columns of the tree."""

    NAME = 0
    LICENSE = 1
    VERDICT = 2
    FINDINGS = 3
    STATE = 4
    SOURCE = 5
    WHERE = 6


def header(column: int) -> str:
    """Return the title of a column."""
    return (
        tr("Name"), tr("License"), tr("Verdict"), tr("Findings"), tr("State"), tr("Source"),
        tr("Where used"),
    )[column]  # fmt: skip


def group_name(group: Group) -> str:
    """Return the title of a top row."""
    return {
        Group.PUBLISHED: tr("Published by this project"),
        Group.MODELS: tr("Models"),
        Group.DATASETS: tr("Datasets"),
        Group.SERVICES: tr("Services"),
        Group.UPSTREAM: tr("Upstream"),
        Group.MENTIONED: tr("Only mentioned"),
        Group.DOCUMENTS: tr("Added documents"),
        Group.RUN_TIME: tr("Chosen when the program runs"),
        Group.NOT_READ: tr("Not read"),
    }[group]


def heading(about: Code | State | Folder | str) -> str:
    """Return the title of a top row that is no kind."""
    if isinstance(about, Folder):
        return clean(about.path) or tr("Named in no file")
    if isinstance(about, (Code, State)):
        return word(about)
    return short_license(clean(about)) or tr("No license known")


def cell(node: Node, column: int, lookup: Lookup) -> str:  # noqa: PLR0911 (one per column)
    """Return the words of one cell, cleaned."""
    match column:
        case Column.NAME:
            return name(node)
        case Column.LICENSE:
            return short_license(clean(license_of(node, lookup)[0]))
        case Column.VERDICT:
            return verdict(node) if lookup.judged else _unjudged(node)
        case Column.FINDINGS:
            return findings(node)
        case Column.STATE:
            return state(node, lookup)
        case Column.SOURCE:
            return source(node)
        case _:
            return where(node)


def short_license(words: str) -> str:
    """Leave out what only computers need."""
    return words.replace("LicenseRef-scancode-", "").replace("LicenseRef-", "")


def name(node: Node) -> str:  # noqa: PLR0911 (one per kind of row)
    """Return the words of the first column."""
    match node.item:
        case Group() as group:
            return f"{group_name(group)}  ({len(node.children)})"
        case Heading(about):
            return f"{heading(about)}  ({len(node.children)})"
        case Asset() as asset if node.kind is Kind.PLACES:
            return trn("{n} place", "{n} places", len(asset.references))
        case Asset() as asset:
            return clean(asset.key.id)
        case Finding() as finding:
            about = clean(finding.asset.id) if node.apart else word(finding.code)
            return tr("{about}: {words}", about=about, words=_one_line(finding.message))
        case Edge() as edge:
            return f"{word(edge.relation)} {clean(edge.parent.id)}"
        case Reference() as reference:
            return clean(str(reference.place))
        case Place() as place:
            return clean(str(place))
        case RunTimeChoice() as choice:
            return f"{clean(choice.words)}  ({clean(str(choice.place))})"
        case Added() as added:
            about = tr("  (about {asset})", asset=added.asset.id) if added.asset else ""
            return clean(added.name) + about
        case Problem() as problem:
            return tr(
                "{about}: {words}",
                about=problem.path,
                words=_one_line(problem.message),
            )
        case _:
            return ""


def _one_line(message: Text) -> str:
    return say(message).replace("\n", " ")


def verdict(node: Node) -> str:
    """Return the word for the verdict of a row, for a finding its severity."""
    if isinstance(node.item, Finding):
        return word(node.item.severity)
    return word(node.verdict) if node.verdict is not None else ""


def _unjudged(node: Node) -> str:
    return tr("reading…") if node.kind is Kind.ASSET else ""


def findings(node: Node) -> str:
    """Return the open findings here and below, worst first."""
    if not any(node.open):
        return ""
    blockers, major, minor = node.open
    parts = (
        trn("{n} blocker", "{n} blockers", blockers) if blockers else "",
        trn("{n} major finding", "{n} major findings", major) if major else "",
        trn("{n} minor finding", "{n} minor findings", minor) if minor else "",
    )
    return " · ".join(part for part in parts if part)


def state(node: Node, lookup: Lookup) -> str:
    """Return where the review of a row stands."""
    if isinstance(node.item, Finding):
        return _finding_state(node.item, lookup)
    if isinstance(node.item, Added) and node.item.address:
        return tr("Looked up") if lookup.result.inspection.contacted else tr("Not looked up")
    if isinstance(node.item, Added):
        n = node.item.statements
        return trn("{n} statement", "{n} statements", n) if n else tr("says nothing")
    if node.kind is not Kind.ASSET or node.asset is None:
        return ""
    about = lookup.findings(node.asset)
    left = sum(is_open(f) for f in about)
    if left:
        return tr("{n} open", n=left)
    return tr("Decided") if any(f.state is not State.OPEN for f in about) else ""


def _finding_state(finding: Finding, lookup: Lookup) -> str:
    if finding.state is State.OPEN and not is_open(finding):
        return tr("Note")
    decision = lookup.decision(finding)
    if finding.state is State.WAIVED and decision is not None and decision.expires:
        return tr("Waived until {day}", day=decision.expires)
    return word(finding.state)


def source(node: Node) -> str:
    """Return what the license rests on."""
    match node.item:
        case Asset() as asset if node.kind is Kind.ASSET:
            bases = {r.basis for r in asset.readings}
            return ", ".join(word(basis) for basis in Basis if basis in bases)
        case Finding() as finding:
            return tr("clause {clause}", clause=finding.clauses) if finding.clause else ""
        case Reference() as reference:
            return clean(reference.how)
        case Added() as added if added.sha256:
            return f"sha256 {added.sha256[:12]}…"
        case _:
            return ""


def where(node: Node) -> str:
    """Return in how many files an asset is used."""
    if isinstance(node.item, Asset) and node.kind is Kind.ASSET:
        files = len({r.place.path for r in node.item.references})
        return trn("{n} file", "{n} files", files) if files else ""
    return ""


def tip(node: Node) -> str:
    """Return the tool tip of a row: what does not fit into a cell."""
    match node.item:
        case Finding() as finding:
            return say(finding.message)
        case Reference() as reference:
            return clean(reference.place.excerpt)
        case Place() as place:
            return clean(place.excerpt)
        case Added() as added if added.sha256:
            return f"{name(node)}\nsha256: {added.sha256}"
        case _:
            return name(node)
