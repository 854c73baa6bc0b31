"""From words at a known call to a hit: whether they are an id there, and of what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan import ids as common
from clearweights.scan.forms import released
from clearweights.scan.hub_paths import as_named
from clearweights.scan.orgs import published
from clearweights.scan.python import ids
from clearweights.scan.python.found import Hit
from clearweights.scan.python.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What is known of a value before its words are read."""

    ids: str
    kind: AssetKind
    hub: Hub
    how: str
    role: Role | None = None
    provider: Provider | None = None
    local: bool = False
    """The server called stands on the user's own machine."""

    own_too: bool = False
    """A server of the user's own may be called, where its provider hosts no such model."""

    ollama: bool = False
    """The file speaks of Ollama, where one word is a name."""

    studio: bool = False
    """The file speaks to LM Studio, which names models without their organization."""

    output: bool = False


_OWN_NAMES = {
    Provider.ANTHROPIC: re.compile("claude"),
    Provider.GOOGLE: re.compile(
        "gemini|palm|bison|gecko|embed|imagen|veo|models/|gemma|learnlm|lyria|aqa|flash|pro"
    ),
    Provider.GOOGLE_VERTEX: re.compile(
        "gemini|claude|bison|gecko|palm|imagen|veo|llama|mi[sx]tral|embed|medlm|code|text|gemma"
    ),
    Provider.XAI: re.compile("grok"),
    Provider.DEEPSEEK: re.compile("deepseek"),
    Provider.COHERE: re.compile("cohere|command|embed|rerank|c4ai|aya|xlarge|medium|small|large"),
    Provider.MISTRAL: re.compile("mi[sx]tral|[a-z]stral|ft:|open-"),
    Provider.AWS_BEDROCK: re.compile(r"^[^/]*$|^arn:|:(?:inference-profile|custom|provisioned)"),
}
"""How providers name their own models, where they serve no others."""


_OPEN_WEIGHTS = frozenset(
    {
        *(Provider.TOGETHER, Provider.GROQ, Provider.FIREWORKS, Provider.DEEPINFRA),
        *(Provider.CEREBRAS, Provider.SAMBANOVA, Provider.NVIDIA, Provider.HUGGINGFACE),
    }
)
"""Providers who serve the models of others, where these publish their weights."""


_EITHER = ("mixed", "sure")
"""Manners in which a name tells whether weights are loaded or a service asked."""


def judge(value: Text, manner: Manner) -> Hit | None:
    """Return the hit that the words make, None where they are no asset."""
    words = as_named(value.text.strip())
    if not words or len(words) > 400 or not words.isprintable():
        return None
    if manner.kind is AssetKind.SERVICE:
        return _service(words, value.line, manner)
    maker = ids.service_model(words) if manner.ids in _EITHER else ids.hosted_route(words)
    if maker is not None:
        return _service_hit(words, value.line, manner, maker)
    judged = MANNERS.get(manner.ids, _plain)(words, manner)
    if judged is None:
        return None
    return Hit(
        line=value.line,
        kind=judged.kind or manner.kind,
        hub=judged.hub or manner.hub,
        id=judged.id,
        how=manner.how,
        role=manner.role,
        provider=None,
        output=manner.output,
    )


def _service(words: str, line: int, manner: Manner) -> Hit | None:
    words = words.rpartition("foundation-model/")[2]
    unlike = _UNLIKE.search(words) or not re.search(r"[A-Za-z]", words)
    if len(words) > 150 or unlike or ids.is_placeholder(words):
        return None
    if manner.ids == "prefixed":
        return _prefixed(words, line, manner)
    if manner.local:
        return _on_own_server(words, line, manner)
    return _by_client(words, line, manner)


_UNLIKE = re.compile(
    r"\s|^\.?/|/$|^(?:true|false|none|null|chat-?gpt|instruct-?gpt|gpt|bard|copilot|localhost)$",
    re.IGNORECASE,
)
"""Paths, the words for on, off and nothing, and names of products are no hosted models."""


