"""What the documents of a project show of duties: terms, credits, notes of change, offers.

Only what a reader would accept as done counts as fulfilled; weaker traces lead to a question
that names the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from clearweights.domain.asset import Place
from clearweights.domain.license import Duty, DutyKind, Trigger
from clearweights.domain.result import DutyState, EffectiveState
from clearweights.domain.use import AttestedFact, Distribution
from clearweights.rules import phrases
from clearweights.rules.subject import Subject, Term
from clearweights.rules.words import addresses_of, names_of_asset, names_of_license

_TERMS = re.compile(
    r"(?:^|/)(?:terms|tos\b|eula|acceptable[-_ ]?use|aup\b|user[-_ ]?agreement|conditions|cgu|cgv)"
    r"[^/]*$|(?:^|/)legal/",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"review|audit|notes|memo|analysis|todo|internal|draft", re.IGNORECASE)
"""Papers of the house that speak about terms and bind nobody."""

_PLAN = re.compile(
    r"\b(?:must|need(?:s|ed)? to|todo|should|requires?|demands?|display the|doit|il faut)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"(?:^|/)(?:changes|modifications|changelog|notice)[^/]*$", re.IGNORECASE)
_CREDITS = re.compile(
    r"(?:^|/)(?:credits?|notices?|attributions?|acknowledge?ments?|third[-_ ]?party|readme|about"
    r"|model[-_ ]?card|data[-_ ]?card|dataset[-_ ]?card|datasheet|sources|remerciements|licenses"
    r"|citation)[^/]*$",
    re.IGNORECASE,
)
_NOTICES = re.compile(r"(?:^|/)[^/]*(?:notice|third[-_ ]?party|credits?)[^/]*$", re.IGNORECASE)
_CARD = re.compile(r"(?:^|/)(?:readme|model[-_ ]?card|data(?:set)?[-_ ]?card)[^/]*$", re.IGNORECASE)
_ASIDE = re.compile(r"(?:^|/)(?:tests?|spec|specs|fixtures|__tests__|examples?)/", re.IGNORECASE)
_GIVEN = (Distribution.WEIGHTS, Distribution.DATASET)
_ALTERED = frozenset({Trigger.DISTRIBUTE_MODIFIED, Trigger.HOST_MODIFIED})
_CLOSE = 3
"""Lines between two names that still belong to one entry of a list."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a place shows of a duty."""

    state: DutyState
    place: Place | None


def look(subject: Subject, term: Term, duty: Duty) -> Seen | None:
    """Return what the documents show of a duty; None where they show nothing."""
    looker = _LOOKERS.get(duty.kind)
    seen = looker(subject, term) if looker else None
    if duty.pointer and (seen is None or seen.state is not DutyState.FULFILLED):
        told = _POINTERS.get(duty.kind, looker)
        return told(subject, term) if told else None
    return seen


def unchanged(subject: Subject, term: Term) -> bool:
    """Say whether the asset is handed on as its makers published it, beside the program."""
    return not (_ALTERED & subject.acts(term) or subject.asset.linked)


def is_aside(place: Place) -> bool:
    """Say whether a place lies in tests or examples, which nobody receives."""
    return _ASIDE.search(place.path) is not None


def is_shown(place: Place) -> bool:
    """Say whether a sentence stands there to be read by users: in no test, paper or plan."""
    planned = _PLAN.search(place.excerpt) or _DRAFT.search(place.path)
    return planned is None and not is_aside(place)


def is_notice(place: Place) -> bool:
    """Say whether a place lies in a file of notices."""
    return _NOTICES.search(place.path) is not None


