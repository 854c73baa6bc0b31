"""Sentences in NOTICE files that say under which license something is."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.facts import LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.markdown import BlockKind, blocks
from clearweights.scan.cards.prose import kind_of, said
from clearweights.scan.cards.vocabulary import vocabulary
from clearweights.scan.names import foreign_folder

_LONG = 6_000
"""Characters above which a notice is a collection of other people's texts."""


def notice_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what a short notice says; a long one holds whole licenses, which speak for others."""
    if len(words) > _LONG:
        return
    hint = vocabulary().hint
    foreign = foreign_folder(file.path)
    for block in blocks(words, 1):
        if block.kind is BlockKind.HEADING:
            continue
        for sentence in block.sentences:
            if not hint.search(sentence.text):
                continue
            for one in said(sentence, in_license_section=False):
                yield LicenseStatement(
                    place=file.place(sentence.line, sentence.text),
                    source=StatementSource.PROSE,
                    raw=one.raw,
                    asset=foreign or one.about,
                    kind=kind_of(one.component),
                    component=one.component,
                    link=one.link,
                )
