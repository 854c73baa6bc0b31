"""Groups of countries that licenses and people name: the European Union and the like."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from clearweights.datafiles import data_file
from clearweights.errors import KnowledgeError
from clearweights.safeio import Mapping as YamlMapping
from clearweights.safeio import Sequence, parse_yaml

_FILE = "regions.yaml"


@cache
def load_regions() -> Mapping[str, frozenset[str]]:
    """Return each group's name with its ISO 3166-1 alpha-2 codes, from the shipped data."""
    root = parse_yaml(data_file("licenses", _FILE).read_text(encoding="utf-8"))
    if not isinstance(root, YamlMapping):
        raise KnowledgeError(_FILE, "expected groups of countries")
    groups = {}
    for key, value in root.pairs:
        if not isinstance(value, Sequence):
            raise KnowledgeError(_FILE, f"{key.value}: expected a list of codes")
        groups[key.value] = frozenset(str(item) for item in map(_code, value.items))
    return MappingProxyType(groups)


def _code(node: object) -> str:
    code = getattr(node, "value", "")
    if not isinstance(code, str) or len(code) != 2:
        raise KnowledgeError(_FILE, f"not a country code: {code}")
    return code
