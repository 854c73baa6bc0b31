"""What becomes of a parameter: whether its value can load anything."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.scopes import Scope, last_name

_COUNTERS = ("encoding_for_model", "from_tiktoken_encoder")
"""Calls that count tokens as a model would, without loading or asking it."""


class Uses:
    """Where the names of a file are used; each function and class is walked once."""

    def __init__(self, evaluator: Evaluator) -> None:
        sites = (site for call in _COUNTERS for site in evaluator.names.by_name.get(call, ()))
        self._counted = {id(node) for site in sites for node in _arguments(site.call)}
        self._functions: dict[int, _Names] = {}
        self._read: dict[int, set[str]] = {}

    def load_nothing(self, scope: Scope, name: str) -> bool:
        """Say whether a parameter only tells whose tokens are counted, or is only compared."""
        known = self._functions.get(id(scope.node))
        if known is None:
            known = self._functions[id(scope.node)] = _Names(scope.node)
        uses = known.by_name.get(name, [])
        if not uses:
            return False
        if all(id(use) in self._counted for use in uses):
            return True
        left = [use for use in uses if id(use) not in known.compared]
        if len(left) == len(uses):
            return False
        kept = [known.kept.get(id(use)) for use in left]
        return all(names and self._reads(scope).isdisjoint(names) for names in kept)

    def _reads(self, scope: Scope) -> set[str]:
        """Return the attributes that the class around reads, beyond comparing them."""
        owner = scope.owner
        if owner is None:
            return set()
        if id(owner) not in self._read:
            compared = {id(node) for node in _compared(ast.walk(owner.node))}
            self._read[id(owner)] = {
                node.attr
                for node in ast.walk(owner.node)
                if isinstance(node, ast.Attribute)
                and isinstance(node.ctx, ast.Load)
                and id(node) not in compared
            }
        return self._read[id(owner)]


def only_counts(function: ast.AST, name: str) -> bool:
    """Say whether a function asks with a parameter for nothing but whose tokens to count."""
    uses: set[int] = set()
    counted: set[int] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id == name:
            uses.add(id(node))
        elif isinstance(node, ast.Call) and last_name(node.func) in _COUNTERS:
            counted.update(map(id, _arguments(node)))
    return bool(uses) and uses <= counted


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (keyword.value for keyword in call.keywords)


class _Names:
    """The names in a function: their uses, those compared, those kept in attributes."""

    def __init__(self, function: ast.AST) -> None:
        self.by_name: dict[str, list[ast.Name]] = defaultdict(list)
        self.kept: dict[int, list[str]] = {}
        nodes = list(ast.walk(function))
        for node in nodes:
            if isinstance(node, ast.Name):
                self.by_name[node.id].append(node)
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
                targets = [target for target in node.targets if isinstance(target, ast.Attribute)]
                self.kept[id(node.value)] = [target.attr for target in targets]
        self.compared = {id(node) for node in _compared(nodes)}


def _compared(nodes: Iterable[ast.AST]) -> Iterator[ast.expr]:
    """Yield what stands in comparisons, also as `name.lower()`."""
    for node in nodes:
        for part in (node.left, *node.comparators) if isinstance(node, ast.Compare) else ():
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
                yield part.func.value
            yield part
