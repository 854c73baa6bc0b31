"""Building strings out of alternatives: joining, `%`, `.format`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from clearweights.scan.python.values import (
    HOLE,
    UNKNOWN,
    Built,
    Imported,
    Parameter,
    Part,
    Seq,
    Table,
    Text,
    Unknown,
    Value,
    Values,
    merge,
)

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator
    from clearweights.scan.python.scopes import Site

_COMBINATIONS = 128
_LONGEST = 20_000
"""No name is that long; without an end, a few lines could double a string for ever."""

_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


def joined(parts: list[Values], line: int) -> Values:
    """Return every way to join the parts; a part not known ends what is known."""
    total = 1
    choices: list[Values] = []
    elsewhere = False
    for part in parts:
        usable: Values = tuple(v for v in part if isinstance(v, Text | Part))
        if not usable:
            usable = tuple(v for v in part if isinstance(v, Imported | Built))
            elsewhere |= bool(usable)
        choices.append(usable or UNKNOWN)
        total *= max(1, len(usable))
    if total > _COMBINATIONS:
        return merge([(_join(row, line),) for row in _in_turn(choices)]) or UNKNOWN
    groups: list[Values] = [(_join(combination, line),) for combination in product(*choices)]
    if elsewhere:
        groups += [_built(combination, line) for combination in product(*choices)]
    return merge(groups)


def _in_turn(choices: list[Values]) -> Iterator[tuple[Value, ...]]:
    """Yield rows that hold every choice of a command: its options do not hang together."""
    told = (part for (part, *more) in choices if not more and isinstance(part, Text))
    if sum(map(len, choices)) > _COMBINATIONS or not any(_OPTION.search(p.text) for p in told):
        return
    first = [part[0] for part in choices]
    for at, part in enumerate(choices):
        yield from ((*first[:at], value, *first[at + 1 :]) for value in part)


_PARTS = 9
"""More pieces than an id has."""


def _built(parts: tuple[Value, ...], line: int) -> Values:
    """Return the string that names of other files complete, nothing where more is missing."""
    pieces = [""]
    for part in parts:
        if isinstance(part, Text):
            pieces[-1] += part.text
        elif isinstance(part, Imported) and not part.name.startswith("~"):
            pieces += [f"{part.name}.{part.key}" if part.key else part.name, ""]
        elif isinstance(part, Built):
            pieces[-1] += part.pieces[0]
            pieces += part.pieces[1:]
        else:
            return ()
        if len(pieces) > _PARTS or len(pieces[-1]) > _WORDS:
            return ()
    return (Built(tuple(pieces), line),) if len(pieces) > 1 else ()


_WORDS = 120
"""No piece of an id is longer."""


def _join(parts: tuple[Value, ...], line: int) -> Value:
    words = ""
    longest = (0, line)
    for at, part in enumerate(parts):
        if isinstance(part, Text):
            if _again(words, part.text):
                return Part(words, line)
            command = words[-1:].isspace()  # `"wget " + url`
            if words and not command and part.text.startswith(("http://", "https://")):
                words = ""  # `if not url.startswith("http"): url = host + url`
            again = words.endswith("/") and "://" in words  # `if not url.endswith("/"): url += "/"`
            words += part.text.lstrip("/") if again else part.text
            longest = max(longest, (len(part.text), part.line), key=lambda pair: pair[0])
            if len(words) > _LONGEST:
                return Part(words[:_LONGEST], line)
        elif isinstance(part, Part):
            return _open(words + part.start, part.rest or HOLE, parts[at + 1 :], line)
        else:
            return _open(words, HOLE, parts[at + 1 :], line)
    return Text(words, longest[1])


def _open(start: str, rest: str, parts: Sequence[Value], line: int) -> Value:
    """Return a string with something unknown in it; behind that, only commands are read on."""
    for part in parts:
        match part:
            case Text(text):
                rest += text
            case Part():
                rest += part.start + (part.rest or HOLE)
            case _:
                rest += HOLE
    if len(rest) < _COMMAND and _OPTION.search(start[-_COMMAND:] + rest):
        return Part(start[:_LONGEST], line, rest)
    return Part(start[:_LONGEST], line) if start else Unknown()


_OPTION = re.compile(r"\s--?[A-Za-z]")

_COMMAND = 4_000
"""Letters of a command; longer strings are texts."""


def _again(words: str, more: str) -> bool:
    """Say whether an ending is added that is there already: two values that never meet."""
    return more[:1] in ("-", "_") and len(more) > 3 and words.endswith(more)


def of_path(values: Values) -> Values:
    """Keep addresses only: what is joined like a path is a path of this computer."""
    return tuple(value if "://" in value_start(value) else Unknown() for value in values)


def value_start(value: Value) -> str:
    """Return the part of a string that is known."""
    match value:
        case Text(words) | Part(words):
            return words
        case _:
            return ""


def percent(left: Values, right: Values) -> Values:
    """Return the results of `left % right` for `%s` and `%d` fields."""
    groups: list[Values] = []
    for value in left:
        if not isinstance(value, Text):
            continue
        pieces = re.split(r"%[sdr]", value.text)
        fields = [right]
        for inner in right:
            if isinstance(inner, Seq):
                fields = list(inner.items)
        if len(pieces) == len(fields) + 1:
            groups.append(_fill(pieces, fields, value.line))
    return merge(groups) or UNKNOWN


def formatted(evaluator: Evaluator, site: Site) -> Values:
    """Return the results of `"…".format(…)`."""
    func = site.call.func
    spread = any(isinstance(argument, ast.Starred) for argument in site.call.args)
    if spread or not isinstance(func, ast.Attribute):
        return UNKNOWN
    groups: list[Values] = []
    for value in evaluator(func.value, site.scope):
        if not isinstance(value, Text):
            continue
        pieces = [""]
        fields: list[Values] = []
        end = 0
        for match in _FIELD.finditer(value.text):
            pieces[-1] = value.text[end : match.start()]
            pieces.append("")
            end = match.end()
            name = match.group(1)
            position = int(name) if name.isdigit() else len(fields) if not name else -1
            fields.append(evaluator.argument(site, (name,), position) or UNKNOWN)
        pieces[-1] = value.text[end:]
        groups.append(_fill(pieces, fields, value.line))
    return merge(groups) or UNKNOWN


def _fill(pieces: list[str], fields: list[Values], line: int) -> Values:
    parts: list[Values] = [(Text(pieces[0], line),)]
    for field, piece in zip(fields, pieces[1:], strict=False):
        parts += [field, (Text(piece, line),)]
    return joined(parts, line)


def replaced(evaluator: Evaluator, site: Site, base: Values) -> Values:
    """Return the results of `base.replace(old, new)` with constants."""
    old = evaluator.argument(site, (), 0)
    new = evaluator.argument(site, (), 1)
    if len(old) == 1 and len(new) == 1 and isinstance(old[0], Text) and isinstance(new[0], Text):
        return tuple(_replaced(value, old[0].text, new[0].text) for value in base)
    return base


def _replaced(value: Value, old: str, new: str) -> Value:
    if not isinstance(value, Text):
        return value
    grown = len(value.text) + value.text.count(old) * (len(new) - len(old))
    return Text(value.text.replace(old, new), value.line) if grown <= _LONGEST else Unknown()


def table_of(evaluator: Evaluator, site: Site) -> Values:
    """Return the dict that `dict(a=…)` or `OrderedDict([("a", …)])` builds."""
    given = evaluator(site.call.args[0], site.scope) if site.call.args else ()
    pairs = tuple(pair for value in given for pair in _pairs(value)) + tuple(
        (Text(keyword.arg, site.call.lineno), evaluator(keyword.value, site.scope))
        for keyword in site.call.keywords
        if keyword.arg is not None
    )
    return (Table(pairs),)


def _pairs(value: Value) -> Iterator[tuple[Text | None, Values]]:
    """Yield what another table holds, or a list of names, each with what stands behind it."""
    if isinstance(value, Table):
        yield from value.pairs
    elif isinstance(value, Seq):
        for item in value.items[:_PIECES]:
            match item:
                case (Seq(items=((Text() as name,), held)),):
                    yield name, held


_PIECES = 500
"""More pieces of one string than this are a text, not a list of names."""


def pieces(evaluator: Evaluator, site: Site) -> Values:
    """Return the lists that `split`, `rsplit`, `partition` or `splitlines` of a string gives."""
    func = site.call.func
    if not isinstance(func, ast.Attribute):
        return UNKNOWN
    given = evaluator.argument(site, ("sep",), 0)
    mark = given[0].text if len(given) == 1 and isinstance(given[0], Text) else None
    if given and not mark:
        return UNKNOWN
    found: list[Value] = []
    for value in evaluator(func.value, site.scope):
        if isinstance(value, Text):
            parts = _parts(value.text[:_LONGEST], func.attr, mark, site.call)
            if len(parts) <= _PIECES:
                found.append(Seq(tuple((Text(part, value.line),) for part in parts)))
        elif isinstance(value, Parameter | Imported):
            found.append(value)
    return tuple(found) or UNKNOWN


def _parts(text: str, method: str, mark: str | None, call: ast.Call) -> Sequence[str]:
    if method == "splitlines":
        return text.splitlines()
    once = len(call.args) > 1 or bool(call.keywords)
    if method == "partition":
        return text.partition(mark or " ")
    if method == "rpartition":
        return text.rpartition(mark or " ")
    return (text.rsplit if method == "rsplit" else text.split)(mark, 1 if once else -1)
