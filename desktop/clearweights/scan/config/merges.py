"""mergekit: which models are merged, with which weight."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Relation, Role, Strength
from clearweights.domain.facts import Fact, LineageStatement
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import name_model

_NAMING = frozenset(
    {"model", "base_model", "source_model", "tokenizer_source", "lora", "path", "source"}
)


def is_merge(file: SourceFile, root: Mapping) -> bool:
    """Say whether the document is a recipe of mergekit."""
    del file
    return root.get("merge_method") is not None or (
        root.get("experts") is not None and root.get("base_model") is not None
    )


def scan_merge(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the merged models, and that the result is merged from them."""
    told: dict[str, LineageStatement] = {}
    for value, weight in _named(root, None):
        for part in value.value.split("+"):
            named = name_model(part)
            if named is None:
                continue
            place = file.place(value.line)
            yield named.at(place, "merge-recipe", strength=strength, role=Role.MERGE)
            if strength is Strength.MENTIONED:
                continue
            before = told.get(named.id)
            if before is None or before.weight is None:
                told[named.id] = LineageStatement(
                    place=before.place if before else place,
                    relation=Relation.MERGED_FROM,
                    parent=named.id,
                    parent_kind=AssetKind.MODEL,
                    parent_hub=named.hub,
                    weight=weight,
                )
    yield from told.values()


def _named(node: Node, weight: str | None) -> Iterator[tuple[Scalar, str | None]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _named(item, weight)
    if not isinstance(node, Mapping):
        return
    own = _weight(node) or weight
    for key, value in node.pairs:
        if isinstance(value, Scalar):
            if key.value in _NAMING and not value.is_null:
                yield value, own if key.value != "base_model" else None
        elif key.value == "models" and isinstance(value, Sequence):
            for item in value.items:
                if isinstance(item, Scalar):
                    yield item, own
                else:
                    yield from _named(item, None)
        else:
            yield from _named(value, own)


def _weight(table: Mapping) -> str | None:
    parameters = table.get("parameters")
    if not isinstance(parameters, Mapping):
        return None
    found = [s.value for s in scalars(parameters.get("weight"))]
    return ", ".join(found) if found and len(found) < 12 else None
