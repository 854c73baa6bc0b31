"""Which names of a file hold which values: assignments, defaults, keywords, keys of tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import islice

from clearweights.scan.python import ids
from clearweights.scan.python.callee import annotation
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.flags import of_made_option, parts_of_flags
from clearweights.scan.python.known_calls import MENUS, is_of_sections, returns
from clearweights.scan.python.menus import of_menus
from clearweights.scan.python.named import OFFERS, OUTPUT, Named, is_respelled
from clearweights.scan.python.nodes import addends, is_measured, only_compared
from clearweights.scan.python.options import (
    is_id,
    of_hosted_option,
    of_option,
    of_settings,
    of_widget,
)
from clearweights.scan.python.positions import of_positions
from clearweights.scan.python.scopes import Binding, FileNames, Scope, Site, last_name
from clearweights.scan.python.short import is_called_so, is_size_of_whisper
from clearweights.scan.python.speaking import (
    DATASET_NAME,
    counts,
    is_double,
    is_left_out,
    is_library_table,
    is_sure,
    plain_name,
    says,
)
from clearweights.scan.python.splits import of_splits
from clearweights.scan.python.tasks import TASK_DATA, elsewhere, in_tasks, is_of_task, sources
from clearweights.scan.python.texts import texts
from clearweights.scan.python.uses import Uses
from clearweights.scan.python.values import Seq, Text, Value, Values, index_of

_LOADING = re.compile(r"model|load|pretrain|embed|token|pipeline|encoder|llm|dataset|download|hub")
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

_CHOICES = frozenset({"choices", "options"})

HUB_LIBRARIES = frozenset(
    {"huggingface_hub", "transformers", "diffusers", "datasets", "peft", "trl", "timm"}
    | {"sentence_transformers", "open_clip", "vllm", "optimum", "accelerate", "safetensors"}
)


def all_named(evaluator: Evaluator) -> Iterator[Named]:
    """Yield every name of the file that can speak of an asset, with what it holds."""
    hub = uses_hub(evaluator)
    yield from of_settings(evaluator)
    for binding in in_tasks(evaluator.names):
        yield Named(TASK_DATA.lower(), _direct(evaluator, binding), loaded=True)
    for binding, loaded in sources(evaluator.names):
        values = _direct(evaluator, binding)
        first = index_of(tuple(v for v in values if isinstance(v, Seq)), 0)  # then its subset
        given = (*(v for v in values if isinstance(v, Text)), *first)
        yield Named("dataset_path", given, loaded=loaded)
    yield from _keyed(evaluator, hub=hub)
    yield from _loaded_by_key(evaluator.names)
    yield from of_menus(evaluator.names)
    yield from of_splits(evaluator.names)
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


_MEASURED = re.compile(r"score|elo$|acc$|accuracy|(?<!lora_)(?<!adapter_)rank$|win_?rate")
"""Keys of what was measured."""


def _keyed(evaluator: Evaluator, *, hub: bool) -> Iterator[Named]:
    """Yield what stands under keys that speak: they know better than the name of a whole table."""
    sent = _sent(evaluator.names)
    for node, scope in evaluator.names.tables:
        if id(node) in sent or is_measured(node, _MEASURED):
            continue
        for key, value in zip(node.keys, node.values, strict=True):
            word = key.value if isinstance(key, ast.Constant) else ""
            other = str(value.value) if isinstance(value, ast.Constant) else ""
            itself = other == word or is_respelled(str(word), other)  # `"gpt2": "gpt2"`
            if isinstance(word, str) and says(word) and not itself:
                # `MODEL_ID` among the variables of a container: whatever callers pass is loaded.
                contained = word.isupper() and word.endswith("MODEL_ID")
                take = evaluator if contained else partial(_direct_value, evaluator)
                values = take(value, scope)
                yield Named(plain_name(word), values, is_sure(word, hub=hub))


_LOADS = frozenset({"from_pretrained", "pipeline", "from_single_file"})


def _loaded_by_key(names: FileNames) -> Iterator[Named]:
    """Yield the ids by which a table keeps what it loads of a copy: `{"org/x": pipeline(…)}`."""
    for node, _ in names.tables:
        for key, value in zip(node.keys, node.values, strict=True):
            words = str(key.value) if isinstance(key, ast.Constant) else ""
            if key is not None and ids.is_namespaced(words) and _loads_copy(value, words):
                yield Named("model", (Text(words, key.lineno),))


def _loads_copy(value: ast.expr, id_: str) -> bool:
    """Say whether a loader is given a path that ends in an id."""
    return any(
        isinstance(call, ast.Call)
        and last_name(call.func) in _LOADS
        and any(_ends_in(node, id_) for node in (*call.args, *(k.value for k in call.keywords)))
        for call in islice(ast.walk(value), _PARTS)
    )


_PARTS = 300
"""Nodes of one value of a table that are looked at."""


def _ends_in(node: ast.expr, id_: str) -> bool:
    last = node.values[-1] if isinstance(node, ast.JoinedStr) and node.values else node
    return isinstance(last, ast.Constant) and str(last.value).endswith(id_)


def _sent(names: FileNames) -> frozenset[int]:
    """Return tables of what is written: `ALREADY_PUSHED_DATASETS = {"test_datasets": {…}}`."""
    tables = (bs for name, bs in names.module.bindings.items() if OUTPUT.search(name.lower()))
    return frozenset(id(b.value) for bindings in tables for b in bindings)


def _bound(evaluator: Evaluator, *, hub: bool) -> Iterator[Named]:
    """Yield assignments and parameter defaults."""
    names = evaluator.names
    aside, uses = _beginnings(evaluator) | parts_of_flags(names), Uses(evaluator)
    for scope in (names.module, *names.scopes.values()):
        members, counting = _is_enumeration(scope), counts(scope.name)
        data = DATASET_NAME.search(plain_name(scope.name))  # their `name` is a label
        yield from _returned(evaluator, scope)
        for name, bindings in scope.bindings.items():
            if name in aside or is_library_table(name) or is_of_task(name, scope):
                continue
            if name == "name" and scope.is_class and _takes_model(names, scope):
                continue  # what people call it
            field = scope.is_class and (members or (name in _GENERIC and not data))
            hint = f"{scope.name}_" if field else ""
            sure = is_sure(name, hub=hub) or bool(hint and says(scope.name))
            if sure or says(name) or (name.isupper() and _may_name(name, scope)):
                label = plain_name(name if says(name) else hint + name)
                sure = sure or is_called_so(name, bindings)
                if label == "models" and scope is names.module:
                    label = "available_models"
                held = [(b, _direct(evaluator, b)) for b in bindings if not counting]
                inner = [v for b, values in held if _is_inner(b) for v, _ in texts(values, 0)]
                sizes = any(is_size_of_whisper(v.text) for v in inner)
                if not OFFERS.search(label) and (sizes or any(map(is_id, inner))):
                    compared = name in only_compared(names.module.node)
                    held = [(b, v) for b, v in held if not (compared and _is_inner(b))]
                local = not (scope is names.module or scope.is_class)
                yield from (Named(label, values, sure, local=local) for _, values in held)
            elif name in _CHOICES:
                for values in (_direct(evaluator, binding) for binding in bindings):
                    yield Named("model_choices", values, sure=_are_hosted(values))
        yield from _parameters(evaluator, scope, uses, hub=hub)


def _takes_model(names: FileNames, scope: Scope) -> bool:
    """Say whether objects of a class are told their model: `def __init__(self, model=…)`."""
    made = names.definitions.get(f"{scope.name}.__init__")
    return made is not None and any(name != "name" and says(name) for name in made[1].parameters)


def _is_inner(binding: Binding) -> bool:
    """Say whether a value serves its own file: of a function, or a list to look into."""
    inner = not (binding.scope.parent is None or binding.scope.is_class)
    listed = isinstance(binding.value, ast.List | ast.Tuple | ast.Set)
    return inner or listed or bool(addends(binding.value))


def _parameters(evaluator: Evaluator, scope: Scope, uses: Uses, *, hub: bool) -> Iterator[Named]:
    """Yield the defaults of parameters whose name or type says what they load."""
    stands_in = scope.owner is not None and is_double(scope.owner.name)
    for name in () if stands_in else scope.parameters:
        if says(name):
            values = evaluator.default(scope, name)
            if counts(scope.name):  # as the model would, which is not asked
                values = tuple(v for v in values if not _is_hosted(v))
            if values and not uses.load_nothing(scope, name):
                yield Named(plain_name(name), values, is_sure(name, hub=hub))
        elif name in _GENERIC:
            values, owner = evaluator.default(scope, name), scope.owner
            of_ollama = owner is not None and owner.name.startswith("Ollama")
            told = values if of_ollama else _telling(values)
            yield Named("ollama_model" if of_ollama else "model", told)
        elif _TYPED.search(annotation(evaluator, name, scope)):
            yield Named("model", evaluator.default(scope, name))


_MEASURES = re.compile(r"_(?:SIZE|DIM|LENGTH|LIMIT|COUNT|PARAM)S?$")
"""Constants of numbers, whatever they stand under."""


def _may_name(constant: str, scope: Scope) -> bool:
    function = isinstance(scope.node, ast.FunctionDef)
    return not (function or _MEASURES.search(constant) or is_left_out(constant))


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


def _is_hosted(value: Value) -> bool:
    return isinstance(value, Text) and ids.service_model(value.text) is not None


def _are_hosted(values: Values) -> bool:
    """Say whether all that people choose from are names of hosted models."""
    names = [value.text for value, _ in texts(values, 0)]
    return len(names) > 1 and all(map(ids.service_model, names))


def _are_offered(values: Values) -> bool:
    """Say whether people choose from names of hosted models and from ids of others."""
    names = [value.text for value, _ in texts(values, 0)]
    told = sum(ids.service_model(name) is not None for name in names)
    rest = all(ids.service_model(name) or ids.is_namespaced(name) for name in names)
    return told > 1 and rest


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
                for default in _defaults(value):
                    yield Named("default_model", evaluator(default, scope))
            if isinstance(value, ast.List | ast.Tuple | ast.Dict):
                values = evaluator(value, scope)
                yield from [Named("model_choices", values)] if _are_offered(values) else []


def _defaults(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what a call gives back where nothing is set: `setting("model", default="gpt-4o")`."""
    if isinstance(node, ast.Call):
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "default")


