"""What must travel with the product: gaps first, then the words and addresses to pass on.

The notice file holds the same with every component and the license texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from clearweights.domain.asset import AssetKey, AssetKind
from clearweights.domain.license import DutyKind, LicenseRecord
from clearweights.domain.result import Asset, DutyState, EffectiveState
from clearweights.domain.text import in_our_words, text
from clearweights.report import words
from clearweights.report.attribution import (
    CREDIT,
    NOTICE_LINES,
    Demand,
    demands,
    duties_of,
    governing,
    policy_of_its_own,
    restrictions,
    use_policies,
)
from clearweights.report.document import (
    BREAK,
    Block,
    Column,
    Heading,
    Inline,
    Items,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
    quiet,
)
from clearweights.report.index import Index

_MAX_NAMED = 8
_PARTS = (
    (text("Sentences to display"), (DutyKind.DISPLAY,)),
    (text("Notice lines"), NOTICE_LINES),
)
_NOT_SETTLED = (EffectiveState.UNKNOWN, EffectiveState.DISAGREE)


def attribution_section(index: Index) -> Section:
    """Return the chapter; a part without content says so."""
    say = index.say
    assets = [asset for asset in index.assets if not asset.output]
    passed_on = [a for a in assets if a.key.kind is not AssetKind.SERVICE]
    blocks: list[Block] = [Para(quiet(say(_INTRO))), Heading(say(text("Missing")))]
    missing = [*_unsettled(index, passed_on), *_no_texts(index, passed_on)]
    missing += _credits(index, assets)
    asked = {kinds: demands(index, assets, kinds) for _, kinds in _PARTS}
    missing += _not_seen(index, [each for found in asked.values() for each in found])
    blocks.append(Items(tuple(missing)) if missing else _none(index))
    for title, kinds in _PARTS:
        blocks.append(Heading(say(title)))
        blocks.append(_table(index, asked[kinds]) if asked[kinds] else _none(index))
    blocks.append(Heading(say(text("Use restrictions to pass on"))))
    limits = tuple(_limit(index, record.id, where) for record, where in restrictions(index, assets))
    limits += tuple(_policy(index, each, where) for each, where in use_policies(index, assets))
    blocks.append(Items(limits) if limits else _none(index))
    return Section("attribution", say(text("Attribution pack")), tuple(blocks))


_INTRO = text(
    "What the licenses ask to travel with the product. The notice file"
    " has it in the form in which it is shipped, with the license texts."
)


def _none(index: Index) -> Para:
    return Para(quiet(index.say(text("None found."))))


def _unsettled(index: Index, assets: Sequence[Asset]) -> list[Inline]:
    keys = [a.key for a in assets if a.effective.state in _NOT_SETTLED]
    if not keys:
        return []
    words_ = text("Licenses nobody knows or agrees on, so that no notice can be drawn up:")
    return [(Span(index.say(words_) + " "), *_names(index, keys))]


def _no_texts(index: Index, assets: Sequence[Asset]) -> list[Inline]:
    """Return the licenses whose text must go along and is not installed."""
    lines: list[Inline] = []
    for id_ in dict.fromkeys(id_ for asset in assets for id_ in governing(asset)):
        record = index.record(id_)
        if record is None or any(ref.key and ref.identical for ref in record.texts):
            continue
        address = record.urls[0] if record.urls else ""
        what = text("Text of {name}: not installed; get it from {address}", name=record.name,
                    address=address) if address else text("Text of {name}: not installed",
                                                          name=record.name)  # fmt: skip
        lines.append(plain(index.say(what)))
    return lines


def _credits(index: Index, assets: Sequence[Asset]) -> list[Inline]:
    """Return whom a license wants named without saying in which words."""
    owed: dict[tuple[str, str], list[AssetKey]] = {}
    for asset, record, duty in duties_of(index, assets, CREDIT):
        if not duty.words:
            owed.setdefault((record.id, duty.clause), []).append(asset.key)
    lines: list[Inline] = []
    for (license_id, clause), keys in owed.items():
        by = text("Credit in the words of your choice, {license}, clause {clause}:",
                  license=index.name(license_id), clause=clause)  # fmt: skip
        lines.append((Span(index.say(by) + " "), *_names(index, list(dict.fromkeys(keys)))))
    return lines


def _not_seen(index: Index, found: Sequence[Demand]) -> list[Inline]:
    gone = sum(_state(index, each) is DutyState.MISSING for each in found)
    if not gone:
        return []
    one = text("1 of the sentences and lines below was not found in the project.")
    many = text("{count} of the sentences and lines below were not found in the project.",
                count=gone)  # fmt: skip
    return [plain(index.say(one if gone == 1 else many))]


def _names(index: Index, keys: Sequence[AssetKey]) -> Inline:
    line: Inline = ()
    for key in keys[:_MAX_NAMED]:
        line += (*(plain(", ") if line else ()), index.to_asset(key))
    if len(keys) > _MAX_NAMED:
        more = text(" and {count} more, see the inventory", count=len(keys) - _MAX_NAMED)
        line += plain(index.say(more))
    return line


def _table(index: Index, found: Sequence[Demand]) -> Table:
    say = index.say
    columns = (
        Column(say(text("Words")), 2.6),
        Column(say(text("License and clause")), 1.6),
        Column(say(text("For")), 1.8),
        Column(say(text("State")), 1.0),
    )
    return Table(columns, tuple(_row(index, each) for each in found))


def _row(index: Index, demand: Demand) -> Row:
    clause = index.say(text("clause {clause}", clause=demand.clause))
    by: Inline = (index.to_license(demand.license.id), *BREAK, Span(clause, "quiet"))
    if demand.where:
        by = (*by, *BREAK, Span(index.say(in_our_words(demand.where)), "quiet"))
    state = _state(index, demand)
    badge = (index.badge(words.DUTY_STATE[state], words.DUTY_LOOK[state]),) if state else plain("–")
    return Row((plain(demand.words), by, _names(index, demand.assets), badge))


def _state(index: Index, demand: Demand) -> DutyState | None:
    """Return the worst state of the duty; None where it does not apply to the use examined."""
    found = {
        check.state
        for key in demand.assets
        for check in index.result.duties.get(key, ())
        if check.words == demand.words and index.canonical(check.license) == demand.license.id
    }
    order = (DutyState.MISSING, DutyState.NOT_VISIBLE, DutyState.FULFILLED)
    return next((state for state in order if state in found), None)


def _policy(index: Index, record: LicenseRecord, where: str) -> Inline:
    said = policy_of_its_own(record, where)
    return (Span(index.say(said), to=where if where.startswith("https://") else None),)


def _limit(index: Index, license_id: str, where: str) -> Inline:
    line: Inline = (index.to_license(license_id),)
    return (
        (*line, Span(index.colon("", "")), Span(where, to=where))
        if where.startswith("https://")
        else line
    )
