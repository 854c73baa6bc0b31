"""What the keys of one table tell together about its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from clearweights.domain.asset import AssetKind, Hub, Role
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.safeio.nodes import walk
from clearweights.scan import ids
from clearweights.scan.config.numbers import is_number
from clearweights.scan.forms import is_of_family, is_sized_bare, is_version, released
from clearweights.scan.keys import Meaning, keys, meaning, provider_word, snake
from clearweights.scan.naming import UNKNOWN_SETTING, Named, Setting, name_model
from clearweights.scan.open_clip import name_clip
from clearweights.scan.orgs import published, sounds_like_data
from clearweights.scan.shell.known import shell_words

_SURER = tuple(
    "path hf_path repo repo_id hf_hub_url id value key model slug"
    " model_name_or_path model_id model_path pretrained_model_name_or_path".split()
)
_OWNERS = ("user", "owner", "org", "organization", "namespace")
_PUBLISHERS = tuple("org organization organisation hf_org hfOrg repository repo".split())
_NAMES = tuple("name model repo_name model_name id repository".split())
_SIZED = re.compile(
    r"(?i)(?<![a-z0-9])\d{1,3}(?:\.\d{1,2})?[bm](?![a-z0-9])|-(?:instruct|chat|it|sft|dpo)(?![a-z])"
    r"|-(?:base|large|small|medium|xl|xxl)(?:-[\w.\-]{1,40})?$|-(?:gguf|gptq|awq)$"
)
"""What the names of models say about their size or form."""

_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,2})?[bm](?:-[\w.\-]{1,40})?")
_STORES = frozenset({"storage", "s3", "minio", "gcs", "bucket"})
_MOST_NEIGHBORS = 200
_FEW = 20
_PLACES = tuple(
    "folder dir directory local_dir local_path target target_dir dest destination save_path"
    " output_path out file filename path".split()
)
_PLACED = frozenset({"file", "files", "path", "dir", "folder"})
_LONGEST_PATH = 200
_NAMES_DATA = frozenset(
    "path name id repo_id repo repository hf_repo hf_repository source_repository source_repo"
    " task_dir task_path".split()
)
"""Keys that name a dataset where a split of it stands beside them."""

_SPLITS = frozenset({"train", "training", "valid", "validation", "val", "dev", "test", "eval"})

_DATA_NAME = re.compile(r"(?:^|[-_/])datasets?(?:$|[-_])", re.IGNORECASE)
_ORIGINS = frozenset({"base_model", "base_models"})


def own_meaning(key: str, table: Mapping, outer: str, *, in_data: bool = False) -> Meaning | None:
    """Return what a key says of its value, once the rest of its table is heard.

    `outer` is the key under which the table stands; `in_data`: it stands in a section of data.
    """
    name = snake(key)
    own = meaning(key)
    if own is not None and _is_configuration_name(name, table):
        own = None
    if name in ("repo", "base") and _offers_weights(table):
        own = Meaning(AssetKind.MODEL)
    if name in ("repo", "repository") and own is None:
        own = Meaning(AssetKind.MODEL) if _is_of_hub(table) or _is_of_model(name, table) else None
    if name == "path" and own is None and _of_data(outer) and _is_of_hub(table):
        own = Meaning(AssetKind.DATASET)
    if name == "repo_id" and table.text("repo_type") == "dataset":
        own = Meaning(AssetKind.DATASET)
    value = table.text(key) or ""
    if name in keys().generic and _DATA_NAME.search(value) and own is not None and not own.output:
        own = Meaning(AssetKind.DATASET)
    if own is not None:
        return own
    if in_data and name in _SPLITS and _lists_ids(table.get(key)):
        return Meaning(AssetKind.DATASET)
    return _of_neighbors(name, value, table, outer, in_data=in_data)


def _of_neighbors(
    name: str, value: str, table: Mapping, outer: str, *, in_data: bool
) -> Meaning | None:
    """Return what a key that may name anything says, told by what stands around it."""
    of_hub = ids.looks_like_hub_id(value)
    own = _of_split(name, value, table, of_data=in_data or _of_data(outer))
    if own is not None:
        return own
    of_family = name == "name" and outer and value.startswith(f"{outer}-") and is_sized_bare(value)
    of_family = of_family or (name == "name" and outer == "preset" and is_of_family(value))
    if name in _BENCHES and snake(outer) in ("benchmark", "benchmarks") and _is_known_data(value):
        return Meaning(AssetKind.DATASET, Role.EVALUATE)
    if of_family or (name == "id" and _is_offered(table)):
        return Meaning(AssetKind.MODEL)  # `t5: {name: t5-base}`
    if name not in ("name", "id") or not of_hub or is_other_name(name, table):
        return None
    if in_data or _of_data(outer):
        return Meaning(AssetKind.DATASET)
    return Meaning(AssetKind.MODEL) if name == "name" and _is_served(table) else None


_BENCHES = frozenset({"path", "repo_id", "hf_path", "id", "name", "source"})
"""Keys that name the data of one of several benchmarks."""


def _is_known_data(words: str) -> bool:
    return published(words) is AssetKind.DATASET or sounds_like_data(words)


def _of_split(name: str, value: str, table: Mapping, *, of_data: bool) -> Meaning | None:
    """`{path: org/name, split: test}`, and in a section of data `{train: openwebtext}`."""
    known = ids.is_bare_dataset(value)
    if name in keys().splits and of_data and known:
        return Meaning(AssetKind.DATASET, Role.TRAIN if name == "train" else Role.EVALUATE)
    split = name in _NAMES_DATA and _is_split(name, table)
    return Meaning(AssetKind.DATASET) if split and (known or ids.looks_like_hub_id(value)) else None


def _lists_ids(node: Node | None) -> bool:
    """Say whether a list holds ids of the hub and nothing else: `train: [org/a, org/b]`."""
    items = node.items[:_MOST_NEIGHBORS] if isinstance(node, Sequence) else ()
    words = [v.value if isinstance(v, Scalar) else "." for v in items]
    return bool(words) and all(map(ids.looks_like_hub_id, filter(_is_given, words)))


def _is_given(words: str) -> bool:
    return words.lower() not in ("null", "~", "")


_ASKED_WITH = re.compile(
    r"(?:^|_)(?:temperature|top_[pk]|(?:context|max)(?:_\w{1,20})?_(?:tokens?|window|length|limit))$"
)


def _is_offered(table: Mapping) -> bool:
    """Say whether a table names a model and who serves it: `{provider: ours, id: …, top_p: 1}`."""
    if provider_word(table.text("provider") or "") is None:
        return False
    names = [snake(key.value) for key, _ in table.pairs]
    config = table.get("config")
    names += [snake(key.value) for key, _ in config.pairs] if isinstance(config, Mapping) else []
    return any(_ASKED_WITH.search(name) for name in names)


def names_nothing(name: str, table: Mapping, outer: str, setting: Setting | None) -> bool:
    """Say whether a key only tells how people, a gateway or a storage call something."""
    label = is_label(name, table, outer, setting or UNKNOWN_SETTING)
    return label or in_store(name, table, outer) or _is_routed(name, table)


def _is_routed(name: str, table: Mapping) -> bool:
    """`{model_name: fast, litellm_params: {…}}`: what clients of a gateway call the model.

    So does a server of one's own: `{model_id: fast, model: {Plain: {model_id: org/name}}}`.
    """
    if name == "model_name" and table.get("litellm_params") is not None:
        return True
    parameters = table.get("parameters") if name == "name" else None
    if isinstance(parameters, Mapping) and parameters.get("model") is not None:
        return True  # a file of LocalAI
    inner = table.get("model") if name in ("model_id", "model_name") else None
    if not isinstance(inner, Mapping) or "/" in (table.text(name) or ""):
        return False
    return any(ids.looks_like_hub_id(told.value) for _, told in islice(walk(inner), _FEW))


def are_choices(table: Mapping) -> bool:
    """Say whether a table of models gives nothing but ids, by short names: `{fast: gpt-4o}`."""
    told = [value.value for _, value in table.pairs if isinstance(value, Scalar)]
    return 1 < len(told) == len(table.pairs) and all(
        ids.looks_like_hub_id(word) or (ids.service_model(word) and re.search(r"\d", word))
        for word in told
    )


def describes(table: Mapping) -> bool:
    """`models: {"a/b": {limit: 8}}`: the tables tell of the ids that are their keys."""
    inner = [value for _, value in table.pairs if isinstance(value, Mapping)]
    named = (meaning(key.value) for value in inner for key, _ in value.pairs[:_FEW])
    return len(inner) == len(table.pairs) and not any(named)


def are_prices(table: Mapping) -> bool:
    """Say whether a table tells nothing but what models cost: `{gpt-4o: {input_tokens: 5.0}}`."""
    rows = [value for _, value in table.pairs[:_FEW] if isinstance(value, Mapping)]
    return bool(rows) and all(
        any(_PAID.search(snake(key.value)) for key, _ in row.pairs)
        and all(isinstance(value, Scalar) and is_number(value) for _, value in row.pairs)
        for row in rows
    )


_PAID = re.compile(r"price|cost|(?:input|output|prompt|completion)_tokens?$|per_(?:token|1k|1m)")


def is_label(name: str, table: Mapping, key: str, setting: Setting) -> bool:
    """`{"qwen3:8b": {name: Qwen}}`: the id is the key, the name is for people."""
    if name != "name" or "/" in (table.text("name") or "") or meaning(key) or not key:
        return False
    return Setting.of_word(key) is None and name_model(key, setting) is not None


def _is_served(table: Mapping) -> bool:
    """`{name: org/model, base_url: …}`: what answers at an address is a model."""
    return any(snake(key.value) in keys().address for key, _ in table.pairs[:_MOST_NEIGHBORS])


def _is_split(name: str, table: Mapping) -> bool:
    """`{path: org/name, split: train}`: what has a split is a dataset."""
    told = any(snake(key.value) in keys().data for key, _ in table.pairs[:_MOST_NEIGHBORS])
    return told and not is_other_name(name, table)


def clips(table: Mapping) -> Iterator[tuple[Named, Scalar]]:
    """Yield a model of OpenCLIP that two keys of a table tell: `{arch: ViT-H-14, version: …}`."""
    words = {k.value: v for k, v in table.pairs[:_MOST_NEIGHBORS] if isinstance(v, Scalar)}
    weights = [words[key].value for key in ("pretrained", "version", "weights") if key in words]
    for value in words.values() if weights else ():
        named = name_clip(value.value, weights[0])
        if named is not None:
            yield named, value


def encoders(table: Mapping) -> Iterator[tuple[Named, Scalar]]:
    """Yield the encoder that a network of segmentation takes: `{encoder_name, encoder_weights}`."""
    name, weights = table.get("encoder_name"), table.text("encoder_weights")
    if not isinstance(name, Scalar) or (weights or "none").lower() in ("none", "null"):
        return
    if re.fullmatch(r"[a-z](?=\w*\d|\w*net)[\w\-]*", name.value):
        yield Named(AssetKind.MODEL, Hub.TIMM, name.value), name


def set_in_node(table: Mapping) -> Iterator[tuple[Named, Scalar]]:
    """Yield what a node of a drawn workflow is set to: its fields have no names there."""
    fields = table.get("widgets_values")
    values = fields.items if isinstance(fields, Sequence) else ()
    for value in values[:_MOST_NEIGHBORS]:
        words = value.value if isinstance(value, Scalar) else ""
        heard = ids.looks_like_hub_id(words) and shell_words().model_sounds.search(words)
        known = heard or published(words) is AssetKind.MODEL
        named = name_model(words) if known else None
        if named is not None and isinstance(value, Scalar):
            yield named, value


def names_published(key: str, words: str) -> bool:
    """Say whether words can be nothing but the id of a published model, under a key of no meaning.

    A key that only says where something goes, or that there is a value, tells too little.
    """
    known = shell_words()
    if is_version(words):
        return True
    bare = is_sized_bare(words)
    if not (bare or ids.looks_like_hub_id(words)) or key in keys().inner:
        return False
    name = words.rpartition("/")[2]
    told = _SIZED.search(name) is not None and known.model_sounds.search(name) is not None
    told = told or bare
    parts = key.removesuffix("repo_id").split("_")
    return told and (key == snake(name) or known.writes.isdisjoint(parts))


def tells_origin(name: str, table: Mapping) -> bool:
    """Say whether a key of a catalog tells what a model was made from: nothing loads that."""
    return name in _ORIGINS and _is_entry(table)


def in_store(name: str, table: Mapping, outer: str) -> bool:
    """`storage: {key: minio, path: a/b}`: an object in storage of the project's own."""
    return name == "path" and snake(outer) in _STORES and not _is_of_hub(table)


