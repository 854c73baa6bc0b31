"""Judging words in code: the id of an asset, a path, a placeholder or something else.

Stricter than `scan.ids`, whose vocabularies it shares: most strings of a program are no ids.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.scan import ids as common
from clearweights.scan.arrays import holds_features
from clearweights.scan.outcomes import is_outcome
from clearweights.scan.randomness import is_random
from clearweights.scan.shared import is_shared

_SEGMENT = r"[A-Za-z0-9][\w.\-]{0,95}"
_NAMESPACED = re.compile(rf"{common.OWNER}/{_SEGMENT}")
_BARE = re.compile(_SEGMENT)
_HUB_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.|api-inference\.|router\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)/"
    r"(?:hf-inference/|pipeline/[\w-]+/)?(?:(?P<kind>datasets|models|spaces)/)?"
    r"(?P<id>[\w.\-]+(?=/(?:resolve|raw|blob|tree)/)|[\w.\-]+/[\w.\-]+)(?P<rest>/\S*)?"
)
_FILE_SCHEME = re.compile(
    r"(?:hf|huggingface)://(?:(?P<kind>datasets|models)/)?(?P<id>[\w.\-]+/[\w.\-]+)"
)
_OLLAMA_TAGGED = re.compile(
    r"[a-z][\w.\-]*(?:/[\w.\-]+)?:"
    r"(?:latest|(?:e|\d+x)?\d+(?:\.\d+)?[bm][\w.\-]*|(?:instruct|text|chat|mini|vision)[\w.\-]*)"
)
_OLLAMA_NAME = re.compile(r"[a-z][\w.\-]*(?::[\w.\-]+)?")
words = common.words

_LETTERS = re.compile(r"[A-Za-z]")
"""Names of the hub have letters: `XL/2` and `L/14` are sizes and patches."""

_NO_ORG = re.compile(r"\d+/|10\.\d{4,}/|[\w.]*-(?:[SBLHGTg]|Ti|XS|XL)/\d+(?:-|$)")
"""`30/second` is a rate, `DiT-XL/2-tiny` a size with that of its patches, `10.1186/…` a DOI."""

_KEPT = 20_000
"""Answers remembered: the same few words stand in most files of a project."""

_PLACEHOLDER_MARKS = re.compile(rf"[<>{{}}$*\[\]|?\s\"'`,;()=]|{common.HOLDS_A_PLACE}")


def is_media(text: str) -> bool:
    """Say whether an address is of a picture, a sound or a page."""
    return common.is_media(text)


def outside(name: str) -> bool:
    """Say whether a full name belongs to a package that is never part of the project."""
    return not name.startswith("/") and name.partition(".")[0] in words().outside


@dataclass(frozen=True, slots=True)
class Judged:
    """An id, and the kind and hub that its spelling tells (None: it does not)."""

    id: str
    kind: AssetKind | None = None
    hub: Hub | None = None


def page_of_weights(text: str) -> Judged | None:
    """Judge the page of one file of weights on the hub, where it is given to a download."""
    path = text.partition("?")[0].lower()
    return hub_address(text) if path.endswith(words().weight_endings) else None


def whole_page(text: str) -> Judged | None:
    """Judge the page of a whole repository of the hub, where it is given to what fetches it."""
    match = _HUB_ADDRESS.fullmatch(text.removesuffix("/").removesuffix(".git"))
    return hub_address(text) if match is not None and not match.group("rest") else None


def is_placeholder(text: str) -> bool:
    """Say whether the words only hold the place of an id: `your-org/model`, `<model>`."""
    if _PLACEHOLDER_MARKS.search(text):
        return True
    known = words()
    org, _, name = text.lower().rpartition("/")
    if org in known.placeholder_orgs or org.startswith(("your", "<", "path-to", "path_to")):
        return True
    if name in known.placeholder_names or name.startswith(("your-", "your_")):
        return True
    if name.endswith(("_model_id", "-model-id", "_model_name")):
        return True
    return bool(org) and org == name and org in ("test", "foo", "org")


def is_path(text: str) -> bool:
    """Say whether the words are a path of this computer, not an id of a hub."""
    lower = text.lower()
    if text.startswith(("/", "./", "../", "~", ".", "file:")) or "\\" in text or text[1:2] == ":":
        return True
    return common.is_file(lower) or common.is_saved(lower) or common.is_below_folder(lower)


def hub_address(text: str) -> Judged | None:
    """Read an address on the hub (also `hf://`): its repository, None for other addresses."""
    match = _FILE_SCHEME.match(text) or _HUB_ADDRESS.match(text)
    if match is None:
        return None
    kind = {"datasets": AssetKind.DATASET, "spaces": None}.get(
        match.group("kind") or "", AssetKind.MODEL
    )
    org = match.group("id").partition("/")[0]
    if kind is None or org in words().not_orgs or is_placeholder(match.group("id")):
        return None
    return Judged(match.group("id").removesuffix(".git"), kind, Hub.HUGGINGFACE)


@lru_cache(maxsize=_KEPT)
def is_namespaced(text: str) -> bool:
    """Say whether the words have the unmistakable form `organization/name`."""
    return (
        bool(_NAMESPACED.fullmatch(text))
        and text.partition("/")[0].lower() not in words().not_orgs
        and not is_path(text)
        and not is_placeholder(text)
        and _LETTERS.search(text.partition("/")[2]) is not None
        and _NO_ORG.match(text) is None
        and not (common.is_interface_version(text) or is_random(text))
        and ("--" not in text and ".." not in text)
    )


_WAY = re.compile(
    r"(?:hf|huggingface|hub|transformers|hf[_-]local|vllm|hosted_vllm|local|tgi|sglang|mlx|peft|lm_studio|"
    r"u?int\d+|fp\d+|float\d+|bf16|awq|gptq|nf4|base|chat|instruct|adapter|lora)[:|]+(?=[\w.\-]+/[\w.\-]+$)|"
    r"(?:vllm|hosted_vllm|local|lm_studio|tgi|sglang|mlx)/(?=[\w.\-]+/[\w.\-]+$)|"
    r"(?:huggingface_(?!hub/)|//pretrained/)(?=[\w.\-]+/[\w.\-]+$)"
)
"""What programs write before an id to say how to run it: `hf:org/name`, `vllm/org/name`."""


def without_way(text: str) -> str:
    """Return an id of the hub without what a program writes before it: `uint8|org/name`."""
    return _WAY.sub("", text, count=1) if _WAY.match(text) else text


_FILE = re.compile(r"[\w.\-+/]+\.(?:model|pt|pth|bin|ckpt|safetensors|gguf|onnx|json|ya?ml)")
"""What stands after the colon of `organization/name:file`."""


def names_weights(text: str) -> bool:
    """Say whether words name a file of weights in a repository of the hub: `org/name:base.pth`."""
    head, colon, file = text.partition(":")
    ends = (".model", *words().weight_endings)
    return (
        bool(colon)
        and file.endswith(ends)
        and _FILE.fullmatch(file) is not None
        and (is_namespaced(head))
    )


def hub_id(text: str, kind: AssetKind, *, loader: bool) -> Judged | None:
    """Judge words given to a loader of the Hugging Face hub (or standing for such)."""
    text = text.strip()
    address = hub_address(text) if len(text) <= 200 else None
    if address is not None or not text or len(text) > 200 or "://" in text:
        return address
    text = text.removeprefix("hf-hub:").removeprefix("hf_hub:").partition("@")[0]
    if text.startswith("huggingface_"):
        text = without_way(text)
    head, colon, file = text.partition(":")
    if colon and _FILE.fullmatch(file) and is_namespaced(head):
        return Judged(head)
    if is_namespaced(text):
        part = not loader and text.partition("/")[2] in words().part_names
        return None if part else Judged(text)
    if not _BARE.fullmatch(text) or is_placeholder(text) or is_path(text):
        return None
    if kind is AssetKind.DATASET:
        known = text in words().bare_datasets
        named = text not in words().builders and _SCRIPT.search(text) is None
        named = named and any(map(str.isalpha, text))  # no share of a mixture: `0.5`
        fits = known or (loader and named and len(text) > 2)
    else:
        fits = words().bare_models.fullmatch(text) is not None
    return Judged(text) if fits else None


_SCRIPT = re.compile(r"(?:^|_)(?:script|loader|builder)$")
"""How a script of one's own that builds a dataset is called."""


