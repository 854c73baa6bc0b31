"""What objects hold and their methods return, also where another file defines their class."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from clearweights.scan.python import ids
from clearweights.scan.python.callee import annotation, dotted
from clearweights.scan.python.classes import base, said
from clearweights.scan.python.scopes import Scope
from clearweights.scan.python.values import (
    Imported,
    Made,
    Parameter,
    Value,
    Values,
    merge,
)

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator

_DERIVED = 50
"""Derived classes that are looked at for the sake of one call."""

_BASES = 6


def method(evaluator: Evaluator, func: ast.expr, scope: Scope) -> Values:
    """Return what `self.name()` returns: in its class, its bases, and classes derived of it."""
    match func:
        case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
            pass
        case _:
            return ()
    owner, definitions = scope.owner, evaluator.names.definitions
    groups: list[Values] = []
    for below in evaluator.names.derived.get(owner.name, ())[:_DERIVED] if owner else ():
        known = definitions.get(f"{below.name}.{name}")
        groups += [said(evaluator, known[1])] if known else []
    for _ in range(_BASES):
        known = definitions.get(f"{owner.name}.{name}") if owner else None
        if owner is None or known is not None:
            groups += [said(evaluator, known[1])] if known else []
            break
        owner = base(evaluator, owner)
    return merge(groups)


def elsewhere(
    evaluator: Evaluator, values: Values, node: ast.expr, scope: Scope, name: str
) -> Values:
    """Return the attribute of an object whose class another file of the project defines."""
    found: list[Value] = []
    for value in values:
        label = ""
        if isinstance(value, Made):
            label = _class_of(value.name)
        elif isinstance(value, Parameter):
            label = _annotated(evaluator, value, node, scope)
        if "." in label and label[0] != "?" and not ids.outside(label):
            found.append(Imported(f"{label}.{name}"))
    return tuple(found)


def _class_of(called: str) -> str:
    """Return the class of what a call makes: `Settings.load()` makes one of `Settings`."""
    above, _, last = called.rpartition(".")
    own = above.rpartition(".")[2][:1].isupper() and last[:1].islower()
    return above if own else called


def _annotated(evaluator: Evaluator, value: Parameter, node: ast.expr, scope: Scope) -> str:
    """Return the class that a parameter is said to have, also of the one kept as `self.name`."""
    if isinstance(node, ast.Name):
        return annotation(evaluator, node.id, scope)
    definitions = evaluator.names.definitions
    known = definitions.get(f"{value.function}.__init__") or definitions.get(value.function)
    function = known[0] if known else None
    for argument in function.args.args if isinstance(function, ast.FunctionDef) else ():
        if argument.arg == value.name and argument.annotation is not None:
            return dotted(evaluator, argument.annotation, evaluator.names.module)
    return ""
