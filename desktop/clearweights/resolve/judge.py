"""Says what the differences between a text and a license mean. Edition matters more than likeness.

Two editions of a license share nearly all their words. What tells them apart are numbers, names
that stand throughout, the title, and whole clauses: a difference there makes the text *similar*
to the license, never the license itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from clearweights.domain.text import Text
from clearweights.resolve import notes
from clearweights.resolve.near import Aligned
from clearweights.resolve.tokens import Words
from clearweights.resolve.worddiff import changes
from clearweights.resolve.words import name_data, simple

_LONGEST_FILL = 25
_CLAUSE = 15
"""Words added or left out in one piece from which it is a clause of its own."""

_FIRST = 3
_AHEAD = 80
"""How far before the license its title may stand."""

_NEARLY = 0.8
_ADDED = 8
"""Words with which a clause can begin to turn a permission round."""

_NOISY = 0.02
"""Part of single words changed here and there, from which one more proves little."""

_MODIFIED = 0.86
_SIMILAR = 0.5
_TITLE = 12
_PASSAGES = 0.1
"""Part of the license that clauses added or left out may make up in a modified copy."""

_POSTAL = 8
"""Words around a number in which a street makes it a house number."""


def touches_rights(words: Iterable[str]) -> bool:
    """Say whether a word is among `words` whose coming or going can change who may do what."""
    return not name_data().rights.isdisjoint(words)


def turns_rights(words: Iterable[str]) -> bool:
    """Say whether a word is among `words` that by itself can turn a permission round."""
    return not name_data().turning.isdisjoint(words)


def only_disclaims(words: Iterable[str]) -> bool:
    """Say whether words only refuse warranty and liability: they grant, forbid and ask nothing."""
    here = set(words)
    data = name_data()
    return not data.disclaiming.isdisjoint(here) and data.granting.isdisjoint(here)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an alignment amounts to."""

    match: str
    score: float
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch that differs."""

    at: int
    gone: tuple[str, ...]
    new: tuple[str, ...]


def judge(aligned: Aligned, words: Words, low: int = 0) -> Verdict:
    """Return what the text, which begins at `low`, is to the license it was laid beside."""
    left, filled = _sorted_changes(aligned, words, low)
    if not left:
        copied = "names-filled" if filled or words.copyright else "identical"
        return Verdict(copied, 1.0 if copied == "identical" else 0.99)
    score = round(min(aligned.quality, 0.989), 4)
    if aligned.quality < _SIMILAR:
        return Verdict("unknown", score)
    if aligned.quality >= _MODIFIED and all(_at_an_edge(change, aligned) for change in left):
        return Verdict("modified", score, _shown(left))
    sign = _edition_sign(left, aligned, words)
    if sign or _quality(left, aligned) < _MODIFIED:
        return Verdict("similar", score, sign or notes.much_differs())
    return Verdict("modified", score, _shown(left))


def _sorted_changes(aligned: Aligned, words: Words, low: int) -> tuple[list[Change], bool]:
    """Return the changes that count, and whether names were filled in."""
    left: list[Change] = []
    filled = False
    shift = [(a, b - aligned.start, n) for a, b, n in aligned.blocks]
    size = aligned.end - aligned.start
    for a0, a1, b0, b1 in changes(shift, len(aligned.words), size):
        gone = tuple(aligned.words[a0:a1])
        new = tuple(words.words[aligned.start + b0 : aligned.start + b1])
        new_markers = words.markers[aligned.start + b0 : aligned.start + b1]
        if a0 == 0 and gone:
            # The title may have been replaced: look at what stands before.
            new = tuple(words.words[max(low, aligned.start - a1 - _TITLE) : aligned.start + b1])
            gone, new = _trimmed(gone, new)
            ahead = words.words[max(low, aligned.start - _AHEAD) : aligned.start]
            if _stands_in(gone, ahead):
                continue
        if _only_marks(aligned.markers[a0:a1], new_markers):
            continue
        if _fills(aligned, a0, a1, new) or _names_holder(gone, new):
            filled = True
            continue
        if _postal(gone, new, aligned.words[max(0, a0 - _POSTAL) : a1 + _POSTAL]):
            continue
        if a0 == 0 and _is_title(gone, aligned) and not new:
            continue
        left.append(Change(a0, gone, new))
    return left, filled


def _quality(left: list[Change], aligned: Aligned) -> float:
    """Return how much is shared; of a noisy copy, without what was left out at its ends."""
    if not _is_noisy(left, len(aligned.words)):
        return aligned.quality
    edges = sum(len(c.gone) for c in left if _left_out_at_an_edge(c, aligned))
    return 2 * aligned.matched / max(1, 2 * aligned.matched / aligned.quality - edges)


def _left_out_at_an_edge(change: Change, aligned: Aligned) -> bool:
    """Say whether a passage at the beginning or the end is gone, at most a title in its place."""
    last = change.at + len(change.gone) == len(aligned.words)
    most = min(_TITLE, len(change.gone) // 4)
    return (change.at == 0 or last) and len(change.gone) > _CLAUSE and len(change.new) <= most


def _is_noisy(left: list[Change], size: int) -> bool:
    """Say whether single words were changed here and there, all over the text."""
    scattered = sum(1 for c in left if len(c.gone) == 1 and len(c.new) <= 1 and not _numbers(c))
    return scattered > _NOISY * size and scattered > 1


def _at_an_edge(change: Change, aligned: Aligned) -> bool:
    """Say whether only the beginning or the end of the license was left out, or a letter came."""
    if all(len(word) == 1 and word.isalpha() for word in (*change.gone, *change.new)):
        return True
    last = change.at + len(change.gone) == len(aligned.words)
    return not change.new and len(change.gone) > _CLAUSE and (change.at == 0 or last)


def _stands_in(title: tuple[str, ...], words: list[str]) -> bool:
    """Say whether nearly all of a title stands in `words`, whatever lies between."""
    here = Counter(words)
    return sum(1 for word in title if here[word]) >= _NEARLY * len(title)


def _trimmed(gone: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Drop the words with which both begin."""
    same = sum(1 for _ in takewhile(lambda p: p[0] == p[1], zip(gone, new, strict=False)))
    return gone[same:], new[same:]


