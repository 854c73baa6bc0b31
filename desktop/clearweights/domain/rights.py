"""Rights in plain words: one license as a grid that a lawyer reads in ten seconds.

Made from the facts of the record and from nothing else, once, for report, window and shell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from clearweights.domain.license import (
    Cited,
    Duty,
    FactStatus,
    FieldLimit,
    LicenseFact,
    LicenseRecord,
    Stance,
    TerritoryLimit,
    Threshold,
    Topic,
)
from clearweights.domain.license_words import (
    COPYLEFT,
    DUTY,
    EFFECT,
    FACT_STATUS,
    FIELD,
    METRIC,
    SPARED,
    STANCE,
    TOPIC,
    TRIGGER,
    stance_words,
)
from clearweights.domain.text import Text, in_our_words, joined, text


class Group(StrEnum):
    """The parts of the grid, in the order in which they are shown."""

    RIGHTS = "rights"
    CONDITIONS = "conditions"
    LIMITS = "limits"
    ENDING = "ending"
    LAW = "law"


GROUP = {
    Group.RIGHTS: text("Rights"),
    Group.CONDITIONS: text("Conditions"),
    Group.LIMITS: text("Limits"),
    Group.ENDING: text("Termination"),
    Group.LAW: text("Governing law"),
}

_TOPICS = {
    Group.RIGHTS: (
        Topic.USE, Topic.MODIFY, Topic.DISTRIBUTE, Topic.COMMERCIAL_USE, Topic.HOST,
        Topic.OUTPUT_TRAINING, Topic.PATENT_GRANT, Topic.TRAIN_ON, Topic.REPRODUCE,
        Topic.DISTRIBUTE_MODIFIED, Topic.SUBLICENSE, Topic.TRAINED_MODEL_FREE,
        Topic.OUTPUT_OWNERSHIP, Topic.OUTPUT_COMMERCIAL_USE, Topic.TRADEMARK,
    ),
    Group.CONDITIONS: (Topic.ACCEPTANCE, Topic.SAFEGUARDS, Topic.INDEMNITY),
    Group.LIMITS: (
        Topic.BEYOND_RESEARCH, Topic.PRODUCTION_USE, Topic.MINORS, Topic.MAKER_TERMS,
        Topic.UNPAID_TIER_EEA,
        Topic.UNPAID_TIER_TRAINS,
    ),
    Group.ENDING: (Topic.TERMINATION, Topic.LITIGATION, Topic.UPDATES),
    Group.LAW: (Topic.GOVERNING_LAW,),
}  # fmt: skip
ALWAYS = (
    Topic.USE, Topic.MODIFY, Topic.DISTRIBUTE, Topic.COMMERCIAL_USE, Topic.HOST,
    Topic.OUTPUT_TRAINING, Topic.PATENT_GRANT, Topic.TERMINATION, Topic.GOVERNING_LAW,
)  # fmt: skip
"""Topics with a row in every grid, also where the record says nothing about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One row of the grid."""

    group: Group
    about: Text
    """What the row is about: `Distribute`, `Give credit`, `Territory`."""

    says: Text
    """What the terms say about it, in plain words."""

    status: FactStatus | None
    """How this was established; None where nobody looked."""

    clause: str = ""
    """Empty where no clause is named."""

    part: int = 0
    """Index into the texts of the record."""

    stance: Stance | None = None
    quote: str | None = None
    """The exact words that the license demands."""

    note: Text | None = None
    """A remark of the record, in English."""

    @property
    def doubt(self) -> Text | None:
        """Return what to say of the row's standing; None where it was read in the text."""
        if self.status is None or self.status is FactStatus.VERIFIED:
            return None
        return FACT_STATUS[self.status]


def rights(record: LicenseRecord) -> tuple[Right, ...]:
    """Return the whole grid, in the order in which it is shown."""
    more = {
        Group.CONDITIONS: (*map(_duty, record.duties), *_copyleft(record)),
        Group.LIMITS: (*_limits(record), *_restrictions(record)),
    }
    rows: list[Right] = []
    for group in Group:
        rows += more.get(group, ())
        rows += _topics(group, record)
    return tuple(rows)


SEMICOLON = text("; ")
"""Between words that hold commas themselves."""


