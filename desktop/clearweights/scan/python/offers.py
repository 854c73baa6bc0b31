"""What this file offers to others, and what it needs from them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Place, Strength
from clearweights.domain.facts import Offer, Pending
from clearweights.scan.base import SourceFile
from clearweights.scan.python import ids
from clearweights.scan.python.arguments import arguments, could_be_id, fits, words_below
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Sink
from clearweights.scan.python.keyed import ASKED
from clearweights.scan.python.known_calls import returns
from clearweights.scan.python.named import ROUTERS
from clearweights.scan.python.scopes import Scope, last_name
from clearweights.scan.python.speaking import is_library_table, is_of_data, says
from clearweights.scan.python.values import (
    DEFAULT,
    OPTION,
    PARSER,
    Built,
    Imported,
    Table,
    Text,
    Values,
    merge,
)
from clearweights.scan.served import SERVED

_SETTINGS = re.compile(r"(?:^|_)(?:config|cfg|settings|hparams)s?(?:$|_)")
_TAKES_OPTIONS = re.compile(rb"\b(?:add_argument\(|Fire\(|import typer|import click)")
_OPTIONS = (b"add_argument(", b"Fire(", b"import typer", b"import click")


def offers(
    evaluator: Evaluator,
    found: Found,
    file: SourceFile,
    lines: Sequence[int],
    strength: Strength,
) -> Iterator[Offer | Pending]:
    """Yield the constants and arguments that may matter elsewhere, and the pending values."""
    module = "/" + file.path.rpartition(".")[0].replace("/", ".").removesuffix(".__init__")
    for name, sink in found.imported:
        if ids.outside(name):
            continue
        yield _pending(sink, file.place(lines[sink.line]), name, "", -1)
        option = name.removeprefix(OPTION)
        own = option == name or option in evaluator.names.options
        if not own and sink.kind is not AssetKind.SERVICE:
            sure = replace(sink, ids="known") if sink.ids == "hub" else sink
            yield _pending(sure, file.place(lines[sink.line]), f"{DEFAULT}{option}", "", -1)
    for key, sink in dict.fromkeys(found.keys):
        yield _pending(sink, file.place(lines[sink.line]), f"{ASKED}{key}", "", -1)
    for pieces, sink in found.built:
        if not any(map(ids.outside, pieces[1::2])):
            yield replace(
                _pending(sink, file.place(lines[sink.line]), pieces[1], "", -1), pieces=pieces
            )
    for function, parameter, position, sink in found.parameters:
        place = file.place(lines[sink.line])
        yield _pending(sink, place, f"{module}.{function}", parameter, position)
        for label in _made_alike(evaluator, function):
            yield _pending(sink, place, f"{module}.{label}", parameter, position)
    yield from _served(evaluator, found, module, file)
    yield from _settings(evaluator, file, lines, strength)
    yield from _constants(evaluator, module, file, lines, strength)
    yield from _returned(evaluator, module, file, lines, strength)
    yield from _options(evaluator, module, file, lines, strength)
    for site in evaluator.names.sites:
        yield from arguments(
            evaluator, site, module, lambda line: file.place(lines[line]), strength
        )


_DERIVED = 50
"""Derived classes that are looked at for the sake of one."""


def _made_alike(evaluator: Evaluator, label: str) -> Iterator[str]:
    """Yield the classes of the file that are made like the one they derive from."""
    definitions = evaluator.names.definitions
    for scope in evaluator.names.derived.get(label, ())[:_DERIVED]:
        if f"{scope.name}.__init__" not in definitions and f"{label}.__init__" in definitions:
            yield scope.name


def _served(
    evaluator: Evaluator, found: Found, module: str, file: SourceFile
) -> Iterator[Offer | Pending]:
    """Yield who serves models to those who import this file, and whom it may itself rely on."""
    routers = {p for p in (*found.addressed, *found.clients) if p in ROUTERS}
    if len(routers) == 1:
        value = next(iter(routers)).value
        yield Offer(place=file.place(1), target=f"{module}.{SERVED}", value=value)
    names_any = any(hit.how == "named-value" for hit in found.hits)
    for name in sorted(_helpers(evaluator)) if names_any or _takes_options(file.data) else ():
        if not ids.outside(name):
            yield Pending(
                place=file.place(1), target=f"{name}.{SERVED}", kind=AssetKind.SERVICE,
                hub=Hub.API, ids=SERVED, how=SERVED,
            )  # fmt: skip


def _takes_options(data: bytes) -> bool:
    """Say whether a script may be given the names of models."""
    told = any(words in data for words in _OPTIONS)
    return told and _TAKES_OPTIONS.search(data) is not None


def _helpers(evaluator: Evaluator) -> set[str]:
    """Return the modules with a function that this file hands a model to."""
    found = set()
    for site in evaluator.names.sites:
        call = site.call
        given = [keyword.arg or "" for keyword in call.keywords]
        given += [last_name(node) for node in call.args]
        if any(map(says, given)):
            for value in evaluator(call.func, site.scope):
                if isinstance(value, Imported):
                    found.add(value.name.rpartition(".")[0])
    return found


def _settings(
    evaluator: Evaluator, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Offer]:
    """Yield the settings of a table, or of a function that returns one, like those of a file."""
    names = evaluator.names
    base = "~/" + file.path.rpartition(".")[0].replace("/", ".")
    groups = [
        evaluator.binding(binding)
        for name, bindings in sorted(names.module.bindings.items())
        if _SETTINGS.search(name.lower())
        for binding in bindings
    ]
    groups += [
        evaluator(value, scope)
        for name, (node, scope) in sorted(names.definitions.items())
        if isinstance(node, ast.FunctionDef) and _SETTINGS.search(name.lower())
        for value in returns(names, node)
    ]
    for keys, value in (*_leaves(merge(groups), (), 0), *_set(evaluator)):
        if could_be_id(value.text) or (says(keys[-1]) and fits(value.text)):
            yield Offer(
                place=file.place(lines[value.line]),
                target=".".join((base, *keys)),
                value=value.text,
                strength=strength,
            )


def _set(evaluator: Evaluator) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Yield settings that a module, or a plain class of them, sets: `cfg.model.name = "net"`."""
    module = evaluator.names.module
    pairs: list[tuple[tuple[str, ...], ast.expr]] = []
    for node in module.node.body if isinstance(module.node, ast.Module) else ():
        own = isinstance(node, ast.ClassDef) and _SETTINGS.fullmatch(node.name.lower())
        for part in node.body if isinstance(node, ast.ClassDef) and own else [node]:
            match part:
                case ast.Assign(targets=[ast.Name(id=name)], value=set_to) if own:
                    pairs.append(((name,), set_to))
                case ast.Assign(targets=[ast.Attribute() as target], value=set_to):
                    pairs.append((_keys_of(target), set_to))
    begun = {k[:-1] for k, v in pairs if k[-1:] == ("pretrained",) and _is_false(v)}
    for keys, expression in pairs:
        for value in evaluator(expression, module) if keys else ():
            if isinstance(value, Text) and (keys[:-1] not in begun or could_be_id(value.text)):
                yield keys, value


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _keys_of(target: ast.expr) -> tuple[str, ...]:
    """Return `("model", "name")` of `cfg.model.name`, where the first word means settings."""
    keys: list[str] = []
    while isinstance(target, ast.Attribute):
        keys.insert(0, target.attr)
        target = target.value
    told = isinstance(target, ast.Name) and _SETTINGS.search(target.id.lower().strip("_"))
    return tuple(keys) if told or (isinstance(target, ast.Name) and target.id == "_C") else ()


