"""Hosted models that a program asks without a client: what the address of its request tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan import ids
from clearweights.scan.naming import Named

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class _Endpoints:
    models: tuple[tuple[re.Pattern[str], Provider], ...]
    marks: tuple[str, ...]
    asks: re.Pattern[str]
    questions: re.Pattern[str]


@cache
def _endpoints() -> _Endpoints:
    """Return the addresses we know, read once."""
    path = data_file("resources", "signatures", "endpoints.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)
    models = [(re.compile(r["address"], re.ASCII), Provider(r["provider"])) for r in data["models"]]
    asks, questions = (
        re.compile("".join(str(data[name]).split()), re.ASCII) for name in ("asks", "questions")
    )
    return _Endpoints(tuple(models), tuple(str(data["marks"]).split()), asks, questions)


@lru_cache(maxsize=5_000)
def asked_for(address: str) -> Named | None:
    """Return the hosted model that an address names, None where it names none.

    What the run fills in may stand around the name: `${base}/openai/deployments/NAME/chat`.
    """
    known = _endpoints()
    if len(address) > _LONGEST or not any(mark in address for mark in known.marks):
        return None
    for pattern, provider in known.models:
        match = pattern.search(address)
        if match is None or ids.is_placeholder(match["id"].rpartition("@")[2]):
            continue
        if provider is Provider.HUGGINGFACE:
            hosted = Role.INFERENCE_HOSTED_API
            return Named(AssetKind.MODEL, Hub.HUGGINGFACE, match["id"], role=hosted)
        return Named(AssetKind.SERVICE, Hub.API, match["id"], provider=provider, role=Role.API)
    return None


@lru_cache(maxsize=5_000)
def asked(address: str) -> Provider | None:
    """Return the provider that a request to an address asks, None for pages and for others."""
    if len(address) > _LONGEST or _endpoints().asks.match(address) is None:
        return None
    owner = ids.host_owner(address)
    return Provider(owner) if owner in set(Provider) and owner != "other" else None


def is_question(path: str) -> bool:
    """Say whether a path or an address ends as that of a question to a model ends."""
    return len(path) <= _LONGEST and _endpoints().questions.search(path) is not None


@lru_cache(maxsize=5_000)
def questioned(address: str) -> Provider | None:
    """Return whom a request asks that carries a question; of a host that we do not know, too."""
    known = asked(address)
    if known is not None or not is_question(address) or not _endpoints().asks.match(address):
        return known
    host = address.partition("://")[2].partition("/")[0].partition(":")[0]
    return Provider.OTHER if _ABROAD.fullmatch(host) else None


_ABROAD = re.compile(r"(?:[\w\-]+\.)+(?!(?:local|internal|svc|lan|test|example)$)[a-z]{2,}")
"""Hosts of the web, not of one's own network."""
