"""The full name of what a call calls: imports, variables and annotations resolved."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from clearweights.scan.python.scopes import Scope
from clearweights.scan.python.values import Function, Imported, Made, Parameter, Unknown, Values

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator

TOO_COMMON = frozenset(
    {
        *("name", "value", "path", "id", "text", "data", "type", "key", "args", "kwargs", "config"),
        *("cfg", "url", "result", "output", "input", "content", "title", "description", "prompt"),
        *("role", "label", "format", "mode", "version", "message"),
    }
)
"""Attribute names that say nothing of what they hold: never looked up by the name alone."""

_PLAIN_TYPES = frozenset({"str", "dict", "list", "int", "float", "bool", "Any", "object"})


def dotted(evaluator: Evaluator, node: ast.expr, scope: Scope) -> str:
    """Return the full name of `node`; `?` stands for an object of unknown class."""
    match node:
        case ast.Name():
            return _name(evaluator, node, scope)
        case ast.Attribute(value=base, attr=attr):
            if isinstance(base, ast.Name) and base.id in ("self", "cls"):
                own = evaluator.own(scope.owner, attr)
                return f"?.{attr}" if own is None else _object(own)
            inner = dotted(evaluator, base, scope)
            if inner == "?" and attr in evaluator.names.attributes and attr not in TOO_COMMON:
                return _object(evaluator.attribute(node, scope))
            return f"{inner}.{attr}"
        case ast.Call() | ast.Subscript() | ast.Await():
            found = _object(evaluator(node, scope))
            return _registered(evaluator, node, scope) if found == "?" else found
        case _:
            return "?"


def _registered(evaluator: Evaluator, node: ast.expr, scope: Scope) -> str:
    """Return the full name of what a registry of a library is asked for: `registry().get("a")`.

    Any other `get` reads a table, of which nothing is known but its words.
    """
    func = node.func if isinstance(node, ast.Call) else None
    if not isinstance(func, ast.Attribute) or func.attr != "get":
        return "?"
    asked = dotted(evaluator, func.value, scope)
    known = any(asked.startswith(f"{module}.") for module in evaluator.names.modules)
    return f"{asked}.get" if known else "?"


def receivers(evaluator: Evaluator, node: ast.expr, scope: Scope) -> list[Made]:
    """Return the objects that a method may be called on, where this file makes them."""
    depth = 0
    while isinstance(node, ast.Attribute) and depth < 8:
        node, depth = node.value, depth + 1
        values = evaluator(node, scope)
        made = [v for v in values if isinstance(v, Made) and not v.name.startswith("?")]
        if made:
            return made
    return []


def is_chosen(evaluator: Evaluator, func: ast.Name, scope: Scope) -> bool:
    """Say whether a name of the file's own stands for builders: `build = models.resnet18`."""
    if func.id in evaluator.names.imports or not is_bound(func.id, scope):
        return False
    held = evaluator(func, scope)
    return any(isinstance(value, Imported) for value in held) and all(
        isinstance(value, Imported | Parameter | Unknown) for value in held
    )


def _name(evaluator: Evaluator, node: ast.Name, scope: Scope) -> str:
    for value in evaluator(node, scope):
        if isinstance(value, Imported | Made | Function):
            return value.name
    annotated = annotation(evaluator, node.id, scope)
    if annotated:
        return annotated
    return "?" if is_bound(node.id, scope) else node.id


def annotation(evaluator: Evaluator, name: str, scope: Scope) -> str:
    """Return the class a parameter is said to have, empty where nothing is said."""
    looked: Scope | None = scope
    while looked is not None:
        node = looked.node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
                if argument.arg == name and argument.annotation is not None:
                    full = dotted(evaluator, argument.annotation, evaluator.names.module)
                    return "" if full in _PLAIN_TYPES else full
        looked = looked.parent
    return ""


def is_bound(name: str, scope: Scope) -> bool:
    """Say whether a name is given a value, or is a parameter, where it is used."""
    looked: Scope | None = scope
    while looked is not None:
        if name in looked.bindings or name in looked.parameters:
            return True
        looked = looked.parent
    return False


def _object(values: Values) -> str:
    for value in values:
        if isinstance(value, Made | Imported | Function):
            return value.name
    return "?"
