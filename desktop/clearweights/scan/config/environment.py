"""Variables that a document sets for what stands below them: `env`, `vars`, `environment`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Names
from itertools import islice

from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan.keys import snake

_SET = frozenset({"env", "environment", "vars", "variables"})
_MOST = 200
"""So many variables of one table are known."""

_USE = re.compile(
    r"\$\{\{\s{0,9}(?:env|vars)\.([A-Za-z_]\w{0,80})\s{0,9}\}\}|(?<!\$)\{\{\s{0,9}\.?([A-Za-z_]\w{0,80})\s{0,9}\}\}"
)
"""`${{ env.ROOT }}` of a workflow, `{{ root }}` of a playbook, `{{.ROOT}}` of a task."""


def set_above(tables: Iterable[Mapping]) -> dict[str, str]:
    """Return the variables that the tables around a value set; what is nearer counts."""
    known: dict[str, str] = {}
    for table in tables:
        for key, value in table.pairs:
            if snake(key.value) in _SET:
                known.update(islice(_variables(value), _MOST))
    return known


def _variables(node: Node) -> Iterator[tuple[str, str]]:
    """Yield names with their values: of a table, or of a list of pairs."""
    match node:
        case Mapping() if isinstance(node.get("name"), Scalar):
            name, value = node.get("name"), node.get("value")
            if isinstance(name, Scalar) and isinstance(value, Scalar):
                yield name.value, value.value
        case Mapping():
            for key, value in node.pairs:
                if isinstance(value, Scalar) and not value.is_null:
                    yield key.value, value.value
        case Sequence():
            for item in node.items[:_MOST]:
                if isinstance(item, Mapping):
                    yield from _variables(item)


def filled_in(text: str, known: Names[str, str]) -> str:
    """Return a text with the variables that are known in the place of their names."""
    if not known or "{{" not in text:
        return text
    return _USE.sub(lambda use: known.get(use[1] or use[2], use[0]), text)
