"""What SQL names at the calls we know; those stand in `resources/signatures/sql.yaml`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Provider, Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import Named, Setting, name_dataset, name_model
from clearweights.scan.sql.columns import columns
from clearweights.scan.trials import is_test_path

_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_COLUMN = re.compile(rb"model", re.IGNORECASE)
_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Known:
    """What a call or an option says about its value."""

    kind: AssetKind
    setting: Setting | None

    def name(self, words: str) -> Named | None:
        """Return what the value names, None for nothing."""
        if self.kind is AssetKind.DATASET:
            return name_dataset(words, any_bare=True)
        if self.setting is None:
            return name_model(words)
        if ids.is_placeholder(words) or re.search(r"\s|://", words):
            return None
        if self.setting.ollama:
            return Named(AssetKind.MODEL, Hub.OLLAMA, words)
        return Named(AssetKind.SERVICE, Hub.API, words, provider=self.setting.provider)


class SqlScanner:
    """SQL scripts: models that the database calls or loads, and those its columns keep."""

    id = "sql"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for SQL scripts."""
        del path, name
        return suffix in (".sql", ".psql")

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a known call can stand in the script: dumps of data are long."""
        return len(data) < _LARGEST and (
            _hint().search(data) is not None or _COLUMN.search(data) is not None
        )

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield each asset at the line of its value; each once per line."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        code = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), file.text)
        for match in _pattern().finditer(code):
            part, name = ("calls", match["call"]) if match["call"] else ("options", match["option"])
            named = _table()[part][name.lower()].name(match["id"])
            if named is not None:
                line = code.count("\n", 0, match.start("id")) + 1
                yield named.at(file.place(line), "sql", strength=strength)
        starts = [match.end() for match in re.finditer("\n", code)]
        for named, at in columns(code):
            yield named.at(file.place(bisect_right(starts, at) + 1), "sql", strength=strength)


_JOINT = re.compile(r"\\n\",\s{0,40}\"")
"""Where a line of a notebook's cell ends."""

_STATES = re.compile(r"\b(?:select|insert|update|values|with)\b", re.IGNORECASE)
_BEFORE = 1500


class InlineSqlScanner:
    """Calls in statements that stand in strings of Python, notebooks and JavaScript."""

    id = "sql-inline"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for sources that talk to databases."""
        del path, name
        return suffix in (".py", ".ipynb", ".ts", ".tsx", ".js", ".mjs")

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a known call stands in the source."""
        if len(data) >= _LARGEST:
            return False
        plain_words = data.lower()
        return any(name in plain_words for name in _names()) and bool(_called().search(data))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what calls are given for which a statement begins before them."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        code = _JOINT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), file.text)
        starts = [match.end() for match in re.finditer("\n", code)]
        for match in _pattern().finditer(code):
            before = code[max(0, match.start() - _BEFORE) : match.start()]
            if not match["call"] or not _STATES.search(before):
                continue
            named = _table()["calls"][match["call"].lower()].name(match["id"])
            if named is not None:
                line = bisect_right(starts, match.start("id")) + 1
                yield named.at(file.place(line), "sql", strength=strength)


@cache
def _names() -> tuple[bytes, ...]:
    """Return the names of the calls, as a cheap look finds them."""
    return tuple(name.encode() for name in _table()["calls"])


@cache
def _called() -> re.Pattern[bytes]:
    words = "|".join(re.escape(name) for name in sorted(_table()["calls"]))
    return re.compile(rf"(?<![\w.])(?:{words})\s*\(".encode(), re.IGNORECASE)


@cache
def _table() -> dict[str, dict[str, _Known]]:
    """Return the known calls and options, by their lower-case names."""
    path = data_file("resources", "signatures", "sql.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)
    return {
        part: {name: _known(row) for name, row in data[part].items()}
        for part in ("calls", "options")
    }


@cache
def _pattern() -> re.Pattern[str]:
    calls, options = ("|".join(map(re.escape, sorted(_table()[p]))) for p in ("calls", "options"))
    return re.compile(
        rf"(?:(?<![\w.])(?P<call>{calls})\s*\(|(?<!\w)(?P<option>{options})\s*=)\s*"
        r"'(?P<id>[^'\n]{2,140})'",
        re.IGNORECASE,
    )


@cache
def _hint() -> re.Pattern[bytes]:
    words = "|".join(re.escape(name) for part in _table().values() for name in sorted(part))
    return re.compile(words.encode(), re.IGNORECASE)


def _known(row: dict[str, str]) -> _Known:
    setting = None
    if row["ids"] == "ollama":
        setting = Setting(ollama=True, local=True, firm=True)
    elif row["ids"] == "service":
        setting = Setting(provider=Provider(row["provider"]), firm=True)
    return _Known(AssetKind(row.get("kind", "model")), setting)
