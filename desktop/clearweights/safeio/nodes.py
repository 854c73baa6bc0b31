"""The tree that every parser returns: strings, lists and ordered pairs, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written: `no` stays `no`, `1.10` stays `1.10`."""

    value: str
    line: int
    """1-based; 0 where the format gives no position."""

    quoted: bool = False
    """True for a quoted YAML or a JSON/TOML string: `"null"` is not the absent value."""

    @property
    def is_null(self) -> bool:
        """Say whether the value is YAML's, JSON's null."""
        return not self.quoted and self.value in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs in the order written. A key that occurs twice stands twice: see `duplicates`."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    _index: dict[str, Node] = field(
        default_factory=dict, init=False, repr=False, compare=False, hash=False
    )
    """Filled at the first question: data have tables of many thousand pairs."""

    def get(self, key: str) -> Node | None:
        """Return the last value of `key`, as YAML and JSON readers do."""
        if not self._index:
            self._index.update((name.value, value) for name, value in self.pairs)
        return self._index.get(key)

    def text(self, key: str) -> str | None:
        """Return the words of `key` if it is a scalar that is not null."""
        value = self.get(key)
        return value.value if isinstance(value, Scalar) and not value.is_null else None

    def duplicates(self) -> tuple[Scalar, ...]:
        """Return the keys that repeat an earlier one."""
        seen: set[str] = set()
        again = []
        for name, _ in self.pairs:
            if name.value in seen:
                again.append(name)
            seen.add(name.value)
        return tuple(again)


Node: TypeAlias = Scalar | Sequence | Mapping


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield a scalar, or the scalars directly in a list: fields that take one or many."""
    if isinstance(node, Scalar) and not node.is_null:
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar) and not item.is_null:
                yield item


def walk(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    """Yield every scalar with the keys that lead to it (list positions as `[]`)."""
    match node:
        case Scalar():
            yield path, node
        case Sequence():
            for item in node.items:
                yield from walk(item, (*path, "[]"))
        case Mapping():
            for key, value in node.pairs:
                yield from walk(value, (*path, key.value))


def plain(node: Node | None) -> object:
    """Return plain dicts, lists and strings (null as None); the last of duplicate keys wins."""
    match node:
        case None:
            return None
        case Scalar():
            return None if node.is_null else node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.value: plain(value) for key, value in node.pairs}
