"""What files offer to others, found by its name without going through all offers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import merge
from itertools import chain, islice, product

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Offer, Pending
from clearweights.scan.python.values import OPTION, PARSER

_MANY = 60
"""A name with more matches than this is too common to mean anything."""

_SCRIPT = "~/option|"
"""How the target of what a command gives begins: `~/option|bin/run.py|.data`."""


def ends_of(name: str, marks: str = "./") -> Iterator[str]:
    """Yield the name of a module or file, and each end of it that begins a part."""
    name = name.removeprefix("/")
    yield name
    for at, mark in enumerate(name):
        if mark in marks:
            yield name[at + 1 :]


class Offered:
    """Offers by the parts of their names."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._constants: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        """By the last part of the name and any part before; empty for all of that last part."""

        self._calls: dict[tuple[str, str], list[tuple[int, Offer]]] = defaultdict(list)
        """By the last part and one that the name of the function must have, with their order."""

        self._by_keyword: dict[tuple[str, str, str], list[Offer]] = defaultdict(list)
        """By the name of what is called, the keyword and the module: empty where none is told."""

        self._in_folder: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        """Settings, by the last part and the folder of their file."""

        self._given: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        """What commands give to options, by name and script."""

        self._declared: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        """Options that scripts declare, by name and folder."""

        self._declares: set[tuple[str, str]] = set()
        self._known: dict[tuple[str, AssetKind, str], list[str]] = {}
        self._answers: dict[tuple[str, str, int], tuple[Offer, ...]] = {}
        for at, offer in enumerate(offers):
            self._add(at, offer)

    def _add(self, at: int, offer: Offer) -> None:
        *parts, last = _parts(offer.target)
        path = offer.place.path
        folder = path.rpartition("/")[0]
        if offer.target.startswith(PARSER):
            self._declared[last, folder].append(offer)
            self._declares.add((last, path))
        elif offer.keyword or offer.position >= 0:
            self._calls[last, _needed(parts)[-1]].append((at, offer))
            for module in (_ANY, *(parts[-1:] or [""])) if offer.keyword else ():
                self._by_keyword[last, offer.keyword, module].append(offer)
        else:
            for part in {"", *parts}:
                self._constants[last, part].append(offer)
            if offer.target.startswith("~/"):
                self._in_folder[last, folder].append(offer)
            if offer.target.startswith(_SCRIPT):
                script = offer.target.removeprefix(_SCRIPT).partition("|")[0]
                self._given[last, re.sub(r"^(?:\.{1,2}/)+", "", script)].append(offer)

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

    def _direct(self, pending: Pending) -> Iterable[Offer]:
        *_, last = _parts(pending.target)
        if pending.target.startswith(OPTION):
            path = pending.place.path
            given = chain.from_iterable(
                self._given.get((last, end), ()) for end in ends_of(path, "/")
            )
            return _few(chain(given, self._options(last, path)))
        if pending.target.startswith("~env.") or _may_be_any(pending):
            return _few(self._within(pending))
        key = (pending.target, pending.parameter, pending.position)
        if key not in self._answers:
            found = self._called(pending) if pending.parameter else self._constant(pending.target)
            self._answers[key] = tuple(found)
        return self._answers[key]

    def _called(self, pending: Pending) -> list[Offer]:
        """Return what calls give to a parameter of a function."""
        *parts, last = _parts(pending.target)
        held = merge(*(self._calls.get((last, part), ()) for part in {"", *parts}))
        return _few(
            o
            for _, o in held
            if (o.keyword == pending.parameter or 0 <= o.position == pending.position)
            and _same(pending.target, o.target)
        )

    def _constant(self, target: str) -> list[Offer]:
        """Return what constants hold, and what objects of a class are made with."""
        *parts, last = _parts(target)
        needed = parts[-1:] if target.startswith("~*.") else _needed(parts, target)
        held = min((self._constants.get((last, part), []) for part in needed or [""]), key=len)
        exact = list(islice((o for o in held if _is_whole(o.target, target)), _MANY + 1))
        same = exact or (o for o in held if _same(o.target, target))
        return [*self._made_with(target), *_few(same)]

    def _within(self, pending: Pending) -> Iterator[Offer]:
        """Yield the settings of files in the folder of the file that asks, or above it."""
        *_, last = _parts(pending.target)
        for folder in _folders(pending.place.path):
            held = self._in_folder.get((last, folder), ())
            yield from (o for o in held if _same(o.target, pending.target))

    def _options(self, name: str, path: str) -> Iterator[Offer]:
        """Yield what scripts beside a file or above it declare for an option that it reads.

        None where it declares the option itself.
        """
        if (name, path) not in self._declares:
            for folder in _folders(path):
                yield from self._declared.get((name, folder), ())

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
        *module, last = _parts(label)
        if not last[:1].isupper():
            return
        asked = (module[-1], "") if module else (_ANY,)
        given = chain.from_iterable(self._by_keyword.get((last, name, m), ()) for m in asked)
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


_ANY = "*"
"""Stands for the module of every class."""

_HANDED = 40
"""Functions that hand a value on, looked at for the sake of one."""

_MADE = 300
"""Objects of one class that are looked at for the sake of one attribute."""

_PIECES = 8
"""Values of one piece of a string; more mean that its name is too common."""

_WRITTEN = 64
"""Strings made of the pieces of one."""


def _parts(target: str) -> list[str]:
    """Return the parts of a name, those of settings without what begins it."""
    return re.split(r"[./]", target.removeprefix("~*.").lstrip("~/"))


def _needed(parts: list[str], target: str = "") -> list[str]:
    """Return which parts before the last a name must have to be the same as another.

    The last of several may be a class through which it is reached; settings must have all.
    """
    return (parts if target.startswith("~") else parts[:-1]) or parts or [""]


def _few(offers: Iterable[Offer]) -> list[Offer]:
    """Return offers, or none where so many fit that their name means nothing."""
    found = list(islice(offers, _MANY + 1))
    return found if len(found) <= _MANY else []


def _folders(path: str) -> Iterator[str]:
    """Yield the folder of a file and all above it; the project's own is empty."""
    while path:
        path = path.rpartition("/")[0]
        yield path


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
