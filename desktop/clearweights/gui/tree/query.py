"""The filter line: words, `key:value`, `-not`, `"quoted words"` and `*`.

All parts must hold. A row inherits what holds for the rows above it, so `llama severity:major`
finds the major findings of Llama models.
"""

from __future__ import annotations

import fnmatch
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from clearweights.domain.asset import AssetKind, Place, Reference
from clearweights.domain.facts import Problem, RunTimeChoice
from clearweights.domain.finding import Code, Finding, Severity, State
from clearweights.domain.result import Asset, Edge, Verdict
from clearweights.gui.i18n import language
from clearweights.gui.lookup import Added, Lookup, is_open, license_words
from clearweights.gui.tree.nodes import Kind, Node
from clearweights.gui.vocabulary import word

KEYS = ("verdict", "severity", "license", "kind", "code", "state", "path", "by")
_SEVERITY = re.compile(r"(>=|<=|>|<|=)?(blocker|major|minor|info)")
_OPEN_WORDS = frozenset({"open", "any"})


class QueryError(ValueError):
    """The filter line cannot be understood; `part` is the part that is wrong."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a filter: whether a row fulfils it by itself, not by the rows above."""

    test: Callable[[Node, Lookup], bool]
    negative: bool = False
    kinds: tuple[Kind, ...] | None = None
    """The kinds of row that can fulfil it; None for all. No set: their hashes are slow."""


