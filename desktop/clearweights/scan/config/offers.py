"""What code may read from a configuration by its keys: `cfg.model.name`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Offer
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan import ids
from clearweights.scan.base import SourceFile

_MOST = 64 * 1024
"""Larger files hold data."""

_OFFERED = 300
_DEPTH = 6
_PLAUSIBLE = re.compile(r"[A-Za-z][\w./:@\-]{1,119}", re.ASCII)
_SPEAKS = re.compile(
    r"model|name|path|backbone|arch|encoder|dataset|data|corpus|tokenizer|checkpoint|repo|id$|hub|"
    r"pretrained|variant|size|version|preset|vae|unet|llm|embed|rerank|whisper|weights|url|engine",
    re.IGNORECASE,
)
_PLAIN = frozenset("true false null none yes no on off auto default".split())


def offers(file: SourceFile, root: Node, strength: Strength) -> Iterator[Offer]:
    """Yield each scalar that could name an asset, by the path of its keys.

    The target begins with `~/` and the file's path without its ending, all parts joined by dots.
    """
    if len(file.text) > _MOST or not isinstance(root, Mapping):
        return
    base = "~/" + file.path.rpartition(".")[0].replace("/", ".")
    left = _OFFERED
    for keys, value in _scalars(root, (), 0):
        words = value.value.strip()
        if not _fits(keys[-1], words):
            continue
        left -= 1
        if left < 0:
            return
        # The table may be asked by a key that only the running program knows.
        ends = (keys[-1], "*") if ids.looks_like_hub_id(words) else keys[-1:]
        for end in ends:
            yield Offer(
                place=file.place(value.line),
                target=".".join((base, *keys[:-1], end)),
                value=words,
                strength=strength,
            )


def variables_offered(file: SourceFile, table: Mapping, strength: Strength) -> Iterator[Offer]:
    """Yield each environment variable that could name an asset."""
    for key, value in table.pairs:
        words = value.value.strip() if isinstance(value, Scalar) else ""
        if _fits(key.value, words):
            yield Offer(
                place=file.place(key.line),
                target=f"~/env.{key.value}",
                value=words,
                strength=strength,
            )


def _scalars(
    node: Node, keys: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    if isinstance(node, Scalar):
        if keys:
            yield keys, node
    elif isinstance(node, Mapping) and depth < _DEPTH:
        for key, value in node.pairs:
            yield from _scalars(value, (*keys, key.value), depth + 1)
    elif isinstance(node, Sequence) and len(node.items) <= 40:
        for item in node.items:
            yield from _scalars(item, keys, depth + 1)


def _fits(key: str, words: str) -> bool:
    if not _PLAUSIBLE.fullmatch(words) or words.lower() in _PLAIN or ids.looks_local(words):
        return False
    words = words.removeprefix("hf-hub:")
    return bool(_SPEAKS.search(key)) or ids.looks_like_hub_id(words) or ids.is_bare_model(words)
