"""Values that stand for assets by their name: `MODEL_ID = "org/name"`, `model="gpt-4o"`.

Only unmistakable words count here: ids of the form organisation/name and the names of hosted
models that nobody else uses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python import ids
from clearweights.scan.python.callee import annotation
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.judge import ollama_hit
from clearweights.scan.python.known_calls import returns
from clearweights.scan.python.scopes import Binding, Scope, last_name
from clearweights.scan.python.short import (
    are_sizes,
    is_size_of_whisper,
    of_yolo,
    size_of_whisper,
)
from clearweights.scan.python.speaking import (
    DATASET_NAME,
    MODEL_NAME,
    is_size,
    is_sure,
    plain_name,
    says,
)
from clearweights.scan.python.values import Made, Seq, Table, Text, Value, Values

_OUTPUT = re.compile(r"hub_model_id|hub_repo|push|output|target_repo|upload|new_model|save|destin")
_TOKENIZER = re.compile(r"tokenizer|processor")
_TELLS = re.compile(
    r"famil|prefix|marker|canonical|color|display|rename|order|group|pattern|score|result|"
    r"pric|cost|limit|support_|_support|no_|without|context|window|token_|max_|alias"
)
"""Lists that say something of models, instead of offering them."""
_CHOICE = re.compile(
    r"available|supported|choices|options|allowed|selectable|catalog|registry|list|default"
)
_LOADING = re.compile(r"model|load|pretrain|embed|token|pipeline|encoder|llm|dataset|download|hub")
_SPEAKING = frozenset(
    {"print", "add_argument", "info", "debug", "warning", "error", "log", "ValueError", "Exception"}
    | {
        "encoding_for_model",
        "from_tiktoken_encoder",
        "startswith",
        "endswith",
        "RuntimeError",
        "append",
        "replace",
    }
)
_PATHS = frozenset({"Path", "PurePath", "PosixPath", "Text", "Label", "Repo", "Image", "Link"})
_TYPED = re.compile(r"(?:Model|Pipeline|Tokenizer)$")
"""Types of parameters whose default names what to load."""

_BESIDE = re.compile(
    r"(?:^|_)(?:sub_?path|folder|dir|file|filename|revision|branch|subset|split|description|desc|"
    r"license|author|template|prompt|image|icon|dtype|device)$"
)
"""Keys beside the id in the description of a model."""

_GENERIC = frozenset({"name", "identifier", "id", "path", "default", "repo", "hf", "hub"})
"""Fields that say nothing by themselves: the name of their class does."""

_HUB = frozenset(
    {"huggingface_hub", "transformers", "diffusers", "datasets", "peft", "trl", "timm"}
    | {"sentence_transformers", "open_clip", "vllm", "optimum", "accelerate", "safetensors"}
)
ROUTERS = frozenset(
    {
        *(Provider.AZURE, Provider.OPENROUTER, Provider.AWS_BEDROCK, Provider.GOOGLE_VERTEX),
        *(Provider.TOGETHER, Provider.GROQ, Provider.HUGGINGFACE, Provider.OTHER),
    }
)
"""Providers who serve the models of others."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name and what it holds."""

    name: str
    values: Values
    sure: bool = True
    """The name itself says model or dataset; otherwise only ids that look like a hub's count."""

    called: bool = False
    """The name is that of a function: only ids with an organisation count."""

    data: bool = False
    """A `repo` in a file that loads datasets and no models."""


