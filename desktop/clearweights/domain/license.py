"""License records: researched facts about one version of one license or set of terms.

A record holds no license text. Each fact names its clause, and a locator of a few words that
occur in that clause where the text is installed; `status` says how the fact was established.
Every list here is a closed vocabulary, repeated in `licenses/record.schema.json`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clearweights.domain.asset import Relation
from clearweights.domain.text import Text, text


class Stance(StrEnum):
    """What a license says on a topic. Silence is its own answer, not a 'no'."""

    ALLOWS = "allows"
    RESTRICTS = "restricts"
    """Allowed within limits that `note` names."""
    FORBIDS = "forbids"
    REQUIRES = "requires"
    SILENT = "silent"


class FactStatus(StrEnum):
    """How a fact was established; worst last."""

    VERIFIED = "verified"
    PARTLY = "verified-partly"
    SECONDARY = "secondary"
    """Quoted by a third party; the text itself was not read."""
    UNVERIFIED = "unverified"


STATEMENT = "statement"
"""Family of the records for sentences that limit the use and name no license."""


class Topic(StrEnum):
    """What a fact is about."""

    USE = "use"
    REPRODUCE = "reproduce"
    MODIFY = "modify"
    DISTRIBUTE = "distribute"
    DISTRIBUTE_MODIFIED = "distribute-modified"
    """Forbidden by no-derivatives licenses: changing may be free, sharing the change is not."""
    SUBLICENSE = "sublicense"
    HOST = "host"
    """Offering the model to others as a hosted service or API."""
    COMMERCIAL_USE = "commercial-use"
    PRODUCTION_USE = "production-use"
    BEYOND_RESEARCH = "beyond-research"
    """Forbidden where the license serves research (or evaluation) purposes only."""
    TRAIN_ON = "train-on"
    """Data: using it to train a model."""
    TRAINED_MODEL_FREE = "trained-model-free"
    """Data: `allows` where the terms say that a trained model (a Result) carries no duty."""
    OUTPUT_OWNERSHIP = "output-ownership"
    OUTPUT_TRAINING = "output-training"
    """Using outputs to train or improve another model."""
    OUTPUT_COMMERCIAL_USE = "output-commercial-use"
    PATENT_GRANT = "patent-grant"
    TRADEMARK = "trademark"
    TERMINATION = "termination"
    LITIGATION = "litigation"
    GOVERNING_LAW = "governing-law"
    UPDATES = "updates"
    """Whether the terms or the grant can be changed or withdrawn later."""
    INDEMNITY = "indemnity"
    ACCEPTANCE = "acceptance"
    """How the terms are accepted: click-through, use, gating."""
    SAFEGUARDS = "safeguards"
    """`forbids` removing safety mechanisms, `requires` filters or review."""
    MINORS = "minors"
    MAKER_TERMS = "maker-terms"
    """Services: whether the terms of the model's maker apply beside those of who serves it."""
    UNPAID_TIER_EEA = "unpaid-tier-eea"
    """Services: `forbids` serving users in the EEA, Switzerland or the UK on an unpaid tier."""
    UNPAID_TIER_TRAINS = "unpaid-tier-trains"
    """Services: the provider may use unpaid traffic to improve its own products."""


class DutyKind(StrEnum):
    """What a license demands to be done."""

    LICENSE_COPY = "license-copy"
    RETAIN_NOTICES = "retain-notices"
    NOTICE_FILE = "notice-file"
    DISPLAY = "display"
    NAME_PREFIX = "name-prefix"
    STATE_CHANGES = "state-changes"
    ATTRIBUTION = "attribution"
    CITATION = "citation"
    PASS_ON_RESTRICTIONS = "pass-on-restrictions"  # noqa: S105
    SOURCE_OFFER = "source-offer"
    REGISTRATION = "registration"
    DISCLOSURE = "disclosure"
    """Tell end users something (the real provider, that content is machine made)."""
    SAFEGUARDS = "safeguards"


