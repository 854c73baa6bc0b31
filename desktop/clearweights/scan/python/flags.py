"""Options of the command line whose names a loop puts together: `add_argument(f"--{size}")`."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeGuard

from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.named import Named
from clearweights.scan.python.scopes import FileNames, Site


def of_made_option(evaluator: Evaluator, site: Site) -> Iterator[Named]:
    """Yield the default of an option whose name is put together: `(f"--{size}", default=…)`."""
    if site.call.args and isinstance(site.call.args[0], ast.JoinedStr):
        default = evaluator.argument(site, ("default",), -1)
        yield Named("model", default, sure=False, called=True)


def parts_of_flags(names: FileNames) -> frozenset[str]:
    """Return the names that only tell options apart: `for m in […]: add_argument(f"--{m}")`."""
    found: set[str] = set()
    by_scope: dict[int, list[Site]] = defaultdict(list)
    for site in names.by_name.get("add_argument", ()):
        if site.call.args and isinstance(site.call.args[0], ast.JoinedStr):
            by_scope[id(site.scope)].append(site)
    for sites in by_scope.values():
        read: Counter[str] = Counter()
        for site in sites:
            held = [site.call.args[0], *(k.value for k in site.call.keywords if k.arg == "help")]
            read.update(node.id for part in held for node in ast.walk(part) if _is_name(node))
        every = Counter(node.id for node in _within(sites[0].scope.node) if _is_name(node))
        found.update(name for name, count in read.items() if count == every[name])
    return frozenset(found)


def _within(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a function or module, but for the functions inside it."""
    stack = list(ast.iter_child_nodes(node))
    while stack:
        part = stack.pop()
        yield part
        if not isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            stack.extend(ast.iter_child_nodes(part))


def _is_name(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)


def words_of_flags(names: FileNames) -> frozenset[tuple[int, object]]:
    """Return the words that loops go through only to name options, each with its line."""
    flags = parts_of_flags(names)
    return frozenset(
        (word.lineno, word.value)
        for loop in (ast.walk(names.module.node) if flags else ())
        if isinstance(loop, ast.For) and _is_one_of(loop.target, flags)
        for word in ast.walk(loop.iter)
        if isinstance(word, ast.Constant)
    )


def _is_one_of(node: ast.expr, flags: frozenset[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in flags
