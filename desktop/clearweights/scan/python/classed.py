"""Models declared beside the class that asks them: `{"__type__": "kit.ChatCohere", "model": …}`.

Settings name a class by its dotted path, which something else makes: the path tells who serves
the model, or that it runs here; an address beside it knows better.
"""

from __future__ import annotations

import ast
import re

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python.declared import pairs_of
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.judge import Manner, judge
from clearweights.scan.python.owners import owner_in_name, owner_of
from clearweights.scan.python.scopes import Scope
from clearweights.scan.python.speaking import plain_name
from clearweights.scan.python.values import Text, Values

_CLASS_KEYS = ("__type__", "_target_", "__class__", "_type_", "class_path", "class", "cls", "type")
_PATH = re.compile(r"(?:[A-Za-z_]\w*\.)*([A-Z]\w*[a-z]\w*)")
_ASKS = re.compile(
    r"chat|llm|model|embed|rerank|rank|complet|generat|client|encoder|language|vision|speech"
)
"""What the names of classes say that ask a model or run one."""

_RUNS = re.compile(r"fastembed|huggingface|sentencetransformer|instructor|transformers|flagembed")
_HOSTED = re.compile(r"endpoint|hub|inference|api|server")
"""Classes that are called after the hub, and ask a server."""

_MODEL_KEYS = (
    *("model", "model_name", "model_id", "model_name_or_path", "azure_deployment"),
    *("deployment_name", "deployment", "embedding_model", "repo_id"),
)
_ADDRESSES = ("base_url", "api_base", "openai_api_base", "api_url", "endpoint")


def classed(evaluator: Evaluator, found: Found) -> None:
    """Add the models of such tables."""
    known = {hit.id for hit in found.hits}
    for node, scope in evaluator.names.tables:
        pairs = pairs_of(node)
        path = next((pairs[key] for key in _CLASS_KEYS if key in pairs), None)
        named = next((pairs[key] for key in _MODEL_KEYS if key in pairs), None)
        manner = _manner(evaluator, path, pairs, scope, found) if path and named else None
        if manner is None or named is None:
            continue
        hits = [judge(v, manner) for v in _texts(evaluator(named, scope))]
        for hit in hits:
            if hit is not None and hit.id not in known:
                known.add(hit.id)
                found.hits.append(hit)
        if not hits and manner.provider is not None:
            found.asked.setdefault(manner.provider, node.lineno)


def _texts(values: Values) -> list[Text]:
    return [value for value in values if isinstance(value, Text) and value.text.strip()]


def _manner(
    evaluator: Evaluator,
    path: ast.expr,
    pairs: dict[str, ast.expr],
    scope: Scope,
    found: Found,
) -> Manner | None:
    told = _PATH.fullmatch(_words(path))
    name = plain_name(told[1]) if told else ""
    if not _ASKS.search(name):
        return None
    if _RUNS.search(name.replace("_", "")):
        if _HOSTED.search(name):
            return None
        return Manner(ids="hub", kind=AssetKind.MODEL, hub=Hub.HUGGINGFACE, how="class-config")
    owner = owner_in_name(name)
    for key in _ADDRESSES:
        if key in pairs and owner != Provider.AZURE:
            owner = owner_of(evaluator(pairs[key], scope)) if owner else None
    if owner == "local-ollama":
        return Manner(ids="ollama", kind=AssetKind.MODEL, hub=Hub.OLLAMA, how="class-config")
    if owner is None or owner not in (*Provider, "local") or owner == Provider.HUGGINGFACE:
        return None
    local = owner == "local"
    return Manner(
        ids="service", kind=AssetKind.SERVICE, hub=Hub.API, how="class-config", role=Role.API,
        provider=None if local else Provider(owner), local=local, ollama=found.ollama,
    )  # fmt: skip


def _words(node: ast.expr) -> str:
    words = node.value if isinstance(node, ast.Constant) else ""
    return words if isinstance(words, str) and len(words) < _LONGEST else ""


_LONGEST = 150
