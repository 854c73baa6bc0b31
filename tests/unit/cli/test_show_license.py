"""`clearweights license ID`: the whole record, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearweights.cli import run

_OWN_RECORD = """\
id: {id}
name: Heron Weights License 1
steward: Heron Labs
family: heron
category: open-model
kind: model
spdx: LicenseRef-Heron-Weights-1
texts: []
aliases: [Heron License]
status: unverified
source: Our lawyer's summary
read_by: Legal
read_on: {day}
facts:
  use: {{stance: allows, clause: '1'}}
  commercial-use: {{stance: forbids, clause: '2'}}
openness: {{osi_approved: 'no', osaid_terms: 'no', eu_exemption: unclear, why: Not for sale.}}
"""
_CATALOG = """\
- kind: model
  id: heron/egret
  license: LicenseRef-Heron-Weights-1
  source: our contract of May
  date: '2026-05-04'
"""
_ALIASES = """\
- kind: model
  id: heron/egret
  names: [birds/egret-old]
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def _shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["license", *arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


def _own(folder: Path) -> Path:
    (folder / "records").mkdir(parents=True)
    record = _OWN_RECORD.format(id="heron-1", day="'2026-05-04'")
    (folder / "records" / "heron-1.yaml").write_text(record)
    (folder / "catalog.yaml").write_text(_CATALOG)
    (folder / "aliases.yaml").write_text(_ALIASES)
    broken = _OWN_RECORD.format(id="heron-2", day="'2026-05-04'").replace("forbids", "hates")
    (folder / "records" / "heron-2.yaml").write_text(broken)
    return folder


def test_it_says_what_a_lawyer_asks_first(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _shown(capsys, "llama-3.1")
    for words in (
        "Published by Meta",
        "Tags on the hub llama3.1",
        "Read by Clearweights",
        "Use allowed · clause 1.a",
        "“Built with Llama” – when copies are given to others",
        "above 700 000 000 monthly active users: no rights without a separate license",
        "Governing law named in the text · clause 7 – California",
        "license leg of Art. 53(2) AI Act no (information only",
    ):
        assert words in shown


def test_the_french_is_french(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _shown(capsys, "llama-3.1", "--language", "fr")
    for words in ("Publiée par Meta", "Usage permis · clause 1.a", "Droit applicable désigné"):
        assert words in shown
    for words in ("allowed", "forbidden", "named in the text", "Published by"):
        assert words not in shown
    assert "la politique d’usage limite les domaines d’usage" in shown
    assert "enfreindre la loi ou les droits d’autrui" in shown


def test_it_says_where_no_text_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "The text of this license is not installed." in _shown(capsys, "llama-3")
    assert "installed (mit)" in _shown(capsys, "mit")


def test_it_says_of_each_row_what_is_not_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = _shown(capsys, "heron-1", "--knowledge", str(_own(tmp_path / "own")))
    assert "Commercial use forbidden · clause 2 [not verified]" in shown
    assert f"Added by {tmp_path / 'own'}" in shown


def test_a_name_nobody_knows_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["license", "no-such-license-at-all"]) == 2
    assert "no-such-license-at-all" in capsys.readouterr().err


def test_own_knowledge_reaches_the_verdict_by_record_catalog_and_alias(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = _own(tmp_path / "own")
    project = tmp_path / "project"
    project.mkdir()
    (project / "clearweights.yaml").write_text("schema: 1\nuse: {commercial: true}\n")
    load = "from transformers import AutoModel\nAutoModel.from_pretrained('birds/egret-old')\n"
    (project / "app.py").write_text(load)
    assert run(["scan", str(project), "--knowledge", str(own), "--fail-on", "never"]) == 3
    out = capsys.readouterr().out
    assert "non-commercial: Heron Weights License 1 forbids" in out
    assert "heron-2.yaml: Not used: line 16" in out
    assert run(["scan", str(project), "--fail-on", "never"]) == 0
    assert "Heron" not in capsys.readouterr().out


def test_a_broken_file_is_named_with_its_line_and_costs_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = _own(tmp_path / "own")
    assert run(["license", "heron-1", "--knowledge", str(own)]) == 0
    error = capsys.readouterr().err
    assert "heron-2.yaml" in error
    assert "line 16" in error
    assert "hates" in error
    assert "heron-1.yaml" not in error


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["license", "mit", "--knowledge", str(tmp_path / "gone")]) == 0
    assert "gone" in capsys.readouterr().err
