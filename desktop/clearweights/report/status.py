"""What a report says first: the answer, the counts, and why it is still a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from clearweights.domain.asset import AssetKey, Strength
from clearweights.domain.finding import Finding, Severity, State
from clearweights.domain.result import Asset, Result, Verdict
from clearweights.domain.text import Text, text
from clearweights.domain.use import Attestation

WORST_FIRST = (Verdict.STOP, Verdict.UNKNOWN, Verdict.CONDITIONS, Verdict.OK)


def is_open(finding: Finding) -> bool:
    """Say whether nobody has settled the finding; one that was asked about is still open."""
    return finding.state in (State.OPEN, State.ASKED)


def open_counts(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return how many findings are open, and how many questions and notes besides."""
    severities = [f.severity for f in findings if is_open(f)]
    notes = severities.count(Severity.INFO)
    return len(severities) - notes, notes


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings worst first, open before settled, in a fixed order."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (-f.severity, not is_open(f), f.asset, f.code, f.fingerprint),
        )
    )


def shown_assets(result: Result) -> tuple[Asset, ...]:
    """Return what the project uses, publishes or rests on; what it only mentions is left out."""
    return tuple(a for a in result.inspection.assets if counts(a))


def mentioned_assets(result: Result) -> tuple[Asset, ...]:
    """Return what the project only mentions."""
    return tuple(a for a in result.inspection.assets if not counts(a))


def counts(asset: Asset) -> bool:
    """Say whether the asset's verdict bears on the answer for the project."""
    return (
        asset.strength is Strength.USED
        or asset.output
        or asset.upstream
        or asset.declared_by_people
    )


def answer(result: Result, verdicts: Mapping[AssetKey, Verdict] | None = None) -> Verdict:
    """Return the answer for the whole project: the worst verdict, never better than the scan.

    An incomplete examination cannot end in go: what was not read could change the answer.
    `verdicts` are those for another use than the result's.
    """
    verdicts = result.verdicts if verdicts is None else verdicts
    found = {verdicts.get(a.key, Verdict.UNKNOWN) for a in shown_assets(result)}
    worst = next((v for v in WORST_FIRST if v in found), Verdict.OK)
    if worst is not Verdict.STOP and not result.inspection.complete:
        return Verdict.UNKNOWN
    return worst


def unsigned(result: Result) -> tuple[Attestation, ...]:
    """Return the attestations that nobody has signed with a name and a date."""
    return tuple(a for a in result.inspection.declaration.attestations if not (a.by and a.at))


def draft_reasons(result: Result) -> tuple[Text, ...]:
    """Return why the report cannot be final; empty for a final one."""
    reasons = []
    open_findings, notes = open_counts(result.findings)
    if open_findings == 1:
        reasons.append(text("1 finding is open"))
    elif open_findings:
        reasons.append(text("{count} findings are open", count=open_findings))
    if notes == 1:
        reasons.append(text("1 question or note is open"))
    elif notes:
        reasons.append(text("{count} questions and notes are open", count=notes))
    if result.use.assumed:
        reasons.append(text("the use is assumed; nobody has confirmed it"))
    if result.inspection.cancelled:
        reasons.append(text("the examination was stopped before its end"))
    if result.inspection.problems:
        count = len(result.inspection.problems)
        reasons.append(text("some things could not be read or looked up ({count})", count=count))
    if names := unsigned(result):
        facts = ", ".join(f"{a.fact} ({a.place})" for a in names)
        reasons.append(text("attestations without a signature: {facts}", facts=facts))
    return tuple(reasons)


def count_findings(findings: Iterable[Finding]) -> Mapping[tuple[Severity, State], int]:
    """Return how many findings there are of each severity and state."""
    return Counter((f.severity, f.state) for f in findings)
