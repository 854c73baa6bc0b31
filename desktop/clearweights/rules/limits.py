"""What a license limits or demands, in kinds, to see what other terms would drop."""

from __future__ import annotations

from clearweights.domain.license import (
    Cited,
    CopyleftKind,
    DutyKind,
    LicenseRecord,
    Stance,
    Topic,
)
from clearweights.domain.text import Text, text

_FORBIDDEN = {
    Topic.COMMERCIAL_USE: "commercial",
    Topic.PRODUCTION_USE: "production",
    Topic.BEYOND_RESEARCH: "research",
    Topic.DISTRIBUTE_MODIFIED: "derivatives",
    Topic.MODIFY: "derivatives",
    Topic.OUTPUT_TRAINING: "output-training",
}
_PERSISTENT = {
    DutyKind.DISPLAY: "display",
    DutyKind.NAME_PREFIX: "name-prefix",
    DutyKind.PASS_ON_RESTRICTIONS: "restrictions",
}
_SHARED = (
    CopyleftKind.SHARE_ALIKE,
    CopyleftKind.NETWORK_SHARE_ALIKE,
    CopyleftKind.SAME_TERMS,
)

_FORBIDS = frozenset(_FORBIDDEN.values()) | {"territory"}

DECISIVE = _FORBIDS | {"threshold"}
"""Kinds of limit that can stop a use."""

WORDS: dict[str, Text] = {
    "commercial": text("no commercial use"),
    "production": text("no use in production"),
    "research": text("research only"),
    "derivatives": text("no changed versions"),
    "output-training": text("no training of other models with outputs"),
    "display": text("a display sentence"),
    "name-prefix": text("a name prefix"),
    "restrictions": text("use restrictions"),
    "threshold": text("a size limit"),
    "territory": text("excluded territories"),
    "same-terms": text("the same terms for derivatives"),
}


def kinds(record: LicenseRecord) -> frozenset[str]:
    """Return the kinds of limit that a license sets: the keys of `WORDS`."""
    found = {kind for topic, kind in _FORBIDDEN.items() if record.stance(topic) is Stance.FORBIDS}
    found |= {
        _PERSISTENT[d.kind] for d in record.duties if d.kind in _PERSISTENT and not d.encouraged
    }
    if record.restrictions or record.fields:
        found.add("restrictions")
    if record.thresholds:
        found.add("threshold")
    if record.territory:
        found.add("territory")
    if record.copyleft is not None and record.copyleft.kind in _SHARED:
        found.add("same-terms")
    return frozenset(found)


def rank(kind: str) -> int:
    """Order kinds as `WORDS` lists them: what is forbidden comes first."""
    return tuple(WORDS).index(kind)


def clause_of(record: LicenseRecord, kind: str) -> Cited | None:
    """Return the clause by which a license sets a kind of limit."""
    facts = (record.facts[t] for t, k in _FORBIDDEN.items() if k == kind and t in record.facts)
    forbidden = next((f for f in facts if f.stance is Stance.FORBIDS), None)
    owed = next((d for d in record.duties if _PERSISTENT.get(d.kind) == kind), None)
    others: dict[str, tuple[Cited, ...]] = {
        "threshold": record.thresholds,
        "territory": record.territory,
        "restrictions": record.fields,
        "same-terms": (record.copyleft,) if record.copyleft else (),
    }
    return forbidden or owed or next(iter(others.get(kind, ())), None)


def strictness(record: LicenseRecord) -> tuple[int, int, int, str]:
    """Order licenses by what they forbid, then by what they limit and demand."""
    found = kinds(record)
    return len(found & _FORBIDS), len(found), len(record.duties), record.id


def dropped(source: LicenseRecord, other: LicenseRecord) -> tuple[str, ...]:
    """Return the kinds of limit of `source` that `other` terms would let go, sorted."""
    if source.id == other.id or _allows(source, other):
        return ()
    return tuple(sorted(kinds(source) - kinds(other)))


def _allows(source: LicenseRecord, other: LicenseRecord) -> bool:
    named = source.copyleft.compatible if source.copyleft else ()
    return other.id in named or other.spdx in named


def words_of(limit_kinds: tuple[str, ...]) -> Text:
    """Return the kinds as words for people, at most three of them, what can stop a use first."""
    first, *rest = sorted(limit_kinds, key=lambda kind: (kind not in DECISIVE, rank(kind)))[:3]
    listed = WORDS[first]
    for kind in rest:
        listed = text("{first}, {second}", first=listed, second=WORDS[kind])
    return listed
