"""The window's services, wired to the engine; imported late, so that the window opens first."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Decision
from clearweights.domain.finding import Code
from clearweights.domain.license import Cited, DutyKind, LicenseRecord
from clearweights.domain.openness import OpennessAnswer
from clearweights.domain.policy import Policy
from clearweights.domain.result import Asset, Inspection, Result, Verdict
from clearweights.domain.use import Attestation, AttestedFact, Declaration, Distribution, Use

# Every import of the engine stands inside a method: the first one takes a moment, and the
# window must be there before it.
# ruff: noqa: PLC0415


class EngineServices:
    """`Services` as the program has them."""

    def warm_up(self) -> None:
        """Import the engine and read the license records."""
        import clearweights.engine.evaluation  # noqa: F401
        from clearweights.engine.inspection import knowledge_for

        importlib.import_module("clearweights.report")
        knowledge_for()

    def evaluate(self, inspection: Inspection, use: Use | None) -> Result:
        """Apply the rules."""
        from clearweights.engine import evaluate

        return evaluate(inspection, use)

    def verdicts(
        self, inspection: Inspection, use: Use
    ) -> Mapping[Distribution, Mapping[AssetKey, Verdict]]:
        """Apply the rules once for each kind of use."""
        from clearweights.engine import verdict_matrix

        return verdict_matrix(inspection, use)

    def record(self, license_id: str) -> LicenseRecord | None:
        """Look in the shipped knowledge."""
        from clearweights.engine.inspection import knowledge_for

        knowledge = knowledge_for()
        found = knowledge.record(license_id)
        if found is None and (others := knowledge.by_spdx(license_id)):
            found = others[0]
        return found

    def openness(self, record: LicenseRecord) -> tuple[OpennessAnswer, ...]:
        """Ask about the license alone."""
        from clearweights.domain.openness import openness
        from clearweights.knowledge.framework import framework

        return openness(record, framework().open_licenses)

    def model_openness(self, asset: Asset) -> OpennessAnswer | None:
        """Look among the components that somebody listed."""
        from clearweights.engine.inspection import knowledge_for
        from clearweights.knowledge.framework import model_openness

        return model_openness(knowledge_for(), asset)

    def license_name(self, key: str) -> str:
        """Return the SPDX id of an installed text, or its key."""
        from clearweights.resolve.spdx import spdx_of

        return spdx_of(key).removeprefix("LicenseRef-scancode-")

    def license_text(self, key: str) -> str | None:
        """Read the text from the installed package."""
        from clearweights.knowledge import texts

        return texts.license_text(key)

    def clause_text(self, record: LicenseRecord, cited: Cited) -> str | None:
        """Cut the clause from the installed text."""
        from clearweights.knowledge import texts

        return texts.clause_text(record, cited)

    def save_use(self, root: Path, use: Use) -> Path:
        """Write `clearweights.yaml`."""
        from clearweights.engine import save_use

        return save_use(root, use)

    def decide(self, root: Path, decision: Decision) -> tuple[Decision, ...]:
        """Append to the register, or to the one beside a project that is read-only."""
        from clearweights import review
        from clearweights.review import registers

        return registers.decide(root, review.new_decision(decision))

    def retract(self, root: Path, decision: Decision) -> tuple[Decision, ...]:
        """Take an entry of this session back out of the register."""
        from clearweights.review import registers

        return registers.retract(root, decision)

    def load_decisions(self, root: Path) -> tuple[Decision, ...]:
        """Read the registers anew."""
        from clearweights.review import registers

        return registers.load(root)

    def kept_elsewhere(self, root: Path) -> Path | None:
        """Look for the register outside the project."""
        from clearweights.review import registers

        path = registers.elsewhere(root)
        return path if path.exists() else None

    def read_policy(self, path: Path) -> Policy:
        """Read a policy strictly."""
        from clearweights.engine import read_policy

        return read_policy(path, path.name)

    def sample_policy(self) -> Path:
        """Return the shipped sample policy."""
        return data_file("resources", "examples", "clearweights.policy.yaml")

    def facts_for(self, duty: DutyKind) -> tuple[AttestedFact, ...]:
        """Ask the rules what answers a duty."""
        from clearweights.rules.duties import ATTESTED_BY

        return ATTESTED_BY.get(duty, ())

    def attest(self, root: Path, attestation: Attestation) -> Declaration:
        """Write into `clearweights.yaml`."""
        from clearweights.engine import save_attestation

        return save_attestation(root, attestation)

    def rule_help(self, code: Code, language: str) -> str:
        """Read the shipped page, in English where there is none in the language."""
        return _page("rules", code.value, language)

    def help_page(self, topic: str, language: str) -> str:
        """Read the shipped page, in English where there is none in the language."""
        return _page("help", topic, language)

    def formats(self) -> Sequence[tuple[str, str]]:
        """Return what `report` can write."""
        from clearweights.report import REPORTERS

        return tuple((reporter.id, reporter.suffix) for reporter in REPORTERS.values())

    def sample(self) -> Path | None:
        """Return the shipped sample project."""
        folder = data_file("resources", "examples", "acme-assistant")
        return folder if folder.is_dir() else None


def _page(folder: str, name: str, language: str) -> str:
    for file in (f"{name}.{language}.md", f"{name}.md"):
        path = data_file("resources", folder, file)
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def now() -> datetime:
    """Return the present time, for reports and decisions."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)
