"""From an `Inspection` and a use to findings and verdicts: fast, so that a use can be tried."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from clearweights import review, rules
from clearweights.domain.finding import Finding
from clearweights.domain.result import Inspection, Result
from clearweights.domain.use import ASSUMED_USE, Use
from clearweights.engine.inspection import knowledge_for
from clearweights.knowledge import Knowledge
from clearweights.knowledge.regions import load_regions
from clearweights.knowledge.texts import clause_text
from clearweights.resolve.compatibility import compatibility
from clearweights.resolve.expressions import read_license


def evaluate(
    inspection: Inspection,
    use: Use | None = None,
    knowledge: Knowledge | None = None,
    today: dt.date | None = None,
) -> Result:
    """Apply the rules and the decisions for one use.

    Without `use` the declared one counts, and without that the assumed one, marked so.
    `today` decides what has expired; it is the present day unless given.
    """
    knowledge = knowledge or knowledge_for()
    use = use or inspection.declaration.use or ASSUMED_USE
    today = today or dt.datetime.now(dt.UTC).date()

    def read(words: str) -> tuple[str | None, tuple[str, ...]]:
        reading = read_license(words, knowledge)
        return reading.expression, reading.records

    assets = review.apply_conclusions(inspection.assets, inspection.decisions, read, today)
    inspection = replace(inspection, assets=assets)
    judgment = rules.judge(
        inspection,
        use,
        knowledge,
        clause_text,
        regions=load_regions(),
        compatible=compatibility,
    )
    findings = review.apply_decisions(judgment.findings, inspection.decisions, use, today)
    findings = tuple(sorted(findings, key=_order))
    return Result(
        inspection=inspection,
        use=use,
        findings=findings,
        duties=judgment.duties,
        verdicts=review.verdicts(assets, inspection.edges, findings),
        knowledge_version=knowledge.version,
        knowledge_date=knowledge.date,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (-finding.severity, finding.asset, finding.code, finding.fingerprint)
