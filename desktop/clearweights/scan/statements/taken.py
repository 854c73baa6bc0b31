"""Comments that say from where a piece of code was taken, and the license it has there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearweights.domain.facts import Component
from clearweights.scan.cards.nouns import proper_name
from clearweights.scan.lines import rows_with
from clearweights.scan.statements.choices import first_named
from clearweights.scan.statements.copied import COMMENT, in_docstring
from clearweights.scan.statements.written import Written

_VERBS = (
    *("copied", "adapted", "adopted", "borrowed", "taken", "derived", "ported", "modified"),
    *("forked", "extracted", "refactored", "translated", "reproduced", "lifted"),
    *("sourced", "simplified"),
)
_VERB = rf"(?:{'|'.join(_VERBS)})"
_ANY = (
    *(*_VERBS, "code from", "original ", "vendor", "based on", "inspired "),
    *("dataset", "data set", " is from ", " are from ", " comes from ", "credits:", "copy of http"),
    *("weights: http", "code: http", "impl: http", "implementation: http"),
)
"""Words of which a file holds one, in any case, where `_TAKEN` can match."""

_BESIDE: Mapping[str, tuple[str, ...]] = {
    "from": (*_VERBS, "implementation", "code", "function", "class", "module", "script", "logic"),
    "://": (
        *("code", "weights", "impl", "data set", "dataset", "original ", "vendor", "copy of"),
        "credits",
    ),
    "based on": ("",),
    "inspired": ("",),
}
"""Words of which a line holds one where `_TAKEN` fits, with what then also stands in it."""

_TAKEN = re.compile(
    rf"\b(?:started from code|{_VERB})"
    rf"(?:\s*(?:,|/|&|\b(?:and|or|then|lightly|slightly|heavily)\b|{_VERB}))*"
    r"\s+from\s*:?\s+(?:the\s+)?"
    r"|\b(?:implementation|code|functions?|class(?:es)?|module|script|logic)"
    r" (?:is|are|comes?|came)(?: \w+ly)? from\s+(?:the\s+)?"
    r"|\boriginal (?:source|code|implementation)(?: (?:is|at|from))*\s*:?\s+(?=\S+://)"
    r"|\b(?:incorporates|contains|includes|uses) (?:some )?code from\s+(?:the\s+)?"
    r"|\bvendor(?:ing|ed)(?: (?:from|in))?\s*:?\s+(?=\S+://)"
    r"|\bbased on\s+(?=[\w. -]{2,40}[ -]licen[sc]ed (?:code|files?|work|software|impl\w*)"
    r" (?:from|of|by|at|in)\b)"
    r"|\b(?:is|as) a (?:\w+ )?copy of\s+(?=\S+://)"
    r"|\b(?P<both>code (?:and|&) )?(?P<what>code|weights|impl(?:ementation)?)\s?:\s+(?=\S+://)"
    r"|\b(?P<data>data ?sets?) (?:is |are )?(?:available |hosted )?at\s*:?\s+(?=\S+://)"
    r"|\b(?P<credits>credits)\s*:\s*(?=[^()]{2,120}\(https?://)"
    r"|\bbased on (?:the )?(?:ideas?|code|implementation) (?:in|from|of|by)\s+(?:the\s+)?"
    r"(?=[^.]{2,60}\blicen[sc]ed\b)"
    r"|\b(?:based on|inspired by|inspired from)\s*:?\s+"
    r"(?:the\s+|impl(?:ementation)? (?:at|of|from|in)\s+)?"
    r"(?=\S+://|$|[\w.-]+(?: [\w.-]+){0,3} ?[(<]\s*https?://)",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"\b(?:from|based on|inspired by|credits|original|vendor(?:ing|ed)|data ?sets?|copy of)\b"
    r"|\b(?:code|weights|impl\w*)\s?:\s+http",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:original )?licen[sc]e\s*[:=]\s*(?P<name>\S.{1,60}?)[\s.]*"
    r"|\[(?P<bracketed>[\w. -]{2,40}licen[sc]e),? (?:copyright|\(c\)).{0,80}\]\s*",
    re.IGNORECASE,
)
"""A line further down that tells the license of a piece told of above."""
_SOURCE = re.compile(
    r"(?:[^\s(.]{1,60}\s+){0,4}[(<\[]?(?P<address>https?://[^\s)>\],;]{4,300})[)>\]]?"
)
_NAMED = re.compile(
    r"`{0,2}(?P<name>[\w@][\w./@+-]*(?: [A-Z0-9][\w.+-]*){0,4})`{0,2}"
    r"(?:['’]s (?P<thing>[A-Z][\w.+-]*|[a-z]\w*(?:\.\w+)+))?(?P<rest>(?: [\w.-]+){0,4})"
)
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab|huggingface)\.(?:com|co)/(?P<id>[\w.-]+/[\w.-]*[\w-])"
)
_BEHIND = re.compile(rf"\s+{_REPOSITORY.pattern}")
"""Where the work stands, right behind its license."""

_BETWEEN = re.compile(
    r"(?:[\s,.;:()\[\]–—-]|\b(?:that|which|it|is|are|was|were|has|originally|original|licen[sc]ed"
    r"|licen[sc]e|released|distributed|p[ub]{0,2}lished|available|governed|provided|under|by|with|and|the"
    r"|its|an?|terms|of|code|repo|repository|codebase|library|package|project|implementation|file"
    r"|module|see|in|below|source|version|on|github|commit|used|permission)\b"
    r"|\bby (?-i:[A-Z])[\w&-]{1,30}(?=,)"
    r"|['\"`][\w/-]+\.\w{1,5}['\"`]|\bcopyright\b[^.]{0,80}?(?=[,.)])|\([^()]{0,60}\)(?=,? ))*",
    re.IGNORECASE,
)
_LICENSED = re.compile(r"[\s-]licen[sc]ed$", re.IGNORECASE)
_LICENSED_ORIGIN = re.compile(r"(?:\W*licen[sc]ed)\s+", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"(?:(?:the|an?|original)\s+)*", re.IGNORECASE)
_MARKS = re.compile(r"^[\s#/*;%!\->\"'.]+")
_ENDS = re.compile(r"\.\s*$")
_LONGEST = 1_000
_REACH = 260
_LINES = 3
_LABELED = 8
_MOST = 40


@dataclass(frozen=True, slots=True)
class Taken:
    """A piece of code in a file, with the license that it came with."""

    line: int
    raw: str
    source: str
    part: Component = Component.CODE
    """Data, where the words tell of a dataset that is read: "dataset at <address> - MIT"."""


def taken_from(written: Written, *, python: bool) -> Iterator[Taken]:
    """Yield the pieces that comments, and the docstrings of Python, say are somebody else's."""
    told = 0
    lines, low = written.lines, written.low
    rows = _may_tell(low)
    for number in rows if rows and any(word in low for word in _ANY) else ():
        line = lines[number]
        if told >= _MOST:
            return
        if len(line) > _LONGEST or not _QUICK.search(line) or not _TAKEN.search(f"{line} "):
            continue
        told += 1
        is_comment = COMMENT.match(line) is not None or _behind_code(line)
        if is_comment or (python and in_docstring(lines, number)):
            found = _read(lines, number, comment=is_comment)
            if found is not None:
                yield found


