"""From the words of a value, and what stands around it, to the asset they name.

For a service the *provider called* decides, so the surroundings (a base address, a provider
key, a prefix) come first and the well-known name of a hosted model last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKind, Hub, Place, Provider, Reference, Role, Strength
from clearweights.scan import ids
from clearweights.scan.forms import (
    BEDROCK,
    CLOUDFLARE,
    COQUI,
    FOUNDATION,
    LONGEST,
    PIPER,
    is_of_family,
    is_pipeline,
    is_version,
    is_web_llm,
    released,
)
from clearweights.scan.hub_paths import as_address, as_named

_MODEL_NAME = re.compile(r"[A-Za-z0-9][\w.\-/:@+]{1,120}", re.ASCII)
_OLLAMA_NAME = re.compile(r"[a-z0-9][\w.\-]*(?:/[\w.\-]+)?(?::[\w.\-]+)?", re.ASCII | re.IGNORECASE)
_SIZED = re.compile(r"[a-z][\w.\-]*:(?:e|\d+x)?\d+(?:\.\d+)?b[\w.\-]*", re.ASCII)
"""A name of Ollama's library that tells the number of parameters: `qwen9.5:4b`."""

_SAYS_MORE = re.compile(r"[\d\-]")
"""What names of the hub have, and folders for parts (`vae`, `unet`) have not."""

_MAKERS = frozenset(
    {
        Provider.OPENAI,
        Provider.ANTHROPIC,
        Provider.GOOGLE,
        Provider.MISTRAL,
        Provider.XAI,
        Provider.DEEPSEEK,
        Provider.COHERE,
    }
)
_RESELLERS = frozenset({Provider.OPENROUTER, Provider.AZURE})
"""Providers who name the models of others as `maker/model`."""

_SPLIT = re.compile(
    r"/(?:train|val|valid|validation|test|dev|eval)$|_(?:text|content)_(?:document|sentence)$",
    re.IGNORECASE,
)
"""How a folder of data ends, `shelves/train`, or data made ready for training; no id does."""

_INTERFACE = re.compile(
    r"(?:messages|chat|completions?|responses|embeddings?|realtime|assistant|text-generation"
    r"|text-classification|token-classification|feature-extraction|sentence-similarity):"
)
"""`anthropic:messages:NAME`: the interface of the provider that is called."""

_OF_MAKER = re.compile(r"[a-z][\w\-]*/[\w.\-]+(?::[\w\-]+)?", re.ASCII)
"""`openai/gpt-4o`: how OpenRouter names the models of others, whoever they are."""

