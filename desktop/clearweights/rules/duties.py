"""Are the duties of a license seen to be fulfilled? Shared by all rules about duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clearweights.domain.asset import Place, Role
from clearweights.domain.finding import Confidence
from clearweights.domain.license import Duty, DutyKind, LicenseRecord, ThresholdEffect, Trigger
from clearweights.domain.result import DutyCheck, DutyState, LicenseFile
from clearweights.domain.use import Attestation, AttestedFact
from clearweights.rules import measures
from clearweights.rules.measures import Passed
from clearweights.rules.seen import is_notice, is_shown, look
from clearweights.rules.subject import Subject, Term
from clearweights.rules.words import other_words

ATTESTED_BY = {
    DutyKind.LICENSE_COPY: (AttestedFact.LICENSE_COPY,),
    DutyKind.RETAIN_NOTICES: (AttestedFact.NOTICES_KEPT,),
    DutyKind.NOTICE_FILE: (AttestedFact.NOTICE_FILE,),
    DutyKind.DISPLAY: (AttestedFact.DISPLAY_NOTICE,),
    DutyKind.STATE_CHANGES: (AttestedFact.CHANGES_STATED,),
    DutyKind.ATTRIBUTION: (AttestedFact.CREDITED,),
    DutyKind.CITATION: (AttestedFact.CREDITED,),
    DutyKind.PASS_ON_RESTRICTIONS: (AttestedFact.RESTRICTIONS_PASSED_ON,),
    DutyKind.SOURCE_OFFER: (AttestedFact.SOURCE_OFFERED,),
    DutyKind.REGISTRATION: (AttestedFact.REGISTERED,),
    DutyKind.SAFEGUARDS: (AttestedFact.FILTERS_KEPT, AttestedFact.GUARDRAILS_KEPT),
}
_CREDIT = frozenset({DutyKind.RETAIN_NOTICES, DutyKind.LICENSE_COPY})
"""A full credit line names author, notices and license: it answers these where one is asked."""

_OFFERED = frozenset({Trigger.DISTRIBUTE, Trigger.HOST, Trigger.PRODUCT})
_SAME_TEXT = ("identical", "names-filled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One duty that is due, and what is known of it."""

    term: Term
    duty: Duty
    state: DutyState
    certain: bool = False
    """True where somebody attests it, one way or the other."""

    place: Place | None = None
    other_words: bool = False
    """A display or notice line is there, in other words than those demanded."""

    wrong_edition: str | None = None
    """Path of a license text of the project that is close, but not this license's text."""

    def check(self) -> DutyCheck:
        """Return the plain value for reports."""
        return DutyCheck(
            kind=self.duty.kind,
            license=self.term.record.id,
            clause=self.duty.clause,
            state=self.state,
            words=self.duty.words,
            place=self.place,
            attested=self.certain,
        )

    @property
    def confidence(self) -> Confidence:
        """Certain where attested to be missing; a scan alone is never sure."""
        return Confidence.CERTAIN if self.certain else Confidence.LIKELY


def due(subject: Subject, *kinds: DutyKind) -> Iterator[Checked]:
    """Yield every duty of these kinds that the use makes due, fulfilled or not."""
    return (checked for checked in _all_due(subject) if checked.duty.kind in kinds)


def _all_due(subject: Subject) -> tuple[Checked, ...]:
    """Return every duty that is due; many rules ask, each duty is looked for once."""
    known: tuple[Checked, ...] | None = subject.known.get(_all_due)
    if known is None:
        known = subject.known[_all_due] = tuple(
            _check(subject, term, duty)
            for term in subject.terms
            for duty in term.record.duties
            if not duty.encouraged and _bites(subject, term, duty, subject.acts(term))
        )
    return known


def open_duties(subject: Subject, *kinds: DutyKind) -> Iterator[Checked]:
    """Yield the duties of these kinds that are due and not seen to be fulfilled."""
    return (c for c in due(subject, *kinds) if c.state is not DutyState.FULFILLED)


