"""SARIF 2.1.0: findings at their places, for code hosts and editors."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import clearweights
from clearweights.datafiles import data_file
from clearweights.domain.asset import Place
from clearweights.domain.finding import Finding, Severity, State
from clearweights.domain.result import Result
from clearweights.domain.text import text
from clearweights.report.base import ReportContext
from clearweights.report.clean import visible
from clearweights.report.index import Index
from clearweights.report.json_report import encode

_LEVEL = {
    Severity.BLOCKER: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.INFO: "note",
}
_SETTLED = (State.WAIVED, State.RESOLVED)


class SarifReporter:
    """One run with one rule for each code that was found."""

    id = "sarif"
    suffix = ".sarif"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the log as JSON."""
        index = Index(result, context)
        codes = sorted({f.code for f in index.findings})
        run = {
            "tool": {
                "driver": {
                    "name": "Clearweights",
                    "version": clearweights.__version__,
                    "semanticVersion": clearweights.__version__,
                    "rules": [_rule(index, code) for code in codes],
                }
            },
            "language": context.language,
            "columnKind": "unicodeCodePoints",
            "invocations": [_invocation(index)],
            "results": [_result(index, f, codes.index(f.code)) for f in index.findings],
            "properties": {
                "complete": result.inspection.complete,
                "useAssumed": result.use.assumed,
                "knowledge": result.knowledge_version or context.knowledge.version,
            },
        }
        return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def _name(code: str) -> str:
    return "".join(part.capitalize() for part in code.split("-"))


def _rule(index: Index, code: str) -> dict[str, Any]:
    """Return a rule with the help that the program itself shows, so that it reads everywhere."""
    levels = [f.severity for f in index.findings if f.code == code]
    rule: dict[str, Any] = {
        "id": code,
        "name": _name(code),
        "defaultConfiguration": {"level": _LEVEL[max(levels)]},
    }
    if help_ := _help(code, index.context.language):
        title, _, body = help_.partition("\n")
        paragraphs = [p for p in map(str.strip, body.split("\n\n")) if p and p[0] not in "#`"]
        rule["shortDescription"] = {"text": title.lstrip("# ")}
        if paragraphs:
            rule["fullDescription"] = {"text": " ".join(paragraphs[0].split())}
        plain = body.replace("`", "").replace("## ", "").strip()
        rule["help"] = {"text": plain, "markdown": body.strip()}
    return rule


def _help(code: str, language: str) -> str | None:
    ending = ".md" if language == "en" else f".{language}.md"
    try:
        page = data_file("resources", "rules", code + ending)
        return page.read_text(encoding="utf-8").strip()
    except OSError:
        return None


def _invocation(index: Index) -> dict[str, Any]:
    inspection = index.result.inspection
    notices: list[dict[str, Any]] = [
        {
            "level": "warning",
            "message": {"text": _no_link(visible(f"{p.step}: {index.say(p.message)}"))},
            "locations": [_location(Place(path=p.path))],
        }
        for p in sorted((*inspection.problems, *index.context.knowledge.problems))
    ]
    if inspection.cancelled:
        stopped = index.say(text("The examination was stopped before its end."))
        notices.append({"level": "error", "message": {"text": stopped}})
    return {
        "executionSuccessful": not inspection.cancelled,
        "toolExecutionNotifications": notices,
    }


def _result(index: Index, finding: Finding, rule: int) -> dict[str, Any]:
    places = list(dict.fromkeys(r.place for r in finding.reasons if r.place))
    if not places:  # code hosts show no result without a place
        places = [Place(path=index.result.inspection.declaration.path or ".")]
    message = f"{index.say(finding.message)} {index.say(finding.how_to_fix)}"
    sarif: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "kind": "fail",
        "level": _LEVEL[finding.severity],
        "message": {"text": _no_link(visible(message))},
        "locations": [_location(p) for p in places[:1]],
        "relatedLocations": [
            {"id": at, **_location(p)} for at, p in enumerate(places[1:], start=1)
        ],
        "partialFingerprints": {"clearweights/v1": finding.fingerprint},
        "properties": {
            "severity": finding.severity.word,
            "confidence": finding.confidence,
            "state": finding.state,
            "asset": finding.asset.id,
            "license": finding.license,
            "clause": finding.clauses,
            "reasons": [index.say(r.statement) for r in finding.reasons],
        },
    }
    if finding.state in _SETTLED:
        sarif["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return sarif


def _no_link(words: str) -> str:
    """Return words that viewers do not turn into a link: SARIF reads `[words](address)` so."""
    return words.replace("](", "] (")


def _location(place: Place) -> dict[str, Any]:
    path = place.path or "."
    address = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    physical: dict[str, Any] = {"artifactLocation": {"uri": address, "uriBaseId": "%SRCROOT%"}}
    if place.line:
        physical["region"] = {"startLine": place.line}
        if place.excerpt:
            physical["region"]["snippet"] = {"text": place.excerpt}
    return {"physicalLocation": physical}
