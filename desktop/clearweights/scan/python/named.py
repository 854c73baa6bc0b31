"""Judging a string by the name it is kept under: `MODEL_ID`, `model=`, `embedding_name`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan import ids as common
from clearweights.scan.forms import is_of_family, is_pipeline, is_version, released
from clearweights.scan.hub_paths import as_named
from clearweights.scan.orgs import published
from clearweights.scan.python import ids
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.judge import OLLAMA_ROUTES, ollama_hit
from clearweights.scan.python.short import (
    is_marked_size,
    is_size_of_whisper,
    of_clip,
    of_yolo,
    size_of_whisper,
)
from clearweights.scan.python.speaking import DATASET_NAME, MODEL_NAME, is_of_data
from clearweights.scan.python.values import Text, Values

OUTPUT = re.compile(
    r"hub_(?:\w+_)?model_id|hub_repo|push|target_repo|upload|new_model|save|destin"
    r"|(?:^|(?<!structured)_)outputs?(?:_(?:model|hub|repo|repository|dir|path|folder|file|name|id|dataset|data"
    r"|checkpoint|ckpt|adapter|weights|lora|to))*$"
)
"""Names of what the program writes: `output_model_id`, not the guard of `output_guard_model`."""
_TOKENIZER = re.compile(r"tokenizer|processor")
_COUNTED = re.compile(r"tokenizer|encoding$")
_TELLS = re.compile(
    r"famil|prefix|marker|canonical|color|display|rename|order|group|pattern|score|result|"
    r"pric|cost|limit|support_|_support|no_|without|context|window|token_|max_|alias"
)
"""Lists that say something of models, instead of offering them."""
_OFFERED = r"available|supported|choices|options|allowed|selectable|catalog|registry|list"
OFFERS = re.compile(_OFFERED)
"""Names of lists that are looked into to see whether something is on offer."""

CHOICE = re.compile(rf"{_OFFERED}|default")
"""Names of lists that offer models to choose from."""

_HOSTS = frozenset(
    {
        *(Provider.REPLICATE, Provider.FIREWORKS, Provider.DEEPINFRA, Provider.NVIDIA),
        *(Provider.CEREBRAS, Provider.SAMBANOVA, Provider.FAL, Provider.OTHER),
    }
)
"""Providers whose address alone tells little of what a file names."""

ROUTERS = frozenset(
    {
        *(Provider.AZURE, Provider.OPENROUTER, Provider.AWS_BEDROCK, Provider.GOOGLE_VERTEX),
        *(Provider.TOGETHER, Provider.GROQ, Provider.HUGGINGFACE, *_HOSTS),
    }
)
"""Providers who serve the models of others."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and what it holds."""

    name: str
    values: Values
    sure: bool = True
    """The name itself says model or dataset; otherwise only ids that look like a hub's count."""

    called: bool = False
    """The name is that of a function: only ids with an organization count."""

    loaded: bool = False
    """A framework loads it from the hub: bare names count, too."""

    data: bool = False
    """A `repo` in a file that loads datasets and no models."""

    chosen: bool = False
    """A table from what is chosen to the model that is then called."""

    beside: bool = False
    """Another call of that function gets an id: short names of the hub count, too."""

    local: bool = False
    """A function keeps it for itself: a word there may as well be a label."""

    orgs: frozenset[str] = frozenset()
    """Organizations of which another id counts under the same name."""


def hit_of(named: Named, value: Text, found: Found, known: set[str], *, listed: bool) -> Hit | None:
    """Return the hit that a string makes under a name, None where it names no asset."""
    words = without_maker(as_named(value.text.strip()))
    shared = ids.shared_link(words, named.name) if "://" in words else None
    if shared is None:
        clip = of_clip(named.name, words, value.line)
        return clip or _hit_of(named, value, words, found, known, listed=listed)
    kind = shared.kind or AssetKind.MODEL
    return Hit(line=value.line, kind=kind, hub=Hub.URL, id=shared.id, how="named-value")


