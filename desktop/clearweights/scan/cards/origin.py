"""Sentences about origin: generated with, trained on, fine-tuned from, distilled from."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Provider, Relation
from clearweights.domain.facts import Component
from clearweights.safeio import Mapping, Sequence, parse_yaml
from clearweights.safeio.nodes import scalars
from clearweights.scan.cards.document import Document, DocumentKind, hub_id
from clearweights.scan.cards.markdown import Link, Sentence
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.subjects import last_clause
from clearweights.scan.cards.vocabulary import vocabulary

_DATA_SUFFIX = (".json", ".jsonl", ".csv", ".tsv", ".parquet", ".arrow", ".json.gz", ".jsonl.gz")
_DATA_WORDS = re.compile(
    r"\b(?:data|dataset|corpus|examples|instances|instructions?|annotations?|records)\b",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"\b(?:contains?|releas\w+|provid\w+|publish\w*|is|are|includes?|open-sourc\w+|located|upload\w*"
    r"|available|host\w*|shar\w+)\b",
    re.IGNORECASE,
)
_TRAINING = re.compile(r"\b(?:us(?:e|ed|ing)|for)\b[^.]{0,40}\b(?:fine-?tun|train)", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:our|we)\b[^.]{0,80}\b(?:releas|publish|open-sourc|upload|host)", re.IGNORECASE
)
_WE_USED = re.compile(r"\b(?:we|our|was|were|i)\b", re.IGNORECASE)
_IT = re.compile(
    r"\W*(?:(?:we|it|they|these|il|elle|nous)(?: (?:also|further))?|an?|the"
    r"|(?:(?:the|all|some|these|our) )?(?:samples|examples|questions|instances|images|texts|prompts"
    r"|instructions|sentences|documents|records|pairs)(?: (?:are|were|is|was))?)\W*$",
    re.IGNORECASE,
)
"""What stands for the document's own subject before a verb: "It includes …", "A mix of …"."""

_IMPERATIVE = re.compile(
    r"^\W*(?:use|run|see|for|to|try|download|first|then|here|how|example|start|install|follow|get|check|let)\b",
    re.IGNORECASE,
)
_TUTORIALS = re.compile(
    r"^(?:examples?|tutorials?|docs?|scripts?|tools?|benchmarks?|recipes?|notebooks?|cookbooks?"
    r"|samples?|demos?)/",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:located|released)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s(?=\s)")
_CODE_ID = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
_TAIL = re.compile(r"\s+(?:models?|dataset|corpus|data|checkpoint)\b")
_MORE = re.compile(r"^\s*(?:,|and|or|&|et|with|plus)\s*(?:and\s+)?(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """One statement of origin; `child` None means the document's own subject."""

    relation: Relation
    parent: str
    kind: AssetKind
    hub: Hub
    provider: Provider | None = None
    child: str | None = None
    child_kind: AssetKind = AssetKind.MODEL
    likely: bool = False


@dataclass(frozen=True)
class _Origins:
    hint: tuple[str, ...]
    services: tuple[tuple[Provider, re.Pattern[str]], ...]
    generated: re.Pattern[str]
    made: re.Pattern[str]
    by: re.Pattern[str]
    to_generate: re.Pattern[str]
    not_generated: re.Pattern[str]
    relations: tuple[tuple[Relation, AssetKind, re.Pattern[str]], ...]
    names: tuple[tuple[AssetKind, re.Pattern[str]], ...]


@cache
def _origins() -> _Origins:
    path = data_file("resources", "signatures", "origins.yaml")
    root = parse_yaml(path.read_text(encoding="utf-8"))
    assert isinstance(root, Mapping)
    between = root.text("between") or ""

    def one(key: str) -> re.Pattern[str]:
        return re.compile(root.text(key) or "(?!)", re.IGNORECASE)

    def rows(key: str) -> list[dict[str, str]]:
        node = root.get(key)
        assert isinstance(node, Sequence)
        items = [item for item in node.items if isinstance(item, Mapping)]
        return [{k.value: item.text(k.value) or "" for k, _ in item.pairs} for item in items]

    def word(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w])", flags)

    return _Origins(
        hint=tuple(word.value for word in scalars(root.get("hint"))),
        services=tuple(
            (Provider(row["provider"]), word(row["words"], re.IGNORECASE))
            for row in rows("services")
        ),
        generated=one("generated"),
        made=one("made"),
        by=one("by"),
        to_generate=one("to_generate"),
        not_generated=one("not_generated"),
        relations=tuple(
            (
                Relation(row["relation"]),
                AssetKind(row["kind"]),
                re.compile(rf"(?:{row['words']})(?!\w){between}", re.IGNORECASE),
            )
            for row in rows("relations")
        ),
        names=(
            (
                AssetKind.MODEL,
                word(f"(?:{root.text('model_names')})(?:-[A-Za-z][\\w.]*)*", re.NOFLAG),
            ),
            (AssetKind.DATASET, word(root.text("dataset_names") or "", re.NOFLAG)),
        ),
    )


