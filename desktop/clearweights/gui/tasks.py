"""The slow work of the window, as picklable values. Loads no Qt; runs in `worker`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Decision
from clearweights.domain.policy import Policy
from clearweights.domain.result import Asset, Inspection, Result, Verdict
from clearweights.domain.said import reason
from clearweights.domain.text import text
from clearweights.domain.use import ASSUMED_USE, Declaration, Distribution, Use
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
    token: str = ""
    """Names the inspection that the process keeps for `Judge` and `JudgeUses`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Read a project."""

    root: Path
    use_file: Path | None = None
    use: Use | None = None
    usual: Distribution | None = None
    """Assumed where neither `use` nor the project says anything."""

    documents: tuple[tuple[Path, AssetKey | None], ...] = ()
    addresses: tuple[str, ...] = ()
    policy_file: Path | None = None
    no_policy: bool = False
    online: bool = False
    """Whether the user agreed, for this one scan, that the hub may be asked."""

    def __call__(self, progress: Progress) -> Scanned:
        """Inspect and evaluate."""
        from clearweights import engine

        documents = tuple(engine.Document(path, asset) for path, asset in self.documents)
        options = engine.Options(
            use_file=self.use_file,
            policy_file=self.policy_file,
            lenient=True,
            documents=documents,
            addresses=self.addresses,
            online=self.online,
        )
        preview = engine.Preview(self.root, progress.show)
        inspection = engine.inspect(self.root, options, progress, preview)
        if self.no_policy:
            inspection = without_policy(inspection)
        use = self.use
        if use is None and self.usual is not None and inspection.declaration.use is None:
            use = replace(ASSUMED_USE, distribution=self.usual)
        token = uuid.uuid4().hex
        _kept.clear()
        _kept[token] = inspection
        return Scanned(
            root=self.root,
            inspection=inspection,
            result=engine.evaluate(inspection, use),
            token=token,
        )


def without_policy(inspection: Inspection) -> Inspection:
    """Return an inspection that nobody checks against house rules."""
    problems = tuple(p for p in inspection.problems if p.step != "policy")
    return replace(inspection, policy=None, problems=problems)


_kept: dict[str, Inspection] = {}
"""The inspection made last in this process, so that it need not travel for another use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An inspection that is kept elsewhere, and what has changed about it since."""

    token: str
    number: int
    """Tells a late answer from the one that is waited for."""

    declaration: Declaration
    decisions: tuple[Decision, ...]
    policy: Policy | None
    use: Use | None

    def inspection(self) -> Inspection | None:
        """Return it; None in a process that has been started anew."""
        kept = _kept.get(self.token)
        if kept is None:
            return None
        return replace(
            kept, declaration=self.declaration, decisions=self.decisions, policy=self.policy
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The answer: a result without what the window has already; None where it got lost."""

    number: int
    result: Result | None = None
    changed: tuple[Asset, ...] = ()
    """The assets that differ from those of the inspection: concluded ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Evaluate for a use."""

    question: Question

    def __call__(self, _progress: Progress) -> Judged:
        """Apply the rules; what the window has already is left out."""
        from clearweights import engine

        inspection = self.question.inspection()
        if inspection is None:
            return Judged(number=self.question.number)
        result = engine.evaluate(inspection, self.question.use)
        pairs = zip(inspection.assets, result.inspection.assets, strict=True)
        return Judged(
            number=self.question.number,
            result=replace(result, inspection=Inspection(root="", assets=(), edges=())),
            changed=tuple(after for before, after in pairs if before is not after),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesJudged:
    """The verdicts of every asset for each kind of use; None where the inspection got lost."""

    number: int
    verdicts: Mapping[Distribution, Mapping[AssetKey, Verdict]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeUses:
    """Evaluate for every kind of use."""

    question: Question

    def __call__(self, _progress: Progress) -> UsesJudged:
        """Apply the rules once for each."""
        from clearweights import engine

        inspection = self.question.inspection()
        found = engine.verdict_matrix(inspection, self.question.use) if inspection else None
        return UsesJudged(number=self.question.number, verdicts=found)


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
        from clearweights.engine import use_matrix
        from clearweights.engine.inspection import knowledge_for
        from clearweights.knowledge.texts import license_text
        from clearweights.report import REPORTERS, WITH_OTHER_USES, ReportContext
        from clearweights.safeio import write_atomic

        knowledge = knowledge_for()
        others = (
            use_matrix(self.result.inspection, self.result.use, knowledge)
            if self.format in WITH_OTHER_USES
            else None
        )
        context = ReportContext(
            knowledge=knowledge,
            generated_at=self.at,
            language=self.language,
            license_text=license_text,
            other_uses=others.verdicts if others else {},
            bites=others.bites if others else {},
        )
        data = REPORTERS[self.format].render(self.result, context)
        try:
            write_atomic(self.path, data)
        except OSError as e:
            raise ReportError(
                text("{path} cannot be written: {why}.", path=str(self.path), why=reason(e))
            ) from e
        return self.path
