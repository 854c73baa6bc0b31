"""Recognizes license texts: identical, with names filled in, modified, a sibling, or unknown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from clearweights.domain.text import Text, sentences
from clearweights.resolve import notes
from clearweights.resolve.classifier import Found, classify
from clearweights.resolve.exact import ExactMatch, exact_match, word_count
from clearweights.resolve.judge import Verdict, is_title, judge, only_disclaims, touches_rights
from clearweights.resolve.near import Aligned, align, closest
from clearweights.resolve.spdx import database_key, spdx_of
from clearweights.resolve.tokens import (
    MAX_CHARS,
    Words,
    plain_words,
    strip_markup,
    without_link_marks,
    words_of,
)
from clearweights.resolve.verify import altered, belongs
from clearweights.resolve.worddiff import changes

_FEWEST = 20
"""Words from which a stretch that belongs to no license found is looked at by itself."""

_IS = frozenset({"identical", "names-filled"})
_HEADING = re.compile(r"^#{1,6}[ \t]+\S.*$", re.MULTILINE)
_NEAR_HEADING = 400
"""Characters between the heading of a section and the license in it."""

_SECTION = 0.5
"""How much a document must hold besides, against the license, for it to be a section."""

_OTHERS = re.compile(
    r"^(?P<rule>[ \t]*(?:[=\-*_#~][ \t]?){5,}.{0,80}\n)\s{0,20}(?=[^\n]{0,160}?\b(?:"
    r"(?:listed|following|third[- ]party|other) (?:projects?|components?|software|works?"
    r"|licen[sc]es|librar)|portions of this|(?:bundles|incorporates|includes|contains)"
    r" (?:code|software|components|portions|the following)))",
    re.IGNORECASE | re.MULTILINE,
)
"""A rule, and below it words that begin a list of what others made."""

_TITLE = 9
_SURE = 0.9
_MOST = 25
_SHOWN = 15
_PASSAGES = 0.1
"""Part of a license's words that may stand beside it in a modified copy."""

