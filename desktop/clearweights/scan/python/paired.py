"""Strings put together from a key and what a table holds under it: `f"{ORG[name]}/{name}"`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from clearweights.scan.python.values import Seq, Table, Values

_MOST = 60
"""Keys of a table that are written out."""


def paired(
    node: ast.JoinedStr, evaluate: Callable[[ast.expr], Values]
) -> Iterator[dict[int, Values]]:
    """Yield, for each key of a table, the values of the parts that go with it, by their place."""
    parts = [(at, p.value) for at, p in enumerate(node.values) if isinstance(p, ast.FormattedValue)]
    written = {ast.dump(part): at for at, part in parts}
    for at, part in parts:
        inner, index = part, None
        if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Constant):
            inner, index = part.value, part.slice.value
        if not isinstance(inner, ast.Subscript):
            continue
        other = written.get(ast.dump(inner.slice))
        if other is None or other == at:
            continue
        for table in evaluate(inner.value):
            for key, values in table.pairs[:_MOST] if isinstance(table, Table) else ():
                if key is not None:
                    yield {at: _at(values, index), other: (key,)}
        return


def _at(values: Values, index: object) -> Values:
    if not isinstance(index, int):
        return values
    lists = [value.items for value in values if isinstance(value, Seq)]
    return tuple(held for items in lists if index < len(items) for held in items[index])
