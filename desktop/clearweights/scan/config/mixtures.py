"""Tables whose keys are datasets or models: ids of a hub, or the project's names of its parts."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan import ids
from clearweights.scan.config.numbers import is_number
from clearweights.scan.keys import Meaning, keys

_PUBLISHED = re.compile(r"[A-Z\-]")
"""What ids of the hub mostly have, and the names of folders of data mostly have not."""


def by_keys(
    name: str, value: Node, own: Meaning | None
) -> tuple[tuple[Mapping, Meaning | None], ...]:
    """Return the tables under `name` whose keys may be ids, with what the keys are.

    The value itself, or the items of `datasets: [{org/name: {split: train}}]`.
    """
    if isinstance(value, Mapping):
        return ((value, of_shares(name, value, own) or of_register(name, value)),)
    if own is None or own.kind is not AssetKind.DATASET or not isinstance(value, Sequence):
        return ()
    tables = (item for item in value.items if isinstance(item, Mapping))
    return tuple((t, own) for t in tables if len(t.pairs) == 1 and "/" in t.pairs[0][0].value)


_COMMIT = re.compile(r"[0-9a-f]{40}")


def of_register(name: str, table: Mapping) -> Meaning | None:
    """Return what the keys are of a table that pins which edition of each is loaded.

    `model_meta: {org/name: {revision: 8b3219a9…, dim: 384}}` is no mere description.
    """
    rows = [(key.value, row) for key, row in table.pairs if isinstance(row, Mapping)]
    pinned = (_COMMIT.fullmatch(row.text("revision") or "") for k, row in rows if "/" in k)
    of_models = "model" in name.split("_") or "models" in name.split("_")
    return Meaning(AssetKind.MODEL) if of_models and any(pinned) else None


def of_shares(name: str, table: Mapping, own: Meaning | None) -> Meaning | None:
    """Return what the keys of the table under `name` are, if its values are mere numbers.

    `train_weights: {part/a: 0.7}` only says how much is taken of what other settings name;
    `dataset_weights: {org/a: 0.7}` may name it.
    """
    if not name.endswith(("weights", "weight")) or "model" in name or not _are_numbers(table):
        return own
    of_data = not keys().dataset_words.isdisjoint(name.split("_"))
    return Meaning(AssetKind.DATASET) if of_data else None


def ids_among(table: Mapping, kind: AssetKind, *, loads: bool) -> tuple[Scalar, ...]:
    """Return the keys of a table that may be ids.

    `loads`: the recipe hands its datasets to a loader of the hub. Where one part of a mixture has
    a name that no hub knows, its other plain names are the project's too.
    """
    told = tuple(key for key, _ in table.pairs)
    if kind is not AssetKind.DATASET or not _are_numbers(table):
        return told
    own = ("/", "./", "../", "~", "$")
    spaced = tuple(k for k in told if "/" in k.value and not k.value.startswith(own))
    plain = tuple(key for key in told if "/" not in key.value)
    if not all(ids.is_bare_dataset(key.value) for key in plain):
        plain = ()
    if _are_folders([key.value for key in spaced], loads=loads):
        spaced = ()
    return (*spaced, *plain)


def _are_folders(names: list[str], *, loads: bool) -> bool:
    """Say whether the parts of a mixture are called by folders: `web/cc_2021`, `books/old`."""
    topics = (re.sub(r"[\d_\-]+$", "", name.partition("/")[0].lower()) for name in names)
    if any(name.count("/") > 1 for name in names) or all(t in keys().topics for t in topics):
        return True
    return not loads and not any(map(_PUBLISHED.search, names))


def _are_numbers(table: Mapping) -> bool:
    return all(isinstance(value, Scalar) and is_number(value) for _, value in table.pairs)
