"""Files of arrays: what somebody computed over data ends like what a network learned."""

from __future__ import annotations

import re

_ARRAYS = (".npy", ".npz", ".pt", ".pth", ".pkl", ".pickle", ".h5", ".hdf5")
_COMPUTED = re.compile(
    r"(?:^|[_\-.])(?:feats?|features?|latents?|labels?|captions?)"
    r"(?:[_\-.](?:train|trn|val|valid|validation|test|dev|all|\d{1,4}))?$"
)
_COMPUTED_IN = re.compile(r"(?:^|[_\-])(?:feats|features|latents)$")
_LEARNED = re.compile(
    r"model|net(?:$|[_\-.\d])|weight|ckpt|checkpoint|extractor|encoder|best|epoch"
)


def holds_features(path: str) -> bool:
    """Say whether a path is of what somebody computed over data: `sets/train_features.pt`.

    `path` is in lower case, without what an address asks behind it.
    """
    if not path.endswith(_ARRAYS):
        return False
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0]
    if _LEARNED.search(stem):
        return False
    return bool(_COMPUTED.search(stem)) or any(map(_COMPUTED_IN.search, folders[-2:]))
