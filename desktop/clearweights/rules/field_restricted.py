"""`field-restricted`: a field, an audience or a way of offering that the terms close or limit."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Role
from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import Cited, FieldLimit, FieldOfUse, Stance, Topic, Trigger
from clearweights.domain.license_words import FIELD
from clearweights.domain.text import Text, in_our_words, joined, text
from clearweights.domain.use import Distribution
from clearweights.rules.acts import TAUGHT
from clearweights.rules.base import conclude, declared
from clearweights.rules.measures import EUROPE, countries
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject, Term

_NETWORK = (Distribution.SAAS, Distribution.API)
_SEVERITY = {Stance.FORBIDS: Severity.BLOCKER, Stance.RESTRICTS: Severity.MAJOR}
_LIMITS = (Stance.FORBIDS, Stance.RESTRICTS)


class FieldRestricted:
    """Flags uses that the terms forbid (blocker) or allow on a condition only (major)."""

    code = Code.FIELD_RESTRICTED

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per limit that is met, and the questions that decide."""
        yield from _fields(subject)
        yield from _minors(subject)
        yield from _hosting(subject)
        yield from _unpaid(subject)
        yield from _giving_out(subject)
        yield from _teaching(subject)


def _fields(subject: Subject) -> Iterator[Finding]:
    for term in subject.terms:
        limits = [f for f in term.record.fields if f.stance in _LIMITS]
        if subject.use.fields is None:
            if limits:
                yield _which(subject, term, limits)
            continue
        for limit in limits:
            if limit.field not in subject.use.fields:
                continue
            if not limit.named:
                yield _manner(subject, term, limit)
            else:
                yield _finding(
                    subject, term, limit, stance=limit.stance,
                    message=_field_message(subject, term, limit.field, limit.stance),
                    used=text("The field of use is {field}.", field=FIELD[limit.field]),
                    about=limit.field.value,
                )  # fmt: skip


def _which(subject: Subject, term: Term, limits: list[FieldLimit]) -> Finding:
    """Ask for the fields. Only one that is closed as such could stop the use by its name."""
    closed = sorted({f.field for f in limits if f.closes})
    limited = sorted({f.field for f in limits} - set(closed))
    if closed and limited:
        says = text(
            "Closed: {closed}. Limited: {limited}.",
            closed=joined(FIELD[f] for f in closed), limited=joined(FIELD[f] for f in limited),
        )  # fmt: skip
    elif closed:
        says = text("Closed: {closed}.", closed=joined(FIELD[f] for f in closed))
    else:
        says = text("No field is closed. Limited: {limited}.",
             limited=joined(FIELD[f] for f in limited))  # fmt: skip
    return ask(
        subject,
        text(
            "Is the product used in any of these fields: {fields}?",
            fields=joined(FIELD[f] for f in sorted({*closed, *limited})),
        ),
        "fields",
        term=term,
        cited=min(limits, key=lambda f: (not f.closes, f.stance is not Stance.FORBIDS, f.field)),
        because=says,
        could_stop=bool(closed),
    )


def _manner(subject: Subject, term: Term, limit: FieldLimit) -> Finding:
    """Ask how the model is used: the clause limits that, and does not name the field."""
    return ask(
        subject,
        text(
            "{license} does not close this field ({field}), but limits how {asset} is used in it:"
            " {note} Does your use stay within that?",
            license=term.record.name,
            field=FIELD[limit.field],
            asset=subject.name,
            note=in_our_words(limit.note or ""),
        ),
        f"manner:{limit.field.value}",
        term=term,
        cited=limit,
        could_stop=limit.stance is Stance.FORBIDS,
    )


def _field_message(subject: Subject, term: Term, field: FieldOfUse, stance: Stance) -> Text:
    if stance is Stance.FORBIDS:
        return text(
            "{license} forbids using {asset} in this field: {field}.",
            license=term.record.name, asset=subject.name, field=FIELD[field],
        )  # fmt: skip
    return text(
        "{license} limits the use of {asset} in this field: {field}.",
        license=term.record.name, asset=subject.name, field=FIELD[field],
    )  # fmt: skip


def _minors(subject: Subject) -> Iterator[Finding]:
    for term, fact in subject.saying(Topic.MINORS, *_LIMITS):
        if subject.use.minors is None:
            yield ask(
                subject,
                text("Is the product meant for, or likely used by, people under 18?"),
                "minors",
                term=term,
                cited=fact,
                could_stop=fact.stance is Stance.FORBIDS,
            )
        elif subject.use.minors:
            yield _finding(
                subject, term, fact, stance=fact.stance,
                message=text("{license} limits the use of {asset} in products for minors.",
                     license=term.record.name, asset=subject.name),
                used=text("The product is for minors."),
                about="minors",
            )  # fmt: skip


