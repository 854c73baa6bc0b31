"""What encloses a value of a configuration, and what that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan import ids
from clearweights.scan.config.tables import is_short_for
from clearweights.scan.families import is_tagged, name_family
from clearweights.scan.keys import Meaning, keys, meaning, setting_of_key, snake
from clearweights.scan.naming import UNKNOWN_SETTING, Named, Setting, is_mixture

LEVELS = 2
"""How far below a key such as `model:` its `name:` or `path:` still names the model."""


@dataclass(frozen=True, slots=True)
class Around:
    """What encloses a value."""

    tables: tuple[Mapping, ...] = ()
    key: str = ""
    section: str = ""
    """The key of the table that holds the key."""

    context: Meaning | None = None
    levels: int = 0
    setting: Setting | None = None
    variables: tuple[tuple[str, str], ...] = ()
    """The environment variables of the list it stands in."""

    of_data: bool = False
    """Some table around it is one of datasets, however its own key reads."""

    own_names: bool = False
    """It stands in a list of models that the project has its own names for."""

    of_ollama: bool = False
    """It stands in a list of models of which some are surely Ollama's."""

    inside: bool = False
    """True within a file that stands in a value of another."""


def in_folder(path: str) -> Around:
    """`conf/model/small.yaml`: the folder is the key under which such a file is put in."""
    *_, folder, name = ("", *path.lower().split("/"))
    stem = name.rpartition(".")[0]
    if name.endswith((".yaml", ".yml")) and re.fullmatch(
        r"(?:.*_)?(?:datasets|dataset_config)", stem
    ):
        return Around(context=Meaning(AssetKind.DATASET), levels=LEVELS, of_data=True)
    told = meaning(folder) if name.endswith((".yaml", ".yml")) else None
    if told is None and folder in keys().dataset_words and name.endswith((".yaml", ".yml")):
        told = Meaning(AssetKind.DATASET)
    if told is None or told.output or told.hub is not None:
        return Around()
    return Around(context=told, levels=1, of_data=told.kind is AssetKind.DATASET)


def is_name_of(hub: Hub, word: str) -> bool:
    """Say whether words have the form of a name of a hub other than Hugging Face's."""
    if hub in (Hub.KAGGLE, Hub.MODELSCOPE):
        return ids.looks_like_hub_id(word)
    return re.fullmatch(r"[A-Za-z][\w.\-]+", word) is not None


def are_own_names(words: tuple[str, ...]) -> bool:
    """Say whether a list of data has plain names that no hub knows: then all are the project's."""
    plain = [word for word in words if word and "/" not in word]
    return len(words) > 1 and not all(map(ids.is_bare_dataset, plain))


def tells_hosted(name: str, around: Around) -> bool:
    """Say whether a key may name a hosted model that no other word is spelled like.

    `model_fast: …`, `azure-fast: …`, or `name: …` where a neighbor tells who is called.
    """
    parts = name.split("_")
    if not keys().other.isdisjoint(parts):
        return False
    called = around.setting is not None and around.setting.provider is not None
    of_azure = parts[0] == "azure" and bool(parts[1:])
    told = "model" in parts or "llm" in parts or of_azure
    return told or (called and name in ("name", "id"))


def setting_of_section(around: Around) -> Setting | None:
    """`ollama: {model: mistral}`: the section is named after who serves the model."""
    told = Setting.of_word(around.key) if around.key not in ("local", "github") else None
    if told is None and snake(around.key).split("_")[0] == "azure":
        told = Setting.of_word("azure")  # `azure-gpt-4o: {model: gpt-4o}`
    outer = around.setting
    if told is None or (outer is not None and outer.provider is Provider.AZURE):
        return outer  # `azure: {openai: {…}}` stays with Azure
    return told


_DEFAULTED = re.compile(r"\s*\$\{([A-Z][A-Z\d_]{2,80})(?::?[-=]|:)[^{}]*\}\s*")


def with_variable(around: Around, value: str) -> Around:
    """Let the variable in `${OLLAMA_MODEL:-tern3:8b}` tell who serves what stands in for it."""
    match = _DEFAULTED.fullmatch(value[:400]) if around.setting is None and "${" in value else None
    told = setting_of_key(match[1]) if match else UNKNOWN_SETTING
    return around if told == UNKNOWN_SETTING else replace(around, setting=told)


