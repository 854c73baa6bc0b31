"""The policy of an organization: which licenses, publishers and fields it allows or denies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clearweights.domain.asset import AssetKind, Place
from clearweights.domain.finding import Severity
from clearweights.domain.license import FieldOfUse
from clearweights.domain.use import Distribution


class Action(StrEnum):
    """What a policy rule says of what it matches."""

    ALLOW = "allow"
    """Ends the search: later rules do not matter."""
    DENY = "deny"
    REVIEW = "review"
    """A person has to look at it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule:
    """One rule. It matches where every list that is not empty has a match."""

    place: Place
    action: Action
    licenses: tuple[str, ...] = ()
    """Record ids or SPDX ids; `*` stands for any letters, `unknown` for no known license."""

    categories: tuple[str, ...] = ()
    """Categories of license records, such as `non-commercial`."""

    publishers: tuple[str, ...] = ()
    """The part of an id before the slash, or the provider of a service."""

    assets: tuple[str, ...] = ()
    kinds: tuple[AssetKind, ...] = ()
    fields: tuple[FieldOfUse, ...] = ()
    uses: tuple[Distribution, ...] = ()
    """Empty: every use."""

    level: Severity = Severity.MAJOR
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of one policy file; the first that matches counts."""

    name: str
    rules: tuple[PolicyRule, ...] = ()
    path: str = ""
    owner: str = ""
    digest: str = ""
    """SHA-256 of the file, so that a report can name the very rules it used."""
