"""What scripts and terminals do to a command: closed, full and special outputs, hostile words."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from clearweights.cli import run
from clearweights.safeio import is_special, write_atomic

_ID = "black-forest-labs/FLUX.1-dev"
_LOAD = f"from transformers import AutoModel\nAutoModel.from_pretrained({_ID!r})\n"
_Done = subprocess.CompletedProcess[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "app.py").write_text(_LOAD)
    return root


def _command(*arguments: str | Path, shell: str = "", **more: str) -> _Done:
    words = [sys.executable, "-m", "clearweights", *map(str, arguments)]
    environment = {**os.environ, **more}
    if shell:
        words = ["bash", "-c", f'"$@" {shell}', "bash", *words]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("shell", [">&-", "| true; exit ${PIPESTATUS[0]}"])
def test_an_output_nobody_takes_changes_no_status(shell: str, project: Path) -> None:
    done = _command("scan", project, "--no-cache", shell=shell)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_a_full_output_is_said_without_a_traceback(project: Path) -> None:
    done = _command("scan", project, "--no-cache", shell="> /dev/full")
    assert done.returncode == 2
    assert done.stderr == "clearweights: the output cannot be written: No space left on device.\n"


def test_an_output_of_few_characters_takes_all_words_somehow(project: Path) -> None:
    done = _command("scan", project, "--no-cache", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert "FLUX.1-dev" in done.stdout


def test_words_of_a_project_cannot_steer_the_terminal(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "clearweights.yaml").write_text('schema: 1\n"\\e[31mred\\u202e": 1\n')
    assert run(["scan", str(project)]) == 2
    error = capsys.readouterr().err
    assert "[U+001B][31mred[U+202E]" in error
    assert "\x1b" not in error


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("scan", ".", "--use", "."), 2),
        (("scan", ".", "--policy", "."), 2),
        (("identify", "."), 3),
        (("compare", ".", "."), 2),
        (("license", "\x1b[31m"), 2),
    ],
)
def test_a_folder_for_a_file_is_an_error_with_cause_and_next_step(
    arguments: tuple[str, ...], status: int, project: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(project)
    assert run(arguments) == status
    error = capsys.readouterr().err
    assert error.startswith("clearweights: ")
    assert error.count("\n") == 2
    assert "\x1b" not in error


def test_what_is_neither_folder_nor_command_opens_no_window(tmp_path: Path) -> None:
    done = _command(tmp_path / "scna")
    assert done.returncode == 4
    assert "neither a folder nor a command" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone needs a display")
def test_without_a_display_the_window_is_refused_in_words(project: Path) -> None:
    done = _command(project, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert "there is no display" in done.stderr


def test_a_pipe_is_written_to_and_stays_a_pipe(project: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert run(["scan", str(project), "-o", str(pipe), "--format", "json", "--quiet"]) == 1
    reader.join(timeout=30)
    assert read[0].startswith(b"{")
    assert is_special(pipe)


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(pipe)
    for path in (pipe, tmp_path / "link"):
        with pytest.raises(OSError, match="not a regular file"):
            write_atomic(path, b"x")
        assert is_special(path)


def test_a_link_is_followed_by_reports(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert run(["scan", str(project), "-o", str(tmp_path / "link.json"), "--quiet"]) == 1
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes().startswith(b"{")


_FAILING = """
import sys
from clearweights.__main__ import main
from clearweights.scan.python.scanner import PythonScanner
def scan(self, file):
    raise TypeError("a mistake of ours")
PythonScanner.scan = scan
sys.exit(main())
"""


def test_a_scanner_that_fails_costs_its_file_and_shows_no_code(
    project: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    words = [sys.executable, "-c", _FAILING, "scan", str(project), "--no-cache"]
    plain = subprocess.run(words, capture_output=True, text=True, check=False)
    assert plain.stderr == ""
    assert (plain.returncode, "could not be analyzed" in plain.stdout) == (3, True)
    environment = {**os.environ, "CLEARWEIGHTS_LOG": str(log)}
    subprocess.run(words, capture_output=True, check=False, env=environment)
    assert "TypeError: a mistake of ours" in log.read_text()
