"""Tells numbers from words: vectors and vocabularies stand in JSON too, and name nothing."""

from __future__ import annotations

import re

from clearweights.safeio.nodes import Mapping, Scalar

_NUMBER = re.compile(r"-?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?")
_MANY = 500


def is_number(value: Scalar) -> bool:
    """Say whether a value is a number, not a string of digits."""
    return not value.quoted and _NUMBER.fullmatch(value.value) is not None


def is_vocabulary(table: Mapping) -> bool:
    """Say whether a table gives hundreds of words a number each, as a tokenizer does."""
    return len(table.pairs) >= _MANY and all(
        isinstance(value, Scalar) and is_number(value) for _, value in table.pairs
    )
