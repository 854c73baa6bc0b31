"""Links to somebody's storage that only the code around them explains: classes of a dataset."""

from __future__ import annotations

import ast
import re

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.python import ids
from clearweights.scan.python.scopes import FileNames, Scope, last_name
from clearweights.scan.python.speaking import plain_name

_DATASET = re.compile(r"(?:^|_)(?:dataset|data_module|(?:dataset|based)_builder)s?(?:_base)?$")
"""Ends of the names of classes that are a dataset, or bring one."""

_BRINGS = re.compile(
    r"(?:download|prepare|fetch|get|load|build)_(?:\w+_)?(?:data|dataset|corpus|corpora)s?$"
)
"""Names of functions that bring one."""

_UP = 8
"""Classes that are followed from one to what it derives from."""


_ARCHIVE = re.compile(r"https://github\.com/[\w.\-]+/[\w.\-]+/archive/[\w.\-/]+\.(?:zip|tar\.gz)")
"""A whole repository: only code around it tells that it holds data."""


def archive_of(address: str) -> ids.Judged | None:
    """Return the data that an archive of a repository delivers; the caller knows that it does."""
    if _ARCHIVE.fullmatch(address) is None:
        return None
    return ids.Judged(address, kind=AssetKind.DATASET, hub=Hub.URL)


_OF_MODEL = re.compile(r"model|weight|checkpoint|ckpt|pretrained")
_PACKED = (".zip", ".tar", ".tar.gz", ".tgz", ".7z")


def kind_at(judged: ids.Judged, names: FileNames, call: ast.Call) -> AssetKind:
    """Return the kind of what a call delivers: the names around tell, where an address does not."""
    kind = judged.kind or AssetKind.MODEL
    path = judged.id.lower().partition("?")[0]
    if kind is not AssetKind.DATASET or not path.endswith(_PACKED):
        return kind
    words = [last_name(node) for node in (*call.args, *(k.value for k in call.keywords))]
    told = " ".join(map(plain_name, (*words, *names.holders.get(id(call), ()))))
    if not _OF_MODEL.search(told) or "data" in told:
        return kind
    return ids.kind_of_archive("/".join(("model", *path.split("/")[-3:])))


def builds_data(names: FileNames) -> bool:
    """Say whether a file is the script of a dataset: what it names to download is its data."""
    return any(name.endswith("BasedBuilder") for name in names.derived)


def brings_data(names: FileNames, scope: Scope) -> bool:
    """Say whether code stands in a class that is a dataset, or in a function that brings one."""
    at: Scope | None = scope
    while at is not None and not at.is_class:
        if at.parent is not None and _BRINGS.match(plain_name(at.name)):
            return True
        at = at.parent
    return at is not None and _is_dataset(names, at.node)


def of_dataset(names: FileNames, scope: Scope) -> bool:
    """Say whether code stands in a method of a dataset's class."""
    inside = scope.parent
    return inside is not None and inside.is_class and _is_dataset(names, inside.node)


def _is_dataset(names: FileNames, node: ast.AST) -> bool:
    """Say so of a class or one of its bases, as far as they stand in the file."""
    for _ in range(_UP):
        if not isinstance(node, ast.ClassDef):
            return False
        bases = [last_name(base) for base in node.bases]
        if any(_DATASET.search(plain_name(name)) for name in (node.name, *bases)):
            return True
        inside = [names.definitions[name][0] for name in bases if name in names.definitions]
        if not inside or inside[0] is node:
            return False
        node = inside[0]
    return False
