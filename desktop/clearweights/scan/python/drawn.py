"""Parts of drawn workflows: a class says what people choose, a method of it is handed that.

`INPUT_TYPES` returns `{"required": {"net": (["a", "b"], {"default": "a"})}}`; the program that
draws calls the method named by `FUNCTION` with the fields' names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearweights.scan.python.scopes import Scope
from clearweights.scan.python.values import Seq, Table, Text, Values, index_of, items_of, merge

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator

_SAYS = "INPUT_TYPES"


def fields(evaluator: Evaluator, scope: Scope, name: str) -> Values:
    """Return what people choose from for a parameter of a method, nothing for other classes."""
    owner = scope.parent
    known = evaluator.names.definitions.get(f"{owner.name}.{_SAYS}") if owner else None
    if known is None or scope.name == _SAYS:
        return ()
    groups: list[Values] = []
    for node, inner in evaluator.names.returned.get(id(known[0]), ()):
        for section in _below(evaluator(node, inner)):
            field = section.get(name) or ()
            groups.append(items_of(_lists(index_of(field, 0))))
            groups += [table.get("default") or () for table in _tables(index_of(field, 1))]
    return tuple(value for value in merge(groups) if isinstance(value, Text))


def _below(values: Values) -> list[Table]:
    """Return the fields that must be filled, and those that can be."""
    return _tables(merge([table.all() for table in _tables(values)]))


def _tables(values: Values) -> list[Table]:
    return [value for value in values if isinstance(value, Table)]


def _lists(values: Values) -> Values:
    return tuple(value for value in values if isinstance(value, Seq))
