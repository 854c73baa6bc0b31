from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from clearweights.domain.asset import AssetKind, Hub, Place, Reference
from clearweights.domain.facts import Fact, LicenseStatement, Problem, StatementSource
from clearweights.domain.text import text
from clearweights.engine import codec, scanning
from clearweights.engine.cache import FactCache, content_key
from clearweights.engine.progress import NoProgress
from clearweights.engine.walk import list_files
from clearweights.safeio import UnreadableError
from clearweights.scan import SourceFile, work


class _Words:
    """Reports each line that names an asset; breaks in three ways on request."""

    id = "words"

    def __init__(self) -> None:
        self.parsed: list[str] = []

    def wants(self, path: str, name: str, suffix: str) -> bool:
        return suffix == ".txt" or path == name == "weights.bin"

    def worth_parsing(self, data: bytes) -> bool:
        return b"model" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        self.parsed.append(file.path)
        for number, line in enumerate(file.lines, start=1):
            if line.startswith("model "):
                yield Reference(
                    place=file.place(number),
                    kind=AssetKind.MODEL,
                    hub=Hub.HUGGINGFACE,
                    id=line.split()[1],
                    how="words",
                )
            elif line == "malformed":
                raise UnreadableError(text("the line is odd"), number)
            elif line == "deep":
                raise RecursionError
            elif line == "bug":
                raise KeyError("x")


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> _Words:
    scanner = _Words()
    monkeypatch.setattr(scanning, "SCANNERS", (scanner,))
    monkeypatch.setattr(work, "SCANNERS", (scanner,))
    return scanner


def _scan(root: Path, cache: FactCache | None = None) -> scanning.Scanned:
    entries = list_files(root).entries
    return scanning.scan_files(root, entries, cache or FactCache(None), 1, NoProgress())


def test_one_bad_file_costs_only_itself(tmp_path: Path, words: _Words) -> None:
    for name, body in {
        "a.txt": "model org/a",
        "b.txt": "model org/b\nmalformed",
        "c.txt": "model org/c\ndeep",
        "d.txt": "model org/d\nbug",
        "e.txt": "model org/e",
    }.items():
        (tmp_path / name).write_text(body)
    scanned = _scan(tmp_path)
    facts = [f for group in scanned.facts.values() for f in group]
    assert [f.id for f in facts if isinstance(f, Reference)] == [f"org/{c}" for c in "abcde"]
    problems = [f for f in facts if isinstance(f, Problem)]
    assert [(p.path, p.step, str(p.message)) for p in problems] == [
        ("b.txt", "words", "Could not be read, line 2: the line is odd"),
        ("c.txt", "words", "Could not be read: its content could not be analyzed"),
        ("d.txt", "words", "Could not be read: its content could not be analyzed"),
    ]
    assert words.parsed == ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]


def test_a_file_that_the_filter_turns_down_is_read_but_not_parsed(
    tmp_path: Path, words: _Words
) -> None:
    (tmp_path / "a.txt").write_text("nothing here")
    assert _scan(tmp_path).files_read == 1
    assert words.parsed == []


def test_a_huge_data_file_is_left_out_and_said(
    tmp_path: Path, words: _Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "HEAD_BYTES", 100)
    (tmp_path / "a.txt").write_text("model org/a\n" * 50)
    scanned = _scan(tmp_path)
    assert [s.path for s in scanned.skipped] == ["a.txt"]
    assert words.parsed == []


def test_only_the_head_of_a_large_binary_file_is_read(
    tmp_path: Path, words: _Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "HEAD_BYTES", 100)
    (tmp_path / "weights.bin").write_bytes(b"model org/a\n" + b"\0" * 5000)
    (found,) = _scan(tmp_path).facts["weights.bin"]
    assert isinstance(found, Reference)


def test_an_unchanged_file_is_not_parsed_again(tmp_path: Path, words: _Words) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.txt").write_text("model org/a")
    (project / "b.txt").write_text("model org/b\nmalformed")
    with FactCache(tmp_path / "cache.sqlite3") as cache:
        first = _scan(project, cache)
        (project / "a.txt").write_text("model org/other")
        second = _scan(project, cache)
    assert words.parsed == ["a.txt", "b.txt", "a.txt"]
    assert second.facts["b.txt"] == first.facts["b.txt"]
    assert second.facts["a.txt"] != first.facts["a.txt"]


def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path, words: _Words) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.txt").write_text("model org/a")
    path = tmp_path / "cache.sqlite3"
    path.write_bytes(b"not a database" * 100)
    with FactCache(path) as cache:
        assert len(_scan(project, cache).facts) == 1
    assert words.parsed == ["a.txt"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"x" * 16 + b"[]", None])
def test_an_emptied_entry_is_not_read_as_nothing_found(
    tmp_path: Path, words: _Words, body: bytes | None
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.txt").write_text("model org/a")
    path = tmp_path / "cache.sqlite3"
    with FactCache(path) as cache:
        first = _scan(project, cache)
    with sqlite3.connect(path) as db:
        assert db.execute("UPDATE facts SET body = ?", (body,)).rowcount == 1
    with FactCache(path) as cache:
        assert _scan(project, cache).facts == first.facts
    assert words.parsed == ["a.txt", "a.txt"]


def test_stopping_keeps_what_was_found(tmp_path: Path, words: _Words) -> None:
    class Stop(NoProgress):
        def cancelled(self) -> bool:
            return True

    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(f"model org/m{number}")
    entries = list_files(tmp_path).entries
    scanned = scanning.scan_files(tmp_path, entries, FactCache(None), 1, Stop())
    assert scanned.cancelled
    assert 0 < len(scanned.facts) < 100


def test_processes_find_what_one_process_finds(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.py").write_text(
            "from transformers import AutoModel\n"
            f"AutoModel.from_pretrained('publisher/model-{number}')\n"
        )
    entries = list_files(tmp_path).entries
    alone = scanning.scan_files(tmp_path, entries, FactCache(None), 1, NoProgress())
    scanning_from = scanning._POOL_FROM
    try:
        scanning._POOL_FROM = 1
        shared = scanning.scan_files(tmp_path, entries, FactCache(None), 2, NoProgress())
    finally:
        scanning._POOL_FROM = scanning_from
    assert shared.facts == alone.facts
    assert len(alone.facts) == 30


def test_every_fact_survives_the_cache() -> None:
    place = Place(path="a\udc80.py", line=3, excerpt="x = 'é'")
    facts: tuple[Fact, ...] = (
        Reference(
            place=place, kind=AssetKind.MODEL, hub=Hub.OLLAMA, id="llama3", how="x", revision="1"
        ),
        LicenseStatement(place=place, source=StatementSource.TAG, raw="mit"),
        Problem(path="a", step="b", message=text("{why}", why=text("inner {n}", n=1000))),
    )
    assert codec.decode(codec.encode(facts)) == facts


@pytest.mark.parametrize(
    "junk",
    [
        b"", b"{}", b'"x"', b"null", b'["x"]', b"[[]]", b'[["t"]]', b'[["d","Reference",1]]',
        b'[["e","Hub","x"]]', b'[["e","Hub","ollama"]]',
    ],
)  # fmt: skip
def test_a_damaged_cache_entry_is_a_value_error(junk: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any of ours)
        codec.decode(junk)


def test_the_same_words_at_another_path_are_another_entry() -> None:
    assert content_key("1", "tests/a.py", "x") != content_key("1", "a.py", "x")
    assert content_key("1", "a.py", "x") != content_key("2", "a.py", "x")
