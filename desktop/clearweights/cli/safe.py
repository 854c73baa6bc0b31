"""Words from a project on their way to a terminal."""

from __future__ import annotations

import unicodedata


def safe(words: str) -> str:
    """Show control, format and unpaired characters as code points instead of sending them."""
    return "".join(
        c
        if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        else f"[U+{ord(c):04X}]"
        for c in words
    )