def _restrictions(subject: Subject, term: Term) -> Seen | None:
    given = subject.use.distribution in (*_GIVEN, Distribution.APPLICATION)
    results = subject.outputs
    kept = results and all(
        term.record.id in r.effective.records and r.effective.state is EffectiveState.AGREED
        for r in results
    )
    if kept and given and _copy_goes_along(subject, term):
        return Seen(DutyState.FULFILLED, None)  # the license of the result itself binds
    named = _places(subject, names_of_license(term.record))
    binding = _places(subject, phrases.BINDING)
    terms = [p for p in named if _TERMS.search(p.path) and not _DRAFT.search(p.path)]
    bound = {p.path for p in binding}
    strong = [p for p in terms if p.path in bound]
    cards = [p for p in named if _CARD.search(p.path)]
    near = [p for p, _ in _pairs(cards, binding)]
    if strong:
        return Seen(DutyState.FULFILLED, min(strong))
    if near and subject.use.distribution in _GIVEN:
        return Seen(DutyState.FULFILLED, min(near))
    weak = [*terms, *near]
    return Seen(DutyState.NOT_VISIBLE, min(weak)) if weak else None


def _copy_goes_along(subject: Subject, term: Term) -> bool:
    inspection = subject.case.inspection
    files = any(term.record.id in f.records for f in inspection.license_files)
    names = {None, subject.name, term.source.id, *(r.id for r in subject.asset.references)}
    said = (a for a in inspection.declaration.attestations if a.asset in names and a.holds)
    return files or any(a.fact is AttestedFact.LICENSE_COPY for a in said)


def _credit(subject: Subject, term: Term) -> Seen | None:
    mentioned = [p for p in _asset_places(subject, term) if _CREDITS.search(p.path)]
    named = _places(subject, names_of_license(term.record))
    lines = [p for p, _ in _pairs(mentioned, named)]
    return Seen(DutyState.FULFILLED, min(lines)) if lines else None


def _copy_by_link(subject: Subject, term: Term) -> Seen | None:
    """Take a credit line with the address of the license, where a license asks for credit."""
    if not any(d.kind is DutyKind.ATTRIBUTION for d in term.record.duties):
        return None
    return _terms_by_link(subject, term)


def _terms_by_link(subject: Subject, term: Term) -> Seen | None:
    """Take a credit line with the address of the license."""
    mentioned = [p for p in _asset_places(subject, term) if _CREDITS.search(p.path)]
    linked = [p for p, _ in _pairs(mentioned, _places(subject, addresses_of(term.record)))]
    return Seen(DutyState.FULFILLED, min(linked)) if linked else None


def _citation(subject: Subject, term: Term) -> Seen | None:
    mentioned = [p for p in _asset_places(subject, term) if _CREDITS.search(p.path)]
    cited = [p for p, _ in _pairs(mentioned, _places(subject, phrases.CITED), 6)]
    if cited:
        return Seen(DutyState.FULFILLED, min(cited))
    return Seen(DutyState.NOT_VISIBLE, min(mentioned)) if mentioned else None


def _notices(subject: Subject, term: Term) -> Seen | None:
    mentioned = [p for p in _asset_places(subject, term) if is_notice(p)]
    marks = _places(subject, phrases.COPYRIGHT)
    whole = [p for p, _ in _pairs(mentioned, marks, 5)]
    if whole:
        return Seen(DutyState.FULFILLED, min(whole))
    weak = [*mentioned, *(_credit_places(subject, term))]
    return Seen(DutyState.NOT_VISIBLE, min(weak)) if weak else None


def _notice_file(subject: Subject, term: Term) -> Seen | None:
    seen = _notices(subject, term)
    return seen if seen is not None and seen.place is not None and is_notice(seen.place) else None


def _credit_places(subject: Subject, term: Term) -> list[Place]:
    seen = _credit(subject, term)
    return [seen.place] if seen and seen.place else []