def guess(evaluator: Evaluator, found: Found) -> None:
    """Add what names alone tell."""
    known = {hit.id for hit in found.hits}
    found.whisper = any("whisper" in module.lower() for module in evaluator.names.modules)
    tails = {tail for id_ in known for tail in _tails(id_)}
    data_loaded = {hit.id.lower() for hit in found.hits if hit.kind is AssetKind.DATASET}
    mentioned: set[str] = set()
    data, hub = _only_data(evaluator), _uses_hub(evaluator)
    for held in _all_named(evaluator):
        if "repo" in held.name and not hub:
            continue  # of code, as far as this file tells
        is_data = data and re.search(r"repo|hub", held.name)
        named = replace(held, data=True) if is_data else held
        if not named.sure and _are_ids(named):
            named = replace(named, sure=True)
        sizes = are_sizes(v.text for v, listed in _texts(named.values, 0) if listed)
        for value, listed in _texts(named.values, 0):
            words = value.text.strip()
            if words in known or words in tails:
                continue  # also the end of an id that is put together
            if words.islower() and words in data_loaded:
                continue  # `cifar10` chooses the `CIFAR10` that the file loads
            if sizes or is_size(named.name):
                hit = size_of_whisper(words, value.line) if sizes or found.whisper else None
            else:
                hit = _hit(named, value, found, known, listed=listed)
            if hit is None or hit.id in known or (hit.mentioned and hit.id in mentioned):
                continue
            (mentioned if hit.mentioned else known).add(hit.id)
            tails.update(() if hit.mentioned else _tails(hit.id))
            if not held.sure and hit.kind is AssetKind.MODEL and _only_of_data(hit.id, found):
                hit = replace(hit, kind=AssetKind.DATASET)
            found.hits.append(hit)


def _tails(id_: str) -> list[str]:
    """Return what follows each slash."""
    return [id_[at + 1 :] for at, letter in enumerate(id_) if letter == "/"]


def _only_of_data(id_: str, found: Found) -> bool:
    """Say whether the file has several datasets, and no model, of the same organization."""
    org = id_.partition("/")[0] + "/"
    kinds = [hit.kind for hit in found.hits if hit.id.startswith(org)]
    return len(kinds) > 2 and set(kinds) == {AssetKind.DATASET}


def _only_data(evaluator: Evaluator) -> bool:
    modules = {module.partition(".")[0] for module in evaluator.names.modules}
    return "datasets" in modules and not (modules & (_HUB - {"datasets", "huggingface_hub"}))


def _all_named(evaluator: Evaluator) -> Iterator[_Named]:
    hub = _uses_hub(evaluator)
    yield from _of_environment(evaluator)
    yield from _bound(evaluator, hub=hub)
    names = evaluator.names
    for table in (names.attributes, names.environment):
        for name, bindings in table.items():
            if says(name):
                sure = is_sure(name, hub=hub)
                yield from (_Named(plain_name(name), _direct(evaluator, b), sure) for b in bindings)
    yield from _passed(evaluator, hub=hub)
    for node, scope in names.tables:
        for key, value in zip(node.keys, node.values, strict=True):
            word = key.value if isinstance(key, ast.Constant) else ""
            if isinstance(word, str) and says(word):
                # `MODEL_ID` among the variables of a container: whatever callers pass is loaded.
                contained = word.isupper() and word.endswith("MODEL_ID")
                take = evaluator if contained else partial(_direct_value, evaluator)
                values = take(value, scope)
                yield _Named(plain_name(word), values, is_sure(word, hub=hub))


def _of_environment(evaluator: Evaluator) -> Iterator[_Named]:
    """Yield the defaults of environment variables whose name speaks of a provider."""
    for site in evaluator.names.sites:
        callee, args = site.call.func, site.call.args
        read = last_name(callee) in ("getenv", "get", "config", "env") and len(args) > 1
        if not read or not isinstance(args[0], ast.Constant):
            continue
        name = plain_name(str(args[0].value))
        if str(args[0].value).isupper() and says(name) and _router_in(name):
            yield _Named(name, evaluator(args[1], site.scope))


def _bound(evaluator: Evaluator, *, hub: bool) -> Iterator[_Named]:
    """Yield assignments and parameter defaults."""
    names = evaluator.names
    begun = _beginnings(evaluator)
    for scope in (names.module, *names.scopes.values()):
        members = _is_enumeration(scope)
        yield from _returned(evaluator, scope)
        for name, bindings in scope.bindings.items():
            if name in begun:
                continue
            data = DATASET_NAME.search(plain_name(scope.name))  # their `name` is a label
            field = scope.is_class and (members or (name in _GENERIC and not data))
            hint = f"{scope.name}_" if field else ""
            sure = is_sure(name, hub=hub) or bool(hint and says(scope.name))
            if (
                sure
                or says(name)
                or (name.isupper() and not isinstance(scope.node, ast.FunctionDef))
            ):
                label = plain_name(name if says(name) else hint + name)
                if label == "models" and scope is names.module:
                    label = "available_models"
                yield from (_Named(label, _direct(evaluator, b), sure) for b in bindings)
        for name in scope.parameters:
            if says(name):
                values = evaluator.default(scope, name)
                yield _Named(plain_name(name), values, is_sure(name, hub=hub))
            elif name in _GENERIC:
                yield _Named("model", _hosted(evaluator.default(scope, name)))
            elif _TYPED.search(annotation(evaluator, name, scope)):
                yield _Named("model", evaluator.default(scope, name))


