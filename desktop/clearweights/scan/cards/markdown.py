"""Markdown and reStructuredText as far as prose needs it: blocks, sections, sentences, links.

Not a renderer. Every sentence knows its line, the headings above it and where its links point.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from clearweights.scan.cards.html_tables import with_rows

MAX_LINE = 4000
MAX_BLOCK = 20_000
_MAX_SENTENCE = 1500

_FENCE = re.compile(r"^\s{0,12}(?:>\s?)*(`{3,}(?=[^`]*$)|~{3,})")
_ATX = re.compile(r"^\s{0,3}(#{1,6})\s*(.+?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}([=\-~^\"*#+])\1{2,}\s*$")
_BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)([^*_]{2,80})(?:\*\*|__)\s*:?\s*$")
_BOLD_START = re.compile(r"^\s*(?:[-*+]\s+)?(?:\*\*|__)[^*_]{2,60}(?:\*\*|__)")
_BOLD_LEVEL = 7
_NOTE = re.compile(
    r"^\s*(?:\[![A-Za-z]+\]|(?:!!!|\?\?\?\+?|:::)\s*\{?[\w-]+\}?)\s*[\"“]?(?P<title>[^\"”]{0,80})[\"”]?\s*$"
)
"""The first line of a boxed remark: `> [!NOTE]`, `!!! info "License"`."""

_HTML_HEADING = re.compile(r"^\s*<(h[1-6]|summary)\b[^>]{0,200}>(.{1,300}?)</\1>", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[\s|:\-+=]+$")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_DEFINITION = re.compile(r"^\s{0,3}\[([^\]]{1,200})\]:\s*<?(\S{1,1000}?)>?(?:\s|$)")
_INLINE = re.compile(
    r"!\[(?P<alt>[^\]]{0,300})\](?:\([^)]{0,1000}\)|\[[^\]]{0,100}\])?"
    r"|\[(?P<label>(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500})\]\(\s*<?(?P<to>[^)\s>]{0,1000})>?[^)]{0,200}\)"
    r"|\[(?P<label2>(?:!\[[^\[\]]{0,300}\](?:\([^()]{0,1000}\)|\[[^\[\]]{0,100}\])?|[^\[\]]){1,300})\]"
    r"\[(?P<ref>[^\]]{0,200})\]"
    r"|<a\s[^>]{0,500}?href=[\"'](?P<href>[^\"'>]{0,1000})[\"'][^>]{0,500}>(?P<label3>.{0,300}?)</a>"
    r"|`(?P<rstlabel>[^`<>]{1,200}?)\s*<(?P<rst>[^<>`\s]{1,500})>`__?"
    r"|<(?P<auto>https?://[^>\s]{1,1000})>"
    r"|(?P<bare>https?://[^\s<>()\[\]\"'`\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]{1,1000})"
    r"|~~(?P<struck>[^~\n]{1,300})~~|<(?P<gone>del|s|strike)>[^<>]{1,300}</(?P=gone)>"
    r"|(?P<tag></?[A-Za-z!][^<>]{0,600}>)"
    r"|(?P<emphasis>\*{1,3}|(?<![\w])_{1,3}(?=\w)|(?<=[\w.,;:!?)])_{1,3}(?![\w])|~~|`+)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|>])"
    r"|&(?P<entity>nbsp|amp|lt|gt|quot|copy|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});",
    re.DOTALL,
)
_BREAKING_TAG = re.compile(r"</?(?:br|p|li|td|tr|div)\b", re.IGNORECASE)
_END = re.compile(
    r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ0-9©\u0400-\u042f\u3040-\u30ff\u3400-\u9fff"
    r"\uac00-\ud7af])|(?<=[。！？])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|v|ver|al|fig|sec|no|inc|ltd|co|corp|dr|mr|ms|st|approx|ex)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)


class BlockKind(StrEnum):
    """What a block is; rows hold cells, all others sentences (of code, the first lines)."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a sentence: offsets into its text, and the address as written."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as a reader sees it, without markup."""

    text: str
    line: int
    links: tuple[Link, ...] = ()

    def link_at(self, start: int, end: int) -> str | None:
        """Return the address of the link that overlaps the given span."""
        for link in self.links:
            if link.start < end and start < link.end:
                return link.url
        return None


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, table row or code block with its lines as written."""

    kind: BlockKind
    line: int
    """Of the first of `raw`."""

    raw: tuple[str, ...]
    section: tuple[str, ...]
    """Headings above, outermost first; for a heading the last one is itself."""

    targets: Mapping[str, str] = field(default_factory=dict, repr=False)
    header: tuple[str, ...] = ()
    """Rows only: the cells of the table's first row."""

    @cached_property
    def source(self) -> str:
        """The lines as written, for a cheap look before `sentences` is asked for."""
        return "\n".join(self.raw)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences as a reader sees them (of code, those of the first lines)."""
        raw = self.raw[:40] if self.kind is BlockKind.CODE else self.raw
        lines = list(enumerate(raw, start=self.line))
        if self.kind is BlockKind.ROW or not lines:
            return ()
        words = _words(lines, self.targets)
        if self.kind is BlockKind.HEADING:
            return (words.sentence(),)
        return tuple(_sentences(words))

    @cached_property
    def cells(self) -> tuple[Sentence, ...]:
        """The cells of a row."""
        if self.kind is not BlockKind.ROW:
            return ()
        cells = _BAR.split(self.raw[0].strip().strip("|"))
        return tuple(_words([(self.line, cell)], self.targets).sentence() for cell in cells)


def blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a document whose text begins at `first_line` of its file."""
    reader = _Reader(_typed(text), first_line)
    return tuple(_with_choices(tuple(reader.read())))


