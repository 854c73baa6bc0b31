"""What the examples of a copied library name is not what the project uses."""

from __future__ import annotations

import pytest

from clearweights.scan.copies import is_shown_by_copy


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("third_party/kit/examples/train.py", True),
        ("lib/transformers/examples/run.py", True),
        ("third_party/kit/train.py", False),
        ("third_party/examples/train.py", False),
        ("lib/transformers/models/run.py", False),
        ("examples/train.py", False),
        ("examples/third_party/kit/train.py", False),
    ],
)
def test_only_what_a_library_shows_is_weakened(path: str, shown: bool) -> None:
    assert is_shown_by_copy(path) is shown
