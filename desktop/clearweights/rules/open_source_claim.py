"""`open-source-claim`: a public statement says open source, the terms do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import Topic
from clearweights.domain.text import text
from clearweights.rules.acts import ASIDE
from clearweights.rules.base import at, conclude
from clearweights.rules.grounds import limiting
from clearweights.rules.outbound import Outbound, pairs
from clearweights.rules.subject import Subject, Term

_CLAIM = re.compile(
    r"\bopen[\s-]*sourced?\b|\bosaid\b|\bosi[\s-]approved\b|\bfully open\b|\bfree software\b"
    r"|\blibre\b|\bfoss\b|\bfloss\b",
    re.IGNORECASE,
)
_OF_MODELS = re.compile(
    r"\b(?:ai|models?|weights|llms?|assistant|chatbot|ia|modèles?|poids)\b|\bosaid\b", re.IGNORECASE
)
"""Words by which a claim is about more than the code: a service is no part of that."""

_SETS_LIMITS = text("The license sets limits that open source licenses do not set.")


class OpenSourceClaim:
    """Flags public claims of open source for products that rest on terms that are not.

    Terms are judged, never the whole system: the definition also asks for data and code.
    """

    code = Code.OPEN_SOURCE_CLAIM

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license that does not bear the claim."""
        product = subject.case.inspection.declaration.product
        claims = tuple(c for c in product.claims if _CLAIM.search(c))
        if subject.is_service:
            claims = tuple(c for c in claims if _OF_MODELS.search(c))
        if not claims or subject.roles <= ASIDE or subject.asset.output:
            return
        for term in subject.terms:
            openness = term.record.openness
            if "yes" in (openness.osi_approved, openness.osaid_terms):
                continue
            if subject.is_data and openness.osaid_terms != "no":
                continue
            yield _finding(subject, term, claims[0])


def _finding(subject: Subject, term: Term, claim: str) -> Finding:
    product = subject.case.inspection.declaration.product
    why = term.record.openness.why
    limits = limiting(term.record)
    cited = limits[0] if limits else term.record.facts.get(Topic.USE)
    closed = any(p.outbound is Outbound.OWN for p in pairs(subject))
    steps = [
        at(text("The product is publicly called “{claim}”.", claim=claim), product.place),
        at(text("{license}: {why}", license=term.record.name, why=why or "not an open source"
                " license"), None, f"record:{term.record.id}"),
    ]  # fmt: skip
    if closed:
        steps.append(at(text("The product's own terms are proprietary."), product.place))
    return conclude(
        subject,
        Code.OPEN_SOURCE_CLAIM,
        Severity.MINOR,
        text(
            "The product is called “{claim}”, but {asset} is under {license}, which is not an"
            " open source license.",
            claim=claim, asset=subject.name, license=term.record.name,
        ),
        text("Say “open weights” or name the license instead, or replace {asset}.",
             asset=subject.name),
        term=term,
        cited=cited,
        clause_says=_SETS_LIMITS,
        also=tuple((each, _SETS_LIMITS) for each in limits),
        steps=tuple(steps),
        cannot_tell=text("How the public understands the claim, and who relies on it."),
        about=claim,
    )  # fmt: skip
