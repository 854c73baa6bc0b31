"""`name-prefix-missing`: the name of a model made from another must begin with a given word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind
from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.domain.use import Distribution
from clearweights.lineage.outputs import UNNAMED
from clearweights.rules.base import conclude, declared
from clearweights.rules.duties import Checked, due
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject
from clearweights.rules.terms import key_name

_NOT_LETTERS = re.compile(r"[^0-9a-z.]+")


class NamePrefixMissing:
    """Flags names of published models that lack the beginning the license demands."""

    code = Code.NAME_PREFIX_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per name, or the question what the model is called."""
        for checked in due(subject, DutyKind.NAME_PREFIX):
            words = checked.duty.words
            if not words:
                continue
            names = names_of_results(subject)
            if not names:
                yield ask(
                    subject,
                    text(
                        "What is the name of the model made from {asset}? It must begin with"
                        " “{words}”.",
                        asset=subject.name, words=words,
                    ),
                    "name",
                    term=checked.term,
                    cited=checked.duty,
                )  # fmt: skip
            for name in names:
                if not begins_with(name, words):
                    yield _finding(subject, checked, name, words)


def names_of_results(subject: Subject) -> tuple[str, ...]:
    """Return the names of the models that the project makes from an asset, sorted."""
    if subject.asset.produces_name:
        return (subject.asset.produces_name,)
    names = {
        key_name(asset.key)
        for asset in subject.outputs
        if asset.key.kind is AssetKind.MODEL and asset.key.id != UNNAMED
    }
    if subject.asset.output and subject.asset.key.id != UNNAMED:
        names.add(key_name(subject.asset.key))
    product = subject.case.inspection.declaration.product
    if not names and product.name and subject.use.distribution is Distribution.WEIGHTS:
        names.add(product.name)
    return tuple(sorted(names))


def begins_with(name: str, words: str) -> bool:
    """Say whether a name begins with the words, whatever case, spaces and hyphens."""
    return _NOT_LETTERS.sub(" ", key(name)).startswith(_NOT_LETTERS.sub(" ", key(words)))


def key(words: str) -> str:
    """Return words as they are compared."""
    return words.strip().casefold()


def _finding(subject: Subject, checked: Checked, name: str, words: str) -> Finding:
    return conclude(
        subject,
        Code.NAME_PREFIX_MISSING,
        Severity.MAJOR,
        text(
            "The name “{name}” must begin with “{words}”: {license} demands it of every model"
            " made with {asset}.",
            name=name, words=words, license=checked.term.record.name, asset=subject.name,
        ),
        text(
            "Rename the model, for example to “{words}-{name}”, wherever it is published.",
            words=words.replace(" ", "-"), name=name,
        ),
        term=checked.term,
        cited=checked.duty,
        clause_says=text("The model's name must begin with “{words}”.", words=words),
        steps=(declared(text("The model is named “{name}”.", name=name)),),
        confidence=Confidence.CERTAIN,
        about=f"{words}:{name}",
    )  # fmt: skip
