"""Values that stand for assets by their name: `MODEL_ID = "org/name"`, `model="gpt-4o"`.

Only unmistakable words count here: ids of the form organization/name and the names of hosted
models that nobody else uses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.orgs import published, sounds_like_data
from clearweights.scan.python import ids
from clearweights.scan.python.doubles import without_sent
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.holding import HUB_LIBRARIES, all_named, uses_hub
from clearweights.scan.python.named import (
    CHOICE,
    Named,
    hit_of,
    is_routed,
    looks_like_hub,
)
from clearweights.scan.python.options import is_id
from clearweights.scan.python.roles import pushed
from clearweights.scan.python.short import (
    are_sizes,
    is_marked_size,
    size_of_whisper,
)
from clearweights.scan.python.speaking import (
    is_size,
    plain_name,
    says,
)
from clearweights.scan.python.texts import texts
from clearweights.scan.python.values import Table, Text, Value, Values

_OF_MODELS = re.compile(r"model|rank|encoder|embed|llm|pipeline|token|adapter|lora|weight")
"""Parts of the names of functions that load models, and no data."""

_HUB_NAME = re.compile(r"hugging_?face|(?:^|_)hf(?:_|$)|(?:^|_)repo_ids?$")
_DATA = frozenset({"datasets", "huggingface_hub", "nlp"})


def guess(evaluator: Evaluator, found: Found) -> None:
    """Add what names alone tell."""
    known = {hit.id for hit in found.hits} | _spaces(evaluator)
    found.sum_up()
    found.loads = _loads_data(found) or not _DATA.isdisjoint(evaluator.names.modules)
    found.whisper = any("whisper" in module.lower() for module in evaluator.names.modules)
    tails = {tail for id_ in known for tail in _tails(id_)}
    data_loaded = {hit.id.lower() for hit in found.hits if hit.kind is AssetKind.DATASET}
    orgs = {hit.id.partition("/")[0] for hit in found.hits if _is_loaded(hit)}
    mentioned: set[str] = set()
    only_data, hub = _only_data(evaluator), uses_hub(evaluator)
    everything = list(all_named(evaluator))
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
    cut, sent = _cut(everything), {plain_name(name) for name in pushed(evaluator.names)}
    for held in without_sent(everything, evaluator.names, found):
        if "repo" in held.name and not (hub or _HUB_NAME.search(held.name)):
            continue  # of code, as far as this file tells
        is_data = only_data and re.search(r"repo|hub", held.name)
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
            own = named.name in sent and hit.hub is Hub.HUGGINGFACE
            told = held.sure or (held.called and _OF_MODELS.search(held.name))
            data = (not told and _only_of_data(hit.id, found, orgs)) or _names_data(hit, held)
            found.add(
                replace(
                    hit,
                    output=hit.output or own,
                    kind=AssetKind.DATASET if data and hit.kind is AssetKind.MODEL else hit.kind,
                )
            )


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
    count, kinds = found.orgs.get(org, (0, frozenset()))
    return count > (0 if org in orgs else 2) and kinds == {AssetKind.DATASET}


def _names_data(hit: Hit, held: Named) -> bool:
    """Say whether the organization of an id tells data, under a name that leaves it open."""
    if _SAYS_MODEL.search(held.name):
        return False
    kind = published(hit.id)
    return kind is AssetKind.DATASET if kind else sounds_like_data(hit.id)


_SAYS_MODEL = re.compile(
    r"model|llm|encoder|embed|rank|judge|tokenizer|pretrained|checkpoint|backbone"
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