def is_other_name(name: str, table: Mapping) -> bool:
    """Say whether `name` is what the project calls an asset that something else identifies."""
    return name == "name" and (_has_path(table) or _has_address(table))


def named_value(table: Mapping) -> tuple[str, Scalar] | None:
    """`{name: MODEL_ID, value: org/model}`: how deployments write environment variables."""
    name, value = table.text("name") or table.text("key"), table.get("value")
    few = len(table.pairs) <= 3
    if name is None or not few or not isinstance(value, Scalar) or meaning(name) is None:
        return None
    return name, value


def variables_of(items: Sequence) -> tuple[tuple[str, str], ...]:
    """Return the environment variables that a list holds, as containers get them."""
    found = []
    for item in items.items[:_MOST_NEIGHBORS]:
        if isinstance(item, Scalar):
            name, joins, value = item.value.partition("=")
            found += [(name, value)] if joins and name.isidentifier() else []
        elif isinstance(item, Mapping) and len(item.pairs) <= 3:
            name, value = item.text("name") or "", item.text("value") or ""
            found += [(name, value)] if name.isidentifier() and value else []
    return tuple(found)


def kept_at(table: Mapping) -> str:
    """Return where the table of a download says that it is put: `{url: …, folder: models/a}`."""
    for key in _PLACES:
        told = table.text(key) or ""
        if "/" in told and "://" not in told and len(told) < _LONGEST_PATH:
            return told if "." in told.rpartition("/")[2] else told.rstrip("/") + "/"
    return ""


