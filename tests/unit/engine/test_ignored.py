"""Which files git ignores, against git itself where that is safe: in folders made here."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from clearweights.engine import Options, evaluate, inspect
from clearweights.engine.ignored import ignored_by_git, tracked_files
from clearweights.engine.inspection import knowledge_for
from clearweights.report import REPORTERS, ReportContext

_FILES = {
    ".gitignore": "*.env\n/local/\n!keep.env\nnotes/**\n[\n# a comment\n\n",
    "prod.env": "MODEL=acme/one\n",
    "keep.env": "MODEL=acme/two\n",
    "forced.env": "MODEL=acme/three\n",
    "local/a.py": "",
    "deep/local/a.py": "",
    "deep/.gitignore": "*.bin\n!model.bin\nlocal/*.tmp\n",
    "deep/x.bin": "",
    "deep/model.bin": "",
    "deep/local/b.tmp": "",
    "notes/keep.env": "",
    "src/main.py": "",
    "a name with spaces and an é.py": "",
}


def _write(root: Path) -> frozenset[str]:
    for path, words in _FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, encoding="utf-8")
    return frozenset(_FILES)


def _git(root: Path, *words: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@t", "-c", "core.quotePath=false")
    command = ["git", "-C", str(root), *identity, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
@pytest.mark.parametrize("version", ["2", "4"])
def test_the_same_files_are_ignored_as_git_says(tmp_path: Path, version: str) -> None:
    files = _write(tmp_path)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "add", "-f", "forced.env")
    _git(tmp_path, "update-index", "--index-version", version)
    listed = _git(tmp_path, "ls-files").splitlines()
    assert tracked_files(tmp_path) == frozenset(listed)
    told = _git(tmp_path, "ls-files", "--others", "--ignored", "--exclude-standard")
    assert ignored_by_git(tmp_path, files, files) == tuple(sorted(told.splitlines()))
    assert "forced.env" not in told
    assert "prod.env" in told


@needs_git
def test_an_index_with_long_hashes_is_read(tmp_path: Path) -> None:
    _write(tmp_path)
    _git(tmp_path, "init", "-q", "--object-format=sha256")
    _git(tmp_path, "add", ".")
    assert tracked_files(tmp_path) == frozenset(_git(tmp_path, "ls-files").splitlines())


@pytest.mark.parametrize(
    "index",
    [b"", b"DIRC", b"DIRC\0\0\0\2\xff\xff\xff\xff", b"DIRC\0\0\0\4\0\0\0\1" + b"\xff" * 200],
)
def test_a_broken_index_counts_as_empty(tmp_path: Path, index: bytes) -> None:
    files = _write(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_bytes(index)
    assert "forced.env" in ignored_by_git(tmp_path, files, files)


def test_the_report_marks_the_places_that_others_lack(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text(".env\n")
    (tmp_path / ".env").write_text("MODEL_ID=google/flan-t5-base\n")
    (tmp_path / "main.py").write_text(
        "from transformers import AutoModel\nAutoModel.from_pretrained('google/flan-t5-base')\n"
    )
    inspection = inspect(tmp_path, Options(cache=False, jobs=1))
    result = evaluate(inspection)
    context = ReportContext(
        knowledge=knowledge_for(), generated_at=dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
    )
    report = json.loads(REPORTERS["json"].render(result, context))
    marks = {r["path"]: r["ignored_by_git"] for r in report["assets"][0]["references"]}
    assert marks == {".env": True, "main.py": False}
    assert ".env" in REPORTERS["html"].render(result, context).decode()