class Trigger(StrEnum):
    """The act that makes a duty bite."""

    DISTRIBUTE = "distribute"
    """Copies of the thing itself, changed or not, leave the house."""
    DISTRIBUTE_MODIFIED = "distribute-modified"
    """Copies of a changed or derived thing leave the house."""
    HOST = "host"
    """Others reach it over a network: SaaS or API."""
    HOST_MODIFIED = "host-modified"
    PRODUCT = "product"
    """Any product or service that contains or uses it is made available to others."""
    TRAINED_MODEL = "trained-model"
    """A model created or improved with it or its outputs is distributed or made available."""
    DISTILLED_MODEL = "distilled-model"
    """The same, of a model made from its outputs alone."""
    USE = "use"
    """Any use, internal use included."""
    PUBLISH_OUTPUTS = "publish-outputs"
    PUBLISH_RESULTS = "publish-results"
    """Publication of research results."""
    OVER_THRESHOLD = "over-threshold"
    """Only above a size that a threshold with effect `duty` names."""


class Spared(StrEnum):
    """Models that a ban on training with outputs does not reach."""

    OWN_FAMILY = "own-family"
    """Models under these very terms, or under those the fact names, and their derivatives.

    A later edition is another one: what excepts Llama 3 does not except Llama 3.1.
    """
    CLASSIFIER = "classifier"
    """Models that classify, sort or embed, whoever receives them."""
    CLASSIFIER_KEPT = "classifier-kept"
    """The same, as long as no third party receives them."""
    NOT_COMPETING = "not-competing"
    """Models that do not compete with the provider: what that means is left to the reader."""


class Metric(StrEnum):
    """What a threshold counts."""

    MONTHLY_ACTIVE_USERS = "monthly-active-users"
    ANNUAL_REVENUE = "annual-revenue"
    MONTHLY_REVENUE = "monthly-revenue"


class ThresholdEffect(StrEnum):
    """What happens above a threshold."""

    NO_RIGHTS = "no-rights"
    """The grant ends, or a separate license is needed."""
    DUTY = "duty"
    """The duties with trigger `over-threshold` begin."""
    REVIEW = "review"
    """The licensor must be asked or must review first."""


class FieldOfUse(StrEnum):
    """Restricted or regulated fields (closed list, see `clearweights.yaml`)."""

    MEDICAL = "medical"
    LEGAL = "legal"
    FINANCIAL = "financial"
    INSURANCE = "insurance"
    EMPLOYMENT = "employment"
    EDUCATION = "education"
    HOUSING = "housing"
    LAW_ENFORCEMENT = "law-enforcement"
    MILITARY = "military"
    BIOMETRIC = "biometric"
    CRITICAL_INFRASTRUCTURE = "critical-infrastructure"
    POLITICAL = "political"


