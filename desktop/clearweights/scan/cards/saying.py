"""What one sentence says of one license, and the statement that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.names import KIND_OF


@dataclass(frozen=True, slots=True)
class Said:
    """One license stated by one sentence about one component."""

    raw: str
    component: Component
    about: str | None
    """A proper name that the sentence gives as its subject; None: the document's own subject."""

    link: str | None
    own: bool
    """The subject is marked as the writer's own: "this repository", "our data"."""

    pointer: bool = False
    """Only "see LICENSE": counts where nothing around it names a license."""

    alone: bool = False
    """Only that nobody may use it, as people write beside a license as well: counts where the
    document names none."""


def statement(
    file: SourceFile,
    sentence: Sentence,
    one: Said,
    asset: str | None,
    *,
    component: Component | None = None,
) -> LicenseStatement:
    """Return the statement that a sentence of a file makes about an asset, or the project itself.

    `component`: the part it is about where something else than the sentence tells.
    """
    part = one.component if component is None else component
    return LicenseStatement(
        place=file.place(sentence.line, sentence.text),
        source=StatementSource.PROSE,
        raw=one.raw,
        asset=asset,
        kind=KIND_OF.get(part),
        component=part,
        link=one.link,
    )