def _leaves(
    values: Values, keys: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], Text]]:
    for value in values:
        if isinstance(value, Text) and keys:
            yield keys, value
        elif isinstance(value, Table) and depth < 4:
            for key, inner in value.pairs:
                if key is not None:
                    yield from _leaves(inner, (*keys, key.text), depth + 1)


def _pending(sink: Sink, place: Place, target: str, parameter: str, position: int) -> Pending:
    return Pending(
        place=place, target=target, kind=sink.kind, hub=sink.hub,
        ids=sink.ids, how=sink.how, parameter=parameter, position=position, role=sink.role,
        provider=sink.provider, output=sink.output,
    )  # fmt: skip


def _constants(
    evaluator: Evaluator, module: str, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Offer | Pending]:
    names = evaluator.names
    scopes = [("", names.module)]
    scopes += [(f"{s.name}.", s) for s in names.scopes.values() if s.is_class]
    for prefix, scope in scopes:
        for name, bindings in sorted(scope.bindings.items()):
            for binding in bindings if not is_library_table(name) else ():
                values = evaluator.binding(binding)
                if says(name):
                    yield from _put_together(values, name, file, lines)
                plain = not name.startswith("__")
                for key, value in words_below(values):
                    speaks = says(name) or says(key)
                    piece = plain and value in values and _PIECE.fullmatch(value.text)
                    if not (piece or could_be_id(value.text) or (speaks and fits(value.text))):
                        continue
                    target = f"{module}.{prefix}{name}"
                    for full in (target, f"{target}.{key}")[: 2 if key else 1]:
                        yield Offer(
                            place=file.place(lines[value.line]),
                            target=full,
                            value=value.text,
                            strength=strength,
                        )


