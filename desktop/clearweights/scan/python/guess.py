"""Values that stand for assets by their name: `MODEL_ID = "org/name"`, `model="gpt-4o"`.

Only unmistakable words count here: ids of the form organization/name and the names of hosted
models that nobody else uses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.python import ids
from clearweights.scan.python.callee import annotation
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.known_calls import returns
from clearweights.scan.python.named import (
    CHOICE,
    Named,
    hit_of,
    is_routed,
    looks_like_hub,
)
from clearweights.scan.python.nodes import only_compared
from clearweights.scan.python.options import is_id, of_option, of_settings
from clearweights.scan.python.scopes import Binding, Scope, Site, last_name
from clearweights.scan.python.short import (
    are_sizes,
    is_called_so,
    is_marked_size,
    size_of_whisper,
)
from clearweights.scan.python.speaking import (
    DATASET_NAME,
    is_library_table,
    is_size,
    is_sure,
    plain_name,
    says,
)
from clearweights.scan.python.tasks import TASK_DATA, elsewhere, in_tasks, is_of_task, sources
from clearweights.scan.python.texts import texts
from clearweights.scan.python.uses import Uses
from clearweights.scan.python.values import Seq, Table, Text, Value, Values, index_of

_LOADING = re.compile(r"model|load|pretrain|embed|token|pipeline|encoder|llm|dataset|download|hub")
_OF_MODELS = re.compile(r"model|rank|encoder|embed|llm|pipeline|token|adapter|lora|weight")
"""Parts of the names of functions that load models, and no data."""

_SPEAKING = frozenset(
    {"print", "add_argument", "info", "debug", "warning", "error", "log", "ValueError", "Exception"}
    | {
        "encoding_for_model",
        "add_code_sample_docstrings",
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

_GENERIC = frozenset({"name", "identifier", "id", "path", "default", "repo", "hf", "hub"})
"""Fields that say nothing by themselves: the name of their class does."""

_TELLING = _GENERIC | {"model_type"}
"""Keywords that name a model where what is called, or their value, says so."""

_HUB_NAME = re.compile(r"hugging_?face|(?:^|_)hf(?:_|$)|(?:^|_)repo_ids?$")
_CHOICES = frozenset({"choices", "options"})

_DATA = frozenset({"datasets", "huggingface_hub", "nlp"})
_HUB = frozenset(
    {"huggingface_hub", "transformers", "diffusers", "datasets", "peft", "trl", "timm"}
    | {"sentence_transformers", "open_clip", "vllm", "optimum", "accelerate", "safetensors"}
)


def guess(evaluator: Evaluator, found: Found) -> None:
    """Add what names alone tell."""
    known = {hit.id for hit in found.hits} | _spaces(evaluator)
    found.loads = _loads_data(found) or not _DATA.isdisjoint(evaluator.names.modules)
    found.whisper = any("whisper" in module.lower() for module in evaluator.names.modules)
    tails = {tail for id_ in known for tail in _tails(id_)}
    data_loaded = {hit.id.lower() for hit in found.hits if hit.kind is AssetKind.DATASET}
    orgs = {hit.id.partition("/")[0] for hit in found.hits if _is_loaded(hit)}
    mentioned: set[str] = set()
    data, hub = _only_data(evaluator), _uses_hub(evaluator)
    everything = list(_all_named(evaluator))
    found.sizes = any(
        is_marked_size(text.text)
        for held in everything
        if "whisper" not in held.name and not is_size(held.name)
        for text, _ in texts(held.values, 0)
    )
    found.tagged = any(
        ":" in text.text and ids.is_ollama(text.text)
        for held in everything
        if held.sure
        for text, _ in texts(held.values, 0)
    )
    found.labels = {
        key.text
        for held in everything
        for value in held.values
        if isinstance(value, Table)
        for key, inner in value.pairs
        if key is not None and any(isinstance(v, Text) and "/" in v.text for v in inner)
    }
    cut = _cut(everything)
    for held in everything:
        if "repo" in held.name and not (hub or _HUB_NAME.search(held.name)):
            continue  # of code, as far as this file tells
        is_data = data and re.search(r"repo|hub", held.name)
        named = replace(held, data=True) if is_data else held
        if not named.sure and _are_ids(named):
            named = replace(named, sure=True)
        loads = not named.called or named.name.startswith("load")
        if not named.sure and loads and _all_of(orgs, named.values):
            named = replace(named, sure=True)
        if _is_register(named.values):
            named = replace(named, chosen=True)
        sizes = are_sizes(v.text for v, listed in texts(named.values, 0) if listed)
        for value, listed in texts(named.values, 0, keyed=named.sure):
            words = value.text.strip()
            if words in known or words in tails or words in found.configurations or cut(value):
                continue  # also the end of an id that is put together, or cut
            if words.islower() and words in data_loaded:
                continue  # `cifar10` chooses the `CIFAR10` that the file loads
            if sizes or is_size(named.name):
                hit = size_of_whisper(words, value.line) if sizes or found.whisper else None
            else:
                hit = hit_of(named, value, found, known, listed=listed)
            if hit is None or hit.id in known or (hit.mentioned and hit.id in mentioned):
                continue
            (mentioned if hit.mentioned else known).add(hit.id)
            tails.update(() if hit.mentioned else _tails(hit.id))
            told = held.sure or (held.called and _OF_MODELS.search(held.name))
            if not told and hit.kind is AssetKind.MODEL and _only_of_data(hit.id, found, orgs):
                hit = replace(hit, kind=AssetKind.DATASET)
            found.hits.append(hit)


def _cut(everything: list[Named]) -> Callable[[Text], bool]:
    """Return what tells whether a name is cut off an id: `model.split("/")[-1]`."""
    ends = {
        (text.line, tail)
        for held in everything
        for text, _ in texts(held.values, 0)
        if ids.is_namespaced(text.text)
        for tail in _tails(text.text)
    }
    return lambda text: (text.line, text.text) in ends


def _spaces(evaluator: Evaluator) -> set[str]:
    """Return the applications of the hub that the file talks to: programs, not weights."""
    if "gradio_client" not in evaluator.names.modules:
        return set()
    sites = evaluator.names.by_name.get("Client", ())
    given = [evaluator.argument(site, ("src", "space"), 0) for site in sites]
    return {value.text for values in given for value in values if isinstance(value, Text)}


def _loads_data(found: Found) -> bool:
    """Say whether a dataset is loaded whose name is only known at run time."""
    sinks = [sink for _, sink in found.imported] + [sink for *_, sink in found.parameters]
    return any(how == "load_dataset" for _, _, how, _ in found.choices) or any(
        sink.how == "load_dataset" for sink in sinks
    )


def _tails(id_: str) -> list[str]:
    """Return what follows each slash."""
    return [id_[at + 1 :] for at, letter in enumerate(id_) if letter == "/"]


def _is_loaded(hit: Hit) -> bool:
    """Say whether a hit is a repository of the hub that a known call loads."""
    return hit.hub is Hub.HUGGINGFACE and "/" in hit.id and not (hit.output or hit.mentioned)


def _all_of(orgs: set[str], values: Values) -> bool:
    """Say whether all values are ids of organizations that the file loads something of."""
    return bool(values) and all(
        isinstance(value, Text)
        and value.text.partition("/")[0] in orgs
        and ids.is_namespaced(value.text)
        for value in values
    )


def _only_of_data(id_: str, found: Found, orgs: set[str]) -> bool:
    """Say whether the file loads datasets, and no model, of the same organization."""
    org = id_.partition("/")[0]
    kinds = [hit.kind for hit in found.hits if hit.id.startswith(f"{org}/")]
    return len(kinds) > (0 if org in orgs else 2) and set(kinds) == {AssetKind.DATASET}


def _only_data(evaluator: Evaluator) -> bool:
    modules = {module.partition(".")[0] for module in evaluator.names.modules}
    return "datasets" in modules and not (modules & (_HUB - {"datasets", "huggingface_hub"}))


def _all_named(evaluator: Evaluator) -> Iterator[Named]:
    hub = _uses_hub(evaluator)
    yield from of_settings(evaluator)
    for binding in in_tasks(evaluator.names):
        yield Named(TASK_DATA.lower(), _direct(evaluator, binding), loaded=True)
    for binding, loaded in sources(evaluator.names):
        values = _direct(evaluator, binding)
        first = index_of(tuple(v for v in values if isinstance(v, Seq)), 0)  # then its subset
        given = (*(v for v in values if isinstance(v, Text)), *first)
        yield Named("dataset_path", given, loaded=loaded)
    yield from _bound(evaluator, hub=hub)
    names = evaluator.names
    for table in (names.attributes, names.environment, names.items):
        for name, bindings in table.items():
            if says(name):
                sure = is_sure(name, hub=hub)
                choices = {id(b) for b in names.options.get(name, ()) if b.steps == ("each",)}
                for binding in elsewhere(name, bindings):
                    end = "_choices" if id(binding) in choices else ""
                    yield Named(plain_name(name) + end, _direct(evaluator, binding), sure)
    yield from _passed(evaluator, hub=hub)
    for node, scope in names.tables:
        if _is_measured(node):
            continue
        for key, value in zip(node.keys, node.values, strict=True):
            word = key.value if isinstance(key, ast.Constant) else ""
            if isinstance(word, str) and says(word):
                # `MODEL_ID` among the variables of a container: whatever callers pass is loaded.
                contained = word.isupper() and word.endswith("MODEL_ID")
                take = evaluator if contained else partial(_direct_value, evaluator)
                values = take(value, scope)
                yield Named(plain_name(word), values, is_sure(word, hub=hub))


_MEASURED = re.compile(r"score|elo$|acc$|accuracy|rank$|win_?rate", re.IGNORECASE)


def _is_measured(node: ast.Dict) -> bool:
    """Say whether a table is a row of results: what a model reached, not what is asked."""
    keys = (key.value for key in node.keys if isinstance(key, ast.Constant))
    return any(isinstance(key, str) and _MEASURED.search(key) for key in keys)


def _bound(evaluator: Evaluator, *, hub: bool) -> Iterator[Named]:
    """Yield assignments and parameter defaults."""
    names = evaluator.names
    begun, uses = _beginnings(evaluator), Uses(evaluator)
    aside: frozenset[str] = frozenset()
    for scope in (names.module, *names.scopes.values()):
        members = _is_enumeration(scope)
        yield from _returned(evaluator, scope)
        for name, bindings in scope.bindings.items():
            if name in begun or is_library_table(name) or is_of_task(name, scope):
                continue
            data = DATASET_NAME.search(plain_name(scope.name))  # their `name` is a label
            field = scope.is_class and (members or (name in _GENERIC and not data))
            hint = f"{scope.name}_" if field else ""
            sure = is_sure(name, hub=hub) or bool(hint and says(scope.name))
            if sure or says(name) or (name.isupper() and _may_name(name, scope)):
                label = plain_name(name if says(name) else hint + name)
                sure = sure or is_called_so(name, bindings)
                if label == "models" and scope is names.module:
                    label = "available_models"
                held = [(b, _direct(evaluator, b)) for b in bindings]
                if any(values for _, values in held) and not CHOICE.search(label):
                    aside = aside or only_compared(names.module.node)
                    held = [(b, v) for b, v in held if not (name in aside and _is_inner(b))]
                yield from (Named(label, values, sure) for _, values in held)
            elif name in _CHOICES:
                for values in (_direct(evaluator, binding) for binding in bindings):
                    yield Named("model_choices", values, sure=_are_hosted(values))
        yield from _parameters(evaluator, scope, uses, hub=hub)


def _is_inner(binding: Binding) -> bool:
    """Say whether a value serves its own file: of a function, or a list to look into."""
    inner = not (binding.scope.parent is None or binding.scope.is_class)
    return inner or isinstance(binding.value, ast.List | ast.Tuple | ast.Set)


def _parameters(evaluator: Evaluator, scope: Scope, uses: Uses, *, hub: bool) -> Iterator[Named]:
    """Yield the defaults of parameters whose name or type says what they load."""
    for name in scope.parameters:
        if says(name):
            values = evaluator.default(scope, name)
            if values and not uses.load_nothing(scope, name):
                yield Named(plain_name(name), values, is_sure(name, hub=hub))
        elif name in _GENERIC:
            yield Named("model", _telling(evaluator.default(scope, name)))
        elif _TYPED.search(annotation(evaluator, name, scope)):
            yield Named("model", evaluator.default(scope, name))


_MEASURES = re.compile(r"_(?:SIZE|DIM|LENGTH|LIMIT|COUNT|PARAM)S?$")
"""Constants of numbers, whatever they stand under."""


def _may_name(constant: str, scope: Scope) -> bool:
    function = isinstance(scope.node, ast.FunctionDef)
    return not function and _MEASURES.search(constant) is None


def _telling(values: Values) -> Values:
    """Return the well-known names among values: they tell themselves what they are."""
    known = ids.words().bare_models
    return tuple(
        value
        for value in values
        if isinstance(value, Text)
        and "-" in value.text
        and (ids.service_model(value.text) or known.fullmatch(value.text))
    )


def _are_hosted(values: Values) -> bool:
    """Say whether all that people choose from are names of hosted models."""
    names = [value.text for value, _ in texts(values, 0)]
    return len(names) > 1 and all(map(ids.service_model, names))


def _beginnings(evaluator: Evaluator) -> frozenset[str]:
    """Return the names given to `startswith`: what they hold are beginnings, not ids.

    A name that goes through a list tells the list: `any(x.startswith(p) for p in PARTS)`.
    """
    found = set()
    for call in ("startswith", "endswith"):
        for site in evaluator.names.by_name.get(call, ()):
            name = last_name(site.call.args[0]) if site.call.args else ""
            found.add(name)
            for binding in site.scope.bindings.get(name, ()) if name else ():
                if "each" in binding.steps:
                    found.add(last_name(binding.value))
    return frozenset(found - {""})


def _is_enumeration(scope: Scope) -> bool:
    bases = scope.node.bases if isinstance(scope.node, ast.ClassDef) else []
    return any(last_name(base).endswith(("Enum", "Choices")) for base in bases)


def _returned(evaluator: Evaluator, scope: Scope) -> Iterator[Named]:
    """Yield what a function returns whose name says what that is: `def lora_id(self)`."""
    node = scope.node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and says(node.name):
        for value in returns(evaluator.names, node):
            if isinstance(value, ast.Constant | ast.IfExp):
                yield Named(plain_name(node.name), evaluator(value, scope), sure=False, called=True)
            if _ANSWERS.search(node.name) and not _REWRITES.search(node.name):
                yield Named("default_model", _hosted_in(evaluator, value, scope))


_ANSWERS = re.compile(r"(?:^|_)(?:model|llm)(?:_?(?:name|id))?$")
_REWRITES = re.compile(
    r"normal|alias|canonic|token|pric|cost|format|parse|display|is_|has_|support|valid|strip|test|base"
)
"""Functions that say something of a model's name, or change it."""


