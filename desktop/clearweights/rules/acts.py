"""From the use and the role of an asset to the acts that licenses attach duties to."""

from __future__ import annotations

from enum import Enum

from clearweights.domain.asset import AssetKind, Hub, Relation, Role
from clearweights.domain.license import LicenseRecord, Trigger
from clearweights.domain.result import Asset
from clearweights.domain.use import Distribution, Use

PHYSICAL_ROLES = frozenset(
    {Role.FINE_TUNE, Role.ADAPTER, Role.MERGE, Role.QUANTIZE, Role.MODIFY_REDISTRIBUTE}
)
"""Roles whose result contains the asset, or changes to it."""

MAKING = PHYSICAL_ROLES | {Role.DISTILL_OUTPUTS, Role.TRAIN}
"""Roles from which something new comes."""

TAUGHT = frozenset({Role.TRAIN, Role.FINE_TUNE, Role.ADAPTER, Role.DISTILL_OUTPUTS})
"""Roles in which a model learns from the asset."""

PHYSICAL_RELATIONS = frozenset(
    {
        Relation.FINE_TUNED_FROM, Relation.ADAPTER_OF, Relation.MERGED_FROM,
        Relation.QUANTIZED_FROM, Relation.DERIVED_FROM, Relation.CONTAINS,
    }
)  # fmt: skip

ASIDE = frozenset({Role.EVALUATE, Role.CODE_ASSISTANT})
"""Roles in which the asset is no part of the product, nor made into one."""

RELATION_OF = {
    Role.FINE_TUNE: Relation.FINE_TUNED_FROM,
    Role.ADAPTER: Relation.ADAPTER_OF,
    Role.MERGE: Relation.MERGED_FROM,
    Role.QUANTIZE: Relation.QUANTIZED_FROM,
    Role.DISTILL_OUTPUTS: Relation.DISTILLED_FROM,
    Role.TRAIN: Relation.TRAINED_ON,
    Role.MODIFY_REDISTRIBUTE: Relation.DERIVED_FROM,
    Role.REDISTRIBUTE: Relation.CONTAINS,
    Role.EVALUATE: Relation.EVALUATED_WITH,
}

_NETWORK = frozenset({Distribution.SAAS, Distribution.API})
_OFFERED = _NETWORK | {Distribution.APPLICATION, Distribution.WEIGHTS}
_MODIFIED = {
    Trigger.DISTRIBUTE: Trigger.DISTRIBUTE_MODIFIED,
    Trigger.HOST: Trigger.HOST_MODIFIED,
}
_NOTHING: frozenset[Trigger] = frozenset()


class Reach(Enum):
    """Whether a license's own words count a relation as making a derivative."""

    YES = "yes"
    LIKELY = "likely"
    """The text does not settle it; the general notion of a derivative work does."""
    NO = "no"


def reach(record: LicenseRecord, relation: Relation) -> Reach:
    """Say whether what stands in `relation` to a thing under this license is its derivative."""
    derivatives = record.derivatives
    if derivatives is not None and relation in derivatives.includes:
        return Reach.YES
    if derivatives is not None and relation in derivatives.excludes:
        return Reach.NO
    return Reach.LIKELY if relation in PHYSICAL_RELATIONS else Reach.NO


def roles_of(asset: Asset, use: Use) -> frozenset[Role]:
    """Return the roles of an asset; where nothing tells, the least that its kind allows.

    What is evaluated in one file may do its work in another that does not tell: both count then.
    """
    told = frozenset(_as_meant(role, asset, use) for role in asset.roles)
    if told and not (asset.untold and told <= ASIDE):
        return told
    return told | _least(asset, use)


def _least(asset: Asset, use: Use) -> frozenset[Role]:
    if asset.key.kind is AssetKind.SERVICE:
        return frozenset({Role.API})
    if asset.key.kind is AssetKind.DATASET:
        published = use.distribution is Distribution.DATASET
        return frozenset({Role.REDISTRIBUTE if published else Role.TRAIN})
    return frozenset({Role.INFERENCE_LOCAL})


def _as_meant(role: Role, asset: Asset, use: Use) -> Role:
    """Return what a mixture of data is for: to be given out, or to train a model."""
    if role is not Role.MERGE or asset.key.kind is not AssetKind.DATASET:
        return role
    given = use.distribution in (Distribution.DATASET, Distribution.CONTENT)
    return Role.MODIFY_REDISTRIBUTE if given else Role.TRAIN


