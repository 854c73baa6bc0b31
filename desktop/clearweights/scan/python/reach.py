"""Which assignments and comparisons decide what a name stands for where it is used."""

from __future__ import annotations

import ast
from bisect import bisect
from typing import TYPE_CHECKING

from clearweights.scan.python.nodes import simple_name
from clearweights.scan.python.scopes import Binding, FileNames, Scope
from clearweights.scan.python.values import Text, Values, items_of

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator


_MOST = 200
"""Assignments of one name that are looked at for the sake of one use."""


def near(bindings: list[Binding], line: int | None) -> list[Binding]:
    """Return the assignments around a line, or the last ones, where a program wrote thousands."""
    if len(bindings) <= _MOST:
        return bindings
    if line is None:
        return bindings[-_MOST:]
    at = bisect(bindings, line, key=lambda binding: binding.line)
    return bindings[max(0, at - _MOST // 2) : at + _MOST // 2]


def reaching(
    bindings: list[Binding], line: int, branch: tuple[int, ...]
) -> tuple[list[Binding], bool]:
    """Return the assignments that can reach a use, and whether one surely has happened.

    The last assignment before the use that stands in the same or an enclosing block hides the
    earlier ones. Assignments after the use count only where none comes before.
    """
    before = [binding for binding in bindings if binding.line <= line]
    if not before:
        return bindings, False
    start = 0
    sure = False
    for at, binding in enumerate(before):
        if binding.branch == branch[: len(binding.branch)] and "also" not in binding.steps:
            start, sure = at, True
    return before[start:], sure


def possible(names: FileNames, bindings: list[Binding], branch: tuple[int, ...]) -> list[Binding]:
    """Return the assignments that a use can see: not those of another side of the same `if`.

    In a loop the other side may have been taken before.
    """
    return [b for b in bindings if not _apart(names, b.branch, branch)] if branch else bindings


def _apart(names: FileNames, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    for first, second in zip(one, other, strict=False):
        if first != second:
            return names.arms.get(first, -1) == names.arms.get(second, -2)
        if first in names.loops:
            return False
    return False


def comes_back(names: FileNames, bindings: list[Binding], branch: tuple[int, ...]) -> bool:
    """Say whether a loop around both leads from an assignment back to a use before it."""
    around = names.loops.intersection(branch)
    return bool(around) and any(not around.isdisjoint(b.branch) for b in bindings)


def inside(node: ast.Name, value: ast.expr) -> bool:
    """Say whether a name stands in the very value that it is given: `pipe = pipe(...)`."""
    if not value.lineno <= node.lineno <= (value.end_lineno or value.lineno):
        return False
    begins = (value.lineno, value.col_offset) <= (node.lineno, node.col_offset)
    end = (value.end_lineno or value.lineno, value.end_col_offset or 0)
    return begins and (node.lineno, node.col_offset) < end


def left_over(evaluator: Evaluator, node: ast.Name, scope: Scope, values: Values) -> Values:
    """Return what a name can be after comparisons: `else` of `if name == "a":` it is not `a`.

    Nor is it what the program does not go on with: `assert name not in ("a", "b")`.
    """
    names = evaluator.names
    denied = names.denied.get(node.id, {})
    others = [denied.get(at) for at in names.branches.get(id(node), ())] if denied else []
    for other in (*others, names.barred.get((id(scope), node.id))):
        if other is not None:
            gone = evaluator(other, scope)
            gone = gone if isinstance(other, ast.Constant) else items_of(gone)
            words = {value.text for value in gone if isinstance(value, Text)}
            values = tuple(
                value for value in values if not (isinstance(value, Text) and value.text in words)
            )
    return values


def settled(evaluator: Evaluator, node: ast.Name | ast.Attribute, scope: Scope) -> Values:
    """Return what the comparisons around a use leave of a name, empty where there are none.

    In the branch of `if name == "a":` the name is `a`, whatever it is elsewhere, until the branch
    gives it another value.
    """
    names = evaluator.names
    root: ast.expr = node
    while isinstance(root, ast.Attribute):
        root = root.value
    branch = names.branches.get(id(root), ())
    for at in reversed(branch):
        label, other = names.told.get(at, ("", None))
        if other is not None and _is_of(label, node, scope):
            if _is_set_anew(node, scope, at, branch):
                return ()
            values = evaluator(other, scope)
            return values if isinstance(other, ast.Constant) else items_of(values)
    return ()


def _is_of(label: str, node: ast.Name | ast.Attribute, scope: Scope) -> bool:
    """Say whether a comparison is of a name, also of `self.mode` for the parameter `mode`."""
    name = simple_name(node)
    if label == name:
        return True
    longer, shorter = max(label, name, key=len), min(label, name, key=len)
    return longer == f"self.{shorter}" and shorter in scope.parameters


def _is_set_anew(
    node: ast.Name | ast.Attribute, scope: Scope, at: int, branch: tuple[int, ...]
) -> bool:
    """Say whether a branch surely gives a name another value before its use."""
    bound = scope.bindings.get(node.id, []) if isinstance(node, ast.Name) else []
    return any(
        at in binding.branch
        and binding.branch == branch[: len(binding.branch)]
        and binding.line < node.lineno
        for binding in near(bound, node.lineno)
    )