def hinges_on_size(term: Term, duty: Duty) -> bool:
    """Say whether a duty begins only above a threshold."""
    return Trigger.OVER_THRESHOLD in duty.triggers and any(
        t.effect is ThresholdEffect.DUTY for t in term.record.thresholds
    )


def _bites(subject: Subject, term: Term, duty: Duty, acts: frozenset[Trigger]) -> bool:
    if duty.commercial_only and subject.use.commercial is False:
        return False
    if duty.models and not any(word in term.source.id.casefold() for word in duty.models):
        return False
    others = frozenset(duty.triggers) - {Trigger.OVER_THRESHOLD}
    if duty.kind is DutyKind.SOURCE_OFFER and not _changed(subject):
        others -= {Trigger.PUBLISH_OUTPUTS}
    if Trigger.OVER_THRESHOLD not in duty.triggers:
        return bool(others & acts)
    above = any(
        measures.passed(t, subject.use) is Passed.YES
        for t in term.record.thresholds
        if t.effect is ThresholdEffect.DUTY
    )
    return above and bool((others or _OFFERED) & acts)


def _changed(subject: Subject) -> bool:
    return bool(subject.asset.modified) or Role.MODIFY_REDISTRIBUTE in subject.roles


def _check(subject: Subject, term: Term, duty: Duty) -> Checked:
    holds = attested(subject, term, duty)
    if holds is not None:
        return _from_attestation(term, duty, holds)
    found = _in_files(subject, term, duty)
    demanded = duty.words is not None and duty.exact
    if demanded or found.state is DutyState.FULFILLED or found.other_words:
        return found
    seen = look(subject, term, duty)
    if seen is None or (found.state is DutyState.NOT_VISIBLE and found.place is not None):
        return found
    return replace(found, state=seen.state, place=seen.place)


def _in_files(subject: Subject, term: Term, duty: Duty) -> Checked:
    if duty.kind is DutyKind.LICENSE_COPY:
        return _license_copy(subject, term, duty)
    if duty.words and duty.kind in (DutyKind.DISPLAY, DutyKind.NOTICE_FILE, DutyKind.ATTRIBUTION):
        return _sign(subject, term, duty)
    if duty.kind in (DutyKind.SAFEGUARDS, DutyKind.DISCLOSURE) or _only_if_shipped(term, duty):
        return Checked(term=term, duty=duty, state=DutyState.NOT_VISIBLE)
    if duty.kind is DutyKind.RETAIN_NOTICES:
        return _notices(subject, term, duty)
    return Checked(term=term, duty=duty, state=DutyState.MISSING)


def _only_if_shipped(term: Term, duty: Duty) -> bool:
    """Say whether a notice file is due only where the work came with one: nobody can see that.

    Keeping the notices is then a duty of its own, and answers this one.
    """
    kept = any(other.kind is DutyKind.RETAIN_NOTICES for other in term.record.duties)
    return duty.kind is DutyKind.NOTICE_FILE and not duty.words and kept


def _notices(subject: Subject, term: Term, duty: Duty) -> Checked:
    """Take a copy of the license for a trace of its notices, and no more."""
    copy = _license_copy(subject, term, duty)
    kept = copy.state is DutyState.FULFILLED
    state = DutyState.NOT_VISIBLE if kept else DutyState.MISSING
    return Checked(term=term, duty=duty, state=state, place=copy.place if kept else None)


def _from_attestation(term: Term, duty: Duty, found: Attestation) -> Checked:
    state = DutyState.FULFILLED if found.holds else DutyState.MISSING
    other = False
    if found.holds and duty.words and duty.exact and found.text:
        other = _plain(duty.words) not in _plain(found.text)
        state = DutyState.MISSING if other else state
    return Checked(
        term=term, duty=duty, state=state, certain=True, place=found.place, other_words=other
    )


