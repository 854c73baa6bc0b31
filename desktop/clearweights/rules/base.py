"""What a rule is, and the one way to build a finding with its whole argument."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from clearweights.domain.asset import Place, Relation
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.license import STATEMENT, Cited, FactStatus
from clearweights.domain.result import Basis, Edge, EffectiveState, Reading
from clearweights.domain.text import Text, in_our_words, text
from clearweights.rules.subject import Subject, Term

_ORDER = (Confidence.CERTAIN, Confidence.LIKELY, Confidence.CANNOT_TELL)
_OF_STATUS = {
    FactStatus.VERIFIED: Confidence.CERTAIN,
    FactStatus.PARTLY: Confidence.LIKELY,
    FactStatus.SECONDARY: Confidence.LIKELY,
    FactStatus.UNVERIFIED: Confidence.CANNOT_TELL,
}
_MANY = 20
"""Places shown in one argument; the asset itself lists them all."""

_WAYS = 5
"""Ways by which one license reaches an asset that are shown beside the nearest."""


class Rule(Protocol):
    """Judges one asset for one use. Pure: equal subject, equal findings in equal order."""

    @property
    def code(self) -> Code:
        """The code this rule is about; it may also ask questions (`context-needed`)."""

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield what the rule finds."""


def weakest(*confidences: Confidence) -> Confidence:
    """Return the least certain: an argument is as strong as its weakest step."""
    return max(confidences, key=_ORDER.index, default=Confidence.CERTAIN)


def softened(severity: Severity, term: Term) -> Severity:
    """Return a severity, no blocker where a mere sentence stands against a license.

    A license that allows the use is stated, too: that is to be cleared up first.
    """
    doubtful = term.record.family == STATEMENT and term.confidence is Confidence.CANNOT_TELL
    return min(severity, Severity.MAJOR) if doubtful else severity


def sureness(term: Term, cited: Cited | None = None) -> Confidence:
    """Return how sure a statement about this term can be, by how its facts were established."""
    steps = [term.confidence]
    if cited is not None:
        steps.append(_OF_STATUS[cited.status])
    return weakest(*steps)


def conclude(
    subject: Subject,
    code: Code,
    severity: Severity,
    message: Text,
    fix: Text,
    *,
    term: Term | None = None,
    cited: Cited | None = None,
    clause_says: Text | None = None,
    also: tuple[tuple[Cited, Text], ...] = (),
    besides: tuple[tuple[Cited, Text], ...] = (),
    steps: tuple[Reason, ...] = (),
    confidence: Confidence = Confidence.CERTAIN,
    cannot_tell: Text | None = None,
    could_stop: bool = False,
    about: str = "",
) -> Finding:
    """Return a finding whose reasons lead from the place to the license, the clause, the use.

    `clause_says` is what the clause demands in a word; the record's own note follows it. `also`
    are further clauses of the license that lead to it, each with what it says, `besides` those
    that are cited after it.
    """
    if term is not None:
        confidence = weakest(confidence, sureness(term, cited))
    reasons = [*_places(subject)]
    if term is not None:
        reasons += _license_steps(subject, term)
        reasons += [_clause_step(term, each, says) for each, says in also]
        if cited is not None:
            reasons.append(_clause_step(term, cited, clause_says))
        reasons += [_clause_step(term, each, says) for each, says in besides]
    reasons += steps
    return Finding(
        code=code,
        severity=severity,
        confidence=confidence,
        asset=subject.asset.key,
        message=message,
        reasons=tuple(dict.fromkeys(reasons)),
        how_to_fix=fix,
        license=term.record.id if term else None,
        clause=cited.clause if cited else None,
        also=_cited(also, cited, besides),
        clause_text=subject.clause_text(term.record, cited) if term and cited else None,
        cannot_tell=cannot_tell,
        could_stop=could_stop,
        subject=about,
        known_as=subject.case.called(subject.asset.key),
    )


def _cited(
    also: tuple[tuple[Cited, Text], ...],
    cited: Cited | None,
    besides: tuple[tuple[Cited, Text], ...],
) -> tuple[str, ...]:
    first = tuple(each.clause for each, _ in also)
    last = tuple(each.clause for each, _ in besides)
    return (*first, cited.clause, *last) if cited is not None and last else first


def declared(statement: Text) -> Reason:
    """Return a step that rests on what the user said of the use."""
    return Reason(statement=statement, source="declared use")


def at(statement: Text, place: Place | None, otherwise: str = "declared use") -> Reason:
    """Return a step that rests on a place, or on a source where there is no place."""
    return Reason(statement=statement, place=place, source=None if place else otherwise)


def license_statements(name: str, readings: tuple[Reading, ...]) -> tuple[Reason, ...]:
    """Return one step per license statement about the asset `name`, with its words as written."""
    return tuple(
        at(
            text(
                "The license of {asset} is given as “{raw}” ({source}).",
                asset=name, raw=r.raw, source=_source_words(r),
            ),
            r.place,
            r.origin or str(r.source),
        )
        for r in readings
    )  # fmt: skip