def plain_id(text: str) -> Judged | None:
    """Judge words given to a loader of a zoo whose ids are plain names."""
    text = text.strip()
    if not text or len(text) > 120 or is_placeholder(text):
        return None
    if text.startswith(("/", "./", "../", "~")) or "\\" in text:
        return None
    root, slash, _ = text.lower().partition("/")
    return None if slash and root in words().local_roots else Judged(text)


@lru_cache(maxsize=_KEPT)
def service_model(text: str) -> Provider | None:
    """Return who makes the hosted model that has this unmistakable name, None for others."""
    for pattern, provider in words().services:
        if pattern.fullmatch(text):
            return provider
    return None


@lru_cache(maxsize=_KEPT)
def hosted_route(text: str) -> Provider | None:
    """Return who alone serves `maker/model`: what OpenAI hosts is in no repository of the hub."""
    maker, slash, name = text.partition("/")
    owner = words().prefixes.get(maker) if slash else None
    served = service_model(name) if owner in words().hosted_only else None
    return served if served is not None and served.value == owner else None


def is_ollama(text: str) -> bool:
    """Say whether words are a name of Ollama's library with a tag: `llama3.1:8b`."""
    if _OLLAMA_TAGGED.fullmatch(text) is None or text.startswith("ft:"):
        return False
    name, _, tag = text.partition(":")
    if words().prefixes.get(name) in words().hosted_only and service_model(tag):
        return False  # `openai:text-embedding-3-small`: whom to ask, then for what
    maker = service_model(name)  # `gpt-4o` with `:latest` put behind it
    return maker is None or maker.value not in words().hosted_only


