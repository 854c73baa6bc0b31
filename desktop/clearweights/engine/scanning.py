"""Reads each candidate file once and hands it to every scanner that asked for it."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from clearweights import __version__
from clearweights.datafiles import data_dir
from clearweights.domain.facts import Fact, Problem, Skipped
from clearweights.domain.text import text
from clearweights.engine.cache import FactCache, content_key
from clearweights.engine.content import HEAD_BYTES, digest_of, read_head
from clearweights.engine.pool import context, may_copy
from clearweights.engine.preview import Preview
from clearweights.engine.progress import Progress
from clearweights.engine.walk import Entry
from clearweights.safeio import UnreadableError, as_utf8, read_bytes, unheard_interrupts
from clearweights.scan import SCANNERS, SourceFile
from clearweights.scan.work import Job, prepare, problem, scan_jobs, start_process

_DATA = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".xml", ".ipynb"})
_TEXT = _DATA | {".py", ".md", ".rst", ".yaml", ".yml", ".toml", ".sh", ".js", ".ts", ".html"}
_POOL_FROM = 400
"""Fewer files than this are read faster than processes start."""

_COPIES_FROM = 60
"""The same where processes are copies of this one."""

_CHUNK = 40
_CHUNK_BYTES = 512 * 1024
"""A chunk is full when it has so many files or so many bytes: all processes end together."""

_HELD = 4 * 1024 * 1024
"""Bytes read ahead of the processes that parse: enough that none of them waits."""

_AHEAD = 32
"""Chunks a process has before it at most, however small their files are."""

_FIRST = 8
"""Files in the first chunk: somebody may be waiting for the first rows."""


@dataclass(slots=True)
class Scanned:
    """What all files together stated."""

    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    """By path; a file that states nothing is left out."""

    skipped: list[Skipped] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    """What stands for the content of each file read, empty for one that could not be read.

    Nothing where no cache is kept that would ask for it.
    """

    files_read: int = 0
    cancelled: bool = False

    def all_facts(self) -> Iterator[Fact]:
        """Yield the facts in the order of the paths."""
        for path in sorted(self.facts):
            yield from self.facts[path]


@cache
def scanners_version() -> str:
    """Return a word that changes whenever a scanner or its signatures could answer otherwise."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=8)
    code = Path(__file__).resolve().parents[1] / "scan"
    for folder in (code, data_dir("resources") / "signatures"):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".yaml")):
            info = path.stat()
            digest.update(f"{path.name}\0{info.st_size}\0{info.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def scan_files(
    root: Path,
    entries: Sequence[Entry],
    cache: FactCache,
    jobs: int,
    progress: Progress,
    *,
    preview: Preview | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Scanned:
    """Scan the files that some scanner wants, in the order of `entries`.

    `meanwhile` is called once while copies of this process have work, and not at all without
    them: where a window is open the first rows come first.
    """
    scanned = Scanned()
    wanted = _wanted(entries)
    chunks = list(_chunks(wanted))
    parallel = jobs > 1 and len(wanted) >= (_COPIES_FROM if may_copy() else _POOL_FROM)
    idle = meanwhile if may_copy() else None
    work = partial(_parallel, meanwhile=idle) if parallel else _serial
    version = scanners_version() if cache.works else ""
    done = 0
    for outcomes in work(root, chunks, jobs, cache, version):
        for outcome in outcomes:
            if outcome.content is not None and cache.works:
                scanned.digests[outcome.path] = outcome.content
            if outcome.facts:
                scanned.facts[outcome.path] = outcome.facts
            if outcome.skipped:
                scanned.skipped.append(outcome.skipped)
            else:
                scanned.files_read += 1
        cache.put({o.key: o.facts for o in outcomes if o.key and not o.cached})
        done += len(outcomes)
        progress.step(done, len(wanted), outcomes[-1].path if outcomes else "")
        if preview is not None:
            preview(scanned.all_facts(), scanned.files_read)
        if progress.cancelled():
            scanned.cancelled = True
            break
    return scanned


def _wanted(entries: Sequence[Entry]) -> _Chunk:
    """Return the files that some scanner wants, with those scanners; equal sets are kept once."""
    sets: dict[tuple[int, ...], tuple[int, ...]] = {}
    return [
        (entry, sets.setdefault(ids, ids)) for entry in entries if (ids := _wanted_by(entry.path))
    ]


@dataclass(frozen=True, slots=True)
class _Outcome:
    path: str
    facts: tuple[Fact, ...] = ()
    skipped: Skipped | None = None
    key: bytes | None = None
    cached: bool = False
    content: str | None = None
    """Digest of what was read; empty where nothing could be read."""


_Chunk = list[tuple[Entry, tuple[int, ...]]]
_Future: TypeAlias = "Future[list[tuple[Fact, ...]]]"
_Pending: TypeAlias = "tuple[list[_Outcome], list[_Read], _Future | None]"


def _chunks(wanted: _Chunk) -> Iterator[_Chunk]:
    chunk: _Chunk = []
    size, most = 0, _FIRST
    for item in wanted:
        chunk.append(item)
        size += min(item[0].size, HEAD_BYTES)
        if len(chunk) >= most or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size, most = [], 0, _CHUNK
    if chunk:
        yield chunk


def _serial(
    root: Path, chunks: list[_Chunk], jobs: int, cache: FactCache, version: str
) -> Iterator[list[_Outcome]]:
    del jobs
    for chunk in chunks:
        yield _scan_chunk(root, chunk, cache, version)


def _parallel(
    root: Path,
    chunks: list[_Chunk],
    jobs: int,
    cache: FactCache,
    version: str,
    *,
    meanwhile: Callable[[], None] | None,
) -> Iterator[list[_Outcome]]:
    """Read and look up here, parse in other processes: a file that kills one costs only itself."""
    pending: deque[_Pending] = deque()
    if may_copy():
        prepare(entry.path for chunk in chunks for entry, _ in chunk)
    with ProcessPoolExecutor(jobs, mp_context=context(), initializer=start_process) as pool:
        try:
            for chunk in chunks:
                known, rest = _look_up(root, chunk, cache, version)
                pending.append((known, rest, _submit(pool, rest)))
                full = len(pending) > jobs * _AHEAD
                full = full or (len(pending) > jobs * 3 and _held(pending) > _HELD)
                if full and meanwhile is not None:
                    meanwhile()
                    meanwhile = None
                while pending and (full or _is_done(pending[0])):
                    yield _collect(*pending.popleft())
                    full = False
            if meanwhile is not None:
                meanwhile()
            while pending:
                yield _collect(*pending.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _held(pending: Iterable[_Pending]) -> int:
    """Return the bytes of the files that wait for an answer."""
    return sum(len(read.file.data) for _, rest, _ in pending for read in rest)


def _is_done(pending: _Pending) -> bool:
    future = pending[2]
    return future is None or future.done()


def _submit(pool: ProcessPoolExecutor, rest: list[_Read]) -> _Future | None:
    if not rest:
        return None
    try:
        with unheard_interrupts():  # the first job starts the processes
            return pool.submit(scan_jobs, [r.job for r in rest])
    except BrokenProcessPool:
        return None


def _collect(known: list[_Outcome], rest: list[_Read], future: _Future | None) -> list[_Outcome]:
    try:
        fresh = future.result() if future else [_alone(item) for item in rest]
    except BrokenProcessPool:
        fresh = [_alone(item) for item in rest]
    return _together(known, rest, fresh)


def _together(
    known: list[_Outcome], rest: list[_Read], fresh: Sequence[tuple[Fact, ...]]
) -> list[_Outcome]:
    new = (
        _Outcome(r.file.path, f, key=r.key, content=r.content)
        for r, f in zip(rest, fresh, strict=True)
    )
    return sorted((*known, *new), key=lambda o: o.path)


@dataclass(frozen=True, slots=True)
class _Read:
    file: SourceFile
    scanners: tuple[int, ...]
    key: bytes
    content: str

    @property
    def job(self) -> Job:
        return self.file, self.scanners


def _scan_chunk(root: Path, chunk: _Chunk, cache: FactCache, version: str) -> list[_Outcome]:
    known, rest = _look_up(root, chunk, cache, version)
    return _together(known, rest, scan_jobs([r.job for r in rest]))


def _look_up(
    root: Path, chunk: _Chunk, cache: FactCache, version: str
) -> tuple[list[_Outcome], list[_Read]]:
    """Read a chunk of files; split them into answers and work."""
    outcomes: list[_Outcome] = []
    reads: list[_Read] = []
    for entry, ids in chunk:
        suffix = os.path.splitext(entry.path)[1].lower()  # noqa: PTH122 (hot path)
        if entry.size > HEAD_BYTES and suffix in _DATA:
            why = text("data file larger than {size} MiB, not searched", size=HEAD_BYTES >> 20)
            outcomes.append(_Outcome(entry.path, skipped=Skipped(path=entry.path, why=why)))
            continue
        try:
            if entry.size > HEAD_BYTES and suffix not in _TEXT:
                data = read_head(entry.below(root), HEAD_BYTES)
            else:
                data = read_bytes(entry.below(root), HEAD_BYTES)
        except UnreadableError as e:
            facts = (problem(entry.path, "read", e),)
            outcomes.append(_Outcome(entry.path, facts=facts, content=""))
            continue
        content = digest_of(data) if cache.works else ""
        plain = as_utf8(data)
        worth = tuple(i for i in ids if SCANNERS[i].worth_parsing(plain))
        if worth:
            file = SourceFile(entry.path, plain, entry.size if plain is data else len(plain))
            reads.append(_Read(file, worth, content_key(version, entry.path, content), content))
        else:
            outcomes.append(_Outcome(entry.path, content=content))
    known = cache.get([r.key for r in reads])
    outcomes.extend(
        _Outcome(r.file.path, known[r.key], key=r.key, cached=True, content=r.content)
        for r in reads
        if r.key in known
    )
    return outcomes, [r for r in reads if r.key not in known]


def _alone(read: _Read) -> tuple[Fact, ...]:
    """Scan one file in a process of its own, after a shared one died."""
    with ProcessPoolExecutor(1, mp_context=context()) as pool:
        try:
            return pool.submit(scan_jobs, [read.job]).result()[0]
        except BrokenProcessPool:
            message = text("Could not be read: the file made its reader fail")
            return (Problem(path=read.file.path, step="scan", message=message),)


def _wanted_by(path: str) -> tuple[int, ...]:
    name = path.rpartition("/")[2].lower()
    suffix = os.path.splitext(name)[1]  # noqa: PTH122 (hot path)
    return tuple(i for i, scanner in enumerate(SCANNERS) if scanner.wants(path, name, suffix))
