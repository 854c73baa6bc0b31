"""What the details are about: the project, an asset, or a finding about one."""

from __future__ import annotations

from dataclasses import dataclass

from clearweights.domain.asset import Place, Reference
from clearweights.domain.facts import RunTimeChoice
from clearweights.domain.finding import Finding
from clearweights.domain.result import Asset
from clearweights.gui.lookup import Added, Lookup
from clearweights.gui.tree.nodes import Kind, Node


@dataclass(frozen=True, slots=True)
class Subject:
    """The selected thing. Both None: the project."""

    lookup: Lookup
    asset: Asset | None = None
    finding: Finding | None = None
    place: Place | None = None
    """The place whose row is selected, to be shown first among the evidence."""


def subject_of(  # noqa: PLR0911 (one per kind of row)
    node: Node | None, lookup: Lookup, parent: Node | None = None
) -> Subject:
    """Return what a row of the tree is about; `parent` is the row above it."""
    if node is None:
        return Subject(lookup)
    asset = lookup.assets.get(node.asset) if node.asset else None
    match node.item:
        case Finding() as finding:
            return Subject(lookup, asset, finding)
        case Reference() as reference:
            return Subject(lookup, asset, None, reference.place)
        case Added() as added:
            return Subject(lookup, asset, None, added.place)
        case RunTimeChoice() as choice:
            return Subject(lookup, None, None, choice.place)
        case Place() as place:
            above = parent.item if parent and parent.kind is Kind.FINDING else None
            return Subject(lookup, asset, above if isinstance(above, Finding) else None, place)
        case _:
            return Subject(lookup, asset)
