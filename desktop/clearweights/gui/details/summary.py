"""The first tab: why, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from clearweights.domain.asset import AssetKey
from clearweights.domain.finding import Finding, Severity
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Asset, Basis, Edge, EffectiveState, Reading, Verdict
from clearweights.gui.details.origins import origin_words
from clearweights.gui.details.page import Page
from clearweights.gui.details.subject import Subject
from clearweights.gui.details.targets import (
    RunCommand,
    ShowAsset,
    ShowClause,
    ShowFinding,
    ShowPlace,
)
from clearweights.gui.i18n import quoted, say, tr, trn
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup, is_open
from clearweights.gui.shown import clean
from clearweights.gui.vocabulary import word

_MOST = 40
_FIRST = 15
"""Blockers named on the page about the project: more are no summary."""


def write_summary(page: Page, subject: Subject, icons: Icons) -> None:
    """Write what matters most about a subject."""
    page.start()
    if not subject.lookup.judged:
        _write_reading(page, subject)
    elif subject.finding is not None:
        _write_finding(page, subject.finding)
    elif subject.asset is not None:
        _write_asset(page, subject.asset, subject.lookup, icons)
    else:
        _write_project(page, subject.lookup, icons)
    page.finish()


def _write_reading(page: Page, subject: Subject) -> None:
    page.lead(tr("The project is still being read."))
    page.paragraph(
        tr(
            "These are the first names that were found. Licenses, origins and verdicts follow when"
            " every file has been read; until then nothing here is an answer."
        ),
        muted=True,
    )
    if subject.asset is not None:
        page.heading(tr("About"))
        page.facts(_about_rows(subject.asset))


def _write_finding(page: Page, finding: Finding) -> None:
    page.lead(say(finding.message))
    page.paragraph(tr("About "), muted=True)
    page.link(clean(finding.asset.id), ShowAsset(finding.asset))
    page.heading(tr("What you can do"))
    page.paragraph(say(finding.how_to_fix))
    page.heading(tr("Why"))
    for number, reason in enumerate(finding.reasons, start=1):
        page.step(number, say(reason.statement))
        if reason.place is not None:
            page.add("  ")
            page.link(clean(str(reason.place)), ShowPlace(reason.place), fixed=True)
        if reason.license and reason.clause:
            page.add("  ")
            words = tr("{license}, clause {clause}", license=reason.license, clause=reason.clause)
            page.link(words, ShowClause(reason.license, reason.clause))
        elif reason.source:
            page.add("  " + origin_words(reason.source), muted=True)
    if finding.clause and finding.license:
        _clause(page, finding)
    if finding.cannot_tell is not None:
        page.heading(tr("What a scan cannot tell"))
        page.paragraph(say(finding.cannot_tell), muted=True)


def _clause(page: Page, finding: Finding) -> None:
    page.heading(tr("Clause {clause}", clause=finding.clauses or ""))
    if finding.clause_text:
        short = finding.clause_text.strip()
        page.quote(clean(short if len(short) <= 900 else short[:900].rstrip() + " …", "\n"))
        page.paragraph("")
        page.link(
            tr("Read it in the license"),
            ShowClause(finding.license or "", finding.clause, finding.clause_text),
        )
        return
    page.paragraph(
        tr("The text of this license is not installed. Attach it to check the wording: "),
        muted=True,
    )
    page.link(tr("Add a document…"), RunCommand("add_document"))


def _write_asset(page: Page, asset: Asset, lookup: Lookup, icons: Icons) -> None:
    verdict = lookup.verdict(asset.key)
    page.lead(verdict_sentence(verdict), icons.theme.of(verdict))
    findings = lookup.findings(asset.key)
    todo = [f for f in findings if is_open(f)]
    if todo:
        page.heading(trn("{n} open finding", "{n} open findings", len(todo)))
        _finding_lines(page, todo, icons)
    page.heading(tr("License"))
    page.facts(_license_rows(asset))
    if asset.effective.why is not None:
        page.paragraph(say(asset.effective.why), muted=True, above=4)
    _lineage(page, asset.key, lookup)
    page.heading(tr("About"))
    page.facts(_about_rows(asset))
    rest = [f for f in findings if not is_open(f)]
    if rest:
        page.heading(
            trn("{n} note or settled finding", "{n} notes and settled findings", len(rest))
        )
        _finding_lines(page, rest, icons)


def verdict_sentence(verdict: Verdict) -> str:
    """Return what a verdict means for the reader."""
    return {
        Verdict.STOP: tr("At least one term forbids this use. Do not ship before it is cleared."),
        Verdict.UNKNOWN: tr("The license, or an answer that could forbid this use, is missing."),
        Verdict.CONDITIONS: tr("Allowed, if the conditions below are met."),
        Verdict.OK: tr("Nothing open for this use."),
    }[verdict]


def _finding_lines(
    page: Page, findings: Sequence[Finding], icons: Icons, most: int = _MOST
) -> None:
    for finding in findings[:most]:
        page.item(icons.shape(finding.severity), icons.theme.of(finding.severity))
        page.link(word(finding.code), ShowFinding(finding))
        page.add("  " + say(finding.message))
    if len(findings) > most:
        page.paragraph(tr("… and {n} more in the tree.", n=len(findings) - most), muted=True)


def _license_rows(asset: Asset) -> list[tuple[str, list[tuple[str, object]]]]:
    rows: list[tuple[str, list[tuple[str, object]]]] = []
    for basis in Basis:
        readings = [r for r in asset.readings if r.basis is basis]
        if not readings:
            nothing = tr("you decide") if basis is Basis.CONCLUDED else tr("nothing")
            rows.append((word(basis), [("– " + nothing, None)]))
        for number, reading in enumerate(readings[:12]):
            rows.append((word(basis) if number == 0 else "", _reading(reading)))
    effective = asset.effective
    words = word(effective.state)
    if effective.expression and effective.state is not EffectiveState.DISAGREE:
        words = f"{clean(effective.expression)}  ({words})"
    rows.append((tr("Result"), [(words, None)]))
    return rows


def _reading(reading: Reading) -> list[tuple[str, object]]:
    words = clean(reading.expression or tr("not understood"))
    if reading.raw and reading.raw != reading.expression:
        words += "  " + quoted(reading.raw)
    values: list[tuple[str, object]] = []
    if reading.records:
        values.append((words, ShowClause(reading.records[0])))
    else:
        values.append((words, None))
    if reading.place is not None:
        values.append((clean(str(reading.place)), ShowPlace(reading.place)))
    elif reading.origin:
        values.append((origin_words(reading.origin), None))
    if reading.status is not FactStatus.VERIFIED:
        values.append(("(" + word(reading.status) + ")", None))
    return values


def _lineage(page: Page, key: AssetKey, lookup: Lookup) -> None:
    parents, children = lookup.parents(key), lookup.children(key)
    if not parents and not children:
        return
    page.heading(tr("Lineage"))
    rows: list[tuple[str, list[tuple[str, object]]]] = [
        (word(edge.relation), _edge(edge, edge.parent)) for edge in parents[:_MOST]
    ]
    rows += [
        (tr("source of"), [*_edge(edge, edge.child), (word(edge.relation), None)])
        for edge in children[:_MOST]
    ]
    page.facts(rows)


def _edge(edge: Edge, other: AssetKey) -> list[tuple[str, object]]:
    values: list[tuple[str, object]] = [(clean(other.id), ShowAsset(other))]
    if edge.places:
        values.append((clean(str(edge.places[0])), ShowPlace(edge.places[0])))
    elif edge.source != "project":
        values.append((origin_words(edge.source), None))
    return values


def _about_rows(asset: Asset) -> list[tuple[str, list[tuple[str, object]]]]:
    pairs = [
        (tr("Kind"), word(asset.key.kind)),
        (tr("Hub"), asset.key.hub.value),
        (tr("Provider"), asset.provider.value if asset.provider else ""),
        (tr("Revision"), asset.revision or ""),
        (tr("Package URL"), asset.purl or ""),
        (tr("What you do with it"), _purposes(asset)),
    ]
    return [(label, [(clean(words), None)]) for label, words in pairs if words]


def _purposes(asset: Asset) -> str:
    told = [word(role) for role in asset.roles]
    return ", ".join([*told, tr("not told in every file")] if told and asset.untold else told)


def _write_project(page: Page, lookup: Lookup, icons: Icons) -> None:
    inspection = lookup.result.inspection
    page.lead(tr("The answer for this use: {use}", use=_use_word(lookup)))
    found = lookup.verdict_counts()
    for verdict, n in found.items():
        if n:
            page.item(icons.shape(verdict), icons.theme.of(verdict))
            page.colored(f"{n} {word(verdict)}", icons.theme.of(verdict))
            page.add("   " + verdict_sentence(verdict), muted=True)
    if lookup.result.use.assumed:
        page.heading(tr("The use is assumed"))
        page.paragraph(
            tr(
                "Nobody has said how the product is used, so a commercial application in production"
                " is assumed. Every report says so until you confirm it. "
            )
        )
        page.link(tr("Describe the use…"), RunCommand("edit_use"))
    stops = [f for f in lookup.result.findings if f.severity is Severity.BLOCKER and is_open(f)]
    if stops:
        page.heading(tr("What stops you"))
        _finding_lines(page, stops, icons, _FIRST)
    page.heading(tr("What was read"))
    page.facts(
        [
            (tr("Files read"), [(tr("{n}", n=inspection.files_read), None)]),
            (tr("Not read"), [(tr("{n}", n=len(inspection.problems)), None)]),
            (tr("Left out on purpose"), [(tr("{n}", n=len(inspection.skipped)), None)]),
        ]
    )


def _use_word(lookup: Lookup) -> str:
    distribution = lookup.result.use.distribution
    return word(distribution) if distribution else tr("not described")