def _hosted_in(evaluator: Evaluator, node: ast.expr, scope: Scope) -> Values:
    """Return the hosted models among what a function returns: `return DEFAULTS[provider]`."""
    looked_up = isinstance(node, ast.Subscript) or (
        isinstance(node, ast.Call) and last_name(node.func) == "get"
    )
    if not (looked_up or isinstance(node, ast.Constant | ast.IfExp | ast.BoolOp)):
        return ()
    held = evaluator(node, scope)
    return tuple(v for v in held if isinstance(v, Text) and ids.service_model(v.text))


def _passed(evaluator: Evaluator, *, hub: bool) -> Iterator[Named]:
    """Yield keyword arguments, and what is given to functions whose name speaks of loading."""
    for site in evaluator.names.sites:
        callee = last_name(site.call.func)
        if callee in _SPEAKING:
            yield from _hosted_choices(evaluator, site) if callee == "add_argument" else ()
            continue
        for keyword in site.call.keywords:
            if keyword.arg in ("choices", "options", "values") and callee[:1].isupper():
                values = evaluator(keyword.value, site.scope)
                yield Named("model_choices", values, sure=_are_hosted(values))
            elif keyword.arg == "value" and callee[:1].isupper() and _is_labelled(site.call):
                values = _direct_value(evaluator, keyword.value, site.scope)
                yield Named("model", values, sure=False, called=True)
            if keyword.arg and (keyword.arg in _TELLING or says(keyword.arg)):
                yield from _spoken(evaluator, site, keyword, hub=hub)
        if callee in ("option", "Option"):
            yield from of_option(evaluator, site, hub=hub)
        if _LOADING.search(plain_name(callee)) or (callee[:1].isupper() and callee not in _PATHS):
            for node in site.call.args[:2]:
                if isinstance(node, ast.Constant):
                    values = evaluator(node, site.scope)
                    yield Named(plain_name(callee), values, sure=False, called=True)


