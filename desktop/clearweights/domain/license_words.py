"""Plain words for the closed lists of a license record, for report, window and shell."""

from __future__ import annotations

from collections.abc import Mapping

from clearweights.domain.license import (
    CopyleftKind,
    DutyKind,
    FactStatus,
    FieldOfUse,
    Metric,
    Spared,
    Stance,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.domain.text import Text, text

TOPIC: Mapping[Topic, Text] = {
    Topic.USE: text("Use"),
    Topic.REPRODUCE: text("Copy"),
    Topic.MODIFY: text("Modify"),
    Topic.DISTRIBUTE: text("Distribute"),
    Topic.DISTRIBUTE_MODIFIED: text("Distribute changed versions"),
    Topic.SUBLICENSE: text("Sublicense"),
    Topic.HOST: text("Host for others"),
    Topic.COMMERCIAL_USE: text("Commercial use"),
    Topic.PRODUCTION_USE: text("Production use"),
    Topic.BEYOND_RESEARCH: text("Use beyond research"),
    Topic.TRAIN_ON: text("Train models on it"),
    Topic.TRAINED_MODEL_FREE: text("Trained model free of duties"),
    Topic.OUTPUT_OWNERSHIP: text("Ownership of outputs"),
    Topic.OUTPUT_TRAINING: text("Train other models on outputs"),
    Topic.OUTPUT_COMMERCIAL_USE: text("Commercial use of outputs"),
    Topic.PATENT_GRANT: text("Patent license"),
    Topic.TRADEMARK: text("Trademarks"),
    Topic.TERMINATION: text("Termination"),
    Topic.LITIGATION: text("End of rights on litigation"),
    Topic.GOVERNING_LAW: text("Governing law"),
    Topic.UPDATES: text("Later changes of the terms"),
    Topic.INDEMNITY: text("Indemnity"),
    Topic.ACCEPTANCE: text("Acceptance"),
    Topic.SAFEGUARDS: text("Safeguards"),
    Topic.MINORS: text("Use by minors"),
    Topic.MAKER_TERMS: text("Terms of the model's maker"),
    Topic.UNPAID_TIER_EEA: text("Unpaid tier for users in the EEA"),
    Topic.UNPAID_TIER_TRAINS: text("Provider may use unpaid traffic"),
}
STANCE: Mapping[Stance, Text] = {
    Stance.ALLOWS: text("allowed"),
    Stance.RESTRICTS: text("allowed within limits"),
    Stance.FORBIDS: text("forbidden"),
    Stance.REQUIRES: text("demanded"),
    Stance.SILENT: text("the text says nothing"),
}
_OWN_WORDS: Mapping[tuple[Topic, Stance], Text] = {
    (Topic.TRAINED_MODEL_FREE, Stance.ALLOWS): text("yes: the trained model carries no duty"),
    (Topic.TRAINED_MODEL_FREE, Stance.RESTRICTS): text("within limits"),
    (Topic.TRAINED_MODEL_FREE, Stance.FORBIDS): text("no: duties reach the trained model"),
    (Topic.TRAINED_MODEL_FREE, Stance.REQUIRES): text("no: duties reach the trained model"),
    (Topic.OUTPUT_OWNERSHIP, Stance.ALLOWS): text("not claimed by the licensor"),
    (Topic.OUTPUT_OWNERSHIP, Stance.RESTRICTS): text("claimed in part by the licensor"),
    (Topic.OUTPUT_OWNERSHIP, Stance.FORBIDS): text("claimed by the licensor"),
    (Topic.OUTPUT_OWNERSHIP, Stance.REQUIRES): text("to be transferred to the licensor"),
    (Topic.PATENT_GRANT, Stance.ALLOWS): text("granted"),
    (Topic.PATENT_GRANT, Stance.RESTRICTS): text("granted within limits"),
    (Topic.PATENT_GRANT, Stance.FORBIDS): text("expressly not granted"),
    (Topic.PATENT_GRANT, Stance.REQUIRES): text("you must grant one"),
    (Topic.TRADEMARK, Stance.ALLOWS): text("the names may be used"),
    (Topic.TRADEMARK, Stance.RESTRICTS): text("the names may be used within limits"),
    (Topic.TRADEMARK, Stance.FORBIDS): text("the names may not be used"),
    (Topic.TRADEMARK, Stance.REQUIRES): text("the names must be used"),
    (Topic.TERMINATION, Stance.ALLOWS): text("the licensor may end the rights at will"),
    (Topic.TERMINATION, Stance.RESTRICTS): text("the rights can end"),
    (Topic.TERMINATION, Stance.FORBIDS): text("the rights cannot be ended"),
    (Topic.TERMINATION, Stance.REQUIRES): text("the rights end at a given time"),
    (Topic.LITIGATION, Stance.ALLOWS): text("a lawsuit ends no rights"),
    (Topic.LITIGATION, Stance.RESTRICTS): text("some lawsuits end rights"),
    (Topic.LITIGATION, Stance.FORBIDS): text("a lawsuit ends rights"),
    (Topic.LITIGATION, Stance.REQUIRES): text("a lawsuit ends rights"),
    (Topic.GOVERNING_LAW, Stance.ALLOWS): text("you may choose"),
    (Topic.GOVERNING_LAW, Stance.RESTRICTS): text("named for some cases"),
    (Topic.GOVERNING_LAW, Stance.FORBIDS): text("some laws are excluded"),
    (Topic.GOVERNING_LAW, Stance.REQUIRES): text("named in the text"),
    (Topic.UPDATES, Stance.ALLOWS): text("your rights stay as they are"),
    (Topic.UPDATES, Stance.RESTRICTS): text("terms or rights can change"),
    (Topic.UPDATES, Stance.FORBIDS): text("old versions may no longer be used"),
    (Topic.UPDATES, Stance.REQUIRES): text("you must follow later versions"),
    (Topic.INDEMNITY, Stance.ALLOWS): text("not demanded"),
    (Topic.INDEMNITY, Stance.RESTRICTS): text("in given cases only"),
    (Topic.INDEMNITY, Stance.FORBIDS): text("excluded"),
    (Topic.INDEMNITY, Stance.REQUIRES): text("demanded of you"),
    (Topic.ACCEPTANCE, Stance.ALLOWS): text("not needed"),
    (Topic.ACCEPTANCE, Stance.RESTRICTS): text("needed in given cases"),
    (Topic.ACCEPTANCE, Stance.FORBIDS): text("excluded"),
    (Topic.ACCEPTANCE, Stance.REQUIRES): text("needed"),
    (Topic.SAFEGUARDS, Stance.ALLOWS): text("may be removed"),
    (Topic.SAFEGUARDS, Stance.RESTRICTS): text("may be changed within limits"),
    (Topic.SAFEGUARDS, Stance.FORBIDS): text("may not be removed"),
    (Topic.MAKER_TERMS, Stance.RESTRICTS): text("apply to some models"),
    (Topic.MAKER_TERMS, Stance.FORBIDS): text("do not apply"),
    (Topic.MAKER_TERMS, Stance.REQUIRES): text("apply as well"),
    (Topic.UNPAID_TIER_TRAINS, Stance.ALLOWS): text("yes"),
    (Topic.UNPAID_TIER_TRAINS, Stance.RESTRICTS): text("within limits"),
    (Topic.UNPAID_TIER_TRAINS, Stance.FORBIDS): text("no"),
    (Topic.UNPAID_TIER_TRAINS, Stance.REQUIRES): text("yes, you must agree to it"),
}
"""Where the general word for a stance would not make sense of the topic."""


def stance_words(topic: Topic, stance: Stance) -> Text:
    """Return what a stance on a topic means, in a few plain words; every pair has some."""
    return _OWN_WORDS.get((topic, stance), STANCE[stance])


DUTY: Mapping[DutyKind, Text] = {
    DutyKind.LICENSE_COPY: text("Include a copy of the license"),
    DutyKind.RETAIN_NOTICES: text("Keep existing notices"),
    DutyKind.NOTICE_FILE: text("Include a notice file"),
    DutyKind.DISPLAY: text("Display a sentence"),
    DutyKind.NAME_PREFIX: text("Begin the name with a given word"),
    DutyKind.STATE_CHANGES: text("State changes"),
    DutyKind.ATTRIBUTION: text("Give credit"),
    DutyKind.CITATION: text("Cite the publication"),
    DutyKind.PASS_ON_RESTRICTIONS: text("Pass on the use restrictions"),
    DutyKind.SOURCE_OFFER: text("Offer the source"),
    DutyKind.REGISTRATION: text("Register with the licensor"),
    DutyKind.DISCLOSURE: text("Tell end users"),
    DutyKind.SAFEGUARDS: text("Keep safeguards"),
}
TRIGGER: Mapping[Trigger, Text] = {
    Trigger.DISTRIBUTE: text("when copies are given to others"),
    Trigger.DISTRIBUTE_MODIFIED: text("when changed copies are given to others"),
    Trigger.HOST: text("when it is offered over a network"),
    Trigger.HOST_MODIFIED: text("when a changed version is offered over a network"),
    Trigger.PRODUCT: text("when a product or service with it is made available"),
    Trigger.TRAINED_MODEL: text("when a model made with it or its outputs is made available"),
    Trigger.DISTILLED_MODEL: text("when a model made from its outputs is made available"),
    Trigger.USE: text("with any use"),
    Trigger.PUBLISH_OUTPUTS: text("when outputs are published"),
    Trigger.PUBLISH_RESULTS: text("when research results are published"),
    Trigger.OVER_THRESHOLD: text("above the threshold"),
}
SPARED: Mapping[Spared, Text] = {
    Spared.OWN_FAMILY: text("except for models under the same terms"),
    Spared.CLASSIFIER: text("except for models that classify, sort or embed"),
    Spared.CLASSIFIER_KEPT: text("except for models that classify, sort or embed, kept in house"),
    Spared.NOT_COMPETING: text("except for models that do not compete"),
}
FIELD: Mapping[FieldOfUse, Text] = {
    FieldOfUse.MEDICAL: text("medicine"),
    FieldOfUse.LEGAL: text("law"),
    FieldOfUse.FINANCIAL: text("finance"),
    FieldOfUse.INSURANCE: text("insurance"),
    FieldOfUse.EMPLOYMENT: text("employment"),
    FieldOfUse.EDUCATION: text("education"),
    FieldOfUse.HOUSING: text("housing"),
    FieldOfUse.LAW_ENFORCEMENT: text("law enforcement"),
    FieldOfUse.MILITARY: text("military"),
    FieldOfUse.BIOMETRIC: text("biometrics"),
    FieldOfUse.CRITICAL_INFRASTRUCTURE: text("critical infrastructure"),
    FieldOfUse.POLITICAL: text("politics"),
}
METRIC: Mapping[Metric, Text] = {
    Metric.MONTHLY_ACTIVE_USERS: text("monthly active users"),
    Metric.ANNUAL_REVENUE: text("annual revenue"),
    Metric.MONTHLY_REVENUE: text("monthly revenue"),
}
EFFECT: Mapping[ThresholdEffect, Text] = {
    ThresholdEffect.NO_RIGHTS: text("no rights without a separate license"),
    ThresholdEffect.DUTY: text("further duties"),
    ThresholdEffect.REVIEW: text("the licensor must be asked first"),
}
COPYLEFT: Mapping[CopyleftKind, Text] = {
    CopyleftKind.NONE: text("derivatives may be put under other terms"),
    CopyleftKind.FLOW_DOWN: text("the use restrictions must be passed on"),
    CopyleftKind.SAME_TERMS: text("derivatives stay under the same license"),
    CopyleftKind.SHARE_ALIKE: text("share-alike: derivatives that are passed on, same terms"),
    CopyleftKind.NETWORK_SHARE_ALIKE: text("share-alike, network use included"),
}
FACT_STATUS: Mapping[FactStatus, Text] = {
    FactStatus.VERIFIED: text("read in the text"),
    FactStatus.PARTLY: text("partly read in the text"),
    FactStatus.SECONDARY: text("from a third party, not verified"),
    FactStatus.UNVERIFIED: text("not verified"),
}
CATEGORY: Mapping[str, Text] = {
    "open-source": text("open source"),
    "open-model": text("open model license"),
    "source-available": text("source available"),
    "use-restricted": text("open weights with use limits"),
    "non-commercial": text("non-commercial"),
    "research-only": text("research only"),
    "public-domain": text("public domain"),
    "data-permissive": text("data, permissive"),
    "data-attribution": text("data, credit needed"),
    "data-share-alike": text("data, share-alike"),
    "data-no-derivatives": text("data, no derivatives"),
    "data-non-commercial": text("data, non-commercial"),
    "data-computational-use": text("data, for computational use"),
    "data-terms": text("data, terms of its own"),
    "service-terms": text("terms of a service"),
    "proprietary": text("proprietary"),
}