def _may_tell(low: str) -> list[int]:
    """Return the lines that hold such words, of which few tell of a source."""
    return sorted(
        {
            number
            for word, beside in _BESIDE.items()
            for number, row in rows_with(word, low)
            if any(other in row for other in beside)
        }
    )


def _behind_code(line: str) -> bool:
    """Say whether the words stand in a comment at the end of a line of code."""
    return re.search(r"\s(?:#|//) [^\"']*$", line) is not None


def _read(lines: tuple[str, ...], number: int, *, comment: bool) -> Taken | None:
    """Read a sentence that begins on a line and may end two lines below."""
    starts = [0]
    text = _MARKS.sub("", lines[number])
    for below in lines[number + 1 : number + _LINES]:
        if not below.strip(" #/*;%") or len(below) > _LONGEST:
            break
        if comment and not COMMENT.match(below):
            break
        starts.append(len(text) + 1)
        text += " " + _MARKS.sub("", below)
    taken = _TAKEN.search(text)
    if taken is None:
        return None
    rest = text[taken.end() :][:_REACH]
    raw = _LICENSED.sub("", first_named(rest) or "")
    at = rest.find(raw.partition(" OR ")[0]) if raw else -1
    if at < 0:
        return _labeled(lines, number)
    source, end = _source(rest, at, len(raw))
    if source is None or not _BETWEEN.fullmatch(rest, end, max(at, end)):
        return None
    offset = taken.end() + at
    line = number + sum(start <= offset for start in starts)
    return Taken(line, raw, source, _part(taken))


def _part(taken: re.Match[str]) -> Component:
    """Return the part that the words before a source tell of."""
    if taken["credits"] or taken["both"]:
        return Component.ANY
    if (taken["what"] or "").lower() == "weights":
        return Component.WEIGHTS
    return Component.DATA if taken["data"] else Component.CODE


def _labeled(lines: tuple[str, ...], number: int) -> Taken | None:
    """Read a label some lines below: "taken from <address>", and then "License: MIT"."""
    address = None
    for at in range(number, min(number + _LABELED, len(lines))):
        line = _MARKS.sub("", lines[at][:_LONGEST])
        address = address or _REPOSITORY.search(line)
        label = _LABEL.fullmatch(line)
        if label and address:
            raw = first_named(label["name"] or label["bracketed"])
            return Taken(at + 1, raw, address["id"].removesuffix(".git")) if raw else None
    return None


def _source(rest: str, at: int, size: int) -> tuple[str | None, int]:
    """Return what a piece was taken from, and where its words end."""
    begins = _BEFORE_NAME.fullmatch(rest, 0, at)
    if begins and (licensed := _LICENSED_ORIGIN.match(rest, at + size)):
        size += at
        address = _REPOSITORY.search(rest, licensed.end())
        name = proper_name(rest[licensed.end() :].partition(".")[0])
        return (address["id"].removesuffix(".git") if address else name), size
    if address := _SOURCE.match(rest[:at]):
        page = _REPOSITORY.match(address["address"])
        source = page["id"].removesuffix(".git") if page else address["address"].rstrip(".:,")
        return source, address.end()
    named = _NAMED.match(rest[:at])
    if named is None:
        return None, 0
    name = named["thing"] or named["name"].rstrip(".")
    known = "/" in name or "." in name or proper_name(name) == name
    end = named.end("thing") if named["thing"] else named.end("name")
    if known and (address := _BEHIND.match(rest, at + size)):
        name = address["id"].removesuffix(".git")
    return (name, end) if known else (None, 0)
