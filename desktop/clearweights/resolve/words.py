"""Free words for a license brought to one spelling, with the data under `resources/names`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from clearweights.datafiles import data_file
from clearweights.errors import KnowledgeError
from clearweights.safeio import UnreadableError, parse_yaml, read_bytes
from clearweights.safeio.nodes import plain

_NOISE = re.compile(r"[^a-z0-9.+]+")
_GLUED = re.compile(r"(?<=[a-z])v?(?=[0-9])")
_VERSION = re.compile(r"^v\.?(?=[0-9]|$)")
_TYPED = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'"),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
}
_PASSES = 2
"""A short word may be part of another phrase: `ccby` becomes `cc by`."""

_COUNTRY = 2
_ZEROS = re.compile(r"(?<!\S)([0-9]+(?:\.[1-9][0-9]*)?)(?:\.0)+(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameData:
    """What the files under `resources/names` say."""

    phrases: Mapping[str, str]
    """Phrases and the short word that stands for each."""

    phrase: re.Pattern[str]
    """Matches any of `phrases`, the longest first."""

    implied: Mapping[str, str]
    """The first word of a name, and the word that people leave out before it."""

    drop: frozenset[str]
    filler: frozenset[str]
    rights: frozenset[str]
    """Words of a license that bear on what is allowed."""

    turning: frozenset[str]
    """Those of them that by themselves can turn a permission round."""

    disclaiming: frozenset[str]
    """Words of a paragraph that refuses warranty or liability."""

    granting: frozenset[str]
    """Words of which a paragraph that only refuses these holds none."""

    postal: frozenset[str]
    months: Mapping[str, str]
    """Names of months, and their two digits."""

    spellings: dict[str, str]
    names: tuple[tuple[str, str], ...]
    """Free name, expression."""

    conditions: dict[str, str]
    """Words that state a condition or a status and name no license, with what to say."""

    shared: dict[str, tuple[str, ...]]
    """Names that several editions share, and the records that may be meant."""

    several: dict[str, tuple[str, ...]]
    """Names that several licenses share, and their SPDX ids."""

    undated: dict[str, tuple[str, ...]]
    """Records whose names and addresses tell no edition, and the earlier ones they may mean."""

    ports: dict[str, str]
    """Countries of the ports of Creative Commons licenses, by code and by name, and their code."""

    stated: dict[str, str]
    """Limits of use, without filler, and the record of such a statement."""

    stated_filler: frozenset[str]
    stated_limits: frozenset[str]
    """Words without which a purpose is told and nothing is limited."""

    stated_in_signs: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]
    """Record of a limit in Chinese, Japanese or Korean; signs that limit; signs of what."""

    permission: tuple[str, frozenset[str], frozenset[str]]
    """The record of the statement; words for commerce; words that ask first."""

    offer: tuple[re.Pattern[str], str]
    """How other terms are offered for commerce, and what to tell of such words."""

    addresses: tuple[tuple[re.Pattern[str], str], ...]
    """Patterns of addresses without scheme, and the expression or name they lead to."""

    classifiers: dict[str, str]


def simple(words: str, data: NameData) -> str:
    """Return `words` in the one spelling under which names are looked up."""
    folded = _folded(words)
    parts = [_plain_part(data.spellings.get(part, part)) for part in folded.split()]
    joined = " ".join(part for part in parts if part)
    for _ in range(_PASSES):
        joined = data.phrase.sub(lambda m: data.phrases[m[0]], joined)
    words_left = joined.split()
    kept = [p for p in words_left if p not in data.drop]
    if len(words_left) > 1 and words_left[-1] in data.drop and _is_port(*words_left[-2:]):
        kept.append(words_left[-1])
    return " ".join(kept)


def _is_port(version: str, country: str) -> bool:
    """Say whether a name ends with a country after its version: "3.0 DE" is not French "de"."""
    return version[:1].isdigit() and len(country) == _COUNTRY


def without_zeros(form: str) -> str:
    """Return `form` with versions as people shorten them: `apache 2.0` becomes `apache 2`."""
    return _ZEROS.sub(r"\1", form)


@cache
def name_data() -> NameData:
    """Return the shipped data; raises `KnowledgeError` where it is damaged."""
    words, names, addresses = (
        load_names(n) for n in ("words.yaml", "names.yaml", "addresses.yaml")
    )
    phrases = {_spaced(p): short for short, group in words["phrases"].items() for p in group}
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return NameData(
        phrases=phrases,
        phrase=re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)"),
        implied=words["implied"],
        drop=frozenset(words["drop"]),
        filler=frozenset(words["filler"]),
        rights=frozenset(words["rights"]),
        turning=frozenset(words["turning"]),
        disclaiming=frozenset(words["disclaiming"]),
        granting=frozenset(words["granting"]),
        postal=frozenset(words["postal"]),
        months={w: digits for digits, group in words["months"].items() for w in group},
        spellings={wrong: right for right, group in words["spellings"].items() for wrong in group},
        names=tuple((n, expression) for expression, group in names["names"].items() for n in group),
        conditions={w: why for why, group in names["conditions"].items() for w in group},
        shared={name: tuple(records) for name, records in names["shared"].items()},
        several={name: tuple(ids) for name, ids in names["several"].items()},
        undated={record: tuple(ids) for record, ids in names["undated"].items()},
        ports={w: code for code, group in words["ports"].items() for w in (code, *group)},
        stated={w: record for record, group in names["stated"].items() for w in group},
        stated_filler=frozenset(names["stated_filler"]),
        stated_limits=frozenset(names["stated_limits"]),
        stated_in_signs=tuple(
            (row["record"], re.compile(row["limit"]), re.compile(row["of"]))
            for row in names["stated_in_signs"]
        ),
        permission=(
            names["by_permission"]["record"],
            frozenset(names["by_permission"]["commerce"]),
            frozenset(names["by_permission"]["asking"]),
        ),
        offer=(
            re.compile(names["by_permission"]["offer"], re.IGNORECASE | re.DOTALL),
            names["by_permission"]["told"],
        ),
        addresses=tuple(
            (re.compile(pattern), target) for pattern, target in addresses["addresses"].items()
        ),
        classifiers={
            name: target for target, group in names["classifiers"].items() for name in group
        },
    )


def load_names(name: str) -> Any:
    """Return what a file under `resources/names` says; raises `KnowledgeError` where damaged."""
    try:
        return plain(parse_yaml(read_bytes(data_file("resources", "names", name)).decode()))
    except (UnreadableError, UnicodeDecodeError) as e:
        raise KnowledgeError(name, str(e)) from e


def unaccented(words: str) -> str:
    """Return `words` in small letters of ASCII, with the signs of printers as people type them."""
    typed = words.casefold().translate(_TYPED).replace("%20", " ")
    return unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode()


def _folded(words: str) -> str:
    ascii_words = unaccented(words)
    # "GPL 2+" and "GPL-2.0+" say "or later"; "++" belongs to a name.
    ascii_words = re.sub(r"\s\+(?=\s+\w)", " plus ", ascii_words)
    ascii_words = re.sub(r"(?<=[0-9])\+(?!\+)", " + ", ascii_words)
    return _GLUED.sub(" ", _NOISE.sub(" ", ascii_words))


def _plain_part(part: str) -> str:
    return _VERSION.sub("", part.strip("."))


def _spaced(phrase: str) -> str:
    return " ".join(p for p in map(_plain_part, _folded(phrase).split()) if p)
