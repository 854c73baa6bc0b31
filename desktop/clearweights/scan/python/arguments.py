"""What calls give to functions and classes of other files of the project."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from clearweights.domain.asset import Place, Strength
from clearweights.domain.facts import Offer
from clearweights.scan.python import classes, ids
from clearweights.scan.python.callee import dotted, is_bound
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.scopes import Scope, Site, last_name
from clearweights.scan.python.short import is_size_of_whisper
from clearweights.scan.python.speaking import says
from clearweights.scan.python.texts import is_asset
from clearweights.scan.python.values import (
    Function,
    Imported,
    Parameter,
    Seq,
    Table,
    Text,
    Values,
    index_of,
)

_PLAUSIBLE = re.compile(r"[A-Za-z0-9@][\w./:@\-]{1,119}")


def arguments(
    evaluator: Evaluator, site: Site, module: str, place: Callable[[int], Place], strength: Strength
) -> Iterator[Offer]:
    """Yield the arguments of one call, also those that a function only hands on.

    `place` says where a line of the tree stands in the file.
    """
    if not (site.call.args or site.call.keywords) or _is_logged(site.call.func):
        return
    target = "" if _is_library(evaluator, site) else _called(evaluator, site)
    for keyword, position, value in _given(evaluator, site) if target else ():
        if isinstance(value, Text):
            yield Offer(
                place=place(value.line), target=target, value=value.text,
                keyword=keyword, position=position, strength=strength,
            )  # fmt: skip
        elif isinstance(value, Parameter):
            yield Offer(
                place=place(site.call.lineno), target=target, value="",
                keyword=keyword, position=position, strength=strength,
                source=(f"{module}.{value.function}", value.name, value.position),
            )  # fmt: skip


_LOGGER = re.compile(r"_*log(?:ger|ging)?", re.IGNORECASE)
_LOGS = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "log"})


def _is_logged(func: ast.expr) -> bool:
    """Say whether a call writes to a log: such calls are many, and load nothing."""
    match func:
        case ast.Attribute(attr=name, value=logger) if name in _LOGS:
            return _LOGGER.fullmatch(last_name(logger)) is not None
    return False


def _is_library(evaluator: Evaluator, site: Site) -> bool:
    """Say, by the names alone, whether a call is surely one of a library, as most are."""
    node, names = site.call.func, evaluator.names
    while isinstance(node, ast.Attribute):
        node = node.value
    if not isinstance(node, ast.Name) or node.id in names.definitions:
        return False
    return ids.outside(names.imports.get(node.id, "")) and not is_bound(node.id, site.scope)


def _called(evaluator: Evaluator, site: Site) -> str:
    """Return the full name of a function or class of another file that a call calls."""
    target = ""
    func = site.call.func
    match func:
        case ast.Attribute(value=ast.Call(), attr="__init__"):
            return _base(evaluator, site.scope.owner)
    for value in evaluator(func, site.scope):
        match value:
            case Imported(name) if not ids.outside(name):
                target = name
            case Function(name):
                target = target or _above(evaluator, evaluator.names.definitions[name][1])
    return target


def _above(evaluator: Evaluator, scope: Scope) -> str:
    """Return the class of another file that makes the objects of a class of this one."""
    for _ in range(_UP):
        if not scope.is_class or f"{scope.name}.__init__" in evaluator.names.definitions:
            return ""
        own = classes.base(evaluator, scope)
        if own is None:
            return _base(evaluator, scope)
        scope = own
    return ""


def _base(evaluator: Evaluator, owner: Scope | None) -> str:
    """Return the full name of the first class of another file that a class derives from."""
    bases = owner.node.bases if owner and isinstance(owner.node, ast.ClassDef) else []
    for base in bases:
        name = dotted(evaluator, base, evaluator.names.module)
        if "." in name and not name.startswith("?") and not ids.outside(name):
            return name
    return ""


_UP = 6
"""Classes above a class that are looked at."""


def _given(evaluator: Evaluator, site: Site) -> Iterator[tuple[str, int, Text | Parameter]]:
    """Yield what a call is given that may be an id, by which keyword or at which position."""
    passed = list(_by_place(evaluator, site))
    passed += [(k.arg, -1, evaluator(k.value, site.scope)) for k in site.call.keywords if k.arg]
    for name, position, values in passed:
        keyword = name if position < 0 else ""
        for value in values:
            if isinstance(value, Parameter):
                yield keyword, position, value
        for _, value in words_below(values):
            speaks = name and says(name) and fits(value.text)
            if speaks or could_be_id(value.text) or _could_be_short(value.text):
                yield keyword, position, value


def _by_place(evaluator: Evaluator, site: Site) -> Iterator[tuple[str, int, Values]]:
    for at, node in enumerate(site.call.args):
        if not isinstance(node, ast.Starred):
            yield last_name(node), at, evaluator(node, site.scope)
            continue
        rows = evaluator(node.value, site.scope)  # `load(*row)`: part by part
        count = max((len(row.items) for row in rows if isinstance(row, Seq)), default=0)
        yield from (("", at + part, index_of(rows, part)) for part in range(min(count, _ROW)))
        return


_ROW = 12
"""Parts of a row that are handed to a function one by one."""

_SHORT = re.compile(r"(?=[\w.\-/]*[\d\-_])[A-Za-z][\w.\-/]{1,60}")
"""A name that only what takes it can tell to be one of a model: `resnet50`, `ViT-B/32`."""


def _could_be_short(text: str) -> bool:
    return is_size_of_whisper(text) or _SHORT.fullmatch(text) is not None


def words_below(values: Values) -> list[tuple[str, Text]]:
    """Return the strings below, each with the nearest key above it.

    Where all keys of a table are ids, these are what it holds: under them stand columns, parts.
    """
    found: list[tuple[str, Text]] = []
    stack = [("", value) for value in values]
    while stack and len(found) < 60:
        key, value = stack.pop(0)
        if isinstance(value, Text):
            found.append((key, value))
        elif isinstance(value, Seq):
            stack.extend((key, inner) for item in value.items for inner in item)
        elif isinstance(value, Table) and _is_by_id(value):
            found.extend((key, name) for name, _ in value.pairs if name is not None)
        elif isinstance(value, Table):
            for name, inside in value.pairs:
                stack.extend((name.text if name else key, inner) for inner in inside)
    return found


def _is_by_id(table: Table) -> bool:
    """Say whether a table describes what its keys are ids of, each in a table of its own."""
    return bool(table.pairs) and all(
        key is not None
        and is_asset(key, inner)
        and all(isinstance(value, Table) and not _holds_id(value) for value in inner)
        for key, inner in table.pairs
    )


def _holds_id(table: Table) -> bool:
    """Say whether a description names an asset itself, beside the one it describes."""
    return any(
        isinstance(value, Text) and could_be_id(value.text)
        for _, inner in table.pairs
        for value in inner
    )


def fits(text: str) -> bool:
    """Say whether words can be a name at all."""
    return _PLAUSIBLE.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def could_be_id(text: str) -> bool:
    """Say whether words can only be the id of an asset."""
    return bool(
        ids.is_namespaced(text)
        or ids.service_model(text)
        or ids.words().bare_models.fullmatch(text)
        or text in ids.words().bare_datasets
    )
