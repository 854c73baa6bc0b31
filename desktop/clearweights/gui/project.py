"""The project that is open: where it lies, what was found, what was handed in beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Decision
from clearweights.domain.policy import Policy
from clearweights.domain.result import Inspection, Result
from clearweights.domain.use import Declaration, Distribution, Use
from clearweights.gui.lookup import ADDED, Lookup


class Source(Enum):
    """Where a policy comes from."""

    NONE = auto()
    PROJECT = auto()
    SAMPLE = auto()
    FILE = auto()


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """The policy a reader chose; `path` where it is no file of the project."""

    source: Source = Source.PROJECT
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What the window knows besides the result it shows."""

    root: Path
    use_file: Path | None = None
    documents: tuple[tuple[Path, AssetKey | None], ...] = ()
    addresses: tuple[str, ...] = ()
    """Addresses somebody noted; nothing was fetched from them."""

    inspection: Inspection | None = None
    """As the scan found it: conclusions of reviewers are not in it."""

    token: str = ""
    """Names the inspection in the process that made it."""

    policy: PolicyChoice = PolicyChoice()
    usual: Distribution | None = None
    """How the reader mostly uses models: tried where the project says nothing."""

    tried: Use | None = None
    """The use that is tried; None: the declared or assumed one."""

    def with_documents(self, paths: tuple[Path, ...], asset: AssetKey | None) -> Project:
        """Return the project with further documents; one handed in again counts once."""
        new = tuple((path, asset) for path in paths)
        kept = tuple(pair for pair in self.documents if pair not in new)
        return replace(self, documents=(*kept, *new))

    def with_addresses(self, addresses: tuple[str, ...]) -> Project:
        """Return the project with further addresses; one noted again counts once."""
        new = tuple(a for a in addresses if a not in self.addresses)
        return replace(self, addresses=(*self.addresses, *new))

    def lookup(self, result: Result, *, judged: bool = True) -> Lookup:
        """Return a result of this project with the indexes that views need."""
        return Lookup(result, self.documents, self.addresses, judged=judged)

    def with_decisions(self, decisions: tuple[Decision, ...]) -> Project:
        """Return the project with these decisions."""
        if self.inspection is None:
            return self
        return replace(self, inspection=replace(self.inspection, decisions=decisions))

    def with_policy(self, choice: PolicyChoice, policy: Policy | None) -> Project:
        """Return the project checked against this policy."""
        if self.inspection is None:
            return replace(self, policy=choice)
        problems = tuple(p for p in self.inspection.problems if p.step != "policy")
        inspection = replace(self.inspection, policy=policy, problems=problems)
        return replace(self, policy=choice, inspection=inspection)

    def with_declaration(self, declaration: Declaration) -> Project:
        """Return the project with what people say in `clearweights.yaml` by now."""
        if self.inspection is None:
            return self
        return replace(self, inspection=replace(self.inspection, declaration=declaration))

    def with_declared(self, use: Use) -> Project:
        """Return the project with this use as the declared one."""
        if self.inspection is None:
            return self
        declaration = replace(self.inspection.declaration, use=use)
        inspection = replace(self.inspection, declaration=declaration)
        return replace(self, inspection=inspection, tried=None)

    def find(self, path: str) -> Path | None:
        """Return the file that a place names; None for one that lies outside the project."""
        if path.startswith(ADDED):
            number = path.removeprefix(ADDED).partition("/")[0]
            at = int(number) - 1 if number.isdecimal() else -1
            return self.documents[at][0] if 0 <= at < len(self.documents) else None
        root = self.root.resolve()
        found = (root / path).resolve()
        return found if found.is_relative_to(root) and found.is_file() else None
