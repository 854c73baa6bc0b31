"""License columns of tables: each row is about the asset it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clearweights.domain.facts import Component
from clearweights.scan.cards.document import hub_id
from clearweights.scan.cards.markdown import Block, BlockKind, Sentence
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.prose import first_name, names_in, said
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.several import part_in_brackets
from clearweights.scan.cards.vocabulary import vocabulary

_COLUMN = re.compile(
    r"^(?P<part>[\w ]{0,20}?)\s*(?:licen[sc](?:e|ing)|release agreement"
    r"|lizenz|licencia|licença|licenza|лицензия"
    r"|许可证?|协议|授权|ライセンス|라이[선센]스)s?(?:\(s\))?"
    r"(?: types?| terms?| information| name)?(?:\s*[(/&].{0,40})?$",
    re.IGNORECASE,
)
_NAME_COLUMN = re.compile(
    r"\b(?:models?|data ?sets?|names?|titles?|checkpoints?|components?|librar(?:y|ies)|packages?"
    r"|projects?|assets?|corpus|tools?|parts?|repo(?:sitory)?|module|nombre|nom|название|модель)\b"
    r"|^\s*(?=\S)(?:数据集?|模型|语料库?|项目|资源|データセット|モデル|데이터셋?|모델)?"
    r"(?:名称|名字|名前|名|标题|명)?\s*$",
    re.IGNORECASE,
)
_DATA_COLUMN = re.compile(r"\b(?:data ?sets?|corpus)\b|数据集|데이터", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:samples?|demos?|examples?|related|base|teacher|original (?:models?|data ?sets?)|parents?"
    r"|merged|providers?|authors?|publishers?|developers?|maintainers?|creators?|owners?|sizes?"
    r"|types?)\b",
    re.IGNORECASE,
)
_INDEX = re.compile(r"\s*(?:id|#|no\.?|nr\.?|序号|编号|番号|번호)\s*", re.IGNORECASE)
"""The title of a column that only counts the rows."""

_TERMS = re.compile(
    r"licen[sc]e|terms|agreement|custom|research|commercial|proprietary", re.IGNORECASE
)
_REST = re.compile(
    r"(?:any|every)thing(?: else)?|(?:all )?(?:the )?(?:rest|others?)", re.IGNORECASE
)
_SPEAKS = (
    r"(?:licen[sc]e|apache|creative commons|\d\.\d|GPL|MIT|BSD|non-?commercial|proprietary|custom"
    r"|(?:research|academic)(?: use)? only|for research)"
)
_MORE = re.compile(rf"[;,/&+；，、]\s*(?=[^;]*{_SPEAKS})", re.IGNORECASE)
_MORE_BEFORE = re.compile(rf"{_SPEAKS}[^;]{{0,60}}[;,/&+；，、]\s*(?:the )?$", re.IGNORECASE)
_UNTOLD = re.compile(
    r"\W*(?:(?:is |are )?not (?:yet )?(?:specified|stated|given|available|provided|known|listed"
    r"|found|clear|disclosed|mentioned)|unspecified|unstated|unclear|undisclosed"
    r"|the (?:licen[sc]e|name|type|identifier)\b.{0,40}\b(?:of|for|under) (?:the|this|your|an?))\b"
    r"|.*(?:未指定|未注明|未说明|不明)",
    re.IGNORECASE,
)
"""A cell that tells that nothing is told."""

_DENIED = re.compile(r"\b(?:not|no|without|isn['’]t)\s*$", re.IGNORECASE)
_OF_PART = re.compile(
    r"\s*(?:licen[sc]e\s*)?[(（]\s*(?:the )?(?:weights?|models?|data(?:set)?s?|code)\s*[:：=]",
    re.IGNORECASE,
)
"""Another license of a part right behind the first: "MIT (weights: Llama 2)"."""

_LABELLED = re.compile(r"\w\)?\s*[:：]\s*$")
_EACH = re.compile(r"[^()]{0,20}\([^()]{1,60}\)\s*(?:[;,/&+]|and\b|or\b)[^()]{2,60}\([^()]{1,60}\)")
"""What follows the first of several licenses with what each is for: "MIT (small), X (large)"."""

_DOUBTED = re.compile(r"[(（]\s*[?？]\s*[)）]|\w\s?[?？]\s*$")
_LIMIT = re.compile(
    r"\W*(?:for )?(?:non-?commercial|research|academic)(?: (?:use|purposes|only))*\W*",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"\bNC\b|non-?commercial|research", re.IGNORECASE)

_ID = re.compile(r"[\w.-]+/[\w.-]+")
_MOST = 30

_SEVERAL = 3
"""Names for one page that make it a collection: two may be a name and "link"."""

_LONGEST = 120
_NAME_SIZE = 60
_ASIDE = re.compile(r"\s+\(.*$", re.DOTALL)
_NAMED = re.compile(
    rf"{_TERMS.pattern}|^(?!(?:yes|no|n/?a|none|tbd|unknown|various|other|open|closed)\b)[^\W\d_][\w.+-]*"
    r"(?: [\w.+-]+){0,3}$",
    re.IGNORECASE,
)
"""The words of a cell below "License" that name one: also "Llama 3" alone."""

_PARTS = re.compile(
    r"^(?:(?:the|source|model|training|inference|evaluation|our|all|pre-?trained|fine-?tuned)"
    r" ){0,2}(?:code|weights?|data|datasets?|models?|checkpoints?|documentation|docs)"
    r"(?: (?:on|in|of|at)\b.*|\s*\(.*\))?$",
    re.IGNORECASE,
)


def shared_pages(parts: Sequence[Block]) -> frozenset[str]:
    """Return the ids of hubs that rows link to by several names: collections, and no one's own."""
    called: dict[str, set[str]] = defaultdict(set)
    for block in parts:
        for cell in block.cells if block.kind is BlockKind.ROW else ():
            for link in cell.links:
                if page := hub_id(link.url):
                    called[page[1]].add(cell.text[link.start : link.end].strip())
    return frozenset(id_ for id_, names in called.items() if len(names) >= _SEVERAL)


