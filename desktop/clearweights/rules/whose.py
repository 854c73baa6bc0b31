"""Whether a result is the project's own, where nothing but a card in a folder says so."""

from __future__ import annotations

from dataclasses import replace

from clearweights.domain.asset import Place
from clearweights.domain.finding import Confidence, Finding, Severity
from clearweights.domain.result import Asset
from clearweights.domain.text import Text, text
from clearweights.rules.base import weakest
from clearweights.rules.subject import Subject

_CARDS = frozenset({"card", "card-title"})


def doubted(subject: Subject, finding: Finding) -> Finding:
    """Return a finding that says so where it rests on a result that may be somebody else's.

    People keep downloaded models with their cards in folders of the project; such a card looks
    like that of the project's own result.
    """
    results = (subject.asset,) if subject.asset.output else subject.outputs
    places = [_only_card(result) for result in results]
    if finding.severity is Severity.INFO or not places or not all(places):
        return finding
    first = min(place for place in places if place is not None)
    doubt = text(
        "Whether the project made what {place} describes: it may be the card of somebody else's"
        " work, kept here as a copy.",
        place=str(first),
    )
    return replace(
        finding,
        confidence=weakest(finding.confidence, Confidence.LIKELY),
        cannot_tell=_both(finding.cannot_tell, doubt),
    )


def _only_card(result: Asset) -> Place | None:
    """Return the card that alone makes an asset a result of the project, if it is one."""
    if result.declared_by_people or any(r.how not in _CARDS for r in result.references):
        return None
    inside = [r.place for r in result.references if "/" in r.place.path]
    return min(inside) if inside and len(inside) == len(result.references) else None


def _both(first: Text | None, second: Text) -> Text:
    return second if first is None else text("{first} {second}", first=first, second=second)
