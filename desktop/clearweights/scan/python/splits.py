"""Data that the split beside it tells: `{"repository": "org/name", "split": "test"}`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from clearweights.domain.asset import AssetKind
from clearweights.scan.orgs import published, sounds_like_data
from clearweights.scan.python import ids
from clearweights.scan.python.declared import pairs_of
from clearweights.scan.python.named import Named, looks_like_hub
from clearweights.scan.python.scopes import FileNames
from clearweights.scan.python.values import Text

_SPLITS = frozenset(
    "split splits hf_split source_split data_split dataset_split"
    " train_split eval_split test_split".split()
)
_REPOSITORIES = frozenset(
    "repo repo_id repository hf_repo hf_repo_id hf_repository source_repository source_repo"
    " hf_path hf_id".split()
)
_PLACES = frozenset({"path", "source", "id", "name"})
"""Names that may as well tell a folder: only ids that look like the hub's count under them."""


def of_splits(names: FileNames) -> Iterator[Named]:
    """Yield the datasets of rows that also tell the split, as tables and as arguments."""
    for node, _ in names.tables:
        yield from _of_row(pairs_of(node))
    for site in names.sites:
        yield from _of_row({k.arg: k.value for k in site.call.keywords if k.arg})


def _of_row(row: Mapping[str, ast.expr]) -> Iterator[Named]:
    if _SPLITS.isdisjoint(row):
        return
    for name in sorted(row.keys() & (_REPOSITORIES | _PLACES)):
        value = row[name]
        words = value.value if isinstance(value, ast.Constant) else None
        if isinstance(words, str) and ids.is_namespaced(words) and _is_sure(name, words):
            yield Named("dataset", (Text(words, value.lineno),))


def _is_sure(name: str, words: str) -> bool:
    data = published(words) is AssetKind.DATASET or sounds_like_data(words)
    return name in _REPOSITORIES or data or looks_like_hub(words)
