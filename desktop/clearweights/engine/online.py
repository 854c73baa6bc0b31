"""Looks assets up on the hub and turns its answers into facts, until the lineage is closed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import platformdirs

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Place, Reference, Relation
from clearweights.domain.facts import (
    Fact,
    LicenseStatement,
    LineageStatement,
    Problem,
    StatementSource,
)
from clearweights.domain.text import text
from clearweights.hub import Answer, Trouble, settings_from_environment
from clearweights.hub.cache import AnswerCache
from clearweights.hub.local import PREFIX, LocalFile, local_files
from clearweights.resolve.identify import identify
from clearweights.safeio import Mapping, UnreadableError, parse_json
from clearweights.safeio.nodes import scalars
from clearweights.scan import SourceFile
from clearweights.scan.artifacts import SCANNERS as ARTIFACT_SCANNERS
from clearweights.scan.cards import SCANNERS as CARD_SCANNERS
from clearweights.scan.work import scan_file

if TYPE_CHECKING:
    from clearweights.hub.client import HubClient

MOST = 400
"""Assets asked for in one inspection."""

_LICENSE_FILE = re.compile(r"^(licen[cs]e|copying|use_policy)[^/]*$", re.IGNORECASE)
_IDS = {
    Hub.HUGGINGFACE: re.compile(r"[\w.-]+(/[\w.-]+)?", re.ASCII),
    Hub.OLLAMA: re.compile(r"[\w.-]+(/[\w.-]+)?(:[\w.-]+)?", re.ASCII),
}
_REVISION = re.compile(r"\w[\w./-]{0,199}", re.ASCII)
Wanted: TypeAlias = "dict[AssetKey, str | None]"
"""Assets, each with the revision that the project pins."""

_RELATIONS = {
    "finetune": Relation.FINE_TUNED_FROM,
    "adapter": Relation.ADAPTER_OF,
    "merge": Relation.MERGED_FROM,
    "quantized": Relation.QUANTIZED_FROM,
}


@dataclass(slots=True)
class LookUp:
    """Questions to the caches of this computer and to the hub; remembers what was asked.

    Without a client the hub is not asked, and without `caches` neither are they.
    """

    client: HubClient | None
    caches: bool = False
    asked: set[AssetKey] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)

    def ask(self, wanted: Wanted) -> bool:
        """Ask for those not asked for yet, each at the revision that the project pins, if any.

        Says whether anything new was learned.
        """
        before = len(self.facts)
        if not self.client and not self.caches:
            return False
        for key, revision in sorted(wanted.items(), key=itemgetter(0)):
            if key in self.asked or not _askable(key):
                continue
            self.asked.add(key)
            if revision and not _is_revision(revision):
                self.facts.append(_unnamed(key))
                continue
            if self.caches:
                self.facts.extend(_kept(key, revision))
            if self.client and key.hub is Hub.HUGGINGFACE:
                self.facts.extend(self._hub(self.client, key, revision))
        return len(self.facts) > before

    def _hub(self, client: HubClient, key: AssetKey, revision: str | None) -> Iterable[Fact]:
        if len(self.asked) <= MOST:
            return _look_up(client, key, revision)
        message = text("Not looked up: more than {n} assets", n=MOST)
        return (Problem(path=key.id, step="hub", message=message),)

    @property
    def contacted(self) -> tuple[str, ...]:
        """The hosts that were really contacted."""
        return tuple(sorted(self.client.contacted)) if self.client else ()


@contextmanager
def open_look_up(online: bool, caches: bool) -> Iterator[LookUp]:
    """Open the way to the hub if `online`, and if the environment does not forbid it.

    The caches of this computer are read first, if `caches` or `online` allow it.
    """
    settings = settings_from_environment(os.environ, Path.home())
    if not online:
        yield LookUp(None, caches)
    elif settings.refused:
        message = text("Not looked up: {why}", why=settings.refused)
        yield LookUp(None, True, facts=[Problem(path=".", step="hub", message=message)])
    else:
        from clearweights.hub.client import HubClient  # noqa: PLC0415 (network libraries)

        folder = Path(platformdirs.user_cache_dir("clearweights", appauthor=False))
        with HubClient(settings, AnswerCache(folder / "hub.sqlite3")) as client:
            yield LookUp(client, True)


def is_address(path: str) -> bool:
    """Say whether a place is on the hub or in a cache, and not in the project."""
    return path.startswith(("https://", "http://", PREFIX))


def _askable(key: AssetKey) -> bool:
    form = _IDS.get(key.hub)
    if form is None or key.kind is AssetKind.SERVICE or not form.fullmatch(key.id):
        return False
    return not any(part.strip(".") == "" for part in key.id.split("/"))


def _is_revision(name: str) -> bool:
    return _REVISION.fullmatch(name) is not None and ".." not in name


def _unnamed(key: AssetKey) -> Problem:
    message = text("Not looked up: the revision named is none that the hub could have")
    return Problem(path=key.id, step="hub", message=message)


def _look_up(client: HubClient, key: AssetKey, revision: str | None) -> Iterator[Fact]:
    answer = client.info(key.kind, key.id, revision)
    if isinstance(answer, Trouble):
        yield _problem(key, answer)
        return
    if answer.stale:
        yield _aged(key, answer)
    try:
        root = parse_json(answer.body.decode("utf-8"))
    except (UnreadableError, UnicodeDecodeError):
        root = None
    if not isinstance(root, Mapping) or not root.text("id"):
        yield _problem(key, Trouble(answer.url, text("the hub's answer could not be read")))
        return
    yield from _stated(key, root, Place(path=answer.url, excerpt=f"sha256:{answer.sha256}"))
    yield from _files(client, key, root, revision)


def _kept(key: AssetKey, revision: str | None) -> Iterator[Fact]:
    for file in local_files(key, os.environ, Path.home(), revision):
        answer = Answer(file.path, file.data, file.sha256, "")
        if file.name == "README.md":
            tag = Place(path=file.path, line=1, excerpt=f"sha256:{file.sha256}")
            yield from _card(key, answer, tag)
        elif file.name.endswith(".gguf"):
            yield from _weights(key, file)
        else:
            yield from _license(key, answer)


def _weights(key: AssetKey, file: LocalFile) -> Iterator[Fact]:
    source = SourceFile(file.name, file.data, len(file.data) + 1)
    scanners = [s for s in ARTIFACT_SCANNERS if s.wants(file.name, file.name.lower(), ".gguf")]
    for fact in scan_file(source, scanners):
        if isinstance(fact, LicenseStatement):
            place = replace(fact.place, path=file.path)
            yield replace(fact, place=place, asset=key.id, kind=key.kind)


def _stated(key: AssetKey, root: Mapping, place: Place) -> Iterator[Fact]:
    card = root.get("cardData")
    if not isinstance(card, Mapping):
        return
    raw = " OR ".join(s.value for s in scalars(card.get("license")))
    if raw:
        yield LicenseStatement(
            place=place, source=StatementSource.HUB, raw=raw, asset=key.id, kind=key.kind,
            name=card.text("license_name"), link=card.text("license_link"),
        )  # fmt: skip
    relation = _RELATIONS.get(card.text("base_model_relation") or "", Relation.DERIVED_FROM)
    parents = [(s.value, AssetKind.MODEL, relation) for s in scalars(card.get("base_model"))]
    trained = Relation.TRAINED_ON if key.kind is AssetKind.MODEL else Relation.DERIVED_FROM
    for field_name in ("datasets", "source_datasets"):
        parents += [(s.value, AssetKind.DATASET, trained) for s in scalars(card.get(field_name))]
    for name, kind, how in parents:
        if kind is AssetKind.MODEL or "/" in name:
            yield LineageStatement(
                place=place, relation=how, parent=name, parent_kind=kind, child=key.id,
                child_kind=key.kind,
            )  # fmt: skip


def _files(client: HubClient, key: AssetKey, root: Mapping, asked: str | None) -> Iterator[Fact]:
    said = root.text("sha") or ""
    revision = said if _is_revision(said) else asked or "main"
    siblings = root.get("siblings")
    names = [
        name
        for item in getattr(siblings, "items", ())
        if isinstance(item, Mapping) and (name := item.text("rfilename"))
    ]
    licenses = sorted(n for n in names if _LICENSE_FILE.match(n))[:3]
    for name in [*(["README.md"] if "README.md" in names else []), *licenses]:
        answer = client.file(key.kind, key.id, revision, name)
        if isinstance(answer, Trouble):
            yield _problem(key, answer)
        elif name == "README.md":
            yield from _card(key, answer)
        else:
            yield from _license(key, answer)


def _license(key: AssetKey, answer: Answer) -> Iterator[Fact]:
    place = Place(path=answer.url, excerpt=f"sha256:{answer.sha256}")
    for match in identify(answer.body.decode("utf-8", "replace")):
        if match.expression and match.match in ("identical", "names-filled"):
            yield LicenseStatement(
                place=place, source=StatementSource.FILE, raw=match.expression, asset=key.id,
                kind=key.kind,
            )  # fmt: skip


def _card(key: AssetKey, answer: Answer, tag: Place | None = None) -> Iterator[Fact]:
    """Yield what a card says; its tag only where the hub has not given it already."""
    facts = scan_file(SourceFile("README.md", answer.body), CARD_SCANNERS)
    own = {None, *(f.id for f in facts if isinstance(f, Reference) and f.output)}
    for fact in facts:
        if isinstance(fact, LineageStatement) and fact.child in own:
            place = replace(fact.place, path=answer.url)
            yield replace(fact, place=place, child=key.id, child_kind=key.kind)
        elif isinstance(fact, LicenseStatement) and fact.asset in own:
            place = replace(fact.place, path=answer.url)
            if fact.source is not StatementSource.TAG:
                yield replace(fact, place=place, asset=key.id, kind=key.kind)
            elif tag:
                yield replace(fact, place=tag, asset=key.id, kind=key.kind)


def _problem(key: AssetKey, trouble: Trouble) -> Problem:
    message = text("Not looked up ({url}): {why}", url=trouble.url, why=trouble.why)
    return Problem(path=key.id, step="hub", message=message)


def _aged(key: AssetKey, answer: Answer) -> Problem:
    message = text(
        "Not asked again ({why}); the copy of {day} was used",
        why=answer.stale or text("offline"), day=answer.fetched_at,
    )  # fmt: skip
    return Problem(path=key.id, step="hub", message=message)
