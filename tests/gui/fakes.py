"""Stand-ins for the engine, and a window that uses them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from clearweights.domain.asset import AssetKey, AssetKind
from clearweights.domain.decision import Decision
from clearweights.domain.finding import Code
from clearweights.domain.framework import Component, Standing, framework_answer
from clearweights.domain.license import Cited, DutyKind, LicenseRecord
from clearweights.domain.openness import OpennessAnswer, openness
from clearweights.domain.policy import Policy
from clearweights.domain.result import Asset, Inspection, Result, Verdict
from clearweights.domain.use import Attestation, AttestedFact, Declaration, Distribution, Use
from clearweights.errors import ClearweightsError
from clearweights.gui.project import Project
from clearweights.gui.settings import Settings
from clearweights.gui.tasks import Scanned
from clearweights.gui.theme import Look
from clearweights.gui.window import MainWindow
from tests.gui import builders, tasks

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@dataclass
class FakeServices:
    """Answers like the engine about the project of `builders`, and remembers what was asked."""

    decisions: list[Decision] = field(default_factory=list)
    saved: list[Use] = field(default_factory=list)
    evaluated: list[Use | None] = field(default_factory=list)
    error: ClearweightsError | None = None
    sample_folder: Path | None = None
    elsewhere: Path | None = None
    attested: list[Attestation] = field(default_factory=list)

    def warm_up(self) -> None:
        """Nothing to load."""

    def evaluate(self, inspection: Inspection, use: Use | None) -> Result:
        self.evaluated.append(use)
        return builders.evaluate(inspection, use)

    def verdicts(
        self, inspection: Inspection, use: Use
    ) -> Mapping[Distribution, Mapping[AssetKey, Verdict]]:
        return {
            each: builders.evaluate(inspection, replace(use, distribution=each)).verdicts
            for each in Distribution
        }

    def record(self, license_id: str) -> LicenseRecord | None:
        if license_id == "sample-works":
            return builders.record()
        return builders.record("llama-3.1", key=None) if license_id == "llama-3.1" else None

    def openness(self, record: LicenseRecord) -> tuple[OpennessAnswer, ...]:
        return openness(record, frozenset())

    def model_openness(self, asset: Asset) -> OpennessAnswer | None:
        if asset.key.kind is not AssetKind.MODEL:
            return None
        return framework_answer(Standing(missing=(Component.DATA_CARD,)))

    def license_name(self, key: str) -> str:
        return key

    def license_text(self, key: str) -> str | None:
        return builders.SAMPLE_TEXT if key == "sample-works-1.0" else None

    def clause_text(self, record: LicenseRecord, cited: Cited) -> str | None:
        return builders.CLAUSE if record.texts[0].key and cited.clause == "(b)" else None

    def save_use(self, root: Path, use: Use) -> Path:
        if self.error:
            raise self.error
        self.saved.append(use)
        return root / "clearweights.yaml"

    def decide(self, root: Path, decision: Decision) -> tuple[Decision, ...]:
        if self.error:
            raise self.error
        self.decisions.append(replace(decision, id=f"D-{len(self.decisions) + 1}"))
        return tuple(self.decisions)

    def retract(self, root: Path, decision: Decision) -> tuple[Decision, ...]:
        self.decisions = [d for d in self.decisions if d.id != decision.id]
        return tuple(self.decisions)

    def load_decisions(self, root: Path) -> tuple[Decision, ...]:
        if self.error:
            raise self.error
        return tuple(self.decisions)

    def kept_elsewhere(self, root: Path) -> Path | None:
        return self.elsewhere

    def read_policy(self, path: Path) -> Policy:
        if self.error:
            raise self.error
        return Policy(name=path.name, path=path.name)

    def sample_policy(self) -> Path:
        return Path("/nowhere/sample.policy.yaml")

    def facts_for(self, duty: DutyKind) -> tuple[AttestedFact, ...]:
        return (AttestedFact.DISPLAY_NOTICE,) if duty is DutyKind.DISPLAY else ()

    def attest(self, root: Path, attestation: Attestation) -> Declaration:
        if self.error:
            raise self.error
        self.attested.append(attestation)
        return Declaration(attestations=tuple(self.attested))

    def help_page(self, topic: str, language: str) -> str:
        return f"# {topic} ({language})\n\nWhat it is for.\n"

    def rule_help(self, code: Code, language: str) -> str:
        return f"# {code.value} ({language})\n\nWhat it means.\n"

    def formats(self) -> Sequence[tuple[str, str]]:
        return (("json", ".json"), ("pdf", ".pdf"))

    def sample(self) -> Path | None:
        return self.sample_folder


def project(inspection: Inspection, token: str = "") -> Project:
    """Return a project that has been read."""
    return Project(root=Path("/nowhere/acme-assistant"), inspection=inspection, token=token)


class TestWindow(MainWindow):
    """The real window, with a way to hand it a result."""

    __test__ = False

    def show_scanned(self, result: Result, root: Path = Path("/nowhere/acme-assistant")) -> None:
        """Show a result as if it had been scanned."""
        self.session.project = Project(root=root)
        self.pages.setCurrentIndex(1)
        self.session.take(Scanned(root=root, inspection=result.inspection, result=result))


def window(
    settings: Settings,
    apply_look: Callable[[Look], None] = lambda _look: None,
    services: FakeServices | None = None,
) -> TestWindow:
    """Return a window that needs no engine."""
    return TestWindow(
        services or FakeServices(sample_folder=Path("/nowhere/acme-assistant")),
        settings,
        now=lambda: NOW,
        apply_look=apply_look,
        scan=tasks.FakeScan,
        export=tasks.FakeExport,
    )
