"""Facts to JSON and back, for the cache: plain data, so that reading it can run nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any

from clearweights.domain import asset, facts, license, result, text  # noqa: A004
from clearweights.domain.facts import Fact

_MODULES: tuple[ModuleType, ...] = (asset, facts, license, result, text)


def encode(values: Sequence[Fact]) -> bytes:
    """Return facts as compact JSON."""
    return json.dumps([to_plain(v) for v in values], separators=(",", ":")).encode()


def decode(data: bytes) -> tuple[Fact, ...]:
    """Return the facts that `encode` wrote. Raises `ValueError` for anything else."""
    try:
        values = json.loads(data)
        found = tuple(from_plain(v) for v in values)
    except (KeyError, TypeError, IndexError, RecursionError) as e:
        raise ValueError("not a cache entry") from e
    if values.__class__ is not list or not all(isinstance(each, Fact) for each in found):
        raise ValueError("not a cache entry")
    return found


def to_plain(value: Any) -> Any:
    """Return a frozen value as lists, words and numbers, which JSON can hold."""
    kind = value.__class__
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return ["t", *map(to_plain, value)]
    if isinstance(value, Enum):
        return ["e", kind.__name__, value.value]
    names = _names(kind)
    return ["d", kind.__name__, *[to_plain(getattr(value, name)) for name in names]]


def from_plain(value: Any) -> Any:
    """Return what `to_plain` was given. Raises `ValueError`, `KeyError` or `TypeError`."""
    if value.__class__ is not list:
        return value
    what = value[0]
    if what == "t":
        return tuple([from_plain(v) if v.__class__ is list else v for v in value[1:]])
    if what == "e":
        return _member(value[1], value[2])
    kind = _classes()[value[1]]
    parts = [from_plain(v) if v.__class__ is list else v for v in value[2:]]
    return kind(**dict(zip(_names(kind), parts, strict=True)))


_PLAIN = frozenset({str, bool, int, float, type(None)})


@cache
def _names(kind: type) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(f.name for f in fields(kind))
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return tuple(kind._fields)
    raise TypeError(f"cannot keep a {kind.__name__}")


@cache
def _member(name: str, value: Any) -> Any:
    return _classes()[name](value)


@cache
def _classes() -> dict[str, Any]:
    return {
        name: value
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, type)
        and (is_dataclass(value) or issubclass(value, Enum) or hasattr(value, "_fields"))
    }
