"""Calls that others make: bound early, run elsewhere, or made for each of many.

`pool.starmap(load, rows)` calls `load` with the parts of each row, `load.remote(name)` with `name`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

_FIRST = frozenset({"partial", "to_thread", "submit", "apply_async", "start_soon", "call_soon"})
"""Calls whose first argument is called with the others."""

_SECOND = frozenset({"run_in_executor"})

_EACH = frozenset(
    {"map", "imap", "imap_unordered", "map_async", "thread_map", "process_map", "uimap", "amap"}
)
"""Calls whose first argument is called with the items of the others."""

_ROWS = frozenset({"starmap", "starmap_async", "istarmap"})
"""Calls whose first argument is called with what stands in each row of the second."""

_ELSEWHERE = frozenset({"remote", "delay", "spawn", "remote_gen"})
"""Methods of a function that call it on another machine."""

_STARTED = frozenset({"Process", "Thread"})

_EVENTS = frozenset(
    {"click", "change", "submit", "select", "input", "then", "success", "release", "Interface"}
)
"""What Gradio calls with a function and the fields of a page whose values it is given."""


def later(call: ast.Call) -> Iterator[ast.Call]:
    """Yield the calls that a call makes of functions it is given, or stands for."""
    func = call.func
    match func:
        case ast.Name(id=name):
            pass
        case ast.Attribute(attr=name, value=ast.Name() | ast.Attribute() as base):
            if name in _ELSEWHERE and (call.args or call.keywords):
                yield _as(call, base, call.args, call.keywords)
        case ast.Attribute(attr=name):
            pass
        case ast.Call(args=[inner], keywords=[]) if _is_delayed(func):
            yield _as(call, inner, call.args, call.keywords)
            return
        case _:
            return
    on_page = _of_page(call, name)
    yield from [on_page] if on_page else _handed(call, name)


def _handed(call: ast.Call, name: str) -> Iterator[ast.Call]:
    """Yield the calls that a call makes of the functions it is given, by its name."""
    if name in _FIRST and call.args:
        yield from _of_first(call, call.args[0], call.args[1:])
    elif name in _SECOND and len(call.args) > 1:
        yield from _of_first(call, call.args[1], call.args[2:])
    elif name in _EACH and len(call.args) > 1 and _is_function(call.args[0]):
        yield _bound(call, call.args[0], [_item(node) for node in call.args[1:]])
    elif name in _ROWS and len(call.args) > 1:
        row = ast.copy_location(ast.Starred(_item(call.args[1]), ast.Load()), call)
        yield _bound(call, call.args[0], [row])
    elif name in _STARTED and call.keywords:
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        target, args = given.get("target"), given.get("args")
        if target is not None and isinstance(args, ast.Tuple | ast.List):
            yield _as(call, target, args.elts, [])


def _of_page(call: ast.Call, name: str) -> ast.Call | None:
    """Return the call that an event of a page makes: `button.click(ask, inputs=[text, model])`."""
    if name not in _EVENTS and name != "ChatInterface":
        return None
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    func = call.args[0] if call.args else given.get("fn")
    fields = call.args[1] if len(call.args) > 1 else given.get("inputs")
    before: list[ast.expr] = []
    if name == "ChatInterface":
        fields = given.get("additional_inputs")
        before = [ast.copy_location(ast.Constant(None), call)] * 2  # the message and the others
    if func is None or not isinstance(fields, ast.List | ast.Tuple):
        return None
    if name == "submit" and len(call.args) < _SHOWN and not given:
        return None  # to a pool
    return _as(call, func, [*before, *fields.elts], [])


_SHOWN = 3
"""Function, fields and what shows the result: more than one gives to a pool."""


def _bound(call: ast.Call, func: ast.expr, args: Sequence[ast.expr]) -> ast.Call:
    """Return the call of a function, also of one with arguments of its own: `partial(f, x)`."""
    match func:
        case ast.Call(args=[inner, *given], keywords=keywords) if _last(func.func) == "partial":
            return _as(call, inner, [*given, *args], keywords)
    return _as(call, func, args, [])


def _of_first(call: ast.Call, func: ast.expr, rest: Sequence[ast.expr]) -> Iterator[ast.Call]:
    """Yield the call of a function with what follows it, or with `args=(…)`."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    args = given.get("args")
    if not rest and isinstance(args, ast.Tuple | ast.List):
        yield _as(call, func, args.elts, [])
        return
    row = rest[0] if len(rest) == 1 else None
    if isinstance(row, ast.Tuple | ast.List) and _last(call.func) == "apply_async":
        yield _as(call, func, row.elts, [])
        return
    yield _as(call, func, rest, call.keywords)


def _last(func: ast.expr) -> str:
    match func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_delayed(func: ast.expr) -> bool:
    """Say whether a call only wraps a function to be called: `delayed(load)(name)`."""
    return isinstance(func, ast.Call) and _last(func.func) in ("delayed", "remote", "cache")


def _is_function(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute | ast.Call)


def _item(node: ast.expr) -> ast.expr:
    """Return any one of the items of an expression."""
    key = ast.copy_location(ast.Constant(None), node)
    return ast.copy_location(ast.Subscript(node, key, ast.Load()), node)


def _as(
    call: ast.Call, func: ast.expr, args: Sequence[ast.expr], keywords: Sequence[ast.keyword]
) -> ast.Call:
    return ast.copy_location(ast.Call(func=func, args=[*args], keywords=[*keywords]), call)
