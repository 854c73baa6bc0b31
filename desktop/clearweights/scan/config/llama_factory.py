"""LLaMA-Factory's register of datasets, which recipes refer to by name."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import Mapping, Scalar
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import Named
from clearweights.scan.registers import registered

_HUBS = {
    "hf_hub_url": Hub.HUGGINGFACE,
    "ms_hub_url": Hub.MODELSCOPE,
    "om_hub_url": Hub.OTHER,
    "script_url": Hub.HUGGINGFACE,
    "cloud_file_name": Hub.URL,
}
_ORDER = {key: at for at, key in enumerate(_HUBS)}
"""Which address counts where a register gives one for each hub."""


def is_dataset_info(file: SourceFile, root: Mapping) -> bool:
    """Say whether the document registers datasets by name."""
    del file
    tables = [value for _, value in root.pairs[:400] if isinstance(value, Mapping)]
    fields = ("hf_hub_url", "ms_hub_url", "file_name", "script_url", "file_sha1")
    hits = sum(any(table.get(key) is not None for key in fields) for table in tables)
    return bool(tables) and hits * 2 > len(root.pairs)


def scan_dataset_info(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the datasets that can be selected."""
    for name, table in root.pairs:
        if not isinstance(table, Mapping):
            continue
        told = False
        for key, value in sorted(table.pairs, key=lambda pair: _ORDER.get(pair[0].value, 9)):
            hub = _HUBS.get(key.value)
            if hub is None or not isinstance(value, Scalar) or value.is_null:
                continue
            id_ = value.value.strip()
            local = key.value == "script_url" and "/" not in id_
            if not local and (ids.looks_like_hub_id(id_) or hub is Hub.URL):
                named = Named(AssetKind.DATASET, hub, id_)
                place = file.place(value.line)
                yield named.at(place, "dataset-register", strength=strength)
                if not told:
                    yield registered(place, name.value, id_, hub, strength)
                told = True