_SERVICE_ROLES = frozenset({Role.DISTILL_OUTPUTS, Role.EVALUATE, Role.CODE_ASSISTANT})
_GENERIC = frozenset(
    {
        "model",
        "default",
        "auto",
        "none",
        "null",
        "true",
        "false",
        "custom",
        "any",
        "local",
        "ollama",
        "all",
        "utf-8",
        "utf8",
        "latin-1",
        "ascii",
        "base64",
    }
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Who serves a model, as far as its surroundings tell."""

    provider: Provider | None = None
    firm: bool = False
    """True where an address or a provider field says so, not merely part of a key's name."""

    local: bool = False
    """A server of the project's own: the model is loaded there, nobody else is called."""

    ollama: bool = False

    by_name: bool = False
    """A name told the provider, or a host we know; an address of others tells nothing of them."""

    @classmethod
    def of_word(cls, word: str, *, firm: bool = True) -> Setting | None:
        """Read a provider's usual short name (`azure_openai`, `ollama`), None where unknown."""
        word = word.strip().lower().replace("-", "_")
        setting = cls.of_owner(ids.words().prefixes.get(word), firm)
        return setting and replace(setting, by_name=word not in ids.words().own_servers)

    @classmethod
    def of_address(cls, address: str) -> Setting | None:
        """Read the address that a client is given."""
        if ":11434" in address:
            return cls(ollama=True, local=True, firm=True)
        found = cls.of_owner(ids.host_owner(address), firm=True)
        return replace(found, by_name=True) if found and ids.serves_others(address) else found

    @classmethod
    def of_owner(cls, owner: str | None, firm: bool) -> Setting | None:
        """Build from a value of the tables `prefixes` and `hosts`."""
        if owner is None:
            return None
        if owner in ("ollama", "local-ollama"):
            return cls(ollama=True, local=True, firm=firm)
        if owner == "local":
            return cls(local=True, firm=firm)
        return cls(provider=Provider(owner), firm=firm)


UNKNOWN_SETTING = Setting()


@dataclass(frozen=True, slots=True)
class Named:
    """An asset that words name."""

    kind: AssetKind
    hub: Hub
    id: str
    provider: Provider | None = None
    revision: str | None = None
    role: Role | None = None

    def at(
        self,
        place: Place,
        how: str,
        *,
        strength: Strength = Strength.USED,
        role: Role | None = None,
        output: bool = False,
    ) -> Reference:
        """Return the reference that stands at `place`; a service is mostly `api`."""
        service = self.kind is AssetKind.SERVICE
        return Reference(
            place=place,
            kind=self.kind,
            hub=self.hub,
            id=self.id,
            how=how,
            strength=strength,
            role=self.role or (role if not service or role in _SERVICE_ROLES else Role.API),
            provider=self.provider,
            revision=self.revision,
            output=output,
        )


_CHECKPOINTS = re.compile(
    r"(?:\./)?checkpoints/([\w\-]+/[\w.\-]*?\d(?:\.\d)?[bm](?:-[\w.\-]*?)?)"
    r"(?:/[\w\-]+\.(?:pth|ckpt|safetensors))?/?",
    re.IGNORECASE | re.ASCII,
)
"""A folder of weights that is called by the id they have at the hub, as LitGPT keeps them."""


_NO_NAME = re.compile(r"[\s{}$<>]|^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$", re.IGNORECASE)
"""What no name of a model has, and numbers that machines give: those of roles, of tenants."""


def name_model(words: str, setting: Setting = UNKNOWN_SETTING) -> Named | None:  # noqa: PLR0911
    """Return the model or service that a value standing for a model names, None for none."""
    text = as_named(words.strip().strip("\"'"))
    text = FOUNDATION.sub("", text).removeprefix("//pretrained/")
    if not text or len(text) > 200 or text.lower() in _GENERIC or _NO_NAME.search(text):
        return None
    if "://" in text or text.startswith(("git@", "hf.co/", "huggingface.co/")):
        scheme, _, rest = text.partition("://")
        served = Setting.of_word(scheme) if "/" not in rest else None
        if served is not None and scheme not in _STORAGE:
            return name_model(rest, served)  # `oai://gpt-4o`
        if own := _OF_HUB.fullmatch(text):
            return _hub_model(own[1])
        return _weights_at(text) or _published(text, AssetKind.MODEL)
    if setting.provider and _resells(setting) and _OF_MAKER.fullmatch(text):
        return _service(text, setting.provider)
    kept = _CHECKPOINTS.fullmatch(text)
    text = kept[1] if kept else text
    other = setting.provider and setting.provider not in _MAKERS
    other = other or (setting.provider and not _is_of_family(text))
    tagged = not other and _TAGGED.fullmatch(text) is not None
    known, routed = (False, None) if tagged else _routed(text)
    routed = routed or _of_gateway(text, setting)
    if known or routed:
        return routed
    if setting.ollama or tagged:
        return _hosted_only(text) or _ollama(text)
    of_hub = ids.looks_like_hub_id(text) or ids.is_bare_model(text) or is_of_family(text)
    maker_only = setting.provider in _MAKERS and (not setting.firm or of_hub)
    # An unknown host that serves a repository of the hub: one's own server, as far as we know.
    unknown = setting.provider is Provider.OTHER and not setting.by_name
    maker_only = maker_only or (unknown and of_hub)
    if setting.provider and not maker_only:
        hosted = _hosted(text, setting.provider)
        if hosted:
            return hosted
    if setting.provider and _is_told(text, setting.provider):
        return _service(text, setting.provider)
    maker = ids.service_model(text)
    if maker:
        # A server of the project's own may answer to any name: that tells no model.
        return _of_nim(text) if setting.local else _service(text, setting.provider or maker)
    return _hub_model(text)


def _of_nim(text: str) -> Named | None:
    return Named(AssetKind.MODEL, Hub.NGC, text) if ids.is_of_nim(text) else None


def _resells(setting: Setting) -> bool:
    """Say whether somebody surely serves the models of others under the names of their makers."""
    other = setting.provider is Provider.OTHER and setting.by_name
    return setting.firm and (other or setting.provider in _RESELLERS)


def _is_told(text: str, provider: Provider) -> bool:
    """Say whether a provider serves a model of a name that tells nothing by itself."""
    known = ids.words()
    told = known.told_models.get(provider, frozenset())
    return text in told or text in known.served_models.get(provider, ())


def _is_of_family(text: str) -> bool:
    """Say whether words begin like a name of Ollama's library."""
    return text.partition(":")[0] in ids.words().ollama_families


def _hosted_only(text: str) -> Named | None:
    """Name a model that only its maker serves, whatever server stands beside: `gpt-4o`."""
    maker = ids.service_model(text) if ":" not in text else None
    hosted = maker is not None and maker.value in ids.words().hosted_only
    return _service(text, maker) if maker is not None and hosted else None


def name_ollama(words: str, text: str) -> Named | None:
    """Return the model that one of Ollama's own short names stands for, in a file that names it.

    Nothing else loads `llama2` or `nomic-embed-text`: neither hub nor provider knows the word.
    """
    family, tag, _ = words.strip().strip("\"'").partition(":")
    known = family in ids.words().ollama_families and (tag or re.search(r"\d|-embed-", family))
    return _ollama(words.strip().strip("\"'")) if known and "ollama" in text.lower() else None


_SPEECH = re.compile(r"(?:^|[_\W])(?:asr|stt|speech|transcri\w*)(?:[_\W]|$)", re.IGNORECASE)


def name_whisper(key: str, words: str, text: str) -> Named | None:
    """Return the model of Whisper that a size names.

    Its key says so, or says that it is of speech in a `text` that names Whisper.
    """
    size = words.strip().strip("\"'")
    if size not in ids.words().whisper_sizes:
        return None
    told = "whisper" in key.lower() or (_SPEECH.search(key) and "whisper" in text.lower())
    return Named(AssetKind.MODEL, Hub.WHISPER, size) if told else None


_OF_HUB = re.compile(
    r"(?:hf|huggingface)://([\w.\-]+(?:/[\w.\-]+)?(?:@[\w.\-]+)?)", re.ASCII | re.IGNORECASE
)
"""`hf://org/name`: the hub, written as the scheme of an address."""

_CIVITAI = re.compile(r"https://civitai\.com/models/\d")
"""The page of a model, which trainers take for its address."""

_STORAGE = frozenset({"azure", "local", "databricks", "github", "google"})
"""Providers whose name is also the scheme of addresses of files."""

_SAMPLED = re.compile(r"#\d{1,9}$")
"""`org/name#500`: how trainers write that they take so many rows of it."""

_SWITCHES = frozenset({"true", "false", "yes", "no", "on", "off", "none", "null"})


def name_dataset(words: str, *, any_bare: bool = False) -> Named | None:
    """Return the dataset that a value standing for a dataset names.

    `any_bare`: the value goes to a hub loader, so names without organization count too.
    """
    text = as_named(words.strip().strip("\"'"))
    if not text or len(text) > 200 or re.search(r"[\s{}$<>]", text):
        return None
    if own := _OF_HUB.fullmatch(text):
        text, any_bare = own[1], True
    if "://" in text:
        return name_address(text) or _published(text, AssetKind.DATASET)
    text = text.removeprefix("hf:").removeprefix("datasets/").partition("@")[0]
    text = _SAMPLED.sub("", text)
    bare = ids.is_bare_dataset(text) or (
        any_bare
        and "/" not in text
        and len(text) > 2
        and text.lower() not in ids.words().builders
        and text.lower() not in _SWITCHES
        and re.fullmatch(r"[A-Za-z][\w\-]*", text, re.ASCII) is not None
        and not ids.looks_local(text)
        and not ids.is_placeholder(text)
    )
    if (ids.looks_like_hub_id(text) and not _SPLIT.search(text)) or bare:
        return Named(AssetKind.DATASET, Hub.HUGGINGFACE, text)
    return None


def is_mixture(words: str, parts: Sequence[str]) -> bool:
    """Say whether words mix datasets of which some are surely the hub's: `voxpopuli+shelf-en`."""
    return "+" in words and len(parts) > 1 and any(map(name_dataset, parts))


def name_address(url: str) -> Named | None:
    """Return the asset behind an address: a hub's repository, or weights or data to download."""
    url = as_address(url.removeprefix("url::"))
    found = ids.hub_url(url)
    if found:
        hub, kind, id_ = found
        role = Role.INFERENCE_HOSTED_API if "api-inference." in url else None
        return Named(kind, hub, id_, revision=ids.url_revision(url), role=role)
    kind_of_file = ids.weights_url(url)
    return Named(kind_of_file, Hub.URL, url) if kind_of_file else None


def _weights_at(url: str) -> Named | None:
    """Return what lies behind an address whose key says that it is a model."""
    named = name_address(url)
    if named is not None and named.hub is Hub.URL and _OF_CODE.search(url):
        return None
    if named is not None and named.hub is Hub.URL and _LIKE_WEIGHTS.search(url):
        return replace(named, kind=AssetKind.MODEL)
    return named


_OF_CODE = re.compile(
    r"//(?:codeload\.)?github\.com/[\w.\-]{1,80}/[\w.\-]{1,100}/(?:archive|tarball|zipball|tar\.gz|zip)/"
)
"""An archive of the sources of a project, which is no model, whatever it is kept under."""

_LIKE_WEIGHTS = re.compile(r"\.pth?(?:[?#]|$)")


def _published(text: str, kind: AssetKind) -> Named | None:
    """Read an address in storage that is open to all; whatever its ending, a key told the kind."""
    page = kind is AssetKind.MODEL and _CIVITAI.match(text) is not None
    return Named(kind, Hub.URL, text) if page or ids.in_public_bucket(text) else None


_TAGGED = re.compile(
    r"[a-z][\w.\-]+:(?:latest|\d+(?:\.\d+)?[bm](?:-[\w.\-]+)?)"
    r"|[a-z\d_\-]+/(?![a-z\d._\-]*gguf)[a-z\d._\-]+:(?:\d+(?:\.\d+)?[bm](?:-[\w.\-]+)?|[qQ]\d_\w+)",
    re.ASCII,
)
"""One of Ollama's models, whatever a provider calls by its name: `codestral:22b`."""


def _routed(text: str) -> tuple[bool, Named | None]:  # noqa: PLR0911 (a table)
    """Say whether words are of a router, `provider/model` or `provider:model`, and what they name.

    A server of one's own, `lm_studio/model`, may give any name to what it loads.
    """
    if is_web_llm(text):  # whoever made the model: the browser loads it
        return True, Named(AssetKind.MODEL, Hub.HUGGINGFACE, text)
    if CLOUDFLARE.fullmatch(text):
        return True, _service(text, Provider.OTHER)
    if len(text) < LONGEST and BEDROCK.fullmatch(text):
        return True, _service(text, Provider.AWS_BEDROCK)  # whoever made it
    fireworks = text.startswith("accounts/fireworks/models/")
    if fireworks or is_version(text):
        return True, _service(text, Provider.FIREWORKS if fireworks else Provider.REPLICATE)
    for separator in "/:_":
        prefix, found, rest = text.partition(separator)
        if not found or not rest:
            continue
        owner = ids.words().prefixes.get(prefix.lower().replace("-", "_"))
        if owner is None or (separator == "_" and ids.service_model(rest) != owner):
            continue
        setting = Setting.of_owner(owner, firm=True)
        assert setting is not None
        ambiguous = prefix.lower() in ids.words().prefix_orgs
        asked = _INTERFACE.match(rest) if separator == ":" else None
        rest = rest[asked.end() :] if asked else rest
        ambiguous = ambiguous and asked is None
        if setting.ollama:
            return True, _ollama(rest)
        if setting.local:
            return not ambiguous, _hub_model(rest)
        if prefix.lower() == "huggingface" and ids.looks_like_hub_id(rest):
            hosted = Role.INFERENCE_HOSTED_API
            return True, Named(AssetKind.MODEL, Hub.HUGGINGFACE, rest, role=hosted)
        # Some prefixes are also organizations of the hub: `openai/whisper-large-v3`.
        provider = setting.provider or Provider.OTHER
        fits = not ambiguous or _fits(rest, provider, prefix)
        if fits and _MODEL_NAME.fullmatch(rest):
            return True, _service(text, provider)
    return False, None


def _fits(rest: str, provider: Provider, prefix: str) -> bool:
    """Say whether a provider serves a model of that name, whose prefix is an organization too.

    `openai/account/model`: no repository of the hub has three parts.
    """
    maker = ids.service_model(rest)
    gateway = prefix.lower() in ids.words().gateways
    longer = gateway and "/" in rest and not ids.looks_local(rest)
    told = rest in ids.words().told_models.get(provider, ())
    return maker is provider or longer or told or (provider is Provider.AZURE and maker is not None)


def _of_gateway(text: str, setting: Setting) -> Named | None:
    """`openai-main/gpt-4o`: an account of a gateway, named after the maker of its hosted model."""
    account, slash, name = text.partition("/")
    maker = ids.service_model(name) if slash and "/" not in name else None
    known = ids.words().prefixes
    if maker is None or maker.value not in ids.words().hosted_only or account.lower() in known:
        return None
    if not any(known.get(part) == maker.value for part in re.split(r"[-_]", account.lower())):
        return None
    return _service(text, setting.provider or maker)


def _ollama(text: str) -> Named | None:
    if text.startswith(("hf.co/", "huggingface.co/")):
        return name_address(text)
    if not _OLLAMA_NAME.fullmatch(text) or not re.search(r"[A-Za-z]", text):
        return None
    if ids.looks_local(text) or ids.is_placeholder(text):
        return None
    return Named(AssetKind.MODEL, Hub.OLLAMA, text)


def _hosted(text: str, provider: Provider) -> Named | None:
    if not _MODEL_NAME.fullmatch(text) or ids.looks_local(text) or ids.is_placeholder(text):
        return None
    told = "/" in text or re.search(r"[A-Za-z].*[\d\-]", text)
    if not told or re.search(r"\.(?:weight|bias)$", text):
        return None
    if provider is Provider.HUGGINGFACE:
        if not ids.looks_like_hub_id(text):
            return None
        return Named(AssetKind.MODEL, Hub.HUGGINGFACE, text)
    return _service(text, provider)


def _service(text: str, provider: Provider) -> Named:
    return Named(AssetKind.SERVICE, Hub.API, text, provider=provider)


def _hub_model(text: str) -> Named | None:
    text, _, revision = (
        text.removeprefix("hf-hub:").removeprefix("hf:").removeprefix("inline::").partition("@")
    )
    org, _, rest = text.partition("/")
    name, slash, file = rest.partition("/")
    if slash and file.lower().endswith(ids.words().weight_endings) and _SAYS_MORE.search(name):
        text = f"{org}/{name}"
    coqui = COQUI.fullmatch(text) is not None
    if (
        coqui
        or PIPER.fullmatch(text)
        or (org == "ai" and re.fullmatch(r"[\w.\-]+(?::[\w.\-]+)?", rest))
    ):
        return Named(AssetKind.MODEL, Hub.COQUI if coqui else Hub.OTHER, text)
    family = text.partition(":")[0]
    if ":" in text and "/" not in text:
        known = family.lower() in ids.words().ollama_families or _SIZED.fullmatch(text)
        return Named(AssetKind.MODEL, Hub.OLLAMA, text) if known else None
    elsewhere = Hub.NGC if ids.is_of_ngc(text) else Hub.SPACY if is_pipeline(text) else None
    elsewhere = elsewhere or released(text)
    if elsewhere is not None:
        return Named(AssetKind.MODEL, elsewhere, text)
    if ids.looks_like_hub_id(text) or ids.is_bare_model(text):
        return Named(AssetKind.MODEL, Hub.HUGGINGFACE, text, revision=revision or None)
    if ":" in text and ids.looks_like_hub_id(family):
        return Named(AssetKind.MODEL, Hub.HUGGINGFACE, family)
    return Named(AssetKind.MODEL, Hub.HUGGINGFACE, text) if is_of_family(text) else None
