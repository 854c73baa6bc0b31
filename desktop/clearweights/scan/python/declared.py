"""Models declared beside who serves them: `{"provider": "x", "config": {"model": "y"}}`.

Also flat (`planner_provider`, `planner_model`, `model_server`) and by the address of a class
(`base_url`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan import endpoints
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.judge import Manner, judge
from clearweights.scan.python.scopes import Scope, last_name
from clearweights.scan.python.speaking import plain_name
from clearweights.scan.python.values import Seq, Table, Text, Values

_Pairs = dict[str, ast.expr]
_PROVIDER = re.compile(r"((?:\w*?_)??)(?:model_|llm_)?provider")
_SERVERS = ("model_server", "model_type")
_MODEL_KEYS = ("model", "model_name", "model_id", "llm")
_MODEL = re.compile(r"[A-Za-z][\w.\-/:@]*[\d\-][\w.\-/:@]*")


def declared(evaluator: Evaluator, found: Found) -> None:
    """Add the models of such tables, written as literals or as `dict(…)`, flat ones, too."""
    known = {hit.id for hit in found.hits}
    for word, named, scope, nested in _declared(evaluator):
        told = [v.text for v in evaluator(word, scope) if isinstance(v, Text)]
        manner = _manner(told[0]) if len(told) == 1 else None
        if manner is None or not (nested or manner.kind is AssetKind.SERVICE):
            continue
        values = [value for value in evaluator(named, scope) if isinstance(value, Text)]
        for value in values:
            if not nested and not _names_model(value.text, sure=len(values) == 1):
                continue
            hit = judge(value, manner)
            if hit is not None and hit.id not in known:
                known.add(hit.id)
                found.hits.append(hit)


def _names_model(text: str, *, sure: bool) -> bool:
    """Say whether words name a model; among several, other things are as likely."""
    if "://" in text or not _MODEL.fullmatch(text):
        return False
    return sure or ids.service_model(text) is not None or ids.is_namespaced(text)


_ADDRESSES = ("base_url", "api_base", "api_url", "BASE_URL", "API_BASE", "endpoint")
_NAMES = re.compile(r"(?:\w+_)?(?:models?|model_(?:names?|ids?|map|aliases)|alias(?:es)?)")


def of_clients(evaluator: Evaluator, found: Found) -> None:
    """Add the models that stand in a class beside the address it asks: `base_url = "https://…"`.

    Of a table, the values are what is asked for; its keys are names for people.
    """
    known = {hit.id for hit in found.hits}
    for scope in evaluator.names.scopes.values():
        owner = _asked_by(evaluator, scope) if scope.is_class else None
        if owner is None:
            continue
        manner = Manner(
            ids="service", kind=AssetKind.SERVICE, hub=Hub.API, how="client-class",
            provider=owner, role=Role.API,
        )  # fmt: skip
        for name, bound in scope.bindings.items():
            values = evaluator.binding(bound[-1]) if _NAMES.fullmatch(name.lower()) else ()
            for text in _below(values):
                hit = judge(text, manner) if _MODEL.fullmatch(text.text) else None
                if hit is not None and hit.id not in known:
                    known.add(hit.id)
                    found.hits.append(hit)


def of_addresses(evaluator: Evaluator, found: Found) -> None:
    """Add the models of tables that tell whom to ask for each: `{"deepseek-chat": "https://…"}`."""
    known = {hit.id for hit in found.hits}
    for node, scope in evaluator.names.tables:
        pairs = pairs_of(node)
        if len(pairs) > _MANY or not any(map(ids.service_model, pairs)):
            continue
        for key, value in zip(node.keys, node.values, strict=True):
            name = str(key.value) if isinstance(key, ast.Constant) else ""
            if key is None or name in known or ids.service_model(name) is None:
                continue
            if isinstance(value, ast.Dict | ast.Call):  # what a program knows of it, and no address
                continue
            asked = {
                endpoints.asked(v.text) for v in evaluator(value, scope) if isinstance(v, Text)
            }
            owner = next(iter(asked)) if len(asked) == 1 else None
            if owner is None:
                continue
            manner = Manner(
                ids="service", kind=AssetKind.SERVICE, hub=Hub.API, how="client-class",
                provider=owner, role=Role.API,
            )  # fmt: skip
            hit = judge(Text(name, key.lineno), manner)
            if hit is not None:
                known.add(hit.id)
                found.hits.append(hit)


_MANY = 60
"""Longer tables are lists of what there is, not of what a program asks."""


def _asked_by(evaluator: Evaluator, scope: Scope) -> Provider | None:
    for name in _ADDRESSES:
        for binding in scope.bindings.get(name, ()):
            for value in evaluator.binding(binding):
                owner = ids.host_owner(value.text) if isinstance(value, Text) else None
                if owner is not None:
                    return Provider(owner) if owner in set(Provider) else None
    words = [word for word in re.split(r"_", plain_name(scope.name)) if word]
    if len(words) != 2 or words[1] not in ("provider", "client", "backend", "llm"):
        return None
    owner = ids.words().prefixes.get(words[0])
    return Provider(owner) if owner in set(Provider) else None


_BASE = re.compile(r"(?:\w+_)?(?:base_url|api_base(?:_url)?|api_url)")
_WRAPS = re.compile(r"(?:LLM|Llm|Client|Provider|Model|Chat\w*|Backend|Engine|Embed\w*|A[Pp][Ii])$")
"""What classes are called that stand before somebody's interface."""