def _hit_of(  # noqa: PLR0911 (a table)
    named: Named, value: Text, words: str, found: Found, known: set[str], *, listed: bool
) -> Hit | None:
    if len(words) > (400 if "://" in words else 120) or re.search(r"\s", words):
        return None
    if named.data or is_of_data(named.name):
        # Bare names in lists are those of configurations as often as of datasets.
        # Texts of a program's own are called so; a configuration is a part of another dataset.
        own = "/" not in words and ("corpus" in named.name or _PART.search(named.name))
        sure = not listed or looks_like_hub(words) or found.loads or _org(words) in named.orgs
        sure = sure and not own
        return _of_hub(words, value.line, AssetKind.DATASET, named) if sure else None
    if named.sure and _is_ollama(words, named.name, found):
        name = words.removeprefix("ollama/").removeprefix("ollama_chat/")
        return None if name in known else ollama_hit(name, value.line, "named-value")
    if "weight" in named.name and not MODEL_NAME.search(named.name):
        return of_yolo(words, value.line)
    told = found.whisper or "whisper" in named.name or (found.sizes and not listed)
    whisper = told and named.sure
    if is_marked_size(words) or (whisper and is_size_of_whisper(words)):
        # A size that calls put into an id of the hub is no name of its own.
        return None if words in found.whispers else size_of_whisper(words, value.line)
    judged = ids.weight_address(words) if "://" in words and named.sure else None
    if judged is not None:
        return Hit(
            line=value.line, kind=judged.kind or AssetKind.MODEL, hub=judged.hub or Hub.URL,
            id=judged.id, how="named-value",
        )  # fmt: skip
    counted = _COUNTED.search(named.name) is not None  # whose words are counted, not who is asked
    clear = named.sure or ("-" in words and named.name.endswith("engine"))  # as OpenAI said once
    provider = ids.service_model(words) if clear and not counted else None
    if provider is not None:
        tells = bool(_TELLS.search(named.name))
        # `o1`, `o3` in a list are beginnings of names as often as names.
        tells = tells or (len(words) < 3 and not CHOICE.search(named.name))
        doubtful = listed and not named.chosen and not CHOICE.search(named.name)
        return _service(
            words, value.line, provider, found, tells=listed and tells, doubtful=doubtful
        )
    if _TOKENIZER.search(named.name):
        return _of_hub(words, value.line, AssetKind.MODEL, named)  # nobody serves tokenizers
    beside = not found.embeds and _EMBEDS.search(named.name)  # what answers questions
    router = (None if beside else _router(found)) or router_in(named.name)
    azure = router is Provider.AZURE and published(words)  # which has other names there
    if router is not None and named.sure and ids.is_namespaced(words) and not azure:
        return _service(words, value.line, router, found, tells=False, doubtful=False)
    if found.completes and named.name == "model" and re.fullmatch(r"[a-z][\w.]*-[\w.\-]+", words):
        return _service(words, value.line, Provider.OTHER, found, tells=False, doubtful=False)
    routed = _prefixed(words, value.line)
    if routed is None:
        hit = _of_hub(words, value.line, AssetKind.MODEL, named)
        return hit or (None if listed else _of_family(words, value.line, named))
    tells = listed and bool(_TELLS.search(named.name))
    doubtful = listed and not (named.chosen or CHOICE.search(named.name) or calls_service(found))
    return replace(routed, mentioned=tells or doubtful)


_SETTING = re.compile(r"(?:\w+_)?(?:model|llm)(?:_(?:name|id|name_or_path))*")


def _of_family(words: str, line: int, named: Named) -> Hit | None:
    """Return a model that its maker alone calls so, where a setting names it: `Qwen3-8B-Base`."""
    told = named.sure and not (named.called or named.local) and _SETTING.fullmatch(named.name)
    if not told or OUTPUT.search(named.name):
        return None
    hub = Hub.HUGGINGFACE if is_of_family(words) else released(f"{words}.pt")  # `yolo11n`
    if hub is None:
        return None
    return Hit(line=line, kind=AssetKind.MODEL, hub=hub, id=words, how="named-value")


def is_respelled(key: str, name: str) -> bool:
    """Say whether a key is a hosted model itself, and the value its name in other letters."""
    same = re.sub(r"[\W_]", "", key).lower() == re.sub(r"[\W_]", "", name).lower()
    return same and ids.service_model(key) is not None


_EMBEDS = re.compile(r"(?:^|_)(?:embed|rerank|cross_encoder|bi_encoder)")


def calls_service(found: Found) -> bool:
    """Say whether the file calls a service."""
    return bool(found.clients or found.addressed or found.asks)


def _router(found: Found) -> Provider | None:
    """Return the provider that the file addresses, if it serves the models of many makers."""
    routers = {p for p in (*found.addressed, *found.clients) if p in ROUTERS}
    loads = found.runs or found.loads_models
    if len(routers) != 1 or (loads and len(found.addressed) != 1):
        return None
    router = next(iter(routers))
    # What Azure deploys has names of its own, without an organization.
    return None if loads and (router in _HOSTS or router is Provider.AZURE) else router


def router_in(name: str) -> Provider | None:
    """Return the provider that a name speaks of: `groq_model`, `TOGETHER_MODEL_ID`."""
    owners = {ids.words().prefixes.get(part, "") for part in name.split("_")}
    found = [p for p in ROUTERS if p.value in owners and p is not Provider.HUGGINGFACE]
    return found[0] if len(found) == 1 else None


_PART = re.compile(r"data(?:set)?_(?:config|subset)(?:_name)?$")

_WEIGHT_FILE = re.compile(r"(?<=\w)/[\w.\-]+\.(?:bin|safetensors|pth?|ckpt|onnx|gguf)$")
"""The file after an id: `laion/clap-htsat-fused/model.safetensors`."""