_HEADER = 0.2
"""Part of a license's words below which a match is a notice that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """One license found in a text."""

    match: str
    """`identical`, `names-filled`, `modified`, `similar` or `unknown`.

    Only the first two say that the text *is* the license.
    """

    expression: str | None
    """The license that the text is, or is a modified copy of; None where it only resembles one."""

    key: str | None
    """Key in the license-text dependency of the license that was compared."""

    score: float
    """1.0 for the same words, falling with the words that differ."""

    start_line: int
    end_line: int
    note: Text | None = None
    beside: bool = False
    """True where words beside the license may change its terms."""


def identify(text: str, *, without: frozenset[str] = frozenset()) -> tuple[TextMatch, ...]:
    """Return the licenses whose texts stand in `text`, in order; at least one match.

    A sibling edition is never called the license: it is `similar`, with no expression. Of a text
    over 200,000 characters only the beginning is read, and a note says so. `without` names keys
    to leave out, as if their texts were not known (used to measure).
    """
    found = _matches(text, without)
    if all(m.match not in _IS for m in found) and (plain := without_link_marks(text)):
        unmarked = _matches(plain, without)
        found = unmarked if all(m.match in _IS for m in unmarked) else found
    matches = _joined(sorted(found, key=lambda m: (m.start_line, m.end_line)))
    if len(text) > MAX_CHARS:
        note = notes.only_beginning()
        matches = tuple(replace(m, note=sentences(m.note, note)) for m in matches)
    return matches


def _joined(matches: list[TextMatch]) -> tuple[TextMatch, ...]:
    """Return the matches, stretches that follow each other and are both unknown as one."""
    joined: list[TextMatch] = []
    for match in matches:
        before = joined[-1] if joined else match
        if joined and before.match == match.match == "unknown":
            nearer = max(before, match, key=lambda m: m.score)
            joined[-1] = replace(nearer, start_line=before.start_line, end_line=match.end_line)
        else:
            joined.append(match)
    return tuple(joined)


def diff_words(text: str, key: str) -> list[tuple[str, str]]:
    """Return how `text` differs from the license `key`, word by word, in order.

    Each pair is `=` (the same), `-` (only in the license) or `+` (only in the text), and the
    words, in lower case and without punctuation. Empty where the license's text is not installed.
    """
    words = words_of(text)
    aligned = align(words, key)
    if aligned is None:
        return []
    pairs: list[tuple[str, str]] = []
    at = 0
    for a0, a1, b0, b1 in changes(list(aligned.blocks), len(aligned.words), len(words.words)):
        pairs.append(("=", " ".join(aligned.words[at:a0])))
        pairs.append(("-", " ".join(aligned.words[a0:a1])))
        pairs.append(("+", " ".join(words.words[b0:b1])))
        at = a1
    pairs.append(("=", " ".join(aligned.words[at:])))
    return [pair for pair in pairs if pair[1]]


def _matches(text: str, without: frozenset[str]) -> tuple[TextMatch, ...]:
    return _with_others(text, without) or _compared(text, without)


def _compared(text: str, without: frozenset[str]) -> tuple[TextMatch, ...]:
    plain = plain_words(text)
    lines = _Lines(strip_markup(text))
    exact = _by_hash(plain)
    if exact and exact.key not in without:
        return (_exact(exact, lines, names=bool(words_of(text).copyright)),)
    hidden = {spdx_of(key) for key in without}
    found = [f for f in classify(lines.text) if f.spdx not in hidden]
    texts = [f for f in found if not _is_notice(lines, f)]
    if texts:
        return _with_classified(lines, texts, without)
    near = tuple(_near(lines, 0, len(lines.text), without)) or (_unknown(lines),)
    if found and all(m.match == "unknown" for m in near):
        return tuple(_notice(lines, f) for f in found)
    return near


def _with_others(text: str, without: frozenset[str]) -> tuple[TextMatch, ...]:
    """Return the licenses of a file that adds those of other people's work below a rule.

    Only where what stands above the rule is a license word for word; else none.
    """
    rule = _OTHERS.search(text[:MAX_CHARS])
    if rule is None:
        return ()
    own = _compared(text[: rule.start()], without)
    if len(own) != 1 or own[0].match not in _IS:
        return ()
    skipped = text.count("\n", 0, rule.end("rule"))
    more = _compared(text[rule.end("rule") : MAX_CHARS], without)
    return own + tuple(
        replace(m, start_line=m.start_line + skipped, end_line=m.end_line + skipped) for m in more
    )


def _by_hash(words: list[str]) -> ExactMatch | None:
    """Return the license with these words, a title before them that only names it left out."""
    if exact := exact_match(words):
        return exact
    for title in range(1, min(_TITLE, len(words))):
        exact = exact_match(words[title:])
        if exact and is_title(words[:title], (exact.spdx, exact.key)):
            return exact
    return None


def _exact(exact: ExactMatch, lines: _Lines, *, names: bool) -> TextMatch:
    return _match(
        "names-filled" if names else "identical",
        None if exact.exception else exact.spdx,
        exact.key,
        score=1.0,
        span=(lines.first, lines.last),
        note=_note(exact.spdx, exception=exact.exception),
    )


class _Lines:
    """A text without markup, and the lines of its places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        stripped = text.strip()
        start = text.find(stripped[:1]) if stripped else 0
        self.first = self.line(start)
        self.last = self.line(max(start, len(text.rstrip()) - 1))

    def line(self, place: int) -> int:
        return bisect_right(self._breaks, place - 1) + 1 if place else 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last line of a stretch, blank lines at its ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        return self.line(start), self.line(max(start, end - 1))


def _with_classified(
    lines: _Lines, found: list[Found], without: frozenset[str]
) -> tuple[TextMatch, ...]:
    """Return the licenses found by pattern, and what stands between them."""
    gaps = _gaps(lines, found)
    if any(_weighty(words) for _, _, words in gaps) and len(found) == 1:
        # Words beside the license may make it another one: compare the whole text first.
        whole = tuple(_near(lines, 0, len(lines.text), without))
        if len(whole) == 1 and whole[0].match != "unknown":
            return (_settled(whole[0], lines, found[0]),)
    matches: list[TextMatch] = []
    beside: dict[int, list[str]] = {}
    for start, end, words in gaps:
        if not _weighty(words):
            continue
        more: tuple[TextMatch, ...] = ()
        if len(words) >= _FEWEST and not only_disclaims(words):
            more = tuple(_near(lines, start, end, without)) or (_unknown(lines, start, end),)
            matches += more
        if not more or (len(found) == 1 and any(m.match not in _IS for m in more)):
            nearest = min(range(len(found)), key=lambda n: abs(found[n].start - end))
            beside.setdefault(nearest, []).extend(words)
    for number, license_found in enumerate(found):
        match = _classified(lines, license_found)
        words = beside.get(number, [])
        if words and not _own_section(lines, license_found):
            match = _with_more(match, words)
        matches.append(match)
    return tuple(matches)