def _typed(text: str) -> str:
    """Return a text with the hyphens and blanks, at which no line breaks, as people type them."""
    return text.replace("\u2010", "-").replace("\u2011", "-").replace("\u00a0", " ")


_CHOICE = re.compile(
    r"\blicen[sc]ed under (?:the terms of )?(?:either|any|one)(?: one)?(?: of)?\b", re.IGNORECASE
)
"""How a choice of licenses begins: "Licensed under either of"."""

_BESIDE = re.compile(r"\s*(?<!\])\((?:[^()]|\([^()]{0,300}\)){0,600}\)")
_OFFERED = 6


def _with_choices(parts: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks, a choice among the items of a list as one sentence without its brackets.

    "Licensed under either of", then an item for each license: "under either of A or B".
    """
    at = 0
    while at < len(parts):
        block, at = parts[at], at + 1
        if block.kind is not BlockKind.TEXT or not _CHOICE.search(block.source[:_CHOOSES]):
            yield block
            continue
        items: list[str] = []
        while at < len(parts) and parts[at].kind is BlockKind.ITEM and len(items) < _OFFERED:
            items.append(_BESIDE.sub("", parts[at].source).strip(" *-+\t\n,;.[]"))
            at += 1
        offered = " or ".join(re.sub(r"(?:^|\W)or$", "", item) for item in items)
        words = tuple(_BESIDE.sub("", block.source).strip().rstrip(":").split("\n"))
        yield replace(block, raw=(*words, f"{offered}.") if items else words)


_CHOOSES = 2_000
"""Characters of a paragraph in which a choice is looked for."""


def plain(text: str) -> str:
    """Return a line or paragraph without markup, on one line."""
    return _words([(1, text)], {}).text


def without_comments(text: str) -> str:
    """Blank HTML comments, keeping the lines."""
    return re.sub(r"<!--.*?(?:-->|\Z)", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)


class _Reader:
    """Walks the lines once; holds the paragraph being collected and the headings above."""

    def __init__(self, text: str, first_line: int) -> None:
        lines = with_rows(without_comments(text)).split("\n")
        self._lines = [line[:MAX_LINE] for line in lines]
        self._first = first_line
        self._headings: list[tuple[int, str]] = []
        self._pending: list[tuple[int, str]] = []
        self._kind = BlockKind.TEXT
        self._table: tuple[str, ...] = ()
        self._targets = {
            m[1].lower(): m[2] for line in self._lines if (m := _DEFINITION.match(line))
        }

    def read(self) -> Iterator[Block]:
        at = 0
        while at < len(self._lines):
            line, number = self._lines[at], at + self._first
            fence = _FENCE.match(line)
            if fence:
                yield from self._flush()
                end = self._closing(at, fence[1])
                yield self._block(BlockKind.CODE, number + 1, self._lines[at + 1 : end])
                at = end + 1
                continue
            yield from self._line(line, number)
            at += 1
        yield from self._flush()

    def _closing(self, at: int, fence: str) -> int:
        for end in range(at + 1, len(self._lines)):
            words = self._lines[end].strip(" >\t")
            if words.startswith(fence) and not words.strip(fence[0]):
                return end
        return len(self._lines)

    def _line(self, line: str, number: int) -> Iterator[Block]:
        quoted = _QUOTE.sub("", line)
        if not quoted.strip() or _DEFINITION.match(line):
            yield from self._flush()
            self._table = ()
        elif note := _NOTE.match(quoted):
            yield from self._flush()
            if note["title"]:
                yield self._heading(_BOLD_LEVEL, note["title"], number)
        elif heading := self._heading_of(line):
            yield from self._flush()
            yield self._heading(*heading, number)
        elif (rule := _UNDERLINE.match(line)) and self._is_title(rule[1]):
            start, words = self._pending[-1]
            self._pending.clear()
            yield self._heading(1 if line.strip()[0] == "=" else 2, words, start)
        elif _ROW.match(quoted) or (self._table and "|" in quoted):
            yield from self._flush()
            yield from self._row(quoted, number)
        else:
            below_bold = bool(self._headings) and self._headings[-1][0] == _BOLD_LEVEL
            if below_bold and not self._pending and _BOLD_START.match(quoted):
                self._headings.pop()  # "**License:** MIT" ends what "**Citation**" began
            item = _ITEM.match(quoted)
            if item:
                yield from self._flush()
                self._kind = BlockKind.ITEM
            self._pending.append((number, quoted[item.end() :] if item else quoted))

    def _is_title(self, mark: str) -> bool:
        """Say whether what is underlined now is a title; another line of `mark` may be above."""
        if self._kind is not BlockKind.TEXT or not self._pending:
            return False
        above, titled = self._pending[0][1].strip(), self._pending[-1][1]
        over = len(self._pending) == 2 and not above.strip(mark) and not _UNDERLINE.match(titled)
        return len(self._pending) == 1 or over

    def _heading_of(self, line: str) -> tuple[int, str] | None:
        """Return level and words of a heading line; a bold line counts below all others."""
        if match := _ATX.match(line):
            return len(match[1]), match[2]
        if match := _HTML_HEADING.match(line):
            return (_BOLD_LEVEL if match[1].lower() == "summary" else int(match[1][1])), match[2]
        if not self._pending and (match := _BOLD_LINE.match(_QUOTE.sub("", line))):
            return _BOLD_LEVEL, match[1]
        return None

    def _row(self, line: str, number: int) -> Iterator[Block]:
        if _RULE.match(line):
            return
        row = Block(BlockKind.ROW, number, (line,), self._section(), self._targets, self._table)
        if not self._table:
            self._table = tuple(cell.text for cell in row.cells)
            row = replace(row, header=self._table)
        yield row

    def _heading(self, level: int, words: str, number: int) -> Block:
        self._table = ()
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._headings.append((level, _words([(number, words)], self._targets).text.strip()))
        return self._block(BlockKind.HEADING, number, [words])

    def _flush(self) -> Iterator[Block]:
        if self._pending:
            lines, kind = self._pending, self._kind
            self._pending, self._kind = [], BlockKind.TEXT
            yield self._block(kind, lines[0][0], [line for _, line in lines])

    def _block(self, kind: BlockKind, number: int, raw: list[str]) -> Block:
        return Block(kind, number, tuple(raw), self._section(), self._targets)

    def _section(self) -> tuple[str, ...]:
        return tuple(title for _, title in self._headings)


@dataclass(frozen=True, slots=True)
class _Words:
    """A block without its markup, still knowing where its lines begin."""

    text: str
    links: tuple[Link, ...]
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        return self.numbers[max(bisect_right(self.starts, offset) - 1, 0)]

    def sentence(self, start: int = 0, end: int | None = None) -> Sentence:
        """Cut one sentence out, trimmed, with its links."""
        end = len(self.text) if end is None else end
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        links = tuple(
            Link(max(link.start - start, 0), min(link.end - start, len(piece)), link.url)
            for link in self.links
            if link.start < start + len(piece) and link.end > start
        )
        return Sentence(piece, self.line_at(start), links)


def _words(lines: list[tuple[int, str]], targets: Mapping[str, str]) -> _Words:
    out: list[str] = []
    links: list[Link] = []
    starts: list[int] = []
    size = 0
    text = "\n".join(line.strip() for _, line in lines)[:MAX_BLOCK]

    def put(words: str) -> None:
        nonlocal size
        out.append(words)
        size += len(words)

    starts.append(0)
    at = 0
    for match in _INLINE.finditer(text):
        _put_lines(text[at : match.start()], put, starts, lambda: size)
        at = match.end()
        words, url = _meaning(match, targets)
        before = size
        _put_lines(words, put, starts, lambda: size)
        starts.extend([size] * (match[0].count("\n") - words.count("\n")))
        if url:
            links.append(Link(before, size, url))
    _put_lines(text[at:], put, starts, lambda: size)
    numbers = [number for number, _ in lines]
    numbers += [numbers[-1]] * max(0, len(starts) - len(numbers))
    return _Words("".join(out), tuple(links), tuple(starts), tuple(numbers[: len(starts)]))


def _put_lines(
    words: str, put: Callable[[str], None], starts: list[int], size: Callable[[], int]
) -> None:
    """Write words with newlines as spaces, noting where each line begins."""
    first, *rest = words.split("\n")
    put(first)
    for line in rest:
        put(" ")
        starts.append(size())
        put(line)


def _meaning(match: re.Match[str], targets: Mapping[str, str]) -> tuple[str, str | None]:
    """Return what a reader sees of a piece of markup, and where it points."""
    found = match.groupdict()
    words, url = "", None  # pictures, emphasis and tags are not seen
    for label, target in (("label", "to"), ("label3", "href"), ("rstlabel", "rst")):
        if found[label] is not None:
            words, url = plain(found[label]), found[target]
    if found["label2"] is not None:
        words = plain(found["label2"])
        url = targets.get((found["ref"] or found["label2"]).lower())
    elif address := found["auto"] or found["bare"]:
        url = address.rstrip(".,;:!?")
        words = address
    elif found["escaped"] is not None:
        words = found["escaped"]
    elif found["entity"] is not None:
        words = _typed(html.unescape(f"&{found['entity']};"))
    elif found["tag"] is not None and _BREAKING_TAG.match(found["tag"]):
        words = " "
    return words, url


def _sentences(words: _Words) -> Iterator[Sentence]:
    """Yield the sentences; what never ends is cut, so that reading one takes bounded time."""
    for start, end in _spans(words.text):
        for at in range(start, end, _MAX_SENTENCE):
            if (found := words.sentence(at, min(end, at + _MAX_SENTENCE))).text:
                yield found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text, max(start, match.start() - 12), match.start()):
            yield start, match.start()
            start = match.end()
    yield start, len(text)
