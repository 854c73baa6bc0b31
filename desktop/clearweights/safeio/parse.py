"""YAML, JSON and TOML into `Node` trees, with limits."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import yaml

from clearweights.domain.text import Text, text
from clearweights.safeio.files import UnreadableError
from clearweights.safeio.nodes import Mapping, Node, Scalar, Sequence

MAX_TEXT = 8 * 1024 * 1024
MAX_DEPTH = 60
MAX_NODES = 500_000

_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
"""Strings as a whole, and brackets outside of them."""

_DOTTED = re.compile(r"(?<![\w\-.])(?:[\w-]++[ \t]*+\.[ \t]*+){240}")
"""A TOML key of very many parts: reading one takes time with the square of its parts."""

_PLAIN = re.compile(r'[^\x00-\x1f"\\\x7f-\U0010ffff]*')
"""Characters that stand in a file as they are."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_ALIASES = text("more than 1000 YAML aliases")
_MANY = text("more than {n} values", n=MAX_NODES)
_UNKNOWN = text("an unknown kind of YAML value")


def _not_yaml(problem: str) -> Text:
    if not problem:
        return text("not valid YAML")
    return text(
        "not valid YAML ({problem}): look at colons, quotation marks and indentation",
        problem=problem,
    )


def _not_json(problem: str) -> Text:
    return (
        text("not valid JSON ({problem})", problem=problem) if problem else text("not valid JSON")
    )


def _not_toml(problem: str) -> Text:
    return (
        text("not valid TOML ({problem})", problem=problem) if problem else text("not valid TOML")
    )


def _too_deep(levels: int) -> Text:
    return text("nested more than {n} levels deep", n=str(levels))


