"""Models declared beside who serves them: `{"provider": "x", "config": {"model": "y"}}`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.judge import Manner, judge
from clearweights.scan.python.scopes import Scope
from clearweights.scan.python.values import Text

_Pairs = dict[str, ast.expr]


def declared(evaluator: Evaluator, found: Found) -> None:
    """Add the models of such tables, written as literals or as `dict(…)`."""
    for pairs, scope in _tables(evaluator):
        inner = _pairs(pairs["config"])
        named = inner.get("model") or inner.get("model_name")
        told = [v.text for v in evaluator(pairs["provider"], scope) if isinstance(v, Text)]
        if named is None or len(told) != 1:
            continue
        manner = _manner(told[0])
        for value in evaluator(named, scope):
            hit = judge(value, manner) if manner and isinstance(value, Text) else None
            if hit is not None and hit.id not in {h.id for h in found.hits}:
                found.hits.append(hit)


def _tables(evaluator: Evaluator) -> Iterator[tuple[_Pairs, Scope]]:
    names = evaluator.names
    nodes: list[tuple[ast.expr, Scope]] = [*names.tables]
    nodes += [(site.call, site.scope) for site in names.by_name.get("dict", ())]
    for node, scope in nodes:
        pairs = _pairs(node)
        if {"provider", "config"} <= pairs.keys():
            yield pairs, scope


def _pairs(node: ast.expr) -> _Pairs:
    match node:
        case ast.Dict(keys=keys, values=values):
            return {
                key.value: value
                for key, value in zip(keys, values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
        case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
            return {keyword.arg: keyword.value for keyword in keywords if keyword.arg}
    return {}


def _manner(word: str) -> Manner | None:
    owner = ids.words().prefixes.get(word.lower().replace("-", "_"))
    if owner is None:
        return None
    if owner == "local-ollama":
        return Manner(ids="ollama", kind=AssetKind.MODEL, hub=Hub.OLLAMA, how="provider-config")
    if owner in ("huggingface", "local"):
        return Manner(
            ids="sentence", kind=AssetKind.MODEL, hub=Hub.HUGGINGFACE, how="provider-config"
        )
    return Manner(
        ids="service", kind=AssetKind.SERVICE, hub=Hub.API, how="provider-config",
        provider=Provider(owner), role=Role.API,
    )  # fmt: skip