def may_tell(words: str) -> bool:
    """Say by a cheap look whether a block of text may speak of origin."""
    lower = words.lower()
    return any(sign in lower for sign in _origins().hint)


def tells_of_project(path: str, subject: Document) -> bool:
    """Say whether a document may tell where the project's own model and data come from.

    Cards and the README at the top do; one folder down a README must be no tutorial. Deeper
    ones tell of tasks, integrations and other people's papers.
    """
    if subject.foreign or subject.kind is DocumentKind.OTHER:
        return False
    if subject.about is not None or "/" not in path:
        return True
    return path.count("/") == 1 and _TUTORIALS.match(path) is None


def origins(sentence: Sentence, subject: Document) -> Iterator[Origin]:
    """Yield what a sentence says of the origin of the document's own model or data."""
    found = dict.fromkeys([*_generated(sentence, subject), *_made_from(sentence, subject)])
    if not found or vocabulary().question.search(sentence.text):
        return
    derived = {one.parent for one in found if not one.likely}
    yield from (one for one in found if not one.likely or one.parent not in derived)


def data_file_in(sentence: Sentence, path: str) -> Iterator[tuple[str, bool]]:
    """Yield the data files of the project a sentence presents, and whether training used them."""
    for link in sentence.links:
        url = link.url.partition("#")[0]
        if "://" in url or not url.lower().endswith(_DATA_SUFFIX):
            continue
        rest = sentence.text[: link.start] + sentence.text[link.end :]
        if _DATA_WORDS.search(rest) and _RELEASED.search(rest):
            folder = path.rpartition("/")[0]
            target = posixpath.normpath(posixpath.join(folder, url))
            if not target.startswith(("..", "/")):
                yield f"local:{target}", _TRAINING.search(rest) is not None


def own_release(sentence: Sentence, subject: Document) -> Iterator[tuple[AssetKind, str]]:
    """Yield hub pages that a sentence calls the project's own publication."""
    for link in sentence.links:
        page = hub_id(link.url)
        if page is None or not _RELEASED.search(sentence.text):
            continue
        name = re.split(r"[-_.]", page[1].rpartition("/")[2].lower(), maxsplit=1)[0]
        ours = _OURS.search(sentence.text[: link.end]) or _PLACED.search(sentence.text)
        if ours and name in subject.names:
            yield page


def _generated(sentence: Sentence, subject: Document) -> Iterator[Origin]:
    """Read "the data was generated with GPT-4", "we used X to generate the data"."""
    rules = _origins()
    for provider, pattern in rules.services:
        for match in pattern.finditer(sentence.text):
            left = last_clause(sentence.text[: match.start()])
            right = sentence.text[match.end() :]
            if rules.not_generated.search(left[-120:]):
                continue
            if not rules.by.search(left) or not rules.made.search(f"{left} {right[:100]}"):
                continue
            made = rules.generated.search(left)
            used = _WE_USED.search(left) and rules.to_generate.search(right)
            if not made and not used:
                continue
            child = _foreign_child(left, subject)
            yield Origin(
                Relation.GENERATED_BY,
                _POSSESSIVE.sub("", match[0]),
                AssetKind.SERVICE,
                Hub.API,
                provider,
                child,
                AssetKind.DATASET,
            )


