"""Copies of models and datasets that other programs keep on this computer.

Read only when the user allows it: what lies here is not part of the project.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.safeio import UnreadableError, read_bytes

PREFIX = "(local cache)"
"""Stands before a path: evidence names the cache, not the user's folders."""

_MAX_TEXT = 4 * 1024 * 1024
_HEAD = 8 * 1024 * 1024
_LICENSE = re.compile(r"^(licen[cs]e|copying|use_policy)[^/]*$", re.IGNORECASE)
_OLLAMA_LICENSE = "application/vnd.ollama.image.license"


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file of a cache: a card, a license text, or the head of a weight file."""

    path: str
    """Begins with `PREFIX`."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Hash of what was read."""
        return hashlib.sha256(self.data).hexdigest()


def local_files(
    key: AssetKey, environment: Mapping[str, str], home: Path, revision: str | None = None
) -> Iterator[LocalFile]:
    """Yield cards, license texts and headers that the caches hold for an asset.

    Looks into the Hugging Face cache (`HF_HUB_CACHE`, `HF_HOME`) at `revision` or the main branch,
    Ollama's models (`OLLAMA_MODELS`) and LM Studio's. What cannot be read is passed over: it is no
    file of the project and nobody asked for it by name.
    """
    match key.hub:
        case Hub.HUGGINGFACE:
            yield from _hugging_face(key, environment, home, revision or "main")
            yield from _lm_studio(key, home)
        case Hub.OLLAMA:
            yield from _ollama(key.id, environment, home)


def _hugging_face(
    key: AssetKey, environment: Mapping[str, str], home: Path, named: str
) -> Iterator[LocalFile]:
    base = environment.get("HF_HOME") or str(home / ".cache" / "huggingface")
    cache = Path(environment.get("HF_HUB_CACHE") or Path(base) / "hub")
    kind = "datasets" if key.kind is AssetKind.DATASET else "models"
    folder = f"{kind}--{key.id.replace('/', '--')}"
    known = _bytes(cache / folder / "refs" / named) or named.encode()
    revision = known.decode("ascii", "ignore").strip()
    if not re.fullmatch(r"[0-9a-f]{7,64}", revision):
        return
    snapshot = cache / folder / "snapshots" / revision
    for name in _names(snapshot):
        if name == "README.md" or _LICENSE.match(name):
            data = _bytes(snapshot / name)
            if data is not None:
                shown = f"{PREFIX} huggingface/{folder}/{revision}/{name}"
                yield LocalFile(shown, name, data)


def _lm_studio(key: AssetKey, home: Path) -> Iterator[LocalFile]:
    for root in (home / ".lmstudio" / "models", home / ".cache" / "lm-studio" / "models"):
        folder = root / key.id
        for name in _names(folder):
            if name.endswith(".gguf"):
                data = _head(folder / name)
                if data:
                    yield LocalFile(f"{PREFIX} lm-studio/{key.id}/{name}", name, data)
                    return


def _ollama(name: str, environment: Mapping[str, str], home: Path) -> Iterator[LocalFile]:
    root = Path(environment.get("OLLAMA_MODELS") or home / ".ollama" / "models")
    repository, _, tag = name.partition(":")
    if "/" not in repository:
        repository = f"library/{repository}"
    manifest = root / "manifests" / "registry.ollama.ai" / repository / (tag or "latest")
    try:
        layers = json.loads(_bytes(manifest) or b"{}")["layers"]
        digests = [e["digest"] for e in layers if e["mediaType"] == _OLLAMA_LICENSE]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    for digest in digests:
        if isinstance(digest, str) and re.fullmatch(r"sha256:[0-9a-f]{64}", digest):
            data = _bytes(root / "blobs" / digest.replace(":", "-"))
            if data is not None:
                yield LocalFile(f"{PREFIX} ollama/{name}/{digest[:19]}", "LICENSE", data)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(p.name for p in folder.iterdir())
    except OSError:
        return []


def _bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path, _MAX_TEXT)
    except UnreadableError:
        return None


def _head(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return None