def _too_long(characters: int) -> Text:
    return text("larger than {size} KiB of text", size=str(characters // 1024))


def parse_yaml(text: str, *, max_text: int = MAX_TEXT, first_line: int = 1) -> Node | None:
    """Return the first document; `first_line` is the line where the text begins in its file.

    Raises `UnreadableError`. Custom tags are kept as plain values, never constructed.
    """
    documents = parse_yaml_documents(text, max_text=max_text, first_line=first_line)
    return documents[0] if documents else None


def parse_yaml_documents(
    text: str, *, max_text: int = MAX_TEXT, first_line: int = 1
) -> tuple[Node, ...]:
    """Return all documents of a YAML text. Raises `UnreadableError`."""
    text = _checked(text, max_text)
    offset = first_line
    try:
        _check_events(text, offset)
        roots = list(yaml.compose_all(text, Loader=_LOADER))
        budget = [MAX_NODES]
        return tuple(_from_yaml(root, offset, budget, 0) for root in roots)
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None) or getattr(e, "context_mark", None)
        line = mark.line + offset if mark else 0
        problem = getattr(e, "problem", None) or ""
        raise UnreadableError(_not_yaml(problem), line) from e
    except (RecursionError, ValueError, MemoryError) as e:
        if isinstance(e, UnreadableError):
            raise
        raise UnreadableError(_not_yaml("")) from e


def parse_json(text: str, *, max_text: int = MAX_TEXT) -> Node | None:
    """Return the tree of a JSON text, with lines. Raises `UnreadableError`."""
    text = _checked(text, max_text)
    _check_depth(text)
    lines = _Lines(text)
    try:
        value = json.loads(text, object_pairs_hook=_Pairs, parse_float=_Number, parse_int=_Number)
    except json.JSONDecodeError as e:
        raise UnreadableError(_not_json(e.msg), e.lineno) from e
    except (RecursionError, ValueError, MemoryError) as e:
        raise UnreadableError(_not_json("")) from e
    return _from_plain(value, lines)


def parse_toml(text: str, *, max_text: int = MAX_TEXT) -> Node | None:
    """Return the tree of a TOML text, with lines. Raises `UnreadableError`."""
    text = _checked(text, max_text)
    _check_depth(text)
    if _DOTTED.search(text):
        raise UnreadableError(_too_deep(MAX_DEPTH * 4))
    lines = _Lines(text)
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise UnreadableError(_not_toml(str(e))) from e
    except (RecursionError, ValueError, MemoryError) as e:
        raise UnreadableError(_not_toml("")) from e
    return _from_plain(value, lines)


def _checked(text: str, max_text: int) -> str:
    if len(text) > max_text:
        raise UnreadableError(_too_long(max_text))
    return text.removeprefix("\ufeff")


def _check_events(text: str, offset: int) -> None:
    """Walk the events first: composing deep nesting crashes libyaml, and aliases multiply."""
    depth = aliases = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                line = event.start_mark.line + offset if event.start_mark else 0
                raise UnreadableError(_too_deep(MAX_DEPTH), line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
            if aliases > 1000:
                raise UnreadableError(_ALIASES)


def _from_yaml(node: yaml.Node, offset: int, budget: list[int], depth: int) -> Node:
    budget[0] -= 1
    if budget[0] < 0 or depth > MAX_DEPTH:
        raise UnreadableError(_MANY)
    line = node.start_mark.line + offset
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, line, quoted=node.style in ("'", '"', "|", ">"))
    if isinstance(node, yaml.SequenceNode):
        return Sequence(
            tuple(_from_yaml(item, offset, budget, depth + 1) for item in node.value), line
        )
    if isinstance(node, yaml.MappingNode):
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in node.value:
            inner = _from_yaml(value, offset, budget, depth + 1)
            if key.tag == "tag:yaml.org,2002:merge" and isinstance(inner, Mapping):
                pairs[:0] = inner.pairs  # own keys come later and win
            elif isinstance(key, yaml.ScalarNode):
                mark = key.start_mark.line + offset
                pairs.append((Scalar(key.value, mark, quoted=key.style in ("'", '"')), inner))
        return Mapping(tuple(pairs), line)
    raise UnreadableError(_UNKNOWN, line)


class _Pairs(list[tuple[str, Any]]):
    """An object's pairs, told apart from a list."""


class _Number(str):
    """A number as written."""

    __slots__ = ()


class _Lines:
    """Finds the line of a quoted word by walking the text once, in reading order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1

    def of(self, word: str) -> int:
        """Return the line of the next occurrence of `word`, or the present one."""
        found = self._text.find(word, self._at)
        if found < 0:
            return self._line
        self._line += self._text.count("\n", self._at, found)
        self._at = found
        return self._line


def _from_plain(value: Any, lines: _Lines) -> Node:
    if isinstance(value, dict):
        value = _Pairs(value.items())
    if isinstance(value, _Pairs):
        start = lines._line  # noqa: SLF001
        pairs: list[tuple[Scalar, Node]] = []
        for key, inner in value:
            line = lines.of(_spelling(key))
            pairs.append((Scalar(key, line, quoted=True), _from_plain(inner, lines)))
        return Mapping(tuple(pairs), pairs[0][0].line if pairs else start)
    if isinstance(value, list):
        items = tuple(_from_plain(item, lines) for item in value)
        return Sequence(items, items[0].line if items else lines._line)  # noqa: SLF001
    if isinstance(value, _Number):
        return Scalar(str(value), lines.of(str(value)))
    if isinstance(value, str):
        return Scalar(value, lines.of(_spelling(value)), quoted=True)
    word = {True: "true", False: "false", None: "null"}.get(value, str(value))
    return Scalar(word, lines.of(word))


def _spelling(value: str) -> str:
    """How the start of a string is spelled in its file, good enough to find its line."""
    match = _PLAIN.match(value[:80])
    return match.group() if match else ""


def _check_depth(text: str) -> None:
    depth = 0
    for match in _BRACKETS.finditer(text):
        char = match.group()[0]
        if char in "[{":
            depth += 1
            if depth > MAX_DEPTH * 4:
                raise UnreadableError(_too_deep(MAX_DEPTH * 4))
        elif char in "]}":
            depth -= 1
