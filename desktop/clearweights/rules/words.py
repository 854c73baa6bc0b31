"""The words that the licenses in play demand: what the engine lets the scan look for."""

from __future__ import annotations

from collections.abc import Iterable

from clearweights.domain.license import DutyKind
from clearweights.domain.result import Asset
from clearweights.rules.subject import Records

_VISIBLE = (DutyKind.DISPLAY, DutyKind.NOTICE_FILE, DutyKind.ATTRIBUTION, DutyKind.DISCLOSURE)


def words_to_look_for(assets: Iterable[Asset], knowledge: Records) -> tuple[str, ...]:
    """Return the distinct sentences and notice lines that these assets' licenses demand, sorted."""
    ids = {record_id for asset in assets for record_id in asset.effective.records}
    records = [knowledge.record(record_id) for record_id in sorted(ids)]
    return tuple(
        sorted(
            {
                duty.words
                for record in records
                if record is not None
                for duty in record.duties
                if duty.words and duty.kind in _VISIBLE and not duty.encouraged
            }
        )
    )