def _only_marks(gone: bytes, new: bytes) -> bool:
    return all(m == 1 for m in gone) and all(m == 1 for m in new)


def _fills(aligned: Aligned, a0: int, a1: int, new: tuple[str, ...]) -> bool:
    """Say whether the change lies where the license has a blank."""
    if len(new) > _LONGEST_FILL or touches_rights(new):
        return False
    around = aligned.markers[max(0, a0 - 1) : a0] + aligned.markers[a1 : a1 + 1]
    inside = aligned.markers[a0:a1]
    return all(m == 2 for m in inside) if inside else 2 in around


def _postal(gone: tuple[str, ...], new: tuple[str, ...], around: list[str]) -> bool:
    """Say whether only a postal address differs: publishers move house."""
    postal = name_data().postal
    if touches_rights(gone) or touches_rights(new) or len(gone) + len(new) > _LONGEST_FILL:
        return False
    return len(postal.intersection(around)) > 1


def _names_holder(gone: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Say whether the change is a copyright line that came or went."""
    longer = gone or new
    if (gone and new) or longer[0] not in ("copyright", "c") or len(longer) > _LONGEST_FILL:
        return False
    dated = any(w.isdigit() and len(w) == 4 for w in longer)
    return not touches_rights(longer) and (dated or longer[-1] == "reserved")


def is_title(words: tuple[str, ...] | list[str], names: tuple[str, ...]) -> bool:
    """Say whether `words` only repeat the name of the license."""
    said = {w for name in names for w in simple(name, name_data()).split()}
    own = set(simple(" ".join(words), name_data()).split())
    said |= {w.split(".")[0] for w in said} | {p for w in said for p in w.split(".")}
    return len(words) <= 2 * _TITLE and own <= said | {"text", "full", "copyright", "notice"}


def _is_title(gone: tuple[str, ...], aligned: Aligned) -> bool:
    entry = aligned.entry
    names = (*entry.names, entry.key, entry.spdx)
    return not any(w[0].isdigit() for w in gone) and is_title(gone, names)


def _edition_sign(left: list[Change], aligned: Aligned, words: Words) -> Text | None:
    """Return what shows that the text is another edition or license; None where nothing does."""
    size = len(aligned.words)
    noisy = _is_noisy(left, size)
    numbers = [c for c in left if _other_numbers(c, noisy=noisy)]
    if len(numbers) > noisy or any(c.at < _TITLE for c in numbers):
        return notes.other_numbers(_pair(numbers[0]))
    if name := _vanished(left, aligned, words, least=6 if noisy else _FIRST):
        return notes.other_names(name)
    titles = [c for c in left if c.at < _TITLE and _renames(c, aligned, noisy=noisy)]
    if titles:
        return notes.another_title(_pair(titles[0]))
    if not noisy and (added := [c for c in left if _adds_terms(c)]):
        return notes.passages_differ(_pair(added[0]))
    long = [c for c in left if max(len(c.gone), len(c.new)) > _CLAUSE and _one_sided(c)]
    if noisy:
        long = [c for c in long if not _left_out_at_an_edge(c, aligned)]
    if sum(max(len(c.gone), len(c.new)) for c in long) > _PASSAGES * size:
        return notes.passages_differ(_pair(long[0]))
    return None


def _renames(change: Change, aligned: Aligned, *, noisy: bool) -> bool:
    """Say whether a change near the beginning touches the name of the license."""
    named = _name_words(aligned)
    lost = named.intersection(change.gone)
    if noisy:
        left_out = len(change.new) * 2 <= len(lost)
        return bool(change.new) and not left_out and len(lost) > 1 and len(lost) * 2 > len(named)
    opening = aligned.words[:_TITLE]
    differs = (*change.gone, *change.new)
    if not change.new and (change.at == 0 or (change.at <= _FIRST and not touches_rights(differs))):
        return False  # a title left out names no other license
    if len(named.intersection(opening)) * 2 <= len(named):
        swapped = bool(change.new) and len(change.gone) == len(change.new)
        return bool(lost) or turns_rights(change.new if swapped else differs)
    within = any(w in named for w in opening[change.at + len(change.gone) :])
    return bool(lost) or within or touches_rights(differs) or _numbers(change)


def _name_words(aligned: Aligned) -> frozenset[str]:
    """Return the words of the license's name that say which one it is."""
    data = name_data()
    return frozenset(w for n in aligned.entry.names for w in simple(n, data).split() if w.isalpha())


def _adds_terms(change: Change) -> bool:
    """Say whether a clause came or went that bears on what is allowed."""
    longer, shorter = sorted((change.gone, change.new), key=len, reverse=True)
    more = len(longer) - len(shorter)
    return more >= _ADDED and turns_rights(set(longer) - set(shorter)) and change.at > 0


def _one_sided(change: Change) -> bool:
    return abs(len(change.gone) - len(change.new)) > _CLAUSE / 2


def _numbers(change: Change) -> bool:
    return any(w[0].isdigit() for w in (*change.gone, *change.new))


def _other_numbers(change: Change, *, noisy: bool) -> bool:
    """Say whether one number became another, or a version grew or lost a part."""
    gone = [w for w in change.gone if w[0].isdigit()]
    new = [w for w in change.new if w[0].isdigit()]
    if gone and new:
        return gone != new
    if noisy or (change.gone and change.new):
        return False
    return bool(gone or new) and len(gone or new) == len(change.gone or change.new)


def _vanished(left: list[Change], aligned: Aligned, words: Words, least: int) -> str:
    """Return a word that was consistently replaced, or that is gone throughout."""
    there = Counter(aligned.words)
    here = Counter(words.words[aligned.start : aligned.end])
    for word in dict.fromkeys(w for c in left for w in c.gone):
        if there[word] >= least and not here[word] and len(word) > 2:
            return word
    named = _name_words(aligned)
    if least <= _FIRST:
        added = Counter(c.new for c in left if not c.gone and turns_rights(c.new))
        if often := [new for new, count in sorted(added.items()) if count > 1]:
            return " ".join(often[0])
    swaps = Counter((c.gone, c.new) for c in left if c.gone and c.new and len(c.gone) <= 4)
    for (gone, new), count in sorted(swaps.items(), key=lambda s: (-s[1], s[0])):
        throughout = count * 2 >= max(least, min(there[w] for w in gone))
        telling = named.intersection(gone) or (throughout and max(map(len, gone)) > 2)
        if count > 1 and gone != new and telling:
            return " ".join(gone)
    return ""


def _shown(left: list[Change]) -> Text:
    first = sorted(left, key=lambda c: (not touches_rights((*c.gone, *c.new)), c.at))
    return notes.changes_of([_pair(change) for change in first])


def _pair(change: Change) -> Text:
    return notes.change_of(change.gone, change.new)
