"""What the classes of a file hold: their own attributes, those of their bases, their fields."""

from __future__ import annotations

import ast
from itertools import islice
from typing import TYPE_CHECKING

from clearweights.scan.python.known_calls import returns
from clearweights.scan.python.reach import near
from clearweights.scan.python.scopes import Scope, last_name
from clearweights.scan.python.values import UNKNOWN, Parameter, Unknown, Values, merge

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator

_BASES = 6
"""Bases that are looked at, one above the other."""


def members(evaluator: Evaluator, label: str) -> Values:
    """Return what is bound in the body of a class of this file."""
    known = evaluator.names.definitions.get(label)
    if known is None or not known[1].is_class:
        return ()
    bound = [b for group in known[1].bindings.values() for b in group]
    return merge([evaluator.binding(binding) for binding in bound])


def own(evaluator: Evaluator, owner: Scope | None, name: str) -> Values | None:
    """Return what `self.name` holds in a class or its bases, None for nothing."""
    seen = 0
    while owner is not None and seen < _BASES:
        bindings = evaluator.names.own.get((id(owner), name))
        if bindings:
            return merge([evaluator.binding(binding) for binding in near(bindings, None)])
        known = evaluator.names.definitions.get(f"{owner.name}.{name}")
        if known is not None and is_property(known[0]):
            return said(evaluator, known[1]) or UNKNOWN
        owner, seen = base(evaluator, owner), seen + 1
    return None


def parsed(evaluator: Evaluator, name: str) -> Values:
    """Return the field of that name in the classes that a parser of this file fills."""
    sites = (site for call in _PARSERS for site in evaluator.names.by_name.get(call, ()))
    labels = {
        last_name(node)
        for site in islice(sites, _SITES)
        for given in site.call.args[:1]
        for node in (given.elts if isinstance(given, ast.List | ast.Tuple) else [given])
    }
    known = (evaluator.names.definitions.get(label) for label in sorted(labels - {""}))
    bound = [b for k in known if k and k[1].is_class for b in k[1].bindings.get(name, ())]
    return merge([evaluator.binding(binding) for binding in bound])


_PARSERS = ("HfArgumentParser", "cli")
_SITES = 8


def overridden(evaluator: Evaluator, owner: Scope | None, name: str) -> list[Values]:
    """Return what classes of this file that derive from `owner` put in its place."""
    derived = evaluator.names.derived.get(owner.name, ()) if owner is not None else ()
    if name.isupper():
        bound = [scope.bindings.get(name, []) for scope in derived]
    elif all(_is_none(b.value) for b in evaluator.names.own.get((id(owner), name), ())):
        bound = [evaluator.names.own.get((id(scope), name), []) for scope in derived]
    else:
        return []
    return [evaluator.binding(b) for b in near([b for group in bound for b in group], None)]


def base(evaluator: Evaluator, owner: Scope) -> Scope | None:
    """Return the class of this file that a class derives from."""
    node = owner.node
    if isinstance(node, ast.ClassDef):
        for above in node.bases:
            known = evaluator.names.definitions.get(last_name(above))
            if known is not None and known[1].is_class and known[1] is not owner:
                return known[1]
    return None


def field(evaluator: Evaluator, label: str, call: ast.Call, scope: Scope, name: str) -> Values:
    """Return an attribute of an object made in this file: what was passed, else the default."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return evaluator(keyword.value, scope)
    known = evaluator.names.definitions.get(label)
    if known is None or not known[1].is_class:
        return UNKNOWN
    at = fields(known[0]).get(name, len(call.args))
    if at < len(call.args):
        return evaluator(call.args[at], scope)
    found = own(evaluator, known[1], name)
    return UNKNOWN if found is None else found


def is_property(node: ast.AST) -> bool:
    """Say whether a function is read like an attribute."""
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return any(last_name(decorator).endswith("property") for decorator in decorators)


def said(evaluator: Evaluator, scope: Scope) -> Values:
    """Return what a method returns in words of its own, not what it makes of what it is given."""
    node = scope.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ()
    groups = [
        evaluator(value, scope)
        for value in returns(evaluator.names, node)
        if _is_said(value, scope)
    ]
    return tuple(value for value in merge(groups) if not isinstance(value, Unknown | Parameter))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def fields(node: ast.AST) -> dict[str, int]:
    """Return the fields of a dataclass in the order its constructor takes them."""
    body = node.body if isinstance(node, ast.ClassDef) else []
    names = [
        item.target.id
        for item in body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    ]
    return {name: at for at, name in enumerate(names)}


def _is_said(node: ast.expr, scope: Scope) -> bool:
    match node:
        case ast.JoinedStr() | ast.BinOp():
            names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} - {"self"}
            return names.isdisjoint(scope.parameters) and names.isdisjoint(scope.bindings)
        case ast.Call(func=ast.Attribute(attr="get")):
            return True
        case ast.Call():
            return False
    return True
