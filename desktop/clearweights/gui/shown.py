"""Makes words of the project safe to look at: they are untrusted, like everything in it."""

from __future__ import annotations

import html
import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(words: str, keep: str = "") -> str:
    """Show control, direction and unpaired characters as code points; `keep` stays as it is."""
    if words.isprintable():
        return words
    return "".join(
        c if c in keep or unicodedata.category(c) not in _HIDDEN else f"[U+{ord(c):04X}]"
        for c in words
    )


def clean_text(words: str) -> str:
    """Like `clean` for text of several lines."""
    return clean(words.replace("\r\n", "\n").replace("\f", "\n"), "\n\t")


def plain_tip(words: str) -> str:
    """Return a tool tip that shows `words`: Qt would take some of them for markup."""
    return f"<span>{html.escape(words)}</span>" if "<" in words or "&" in words else words
