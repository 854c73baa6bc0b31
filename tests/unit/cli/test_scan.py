"""The command line as scripts see it: output, files and exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from clearweights.cli import run
from clearweights.datafiles import data_file

_TRAIN = "from transformers import AutoModel\nAutoModel.from_pretrained('{id}')\n"


def _project(root: Path, id: str = "black-forest-labs/FLUX.1-dev", use: str = "") -> Path:  # noqa: A002
    root.mkdir(parents=True, exist_ok=True)
    (root / "app.py").write_text(_TRAIN.format(id=id))
    if use:
        (root / "clearweights.yaml").write_text(f"schema: 1\nuse: {use}\n")
    return root


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def test_open_blockers_give_status_1(tmp_path: Path) -> None:
    assert run(["scan", str(_project(tmp_path)), "--quiet"]) == 1


def test_nothing_found_gives_status_0(tmp_path: Path) -> None:
    assert run(["scan", str(tmp_path), "--quiet"]) == 0


def test_never_fails_when_asked_to(tmp_path: Path) -> None:
    project = _project(tmp_path)
    assert run(["scan", str(project), "--quiet", "--fail-on", "never"]) == 0


def test_a_file_that_cannot_be_read_makes_the_result_incomplete(tmp_path: Path) -> None:
    project = _project(tmp_path)
    (project / "README.md").write_text("---\nlicense: [mit\n---\n# x\n")
    assert run(["scan", str(project), "--quiet", "--fail-on", "never"]) == 3


def test_a_missing_folder_is_status_4_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scan", str(tmp_path / "nowhere")]) == 4
    error = capsys.readouterr().err
    assert "nowhere" in error
    assert "Choose a folder" in error


@pytest.mark.parametrize("option", ["--use", "--policy", "--knowledge"])
def test_what_an_option_names_must_exist(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scan", str(_project(tmp_path)), "--quiet", option, str(tmp_path / "gone")]) == 2
    assert "gone does not exist" in capsys.readouterr().err


def test_a_slip_in_the_declaration_is_status_2_and_names_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = _project(tmp_path, use="{distribution: cloud}")
    assert run(["scan", str(project)]) == 2
    assert "clearweights.yaml, line 2" in capsys.readouterr().err


def test_wrong_words_are_status_2() -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["scan"])
    assert stopped.value.code == 2


def test_a_file_of_unknown_form_is_status_2(tmp_path: Path) -> None:
    assert run(["scan", str(tmp_path), "-o", str(tmp_path / "report.doc")]) == 2


def test_the_json_report_fits_its_schema(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(["scan", str(_project(tmp_path)), "--format", "json"])
    report = json.loads(capsysbinary.readouterr().out)
    schema = json.loads(data_file("resources", "report", "report.schema.json").read_text())
    jsonschema.validate(report, schema)
    assert report["use"]["assumed"] is True
    assert "non-commercial" in {f["code"] for f in report["findings"]}


def test_the_use_can_come_from_a_file(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    project = _project(tmp_path / "project", use="{distribution: saas, commercial: true}")
    other = tmp_path / "internal.yaml"
    other.write_text("use: {distribution: internal, commercial: false}\n")
    run(["scan", str(project), "--format", "json", "--use", str(other)])
    report = json.loads(capsysbinary.readouterr().out)
    assert report["use"]["distribution"] == "internal"
    assert "non-commercial" not in {f["code"] for f in report["findings"]}


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.json", b"{"),
        ("r.pdf", b"%PDF-"),
        ("r.html", b"<!DOCTYPE html"),
        ("r.csv", b"\xef\xbb\xbf"),
        ("r.sarif", b"{"),
        ("r.xlsx", b"PK"),
        ("NOTICE", b""),
        ("r.spdx.json", b"{"),
        ("r.cdx.json", b"{"),
        ("r.spdx3.json", b"{"),
    ],
)
def test_every_format_is_written_whole(tmp_path: Path, name: str, start: bytes) -> None:
    project = _project(tmp_path / "project")
    target = tmp_path / name
    assert run(["scan", str(project), "-o", str(target), "--quiet"]) == 1
    data = target.read_bytes()
    assert len(data) > 200
    assert data.lower().startswith(start.lower())


def test_equal_input_gives_equal_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    reports = []
    for name in ("one", "two"):
        project = _project(tmp_path / name / "same")
        for suffix in ("json", "pdf", "xlsx"):
            run(["scan", str(project), "-o", str(tmp_path / f"{name}.{suffix}"), "--quiet"])
        reports.append([(tmp_path / f"{name}.{s}").read_bytes() for s in ("json", "pdf", "xlsx")])
    assert reports[0] == reports[1]


def test_an_unwritable_report_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "missing" / "r.json"
    assert run(["scan", str(tmp_path), "-o", str(target)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_table_never_sends_control_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "a\x1b[31mred\u202e"
    _project(project)
    run(["scan", str(project)])
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[U+001B]" in shown


def test_french_is_spoken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["scan", str(_project(tmp_path)), "--language", "fr"])
    assert "[bloquant]" in capsys.readouterr().out


def test_compare_tells_what_came(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = _project(tmp_path / "project", id="openai/gpt-oss-20b")
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    run(["scan", str(project), "-o", str(old), "--quiet"])
    _project(project)
    run(["scan", str(project), "-o", str(new), "--quiet"])
    capsys.readouterr()
    assert run(["compare", str(old), str(new)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "+ model black-forest-labs/FLUX.1-dev: stop",
        "- model openai/gpt-oss-20b: conditions",
    ]
    assert lines[2].startswith("+ [blocker] ")
    assert any(line.startswith("+ [blocker] non-commercial: ") for line in lines)
    assert run(["compare", str(new), str(new)]) == 0
    assert run(["compare", str(new), str(project / "app.py")]) == 2


def test_identify_prints_one_json_line_per_license(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = tmp_path / "LICENSE"
    unknown.write_text("You may look at this on Tuesdays.")
    assert run(["identify", str(unknown)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["match"] == "unknown"
    assert run(["identify", str(tmp_path / "nowhere")]) == 3


def test_license_shows_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["license", "llama3.1"]) == 0
    shown = capsys.readouterr().out
    assert "Built with Llama" in shown
    assert "1.b.i" in shown
    assert run(["license", "no such license"]) == 2


def test_the_program_runs_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clearweights", "scan", str(tmp_path)],
        check=False, capture_output=True, text=True, env=dict(os.environ),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_every_use_is_shown_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    use = "{commercial: true, territory: [US], seat: US, monthly_active_users: 5, fields: []}"
    project = _project(tmp_path, id="meta-llama/Llama-3.1-8B", use=use)
    run(["scan", str(project), "--every-use"])
    shown = capsys.readouterr().out
    row = next(line for line in shown.splitlines()[1:] if "  ▲" in line and "✔" in line)
    assert row.startswith("meta-llama/Llama-3.1-8B")


def test_a_report_says_what_changed_since_the_previous_one(tmp_path: Path) -> None:
    project = _project(tmp_path / "project", use="{distribution: internal}")
    old, page = tmp_path / "old.json", tmp_path / "new.html"
    run(["scan", str(project), "--quiet", "-o", str(old)])
    _project(project, use="{distribution: saas}")
    run(["scan", str(project), "--quiet", "-o", str(page), "--previous", str(old)])
    said = page.read_text()
    assert "Compared with old.json." in said
    assert "Findings that came: 0" not in said


def test_a_previous_report_needs_a_format_that_can_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, old = _project(tmp_path / "project"), tmp_path / "old.json"
    assert run(["scan", str(project), "--previous", str(old)]) == 2
    assert "PDF or HTML" in capsys.readouterr().err
    page = str(tmp_path / "new.html")
    assert run(["scan", str(project), "-o", page, "--previous", str(old)]) == 2
    assert "old.json" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["pdf", "xlsx", "html"])
def test_reports_for_people_have_the_same_bytes_whatever_the_hash_seed(
    tmp_path: Path, format_: str
) -> None:
    project = _project(tmp_path / "project", use="{distribution: saas, commercial: true}")
    made = []
    for seed in ("1", "4711"):
        path = tmp_path / f"{seed}.{format_}"
        command = [sys.executable, "-m", "clearweights", "scan", str(project), "--quiet"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1790000000"}
        subprocess.run([*command, "-o", str(path)], env=environment, check=False, timeout=120)
        made.append(path.read_bytes())
    assert made[0] == made[1]