def _places(subject: Subject) -> list[Reason]:
    asset = subject.asset
    reasons = [
        Reason(
            statement=text("{asset} is named here ({how}).", asset=r.id, how=_how_words(r.how)),
            place=r.place,
        )
        for r in sorted(asset.references, key=lambda r: (r.strength != "used", r.place))[:_MANY]
    ]
    if len(asset.references) > _MANY:
        rest = len(asset.references) - _MANY
        reasons.append(
            Reason(statement=text("… and in {count} more places.", count=rest), source="project")
        )
    return reasons or [declared(text("{asset} is part of the project.", asset=subject.name))]


def _license_steps(subject: Subject, term: Term) -> list[Reason]:
    reasons = [edge_step(edge) for edge in term.chain]
    reasons += [edge_step(edge) for other in term.further[:_WAYS] for edge in other.chain]
    source = subject.case.asset(term.source)
    if source is None:
        return reasons
    name = source.key.id
    readings = [
        r for r in source.readings if term.record.id in r.records or r.basis is Basis.CONCLUDED
    ]
    for r in readings[:5]:
        statement = text(
            "{asset}: the license is given as “{raw}” ({source}), read as {license}.",
            asset=name, raw=r.raw, source=_source_words(r), license=term.record.name,
        )  # fmt: skip
        reasons.append(at(statement, r.place, r.origin or str(r.source)))
    if not readings:
        statement = text(
            "The terms of {asset} are {license}.", asset=name, license=term.record.name
        )
        reasons.append(Reason(statement=statement, source=f"record:{term.record.id}"))
    if source.effective.state is EffectiveState.DISAGREE:
        reasons.append(
            Reason(
                statement=text(
                    "Other statements about {asset} contradict this one; until that is settled"
                    " the stricter terms are applied.",
                    asset=name,
                ),
                source="resolve",
            )
        )
    return reasons


def edge_step(edge: Edge) -> Reason:
    """Return the step that one thing was made from another, where that is said."""
    statement = text(
        "{child} is made from {parent} ({relation}).",
        child=edge.child.id, parent=edge.parent.id, relation=relation_words(edge.relation),
    )  # fmt: skip
    return at(statement, edge.places[0] if edge.places else None, edge.source)


def _clause_step(term: Term, cited: Cited, says: Text | None) -> Reason:
    note = in_our_words(cited.note) if cited.note else None
    if says is not None and note:
        statement = text(
            "{license}, {clause}: {says} {note}",
            license=term.record.name, clause=cited.clause, says=says, note=note,
        )  # fmt: skip
    else:
        statement = text(
            "{license}, {clause}: {says}",
            license=term.record.name, clause=cited.clause,
            says=says or note or text("This clause decides."),
        )  # fmt: skip
    return Reason(statement=statement, license=term.record.id, clause=cited.clause)


_RELATIONS = {
    Relation.FINE_TUNED_FROM: text("fine-tuned from it"),
    Relation.ADAPTER_OF: text("an adapter of it"),
    Relation.MERGED_FROM: text("merged from it"),
    Relation.QUANTIZED_FROM: text("quantized from it"),
    Relation.DISTILLED_FROM: text("distilled from it"),
    Relation.TRAINED_ON: text("trained on it"),
    Relation.GENERATED_BY: text("generated by it"),
    Relation.CONTAINS: text("contains it"),
    Relation.EVALUATED_WITH: text("evaluated with it"),
    Relation.DERIVED_FROM: text("derived from it"),
}


def relation_words(relation: Relation) -> Text:
    """Return how one thing was made from another, in words for people."""
    return _RELATIONS[relation]


_BY_CLIENT = text("by a client")
_COMMAND = text("in a command")
_HOW = {
    "declared": text("declared"),
    "card": text("its card"),
    "card-title": text("title of a card"),
    "comment": text("in a comment"),
    "prose": text("in prose"),
    "config-key": text("in a configuration"),
    "address": text("by its address"),
    "named-value": text("in a named value"),
    "client": _BY_CLIENT,
    "client-call": _BY_CLIENT,
    "hub-cache": text("in a local copy of the hub"),
    "attached-document": text("in an attached document"),
    "web-link": text("in a link"),
    "code-block": text("in a code block"),
    "dataset-register": text("in a register of datasets"),
    "sbom": text("in a bill of materials"),
    "shell-option": _COMMAND,
    "shell-argument": _COMMAND,
    "shell-variable": _COMMAND,
    "shell-run": _COMMAND,
    "shell-request": _COMMAND,
}
_CARD_FIELD = "card:"


def _how_words(how: str) -> str | Text:
    """Return words for a construct; names of functions and commands are shown as they are."""
    if how.startswith(_CARD_FIELD):
        return text("in the field {field} of a card", field=how.removeprefix(_CARD_FIELD))
    return _HOW.get(how, how)


_SOURCES = {
    "tag": text("tag of the card"),
    "field": text("metadata field"),
    "classifier": text("package classifier"),
    "header": text("file header"),
    "artifact": text("inside the weight file"),
    "file": text("license file"),
    "prose": text("prose of the card"),
    "badge": text("badge"),
    "declaration": text("declared by people"),
    "sbom": text("bill of materials"),
    "catalog": text("our catalog"),
    "family": text("inferred from the name"),
    "hub": text("the hub"),
}


def _source_words(reading: Reading) -> Text:
    return _SOURCES[reading.source.value]
