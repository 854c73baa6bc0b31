"""The licenses in use: what each allows, demands and limits, from the facts of its record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from clearweights.domain.license import (
    Cited,
    CopyleftKind,
    Duty,
    FactStatus,
    FieldLimit,
    LicenseRecord,
    Metric,
    Stance,
    Threshold,
    ThresholdEffect,
)
from clearweights.domain.text import Text, text
from clearweights.report import words
from clearweights.report.document import (
    Block,
    Column,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
    quiet,
)
from clearweights.report.index import Index
from clearweights.report.sections.use import FIELD

_METRIC = {
    Metric.MONTHLY_ACTIVE_USERS: text("monthly active users"),
    Metric.ANNUAL_REVENUE: text("annual revenue"),
    Metric.MONTHLY_REVENUE: text("monthly revenue"),
}
_EFFECT = {
    ThresholdEffect.NO_RIGHTS: text("no rights without a separate license"),
    ThresholdEffect.DUTY: text("further duties"),
    ThresholdEffect.REVIEW: text("the licensor must be asked first"),
}
_COPYLEFT = {
    CopyleftKind.NONE: text("derivatives may be put under other terms"),
    CopyleftKind.FLOW_DOWN: text("the use restrictions must be passed on"),
    CopyleftKind.SAME_TERMS: text("derivatives stay under the same license"),
    CopyleftKind.SHARE_ALIKE: text("share-alike: derivatives that are passed on, same terms"),
    CopyleftKind.NETWORK_SHARE_ALIKE: text("share-alike, network use included"),
}
_ANSWERS = {
    "yes": text("yes"),
    "no": text("no"),
    "unclear": text("unclear"),
    "not evaluated": text("not evaluated"),
}


def licenses_section(index: Index) -> Section:
    """Return the chapter, one block for each license or set of terms."""
    say = index.say
    title = say(text("Licenses in use"))
    if not index.licenses:
        nothing = say(text("None found. No license was stated, recognized or known."))
        return Section("licenses", title, (Para(quiet(nothing)),))
    blocks: list[Block] = []
    for license_id in index.licenses:
        blocks += _block(index, license_id)
    return Section("licenses", title, tuple(blocks))


def _block(index: Index, license_id: str) -> list[Block]:
    say = index.say
    heading = Heading((index.name(license_id)), anchor=index.license_anchor(license_id))
    record = index.record(license_id)
    assets = _assets(index, license_id)
    if record is None:
        unknown = say(text("There is no record of this license, so no rule could judge its terms."))
        under = (say(text("Assets")), assets)
        return [heading, Para(plain(unknown), box="note"), Pairs((under,))]
    blocks: list[Block] = [heading, Pairs((*_head(index, record), (say(text("Assets")), assets)))]
    if record.facts:
        blocks += [Heading((say(text("Rights"))), level=3), _rights(index, record)]
    blocks += _list(index, text("Conditions"), [_duty(index, d) for d in record.duties])
    blocks += _list(index, text("Limits"), [plain(line) for line in _limits(index, record)])
    return blocks


def _list(index: Index, title: Text, items: list[Inline]) -> list[Block]:
    if not items:
        items = [quiet(index.say(text("None found in the record.")))]
    return [Heading((index.say(title)), level=3), Items(tuple(items))]


def _head(index: Index, record: LicenseRecord) -> tuple[tuple[str, Inline], ...]:
    say = index.say
    category = words.CATEGORY.get(record.category)
    status: Inline = plain(
        say(
            text(
                "{status}, {date}",
                status=words.FACT_STATUS[record.status],
                date=record.read_on.isoformat(),
            )
        )
    )
    if record.status is not FactStatus.VERIFIED:
        status = (Span(status[0].text, "badge", tone="note", shape="?"),)
    address: Inline = plain("–")
    if record.urls:
        url = record.urls[0]
        address = (Span(url, to=url if url.startswith("https://") else None),)
    rows = [
        (say(text("Class")), plain(say(category) if category else record.category)),
        (say(text("Published by")), plain(record.steward)),
        (say(text("Identifier")), (Span(record.spdx, "mono"),)),
        (say(text("Facts")), status),
        (say(text("Address")), address),
        (say(text("Openness")), plain(_openness(index, record))),
    ]
    if record.origin != "clearweights":
        rows.append((say(text("Added by")), plain(record.origin)))
    return tuple(rows)


def _openness(index: Index, record: LicenseRecord) -> str:
    """Return what is known about openness, as information and never more."""
    openness = record.openness
    questions = (
        (text("approved by the OSI"), openness.osi_approved),
        (text("free for the FSF"), openness.fsf_free),
        (text("terms of the Open Source AI Definition"), openness.osaid_terms),
        (text("license leg of Art. 53(2) AI Act"), openness.eu_exemption),
    )
    say = index.say
    return "; ".join(
        f"{say(question)}: {say(_ANSWERS[answer]) if answer in _ANSWERS else answer}"
        for question, answer in questions
    )


def _assets(index: Index, license_id: str) -> Inline:
    line: list[Span] = []
    for asset in index.assets:
        named = {r for reading in asset.readings for r in reading.records}
        named |= {*asset.effective.records, asset.effective.expression or ""}
        if license_id in map(index.canonical, named):
            line += [*(plain("\n") if line else ()), index.to_asset(asset.key)]
    return tuple(line) or plain("–")


def _rights(index: Index, record: LicenseRecord) -> Table:
    say = index.say
    columns = (
        Column(say(text("Topic")), 1.6),
        Column(say(text("What the license says")), 3),
        Column(say(text("Clause")), 0.9),
    )
    rows = []
    for topic in words.TOPIC:
        if fact := record.facts.get(topic):
            stance: Inline = plain(say(words.STANCE[fact.stance]))
            if fact.note:
                stance = (*stance, Span(f" – {fact.note}"))
            rows.append(
                Row((plain(say(words.TOPIC[topic])), (*stance, *_doubt(index, fact)),
                     plain(fact.clause)))
            )  # fmt: skip
    return Table(columns, tuple(rows))


def _doubt(index: Index, cited: Cited) -> Inline:
    if cited.status is FactStatus.VERIFIED:
        return ()
    return (Span(f" ({index.say(words.FACT_STATUS[cited.status])})", "quiet"),)


def _duty(index: Index, duty: Duty) -> Inline:
    say = index.say
    line: Inline = plain(say(words.DUTY[duty.kind]))
    if duty.words:
        line = (*line, Span(": "), Span(f"“{duty.words}”", "strong"))
    if duty.note:
        line = (*line, Span(f" – {duty.note}"))
    if duty.encouraged:
        line = (*line, Span(" " + say(text("(asked for, not demanded)")), "quiet"))
    clause = say(text("clause {clause}", clause=duty.clause))
    return (*line, Span(f" · {clause}", "quiet"), *_doubt(index, duty))


def _limits(index: Index, record: LicenseRecord) -> Iterator[str]:
    say = index.say

    def cited(words_: str, fact: Cited) -> str:
        note = f" – {fact.note}" if fact.note else ""
        clause = say(text("clause {clause}", clause=fact.clause))
        return f"{words_}{note} · {clause}"

    for threshold in record.thresholds:
        yield cited(_threshold(index, threshold), threshold)
    for limit in record.territory:
        places = ", ".join(limit.excluded)
        by_seat = limit.tested == "seat"
        message = (
            text("no rights for licensees seated in {places}", places=places)
            if by_seat
            else text("no rights for use in {places}", places=places)
        )
        extra = say(text(" (multimodal models only)")) if limit.multimodal_only else ""
        yield cited(say(message) + extra, limit)
    for (stance, _clause, _note), same in groupby(record.fields, key=_rule_of):
        limits = list(same)
        fields = ", ".join(say(FIELD[limit.field]) for limit in limits)
        message = text("{field}: {stance}", field=fields, stance=words.STANCE[stance])
        yield cited(say(message), limits[0])
    if record.copyleft and record.copyleft.kind is not CopyleftKind.NONE:
        yield cited(say(_COPYLEFT[record.copyleft.kind]), record.copyleft)
    if record.restrictions:
        listed = "; ".join(record.restrictions)
        yield say(text("use restrictions: {list}", list=listed))


def _rule_of(limit: FieldLimit) -> tuple[Stance, str, str]:
    return limit.stance, limit.clause, limit.note or ""


def _threshold(index: Index, threshold: Threshold) -> str:
    message = text(
        "above {count} {metric}: {effect}",
        count=threshold.above,
        metric=_METRIC[threshold.metric],
        effect=_EFFECT[threshold.effect],
    )
    line = index.say(message)
    if threshold.measured_on:
        day = threshold.measured_on.isoformat()
        line += index.say(text(", measured on {day}", day=day))
    if threshold.scope:
        line += f", {threshold.scope}"
    return line
