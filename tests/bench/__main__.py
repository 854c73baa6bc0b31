"""`make bench`: measure the budgets; exit with 1 where one is broken.

Each line names what was measured, the value, the budget and whether it holds. Absolute budgets
are for two idle cores; ratios hold anywhere. With a FOLDER that one is measured in place of a
generated project; `--large` follows the growth up to 100,000 files, `--text` measures how license
texts are recognized: both take minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import inside, measure, text_recognition, window
from tests.bench.project import make_catalog, make_project

_ASSETS = 2_000
_SLACK = 1.15
"""Growth that still counts as linear."""


@dataclass(frozen=True, slots=True)
class Line:
    """One budget."""

    what: str
    value: float
    budget: float
    unit: str

    @property
    def holds(self) -> bool:
        """Say whether the value is within the budget."""
        return self.value <= self.budget


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(prog="tests.bench")
    parser.add_argument("folder", nargs="?", type=Path, help="a real project to measure")
    parser.add_argument("--large", action="store_true", help="up to 100,000 files")
    parser.add_argument("--text", action="store_true", help="the recognition of license texts")
    wanted = parser.parse_args()
    if wanted.text:
        sys.argv[1:] = []
        return text_recognition.main()
    with tempfile.TemporaryDirectory() as name:
        lines = []
        for line in _measured(Path(name), wanted.folder, large=wanted.large):
            print(
                f"{'ok  ' if line.holds else 'OVER'} {line.what:<58}"
                f" {line.value:9.2f} {line.unit} (budget {line.budget:g})",
                flush=True,
            )
            lines.append(line)
    return 0 if all(line.holds for line in lines) else 1


def _measured(folder: Path, project: Path | None, *, large: bool) -> Iterator[Line]:
    empty, cache = folder / "empty", folder / "cache"
    empty.mkdir()
    measure.run("scan", str(empty), cache=cache)  # compiles bytecode and records once
    start = measure.best(3, "scan", str(empty), cache=cache)
    yield Line("scan of an empty folder", start.seconds, 0.5, "s")
    small = project or folder / "small"
    if project is None:
        make_project(small, 600)
    yield from _first_and_second(small, start, cache)
    for each in window.budgets(small):
        yield Line(each.what, each.value, each.budget, each.unit)
    yield from _growth(folder, start, cache, (2_000, 8_000, 32_000, 100_000)[: 4 if large else 2])
    yield from _parts(folder)


def _first_and_second(project: Path, start: measure.Run, cache: Path) -> Iterator[Line]:
    files = sum(path.is_file() for path in project.rglob("*"))
    first = measure.best(5, "scan", str(project), "--no-cache", "--jobs", "2", cache=cache)
    yield Line(f"first scan of {files} files", first.seconds, 1.0, "s")
    yield Line("memory of that scan", first.mebibytes, 150, "MiB")
    measure.run("scan", str(project), cache=cache)
    again = measure.best(5, "scan", str(project), cache=cache)
    yield Line("second scan to the first", again.work / first.work, 0.2, "×")
    share = max(again.work - start.work, 0.0) / max(first.work - start.work, 0.001)
    yield Line("the same, both without the start", share, 0.2, "×")
    yield from _to_floor(project, "first scan", first.work - start.work)
    yield from _to_floor(project, "second scan", max(again.work - start.work, 0.0))


def _to_floor(project: Path, what: str, seconds: float) -> Iterator[Line]:
    """Compare with a plain read, and with reading and the parsing that Python itself does."""
    floor = inside.floor(project)
    yield Line(f"{what} to a plain read", seconds / floor.read, 3, "×")
    yield Line(
        f"{what} to reading and parsing {floor.sources} sources",
        seconds / (floor.read + floor.parsed), 3, "×",
    )  # fmt: skip


def _growth(
    folder: Path, start: measure.Run, cache: Path, sizes: tuple[int, ...]
) -> Iterator[Line]:
    before: tuple[int, float] | None = None
    for files in sizes:
        project = folder / f"large{files}"
        make_project(project, files, registers=False)
        run = measure.best(
            1 if files > 10_000 else 2, "scan", str(project), "--no-cache", cache=cache
        )
        seconds = run.work - start.work
        yield from _to_floor(project, f"scan of {files} files", seconds)
        yield Line(f"memory of {files} files", run.mebibytes, 300, "MiB")
        if before is not None:
            growth = (seconds / before[1]) / (files / before[0])
            yield Line(f"growth from {before[0]} files, 1 is linear", growth, _SLACK, "×")
        before = files, seconds


def _parts(folder: Path) -> Iterator[Line]:
    yield Line("near text index", inside.near_index(), 0.5, "s")
    project = folder / "catalog"
    make_catalog(project, _ASSETS)
    made = inside.pdf(project)
    yield Line(f"PDF of {made.assets} assets, {made.pages} pages", made.seconds, 5, "s")


if __name__ == "__main__":
    sys.exit(main())