def _hosted(values: Values) -> Values:
    """Return the names of hosted models among values: they tell themselves what they are."""
    return tuple(
        value
        for value in values
        if isinstance(value, Text) and "-" in value.text and ids.service_model(value.text)
    )


def _are_hosted(values: Values) -> bool:
    """Say whether all that people choose from are names of hosted models."""
    texts = [value.text for value, _ in _texts(values, 0)]
    return len(texts) > 1 and all(ids.service_model(text) for text in texts)


def _beginnings(evaluator: Evaluator) -> frozenset[str]:
    """Return the names given to `startswith`: what they hold are beginnings, not ids."""
    return frozenset(
        last_name(node)
        for site in evaluator.names.sites
        if last_name(site.call.func) in ("startswith", "endswith")
        for node in site.call.args[:1]
        if isinstance(node, ast.Name | ast.Attribute)
    )


def _is_enumeration(scope: Scope) -> bool:
    bases = scope.node.bases if isinstance(scope.node, ast.ClassDef) else []
    return any(last_name(base).endswith(("Enum", "Choices")) for base in bases)


def _returned(evaluator: Evaluator, scope: Scope) -> Iterator[_Named]:
    """Yield what a function returns whose name says what that is: `def lora_id(self)`."""
    node = scope.node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and says(node.name):
        for value in returns(node):
            if isinstance(value, ast.Constant):
                yield _Named(
                    plain_name(node.name), evaluator(value, scope), sure=False, called=True
                )


def _passed(evaluator: Evaluator, *, hub: bool) -> Iterator[_Named]:
    """Yield keyword arguments, and what is given to functions whose name speaks of loading."""
    for site in evaluator.names.sites:
        callee = last_name(site.call.func)
        if callee in _SPEAKING:
            continue
        for keyword in site.call.keywords:
            if keyword.arg in ("choices", "options", "values") and callee[:1].isupper():
                values = evaluator(keyword.value, site.scope)
                yield _Named("model_choices", values, sure=_are_hosted(values))
            if keyword.arg and says(keyword.arg):
                values = _direct_value(evaluator, keyword.value, site.scope)
                yield _Named(plain_name(keyword.arg), values, is_sure(keyword.arg, hub=hub))
        if _LOADING.search(plain_name(callee)) or (callee[:1].isupper() and callee not in _PATHS):
            for node in site.call.args[:2]:
                if isinstance(node, ast.Constant):
                    values = evaluator(node, site.scope)
                    yield _Named(plain_name(callee), values, sure=False, called=True)


def _uses_hub(evaluator: Evaluator) -> bool:
    return any(module.partition(".")[0] in _HUB for module in evaluator.names.modules)


def _direct(evaluator: Evaluator, binding: Binding) -> Values:
    if "each" in binding.steps and not isinstance(binding.value, ast.List | ast.Tuple):
        return ()
    return _direct_value(evaluator, binding.value, binding.scope)


def _direct_value(evaluator: Evaluator, node: ast.expr, scope: Scope) -> Values:
    """Evaluate what is written here; what is looked up elsewhere has a name of its own there."""
    match node:
        case ast.Compare() | ast.Lambda():
            return ()
        case ast.Subscript(value=base) if last_name(base) != "environ":
            return ()
        case ast.Name() | ast.Attribute():
            values = evaluator(node, scope)
            return values if len(values) == 1 else ()
        case ast.Call(func=ast.Attribute(value=base, attr="get"), args=args):
            if last_name(base) not in ("environ", "env", "secrets"):
                return evaluator(args[1], scope) if len(args) > 1 else ()
    return evaluator(node, scope)