_REGISTER = 3
"""More providers in one file are a register of whom one could ask."""


def based(evaluator: Evaluator, found: Found) -> None:
    """Note whose interface a class or an object is given the address of.

    `super().__init__(base_url=GROQ_URL)`, `Chat(base_url="https://…")`, `base_url = "https://…"`.
    """
    asked: dict[Provider, int] = {}
    for values, line in (*_given_addresses(evaluator), *_own_addresses(evaluator)):
        words = (value.text for value in values if isinstance(value, Text))
        owners = {owner for word in words if (owner := endpoints.asked(word))}
        if len(owners) == 1:
            asked.setdefault(owners.pop(), line)
    asked.pop(Provider.HUGGINGFACE, None)
    for provider, line in asked.items() if len(asked) <= _REGISTER else ():
        found.asked.setdefault(provider, line)


def _given_addresses(evaluator: Evaluator) -> Iterator[tuple[Values, int]]:
    for site in evaluator.names.sites:
        callee = last_name(site.call.func)
        if callee != "__init__" and not callee[:1].isupper():
            continue
        for keyword in site.call.keywords:
            if keyword.arg and _BASE.fullmatch(keyword.arg):
                yield evaluator(keyword.value, site.scope), site.call.lineno


def _own_addresses(evaluator: Evaluator) -> Iterator[tuple[Values, int]]:
    for scope in evaluator.names.scopes.values():
        node = scope.node
        if isinstance(node, ast.ClassDef) and node.bases and _WRAPS.search(node.name):
            for name, bound in scope.bindings.items():
                if _BASE.fullmatch(name.lower()):
                    yield evaluator.binding(bound[-1]), bound[-1].line


def _below(values: Values) -> Iterator[Text]:
    for value in values:
        if isinstance(value, Text):
            yield value
        elif isinstance(value, Seq):
            yield from (item for inner in value.items for item in inner if isinstance(item, Text))
        elif isinstance(value, Table):
            yield from (inner for inner in value.all() if isinstance(inner, Text))


def _declared(evaluator: Evaluator) -> Iterator[tuple[ast.expr, ast.expr, Scope, bool]]:
    """Yield who serves, what is served, where, and whether it is a `config` of its own."""
    for pairs, scope in _tables(evaluator):
        if {"provider", "config"} <= pairs.keys():
            inner = pairs_of(pairs["config"])
            named = inner.get("model") or inner.get("model_name")
            if named is not None:
                yield pairs["provider"], named, scope, True
        for key in _SERVERS:
            named = pairs.get("model")
            if key in pairs and named is not None and pairs.keys().isdisjoint(_ADDRESSES):
                yield pairs[key], named, scope, False
        for key in pairs:
            match = _PROVIDER.fullmatch(key) if key.endswith("provider") else None
            for name in _MODEL_KEYS if match else ():
                named = pairs.get(f"{match[1] if match else ''}{name}")
                if named is not None:
                    yield pairs[key], named, scope, False


def _tables(evaluator: Evaluator) -> Iterator[tuple[_Pairs, Scope]]:
    names = evaluator.names
    for node, scope in names.tables:
        yield pairs_of(node), scope
    for site in names.sites:
        keywords = site.call.keywords
        if any(keyword.arg and keyword.arg.endswith("provider") for keyword in keywords):
            yield {k.arg: k.value for k in keywords if k.arg}, site.scope
    for scope in names.scopes.values():
        if scope.is_class and any(name.endswith("provider") for name in scope.bindings):
            yield {name: bound[-1].value for name, bound in scope.bindings.items()}, scope


def pairs_of(node: ast.expr) -> _Pairs:
    """Return what a literal table, or `dict(…)`, holds under its words."""
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
    known, plain = ids.words().prefixes, word.lower().replace("-", "_")
    owner = known.get(plain) or known.get(plain.rpartition("_")[2])  # `qwen_dashscope`
    if owner is None or plain.endswith("oai"):  # which is how to ask whatever server
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
