"""What was examined, how, and what was not considered."""

from __future__ import annotations

from clearweights.domain.text import text
from clearweights.report.document import Block, Heading, Items, Pairs, Para, Section, plain
from clearweights.report.index import Index
from clearweights.report.sections.use import use_pairs
from clearweights.report.status import mentioned_assets

NOT_CONSIDERED = (
    text("patents"),
    text("export control and sanctions"),
    text("privacy and personal data"),
    text("trademarks, beyond what the licenses themselves say"),
    text("who owns what the models produce, beyond what the terms say"),
    text("whether the training data was lawfully collected"),
    text("security, quality and safety of the models"),
    text("contracts that are not in the folder"),
    text("licenses of software packages that hold no model or dataset"),
)

_MAX_NAMED = 8
"""Ignored files that are named; of the others only the number is given."""


def scope_section(index: Index) -> Section:
    """Return the chapter on scope and limits."""
    say = index.say
    blocks: list[Block] = [
        Heading(say(text("What was examined"))),
        _examined(index),
        Heading(say(text("The use"))),
        use_pairs(index),
        Heading(say(text("Not considered"))),
        Para(plain(say(text("This report says nothing about:")))),
        Items(tuple(plain(say(item)) for item in NOT_CONSIDERED)),
    ]
    return Section("scope", say(text("Scope and limits")), tuple(blocks))


def _examined(index: Index) -> Pairs:
    say = index.say
    inspection = index.result.inspection
    network = (
        say(text("contacted: {hosts}", hosts=", ".join(sorted(inspection.contacted))))
        if inspection.contacted
        else say(text("offline: nothing was sent out and no host was contacted"))
    )
    declaration = inspection.declaration.path or say(text("none"))
    product = inspection.declaration.product
    claims = ", ".join(product.claims) or say(text("none"))
    whole = (
        say(text("complete: everything that was tried could be read"))
        if inspection.complete
        else say(
            text("incomplete: {count} not read or not looked up", count=len(inspection.problems))
        )
    )
    rows = (
        (say(text("Files read")), f"{inspection.files_read:,}".replace(",", " ")),
        (say(text("Completeness")), whole),
        (say(text("Left out on purpose")), str(len(inspection.skipped))),
        (say(text("Files that git ignores")), _ignored(index)),
        (say(text("Only mentioned, not used")), str(len(mentioned_assets(index.result)))),
        (say(text("Network")), network),
        (say(text("Declaration of the project")), declaration),
        (say(text("License of the product")), product.license or say(text("not said"))),
        (say(text("Public claims of the product")), claims),
    )
    return Pairs(tuple((name, plain(value)) for name, value in rows))


def _ignored(index: Index) -> str:
    """Name the files that other copies of the project will not have."""
    paths = index.result.inspection.ignored
    if not paths:
        return index.say(text("none that names a model, dataset or service"))
    named = ", ".join(paths[:_MAX_NAMED])
    if len(paths) > _MAX_NAMED:
        return index.say(
            text("{names} and {count} more", names=named, count=len(paths) - _MAX_NAMED)
        )
    return named
