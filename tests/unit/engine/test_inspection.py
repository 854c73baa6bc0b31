"""Whole inspections of real folders, friendly and hostile."""

from __future__ import annotations

import datetime as dt
import json
import os
import pickle
from pathlib import Path

import pytest

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.domain.finding import Code
from clearweights.domain.result import EffectiveState, Inspection
from clearweights.domain.use import Distribution
from clearweights.engine import Document, Options, evaluate, inspect, verdict_matrix
from clearweights.engine.inspection import knowledge_for
from clearweights.errors import DeclarationError, ProjectNotReadableError
from clearweights.report import REPORTERS, ReportContext

OFFLINE = Options(cache=False, jobs=1)
LOAD = "from transformers import AutoModel\nAutoModel.from_pretrained('{}')\n"


def _ids(inspection: Inspection) -> list[str]:
    return [a.key.id for a in inspection.assets]


def _hostile(root: Path) -> None:
    (root / "a\x1b[31m\u202ename.py").write_text(LOAD.format("evil/<script>alert(1)"))
    os.close(os.open(os.fsencode(root) + b"/latin\xe9.py", os.O_CREAT | os.O_WRONLY))
    (root / "deep.yaml").write_text("model: " + "[" * 100_000)
    (root / "bomb.yaml").write_text(
        "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(900))
    )
    (root / "deep.json").write_text('{"model":' * 50_000)
    cell = '{"cells": [{"cell_type": "code", "source": ["from transformers'
    (root / "cut.ipynb").write_text(cell)
    (root / "null.py").write_bytes(b"import transformers\x00\n" + LOAD.format("x/y").encode())
    (root / "cut.gguf").write_bytes(b"GGUF\x03\x00\x00\x00" + b"\xff" * 16)
    (root / "huge.safetensors").write_bytes(b"\xff" * 8 + b"{}")
    (root / "evil.pkl").write_bytes(b"cos\nsystem\n(S'touch owned'\ntR.")
    (root / "README.md").write_text("---\nlicense: !!python/object/apply:os.system [x]\n---\n# x\n")
    (root / "LICENSE").write_text("MIT " * 100_000)
    (root / "loop").symlink_to(root)
    (root / "passwd.py").symlink_to("/etc/passwd")
    os.mkfifo(root / "pipe.py")
    (root / "good.py").write_text(LOAD.format("google/flan-t5-base"))


def test_a_hostile_folder_costs_only_its_bad_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = tmp_path / "project"
    project.mkdir()
    _hostile(project)
    inspection = inspect(project, OFFLINE)
    assert "google/flan-t5-base" in _ids(inspection)
    assert {"deep.yaml", "deep.json", "cut.ipynb"} <= {p.path for p in inspection.problems}
    assert {"loop", "passwd.py", "pipe.py"} <= {s.path for s in inspection.skipped}
    assert not (tmp_path / "owned").exists()
    assert not inspection.complete


def test_every_report_of_a_hostile_folder_can_be_written(tmp_path: Path) -> None:
    _hostile(tmp_path)
    result = evaluate(inspect(tmp_path, OFFLINE))
    context = ReportContext(
        knowledge=knowledge_for(), generated_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    )
    for name, reporter in sorted(REPORTERS.items()):
        data = reporter.render(result, context)
        assert data, name
        if name in ("json", "html", "csv", "notice", "sarif"):
            assert b"\x1b" not in data, name
            assert b"<script>alert(1)" not in data or name != "html"


