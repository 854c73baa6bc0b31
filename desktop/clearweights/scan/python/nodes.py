"""Small questions to a syntax tree: the parts of a node, the name it is, what it compares."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearweights.scan.python.scopes import Binding


def simple_name(node: ast.expr) -> str:
    """Return `name` or `name.part.part` as written, empty for any other expression."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=base, attr=name):
            before = simple_name(base)
            return f"{before}.{name}" if before else ""
    return ""


def literal(note: ast.expr | None, bound: Mapping[str, Sequence[Binding]]) -> ast.expr | None:
    """Return what stands in the `Literal[…]` of an annotation, also of one by a name, or None.

    `Model = Literal["a", "b"]` may be a line of its own, and `None` another choice.
    """
    match note:
        case ast.Name(id=name) if len(bound.get(name, ())) == 1:
            note = bound[name][0].value
        case ast.BinOp(op=ast.BitOr(), left=left, right=ast.Constant(value=None)):
            return literal(left, bound)
        case ast.Subscript(value=base, slice=inner) if _last(base) == "Optional":
            return literal(inner, bound)
    if isinstance(note, ast.Subscript) and _last(note.value) == "Literal":
        return note.slice
    return None


def _last(node: ast.expr) -> str:
    return simple_name(node).rpartition(".")[2]