@lru_cache(maxsize=_KEPT)
def ollama_family(text: str) -> bool:
    """Say whether words begin like a family of Ollama's library: only where Ollama is in play."""
    if _OLLAMA_NAME.fullmatch(text) is None or is_path(text):
        return False
    head = text.partition(":")[0]
    ends = (m.start() for m in re.finditer(r"[\d.\-]|$", head))
    return any(head[:end] in words().ollama_families for end in ends)


@lru_cache(maxsize=_KEPT)
def is_own_alias(text: str) -> bool:
    """Say whether words only look like a name of Ollama's library: `llama-3.1:8b`.

    There no hyphen stands between that family and its version: a program that writes one has
    names of its own for what it loads.
    """
    head = text.partition(":")[0].lower()
    if "/" in head:
        return False
    families = words().ollama_families
    versioned = re.match(r"([a-z]+)-(\d)", head)
    if versioned is not None and not any(f.startswith(versioned[0]) for f in families):
        return any(f.startswith(versioned[1] + versioned[2]) for f in families)
    joined = head.replace("-", "")
    known = {family.replace("-", "") for family in families}
    return joined != head and joined in known and head not in families


_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?")
"""No provider is reached by a bare number: a server of one's own."""


@lru_cache(maxsize=_KEPT)
def host_owner(address: str) -> str | None:
    """Return who answers at an address: a provider, `local`, `ollama`, or None."""
    host = re.sub(r"^\w+://", "", address.strip().lower()).partition("/")[0]
    if _NUMBERS.fullmatch(host):
        return "local"
    for part, owner in words().hosts:
        if part in host:
            return owner
    return None


_FETCHES = re.compile(r"/(?:resolve|raw)/|//api-inference\.|//router\.")


_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".7z", ".rar")
_BESIDE = re.compile(
    r"-(?!0*1-of)\d{3,}-of-\d{3,}|(?:vocab|corpus|tokenizer|merges|optimizer)[\w.\-]*\.\w+$"
)
"""Files beside the weights, and all but the first of those that weights are cut into."""

_DETECTOR = re.compile(r"(?:predictor|detector|landmark|recognition|classifier)[\w.\-]*\.dat$")
"""Weights whose ending anything may have."""


_DATA_FOLDER = re.compile(r"/(?:data|datasets?)/")


_GIVES = re.compile(r"civitai\.com/api/download/models/\d")
"""Addresses that deliver weights without saying so at their end."""


_HELD_OPEN = re.compile(r"[\s<>{}]|\[\^|\.[*+]|%s|%d(?![0-9A-Fa-f])|%\(")
"""What stands in an address that is still to be completed."""


def weight_address(text: str) -> Judged | None:
    """Judge a plain download address of weights or data."""
    if not text.startswith(("http://", "https://")) or _HELD_OPEN.search(text):
        return None
    other = common.hub_url(text)
    hubs = (Hub.MODELSCOPE, Hub.KAGGLE, Hub.TENSORFLOW_HUB)
    if other is not None and other[0] in hubs and common.is_download(text):
        return Judged(other[2], other[1], other[0])
    address = hub_address(text)
    if address is not None and common.is_media(text):
        return None
    if address is not None:
        return address if _FETCHES.search(text) else None
    path = text.partition("?")[0].partition("#")[0].lower()
    archive = "//weights.replicate.delivery/" in path and path.endswith(_ARCHIVES)
    weights = path.endswith(words().weight_endings) and not _BESIDE.search(path)
    sure = (_DETECTOR, _HASHED, _GIVES)
    weights = weights or any(pattern.search(path) for pattern in sure)
    if weights or archive:
        pickled = path.endswith(".pkl") and _DATA_FOLDER.search(path)
        data = pickled or holds_features(path)
        return Judged(text, AssetKind.DATASET if data else AssetKind.MODEL, Hub.URL)
    return None


