"""What the key of a configuration says about its value; vocabulary in `config/keys.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan import ids
from clearweights.scan.naming import UNKNOWN_SETTING, Setting

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value under a key names an asset of this kind."""

    kind: AssetKind
    role: Role | None = None
    output: bool = False
    bare: bool = False
    """A loader of the hub gets the value: dataset names without organization count too."""

    service: bool = False
    """Only hosted models are named here."""

    hub: Hub | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """The vocabulary."""

    name_words: frozenset[str]
    model_words: Mapping[str, Role | None]
    dataset_words: frozenset[str]
    role_words: Mapping[str, Role]
    exact: Mapping[str, Meaning | None]
    inner: frozenset[str]
    prose: frozenset[str]
    provider: frozenset[str]
    address: frozenset[str]
    weak_address: frozenset[str]
    training: frozenset[str]
    adapter: frozenset[str]
    evaluation: frozenset[str]
    command: frozenset[str]
    result_folders: frozenset[str]
    feature_folders: frozenset[str]
    """What is called like a folder of results, and is a way to ask a model."""

    run_folders: frozenset[str]
    """Of these, where a run leaves even what looks like settings."""

    board_folders: frozenset[str]
    """Of these, where YAML says what is ranked."""

    other: frozenset[str]
    hubs: Mapping[str, Hub]
    data: frozenset[str]
    generic: frozenset[str]
    loader: frozenset[str]
    score_keys: frozenset[str]
    """Keys of measured figures: what stands beside them was evaluated, and is a record."""

    figure_keys: frozenset[str]
    """The same, where the figure has the digits of a measurement."""

    score_tables: frozenset[str]
    model_images: tuple[str, ...]
    """Images of servers that get the models they run as arguments."""

    model_image_commands: frozenset[str]

    own_images: Mapping[str, str]
    """Images that run here what a provider also serves, and the host at which it does."""

    label_tables: frozenset[str]
    """Tables in an object of a cluster by which others find it: they name nothing."""

    repositories: frozenset[str]
    """Ends of keys that name a repository of the hub."""

    unloaded: frozenset[str]
    """Words with which such a key names nothing that is loaded."""

    splits: frozenset[str]
    """Keys of parts of a run, which in a section of data name what they get."""

    topics: frozenset[str]
    """What parts of a mixture are about: names of folders, not of owners."""

    components: Mapping[str, str]


