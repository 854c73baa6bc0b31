"""A text as a row of words that does not depend on wrapping, case, markup or list signs."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise

FORMAT = 5
"""Counted up when the same text gives other words: indexes of another format are rebuilt."""

MAX_CHARS = 200_000
MARKER = "\x01"
"""Before a word that only numbers a list item."""
BLANK = "\x02"
"""Before a word that stands for something to be filled in."""

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(f"[{MARKER}{BLANK}]?(?:[{_CJK}]|[^\\W_{_CJK}]+)")
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|div|dl|dt|em|"
    r"font|footer|form|h[1-6]|head|header|hr|html|i|img|input|ins|label|li|link|main|meta|nav|ol|"
    r"option|p|pre|q|s|section|select|small|span|strong|sub|sup|svg|path|table|tbody|td|tfoot|th|"
    r"thead|time|title|tr|tt|u|ul|!doctype)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_MARKDOWN_TARGET = re.compile(r"\]\(\s*(?:https?:|mailto:|www\.|[#/])[^()]{0,1000}\)")
_COPYRIGHT = re.compile(
    r"^[^\w\n©<\[{(]{0,20}(?:(?:portions|parts|all contributions)\s+(?:are\s+)?)?"
    r"(?:copyrights?\s{0,4}(?:\(c\)|©|[:<\[{]|[12][0-9]{3}|y{4}\b|years?\b|by\b|xxxx)"
    r"|(?:\(c\)|©)\s{0,4}(?:copyright|[12][0-9]{3}|<|\[|\{|by\b|years?\b))"
    # What follows the end of the sentence is text of the license again.
    r"(?:(?!(?:(?<=[a-z]{3})|(?<=[\]>}]))\.[\"”’)]{0,2}\s+(?!all\s+rights)[a-z]{2})[^\n]){0,200}"
    r"(?:$|(?=\.[\"”’)]{0,2}\s))"
    # Without a year a name tells no notice, but the words after it do.
    r"|^[^\w\n©<\[{(]{0,20}copyright[ \t][^\n]{1,120}\ball rights reserved[.\s*]{0,8}$"
    r"|^[^\w\n]{0,20}all rights reserved[.\s*]{0,8}$",
    re.IGNORECASE | re.MULTILINE,
)
_NON = re.compile(r"\b(?:(non)-?(?=[a-z]{4})|(sub)-?(?=licen[sc]))", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:www\.(?=[\w-]+\.))?|\bwww\.(?=[\w-]+\.)", re.IGNORECASE)
_ITEM = r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})"
_LISTED = re.compile(
    rf"^[^\w\n(]{{0,20}}\(?{_ITEM}[.):]{{1,2}}(?=\s)|\([0-9]{{1,2}}\)|\((?:[a-z]|[ivx]{{1,5}})\)",
    re.MULTILINE,
)
_LISTED_WIDE = re.compile(
    rf"{_LISTED.pattern}|^[^\w\n(]{{0,20}}(?:section\s|article\s|§\s?)?{_ITEM}(?=[ \t]+[A-Z“\"])",
    re.MULTILINE,
)
_PLACE = re.compile(
    r"<[A-Za-z][^<>\n@/]{0,60}>|\[[A-Za-z][^\[\]\n@/]{0,60}\]|\{[A-Za-z][^{}\n@/]{0,60}\}|"
    r"\b(?:ORGANIZATION|YYYY|yyyy|XXXX|xxxx|19xx|20xx|199x|200x)\b|<<[^<>\n]{1,60}>>"
)
_INNER = re.compile(r"[^\W_]+")
_LINK_MARK = re.compile(r"\[(\d{1,3})\](?=\w)")
_FEWEST_MARKS = 3
_SPELLING = {
    "licence": "license", "licences": "licenses", "licenced": "licensed", "licencee": "licensee",
    "favour": "favor", "favours": "favors", "organisation": "organization",
    "organisations": "organizations", "acknowledgement": "acknowledgment",
    "acknowledgements": "acknowledgments", "merchantibility": "merchantability",
    "judgement": "judgment", "behaviour": "behavior", "colour": "color", "honour": "honor",
    "centre": "center", "unauthorised": "unauthorized", "authorised": "authorized",
    "recognised": "recognized", "modelling": "modeling", "labour": "labor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that count, copyright lines left out."""

    words: list[str]
    lines: list[int]
    """The 1-based line of each word."""

    markers: bytes
    """1 for words that only number a list item, 2 for blanks to be filled in, else 0."""

    copyright: str
    """The copyright lines, in one spelling."""


