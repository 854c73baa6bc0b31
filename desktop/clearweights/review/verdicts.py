"""The verdict per asset: computed here and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from clearweights.domain.asset import AssetKey, Relation
from clearweights.domain.finding import Code, Finding, Severity, State
from clearweights.domain.result import Asset, Edge, EffectiveState, Verdict

_SETTLED = frozenset({State.WAIVED, State.RESOLVED})


_WORST_FIRST = tuple(Verdict)


def verdicts(
    assets: Sequence[Asset], edges: Sequence[Edge], findings: Iterable[Finding]
) -> dict[AssetKey, Verdict]:
    """Return the verdict of every asset.

    What the project publishes is never better than what it was made from: a model trained on
    data that stops the use is stopped, too.
    """
    about: dict[AssetKey, list[Finding]] = defaultdict(list)
    for finding in findings:
        about[finding.asset].append(finding)
    alone = {asset.key: verdict(asset, about[asset.key]) for asset in assets}
    made = {asset.key for asset in assets if asset.output}
    sources: dict[AssetKey, set[AssetKey]] = defaultdict(set)
    for edge in edges:
        if edge.child in made and edge.relation is not Relation.EVALUATED_WITH:
            sources[edge.child].add(edge.parent)
    return {key: _worst_source(key, alone, sources) for key in alone}


def _worst_source(
    key: AssetKey, alone: dict[AssetKey, Verdict], sources: dict[AssetKey, set[AssetKey]]
) -> Verdict:
    seen: set[AssetKey] = set()
    queue = [key]
    worst = alone[key]
    while queue:
        at = queue.pop()
        if at in seen or at not in alone:
            continue
        seen.add(at)
        worst = min(worst, alone[at], key=_WORST_FIRST.index)
        queue.extend(sources[at])
    return worst


def verdict(asset: Asset, findings: Iterable[Finding]) -> Verdict:
    """Return the worst answer that holds for an asset with these findings about it.

    Stop: an open blocker. Unknown: the license is unknown or contradictory, rests only on
    inferred or unverified facts, or a question is open whose answer could stop. Conditions: an
    open major or minor finding. A waived or resolved finding no longer counts.
    """
    open_ = [f for f in findings if f.state not in _SETTLED]
    settled = {f.code for f in findings} - {f.code for f in open_}
    if any(f.severity is Severity.BLOCKER for f in open_):
        return Verdict.STOP
    if any(f.could_stop for f in open_) or _license_undecided(asset, settled):
        return Verdict.UNKNOWN
    if any(f.severity in (Severity.MAJOR, Severity.MINOR) for f in open_):
        return Verdict.CONDITIONS
    return Verdict.OK


def _license_undecided(asset: Asset, settled: set[Code]) -> bool:
    if asset.effective.state is EffectiveState.DISAGREE:
        return Code.DECLARATIONS_DISAGREE not in settled
    if asset.effective.state is EffectiveState.UNKNOWN:
        return Code.LICENSE_UNKNOWN not in settled
    return asset.effective.unconfirmed and Code.CONTEXT_NEEDED not in settled
