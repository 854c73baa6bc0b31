"""A total order for frozen values whose fields may be None."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

_V = TypeVar("_V")


def ordered(values: Iterable[_V]) -> list[_V]:
    """Return equal kinds of frozen values sorted by their fields, None before everything."""
    return sorted(values, key=_key)


def _key(value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0,)
    kind = value.__class__
    if kind is str:
        return (1, value)
    if isinstance(value, tuple):
        return (1, *map(_key, value))
    names = _names(kind)
    if names is not None:
        return (1, *[_key(getattr(value, name)) for name in names])
    return (1, value)


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else None
