"""The verdict per asset: computed here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from clearweights.domain.finding import Code, Finding, Severity, State
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Asset, EffectiveState, Verdict

_SETTLED = frozenset({State.WAIVED, State.RESOLVED})
_UNRELIABLE = frozenset({FactStatus.SECONDARY, FactStatus.UNVERIFIED})


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
    concluded = asset.effective.state is EffectiveState.CONCLUDED
    return not concluded and asset.effective.status in _UNRELIABLE
