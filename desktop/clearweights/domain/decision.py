"""What reviewers decided: the values of `clearweights.decisions.yaml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from clearweights.domain.asset import AssetKind


class Verb(StrEnum):
    """What a decision does (closed list)."""

    CONCLUDE = "conclude"
    CHOOSE = "choose"
    WAIVE = "waive"
    NO_ISSUE = "no-issue"
    ASK = "ask"
    OBLIGATION_DONE = "obligation-done"


class Scope(StrEnum):
    """How far a decision reaches."""

    THIS_PROJECT = "this-project"
    THIS_USE = "this-use"
    THIS_ASSET = "this-asset"
    LICENSE_EVERYWHERE = "license-everywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the register; entries are appended or superseded, never changed."""

    id: str
    verb: Verb
    asset_kind: AssetKind
    asset_id: str
    """Canonical id of the asset it is about."""

    purl: str | None = None
    use: str | None = None
    rule: str | None = None
    """Finding code; None for a conclusion about the license."""

    fingerprint: str | None = None
    concluded: str | None = None
    """License expression, for `conclude` and `choose`."""

    reason: str | None = None
    comment: str = ""
    scope: Scope = Scope.THIS_PROJECT
    by: str = ""
    at: str = ""
    """ISO 8601 with time zone."""

    expires: dt.date | None = None
    supersedes: str | None = None