def _own_section(lines: _Lines, found: Found) -> bool:
    """Say whether the license is a section of a longer document, a README for instance."""
    before, after = lines.text[: found.start], lines.text[found.end :]
    inside = len(plain_words(lines.text[found.start : found.end]))
    others = len(plain_words(before)) + len(plain_words(after))
    if others < _SECTION * inside:
        return False
    headings = [m.end() for m in _HEADING.finditer(before)]
    close = bool(headings) and len(before) - headings[-1] < _NEAR_HEADING
    following = _HEADING.search(after)
    alone = not (after[: following.start()] if following else after).strip()
    return len(headings) > 1 and close and alone


def _settled(whole: TextMatch, lines: _Lines, found: Found) -> TextMatch:
    """Return the match of the whole text, where pattern and comparison agree as the license."""
    if whole.beside or whole.expression != found.spdx or altered(lines.text, whole.key):
        return whole
    return replace(whole, match="names-filled", note=notes.version_open(found.spdx))


def _with_more(match: TextMatch, words: list[str]) -> TextMatch:
    """Return the match of a license beside which stand words that can change its terms."""
    whole = word_count(match.expression or "") or 1
    shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    other = len(words) > _PASSAGES * whole + _FEWEST / 2 and not only_disclaims(words)
    return replace(
        match,
        match="similar" if other else "modified",
        expression=None if other else match.expression,
        score=round(min(match.score, whole / (whole + len(words))), 4),
        note=notes.beside(str(match.expression), shown),
        beside=True,
    )


