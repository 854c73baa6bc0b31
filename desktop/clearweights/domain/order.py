"""A total order for frozen values whose fields may be None."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, TypeVar

_V = TypeVar("_V")


def ordered(values: Iterable[_V]) -> list[_V]:
    """Return equal kinds of frozen values sorted by their fields, None before everything."""
    return sorted(values, key=_key)


def _key(value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0,)
    if isinstance(value, tuple):
        return (1, *map(_key, value))
    if is_dataclass(value) and not isinstance(value, type):
        return (1, *(_key(getattr(value, f.name)) for f in fields(value)))
    return (1, value)