_HASHED = re.compile(r"[0-9a-f]{8}\.th$|/checkpoints?/[^?#]{1,200}\.cp$")
"""A checkpoint of torch with its hash, under its older ending; or in a folder that says so."""

_TABLES = (
    *(".csv", ".tsv", ".parquet", ".arrow", ".jsonl", ".npz"),
    *(".jsonl.gz", ".json.gz", ".csv.gz", ".tsv.gz"),
)
_OF_MODEL = re.compile(
    r"model|ckpt|checkpoint|weight|pretrain|(?:un)?cased|bert|_l-\d+_h-|lora|resnet|vgg|embedding"
    r"|glove|fasttext|word2vec|\.vec(?:\.|$)|(?:word|^)[-_]?vectors"
    r"|bge-|minilm|(?:^|[-_])e5-|(?:^|[-_])gte-|(?:^|[-_])clip|gpt-?\d|llama|whisper|wav2vec|hubert|yolo|mobilenet|efficientnet|densenet|(?:^|[-_])vit[-_]"
)
_OF_DATA = re.compile(r"data|corpus|corpora|(?<!pre)train|images|annotations|benchmark|split")
_OF_CODE = re.compile(r"/releases/|-src\b|linux|win(?:dows|32|64)|macos")
_SOURCE = re.compile(r"github.*/(?:archive|tarball|zipball)/")


def plain_address(text: str) -> Judged | None:
    """Judge an address that stands in code by itself: archives and tables that hold no program."""
    zoo = common.zoo_address(text)
    if zoo is not None:
        hub, kind, id_ = zoo
        return Judged(id_, kind, hub)
    judged = weight_address(text)
    if judged is not None or not text.startswith(("http://", "https://")):
        return judged
    path = text.lower().partition("://")[2].partition("?")[0]
    if hub_address(text) is not None or _HELD_OPEN.search(text) or is_outcome(path):
        return None
    if path.endswith(_TABLES) or (path.endswith(".npy") and _is_of_arrays(path)):
        return Judged(text, _kind_of_table(path), Hub.URL)
    if not path.endswith(_ARCHIVES) or _is_program(path):
        return None
    return Judged(text, kind_of_archive(path), Hub.URL)


def _kind_of_table(path: str) -> AssetKind:
    """Return what a table is, or arrays: frameworks keep weights in these, too."""
    arrays = path.endswith(".npz") and _OF_MODEL.search(path) and not _OF_DATA.search(path)
    return AssetKind.MODEL if arrays else AssetKind.DATASET


def _is_of_arrays(path: str) -> bool:
    """Say whether an array is data: others are means and filters that a program works with."""
    tail = "/".join(path.split("/")[1:][-2:])
    return holds_features(path) or bool(_OF_DATA.search(tail))


def _is_program(path: str) -> bool:
    host = path.partition("/")[0]
    if any(part in host for part in words().software_hosts) or _SOURCE.search(path):
        return True
    tail = "/".join(path.split("/")[-2:])
    speaks = _OF_DATA.search(tail) or _OF_MODEL.search(tail)
    return bool(_OF_CODE.search(path)) and not speaks


_BESIDE_DATA = re.compile(r"palette|colou?r|means?_|_std|stop_?words")


def file_of_data(text: str) -> Judged | None:
    """Judge a file that may hold anything, where its own name or folder says that it is data."""
    path = text.lower().partition("://")[2].partition("?")[0]
    if not path.endswith((".json", ".txt")) or _BESIDE_DATA.search(path.rpartition("/")[2]):
        return None
    tail = "/".join(path.split("/")[1:][-3:])
    return data_address(text) if _OF_DATA.search(tail) and not _OF_MODEL.search(tail) else None


def shared_link(address: str, around: str) -> Judged | None:
    """Judge a link to somebody's storage, whose kind only the words around it tell."""
    if not is_shared(address) or _NO_FILE.search(address.lower()):
        return None
    around = around.replace(address, "").lower()
    weights = any(ending in around for ending in words().weight_endings)
    if weights or _OF_MODEL.search(around):
        return Judged(address, AssetKind.MODEL, Hub.URL)
    if _OF_DATA.search(around) or _PACKED.search(around):
        return Judged(address, AssetKind.DATASET, Hub.URL)
    return None


_NO_FILE = re.compile(r"[<>{}$]|your|xxx|\.(?:cfg|ya?ml|json|py|md)(?:\?|$)")
"""What is no link yet, and what is no file of data or weights: how a model is made, its code."""

_PACKED = re.compile(r"\.(?:zip|tar|tgz|tar\.gz|rar|7z|csv|tsv|jsonl|parquet)\b")
"""Endings of what is put where a link to storage is downloaded to."""

_BUILT_FOR = re.compile(r"-src\b|linux|ubuntu|win(?:dows|32|64)|macos|darwin")
"""Words in the names of archives that hold programs."""


def archive_of_weights(text: str, around: str) -> Judged | None:
    """Judge the address of an archive beside the name of a file of weights, unless it says else."""
    path = text.lower().partition("?")[0]
    if not path.endswith(_ARCHIVES) or not path.startswith(("http://", "https://")):
        return None
    name = path.rpartition("/")[2]
    if _OF_DATA.search(name) or _BUILT_FOR.search(name):
        return None
    beside = any(word.endswith(words().weight_endings) for word in around.lower().split())
    return Judged(text, AssetKind.MODEL, Hub.URL) if beside else None


def kind_of_archive(path: str) -> AssetKind:
    """Say whether an archive holds weights or data: its own name tells, else its folders."""
    *folders, name = path.split("/")[-4:]
    for part in (name, *reversed(folders)):
        if _OF_DATA.search(part):
            return AssetKind.DATASET
        if _OF_MODEL.search(part):
            return AssetKind.MODEL
    return AssetKind.DATASET


_ANSWERS = re.compile(
    r"//api\.|/api/(?!datasets)|/v\d+(?:\.\d+)?/[^?]*\?|\?(?:q|query|print|key)=|/\.well-known/"
    r"|\.(?:json|txt)\?(?!raw|dl=|download|token|version|alt=|inline|ref|st=|sv=|sp=|se=|sig|X-|x-)\w"
    r"|/(?:jwks|openapi|swagger|manifest|package(?:-lock)?|robots|llms)\.(?:json|txt)$"
)
"""Addresses of services that answer questions, not of files."""


def asks_something(text: str) -> bool:
    """Say whether an address is of a service that answers a question."""
    return _ANSWERS.search(text) is not None


_PARTS = re.compile(
    r"(?:^|/)(?:requirements|readme|license|changelog)(?:[/.].*)?\.txt$|"
    r"(?:^|[/_\-])prompts?(?:/[\w.\-]+|[\w.\-]*)\.(?:txt|md)$|"
    r"(?:config|tokenizer|special_tokens|vocab|merges|preprocessor|index|encoder|labels?|added_tokens|hparams)"
    r"[\w.\-]*\.(?:json|txt)$"
)
"""Files that belong to a model beside its weights, and prompts: neither weights nor data."""


def _is_private(text: str) -> bool:
    """Say whether only those who own the storage know what lies at the address."""
    return common.is_bucket(text) and not common.in_public_bucket(text)


_PACKED_WEIGHTS = re.compile(
    r"(?:\.(?:bin|vec|model|ckpt|pth?)|vectors[\w.\-]*\.bin)\.(?:gz|bz2|xz|zip)$"
)
"""`vectors.bin.gz`: weights, packed."""


def data_address(text: str) -> Judged | None:
    """Judge an address given to a download: also archives and tables are assets there."""
    judged = weight_address(text)
    if common.is_of_tokenizer(text):
        judged = Judged(text, AssetKind.MODEL, Hub.URL)
    if judged is not None or not text.startswith(("http://", "https://", "s3://", "gs://")):
        return judged
    if _HELD_OPEN.search(text) or common.is_media(text) or _is_private(text):
        return None
    address = hub_address(text)
    if address is not None:
        return address
    path = text.partition("?")[0].partition("#")[0].lower()
    source = _SOURCE.search(path)
    program = source is not None and not _OF_DATA.search(path[: source.end()])
    loose = path.endswith((".json", ".txt"))
    if program or is_outcome(path) or (loose and _ANSWERS.search(text)):
        return None
    if path.endswith(words().data_endings) and not _PARTS.search("/".join(path.split("/")[-2:])):
        weights = _PACKED_WEIGHTS.search(path) is not None
        archive = path.endswith(_ARCHIVES)
        kind = kind_of_archive(path) if archive else AssetKind.DATASET
        kind = _kind_of_table(path) if path.endswith(".npz") else kind
        kind = AssetKind.MODEL if weights else kind
        return Judged(text, kind, Hub.URL)
    return None