def _by_client(words: str, line: int, manner: Manner) -> Hit | None:
    """Judge the model given to a client whose provider is known, or to an unknown one."""
    if words.startswith(OLLAMA_ROUTES):  # as a router of the program's own writes it
        return ollama_hit(words.partition("/")[2], line, manner.how)
    if ids.is_ollama(words) and manner.provider in (*_OWN_NAMES, Provider.OPENAI, None):
        return ollama_hit(words, line, manner.how)
    if manner.own_too and (not ids.service_model(words) or common.is_of_nim(words)):
        return _on_own_server(words, line, manner)
    provider = manner.provider
    own = _OWN_NAMES.get(provider) if provider else None
    foreign = ids.service_model(words) or ids.is_namespaced(words) or ids.ollama_family(words)
    if own is not None and foreign and not own.search(words.lower()):
        return None  # a value that other code of this file uses under the same name
    maker = ids.service_model(words) or provider
    if provider in _OPEN_WEIGHTS and maker is not None and maker.value in ids.words().hosted_only:
        return None  # nobody else has it: another client of the file asks for it
    if provider is Provider.OPENAI and (ids.is_namespaced(words) or maker is not provider):
        provider = Provider.OTHER  # the address is only known at run time
    return _service_hit(words, line, manner, provider)


OLLAMA_ROUTES = ("ollama/", "ollama_chat/")


def ollama_hit(words: str, line: int, how: str) -> Hit:
    """Return a model that Ollama runs on the user's own machine."""
    return Hit(
        line=line,
        kind=AssetKind.MODEL,
        hub=Hub.OLLAMA,
        id=words,
        how=how,
        role=Role.INFERENCE_LOCAL,
    )


def _service_hit(words: str, line: int, manner: Manner, provider: Provider | None) -> Hit:
    if provider is None:
        match = re.fullmatch(r"([\w\-]+)[/:](.+)", words)
        owner = ids.words().prefixes.get(match.group(1).lower(), "") if match else ""
        known = Provider(owner) if owner in set(Provider) else None
        provider = ids.service_model(words) or known or Provider.OTHER
    return Hit(
        line=line,
        kind=AssetKind.SERVICE,
        hub=Hub.API,
        id=words,
        how=manner.how,
        role=manner.role,
        provider=provider,
    )


_STUDIO = re.compile(r"[a-z][\w.]*(?:-[\w.@]+)*-[a-z]*\d[\w.\-@]*")
"""`qwen2.5-7b-instruct`: how LM Studio calls what it runs; `local-model` tells nothing."""


def _local_hit(words: str, line: int, manner: Manner, hub: Hub) -> Hit:
    return Hit(
        line=line, kind=AssetKind.MODEL, hub=hub, id=words, how=manner.how,
        role=Role.INFERENCE_LOCAL,
    )  # fmt: skip


def _on_own_server(words: str, line: int, manner: Manner) -> Hit | None:
    """Judge a model behind an own server: of the hub or of Ollama; made-up names are dropped."""
    if ids.is_namespaced(words):
        hub = Hub.NGC if common.is_of_nim(words) else Hub.HUGGINGFACE
        return _local_hit(words, line, manner, hub)
    if manner.studio and not ids.service_model(words):
        named = _STUDIO.fullmatch(words) and not ids.is_placeholder(words)
        return _local_hit(words, line, manner, Hub.OTHER) if named else None
    family = (manner.ollama or re.search(r"\d", words)) and ids.ollama_family(words)
    if ids.is_ollama(words) or (family and not ids.service_model(words)):
        return ollama_hit(words, line, manner.how)
    named = _SIZED.fullmatch(words) and ids.ollama_family(words.lower().removeprefix("meta-"))
    return _local_hit(words, line, manner, Hub.OTHER) if named else None


_SIZED = re.compile(r"[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[bB](?:-[\w.]+)*")
"""`Llama-3.1-8B-Instruct`: weights under their own name, without who publishes them."""


