"""Packages, clients and calls we know, from `resources/signatures/javascript/packages.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain


@dataclass(frozen=True, slots=True)
class Call:
    """A call whose argument is an id."""

    at: int
    how: str
    kind: AssetKind
    service: str | None
    plain: bool
    """The name is the program's own: it need not look like that of a repository."""

    package: str
    """The package that the file must import, empty for any."""


@dataclass(frozen=True, slots=True)
class Known:
    """The vocabulary."""

    packages: Mapping[str, str]
    callees: Mapping[str, str]
    calls: Mapping[str, Call]
    sdk: Mapping[str, str]
    sdk_methods: frozenset[str]
    gateway_calls: frozenset[str]
    comparing: frozenset[str]
    address_keys: frozenset[str]
    setters: frozenset[str]
    """Methods that get a key and what is kept under it."""


@cache
def known() -> Known:
    """Return the vocabulary, read once."""
    path = data_file("resources", "signatures", "javascript", "packages.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)
    calls = {name: _call(row) for name, row in data["calls"].items()}
    return Known(
        packages=dict(data["packages"]),
        callees=dict(data["callees"]),
        calls=calls,
        sdk=dict(data["sdk"]),
        sdk_methods=frozenset(data["sdk_methods"].split()),
        gateway_calls=frozenset(data["gateway_calls"].split()),
        comparing=frozenset(data["comparing"].split()),
        address_keys=frozenset(data["address_keys"].split()),
        setters=frozenset(data["setters"].split()),
    )


_WHERE = re.compile(r"^(?:npm:|https://(?:esm\.sh|cdn\.skypack\.dev|deno\.land/x)/)")
_WHICH = re.compile(r"(?<=.)@v?\d[\w.\-]*|/(?:index|mod)\.[cm]?[jt]s$")


def package_of(words: str) -> str:
    """Return the package that an import means: `npm:openai@4`, `together-ai/index.mjs`."""
    if "@" not in words and "/" not in words and ":" not in words:
        return words
    return _WHICH.sub("", _WHERE.sub("", words[:_LONGEST]))


_LONGEST = 200


def _call(row: Mapping[str, str]) -> Call:
    return Call(
        at=int(row["at"]),
        how=row["how"],
        kind=AssetKind(row.get("kind", "model")),
        service=row.get("service"),
        plain=row.get("plain") == "true",
        package=row.get("package", ""),
    )
