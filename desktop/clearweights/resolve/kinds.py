"""Whether a name that code or a setting holds is that of a model or of a dataset."""

from __future__ import annotations

from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Reference
from clearweights.knowledge import Knowledge

_OTHER = {AssetKind.MODEL: AssetKind.DATASET, AssetKind.DATASET: AssetKind.MODEL}
_NAMED = frozenset(
    {"named-value", "config-key", "key", "env", "choice"}
    | {"shell-option", "shell-argument", "shell-variable", "shell-array"}
)
"""Ways to name an asset that only its surroundings tell a kind of; a call that loads it knows."""


def as_known(reference: Reference, knowledge: Knowledge) -> Reference:
    """Return the reference with the kind that the catalog has the name under, if only under it.

    The catalog has seen the asset; a scanner has seen where its name stands.
    """
    if reference.how not in _NAMED or reference.hub is not Hub.HUGGINGFACE or reference.output:
        return reference
    other = _OTHER.get(reference.kind)
    if other is None or _is_known(reference.kind, reference.id, knowledge):
        return reference
    if not _is_known(other, reference.id, knowledge):
        return reference
    return replace(reference, kind=other, role=None)


def _is_known(kind: AssetKind, name: str, knowledge: Knowledge) -> bool:
    id_ = knowledge.canonical(kind, Hub.HUGGINGFACE, name)
    return bool(knowledge.cataloged(kind, Hub.HUGGINGFACE, id_))
