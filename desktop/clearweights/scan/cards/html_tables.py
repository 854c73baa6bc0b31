"""Tables written in HTML whose first row has a license column, as rows of Markdown."""

from __future__ import annotations

import re

_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CELL = re.compile(r"<t[hd]\b(?P<attributes>[^>]{0,300})>", re.IGNORECASE)
_END = re.compile(r"</t(?:[hdr]|able|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?!a\b)[a-z][^<>]{0,300}>", re.IGNORECASE)
_COLUMN = re.compile(
    r"\s*(?:[\w ]{0,20}\s)?licen[sc](?:e|ing)s?\s*(?:[(/&].{0,40})?", re.IGNORECASE
)
_FILL = "|-|"
"""A line that readers of tables pass over."""

_LARGEST = 60_000
_MOST = 50


def with_rows(text: str) -> str:
    """Return a text whose HTML tables of licenses are rows of Markdown, each line in its place."""
    if "<table" not in text or "icense" not in text:
        return text
    pieces: list[str] = []
    done = 0
    for _ in range(_MOST):
        start = text.find("<table", done)
        end = text.find("</table>", start) if start >= 0 else -1
        if end < 0:
            break
        table = text[start:end]
        pieces += [text[done:start], _rows(table) if len(table) <= _LARGEST else table]
        done = end
    return "".join([*pieces, text[done:]])


def _rows(table: str) -> str:
    """Return the rows of a table with a license column; another table as it is."""
    begins = [match.start() for match in _ROW.finditer(table)]
    ends = [*begins[1:], len(table)]
    rows = [_cells(table, begin, end) for begin, end in zip(begins, ends, strict=False)]
    header = rows[0] if rows else []
    at = next((n for n, cell in enumerate(header) if _COLUMN.fullmatch(cell[1])), None)
    if at is None:
        return table
    lines = [_FILL] * (table.count("\n") + 1)
    used = counted = here = 0
    for row in rows:
        if len(row) != len(header):
            continue  # cells that span several rows or columns: nobody knows whose they are
        here += table.count("\n", counted, row[at][0])
        counted = row[at][0]
        line = max(here, used + 1)
        if line >= len(lines):
            break
        lines[line] = f"| {' | '.join(cell[1] for cell in row)} |"
        used = line
    lines[0] = ""
    return "\n".join(lines)


def _cells(table: str, begin: int, end: int) -> list[tuple[int, str]]:
    """Return where the cells of a row begin, and their words with links."""
    marks = list(_CELL.finditer(table, begin, end))
    found = []
    for match, stop in zip(marks, [*(m.start() for m in marks[1:]), end], strict=False):
        if re.search(r"(?:row|col)span", match["attributes"], re.IGNORECASE):
            return []
        closed = _END.search(table, match.end(), stop)
        words = table[match.end() : closed.start() if closed else stop]
        words = " ".join(_TAG.sub(" ", words).split()).replace("|", "/")
        found.append((match.end() + len(words) - len(words.lstrip()), words))
    return found
