"""Where decisions are kept: in the project, or beside it where its folder may not be written to."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import platformdirs

from clearweights.domain.decision import Decision
from clearweights.errors import ClearweightsError
from clearweights.review import register

_LOCKED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def elsewhere(root: Path) -> Path:
    """Return the register of this computer for a project that may not be written to."""
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]
    return _base() / f"{root.resolve().name}-{name}" / register.FILE_NAME


def _base() -> Path:
    return Path(platformdirs.user_data_dir("clearweights", False)) / "decisions"


def load(root: Path) -> tuple[Decision, ...]:
    """Return the decisions about a project, wherever they lie. Raises `RegisterError`."""
    own, other = register.load(root / register.FILE_NAME), register.load(elsewhere(root))
    known = {decision.id for decision in own}
    every = (*own, *(d for d in other if d.id not in known))
    return tuple(sorted(every, key=lambda d: d.id))


def decide(root: Path, decision: Decision) -> tuple[Decision, ...]:
    """Add a decision and return all. Raises `RegisterError`."""
    try:
        register.append(root / register.FILE_NAME, decision)
    except ClearweightsError as e:
        if not _is_locked(e):
            raise
        path = elsewhere(root)
        path.parent.mkdir(parents=True, exist_ok=True)
        register.append(path, decision)
    return load(root)


def retract(root: Path, decision: Decision) -> tuple[Decision, ...]:
    """Take back a decision of this session and return the rest. Raises `RegisterError`."""
    path = elsewhere(root)
    if not any(d.id == decision.id for d in register.load(path)):
        path = root / register.FILE_NAME
    register.retract(path, decision.id)
    return load(root)


def _is_locked(error: ClearweightsError) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in _LOCKED