def _hosted_choices(evaluator: Evaluator, site: Site) -> Iterator[Named]:
    """Yield the hosted models that an option lets choose from, whatever its name."""
    for keyword in site.call.keywords:
        if keyword.arg == "choices" and isinstance(keyword.value, ast.List | ast.Tuple):
            values = evaluator(keyword.value, site.scope)
            if _are_hosted(values):
                yield Named("model_choices", values)


def _spoken(
    evaluator: Evaluator, site: Site, keyword: ast.keyword, *, hub: bool
) -> Iterator[Named]:
    """Yield a keyword argument whose name, or that of what is called, speaks."""
    callee = last_name(site.call.func)
    if keyword.arg and says(keyword.arg):
        values = _direct_value(evaluator, keyword.value, site.scope)
        yield Named(plain_name(keyword.arg), values, is_sure(keyword.arg, hub=hub))
    elif keyword.arg == "model_type":  # an architecture, unless it is an id
        values = evaluator(keyword.value, site.scope)
        yield Named("model", values, sure=False, called=True)
    elif keyword.arg in _GENERIC and callee[:1].isupper() and says(callee):
        values = _direct_value(evaluator, keyword.value, site.scope)
        yield Named(plain_name(callee), values, sure=False, called=True)


def _is_labelled(call: ast.Call) -> bool:
    """Say whether people read at a field of a page that it holds a model: `label="Model"`."""
    labels = (
        k.value.value
        for k in call.keywords
        if k.arg == "label" and isinstance(k.value, ast.Constant)
    )
    return any(isinstance(label, str) and says(label.replace(" ", "_")) for label in labels)


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


