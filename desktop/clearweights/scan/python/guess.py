"""Values that stand for assets by their name: `MODEL_ID = "org/name"`, `model="gpt-4o"`.

Only unmistakable words count here: ids of the form organisation/name and the names of hosted
models that nobody else uses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.scopes import Binding, last_name
from clearweights.scan.python.values import Seq, Table, Text, Values

_MODEL = re.compile(
    r"(?:^|_)(?:model|models|llm|llms|embedding|embeddings|embedder|encoder|checkpoint|ckpt|pretrained|tokenizer|reranker|"
    r"backbone|base_model|vae|unet|controlnet|lora|adapter|teacher|student|judge|engine|deployment|repo|repo_id|hf_id|hub_id|"
    r"modelid|modelname)(?:s|_?(?:id|ids|name|names|path|paths|list|repo|default|key|map|options|choices|card|type|or_path|name_or_path|dir|"
    r"to_use|version|url|small|large|fast|mini|weights|config|hf|main))*(?:_\w{1,12})?$",
    re.IGNORECASE,
)
_DATASET = re.compile(
    r"(?:^|_)(?:dataset|datasets|corpus|train_data|eval_data|data_repo|dataset_mixer|hf_data)(?:s|_?(?:id|ids|name|names|path|paths|list|repo|"
    r"mixture|hub|hf|train|eval|mixer|config|map|key|choices))*(?:_\w{1,12})?$",
    re.IGNORECASE,
)
_OUTPUT = re.compile(
    r"hub_model_id|push_to|hub_repo|output|target_repo|upload|new_model|save", re.IGNORECASE
)
_TOKENIZER = re.compile(r"tokenizer|processor", re.IGNORECASE)


def guess(evaluator: Evaluator, found: Found) -> None:
    """Add what names alone tell."""
    seen = {(hit.id, hit.kind) for hit in found.hits}
    known = {hit.id for hit in found.hits}
    for name, values in _named(evaluator):
        for value in _texts(values, 0):
            hit = _hit(name, value, found)
            if hit is None or (hit.id, hit.kind) in seen or hit.id in known:
                continue
            seen.add((hit.id, hit.kind))
            found.hits.append(hit)


def _named(evaluator: Evaluator) -> Iterator[tuple[str, Values]]:
    names = evaluator.names
    scopes = [names.module, *names.scopes.values()]
    for scope in scopes:
        for name, bindings in scope.bindings.items():
            if _interesting(name):
                yield from ((name, _direct(evaluator, binding)) for binding in bindings)
        for name in scope.parameters:
            if _interesting(name) and isinstance(
                scope.node, ast.FunctionDef | ast.AsyncFunctionDef
            ):
                yield name, evaluator._default(scope.node, name, scope)  # noqa: SLF001
    for name, bindings in names.attributes.items():
        if _interesting(name):
            yield from ((name, _direct(evaluator, binding)) for binding in bindings)
    for site in names.sites:
        if last_name(site.call.func) in ("print", "add_argument", "info", "debug", "warning"):
            continue
        for keyword in site.call.keywords:
            if keyword.arg and _interesting(keyword.arg):
                yield keyword.arg, _direct_value(evaluator, keyword.value, site.scope)
    yield from _keys(evaluator)


def _keys(evaluator: Evaluator) -> Iterator[tuple[str, Values]]:
    """Yield the entries of dict literals whose key says what the value is."""
    for (_, _), values in list(evaluator._done.items()):  # noqa: SLF001
        for value in values:
            if isinstance(value, Table):
                for key, inner in value.pairs:
                    if key is not None and _interesting(key.text):
                        yield key.text, inner


def _interesting(name: str) -> bool:
    return len(name) < 60 and bool(_MODEL.search(name) or _DATASET.search(name))


def _direct(evaluator: Evaluator, binding: Binding) -> Values:
    if "each" in binding.steps and not isinstance(binding.value, ast.List | ast.Tuple):
        return ()
    return _direct_value(evaluator, binding.value, binding.scope)


def _direct_value(evaluator: Evaluator, node: ast.expr, scope: object) -> Values:
    """Evaluate literals and defaults only: what calls return is found at the calls."""
    if isinstance(node, ast.Compare | ast.Lambda):
        return ()
    return evaluator(node, scope)  # type: ignore[arg-type]


def _texts(values: Values, depth: int) -> Iterator[Text]:
    for value in values:
        if isinstance(value, Text):
            yield value
        elif isinstance(value, Seq) and depth < 3:
            for item in value.items:
                yield from _texts(item, depth + 1)
        elif isinstance(value, Table) and depth < 3:
            for key, inner in value.pairs:
                yield from _texts(inner, depth + 1)
                if key is not None and ids.is_namespaced(key.text):
                    yield key


def _hit(name: str, value: Text, found: Found) -> Hit | None:
    words = value.text.strip()
    if len(words) > 120 or re.search(r"\s", words):
        return None
    dataset = bool(_DATASET.search(name)) and not _MODEL.search(name)
    kind = AssetKind.DATASET if dataset else AssetKind.MODEL
    provider = None if dataset else ids.service_model(words)
    if provider is not None:
        return _service(words, value.line, provider, found)
    prefixed = _prefixed(words, value.line) if not dataset else None
    if prefixed is not None:
        return prefixed
    judged = ids.hub_id(words, kind, loader=False)
    if judged is None or (judged.kind or kind) is not kind:
        return None
    return Hit(
        line=value.line, kind=kind, hub=Hub.HUGGINGFACE, id=judged.id, how="named-value",
        role=Role.TOKENIZER if _TOKENIZER.search(name) else None,
        output=bool(_OUTPUT.search(name)),
    )  # fmt: skip


def _service(words: str, line: int, provider: Provider, found: Found) -> Hit | None:
    owners = list(found.clients)
    if found.local_server and not owners:
        return None
    if owners and provider not in owners and len(owners) == 1:
        provider = owners[0]
    return Hit(
        line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="named-value",
        provider=provider,
    )  # fmt: skip


def _prefixed(words: str, line: int) -> Hit | None:
    match = re.fullmatch(r"([\w\-]+)[/:](.+)", words)
    owner = ids.words().prefixes.get(match.group(1)) if match else None
    if match is None or owner is None or owner.startswith("local"):
        return None
    if ids.service_model(match.group(2).rpartition("/")[2]) is None:
        return None
    return Hit(
        line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="named-value",
        provider=Provider(owner),
    )  # fmt: skip
