"""Recognizes the license-like files of a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clearweights.domain.facts import Component, LicenseText
from clearweights.domain.result import LicenseFile
from clearweights.knowledge import Knowledge
from clearweights.resolve.identify import TextMatch, identify
from clearweights.resolve.opening import named_by_hash

_SHORTEST = 400
"""Characters of a notice below which it cannot hold a license."""

_IS = frozenset({"identical", "names-filled"})
"""Matches that make the file a copy of the license; the others only resemble one."""


def recognize(
    texts: Sequence[LicenseText], knowledge: Knowledge
) -> list[tuple[LicenseFile, Component]]:
    """Return what each file holds, one entry per license in it, in the order of the paths.

    Only a text that is the license's own, names aside, says that the file *is* that license; a
    modified one or a sibling edition is reported with what it resembles, and as no license. Of a
    notice, which speaks of other people's work, each license whose whole text it holds is named.
    """
    found: list[tuple[LicenseFile, Component]] = []
    for text in sorted(texts):
        if text.notice:
            found.extend((file, text.component) for file in _in_notice(text, knowledge))
            continue
        matches = named_by_hash(text.text, identify(text.text), knowledge)
        found.extend((_file(text, match, knowledge), text.component) for match in matches)
    return found


def _in_notice(text: LicenseText, knowledge: Knowledge) -> list[LicenseFile]:
    """Return the licenses copied into a notice, each once; the bare notice where there is none."""
    held: dict[str, LicenseFile] = {}
    if len(text.text) > _SHORTEST:
        for match in identify(text.text):
            if match.match in _IS and match.expression:
                file = replace(_file(text, match, knowledge), notice=True)
                held.setdefault(match.expression, file)
    bare = LicenseFile(
        path=text.place.path, expression=None, match="unknown", score=0.0,
        notice=True, place=text.place,
    )  # fmt: skip
    return [held[key] for key in sorted(held)] or [bare]


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
        holders=text.holders,
    )