def _hosting(subject: Subject) -> Iterator[Finding]:
    """Flag hosting of the model itself; a product that only uses it gets the question."""
    if subject.use.distribution not in _NETWORK or subject.is_data or subject.is_service:
        return
    offers = (
        subject.use.distribution is Distribution.API or Role.INFERENCE_HOSTED_API in subject.roles
    )
    for term, fact in subject.saying(Topic.HOST, *_LIMITS):
        if fact.stance is Stance.RESTRICTS and _has_hosting_duties(term):
            continue  # the limits are those duties
        no_end_users = term.record.stance(Topic.COMMERCIAL_USE) is Stance.FORBIDS
        if not offers and not (no_end_users and fact.stance is Stance.FORBIDS):
            yield ask(
                subject,
                text(
                    "Do your customers reach {asset} itself as a hosted model, or only features"
                    " built with it?",
                    asset=subject.name,
                ),
                "hosting",
                term=term,
                cited=fact,
                could_stop=True,
            )
            continue
        yield _finding(
            subject, term, fact, stance=fact.stance,
            message=text(
                "{license} does not allow offering {asset} as a hosted service.",
                license=term.record.name, asset=subject.name,
            ) if fact.stance is Stance.FORBIDS else text(
                "{license} allows offering {asset} as a hosted service on conditions only.",
                license=term.record.name, asset=subject.name,
            ),
            used=text("Others reach {asset} over a network.", asset=subject.name),
            about="hosting",
        )  # fmt: skip


def _confined(term: Term) -> bool:
    topics = (Topic.COMMERCIAL_USE, Topic.BEYOND_RESEARCH)
    return any(term.record.stance(topic) is Stance.FORBIDS for topic in topics)


def _has_hosting_duties(term: Term) -> bool:
    hosting = {Trigger.HOST, Trigger.HOST_MODIFIED, Trigger.PRODUCT}
    return any(hosting & set(duty.triggers) for duty in term.record.duties)


def _unpaid(subject: Subject) -> Iterator[Finding]:
    """Apply the European clause of unpaid tiers; it protects users, so the house is not meant."""
    if not subject.is_service or subject.asset.tier == "paid" or not subject.leaves_the_house:
        return
    for term, fact in subject.saying(Topic.UNPAID_TIER_EEA, *_LIMITS):
        places = subject.use.territory
        regions = subject.case.regions
        if places is not None and not countries(places, regions) & countries(EUROPE, regions):
            continue
        if places is None or subject.asset.tier is None:
            yield ask(
                subject,
                text(
                    "Is {asset} called on a paid tier, and is the product offered to users in"
                    " the EEA, Switzerland or the United Kingdom?",
                    asset=subject.name,
                ),
                "tier",
                term=term,
                cited=fact,
            )
            continue
        yield _finding(
            subject, term, fact, stance=Stance.RESTRICTS,
            message=text("{license} demands the paid tier of {asset} for users in the EEA,"
                         " Switzerland"
                 " or the United Kingdom.", license=term.record.name, asset=subject.name),
            used=text("The unpaid tier is used, and the product is offered in {places}.",
                 places=", ".join(places)),
            about="tier",
        )  # fmt: skip


def _giving_out(subject: Subject) -> Iterator[Finding]:
    for term, fact in subject.saying(Topic.DISTRIBUTE, *_LIMITS):
        if fact.stance is Stance.FORBIDS and Trigger.DISTRIBUTE in subject.acts(term):
            yield _finding(
                subject, term, fact, stance=fact.stance,
                message=text("{license} forbids giving {asset} to others.",
                     license=term.record.name, asset=subject.name),
                used=text("{asset} is given to others.", asset=subject.name),
                about="distribution",
            )  # fmt: skip


def _teaching(subject: Subject) -> Iterator[Finding]:
    if not subject.roles & TAUGHT or not subject.is_data:
        return
    for term, fact in subject.saying(Topic.TRAIN_ON, *_LIMITS):
        if fact.stance is Stance.RESTRICTS and _confined(term):
            continue  # the rules `non-commercial` and `research-only` speak about those
        yield _finding(
            subject, term, fact, stance=fact.stance,
            message=text(
                "{license} does not allow training a model on {asset}.",
                license=term.record.name, asset=subject.name,
            ) if fact.stance is Stance.FORBIDS else text(
                "{license} allows training a model on {asset} on conditions only.",
                license=term.record.name, asset=subject.name,
            ),
            used=text("A model is trained on {asset}.", asset=subject.name),
            about="training",
        )  # fmt: skip


def _finding(
    subject: Subject,
    term: Term,
    cited: Cited,
    *,
    stance: Stance,
    message: Text,
    used: Text,
    about: str,
) -> Finding:
    return conclude(
        subject,
        Code.FIELD_RESTRICTED,
        _SEVERITY[stance],
        message,
        text("Meet the condition of the clause, leave this use out, or replace {asset}.",
             asset=subject.name)
        if stance is Stance.RESTRICTS
        else text("Leave this use out, replace {asset}, or ask {steward} for permission.",
                  asset=subject.name, steward=term.record.holder),
        term=term,
        cited=cited,
        clause_says=text("This use is allowed on a condition only.")
        if stance is Stance.RESTRICTS
        else text("This use is not allowed."),
        steps=(declared(used),),
        cannot_tell=text("How the model is used in detail, and what safeguards are in place."),
        about=about,
    )  # fmt: skip
