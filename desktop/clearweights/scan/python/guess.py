"""Values that stand for assets by their name: `MODEL_ID = "org/name"`, `model="gpt-4o"`.

Only unmistakable words count here: ids of the form organization/name and the names of hosted
models that nobody else uses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.orgs import published, sounds_like_data
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.holding import HUB_LIBRARIES, all_named, uses_hub
from clearweights.scan.python.named import (
    CHOICE,
    Named,
    hit_of,
    is_respelled,
    is_routed,
    looks_like_hub,
    org_of,
)
from clearweights.scan.python.nodes import only_in_addresses, only_joined
from clearweights.scan.python.options import is_id
from clearweights.scan.python.sent import sent_by, without_sent
from clearweights.scan.python.short import (
    are_sizes,
    is_marked_size,
    size_of_whisper,
)
from clearweights.scan.python.speaking import (
    is_of_data,
    is_size,
    plain_name,
    says,
)
from clearweights.scan.python.texts import texts
from clearweights.scan.python.values import Seq, Table, Text, Value, Values
from clearweights.scan.python.variables import asked_by_variables

_OF_MODELS = re.compile(r"model|rank|encoder|embed|llm|pipeline|token|adapter|lora|weight")
"""Parts of the names of functions that load models, and no data."""

_HUB_NAME = re.compile(
    r"hugging_?face|(?:^|_)hf(?:_|$)|(?:^|_)repo_ids?$|(?:^|_)dataset_(?:hf_)?repo"
)
_DATA = frozenset({"datasets", "huggingface_hub", "nlp"})


_Rows: TypeAlias = list[tuple[Named, tuple[tuple[Text, bool], ...]]]
"""What a file names, each with its strings, and whether these stand in a list or dict."""


def guess(evaluator: Evaluator, found: Found) -> None:
    """Add what names alone tell."""
    _Guess(evaluator, found).all()


class _Guess:
    def __init__(self, evaluator: Evaluator, found: Found) -> None:
        self._found = found
        self._known = {hit.id for hit in found.hits} | _spaces(evaluator)
        self._mentioned: set[str] = set()
        self._tails = {tail for id_ in self._known for tail in _tails(id_)}
        self._data_loaded = {h.id.lower() for h in found.hits if h.kind is AssetKind.DATASET}
        self._orgs = {hit.id.partition("/")[0] for hit in found.hits if _is_loaded(hit)}
        self._only_data, self._hub = _only_data(evaluator), uses_hub(evaluator)
        self._everything = list(all_named(evaluator))
        rows: _Rows = [(held, tuple(texts(held.values, 0))) for held in self._everything]
        found.sum_up()
        found.loads = _loads_data(found) or not _DATA.isdisjoint(evaluator.names.modules)
        found.whisper = _runs_whisper(evaluator, rows)
        _sum_up(rows, found)
        self._cut = _cut(rows, evaluator.names.module.node)
        self._below = _below_data(rows)
        self._sent = sent_by(evaluator.names)
        self._places = {plain_name(name) for name in self._sent.places}
        self._tree = evaluator.names.module.node
        joined = only_in_addresses(self._tree) if evaluator.names.addresses else ()
        self._asked = asked_by_variables(evaluator.names)
        self._folders = frozenset(map(plain_name, joined))
        self._priced = _priced(evaluator)
        self._left: list[tuple[Named, Text, bool]] = []
        self._told: dict[str, set[str]] = {}
        """By name, the organizations whose ids count under it."""

    def all(self) -> None:
        """Judge every name, then what stands beside those that count."""
        for held in without_sent(self._everything, self._sent, self._found):
            if "repo" in held.name and not (self._hub or _HUB_NAME.search(held.name)):
                continue  # of code, as far as this file tells
            if held.name in self._folders:
                continue
            self._judge(self._as_read(held), sure=held.sure)
        for named, value, sure in self._left:  # `acme/MSVD` where `acme/MSR-VTT` counts
            if org_of(value.text.strip()) in self._told.get(named.name, ()):
                beside = replace(named, orgs=frozenset(self._told[named.name]))
                hit = hit_of(beside, value, self._found, self._known, listed=True)
                if hit is not None:
                    self._take(named, hit, sure=sure)

    def _as_read(self, held: Named) -> Named:
        """Return a name with what its values and the file tell of it."""
        is_data = self._only_data and re.search(r"repo|hub", held.name)
        named = replace(held, data=True) if is_data else held
        if not named.sure and _are_ids(named):
            named = replace(named, sure=True)
        loads = not named.called or named.name.startswith("load")
        if not named.sure and loads and _all_of(self._orgs, named.values):
            named = replace(named, sure=True)
        return replace(named, chosen=True) if _is_register(named.values) else named

    def _judge(self, named: Named, *, sure: bool) -> None:
        found, known = self._found, self._known
        if any(map(_respells, named.values)):
            return
        inner = [value.text for value, listed in texts(named.values, 0) if listed]
        sizes = are_sizes(inner)
        data = is_of_data(named.name)
        kinds = _are_kinds(inner, AssetKind.DATASET if data else AssetKind.MODEL)
        keyed = named.sure and not _ARGUMENTS.search(named.name)
        for value, listed in texts(named.values, 0, keyed=keyed):
            words = value.text.strip()
            if words in known or words in self._tails or words in found.configurations:
                continue  # also the end of an id that is put together
            if self._cut(value):
                continue
            if (words, value.line) in self._priced and not CHOICE.search(named.name):
                continue  # looked up to see what it costs
            if words.islower() and words in self._data_loaded:
                continue  # `cifar10` chooses the `CIFAR10` that the file loads
            if sizes or is_size(named.name):
                hit = size_of_whisper(words, value.line) if sizes or found.whisper else None
            else:
                hit = hit_of(named, value, found, known, listed=listed)
            if hit is not None and _is_bare(hit) and (kinds or self._is_folder(named)):
                continue
            if hit is not None:
                self._take(named, hit, sure=sure)
            elif ids.is_namespaced(words):
                self._left.append((named, value, sure))

    def _is_folder(self, named: Named) -> bool:
        """Say whether what a name holds is only ever put into a path."""
        return named.name in map(plain_name, only_joined(self._tree))

    def _take(self, named: Named, hit: Hit, *, sure: bool) -> None:
        """Keep a hit that is new."""
        if hit.id in self._known or (hit.mentioned and hit.id in self._mentioned):
            return
        (self._mentioned if hit.mentioned else self._known).add(hit.id)
        if not hit.mentioned:
            self._tails.update(_tails(hit.id))
            self._told.setdefault(named.name, set()).add(org_of(hit.id))
        own = named.name in self._places and hit.hub is Hub.HUGGINGFACE
        clear = sure or (named.called and _OF_MODELS.search(named.name))
        data = not clear and _only_of_data(hit.id, self._found, self._orgs)
        data = data or (_names_data(hit, named) and not _is_outvoted(hit, named))
        data = data or (hit.line, hit.id) in self._below
        kind = AssetKind.DATASET if data and hit.kind is AssetKind.MODEL else hit.kind
        asked = self._asked.get((hit.line, hit.id)) if hit.kind is AssetKind.SERVICE else None
        provider = asked or hit.provider
        self._found.add(replace(hit, output=hit.output or own, kind=kind, provider=provider))


def _sum_up(rows: _Rows, found: Found) -> None:
    """Note what the names of a file tell together: sizes of Whisper, tags of Ollama, labels."""
    found.sizes = any(
        is_marked_size(text.text)
        for held, told in rows
        if "whisper" not in held.name and not is_size(held.name)
        for text, _ in told
    )
    found.tagged = any(
        ":" in text.text and ids.is_ollama(text.text) and not ids.is_own_alias(text.text)
        for held, told in rows
        if held.sure
        for text, _ in told
    )
    found.labels = {
        key.text
        for held, _ in rows
        for value in held.values
        if isinstance(value, Table)
        for key, inner in value.pairs
        if key is not None and any(isinstance(v, Text) and "/" in v.text for v in inner)
    }


_WHISPERS = re.compile(r"(?:fast|faster|open_?ai)[_-]whisper|whisper[_-]?(?:x|(?:\.|_)?cpp)")
"""How engines are called that run Whisper."""


def _runs_whisper(evaluator: Evaluator, rows: _Rows) -> bool:
    """Say whether a file runs Whisper: by what it imports, or the engine that it chooses."""
    if any("whisper" in module.lower() for module in evaluator.names.modules):
        return True
    given = (name for scope in evaluator.names.scopes.values() for name in scope.parameters)
    if any(map(_WHISPERS.match, given)):
        return True
    engines = [told for held, told in rows if "engine" in held.name or "backend" in held.name]
    named = (text.text for told in engines for text, listed in told if not listed)
    return any(map(_WHISPERS.fullmatch, named))


_ARGUMENTS = re.compile(r"(?:^|_)(?:kw)?args$")
"""Tables of what else models are given, each under the name of one."""


def _below_data(rows: _Rows) -> frozenset[tuple[int, str]]:
    """Return what stands under names of data, by line: a table around it may speak of models.

    What a name of a model holds itself stays one, wherever the file hands it on.
    """
    below: set[tuple[int, str]] = set()
    own: set[tuple[int, str]] = set()
    for held, told in rows:
        data = is_of_data(held.name)
        for text, listed in told:
            if data or not listed:
                (below if data else own).add((text.line, text.text.strip()))
    return frozenset(below - own)


def _cut(rows: _Rows, tree: ast.AST) -> Callable[[Text], bool]:
    """Return what tells whether a name is cut off an id: `model.split("/")[-1]`.

    Also whether it is that end behind another owner: `"ours/" + data.split("/")[1]` is what a
    program calls what it makes.
    """
    ends: dict[tuple[int, str], set[str]] = {}
    for _, told in rows:
        for text, _ in told:
            if ids.is_namespaced(text.text):
                for tail in _tails(text.text):
                    ends.setdefault((text.line, tail), set()).add(text.text)
    renamed = {at: whole for at, whole in ends.items() if len(whole) > 1}
    written = _written(tree) if renamed else frozenset()

    def cut(text: Text) -> bool:
        tail = text.text.partition("/")[2]
        whole = renamed.get((text.line, tail), set())
        own = text.text in whole and text.text not in written and not whole.isdisjoint(written)
        return own or (text.line, text.text) in ends

    return cut


def _written(tree: ast.AST) -> frozenset[str]:
    """Return the strings that stand in a source as they are."""
    nodes = (n for n in ast.walk(tree) if isinstance(n, ast.Constant))
    return frozenset(node.value for node in nodes if isinstance(node.value, str))


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
    count, kinds = found.orgs.get(org, (0, frozenset()))
    return count > (0 if org in orgs else 2) and kinds == {AssetKind.DATASET}


def _names_data(hit: Hit, held: Named) -> bool:
    """Say whether the organization of an id tells data, under a name that leaves it open."""
    if _SAYS_MODEL.search(held.name):
        return False
    kind = published(hit.id)
    return kind is AssetKind.DATASET if kind else sounds_like_data(hit.id)


def _is_outvoted(hit: Hit, held: Named) -> bool:
    """Say whether an id stands in a long list of one organization's that do not sound like data."""
    beside = [value.text for value, listed in texts(held.values, 0) if listed]
    one = len(beside) > _MOST_AGREE and len({org_of(words) for words in beside}) == 1
    told = one and published(hit.id) is None
    return told and sum(map(sounds_like_data, beside)) * _MOST_AGREE < len(beside)


