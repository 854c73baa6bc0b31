"""`license-unknown`: nobody says under which terms an asset may be used."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.license import FactStatus, LicenseRecord, Stance, Topic
from clearweights.domain.result import Asset, Edge, EffectiveState
from clearweights.domain.text import Text, text
from clearweights.rules.acts import PHYSICAL_RELATIONS
from clearweights.rules.base import at, conclude, license_statements, relation_words
from clearweights.rules.subject import Subject
from clearweights.rules.terms import ancestry, governing

_READ = (FactStatus.VERIFIED, FactStatus.PARTLY)
_CORE = (Topic.USE, Topic.COMMERCIAL_USE, Topic.PRODUCTION_USE)
"""What must be told of terms that were not read themselves, to say that a use is fine."""

_CLEAR = (Stance.ALLOWS, Stance.FORBIDS)
"""How: a quoted limit leaves open what lies within it."""


class LicenseUnknown:
    """Flags assets without known terms, terms without a record, and origins without either."""

    code = Code.LICENSE_UNKNOWN

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding for the asset itself, and one per origin of unknown license."""
        asset = subject.asset
        if not asset.output:
            if asset.effective.state is EffectiveState.UNKNOWN:
                yield _unknown(subject)
            elif not (records := governing(asset, subject.case)):
                yield _no_record(subject)
            elif not any(map(_is_known, records)):
                yield _not_read(subject, records[0])
        unknown = [
            (parent, chain)
            for parent, chain in ancestry(asset, subject.case)
            if parent.effective.state is EffectiveState.UNKNOWN
            and all(edge.relation in PHYSICAL_RELATIONS for edge in chain)
        ]
        if unknown:
            yield _origins(subject, unknown)


def _is_known(record: LicenseRecord) -> bool:
    """Say whether terms were read, or what others quote of them tells whether use is allowed."""
    if record.status in _READ:
        return True
    if record.kind != "service":
        return bool(record.facts)
    return any(record.stance(topic) in _CLEAR for topic in _CORE)


def _unknown(subject: Subject) -> Finding:
    unread = tuple(r for r in subject.asset.readings if not r.expression)
    why = subject.asset.effective.why
    steps: tuple[Reason, ...] = license_statements(subject.name, unread)
    if why is not None:
        steps += (Reason(statement=why, source="resolve"),)
    if not unread:
        nothing = text("No statement of its license was found in the project or the catalog.")
        steps += (Reason(statement=nothing, source="resolve"),)
    return conclude(
        subject,
        Code.LICENSE_UNKNOWN,
        Severity.MAJOR,
        _question(subject),
        text(
            "Look at the page of {asset} or ask its publisher, then state the license in"
            " clearweights.yaml or conclude it.",
            asset=subject.name,
        ),
        steps=steps,
        cannot_tell=text("Whether the publisher grants any right at all."),
        could_stop=True,
        about="unknown",
    )


def _question(subject: Subject) -> Text:
    if subject.is_service:
        return text("Whose terms govern {asset}? The provider is not known.", asset=subject.name)
    return text("Under which license is {asset}? Nothing reliable says so.", asset=subject.name)


def _no_record(subject: Subject) -> Finding:
    expression = subject.asset.effective.expression or "…"
    said = text(
        "{asset} is under {license}, but we hold no facts about that license.",
        asset=subject.name, license=expression,
    )  # fmt: skip
    fix = text("Have a lawyer read {license}; a license record can be added.", license=expression)
    return _without_facts(subject, said, fix, f"no-record:{expression}")


def _not_read(subject: Subject, record: LicenseRecord) -> Finding:
    """Return the finding for terms known by title and publisher, or by single sentences, alone."""
    said = text(
        "{asset} is under {license} of {steward}. Nobody has read these terms for Clearweights.",
        asset=subject.name, license=record.name, steward=record.steward,
    )  # fmt: skip
    fix = text(
        "Have a lawyer read {license} of {steward}; a license record can be added.",
        license=record.name, steward=record.steward,
    )  # fmt: skip
    return _without_facts(subject, said, fix, f"not-read:{record.id}")


def _without_facts(subject: Subject, said: Text, fix: Text, about: str) -> Finding:
    return conclude(
        subject,
        Code.LICENSE_UNKNOWN,
        Severity.MAJOR,
        said,
        fix,
        steps=license_statements(subject.name, subject.asset.readings),
        confidence=Confidence.CANNOT_TELL,
        cannot_tell=text("What the license demands: nobody has entered it."),
        could_stop=True,
        about=about,
    )


def _origins(subject: Subject, unknown: list[tuple[Asset, tuple[Edge, ...]]]) -> Finding:
    edges = dict.fromkeys(edge for _, chain in unknown for edge in chain)
    names = ", ".join(sorted(parent.key.id for parent, _ in unknown))
    called = ", ".join(sorted(subject.case.called(parent.key) for parent, _ in unknown))
    steps = tuple(
        at(
            text(
                "{child} is made from {parent} ({relation}).",
                child=edge.child.id, parent=edge.parent.id, relation=relation_words(edge.relation),
            ),
            edge.places[0] if edge.places else None,
            edge.source,
        )
        for edge in edges
    )  # fmt: skip
    return conclude(
        subject,
        Code.LICENSE_UNKNOWN,
        Severity.MAJOR,
        text(
            "{asset} is made from {parents}, whose license is not known.",
            asset=subject.name, parents=names,
        ),
        text("State the license of {parents} in clearweights.yaml.", parents=names),
        steps=steps,
        confidence=Confidence.LIKELY,
        cannot_tell=text("Which terms of {parents} reach {asset}.",
                         parents=names, asset=subject.name),
        could_stop=True,
        about=f"origin:{called}",
    )  # fmt: skip
