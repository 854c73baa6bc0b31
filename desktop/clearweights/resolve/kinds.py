"""Whether a name that code or a setting holds is that of a model or of a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Reference
from clearweights.knowledge import Knowledge

_OTHER = {AssetKind.MODEL: AssetKind.DATASET, AssetKind.DATASET: AssetKind.MODEL}
_NAMED = frozenset(
    {"named-value", "config-key", "key", "env", "choice"}
    | {"shell-option", "shell-argument", "shell-variable", "shell-array"}
)
"""Ways to name an asset that only its surroundings tell a kind of; a call that loads it knows."""


def as_known(references: Iterable[Reference], knowledge: Knowledge) -> Iterator[Reference]:
    """Yield references with the kind that the catalog has the name under, if only under it.

    The catalog has seen the asset; a scanner has seen where its name stands.
    """
    kinds: dict[tuple[AssetKind, str], AssetKind] = {}
    for reference in references:
        if reference.how not in _NAMED or reference.hub is not Hub.HUGGINGFACE or reference.output:
            yield reference
            continue
        asked = (reference.kind, reference.id)
        if asked not in kinds:
            kinds[asked] = _known_kind(*asked, knowledge)
        kind = kinds[asked]
        yield reference if kind is reference.kind else replace(reference, kind=kind, role=None)


def _known_kind(kind: AssetKind, name: str, knowledge: Knowledge) -> AssetKind:
    other = _OTHER.get(kind, kind)
    if other is kind or _is_known(kind, name, knowledge):
        return kind
    return other if _is_known(other, name, knowledge) else kind


def _is_known(kind: AssetKind, name: str, knowledge: Knowledge) -> bool:
    id_ = knowledge.canonical(kind, Hub.HUGGINGFACE, name)
    return bool(knowledge.cataloged(kind, Hub.HUGGINGFACE, id_))
