"""What becomes of a parameter: whether its value can load anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.scopes import Scope

_COUNTERS = ("encoding_for_model", "from_tiktoken_encoder")
"""Calls that count tokens as a model would, without loading or asking it."""


def loads_nothing(evaluator: Evaluator, scope: Scope, name: str) -> bool:
    """Say whether a parameter only tells whose tokens are counted, or is only compared."""
    uses = [n for n in ast.walk(scope.node) if isinstance(n, ast.Name) and n.id == name]
    if not uses:
        return False
    counted = {
        id(node)
        for call in _COUNTERS
        for site in evaluator.names.by_name.get(call, ())
        for node in (*site.call.args, *(keyword.value for keyword in site.call.keywords))
    }
    if all(id(use) in counted for use in uses):
        return True
    compared = {id(node) for node in _compared(scope.node)}
    left = [use for use in uses if id(use) not in compared]
    return len(left) < len(uses) and all(_is_only_kept(scope, use) for use in left)


def _compared(function: ast.AST) -> Iterator[ast.expr]:
    """Yield what stands in comparisons, also as `name.lower()`."""
    for node in ast.walk(function):
        for part in (node.left, *node.comparators) if isinstance(node, ast.Compare) else ():
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
                yield part.func.value
            yield part


def _is_only_kept(scope: Scope, use: ast.Name) -> bool:
    """Say whether a name is put into an attribute of the object that nobody reads."""
    owner = scope.owner
    body = owner.node.body if owner is not None and isinstance(owner.node, ast.ClassDef) else []
    kept = {
        target.attr
        for node in ast.walk(scope.node)
        if isinstance(node, ast.Assign) and node.value is use
        for target in node.targets
        if isinstance(target, ast.Attribute)
    }
    compared = {id(part) for item in body for part in _compared(item)}
    read = {
        node.attr
        for item in body
        for node in ast.walk(item)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and id(node) not in compared
    }
    return bool(kept) and kept.isdisjoint(read)
