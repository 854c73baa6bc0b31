"""The report for programs: the whole result as JSON, with a schema and a version.

Messages are in English whatever the language of the other reports, absent values are null, and
nothing depends on the day or the machine: equal results give equal bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import clearweights
from clearweights.domain.asset import AssetKey, Place, Reference, Relation
from clearweights.domain.decision import Decision
from clearweights.domain.finding import Finding, Reason, Severity, State
from clearweights.domain.result import (
    Asset,
    Basis,
    DutyCheck,
    EffectiveState,
    Inspection,
    LicenseFile,
    Reading,
    ReadStatement,
    Result,
    Verdict,
)
from clearweights.domain.use import Use
from clearweights.knowledge.framework import model_standing
from clearweights.report.base import ReportContext
from clearweights.report.status import (
    WORST_FIRST,
    answer,
    count_findings,
    draft_reasons,
    ordered,
    shown_assets,
)

SCHEMA_VERSION = "1.0.3"
"""MODEL.REVISION.ADDITION; a published schema is never edited, only followed by a new one."""

_NAMESPACE = uuid.UUID("5f0b9d2e-6f0a-5c57-9f55-0d3a5d2f6c11")
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Invisible and direction-changing characters; JSON may write each as an escape."""


class JsonReporter:
    """JSON that follows `resources/report/report.schema.json`."""

    id = "json"
    suffix = ".json"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the report as UTF-8 JSON."""
        return encode(document(result, context))


def encode(value: object) -> bytes:
    """Return JSON in UTF-8 with invisible characters and lone surrogates escaped."""
    words = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    words = _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", words)
    return words.encode("utf-8", "backslashreplace") + b"\n"


def report_id(result: Result, context: ReportContext) -> uuid.UUID:
    """Return an id that follows from the content alone: the same for equal results."""
    content = hashlib.sha256(encode(document(result, context))).hexdigest()
    return uuid.uuid5(_NAMESPACE, content)


def document(result: Result, context: ReportContext) -> dict[str, Any]:
    """Return the report as plain values."""
    inspection = result.inspection
    made = made_from(inspection)
    return {
        "schema": SCHEMA_VERSION,
        "tool": {
            "name": "clearweights",
            "version": clearweights.__version__,
            "knowledge": {
                "version": result.knowledge_version or context.knowledge.version,
                "date": result.knowledge_date or context.knowledge.date,
            },
            "contacted": sorted(inspection.contacted),
        },
        "complete": inspection.complete,
        "use": _use(result.use),
        "assets": [
            {**_asset(a, result), **_openness(a, context)}
            for a in sorted(inspection.assets, key=lambda a: a.key)
        ],
        "statements": [_statement(s) for s in sorted(inspection.statements, key=_by_place)],
        "license_files": [
            _license_file(f) for f in sorted(inspection.license_files, key=lambda f: f.path)
        ],
        "findings": [_finding(f, made.get(f.asset, ())) for f in ordered(result.findings)],
        "problems": [
            {"path": p.path, "step": p.step, "message": str(p.message)}
            for p in sorted((*inspection.problems, *context.knowledge.problems))
        ],
        "skipped": [{"path": s.path, "why": str(s.why)} for s in sorted(inspection.skipped)],
        "decisions": [_decision(d) for d in sorted(inspection.decisions, key=lambda d: d.id)],
        "summary": _summary(result, context),
    }


def _use(use: Use) -> dict[str, Any]:
    return {
        "assumed": use.assumed,
        "distribution": use.distribution,
        "commercial": use.commercial,
        "environment": use.environment,
        "territory": _list(use.territory),
        "seat": use.seat,
        "monthly_active_users": use.monthly_active_users,
        "monthly_active_users_on": {
            day.isoformat(): count for day, count in sorted(use.monthly_active_users_on.items())
        },
        "annual_revenue_usd": use.annual_revenue_usd,
        "monthly_revenue_usd": use.monthly_revenue_usd,
        "fields": _list(use.fields),
        "minors": use.minors,
    }


def _list(values: tuple[str, ...] | None) -> list[str] | None:
    return None if values is None else sorted(values)


def _asset(asset: Asset, result: Result) -> dict[str, Any]:
    by_basis = {
        basis: sorted(
            (r for r in asset.readings if r.basis is basis),
            key=lambda r: (r.place is not None, r.place or Place(path=""), r.source, r.raw),
        )
        for basis in Basis
    }
    concluded = by_basis[Basis.CONCLUDED]
    ignored = frozenset(result.inspection.ignored)
    lineage = {(e.relation, e.parent.id) for e in result.inspection.edges if e.child == asset.key}
    return {
        "id": asset.key.id,
        "kind": asset.key.kind,
        "hub": asset.key.hub,
        "provider": asset.provider,
        "canonical_id": asset.canonical_id or asset.key.id,
        "purl": asset.purl,
        "revision": asset.revision,
        "strength": asset.strength,
        "roles": sorted(asset.roles),
        "output": asset.output,
        "verdict": result.verdicts.get(asset.key, Verdict.UNKNOWN),
        "references": [_reference(r, ignored) for r in sorted(asset.references, key=_by_reference)],
        "licenses": {
            "declared": [_reading(r) for r in by_basis[Basis.DECLARED]],
            "detected": [_reading(r) for r in by_basis[Basis.DETECTED]],
            "cataloged": [_reading(r) for r in by_basis[Basis.CATALOGED]],
            "concluded": (concluded[-1].expression or concluded[-1].raw) if concluded else None,
        },
        "effective": effective_word(asset),
        "duties": [_duty(d) for d in sorted(result.duties.get(asset.key, ()), key=_by_duty)],
        "lineage": [{"relation": relation, "id": parent} for relation, parent in sorted(lineage)],
    }


def _openness(asset: Asset, context: ReportContext) -> dict[str, Any]:
    """Return the class of the Model Openness Framework where anything is known about it."""
    found = model_standing(context.knowledge, asset)
    if found is None or not (found.listed or found.closed_weights):
        return {}
    known = {
        "class": found.level or None,
        "closed_weights": found.closed_weights,
        "next_class": found.next_level or None,
        "missing": list(found.missing),
        "not_open": list(found.not_open),
        "source": found.listed.source if found.listed else None,
        "date": found.listed.date if found.listed else None,
    }
    return {"openness": known}


def effective_word(asset: Asset) -> str:
    """Return the expression that may be relied on, else the word `disagree` or `unknown`."""
    effective = asset.effective
    if effective.state in (EffectiveState.CONCLUDED, EffectiveState.AGREED):
        return effective.expression or EffectiveState.UNKNOWN
    return effective.state


def _by_reference(reference: Reference) -> tuple[Place, str, str]:
    return reference.place, reference.how, reference.id


def _reference(reference: Reference, ignored: frozenset[str]) -> dict[str, Any]:
    return {
        "path": reference.place.path,
        "line": reference.place.line,
        "how": reference.how,
        "strength": reference.strength,
        "id_as_written": reference.id,
        "excerpt": reference.place.excerpt,
        "ignored_by_git": reference.place.path in ignored,
        **({"size": reference.size} if reference.size is not None else {}),
        **({"sha256": reference.sha256} if reference.sha256 else {}),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "raw": reading.raw,
        "expression": reading.expression,
        "source": reading.source,
        **_where(reading.place),
    }


def _where(place: Place | None) -> dict[str, Any]:
    return {"path": place.path if place else None, "line": place.line if place else None}


def _by_duty(duty: DutyCheck) -> tuple[str, str, str, str]:
    return duty.license, duty.kind, duty.clause, duty.words or ""


def _duty(duty: DutyCheck) -> dict[str, Any]:
    return {
        "duty": duty.kind,
        "license": duty.license,
        "clause": duty.clause,
        "state": duty.state,
        **_where(duty.place),
    }


def _by_place(read: ReadStatement) -> tuple[Place, str, str]:
    return read.statement.place, read.statement.source, read.statement.raw


def _statement(read: ReadStatement) -> dict[str, Any]:
    statement = read.statement
    return {
        **_where(statement.place),
        "how": statement.source,
        "raw": statement.raw,
        "expression": read.expression,
        "asset": statement.asset,
        "component": statement.component,
    }


def _license_file(file: LicenseFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "expression": file.expression,
        "match": file.match,
        "score": round(file.score, 4),
    }


def made_from(inspection: Inspection) -> dict[AssetKey, list[str]]:
    """Return the ids of what the project makes from each asset, over any number of steps."""
    parents: dict[AssetKey, list[AssetKey]] = {}
    for edge in inspection.edges:
        if edge.relation is not Relation.EVALUATED_WITH:
            parents.setdefault(edge.child, []).append(edge.parent)
    made: dict[AssetKey, list[str]] = {}
    for output in sorted(asset.key for asset in inspection.assets if asset.output):
        seen = {output}
        queue = [output]
        while queue:
            for parent in parents.get(queue.pop(), ()):
                if parent not in seen:
                    seen.add(parent)
                    queue.append(parent)
        for key in seen - {output}:
            made.setdefault(key, []).append(output.id)
    return made


def _finding(finding: Finding, affects: Sequence[str]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "confidence": finding.confidence,
        "asset": finding.asset.id,
        "affects": list(affects),
        "license": finding.license,
        "clause": finding.clauses,
        "clause_text": finding.clause_text,
        "message": str(finding.message),
        "reasons": [_reason(r) for r in finding.reasons],
        "how_to_fix": str(finding.how_to_fix),
        "cannot_tell": str(finding.cannot_tell) if finding.cannot_tell else None,
        "fingerprint": finding.fingerprint,
        "state": finding.state,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "statement": str(reason.statement),
        **_where(reason.place),
        "excerpt": reason.place.excerpt if reason.place else None,
        "license": reason.license,
        "clause": reason.clause,
        "source": reason.source,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "verb": decision.verb,
        "asset_kind": decision.asset_kind,
        "asset_id": decision.asset_id,
        "purl": decision.purl,
        "use": decision.use,
        "rule": decision.rule,
        "fingerprint": decision.fingerprint,
        "concluded": decision.concluded,
        "reason": decision.reason,
        "comment": decision.comment,
        "scope": decision.scope,
        "by": decision.by,
        "at": decision.at,
        "expires": decision.expires.isoformat() if decision.expires else None,
        "supersedes": decision.supersedes,
    }


def _summary(result: Result, context: ReportContext) -> dict[str, Any]:
    inspection = result.inspection
    numbers = count_findings(result.findings)
    verdicts = [result.verdicts.get(a.key, Verdict.UNKNOWN) for a in shown_assets(result)]
    reasons = draft_reasons(result)
    return {
        "project": context.project_name or inspection.root,
        "product": inspection.declaration.product.name,
        "verdict": answer(result),
        "draft": bool(reasons),
        "draft_reasons": [str(r) for r in reasons],
        "verdicts": {verdict: verdicts.count(verdict) for verdict in WORST_FIRST},
        "findings": {
            severity.word: {state: numbers.get((severity, state), 0) for state in State}
            for severity in _worst(Severity)
        },
        "files_read": inspection.files_read,
        "cancelled": inspection.cancelled,
        "run_time_choices": [
            {**_where(c.place), "kind": c.kind, "how": c.how, "words": c.words}
            for c in sorted(inspection.choices)
        ],
    }


def _worst(severities: Iterable[Severity]) -> list[Severity]:
    return sorted(severities, reverse=True)