_PIECE = re.compile(r"[A-Za-z0-9][\w.\-]{0,60}/?")
"""Words that another file may make a part of an id: `ORG = "org"`."""


def _put_together(
    values: Values, name: str, file: SourceFile, lines: Sequence[int]
) -> Iterator[Pending]:
    """Yield the ids kept under a name that speaks, and completed by constants of other files."""
    kind = AssetKind.DATASET if is_of_data(name) else AssetKind.MODEL
    for value in values:
        if isinstance(value, Built) and not any(map(ids.outside, value.pieces[1::2])):
            yield Pending(
                place=file.place(lines[value.line]), target=value.pieces[1], kind=kind,
                hub=Hub.HUGGINGFACE, ids="known", how="named-value", pieces=value.pieces,
            )  # fmt: skip


def _options(
    evaluator: Evaluator, module: str, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Offer]:
    """Yield the defaults and choices of the options that a function or class of this file reads."""
    for name, bindings in sorted(evaluator.names.options.items()):
        here = f"{PARSER}{file.path}|.{name}"
        for binding in bindings:
            home, above = binding.scope, binding.scope.parent
            of_class = above is not None and above.is_class
            label = above.name if above is not None and of_class else home.name
            targets = [".".join(filter(None, (module, label, name))), here]
            targets += [f"{DEFAULT}{name}"] if of_class else []
            values = [v for v in evaluator.binding(binding) if isinstance(v, Text)]
            told = [(v.text, v.line) for v in values if fits(v.text)]
            for target in targets if told else ():
                for words, line in told:
                    place = file.place(lines[line])
                    yield Offer(place=place, target=target, value=words, strength=strength)
            if not told:  # it is the file's own, whatever others default to
                yield Offer(place=file.place(lines[binding.line]), target=here, value="")


def _returned(
    evaluator: Evaluator, module: str, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Offer]:
    """Yield the words that functions return, and methods, under their names."""
    returned = (row for rows in evaluator.names.returned.values() for row in rows)
    for node, scope in returned:
        above = scope.parent
        if above is None or not (above.parent is None or above.is_class):
            continue  # inside of another function
        if not _may_be_words(node, scope):
            continue
        label = f"{above.name}.{scope.name}" if above.is_class else scope.name
        speaks = says(scope.name)
        for _, value in words_below(evaluator(node, scope)):
            if could_be_id(value.text) or (speaks and fits(value.text)):
                yield Offer(
                    place=file.place(lines[value.line]),
                    target=f"{module}.{label}",
                    value=value.text,
                    strength=strength,
                )


def _may_be_words(node: ast.expr, scope: Scope, *, through: bool = True) -> bool:
    """Say, at little cost, whether an expression can be words that stand in this file."""
    for _ in range(_DEEP):
        match node:
            case ast.Subscript(value=base) | ast.Call(func=ast.Attribute(value=base, attr="get")):
                node = base
            case _:
                break
    if isinstance(node, ast.Name) and through:
        above = scope.parent.bindings.get(node.id) if scope.parent else None
        bound = scope.bindings.get(node.id) or above or []
        return any(_may_be_words(b.value, b.scope, through=False) for b in bound[:20])
    return any(
        isinstance(part, _TABLES)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in _parts(node)
    )


def _parts(node: ast.expr) -> Sequence[ast.expr | None]:
    """Return what an expression can be, or holds."""
    match node:
        case ast.IfExp(body=one, orelse=other):
            return (one, other)
        case ast.BoolOp(values=parts) | ast.Dict(values=parts):
            return parts
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
    return (node,)


_TABLES = (ast.JoinedStr, ast.Dict, ast.List, ast.Tuple)

_DEEP = 6
"""Look-ups in a look-up that are followed."""
