"""Conditions of signatures: `pretrained=True`, also by a name or in `**options`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.kinds import CALLS, argument_of, is_off, is_word
from clearweights.scan.python.scopes import Scope, Site
from clearweights.scan.python.signatures import Argument, Signature


def holds(evaluator: Evaluator, site: Site, signature: Signature) -> bool:
    """Say whether the conditions of a signature hold for a call."""
    if signature.beside and signature.beside not in evaluator.names.by_name:
        return False
    if signature.of and not _is_of(evaluator, site, signature.of):
        return False
    for keyword in site.call.keywords:
        if keyword.arg is not None and keyword.arg in signature.unless:
            return False
        if keyword.arg in signature.not_none and is_off(keyword.value):
            return False
    return all(_is_on(evaluator, site, *wanted) for wanted in signature.when)


def _is_on(evaluator: Evaluator, site: Site, argument: Argument, wanted: tuple[str, ...]) -> bool:
    """Say whether a call is given an argument, with one of the words that count."""
    node = _switch(evaluator, site, argument)
    return node is not None and not is_off(node) and _says_so(evaluator, site, node, wanted)


def _switch(evaluator: Evaluator, site: Site, argument: Argument) -> ast.expr | None:
    """Return the expression that a call is given for a switch, also in what it spreads out."""
    given = argument_of(site.call, argument)
    return given or _spread(evaluator, site, argument) or _handed_on(evaluator, site, argument)


def _spread(evaluator: Evaluator, site: Site, argument: Argument) -> ast.expr | None:
    """Return what `**options` hold, where the file says what the options are."""
    for keyword in site.call.keywords:
        for node in _held(evaluator, keyword.value, site.scope) if keyword.arg is None else ():
            for name, value in _pairs(node):
                if name in argument.keywords:
                    return value
    return None


def _pairs(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value
        case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
            yield from ((keyword.arg, keyword.value) for keyword in keywords if keyword.arg)


def _held(evaluator: Evaluator, node: ast.expr, scope: Scope, depth: int = 3) -> list[ast.expr]:
    """Return the expressions that a name or an attribute may stand for, or the expression."""
    found: list[ast.expr] = []
    match node:
        case ast.Name(id=name):
            home: Scope | None = scope
            while home is not None and name not in home.bindings and name not in home.parameters:
                home = home.parent
            if home is not None:
                found = [bound.value for bound in home.bindings.get(name, ()) if not bound.steps]
                if name in home.parameters and (default := _default(home.node, name)) is not None:
                    found.append(default)
                scope = home
        case ast.Attribute(attr=name):
            bindings = evaluator.names.attributes.get(name, ())
            found = [bound.value for bound in bindings if not bound.steps]
        case _:
            return [node]
    if depth == 0:
        return []
    return [on for held in found[:_HELD] for on in _held(evaluator, held, scope, depth - 1)]


_HELD = 8
"""Values of one name that are looked at."""


def _default(node: ast.AST, name: str) -> ast.expr | None:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    taken = [*node.args.posonlyargs, *node.args.args]
    defaults = list(zip(reversed(taken), reversed(node.args.defaults), strict=False))
    defaults += [
        (parameter, value)
        for parameter, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        if value is not None
    ]
    return next((value for parameter, value in defaults if parameter.arg == name), None)


def _handed_on(evaluator: Evaluator, site: Site, argument: Argument) -> ast.expr | None:
    """Return what callers give for an argument that the function hands on as its `**kwargs`."""
    node = site.scope.node
    rest = node.args.kwarg if isinstance(node, ast.FunctionDef) else None
    spread = [k.value for k in site.call.keywords if k.arg is None]
    if rest is None or not any(isinstance(v, ast.Name) and v.id == rest.arg for v in spread):
        return None
    calls = evaluator.names.by_name.get(site.scope.name, ())[:CALLS]
    given = [argument_of(call.call, Argument(argument.keywords, -1)) for call in calls]
    on = [value for value in given if value is not None and not is_off(value)]
    return on[0] if on else None


def _says_so(evaluator: Evaluator, site: Site, node: ast.expr, wanted: tuple[str, ...]) -> bool:
    """Say whether what a call is given is one of the words that count (none: anything is).

    A switch is on with the word True, by a name that may stand for it, or where its keyword is
    set from elsewhere.
    """
    if wanted != ("true",):
        told = evaluator(node, site.scope) if wanted else ()
        return not wanted or any(is_word(value, word) for value in told for word in wanted)
    if isinstance(node, ast.Constant):
        return node.value is True
    if any(keyword.value is node for keyword in site.call.keywords):
        return True
    held = _held(evaluator, node, site.scope)
    return any(isinstance(value, ast.Constant) and value.value is True for value in held)


def _is_of(evaluator: Evaluator, site: Site, wanted: tuple[str, ...]) -> bool:
    """Say whether a registry was asked for one of these words: `get("openai").create(…)`."""
    func = site.call.func
    asked = func.value if isinstance(func, ast.Attribute) else None
    if not isinstance(asked, ast.Call) or not asked.args:
        return False
    told = evaluator(asked.args[0], site.scope)
    return any(is_word(value, word) for value in told for word in wanted)
