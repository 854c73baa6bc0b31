"""How to inspect a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clearweights.domain.asset import AssetKey


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """A file handed in by a person, perhaps about one asset."""

    path: Path
    asset: AssetKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to inspect; the defaults are what the window and the command line start with."""

    use_file: Path | None = None
    """A file in the form of `clearweights.yaml` to take instead of the project's."""

    policy_file: Path | None = None
    """The policy of the house, instead of the project's `clearweights.policy.yaml`."""

    lenient: bool = False
    """Make a policy that cannot be read a problem of the result instead of an error."""

    online: bool = False
    """Ask the hub; the caches of this computer are then read first."""

    caches: bool = False
    """Read the caches that other programs keep on this computer, without going online."""

    jobs: int | None = None
    cache: bool = True
    knowledge_dirs: tuple[Path, ...] = ()
    documents: tuple[Document, ...] = ()
    addresses: tuple[str, ...] = ()
    """Addresses of models and datasets that somebody noted; looked up only with `online`."""