def _changes(subject: Subject, term: Term) -> Seen | None:
    changed = _places(subject, phrases.CHANGED)
    said = [p for p, _ in _pairs(_asset_places(subject, term), changed, 1)]
    cards = {r.place.path for a in subject.outputs for r in a.references if r.how == "card"} | {
        r.place.path for r in subject.asset.references if r.how == "card"
    }
    given = subject.use.distribution in _GIVEN
    strong = [
        p
        for p in said
        if _CHANGES.search(p.path) or p.path in cards or (given and _CARD.search(p.path))
    ]
    if strong:
        return Seen(DutyState.FULFILLED, min(strong))
    return Seen(DutyState.NOT_VISIBLE, min(said)) if said else None


def _source(subject: Subject, term: Term) -> Seen | None:
    phrase = _places(subject, phrases.SOURCE)
    links = [p for p in _places(subject, phrases.REPOSITORIES) if not _upstream(p, subject, term)]
    offers = [p for p, _ in _pairs(phrase, links, 1)]
    if not offers:
        return None
    copies = (f for f in subject.case.inspection.license_files if term.record.id in f.records)
    done = any(copies)
    return Seen(DutyState.FULFILLED if done else DutyState.NOT_VISIBLE, min(offers))


def _upstream(place: Place, subject: Subject, term: Term) -> bool:
    """Say whether a link leads to the makers of the asset: that offers no changed source."""
    words = place.excerpt.casefold()
    makers = {key.id.partition("/")[0].casefold() for key in (subject.asset.key, term.source)}
    return any(f"/{maker}/" in words for maker in makers)


def _source_by_link(subject: Subject, term: Term) -> Seen | None:
    """Take a credit line with license and address for the source of an unchanged copy.

    A line with one of the two leaves the question open.
    """
    if not unchanged(subject, term):
        return _source(subject, term)
    mentioned = [p for p in _asset_places(subject, term) if _CREDITS.search(p.path)]
    hosts = _places(subject, phrases.REPOSITORIES | phrases.HUBS)
    linked = [p for p, _ in _pairs(mentioned, hosts, 1)]
    named = _credit_places(subject, term)
    if not linked and not named:
        return _source(subject, term)
    state = DutyState.FULFILLED if linked and named else DutyState.NOT_VISIBLE
    return Seen(state, min([*linked, *named]))


_POINTERS: Mapping[DutyKind, Callable[[Subject, Term], Seen | None]] = {
    DutyKind.LICENSE_COPY: _terms_by_link,
    DutyKind.SOURCE_OFFER: _source_by_link,
}
"""What counts where it suffices to tell recipients where a thing can be had."""

_LOOKERS: Mapping[DutyKind, Callable[[Subject, Term], Seen | None]] = {
    DutyKind.PASS_ON_RESTRICTIONS: _restrictions,
    DutyKind.ATTRIBUTION: _credit,
    DutyKind.LICENSE_COPY: _copy_by_link,
    DutyKind.CITATION: _citation,
    DutyKind.RETAIN_NOTICES: _notices,
    DutyKind.NOTICE_FILE: _notice_file,
    DutyKind.STATE_CHANGES: _changes,
    DutyKind.SOURCE_OFFER: _source,
}


def _asset_places(subject: Subject, term: Term) -> list[Place]:
    source = subject.case.asset(term.source)
    names = names_of_asset(subject.asset) | (names_of_asset(source) if source else frozenset())
    return _places(subject, names)


def _places(subject: Subject, words: Iterable[str]) -> list[Place]:
    index = subject.case.evidence
    found = {place for word in words if word in index for place in index[word]}
    return sorted(p for p in found if not is_aside(p)) if found else []


def _pairs(
    ones: Iterable[Place], others: Iterable[Place], lines: int = _CLOSE
) -> list[tuple[Place, Place]]:
    """Return the places of `ones` with one of `others` near by, in the same file."""
    by_path: dict[str, list[Place]] = {}
    for other in others:
        by_path.setdefault(other.path, []).append(other)
    return [
        (one, other)
        for one in ones
        for other in by_path.get(one.path, ())
        if abs(one.line - other.line) <= lines
    ]
