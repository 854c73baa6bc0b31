"""The slow work of the window, as picklable values. Loads no Qt; runs in `worker`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import Inspection, Result
from clearweights.domain.use import Use
from clearweights.errors import ReportError
from clearweights.gui.worker import Progress

# The engine is imported when a task runs: the window's own process imports this module too.
# ruff: noqa: PLC0415

WARM_UP = ("clearweights.engine", "clearweights.knowledge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What a scan gives: the inspection, and its result for the use that was asked for."""

    root: Path
    inspection: Inspection
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Read a project."""

    root: Path
    use_file: Path | None = None
    use: Use | None = None
    documents: tuple[tuple[Path, AssetKey | None], ...] = ()
    online: bool = False
    """Whether the user agreed, for this one scan, that the hub may be asked."""

    def __call__(self, progress: Progress) -> Scanned:
        """Inspect and evaluate."""
        from clearweights import engine

        documents = tuple(engine.Document(path, asset) for path, asset in self.documents)
        options = engine.Options(use_file=self.use_file, documents=documents, online=self.online)
        inspection = engine.inspect(self.root, options, progress)
        return Scanned(
            root=self.root,
            inspection=inspection,
            result=engine.evaluate(inspection, self.use),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Write a report."""

    result: Result
    format: str
    path: Path
    language: str
    at: datetime

    def __call__(self, _progress: Progress) -> Path:
        """Render and write atomically; return the path."""
        from clearweights.engine import verdict_matrix
        from clearweights.engine.inspection import knowledge_for
        from clearweights.knowledge.texts import license_text
        from clearweights.report import REPORTERS, WITH_OTHER_USES, ReportContext
        from clearweights.safeio import write_atomic

        knowledge = knowledge_for()
        context = ReportContext(
            knowledge=knowledge,
            generated_at=self.at,
            language=self.language,
            license_text=license_text,
            other_uses=verdict_matrix(self.result.inspection, self.result.use, knowledge)
            if self.format in WITH_OTHER_USES
            else {},
        )
        data = REPORTERS[self.format].render(self.result, context)
        try:
            write_atomic(self.path, data)
        except OSError as e:
            raise ReportError(f"{self.path} cannot be written: {e.strerror}.") from e
        return self.path
