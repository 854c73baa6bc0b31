"""Answers of outside sources on whether two licenses go together."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias


class Compatibility(StrEnum):
    """What a source says of material under one license in a work under another."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"


Compatible: TypeAlias = Callable[[str, str], Compatibility | None]
"""From outbound and inbound SPDX ids to the source's verdict; None where it has none."""


def no_verdict(outbound: str, inbound: str) -> Compatibility | None:  # noqa: ARG001
    """Be the source that knows nothing."""
    return None
