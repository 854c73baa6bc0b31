"""Families of models in Ollama's library, by names that need a neighbor to be understood."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan import ids
from clearweights.scan.naming import Named

_TAG = re.compile(r"latest|(?:e|\d+x)?\d+(?:\.\d+)?[bm](?:-[\w.\-]{1,40})?", re.ASCII)


def is_tagged(words: str) -> bool:
    """Say whether words are surely a name of Ollama's library: `llama3.2:3b`."""
    family, _, tag = words[:100].partition(":")
    return family in ids.words().ollama_families and _TAG.fullmatch(tag) is not None


def name_family(words: str) -> Named | None:
    """Return the model that the bare name of a family means, where others of Ollama's stand."""
    known = words in ids.words().ollama_families
    return Named(AssetKind.MODEL, Hub.OLLAMA, words) if known else None
