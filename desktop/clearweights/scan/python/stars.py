"""Names that stand in no import of their own: `from settings import *`."""

from __future__ import annotations

import ast
import builtins
from functools import cache

from clearweights.scan.python import ids
from clearweights.scan.python.scopes import FileNames
from clearweights.scan.python.signatures import signatures

_MOST = 6
"""Modules of the project that one name may come from."""

_BUILT_IN = frozenset(dir(builtins))


def name_starred(tree: ast.Module, names: FileNames) -> None:
    """Find out where the names come from that a file neither binds nor imports.

    A library that is known to have such a name has it; else a module of the project may, or it
    imports a library by its name; else a library of which any name counts.
    """
    stars = names.stars[::-1]
    own = [m for m in stars if not (ids.outside(m) or _root(m) in _libraries())][:_MOST]
    libraries = _asked(tree) if own else frozenset()
    for name in sorted(_unbound(tree, names)):
        known = next((m for m in stars if name in _libraries().get(_root(m), ())), None)
        if known is None and name in libraries:
            names.imports[name] = name
            continue
        library = known or next((m for m in stars if not own and _has_any(m, name)), None)
        if library is not None:
            names.imports[name] = f"{library}.{name}"
        elif own:
            full = (f"{module}.{name}".replace("/.", "/") for module in own)
            names.starred[name] = tuple(full)


def _unbound(tree: ast.Module, names: FileNames) -> set[str]:
    loaded = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    loaded -= _BUILT_IN | names.imports.keys() | names.definitions.keys()
    for scope in (names.module, *names.scopes.values()):
        loaded -= scope.bindings.keys() | scope.parameters.keys()
    return loaded


def _asked(tree: ast.Module) -> frozenset[str]:
    """Return the libraries that a file takes something of: `datasets.load_dataset`."""
    return frozenset(
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in _libraries().get(node.value.id, ())
    )


def _has_any(module: str, name: str) -> bool:
    """Say whether a pattern of calls takes the module's name."""
    near = signatures().get(f"*{_root(module)}", ())
    return any(signature.called.fits(f"{module}.{name}") for signature in near)


def _root(module: str) -> str:
    return module.partition(".")[0]


@cache
def _libraries() -> dict[str, frozenset[str]]:
    """Return the names that signatures know of each package."""
    found: dict[str, set[str]] = {}
    for group in signatures().values():
        for signature in group:
            if not signature.of_any:
                root, *parts = signature.names
                found.setdefault(root, set()).update(parts)
    return {root: frozenset(parts) for root, parts in found.items()}
