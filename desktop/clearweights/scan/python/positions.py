"""What calls hand by position to functions and classes of the same file, told by their parameters.

`_row("small", "Small", "acme/tiny-7b", "main")` says no more than `_row(…, model="acme/tiny-7b")`
would: the function that stands in the file tells which of the words is the model.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.scan.python.classes import fields
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.named import Named
from clearweights.scan.python.options import is_id
from clearweights.scan.python.scopes import FileNames, Scope, Site
from clearweights.scan.python.speaking import is_sure, plain_name, says
from clearweights.scan.python.uses import Uses
from clearweights.scan.python.values import Text


def of_positions(evaluator: Evaluator, site: Site, uses: Uses, *, hub: bool) -> Iterator[Named]:
    """Yield the ids that a call hands to parameters which speak of models or data."""
    words = [
        (at, Text(node.value, node.lineno))
        for at, node in enumerate(site.call.args[:_MOST])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    ids = [(at, text) for at, text in words if is_id(text)]
    if not ids or not isinstance(site.call.func, ast.Name):
        return
    names, scope = _parameters(evaluator.names, site.call.func.id)
    for at, text in ids:
        name = names[at] if at < len(names) else ""
        if says(name) and not (scope is not None and uses.load_nothing(scope, name)):
            yield Named(plain_name(name), (text,), is_sure(name, hub=hub))


_MOST = 12
"""Arguments that are looked at."""


def _parameters(names: FileNames, callee: str) -> tuple[list[str], Scope | None]:
    """Return the parameters of a function, or of what makes an object, in their order."""
    known = names.definitions.get(callee)
    if known is None:
        return [], None
    if known[1].is_class:
        made = names.definitions.get(f"{callee}.__init__")
        if made is None:
            return list(fields(known[0])), None
        known, skipped = made, 1
    else:
        skipped = int(known[1].is_method)
    node = known[0]
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return [], None
    given = [parameter.arg for parameter in (*node.args.posonlyargs, *node.args.args)]
    return given[skipped:], known[1]