def _has_path(table: Mapping) -> bool:
    """Where `path` names the dataset, `name` is its configuration."""
    return any(table.text(key) for key in _SURER)


def _has_address(table: Mapping) -> bool:
    """Where an address of a hub or a bucket stands beside it, `name` is the project's own word."""
    return any(
        (
            isinstance(value, Scalar)
            and "://" in value.value
            and snake(key.value) not in keys().prose
            and (ids.is_bucket(value.value) or ids.hub_url(value.value) is not None)
        )
        or (isinstance(value, Scalar) and released(value.value) is not None)
        for key, value in table.pairs[:_MOST_NEIGHBORS]
    )


def _offers_weights(table: Mapping) -> bool:
    """Where files of weights stand beside a `repo`, that is a repository of the hub."""
    if table.get("repo") is None:
        return False
    beside = (value.value for _, value in islice(walk(table), _FEW))
    return any(name.lower().endswith(ids.words().weight_endings) for name in beside)


def joined(table: Mapping, name: str, value: Node, *, of_model: bool = False) -> Node:
    """`{type: huggingface, user: org, repo: name}`: the two make one id.

    `of_model`: the table is about a model. There `{org: a, name: b-7b}` and charts' `{repository:
    a, name: b-7b}` say it too, if the name is one that models have; and `{name: a, tag: 7b}`.
    """
    if not isinstance(value, Scalar) or "/" in value.value or value.is_null or not value.value:
        return value
    if name in ("repo", "repository") and _is_of_hub(table):
        owner = next((t for key in _OWNERS if (t := table.text(key))), None)
        return replace(value, value=f"{owner}/{value.value}", quoted=True) if owner else value
    if not of_model or name not in _NAMES:
        return value
    owner = next((t for key in _PUBLISHERS if key != name and (t := table.text(key))), None)
    whole = f"{owner}/{value.value}"
    if owner and ids.looks_like_hub_id(whole) and shell_words().model_sounds.search(value.value):
        return replace(value, value=whole, quoted=True)
    tag = table.text("tag") or ""
    if value.value in ids.words().ollama_families and _SIZE.fullmatch(tag):
        return replace(value, value=f"{value.value}:{tag}", quoted=True)
    return value


