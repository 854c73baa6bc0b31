"""The rules. The tuple below is the whole registry; its order decides nothing."""

from __future__ import annotations

from clearweights.rules.attribution_missing import AttributionMissing
from clearweights.rules.base import Rule
from clearweights.rules.changes_not_stated import ChangesNotStated
from clearweights.rules.context_needed import ContextNeeded
from clearweights.rules.declarations_disagree import DeclarationsDisagree
from clearweights.rules.display_notice_missing import DisplayNoticeMissing
from clearweights.rules.field_restricted import FieldRestricted
from clearweights.rules.guardrails_removed import GuardrailsRemoved
from clearweights.rules.license_copy_missing import LicenseCopyMissing
from clearweights.rules.license_unknown import LicenseUnknown
from clearweights.rules.maker_terms import MakerTerms
from clearweights.rules.name_prefix_missing import NamePrefixMissing
from clearweights.rules.no_derivatives import NoDerivatives
from clearweights.rules.non_commercial import NonCommercial
from clearweights.rules.notice_missing import NoticeMissing
from clearweights.rules.open_source_claim import OpenSourceClaim
from clearweights.rules.output_terms import OutputTerms
from clearweights.rules.output_training import OutputTraining
from clearweights.rules.policy_denied import PolicyDenied
from clearweights.rules.registration_required import RegistrationRequired
from clearweights.rules.relicensing import Relicensing
from clearweights.rules.research_only import ResearchOnly
from clearweights.rules.restrictions_not_passed_on import RestrictionsNotPassedOn
from clearweights.rules.revenue_threshold import RevenueThreshold
from clearweights.rules.service_terms import ServiceTerms
from clearweights.rules.share_alike import ShareAlike
from clearweights.rules.source_offer_missing import SourceOfferMissing
from clearweights.rules.territory_excluded import TerritoryExcluded
from clearweights.rules.unsettled_law import UnsettledLaw
from clearweights.rules.user_threshold import UserThreshold

RULES: tuple[Rule, ...] = (
    NonCommercial(),
    ResearchOnly(),
    NoDerivatives(),
    Relicensing(),
    ShareAlike(),
    SourceOfferMissing(),
    OutputTraining(),
    RestrictionsNotPassedOn(),
    LicenseCopyMissing(),
    NoticeMissing(),
    DisplayNoticeMissing(),
    NamePrefixMissing(),
    ChangesNotStated(),
    AttributionMissing(),
    UserThreshold(),
    RevenueThreshold(),
    RegistrationRequired(),
    TerritoryExcluded(),
    FieldRestricted(),
    GuardrailsRemoved(),
    DeclarationsDisagree(),
    LicenseUnknown(),
    ServiceTerms(),
    MakerTerms(),
    OutputTerms(),
    OpenSourceClaim(),
    UnsettledLaw(),
    ContextNeeded(),
    PolicyDenied(),
)
