"""Findings: conflicts, missing duties, questions and notes, each with its whole argument."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

from clearweights.domain.asset import AssetKey, Place
from clearweights.domain.text import Text


class Severity(IntEnum):
    """How much a finding matters; ordered, so that sorting needs no table."""

    INFO = 1
    MINOR = 2
    MAJOR = 3
    BLOCKER = 4

    @property
    def word(self) -> str:
        """The word used in files: `blocker`, `major`, `minor`, `info`."""
        return self.name.lower()


class Confidence(StrEnum):
    """How sure the rule is; never folded into severity."""

    CERTAIN = "certain"
    LIKELY = "likely"
    CANNOT_TELL = "cannot-tell"


class Code(StrEnum):
    """Stable finding codes."""

    NON_COMMERCIAL = "non-commercial"
    RESEARCH_ONLY = "research-only"
    NO_DERIVATIVES = "no-derivatives"
    RELICENSING = "relicensing"
    SHARE_ALIKE = "share-alike"
    SOURCE_OFFER_MISSING = "source-offer-missing"
    OUTPUT_TRAINING = "output-training"
    RESTRICTIONS_NOT_PASSED_ON = "restrictions-not-passed-on"
    LICENSE_COPY_MISSING = "license-copy-missing"
    NOTICE_MISSING = "notice-missing"
    DISPLAY_NOTICE_MISSING = "display-notice-missing"
    NAME_PREFIX_MISSING = "name-prefix-missing"
    CHANGES_NOT_STATED = "changes-not-stated"
    ATTRIBUTION_MISSING = "attribution-missing"
    USER_THRESHOLD = "user-threshold"
    REVENUE_THRESHOLD = "revenue-threshold"
    REGISTRATION_REQUIRED = "registration-required"
    TERRITORY_EXCLUDED = "territory-excluded"
    FIELD_RESTRICTED = "field-restricted"
    GUARDRAILS_REMOVED = "guardrails-removed"
    DECLARATIONS_DISAGREE = "declarations-disagree"
    LICENSE_UNKNOWN = "license-unknown"
    SERVICE_TERMS = "service-terms"
    OUTPUT_TERMS = "output-terms"
    OPEN_SOURCE_CLAIM = "open-source-claim"
    UNSETTLED_LAW = "unsettled-law"
    CONTEXT_NEEDED = "context-needed"
    POLICY_DENIED = "policy-denied"
    STALE_DECISION = "stale-decision"


class State(StrEnum):
    """Where a finding stands after the decisions of reviewers."""

    OPEN = "open"
    WAIVED = "waived"
    """A reviewer accepts it, with a reason, perhaps until a date."""
    RESOLVED = "resolved"
    """A reviewer says it does not hold, or the duty is done."""
    ASKED = "asked"
    """Open, and somebody was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of the argument, resting on a place in the project or on a clause."""

    statement: Text
    place: Place | None = None
    license: str | None = None
    """Id of a license record, or an SPDX id."""

    clause: str | None = None
    source: str | None = None
    """Where a step rests on neither: `catalog:<source>`, `hub:<url>`, `declared use`."""

    def __post_init__(self) -> None:
        if self.place is None and self.clause is None and self.source is None:
            raise ValueError(f"a reason rests on nothing: {self.statement}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One conflict, missing duty, question or note about one asset."""

    code: Code
    severity: Severity
    confidence: Confidence
    asset: AssetKey
    message: Text
    reasons: tuple[Reason, ...]
    how_to_fix: Text
    license: str | None = None
    """Id of the license record it rests on; None where none does."""

    clause: str | None = None
    """The clause that decides."""

    also: tuple[str, ...] = ()
    """Clauses of that license on which the argument rests, in the order in which they are cited.

    One that is not among them, such as a definition, comes before the clause that decides.
    """

    clause_text: str | None = None
    """The clause as cut from the installed text; None where no text is installed."""

    cannot_tell: Text | None = None
    """What the rule could not see."""

    could_stop: bool = False
    """A question (`context-needed`, `license-unknown`) whose answer could be a blocker."""

    subject: str = ""
    """Sets apart two findings of one code, asset and clause: a duty's words, a fact's name."""

    known_as: str = ""
    """What the asset is called wherever its files lie; empty where its id says that."""

    state: State = State.OPEN

    @property
    def clauses(self) -> str | None:
        """Every clause as it is cited: `1.1(e), 3.1`; None where the finding rests on none."""
        return cited_together((*self.also, self.clause)) if self.clause else None

    @property
    def fingerprint(self) -> str:
        """Identify this finding across runs: evidence and codes, never paths, lines or wording."""
        return _fingerprint(
            self.code,
            self.asset._replace(id=self.known_as) if self.known_as else self.asset,
            self.license or "",
            self.clause or "",
            self.subject,
        )


@lru_cache(maxsize=50_000)
def _fingerprint(code: Code, asset: AssetKey, license_: str, clause: str, subject: str) -> str:
    key = "\0".join((code, *asset, license_, clause, subject))
    return "sha256:" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def cited_together(clauses: tuple[str, ...]) -> str:
    """Return clauses as one citation, each part once; `4` goes without saying beside `4.b`."""
    parts = list(dict.fromkeys(part for clause in clauses for part in clause.split(", ")))
    return ", ".join(part for part in parts if not any(_within(other, part) for other in parts))


def _within(clause: str, whole: str) -> bool:
    """Say whether a clause is a part of another one."""
    return clause != whole and clause.startswith((f"{whole}.", f"{whole}("))