def plain_words(text: str) -> list[str]:
    """Return the words that count: what exact comparison rests on."""
    cleaned = _COPYRIGHT.sub("", clean(text))
    return [_SPELLING.get(word, word) for word in _WORD.findall(cleaned.lower())]


def words_of(text: str, *, template: bool = False) -> Words:
    """Return the words with their lines; of a license's own text, with the blanks in it."""
    cleaned = clean(text)
    notices = " ".join(_INNER.findall(" ".join(_COPYRIGHT.findall(cleaned)).lower()))
    cleaned = _COPYRIGHT.sub("", cleaned)
    if template:
        cleaned = _PLACE.sub(lambda m: _INNER.sub(rf"{BLANK}\g<0>", m[0]), cleaned)
    listed = _LISTED_WIDE if template else _LISTED
    cleaned = listed.sub(_marked, cleaned).lower()
    words: list[str] = []
    lines: list[int] = []
    for number, line in enumerate(cleaned.split("\n"), start=1):
        found = _WORD.findall(line)
        words += found
        lines += [number] * len(found)
    flags = bytes((1 if w[0] == MARKER else 2 if w[0] == BLANK else 0) for w in words)
    if any(flags):
        words = [w.lstrip(MARKER + BLANK) for w in words]
    words = [_SPELLING.get(w, w) for w in words]
    return Words(words, lines, flags, notices)


def clean(text: str) -> str:
    """Return `text` without markup and without what writers of the same words vary."""
    text = strip_markup(text)
    text = _NON.sub(r"\1\2 ", text)
    return _ADDRESS.sub("", text)


def strip_markup(text: str) -> str:
    """Return the beginning of `text`, at most `MAX_CHARS`, without markup, line for line."""
    text = text[:MAX_CHARS].replace(MARKER, " ").replace(BLANK, " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", " ")
    if "<" in text:
        for opening, closing in _HIDDEN:
            text = _without(text, opening, closing)
        text = _TAG.sub(_same_lines, text)
    if "&" in text:
        text = html.unescape(text).replace("\r", " ")
    return _MARKDOWN_TARGET.sub("]", text)


def without_link_marks(text: str) -> str | None:
    """Return `text` without the numbers that a page saved as plain text puts before its links.

    They are counted up by one, each right before a word: "Section [5]2(b)". None without them.
    """
    marks = [int(match[1]) for match in _LINK_MARK.finditer(text[:MAX_CHARS])]
    counted = all(after == before + 1 for before, after in pairwise(marks))
    return _LINK_MARK.sub("", text) if counted and len(marks) >= _FEWEST_MARKS else None


def _without(text: str, opening: str, closing: str) -> str:
    """Return `text` without what stands between two signs, the line breaks kept."""
    folded = text.lower()
    if len(folded) != len(text) or opening not in folded:
        return text
    kept, at = [], 0
    while (start := folded.find(opening, at)) >= 0:
        end = folded.find(closing, start)
        if end < 0:
            break
        kept += [text[at:start], "\n" * text.count("\n", start, end) or " "]
        at = end + len(closing)
    return "".join((*kept, text[at:]))


def _same_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n") or " "


def _marked(found: re.Match[str]) -> str:
    # A blank inside a marker keeps its own mark.
    return _INNER.sub(rf"{MARKER}\g<0>", found[0]) if BLANK not in found[0] else found[0]
