"""Columns of tables that keep the name of a model: seeds, migrations and defaults of schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.scan import ids
from clearweights.scan.keys import meaning, provider_word
from clearweights.scan.naming import UNKNOWN_SETTING, Named, Setting, name_model, name_ollama
from clearweights.scan.shell.known import shell_words

_TOKEN = re.compile(r"'(?:[^']|'')*'|[(),;]|[^'(),;]+")
_INSERT = re.compile(
    r"\binsert\s+into\s+([\w.\"`]+)\s*\(([^()';]{1,4000})\)\s*values\b", re.IGNORECASE
)
_GIVEN = re.compile(
    r"(?:\bset\s|,)\s*[\"`]?(?P<set>\w{3,60})[\"`]?\s*=\s*'(?P<value>[^'\n]{2,140})'"
    r"|[\"`]?\b(?P<column>\w{3,60})[\"`]?\s+(?:set|(?:text|varchar|character varying|char|string)"
    r"(?:\s*\(\s*\d+\s*\))?(?:\s+not\s+null)?)\s+default\s+'(?P<default>[^'\n]{2,140})'",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\bwhere\s+[\"`]?(?:name|provider|vendor|slug)[\"`]?\s*=\s*'([^'\n]{2,40})'", re.IGNORECASE
)
"""`WHERE name = 'OpenRouter'`: the row of whom an update speaks."""

_OF_MODELS = re.compile(r"(?:^|_)models?$", re.IGNORECASE)
_NAMES = frozenset({"name", "id", "slug", "identifier", "key", "value"})
"""Columns of a table of models that keep what they are called."""

_MOST = 60
"""More values than this in one column are records, not what a project begins with."""


def columns(code: str) -> Iterator[tuple[Named, int]]:
    """Yield what columns of models are given, with where it stands in `code`."""
    for match in _GIVEN.finditer(code):
        group = "value" if match["set"] else "default"
        where = _WHERE.search(code[match.end() : match.end() + _AROUND].partition(";")[0])
        setting = provider_word(where[1]) if match["set"] and where else None
        named = named_in(match["set"] or match["column"], match[group], setting=setting)
        if named is not None:
            yield named, match.start(group)
    end = 0
    for match in _INSERT.finditer(code):
        if match.start() < end:
            continue
        names = [name.strip().strip('"`') for name in match[2].split(",")]
        if _OF_MODELS.search(match[1].replace('"', "").rpartition(".")[2]):
            names = ["model_name" if name.lower() in _NAMES else name for name in names]
        asked = [name if _keeps_model(name) else "" for name in names]
        if not any(asked):
            continue
        found, end = _rows(code, match.end(), asked)
        yield from found if len(found) <= _MOST else ()


def _rows(code: str, start: int, asked: list[str]) -> tuple[list[tuple[Named, int]], int]:
    """Read the rows from `start` to the end of the statement; return also where that is."""
    found: list[tuple[Named, int]] = []
    row: list[tuple[str, str, int]] = []
    told: list[str] = []
    depth = at = 0
    end = len(code)
    around = code[start : start + _AROUND]
    for token in _TOKEN.finditer(code, start):
        text = token[0]
        if text == "(":
            depth += 1
            at = 0 if depth == 1 else at
        elif text == ")":
            depth -= 1
            if depth == 0:
                found += _of_row(row, told, around)
                row, told = [], []
        elif text == "," and depth == 1:
            at += 1
        elif text == ";" and depth <= 0:
            end = token.end()
            break
        elif text[0] == "'" and depth == 1:
            if at < len(asked) and asked[at]:
                row.append((asked[at], text[1:-1], token.start()))
            elif len(text) < _LONGEST:
                told.append(text[1:-1])
    return found, end


_LONGEST = 200
"""A longer value tells nobody's name and no address."""


def _of_row(
    row: Iterable[tuple[str, str, int]], told: Iterable[str], around: str
) -> Iterator[tuple[Named, int]]:
    """Yield the models of one row, whose other values may tell who serves them."""
    addresses = (Setting.of_address(word) for word in told if "://" in word)
    setting = next((s for s in addresses if s and (s.by_name or s.ollama or _is_sure(s))), None)
    for column, words, at in row:
        named = named_in(column, words, around, setting=setting)
        if named is not None:
            yield named, at


def _is_sure(setting: Setting) -> bool:
    return setting.provider not in (None, Provider.OTHER)


_AROUND = 2000
"""Letters of a statement that are looked at to see whether Ollama serves its models."""


def named_in(
    column: str, words: str, around: str = "", *, setting: Setting | None = None
) -> Named | None:
    """Return what a column is given: a hosted model that is known, or an id of the hub.

    `setting`: who serves it, where the same statement tells.
    """
    if not _keeps_model(column) or ids.is_placeholder(words) or re.search(r"\s", words):
        return None
    beside = None if setting else name_ollama(words, around)
    named = beside or name_model(words, setting or UNKNOWN_SETTING)
    if named is not None and named.hub is Hub.OLLAMA:
        return named
    if named is None or named.kind is AssetKind.SERVICE:
        return named
    sounds = "/" in named.id and shell_words().model_sounds.search(named.id)
    return named if sounds else None  # things of all kinds have models


@cache
def _keeps_model(column: str) -> bool:
    asked = meaning(column) if "model" in column.lower() else None
    return asked is not None and asked.kind is AssetKind.MODEL and not asked.output