def row_statements(
    block: Block, *, in_license: bool = False, shared: frozenset[str] = frozenset()
) -> Iterator[tuple[Sentence, Said]]:
    """Yield the cell and the statement of a row, for tables with a license column or label.

    `in_license`: the table stands on a page or in a section about licenses. `shared`: the ids
    that `shared_pages` found, which are not those of a single row.
    """
    at = [i for i, title in enumerate(block.header) if _COLUMN.match(title)]
    titles = tuple(cell.text for cell in block.cells)
    pair = len(block.cells) == 2 and (not at or titles == block.header)
    if pair and (label := _COLUMN.match(block.cells[0].text.rstrip(" :"))):
        yield from _cell(block.cells[1], component_in(label["part"]), None)
        return
    if not at or at[0] >= len(block.cells) or titles == block.header:
        if not at and titles != block.header:
            yield from (_told(block) if in_license else ()) or _limits(block)
        return
    column = _column_of_names(block.header, at)
    if column in at or column >= len(block.cells):
        return
    for number in at:
        if number < len(block.cells):
            yield from _of_column(block, number, column, shared)


def _column_of_names(header: tuple[str, ...], at: list[int]) -> int:
    """Return the column that tells whose the licenses are: the first, where none says so.

    What a model was trained on, and what only shows it, stand beside the thing itself.
    """
    named = [
        i
        for i, title in enumerate(header)
        if i not in at and _NAME_COLUMN.search(title) and not _BESIDE.search(title)
    ]
    things = (i for i in named if i == 0 or not _DATA_COLUMN.search(header[i]))
    counted = 1 if header and _INDEX.fullmatch(header[0]) else 0
    return next(things, next(iter(named), counted))


def _of_column(
    block: Block, number: int, column: int, shared: frozenset[str]
) -> Iterator[tuple[Sentence, Said]]:
    """Yield what a column of licenses says of the thing in the column of names."""
    name, cell = block.cells[column], _whole_cell(block, number)
    if _PARTS.match(name.text) or _REST.fullmatch(name.text):
        yield from _cell(cell, component_in(name.text), None)
    elif name.text:
        part = _COLUMN.match(block.header[number])
        component = component_in(part["part"]) if part else None
        if component is None:
            component = component_in(block.header[column])
        if component in (None, Component.ANY):
            component = component_in(name.text.split()[-1]) or component  # "Heron weights"
        for about in _assets(name, shared):
            yield from _cell(cell, component, about, _NAMED)


def _whole_cell(block: Block, number: int) -> Sentence:
    """Return a cell; the last one with what stands behind a bar that nobody escaped."""
    cell = block.cells[number]
    behind = [more.text.strip() for more in block.cells[len(block.header) :]]
    if number < len(block.header) - 1 or not any(behind):
        return cell
    return replace(cell, text=" | ".join((cell.text.strip(), *behind)))