class CopyleftKind(StrEnum):
    """How far a license's own terms travel."""

    NONE = "none"
    FLOW_DOWN = "restrictions-flow-down"
    """Own terms are possible, but the use restrictions must be passed on."""
    SAME_TERMS = "same-terms"
    """The material and its derivatives stay under this license."""
    SHARE_ALIKE = "share-alike"
    NETWORK_SHARE_ALIKE = "network-share-alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What every fact carries: where in the terms it stands and how it was established."""

    clause: str
    """Number or name of the clause as the license gives it: `1.b.i`, `Attachment A`."""

    locator: str | None = None
    """At most eight words that occur in that clause of the installed text; None without text."""

    part: int = 0
    """Index into `LicenseRecord.texts`: policies are often separate texts."""

    status: FactStatus = FactStatus.VERIFIED
    note: str | None = None
    """Our words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseFact(Cited):
    """A stance on one topic."""

    topic: Topic
    stance: Stance
    spares: tuple[Spared, ...] = ()
    """`output-training` only: the models that are excepted."""

    spares_records: tuple[str, ...] = ()
    """Further records whose models `own-family` excepts: terms that define them as one family."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Cited):
    """Something to be done, and the acts that make it due."""

    kind: DutyKind
    triggers: tuple[Trigger, ...]
    words: str | None = None
    """The exact words that the license demands (display sentence, notice line, name prefix)."""

    exact: bool = True
    """False where the license gives an example only, or words to the same effect suffice."""

    where: str | None = None
    encouraged: bool = False
    """True for a request, not a condition: never a breach."""

    except_end_product: bool = False
    """True where a recipient of an integrated end-user product is exempt."""

    commercial_only: bool = False
    """True where the duty binds commercial use only: no finding for any other use."""

    pointer: bool = False
    """True where it suffices to tell recipients where it can be had, at somebody else's too."""

    models: tuple[str, ...] = ()
    """Words in the ids of the models that owe it, in small letters; empty: every model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Cited):
    """A size above which the terms change."""

    metric: Metric
    above: int
    """The threshold bites when the measured value is greater than this."""

    effect: ThresholdEffect
    measured_on: dt.date | None = None
    """The past date for which the value counts; None: the present value."""

    commercial_only: bool = False
    scope: str | None = None
    """A business the threshold is limited to, in our words; None: any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryLimit(Cited):
    """Places for which rights are not granted."""

    excluded: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes or `EU`."""

    tested: str
    """`seat`: the licensee's principal place of business; `offered`: where it is used or sold."""

    multimodal_only: bool = False
    end_users_exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLimit(Cited):
    """A field of use that is forbidden, or allowed on conditions that `note` names."""

    field: FieldOfUse
    stance: Stance
    """`forbids` or `restricts`."""

    named: bool = True
    """False where the clause limits a manner of use, such as automated decisions or unlicensed
    practice, and leaves the field itself open: being in the field then answers nothing."""

    @property
    def closes(self) -> bool:
        """Whether being in the field is itself forbidden, however the product behaves there."""
        return self.stance is Stance.FORBIDS and self.named


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivatives(Cited):
    """What the license itself counts as a derivative of the licensed thing.

    `includes` and `excludes` name relations; one in neither is not settled by the text.
    """

    includes: frozenset[Relation] = frozenset()
    excludes: frozenset[Relation] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copyleft(Cited):
    """Whether derivatives must stay under the same terms."""

    kind: CopyleftKind
    compatible: tuple[str, ...] = ()
    """Record ids or SPDX ids under which a derivative may also be put."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRef:
    """A text of the terms in the license-text dependency, or why there is none."""

    key: str | None
    """LicenseDB key; None where no text is installed."""

    part: str = "license"
    """`license`, `use-policy`, `terms`, `supplement`."""

    url: str | None = None
    identical: bool = True
    """False where the installed text is a sibling that only serves to look up clauses."""

    opening: str | None = None
    """Hash of the opening words (`resolve.opening`), to recognize a text that is not installed."""

    fingerprint: str | None = None
    """Hash of all its words: a copy with the same words is this text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Openness:
    """Facts about openness; three-valued: `yes`, `no`, or why it is open."""

    osi_approved: str = "no"
    fsf_free: str = "not evaluated"
    osaid_terms: str = "unclear"
    """Whether the terms could meet the Open Source AI Definition (never the system)."""

    eu_exemption: str = "unclear"
    """The license leg of Art. 53(2) AI Act."""

    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseRecord:
    """The researched facts about one version of one license or set of terms."""

    id: str
    name: str
    steward: str
    """Who wrote it and looks after its words; not always who may license by it."""

    family: str
    category: str
    """`open-source`, `open-model`, `source-available`, `use-restricted`, `non-commercial`,
    `research-only`, `data-…`, `service-terms`, `proprietary`, …"""

    kind: str
    """What it is written for: `model`, `data`, `service`, `software`, `any`."""

    spdx: str
    """SPDX id, or a `LicenseRef-`."""

    version: str | None
    texts: tuple[TextRef, ...]
    tags: tuple[str, ...]
    """Strings of the hub's license field (`llama3.1`, `other/kimi-k2`)."""

    aliases: tuple[str, ...]
    urls: tuple[str, ...]
    status: FactStatus
    source: str
    """Which text was read, in our words."""

    read_by: str
    read_on: dt.date
    origin: str = "clearweights"
    """Who added the record: ours, or the folder of an organization."""

    public: bool = False
    """Written for anybody to put works under: rights are asked of whoever did that."""

    adds_to: tuple[str, ...] = ()
    """Records whose terms these take over whole and add to."""

    publishers: tuple[str, ...] = ()
    """Services: the `Provider` values whose terms these are."""

    facts: Mapping[Topic, LicenseFact] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    territory: tuple[TerritoryLimit, ...] = ()
    fields: tuple[FieldLimit, ...] = ()
    derivatives: Derivatives | None = None
    copyleft: Copyleft | None = None
    restrictions: tuple[str, ...] = ()
    """Use restrictions in a few words each."""

    openness: Openness = Openness()
    traps: tuple[str, ...] = ()
    """What a checker gets wrong, for people who maintain rules."""

    @property
    def holder(self) -> str | Text:
        """Return whom to ask for rights that this license does not give."""
        return text("the rights holder") if self.public else self.steward

    def stance(self, topic: Topic) -> Stance:
        """Return the stance on `topic`, `SILENT` where the record has none."""
        fact = self.facts.get(topic)
        return fact.stance if fact else Stance.SILENT