def _prefixed(words: str, line: int, manner: Manner) -> Hit | None:
    match = re.fullmatch(r"([\w\-]+)[/:](.+)", words)
    owner = ids.words().prefixes.get(match.group(1).lower()) if match else None
    if match is None or owner is None:
        return _without_prefix(words, line, manner)
    if owner == "local-ollama":
        return ollama_hit(match.group(2).removeprefix("chat/"), line, manner.how)
    if owner == "local" or manner.local:
        routed = match.group(1) == "openai" or not published(words)  # `openai/` says how to ask
        return _on_own_server(match.group(2) if routed else words, line, manner)
    return _service_hit(words, line, manner, Provider(owner))


def _without_prefix(words: str, line: int, manner: Manner) -> Hit | None:
    if manner.local:
        return _on_own_server(words, line, manner)
    provider = ids.service_model(words)
    if provider is None and not ids.is_namespaced(words):
        return None
    return _service_hit(words, line, manner, provider or manner.provider)


def preference(provider: Provider | None, id_: str) -> int:
    """Rank who may be called where several could be: the maker of the model first."""
    if provider is None or provider is ids.service_model(id_):
        return 0
    return 2 if provider in (Provider.AZURE, Provider.OTHER) else 1


_Judge = Callable[[str, Manner], ids.Judged | None]


def _hub(words: str, manner: Manner) -> ids.Judged | None:
    if words[-1:] == "/" and published(words[:-1]):  # a folder of anybody else's
        words = words[:-1]
    if "/" in words:  # `org/name--modeling.Class`, which no repository is called
        words = words.removeprefix("HF://").partition("--")[0]
    return ids.hub_id(words, manner.kind, loader=True)


def _known(words: str, manner: Manner) -> ids.Judged | None:
    """Names without organization count only where everybody knows them."""
    return ids.hub_id(words, manner.kind, loader=False)


def _alias(words: str, manner: Manner) -> ids.Judged | None:
    """Take also the short names that a library has for what lies on the hub: `gpt2-small`."""
    judged = _hub(words, manner)
    if judged is None and "/" not in words and _PARTED.search(words):
        judged = ids.plain_id(words)
        return judged and ids.Judged(judged.id, judged.kind, Hub.OTHER)
    return judged


def _repository(words: str, manner: Manner) -> ids.Judged | None:
    """Only data that everybody knows lies in a repository without an organization."""
    return ids.hub_id(words, manner.kind, loader="/" in words)


def _sentence(words: str, manner: Manner) -> ids.Judged | None:
    """Names without organization are those of sentence-transformers.

    What only its maker serves is told apart before a function loads the rest.
    """
    maker = ids.service_model(words)
    if maker is not None and maker.value in ids.words().hosted_only:
        return None
    judged = ids.hub_id(words, manner.kind, loader=True)
    if judged is None and re.fullmatch(r"[A-Za-z][\w.]*-[\w.\-]+", words):
        judged = None if ids.is_path(words) or ids.is_placeholder(words) else ids.Judged(words)
    return judged


def _plain(words: str, _: Manner) -> ids.Judged | None:
    """Judge a name of a zoo; what another program released keeps the place it comes from."""
    judged = ids.plain_id(words)
    return judged and replace(judged, hub=released(judged.id))


def _address(words: str, _: Manner) -> ids.Judged | None:
    if ids.is_media(words):
        return None
    return ids.data_address(words) or ids.hub_address(words)


def _table(words: str, manner: Manner) -> ids.Judged | None:
    """Take what a table is read from for one, whether or not its address ends like one."""
    judged = _address(words, manner)
    if judged is None and _DELIVERS.match(words[:400]) and not ids.is_media(words):
        return None if ids.asks_something(words) else ids.Judged(words, hub=Hub.URL)
    return judged


_DELIVERS = re.compile(
    r"https?://[\w.\-]+\.[a-z]{2,}/(?:[^\s<>{}]*[/?&=])?"
    r"(?:\w*download\w*|export|files?|raw|bitstreams?|datafile|attachments?)(?:[/?&=][^\s<>{}]*)?"
)
"""Addresses that deliver files: `https://figshare.com/ndownloader/files/1`."""

