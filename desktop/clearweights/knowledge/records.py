"""From the plain values of a record file to a `LicenseRecord`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from clearweights.domain.asset import Relation
from clearweights.domain.license import (
    Copyleft,
    CopyleftKind,
    Derivatives,
    Duty,
    DutyKind,
    FactStatus,
    FieldLimit,
    FieldOfUse,
    LicenseFact,
    LicenseRecord,
    Metric,
    Openness,
    Spared,
    Stance,
    TerritoryLimit,
    TextRef,
    Threshold,
    ThresholdEffect,
    Topic,
    Trigger,
)

_WORDS = ("id", "name", "steward", "family", "category", "kind")
_LISTS = ("tags", "aliases", "urls", "publishers", "restrictions", "traps")


def build_record(values: Mapping[str, Any], origin: str = "clearweights") -> LicenseRecord:
    """Return the record; `values` must fit `record.schema.json`.

    Raises `ValueError`, `TypeError` or `KeyError` where they do not. A fact that gives no status
    has the record's: nothing in an unverified record looks verified.
    """
    status = FactStatus(values["status"])
    words: dict[str, Any] = {key: values[key] for key in _WORDS}
    lists: dict[str, Any] = {key: tuple(values.get(key, ())) for key in _LISTS}
    by_topic = {Topic(key): fact for key, fact in values["facts"].items()}
    facts = {
        topic: LicenseFact(
            topic=topic,
            stance=Stance(fact["stance"]),
            spares=tuple(Spared(each) for each in fact.get("spares", ())),
            spares_records=tuple(fact.get("spares_records", ())),
            **_cited(fact, status),
        )
        for topic, fact in ((topic, by_topic[topic]) for topic in Topic if topic in by_topic)
    }
    return LicenseRecord(
        **words,
        spdx=values["spdx"],
        version=values.get("version"),
        texts=tuple(_text(each) for each in values["texts"]),
        status=status,
        source=values["source"],
        public=values.get("public", False),
        adds_to=tuple(values.get("adds_to", ())),
        read_by=values["read_by"],
        read_on=dt.date.fromisoformat(values["read_on"]),
        origin=origin,
        facts=MappingProxyType(facts),
        duties=tuple(_duty(each, status) for each in values.get("duties", ())),
        thresholds=tuple(_threshold(each, status) for each in values.get("thresholds", ())),
        territory=tuple(_territory(each, status) for each in values.get("territory", ())),
        fields=tuple(_field(each, status) for each in values.get("fields", ())),
        derivatives=_derivatives(values.get("derivatives"), status),
        copyleft=_copyleft(values.get("copyleft"), status),
        openness=Openness(**values["openness"]),
        **lists,
    )


def _cited(values: Mapping[str, Any], status: FactStatus) -> dict[str, Any]:
    return {
        "clause": values["clause"],
        "locator": values.get("locator"),
        "part": values.get("part", 0),
        "status": FactStatus(values.get("status", status)),
        "note": values.get("note"),
    }


def _text(values: Mapping[str, Any]) -> TextRef:
    return TextRef(
        key=values.get("key"),
        part=values.get("part", "license"),
        url=values.get("url"),
        identical=values.get("identical", True),
        opening=values.get("opening"),
        fingerprint=values.get("fingerprint"),
    )


def _duty(values: Mapping[str, Any], status: FactStatus) -> Duty:
    return Duty(
        kind=DutyKind(values["kind"]),
        triggers=tuple(Trigger(trigger) for trigger in values["triggers"]),
        words=values.get("words"),
        exact=values.get("exact", True),
        where=values.get("where"),
        encouraged=values.get("encouraged", False),
        except_end_product=values.get("except_end_product", False),
        commercial_only=values.get("commercial_only", False),
        pointer=values.get("pointer", False),
        models=tuple(values.get("models", ())),
        **_cited(values, status),
    )


def _threshold(values: Mapping[str, Any], status: FactStatus) -> Threshold:
    measured = values.get("measured_on")
    return Threshold(
        metric=Metric(values["metric"]),
        above=values["above"],
        effect=ThresholdEffect(values["effect"]),
        measured_on=dt.date.fromisoformat(measured) if measured else None,
        commercial_only=values.get("commercial_only", False),
        scope=values.get("scope"),
        **_cited(values, status),
    )


def _territory(values: Mapping[str, Any], status: FactStatus) -> TerritoryLimit:
    return TerritoryLimit(
        excluded=tuple(values["excluded"]),
        tested=values["tested"],
        multimodal_only=values.get("multimodal_only", False),
        end_users_exempt=values.get("end_users_exempt", False),
        **_cited(values, status),
    )


def _field(values: Mapping[str, Any], status: FactStatus) -> FieldLimit:
    return FieldLimit(
        field=FieldOfUse(values["field"]),
        stance=Stance(values["stance"]),
        named=values.get("named", True),
        **_cited(values, status),
    )


def _derivatives(values: Mapping[str, Any] | None, status: FactStatus) -> Derivatives | None:
    if values is None:
        return None
    return Derivatives(
        includes=frozenset(Relation(each) for each in values.get("includes", ())),
        excludes=frozenset(Relation(each) for each in values.get("excludes", ())),
        **_cited(values, status),
    )


def _copyleft(values: Mapping[str, Any] | None, status: FactStatus) -> Copyleft | None:
    if values is None:
        return None
    return Copyleft(
        kind=CopyleftKind(values["kind"]),
        compatible=tuple(values.get("compatible", ())),
        **_cited(values, status),
    )
