"""Joining what one file needs with what another offers: constants and arguments across files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from clearweights.domain.asset import AssetKind, Hub, Place, Provider, Reference, Role, Strength
from clearweights.domain.facts import Fact, Offer, Pending, RunTimeChoice
from clearweights.scan.clients import CLIENTS
from clearweights.scan.python import keyed
from clearweights.scan.python.ids import service_model
from clearweights.scan.python.judge import Manner, judge, preference
from clearweights.scan.python.values import OPTION, PARSER, Text
from clearweights.scan.served import SERVED
from clearweights.scan.shell.script import RUNS

_ONLY_NAMES = ("named-value", "key")
"""How a file names a model without telling who runs it."""

_MANY = 60
"""A name with more matches than this is too common to mean anything."""


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
    owners: dict[str, set[str]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Pending) and _tells(fact.target) and fact.place.path not in loads:
            owners[fact.place.path].update(
                owner for target, owner in offered.items() if _is_module(target, fact.target)
            )
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
    relied: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Pending) and _tells(fact.target):
            relied[_last_of(fact.target)].add((fact.place.path, fact.target))
    return {
        (helper.place.path, helper.value)
        for helper in everything
        if isinstance(helper, Offer)
        and _tells(helper.target)
        and any(
            (path, helper.value) in used and _is_module(helper.target, target)
            for path, target in relied[_last_of(helper.target)]
        )
    }


def _last_of(target: str) -> str:
    """Return the last part of a module's name: `pond` of `/frogs.pond.!served`."""
    return re.split(r"[./]", target.removesuffix(f".{SERVED}"))[-1]


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
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in everything if asking else ():
        if not (isinstance(fact, Pending) and fact.how == RUNS):
            continue
        script = fact.parameter.removeprefix("./")
        fits = [path for path in asking if path == script or path.endswith(f"/{script}")]
        told = asking[fits[0]] if len(fits) == 1 else {""}  # also given to one we know nothing of
        given[fact.place.path, fact.target] |= told
    return given


def _is_module(defined: str, used: str) -> bool:
    """Say whether a module is the one imported: not only of the same package."""
    used = used.removeprefix("/")
    return defined.removeprefix("/") == used or defined.endswith((f".{used}", f"/{used}"))


def _tells(target: str) -> bool:
    return target.endswith(f".{SERVED}")


def _only(owners: set[str]) -> str:
    return next(iter(owners)) if len(owners) == 1 and owners != {"huggingface"} else ""


def _join(
    everything: tuple[Fact, ...],
) -> tuple[list[Reference], set[Place], set[tuple[str, str]]]:
    """Return the references that joining makes, the places it explains, and who is called where."""
    offered = _Index(fact for fact in everything if isinstance(fact, Offer))
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


