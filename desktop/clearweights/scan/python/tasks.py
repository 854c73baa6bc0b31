"""Tasks of evaluation harnesses: classes whose framework loads the dataset that they name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

from clearweights.scan.python.scopes import Binding, FileNames, Scope, last_name

TASK_DATA = "DATASET_PATH"
"""How tasks call their dataset."""

_CONFIGURATION = "DATASET_NAME"
_MARKS = frozenset({_CONFIGURATION, "VERSION", "doc_to_text", "has_test_docs", "get_dataset"})
"""What tasks have, and other classes with a path to their data hardly ever."""


def is_of_task(name: str, scope: Scope) -> bool:
    """Say whether a name is the dataset, or its configuration, of a task."""
    if name not in (TASK_DATA, _CONFIGURATION) or not isinstance(scope.node, ast.ClassDef):
        return False
    marks = {*_MARKS, *((TASK_DATA,) if name == _CONFIGURATION else ())}
    methods = {node.name for node in scope.node.body if isinstance(node, ast.FunctionDef)}
    return bool(scope.node.bases) and not marks.isdisjoint({*methods, *scope.bindings} - {name})


def in_tasks(names: FileNames) -> Iterator[Binding]:
    """Yield what the tasks of a file call their dataset."""
    for scope in names.scopes.values():
        if scope.is_class and is_of_task(TASK_DATA, scope):
            yield from scope.bindings.get(TASK_DATA, ())


_SOURCE = re.compile(
    r"load_args|(?:hf|hub|huggingface)_(?:path|repo|id|name|dataset)|dataset_(?:id|repo|source)"
)
"""How classes of datasets call what their base class loads."""


@cache
def is_source(name: str) -> bool:
    """Say whether a name is one under which classes of datasets say what is loaded."""
    return _SOURCE.fullmatch(name.lower()) is not None


_BASE = re.compile(r"\w*(?:Dataset|Task|Benchmark)")


def sources(names: FileNames) -> Iterator[tuple[Binding, bool]]:
    """Yield what classes of datasets are loaded from, and whether surely from the hub."""
    for scope in names.scopes.values():
        bases = scope.node.bases if isinstance(scope.node, ast.ClassDef) else []
        if any(_BASE.fullmatch(last_name(base)) for base in bases):
            for name, bindings in scope.bindings.items():
                if is_source(name):
                    yield from ((binding, not name.startswith("dataset")) for binding in bindings)


def elsewhere(name: str, bindings: Iterable[Binding]) -> list[Binding]:
    """Return the bindings of an attribute that do not stand in tasks."""
    return [b for b in bindings if not is_of_task(name, b.scope)]
