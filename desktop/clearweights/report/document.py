"""A report as plain values, before it is a PDF or a page: sections of blocks of spans.

Content modules build these once, in the reader's language; the PDF and HTML reporters only lay
them out. All words are as found: making them harmless is the business of each format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Style = Literal["plain", "strong", "quiet", "mono", "excerpt", "badge"]
Tone = Literal["none", "stop", "warn", "note", "ok"]
"""A badge has a tone *and* a shape and a word: color alone says nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one style. The words may hold line ends."""

    text: str
    style: Style = "plain"
    to: str | None = None
    """Anchor of a place in the report, or an https address, that a click leads to."""

    tone: Tone = "none"
    shape: str = ""
    page: bool = False
    """True: the page number of `to` stands behind the words where the format has pages."""


Inline: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the section's title."""

    text: str
    anchor: str | None = None
    level: int = 2


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `box` sets it apart with a frame of that tone."""

    spans: Inline
    box: Tone | None = None
    lead: bool = False
    keep: bool = False
    """True: stays on the page of what follows."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words taken verbatim from a license."""

    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered where the order matters."""

    items: tuple[Inline, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and values, one pair a line."""

    rows: tuple[tuple[str, Inline], ...]
    keep: bool = False
    """True: stays in one piece, on the page of what follows."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and its share of the width."""

    title: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `indent` moves the first cell to the right."""

    cells: tuple[Inline, ...]
    anchor: str | None = None
    indent: int = 0
    head: bool = False
    """True: a heading for the rows below, with a single cell over the whole width."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header repeats on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    dense: bool = False
    """True: set closer, because it is long and read by looking up."""


Block: TypeAlias = Heading | Para | Quote | Items | Pairs | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the report; never without blocks."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    fresh_page: bool = True
    tight: bool = False
    """True: set closer, because it should fit on one page."""

    def __post_init__(self) -> None:
        if not self.blocks:
            raise ValueError(f"section {self.anchor} says nothing")


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    project: str
    stamp: str
    draft: bool
    reasons: tuple[str, ...]
    facts: tuple[tuple[str, Inline], ...]
    sign: tuple[str, ...]
    """Rows to be signed by hand: prepared, checked, approved."""

    sign_columns: tuple[str, ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    language: str
    title: str
    cover: Cover
    contents_title: str
    header: str
    footer: str
    page_word: str
    """Template `Page {page} of {pages}` in the reader's language."""

    watermark: str | None
    sections: tuple[Section, ...]


def plain(words: str) -> Inline:
    """Return words in the usual style."""
    return (Span(words),)


def strong(words: str) -> Inline:
    """Return words that stand out."""
    return (Span(words, "strong"),)


def quiet(words: str) -> Inline:
    """Return words in the background."""
    return (Span(words, "quiet"),)


def mono(words: str) -> Inline:
    """Return words as they stand in a file."""
    return (Span(words, "mono"),)


BREAK: Inline = (Span("\n"),)
