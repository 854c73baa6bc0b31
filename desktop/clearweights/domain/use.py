"""What people tell the program: the product, its use, corrections and attestations.

These are the values of `clearweights.yaml`. In `Use`, None (or an absent field) is *unknown*.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clearweights.domain.asset import AssetKind, Hub, Place, Provider, Role
from clearweights.domain.license import FieldOfUse


class Distribution(StrEnum):
    """What leaves the house."""

    INTERNAL = "internal"
    SAAS = "saas"
    API = "api"
    APPLICATION = "application"
    WEIGHTS = "weights"
    DATASET = "dataset"
    CONTENT = "content"


class Environment(StrEnum):
    """Whether the use is productive."""

    PRODUCTION = "production"
    NON_PRODUCTION = "non-production"


class AttestedFact(StrEnum):
    """Facts that a scan cannot see (closed list)."""

    DISPLAY_NOTICE = "display-notice"
    LICENSE_COPY = "license-copy"
    NOTICES_KEPT = "notices-kept"
    NOTICE_FILE = "notice-file"
    CHANGES_STATED = "changes-stated"
    RESTRICTIONS_PASSED_ON = "restrictions-passed-on"
    SOURCE_OFFERED = "source-offered"
    REGISTERED = "registered"
    CREDITED = "credited"
    FILTERS_KEPT = "filters-kept"
    GUARDRAILS_KEPT = "guardrails-kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What the user does with the product. None means nobody has said."""

    distribution: Distribution | None = None
    commercial: bool | None = None
    environment: Environment | None = None
    territory: tuple[str, ...] | None = None
    seat: str | None = None
    monthly_active_users: int | None = None
    monthly_active_users_on: Mapping[dt.date, int] = field(default_factory=dict)
    annual_revenue_usd: int | None = None
    monthly_revenue_usd: int | None = None
    fields: tuple[FieldOfUse, ...] | None = None
    minors: bool | None = None
    assumed: bool = False
    """True where no one has described the use and the program assumed one."""


ASSUMED_USE = Use(
    distribution=Distribution.APPLICATION,
    commercial=True,
    environment=Environment.PRODUCTION,
    assumed=True,
)
"""The use taken when no `clearweights.yaml` describes one; every output says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What is shipped or published."""

    name: str | None = None
    license: str | None = None
    """Any spelling that resolves, or `proprietary`."""

    claims: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredAsset:
    """An asset as people declare it: adds to, or corrects, what the scan finds."""

    place: Place
    id: str
    kind: AssetKind = AssetKind.MODEL
    hub: Hub | None = None
    provider: Provider | None = None
    tier: str | None = None
    role: Role | None = None
    license: str | None = None
    license_name: str | None = None
    license_link: str | None = None
    base_models: tuple[str, ...] = ()
    trained_on: tuple[str, ...] = ()
    modified: bool | None = None
    linked: bool | None = None
    prose: str | None = None
    produces_name: str | None = None
    produces_what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """Somebody states a fact that a scan cannot see."""

    place: Place
    fact: AttestedFact
    holds: bool
    asset: str | None = None
    """None: for all assets."""

    text: str | None = None
    by: str | None = None
    at: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The whole of one `clearweights.yaml`."""

    product: Product = Product()
    use: Use | None = None
    """None where the file has no `use`."""

    assets: tuple[DeclaredAsset, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    path: str | None = None
    """Where it was read; None where there is no such file."""