def _topics(group: Group, record: LicenseRecord) -> Iterator[Right]:
    for topic in _TOPICS[group]:
        fact = record.facts.get(topic)
        if fact is not None:
            yield _row(group, TOPIC[topic], _stance(fact), fact, stance=fact.stance)
        elif topic in ALWAYS:
            nothing = text("not recorded: nobody has looked")
            yield Right(group=group, about=TOPIC[topic], says=nothing, status=None)


def _row(
    group: Group,
    about: Text,
    says: Text,
    cited: Cited,
    *,
    stance: Stance | None = None,
    quote: str | None = None,
) -> Right:
    return Right(
        group=group, about=about, says=says, status=cited.status, clause=cited.clause,
        part=cited.part, stance=stance, quote=quote,
        note=in_our_words(cited.note) if cited.note else None,
    )  # fmt: skip


def _stance(fact: LicenseFact) -> Text:
    said = stance_words(fact.topic, fact.stance)
    words = [said, *(SPARED[each] for each in fact.spares)]
    if fact.spares_records:
        named = ", ".join(fact.spares_records)
        words.append(text("these count as the same: {records}", records=named))
    return joined(words)


def _duty(duty: Duty) -> Right:
    words: list[Text | str] = [TRIGGER[trigger] for trigger in duty.triggers]
    if duty.commercial_only:
        words.append(text("for commercial use only"))
    if duty.except_end_product:
        words.append(text("not if you received it inside a finished product"))
    if duty.pointer:
        words.append(text("saying where it can be had suffices"))
    if duty.words and not duty.exact:
        words.append(text("words to the same effect suffice"))
    if duty.encouraged:
        words.append(text("asked for, not demanded"))
    return _row(Group.CONDITIONS, DUTY[duty.kind], joined(words, SEMICOLON), duty, quote=duty.words)


def _copyleft(record: LicenseRecord) -> Iterator[Right]:
    if record.copyleft:
        kept = record.copyleft
        yield _row(Group.CONDITIONS, text("Own terms"), COPYLEFT[kept.kind], kept)


def _limits(record: LicenseRecord) -> Iterator[Right]:
    for threshold in record.thresholds:
        yield _row(Group.LIMITS, text("Size"), _threshold(threshold), threshold)
    for limit in record.territory:
        yield _row(Group.LIMITS, text("Territory"), _territory(limit), limit, stance=Stance.FORBIDS)
    for (stance, *_), same in groupby(record.fields, key=_rule_of):
        limits = list(same)
        fields = joined(FIELD[limit.field] for limit in limits)
        says = text("{field}: {stance}", field=fields, stance=STANCE[stance])
        yield _row(Group.LIMITS, text("Fields of use"), says, limits[0], stance=stance)


def _rule_of(limit: FieldLimit) -> tuple[Stance, str, str, int, FactStatus]:
    return limit.stance, limit.clause, limit.note or "", limit.part, limit.status


def _threshold(threshold: Threshold) -> Text:
    words: list[Text | str] = [
        text(
            "above {count} {metric}: {effect}",
            count=threshold.above,
            metric=METRIC[threshold.metric],
            effect=EFFECT[threshold.effect],
        )
    ]
    if threshold.measured_on:
        words.append(text("measured on {day}", day=threshold.measured_on.isoformat()))
    if threshold.commercial_only:
        words.append(text("for commercial use only"))
    if threshold.scope:
        words.append(threshold.scope)
    return joined(words)


def _territory(limit: TerritoryLimit) -> Text:
    places = ", ".join(limit.excluded)
    words = [
        text("no rights for licensees seated in {places}", places=places)
        if limit.tested == "seat"
        else text("no rights for use in {places}", places=places)
    ]
    if limit.multimodal_only:
        words.append(text("multimodal models only"))
    if limit.end_users_exempt:
        words.append(text("end users of a product are exempt"))
    return joined(words)


def _restrictions(record: LicenseRecord) -> Iterator[Right]:
    if record.restrictions:
        yield Right(
            group=Group.LIMITS,
            about=text("Use restrictions"),
            says=joined(map(in_our_words, record.restrictions), SEMICOLON),
            status=record.status,
            stance=Stance.RESTRICTS,
        )
