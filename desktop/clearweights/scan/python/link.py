"""Joining what one file needs with what another offers: constants and arguments across files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Place, Provider, Reference, Role, Strength
from clearweights.domain.facts import Fact, Offer, Pending, RunTimeChoice
from clearweights.scan.clients import CLIENTS
from clearweights.scan.python import keyed
from clearweights.scan.python.ids import service_model
from clearweights.scan.python.judge import Manner, judge, preference
from clearweights.scan.python.offered import Offered, ends_of
from clearweights.scan.python.values import Text
from clearweights.scan.served import SERVED
from clearweights.scan.shell.script import RUNS

_ONLY_NAMES = ("named-value", "key")
"""How a file names a model without telling who runs it."""


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts of a whole project with offers and pending values joined to references.

    Give it what all scanners yielded for all files; it returns everything else unchanged and in
    order, then the new references. A reference stands where the words stand. A run-time choice
    that linking explains is dropped, and a client whose model another file names. Pure: the order
    of the files does not matter for what is found.
    """
    everything = _served(tuple(facts))
    new, explained, told = _join(everything)
    told |= _told_helpers(everything)
    used = (f for f in everything if isinstance(f, Reference) and f.strength is Strength.USED)
    new += keyed.join(everything, (*used, *new))
    better = {(reference.place.path, reference.id) for reference in new}
    settled = {(reference.place, reference.id): reference.kind for reference in new}
    kept: list[Fact] = []
    for fact in everything:
        match fact:
            case Offer() | Pending():
                continue
            case RunTimeChoice() if fact.place in explained:
                continue
            case Reference(how="named-value" | "env") if (fact.place.path, fact.id) in better:
                continue
            case Reference(how="shell-option") if _is_settled(fact, settled):
                continue
            case Reference(strength=Strength.MENTIONED) if (fact.place, fact.id) in settled:
                continue
            case RunTimeChoice() if fact.how in CLIENTS and (fact.place.path, fact.words) in told:
                continue
        kept.append(fact)
    return (*kept, *new)


def _is_settled(guess: Reference, settled: Mapping[tuple[Place, str], AssetKind]) -> bool:
    """Say whether the script judges otherwise what an option of a command sounded like."""
    return settled.get((guess.place, guess.id), guess.kind) is not guess.kind


