"""The report for people: PDF/A-2a and PDF/UA-1 in one file.

Equal result and context give equal bytes; the only moment in the file is the context's.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from typing import Any

from clearweights.datafiles import data_file
from clearweights.domain.result import Result
from clearweights.report.base import ReportContext
from clearweights.report.clean import MAX_CHARACTERS, printable
from clearweights.report.document import Heading, Items, Pairs, Para, Row, Span
from clearweights.report.fonts import Fonts, fonts_for
from clearweights.report.sections import build
from clearweights.report.typeset import typeset

BREAK_HERE = "\ue000"
"""Where the template may break a long word; no cleaned word holds this character."""

_TITLE = 1000
_CAPS = {Row: 1000, Pairs: 1000, Para: 4000, Items: 4000}
_PAGE = 2500
"""Characters of names and values that surely fit on one page."""

_LONG = re.compile(r"[^\s\ue000]{16,}")
_AFTER = re.compile(r"([/\\_.,:;=@#?&+\-()\[\]{}])(?=[^\s\ue000])")
_EVERY = re.compile(r"([^\s\ue000]{10})(?=[^\s\ue000])")
"""As many letters as the narrowest column holds in the widest style."""


class PdfReporter:
    """The whole report as a tagged, archivable PDF."""

    id = "pdf"
    suffix = ".pdf"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the PDF. Raises `ReportError`."""
        document = build(result, context)
        page = _Page(fonts_for(repr(document)))
        values = page.values(document)
        values["title"] = page.title(document.title).replace(BREAK_HERE, "")
        values["cover"]["project"] = page.title(document.cover.project)
        values["fonts"] = page.fonts.families
        data = json.dumps(values, ensure_ascii=False)
        template = data_file("resources", "report", "report.typ").read_text(encoding="utf-8")
        return typeset(template, data, context.generated_at, page.fonts.folders)


class _Page:
    """Turns a document into plain values for the template, every word made fit for a PDF."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._cap = MAX_CHARACTERS

    def values(self, value: object) -> Any:
        """Return plain values; blocks say of what kind they are."""
        if isinstance(value, str):
            return breakable(printable(value, self.fonts.covered, cap=self._cap))
        if isinstance(value, tuple):
            return [self.values(item) for item in value]
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, Heading):
            return {"is": "heading", "text": self.title(value.text),
                    "anchor": value.anchor, "level": value.level}  # fmt: skip
        return self._parts(value) if is_dataclass(value) else value

    def _parts(self, value: Any) -> Any:
        """Return a block or row by its fields.

        Words of many pages help nobody, and the report for programs has them whole: how much was
        cut is said. Clauses stand as they are.
        """
        before = self._cap
        self._cap = min(before, _CAPS.get(type(value), MAX_CHARACTERS))
        parts = {f.name: self.values(getattr(value, f.name)) for f in fields(value)}
        self._cap = before
        if isinstance(value, Pairs) and value.keep:
            parts["keep"] = sum(len(span.text) for _, spans in value.rows for span in spans) < _PAGE
        return {"is": type(value).__name__.lower(), **parts}

    def title(self, words: str) -> str:
        """Return words for a heading, title or link: they may be neither empty nor endless."""
        return breakable(printable(words, self.fonts.covered, cap=_TITLE)).strip() or "–"

    def _span(self, span: Span) -> Any:
        """Return a span in few characters: reports hold tens of thousands of them."""
        text = self.title(span.text) if span.to and not span.page else self.values(span.text)
        if span.style == "plain" and not span.to:
            return text
        short: dict[str, Any] = {"t": text}
        if span.style != "plain":
            short["s"] = span.style
        if span.to:
            short["to"] = self.values(span.to).replace(BREAK_HERE, "")
        if span.page:
            short["page"] = True
        if span.style == "badge":
            short |= {"tone": span.tone, "shape": span.shape}
        return short


def breakable(words: str) -> str:
    """Mark the places where a word too long for a column may go on in the next line."""
    return _LONG.sub(lambda m: _EVERY.sub(_MARKED, _AFTER.sub(_MARKED, m.group())), words)


_MARKED = rf"\1{BREAK_HERE}"
