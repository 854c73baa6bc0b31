"""Who is asked, as the variable says for which a default stands in.

`os.getenv("AZURE_OPENAI_MODEL", "gpt-4o")`, `os.environ.get("OPENROUTER_MODEL") or "…"`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.domain.asset import Provider
from clearweights.scan.python.named import router_in
from clearweights.scan.python.scopes import FileNames, last_name

_READS = frozenset({"getenv", "get"})


def asked_by_variables(names: FileNames) -> dict[tuple[int, str], Provider]:
    """Return the routers whose name such a variable has, by line and words of the default."""
    reads = (site.call for word in _READS for site in names.by_name.get(word, ()))
    if not any(router_in(name.lower()) for name in map(_variable, reads) if name):
        return {}  # so it is with nearly all files: the tree need not be gone through
    return {
        (default.lineno, str(default.value)): provider
        for node in ast.walk(names.module.node)
        for name, default in _defaults(node)
        if (provider := router_in(name.lower())) is not None
    }


def _defaults(node: ast.AST) -> Iterator[tuple[str, ast.Constant]]:
    """Yield the variables that are read, each with what is taken where it is not set."""
    match node:
        case ast.Call(args=[_, ast.Constant() as default]):
            name = _variable(node)
        case ast.BoolOp(op=ast.Or(), values=[ast.Call() as first, ast.Constant() as default]):
            name = _variable(first)
        case _:
            return
    if name and isinstance(default.value, str):
        yield name, default


def _variable(call: ast.Call) -> str:
    """Return the variable of the environment that a call reads, empty for any other call."""
    reads = last_name(call.func) in _READS and call.args
    name = call.args[0].value if reads and isinstance(call.args[0], ast.Constant) else ""
    return name if isinstance(name, str) and name.isupper() else ""
