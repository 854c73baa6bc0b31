"""Whether a call is handed the model it asks for: by whoever calls its function, or an object."""

from __future__ import annotations

import ast

from clearweights.scan.python.kinds import argument_of
from clearweights.scan.python.scopes import FileNames, Scope, Site
from clearweights.scan.python.signatures import Argument


def is_handed(names: FileNames, site: Site, argument: Argument) -> bool:
    """Say whether the value of an argument comes from elsewhere in the project.

    `model=self.model`, `model=request.model`, `**options`: the program names it where it calls
    this. What it reads of the environment or of the command line it leaves open.
    """
    node = argument_of(site.call, argument)
    if node is None:
        spread = [keyword.value for keyword in site.call.keywords if keyword.arg is None]
        return any(_is_from_outside(names, value, site.scope, 0) for value in spread)
    return _is_from_outside(names, node, site.scope, 0)


_DEEP = 6


def _is_from_outside(names: FileNames, node: ast.expr, scope: Scope, depth: int) -> bool:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    match node:
        case ast.Call(func=ast.Attribute(value=base, attr="get" | "pop" | "strip" | "lower")):
            return _is_from_outside(names, base, scope, depth)
        case ast.Name(id="self"):
            return True
        case ast.Name(id=name) if depth < _DEEP:
            return _name(names, name, scope, depth)
    return False


def _name(names: FileNames, name: str, scope: Scope, depth: int) -> bool:
    looked: Scope | None = scope
    while looked is not None:
        if name in looked.parameters or _is_rest(looked, name):
            return True
        bound = looked.bindings.get(name)
        if bound:
            return _is_from_outside(names, bound[-1].value, bound[-1].scope, depth + 1)
        looked = looked.parent
    return names.imports.get(name, "").startswith("/")


def _is_rest(scope: Scope, name: str) -> bool:
    """Say whether a name is that of `**options`."""
    node = scope.node
    rest = node.args.kwarg if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else None
    return rest is not None and rest.arg == name
