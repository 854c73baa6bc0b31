"""Paths into copies of the hub, or to released weights: they name what lies there."""

from __future__ import annotations

import re

from clearweights.scan.forms import released_in

_CACHED = re.compile(
    r"(?:^|[/\\])(?P<kind>model|dataset)s--(?P<org>[\w.]+(?:-[\w.]+)*)--(?P<name>[\w.]+(?:-[\w.]+)*)(?=[/\\]|$)",
    re.ASCII,
)
"""`…/hub/models--org--name/snapshots/…`: how the hub's own cache calls its folders."""

_CLAIMED = re.compile(r"pvc\+hf://[\w.\-]+/(?:[\w.\-]+/)*(?P<id>[\w.\-]+/[\w.\-]+)/?", re.ASCII)
"""`pvc+hf://claim/folder/org/name`: a cache of the hub in the storage of a cluster."""

_LONGEST = 400


def as_address(text: str) -> str:
    """Return the address of the repository whose copy a path leads to, other words as they are."""
    if "--" in text[:_LONGEST]:
        match = _CACHED.search(text[:_LONGEST])
        if match is not None:
            data = "datasets/" if match["kind"] == "dataset" else ""
            return f"hf://{data}{match['org']}/{match['name']}"
    elif text.startswith("pvc+hf://"):
        match = _CLAIMED.fullmatch(text[:_LONGEST])
        return f"hf://{match['id']}" if match is not None else text
    return text


def as_named(text: str) -> str:
    """Return the address, or the name of released weights, that a path leads to."""
    address = as_address(text)
    return (released_in(address) or address) if "/" in address else address
