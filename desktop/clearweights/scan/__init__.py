"""Scanners: from files to facts. `registry` lists them all.

They are loaded when first asked for: what only looks at ids or words needs none of them.
"""

from typing import TYPE_CHECKING, Any

from clearweights.scan.base import Scanner, SourceFile

if TYPE_CHECKING:
    from clearweights.scan.registry import SCANNERS, link

__all__ = ["SCANNERS", "Scanner", "SourceFile", "link"]


def __getattr__(name: str) -> Any:
    if name not in ("SCANNERS", "link"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from clearweights.scan.patterns import kept  # noqa: PLC0415 (see above)

    with kept():
        from clearweights.scan import registry  # noqa: PLC0415

    return getattr(registry, name)