class _Index:
    """Offers by the last part of their name."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._by_last: dict[str, list[Offer]] = defaultdict(list)
        self._known: dict[tuple[str, AssetKind, str], list[str]] = {}
        self._by_keyword: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        self._declared: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        """Options that scripts declare, by name and folder."""

        self._declares: set[tuple[str, str]] = set()
        for offer in offers:
            last = offer.target.rpartition(".")[2].lstrip("/")
            if offer.target.startswith(PARSER):
                path = offer.place.path
                self._declared[last, path.rpartition("/")[0]].append(offer)
                self._declares.add((last, path))
                continue
            self._by_last[last].append(offer)
            if offer.keyword:
                self._by_keyword[last, offer.keyword].append(offer)

    def matching(self, pending: Pending) -> Iterator[Offer]:
        """Yield what is wanted, also what functions of the project only hand on."""
        wanted, seen = [pending], {(pending.target, pending.parameter)}
        while wanted:
            for offer in self._direct(wanted.pop()):
                function, name, position = offer.source
                if not function:
                    yield offer
                elif (function, name) not in seen and len(seen) < _HANDED:
                    seen.add((function, name))
                    wanted.append(
                        replace(pending, target=function, parameter=name, position=position)
                    )

    def _direct(self, pending: Pending) -> Iterator[Offer]:
        last = pending.target.rpartition(".")[2].lstrip("/")
        candidates = self._by_last.get(last, [])
        if pending.target.startswith(OPTION):
            path = pending.place.path
            candidates = [o for o in candidates if _gives(o.target, path)]
            candidates += self._options(last, path)
        elif pending.parameter:
            candidates = [
                o
                for o in candidates
                if (o.keyword == pending.parameter or 0 <= o.position == pending.position)
                and _same(pending.target, o.target)
            ]
        else:
            constants = [o for o in candidates if not o.keyword and o.position < 0]
            exact = [o for o in constants if _is_whole(o.target, pending.target)]
            candidates = exact or [o for o in constants if _same(o.target, pending.target)]
            yield from self._made_with(pending.target)
        if pending.target.startswith("~env.") or _may_be_any(pending):
            candidates = [o for o in candidates if _within(pending.place.path, o.place.path)]
        if len(candidates) <= _MANY:
            yield from candidates

    def _options(self, name: str, path: str) -> list[Offer]:
        """Return what scripts beside a file or above it declare for an option that it reads.

        None where it declares the option itself.
        """
        found: list[Offer] = []
        folder, above = path, "/"
        while above and (name, path) not in self._declares and len(found) <= _MANY:
            folder, above, _ = folder.rpartition("/")
            found += self._declared.get((name, folder), ())
        return found

    def _words(self, pending: Pending, piece: str) -> list[str]:
        """Return what a name of another file holds, looked up once for each file that asks."""
        key = (pending.place.path, pending.kind, piece)
        if key not in self._known:
            found = self.matching(replace(pending, target=piece, pieces=()))
            self._known[key] = list(dict.fromkeys(offer.value for offer in found))
        return self._known[key]

    def _made_with(self, target: str) -> Iterator[Offer]:
        """Yield what objects of a class are made with: `Settings(net="…")` for `Settings.net`."""
        label, _, name = target.rpartition(".")
        last = label.rpartition(".")[2]
        if not last[:1].isupper():
            return
        given = self._by_keyword.get((last, name), ())
        fitting = (o for o in given if _is_of(o.target.lstrip("/"), label.lstrip("/")))
        yield from islice(fitting, _MADE)

    def written(self, pending: Pending) -> Iterator[Offer]:
        """Yield the strings that constants of other files complete, each in its own place."""
        choices: list[list[str]] = []
        for at, piece in enumerate(pending.pieces):
            if at % 2 == 0:
                choices.append([piece])
                continue
            words = self._words(pending, piece)
            if not 1 <= len(words) <= _PIECES:
                return  # decided at run time, or a name too common
            choices.append(words)
        for parts in islice(product(*choices), _WRITTEN):
            yield Offer(place=pending.place, target=pending.target, value="".join(parts))


_HANDED = 40
"""Functions that hand a value on, looked at for the sake of one."""

_MADE = 300
"""Objects of one class that are looked at for the sake of one attribute."""

_PIECES = 8
"""Values of one piece of a string; more mean that its name is too common."""

_WRITTEN = 64
"""Strings made of the pieces of one."""


def _gives(target: str, path: str) -> bool:
    """Say whether an option is given to the script at `path`: `~/option|bin/run.py|.data`."""
    marker, _, rest = target.partition("|")
    script = re.sub(r"^(?:\.{1,2}/)+", "", rest.partition("|")[0])
    return marker == "~/option" and (path == script or path.endswith(f"/{script}"))


def _same(defined: str, used: str) -> bool:
    """Say whether the name used in one file can be the one defined in another.

    Imports name a module from some root of their own, so ends are compared. Names may also come
    through a package (`from pkg import X`), or through an object of a class of the module.
    """
    if used.startswith("~") or defined.startswith("~"):
        return defined == used or _in_config(defined, used)
    if used.startswith("/"):
        return defined == used or _through(defined, used)
    return defined.endswith(("/" + used, "." + used)) or _through(defined, used)


def _is_whole(defined: str, used: str) -> bool:
    """Say whether a name is written as its module is called, not through a package or object."""
    if used.startswith("/"):
        return defined == used
    return "." in used and used[0] != "~" and defined.endswith(("/" + used, "." + used))


def _is_of(one: str, other: str) -> bool:
    """Say whether two files mean one class, each from some root of its own."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _within(path: str, settings: str) -> bool:
    """Say whether a file lies in the folder of an environment file, or below it."""
    folder, slash, _ = settings.rpartition("/")
    return path.startswith(folder + slash)


def _may_be_any(pending: Pending) -> bool:
    """Say whether a call reads one plain key of settings that may be those of any program."""
    plain = pending.target.startswith("~*.") and pending.target.count(".") == 1
    return plain and pending.kind is AssetKind.SERVICE


def _in_config(defined: str, used: str) -> bool:
    """Say whether a setting is the one that code reads: `~configs.train.model.name`.

    `~*` stands for a file that only the running program knows. A folder of a configuration can
    stand for a key, whose values its files are to choose from.
    """
    if not (defined.startswith("~/") and used.startswith("~")):
        return False
    have = defined[2:].split(".")
    if not used.startswith("~*."):
        want = used[1:].split(".")
        return have[-len(want) :] == want
    want = used[3:].split(".")
    if len(have) > len(want) and have[-len(want) :] == want:
        return True
    return len(want) > 1 and len(have) > 2 and (have[-3], have[-1]) == (want[-2], want[-1])


def _through(defined: str, used: str) -> bool:
    have = defined.lstrip("/").split(".")
    want = used.lstrip("/").split(".")
    if have[-1] != want[-1] or len(want) < 2:
        return False
    package = want[:-1]
    for size in (len(package), len(package) - 1):
        if size < 1 or (size == len(package) - 1 and not want[-2][:1].islower()):
            continue
        head = package[:size]
        if any(have[at : at + size] == head for at in range(len(have) - size)):
            return True
    return False


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
