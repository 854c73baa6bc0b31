"""Facts to JSON and back, for the cache: plain data, so that reading it can run nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any

from clearweights.domain import asset, facts, text
from clearweights.domain.facts import Fact

_MODULES: tuple[ModuleType, ...] = (asset, facts, text)


def encode(values: Sequence[Fact]) -> bytes:
    """Return facts as compact JSON."""
    return json.dumps([_plain(v) for v in values], separators=(",", ":")).encode()


def decode(data: bytes) -> tuple[Fact, ...]:
    """Return the facts that `encode` wrote. Raises `ValueError` for anything else."""
    try:
        return tuple(_value(v) for v in json.loads(data))
    except (KeyError, TypeError, IndexError, RecursionError) as e:
        raise ValueError("not a cache entry") from e


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return ["e", type(value).__name__, value.value]
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return ["t", *(_plain(v) for v in value)]
    if is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        return ["d", name, *(_plain(getattr(value, n)) for n in _names(type(value)))]
    raise TypeError(f"cannot keep a {type(value).__name__}")


def _value(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    match value[0]:
        case "e":
            return _classes()[value[1]](value[2])
        case "t":
            return tuple(_value(v) for v in value[1:])
        case _:
            kind = _classes()[value[1]]
            return kind(**dict(zip(_names(kind), map(_value, value[2:]), strict=True)))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _classes() -> dict[str, Any]:
    return {
        name: value
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, type) and (is_dataclass(value) or issubclass(value, Enum))
    }
