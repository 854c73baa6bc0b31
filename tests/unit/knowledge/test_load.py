from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.knowledge.builders import record_file

from clearweights.domain.asset import AssetKind, Hub
from clearweights.domain.license import Stance, Topic
from clearweights.knowledge import load, load_knowledge


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setattr(load, "user_cache_path", lambda _: folder)
    load._shipped.cache_clear()
    yield folder
    load._shipped.cache_clear()


def test_the_first_load_leaves_a_compiled_file(cache: Path) -> None:
    knowledge = load_knowledge()
    assert [path.name for path in cache.iterdir()] == [f"knowledge-{knowledge.version}.json"]


def test_a_load_from_the_compiled_file_gives_the_same_knowledge(cache: Path) -> None:
    first = load_knowledge()
    load._shipped.cache_clear()
    second = load_knowledge()
    assert dict(second.records) == dict(first.records)
    assert dict(second.tags) == dict(first.tags)


@pytest.mark.parametrize(
    "damage",
    [b"", b"not json", b"[]", b'{"records": [{}], "families": [], "tags": []}', b"\xff\xfe"],
)
def test_a_damaged_compiled_file_is_ignored_and_mended(cache: Path, damage: bytes) -> None:
    first = load_knowledge()
    path = next(cache.iterdir())
    path.write_bytes(damage)
    load._shipped.cache_clear()
    assert set(load_knowledge().records) == set(first.records)
    assert json.loads(path.read_bytes())["records"]


def test_a_cache_folder_that_cannot_be_made_costs_nothing(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert "mit" in load_knowledge().records


def test_a_packed_compiled_file_is_used_while_it_fits(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "compiled.json"
    load.write_compiled(packed)
    monkeypatch.setattr(load, "data_file", lambda *_: packed)
    assert "mit" in load_knowledge().records
    assert not cache.exists()
    packed.write_text(packed.read_text().replace('"key": "', '"key": "0'))
    load._shipped.cache_clear()
    assert "mit" in load_knowledge().records
    assert cache.exists()


def test_other_versions_of_the_compiled_file_are_dropped(cache: Path) -> None:
    cache.mkdir()
    (cache / "knowledge-0123.json").write_text("{}")
    knowledge = load_knowledge()
    assert [path.name for path in cache.iterdir()] == [f"knowledge-{knowledge.version}.json"]


def test_a_record_of_ones_own_is_found_and_says_where_it_comes_from(tmp_path: Path) -> None:
    record_file(tmp_path)
    knowledge = load_knowledge([tmp_path])
    record = knowledge.record("example-1.0")
    assert record is not None
    assert record.origin == str(tmp_path)
    assert record.stance(Topic.COMMERCIAL_USE) is Stance.FORBIDS
    assert knowledge.by_tag("other/example") == (record,)
    assert knowledge.problems == ()


def test_a_record_of_ones_own_replaces_ours(tmp_path: Path) -> None:
    record_file(tmp_path, "mit", name="Our reading of MIT")
    record = load_knowledge([tmp_path]).record("mit")
    assert record is not None
    assert record.name == "Our reading of MIT"
    assert load_knowledge().records["mit"].name == "MIT License"


def test_a_broken_record_is_named_with_line_and_reason_and_costs_only_itself(
    tmp_path: Path,
) -> None:
    record_file(tmp_path)
    record_file(tmp_path, "broken-1.0", stance="perhaps")
    knowledge = load_knowledge([tmp_path])
    assert "example-1.0" in knowledge.records
    assert "broken-1.0" not in knowledge.records
    (problem,) = knowledge.problems
    assert problem.path.endswith("broken-1.0.yaml")
    assert str(problem.message).startswith("Not used: line 18: facts.commercial-use.stance:")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"id: [", "not valid YAML"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"", "not of type"),
        (b"id: a\nid: b\n", "stands twice"),
    ],
)
def test_a_file_that_is_no_record_becomes_a_problem(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = record_file(tmp_path)
    path.write_bytes(content)
    (problem,) = load_knowledge([tmp_path]).problems
    assert reason in str(problem.message)


def test_a_date_that_does_not_exist_becomes_a_problem(tmp_path: Path) -> None:
    path = record_file(tmp_path)
    path.write_text(path.read_text().replace("2026-01-02", "2026-13-45"))
    assert len(load_knowledge([tmp_path]).problems) == 1


def test_a_folder_that_does_not_exist_becomes_a_problem(tmp_path: Path) -> None:
    (problem,) = load_knowledge([tmp_path / "nowhere"]).problems
    assert str(problem.message) == "The knowledge folder does not exist."


def test_family_rules_of_ones_own_are_asked_first(tmp_path: Path) -> None:
    (tmp_path / "families.yaml").write_text(
        "- match: '^meta-llama/'\n  license: mit\n  status: verified\n"
    )
    found = load_knowledge([tmp_path]).family(
        AssetKind.MODEL, Hub.HUGGINGFACE, "meta-llama/Llama-3.1-8B"
    )
    assert found is not None
    assert found.license == "mit"


def test_a_family_rule_that_names_no_record_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "families.yaml").write_text(
        "- match: '^meta-llama/'\n  license: ours-1.0\n  status: verified\n"
    )
    knowledge = load_knowledge([tmp_path])
    (problem,) = knowledge.problems
    assert "ours-1.0" in str(problem.message)
    found = knowledge.family(AssetKind.MODEL, Hub.HUGGINGFACE, "meta-llama/Llama-3.1-8B")
    assert found is not None
    assert found.license == "llama-3.1"


def test_a_pattern_that_does_not_compile_becomes_a_problem(tmp_path: Path) -> None:
    (tmp_path / "families.yaml").write_text("- match: '(('\n  license: mit\n  status: verified\n")
    (problem,) = load_knowledge([tmp_path]).problems
    assert "not a pattern" in str(problem.message)


def test_assets_of_ones_own_stand_before_ours(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text(
        "- kind: model\n  id: openai-community/gpt2\n  license: proprietary\n"
        "  source: our contract\n  date: '2026-02-03'\n"
    )
    (tmp_path / "aliases.yaml").write_text(
        "- kind: model\n  id: openai-community/gpt2\n  names: [our-gpt]\n"
    )
    knowledge = load_knowledge([tmp_path])
    entries = knowledge.cataloged(AssetKind.MODEL, Hub.HUGGINGFACE, "our-gpt")
    assert entries[0].license == "proprietary"
    assert len(entries) > 1


def test_a_hub_nobody_knows_becomes_a_problem(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text(
        "- kind: model\n  hub: nowhere\n  id: a/b\n  source: us us\n  date: '2026-02-03'\n"
    )
    assert len(load_knowledge([tmp_path]).problems) == 1
