"""Which strings of a value name something: not what stands beside an id, nor its price."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.scan.python import ids
from clearweights.scan.python.options import is_id
from clearweights.scan.python.speaking import plain_name, says
from clearweights.scan.python.values import Made, Seq, Table, Text, Values

_BESIDE = re.compile(
    r"(?:^|_)(?:sub_?path|folder|dir|file|filename|revision|branch|subset|split|description|desc|"
    r"license|author|template|prompt|image|icon|dtype|device|save_best|monitor)$"
)
"""Keys beside the id in the description of a model."""


def texts(values: Values, depth: int, *, keyed: bool = True) -> Iterator[tuple[Text, bool]]:
    """Yield the strings, and whether each stands in a list or dict.

    `keyed`: ids that are the keys of a table count, too; else it only tells something of them.
    """
    for value in values:
        if isinstance(value, Text):
            yield value, depth > 0
        elif isinstance(value, Seq) and depth < 3:
            for item in value.items:
                yield from texts(item, depth + 1, keyed=keyed)
        elif isinstance(value, Table) and depth < 3 and not _by_figures(value):
            for key, inner in value.pairs:
                if key is None or not _BESIDE.search(plain_name(key.text)):
                    yield from texts(inner, depth + 1, keyed=keyed)
                if keyed and key is not None and is_asset(key, inner):
                    yield key, True


_FIGURE = re.compile(r"\d{4,}")


def _by_figures(table: Table) -> bool:
    """Say whether a table tells whose a figure is: `{37184256: "tiny.en"}` by its parameters."""
    keys = [key for key, _ in table.pairs]
    return bool(keys) and all(key is not None and _FIGURE.fullmatch(key.text) for key in keys)


def is_asset(key: Text, inner: Values) -> bool:
    """Say whether a key is itself an id, and what stands under it only tells something of it."""
    beside = ids.is_namespaced(key.text)
    return beside and not (_described(inner) or _priced(inner) or _names_columns(inner))


_PRICES = frozenset({"prompt", "completion", "input", "output", "input_cost", "output_cost"})
"""Keys that tell what a model costs."""


def _priced(values: Values) -> bool:
    """Say whether a table tells the prices of models, instead of offering them."""
    return any(
        isinstance(value, Table) and any(key and key.text in _PRICES for key, _ in value.pairs)
        for value in values
    )


_COLUMN = re.compile(r"[a-z][a-z_]{1,30}")


def _names_columns(values: Values) -> bool:
    """Say whether a tuple names the columns of a dataset: `("image", "text")`, not a choice."""
    rows = [value for value in values if isinstance(value, Seq) and value.items]
    return bool(rows) and all(
        len(item) == 1 and isinstance(item[0], Text) and _COLUMN.fullmatch(item[0].text)
        for row in rows
        for item in row.items
    )


def _is_deep_file(text: str) -> bool:
    """Say whether words lead to weights through folders: not to a file of the repository beside."""
    weights = text.lower().endswith(ids.words().weight_endings)
    return weights and text.count("/") > 1 and ids.hub_address(text) is None


def _described(values: Values) -> bool:
    """Say whether what stands under a key names a model itself: then the key is a label."""
    for value in values:
        if isinstance(value, Text) and _is_deep_file(value.text):
            return True
        if isinstance(value, Made) and any(k.arg and says(k.arg) for k in value.call.keywords):
            return True
        if isinstance(value, Table) and any(
            key is not None and says(key.text) and any(is_id(v) for v in inner)
            for key, inner in value.pairs
        ):
            return True
    return False
