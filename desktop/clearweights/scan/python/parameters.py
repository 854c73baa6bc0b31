"""What a parameter can stand for: its default, its annotation, and what callers pass."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

from clearweights.scan.python import drawn, ids, known_calls
from clearweights.scan.python.classes import base
from clearweights.scan.python.nodes import literal
from clearweights.scan.python.scopes import Scope, Site, last_name
from clearweights.scan.python.values import (
    UNKNOWN,
    Parameter,
    Seq,
    Table,
    Text,
    Values,
    items_of,
    merge,
)

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator

_CALLS = 600
"""Calls of one name that are looked at; a file of thousands is made by a machine."""


def parameter(evaluator: Evaluator, scope: Scope, name: str) -> Values:
    """Return a parameter's default, what callers in this file pass, and itself."""
    node = scope.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return UNKNOWN
    position = scope.parameters[name]
    if name in ("self", "cls") and position == 0 and scope.owner is not None:
        return UNKNOWN
    method = scope.parent is not None and scope.parent.is_class
    groups = [default(evaluator, scope, name)]
    label = scope.name
    if method and scope.parent is not None:
        label = scope.parent.name if scope.name == "__init__" else scope.name
        position -= not _is_static(node)
    groups.append(_literal(evaluator, node, name, scope))
    groups += known_calls.decorated(evaluator, node, name, scope)
    groups.append(drawn.fields(evaluator, scope, name) if method else ())
    sites = _calls(evaluator, label)
    if method and label != scope.name:
        above = evaluator.names.by_name.get("__init__", ())
        sites = [*sites, *(s for s in above if _calls_base(evaluator, s, scope.parent))]
    passed = (evaluator.argument(site, (name,), position) for site in sites)
    groups.append(merge(passed))
    if scope.parent is not None and not (method and label == scope.name):
        groups.append((Parameter(label, name, position),))
    elif method and scope.parent is not None:
        groups.append((Parameter(f"{scope.parent.name}.{label}", name, position),))
    return merge(groups)


def _calls(evaluator: Evaluator, label: str) -> list[Site]:
    """Return the calls of a function by its name, without those of a library: `np.load(path)`."""
    names = evaluator.names
    return [
        site
        for site in names.by_name.get(label, ())[:_CALLS]
        if not (
            isinstance(func := site.call.func, ast.Attribute)
            and isinstance(func.value, ast.Name)
            and ids.outside(names.imports.get(func.value.id, ""))
        )
    ]


_REST = 6
"""Values after the last parameter that are looked at, and callers that pass them."""


def spread(evaluator: Evaluator, scope: Scope, name: str) -> Values | None:
    """Return what callers pass to `*name` or `**name`, None where no such parameter is.

    A function that hands all it gets to a loader loads what it is called with.
    """
    node = scope.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or scope.parent is None:
        return None
    several, named = node.args.vararg, node.args.kwarg
    bound = scope.parent.is_class and not _is_static(node)
    sites = _calls(evaluator, scope.name)
    if several is not None and several.arg == name:
        at = len(node.args.posonlyargs) + len(node.args.args) - bound
        given = [
            tuple(evaluator.argument(site, (), at + n) for n in range(_passed(site, at)))
            for site in sites
        ]
        other = (Seq(((Parameter(scope.name, name, at),),)),)
        return merge([*((Seq(values),) for values in given if values), other])
    if named is not None and named.arg == name:
        tables = [
            tuple(
                (Text(word.arg, word.lineno), evaluator(word.value, site.scope))
                for word in site.call.keywords
                if word.arg and word.arg not in scope.parameters
            )
            for site in sites
        ]
        return merge([(Table(pairs),) for pairs in tables if pairs]) or UNKNOWN
    return None


def of_call(evaluator: Evaluator, label: str, call: ast.Call, values: Values) -> Values:
    """Return what one call of a function gives back, without what others pass to it.

    `setting("HOST", "here")` has nothing to do with `setting("MODEL", "acme/tiny")`.
    """
    spans = evaluator.spans.get(label)
    if spans is None:
        spans = evaluator.spans[label] = defaultdict(set)
        for site in evaluator.names.by_name.get(label, ()):
            end = site.call.end_lineno or site.call.lineno
            for line in range(site.call.lineno, min(end, site.call.lineno + _LINES) + 1):
                spans[line].add(id(site.call))
    own = tuple(
        value
        for value in values
        if not isinstance(value, Text) or value.line not in spans or id(call) in spans[value.line]
    )
    return own or UNKNOWN


_LINES = 40
"""Lines of a call whose words are its own."""


def _passed(site: Site, at: int) -> int:
    """Return how many values a call passes from a position on."""
    return max(0, min(len(site.call.args) - at, _REST))


def _calls_base(evaluator: Evaluator, site: Site, made: Scope | None) -> bool:
    """Say whether a call is `super().__init__(…)` of a class derived from `made`."""
    func, owner = site.call.func, site.scope.owner
    up = isinstance(func, ast.Attribute) and isinstance(func.value, ast.Call)
    return up and owner is not None and base(evaluator, owner) is made


def _literal(
    evaluator: Evaluator, node: ast.FunctionDef | ast.AsyncFunctionDef, name: str, scope: Scope
) -> Values:
    """Return what `Literal["a", "b"]` lets callers choose from."""
    arguments = node.args
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if argument.arg != name or not scope.parent:
            continue
        note = literal(argument.annotation, evaluator.names.module.bindings)
        if note is not None:
            chosen = evaluator(note, scope.parent)
            return items_of(chosen) if isinstance(note, ast.Tuple) else chosen
    return ()


def default(evaluator: Evaluator, scope: Scope, name: str) -> Values:
    """Return the default of a parameter."""
    node = scope.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ()
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = list(zip(reversed(positional), reversed(arguments.defaults), strict=False))
    pairs += [
        (a, d)
        for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=False)
        if d is not None
    ]
    for argument, default in pairs:
        if argument.arg == name and scope.parent is not None:
            return evaluator(default, scope.parent)
    return ()


def _is_static(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(last_name(decorator) == "staticmethod" for decorator in node.decorator_list)
