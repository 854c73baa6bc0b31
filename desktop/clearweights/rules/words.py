"""The words that the licenses in play demand: what the engine lets the scan look for."""

from __future__ import annotations

from collections.abc import Iterable

from clearweights.domain.license import Duty, DutyKind, LicenseRecord
from clearweights.domain.result import Asset
from clearweights.rules.phrases import PHRASES
from clearweights.rules.subject import Records

_VISIBLE = (DutyKind.DISPLAY, DutyKind.NOTICE_FILE, DutyKind.ATTRIBUTION, DutyKind.DISCLOSURE)


def words_to_look_for(assets: Iterable[Asset], knowledge: Records) -> tuple[str, ...]:
    """Return the distinct sentences and notice lines that these assets' licenses demand, sorted.

    Where a sentence is to be displayed, those that people put in its place come along.
    """
    ids = {record_id for asset in assets for record_id in asset.effective.records}
    found: set[str] = set()
    for record in filter(None, map(knowledge.record, sorted(ids))):
        for duty in record.duties:
            if duty.words and duty.kind in _VISIBLE and not duty.encouraged:
                found |= {duty.words, *other_words(record, duty, knowledge)}
    return tuple(sorted(found))


_PHRASES = ("Built with", "Built on", "Built using", "Built upon", "Powered by", "Made with")


def other_words(
    record: LicenseRecord, duty: Duty, knowledge: Records, without: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return sentences that people show in the place of the one that a duty demands.

    Those are the same name after another phrase, and what another edition of the license demands;
    editions in `without` are left out.
    """
    if duty.kind is not DutyKind.DISPLAY or not duty.words:
        return frozenset()
    begun = next((p for p in _PHRASES if duty.words.startswith(f"{p} ")), None)
    name = duty.words.removeprefix(begun or "")
    found = {f"{phrase}{name}" for phrase in _PHRASES} if begun else set()
    for sibling in knowledge.siblings(record):
        if sibling.id not in without:
            found |= {d.words for d in sibling.duties if d.kind is DutyKind.DISPLAY and d.words}
    return frozenset(found - {duty.words})


_SHOWN_IN_DOCUMENTS = frozenset(
    {
        DutyKind.PASS_ON_RESTRICTIONS, DutyKind.ATTRIBUTION, DutyKind.CITATION,
        DutyKind.SOURCE_OFFER, DutyKind.STATE_CHANGES, DutyKind.RETAIN_NOTICES,
        DutyKind.NOTICE_FILE, DutyKind.LICENSE_COPY,
    }
)  # fmt: skip
_SHORTEST_NAME = 5
_MOST = 2000
"""Names looked for; a project with more is one where nobody writes credit lines by hand."""


def evidence_to_look_for(assets: Iterable[Asset], knowledge: Records) -> tuple[str, ...]:
    """Return names and phrases that show in documents whether duties are fulfilled, sorted."""
    found: set[str] = set()
    for asset in sorted(assets, key=lambda a: a.key):
        records = [r for r in map(knowledge.record, asset.effective.records) if r is not None]
        due = [r for r in records if {d.kind for d in r.duties} & _SHOWN_IN_DOCUMENTS]
        if due and len(found) < _MOST:
            found |= {*names_of_asset(asset), *(w for r in due for w in names_of_license(r))}
    return tuple(sorted(found | PHRASES)) if found else ()


def names_of_asset(asset: Asset) -> frozenset[str]:
    """Return the names under which people speak of an asset."""
    ids = {asset.key.id, *(r.id for r in asset.references)}
    names = ids | {i.rstrip("/").rpartition("/")[2] for i in ids}
    return frozenset(n for n in names if len(n) >= _SHORTEST_NAME)


def names_of_license(record: LicenseRecord) -> frozenset[str]:
    """Return the names and addresses by which people point to a license or its policies."""
    names = {record.name, *record.aliases}
    if not record.spdx.startswith("LicenseRef-"):
        names.add(record.spdx)
    return frozenset(n for n in names if len(n) >= _SHORTEST_NAME) | addresses_of(record)


def addresses_of(record: LicenseRecord) -> frozenset[str]:
    """Return the addresses of a license and its policies, without what varies in spelling."""
    urls = {*record.urls, *(t.url for t in record.texts if t.url)}
    return frozenset(
        u.split("://", 1)[-1].removeprefix("www.").rstrip("/").removesuffix("/legalcode")
        for u in urls
    )