def _of_hub(words: str, line: int, kind: AssetKind, named: Named) -> Hit | None:
    if "://" in words and not named.sure:
        return None  # a link to a page
    words = ids.without_way(words)
    prefix = ids.words().prefixes.get(words.partition("/")[0], "")
    if "hub" in named.name:
        words = _WEIGHT_FILE.sub("", words.removesuffix("/"))
    ngc = named.sure and common.is_of_ngc(words)
    hub = Hub.NGC if ngc else Hub.SPACY if is_pipeline(words) else released(words)
    if kind is AssetKind.MODEL and hub is not None:
        return Hit(line=line, kind=kind, hub=hub, id=words, how="named-value")
    own = prefix.startswith("local") or _is_spelled(words, named.name)
    judged = None if own else ids.hub_id(words, kind, loader=named.loaded)
    if judged is None or (judged.kind or kind) is not kind:
        return None
    if named.name == "model_type" and not looks_like_hub(judged.id):
        return None  # an architecture
    bare = (
        named.beside or not named.called
    ) and "data_path" not in named.name  # where it is mostly a folder
    says = bare and (MODEL_NAME.search(named.name) or DATASET_NAME.search(named.name))
    sure = named.sure or _org(judged.id) in named.orgs
    if not sure and not (looks_like_hub(judged.id) or ("/" not in judged.id and says)):
        return None
    return Hit(
        line=line, kind=kind, hub=Hub.HUGGINGFACE, id=judged.id, how="named-value",
        role=Role.TOKENIZER if _TOKENIZER.search(named.name) else None,
        output=bool(OUTPUT.search(named.name)),
    )  # fmt: skip


def _is_spelled(words: str, name: str) -> bool:
    """Say whether a name spells an id out: `GATE_LIGHT_MODEL = "gate/light"` of one's own gate."""
    told = set(re.split(r"[/_\-]", words))
    spelled = "/" in words and words.islower() and told <= set(name.split("_"))
    return spelled and not re.search(r"\d", words) and published(words) is None


def _is_ollama(words: str, name: str, found: Found) -> bool:
    if ids.is_own_alias(words) and not (found.ollama or "ollama" in name):
        return False
    if ids.is_ollama(words) or words.startswith(OLLAMA_ROUTES):
        return not words.endswith("/")
    if "/" in words or words in found.labels or not ids.ollama_family(words):
        return False
    maker = ids.service_model(words)  # `DASHSCOPE_MODEL = "qwen-max"` beside one of Ollama's
    if maker is not None and maker.value in map(ids.words().prefixes.get, name.split("_")):
        return False
    return found.ollama or found.tagged or found.pulls or "ollama" in name


def _org(words: str) -> str:
    """Return the organization of an id, empty for a bare name."""
    org, slash, _ = words.partition("/")
    return org if slash else ""


def org_of(words: str) -> str:
    """Return the organization of an id, empty for a bare name."""
    org, slash, _ = words.partition("/")
    return org if slash else ""


def looks_like_hub(text: str) -> bool:
    """Say whether `organization/name` has the air of the hub: `meta-llama/Llama-2-7b`."""
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
    called = owners or found.asks
    prefixed = "/" in words or owners != [Provider.OPENROUTER]  # whose names begin with a maker
    firm = bool(found.clients) or not _HOSTS.issuperset(owners)
    routed = len(owners) == 1 and owners[0] in ROUTERS and firm
    if provider not in owners and routed and prefixed:
        provider = owners[0]
    return Hit(
        line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="named-value",
        provider=provider, mentioned=tells or (doubtful and not called),
    )  # fmt: skip


def is_routed(words: str) -> bool:
    """Say whether words are `provider/model` as routers write it."""
    routed = _prefixed(words, 0) is not None or words.startswith(OLLAMA_ROUTES)
    return routed or without_maker(words) != words


_MAKER = re.compile(r"([A-Z][A-Z_]+):([\w.\-]+)")


def without_maker(words: str) -> str:
    """Return a hosted model without its maker in capitals: `OPENAI:gpt-4o`.

    Routers write providers small, as a part of the name; capitals are a program's own way to say
    whom it asks for it.
    """
    match = _MAKER.fullmatch(words)
    maker = ids.service_model(match[2]) if match else None
    if match is None or maker is None:
        return words
    return match[2] if ids.words().prefixes.get(match[1].lower()) == maker.value else words


def _prefixed(words: str, line: int) -> Hit | None:
    """Judge `provider/model` as routers write it; `google/gemma-…` is an id of the hub."""
    if is_version(words):
        return Hit(
            line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="named-value",
            provider=Provider.REPLICATE,
        )  # fmt: skip
    match = re.fullmatch(r"([\w\-]+)[/:](.+)", words)
    owner = ids.words().prefixes.get(match.group(1)) if match else None
    if match is None or owner not in set(Provider):
        return None
    maker = ids.service_model(match.group(2).rpartition("/")[2])
    provider = Provider(owner)
    if maker is None and provider in ROUTERS and ids.is_namespaced(match.group(2)):
        maker = provider  # `together_ai/org/name`: no id of the hub has three parts
    if maker is None or (maker is not provider and provider not in ROUTERS):
        return None
    return Hit(
        line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="named-value",
        provider=provider,
    )  # fmt: skip