@cache
def keys() -> Keys:
    """Return the vocabulary, read once."""
    path = data_file("resources", "signatures", "config", "keys.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)

    def words(key: str) -> frozenset[str]:
        return frozenset(str(data[key]).split())

    return Keys(
        name_words=words("name_words"),
        model_words={w: Role(r) if r else None for w, r in data["model_words"].items()},
        dataset_words=words("dataset_words"),
        role_words={w: Role(r) for w, r in data["role_words"].items()},
        exact={key: _meaning(row) for key, row in data["exact"].items()},
        inner=words("inner_keys"),
        prose=words("prose_keys"),
        provider=words("provider_keys"),
        address=words("address_keys"),
        weak_address=words("weak_address_keys"),
        training=words("training_keys"),
        adapter=words("adapter_keys"),
        evaluation=words("evaluation_keys"),
        command=words("command_keys"),
        result_folders=words("result_folders"),
        feature_folders=words("feature_folders"),
        run_folders=words("run_folders"),
        board_folders=words("board_folders"),
        other=words("other_words"),
        hubs={word: Hub(hub) for word, hub in data["hub_words"].items()},
        data=words("data_keys"),
        generic=words("generic_keys"),
        loader=words("loader_keys"),
        score_keys=words("score_keys"),
        figure_keys=words("figure_keys"),
        score_tables=words("score_tables"),
        model_images=tuple(str(data["model_images"]).split()),
        model_image_commands=words("model_image_commands"),
        own_images=dict(data["own_images"]),
        label_tables=words("label_tables"),
        repositories=words("hub_repository_keys"),
        unloaded=words("unloaded_words"),
        splits=words("split_keys"),
        topics=words("topic_words"),
        components=dict(data["components"]),
    )


def _meaning(row: Mapping[str, str]) -> Meaning | None:
    if row["kind"] == "none":
        return None
    return Meaning(
        kind=AssetKind(row["kind"]),
        role=Role(row["role"]) if "role" in row else None,
        output="output" in row,
        bare="bare" in row,
        service="service" in row,
        hub=Hub(row["hub"]) if "hub" in row else None,
    )


_JOINED = re.compile(r"_?model(name|id|path)(?=_|$)")


@lru_cache(maxsize=20_000)
def snake(key: str) -> str:
    """Return a key in the one spelling that the vocabulary uses."""
    if key.isidentifier() and key.islower() and key[0] != "_":
        return _one_word(key)
    words = re.sub(r"[\s\-.]+", "_", _HUMP.sub("_", key.strip().lstrip("-"))).lower()
    return _one_word(words)


def _one_word(words: str) -> str:
    words = words.replace("open_ai", "openai").replace("hugging_face", "huggingface")
    words = words.replace("model_scope", "modelscope")
    return _JOINED.sub(r"_model_\1", words).lstrip("_") if "model" in words else words


@cache
def meaning(key: str) -> Meaning | None:
    """Return what `key` (any spelling) says about its value, None where it names no asset."""
    known = keys()
    name = snake(key)
    if name in known.exact:
        return known.exact[name]
    parts = [part for part in name.split("_") if part]
    told = _told(parts, name) or _of_repository(name)
    hub = next((known.hubs[part] for part in parts if part in known.hubs), None)
    if told is not None and parts[0] in _WRITTEN:
        told = replace(told, output=True)
    return replace(told, hub=hub) if told is not None and hub is not None else told


def _told(parts: list[str], name: str) -> Meaning | None:
    """Return what the words of a key say."""
    known = keys()
    while len(parts) > 1 and (parts[-1] in known.name_words or parts[-1].isdecimal()):
        parts.pop()
    if len(parts) > 1 and Setting.of_word(parts[-1]) and parts[-1] not in _NOT_PROVIDERS:
        parts.pop()  # `MODEL_OPENAI`
    if not parts or name in known.prose or not known.other.isdisjoint(parts):
        return None
    last = re.sub(r"\d+$", "", parts[-1])
    roles = [known.role_words[p] for p in parts if p in known.role_words]
    if last == "lm" and len(parts) == 1:
        return None  # `LM_EVAL_REPO`
    if last in known.model_words:
        own = known.model_words[last]
        role = own or (roles[-1] if roles else None)
        return Meaning(AssetKind.MODEL, role, service=last == "deployment")
    if last == "engine":
        return Meaning(AssetKind.MODEL, service=True)
    if last in known.dataset_words and name != "data":
        role = Role.EVALUATE if Role.EVALUATE in roles else None
        role = Role.TRAIN if "train" in parts else role
        return Meaning(AssetKind.DATASET, role)
    pretrained = parts[0] == "pretrained" and len(parts) > 1
    pretrained |= name.endswith("_name_or_path") and parts[0] not in _GOES
    return Meaning(AssetKind.MODEL) if pretrained else None


def _of_repository(name: str) -> Meaning | None:
    """Read `TTS_HF_REPO_ID`: what lies at the hub is a model where no other word is said."""
    known, parts = keys(), frozenset(name.split("_"))
    if not _ends_with(name, known.repositories) or parts & (known.unloaded | known.other):
        return None
    role = next((known.role_words[part] for part in parts if part in known.role_words), None)
    return Meaning(AssetKind.MODEL, role, output=bool(parts & (_GOES | _WRITTEN)))


_GOES = frozenset({"output", "out", "save", "saved", "push", "target", "new", "dest", "dst"})
"""Beginnings of keys of what a program writes."""


_WRITTEN = frozenset({"output", "push", "upload", "publish"})
"""Beginnings of keys of what a program publishes: `output_hf_dataset_name`."""


@cache
def setting_of_key(key: str) -> Setting:
    """Return what a provider's name within a key tells: `OPENAI_MODEL`, `groq_model_id`."""
    parts = snake(key).split("_")
    found = UNKNOWN_SETTING
    for at, part in enumerate(parts):
        setting = Setting.of_word(part, firm=False) if part not in _NOT_PROVIDERS else None
        if setting is not None and (found == UNKNOWN_SETTING or "azure" in parts[: at + 1]):
            found = Setting.of_word("azure", firm=False) or setting if "azure" in parts else setting
    return found


_NOT_PROVIDERS = frozenset({"local", "github", "together"})


def setting_of(siblings: Iterable[tuple[str, str]]) -> Setting | None:
    """Return what the other values of the same table tell about who serves its model."""
    known = keys()
    held = [(snake(key), value) for key, value in siblings]
    words = (
        provider_word(v) or _vendor(name, v)
        for name, v in held
        if _ends_with(name, known.provider) and not (name == "type" and _keeps_code(v))
    )
    by_name = next(filter(None, words), None)
    for name, value in held:
        strong = "://" in value and (_ends_with(name, known.address) or _OLLAMA.search(value))
        if not (strong or _ends_with(name, known.weak_address)) or _of_another(name, by_name):
            continue
        by_address = Setting.of_address(value) if "{" not in value else None
        sure = by_address is not None and (
            by_address.ollama
            or by_address.by_name
            or by_address.provider not in (None, Provider.OTHER)
        )
        if by_address is not None and (strong or sure):
            return by_address
    return by_name


def _keeps_code(value: str) -> bool:
    """Say whether a kind is where some code lies, and nobody who serves models."""
    return value.strip().lower() in ("github", "git", "gitlab", "git_hub")


def _vendor(name: str, value: str) -> Setting | None:
    """Read `provider: zhipuai`; under other keys such a word may name the kind of a model."""
    told = name.rpartition("_")[2] in ("provider", "vendor")
    owner = ids.words().vendors.get(snake(value)) if told and len(value) < _LONGEST else None
    setting = Setting.of_owner(owner, firm=True)
    return setting and replace(setting, by_name=True)


_LONGEST = 40
_OLLAMA = re.compile(r"://[\w.\-]+:11434\b", re.ASCII)
"""Where Ollama listens, whatever the variable is called."""


def _of_another(key: str, chosen: Setting | None) -> bool:
    """Say whether an address is that of another provider than the chosen: `OLLAMA_BASE_URL`."""
    own = setting_of_key(key)
    if chosen is None or own == UNKNOWN_SETTING:
        return False
    return (own.provider, own.ollama) != (chosen.provider, chosen.ollama)


def only_provider(key: str, value: str) -> bool:
    """Say whether a value tells who serves a model, in a word of the project's own.

    `llm: openrouter_large` names a provider or a file of settings, and no model.
    """
    told = ":" not in value and _ends_with(snake(key), keys().provider)
    return told and ids.service_model(value) is None and provider_word(value) is not None


def _ends_with(name: str, known: frozenset[str]) -> bool:
    if name.rpartition("_")[2] not in _last_words(known):
        return False
    parts = name.split("_")
    return any("_".join(parts[at:]) in known for at in range(len(parts)))


@cache
def _last_words(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition("_")[2] for name in names)


def provider_word(value: str) -> Setting | None:
    """Read `azure_openai`, `OpenAIEmbeddings`, `langchain_groq.ChatGroq`, `openai:chat`."""
    value = value.rpartition(".")[2] if value.startswith("@n8n/") else value
    value = value.rpartition("/")[2] if value.startswith("langgenius/") else value
    if len(value) > 80 or "/" in value or " " in value.strip():
        return None
    whole = Setting.of_word(value)
    if whole is not None:
        return whole
    parts = re.split(r"[_.:\-]+", snake(value))
    if "azure" in parts:
        return Setting.of_word("azure")
    for part in (*parts, "".join(parts[-2:])):
        found = None if part in _NOT_PROVIDERS else Setting.of_word(part)
        if found is not None:
            return found
    return None


def with_key(setting: Setting | None, key: str) -> Setting:
    """Return the setting that neighbors tell, else the one in the key's own name."""
    return setting if setting is not None else replace(setting_of_key(key))


_NEIGHBORS = 300
"""Other variables that are asked who serves the model in one."""


def setting_for(name: str, variables: Iterable[tuple[str, str]]) -> Setting | None:
    """Return who serves the model in an environment variable, from its name and its neighbors.

    A neighbor belongs to it when both names begin alike: `LLM_MODEL` and `LLM_BASE_URL`. Of many
    neighbors only the first are asked.
    """
    held = [(other, value) for other, value in islice(variables, _NEIGHBORS) if other != name]
    first = snake(name).partition("_")[0]
    akin = [(o, v) for o, v in held if snake(o).partition("_")[0] == first and "_" in o]
    own = setting_of_key(name)
    by_address = setting_of(_of_same(akin, name, own) if own != UNKNOWN_SETTING else akin)
    if by_address is not None and (by_address.local or own == UNKNOWN_SETTING or own.provider):
        return by_address
    if own != UNKNOWN_SETTING:
        return own
    if snake(name).split("_")[0] in ("model", "llm", "chat", "default"):
        return setting_of(held)
    return None


_OF_ADDRESS = frozenset("base api url uri host hostname endpoint server address service".split())
"""Words that only say that a variable keeps an address."""


def _of_same(akin: Iterable[tuple[str, str]], name: str, own: Setting) -> list[tuple[str, str]]:
    """Return the variables that may speak of the provider in `name`, those that name it first.

    `LLM_GROQ_URL` and `LLM_FALLBACK_URL` tell nothing of `LLM_OPENAI_MODEL`, `LLM_URL` may.
    """
    known = {*snake(name).split("_"), *_OF_ADDRESS}
    held = [
        (other, value)
        for other, value in akin
        if not _of_another(other, own)
        and ("://" not in value or _names(other, own) or known.issuperset(snake(other).split("_")))
    ]
    return sorted(held, key=lambda x: not _names(x[0], own))


def _names(key: str, own: Setting) -> bool:
    told = setting_of_key(key)
    return (told.provider, told.ollama) == (own.provider, own.ollama)
