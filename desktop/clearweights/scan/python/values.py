"""What an expression can stand for, as far as the text of one file tells."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from clearweights.scan.python.scopes import Scope


@dataclass(frozen=True, slots=True)
class Text:
    """A string known in full, and the line of the literal it begins with."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Part:
    """A string known only at its start; the rest is decided at run time."""

    start: str
    line: int
    rest: str = ""
    """Of a command, what follows, with `HOLE` wherever something is not known."""


HOLE = "${_}"
"""What a shell would have put in while it runs."""


@dataclass(frozen=True, slots=True)
class Built:
    """A string put together of words and of names of other files.

    `pieces`: words and full names in turns, beginning and ending with words.
    """

    pieces: tuple[str, ...]
    line: int


Size: TypeAlias = tuple[int, int]
"""How many values a list or dict holds in all, and how deep the deepest lies."""

_MOST: Size = (20_000, 40)


@dataclass(frozen=True, slots=True)
class Seq:
    """A list, tuple or set: every item with its alternatives."""

    items: tuple[tuple[Value, ...], ...]
    size: Size = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", _size(self.items))


@dataclass(frozen=True, slots=True)
class Table:
    """A dict: keys that are constants, each with the alternatives of its value."""

    pairs: tuple[tuple[Text | None, tuple[Value, ...]], ...]
    size: Size = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", _size(values for _, values in self.pairs))

    def get(self, key: str) -> tuple[Value, ...] | None:
        """Return the alternatives of `key`, None where the key is not there."""
        for name, value in reversed(self.pairs):
            if name is not None and name.text == key:
                return value
        return None

    def all(self) -> tuple[Value, ...]:
        """Return the alternatives of every value: the key is chosen at run time."""
        return tuple(value for _, values in self.pairs for value in values)


@dataclass(frozen=True, slots=True)
class Made:
    """What a call returns, where nothing more is known: an object of the class `name`."""

    name: str
    call: ast.Call
    scope: Scope


@dataclass(frozen=True, slots=True)
class Function:
    """A function or class of this file, or one bound by `functools.partial` (then `call`)."""

    name: str
    call: ast.Call | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A name from another module: `transformers.AutoModel`, `.config.MODEL`.

    Its items stand for themselves: which of them is meant, linking leaves open. `key` is the last
    key that was looked up in it. A `~` begins the name of a configuration file of the project,
    `~*` that of one we do not know.
    """

    name: str
    key: str = ""


def any_of(value: Value) -> Value:
    """Return what stands under a key that only the running program knows."""
    if isinstance(value, Imported) and value.name.startswith("~") and value.name[-2:] != ".*":
        return Imported(f"{value.name}.*")
    return value


def looked_up(value: Imported, key: str) -> Imported:
    """Return what stands under a key."""
    if value.name.startswith("~"):
        return Imported(f"{value.name}.{key}")
    return Imported(value.name, key)


OPTION = "~option."
"""How the name of an option of the command line begins: whoever runs the file gives it."""

PARSER = "~/parser|"
"""How the name of an option begins that a script declares: `~/parser|run.py|.data`."""

DEFAULT = "~default."
"""How it begins where another file of the project declares the option."""

SETTINGS = frozenset({"config", "cfg", "conf", "configs", "hparams", "hps"})
"""How people name the parameter that carries the settings."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function of this file: callers elsewhere decide."""

    function: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """Decided at run time. `hint` keeps the name of an environment variable."""

    hint: str = ""


Value: TypeAlias = (
    Text | Part | Built | Seq | Table | Made | Function | Imported | Parameter | Unknown
)
Values: TypeAlias = tuple[Value, ...]
"""Alternatives. No values at all: the expression is None, or not a value we follow."""

UNKNOWN: Values = (Unknown(),)


def _size(groups: Iterable[Values]) -> Size:
    count, depth = 1, 0
    for values in groups:
        for value in values:
            inside, below = value.size if isinstance(value, Seq | Table) else (1, 0)
            count += inside
            depth = max(depth, below)
    return count, depth + 1


def bounded(values: Values) -> Values:
    """Return the values, or nothing known where one holds more than people write down.

    A list that is put twice into itself, thirty times over, holds a thousand million values.
    """
    for value in values:
        if isinstance(value, Seq | Table):
            count, depth = value.size
            if count > _MOST[0] or depth > _MOST[1]:
                return UNKNOWN
    return values


LIMIT = 300
"""Alternatives kept of one expression."""


def merge(groups: Iterable[Values]) -> Values:
    """Return all alternatives once, in the order found, at most `LIMIT`; no more are asked for."""
    seen: dict[int | Value, Value] = {}
    for group in groups:
        for value in group:
            key: int | Value = id(value) if isinstance(value, Made) else value
            seen.setdefault(key, value)
            if len(seen) >= LIMIT:
                return tuple(seen.values())
    return tuple(seen.values())


def items_of(values: Values) -> Values:
    """Return what a loop over `values` meets: items of lists, keys of dicts."""
    found: list[Values] = []
    for value in values:
        match value:
            case Seq(items):
                found.extend(items)
            case Table(pairs):
                own = _names_code(value)
                found.extend(
                    ((key,) if key and not (own and "/" not in key.text) else UNKNOWN)
                    for key, _ in pairs
                )
            case Parameter() | Imported():
                found.append((value,))
            case Text():
                pass
            case _:
                found.append(UNKNOWN)
    return merge(found)


def sliced(value: Seq, start: Values, stop: Values) -> Seq:
    """Return what `row[1:]` or `row[:-1]` leaves of a list, all of it where that is not known.

    `names[:3]` keeps all: a list that was sorted or drawn does not begin as it is written.
    """
    first, last = (number(bound) for bound in (start, stop))
    return Seq(value.items[first : last if last is not None and last < 0 else None])


def number(values: Values) -> int | None:
    """Return the number that an expression is, None where it is none or not known."""
    word = values[0].text if len(values) == 1 and isinstance(values[0], Text) else ""
    return int(word) if re.fullmatch(r"-?[0-9]{1,4}", word) else None


def _names_code(table: Table) -> bool:
    """Say whether a dict gives names to classes: `{"piqa": piqa.PiQA}`.

    Its keys are words of the program's own, though a dataset may be called the same.
    """
    held = [values for key, values in table.pairs if key is not None]
    return len(held) > 1 and all(len(v) == 1 and _is_class(v[0]) for v in held)


def _is_class(value: Value) -> bool:
    match value:
        case Imported(name, "") if "." in name:
            return name.rpartition(".")[2][:1].isupper()
        case Function(name, None):
            return name[:1].isupper()
    return False


def index_of(values: Values, index: int) -> Values:
    """Return what stands at a fixed position."""
    found: list[Values] = []
    for value in values:
        if isinstance(value, Seq) and -len(value.items) <= index < len(value.items):
            found.append(value.items[index])
        elif isinstance(value, Table):
            found.append(value.all())
        elif isinstance(value, Parameter | Imported):
            found.append((value,))
        elif not isinstance(value, Text):
            found.append(UNKNOWN)
    return merge(found)
