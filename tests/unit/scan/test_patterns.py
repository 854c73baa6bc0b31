"""Patterns that were kept are those that Python compiles, or are compiled as ever."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from clearweights.scan import patterns
from clearweights.scan.patterns import kept

WORDS: list[tuple[Any, int]] = [
    (r"licen[sc]es?", re.IGNORECASE),
    (r"(?P<left>.*)\b(?P<right>[^\W\u3040-\u30ff\uac00-\ud7af]+)$", re.DOTALL),
    (rb"from_pretrained|\.onnx\b|[\x80-\xff]+", 0),
    (r"(?i)(?<=a)b(?!c)|(?P<q>[\"']).*?(?P=q)", re.MULTILINE),
    (r"", 0),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(patterns, "user_cache_path", lambda _: tmp_path / "cache")
    _forget()
    yield tmp_path / "cache"
    _forget()


def _forget() -> None:
    """Make the next use one of another process."""
    patterns._store.cache_clear()
    re.purge()


def _body(text: str) -> str:
    """Return what stands below the digest."""
    return text.partition("\n")[2]


def _compiled() -> list[re.Pattern[Any]]:
    with kept():
        return [re.compile(words, flags) for words, flags in WORDS]


def test_what_was_kept_is_what_python_compiles(folder: Path) -> None:
    first = _compiled()
    _forget()
    again = _compiled()
    re.purge()
    plain = [re.compile(words, flags) for words, flags in WORDS]
    assert first == plain == again
    assert [p.groupindex for p in again] == [p.groupindex for p in plain]
    found = again[1].match("so it is")
    assert found is not None
    assert found["right"] == "is"
    assert len(json.loads(_body((folder / "patterns.json").read_text()))["rows"]) == len(WORDS)


def test_what_is_kept_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _compiled()
    _forget()
    with kept():
        store = patterns._store()
        assert store is not None
        monkeypatch.setattr(store.parser, "parse", None)
        assert re.compile(*WORDS[0]).fullmatch("LICENCES")
    assert folder.is_dir()


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[1]",
        lambda text: json.dumps({**json.loads(text), "version": "of another Python"}),
        lambda text: json.dumps({**json.loads(text), "rows": [[False, "a"]]}),
        lambda text: text.replace('"', "'"),
        lambda text: json.dumps(
            {**json.loads(text), "rows": [[*row[:-1], "AAAA"] for row in json.loads(text)["rows"]]}
        ),
    ],
)
def test_a_damaged_store_changes_nothing(folder: Path, damage: Callable[[str], str]) -> None:
    plain = _compiled()
    path = folder / "patterns.json"
    path.write_bytes(patterns._sealed(damage(_body(path.read_text())).encode()))
    _forget()
    assert _compiled() == plain


def test_a_store_that_changed_on_the_disk_is_not_used(folder: Path) -> None:
    _compiled()
    path = folder / "patterns.json"
    text = path.read_text()
    path.write_text(text.replace("licen", "lixen"))
    _forget()
    store = patterns._store()
    assert store is not None
    assert not store._rows


def test_without_a_place_to_keep_them_patterns_are_compiled(folder: Path) -> None:
    folder.write_text("no folder")
    assert _compiled()
    assert folder.read_text() == "no folder"


def test_the_compiler_of_python_is_put_back() -> None:
    compiler = import_module("re._compiler")
    before = compiler.compile
    with pytest.raises(re.error), kept():
        re.compile("(")
    assert compiler.compile is before