def hands_on(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Return the method that a function only hands its arguments on to, empty for others."""
    match node.body:
        case [ast.Expr(value=call) | ast.Return(value=call)]:
            pass
        case _:
            return ""
    match call:
        case ast.Call(
            func=ast.Attribute(attr=name),
            args=[ast.Starred()],
            keywords=[ast.keyword(arg=None)],
        ):
            return name
    return ""


def settles(test: ast.expr) -> tuple[str, ast.expr | None]:
    """Return the name that a comparison settles, and to what: one value, or one of several."""
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant() as other]):
            return simple_name(left), other
        case ast.Compare(
            left=left,
            ops=[ast.In()],
            comparators=[(ast.Tuple() | ast.List() | ast.Set()) as other],
        ):
            return simple_name(left), other
        case ast.BoolOp(op=ast.Or(), values=parts):
            each = [settles(part) for part in parts]
            if len({label for label, _ in each}) == 1:
                values = [other for _, other in each if isinstance(other, ast.Constant)]
                if len(values) == len(each):
                    return each[0][0], ast.copy_location(ast.Tuple(list(values), ast.Load()), test)
    return "", None


def one_of(node: ast.Assert | ast.If, test: ast.expr) -> tuple[ast.Name | None, ast.expr | None]:
    """Return the name that must be one of several values for the program to go on, and these."""
    match test:
        case ast.Compare(left=ast.Name() as name, ops=[ast.In()], comparators=[several]):
            return (name, several) if isinstance(node, ast.Assert) else (None, None)
        case ast.Compare(left=ast.Name() as name, ops=[ast.NotIn()], comparators=[several]):
            stops = isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise)
            return (name, several) if stops else (None, None)
    return None, None


def none_of(node: ast.Assert | ast.If) -> tuple[str, ast.expr] | None:
    """Return the name that must be none of several values for the program to go on, and these."""
    match node:
        case ast.Assert(
            test=ast.Compare(
                left=ast.Name(id=name),
                ops=[ast.NotIn()],
                comparators=[(ast.Tuple() | ast.List() | ast.Set()) as several],
            )
        ):
            return name, several
    return None


@lru_cache(maxsize=1)  # several modules ask of the same file
def only_compared(tree: ast.AST) -> frozenset[str]:
    """Return the names that are read only to compare with, or to look something up by.

    A program that stops where something is not in a list offers what the list holds, also where
    it asks a function of its own: `if not known(name): raise`.
    """
    read: dict[str, int] = defaultdict(int)
    aside: dict[str, int] = defaultdict(int)
    offers: set[str] = set()
    answers: dict[str, list[str]] = {}
    stops: set[str] = set()
    sums: dict[str, list[str]] = defaultdict(list)
    for node in everything(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            if isinstance(node.ctx, ast.Load):
                read[_label(node)] += 1
            continue
        if isinstance(node, ast.FunctionDef):
            answers[node.name] = _lists_asked(node)
        elif isinstance(node, ast.Assign):
            for label in addends(node.value):
                aside[label] += 1
                sums[_label(node.targets[0])].append(label)
        elif isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise):
            stops.add(_denied(node.test))
        offers.update(map(_label, _offered(node)))
        for label in map(_label, _looked_at(node)):
            aside[label] += 1
    offers.update(name for asked in stops for name in answers.get(asked, ()))
    only = {n for n, c in aside.items() if n and c == read.get(n) and n not in offers}
    wider = [name for name in sums if name not in only]
    while wider:  # what is also part of a list that more is done with
        for label in sums.get(wider.pop(), ()):
            if label in only:
                only.discard(label)
                wider.append(label)
    return frozenset(only)


def _offered(node: ast.AST) -> Sequence[ast.expr]:
    """Return what something must be one of for the program to go on."""
    match node:
        case ast.Assert(test=ast.Compare(comparators=others)):
            return others
        case ast.Compare(left=left, ops=ops, comparators=others):
            return (left, *others) if any(isinstance(op, ast.NotIn) for op in ops) else ()
    return ()


def addends(value: ast.expr) -> list[str]:
    """Return the names of lists that are put together: `SMALL + LARGE`, `[*SMALL, *LARGE]`."""
    if isinstance(value, ast.List | ast.Tuple | ast.Set):
        spread = [part.value for part in value.elts if isinstance(part, ast.Starred)]
        return [_label(part) for part in spread if isinstance(part, ast.Name)]
    found: list[str] = []
    while isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        found += [value.right.id] if isinstance(value.right, ast.Name) else []
        value = value.left
    return [*found, value.id] if found and isinstance(value, ast.Name) else found


def _looked_at(node: ast.AST) -> Sequence[ast.expr]:  # noqa: PLR0911 (a table)
    """Return what an expression only compares, begins with, looks up by, or goes through to."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return (left, *others)
        case ast.Subscript(slice=ast.Tuple(elts=parts)):
            return parts
        case ast.Subscript(slice=key):
            return (key,)
        case ast.Call(func=func, args=args) if _label(func) in ("startswith", "endswith"):
            return args[:1]
        case ast.GeneratorExp(elt=item, generators=many) if _compares(item):
            return [part.iter for part in many]
        case ast.ListComp(elt=item, generators=many) if _compares(item):
            return [part.iter for part in many]
        case ast.For(iter=many) if _only_compares(node):
            return (many,)
    return ()


@lru_cache(maxsize=1)
def only_joined(tree: ast.AST) -> frozenset[str]:
    """Return the names that are read only to make a path: `join("data", dataset)`."""
    read: dict[str, int] = defaultdict(int)
    aside: dict[str, int] = defaultdict(int)
    for node in everything(tree):
        parts: list[ast.expr] = []
        match node:
            case ast.Name(ctx=ast.Load()) | ast.Attribute(ctx=ast.Load()):
                read[_label(node)] += 1
            case ast.Call(func=ast.Attribute(value=place, attr="join"), args=args):
                parts = args if _label(place) in ("path", "osp", "posixpath") else []
            case ast.Call(func=ast.Name(id="Path" | "PurePath"), args=args):
                parts = args
            case ast.BinOp(op=ast.Div(), right=right):
                parts = [right]
        for label in map(_label, parts):
            aside[label] += 1
    return frozenset(name for name, count in aside.items() if name and count == read.get(name))


@lru_cache(maxsize=1)
def only_in_addresses(tree: ast.AST) -> frozenset[str]:
    """Return the names that are read only to make an address outside of the hub.

    `f"https://files.example.org/{FOLDERS[name]}/all.zip"`: what they hold are folders there.
    """
    read: dict[str, int] = defaultdict(int)
    aside: dict[str, int] = defaultdict(int)
    made: set[str] = set()
    for node in everything(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            if isinstance(node.ctx, ast.Load):
                read[_label(node)] += 1
        elif isinstance(node, ast.Compare):
            for part in (node.left, *node.comparators):
                aside[_label(part)] += 1
        elif isinstance(node, ast.JoinedStr) and _is_elsewhere(node):
            for piece in node.values:
                held = piece.value if isinstance(piece, ast.FormattedValue) else piece
                label = _label(held.value if isinstance(held, ast.Subscript) else held)
                aside[label] += 1
                made.add(label)
    return frozenset(name for name in made if name and aside[name] == read.get(name))


_ELSEWHERE = re.compile(r"https?://(?!\S*(?:huggingface|hf\.co|hf-mirror|modelscope))[\w.\-]+/")


def _is_elsewhere(node: ast.JoinedStr) -> bool:
    """Say whether a string begins like an address that is none of the hub."""
    first = node.values[0] if node.values else None
    words = first.value if isinstance(first, ast.Constant) else ""
    return isinstance(words, str) and _ELSEWHERE.match(words[:500]) is not None


def _compares(node: ast.expr) -> bool:
    """Say whether an expression only tells yes or no of its parts: `name in model`."""
    match node:
        case ast.Compare():
            return True
        case ast.BoolOp(values=parts):
            return all(map(_compares, parts))
        case ast.UnaryOp(operand=inner):
            return _compares(inner)
        case ast.Call(func=ast.Attribute(attr="startswith" | "endswith")):
            return True
    return False


def _only_compares(loop: ast.For) -> bool:
    """Say whether a loop only looks which of many fits: `if p in model: return True`."""
    match loop:
        case ast.For(body=[ast.If(test=test, body=[ast.Return() as told], orelse=[])]):
            return _compares(test) and (told.value is None or isinstance(told.value, ast.Constant))
    return False


def _lists_asked(function: ast.FunctionDef) -> list[str]:
    """Return the lists that a function answers from: `return name in KNOWN`."""
    steps = [step for top in function.body for step in (top, *below(top))]
    return [
        _label(step.value.comparators[0])
        for step in steps
        if isinstance(step, ast.Return)
        and isinstance(step.value, ast.Compare)
        and isinstance(step.value.ops[0], ast.In)
    ]


def _denied(test: ast.expr) -> str:
    """Return the function whose answer no is tested: `not known(name)`."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=called)):
            return _label(called)
    return ""


def is_measured(node: ast.Dict, measures: re.Pattern[str]) -> bool:
    """Say whether a table is a row of results: a number stands under what is measured."""
    return any(
        isinstance(key, ast.Constant)
        and isinstance(key.value, str)
        and isinstance(value, ast.Constant)
        and isinstance(value.value, int | float)
        and measures.search(key.value.lower())
        for key, value in zip(node.keys, node.values, strict=True)
    )


def _label(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


_LEAVES = frozenset({"ctx", "op", "ops", "attr", "arg", "conversion", "is_async"})
"""Fields that hold no node worth a visit."""


_FILE_ENDING = re.compile(r"\.[a-z]\w{1,11}$")


def ends_in_file(node: ast.BinOp | ast.JoinedStr) -> bool:
    """Say whether a string that is put together ends like the name of a file."""
    if isinstance(node, ast.JoinedStr):
        last = node.values[-1] if len(node.values) > 1 else None
    else:
        last = node.right if isinstance(node.op, ast.Add) else None
    words = last.value if isinstance(last, ast.Constant) else None
    return isinstance(words, str) and _FILE_ENDING.search(words) is not None


def everything(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it that can matter, in the order they are written."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        if node.__class__ is not ast.Name and node.__class__ is not ast.Constant:
            stack += below(node)


def below(node: ast.AST) -> list[ast.AST]:
    """Return the parts of a node that can matter, the last first."""
    parts: list[ast.AST] = []
    for name in _BELOW.get(type(node)) or _below(type(node)):
        value = getattr(node, name, None)
        if value.__class__ is list:
            parts += [item for item in reversed(value) if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            parts.append(value)
    return parts


def _below(kind: type[ast.AST]) -> tuple[str, ...]:
    """Return the fields that can hold other nodes, the last first; asked once per kind."""
    names = tuple(n for n in reversed(kind._fields) if n not in _LEAVES)
    _BELOW[kind] = names
    return names


_BELOW: dict[type[ast.AST], tuple[str, ...]] = {}
