"""Which license texts the report rests on, so that anybody can tell whether they have the same."""

from __future__ import annotations

import hashlib

from clearweights.domain.license import TextRef
from clearweights.domain.text import text
from clearweights.report import words
from clearweights.report.document import (
    Column,
    Inline,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
    quiet,
)
from clearweights.report.index import Index

_SHOWN = 16
"""Digits of a hash that tell texts apart; more would only be copied wrongly."""


def texts_section(index: Index) -> Section:
    """Return the annex: the texts of the licenses in use, by name and hash."""
    say = index.say
    title = say(text("Annex: license texts"))
    records = [r for r in map(index.record, index.licenses) if r is not None]
    if not records:
        nothing = text("None found. No license in use has a record.")
        return Section("texts", title, (Para(quiet(say(nothing))),), fresh_page=False)
    intro = text(
        "Clauses are quoted from these installed texts of ScanCode LicenseDB. Copies found in the"
        " project are listed under “License files”."
    )
    columns = (
        Column(say(text("License")), 3),
        Column(say(text("Text")), 2),
        Column("SHA-256", 1.6),
    )
    rows = []
    for record in records:
        name: Inline = (index.to_license(record.id),)
        for ref in record.texts or (None,):
            part = words.TEXT_PART.get(ref.part) if ref is not None else None
            rows.append(Row((quiet(say(part)) if part else name, *_text(index, ref))))
    blocks = (Para(plain(say(intro))), Table(columns, tuple(rows), dense=True))
    return Section("texts", title, blocks, fresh_page=False)


def _text(index: Index, ref: TextRef | None) -> tuple[Inline, Inline]:
    words = index.context.license_text(ref.key) if ref is not None and ref.key else None
    if ref is None or not ref.key or words is None:
        return quiet(index.say(text("not installed"))), plain("–")
    digest = hashlib.sha256(words.encode("utf-8")).hexdigest()[:_SHOWN]
    key: Inline = (Span(ref.key, "mono"),)
    if not ref.identical:
        key += (Span("  " + index.say(text("another wording")), "quiet"),)
    return key, (Span(digest + "…", "mono"),)
