"""Python packages that carry a model: spaCy's pipelines, by name or by address."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.naming import Named

_SPACY = re.compile(
    r"(?:^|/)(?P<name>[a-z]{2,3}[_\-](?:core|dep|ent|pipeline)[_\-][a-z]{2,10}[_\-](?:sm|md|lg|trf))"
    r"(?=$|[\s=<>~!@;\[\-/])"
)


def model_package(text: str) -> Named | None:
    """Return the model that a requirement or the address of a wheel brings along."""
    match = _SPACY.search(text.strip())
    if match is None:
        return None
    return Named(AssetKind.MODEL, Hub.SPACY, match["name"].replace("-", "_"))
