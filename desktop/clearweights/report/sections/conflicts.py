"""The conflicts as pairs: which terms, against what, and where it bites."""

from __future__ import annotations

from clearweights.domain.asset import AssetKey
from clearweights.domain.finding import Code, Confidence, Finding
from clearweights.domain.result import Asset
from clearweights.domain.text import Text, text
from clearweights.domain.use import Distribution
from clearweights.report.document import (
    BREAK,
    Block,
    Column,
    Heading,
    Inline,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
    quiet,
)
from clearweights.report.grouping import Group
from clearweights.report.index import Index
from clearweights.report.json_report import made_from
from clearweights.report.sections.argument import sentence
from clearweights.report.status import is_open

_STATEMENTS = frozenset({Code.DECLARATIONS_DISAGREE})
_LINEAGE = frozenset({
    Code.RELICENSING, Code.SHARE_ALIKE, Code.NO_DERIVATIVES, Code.OUTPUT_TRAINING,
    Code.UNSETTLED_LAW,
})  # fmt: skip
_USE = frozenset({
    Code.NON_COMMERCIAL, Code.RESEARCH_ONLY, Code.FIELD_RESTRICTED, Code.TERRITORY_EXCLUDED,
    Code.USER_THRESHOLD, Code.REVENUE_THRESHOLD, Code.OPEN_SOURCE_CLAIM, Code.POLICY_DENIED,
})  # fmt: skip
_CERTAINTY = {
    Confidence.CERTAIN: text("certain"),
    Confidence.LIKELY: text("possible"),
    Confidence.CANNOT_TELL: text("not assessable"),
}
_FEW = 3
_MADE_OF_USE = "declared use"


def conflicts_section(index: Index) -> Section:
    """Return the chapter: statements, then origin and result, then terms and use."""
    say = index.say
    made = made_from(index.result.inspection)
    by_key = {asset.key: asset for asset in index.assets}
    kinds = (
        (text("Statements that contradict each other"), _STATEMENTS),
        (text("Terms of an origin against what is made of it"), _LINEAGE),
        (text("Terms against the use examined"), _USE),
    )
    blocks: list[Block] = [Para(quiet(say(_INTRO)))]
    for title, codes in kinds:
        groups = [g for g in index.groups if g.first.code in codes and is_open(g.first)]
        blocks.append(Heading(say(title)))
        if not groups:
            blocks.append(Para(quiet(say(_NOTHING))))
            continue
        rows = tuple(_row(index, group, made, by_key) for group in groups)
        blocks.append(Table(_columns(index), rows, dense=len(rows) > _LONG))
    return Section("conflicts", say(text("Conflicts")), tuple(blocks))


_LONG = 20
_INTRO = text(
    "Each line sets terms against what they do not go together with. Its number leads to the"
    " finding, where the clause is quoted and every step is shown."
)
_NOTHING = text("None found. All open findings were looked at.")


def _columns(index: Index) -> tuple[Column, ...]:
    say = index.say
    return (
        Column(say(text("Finding")), 0.6),
        Column(say(text("These terms")), 2.2),
        Column(say(text("Against")), 2.6),
        Column(say(text("Bites on")), 1.6),
        Column(say(text("Certainty")), 0.9),
    )


def _row(
    index: Index, group: Group, made: dict[AssetKey, list[str]], by_key: dict[AssetKey, Asset]
) -> Row:
    finding = group.first
    return Row(
        (
            (index.to_finding(finding),),
            _terms(index, group),
            _against(index, group, made, by_key),
            plain(_bites(index, group)),
            plain(index.say(_CERTAINTY[finding.confidence])),
        )
    )


def _terms(index: Index, group: Group) -> Inline:
    """Return the license with its clause, and the assets it comes with."""
    finding = group.first
    line: Inline = ()
    if finding.license:
        line = (index.to_license(finding.license),)
        if finding.clauses:
            line += plain(", " + index.say(text("clause {clause}", clause=finding.clauses)))
        line += BREAK
    return (*line, *_named(index, [f.asset for f in group.findings]))


def _named(index: Index, keys: list[AssetKey]) -> Inline:
    line: Inline = ()
    for key in keys[:_FEW]:
        line += (*(plain(", ") if line else ()), index.to_asset(key))
    if len(keys) > _FEW:
        line += quiet(index.say(text(" and {count} more", count=len(keys) - _FEW)))
    return line


def _against(
    index: Index, group: Group, made: dict[AssetKey, list[str]], by_key: dict[AssetKey, Asset]
) -> Inline:
    finding = group.first
    if finding.code in _STATEMENTS:
        return _statements(index, by_key.get(finding.asset))
    if finding.code in _LINEAGE:
        ids = sorted({id_ for f in group.findings for id_ in made.get(f.asset, ())})
        results = [asset for asset in index.assets if asset.output and asset.key.id in ids]
        if results:
            return _results(index, results)
    said = [sentence(index, r.statement) for r in finding.reasons if r.source == _MADE_OF_USE]
    return plain(" ".join(dict.fromkeys(said)) or sentence(index, finding.message))


def _statements(index: Index, asset: Asset | None) -> Inline:
    """Return what the sources say of one asset, each once, with its first place."""
    line: Inline = ()
    seen = set()
    for reading in asset.readings if asset else ():
        what = index.expression(reading.expression) if reading.expression else reading.raw
        if what not in seen:
            seen.add(what)
            line += (*(BREAK if line else ()), Span(what))
            if reading.place:
                line += (Span("  " + index.place(reading.place), "mono"),)
    return line


def _results(index: Index, results: list[Asset]) -> Inline:
    line: Inline = ()
    for asset in results[:_FEW]:
        line += (*(BREAK if line else ()), Span("→ "), index.to_asset(asset.key))
        line += plain(index.colon("", ""))
        line += index.effective(asset)
    if len(results) > _FEW:
        line += quiet(index.say(text(" and {count} more", count=len(results) - _FEW)))
    return line


def _bites(index: Index, group: Group) -> str:
    """Return under which ways to give the product away the conflict exists."""
    say = index.say
    uses: set[Distribution] = set()
    for finding in group.findings:
        uses |= set(_uses_of(index, finding))
    if len(uses) == len(Distribution):
        return say(text("every use"))
    if not uses:
        return say(text("the use examined"))
    return ", ".join(say(_USE_NAME[use]) for use in Distribution if use in uses)


def _uses_of(index: Index, finding: Finding) -> tuple[Distribution, ...]:
    return index.context.bites.get(finding.fingerprint, ())


_USE_NAME: dict[Distribution, Text] = {
    Distribution.INTERNAL: text("internal use"),
    Distribution.SAAS: text("software as a service"),
    Distribution.API: text("an interface over a network"),
    Distribution.APPLICATION: text("application"),
    Distribution.WEIGHTS: text("weights"),
    Distribution.DATASET: text("dataset"),
    Distribution.CONTENT: text("content"),
}
