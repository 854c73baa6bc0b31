"""Recognises the license-like files of a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clearweights.domain.facts import Component, LicenseText
from clearweights.domain.result import LicenseFile
from clearweights.knowledge import Knowledge
from clearweights.resolve.identify import TextMatch, identify
from clearweights.resolve.opening import opening_of

_IS = frozenset({"identical", "names-filled"})
"""Matches that make the file a copy of the license; the others only resemble one."""


def recognise(
    texts: Sequence[LicenseText], knowledge: Knowledge
) -> list[tuple[LicenseFile, Component]]:
    """Return what each file holds, one entry per license in it, in the order of the paths.

    Only a text that is the license's own, names aside, says that the file *is* that license; a
    modified one or a sibling edition is reported with what it resembles, and as no license.
    """
    found = []
    for text in sorted(texts):
        if text.notice:
            file = LicenseFile(
                path=text.place.path, expression=None, match="unknown", score=0.0,
                notice=True, place=text.place,
            )  # fmt: skip
            found.append((file, text.component))
            continue
        matches = _by_opening(text.text, identify(text.text), knowledge)
        found.extend((_file(text, match, knowledge), text.component) for match in matches)
    return found


def _by_opening(
    text: str, matches: tuple[TextMatch, ...], knowledge: Knowledge
) -> tuple[TextMatch, ...]:
    """Name the license whose opening words these are, where nothing else recognizes the text.

    Forty words are not a text: such a match says what to compare with, and never more.
    """
    opening = opening_of(text) if all(m.match in ("similar", "unknown") for m in matches) else None
    records = knowledge.by_opening(opening) if opening else ()
    if not records:
        return matches
    names = " / ".join(record.name for record in records)
    note = f"Begins like {names}, whose text is not installed: compare it with the published one."
    first = matches[0]
    return (replace(first, note=f"{note} {first.note}".strip()), *matches[1:])


def _file(text: LicenseText, match: TextMatch, knowledge: Knowledge) -> LicenseFile:
    certain = match.match in _IS
    records = knowledge.by_spdx(match.expression) if match.expression and certain else ()
    return LicenseFile(
        path=text.place.path,
        expression=match.expression,
        match=match.match,
        score=round(match.score, 4),
        records=tuple(r.id for r in records),
        place=text.place,
        note=match.note,
    )
