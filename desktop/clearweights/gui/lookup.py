"""One result with the indexes that views need, made once per result."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from clearweights.domain.asset import AssetKey, Place, Strength
from clearweights.domain.decision import Decision
from clearweights.domain.finding import Finding, Severity, State
from clearweights.domain.result import Asset, DutyCheck, Edge, EffectiveState, Result, Verdict

ADDED = "(added documents)/"
"""Begins the paths of documents that were handed in; they are no files of the project."""
_MOST_BYTES = 8 * 1024 * 1024
SETTLED = frozenset({State.WAIVED, State.RESOLVED})
WORST_FIRST: Mapping[Verdict, int] = {verdict: rank for rank, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Added:
    """A document that somebody handed in beside the project."""

    place: Place
    name: str
    asset: AssetKey | None
    statements: int = 0
    """How many license statements and texts were found in it."""

    sha256: str = ""
    address: bool = False
    """True for an address that was noted: nothing was fetched from it."""


def digest(path: Path) -> str:
    """Return the sha256 of a document that was handed in, empty where it is gone."""
    try:
        info = path.stat()
    except OSError:
        return ""
    return _digest(path, info.st_mtime_ns, info.st_size)


@lru_cache(maxsize=64)
def _digest(path: Path, _changed: int, size: int) -> str:
    if size > _MOST_BYTES:
        return ""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


class Lookup:
    """A result, and quick ways into it. Read-only."""

    def __init__(
        self,
        result: Result,
        documents: Sequence[tuple[Path, AssetKey | None]] = (),
        addresses: Sequence[str] = (),
        *,
        judged: bool = True,
    ) -> None:
        self.result = result
        self.judged = judged
        """False while the project is still being read: nothing has a verdict yet."""
        said = Counter(s.statement.place.path for s in result.inspection.statements)
        said.update(f.path for f in result.inspection.license_files)
        added = [
            Added(Place(path=path), document.name, asset, said[path], sha256=digest(document))
            for number, (document, asset) in enumerate(documents, start=1)
            for path in (f"{ADDED}{number}/{document.name}",)
        ]
        added += [
            Added(
                Place(path=f"{ADDED}address/{number}", excerpt=address), address, None, address=True
            )
            for number, address in enumerate(addresses, start=1)
        ]
        self.added: tuple[Added, ...] = tuple(added)
        self.assets: dict[AssetKey, Asset] = {a.key: a for a in result.inspection.assets}
        self._findings: dict[AssetKey, list[Finding]] = defaultdict(list)
        for finding in result.findings:
            self._findings[finding.asset].append(finding)
        replaced = {d.supersedes for d in result.inspection.decisions}
        self._decided: dict[str, Decision] = {
            d.fingerprint: d
            for d in sorted(result.inspection.decisions, key=lambda d: (d.at, d.id))
            if d.fingerprint and d.id not in replaced
        }
        self._parents: dict[AssetKey, list[Edge]] = defaultdict(list)
        self._children: dict[AssetKey, list[Edge]] = defaultdict(list)
        for edge in result.inspection.edges:
            self._parents[edge.child].append(edge)
            self._children[edge.parent].append(edge)

    @property
    def size(self) -> int:
        """How many assets and findings there are."""
        return len(self.assets) + len(self.result.findings)

    def findings(self, key: AssetKey) -> Sequence[Finding]:
        """Return the findings about one asset, worst first."""
        return self._findings.get(key, ())

    def decision(self, finding: Finding) -> Decision | None:
        """Return the decision that a finding's state rests on."""
        return self._decided.get(finding.fingerprint) if finding.state is not State.OPEN else None

    def parents(self, key: AssetKey) -> Sequence[Edge]:
        """Return the edges from an asset to what it was made from."""
        return self._parents.get(key, ())

    def children(self, key: AssetKey) -> Sequence[Edge]:
        """Return the edges from an asset to what was made from it."""
        return self._children.get(key, ())

    def verdict(self, key: AssetKey) -> Verdict:
        """Return the verdict; an asset that nobody judged is unknown, never OK."""
        return self.result.verdicts.get(key, Verdict.UNKNOWN)

    def duties(self, key: AssetKey) -> Sequence[DutyCheck]:
        """Return the duties checked for an asset."""
        return self.result.duties.get(key, ())

    def shown(self) -> list[Asset]:
        """Return the assets that count: used, published or upstream of those."""
        return [a for a in self.assets.values() if counts(a)]

    def verdict_counts(self) -> dict[Verdict, int]:
        """Return how many of the assets that count have each verdict."""
        found = dict.fromkeys(Verdict, 0)
        for asset in self.shown():
            found[self.verdict(asset.key)] += 1
        return found


def counts(asset: Asset) -> bool:
    """Say whether an asset is more than a mention."""
    return asset.strength is Strength.USED or asset.output or asset.upstream


def is_open(finding: Finding) -> bool:
    """Say whether somebody still has to look at the finding."""
    return finding.state not in SETTLED and finding.severity > Severity.INFO


def license_words(asset: Asset) -> tuple[str, bool]:
    """Return the license to show, and whether it is settled enough to stand on its own."""
    effective = asset.effective
    if effective.expression and effective.state is not EffectiveState.DISAGREE:
        coded = effective.expression.startswith("LicenseRef-") and len(effective.records) == 1
        return effective.records[0] if coded else effective.expression, True
    said = sorted({r.expression or r.raw for r in asset.readings if r.expression or r.raw})
    return " / ".join(said), False
