"""The chapters of the report for people, each built from the result in one module."""

from __future__ import annotations

from clearweights.domain.result import Result
from clearweights.domain.text import text
from clearweights.report.base import ReportContext
from clearweights.report.document import Document
from clearweights.report.index import Index
from clearweights.report.sections.answer import answer_section
from clearweights.report.sections.attribution import attribution_section
from clearweights.report.sections.changes import changes_section
from clearweights.report.sections.conflicts import conflicts_section
from clearweights.report.sections.cover import cover_page, footer_line, header_line
from clearweights.report.sections.decisions import decisions_section
from clearweights.report.sections.duties import duties_section
from clearweights.report.sections.findings import findings_section
from clearweights.report.sections.found import (
    choices_section,
    statements_section,
    unread_section,
)
from clearweights.report.sections.inventory import inventory_section
from clearweights.report.sections.licenses import licenses_section
from clearweights.report.sections.method import method_section
from clearweights.report.sections.scope import scope_section
from clearweights.report.sections.texts import texts_section

_SECTIONS = (
    answer_section,
    scope_section,
    inventory_section,
    findings_section,
    decisions_section,
    licenses_section,
    duties_section,
    conflicts_section,
    attribution_section,
    choices_section,
    statements_section,
    unread_section,
    changes_section,
    texts_section,
    method_section,
)


def build(result: Result, context: ReportContext) -> Document:
    """Return the whole report in the context's language."""
    index = Index(result, context)
    say = index.say
    cover = cover_page(index)
    return Document(
        language=context.language,
        title=f"{cover.title} – {cover.project}",
        cover=cover,
        contents_title=say(text("Contents")),
        header=header_line(index),
        footer=footer_line(index),
        page_word=say(text("Page {page} of {pages}")),
        watermark=say(text("DRAFT")) if cover.draft else None,
        sections=tuple(section(index) for section in _SECTIONS),
    )


__all__ = ["build"]