def _served(everything: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts, with the models that a module of the project asks a provider for.

    A file may name models that it hands to a helper, which alone shows that a service runs them.
    A file that also loads weights is left as it is.
    """
    offered = {f.target: f.value for f in everything if isinstance(f, Offer) and _tells(f.target)}
    if not offered:
        return everything
    loads = {
        f.place.path
        for f in everything
        if isinstance(f, Reference) and f.kind is AssetKind.MODEL and f.how not in _ONLY_NAMES
    }
    by_end: dict[str, set[str]] = defaultdict(set)
    for target, owner in offered.items():
        for end in ends_of(target):
            by_end[end].add(owner)
    owners: dict[str, set[str]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Pending) and _tells(fact.target) and fact.place.path not in loads:
            owners[fact.place.path] |= by_end.get(fact.target.removeprefix("/"), set())
    asking = {path: set(told) for path, told in owners.items()}
    for fact in everything:
        if isinstance(fact, Offer) and _tells(fact.target) and fact.place.path not in loads:
            asking.setdefault(fact.place.path, set()).add(fact.value)
    given = _given_to_scripts(everything, asking)
    return tuple(
        replace(fact, kind=AssetKind.SERVICE, hub=Hub.API, provider=Provider(owner), role=Role.API)
        if isinstance(fact, Reference)
        and fact.how in (*_ONLY_NAMES, "shell-option", "shell-variable")
        and fact.hub is Hub.HUGGINGFACE
        and fact.kind is AssetKind.MODEL
        and (
            owner := _only(
                owners.get(fact.place.path, set())
                if fact.how in _ONLY_NAMES
                else given.get((fact.place.path, fact.id), set())
            )
        )
        else fact
        for fact in everything
    )


def _told_helpers(everything: tuple[Fact, ...]) -> set[tuple[str, str]]:
    """Return the files, with their providers, that are handed models by files which name them."""
    used = {
        (f.place.path, f.provider.value)
        for f in everything
        if isinstance(f, Reference) and f.provider
    }
    relied: dict[str, set[str]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Pending) and _tells(fact.target):
            relied[fact.target.removeprefix("/")].add(fact.place.path)
    return {
        (helper.place.path, helper.value)
        for helper in everything
        if isinstance(helper, Offer)
        and _tells(helper.target)
        and any(
            (path, helper.value) in used
            for end in ends_of(helper.target)
            for path in relied.get(end, ())
        )
    }


def _given_to_scripts(
    everything: Iterable[Fact], owners: Mapping[str, set[str]]
) -> Mapping[tuple[str, str], set[str]]:
    """Return who serves the models that the commands of a file hand to scripts, by file and id.

    A script that loads models itself may load these too: then nobody is told.
    """
    loading = {
        fact.place.path
        for fact in everything
        if isinstance(fact, RunTimeChoice | Pending)
        and fact.kind is AssetKind.MODEL
        and fact.how not in CLIENTS
    }
    asking = {path: told for path, told in owners.items() if path not in loading}
    by_end: dict[str, list[str]] = defaultdict(list)
    for path in asking:
        for end in ends_of(path, "/"):
            by_end[end].append(path)
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in everything if asking else ():
        if not (isinstance(fact, Pending) and fact.how == RUNS):
            continue
        script = fact.parameter.removeprefix("./")
        fits = by_end.get(script, ())
        told = asking[fits[0]] if len(fits) == 1 else {""}  # also given to one we know nothing of
        given[fact.place.path, fact.target] |= told
    return given


def _tells(target: str) -> bool:
    return target.endswith(f".{SERVED}")


def _only(owners: set[str]) -> str:
    return next(iter(owners)) if len(owners) == 1 and owners != {"huggingface"} else ""


def _join(
    everything: tuple[Fact, ...],
) -> tuple[list[Reference], set[Place], set[tuple[str, str]]]:
    """Return the references that joining makes, the places it explains, and who is called where."""
    offered = Offered(fact for fact in everything if isinstance(fact, Offer))
    known = {
        (f.place.path, f.kind, f.id)
        for f in everything
        if isinstance(f, Reference) and f.strength is Strength.USED and f.how != "named-value"
    }
    told = {(path, id_) for path, _, id_ in known if "://" in id_}
    new: dict[tuple[str, AssetKind, str], Reference] = {}
    explained: set[Place] = set()
    served: set[tuple[str, str]] = set()
    asked: dict[tuple[str, Pending], Place] = {}
    for fact in everything:
        if not isinstance(fact, Pending) or _tells(fact.target) or fact.how == RUNS:
            continue
        if fact.target.startswith(keyed.ASKED):
            continue
        first = asked.setdefault((fact.place.path, replace(fact, place=_ANYWHERE)), fact.place)
        if first != fact.place and not fact.pieces:  # asked for once more in the same file
            explained.update({fact.place} if first in explained else ())
            continue
        offers = offered.written(fact) if fact.pieces else offered.matching(fact)
        for offer in _without_labels(offers) if fact.kind is AssetKind.SERVICE else offers:
            reference = _reference(fact, offer)
            if reference is None:
                continue
            explained.add(fact.place)
            if reference.provider is not None:
                served.add((fact.place.path, reference.provider.value))
            key = (reference.place.path, reference.kind, reference.id)
            held = new.get(key)
            if (
                (key[0], key[2]) in told
                or key in known
                or (held is not None and _rank(held) <= _rank(reference))
            ):
                continue
            new[key] = reference
    loaded = {(path, id_) for path, kind, id_ in (*new, *known) if kind is AssetKind.MODEL}
    kept = (r for r in new.values() if not _is_also_loaded(r, loaded))
    return sorted(kept, key=lambda r: (r.place, r.kind, r.id)), explained, served


_ANYWHERE = Place(path="")


def _without_labels(offers: Iterable[Offer]) -> Iterator[Offer]:
    """Leave out a program's own words that stand where names of hosted models stand."""
    everything = list(offers)
    hosted = {offer.place for offer in everything if service_model(offer.value)}
    for offer in everything:
        own = offer.value.isalnum() and not service_model(offer.value)
        if not (own and offer.place in hosted):
            yield offer


def _is_also_loaded(reference: Reference, loaded: set[tuple[str, str]]) -> bool:
    """Say whether the same words load weights: a server of one's own is asked for them, too."""
    service = reference.kind is AssetKind.SERVICE and service_model(reference.id) is None
    return service and (reference.place.path, reference.id) in loaded


def _rank(reference: Reference) -> int:
    return preference(reference.provider, reference.id)


def _reference(pending: Pending, offer: Offer) -> Reference | None:
    manner = Manner(
        ids=pending.ids, kind=pending.kind, hub=pending.hub, how=pending.how, role=pending.role,
        provider=pending.provider, output=pending.output,
    )  # fmt: skip
    hit = judge(Text(offer.value, offer.place.line), manner)
    if hit is None:
        return None
    service = hit.kind is AssetKind.SERVICE
    return Reference(
        place=offer.place,
        kind=hit.kind,
        hub=hit.hub,
        id=hit.id,
        how=hit.how,
        strength=Strength.MENTIONED if hit.output else offer.strength,
        role=hit.role or (Role.API if service else None),
        provider=hit.provider,
        output=hit.output,
    )
