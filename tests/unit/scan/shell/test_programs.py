"""Scripts whose names have no ending."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import Reference
from clearweights.scan import SourceFile
from clearweights.scan.shell.scanner import ArgumentsScanner, ProgramScanner

FETCH = "#!/usr/bin/env bash\ncurl -s https://a.example/shelves.csv | tail +2\n"


def found(path: str, text: str) -> list[str]:
    scanner, data = ProgramScanner(), text.encode()
    name = path.rpartition("/")[2].lower()
    if not (scanner.wants(path, name, "") and scanner.worth_parsing(data)):
        return []
    return [f.id for f in scanner.scan(SourceFile(path, data)) if isinstance(f, Reference)]


@pytest.mark.parametrize("path", ["scripts/find-shelf", "bin/birds", "src/fetch_birds", "Serve"])
def test_the_first_line_says_that_a_shell_reads_it(path: str) -> None:
    assert found(path, FETCH) == ["https://a.example/shelves.csv"]
    assert found(path, FETCH.replace("env bash", "zsh -e").replace("/usr/bin/zsh", "/bin/zsh"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("scripts/find-shelf", FETCH.replace("bash", "python3")),
        ("scripts/find-shelf", FETCH.partition("\n")[2]),
        ("src/shelf", FETCH),
        ("scripts/find-shelf.txt", FETCH),
        ("docker/Dockerfile", FETCH),
    ],
)
def test_other_files_without_ending_are_left_alone(path: str, text: str) -> None:
    assert found(path, text) == []


OPTIONS = "--model_name_or_path acme/shelf-7b\n--do_train\n--lr=1e-4\n--seed 1"


@pytest.mark.parametrize(
    ("path", "text", "ids"),
    [
        ("configs/warmup", OPTIONS, ["acme/shelf-7b"]),
        ("configs/warmup", OPTIONS + "\n\n", ["acme/shelf-7b"]),
        ("configs/warmup", OPTIONS + "\nSee acme/shelf", []),
        ("configs/warmup", OPTIONS.replace("\n--seed 1", ""), []),
        ("configs/warmup.txt", OPTIONS, []),
        ("src/warmup", OPTIONS, []),
    ],
)
def test_files_that_hold_options_alone(path: str, text: str, ids: list[str]) -> None:
    scanner, data = ArgumentsScanner(), text.encode()
    suffix = ".txt" if path.endswith(".txt") else ""
    wanted = scanner.wants(path, path.rpartition("/")[2], suffix) and scanner.worth_parsing(data)
    facts = scanner.scan(SourceFile(path, data)) if wanted else ()
    assert [f.id for f in facts if isinstance(f, Reference)] == ids