def attested(subject: Subject, term: Term, duty: Duty) -> Attestation | None:
    """Return what somebody attests of a duty: for this asset before for all, no before yes."""
    facts = ATTESTED_BY.get(duty.kind, ())
    own = _closest(subject, term, facts)
    if own is not None:
        return own
    also: set[AttestedFact] = set()
    for other in term.record.duties:
        same_words = other.locator == duty.locator and other.clause == duty.clause
        if other is not duty and same_words and duty.locator and duty.kind in _CREDIT:
            also |= set(ATTESTED_BY.get(other.kind, ())) if other.kind in _CREDIT else set()
        if other.kind is DutyKind.ATTRIBUTION and duty.kind in _CREDIT:
            also.add(AttestedFact.CREDITED)
    if duty.kind is DutyKind.ATTRIBUTION and not duty.words and Trigger.DISTRIBUTE in duty.triggers:
        also.add(AttestedFact.NOTICES_KEPT)  # the names that came with it stay with the copies
    if duty.kind is DutyKind.NOTICE_FILE and not duty.words:
        also.add(AttestedFact.NOTICES_KEPT)
    helped = _closest(subject, term, tuple(sorted(also)))
    return helped if helped is not None and helped.holds else None


def _closest(subject: Subject, term: Term, facts: Iterable[AttestedFact]) -> Attestation | None:
    attestations = subject.case.inspection.declaration.attestations
    if not attestations:
        return None
    wanted = frozenset(facts)
    names = {subject.name, term.source.id} | {r.id for r in subject.asset.references}
    names |= {asset.key.id for asset in subject.outputs}
    if subject.asset.produces_name:
        names.add(subject.asset.produces_name)
    found = [a for a in attestations if a.fact in wanted and (a.asset is None or a.asset in names)]
    return min(found, key=lambda a: (a.asset is None, a.holds, a.place), default=None)


def _license_copy(subject: Subject, term: Term, duty: Duty) -> Checked:
    files = subject.case.license_files
    for file in files:
        if file.match in _SAME_TEXT and term.record.id in file.records:
            place = Place(path=file.path)
            return Checked(term=term, duty=duty, state=DutyState.FULFILLED, place=place)
    like = [f for f in files if term.record.id in f.records or _is(f, term.record)]
    near = next((f.path for f in like), None) or _other_edition(subject, term)
    changed = near is not None and any(f.match == "modified" for f in like)
    return Checked(
        term=term,
        duty=duty,
        state=DutyState.NOT_VISIBLE if changed else DutyState.MISSING,
        place=Place(path=near) if near is not None and changed else None,
        wrong_edition=near,
    )


def _is(file: LicenseFile, record: LicenseRecord) -> bool:
    return bool(file.expression) and (file.expression or "").casefold() == record.spdx.casefold()


def _other_edition(subject: Subject, term: Term) -> str | None:
    """Return a file that holds another edition of the license: the wrong one."""
    own = term.record
    if own.family == "permissive":
        return None
    broad = own.family in ("cc", "gpl", "bsd")
    for file in subject.case.license_files:
        for record in map(subject.case.records.record, file.records):
            if record is None or record.family != own.family or record.id == own.id:
                continue
            if not broad or _stem(record) == _stem(own):
                return file.path
    return None


def _stem(record: LicenseRecord) -> str:
    return record.id.rstrip("0123456789.-")


def _sign(subject: Subject, term: Term, duty: Duty) -> Checked:
    signs = subject.case.displayed.get(duty.words or "", ())
    exact = sorted(s.place for s in signs if s.exact or not duty.exact)
    public = [p for p in exact if is_shown(p)]
    if duty.kind is DutyKind.NOTICE_FILE:
        public = [p for p in public if is_notice(p)]
    if public:
        return Checked(term=term, duty=duty, state=DutyState.FULFILLED, place=public[0])
    if exact:
        return Checked(term=term, duty=duty, state=DutyState.NOT_VISIBLE, place=exact[0])
    case = subject.case
    alike = other_words(term.record, duty, case.records, case.in_play)
    near = (s.place for words in alike for s in case.displayed.get(words, ()) if is_shown(s.place))
    close = min((*(s.place for s in signs), *near), default=None)
    return Checked(
        term=term,
        duty=duty,
        state=DutyState.MISSING,
        place=close,
        other_words=close is not None,
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" .“”\"'").casefold()
