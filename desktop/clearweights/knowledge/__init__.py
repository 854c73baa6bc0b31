"""What the program knows offline: license records, names, tags, families, known assets."""

from clearweights.knowledge.base import CatalogEntry, FamilyMatch, Knowledge, TagEntry
from clearweights.knowledge.load import load_knowledge
from clearweights.knowledge.texts import clause_text, license_text

__all__ = [
    "CatalogEntry",
    "FamilyMatch",
    "Knowledge",
    "TagEntry",
    "clause_text",
    "license_text",
    "load_knowledge",
]