def _gaps(lines: _Lines, found: list[Found]) -> list[tuple[int, int, list[str]]]:
    """Return the stretches outside the licenses found, with the words that do not name them."""
    edges = [0, *(edge for f in found for edge in (f.start, f.end)), len(lines.text)]
    gaps = []
    for number, (start, end) in enumerate(pairwise(edges)):
        if number % 2 or start >= end:
            continue
        words = plain_words(lines.text[start:end])
        beside = found[max(0, number // 2 - 1) : number // 2 + 1]
        if not any(
            is_title(words, (f.spdx,)) or belongs(words, database_key(f.spdx)) for f in beside
        ):
            gaps.append((start, end, words))
    return gaps


def _weighty(words: list[str]) -> bool:
    """Say whether words outside a license can change what it allows."""
    return len(words) > 2 and touches_rights(words)


def _classified(lines: _Lines, found: Found) -> TextMatch:
    span = lines.span(found.start, found.end)
    key = database_key(found.spdx)
    if change := altered(lines.text[found.start : found.end], key):
        told = notes.changed(found.spdx, change)
        return _match("modified", found.spdx, key, score=0.98, span=span, note=told)
    note = notes.version_open(found.spdx)
    return _match("names-filled", found.spdx, key, score=0.99, span=span, note=note)


def _is_notice(lines: _Lines, found: Found) -> bool:
    """Say whether a pattern found is far too short to be the license: a notice naming it."""
    whole = word_count(found.spdx)
    words = plain_words(lines.text[found.start : found.end])
    return whole is not None and len(words) < _HEADER * whole


def _notice(lines: _Lines, found: Found) -> TextMatch:
    note = notes.only_notice(found.spdx)
    span = lines.span(found.start, found.end)
    return _match("unknown", None, database_key(found.spdx), score=0.0, span=span, note=note)


def _near(lines: _Lines, start: int, end: int, without: frozenset[str]) -> Iterator[TextMatch]:
    """Yield what near matching finds in a stretch, longest license first."""
    words = words_of(lines.text[start:end])
    first = lines.line(start) - 1
    todo = [(0, len(words.words))]
    for _ in range(_MOST):
        if not todo:
            return
        low, high = todo.pop(0)
        match, (begin, stop) = _nearest(words, low, high, first, without)
        if match is not None:
            yield match
        todo += [
            piece
            for piece in ((low, begin), (stop, high))
            if piece[1] - piece[0] >= _FEWEST
            and (match is None or _is_weight(words.words[slice(*piece)], match))
        ]


def _is_weight(piece: list[str], beside: TextMatch) -> bool:
    """Say whether words left over beside a match can be a license of their own."""
    return touches_rights(piece) and not (beside.expression and only_disclaims(piece))


def _nearest(
    words: Words, low: int, high: int, first: int, without: frozenset[str]
) -> tuple[TextMatch | None, tuple[int, int]]:
    """Return what the stretch resembles most, and the part of it that was used up.

    None stands for words that say nothing of a license.
    """
    if high - low < 6:
        return None, (low, high)
    aligned, verdict = _best(closest(words, low, high, without), words, low)
    if aligned and verdict and _only_part(aligned, verdict, high - low):
        if only_disclaims(aligned.words):
            return None, (aligned.start, aligned.end)
        verdict = replace(verdict, match="unknown")
    if aligned is None or verdict is None or verdict.match == "unknown":
        note = notes.nearest(aligned.entry.names[0]) if aligned else None
        span = (words.lines[low] + first, words.lines[high - 1] + first)
        score = verdict.score if verdict else 0.0
        return _match("unknown", None, None, score=score, span=span, note=note), (low, high)
    names = (*aligned.entry.names, aligned.entry.key)
    used = _with_title(words, aligned.start, aligned.end, low, names)
    span = (words.lines[used[0]] + first, words.lines[used[1] - 1] + first)
    entry = aligned.entry
    match = verdict.match
    beside = _beside(words, low, used, high)
    turned = match in _IS and bool(beside)
    if turned:
        match, note = "modified", notes.beside(notes.the_license(), beside)
    elif match in _IS:
        note = _note(entry.spdx, exception=entry.exception)
    elif match == "modified":
        note = notes.changed(entry.names[0], verdict.note)
    else:
        note = notes.another(entry.names[0], verdict.note)
    named = match != "similar" and not entry.exception
    found = _match(
        match,
        entry.spdx if named else None,
        entry.key,
        score=verdict.score,
        span=span,
        note=note,
    )
    return replace(found, beside=turned), used


def _best(
    near: tuple[Aligned, ...], words: Words, low: int
) -> tuple[Aligned | None, Verdict | None]:
    """Return the nearest license; another, where the text is a copy of that and not of this one."""
    if not near:
        return None, None
    first = near[0]
    verdict = judge(first, words, low)
    for other in near[1:] if verdict.match == "similar" else ():
        if other.quality > first.quality and (copy := judge(other, words, low)).match == "modified":
            return other, copy
    return first, verdict


def _only_part(aligned: Aligned, verdict: Verdict, size: int) -> bool:
    """Say whether a part of the text merely reads like some license, as disclaimers do.

    Words that only refuse warranty are nobody's license where other words stand beside them.
    """
    part = aligned.end - aligned.start
    if part < _SURE * size and only_disclaims(aligned.words):
        return True
    poor = verdict.match in ("modified", "similar") and verdict.score < _SURE
    return poor and part < size / 2


def _with_title(
    words: Words, start: int, end: int, low: int, names: tuple[str, ...]
) -> tuple[int, int]:
    """Widen a stretch by a title before it that only names the license."""
    before = words.words[low:start]
    return (low, end) if is_title(before, names) else (start, end)


def _beside(words: Words, low: int, used: tuple[int, int], high: int) -> str:
    """Return words next to the license, too few to be one, that can change what it allows."""
    for start, end in ((low, used[0]), (used[1], high)):
        piece = words.words[start:end]
        if 0 < len(piece) < _FEWEST and touches_rights(piece):
            return " ".join(piece)
    return ""


def _match(
    match: str,
    expression: str | None,
    key: str | None,
    *,
    score: float,
    span: tuple[int, int],
    note: Text | None = None,
) -> TextMatch:
    return TextMatch(
        match=match, expression=expression, key=key, score=score,
        start_line=span[0], end_line=span[1], note=note,
    )  # fmt: skip


def _unknown(lines: _Lines, start: int = 0, end: int | None = None) -> TextMatch:
    span = lines.span(start, len(lines.text) if end is None else end)
    return _match("unknown", None, None, score=0.0, span=span)


def _note(spdx: str, *, exception: bool) -> Text | None:
    return notes.exception(spdx) if exception else notes.version_open(spdx)
