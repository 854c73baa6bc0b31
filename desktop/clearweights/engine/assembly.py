"""From a listing to an inspection: scanning, resolving, lineage, and what duties leave behind."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from clearweights import rules
from clearweights.domain.asset import AssetKey, Provider, Reference, Strength
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
from clearweights.domain.result import Asset, Inspection, LicenseFile, ReadStatement
from clearweights.domain.use import Declaration
from clearweights.engine.cache import FactCache
from clearweights.engine.content import digest_of, read
from clearweights.engine.documents import scan_addresses, scan_documents
from clearweights.engine.license_files import recognize
from clearweights.engine.online import is_address, open_look_up
from clearweights.engine.options import Options
from clearweights.engine.preview import Preview
from clearweights.engine.progress import Progress
from clearweights.engine.prose import read_prose
from clearweights.engine.recall import Recall
from clearweights.engine.scanning import Scanned, scan_files
from clearweights.engine.signs import find_signs, is_searched
from clearweights.engine.walk import Listing
from clearweights.knowledge import Knowledge
from clearweights.lineage.build import Lineage, build
from clearweights.resolve.assets import resolve_assets, upstream_asset
from clearweights.resolve.ready import get_ready
from clearweights.resolve.spelling import as_written
from clearweights.safeio import UnreadableError
from clearweights.scan import link


def assemble(
    root: Path,
    listing: Listing,
    declaration: Declaration,
    options: Options,
    *,
    knowledge: Knowledge,
    cache: FactCache,
    progress: Progress,
    preview: Preview | None,
    recall: Recall | None,
) -> Inspection:
    """Read the files listed and put together what they say; `recall` is told for another time."""
    scanned = scan_files(
        root, listing.entries, cache, _jobs(options), progress,
        preview=preview, meanwhile=partial(get_ready, knowledge),
    )  # fmt: skip
    ground = _Ground(
        root=root, knowledge=knowledge, declaration=declaration, listing=listing, scanned=scanned
    )
    added = (
        *scan_documents(options.documents),
        *scan_addresses(options.addresses),
        *read_prose(declaration),
    )
    facts = (*link(scanned.all_facts()), *added)
    scanned.facts.clear()  # what only links files is as large as all that comes
    inspection = _assemble(ground, facts, options)
    if recall is not None:
        recall.keep(inspection, {**_searched(ground), **scanned.digests})
    return inspection


def _jobs(options: Options) -> int:
    return options.jobs or min(os.cpu_count() or 1, 8)


def _searched(ground: _Ground) -> dict[str, str]:
    """Return the digests of files that were only searched for words."""
    found: dict[str, str] = {}
    for entry in ground.listing.entries:
        if entry.path not in ground.scanned.digests and is_searched(entry):
            try:
                found[entry.path] = digest_of(read(entry.below(ground.root), entry.size))
            except UnreadableError:
                found[entry.path] = ""
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What an inspection rests on, besides the facts."""

    root: Path
    knowledge: Knowledge
    declaration: Declaration
    listing: Listing
    scanned: Scanned


def _assemble(ground: _Ground, facts: Sequence[Fact], options: Options) -> Inspection:
    texts = [f for f in facts if isinstance(f, LicenseText)]
    files = recognize(texts, ground.knowledge)
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
        signs=find_signs(ground.root, readable, words, evidence, jobs=_jobs(options)),
        choices=tuple(sorted(f for f in facts if isinstance(f, RunTimeChoice))),
        problems=tuple(sorted({*ground.listing.problems, *read_problems})),
        skipped=tuple(sorted({*ground.listing.skipped, *ground.scanned.skipped})),
        declaration=ground.declaration,
        files_read=ground.scanned.files_read,
        cancelled=ground.scanned.cancelled,
        contacted=look_up.contacted,
    )


def _resolved(
    ground: _Ground, facts: Sequence[Fact], files: Sequence[tuple[LicenseFile, Component]]
) -> tuple[tuple[ReadStatement, ...], Lineage]:
    """Return the statements of the project, and the assets with everything said about them."""
    knowledge, declaration = ground.knowledge, ground.declaration
    resolved = resolve_assets(
        (f for f in facts if isinstance(f, Reference)),
        [f for f in facts if isinstance(f, LicenseStatement)],
        files,
        declaration,
        knowledge,
        paths=[entry.path for entry in ground.listing.entries],
    )
    elsewhere = [s for s in resolved.statements if is_address(s.statement.place.path)]
    about: dict[str, list[ReadStatement]] = defaultdict(list)
    for each in elsewhere:
        about[(each.statement.asset or "").lower()].append(each)

    def upstream(key: AssetKey, knowledge: Knowledge, provider: Provider | None) -> Asset:
        return upstream_asset(key, knowledge, provider, about[key.id.lower()])

    origins = ordered(f for f in facts if isinstance(f, LineageStatement))
    graph = build(resolved.assets, origins, declaration, knowledge, upstream=upstream)
    own = (s for s in resolved.statements if not is_address(s.statement.place.path))
    return tuple(own), graph


def _in_play(asset: Asset) -> bool:
    return asset.strength is Strength.USED or asset.upstream
