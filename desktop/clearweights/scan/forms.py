"""Names of models that their form alone tells, whatever stands around them."""

from __future__ import annotations

import re
from functools import cache

from clearweights.datafiles import data_file
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan.ids import is_bare_model

_SIZED = re.compile(r"-(?:base|large|xlarge|xxlarge|small)(?:-|$)|^ms-marco-")
_VERSION = re.compile(r"[\w\-]{1,60}/[\w.\-]{1,80}:[0-9a-f]{64}", re.ASCII)


def is_sized_bare(text: str) -> bool:
    """Say whether words are a bare id that also tells its size, as no word of a program does."""
    return _SIZED.search(text) is not None and is_bare_model(text)


def is_version(text: str) -> bool:
    """Say whether words are how Replicate names one version of what it runs: `org/name:e951…`."""
    return _VERSION.fullmatch(text) is not None


_SPACY = re.compile(
    r"[a-z]{2}_(?:core|dep|ent|sent)_(?:web|news|wiki|sci)_(?:sm|md|lg|trf|scibert)"
)
"""How spaCy names its pipelines: nothing else is called `en_core_web_sm`."""


def is_pipeline(text: str) -> bool:
    """Say whether words are the name of a pipeline of spaCy."""
    return len(text) < 60 and _SPACY.fullmatch(text) is not None


@cache
def _families() -> re.Pattern[str]:
    """Return how the names of families of models are written, read once."""
    path = data_file("resources", "signatures", "families.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)
    stems, endings = "|".join(data["stems"]), "".join(str(data["endings"]).split())
    return re.compile(rf"(?:{stems})(?:{endings}){{0,5}}", re.IGNORECASE | re.ASCII)


def is_of_family(text: str) -> bool:
    """Say whether words are a name that one maker publishes, without its organization."""
    return "-" in text and len(text) < 60 and _families().fullmatch(text) is not None
