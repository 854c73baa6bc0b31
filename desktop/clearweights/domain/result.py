"""The whole result of one examination, in a fixed order: equal input gives equal values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clearweights.domain.asset import (
    AssetKey,
    Place,
    Provider,
    Reference,
    Relation,
    Role,
    Strength,
)
from clearweights.domain.decision import Decision
from clearweights.domain.facts import (
    Component,
    LicenseStatement,
    Problem,
    RunTimeChoice,
    Skipped,
    StatementSource,
)
from clearweights.domain.finding import Finding
from clearweights.domain.license import DutyKind, FactStatus
from clearweights.domain.policy import Policy
from clearweights.domain.text import Text
from clearweights.domain.use import Declaration, Use


class Basis(StrEnum):
    """How a license statement about an asset came to be; kept apart for ever."""

    DECLARED = "declared"
    DETECTED = "detected"
    CATALOGED = "cataloged"
    CONCLUDED = "concluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One license statement about an asset, and what it resolves to."""

    basis: Basis
    raw: str
    source: StatementSource
    place: Place | None = None
    expression: str | None = None
    """None where the words do not resolve; `why` then says why."""

    records: tuple[str, ...] = ()
    """Ids of the license records the expression names; alternatives of an OR included."""

    why: Text | None = None
    component: Component = Component.ANY
    status: FactStatus = FactStatus.VERIFIED
    """`SECONDARY` or `UNVERIFIED` for inferred readings (family rules, doubtful catalog rows)."""

    origin: str = ""
    """Catalog source and date, hub address, or the family rule."""

    replaced: str = ""
    """What is known of when another license took the place of this one; empty where none did."""


class EffectiveState(StrEnum):
    """How settled an asset's license is."""

    CONCLUDED = "concluded"
    AGREED = "agreed"
    DISAGREE = "disagree"
    UNKNOWN = "unknown"


_UNRELIABLE = frozenset({FactStatus.SECONDARY, FactStatus.UNVERIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """What may be relied on: concluded, else what the sources agree on."""

    state: EffectiveState
    expression: str | None = None
    """Set for `concluded` and `agreed`; for `disagree` None: the looser is never picked."""

    records: tuple[str, ...] = ()
    """Record ids that may govern: of the agreed expression, or of every contradicting one."""

    status: FactStatus = FactStatus.VERIFIED
    """Worst status of what this rests on; worse than `verified` means inferred."""

    why: Text | None = None

    @property
    def unconfirmed(self) -> bool:
        """Say whether one license is named, but only by what nobody checked."""
        return self.state is EffectiveState.AGREED and self.status in _UNRELIABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Child *relation* parent, and the places that say so."""

    child: AssetKey
    relation: Relation
    parent: AssetKey
    places: tuple[Place, ...] = ()
    source: str = "project"
    """`project`, `declared`, `catalog:<source>`, `hub`, `family`, `inferred`."""

    likely: bool = False
    """True where only words say so that may mean less: what rests on it is likely at best."""


class DutyState(StrEnum):
    """Whether a duty is seen to be fulfilled."""

    FULFILLED = "fulfilled"
    MISSING = "missing"
    NOT_VISIBLE = "not-visible"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCheck:
    """One duty of one license for one asset under the present use."""

    kind: DutyKind
    license: str
    clause: str
    state: DutyState
    words: str | None = None
    place: Place | None = None
    attested: bool = False


class Verdict(StrEnum):
    """The answer per asset for the chosen use, worst first."""

    STOP = "stop"
    UNKNOWN = "unknown"
    CONDITIONS = "conditions"
    OK = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One model, dataset or service, with everything said about its license."""

    key: AssetKey
    canonical_id: str = ""
    """The id under which the hub knows it today; `key.id` may be the project's own spelling."""

    references: tuple[Reference, ...] = ()
    readings: tuple[Reading, ...] = ()
    effective: Effective = Effective(state=EffectiveState.UNKNOWN)
    roles: tuple[Role, ...] = ()
    untold: bool = False
    """True where some file uses it and nothing there tells what for; `roles` is then not all."""

    strength: Strength = Strength.USED
    output: bool = False
    """True for what the project itself publishes."""

    upstream: bool = False
    """True for an asset that only lineage names: no place in the project uses it."""

    provider: Provider | None = None
    maker: tuple[str, ...] = ()
    """Records of the terms under which the model that a service runs is given out by its maker."""

    tier: str | None = None
    revision: str | None = None
    purl: str | None = None
    multimodal: bool | None = None
    generated_content: str | None = None
    modified: bool | None = None
    linked: bool | None = None
    produces_name: str | None = None
    produces_what: str | None = None
    declared_by_people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseFile:
    """A license-like file of the project and what its text was recognized as."""

    path: str
    expression: str | None
    match: str
    """`identical`, `names-filled`, `modified`, `similar` or `unknown`."""

    score: float
    records: tuple[str, ...] = ()
    notice: bool = False
    place: Place | None = None
    note: Text | None = None
    """What sets a modified or similar text apart, in our words."""

    holders: tuple[str, ...] = ()
    """Who holds the rights, as its copyright lines tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStatement:
    """A license statement with its reading, for the report's `statements`."""

    statement: LicenseStatement
    expression: str | None
    records: tuple[str, ...] = ()
    why: Text | None = None
    """Why the words do not resolve, or what they leave open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Words that a license demands, seen in a file of the project."""

    words: str
    place: Place
    exact: bool = True
    evidence: bool = False
    """True for words that no license demands: names and phrases that show what was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found, before any rule: does not depend on the use."""

    root: str
    """Name of the project folder, without its path."""

    commit: str = ""
    """Hash of the commit that was checked out; empty where the folder does not tell."""

    assets: tuple[Asset, ...]
    edges: tuple[Edge, ...]
    statements: tuple[ReadStatement, ...] = ()
    license_files: tuple[LicenseFile, ...] = ()
    signs: tuple[Sign, ...] = ()
    choices: tuple[RunTimeChoice, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    ignored: tuple[str, ...] = ()
    """Files that name an asset and that git ignores: other copies of the project lack them."""

    declaration: Declaration = field(default_factory=Declaration)
    decisions: tuple[Decision, ...] = ()
    policy: Policy | None = None
    """The policy of the house, where there is one."""

    files_read: int = 0
    cancelled: bool = False
    contacted: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Say whether everything was looked at; every output must show it when not."""
        return not self.problems and not self.cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Findings and verdicts for one use."""

    inspection: Inspection
    use: Use
    findings: tuple[Finding, ...]
    duties: Mapping[AssetKey, tuple[DutyCheck, ...]] = field(default_factory=dict)
    verdicts: Mapping[AssetKey, Verdict] = field(default_factory=dict)
    knowledge_version: str = ""
    knowledge_date: str = ""
