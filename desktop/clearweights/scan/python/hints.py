"""What tests of a name's letters leave of it: `if model.startswith("gpt")`, `"llama" in model`.

Programs that serve the models of several makers choose the client by the name; under each test
only the names that pass it can stand.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearweights.scan.python.nodes import simple_name
from clearweights.scan.python.reach import near
from clearweights.scan.python.scopes import FileNames, Scope
from clearweights.scan.python.values import UNKNOWN, Text, Values


@dataclass(frozen=True, slots=True)
class Hint:
    """One test of a name, and whether it holds in a branch."""

    label: str
    how: str
    """`startswith`, `endswith` or `in`."""

    words: tuple[str, ...]
    lower: bool
    holds: bool = True

    def allows(self, text: str) -> bool:
        """Say whether a text can stand where the test came out so."""
        text = text.lower() if self.lower else text
        match self.how:
            case "startswith":
                passes = text.startswith(self.words)
            case "endswith":
                passes = text.endswith(self.words)
            case _:
                passes = any(word in text for word in self.words)
        return passes is self.holds


def hints(test: ast.expr, *, holds: bool) -> Iterator[Hint]:
    """Yield what a test tells of names where it holds, or where it does not."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from hints(inner, holds=not holds)
        case ast.BoolOp(op=ast.And(), values=parts) if holds:
            for part in parts:
                yield from hints(part, holds=True)
        case ast.BoolOp(op=ast.Or(), values=parts) if not holds:
            for part in parts:
                yield from hints(part, holds=False)
        case ast.BoolOp(op=ast.Or(), values=parts):
            yield from _any_of([_single(part) for part in parts])
        case _:
            single = _single(test)
            if single is not None:
                yield replace(single, holds=single.holds is holds)


def _any_of(each: list[Hint | None]) -> Iterator[Hint]:
    """Yield one hint for several tests of one name, of which any may hold."""
    told = [hint for hint in each if hint is not None]
    alike = {(hint.label, hint.how, hint.lower, hint.holds) for hint in told}
    if len(told) == len(each) and len(alike) == 1 and told[0].holds:
        yield replace(told[0], words=tuple(word for hint in told for word in hint.words))


def _single(test: ast.expr) -> Hint | None:
    match test:
        case ast.Call(func=ast.Attribute(value=name, attr="startswith" | "endswith" as how)):
            words = _words(test.args[0]) if len(test.args) == 1 else ()
            return _hint(name, how, words, holds=True)
        case ast.Compare(
            left=ast.Constant(value=str(word)),
            ops=[ast.In() | ast.NotIn() as op],
            comparators=[name],
        ):
            return _hint(name, "in", (word,), holds=isinstance(op, ast.In))
    return None


def _words(node: ast.expr) -> tuple[str, ...]:
    nodes = node.elts if isinstance(node, ast.Tuple) else [node]
    words = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return tuple(words) if len(words) == len(nodes) else ()


def _hint(name: ast.expr, how: str, words: tuple[str, ...], *, holds: bool) -> Hint | None:
    lower = False
    if isinstance(name, ast.Call) and isinstance(name.func, ast.Attribute):
        lower = name.func.attr in ("lower", "casefold")
        name = name.func.value if lower else name
    label = simple_name(name)
    return Hint(label, how, words, lower, holds) if label and words else None


def narrowed(
    names: FileNames, node: ast.Name | ast.Attribute, scope: Scope, values: Values
) -> Values:
    """Return the values that the tests around a use allow; nothing known where they allow none.

    A test says nothing of what its branch assigns anew.
    """
    root: ast.expr = node
    while isinstance(root, ast.Attribute):
        root = root.value
    label = simple_name(node)
    told = [
        (at, hint)
        for at in names.branches.get(id(root), ())
        for hint in names.hints.get(at, ())
        if hint.label == label
    ]
    if not told:
        return values
    anew = _assigned(names, node, scope)
    holding = [hint for at, hint in told if at not in anew]
    kept = tuple(
        value
        for value in values
        if not isinstance(value, Text) or all(hint.allows(value.text) for hint in holding)
    )
    return kept or (UNKNOWN if values else ())


def _assigned(names: FileNames, node: ast.Name | ast.Attribute, scope: Scope) -> frozenset[int]:
    """Return the branches that give a name another value before its use."""
    if isinstance(node, ast.Name):
        bindings = scope.bindings.get(node.id, [])
    else:
        bindings = names.attributes.get(node.attr, [])
    nearby = near(bindings, node.lineno)
    before = (binding for binding in nearby if binding.line < node.lineno)
    return frozenset(at for binding in before for at in binding.branch)