_MOST_AGREE = 3

_SAYS_MODEL = re.compile(
    r"model|llm|encoder|embed|rank|judge|tokenizer|pretrained|checkpoint|backbone|(?:^|_)prm(?:_|$)"
)


def _only_data(evaluator: Evaluator) -> bool:
    modules = {module.partition(".")[0] for module in evaluator.names.modules}
    return "datasets" in modules and not (
        modules & (HUB_LIBRARIES - {"datasets", "huggingface_hub"})
    )


def _are_ids(named: Named) -> bool:
    """Say whether values are a list of nothing but ids: then each of them counts."""
    held = [value for value, listed in texts(named.values, 0) if listed]
    if len(held) < 2 or not all(ids.is_namespaced(value.text) for value in held):
        return False
    hub = any(looks_like_hub(value.text) for value in held)
    return hub or bool(CHOICE.search(named.name))


def _priced(evaluator: Evaluator) -> set[tuple[str, int]]:
    """Return the keys of tables of prices: `LLM_COSTS = {"gpt-4o": {…}}`."""
    told = evaluator.names.module.bindings.items()
    held = [b.value for name, bs in told if re.search(r"pric|cost", name.lower()) for b in bs]
    tables = [value for value in held if isinstance(value, ast.Dict)]
    keys = [key for table in tables for key in table.keys if isinstance(key, ast.Constant)]
    return {(str(key.value), key.lineno) for key in keys}