def _are_ids(named: Named) -> bool:
    """Say whether values are a list of nothing but ids: then each of them counts."""
    held = [value for value, listed in texts(named.values, 0) if listed]
    if len(held) < 2 or not all(ids.is_namespaced(value.text) for value in held):
        return False
    hub = any(looks_like_hub(value.text) for value in held)
    return hub or bool(CHOICE.search(named.name))


def _is_register(values: Values) -> bool:
    """Say whether values are a table from labels to models, or to rows that each name one.

    What a program calls stands so; prices and limits stand under the names of models.
    """
    rows = [inner for v in values if isinstance(v, Table) for _, inner in v.pairs]
    return bool(rows) and all(len(inner) == 1 and _names_model(inner[0]) for inner in rows)


def _names_model(value: Value) -> bool:
    if not isinstance(value, Table):
        return is_id(value) or (isinstance(value, Text) and is_routed(value.text))
    keys = {key.text for key, _ in value.pairs if key is not None}
    return not any(map(_SCORED.search, keys)) and any(
        key is not None and (key.text == "api_name" or says(key.text)) and any(map(is_id, inner))
        for key, inner in value.pairs
    )


_SCORED = re.compile(r"score|elo|acc|rank|win|rate|price|cost", re.IGNORECASE)
"""Keys of what was measured: their rows are results."""
