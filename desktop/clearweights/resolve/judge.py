"""Says what the differences between a text and a license mean. Edition matters more than likeness.

Two editions of a license share nearly all their words. What tells them apart are numbers, names
that stand throughout, the title, and whole clauses: a difference there makes the text *similar*
to the license, never the license itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from clearweights.resolve.near import Aligned
from clearweights.resolve.tokens import Words
from clearweights.resolve.worddiff import changes
from clearweights.resolve.words import name_data, simple

_LONGEST_FILL = 25
_CLAUSE = 15
"""Words added or left out in one piece from which it is a clause of its own."""

_MODIFIED = 0.86
_SIMILAR = 0.5
_TITLE = 12
_FEW = 0.02
"""Part of the words changed, up to which a change of the title is taken as deliberate."""

RIGHTS = frozenset(
    [
        "not",
        "no",
        "non",
        "nor",
        "noncommercial",
        "commercial",
        "commercially",
        "must",
        "shall",
        "may",
        "only",
        "except",
        "prohibit",
        "prohibited",
        "prohibits",
        "restrict",
        "restricted",
        "restriction",
        "restrictions",
        "research",
        "academic",
        "require",
        "requires",
        "required",
        "forbidden",
        "unless",
        "without",
        "terminate",
        "terminates",
        "termination",
        "royalty",
        "fee",
        "fees",
        "military",
        "evaluation",
        "revenue",
        "users",
        "permission",
        "permitted",
        "sell",
        "hosting",
        "service",
        "derivative",
        "derivatives",
        "condition",
        "conditions",
        "additional",
        "exception",
        "exceptions",
        "allowed",
        "cannot",
    ]
)
"""Words whose coming or going can change who may do what."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an alignment amounts to."""

    match: str
    score: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch that differs."""

    at: int
    gone: tuple[str, ...]
    new: tuple[str, ...]


def judge(aligned: Aligned, words: Words) -> Verdict:
    """Return what the text is to the license it was laid beside."""
    left, filled = _sorted_changes(aligned, words)
    if not left:
        copied = "names-filled" if filled or words.copyright else "identical"
        return Verdict(copied, 1.0 if copied == "identical" else 0.99)
    score = round(min(aligned.quality, 0.989), 4)
    if aligned.quality < _SIMILAR:
        return Verdict("unknown", score)
    sign = _edition_sign(left, aligned, words)
    if sign or aligned.quality < _MODIFIED:
        return Verdict("similar", score, sign or "much of the text differs")
    return Verdict("modified", score, _shown(left))


def _sorted_changes(aligned: Aligned, words: Words) -> tuple[list[Change], bool]:
    """Return the changes that count, and whether names were filled in."""
    left: list[Change] = []
    filled = False
    shift = [(a, b - aligned.start, n) for a, b, n in aligned.blocks]
    size = aligned.end - aligned.start
    for a0, a1, b0, b1 in changes(shift, len(aligned.words), size):
        gone = tuple(aligned.words[a0:a1])
        new = tuple(words.words[aligned.start + b0 : aligned.start + b1])
        new_markers = words.markers[aligned.start + b0 : aligned.start + b1]
        if _only_marks(aligned.markers[a0:a1], new_markers):
            continue
        if _fills(aligned, a0, a1, new) or _names_holder(gone, new):
            filled = True
            continue
        if a0 == 0 and _is_title(gone, aligned) and not new:
            continue
        left.append(Change(a0, gone, new))
    return left, filled


def _only_marks(gone: bytes, new: bytes) -> bool:
    return all(m == 1 for m in gone) and all(m == 1 for m in new)


def _fills(aligned: Aligned, a0: int, a1: int, new: tuple[str, ...]) -> bool:
    """Say whether the change lies where the license has a blank."""
    if len(new) > _LONGEST_FILL or RIGHTS.intersection(new):
        return False
    around = aligned.markers[max(0, a0 - 1) : a0] + aligned.markers[a1 : a1 + 1]
    inside = aligned.markers[a0:a1]
    return all(m == 2 for m in inside) if inside else 2 in around


def _names_holder(gone: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Say whether the change is a copyright line that came or went."""
    longer = gone or new
    if (gone and new) or longer[0] not in ("copyright", "c") or len(longer) > _LONGEST_FILL:
        return False
    return not RIGHTS.intersection(longer) and any(w.isdigit() and len(w) == 4 for w in longer)


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


def _edition_sign(left: list[Change], aligned: Aligned, words: Words) -> str:
    """Return what shows that the text is another edition or license; empty where nothing does."""
    rate = sum(max(len(c.gone), len(c.new)) for c in left) / max(1, len(aligned.words))
    if changed := next((c for c in left if _other_numbers(c)), None):
        return f"other numbers: {_pair(changed)}"
    if name := _vanished(left, aligned, words):
        return f"other names: “{name}”"
    title = [c for c in left if c.at < _TITLE]
    if title and (rate < _FEW or sum(len(c.gone) + len(c.new) for c in title) > _TITLE / 2):
        return f"another title: {_pair(title[0])}"
    long = [c for c in left if max(len(c.gone), len(c.new)) > _CLAUSE and _one_sided(c)]
    if sum(max(len(c.gone), len(c.new)) for c in long) > 0.05 * len(aligned.words):
        return f"whole passages differ: {_pair(long[0])}"
    return ""


def _one_sided(change: Change) -> bool:
    return abs(len(change.gone) - len(change.new)) > _CLAUSE / 2


def _other_numbers(change: Change) -> bool:
    """Say whether one number became another, or a version grew or lost a part."""
    gone = [w for w in change.gone if w[0].isdigit()]
    new = [w for w in change.new if w[0].isdigit()]
    if gone and new:
        return gone != new
    only = gone or new
    return (
        bool(only)
        and len(only) == len(change.gone or change.new)
        and not (change.gone and change.new)
    )


def _vanished(left: list[Change], aligned: Aligned, words: Words) -> str:
    """Return a word that was consistently replaced, or that is gone throughout."""
    there = Counter(aligned.words)
    here = Counter(words.words[aligned.start : aligned.end])
    for word in dict.fromkeys(w for c in left for w in c.gone):
        if there[word] >= 3 and not here[word] and len(word) > 2:
            return word
    swaps = Counter((c.gone, c.new) for c in left if c.gone and c.new and len(c.gone) <= 4)
    for (gone, new), count in sorted(swaps.items(), key=lambda s: (-s[1], s[0])):
        rarest = min(there[w] for w in gone)
        if count >= 2 and count * 2 >= rarest and max(map(len, gone)) > 2 and new != gone:
            return " ".join(gone)
    return ""


def _shown(left: list[Change]) -> str:
    first = sorted(left, key=lambda c: (not RIGHTS.intersection((*c.gone, *c.new)), c.at))
    shown = "; ".join(_pair(change) for change in first[:3])
    return f"{shown}; and {len(left) - 3} more" if len(left) > 3 else shown


def _pair(change: Change) -> str:
    gone, new = _short(change.gone), _short(change.new)
    if not gone:
        return f"added “{new}”"
    return f"“{gone}” became “{new}”" if new else f"left out “{gone}”"


def _short(words: tuple[str, ...]) -> str:
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
