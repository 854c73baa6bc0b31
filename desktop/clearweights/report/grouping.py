"""Findings that say the same about many assets, as one: what they share is said once.

A project with hundreds of models raises the same question hundreds of times. Nobody reads that,
and nothing is lost when it is said once, with every asset and its place below.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKind
from clearweights.domain.finding import Finding, Reason
from clearweights.domain.text import Text, text

_EACH = {
    AssetKind.MODEL: text("each model below"),
    AssetKind.DATASET: text("each dataset below"),
    AssetKind.SERVICE: text("each service below"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Findings with one message, one argument and one way to clear them; often only one."""

    findings: tuple[Finding, ...]
    message: Text
    how_to_fix: Text
    cannot_tell: Text | None
    common: tuple[Reason, ...]
    """Steps of the argument that every finding shares."""

    own: tuple[tuple[Reason, ...], ...]
    """For each finding the steps that only it has; empty for a finding that stands alone."""

    @property
    def first(self) -> Finding:
        """The finding that stands for all: they differ in the asset and in `own` alone."""
        return self.findings[0]

    @property
    def alone(self) -> bool:
        """Say whether the finding has no like."""
        return len(self.findings) == 1


def grouped(findings: Iterable[Finding], decided: Container[str]) -> tuple[Group, ...]:
    """Return the findings by what they say, in the order of each group's first.

    `decided` holds the fingerprints of findings that decisions name: they stand alone, because
    somebody decided on that one asset.
    """
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        key: object = finding.fingerprint if finding.fingerprint in decided else _sameness(finding)
        groups.setdefault(key, []).append(finding)
    return tuple(map(_group, groups.values()))


def _sameness(finding: Finding) -> object:
    """Return all that two findings must share to be said at once."""
    return (
        finding.code, finding.severity, finding.confidence, finding.state, finding.license,
        finding.clauses, finding.clause_text, finding.could_stop, finding.asset.kind,
        _without(finding.message, finding), _without(finding.how_to_fix, finding),
        _without(finding.cannot_tell, finding) if finding.cannot_tell else None,
    )  # fmt: skip


def _group(findings: list[Finding]) -> Group:
    first = findings[0]
    if len(findings) == 1:
        return Group(
            (first,), first.message, first.how_to_fix, first.cannot_tell, first.reasons, ((),)
        )
    shared = set.intersection(*({_impersonal(r, f) for r in f.reasons} for f in findings))
    common = tuple(
        r for r in dict.fromkeys(_impersonal(r, first) for r in first.reasons) if r in shared
    )
    own = tuple(tuple(r for r in f.reasons if _impersonal(r, f) not in shared) for f in findings)
    return Group(
        tuple(findings),
        _without(first.message, first),
        _without(first.how_to_fix, first),
        _without(first.cannot_tell, first) if first.cannot_tell else None,
        common,
        own,
    )


def _impersonal(reason: Reason, finding: Finding) -> Reason:
    return replace(reason, statement=_without(reason.statement, finding))


def _without(message: Text, finding: Finding) -> Text:
    """Return the message with the name of its asset replaced by words for any of them."""
    values = tuple((field, _replaced(value, finding)) for field, value in message.values)
    return Text(message.template, values)


def _replaced(value: str | Text, finding: Finding) -> str | Text:
    if isinstance(value, Text):
        return _without(value, finding)
    return _EACH[finding.asset.kind] if value == finding.asset.id else value
