from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from clearweights import review
from clearweights.domain.asset import AssetKey, AssetKind, Hub, Relation
from clearweights.domain.decision import Decision, Scope, Verb
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity, State
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Asset, Edge, Effective, EffectiveState, Verdict
from clearweights.domain.text import text
from clearweights.domain.use import Distribution, Use

KEY = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "org/base")
TODAY = dt.date(2026, 11, 21)


def _finding(
    severity: Severity = Severity.MAJOR,
    state: State = State.OPEN,
    code: Code = Code.RELICENSING,
    could_stop: bool = False,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        confidence=Confidence.LIKELY,
        asset=KEY,
        message=text("m"),
        reasons=(Reason(statement=text("r"), clause="1"),),
        how_to_fix=text("f"),
        could_stop=could_stop,
        state=state,
    )


def _asset(
    state: EffectiveState = EffectiveState.AGREED, status: FactStatus = FactStatus.VERIFIED
) -> Asset:
    return Asset(key=KEY, effective=Effective(state=state, expression="MIT", status=status))


_WAIVED = _finding(Severity.MAJOR, State.WAIVED)
_QUESTION = _finding(Severity.INFO, code=Code.CONTEXT_NEEDED, could_stop=True)
_UNKNOWN = _finding(code=Code.LICENSE_UNKNOWN, could_stop=True)


@pytest.mark.parametrize(
    ("asset", "findings", "expected"),
    [
        (_asset(), [], Verdict.OK),
        (_asset(), [_finding(Severity.INFO)], Verdict.OK),
        (_asset(), [_finding(Severity.MINOR)], Verdict.CONDITIONS),
        (_asset(), [_finding(Severity.MAJOR)], Verdict.CONDITIONS),
        (_asset(), [_finding(Severity.BLOCKER)], Verdict.STOP),
        (_asset(), [_finding(Severity.BLOCKER, State.WAIVED)], Verdict.OK),
        (_asset(), [_finding(Severity.BLOCKER, State.RESOLVED)], Verdict.OK),
        (_asset(), [_finding(Severity.BLOCKER, State.ASKED)], Verdict.STOP),
        (_asset(), [_WAIVED, _finding(Severity.MINOR)], Verdict.CONDITIONS),
        (_asset(), [_QUESTION, _finding(Severity.MAJOR)], Verdict.UNKNOWN),
        (_asset(), [_QUESTION, _finding(Severity.BLOCKER)], Verdict.STOP),
        (_asset(), [replace(_QUESTION, state=State.RESOLVED)], Verdict.OK),
        (_asset(EffectiveState.UNKNOWN), [], Verdict.UNKNOWN),
        (_asset(EffectiveState.UNKNOWN), [_UNKNOWN], Verdict.UNKNOWN),
        (_asset(EffectiveState.UNKNOWN), [replace(_UNKNOWN, state=State.WAIVED)], Verdict.OK),
        (_asset(EffectiveState.DISAGREE), [], Verdict.UNKNOWN),
        (_asset(EffectiveState.DISAGREE), [_finding(Severity.BLOCKER)], Verdict.STOP),
        (_asset(EffectiveState.CONCLUDED), [], Verdict.OK),
        (_asset(status=FactStatus.PARTLY), [], Verdict.OK),
        (_asset(status=FactStatus.SECONDARY), [], Verdict.UNKNOWN),
        (_asset(status=FactStatus.SECONDARY), [_QUESTION], Verdict.UNKNOWN),
        (_asset(status=FactStatus.SECONDARY), [replace(_QUESTION, state=State.WAIVED)], Verdict.OK),
        (_asset(status=FactStatus.UNVERIFIED), [_finding(Severity.MINOR)], Verdict.UNKNOWN),
        (_asset(EffectiveState.CONCLUDED, FactStatus.UNVERIFIED), [], Verdict.OK),
    ],
)  # fmt: skip
def test_the_verdict_table(asset: Asset, findings: list[Finding], expected: Verdict) -> None:
    assert review.verdict(asset, findings) is expected


def _decision(finding: Finding, **changes: object) -> Decision:
    values: dict[str, object] = {
        "id": "D-1",
        "verb": Verb.WAIVE,
        "asset_kind": KEY.kind,
        "asset_id": KEY.id,
        "rule": finding.code.value,
        "fingerprint": finding.fingerprint,
        "at": "2026-11-01T00:00:00+00:00",
    }
    return Decision(**{**values, **changes})  # type: ignore[arg-type]


SAAS = Use(distribution=Distribution.SAAS)


