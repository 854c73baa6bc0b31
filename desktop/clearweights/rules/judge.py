"""From an inspection and a use to findings and duties. Pure and deterministic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from clearweights.domain.asset import AssetKey
from clearweights.domain.compatibility import Compatible, no_verdict
from clearweights.domain.finding import Finding
from clearweights.domain.license import Cited, DutyKind, LicenseRecord
from clearweights.domain.result import DutyCheck, Inspection
from clearweights.domain.use import Use
from clearweights.rules.base import Rule
from clearweights.rules.duties import due
from clearweights.rules.registry import RULES
from clearweights.rules.subject import Case, Records, Regions, Subject
from clearweights.rules.terms import is_judged, subject_of
from clearweights.rules.whose import doubted


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """What the rules say of one use."""

    findings: tuple[Finding, ...]
    """Worst first, then by asset, code, license and clause."""

    duties: Mapping[AssetKey, tuple[DutyCheck, ...]] = field(default_factory=dict)
    """Every duty that is due, per asset, fulfilled or not."""


def judge(
    inspection: Inspection,
    use: Use,
    knowledge: Records,
    clause_text: Callable[[LicenseRecord, Cited], str | None],
    *,
    regions: Regions | None = None,
    compatible: Compatible = no_verdict,
    rules: tuple[Rule, ...] = RULES,
) -> Judgment:
    """Return the findings and duties for one use; equal arguments give equal judgments.

    `regions` are the groups of countries that limits and uses may name, `compatible` a source on
    software licenses. Assets that are only
    mentioned, or that only lineage names, are not judged themselves: what their terms demand is
    judged on the assets that they reach.
    """
    case = Case(
        inspection=inspection,
        use=use,
        records=knowledge,
        clause_text=clause_text,
        regions=regions or {},
        compatible=compatible,
    )
    findings: dict[str, Finding] = {}
    duties: dict[AssetKey, tuple[DutyCheck, ...]] = {}
    for asset in sorted(inspection.assets, key=lambda a: a.key):
        if not is_judged(asset):
            continue
        subject = subject_of(asset, case)
        for rule in rules:
            for finding in rule.check(subject):
                _keep(findings, doubted(subject, finding))
        checks = _duties(subject)
        if checks:
            duties[asset.key] = checks
    return Judgment(findings=tuple(sorted(findings.values(), key=_order)), duties=duties)


def _keep(findings: dict[str, Finding], finding: Finding) -> None:
    """One finding per fingerprint: the worse one, with the reasons of both."""
    other = findings.get(finding.fingerprint)
    if other is None:
        findings[finding.fingerprint] = finding
        return
    worse, lesser = sorted((other, finding), key=lambda f: -f.severity)
    reasons = tuple(dict.fromkeys((*worse.reasons, *lesser.reasons)))
    findings[finding.fingerprint] = replace(worse, reasons=reasons)


def _duties(subject: Subject) -> tuple[DutyCheck, ...]:
    checks = {checked.check() for checked in due(subject, *DutyKind)}
    return tuple(
        sorted(checks, key=lambda c: (c.license, c.clause, c.kind, c.words or "", c.state))
    )


def _order(finding: Finding) -> tuple[int, AssetKey, str, str, str, str]:
    return (
        -finding.severity,
        finding.asset,
        finding.code,
        finding.license or "",
        finding.clause or "",
        finding.subject,
    )
