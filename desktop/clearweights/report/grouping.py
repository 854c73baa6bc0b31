"""Findings that say the same about many assets, as one: what they share is said once.

A project with hundreds of models raises the same question hundreds of times, and the same duty
under dozens of licenses. Nobody reads that, and nothing is lost when it is said once, with every
license, clause and asset below.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKind
from clearweights.domain.finding import Finding, Reason
from clearweights.domain.text import Text, text

_EACH = {
    AssetKind.MODEL: text("each model below"),
    AssetKind.DATASET: text("each dataset below"),
    AssetKind.SERVICE: text("each service below"),
}
_LICENSE = text("the license below")


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


@dataclass(frozen=True, slots=True)
class Block:
    """Groups under several licenses with one kind of argument; often only one group.

    What is None here, or missing from `common`, differs: each group says its own.
    """

    groups: tuple[Group, ...]
    message: Text | None
    how_to_fix: Text | None
    cannot_tell: Text | None
    common: tuple[Reason, ...]

    @property
    def alone(self) -> bool:
        """Say whether the block holds a single group."""
        return len(self.groups) == 1

    @property
    def first(self) -> Finding:
        """The finding that stands for all: they share code, severity, confidence and state."""
        return self.groups[0].first

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the block, group after group."""
        return tuple(finding for group in self.groups for finding in group.findings)


def joined(
    groups: Iterable[Group], decided: Container[str], name: Callable[[str], str]
) -> tuple[Block, ...]:
    """Return groups that say the same under different licenses together.

    `name` gives the name by which messages call a license. What decisions name stands alone.
    """
    blocks: dict[object, list[Group]] = {}
    for group in groups:
        first = group.first
        key: object = (
            first.code, first.severity, first.confidence, first.state, first.could_stop,
            first.asset.kind, group.message.template, group.how_to_fix.template,
            group.cannot_tell.template if group.cannot_tell else None,
        )  # fmt: skip
        if first.license is None or first.fingerprint in decided:
            key = first.fingerprint
        blocks.setdefault(key, []).append(group)
    return tuple(_block(same, name) for same in blocks.values())


def _block(groups: list[Group], name: Callable[[str], str]) -> Block:
    first = groups[0]
    if len(groups) == 1:
        return Block((first,), first.message, first.how_to_fix, first.cannot_tell, first.common)

    def shared(of: Callable[[Finding], Text | None]) -> Text | None:
        said = {_unnamed(of(g.first), g.first, name) for g in groups}
        return said.pop() if len(said) == 1 else None

    steps = [[_unnamed_step(r, g.first, name) for r in _shared_steps(g)] for g in groups]
    everywhere = set.intersection(*map(set, steps))
    return Block(
        tuple(groups),
        shared(lambda f: f.message),
        shared(lambda f: f.how_to_fix),
        shared(lambda f: f.cannot_tell),
        tuple(step for step in steps[0] if step in everywhere and step.clause is None),
    )


def own_steps(group: Group, block: Block, name: Callable[[str], str]) -> tuple[Reason, ...]:
    """Return what a group's findings share and the other groups of its block do not."""
    said = set(block.common)
    steps = _shared_steps(group)
    return tuple(r for r in steps if _unnamed_step(r, group.first, name) not in said)


def _shared_steps(group: Group) -> tuple[Reason, ...]:
    return group.first.reasons if group.alone else group.common


def _unnamed_step(reason: Reason, finding: Finding, name: Callable[[str], str]) -> Reason:
    statement = _unnamed(reason.statement, finding, name)
    assert statement is not None
    return replace(reason, statement=statement)


def _unnamed(message: Text | None, finding: Finding, name: Callable[[str], str]) -> Text | None:
    """Return the message without the names of its asset and its license."""
    if message is None or finding.license is None:
        return message
    return _swapped(_without(message, finding), name(finding.license))


def _swapped(message: Text, license_name: str) -> Text:
    def swap(value: str | Text) -> str | Text:
        if isinstance(value, Text):
            return _swapped(value, license_name)
        return _LICENSE if value == license_name else value

    return Text(message.template, tuple((field, swap(value)) for field, value in message.values))


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
    shared = set.intersection(*({impersonal(r, f) for r in f.reasons} for f in findings))
    common = tuple(
        r for r in dict.fromkeys(impersonal(r, first) for r in first.reasons) if r in shared
    )
    own = tuple(tuple(r for r in f.reasons if impersonal(r, f) not in shared) for f in findings)
    return Group(
        tuple(findings),
        _without(first.message, first),
        _without(first.how_to_fix, first),
        _without(first.cannot_tell, first) if first.cannot_tell else None,
        common,
        own,
    )


def impersonal(reason: Reason, finding: Finding) -> Reason:
    """Return a step of the argument without the name of its asset."""
    return replace(reason, statement=_without(reason.statement, finding))


def _without(message: Text, finding: Finding) -> Text:
    """Return the message with the name of its asset replaced by words for any of them."""
    values = tuple((field, _replaced(value, finding)) for field, value in message.values)
    return Text(message.template, values)


def _replaced(value: str | Text, finding: Finding) -> str | Text:
    if isinstance(value, Text):
        return _without(value, finding)
    return _EACH[finding.asset.kind] if value == finding.asset.id else value