def acts(asset: Asset, use: Use, record: LicenseRecord) -> frozenset[Trigger]:
    """Return what is done with an asset, as the license `record` understands it."""
    found = {Trigger.USE}
    distribution = use.distribution
    if distribution in (None, Distribution.INTERNAL):
        return frozenset(found)
    for role in roles_of(asset, use):
        found |= _acts(role, asset, distribution, record)
    if distribution is Distribution.CONTENT:
        found.add(Trigger.PUBLISH_RESULTS)  # a report on what it was used for
    ships = (Distribution.APPLICATION, Distribution.WEIGHTS, Distribution.DATASET)
    if asset.key.kind is AssetKind.DATASET and asset.key.hub is Hub.LOCAL and distribution in ships:
        found.add(Trigger.DISTRIBUTE)
    if asset.modified:
        found |= {_MODIFIED[act] for act in found & _MODIFIED.keys()}
    elif asset.linked and asset.modified is None and Trigger.HOST in found:
        found.add(Trigger.HOST_MODIFIED)  # combined with other code
    return frozenset(found)


def _acts(
    role: Role, asset: Asset, distribution: Distribution | None, record: LicenseRecord
) -> frozenset[Trigger]:
    if role in ASIDE:
        return _NOTHING
    if asset.key.kind is AssetKind.SERVICE or role is Role.API:
        return _as_service(role, distribution)
    if role is Role.GENERATE_CONTENT:
        return _as_generator(distribution)
    if role in MAKING:
        return _as_material(role, asset, distribution, record)
    return _as_copy(role, asset, distribution, record)


def _as_service(role: Role, distribution: Distribution | None) -> frozenset[Trigger]:
    if role in (Role.DISTILL_OUTPUTS, Role.TRAIN, Role.FINE_TUNE):
        return frozenset({Trigger.TRAINED_MODEL}) if distribution in _OFFERED else _NOTHING
    if distribution in (Distribution.CONTENT, Distribution.DATASET):
        return frozenset({Trigger.PUBLISH_OUTPUTS})
    return frozenset({Trigger.PRODUCT})


def _as_generator(distribution: Distribution | None) -> frozenset[Trigger]:
    if distribution in _NETWORK:
        return frozenset({Trigger.PUBLISH_OUTPUTS, Trigger.HOST, Trigger.PRODUCT})
    return frozenset({Trigger.PUBLISH_OUTPUTS})


def _as_material(
    role: Role, asset: Asset, distribution: Distribution | None, record: LicenseRecord
) -> frozenset[Trigger]:
    found: frozenset[Trigger] = _NOTHING
    if distribution in _OFFERED and role is not Role.MODIFY_REDISTRIBUTE:
        found |= {Trigger.TRAINED_MODEL}
        if role is Role.DISTILL_OUTPUTS:
            found |= {Trigger.DISTILLED_MODEL}
    relation = RELATION_OF[role]
    if asset.key.kind is AssetKind.MODEL and role is Role.TRAIN:
        relation = Relation.FINE_TUNED_FROM
    if asset.key.kind is AssetKind.DATASET and role is not Role.MODIFY_REDISTRIBUTE:
        relation = Relation.TRAINED_ON
        if distribution in _OFFERED:
            found |= {Trigger.PUBLISH_OUTPUTS}  # a model is what the data produced
    if reach(record, relation) is not Reach.NO:
        copies = _as_copy(role, asset, distribution, record)
        found |= copies | {_MODIFIED[act] for act in copies & _MODIFIED.keys()}
    return found


def _as_copy(
    role: Role, asset: Asset, distribution: Distribution | None, record: LicenseRecord
) -> frozenset[Trigger]:
    model = asset.key.kind is AssetKind.MODEL
    redistributes = role in (Role.REDISTRIBUTE, Role.MODIFY_REDISTRIBUTE)
    if distribution in _NETWORK:
        found = frozenset({Trigger.HOST, Trigger.PRODUCT})
        if not model and role is Role.RETRIEVAL:
            return found | {_as_answer(record)}
        return found | {Trigger.DISTRIBUTE} if redistributes else found
    if distribution is Distribution.APPLICATION:
        hosted = role is Role.INFERENCE_HOSTED_API
        return frozenset({Trigger.HOST if hosted else Trigger.DISTRIBUTE, Trigger.PRODUCT})
    if distribution is Distribution.WEIGHTS:
        return frozenset({Trigger.DISTRIBUTE}) if model or role is not Role.RETRIEVAL else _NOTHING
    given = Trigger.PUBLISH_OUTPUTS
    if distribution is Distribution.DATASET and not model:
        given = Trigger.DISTRIBUTE
    elif redistributes:  # a text or picture that is published is a copy, a map a work produced
        given = _as_answer(record)
    return frozenset({given})


def _as_answer(record: LicenseRecord) -> Trigger:
    """Return what it is to let others read what is retrieved, or published as content.

    Terms of databases that know works produced from them mean those; others mean a copy.
    """
    produced = any(Trigger.PUBLISH_OUTPUTS in duty.triggers for duty in record.duties)
    return Trigger.PUBLISH_OUTPUTS if produced else Trigger.DISTRIBUTE
