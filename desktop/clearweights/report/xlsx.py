"""A workbook with a sheet for each kind of row. Every cell is words: nothing is a formula."""

from __future__ import annotations

import io

import clearweights
from clearweights.domain.result import Result
from clearweights.domain.text import text
from clearweights.report import tables
from clearweights.report.base import ReportContext
from clearweights.report.clean import visible
from clearweights.report.index import Index
from clearweights.report.sections.answer import answer_words
from clearweights.report.sections.cover import cover_page, moment
from clearweights.report.sections.use import use_words
from clearweights.report.tables import Sheet

_CELL = 32_000
_WIDTHS = (8, 60)


class XlsxReporter:
    """Office Open XML, the same bytes for equal input."""

    id = "xlsx"
    suffix = ".xlsx"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the workbook."""
        import xlsxwriter  # noqa: PLC0415 - only when a workbook is asked for

        index = Index(result, context)
        out = io.BytesIO()
        options = {
            "constant_memory": True,
            "in_memory": False,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        book = xlsxwriter.Workbook(out, options)
        book.set_properties(
            {
                "title": context.say(text("License report on models and datasets")),
                "author": "Clearweights",
                "created": context.generated_at.replace(tzinfo=None),
            }
        )
        head = book.add_format({"bold": True, "bg_color": "#EEF2F8", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in (
            _summary(index), tables.inventory(index), tables.findings(index),
            tables.duties(index), tables.statements(index), tables.decisions(index),
            tables.unread(index),
        ):  # fmt: skip
            page = book.add_worksheet(sheet.title[:31])
            for column, (title, width) in enumerate(
                zip(sheet.columns, _widths(sheet), strict=True)
            ):
                page.set_column(column, column, width)
                page.write_string(0, column, title, head)
            page.freeze_panes(1, 0)
            page.repeat_rows(0)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            for number, row in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(row):
                    page.write_string(number, column, visible(cell, cap=_CELL), body)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        book.close()
        return out.getvalue()


def _widths(sheet: Sheet) -> list[int]:
    columns = zip(sheet.columns, *sheet.rows[:200], strict=True)
    longest = (
        max(len(line) for cell in column for line in cell.split("\n") or [""]) for column in columns
    )
    return [min(max(width + 2, _WIDTHS[0]), _WIDTHS[1]) for width in longest]


def _summary(index: Index) -> Sheet:
    say = index.say
    cover = cover_page(index)
    rows = [
        (say(text("Project")), cover.project),
        (say(text("Answer")), say(answer_words(index)[0])),
        (say(text("Status")), cover.stamp),
        *((say(text("Why a draft")), reason) for reason in cover.reasons),
        (say(text("Use examined")), use_words(index)),
        (say(text("Date")), moment(index.context.generated_at)),
        (say(text("Program")), f"Clearweights {clearweights.__version__}"),
        (say(text("License knowledge")), index.result.knowledge_version),
        (say(text("Note")), cover.disclaimer),
    ]
    return Sheet(say(text("Summary")), (say(text("What")), say(text("Value"))), tuple(rows))
