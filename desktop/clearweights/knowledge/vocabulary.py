"""Closed lists of a license record that are plain words in `domain.license`."""

from __future__ import annotations

CATEGORIES = (
    "open-source",
    "public-domain",
    "open-model",
    "source-available",
    "use-restricted",
    "non-commercial",
    "research-only",
    "data-permissive",
    "data-attribution",
    "data-share-alike",
    "data-no-derivatives",
    "data-non-commercial",
    "data-computational-use",
    "data-terms",
    "service-terms",
    "proprietary",
)
"""What a license is in one word; `licenses/README.md` explains each."""

KINDS = ("model", "data", "service", "software", "any")
"""What a license is written for."""

PARTS = ("license", "use-policy", "terms", "supplement")
"""What one of several texts of a record is."""
