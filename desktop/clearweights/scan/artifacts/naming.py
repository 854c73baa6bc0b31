"""Which asset a file of weights belongs to: a hub's repository in a cache, or the project's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearweights.domain.asset import AssetKind, Hub

_CACHE = re.compile(
    r"(?:^|/)(?P<kind>models|datasets)--(?P<id>[^/]+)/(?:snapshots/(?P<rev>[^/]+)|refs)/"
)
_STUDIO = re.compile(r"(?:^|/)\.?(?:cache/)?lm-?studio/(?:hub/)?models/(?P<id>[^/]+/[^/]+)/")
_WHOLE_FOLDER = re.compile(
    r"(?:model|pytorch_model|tf_model|flax_model|adapter_model|diffusion_pytorch_model|consolidated"
    r"|open_clip_pytorch_model|rust_model|saved_model|weights)"
    r"(?:[.\-_](?:fp16|bf16|ema|non_ema|int8|quantized|\d+))*(?:-\d+-of-\d+)?"
    r"\.(?:safetensors|bin|h5|msgpack|pth|pt|pb|onnx|npz)"
)
_SHARD = re.compile(r"-\d{5}-of-\d{5}(?=\.)")
_PARTS = frozenset(
    {"unet", "vae", "vae_decoder", "vae_encoder", "text_encoder", "text_encoder_2", "transformer",
     "text_encoder_3", "safety_checker", "image_encoder", "prior", "decoder", "controlnet",
     "onnx", "openvino", "1_Pooling", "2_Dense", "variables"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owner:
    """The asset that a file belongs to."""

    kind: AssetKind
    hub: Hub
    id: str
    revision: str | None = None


def cached(path: str) -> Owner | None:
    """Return the repository whose vendored cache holds the file, None outside such caches."""
    match = _CACHE.search(path)
    if match:
        kind = AssetKind.MODEL if match["kind"] == "models" else AssetKind.DATASET
        return Owner(kind, Hub.HUGGINGFACE, match["id"].replace("--", "/"), match["rev"])
    match = _STUDIO.search(path)
    return Owner(AssetKind.MODEL, Hub.HUGGINGFACE, match["id"]) if match else None


def owner(path: str) -> Owner:
    """Return the asset that a file of weights belongs to.

    Files with the names that loaders expect stand for their folder, so that a model of many
    parts is one asset; any other file is an asset of its own, its shards together.
    """
    known = cached(path)
    if known is not None:
        return known
    folder, _, name = path.rpartition("/")
    if _WHOLE_FOLDER.fullmatch(name):
        above, _, last = folder.rpartition("/")
        if last in _PARTS and above:
            folder = above
        return Owner(AssetKind.MODEL, Hub.LOCAL, f"local:{folder or '.'}")
    return Owner(AssetKind.MODEL, Hub.LOCAL, "local:" + _SHARD.sub("", path))
