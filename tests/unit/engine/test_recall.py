from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from clearweights import engine
from clearweights.domain.result import Inspection
from clearweights.engine import Options, assembly, recall
from clearweights.engine.cache import FactCache, cache_path

_CARD = "---\nlicense: llama3.1\n---\n# A model\n\nBuilt with Llama. Trained on acme/data.\n"
_CODE = (
    "from transformers import AutoModel\n"
    'AutoModel.from_pretrained("meta-llama/Llama-3.1-8B", revision="abc")\n'
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(
        "clearweights.engine.cache.platformdirs.user_cache_dir",
        lambda *_, **__: str(tmp_path / "cache"),
    )
    root = tmp_path / "project"
    (root / "models").mkdir(parents=True)
    (root / "run.py").write_text(_CODE)
    (root / "README.md").write_text("# Uses Llama\n\nBuilt with Llama\n")
    (root / "models" / "README.md").write_text(_CARD)
    (root / "logo.png").write_bytes(b"\x89PNG" * 10)
    return root


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every time that an inspection was put together from files."""
    calls: list[Path] = []
    real: Callable[..., Inspection] = assembly.assemble

    def counted(root: Path, *words: object, **more: object) -> Inspection:
        calls.append(root)
        return real(root, *words, **more)

    monkeypatch.setattr(assembly, "assemble", counted)
    return calls


def test_an_unchanged_folder_is_recalled_and_not_read_again(
    project: Path, assembled: list[Path]
) -> None:
    first = engine.inspect(project)
    second = engine.inspect(project)
    assert len(assembled) == 1
    assert second == first
    assert {type(a.key) for a in second.assets} == {type(a.key) for a in first.assets}
    assert engine.evaluate(second) == engine.evaluate(first)
    assert engine.inspect(project, Options(cache=False)) == first


def _changed_code(project: Path) -> None:
    (project / "run.py").write_text(_CODE.replace("8B", "1B"))


def _changed_words(project: Path) -> None:
    (project / "README.md").write_text("# Uses Llama\n\nBuilt with llama\n")


def _new_file(project: Path) -> None:
    (project / "more.py").write_text(_CODE)


def _lost_file(project: Path) -> None:
    (project / "models" / "README.md").unlink()


def _declared(project: Path) -> None:
    (project / "clearweights.yaml").write_text("schema: 1\nproduct: {name: Acme}\n")


def _skipped(project: Path) -> None:
    (project / "node_modules").mkdir()


@pytest.mark.parametrize(
    "change", [_changed_code, _changed_words, _new_file, _lost_file, _declared, _skipped]
)
def test_any_change_is_seen(
    project: Path, assembled: list[Path], change: Callable[[Path], None]
) -> None:
    engine.inspect(project)
    change(project)
    again = engine.inspect(project)
    assert len(assembled) == 2
    assert again == engine.inspect(project, Options(cache=False))


def test_another_program_recalls_nothing(
    project: Path, assembled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.inspect(project)
    monkeypatch.setattr(recall, "program_version", lambda: "another")
    engine.inspect(project)
    assert len(assembled) == 2


def test_decisions_are_read_anew(project: Path, assembled: list[Path]) -> None:
    engine.inspect(project)
    (project / "clearweights.decisions.yaml").write_text("nonsense: [")
    second = engine.inspect(project)
    assert len(assembled) == 1
    assert [p.step for p in second.problems] == ["decisions"]


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b"\xff", b'{"files": 3}'])
def test_a_damaged_memory_only_costs_time(
    project: Path, assembled: list[Path], body: bytes
) -> None:
    first = engine.inspect(project)
    with sqlite3.connect(cache_path()) as db:
        ((key, sealed),) = db.execute("SELECT key, body FROM trees").fetchall()
        assert db.execute("UPDATE trees SET body = ?", (body,)).rowcount == 1
    assert engine.inspect(project) == first
    assert len(assembled) == 2
    with FactCache(cache_path()) as cache:
        cache.put_tree(key, body)  # with a seal of its own
        assert cache.tree(key) == body != sealed
    assert engine.inspect(project) == first
    assert len(assembled) == 3


@pytest.mark.parametrize(("old", "new"), [(b'"Asset"', b'"Nothing"'), (b'["t"', b'["d"')])
def test_values_of_another_kind_only_cost_time(
    project: Path, assembled: list[Path], old: bytes, new: bytes
) -> None:
    first = engine.inspect(project)
    with sqlite3.connect(cache_path()) as db:
        ((key,),) = db.execute("SELECT key FROM trees").fetchall()
    with FactCache(cache_path()) as cache:
        body = cache.tree(key)
        assert body is not None
        assert old in body
        cache.put_tree(key, body.replace(old, new))
    assert engine.inspect(project) == first
    assert len(assembled) == 2


def test_what_could_not_be_read_is_tried_again(
    project: Path, assembled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as limits:
        limits.setattr("clearweights.engine.scanning.HEAD_BYTES", 50)
        assert engine.inspect(project).problems
    assert engine.inspect(project).problems == ()
    assert len(assembled) == 2
