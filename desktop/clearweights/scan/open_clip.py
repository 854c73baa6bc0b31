"""Weights of OpenCLIP, named by an architecture and by the data they learned from."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.naming import Named

_CLIP = re.compile(
    r"(?:coca_|(?:xlm-)?roberta-(?:base-|large-)?)?ViT-[A-Za-z0-9]{1,8}-(?:\d{2}|[A-Za-z0-9\-]{2,40})"
    r"|RN(?:50|101)(?:x\d{1,2})?|convnext_[a-z\d_]{3,30}|EVA0\d-[A-Za-z]-\d\d[\w\-]{0,20}",
    re.ASCII,
)
_CLIP_DATA = re.compile(
    r"openai|(?:laion|datacomp|commonpool|yfcc15m|cc12m|webli|dfn\db|metaclip|merged2b|frozen_laion"
    r"|mscoco_finetuned_laion)\w{0,40}",
    re.ASCII,
)
"""What OpenCLIP calls its weights: after the data that they learned from."""


def name_clip(architecture: str, weights: str) -> Named | None:
    """Name weights of OpenCLIP, which two words tell: `ViT-B-32` and `laion2b_s34b_b79k`."""
    told = _CLIP.fullmatch(architecture) and _CLIP_DATA.fullmatch(weights)
    return Named(AssetKind.MODEL, Hub.OPEN_CLIP, architecture) if told else None
