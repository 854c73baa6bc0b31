"""Licenses by their addresses on the web. Nothing is fetched."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind
from clearweights.resolve.words import name_data

_MAX = 500
_SCHEME = re.compile(r"(?:https?|git|ftp)://|www\.", re.IGNORECASE)
_BARE = re.compile(
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|io|ai|dev|eu|fr|de|uk)/\S+", re.IGNORECASE
)
_REPOSITORY = re.compile(
    r"huggingface\.co/(?P<data>datasets/)?(?P<id>[\w.-]+/[\w.-]+)"
    r"(?:/(?:blob|resolve|raw|tree)/[^/]+(?:/\S*)?)?/?",
    re.IGNORECASE,
)


def is_address(words: str) -> bool:
    """Say whether `words` are one web address."""
    words = words.strip().strip("<>")
    if not words or len(words) > _MAX or any(c.isspace() for c in words):
        return False
    return bool(_SCHEME.match(words) or _BARE.fullmatch(words))


def name_at(address: str) -> str | None:
    """Return the SPDX id, hub tag or name of the license that stands at `address`."""
    bare = _bare(address).lower().rstrip("/")
    if len(bare) > _MAX:
        return None
    for pattern, target in name_data().addresses:
        if found := pattern.fullmatch(bare):
            for number, group in enumerate(found.groups(), start=1):
                target = target.replace(f"{{{number}}}", group or "")  # noqa: PLW2901
            return target
    return None


def repository_at(address: str) -> tuple[AssetKind, str] | None:
    """Return the repository of the hub that `address` lies in."""
    found = _REPOSITORY.fullmatch(_bare(address))
    if found is None:
        return None
    kind = AssetKind.DATASET if found["data"] else AssetKind.MODEL
    return None if found["id"].lower().startswith("spaces/") else (kind, found["id"])


def _bare(address: str) -> str:
    bare = re.sub(r"^[a-z]+://", "", address.strip().strip("<>"), flags=re.IGNORECASE)
    bare = re.split(r"[?#]", bare, maxsplit=1)[0]
    return re.sub(r"^www\.", "", bare, flags=re.IGNORECASE)