def with_role_of(own: Meaning | None, around: Around) -> Meaning | None:
    """Let `reranker: {model: …}` tell the role of the model."""
    if own is None or own.role is not None or around.context is None or around.levels == 0:
        return own
    return replace(own, role=around.context.role) if own.kind is around.context.kind else own


def is_archive(address: str) -> bool:
    """Say whether an address ends in the name of a file that keeps weights or data."""
    path = address.partition("?")[0].lower()
    return path.endswith((*ids.words().weight_endings, *ids.words().data_endings))


_DATA_FOLDER = re.compile(
    r"(?i)https?://[^?#]*/(?:datasets?|(?:\w+_)?train(?:ing)?_(?:sets?|data))/(?!-/)[^?#]*"
    r"\.(?:zip|tar(?:\.\w{2,3})?|tgz|7z|parquet|jsonl(?:\.gz)?|npz)(?:[?#]|$)"
)


def in_data_folder(address: str) -> bool:
    """Say whether an address is that of an archive in a folder of data: `/training_sets/a.zip`."""
    return _DATA_FOLDER.match(address) is not None


def of_models(around: Around) -> bool:
    """Say whether a list or table is one of models."""
    told = around.context or meaning(around.key)
    return (told is not None and told.kind is AssetKind.MODEL) or around.key == "include"


def holds_tagged(node: Node) -> bool:
    """Say whether a list, or one of its tables, or a table holds a model with a tag of Ollama's."""
    if isinstance(node, Sequence):
        return any(map(_is_tagged, node.items[:_MOST]))
    return _is_tagged(node)


def _is_tagged(node: Node) -> bool:
    held = [v for _, v in node.pairs[:_MOST]] if isinstance(node, Mapping) else [node]
    return any(isinstance(value, Scalar) and is_tagged(value.value) for value in held)


_MOST = 60
"""So many neighbors are asked."""


def name_beside(word: str, parts: tuple[str, ...], around: Around) -> Named | None:
    """Name one of Ollama's families, where a neighbor has one of its tags: `[tern:3b, mistral]`."""
    asked, setting = around.context, around.setting
    if asked is None or asked.service or asked.output or asked.kind is not AssetKind.MODEL:
        return None
    if asked.role is Role.TOKENIZER or (setting is not None and not setting.ollama):
        return None
    named = name_family(word)
    near = around.of_ollama or any(map(is_tagged, parts[:_MOST]))
    near = near or (bool(around.tables) and named is not None and holds_tagged(around.tables[-1]))
    return named if near else None


def is_own_word(named: Named, word: str, around: Around) -> bool:
    """Say whether what could be one of the hub's short ids is the project's name of a model."""
    if "/" in word or named.hub is not Hub.HUGGINGFACE or named.kind is not AssetKind.MODEL:
        return False
    return around.own_names or (bool(around.tables) and is_short_for(word, around.tables[-1]))


def as_mixed(asked: Meaning, words: str, parts: tuple[str, ...]) -> Meaning:
    """Take plain names that are mixed with the hub's data for names of the hub."""
    data = asked.kind is AssetKind.DATASET and not asked.output
    return replace(asked, bare=True) if data and is_mixture(words, parts) else asked


_SENTENCE = re.compile(r"\w[ ]+\w+[ ]+\w+[ ]+\w")
"""Words that follow each other as in a sentence, whose commas part no names."""

_LONGEST_WORD = 400
"""Letters of a word that still names something; bytes that are written as text are longer."""


def several(words: str) -> Iterator[str]:
    """`a/b, c/d` names two; nothing does what is no text: `aK9YwDvqXkDo+CwFAYGP/IPF…`."""
    if len(words) > _LONGEST_WORD and not re.search(r"[\s,]", words):
        return
    if re.search(r"[,+]", words) and "://" not in words and not _SENTENCE.search(words):
        for part in re.split(r"[,+]", words.strip("[]")):
            yield part.strip().strip("\"'")
    else:
        yield words


def only_counts(named: Named, asked: Meaning) -> bool:
    """Say whether a model that others serve stands for a tokenizer: that only counts its words."""
    served = named.kind is AssetKind.SERVICE or named.hub is Hub.OLLAMA
    return asked.role is Role.TOKENIZER and served
