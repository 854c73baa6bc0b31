"""Organizations of the hub that everybody knows: what an id tells by its first half.

All names stand in `resources/signatures/orgs.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan.shell.known import shell_words

_SIZE = re.compile(r"(?:^|[-_.])(?:\d+x)?\d+(?:\.\d+)?[bm](?:$|[-_.])", re.IGNORECASE)
"""`7b`: the size of a model."""


_GRADE = re.compile(r"-(?:tiny|mini|small|medium|large|xl|xxl|huge|giant)$", re.IGNORECASE)
"""`-small`: one of several sizes of a model; programs have one."""

_THOUSANDS = re.compile(r"[-_]\d+k$")

_COLLECTION = re.compile(r"-[0-9a-f]{24}$")
"""How the ids of collections end: lists of others."""


@dataclass(frozen=True, slots=True)
class _Orgs:
    models: frozenset[str]
    data: frozenset[str]
    with_code: frozenset[str]
    modelscope: frozenset[str]
    data_names: re.Pattern[str]
    model_names: re.Pattern[str]
    surely_data: re.Pattern[str]
    surely_model: re.Pattern[str]


@cache
def _orgs() -> _Orgs:
    """Return the names, read once."""
    data = plain(
        parse_yaml(data_file("resources", "signatures", "orgs.yaml").read_text(encoding="utf-8"))
    )
    assert isinstance(data, dict)
    models, tables, code, elsewhere = (
        frozenset(str(data[key]).split())
        for key in ("models", "data", "with_code", "modelscope_only")
    )
    patterns = (
        re.compile("".join(str(data[key]).split()), re.IGNORECASE)
        for key in ("data_names", "model_names", "surely_data", "surely_model")
    )
    return _Orgs(models, tables, code, elsewhere, *patterns)


@lru_cache(maxsize=20_000)
def published(text: str) -> AssetKind | None:
    """Return what `organization/name` is where the organization is a known one of the hub.

    None for others, and where the words could as well be the place of some code.
    """
    org, slash, name = text.partition("/")
    known = _orgs()
    if not slash or not (org in known.models or org in known.data):
        return None
    if (org in known.with_code and not _has_air(name)) or _COLLECTION.search(name):
        return None
    return _kind(org, name)


def _has_air(name: str) -> bool:
    """Say whether a name has more marks of the hub than names of programs usually have."""
    parts = len(re.findall(r"[-_]", name))
    if "-" in name and shell_words().model_sounds.search(name):
        return True
    sized = _SIZE.search(name) or _GRADE.search(name)
    return parts > 1 or bool(parts and re.search(r"\d", name)) or bool(sized)


def _kind(org: str, name: str) -> AssetKind:
    known = _orgs()
    if known.surely_data.search(name):
        return AssetKind.DATASET
    if _SIZE.search(name) or known.surely_model.search(name):
        return AssetKind.MODEL
    says_model = known.model_names.search(name) is not None
    if known.data_names.search(name):
        data = org in known.data or not says_model
    else:
        data = org not in known.models or (org in known.data and not says_model)
    return AssetKind.DATASET if data else AssetKind.MODEL


@lru_cache(maxsize=20_000)
def sounds_like_data(text: str) -> bool:
    """Say whether the name of an id, whoever publishes it, is one that only datasets have."""
    name = _THOUSANDS.sub("", text.partition("/")[2])  # `imagenet-5k` trains models, too
    return _orgs().surely_data.search(name) is not None


def only_at_modelscope(text: str) -> bool:
    """Say whether the organization of an id publishes at ModelScope alone."""
    return text.partition("/")[0] in _orgs().modelscope
