"""Weight files: that they are there, and what their heads say of license and origin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Place, Reference, Relation, Strength
from clearweights.domain.facts import (
    Component,
    Fact,
    LicenseStatement,
    LineageStatement,
    StatementSource,
)
from clearweights.scan import ids
from clearweights.scan.artifacts import heads
from clearweights.scan.artifacts.naming import Owner, owner
from clearweights.scan.base import SourceFile
from clearweights.scan.bitexts import is_of_language
from clearweights.scan.naming import name_dataset, name_model
from clearweights.scan.trials import is_test_path

_POINTER = b"version https://git-lfs.github.com/spec/"
_STANDS_FOR = re.compile(
    r"^oid sha256:(?P<sha256>[0-9a-f]{64})$.{0,400}?^size (?P<size>\d{1,18})$",
    re.MULTILINE | re.DOTALL | re.ASCII,
)
_SURE = frozenset(
    {".gguf", ".ggml", ".safetensors", ".onnx", ".tflite", ".keras", ".mlmodel", ".pt", ".pth",
     ".ckpt", ".caffemodel", ".pdparams", ".nemo", ".t7", ".torchscript", ".ptl", ".mar", ".pte"}
)  # fmt: skip
_PERHAPS = frozenset({".bin", ".h5", ".hdf5", ".pb", ".pkl", ".pickle", ".joblib", ".msgpack",
                      ".npz", ".engine", ".weights"})  # fmt: skip
_SOUNDS = re.compile(r"model|weight|ckpt|checkpoint|classifier|clf|ggml|adapter|lora|frozen|yolo")
_KEPT = frozenset({".h5", ".hdf5", ".pb", ".weights"})
_AMONG = re.compile(r"(?:^|/)(?:[\w\-]{1,40}_)?(?:weights|checkpoints|ckpts|pretrained)/")
"""Folders in which nothing else ends so."""

_NEVER = re.compile(
    r"training_args\.bin|optimizer\.(?:pt|bin)|scheduler\.(?:pt|bin)|rng_state.*|scaler\.pt"
    r"|events\.out.*|tokenizer\.model|.*vocab.*|.*\.index|(?:dockerfile|makefile|readme)\..*"
)
_TENSORS = re.compile(
    r"(?:.*/)?(?:data|datasets?|features)/(?:.*[_\-/])?"
    r"(?:features?|labels?|latents?|targets?|activations?|splits?|stats|indices|idx|keys"
    r"|data_?(?:dict|set)|vocab)\d{0,3}\.(?:pt|pth)",
    re.IGNORECASE,
)
"""Tensors that lie among data and say what they hold: nothing that a network learned."""


class WeightsScanner:
    """GGUF, safetensors, ONNX, TFLite, Keras, Core ML, and pickles by their name alone."""

    id = "weights"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file holds weights by its name."""
        if _NEVER.fullmatch(name) or _TENSORS.fullmatch(path) or is_of_language(name):
            return False
        if suffix in _KEPT and _AMONG.search(path.lower()):
            return True
        return suffix in _SURE or (suffix in _PERHAPS and bool(_SOUNDS.search(name)))

    def worth_parsing(self, data: bytes) -> bool:
        """Say yes to everything but an empty file: that weights lie here is a fact."""
        return bool(data)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the asset and what the head says. Raises `UnreadableError`."""
        asset = owner(file.path)
        size = max(file.size, len(file.data))
        pointer = file.data.startswith(_POINTER)
        excerpt = " ".join(file.text.split())[:200] if pointer else ""
        stands_for = _STANDS_FOR.search(file.text) if pointer else None
        place = Place(path=file.path, excerpt=excerpt)
        yield Reference(
            place=place,
            kind=asset.kind,
            hub=asset.hub,
            id=asset.id,
            how="lfs-pointer" if pointer else "weights-file",
            strength=Strength.MENTIONED if _for_tests(file) else Strength.USED,
            revision=asset.revision,
            size=int(stands_for["size"]) if stands_for else None,
            sha256=stands_for["sha256"] if stands_for else None,
        )
        if pointer:
            return
        suffix = "." + file.name.lower().rpartition(".")[2]
        if suffix == ".gguf":
            found = heads.read_gguf(file.data, size, lambda key: key.startswith("general."))
            yield from _from_gguf(place, asset, found)
        elif suffix in _READERS:
            yield from _from_words(place, asset, _READERS[suffix](file.data, size))


def _for_tests(file: SourceFile) -> bool:
    return is_test_path(file.path) or bool(re.search(r"(?:^|[-_])tests?[-_.]", file.name))


_READERS = {
    ".safetensors": heads.read_safetensors,
    ".onnx": heads.read_onnx,
    ".tflite": heads.read_tflite,
    ".mlmodel": heads.read_core_ml,
    ".keras": heads.read_keras,
}


def _license(
    place: Place, asset: Owner, raw: str, name: str | None = None, link: str | None = None
) -> LicenseStatement:
    return LicenseStatement(
        place=place,
        source=StatementSource.ARTIFACT,
        raw=raw.strip(),
        asset=asset.id,
        kind=asset.kind,
        component=Component.WEIGHTS,
        name=name,
        link=link,
    )


def _origin(
    place: Place, asset: Owner, relation: Relation, words: str, kind: AssetKind
) -> Iterator[LineageStatement]:
    named = name_model(words) if kind is AssetKind.MODEL else name_dataset(words, any_bare=True)
    if named is not None and named.id != asset.id:
        yield LineageStatement(
            place=place,
            relation=relation,
            parent=named.id,
            parent_kind=named.kind,
            parent_hub=named.hub,
            child=asset.id,
        )


def _from_gguf(
    place: Place, asset: Owner, found: dict[str, str | tuple[str, ...]]
) -> Iterator[Fact]:
    words = {key: value for key, value in found.items() if isinstance(value, str)}
    raw = words.get("general.license", "")
    name, link = words.get("general.license.name"), words.get("general.license.link")
    if raw.strip() or name or link:
        yield _license(place, asset, raw or name or link or "", name, link)
    quantized = "general.quantized_by" in words or words.get("general.file_type") not in (
        None, "0", "1", "32",
    )  # fmt: skip
    made = Relation.QUANTIZED_FROM if quantized else Relation.DERIVED_FROM
    for key in ("general.source.repo_url", "general.source.huggingface.repository"):
        if words.get(key):
            yield from _origin(place, asset, made, words[key], AssetKind.MODEL)
            break
    for relation, part, kind in (
        (Relation.DERIVED_FROM, "base_model", AssetKind.MODEL),
        (Relation.TRAINED_ON, "dataset", AssetKind.DATASET),
    ):
        for number in range(64):
            text = _numbered(words, f"general.{part}.{number}")
            if text is None:
                break
            yield from _origin(place, asset, relation, text, kind)
    for text in found.get("general.datasets", ()):
        yield from _origin(place, asset, Relation.TRAINED_ON, text, AssetKind.DATASET)


def _numbered(words: dict[str, str], prefix: str) -> str | None:
    """Return the id of `general.base_model.0`: its address, or organization and name."""
    address = words.get(f"{prefix}.repo_url")
    if address:
        return address
    name = words.get(f"{prefix}.name")
    organization = words.get(f"{prefix}.organization")
    if name and organization:
        return f"{organization.replace(' ', '-')}/{name.replace(' ', '-')}"
    return name


def _from_words(place: Place, asset: Owner, found: dict[str, str]) -> Iterator[Fact]:
    """Read what any format may say: a license, a base model, datasets."""
    lower = {key.lower(): value for key, value in found.items() if len(value) < 100_000}
    link = next((lower[k] for k in ("license_link", "license_url") if k in lower), None)
    for key in ("license", "modelspec.license", "license_name", "licence", "ai.license"):
        if lower.get(key, "").strip():
            raw = " ".join(lower[key].split())[:400]
            yield _license(place, asset, raw, lower.get("license_name"), link)
            break
    for key in ("base_model", "base_models", "ss_sd_model_name", "modelspec.base_model",
                "source_model", "parent_model", "_name_or_path", "model_id"):  # fmt: skip
        for part in re.split(r"[,;\s]+", lower.get(key, "")):
            if ids.looks_like_hub_id(part) or "://" in part or ids.is_bare_model(part):
                yield from _origin(place, asset, Relation.DERIVED_FROM, part, AssetKind.MODEL)
    for key in ("dataset", "datasets", "training_data"):
        for part in re.split(r"[,;\s]+", lower.get(key, "")):
            if ids.looks_like_hub_id(part) or ids.hub_url(part):
                yield from _origin(place, asset, Relation.TRAINED_ON, part, AssetKind.DATASET)
    merged = lower.get("modelspec.merged_from", "")
    for part in re.split(r"[,;]\s*", merged):
        if ids.looks_like_hub_id(part):
            yield from _origin(place, asset, Relation.MERGED_FROM, part, AssetKind.MODEL)
