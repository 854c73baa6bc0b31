"""Package addresses (purl) of assets, where the purl specification has a type for their hub."""

from __future__ import annotations

from packageurl import PackageURL

from clearweights.domain.asset import AssetKey, AssetKind, Hub


def purl_of(key: AssetKey, revision: str | None = None) -> str | None:
    """Return the purl of a model on the Hugging Face Hub, None for everything else."""
    if key.kind is not AssetKind.MODEL or key.hub is not Hub.HUGGINGFACE:
        return None
    publisher, _, name = key.id.rpartition("/")
    return PackageURL(
        type="huggingface", namespace=publisher or None, name=name, version=revision
    ).to_string()