def _is_bare(hit: Hit) -> bool:
    """Say whether a hit is one of the hub without an organization."""
    return hit.hub is Hub.HUGGINGFACE and "/" not in hit.id


def _are_kinds(words: list[str], kind: AssetKind) -> bool:
    """Say whether a list names architectures: `gpt2` beside `gptj` and `bloom` is one.

    So it is with names of data, of which a program has more files of its own. Where ids with an
    organization stand among them, all are of the hub.
    """
    if any(map(ids.is_namespaced, words)):
        return False
    bare = {word for word in words if "/" not in word}
    known = {word for word in bare if ids.hub_id(word, kind, loader=False)}
    return len(bare) > 2 * len(known) + (kind is AssetKind.MODEL)


def _respells(value: Value) -> bool:
    """Say whether a table only writes names in another way: `{"gpt-35-turbo": "gpt-3.5-turbo"}`."""
    if not isinstance(value, Table):
        return False
    pairs = [
        (key.text, inner[0].text)
        for key, inner in value.pairs
        if key is not None and len(inner) == 1 and isinstance(inner[0], Text)
    ]
    return (
        len(pairs) == len(value.pairs)
        and any(key != name for key, name in pairs)
        and all(is_respelled(key, name) for key, name in pairs)
    )


def _is_register(values: Values) -> bool:
    """Say whether values are a table from labels to models, or to rows that each name one.

    What a program calls stands so; prices and limits stand under the names of models.
    """
    rows = [inner for v in values if isinstance(v, Table) for _, inner in v.pairs]
    if rows and all(len(inner) == 1 and _names_model(inner[0]) for inner in rows):
        return True
    lists = [v for v in (*values, *(v for inner in rows for v in inner)) if isinstance(v, Seq)]
    pairs = [item for held in lists for item in held.items]
    labelled = sum(map(_is_labelled, pairs))
    return labelled > 1 and labelled * _MENU >= len(pairs)


_MENU = 2
"""Of so many rows of a menu one is of a model known: others run on the machine itself."""


def _is_labelled(item: tuple[Value, ...]) -> bool:
    """Say whether a pair is what people read in a menu, and the model they get for it."""
    match item:
        case (Seq(items=((Text(text=label),), (Text(text=name),))),):
            plain = label == name or ids.service_model(label)
            return not plain and (ids.service_model(name) is not None or ids.is_namespaced(name))
    return False


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
