"""Settings that a program holds as text: YAML, JSON and TOML in strings that it reads or writes."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from clearweights.domain.asset import Reference, Strength
from clearweights.safeio import Node, UnreadableError, parse_json, parse_toml, parse_yaml
from clearweights.scan.base import SourceFile
from clearweights.scan.config.walk import scan_tree
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.scopes import Scope, Site, last_name
from clearweights.scan.python.values import Made, Text

_Parse = Callable[[str], Node | None]

_READERS: dict[str, _Parse] = {
    "yaml": parse_yaml, "YAML": parse_yaml, "ruamel": parse_yaml, "OmegaConf": parse_yaml,
    "json": parse_json, "toml": parse_toml, "tomllib": parse_toml, "tomli": parse_toml,
}  # fmt: skip
_READ = frozenset({"safe_load", "load", "full_load", "loads", "create"})
_ENDINGS: tuple[tuple[tuple[str, ...], _Parse], ...] = (
    ((".yaml", ".yml"), parse_yaml),
    ((".json",), parse_json),
    ((".toml",), parse_toml),
)
_MOST = 40
"""Texts of one file that are read."""


def written(
    evaluator: Evaluator, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Reference]:
    """Yield what such texts name, each at its own line.

    `lines` maps the lines of the tree to those of the file.
    """
    read: set[int] = set()
    for site, parse in _sites(evaluator):
        node = _source(site.call.args[0], site.scope)
        if id(node) in read or len(read) >= _MOST:
            continue
        read.add(id(node))
        words = _words(evaluator, node, site.scope)
        if "\n" in words or words[:1] in ("{", "["):
            yield from _of_text(parse, words, file, lines[node.lineno], strength)


def _of_text(
    parse: _Parse, words: str, file: SourceFile, first: int, strength: Strength
) -> Iterator[Reference]:
    try:
        root = parse(textwrap.dedent(words))
    except UnreadableError:
        return  # of another form, or with a hole that breaks it
    rows = words.count("\n")
    for fact in scan_tree(file, root, strength) if root is not None else ():
        if isinstance(fact, Reference):
            yield _placed(fact, file, first, rows)


def _placed(fact: Reference, file: SourceFile, first: int, rows: int) -> Reference:
    """Return a reference at the line of the file that holds its words."""
    begins = min((fact.place.line or 1) - 1, rows)
    near = (first + begins, *range(first, first + min(rows, _NEAR) + 1))
    for at in near:
        if at <= len(file.lines) and fact.id in file.lines[at - 1]:
            return replace(fact, place=file.place(at))
    return replace(fact, place=file.place(first))


_NEAR = 40
"""Lines that are searched where a text does not stand as it is written."""


def _sites(evaluator: Evaluator) -> Iterator[tuple[Site, _Parse]]:
    """Yield the calls that read or write a text, with its form."""
    names = evaluator.names
    for call in sorted(_READ):
        for site in names.by_name.get(call, ()):
            func = site.call.func
            reader = last_name(func.value) if isinstance(func, ast.Attribute) else ""
            if site.call.args and reader in _READERS:
                yield site, _READERS[reader]
    for call in _WRITE:
        for site in names.by_name.get(call, ()):
            func = site.call.func
            if site.call.args and isinstance(func, ast.Attribute):
                ending = _ending(evaluator, func.value, site.scope)
                if ending is not None:
                    yield site, ending


_WRITE = ("write", "write_text")


def _ending(evaluator: Evaluator, node: ast.expr, scope: Scope) -> _Parse | None:
    """Return how to read the file that an opened file or a path stands for."""
    for value in evaluator(node, scope):
        given = value
        if isinstance(value, Made) and value.call.args and last_name(value.call.func) == "open":
            held = evaluator(value.call.args[0], value.scope)
            given = held[0] if held else value
            node = value.call.args[0]
        words = given.text if isinstance(given, Text) else _last_word(node)
        for endings, parse in _ENDINGS:
            if words.lower().endswith(endings):
                return parse
    return None


def _last_word(node: ast.expr) -> str:
    """Return the string at the end of a joined path: `folder / "recipe.yaml"`."""
    match node:
        case ast.BinOp(right=ast.Constant(value=str(words))):
            return words
        case ast.Call(args=[*_, ast.Constant(value=str(words))]):
            return words
        case ast.JoinedStr(values=[*_, ast.Constant(value=str(words))]):
            return words
    return ""


def _source(node: ast.expr, scope: Scope) -> ast.expr:
    """Return the expression that makes a text, behind names and `dedent(…).strip()`."""
    for _ in range(6):
        match node:
            case ast.Name(id=name):
                bound = _bound(name, scope)
                if bound is None:
                    return node
                node = bound
            case ast.Call(func=ast.Attribute(attr="dedent") | ast.Name(id="dedent"), args=[inner]):
                node = inner
            case ast.Call(
                func=ast.Attribute(
                    value=inner, attr="strip" | "lstrip" | "rstrip" | "encode" | "lower"
                )
            ):
                node = inner
            case ast.Call(func=ast.Name(id="StringIO" | "BytesIO"), args=[inner]):
                node = inner
            case _:
                return node
    return node


def _bound(name: str, scope: Scope) -> ast.expr | None:
    looked: Scope | None = scope
    while looked is not None:
        bindings = looked.bindings.get(name)
        if bindings:
            one = bindings[-1]
            return one.value if len(bindings) == 1 and not one.steps else None
        if name in looked.parameters:
            return None
        looked = looked.parent
    return None


def _words(evaluator: Evaluator, node: ast.expr, scope: Scope) -> str:
    """Return the text with holes where only the running program knows what it puts in."""
    if not isinstance(node, ast.JoinedStr):
        values = evaluator(node, scope)
        return values[0].text if len(values) == 1 and isinstance(values[0], Text) else ""
    parts: list[str] = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            known = [v for v in evaluator(part.value, scope) if isinstance(v, Text)]
            parts.append(known[0].text if len(known) == 1 else "${hole}")
    return "".join(parts)