def _states(findings: list[Finding], decisions: list[Decision], use: Use = SAAS) -> dict[str, str]:
    applied = review.apply_decisions(findings, decisions, use, TODAY)
    return {f.code.value: f.state.value for f in applied}


def test_a_waiver_settles_the_finding_it_names() -> None:
    finding = _finding()
    assert _states([finding], [_decision(finding)]) == {"relicensing": "waived"}


def test_moved_lines_and_new_words_keep_a_decision() -> None:
    finding = _finding()
    moved = replace(
        finding,
        message=text("other words"),
        reasons=(Reason(statement=text("other"), clause="1"),),
        severity=Severity.BLOCKER,
    )
    assert _states([moved], [_decision(finding)]) == {"relicensing": "waived"}


def test_another_clause_makes_a_decision_stale_and_does_not_apply_it() -> None:
    finding = _finding()
    changed = replace(finding, clause="4.a")
    assert _states([changed], [_decision(finding)]) == {
        "relicensing": "open",
        "stale-decision": "open",
    }


def test_an_expired_waiver_is_shown_and_not_applied() -> None:
    finding = _finding()
    decision = _decision(finding, expires=dt.date(2026, 11, 20))
    assert _states([finding], [decision]) == {"relicensing": "open", "stale-decision": "open"}
    today = _decision(finding, expires=TODAY)
    assert _states([finding], [today]) == {"relicensing": "waived"}


def test_a_superseded_decision_has_no_effect() -> None:
    finding = _finding()
    first = _decision(finding)
    second = _decision(finding, id="D-2", verb=Verb.ASK, supersedes="D-1")
    assert _states([finding], [first, second]) == {"relicensing": "asked"}


def test_a_decision_for_this_use_waits_for_it() -> None:
    finding = _finding()
    decision = _decision(finding, scope=Scope.THIS_USE, use="weights")
    assert _states([finding], [decision]) == {"relicensing": "open"}
    weights = Use(distribution=Distribution.WEIGHTS)
    assert _states([finding], [decision], weights) == {"relicensing": "waived"}


def test_a_finding_that_another_use_does_not_raise_leaves_its_decision_alone() -> None:
    finding = _finding()
    decision = _decision(finding, use="weights")
    assert _states([], [decision]) == {}
    assert _states([], [decision], Use(distribution=Distribution.WEIGHTS)) == {
        "stale-decision": "open"
    }


def test_a_conclusion_settles_the_license_until_it_expires() -> None:
    asset = _asset(EffectiveState.DISAGREE)
    decision = Decision(
        id="D-3", verb=Verb.CONCLUDE, asset_kind=KEY.kind, asset_id=KEY.id, concluded="MIT",
        expires=TODAY,
    )  # fmt: skip

    def read(words: str) -> tuple[str | None, tuple[str, ...]]:
        return (words, ("mit",)) if words == "MIT" else (None, ())

    (concluded,) = review.apply_conclusions([asset], [decision], read, TODAY)
    assert concluded.effective.state is EffectiveState.CONCLUDED
    assert concluded.effective.records == ("mit",)
    tomorrow = TODAY + dt.timedelta(days=1)
    assert review.apply_conclusions([asset], [decision], read, tomorrow) == (asset,)
    nonsense = replace(decision, concluded="nonsense")
    assert review.apply_conclusions([asset], [nonsense], read, TODAY) == (asset,)


def test_what_is_published_is_never_better_than_what_it_was_made_from() -> None:
    output = Asset(key=KEY._replace(id="org/mine"), effective=_asset().effective, output=True)
    adapter = Asset(key=KEY._replace(id="org/adapter"), effective=_asset().effective, output=True)
    base, judge = _asset(), Asset(key=KEY._replace(id="org/judge"), effective=_asset().effective)
    edges = [
        Edge(child=output.key, relation=Relation.FINE_TUNED_FROM, parent=base.key),
        Edge(child=adapter.key, relation=Relation.MERGED_FROM, parent=output.key),
        Edge(child=output.key, relation=Relation.MERGED_FROM, parent=adapter.key),
        Edge(child=judge.key, relation=Relation.FINE_TUNED_FROM, parent=base.key),
        Edge(child=output.key, relation=Relation.EVALUATED_WITH, parent=judge.key),
    ]
    found = review.verdicts([output, adapter, base, judge], edges, [_finding(Severity.BLOCKER)])
    assert found == {
        output.key: Verdict.STOP,
        adapter.key: Verdict.STOP,
        base.key: Verdict.STOP,
        judge.key: Verdict.OK,
    }
