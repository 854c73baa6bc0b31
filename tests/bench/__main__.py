"""`make bench`: measure the budgets; exit with 1 where one is broken.

Each line names what was measured, the value, the budget and whether it holds. Absolute budgets
are for two cores; ratios hold anywhere.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import measure
from tests.bench.project import make_project


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
    project = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as name:
        lines = []
        for line in _measured(Path(name), project):
            print(
                f"{'ok ' if line.holds else 'OVER'} {line.what:<58}"
                f" {line.value:9.2f} {line.unit} (budget {line.budget:g})",
                flush=True,
            )
            lines.append(line)
    return 0 if all(line.holds for line in lines) else 1


def _measured(folder: Path, project: Path | None) -> Iterator[Line]:
    empty, cache = folder / "empty", folder / "cache"
    empty.mkdir()
    measure.run("scan", str(empty), cache=cache)  # compiles bytecode and records once
    start = measure.best(3, "scan", str(empty), cache=cache)
    yield Line("scan of an empty folder", start.seconds, 0.5, "s")

    small = project or folder / "small"
    if project is None:
        make_project(small, 600)
    first = measure.best(3, "scan", str(small), "--no-cache", "--jobs", "2", cache=cache)
    yield Line("first scan of 600 files", first.seconds, 1.0, "s")
    yield Line("memory of that scan", first.mebibytes, 150, "MiB")
    measure.run("scan", str(small), cache=cache)
    again = measure.best(3, "scan", str(small), cache=cache)
    work = max(first.seconds - start.seconds, 0.001)
    yield Line("second scan, without start-up, to the first", _share(again, start, work), 0.2, "×")

    seconds = {}
    for files in (2000, 8000):
        large = folder / f"large{files}"
        make_project(large, files)
        run = measure.best(2, "scan", str(large), "--no-cache", cache=cache)
        seconds[files] = run.seconds - start.seconds
        plain = measure.plain_read(large)
        yield Line(f"scan of {files} files to a plain read", seconds[files] / plain, 60, "×")
    yield Line("growth from 2,000 to 8,000 files", seconds[8000] / seconds[2000], 4.6, "×")


def _share(again: measure.Run, start: measure.Run, work: float) -> float:
    return max(again.seconds - start.seconds, 0.0) / work


if __name__ == "__main__":
    sys.exit(main())
