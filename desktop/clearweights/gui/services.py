"""What the window needs from the rest of the program, as one small contract.

Tests hand in their own; the program wires the engine. Everything slow is done by `work`
functions in a process of its own (see `jobs`), everything here answers at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Decision
from clearweights.domain.finding import Code
from clearweights.domain.license import Cited, DutyKind, LicenseRecord
from clearweights.domain.openness import OpennessAnswer
from clearweights.domain.policy import Policy
from clearweights.domain.result import Asset, Inspection, Result, Verdict
from clearweights.domain.use import Attestation, AttestedFact, Declaration, Distribution, Use


class Services(Protocol):
    """The quick part of the program, called on the window's thread."""

    def warm_up(self) -> None:
        """Load what the other methods need; called once, on a thread of its own."""

    def evaluate(self, inspection: Inspection, use: Use | None) -> Result:
        """Return findings and verdicts for a use; None means the declared or assumed one."""

    def verdicts(
        self, inspection: Inspection, use: Use
    ) -> Mapping[Distribution, Mapping[AssetKey, Verdict]]:
        """Return the verdicts of every asset for each kind of use."""

    def record(self, license_id: str) -> LicenseRecord | None:
        """Return a license record."""

    def openness(self, record: LicenseRecord) -> tuple[OpennessAnswer, ...]:
        """Return what is known of the openness of a license."""

    def model_openness(self, asset: Asset) -> OpennessAnswer | None:
        """Return the class of the Model Openness Framework; None for what is no model."""

    def license_name(self, key: str) -> str:
        """Return how people call a license text."""

    def license_text(self, key: str) -> str | None:
        """Return an installed license text."""

    def clause_text(self, record: LicenseRecord, cited: Cited) -> str | None:
        """Return the words of a clause, None where no text is installed."""

    def save_use(self, root: Path, use: Use) -> Path:
        """Write the use into the project's `clearweights.yaml`; return its path."""

    def decide(self, root: Path, decision: Decision) -> tuple[Decision, ...]:
        """Add a decision to the register; return all of them."""

    def retract(self, root: Path, decision: Decision) -> tuple[Decision, ...]:
        """Take back a decision made a moment ago; return those that are left."""

    def load_decisions(self, root: Path) -> tuple[Decision, ...]:
        """Read all decisions about a project anew. Raises `ClearweightsError`."""

    def kept_elsewhere(self, root: Path) -> Path | None:
        """Return the register outside the project, where there is one."""

    def read_policy(self, path: Path) -> Policy:
        """Read a policy. Raises `ClearweightsError`."""

    def sample_policy(self) -> Path:
        """Return the shipped sample policy."""

    def facts_for(self, duty: DutyKind) -> tuple[AttestedFact, ...]:
        """Return what may be attested about a duty."""

    def attest(self, root: Path, attestation: Attestation) -> Declaration:
        """Add an attestation to `clearweights.yaml`; return its new content."""

    def help_page(self, topic: str, language: str) -> str:
        """Return the shipped page about a part of the window, as Markdown."""

    def rule_help(self, code: Code, language: str) -> str:
        """Return the help page of a finding's code, as Markdown of our own."""

    def formats(self) -> Sequence[tuple[str, str]]:
        """Return the report formats: id and file suffix."""

    def sample(self) -> Path | None:
        """Return the folder of the sample project."""