def _are_ids(named: _Named) -> bool:
    """Say whether values are a list of nothing but ids: then each of them counts."""
    texts = [value for value, listed in _texts(named.values, 0) if listed]
    if len(texts) < 2 or not all(ids.is_namespaced(value.text) for value in texts):
        return False
    hub = any(looks_like_hub(value.text) for value in texts)
    return hub or bool(_CHOICE.search(named.name))


def _texts(values: Values, depth: int) -> Iterator[tuple[Text, bool]]:
    """Yield the strings, and whether each stands in a list or dict."""
    for value in values:
        if isinstance(value, Text):
            yield value, depth > 0
        elif isinstance(value, Seq) and depth < 3:
            for item in value.items:
                yield from _texts(item, depth + 1)
        elif isinstance(value, Table) and depth < 3:
            for key, inner in value.pairs:
                if key is None or not _BESIDE.search(plain_name(key.text)):
                    yield from _texts(inner, depth + 1)
                if key is not None and ids.is_namespaced(key.text) and not _described(inner):
                    yield key, True


def _described(values: Values) -> bool:
    """Say whether what stands under a key names a model itself: then the key is a label."""
    for value in values:
        if isinstance(value, Made) and any(k.arg and says(k.arg) for k in value.call.keywords):
            return True
        if isinstance(value, Table) and any(
            key is not None and says(key.text) and any(_is_id(v) for v in inner)
            for key, inner in value.pairs
        ):
            return True
    return False


def _is_id(value: Value) -> bool:
    return isinstance(value, Text) and bool(
        ids.is_namespaced(value.text) or ids.service_model(value.text)
    )


def _hit(  # noqa: PLR0911 (a table)
    named: _Named, value: Text, found: Found, known: set[str], *, listed: bool
) -> Hit | None:
    words = value.text.strip()
    if len(words) > (400 if "://" in words else 120) or re.search(r"\s", words):
        return None
    if named.data or (DATASET_NAME.search(named.name) and not MODEL_NAME.search(named.name)):
        # Bare names in lists are those of configurations as often as of datasets.
        sure = not listed or "/" in words or _loads_data(found)
        return _of_hub(words, value.line, AssetKind.DATASET, named) if sure else None
    if named.sure and _is_ollama(words, named.name, found):
        name = words.removeprefix("ollama/").removeprefix("ollama_chat/")
        return None if name in known else ollama_hit(name, value.line, "named-value")
    if "weight" in named.name and not MODEL_NAME.search(named.name):
        return of_yolo(words, value.line)
    if (found.whisper or "whisper" in named.name) and named.sure and is_size_of_whisper(words):
        return size_of_whisper(words, value.line)
    judged = ids.weight_address(words) if "://" in words and named.sure else None
    if judged is not None:
        return Hit(
            line=value.line, kind=judged.kind or AssetKind.MODEL, hub=judged.hub or Hub.URL,
            id=judged.id, how="named-value",
        )  # fmt: skip
    provider = ids.service_model(words) if named.sure else None
    if provider is not None:
        tells = bool(_TELLS.search(named.name))
        # `o1`, `o3` in a list are beginnings of names as often as names.
        tells = tells or len(words) < 3
        doubtful = listed and not _CHOICE.search(named.name)
        return _service(
            words, value.line, provider, found, tells=listed and tells, doubtful=doubtful
        )
    if _TOKENIZER.search(named.name):
        return _of_hub(words, value.line, AssetKind.MODEL, named)  # nobody serves tokenizers
    router = _router(found) or _router_in(named.name)
    if router is not None and named.sure and ids.is_namespaced(words):
        return _service(words, value.line, router, found, tells=False, doubtful=False)
    if found.completes and named.name == "model" and re.fullmatch(r"[a-z][\w.]*-[\w.\-]+", words):
        return _service(words, value.line, Provider.OTHER, found, tells=False, doubtful=False)
    return _prefixed(words, value.line) or _of_hub(words, value.line, AssetKind.MODEL, named)


