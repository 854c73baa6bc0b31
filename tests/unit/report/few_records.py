"""Four license records in the shape of the shipped ones, with invented facts where it helps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from clearweights.domain.license import (
    Copyleft,
    CopyleftKind,
    Duty,
    DutyKind,
    FactStatus,
    FieldLimit,
    FieldOfUse,
    LicenseFact,
    LicenseRecord,
    Metric,
    Openness,
    Stance,
    TerritoryLimit,
    TextRef,
    Threshold,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.knowledge import Knowledge

LLAMA_TERMS = "llama-3.1-community"
NC_TERMS = "cc-by-nc-4.0"
OPENAI_TERMS = "openai-business-terms"
APACHE = "apache-2.0"

_READ = dt.date(2026, 11, 2)
LLAMA_NOTICE = (
    "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc."
    " All Rights Reserved."
)


def knowing(*records: LicenseRecord) -> Knowledge:
    """Knowledge of these records and nothing else."""
    return Knowledge(
        records={r.id: r for r in records},
        version="2026.11",
        date="2026-11-02",
        family_of=lambda _kind, _hub, _id: None,
        canonical_of=lambda _kind, _hub, id_: id_,
        catalog_of=lambda _kind, _hub, _id: (),
    )


def fact(topic: Topic, stance: Stance, clause: str, note: str | None = None) -> LicenseFact:
    return LicenseFact(topic=topic, stance=stance, clause=clause, note=note)


def record(id: str, name: str, spdx: str, **more: object) -> LicenseRecord:  # noqa: A002
    plain = LicenseRecord(
        id=id,
        name=name,
        steward="Example Corp",
        family=id,
        category="open-model",
        kind="model",
        spdx=spdx,
        version=None,
        texts=(TextRef(key=id),),
        tags=(),
        aliases=(),
        urls=(f"https://example.org/{id}",),
        status=FactStatus.VERIFIED,
        source="the text as published",
        read_by="A. Reviewer",
        read_on=_READ,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def knowledge() -> Knowledge:
    """Four records in the shape of the shipped ones."""
    llama_facts = (
        fact(Topic.USE, Stance.ALLOWS, "1.a"),
        fact(Topic.MODIFY, Stance.ALLOWS, "1.a"),
        fact(Topic.DISTRIBUTE, Stance.ALLOWS, "1.b"),
        fact(Topic.COMMERCIAL_USE, Stance.RESTRICTS, "2", "up to 700 million monthly users"),
        fact(Topic.OUTPUT_TRAINING, Stance.RESTRICTS, "1.b.i", "the name must begin with Llama"),
        fact(Topic.PATENT_GRANT, Stance.SILENT, "1.a"),
        fact(Topic.TERMINATION, Stance.REQUIRES, "6", "on breach; copies must be deleted"),
        fact(Topic.GOVERNING_LAW, Stance.REQUIRES, "7", "California"),
    )
    duties = (
        Duty(kind=DutyKind.LICENSE_COPY, triggers=(Trigger.DISTRIBUTE,), clause="1.b.i"),
        Duty(
            kind=DutyKind.DISPLAY,
            triggers=(Trigger.PRODUCT,),
            clause="1.b.i",
            words="Built with Llama",
            where="on a related website, user interface or page",
        ),
        Duty(
            kind=DutyKind.NOTICE_FILE,
            triggers=(Trigger.DISTRIBUTE,),
            clause="1.b.iii",
            words=LLAMA_NOTICE,
        ),
    )
    llama = record(
        LLAMA_TERMS,
        "Llama 3.1 Community License Agreement",
        "LicenseRef-scancode-llama-3.1",
        steward="Meta Platforms, Inc.",
        category="use-restricted",
        texts=(TextRef(key="llama-3.1-license-2024"),),
        facts={f.topic: f for f in llama_facts},
        duties=duties,
        thresholds=(
            Threshold(
                metric=Metric.MONTHLY_ACTIVE_USERS,
                above=700_000_000,
                clause="2",
                effect=ThresholdEffect.NO_RIGHTS,
                measured_on=dt.date(2024, 7, 23),
            ),
        ),
        territory=(
            TerritoryLimit(excluded=("EU",), tested="seat", clause="AUP 1", multimodal_only=True),
        ),
        fields=(FieldLimit(field=FieldOfUse.MILITARY, stance=Stance.FORBIDS, clause="AUP 2"),),
        copyleft=Copyleft(kind=CopyleftKind.FLOW_DOWN, clause="1.b.ii"),
        restrictions=("military use", "unlicensed practice of medicine or law"),
    )
    noncommercial = record(
        NC_TERMS,
        "Creative Commons Attribution-NonCommercial 4.0",
        "CC-BY-NC-4.0",
        steward="Creative Commons",
        category="non-commercial",
        kind="data",
        texts=(),
        status=FactStatus.SECONDARY,
        facts={
            Topic.COMMERCIAL_USE: fact(Topic.COMMERCIAL_USE, Stance.FORBIDS, "2(a)(1)"),
            Topic.DISTRIBUTE: fact(Topic.DISTRIBUTE, Stance.ALLOWS, "2(a)(1)"),
        },
        duties=(Duty(kind=DutyKind.ATTRIBUTION, triggers=(Trigger.DISTRIBUTE,), clause="3(a)"),),
    )
    openai = record(
        OPENAI_TERMS,
        "OpenAI Business Terms",
        "LicenseRef-openai-business-terms",
        steward="OpenAI",
        category="service-terms",
        kind="service",
        texts=(),
        publishers=("openai",),
        facts={
            Topic.OUTPUT_TRAINING: fact(
                Topic.OUTPUT_TRAINING, Stance.FORBIDS, "2(e)", "models that compete with theirs"
            )
        },
    )
    apache = record(
        APACHE,
        "Apache License 2.0",
        "Apache-2.0",
        steward="The Apache Software Foundation",
        category="open-source",
        kind="software",
        texts=(TextRef(key="apache-2.0"),),
        facts={
            Topic.USE: fact(Topic.USE, Stance.ALLOWS, "2"),
            Topic.PATENT_GRANT: fact(Topic.PATENT_GRANT, Stance.ALLOWS, "3"),
        },
        duties=(
            Duty(kind=DutyKind.LICENSE_COPY, triggers=(Trigger.DISTRIBUTE,), clause="4(a)"),
            Duty(
                kind=DutyKind.STATE_CHANGES,
                triggers=(Trigger.DISTRIBUTE_MODIFIED,),
                clause="4(b)",
            ),
        ),
        openness=Openness(osi_approved="yes", fsf_free="yes", osaid_terms="yes"),
    )
    return knowing(llama, noncommercial, openai, apache)
