"""The use in plain words."""

from __future__ import annotations

from clearweights.domain.license_words import FIELD
from clearweights.domain.text import text
from clearweights.report import words
from clearweights.report.document import Pairs, plain
from clearweights.report.index import Index


def use_words(index: Index) -> str:
    """Return the use in one line, with a word on whether it is assumed."""
    use = index.result.use
    parts = []
    if use.distribution:
        parts.append(index.say(words.DISTRIBUTION[use.distribution]))
    if use.commercial is not None:
        parts.append(index.say(text("commercial") if use.commercial else text("not commercial")))
    if use.environment:
        parts.append(index.say(words.ENVIRONMENT[use.environment]))
    line = ", ".join(parts) or index.say(text("not described"))
    if use.assumed:
        return index.say(text("{use} (assumed: nobody has described it)", use=line))
    return index.say(text("{use} (as declared)", use=line))


def use_pairs(index: Index) -> Pairs:
    """Return every answer about the use; what nobody has said is named as such."""
    say = index.say
    use = index.result.use
    unsaid = say(text("not said"))
    yes_no = {True: say(text("yes")), False: say(text("no")), None: unsaid}

    def number(value: int | None) -> str:
        return unsaid if value is None else f"{value:,}".replace(",", " ")

    users_on = index.several(
        f"{day.isoformat()}: {number(count)}"
        for day, count in sorted(use.monthly_active_users_on.items())
    )
    fields = None if use.fields is None else [say(FIELD[f]) for f in sorted(use.fields)]
    none = say(text("none"))
    rows = [
        (
            say(text("What leaves the house")),
            say(words.DISTRIBUTION[use.distribution]) if use.distribution else unsaid,
        ),
        (say(text("Commercial")), yes_no[use.commercial]),
        (
            say(text("Environment")),
            say(words.ENVIRONMENT[use.environment]) if use.environment else unsaid,
        ),
        (
            say(text("Offered in")),
            unsaid if use.territory is None else ", ".join(sorted(use.territory)) or none,
        ),
        (say(text("Principal place of business")), use.seat or unsaid),
        (say(text("Monthly active users")), number(use.monthly_active_users)),
        (say(text("Monthly active users on past dates")), users_on or unsaid),
        (say(text("Annual revenue (USD)")), number(use.annual_revenue_usd)),
        (say(text("Monthly revenue (USD)")), number(use.monthly_revenue_usd)),
        (
            say(text("Regulated or restricted fields")),
            unsaid if fields is None else ", ".join(fields) or none,
        ),
        (say(text("Directed at minors")), yes_no[use.minors]),
    ]
    return Pairs(tuple((name, plain(value)) for name, value in rows))