def _told(block: Block) -> list[tuple[Sentence, Said]]:
    """Return what the sentences in the cells of a row say, of the thing in its first cell."""
    name = block.cells[0] if block.cells else None
    found = [
        (cell, one)
        for cell in block.cells[1:]
        for one in said(cell, in_license_section=False)
        if not one.pointer
    ]
    if name is None or not name.text or _PARTS.match(name.text) or _REST.fullmatch(name.text):
        return found
    return [(cell, _of_row(one, _asset(name))) for cell, one in found]


def _of_row(one: Said, name: str) -> Said:
    """Let a sentence without a name of its own be about the thing in the first cell."""
    return one if one.about else replace(one, about=name, own=False)


def _limits(block: Block) -> Iterator[tuple[Sentence, Said]]:
    """Yield cells that say nothing but a limit of use, of the asset in the first cell."""
    words = vocabulary()
    for cell in block.cells[1:]:
        if words.restrictions.fullmatch(cell.text.strip(" .")):
            component = component_in(block.header[0]) if block.header else None
            about = _asset(block.cells[0])
            yield cell, Said(cell.text, component or Component.ANY, about, None, own=False)


def _cell(
    cell: Sentence, component: Component | None, about: str | None, told: re.Pattern[str] = _TERMS
) -> Iterator[tuple[Sentence, Said]]:
    link = cell.links[0].url if cell.links else None
    if _UNTOLD.match(cell.text):
        return
    named = first_name(cell)
    if named and _DENIED.search(cell.text.partition(named)[0]):
        return
    if by_part := _by_part(cell):
        yield from (
            (cell, Said(raw, part, about, None, own=about is None)) for raw, part in by_part
        )
        return
    parts = [one for one in said(cell, in_license_section=False) if not one.pointer]
    told_apart = {one.component for one in parts} - {Component.ANY}
    if len(parts) > 1 and len(told_apart) == len(parts):
        yield from ((cell, one if one.about or not about else _of_row(one, about)) for one in parts)
        return
    if named and _is_one_of_several(cell.text, named):
        named, link = cell.text[:_LONGEST], None  # not the first alone
    raw = named or _ASIDE.sub("", cell.text)
    if _DOUBTED.search(cell.text):
        raw = cell.text[:_LONGEST]
    if not named and len(raw) >= _NAME_SIZE and link and cell.links[0].start == 0:
        raw = cell.text[: cell.links[0].end].strip()  # "[Custom](…) free for all but …"
    if named or (raw and len(raw) < _NAME_SIZE and told.search(raw)):
        yield cell, Said(raw, component or Component.ANY, about, link, own=about is None)


def _by_part(cell: Sentence) -> list[tuple[str, Component]]:
    """Return the licenses of a cell with their parts: "MIT (code), CC BY 4.0 (weights)"."""
    found, at = [], 0
    names = names_in(cell.text)
    for name in names if len(names) > 1 and " OR " not in "".join(names) else ():
        start = cell.text.find(name, at)
        at = start + len(name)
        part = part_in_brackets(cell.text[at:]) if start >= 0 else None
        if part is None:
            return []
        found.append((name, part))
    return found


def _is_one_of_several(words: str, named: str) -> bool:
    """Say whether a cell tells of other licenses too: "Apache-2.0 (small); Foo License (large)"."""
    before, _, after = words.partition(named)
    if _OF_PART.match(after) or _EACH.match(after):
        return True
    if _LABELLED.search(before) and ":" in after.replace("：", ":"):
        return True  # "base: MIT, chat: Apache-2.0"
    if _LIMIT.fullmatch(after) and _LIMITED.search(named):
        return False  # "CC BY-NC 4.0, non-commercial"
    if _MORE.search(after) or _MORE_BEFORE.search(before):
        return True
    rest = [name for name in names_in(after) if name.lower() != "public domain"]  # "CC0: …"
    return bool(rest) and named.split(maxsplit=1)[0] not in rest[0]


def _assets(name: Sentence, shared: frozenset[str]) -> list[str]:
    """Return what a cell names: one thing, or several by their ids."""
    names = name.text.split(", ")
    if len(names) > 1 and all(_ID.fullmatch(one.strip()) for one in names):
        return [one.strip() for one in names[:_MOST]]
    return [_asset(name, shared)]


def _asset(name: Sentence, shared: frozenset[str] = frozenset()) -> str:
    for link in name.links:
        if page := hub_id(link.url):
            if page[1] in shared:
                return name.text[link.start : link.end].strip() or name.text[:100]
            return page[1]
    return name.text[:100]