_ANSWER = re.compile(
    r"https?://(?:api\.[^?]*|[^?]*/(?:v\d+|api)/[^?]*)\.json(?:\?.*)?", re.IGNORECASE
)
"""The address of a program that answers; files lie elsewhere."""


def _fetched(words: str, manner: Manner) -> ids.Judged | None:
    return None if _ANSWER.fullmatch(words[:400]) else _address(words, manner)


def _either(words: str, manner: Manner) -> ids.Judged | None:
    return ids.weight_address(words) or ids.hub_id(words, manner.kind, loader=False)


def _ollama(words: str, _: Manner) -> ids.Judged | None:
    if words.startswith(("hf.co/", "huggingface.co/")):
        return ids.hub_address(words.rpartition(":")[0] or words)
    maker = ids.service_model(words) if ":" not in words else None  # `gpt-4`: another name here
    routed = ids.words().prefixes.get(words.partition("/")[0]) if "/" in words else None
    routed = routed and ids.service_model(words.rpartition("/")[2])  # `azure/text-embedding-ada-9`
    if routed or (maker is not None and maker.value in ids.words().hosted_only):
        return None
    head, slash, _rest = words.partition("/")
    if slash and ids.words().prefixes.get(head, "local-ollama") != "local-ollama":
        return None  # as a router writes it, for another server than this
    if re.fullmatch(r"[A-Za-z0-9][\w.\-/]*(?::[\w.\-]+)?", words) and not ids.is_placeholder(words):
        return ids.Judged(words)
    return None


def _timm(words: str, manner: Manner) -> ids.Judged | None:
    if words.startswith(("hf-hub:", "hf_hub:")) or "/" in words:
        judged = ids.hub_id(words, manner.kind, loader=True)
        return judged and ids.Judged(judged.id, judged.kind, Hub.HUGGINGFACE)
    return ids.plain_id(words)


def _member(words: str, _: Manner) -> ids.Judged | None:
    """Take what a module of builders can hold: another toolkit's `swin-tiny` is not in it."""
    return ids.Judged(words) if re.fullmatch(r"[a-z](?=\w*\d|\w*net)\w*", words) else None


def _torch_hub(words: str, _: Manner) -> ids.Judged | None:
    repository = words.partition(":")[0]
    if re.fullmatch(r"[\w.\-]+/[\w.\-]+", repository) and not ids.is_path(repository):
        return ids.Judged(repository)
    return None


def _ultralytics(words: str, _: Manner) -> ids.Judged | None:
    """Only the published names: a project's own `best.pt` is not an asset of theirs."""
    name = words.rpartition("/")[2]
    if re.fullmatch(
        r"(?:yolo|yolov|rtdetr-|sam[23]?(?:\.1)?_|mobile_sam|FastSAM-)[\w.\-]*?(?:\.pt)?",
        name,
        re.IGNORECASE,
    ) and not name.endswith((".yaml", ".yml")):
        return ids.Judged(name)
    return ids.weight_address(words)


def _whisper(words: str, manner: Manner) -> ids.Judged | None:
    if "/" in words:
        judged = ids.hub_id(words, manner.kind, loader=True)
        return judged and ids.Judged(judged.id, judged.kind, Hub.HUGGINGFACE)
    return _whisper_size(words, manner)


def _whisper_size(words: str, _: Manner) -> ids.Judged | None:
    """Only the published sizes: another toolkit's name, cut at its prefix, is none of them."""
    known = ids.words()
    return ids.Judged(words) if known.whisper_packed.sub("", words) in known.whisper_sizes else None


def _open_clip(words: str, manner: Manner) -> ids.Judged | None:
    if words.startswith("hf-hub:"):
        judged = ids.hub_id(words, manner.kind, loader=True)
        return judged and ids.Judged(judged.id, judged.kind, Hub.HUGGINGFACE)
    # Encoders of sound that CLAP, a copy of OpenCLIP, gives the same function: without weights.
    return None if words.startswith(("HTSAT", "PANN")) else ids.plain_id(words)


