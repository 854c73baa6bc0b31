"""From a folder to an `Inspection`: everything that does not depend on the use."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from clearweights import review
from clearweights.domain.decision import Decision
from clearweights.domain.facts import Problem
from clearweights.domain.policy import Policy
from clearweights.domain.result import Asset, Inspection
from clearweights.domain.said import said
from clearweights.domain.text import text
from clearweights.domain.use import Declaration
from clearweights.engine import declaration as declarations
from clearweights.engine import policy as policies
from clearweights.engine.cache import FactCache, cache_path
from clearweights.engine.commit import head_commit
from clearweights.engine.ignored import ignored_by_git
from clearweights.engine.options import Options
from clearweights.engine.preview import Preview
from clearweights.engine.progress import NoProgress, Progress
from clearweights.engine.recall import Recall
from clearweights.engine.walk import Listing, list_files
from clearweights.errors import DeclarationError, ProjectNotReadableError
from clearweights.knowledge import Knowledge, load_knowledge
from clearweights.review import registers
from clearweights.review.register import RegisterError

__all__ = ["Options", "inspect", "knowledge_for"]

_OWN_FILES = frozenset({declarations.FILE_NAME, review.FILE_NAME, policies.FILE_NAME})


@cache
def knowledge_for(dirs: tuple[Path, ...] = ()) -> Knowledge:
    """Return the shipped knowledge and that of the given folders; read once."""
    return load_knowledge(dirs)


def inspect(
    root: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    preview: Preview | None = None,
) -> Inspection:
    """Inspect the project under `root`; `preview` is told on the way what was found so far.

    Raises `ProjectNotReadableError` and `DeclarationError`; everything else that goes wrong is
    a `Problem` in the result. When `progress` asks to stop, what was found so far is kept.
    """
    options = options or Options()
    progress = progress or NoProgress()
    if not root.is_dir() or not os.access(root, os.R_OK | os.X_OK):
        raise ProjectNotReadableError(root)
    root = root.resolve()
    declaration = _declaration(root, options)
    listing = list_files(root)
    listing.entries = [e for e in listing.entries if e.path not in _OWN_FILES]
    with FactCache(cache_path() if options.cache else None) as cache_:
        recall = _recall(root, listing, options, cache_)
        inspection = recall.known() if recall is not None else None
        if inspection is None:
            from clearweights.engine.assembly import assemble  # noqa: PLC0415 (loads scanners)

            knowledge = knowledge_for(options.knowledge_dirs)
            inspection = assemble(
                root, listing, declaration, options, knowledge=knowledge,
                cache=cache_, progress=progress, preview=preview, recall=recall,
            )  # fmt: skip
    ignored = _ignored(root, listing, inspection.assets)
    commit = head_commit(root)
    inspection = replace(inspection, declaration=declaration, ignored=ignored, commit=commit)
    return _with_decisions(inspection, root, options)


def _recall(root: Path, listing: Listing, options: Options, cache_: FactCache) -> Recall | None:
    """Return the memory of the folder; None where more than its files and the program counts."""
    outside = (
        options.online or options.caches or options.documents or options.addresses
        or options.knowledge_dirs
    )  # fmt: skip
    if outside or not cache_.works:
        return None
    own = options.use_file or _own(root, declarations.FILE_NAME)
    said = own.read_bytes() if own else b""
    return Recall(cache=cache_, root=root, listing=listing, said=said)


def _ignored(root: Path, listing: Listing, assets: Iterable[Asset]) -> tuple[str, ...]:
    paths = {r.place.path for a in assets for r in a.references}
    return ignored_by_git(root, paths, frozenset(e.path for e in listing.entries))


def _with_decisions(inspection: Inspection, root: Path, options: Options) -> Inspection:
    decisions, register_problems = _decisions(root)
    policy, policy_problems = _policy(root, options)
    own = knowledge_for(options.knowledge_dirs).problems if options.knowledge_dirs else ()
    problems = {*inspection.problems, *register_problems, *policy_problems, *own}
    return replace(inspection, policy=policy, decisions=decisions, problems=tuple(sorted(problems)))


def _declaration(root: Path, options: Options) -> Declaration:
    if options.use_file is not None:
        return declarations.read_declaration(options.use_file, options.use_file.name)
    own = _own(root, declarations.FILE_NAME)
    return declarations.read_declaration(own) if own else Declaration()


def _policy(root: Path, options: Options) -> tuple[Policy | None, tuple[Problem, ...]]:
    name = policies.FILE_NAME
    try:
        path = options.policy_file or _own(root, name)
        name = path.name if path else name
        return (policies.read_policy(path, name) if path else None), ()
    except DeclarationError as e:
        if not options.lenient:
            raise
        message = text("The policy could not be read: {why}", why=said(e))
        return None, (Problem(path=name, step="policy", message=message),)


def _own(root: Path, name: str) -> Path | None:
    """Return a file that people wrote for us, None where there is none.

    Raises `DeclarationError` for a link out of the folder: a project decides for itself alone.
    """
    path = root / name
    if not os.path.lexists(path):
        return None
    if not Path(os.path.realpath(path)).is_relative_to(root):
        raise DeclarationError(name, 0, text("it is a link that leads out of the project"))
    return path


def _decisions(root: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    found: dict[str, Decision] = {}
    problems = []
    for path in (root / review.FILE_NAME, registers.elsewhere(root)):
        try:
            known = _own(root, path.name) if path.parent == root else path
            found |= {decision.id: decision for decision in (review.load(known) if known else ())}
        except (RegisterError, DeclarationError) as e:
            message = text("Earlier decisions could not be read: {why}", why=said(e))
            problems.append(Problem(path=review.FILE_NAME, step="decisions", message=message))
    return tuple(found[id_] for id_ in sorted(found)), tuple(problems)
