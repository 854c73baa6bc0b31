"""Slow work for tests, picklable, done in a real process. Loads no Qt."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import Inspection, Result
from clearweights.domain.use import Distribution, Use
from clearweights.errors import ProjectNotReadableError
from clearweights.gui.tasks import Scanned
from clearweights.gui.worker import Progress
from tests.gui import builders


@dataclass(frozen=True, kw_only=True)
class FakeScan:
    """Finds the project of `builders`; the folder's name may ask for something else."""

    root: Path
    use_file: Path | None = None
    use: Use | None = None
    usual: Distribution | None = None
    documents: tuple[tuple[Path, AssetKey | None], ...] = ()
    addresses: tuple[str, ...] = ()
    policy_file: Path | None = None
    no_policy: bool = False
    online: bool = False

    def __call__(self, progress: Progress) -> Scanned:
        inspection = builders.inspection()
        if self.online:
            inspection = replace(inspection, contacted=("hub.example",))
        match self.root.name:
            case "missing":
                raise ProjectNotReadableError(self.root)
            case "broken":
                raise RuntimeError("a mistake of ours")
            case "deadly":
                os._exit(11)
            case "slow":
                inspection = self._slowly(progress)
            case "empty":
                inspection = replace(inspection, assets=(), edges=(), choices=(), problems=())
            case _:
                progress.step(1, 1, "train.py")
        result = builders.evaluate(inspection, self.use)
        return Scanned(root=self.root, inspection=inspection, result=result)

    def _slowly(self, progress: Progress) -> Inspection:
        found = builders.inspection()
        progress.show(replace(found, assets=found.assets[:3], edges=(), cancelled=True))
        for done in range(600):
            progress.step(done, 600, f"src/file{done}.py")
            time.sleep(0.05)
            if progress.cancelled():
                return replace(found, assets=found.assets[:4], edges=(), cancelled=True)
        return found


@dataclass(frozen=True, kw_only=True)
class FakeExport:
    """Writes the name of the format."""

    result: Result
    format: str
    path: Path
    language: str
    at: datetime

    def __call__(self, _progress: Progress) -> Path:
        self.path.write_text(f"{self.format} {self.language} {len(self.result.findings)}")
        return self.path
