"""Runs scanners over one file; what other processes import, so it stays light."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from clearweights import logs
from clearweights.domain.facts import Fact, Problem
from clearweights.domain.text import Text, text
from clearweights.safeio import UnreadableError
from clearweights.scan import SCANNERS
from clearweights.scan.base import Scanner, SourceFile
from clearweights.scan.patterns import kept

logger = logging.getLogger(__name__)

Job: TypeAlias = tuple[SourceFile, tuple[int, ...]]
"""A file, and the positions in `SCANNERS` of those who want it."""


_COLLECT_EVERY = 50_000


_SPECIMENS = (
    (
        "a.py",
        'from transformers import AutoModel\nAutoModel.from_pretrained("some-org/some-model")\n',
    ),
    ("README.md", "---\nlicense: mit\n---\n# Some model\n\nThe weights are licensed under MIT.\n"),
    ("a.yaml", "model_name_or_path: some-org/some-model\n"),
    ("a.sh", "serve --model some-org/some-model\n"),
    ("a.js", "import { pipeline } from '@huggingface/transformers';\n"),
)
"""One small file of the commonest kinds, in which the scanners find something."""


def prepare(paths: Iterable[str]) -> None:
    """Load what scanners keep while a process lives, where `paths` need it: copies then have it."""
    endings = {path.rpartition(".")[2].lower() for path in paths}
    with kept():
        for path, words in _SPECIMENS:
            if path.rpartition(".")[2] in endings:
                name = path.lower()
                suffix = "." + name.rpartition(".")[2]
                fitting = [s for s in SCANNERS if s.wants(path, name, suffix)]
                scan_file(SourceFile(path, words.encode()), fitting)


def start_process() -> None:
    """Prepare a process that does nothing but scan: cycles are looked for less often."""
    logs.configure()
    gc.set_threshold(_COLLECT_EVERY)
    gc.freeze()


def scan_jobs(jobs: Sequence[Job]) -> list[tuple[Fact, ...]]:
    """Return the facts of each job, in their order."""
    return [scan_file(file, [SCANNERS[i] for i in numbers]) for file, numbers in jobs]


def scan_file(file: SourceFile, scanners: Sequence[Scanner]) -> tuple[Fact, ...]:
    """Return what the scanners find in one file, problems included. Never raises."""
    facts: list[Fact] = []
    for scanner in scanners:
        try:
            for fact in scanner.scan(file):
                facts.append(fact)  # noqa: PERF402 (facts before an error are kept)
        except (ValueError, RecursionError, MemoryError) as e:
            facts.append(problem(file.path, scanner.id, e))
        except Exception as e:
            logger.exception("%s failed on %s", scanner.id, file.path)
            facts.append(problem(file.path, scanner.id, e))
    return tuple(facts)


def problem(path: str, step: str, error: BaseException) -> Problem:
    """Return the problem that an error in reading `path` is."""
    why: str | Text = str(error)
    line = 0
    if isinstance(error, UnreadableError):
        why, line = error.why, error.line
    elif not isinstance(error, ValueError):
        why = text("its content could not be analyzed")
    message = text("Could not be read: {why}", why=why)
    if line:
        message = text("Could not be read, line {line}: {why}", line=str(line), why=why)
    return Problem(path=path, step=step, message=message)
