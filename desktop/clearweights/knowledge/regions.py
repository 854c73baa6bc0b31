"""Groups of countries that licenses name: the EU, the EEA."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from clearweights.datafiles import data_file
from clearweights.errors import KnowledgeError
from clearweights.safeio import Mapping as MappingNode
from clearweights.safeio import UnreadableError, parse_yaml
from clearweights.safeio.nodes import scalars


@cache
def load_regions() -> Mapping[str, frozenset[str]]:
    """Return each group with its countries and its own code, groups within groups resolved.

    Raises `KnowledgeError` where the shipped file is damaged.
    """
    try:
        path = data_file("licenses", "regions.yaml")
        root = parse_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnreadableError) as e:
        raise KnowledgeError("regions", str(e)) from e
    if not isinstance(root, MappingNode):
        raise KnowledgeError("regions", "expected groups of countries")
    regions: dict[str, frozenset[str]] = {}
    for name, members in root.pairs:
        codes = {code.value for code in scalars(members)}
        inner = {country for code in codes for country in regions.get(code, ())}
        regions[name.value] = frozenset({name.value, *codes, *inner})
    return regions