def _is_of_hub(table: Mapping) -> bool:
    """`{type: huggingface, repository: …}`: where a repository lies says what it holds."""
    told = (table.text(key) or "" for key in ("type", "source", "hub", "file_type"))
    return any(re.fullmatch(r"(?i)hf|hugging[ _-]?face(?:[_-]hub)?", word) for word in told)


def _is_of_model(name: str, table: Mapping) -> bool:
    """`{modelName: Tern, repo: org/tern-3b}`: a table of a model, and a name that models have.

    What has a `tag` beside it is an image of a container.
    """
    words = table.text(name) or ""
    if not ids.looks_like_hub_id(words) or table.get("tag") is not None:
        return False
    of_model = any(
        snake(key.value).startswith("model_") or snake(key.value) == "model"
        for key, _ in table.pairs[:_MOST_NEIGHBORS]
    )
    sounds = shell_words().model_sounds.search(words) or published(words) is AssetKind.MODEL
    return of_model and bool(sounds)


def _is_entry(table: Mapping) -> bool:
    """Say whether a table describes one model of a catalog: its id, and the license it has."""
    told = table.text("name") or table.text("id") or table.text("model_id") or ""
    return table.get("license") is not None and ids.looks_like_hub_id(told)


def _is_configuration_name(name: str, table: Mapping) -> bool:
    """`dataset_name` beside `dataset_path` is a configuration of that dataset.

    Tasks of lm-evaluation-harness may have the path in a file they include; a recipe that has a
    `task` names a model, too.
    """
    if name != "dataset_name":
        return False
    if any(table.get(key) is not None for key in ("dataset_path", "include", "doc_to_text")):
        return True
    told = (meaning(key.value) for key, _ in table.pairs[:_MOST_NEIGHBORS])
    return table.get("task") is not None and not any(
        own is not None and own.kind is AssetKind.MODEL for own in told
    )


