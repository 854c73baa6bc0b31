"""What a document of a configuration is for, and what its outputs are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearweights.domain.asset import AssetKind, Reference, Relation, Role
from clearweights.domain.facts import Fact, LineageStatement
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan.config.numbers import is_vocabulary
from clearweights.scan.keys import keys, snake
from clearweights.scan.naming import Named


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a document as a whole sets up."""

    training: bool = False
    adapter: bool = False
    evaluation: bool = False
    loads: bool = False
    """A loader of the hub gets the names of its datasets."""

    @classmethod
    def of(cls, root: Node) -> Purpose:
        """Read it from the keys of a document."""
        known, seen = keys(), frozenset(_all_keys(root))
        training = len(seen & known.training) >= 2
        return cls(
            training,
            training and bool(seen & known.adapter),
            bool(seen & known.evaluation),
            bool(seen & known.loader),
        )

    def role(self, named: Named, told: Role | None) -> Role | None:
        """Return what is done with an asset, whose key may tell it.

        A recipe that also evaluates what it trains is a recipe.
        """
        if told is not None:
            return told
        if not self.training:
            return Role.EVALUATE if self.evaluation else None
        if named.kind is AssetKind.DATASET:
            return Role.TRAIN
        return Role.ADAPTER if self.adapter else Role.FINE_TUNE


_SWITCH = 5
"""Letters of the longest word that turns something off, or says how it is trained."""


def _all_keys(node: Node) -> Iterator[str]:
    if isinstance(node, Mapping):
        if is_vocabulary(node):
            return
        for key, value in node.pairs:
            short = isinstance(value, Scalar) and len(value.value) <= _SWITCH
            word = value.value.lower() if short and isinstance(value, Scalar) else ""
            if word not in ("false", "none", "null"):
                yield snake(key.value)
            if word in ("lora", "qlora"):
                yield word
            yield from _all_keys(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _all_keys(item)


_RELATIONS = {
    Role.FINE_TUNE: Relation.FINE_TUNED_FROM,
    Role.ADAPTER: Relation.ADAPTER_OF,
    Role.TRAIN: Relation.TRAINED_ON,
    Role.EVALUATE: Relation.EVALUATED_WITH,
}


def origins(references: list[Reference]) -> Iterator[Fact]:
    """Say what the output that a recipe names is made from."""
    outputs = sorted({(r.id, r.kind) for r in references if r.output})
    if len(outputs) != 1 or outputs[0][1] is not AssetKind.MODEL:
        return
    for reference in references:
        relation = _RELATIONS.get(reference.role) if reference.role else None
        if relation is not None and reference.kind is not AssetKind.SERVICE:
            yield LineageStatement(
                place=reference.place,
                relation=relation,
                parent=reference.id,
                parent_kind=reference.kind,
                parent_hub=reference.hub,
                child=outputs[0][0],
            )
