"""What decisions do: conclusions settle licenses, waivers settle findings, stale ones nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.domain.decision import Decision, Scope, Verb
from clearweights.domain.facts import StatementSource
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity, State
from clearweights.domain.result import Asset, Basis, Effective, EffectiveState, Reading
from clearweights.domain.text import Text, text
from clearweights.domain.use import Use
from clearweights.review.register import FILE_NAME

_STATES = {
    Verb.WAIVE: State.WAIVED,
    Verb.NO_ISSUE: State.RESOLVED,
    Verb.OBLIGATION_DONE: State.RESOLVED,
    Verb.ASK: State.ASKED,
}


def current(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that no later one supersedes."""
    decisions = tuple(decisions)
    superseded = {d.supersedes for d in decisions}
    return tuple(d for d in decisions if d.id not in superseded)


def apply_conclusions(
    assets: Sequence[Asset],
    decisions: Sequence[Decision],
    read: Callable[[str], tuple[str | None, tuple[str, ...]]],
    today: dt.date,
) -> tuple[Asset, ...]:
    """Return the assets with concluded licenses in place.

    `read` turns an expression into its normal form and record ids. An expired conclusion, or
    one whose words no longer resolve, is not applied.
    """
    latest: dict[tuple[AssetKind, str], Decision] = {}
    for decision in sorted(current(decisions), key=lambda d: d.at):
        if decision.verb in (Verb.CONCLUDE, Verb.CHOOSE) and decision.concluded:
            latest[decision.asset_kind, decision.asset_id] = decision
    concluded = []
    for asset in assets:
        decision_ = latest.get((asset.key.kind, asset.key.id))
        if decision_ is None or _expired(decision_, today):
            concluded.append(asset)
            continue
        expression, records = read(decision_.concluded or "")
        concluded.append(_with(asset, decision_, expression, records) if expression else asset)
    return tuple(concluded)


def _with(asset: Asset, decision: Decision, expression: str, records: tuple[str, ...]) -> Asset:
    reading = Reading(
        basis=Basis.CONCLUDED,
        raw=decision.concluded or "",
        source=StatementSource.DECLARATION,
        expression=expression,
        records=records,
        origin=f"{FILE_NAME} {decision.id}",
    )
    effective = Effective(state=EffectiveState.CONCLUDED, expression=expression, records=records)
    return replace(asset, readings=(*asset.readings, reading), effective=effective)


def apply_decisions(
    findings: Sequence[Finding], decisions: Sequence[Decision], use: Use, today: dt.date
) -> tuple[Finding, ...]:
    """Return the findings with their states, and a `stale-decision` note for each stale entry.

    A decision applies where its fingerprint is that of a present finding; changed evidence,
    another use (scope `this-use`) or expiry makes it stale: shown, never applied.
    """
    by_print: dict[str, Decision] = {}
    stale: list[tuple[Decision, Text]] = []
    present = {f.fingerprint for f in findings}
    word = str(use.distribution) if use.distribution else None
    for decision in sorted(current(decisions), key=lambda d: (d.at, d.id)):
        if decision.verb not in _STATES or not decision.fingerprint:
            continue
        if _expired(decision, today):
            stale.append((decision, text("it expired on {day}", day=str(decision.expires))))
        elif decision.scope is Scope.THIS_USE and decision.use != word:
            continue
        elif decision.fingerprint in present:
            by_print[decision.fingerprint] = decision
        elif decision.use in (None, word):
            stale.append((decision, text("what it rested on is no longer found")))
    settled = [
        replace(f, state=_STATES[by_print[f.fingerprint].verb]) if f.fingerprint in by_print else f
        for f in findings
    ]
    hubs = {(f.asset.kind, f.asset.id): f.asset.hub for f in findings}
    notes = [_note(d, why, hubs.get((d.asset_kind, d.asset_id), Hub.OTHER)) for d, why in stale]
    return (*settled, *notes)


def _note(decision: Decision, why: Text, hub: Hub) -> Finding:
    message = text(
        "The decision {id} on {rule} no longer applies: {why}.",
        id=decision.id, rule=decision.rule or decision.verb.value, why=why,
    )  # fmt: skip
    return Finding(
        code=Code.STALE_DECISION,
        severity=Severity.INFO,
        confidence=Confidence.CERTAIN,
        asset=AssetKey(decision.asset_kind, hub, decision.asset_id),
        message=message,
        reasons=(Reason(statement=message, source=f"{FILE_NAME} {decision.id}"),),
        how_to_fix=text("Look at the finding again and decide anew, or leave it open."),
        subject=decision.id,
    )


def _expired(decision: Decision, today: dt.date) -> bool:
    return decision.expires is not None and decision.expires < today
