"""Budgets of single parts, each measured in a process of its own, by processor time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_NEAR = """
import time
begin = time.process_time()
from clearweights.resolve.nearindex import near_index
near_index()
print(time.process_time() - begin)
"""
_PDF = """
import datetime as dt, re, sys, time
from pathlib import Path
from clearweights.engine import Options, evaluate, inspect
from clearweights.knowledge import load_knowledge
from clearweights.report import REPORTERS, ReportContext
inspection = inspect(Path(sys.argv[1]), Options(cache=False, jobs=1))
begin = time.process_time()
result = evaluate(inspection)
judged = time.process_time() - begin
now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
context = ReportContext(knowledge=load_knowledge(), generated_at=now)
begin = time.process_time()
data = REPORTERS["pdf"].render(result, context)
spent = time.process_time() - begin
counts = re.findall(rb"/Type\\s*/Pages.{0,200}?/Count\\s+(\\d+)", data, re.S)
pages = max(map(int, counts), default=0)
print(spent, judged, pages, len(inspection.assets))
"""


_FLOOR = """
import ast, gc, os, sys, time, warnings
from pathlib import Path
from clearweights.scan.python.scanner import PythonScanner
from clearweights.scan.python.source import MAX_SOURCE
from clearweights.scan.python.worth import may_state
warnings.simplefilter("ignore")
gc.set_threshold(50_000)
sources = []
begin = time.process_time()
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        data = (Path(folder) / name).read_bytes()
        if name.endswith(".py"):
            sources.append(data)
read = time.process_time() - begin
worth = PythonScanner().worth_parsing
texts = [s.decode("utf-8-sig", "replace") for s in sources if worth(s) and len(s) <= MAX_SOURCE]
texts = [text for text in texts if may_state(text)]
begin = time.process_time()
for text in texts:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
print(read, time.process_time() - begin, len(texts))
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What no scan can do without."""

    read: float
    """Seconds to read every file."""

    parsed: float
    """Seconds that Python itself takes to parse the sources that can state something."""

    sources: int


def floor(project: Path) -> Floor:
    """Return what reading a project and parsing its sources costs, without any of our work."""
    read, parsed, sources = min((_run(_FLOOR, str(project)) for _ in range(3)), key=sum)
    return Floor(read, parsed, int(sources))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF that was made."""

    seconds: float
    judged: float
    """Seconds that findings and verdicts took."""

    pages: int
    assets: int


def near_index() -> float:
    """Return the seconds to load what near text matching needs."""
    _run(_NEAR)  # builds it, where setting up has not
    return min(_run(_NEAR)[0] for _ in range(3))


def pdf(project: Path) -> Rendered:
    """Return what the PDF report of a project cost."""
    seconds, judged, pages, assets = _run(_PDF, str(project))
    return Rendered(seconds, judged, int(pages), int(assets))


def _run(code: str, *words: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    return [float(word) for word in done.stdout.split()]
