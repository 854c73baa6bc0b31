"""`policy-denied`: the policy of the house denies it, or wants a person to look first."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Reason
from clearweights.domain.policy import Action, Policy, PolicyRule
from clearweights.domain.text import Text, text
from clearweights.rules.base import conclude
from clearweights.rules.subject import Subject, Term

_UNKNOWN = "unknown"


class PolicyDenied:
    """Flags what the first matching rule of the policy denies or sends to review."""

    code = Code.POLICY_DENIED

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license that the policy does not simply allow."""
        policy = subject.case.inspection.policy
        if policy is None or subject.asset.output:
            return
        for term in subject.terms or (None,):
            rule = next((r for r in policy.rules if _matches(subject, term, r)), None)
            if rule is not None and rule.action is not Action.ALLOW:
                yield _finding(subject, term, rule, policy)


def _matches(subject: Subject, term: Term | None, rule: PolicyRule) -> bool:
    distribution = subject.use.distribution
    return (
        _one_of(_names(term), rule.licenses)
        and (not rule.categories or (term is not None and term.record.category in rule.categories))
        and _one_of(_publishers(subject), rule.publishers)
        and _one_of((subject.name,), rule.assets)
        and (not rule.kinds or subject.asset.key.kind in rule.kinds)
        and (not rule.fields or bool(set(rule.fields) & set(subject.use.fields or ())))
        and (not rule.uses or distribution in rule.uses)
    )


def _one_of(names: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    """Say whether a name fits a pattern, whatever its case; no pattern fits everything."""
    return not patterns or any(
        fnmatch.fnmatchcase(name.casefold(), pattern.casefold())
        for name in names
        for pattern in patterns
    )


def _names(term: Term | None) -> tuple[str, ...]:
    return (term.record.id, term.record.spdx) if term else (_UNKNOWN,)


def _publishers(subject: Subject) -> tuple[str, ...]:
    owner, slash, _ = subject.name.partition("/")
    provider = subject.asset.provider
    return tuple(filter(None, (owner if slash else "", provider.value if provider else "")))


def _finding(subject: Subject, term: Term | None, rule: PolicyRule, policy: Policy) -> Finding:
    says = (
        text("{policy}: {reason}", policy=policy.name, reason=rule.reason)
        if rule.reason
        else text("A rule of {policy} says so, without a reason.", policy=policy.name)
    )
    return conclude(
        subject,
        Code.POLICY_DENIED,
        rule.level,
        _message(subject, term, rule, policy),
        text(
            "Follow the policy, or ask {owner} for an exception.",
            owner=policy.owner or policy.name,
        ),
        term=term,
        steps=(Reason(statement=says, place=rule.place),),
        cannot_tell=text("Whether an exception was granted."),
        about=f"{policy.name}:{rule.action}:{rule.level.word}:{rule.reason or '…'}",
    )


def _message(subject: Subject, term: Term | None, rule: PolicyRule, policy: Policy) -> Text:
    license_name = term.record.name if term else text("an unknown license")
    if rule.action is Action.REVIEW:
        return text(
            "{policy} wants a review before {asset} ({license}) is used in this way.",
            policy=policy.name, asset=subject.name, license=license_name,
        )  # fmt: skip
    return text(
        "{policy} denies {asset} ({license}) for this use.",
        policy=policy.name, asset=subject.name, license=license_name,
    )  # fmt: skip