def test_the_same_folder_gives_the_same_values(tmp_path: Path) -> None:
    for name in ("b.py", "a.py", "z/c.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(LOAD.format("google/gemma-2-2b"))
    assert inspect(tmp_path, OFFLINE) == inspect(tmp_path, OFFLINE)
    first = evaluate(inspect(tmp_path, OFFLINE))
    assert first == evaluate(inspect(tmp_path, OFFLINE))


def test_fingerprints_survive_moved_lines_and_files(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, name, head in ((before, "a.py", ""), (after, "sub/b.py", "# new\n\n")):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(head + LOAD.format("black-forest-labs/FLUX.1-dev"))
    prints = [
        {f.fingerprint for f in evaluate(inspect(folder, OFFLINE)).findings}
        for folder in (before, after)
    ]
    assert prints[0] == prints[1]
    assert prints[0]


def test_an_inspection_crosses_process_borders(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(LOAD.format("meta-llama/Llama-3.1-8B"))
    (tmp_path / "clearweights.yaml").write_text("use: {monthly_active_users_on: {2024-07-23: 5}}\n")
    inspection = inspect(tmp_path, OFFLINE)
    assert pickle.loads(pickle.dumps(inspection)) == inspection
    result = evaluate(inspection)
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_card_dropped_on_an_asset_speaks_of_it(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.py").write_text(LOAD.format("zephyr/unheard-of"))
    card = tmp_path / "README.md"
    card.write_text("---\nlicense: cc-by-nc-4.0\nbase_model: google/gemma-2-2b\n---\n# Card\n")
    key = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "zephyr/unheard-of")
    before = next(a for a in inspect(project, OFFLINE).assets if a.key == key)
    assert before.effective.state is EffectiveState.UNKNOWN
    options = Options(cache=False, jobs=1, documents=(Document(card, key),))
    inspection = inspect(project, options)
    after = next(a for a in inspection.assets if a.key == key)
    assert after.effective.expression == "CC-BY-NC-4.0"
    assert any(e.child == key and e.parent.id == "google/gemma-2-2b" for e in inspection.edges)


def test_a_dropped_license_text_is_recognized_for_its_asset(tmp_path: Path) -> None:
    from clearweights.knowledge.texts import license_text

    project = tmp_path / "project"
    project.mkdir()
    (project / "a.py").write_text(LOAD.format("zephyr/unheard-of"))
    text = license_text("apache-2.0")
    assert text is not None
    (tmp_path / "LICENSE").write_text(text)
    key = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "zephyr/unheard-of")
    documents = (Document(tmp_path / "LICENSE", key),)
    inspection = inspect(project, Options(cache=False, jobs=1, documents=documents))
    asset = next(a for a in inspection.assets if a.key == key)
    assert asset.effective.expression == "Apache-2.0"


def test_display_words_in_the_documentation_count(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(LOAD.format("meta-llama/Llama-3.1-8B"))
    missing = {f.code for f in evaluate(inspect(tmp_path, OFFLINE)).findings}
    assert Code.DISPLAY_NOTICE_MISSING in missing
    (tmp_path / "about.md").write_text("Our assistant.\n\nBuilt with Llama.\n")
    inspection = inspect(tmp_path, OFFLINE)
    assert [(s.words, s.place.path, s.place.line) for s in inspection.signs] == [
        ("Built with Llama", "about.md", 3)
    ]
    seen = {f.code for f in evaluate(inspection).findings}
    assert Code.DISPLAY_NOTICE_MISSING not in seen


def test_a_folder_with_nothing_but_a_declaration_is_a_project(tmp_path: Path) -> None:
    (tmp_path / "clearweights.yaml").write_text("assets: [{id: google/gemma-2-2b}]\n")
    inspection = inspect(tmp_path, OFFLINE)
    assert _ids(inspection) == ["google/gemma-2-2b"]
    assert inspection.complete


def test_a_damaged_register_is_a_problem_and_no_decision_applies(tmp_path: Path) -> None:
    (tmp_path / "clearweights.decisions.yaml").write_text("decisions: [{id: D-1}]\n")
    inspection = inspect(tmp_path, OFFLINE)
    assert [(p.path, p.step) for p in inspection.problems] == [
        ("clearweights.decisions.yaml", "decisions")
    ]


def test_what_cannot_be_opened_is_an_error_with_advice(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotReadableError):
        inspect(tmp_path / "nowhere")
    (tmp_path / "clearweights.yaml").write_text("usage: 1\n")
    with pytest.raises(DeclarationError):
        inspect(tmp_path)


def test_the_matrix_answers_for_every_use(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(LOAD.format("black-forest-labs/FLUX.1-dev"))
    matrix = verdict_matrix(inspect(tmp_path, OFFLINE))
    assert set(matrix) == set(Distribution)
    assert all(len(column) == 1 for column in matrix.values())


def test_places_that_git_leaves_out_are_marked(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text(".env\n")
    for name in (".env", ".env.example"):
        (tmp_path / name).write_text("OPENAI_MODEL=gpt-4o\n")
    context = ReportContext(
        knowledge=knowledge_for(), generated_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    )
    result = evaluate(inspect(tmp_path, OFFLINE))
    document = json.loads(REPORTERS["json"].render(result, context))
    marked = {
        (r["path"], r["ignored_by_git"])
        for asset in document["assets"]
        for r in asset["references"]
    }
    assert marked == {(".env", True), (".env.example", False)}
