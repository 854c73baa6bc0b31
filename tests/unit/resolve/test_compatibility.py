"""The matrix of software licenses, asked in the right direction."""

from __future__ import annotations

import pytest

from clearweights.domain.compatibility import Compatibility
from clearweights.resolve.compatibility import compatibility


@pytest.mark.parametrize(
    ("outbound", "inbound", "verdict"),
    [
        ("GPL-3.0-only", "Apache-2.0", Compatibility.YES),
        ("GPL-2.0-only", "Apache-2.0", Compatibility.NO),
        ("Apache-2.0", "GPL-3.0-only", Compatibility.NO),
        ("MIT", "LicenseRef-llama", None),
        ("", "MIT", None),
    ],
)
def test_permissive_goes_into_copyleft_and_not_the_other_way(
    outbound: str, inbound: str, verdict: Compatibility | None
) -> None:
    assert compatibility(outbound, inbound) is verdict
