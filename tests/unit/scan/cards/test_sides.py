"""Sides of one project that are set against each other."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The client is MIT. The server is AGPL-3.0.",
            [("any", "client", "MIT"), ("any", "server", "AGPL-3.0")],
        ),
        (
            "The client SDK is MIT licensed; the server is AGPL-3.0.",
            [("any", "client sdk", "MIT"), ("any", "server", "AGPL-3.0")],
        ),
        (
            "This project is under the MIT License. The server is licensed under AGPL-3.0.",
            [("any", None, "MIT License"), ("any", "server", "AGPL-3.0")],
        ),
        (
            "The core is Apache-2.0, the enterprise edition is under BUSL-1.1.",
            [("any", "core", "Apache-2.0"), ("any", "enterprise edition", "BUSL-1.1")],
        ),
        (
            "- Server: AGPL-3.0\n- Client: MIT",
            [("any", "server", "AGPL-3.0"), ("any", "client", "MIT")],
        ),
        # nothing is set against it: the whole
        ("The server is licensed under AGPL-3.0.", [("any", None, "AGPL-3.0")]),
        (
            "The server is MIT licensed. This project uses the MIT license.",
            [("any", None, "MIT"), ("any", None, "MIT license")],
        ),
        (
            "This server is MIT licensed. The heron sounds are under CC0.",
            [("any", None, "MIT"), ("any", "heron sounds", "CC0")],
        ),
    ],
)
def test_a_side_beside_another_license_is_a_part(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected
