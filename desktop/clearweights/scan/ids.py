"""Judging words: the id of an asset, an address, a local path, or a placeholder.

All vocabularies stand in `resources/signatures/words.yaml`; nothing here knows a single asset.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.scan import vocabularies
from clearweights.scan.arrays import holds_features
from clearweights.scan.outcomes import is_outcome
from clearweights.scan.randomness import is_random

_SEGMENT = r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,95}"
OWNER = r"(?:[A-Za-z0-9][A-Za-z0-9\-]{0,95}|[A-Z][A-Za-z]{0,40}(?:_[A-Z][A-Za-z]{0,40}){1,4})"
"""Who publishes on Hugging Face's hub, or, as `Names_In_Capitals`, on others; else a folder."""

_NAMESPACED = re.compile(rf"{OWNER}/{_SEGMENT}")
_API_GROUP = re.compile(r"[a-z0-9.\-]+\.[a-z]{2,}/v\d+(?:(?:alpha|beta)\d+)?")
"""`example.org/v1beta1`: the version of an interface, as Kubernetes writes it."""
_BARE = re.compile(_SEGMENT)
_DOMAIN = re.compile(r"\.(?:io|com|co|ai|org|dev|net|sh|app|cloud)$", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z]")
HOLDS_A_PLACE = r"\.\.\.|:port\b|(?<![A-Za-z])(?:x{3,}|X{3,})(?![A-Za-z])"
"""Dots and letters that stand for words to come."""

_MARKS = re.compile(rf"[<>{{}}$*\[\]|?\s\"'`,;()=%#!]|{HOLDS_A_PLACE}|^-|--")
_REVISION = r"(?:/(?:resolve|blob|tree|raw|commit)/(?P<rev>[^/?#]+))?"
_HUGGING_FACE = re.compile(
    r"(?:git[+:])?(?:https?://|ssh://|git@)?(?:[^/@\s]+@)?(?:www\.)?"
    r"(?P<host>api-inference\.huggingface\.co|huggingface\.co|hf\.co|hf-mirror\.com)[/:]"
    r"(?:api/(?=datasets/|models/))?(?:(?P<kind>datasets|models|spaces)/)?"
    r"(?P<id>[\w.\-]+(?:/(?!(?:resolve|blob|tree|raw|commit)/)[\w.\-]+)?)" + _REVISION,
    re.ASCII,
)
_HF_SCHEME = re.compile(
    r"(?:hf|huggingface)://(?:(?P<kind>datasets|models|spaces)/)?"
    r"(?P<id>[\w.\-]+/[\w.\-]+)(?:@(?P<rev>[^/]+))?",
    re.ASCII | re.IGNORECASE,
)
_MODEL_SCOPE = re.compile(
    r"(?:https?://)?(?:[^/@\s]+@)?(?:www\.)?modelscope\.(?:cn|ai)/(?:api/v1/|(?!api/))"
    r"(?:(?P<kind>datasets|models|studios?)/)?(?P<id>[\w.\-]+/[\w.\-]+)",
    re.ASCII,
)
_OLLAMA = re.compile(
    r"(?:(?:https?|oci)://)?(?:registry\.)?ollama\.(?:com|ai)/(?P<id>[\w./:\-]+)", re.ASCII
)
_PAGES_OF_OLLAMA = frozenset("download blog search models docs install.sh api v2 v1 public".split())
_OLLAMA_SCHEME = re.compile(r"ollama://(?P<id>[\w./:\-]+)", re.ASCII)
_KAGGLE = re.compile(
    r"(?:https?://)?(?:www\.)?kaggle\.com/(?:api/v1/)?(?P<kind>datasets|models)/"
    r"(?:download/)?(?P<id>[\w.\-]+/[\w.\-]+(?:/[\w.\-]+)*)",
    re.ASCII,
)
_TF_HUB = re.compile(r"(?:https?://)?tfhub\.dev/(?P<id>[\w.\-]+/[\w.\-/]+)", re.ASCII)
_TF_HUB_EDITION = re.compile(
    r"https?://tfhub\.dev/[\w.\-]+/[\w.\-/]*\w/\d+(?:\?[\w=&\-]*)?", re.ASCII
)
_SAVED = re.compile(r"/(?:checkpoint|ckpt|step|epoch|iter)[-_]?\d+$")
_MEDIA = re.compile(
    r"\.(?:png|jpe?g|svg|gif|webp|ico|mp4|webm|mov|wav|mp3|flac|ogg|pdf|md|css|js)(?:[?#]|$)",
    re.IGNORECASE,
)


words = vocabularies.words
"""The vocabularies, read once."""


def hub_url(url: str) -> tuple[Hub, AssetKind, str] | None:  # noqa: PLR0911 (a table)
    """Read an address on a hub (also `hf://…` and git remotes): its repository.

    None for other addresses, for documentation and other pages of a hub, and for placeholders.
    """
    url = unquote(url.strip())
    if not url.isascii():
        return None
    if match := _HF_SCHEME.match(url) or _HUGGING_FACE.match(url):
        return _hugging_face(match)
    if zoo := zoo_address(url):
        return zoo
    if match := _MODEL_SCOPE.match(url):
        return _found(Hub.MODELSCOPE, match["kind"], match["id"])
    if match := _KAGGLE.match(url):
        return _found(Hub.KAGGLE, match["kind"], match["id"])
    if match := _TF_HUB.match(url):
        return _found(Hub.TENSORFLOW_HUB, None, match["id"])
    if match := _OLLAMA_SCHEME.match(url):
        id_ = match["id"].removeprefix("library/")
        return None if is_placeholder(id_) else (Hub.OLLAMA, AssetKind.MODEL, id_)
    if match := _OLLAMA.match(url):
        name = match["id"].removeprefix("library/")
        bare = "/" not in name and "library/" not in match["id"]
        if bare or name.partition("/")[0] in _PAGES_OF_OLLAMA:
            return None
        return Hub.OLLAMA, AssetKind.MODEL, name
    return None


_ZOO = re.compile(r"([a-z][a-z\d\-]{1,20})://([\w.\-]*[A-Za-z][\w./\-]*)", re.ASCII)
_PROPOSALS = re.compile(r"proposals?(?=[_\W]|$)")
"""What a detector of the zoo found in a dataset: no weights."""


def zoo_address(url: str) -> tuple[Hub, AssetKind, str] | None:
    """Read an address that a framework for vision completes: `detectron2://…/R-50.pkl`.

    A path is kept with its scheme; a mere name is that of the zoo.
    """
    match = _ZOO.fullmatch(url)
    hub = words().zoo_schemes.get(match[1]) if match else None
    if match is None or hub is None or is_media(url) or is_placeholder(match[2]):
        return None
    if _PROPOSALS.search(match[2]) or match[2].endswith((".json", "/")):
        return None
    return hub, AssetKind.MODEL, url if hub is Hub.DETECTRON2 else match[2]


@cache
def zoo_marks() -> tuple[str, ...]:
    """Return how addresses begin that `zoo_address` reads."""
    return tuple(f"{scheme}://" for scheme in words().zoo_schemes)


def url_revision(url: str) -> str | None:
    """Return the revision that a hub address names, None for none or the default branch."""
    match = _HF_SCHEME.match(url) or _HUGGING_FACE.match(url)
    revision = match["rev"] if match else None
    return None if revision in (None, "main", "master") else revision


def is_media(url: str) -> bool:
    """Say whether an address is of a picture, a sound or a page: nothing that is trained on."""
    return _MEDIA.search(url) is not None


def is_download(url: str) -> bool:
    """Say whether an address would deliver the content of a repository, not a web page."""
    if _MEDIA.search(url):
        return False
    return (
        bool(re.search(r"/(?:resolve|raw|download|api)/|/resolve$|\.git(?:$|[?#\s])", url))
        or url.startswith(("hf://", "ollama://", "git@", "ssh://", "git+", "git:http"))
        or "api-inference." in url
        or zoo_address(url) is not None
        or _TF_HUB_EDITION.fullmatch(url) is not None
    )


def _hugging_face(match: re.Match[str]) -> tuple[Hub, AssetKind, str] | None:
    if match["kind"] == "spaces":
        return None
    id_ = match["id"].removesuffix(".git").rstrip(".")
    org, slash, _ = id_.partition("/")
    if org.lower() in words().not_orgs or org == "api" or is_placeholder(id_):
        return None
    if not slash and match["kind"] is None and not words().bare_models.fullmatch(id_):
        return None
    return _found(Hub.HUGGINGFACE, match["kind"], id_)


def _found(hub: Hub, kind: str | None, id_: str) -> tuple[Hub, AssetKind, str] | None:
    id_ = id_.removesuffix(".git").rstrip("./")
    if is_placeholder(id_) or kind in ("studio", "studios"):
        return None
    return hub, AssetKind.DATASET if kind == "datasets" else AssetKind.MODEL, id_


def is_placeholder(id_: str) -> bool:
    """Say whether the words only hold the place of an id: `your-org/model`, `<model>`."""
    if _MARKS.search(id_):
        return True
    known = words()
    org, slash, name = id_.lower().partition("/")
    if not slash:
        org, name = "", org
    if org in known.placeholder_orgs or org.startswith(("your", "path-to", "path_to", "my-")):
        return True
    if name in known.placeholder_names or name.startswith(("your-", "your_", "my-awesome")):
        return True
    return bool(slash) and org == name and org in ("test", "foo", "org")


def looks_local(text: str) -> bool:
    """Say whether the words are a path of this computer or a server's, not an id of a hub."""
    if (
        _ROUTE.match(text)
        or text.startswith(("/", "./", "../", "~", ".", "file:", "-"))
        or "\\" in text
    ):
        return True
    lower = text.lower()
    if text[1:3] in (":/", ":\\") or is_file(lower):
        return True
    return is_saved(lower) or is_below_folder(lower)


def is_file(lower: str) -> bool:
    """Say whether lower-case words end like a file; programs may be called so: `llama.cpp`."""
    return lower.endswith((*words().endings, "/")) and not lower.endswith(words().programs)


_ROUTE = re.compile(r"v\d{1,2}(?:alpha|beta)?\d?/[a-z]")
"""`v1/embeddings`: what is asked of a server."""


def is_saved(lower: str) -> bool:
    """Say whether lower-case words end like what training saves, or like a part of a corpus."""
    return _SAVED.search(lower) is not None or _PART.search(lower) is not None


_PART = re.compile(
    r"/(?:(?:train|dev|test|valid|val|eval)(?:[-_](?:clean|other|set|all|\d+h?))*|wavs?\d*)$"
)
"""`LibriSpeech/train-clean-100`, `VCTK/wav48`: folders of a corpus; no repository is called so."""


_FOLDER = re.compile(
    r"_(?:data|dirs?|path|files?|outputs?|results?|models?|ckpts?|checkpoints?|weights?|logs?|cache)$"
)
"""How people name folders, and hardly ever organizations."""

_COUNTED = re.compile(r"[_\-]?v?\d+$")
"""`checkpoints_v2`, `runs3`: folders are counted on."""


def is_below_folder(lower: str) -> bool:
    """Say whether lower-case words begin with the usual name of a folder."""
    root, slash, _ = lower.partition("/")
    root = _COUNTED.sub("", root)
    below = root in words().local_roots or root.startswith(("output_", "outputs_"))
    return bool(slash) and (below or bool(_FOLDER.search(root)))


def is_interface_version(text: str) -> bool:
    """Say whether the words are the group and version of a programming interface."""
    return bool(_API_GROUP.fullmatch(text))


def looks_like_hub_id(text: str) -> bool:
    """Say whether the words have the unmistakable form `organization/name` of a hub id."""
    if len(text) > 140 or not _NAMESPACED.fullmatch(text) or ".." in text:
        return False
    org, _, name = text.partition("/")
    if (
        is_interface_version(text)
        or is_random(text)
        or _DOMAIN.search(org)
        or org.lower() in words().not_orgs
        or name in words().part_names
        or not _LETTER.search(name)
        or not _LETTER.search(org)
        or (len(name) == 1 and org in words().prefixes)  # `openai/x` stands for any name
    ):
        return False
    return not looks_local(text) and not is_placeholder(text)


def is_bare_model(text: str) -> bool:
    """Say whether the words are one of the hub's model ids without organization."""
    return bool(_BARE.fullmatch(text)) and bool(words().bare_models.fullmatch(text))


def is_of_ngc(text: str) -> bool:
    """Say whether words are an unmistakable name of NVIDIA's catalog: `titanet_large`."""
    return len(text) < 80 and words().ngc_models.fullmatch(text) is not None


def is_of_nim(text: str) -> bool:
    """Say whether words are what only NVIDIA's containers call a model that one runs oneself."""
    return len(text) < 80 and words().nim_models.fullmatch(text) is not None


def is_bare_dataset(text: str) -> bool:
    """Say whether the words are a well-known dataset id without organization."""
    return text.lower() in words().bare_datasets


_BUCKETS = ("s3://", "gs://")


def is_bucket(text: str) -> bool:
    """Say whether the words are an address in somebody's storage, not on the web."""
    return text.startswith(_BUCKETS)


def in_public_bucket(text: str) -> bool:
    """Say whether the words are an address in storage that everybody may read."""
    return is_bucket(text) and "/".join(text.split("/", 3)[:3]) in words().public_buckets


def weights_url(text: str) -> AssetKind | None:
    """Say what a plain download address delivers: model weights, data, or nothing we know.

    What lies in storage that is not known to be public, only those who own it can tell.
    """
    if not text.startswith(("http://", "https://", *_BUCKETS)) or _blanks(text):
        return None
    if is_bucket(text) and not in_public_bucket(text):
        return None
    path = text.partition("?")[0].partition("#")[0].lower()
    if re.match(r"https?://(?:localhost|127\.0\.0\.1)\b", path):
        return None
    if holds_features(path):
        return AssetKind.DATASET
    ending = path.endswith((*words().weight_endings, "/model.json"))
    if ending or words().weight_addresses.search(path):
        return AssetKind.MODEL
    data = path.endswith(words().data_endings) and not is_outcome(path)
    return AssetKind.DATASET if data else None


def is_of_tokenizer(url: str) -> bool:
    """Say whether an address delivers the vocabulary of a published model, which is part of it."""
    return words().tokenizer_addresses.search(url[:_LONGEST].partition("?")[0]) is not None


_LONGEST = 400


def _blanks(text: str) -> bool:
    return bool(re.search(r"[\s<>{}$]", text))


def service_model(text: str) -> Provider | None:
    """Return who makes the hosted model that has this unmistakable name, None for others."""
    for pattern, provider in words().services:
        if pattern.fullmatch(text):
            return provider
    return None


def service_maker(name: str) -> Provider | None:
    """Return whose service a card means by `name`: also names too short to count in code."""
    word = name.strip().casefold()
    return words().makers.get(word) or service_model(word)


_NUMBERED = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?|(?:[a-z\d]+-)*nim(?:-[a-z\d]+)*(?::\d+)?")
"""A computer by its number, or a container that NVIDIA's images run in: nobody offers a service so.
"""


def host_owner(address: str) -> str | None:
    """Return who answers at an address: a provider's value, `local`, or None."""
    host = re.sub(r"^\w+://", "", address.strip().lower()).partition("/")[0]
    if _NUMBERED.fullmatch(host):
        return "local"
    for part, owner in words().hosts:
        if part in host:
            return owner
    return None


def serves_others(address: str) -> bool:
    """Say whether a host of those answers that serve the models of many makers."""
    return any(f"//{host}" in address for host in words().serving_hosts)


def is_named_after(name: str, words: str) -> bool:
    """Say whether a constant is called like the hosted model that it holds: `GPT_4` for `gpt-4`."""
    plain = re.sub(r"[\W_]", "", words).lower()
    same = len(words) < 60 and re.sub(r"[\W_]", "", name).lower() == plain
    return same and service_model(words) is not None
