"""`territory-excluded`: the terms grant nothing at the seat, or where the product is offered."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import TerritoryLimit
from clearweights.domain.text import Text, text
from clearweights.domain.use import Use
from clearweights.rules.base import conclude, declared
from clearweights.rules.measures import countries
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject, Term
from clearweights.rules.terms import ancestry


class TerritoryExcluded:
    """Flags seats and markets for which a license grants no rights."""

    code = Code.TERRITORY_EXCLUDED

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding per limit that is hit, a question per fact that nobody gave."""
        for term in subject.terms:
            for limit in term.record.territory:
                if limit.multimodal_only and _multimodal(subject, term) is False:
                    continue
                if limit.tested == "seat":
                    yield from _seat(subject, term, limit)
                else:
                    yield from _offered(subject, term, limit)


def _seat(subject: Subject, term: Term, limit: TerritoryLimit) -> Iterator[Finding]:
    seat = subject.use.seat
    if seat is None:
        yield ask(
            subject,
            text(
                "In which country is the principal place of business of your company? There are"
                " no rights for: {places}.",
                places=_listed(limit.excluded),
            ),
            "seat",
            term=term,
            cited=limit,
            could_stop=True,
        )
        return
    if not _meets((seat,), limit, subject):
        return
    if limit.multimodal_only and _multimodal(subject, term) is None:
        yield ask(
            subject,
            text("Does {asset} take images, sound or video as well?", asset=subject.name),
            "multimodal",
            term=term,
            cited=limit,
            could_stop=True,
        )
        return
    yield _finding(
        subject, term, limit, text("Your principal place of business is in {seat}.", seat=seat)
    )


def _multimodal(subject: Subject, term: Term) -> bool | None:
    """Say whether the model that the license was given for takes more than text.

    What somebody makes from it later does not change what was licensed.
    """
    origins = [
        parent
        for parent, _ in ancestry(subject.asset, subject.case)
        if term.record.id in parent.effective.records
    ]
    told = [a.multimodal for a in (*origins, subject.asset) if a.multimodal is not None]
    return any(told) if told else None


def _offered(subject: Subject, term: Term, limit: TerritoryLimit) -> Iterator[Finding]:
    places = _used_in(subject, subject.use)
    if places is None:
        yield ask(
            subject,
            text(
                "In which countries is the product used or offered? There are no rights for:"
                " {places}.",
                places=_listed(limit.excluded),
            ),
            "territory",
            term=term,
            cited=limit,
            could_stop=True,
        )
    elif _meets(places, limit, subject):
        yield _finding(
            subject, term, limit,
            text("The product is used or offered in: {places}.", places=_listed(places)),
        )  # fmt: skip
    elif subject.use.seat is not None and _meets((subject.use.seat,), limit, subject):
        yield ask(
            subject,
            text(
                "Your seat is in {seat}, where {asset} may not be used. Is it run and used only"
                " in other countries?",
                seat=subject.use.seat, asset=subject.name,
            ),
            "where-run",
            term=term,
            cited=limit,
            could_stop=True,
        )  # fmt: skip


def _used_in(subject: Subject, use: Use) -> tuple[str, ...] | None:
    """Return where it is used: a product for the house is used at the seat."""
    if use.territory is None and not subject.leaves_the_house and use.seat is not None:
        return (use.seat,)
    return use.territory


def _meets(places: tuple[str, ...], limit: TerritoryLimit, subject: Subject) -> bool:
    regions = subject.case.regions
    return bool(countries(places, regions) & countries(limit.excluded, regions))


def _listed(places: tuple[str, ...]) -> str:
    return ", ".join(places)


def _finding(subject: Subject, term: Term, limit: TerritoryLimit, where: Text) -> Finding:
    return conclude(
        subject,
        Code.TERRITORY_EXCLUDED,
        Severity.BLOCKER,
        text(
            "{license} grants no rights to {asset} for: {places}.",
            license=term.record.name, asset=subject.name, places=_listed(limit.excluded),
        ),
        text(
            "Replace {asset}, or ask {steward} for a license that covers this place.",
            asset=subject.name, steward=term.record.holder,
        ),
        term=term,
        cited=limit,
        clause_says=text("No rights are granted for: {places}.", places=_listed(limit.excluded)),
        steps=(declared(where),),
        cannot_tell=text("Whether another company of your group, seated elsewhere, holds them."),
        about=limit.tested,
    )  # fmt: skip