def _router(found: Found) -> Provider | None:
    """Return the provider that the file addresses, if it serves the models of many makers."""
    routers = {p for p in (*found.addressed, *found.clients) if p in ROUTERS}
    loads = any(h.kind is AssetKind.MODEL and h.how != "named-value" for h in found.hits)
    if len(routers) != 1 or (loads and len(found.addressed) != 1):
        return None
    return next(iter(routers))


def _router_in(name: str) -> Provider | None:
    """Return the provider that a name speaks of: `groq_model`, `TOGETHER_MODEL_ID`."""
    owners = {ids.words().prefixes.get(part, "") for part in name.split("_")}
    found = [p for p in ROUTERS if p.value in owners and p is not Provider.HUGGINGFACE]
    return found[0] if len(found) == 1 else None


def _loads_data(found: Found) -> bool:
    """Say whether a dataset is loaded whose name is only known at run time."""
    sinks = [sink for _, sink in found.imported] + [sink for *_, sink in found.parameters]
    return any(how == "load_dataset" for _, _, how, _ in found.choices) or any(
        sink.how == "load_dataset" for sink in sinks
    )


def _of_hub(words: str, line: int, kind: AssetKind, named: _Named) -> Hit | None:
    if "://" in words and not named.sure:
        return None  # a link to a page
    prefix = ids.words().prefixes.get(words.partition("/")[0], "")
    if "hub" in named.name:
        words = words.removesuffix("/")
    judged = None if prefix.startswith("local") else ids.hub_id(words, kind, loader=False)
    if judged is None or (judged.kind or kind) is not kind:
        return None
    says = not named.called and (MODEL_NAME.search(named.name) or DATASET_NAME.search(named.name))
    if not named.sure and not (looks_like_hub(judged.id) or ("/" not in judged.id and says)):
        return None
    return Hit(
        line=line, kind=kind, hub=Hub.HUGGINGFACE, id=judged.id, how="named-value",
        role=Role.TOKENIZER if _TOKENIZER.search(named.name) else None,
        output=bool(_OUTPUT.search(named.name)),
    )  # fmt: skip


def _is_ollama(words: str, name: str, found: Found) -> bool:
    if ids.is_ollama(words):
        return True
    if "/" in words or not ids.ollama_family(words):
        return False
    return found.ollama or "ollama" in name or any(hit.hub is Hub.OLLAMA for hit in found.hits)


def looks_like_hub(text: str) -> bool:
    """Say whether `organisation/name` has the air of the hub: `meta-llama/Llama-2-7b`."""
    org, slash, name = text.partition("/")
    marks = ("-" in name) + bool(re.search(r"\d", name)) + bool(re.search(r"[A-Z]", text))
    return bool(slash) and marks >= 2 and len(org) > 1 and len(name) > 3


def _service(
    words: str, line: int, provider: Provider, found: Found, *, tells: bool, doubtful: bool
) -> Hit | None:
    """Return the call of a hosted model; a list in a file that calls none only mentions it."""
    owners = list(found.clients) or sorted(found.addressed)
    if found.local_server and not owners:
        return None
    called = owners or any(
        hit.kind is AssetKind.SERVICE and hit.how != "named-value" for hit in found.hits
    )
    prefixed = "/" in words or owners != [Provider.OPENROUTER]  # whose names begin with a maker
    if provider not in owners and len(owners) == 1 and owners[0] in ROUTERS and prefixed:
        provider = owners[0]
    return Hit(
        line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="named-value",
        provider=provider, mentioned=tells or (doubtful and not called),
    )  # fmt: skip


def _prefixed(words: str, line: int) -> Hit | None:
    """Judge `provider/model` as routers write it; `google/gemma-…` is an id of the hub."""
    match = re.fullmatch(r"([\w\-]+)[/:](.+)", words)
    owner = ids.words().prefixes.get(match.group(1)) if match else None
    if match is None or owner not in set(Provider):
        return None
    maker = ids.service_model(match.group(2).rpartition("/")[2])
    provider = Provider(owner)
    if maker is None or (maker is not provider and provider not in ROUTERS):
        return None
    return Hit(
        line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="named-value",
        provider=provider,
    )  # fmt: skip