def reads_own_file(table: Mapping) -> bool:
    """Say whether a neighbor tells where in the project the data lie: their name is its own."""
    return any(
        isinstance(value, Scalar)
        and not keys().dataset_words.isdisjoint(name := snake(key.value).split("_"))
        and not _PLACED.isdisjoint(name)
        and "/" in value.value
        and ids.looks_local(value.value)
        for key, value in table.pairs[:_MOST_NEIGHBORS]
    )


def is_called_so(word: str, table: Mapping) -> bool:
    """Say whether a neighbor is a file of the project that is called after a plain name.

    `dataset_name: eli5` beside `eval_file: data/eli5_eval.json` is a label of that file.
    """
    return "/" not in word and any(
        isinstance(value, Scalar)
        and "/" in value.value
        and value.value.lower().endswith(ids.words().data_endings)
        and "://" not in value.value
        and word.lower() in re.split(r"[_\-.]", value.value.lower().rpartition("/")[2])
        for _, value in table.pairs[:_MOST_NEIGHBORS]
    )


def is_short_for(word: str, table: Mapping) -> bool:
    """Say whether a neighbor has the whole id of which a word is the last part, or the family.

    `model_name: gpt2` beside `model_path: gpt2-medium` tells how to load that one.
    """
    neighbors = table.pairs[:_MOST_NEIGHBORS] if "/" not in word else ()
    return any(
        isinstance(value, Scalar)
        and "config" not in key.value
        and (
            (value.value.endswith(f"/{word}") and ids.looks_like_hub_id(value.value))
            or ("path" in key.value and _is_one_of_family(value.value, word))
        )
        for key, value in neighbors
    )


def is_own_folder(word: str) -> bool:
    """Say whether `datasets/shelf/terns` is a folder: so the hub calls its own data, too."""
    rest = word.removeprefix("datasets/")
    return rest != word and "/" in rest and "-" not in rest and not published(rest)


def _is_one_of_family(path: str, word: str) -> bool:
    """Say whether a path is a model of the hub that is called after its family: `gpt2-medium`."""
    own = path.rpartition("/")[2].startswith(f"{word}-")
    return own and (ids.is_bare_model(path) or ids.looks_like_hub_id(path))


def own_models(items: Sequence) -> bool:
    """Say whether a list of models holds plain names that only the project knows.

    Then what looks like one of the hub's short ids (`gpt2`) is the project's word, too.
    """
    told = [value for value in map(_model_of, items.items[:_MOST_NEIGHBORS]) if value]
    unknown = [word for word in told if "/" not in word and name_model(word) is None]
    return len(unknown) > 1 and len(unknown) * 2 > len(told)


def without_own_names(value: Node, key: str) -> Node:
    """Return the models of a table that leads to them from names of the project's own.

    `engine_map: {quick: org/tiny-7b}`; any other value is returned as it is.
    """
    own = meaning(key) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or own is None or own.kind is not AssetKind.MODEL:
        return value
    pairs, known = value.pairs[:_MOST_NEIGHBORS], keys()
    held = tuple(v for _, v in pairs if isinstance(v, Scalar))
    if not held or len(held) < len(value.pairs) or any(" " in v.value for v in held):
        return value
    if any(snake(k.value) in (*known.inner, *known.prose) or meaning(k.value) for k, _ in pairs):
        return value
    models = sum(name_model(scalar.value) is not None for scalar in held)
    return Sequence(held, value.line) if models * 2 >= len(held) else value


def _model_of(item: Node) -> str:
    if isinstance(item, Scalar):
        return item.value
    return (item.text("model") or "") if isinstance(item, Mapping) else ""


def _of_data(key: str) -> bool:
    return snake(key) in ("data", "train_data", "eval_data")