def _foreign_child(left: str, subject: Document) -> str | None:
    """Return the name of somebody else's data that the sentence is about."""
    for match in re.finditer(r"\b(?:the|of)\s+([A-Z][\w-]+)\s+(?:data|dataset)\b", left):
        if not subject.is_own(match[1]) and match[1].lower() not in ("openai", "chatgpt"):
            return match[1]
    return None


def _made_from(sentence: Sentence, subject: Document) -> Iterator[Origin]:
    for relation, kind, pattern in _origins().relations:
        for match in pattern.finditer(sentence.text):
            left = last_clause(sentence.text[: match.start()])
            if _origins().not_generated.search(left[-80:]) or not _is_own(left, match[0], subject):
                continue
            child_kind = _child_kind(left, kind, subject)
            manner = relation
            if relation is Relation.CONTAINS and child_kind is AssetKind.MODEL:
                if component_in(left) is not Component.DATA:
                    continue  # what a model's card contains is talk
                manner = Relation.TRAINED_ON
            if relation is Relation.DERIVED_FROM and kind is AssetKind.DATASET and "train" in left:
                manner, child_kind = Relation.TRAINED_ON, AssetKind.MODEL
            for name, hub in _names_at(sentence, match.end(), kind):
                if not subject.is_own(name):
                    yield Origin(
                        manner, name, kind, hub, child_kind=child_kind,
                        likely=relation is Relation.CONTAINS,
                    )  # fmt: skip


def _names_at(sentence: Sentence, at: int, kind: AssetKind) -> Iterator[tuple[str, Hub]]:
    """Yield the assets of an enumeration: "A, B and C"."""
    for _ in range(8):
        parent = _name_at(sentence, at, kind)
        if parent is None:
            return
        yield parent[0], parent[1]
        more = _MORE.match(sentence.text[parent[2] :])
        if more is None:
            return
        at = parent[2] + more.end()


def _child_kind(left: str, parent: AssetKind, subject: Document) -> AssetKind:
    component = component_in(left)
    if subject.about is not None:
        return subject.about
    if parent is AssetKind.DATASET and component is not None and component.value == "data":
        return AssetKind.DATASET
    return AssetKind.MODEL


def _is_own(left: str, phrase: str, subject: Document) -> bool:
    """Say whether the clause before a relation is about the document's own subject."""
    words = vocabulary()
    if re.match(r"we\b", phrase, re.IGNORECASE) or _IT.match(left):
        return True
    if _IMPERATIVE.match(left):
        return False
    pieces = re.split(r"[,()]|\b(?:of|from|like|than|by)\b", left)
    names = [name for piece in pieces if (name := proper_name(piece)) is not None]
    if names:
        last = names[-1]
        after = left[left.rfind(last) + len(last) :]
        known = subject.is_own(last) or any(word in last.lower() for word in subject.names)
        return known or words.own_strong.search(after) is not None
    if words.own_strong.search(left):
        return True
    component = component_in(left)
    if subject.kind is DocumentKind.CARD:
        return not left.strip() or component is not None
    return component is not None and re.search(r"\b(?:the|all)\b", left, re.IGNORECASE) is not None


def _name_at(sentence: Sentence, at: int, kind: AssetKind) -> tuple[str, Hub, int] | None:
    """Return the asset named at an offset: a hub link, an `org/name`, a well-known name."""
    link = _link_at(sentence, at)
    if link is not None:
        page = hub_id(link.url)
        if page is not None and page[0] is kind:
            return page[1], Hub.HUGGINGFACE, link.end
    if (match := _CODE_ID.match(sentence.text, at)) and "://" not in sentence.text[at : at + 8]:
        return match[0].rstrip("."), Hub.HUGGINGFACE, match.end()
    for known, pattern in _origins().names:
        if known is kind and (match := pattern.match(sentence.text, at)):
            end = match.end()
            tail = _TAIL.match(sentence.text, end)
            return match[0], Hub.OTHER, tail.end() if tail else end
    return None


def _link_at(sentence: Sentence, at: int) -> Link | None:
    return next((link for link in sentence.links if link.start <= at < link.end), None)
