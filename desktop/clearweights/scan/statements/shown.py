"""License statements in texts within code: cells of notebooks, what a demo displays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Lines
from dataclasses import dataclass, replace
from itertools import chain, islice

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.safeio import Mapping, Sequence, UnreadableError, parse_json
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.prose import said
from clearweights.scan.cards.saying import statement
from clearweights.scan.cards.scanner import CardScanner
from clearweights.scan.lines import rows_with
from clearweights.scan.names import foreign_folder, in_tests
from clearweights.scan.statements.copied import in_string, is_page, speaks_of_copyright

_CELL_TYPE = re.compile(r'\s*"cell_type": "(?P<type>\w+)"')
_SOURCE = re.compile(r'\s*"source": \[\s*$')
_LINE = re.compile(r'\s*"(?P<words>(?:[^"\\]|\\.)*)",?\s*$')
_NEWLINE = re.compile(r"\\n$")
_ESCAPED = re.compile(r'\\(["\\/])')
_LARGEST = 8_000_000

_HEADING = re.compile(
    r"^[ \t]*(?:#{1,4}[ \t]*|[^\w\n]{0,8}\*\*)[^\w\n]{0,8}"
    r"(?:licen[sc]e(?: and [\w ]{3,20}| notices?)?|terms of use)"
    r"[ \t:*]{0,6}$",
    re.IGNORECASE,
)
_NAMES = ("licen", "terms of use")
"""Words of which such a heading holds one."""

_SIGNS = (b"# Licen", b"**Licen", b"# Terms of", b"**Terms of")
_OWN = re.compile(r"\b(?:this|these|our)\b", re.IGNORECASE)
"""What tells that a cell speaks of the notebook or its project, and not of what it tries out."""

_NEXT = re.compile(r"^[ \t]*(?:#{1,4}[ \t]|[^\w\n]{0,8}\*\*[^*\n]{2,40}\*\*[ \t:]*$)|\"{3}|'{3}")
_LINES = 12
_MOST = 5


class NotebookTextScanner:
    """The words of a notebook: its Markdown cells, but for those that hold a copyright header."""

    id = "notebook-text"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take notebooks."""
        return suffix == ".ipynb" and not in_tests(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take those of moderate size that have such a cell and speak of a license."""
        return len(data) <= _LARGEST and b'"markdown"' in data and b"icen" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what the cells state, at the lines of the file."""
        cells = list(_cells(file.lines))
        kept = [cell for cell in cells if not _is_header([line.words for line in cell])]
        written = kept if cells else list(_whole_cells(file))
        page = [line for cell in written for line in (*cell, _Line(cell[-1].at, ""))]
        for one in _stated(file, [line.words for line in page]):
            excerpt = one.place.excerpt
            if one.asset or _OWN.search(excerpt) or excerpt.startswith(one.raw):
                at = page[one.place.line - 1].at + 1
                yield replace(one, place=replace(one.place, line=at))


def _is_header(lines: list[str]) -> bool:
    """Say whether a cell stands for the header of a source file, which is read as such."""
    return not is_page(lines) and any(map(speaks_of_copyright, lines))


_SENTENCE = re.compile(
    r"[\"'](?P<words>(?:本(?:软件|项目|程序|仓库|工具|应用|軟體|專案)"
    r"|This (?:software|project|application|app|program|tool|demo|space)\b)[^\"'\n]{4,200})[\"']"
)
"""What a program says of itself: "This software is released under …"."""

_OPENINGS = tuple(f"{quote}{word}".encode() for quote in "\"'" for word in ("本", "This "))


class DisplayedScanner:
    """License sections of the Markdown that a program in Python displays, and its own words."""

    id = "displayed-text"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take Python files, but for tests."""
        return suffix == ".py" and not in_tests(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take files with a line that may be such a heading, or the beginning of a sentence."""
        return len(data) <= _LARGEST and any(sign in data for sign in (*_SIGNS, *_OPENINGS))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what stands below a heading that says license, within triple quotes."""
        words = [""] * len(file.lines)
        for line in islice(_headings(file), _MOST):
            if not in_string(file.lines, line):
                continue
            words[line] = "## License"
            for below in range(line + 1, min(line + 1 + _LINES, len(file.lines))):
                if _NEXT.search(file.lines[below]):
                    break
                words[below] = file.lines[below]
        if any(words):
            yield from _stated(file, words)
        yield from islice(_of_itself(file), _MOST)


def _headings(file: SourceFile) -> Iterator[int]:
    """Yield the 0-based numbers of the lines that may be such a heading."""
    low = file.text.lower()
    told = {number for name in _NAMES for number, _ in rows_with(name, low)}
    return (line for line in sorted(told) if _HEADING.match(file.lines[line]))


def _of_itself(file: SourceFile) -> Iterator[LicenseStatement]:
    """Yield what a program says of itself where it displays it."""
    line, at = 1, 0
    for match in _SENTENCE.finditer(file.text):
        line, at = line + file.text.count("\n", at, match.start()), match.start()
        sentence = Sentence(match["words"], line)
        for one in said(sentence, in_license_section=False):
            if not one.pointer and one.about is None:
                yield statement(file, sentence, one, foreign_folder(file.path))


_CARD = re.compile(
    r"(?:\"{3}|'{3})\\?\s{0,4}---[ \t]*\n"
    r"(?P<front>(?:(?![ \t]*---)[^\n]{0,300}\n){1,40})[ \t]*---[ \t]*$",
    re.MULTILINE,
)
"""The header of a card that a program writes."""

_TAG = re.compile(
    r"^[ \t]*(?:[fr]?[\"'])?license:[ \t]*[\"']?(?P<raw>[\w.+-]{2,40})(?:\\n)?[\"']{0,2},?[ \t]*$",
    re.MULTILINE,
)
_OF_DATA = re.compile(
    r"^[ \t]*(?:[fr]?[\"'])?(?:task_categories|size_categories|dataset_info):", re.MULTILINE
)


class WrittenCardScanner:
    """The license in the header of a card that a Python program writes for what it publishes."""

    id = "written-cards"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take Python files, but for tests."""
        return suffix == ".py" and not in_tests(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take files of moderate size with the beginning of such a header."""
        begins = b"---\n" in data or b'"---' in data or b"'---" in data
        return len(data) <= _LARGEST and b"license:" in data and begins

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the tags as they stand; blanks that the program fills in say nothing."""
        cards = chain(_CARD.finditer(file.text), _CARD_LINES.finditer(file.text))
        for card in islice(cards, _MOST):
            tag = _TAG.search(card["front"])
            if tag is None:
                continue
            is_data = _OF_DATA.search(card["front"]) is not None
            at = card.start("front") + tag.start("raw")
            yield LicenseStatement(
                place=file.place(file.text.count("\n", 0, at) + 1),
                source=StatementSource.TAG,
                raw=tag["raw"],
                asset=foreign_folder(file.path),
                kind=AssetKind.DATASET if is_data else AssetKind.MODEL,
                component=Component.DATA if is_data else Component.WEIGHTS,
            )


_CARD_LINES = re.compile(
    r"^[ \t]*[fr]?[\"']---(?:\\n)?[\"'],?[ \t]*\n"
    r"(?P<front>(?:[ \t]*[fr]?[\"'](?!---)[^\n]{0,300}\n){1,40})[ \t]*[fr]?[\"']---",
    re.MULTILINE,
)
"""The same as a list of lines."""


@dataclass(frozen=True, slots=True)
class _Line:
    at: int
    words: str


def _cells(lines: Lines[str]) -> Iterator[list[_Line]]:
    """Yield the lines of each Markdown cell of a notebook written a line of text a line."""
    is_markdown = is_source = False
    cell: list[_Line] = []
    for number, line in enumerate(lines):
        if match := _CELL_TYPE.match(line):
            is_markdown = match["type"] == "markdown"
        elif is_markdown and _SOURCE.match(line):
            is_source = True
        elif is_source and (match := _LINE.match(line)):
            cell.append(_Line(number, _ESCAPED.sub(r"\1", _NEWLINE.sub("", match["words"]))))
        elif is_source:
            yield cell
            is_source, cell = False, []


def _whole_cells(file: SourceFile) -> Iterator[list[_Line]]:
    """Yield the Markdown cells of a notebook that puts each on one line, or all on one."""
    try:
        root = parse_json(file.text)
    except UnreadableError:
        return  # told by those who read its code
    cells = root.get("cells") if isinstance(root, Mapping) else None
    for cell in cells.items if isinstance(cells, Sequence) else ():
        if isinstance(cell, Mapping) and cell.text("cell_type") == "markdown":
            lines = [
                _Line(part.line - 1, words)
                for part in scalars(cell.get("source"))
                for words in part.value.rstrip("\n").split("\n")
            ]
            if lines:
                yield lines


def _stated(file: SourceFile, words: Lines[str]) -> Iterator[LicenseStatement]:
    """Read words as a page whose lines are those of the file."""
    page = SourceFile(file.path, "\n".join(words).encode())
    for fact in CardScanner().scan(page):
        if isinstance(fact, LicenseStatement):
            yield fact