def parse(line: str) -> tuple[Term, ...]:
    """Return the parts of a filter line. Raises `QueryError`."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = lexer.escape = ""
    lexer.quotes = '"'
    try:
        parts = list(lexer)
    except ValueError:
        raise QueryError(line[line.rfind('"') :]) from None
    return tuple(_term(part) for part in parts)


def visible(nodes: list[Node], terms: tuple[Term, ...], lookup: Lookup) -> list[bool]:
    """Say for each node whether it stays: it fulfils all terms, or something below it does."""
    size = len(nodes)
    fits = [True] * size
    for term in terms:
        hit = _hits(nodes, term, lookup)
        fits = [a and b is not term.negative for a, b in zip(fits, hit, strict=True)]
    if terms:
        for group in nodes[0].children:
            fits[group] = False
    for at in range(size - 1, 0, -1):
        if fits[at]:
            fits[nodes[at].parent] = True
    fits[0] = True
    return fits


def _hits(nodes: list[Node], term: Term, lookup: Lookup) -> list[bool]:
    """Say for each node whether it or one above it fulfils a term."""
    test, kinds = term.test, term.kinds
    hit = [False] * len(nodes)
    for at, node in enumerate(nodes):
        if at and (
            hit[node.parent] or ((kinds is None or node.kind in kinds) and test(node, lookup))
        ):
            hit[at] = True
    return hit


def warming(nodes: list[Node]) -> Iterator[None]:
    """Make ready what words are searched in, pausing now and then."""
    for node in nodes:
        if node.words is None:
            node.words = _searchable(node)
            yield


def _term(part: str) -> Term:
    negative = part.startswith("-") and len(part) > 1
    body = part[1:] if negative else part
    key, colon, value = body.partition(":")
    if colon and key in KEYS:
        if not value:
            raise QueryError(part)
        return Term(_TESTS[key](value.casefold(), part), negative, _KINDS.get(key))
    return Term(_words(body.casefold()), negative)


def _matcher(pattern: str) -> Callable[[str], bool]:
    if "*" in pattern or "?" in pattern:
        match = re.compile(fnmatch.translate(pattern)).match
        return cache(lambda words: match(words) is not None)
    return lambda words: pattern in words


def _words(pattern: str) -> Callable[[Node, Lookup], bool]:
    fits = _matcher(f"*{pattern}*" if "*" in pattern else pattern)

    def test(node: Node, _: Lookup) -> bool:
        if node.words is None:
            node.words = _searchable(node)
        return fits(node.words)

    return test


def _searchable(node: Node) -> str:  # noqa: PLR0911 (one per kind of row)
    match node.item:
        case Asset() as asset if node.kind is Kind.ASSET:
            return f"{asset.key.id} {license_words(asset)[0]}".casefold()
        case Finding() as finding:
            message = finding.message.render()
            return f"{_code_words(finding.code)} {message} {finding.license or ''}".casefold()
        case Edge() as edge:
            return edge.parent.id.casefold()
        case Reference() as reference:
            return f"{reference.place.path} {reference.id} {reference.how}".casefold()
        case Place() as place:
            return place.path.casefold()
        case RunTimeChoice() as choice:
            return f"{choice.place.path} {choice.words}".casefold()
        case Problem() as problem:
            return f"{problem.path} {problem.message}".casefold()
        case Added() as added:
            return added.name.casefold()
        case _:
            return ""


def _code_words(code: Code) -> str:
    return _words_of_codes(language())[code]


@cache
def _words_of_codes(_language: str) -> Mapping[Code, str]:
    return {code: f"{code} {word(code)}" for code in Code}


def _verdict(value: str, part: str) -> Callable[[Node, Lookup], bool]:
    wanted = _member(Verdict, value, part)
    return lambda node, _: node.kind is Kind.ASSET and node.verdict is wanted


def _severity(value: str, part: str) -> Callable[[Node, Lookup], bool]:
    found = _SEVERITY.fullmatch(value)
    if not found:
        raise QueryError(part)
    limit = Severity[found[2].upper()]
    compare: Mapping[str | None, Callable[[int], bool]] = {
        None: lambda s: s == limit,
        "=": lambda s: s == limit,
        ">=": lambda s: s >= limit,
        "<=": lambda s: s <= limit,
        ">": lambda s: s > limit,
        "<": lambda s: s < limit,
    }
    fits = compare[found[1]]
    return lambda node, _: isinstance(node.item, Finding) and fits(node.item.severity)


def _license(value: str, _part: str) -> Callable[[Node, Lookup], bool]:
    fits = _matcher(value)

    def test(node: Node, _: Lookup) -> bool:
        if isinstance(node.item, Finding):
            return fits((node.item.license or "").casefold())
        if isinstance(node.item, Asset):
            return fits(license_words(node.item)[0].casefold())
        return False

    return test


def _kind(value: str, part: str) -> Callable[[Node, Lookup], bool]:
    wanted = _member(AssetKind, value, part)
    return lambda node, _: isinstance(node.item, Asset) and node.item.key.kind is wanted


def _code(value: str, part: str) -> Callable[[Node, Lookup], bool]:
    fits = _matcher(value)
    if not any(fits(code.value) for code in Code):
        raise QueryError(part)
    return lambda node, _: isinstance(node.item, Finding) and fits(node.item.code)


def _state(value: str, part: str) -> Callable[[Node, Lookup], bool]:
    if value in _OPEN_WORDS:
        return lambda node, _: isinstance(node.item, Finding) and is_open(node.item)
    wanted = _member(State, value, part)
    return lambda node, _: isinstance(node.item, Finding) and node.item.state is wanted


def _path(value: str, _part: str) -> Callable[[Node, Lookup], bool]:
    fits = _matcher(value)

    def test(node: Node, _: Lookup) -> bool:
        match node.item:
            case Place() as place:
                return fits(place.path.casefold())
            case Reference() | RunTimeChoice() as item:
                return fits(item.place.path.casefold())
            case Problem() as problem:
                return fits(problem.path.casefold())
            case _:
                return False

    return test


def _by(value: str, _part: str) -> Callable[[Node, Lookup], bool]:
    fits = _matcher(value)

    def test(node: Node, lookup: Lookup) -> bool:
        decision = lookup.decision(node.item) if isinstance(node.item, Finding) else None
        return decision is not None and fits(decision.by.casefold())

    return test


def _member(kind: type[Enum], value: str, part: str) -> Enum:
    for member in kind:
        if member.value == value:
            return member
    raise QueryError(part)


_KINDS: Mapping[str, tuple[Kind, ...]] = {
    "verdict": (Kind.ASSET,),
    "severity": (Kind.FINDING,),
    "code": (Kind.FINDING,),
    "state": (Kind.FINDING,),
    "by": (Kind.FINDING,),
    "kind": (Kind.ASSET, Kind.PLACES),
    "license": (Kind.ASSET, Kind.PLACES, Kind.FINDING),
    "path": (Kind.PLACE, Kind.CHOICE, Kind.PROBLEM),
}
_TESTS: Mapping[str, Callable[[str, str], Callable[[Node, Lookup], bool]]] = {
    "verdict": _verdict,
    "severity": _severity,
    "license": _license,
    "kind": _kind,
    "code": _code,
    "state": _state,
    "path": _path,
    "by": _by,
}
