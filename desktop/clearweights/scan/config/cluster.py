"""Objects of a cluster: what refers to another object there, and what only labels one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan import ids
from clearweights.scan.keys import keys, meaning, snake

_PARTS = frozenset({"api_version", "api_group", "kind", "name", "namespace"})
"""What a reference to another object is made of: `{name: …, namespace: …}`."""

_OBJECT = re.compile(r"[a-z0-9](?:[a-z0-9.\-]{0,251}[a-z0-9])?")
"""How the names of objects are written: a hub's id with an owner never is one."""


def without_links(root: Node) -> Node:
    """Return an object of a cluster without labels and without the names of other objects.

    What the parameters of a `Model` or a `Dataset` name is then kept under a key that says so.
    A document that describes no such object is returned as it is.
    """
    if not is_object(root):
        return root
    return _cleaned(_told(root))


def is_object(root: Node) -> bool:
    """Say whether a document describes an object of a cluster."""
    return (
        isinstance(root, Mapping)
        and bool(root.text("apiVersion"))
        and bool(root.text("kind"))
        and isinstance(root.get("metadata"), Mapping)
    )


def _cleaned(node: Node) -> Node:
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_cleaned(item) for item in node.items))
    if isinstance(node, Mapping):
        return Mapping(tuple(_kept(node)), node.line)
    return node


def _kept(table: Mapping) -> Iterator[tuple[Scalar, Node]]:
    for key, value in table.pairs:
        labels = isinstance(value, Mapping) and snake(key.value) in keys().label_tables
        if not labels and not (meaning(key.value) is not None and _is_link(value)):
            yield key, _cleaned(value)


def _is_link(value: Node) -> bool:
    """Say whether a table does nothing but name another object: `model: {name: base-7b}`."""
    if not isinstance(value, Mapping) or value.text("name") is None:
        return False
    told = {snake(key.value) for key, _ in value.pairs}
    return told <= _PARTS and _OBJECT.fullmatch(value.text("name") or "") is not None


def _told(root: Node) -> Node:
    """Keep the name that the parameters of a `Model` give under a key that says what it is."""
    kind = snake(root.text("kind") or "") if isinstance(root, Mapping) else ""
    if kind not in ("model", "dataset"):
        return root
    return _with(root, "spec", lambda spec: _with(spec, "params", lambda p: _keyed(p, kind)))


def _keyed(parameters: Node, kind: str) -> Node:
    """Rename `name: org/name`, which alone would say nothing."""
    if not isinstance(parameters, Mapping):
        return parameters
    told = tuple(
        (replace(key, value=f"{kind}_name") if _is_hub_name(key, value) else key, value)
        for key, value in parameters.pairs
    )
    return Mapping(told, parameters.line)


def _is_hub_name(key: Scalar, value: Node) -> bool:
    return key.value == "name" and isinstance(value, Scalar) and ids.looks_like_hub_id(value.value)


def _with(table: Node, name: str, change: Callable[[Node], Node]) -> Node:
    """Return a table with the value of one key changed."""
    if not isinstance(table, Mapping):
        return table
    told = tuple((k, change(v) if k.value == name else v) for k, v in table.pairs)
    return Mapping(told, table.line)
