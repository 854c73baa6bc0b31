"""Numbers and anchors: how the parts of one report point at each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from clearweights.domain.asset import AssetKey, Place
from clearweights.domain.decision import Decision
from clearweights.domain.finding import Finding, Severity
from clearweights.domain.license import LicenseRecord
from clearweights.domain.result import Asset, EffectiveState, Result, Verdict
from clearweights.domain.rights import SEMICOLON
from clearweights.domain.text import Text, in_our_words, text
from clearweights.report import words
from clearweights.report.base import ReportContext
from clearweights.report.document import Inline, Span, Tone
from clearweights.report.grouping import Block, grouped, joined
from clearweights.report.json_report import report_id
from clearweights.report.status import is_open, ordered, shown_assets

_REFERENCE = "LicenseRef-"


class Index:
    """The result in the order of the report, with an anchor for everything."""

    def __init__(self, result: Result, context: ReportContext) -> None:
        self.result = result
        self.context = context
        # Numbers go by identity: two findings may share a fingerprint, but never an anchor.
        self.assets = tuple(sorted(shown_assets(result), key=lambda a: a.key))
        self.decisions = tuple(sorted(result.inspection.decisions, key=lambda d: (d.at, d.id)))
        decided = {d.fingerprint for d in self.decisions if d.fingerprint}
        self.blocks = joined(grouped(ordered(result.findings), decided), decided, self.name)
        self.groups = tuple(group for block in self.blocks for group in block.groups)
        self.findings = tuple(f for group in self.groups for f in group.findings)
        self._decision = {id(d): at for at, d in enumerate(self.decisions, start=1)}
        self._finding = {
            id(f): at for at, group in enumerate(self.groups, start=1) for f in group.findings
        }
        self._asset = {a.key: at for at, a in enumerate(self.assets, start=1)}

    def say(self, message: Text) -> str:
        """Return the message in the report's language."""
        return self.context.say(message)

    def place(self, place: Place) -> str:
        """Return a place of the project, with the word that git leaves its file out."""
        if place.path not in self.result.inspection.ignored:
            return str(place)
        return self.say(text("{place} (ignored by git)", place=str(place)))

    def clause(self, clause: str) -> str:
        """Return the number of a clause, or the name that we gave it in the report's language."""
        return self.say(in_our_words(clause))

    def several(self, words: Iterable[str]) -> str:
        """Return words that may hold commas as one line."""
        return self.say(SEMICOLON).join(words)

    def colon(self, name: str, value: str) -> str:
        """Return `name: value` with the colon as the report's language sets it."""
        return self.say(text("{name}: {value}", name=name, value=value))

    @cached_property
    def report_id(self) -> str:
        """The report's id, short enough to read aloud."""
        return str(report_id(self.result, self.context))[:13]

    @cached_property
    def licenses(self) -> tuple[str, ...]:
        """Ids of the licenses in use: records first by name, then expressions without record."""
        used = set()
        for asset in self.assets:
            used |= {r for reading in asset.readings for r in reading.records}
            used |= set(asset.effective.records)
            if asset.effective.expression and not asset.effective.records:
                used.add(asset.effective.expression)
        used |= {f.license for f in self.findings if f.license}
        used |= {d.license for checks in self.result.duties.values() for d in checks}
        named = {self.canonical(id_) for id_ in used}
        return tuple(sorted(named, key=lambda i: (self.record(i) is None, self.name(i), i)))

    @cached_property
    def _license(self) -> dict[str, int]:
        return {id_: at for at, id_ in enumerate(self.licenses, start=1)}

    def record(self, license_id: str) -> LicenseRecord | None:
        """Return the record for a record id or an SPDX id that names one record."""
        if found := self.context.knowledge.record(license_id):
            return found
        named = self.context.knowledge.by_spdx(license_id)
        return named[0] if len(named) == 1 else None

    def canonical(self, license_id: str) -> str:
        """Return the record's id for whatever names the license, so that each stands once."""
        record = self.record(license_id)
        return record.id if record else license_id

    def name(self, license_id: str) -> str:
        """Return the license's name, the id itself where no record has one."""
        record = self.record(license_id)
        return record.name if record else license_id

    def expression(self, expression: str) -> str:
        """Return an expression as people read it: a name where it is a bare reference."""
        bare = expression.startswith(_REFERENCE) and " " not in expression
        return self.name(expression) if bare else expression

    def number(self, finding: Finding) -> str:
        """Return the number by which the report calls the finding and all that say the same."""
        return f"F{self._finding[id(finding)]}"

    def numbers(self, block: Block) -> str:
        """Return the numbers of a block: they follow each other."""
        first, last = (self.number(block.groups[at].first) for at in (0, -1))
        return first if block.alone else f"{first}–{last}"

    def finding_anchor(self, finding: Finding) -> str:
        """Return the anchor of the place where the report speaks of the finding."""
        return f"finding-{self._finding[id(finding)]}"

    def own_places(self, key: AssetKey) -> frozenset[Place]:
        """Return the places where the project names the asset: the inventory shows them."""
        return self._places.get(key, frozenset())

    @cached_property
    def _places(self) -> dict[AssetKey, frozenset[Place]]:
        return {a.key: frozenset(r.place for r in a.references) for a in self.assets}

    @cached_property
    def open_numbers(self) -> dict[AssetKey, tuple[Finding, ...]]:
        """For each asset its open findings, one for each number."""
        found: dict[AssetKey, dict[str, Finding]] = {}
        for finding in self.findings:
            if is_open(finding):
                found.setdefault(finding.asset, {}).setdefault(self.number(finding), finding)
        return {key: tuple(numbers.values()) for key, numbers in found.items()}

    def asset_anchor(self, key: AssetKey) -> str | None:
        """Return the anchor of the asset's row in the inventory, None where it has none."""
        at = self._asset.get(key)
        return f"asset-{at}" if at else None

    def decision_anchor(self, decision: Decision) -> str:
        """Return the anchor of the decision's row in the register."""
        return f"decision-{self._decision[id(decision)]}"

    def license_anchor(self, license_id: str) -> str | None:
        """Return the anchor of the license's block, None where it has none."""
        at = self._license.get(self.canonical(license_id))
        return f"license-{at}" if at else None

    def to_finding(self, finding: Finding) -> Span:
        """Return the finding's number as a link."""
        return Span(self.number(finding), to=self.finding_anchor(finding))

    def to_asset(self, key: AssetKey) -> Span:
        """Return the asset's id as a link to the inventory."""
        return Span(key.id, to=self.asset_anchor(key))

    def to_license(self, license_id: str) -> Span:
        """Return the license's name as a link to its block."""
        return Span(self.name(license_id), to=self.license_anchor(license_id))

    def severity(self, severity: Severity) -> Span:
        """Return the severity as a badge."""
        return self.badge(words.SEVERITY[severity], words.SEVERITY_LOOK[severity])

    def verdict(self, key: AssetKey) -> Span:
        """Return the asset's verdict as a badge."""
        verdict = self.result.verdicts.get(key, Verdict.UNKNOWN)
        return self.badge(words.VERDICT[verdict], words.VERDICT_LOOK[verdict])

    def badge(self, message: Text, look: tuple[Tone, str]) -> Span:
        """Return a word with its shape and tone."""
        tone, shape = look
        return Span(self.say(message), "badge", tone=tone, shape=shape)

    def effective(self, asset: Asset) -> Inline:
        """Return what may be relied on, as a link where the report describes it."""
        effective = asset.effective
        settled = effective.state in (EffectiveState.CONCLUDED, EffectiveState.AGREED)
        if settled and effective.expression:
            target = effective.records[0] if effective.records else effective.expression
            name = self.expression(effective.expression)
            return (Span(name, to=self.license_anchor(target)),)
        return (Span(self.say(words.EFFECTIVE[effective.state]), "strong"),)
