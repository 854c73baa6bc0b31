"""Statements of origin that lead in a circle: nothing is made from what is made from it."""

from __future__ import annotations

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import Edge
from clearweights.rules.acts import PHYSICAL_RELATIONS
from clearweights.rules.subject import Subject
from clearweights.rules.terms import is_judged


def circle(subject: Subject) -> tuple[Edge, ...]:
    """Return the shortest way from an asset over its origins back to it; empty where none is.

    Of the things in one circle only the first that is judged has it. What the project itself
    makes is left out: it may well be trained again from an earlier edition of the same name, and
    a model may learn from data that it wrote.
    """
    start = subject.asset.key
    if subject.asset.output:
        return ()
    seen: set[AssetKey] = set()
    queue: list[tuple[Edge, ...]] = [()]
    for chain in queue:
        for edge in subject.case.parents(chain[-1].parent if chain else start):
            parent = subject.case.asset(edge.parent)
            if edge.relation not in PHYSICAL_RELATIONS or parent is None or parent.output:
                continue
            if edge.parent == start:
                whole = (*chain, edge)
                return whole if _is_first(subject, whole) else ()
            if edge.parent not in seen:
                seen.add(edge.parent)
                queue.append((*chain, edge))
    return ()


def _is_first(subject: Subject, edges: tuple[Edge, ...]) -> bool:
    members = (subject.case.asset(edge.child) for edge in edges)
    judged = [asset.key for asset in members if asset is not None and is_judged(asset)]
    return subject.asset.key == min(judged, default=None)
