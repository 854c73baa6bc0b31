"""From a folder to an `Inspection`: everything that does not depend on the use."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clearweights import lineage, review, rules
from clearweights.domain.asset import AssetKey, Provider, Reference, Strength
from clearweights.domain.decision import Decision
from clearweights.domain.facts import (
    Component,
    Fact,
    LicenseStatement,
    LicenseText,
    LineageStatement,
    Problem,
    RunTimeChoice,
)
from clearweights.domain.order import ordered
from clearweights.domain.policy import Policy
from clearweights.domain.result import Asset, Inspection, LicenseFile, ReadStatement
from clearweights.domain.text import text
from clearweights.domain.use import Declaration
from clearweights.engine import declaration as declarations
from clearweights.engine import policy as policies
from clearweights.engine.cache import FactCache, cache_path
from clearweights.engine.documents import Document, scan_addresses, scan_documents
from clearweights.engine.ignored import ignored_by_git
from clearweights.engine.license_files import recognise
from clearweights.engine.online import is_address, open_look_up
from clearweights.engine.preview import Preview
from clearweights.engine.progress import NoProgress, Progress
from clearweights.engine.prose import read_prose
from clearweights.engine.scanning import Scanned, scan_files
from clearweights.engine.signs import find_signs
from clearweights.engine.walk import Entry, Listing, list_files
from clearweights.errors import DeclarationError, ProjectNotReadableError
from clearweights.knowledge import Knowledge, load_knowledge
from clearweights.resolve.assets import resolve_assets, upstream_asset
from clearweights.resolve.spelling import as_written
from clearweights.review.register import RegisterError
from clearweights.scan import link

__all__ = ["Document", "Options", "inspect", "knowledge_for"]

_OWN_FILES = frozenset({declarations.FILE_NAME, review.FILE_NAME, policies.FILE_NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to inspect; the defaults are what the window and the command line start with."""

    use_file: Path | None = None
    """A file in the form of `clearweights.yaml` to take instead of the project's."""

    policy_file: Path | None = None
    """The policy of the house, instead of the project's `clearweights.policy.yaml`."""

    lenient: bool = False
    """Make a policy that cannot be read a problem of the result instead of an error."""

    register_file: Path | None = None
    """A second decision register, for a project whose folder may not be written to."""

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
    scanned = _scan(root, listing.entries, options, progress, preview)
    decisions, register_problems = _decisions(root, options)
    policy, policy_problems = _policy(root, options)
    knowledge = knowledge_for(options.knowledge_dirs)
    ground = _Ground(
        root=root,
        knowledge=knowledge,
        declaration=declaration,
        policy=policy,
        decisions=decisions,
        listing=listing,
        scanned=scanned,
        problems=(*register_problems, *policy_problems, *knowledge.problems),
    )
    added = (
        *scan_documents(options.documents),
        *scan_addresses(options.addresses),
        *read_prose(declaration),
    )
    return _assemble(ground, (*link(scanned.all_facts()), *added), options)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What an inspection rests on, besides the facts."""

    root: Path
    knowledge: Knowledge
    declaration: Declaration
    policy: Policy | None
    decisions: tuple[Decision, ...]
    listing: Listing
    scanned: Scanned
    problems: tuple[Problem, ...]


def _assemble(ground: _Ground, facts: Sequence[Fact], options: Options) -> Inspection:
    texts = [f for f in facts if isinstance(f, LicenseText)]
    files = recognise(texts, ground.knowledge)
    with open_look_up(options.online, options.caches) as look_up:
        while True:
            told = (*facts, *look_up.facts)
            statements, graph = _resolved(ground, told, files)
            if not look_up.ask({a.key: a.revision for a in graph.assets if _in_play(a)}):
                break
    assets, edges = as_written(graph.assets, graph.edges)
    words = rules.words_to_look_for(assets, ground.knowledge)
    evidence = rules.evidence_to_look_for(assets, ground.knowledge)
    copies = frozenset(f.path for f, _ in files if f.match != "unknown")
    readable = [e for e in ground.listing.entries if e.path not in copies]
    read_problems = (f for f in told if isinstance(f, Problem))
    return Inspection(
        root=ground.root.name,
        assets=assets,
        edges=edges,
        statements=statements,
        license_files=tuple(file for file, _ in files),
        signs=find_signs(ground.root, readable, words, evidence),
        choices=tuple(sorted(f for f in facts if isinstance(f, RunTimeChoice))),
        problems=tuple(sorted({*ground.listing.problems, *read_problems, *ground.problems})),
        skipped=tuple(sorted({*ground.listing.skipped, *ground.scanned.skipped})),
        ignored=_ignored(ground, assets),
        declaration=ground.declaration,
        policy=ground.policy,
        decisions=ground.decisions,
        files_read=ground.scanned.files_read,
        cancelled=ground.scanned.cancelled,
        contacted=look_up.contacted,
    )


def _resolved(
    ground: _Ground, facts: Sequence[Fact], files: Sequence[tuple[LicenseFile, Component]]
) -> tuple[tuple[ReadStatement, ...], lineage.Lineage]:
    """Return the statements of the project, and the assets with everything said about them."""
    knowledge, declaration = ground.knowledge, ground.declaration
    resolved = resolve_assets(
        (f for f in facts if isinstance(f, Reference)),
        [f for f in facts if isinstance(f, LicenseStatement)],
        files,
        declaration,
        knowledge,
    )
    elsewhere = [s for s in resolved.statements if is_address(s.statement.place.path)]
    about: dict[str, list[ReadStatement]] = defaultdict(list)
    for each in elsewhere:
        about[(each.statement.asset or "").lower()].append(each)

    def upstream(key: AssetKey, knowledge: Knowledge, provider: Provider | None) -> Asset:
        return upstream_asset(key, knowledge, provider, about[key.id.lower()])

    origins = ordered(f for f in facts if isinstance(f, LineageStatement))
    graph = lineage.build(resolved.assets, origins, declaration, knowledge, upstream=upstream)
    own = (s for s in resolved.statements if not is_address(s.statement.place.path))
    return tuple(own), graph


def _ignored(ground: _Ground, assets: Sequence[Asset]) -> tuple[str, ...]:
    paths = {r.place.path for a in assets for r in a.references}
    return ignored_by_git(ground.root, paths, frozenset(e.path for e in ground.listing.entries))


def _in_play(asset: Asset) -> bool:
    return asset.strength is Strength.USED or asset.upstream


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
        message = text("The policy could not be read: {why}", why=str(e))
        return None, (Problem(path=name, step="policy", message=message),)


def _own(root: Path, name: str) -> Path | None:
    """Return a file that people wrote for us, None where there is none.

    Raises `DeclarationError` for a link out of the folder: a project decides for itself alone.
    """
    path = root / name
    if not os.path.lexists(path):
        return None
    if not Path(os.path.realpath(path)).is_relative_to(root):
        raise DeclarationError(name, 0, "it is a link that leads out of the project")
    return path


def _decisions(root: Path, options: Options) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    found: dict[str, Decision] = {}
    problems = []
    for path in (root / review.FILE_NAME, *filter(None, (options.register_file,))):
        try:
            known = _own(root, path.name) if path.parent == root else path
            found |= {decision.id: decision for decision in (review.load(known) if known else ())}
        except (RegisterError, DeclarationError) as e:
            message = text("Earlier decisions could not be read: {why}", why=str(e))
            problems.append(Problem(path=review.FILE_NAME, step="decisions", message=message))
    return tuple(found[id_] for id_ in sorted(found)), tuple(problems)


def _scan(
    root: Path,
    entries: Sequence[Entry],
    options: Options,
    progress: Progress,
    preview: Preview | None,
) -> Scanned:
    jobs = options.jobs or min(os.cpu_count() or 1, 8)
    with FactCache(cache_path() if options.cache else None) as cache_:
        return scan_files(root, entries, cache_, jobs, progress, preview=preview)
