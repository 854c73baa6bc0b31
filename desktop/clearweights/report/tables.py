"""The result as plain tables, for spreadsheets: a title, column names and rows of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Decision
from clearweights.domain.decision_words import reason_words
from clearweights.domain.finding import Finding
from clearweights.domain.result import Asset, Basis, Verdict
from clearweights.domain.text import text
from clearweights.report import words
from clearweights.report.index import Index
from clearweights.report.json_report import effective_word


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def inventory(index: Index) -> Sheet:
    """Return one row for each model, dataset and service."""
    say = index.say
    columns = (
        say(text("Kind")), say(text("Name")), say(text("Hub")), say(text("Provider")),
        say(text("Revision")), say(text("Role")), say(text("Published by the project")),
        say(text("Answer")), say(text("Declared")), say(text("Detected")),
        say(text("From the catalog")), say(text("Effective")), say(text("Made from")),
        say(text("Where")), "purl",
    )  # fmt: skip
    return Sheet(say(text("Inventory")), columns, tuple(_asset(index, a) for a in index.assets))


def _asset(index: Index, asset: Asset) -> tuple[str, ...]:
    say = index.say
    parents = sorted(
        (e.relation, e.parent.id) for e in index.result.inspection.edges if e.child == asset.key
    )
    return (
        say(words.KIND[asset.key.kind]),
        asset.key.id,
        asset.key.hub,
        asset.provider or "",
        asset.revision or "",
        "; ".join(say(words.ROLE[role]) for role in sorted(asset.roles)),
        say(text("yes") if asset.output else text("no")),
        say(words.VERDICT[index.result.verdicts.get(asset.key, Verdict.UNKNOWN)]),
        *("; ".join(_readings(asset, b)) for b in (Basis.DECLARED, Basis.DETECTED)),
        "; ".join(_readings(asset, Basis.CATALOGED)),
        effective_word(asset),
        "; ".join(f"{say(words.RELATION[relation])} {parent}" for relation, parent in parents),
        "\n".join(dict.fromkeys(str(p) for p in sorted(r.place for r in asset.references))),
        asset.purl or "",
    )


def _readings(asset: Asset, basis: Basis) -> Iterable[str]:
    return dict.fromkeys(r.expression or r.raw for r in asset.readings if r.basis is basis)


def findings(index: Index) -> Sheet:
    """Return one row for each finding."""
    say = index.say
    columns = (
        say(text("Finding")), say(text("Severity")), say(text("Confidence")), say(text("State")),
        say(text("Code")), say(text("Kind")), say(text("About")), say(text("What it says")),
        say(text("License")), say(text("Clause")), say(text("Why")), say(text("Where")),
        say(text("How to clear it")), say(text("What cannot be told")), say(text("Fingerprint")),
    )  # fmt: skip
    return Sheet(say(text("Findings")), columns, tuple(_finding(index, f) for f in index.findings))


def _finding(index: Index, finding: Finding) -> tuple[str, ...]:
    say = index.say
    places = dict.fromkeys(str(r.place) for r in finding.reasons if r.place)
    return (
        index.number(finding),
        say(words.SEVERITY[finding.severity]),
        say(words.CONFIDENCE[finding.confidence]),
        say(words.STATE[finding.state]),
        finding.code,
        say(words.KIND[finding.asset.kind]),
        finding.asset.id,
        say(finding.message),
        index.name(finding.license) if finding.license else "",
        index.clause(finding.clauses or ""),
        "\n".join(say(r.statement) for r in finding.reasons),
        "\n".join(places),
        say(finding.how_to_fix),
        say(finding.cannot_tell) if finding.cannot_tell else "",
        finding.fingerprint,
    )


def duties(index: Index) -> Sheet:
    """Return one row for each duty of each asset."""
    say = index.say
    columns = (
        say(text("For")), say(text("What to do")), say(text("Words")), say(text("License")),
        say(text("Clause")), say(text("State")), say(text("Where")),
    )  # fmt: skip
    rows = []
    found: list[tuple[AssetKey, tuple[str, ...]]] = []
    for key, checks in index.result.duties.items():
        for check in checks:
            where = str(check.place) if check.place else ""
            if check.attested and not where:
                where = say(text("attested"))
            row = (
                key.id, say(words.DUTY[check.kind]), check.words or "",
                index.name(check.license), index.clause(check.clause),
                say(words.DUTY_STATE[check.state]), where,
            )  # fmt: skip
            found.append((key, row))
    rows = [row for _key, row in sorted(found)]
    return Sheet(say(text("Obligations")), columns, tuple(rows))


def statements(index: Index) -> Sheet:
    """Return one row for each license statement and license file of the project."""
    say = index.say
    inspection = index.result.inspection
    columns = (
        say(text("Where")), say(text("How")), say(text("Words")), say(text("Read as")),
        say(text("About")),
    )  # fmt: skip
    rows = [
        (
            str(s.statement.place),
            say(words.SOURCE[s.statement.source]),
            s.statement.raw,
            s.expression or "",
            s.statement.asset or say(text("the project")),
        )
        for s in inspection.statements
    ]
    for file in inspection.license_files:
        match = words.MATCH.get(file.match)
        how = say(match) if match else file.match
        rows.append((file.path, how, "", file.expression or "", say(text("the project"))))
    return Sheet(say(text("Statements")), columns, tuple(sorted(rows)))


def decisions(index: Index) -> Sheet:
    """Return the register of decisions."""
    say = index.say
    columns = (
        say(text("Decision")), "id", say(text("About")), say(text("Code")),
        say(text("Concluded")), say(text("Reason")), say(text("Comment")), say(text("Scope")),
        say(text("By")), say(text("Date")), say(text("Until")), say(text("Supersedes")),
    )  # fmt: skip
    rows = tuple(
        (
            say(words.VERB[d.verb]), d.id, d.asset_id, d.rule or "", d.concluded or "",
            _reason(index, d), d.comment, say(words.SCOPE[d.scope]), d.by, d.at,
            d.expires.isoformat() if d.expires else "", d.supersedes or "",
        )
        for d in index.decisions
    )  # fmt: skip
    return Sheet(say(text("Decisions")), columns, rows)


def _reason(index: Index, decision: Decision) -> str:
    words_ = reason_words(decision.reason)
    return index.say(words_) if words_ else ""


def unread(index: Index) -> Sheet:
    """Return what was not read or looked up, and what was left out on purpose."""
    say = index.say
    inspection = index.result.inspection
    columns = (say(text("What")), say(text("Step")), say(text("Why")))
    problems = sorted((*inspection.problems, *index.context.knowledge.problems))
    rows = [(p.path, p.step, say(p.message)) for p in problems]
    left_out = say(text("left out"))
    rows += [(s.path, left_out, say(s.why)) for s in sorted(inspection.skipped)]
    run_time = say(text("chosen when the program runs"))
    rows += [(str(c.place), run_time, c.words) for c in sorted(inspection.choices)]
    return Sheet(say(text("Not read")), columns, tuple(rows))