def _preset(words: str, manner: Manner) -> ids.Judged | None:
    words = words.removeprefix("hf://") if words.startswith("hf://") else words
    if ids.is_namespaced(words):
        return ids.Judged(words, manner.kind, Hub.HUGGINGFACE)
    if words.startswith("kaggle://"):
        return ids.Judged(words.removeprefix("kaggle://"), manner.kind, Hub.KAGGLE)
    return ids.plain_id(words) if _PRESET.fullmatch(words) else None


_PRESET = re.compile(r"[a-z][a-z0-9.]*(?:_[a-z0-9.]+)+")
"""How KerasHub calls its presets: other libraries have presets of their own."""


def _tfds(words: str, _: Manner) -> ids.Judged | None:
    return ids.Judged(words) if re.fullmatch(r"[\w.\-]+(?:[:/][\w.\-:*/]+)?", words) else None


def _tfhub(words: str, _: Manner) -> ids.Judged | None:
    if words.startswith(("https://tfhub.dev/", "https://www.kaggle.com/models/", "@")):
        return ids.weight_address(words) or ids.Judged(words)
    return None


def _gensim(words: str, _: Manner) -> ids.Judged | None:
    known = r"(?:glove|word2vec|fasttext|conceptnet|text8|wiki|patent|20-news|quora|semeval)[\w\-]*"
    fits = re.fullmatch(known, words) or words.startswith("__testing")
    return ids.Judged(words) if fits else None


def _nemo(words: str, manner: Manner) -> ids.Judged | None:
    words = words.partition("@")[0]  # then a revision
    if ids.is_namespaced(words):
        return ids.Judged(words, manner.kind, Hub.HUGGINGFACE)
    return ids.plain_id(words) if _PARTED.search(words) else None


_PARTED = re.compile(r"[\d_.\-]")
"""What is in every name of NVIDIA's register, and in no plain word."""


_VOSK = re.compile(r"vosk-model-[\w.\-]+")


def _vosk(words: str, _: Manner) -> ids.Judged | None:
    name = words.rstrip("/").rpartition("/")[2]
    return ids.Judged(name) if _VOSK.fullmatch(name) else None


_LOADED_BY_GRADIO = re.compile(r"(?:models|huggingface)/([\w.\-]+(?:/[\w.\-]+)?)")


def _gradio(words: str, manner: Manner) -> ids.Judged | None:
    """Say what a demo asks the hub's servers for: a model; a Space is a program."""
    told = _LOADED_BY_GRADIO.fullmatch(words)
    return ids.hub_id(told[1], manner.kind, loader=True) if told else None


def _kaggle_url(words: str, _: Manner) -> ids.Judged | None:
    match = re.search(r"kaggle\.com/(?:datasets/|c/|competitions/)?([\w\-]+(?:/[\w\-]+)?)", words)
    return ids.Judged(match.group(1)) if match else ids.weight_address(words)


_PRETRAINED = re.compile(r"(?:^|,)\s*pretrained=([^,\s]+)")


def _model_args(words: str, manner: Manner) -> ids.Judged | None:
    """Take the model of `pretrained=org/name,dtype=auto`, as evaluation harnesses are told."""
    told = _PRETRAINED.search(words)
    return ids.hub_id(told[1], manner.kind, loader=True) if told else None


MANNERS: dict[str, _Judge] = {
    "hub": _hub,
    "known": _known,
    "sure": _known,
    "alias": _alias,
    "repository": _repository,
    "mixed": _hub,
    "sentence": _sentence,
    "plain": _plain,
    "address": _address,
    "fetched": _fetched,
    "table": _table,
    "either": _either,
    "ollama": _ollama,
    "timm": _timm,
    "member": _member,
    "torch-hub": _torch_hub,
    "ultralytics": _ultralytics,
    "whisper": _whisper,
    "whisper-size": _whisper_size,
    "open-clip": _open_clip,
    "preset": _preset,
    "tfds": _tfds,
    "tfhub": _tfhub,
    "gensim": _gensim,
    "nemo": _nemo,
    "kaggle-url": _kaggle_url,
    "vosk": _vosk,
    "gradio": _gradio,
    "model-args": _model_args,
}