_ANSWERS = re.compile(r"(?:^|_)(?:model|llm)(?:_?(?:name|id))?$")
_REWRITES = re.compile(
    r"normal|replac|renam|clean|alias|canonic|token|pric|cost|format|parse|display|is_|has_|support|valid|strip|test|base"
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


@lru_cache(maxsize=20_000)
def _speaks_of_loading(callee: str) -> bool:
    return _LOADING.search(plain_name(callee)) is not None


def _passed(evaluator: Evaluator, *, hub: bool) -> Iterator[Named]:
    """Yield keyword arguments, and what is given to functions whose name speaks of loading."""
    beside, uses = _beside_ids(evaluator.names), Uses(evaluator)
    for site in evaluator.names.sites:
        callee = last_name(site.call.func)
        if callee in _SPEAKING or counts(callee) or is_double(callee):
            if callee == "add_argument":
                yield from _hosted_choices(evaluator, site)
                yield from of_hosted_option(evaluator, site)
                yield from of_made_option(evaluator, site)
            continue
        yield from of_positions(evaluator, site, uses, hub=hub)
        yield from _hosted_choices(evaluator, site) if callee in _WIDGETS else ()
        for keyword in site.call.keywords:
            if keyword.arg in ("choices", "options", "values") and callee[:1].isupper():
                values = evaluator(keyword.value, site.scope)
                yield Named("model_choices", values, sure=_are_hosted(values))
                yield from _hosted_choices(evaluator, site)
            elif keyword.arg == "value" and callee[:1].isupper() and _is_labelled(site.call):
                values = _direct_value(evaluator, keyword.value, site.scope)
                yield Named("model", values, sure=False, called=True)
            if keyword.arg and (keyword.arg in _TELLING or says(keyword.arg)):
                with_ids = (callee, keyword.arg) in beside
                yield from _spoken(evaluator, site, keyword, hub=hub, with_ids=with_ids)
        if callee in ("option", "Option"):
            yield from of_option(evaluator, site, hub=hub)
        yield from of_widget(evaluator, site, hub=hub)
        if _speaks_of_loading(callee) or (callee[:1].isupper() and callee not in _PATHS):
            for node in site.call.args[:2]:
                if isinstance(node, ast.Constant):
                    values = evaluator(node, site.scope)
                    yield Named(plain_name(callee), values, sure=False, called=True)


_WIDGETS = frozenset(
    {"selectbox", "radio", "multiselect", "segmented_control", "select_slider", "pills"}
    | {"select", "rawselect", "autocomplete", "checkbox", "Choice"}
)
"""What Streamlit, Questionary and Click call that in which people choose one of several words."""


def _hosted_choices(evaluator: Evaluator, site: Site) -> Iterator[Named]:
    """Yield the hosted models that an option or a field of a page lets choose from.

    Between labels of the program's own they count where the field says that it chooses a model,
    or where there are several. What Ollama runs has tags, which tell it apart.
    """
    at = 0 if last_name(site.call.func) == "Choice" else 1
    options = evaluator.argument(site, ("choices", "options", "values"), at)
    offered = tuple(value for value, listed in texts(options, 0) if listed)
    yield Named("model_choices", tuple(value for value in offered if _is_tagged(value.text)))
    hosted = tuple(value for value in offered if ids.service_model(value.text))
    if not hosted:
        return
    label = [*site.call.args[:1], *(k.value for k in site.call.keywords if k.arg == "label")]
    words = (str(node.value) for node in label if isinstance(node, ast.Constant))
    if len(hosted) > 1 or any(map(_speaks, words)):
        yield Named("model_choices", hosted)


def _is_tagged(text: str) -> bool:
    """Say whether words are a model of Ollama's library with its tag: `codellama:13b`."""
    return ids.is_ollama(text) and ids.ollama_family(text) and not ids.is_own_alias(text)


def _speaks(label: str) -> bool:
    """Say whether what people read at a field says that it holds a model: `Choose Model:`."""
    return says(re.sub(r"\W+", "_", label).strip("_"))


def _beside_ids(names: FileNames) -> frozenset[tuple[str, str]]:
    """Return what is called, and the keyword, that somewhere in the file gets an `org/name`."""
    return frozenset(
        (last_name(site.call.func), keyword.arg)
        for site in names.sites
        for keyword in site.call.keywords
        if keyword.arg in _GENERIC
        and isinstance(keyword.value, ast.Constant)
        and ids.is_namespaced(str(keyword.value.value)[:200])
    )


def _spoken(
    evaluator: Evaluator, site: Site, keyword: ast.keyword, *, hub: bool, with_ids: bool
) -> Iterator[Named]:
    """Yield a keyword argument whose name, or that of what is called, speaks.

    `with_ids`: another such call gets an id, beside which the hub's short names count, too.
    """
    callee = last_name(site.call.func)
    if keyword.arg and says(keyword.arg):
        values = _direct_value(evaluator, keyword.value, site.scope)
        yield Named(plain_name(keyword.arg), values, is_sure(keyword.arg, hub=hub))
    elif keyword.arg == "model_type":  # an architecture, unless it is an id
        values = evaluator(keyword.value, site.scope)
        yield Named("model", values, sure=False, called=True)
    elif keyword.arg in _GENERIC and callee[:1].isupper() and says(callee):
        values = _direct_value(evaluator, keyword.value, site.scope)
        sure = keyword.arg == "hf"
        yield Named(plain_name(callee), values, sure, called=True, beside=with_ids)


def _is_labelled(call: ast.Call) -> bool:
    """Say whether people read at a field of a page that it holds a model: `label="Model"`."""
    labels = (
        k.value.value
        for k in call.keywords
        if k.arg == "label" and isinstance(k.value, ast.Constant)
    )
    return any(isinstance(label, str) and _speaks(label) for label in labels)


def uses_hub(evaluator: Evaluator) -> bool:
    """Say whether the file imports a library that loads from the hub."""
    return any(module.partition(".")[0] in HUB_LIBRARIES for module in evaluator.names.modules)


def _direct(evaluator: Evaluator, binding: Binding) -> Values:
    if "each" in binding.steps and not _is_written(binding.value):
        return ()
    return _direct_value(evaluator, binding.value, binding.scope)


def _is_written(value: ast.expr) -> bool:
    """Say whether a list stands here, also as the words of a string: `"tiny,base".split(",")`."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()), attr="split")):
            return True
    return isinstance(value, ast.List | ast.Tuple)


def _direct_value(evaluator: Evaluator, node: ast.expr, scope: Scope) -> Values:
    """Evaluate what is written here; what is looked up elsewhere has a name of its own there."""
    match node:
        case ast.Compare() | ast.Lambda():
            return ()
        case ast.Subscript(value=base) if last_name(base) not in ("environ", "Literal"):
            return ()
        case ast.Name() | ast.Attribute():
            values = evaluator(node, scope)
            return values if len(values) == 1 else ()
        case ast.Call(func=ast.Attribute(value=base, attr="get"), args=args):
            of_sections = is_of_sections(evaluator, Site(node, scope, ()))
            if not of_sections and last_name(base) not in ("environ", "env", "secrets"):
                return evaluator(args[1], scope) if len(args) > 1 else ()
        case ast.Call(func=func) if last_name(func) in MENUS:  # whose words are those of a list
            return (Seq(tuple((value,) for value in evaluator(node, scope))),)
    return evaluator(node, scope)
