"""What a file publishes, and the names that serve nothing else."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from clearweights.scan.python.found import Found
from clearweights.scan.python.named import Named
from clearweights.scan.python.nodes import everything
from clearweights.scan.python.scopes import FileNames, last_name
from clearweights.scan.python.texts import texts

_SENDS = frozenset(
    {"push_to_hub", "create_repo", "upload_file", "upload_folder", "upload_large_folder"}
)
_FIRST = frozenset({"push_to_hub", "create_repo"})
"""Of these, what gets the place as its first argument."""

_SAYS = frozenset({"print", "info", "debug", "log"})
_PLACES = frozenset({"repo_id", "repo_name", "hub_model_id"})


@dataclass(frozen=True, slots=True)
class Sent:
    """Names of a file that tell where it publishes something."""

    places: frozenset[str] = frozenset()
    """The names that places at the hub are called by: `push_to_hub(f"{args.repo}-x")`."""

    only: frozenset[str] = frozenset()
    """The names that are read only where something is uploaded, or in what is printed.

    `ds.push_to_hub(f"{args.repo_id}_{suffix}")`: what the option holds is no source of data.
    """


def sent_by(names: FileNames) -> Sent:
    """Return the names that tell where a file publishes something."""
    if _SENDS.isdisjoint(names.by_name):
        return Sent()
    read: dict[str, int] = defaultdict(int)
    aside: dict[str, int] = defaultdict(int)
    given: set[str] = set()
    places: set[str] = set()
    for node in everything(names.module.node):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            read[last_name(node)] += 1
        called = last_name(node.func) if isinstance(node, ast.Call) else ""
        if not isinstance(node, ast.Call) or called not in _SENDS | _SAYS:
            continue
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            for name in _names_in(argument):
                aside[name] += 1
                if called in _SENDS:
                    given.add(name)
        if called in _SENDS:
            places.update(name for place in _where(node, called) for name in _names_in(place))
    only = frozenset(name for name in given if name and aside[name] == read.get(name))
    return Sent(frozenset(places - {""}), only)


def without_sent(everything: list[Named], sent: Sent, found: Found) -> list[Named]:
    """Leave out what is kept under names that the file only uploads to."""
    for named in everything if sent.only else ():
        if named.name in sent.only:
            found.configurations.update(text.text.strip() for text, _ in texts(named.values, 0))
    return [named for named in everything if named.name not in sent.only]


def _where(call: ast.Call, called: str) -> Iterator[ast.expr]:
    if called in _FIRST:
        yield from call.args[:1]
    yield from (keyword.value for keyword in call.keywords if keyword.arg in _PLACES)


def _names_in(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name | ast.Attribute):
            yield last_name(part)
