"""What a document is and what it is about: a card, a README, somebody else's README."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from clearweights.domain.asset import AssetKind, Hub
from clearweights.safeio import Mapping, Sequence
from clearweights.safeio.nodes import scalars
from clearweights.scan.cards.markdown import Block, BlockKind
from clearweights.scan.cards.vocabulary import word_list
from clearweights.scan.names import foreign_folder, in_tests

_LICENSE_KEYS = frozenset(("license", "license_name", "license_link", "sdk"))
_MODEL_NAME = re.compile(r"model[_-]?cards?(?:[^a-z]|$)|^model\.md$", re.IGNORECASE)
_DATA_NAME = re.compile(
    r"data[_-]?(?:set)?[_-]?(?:card|sheet|statement)s?(?:[^a-z]|$)", re.IGNORECASE
)
_CARD_FOLDER = re.compile(
    r"(?:^|/)(models?|data(?:sets?)?)[_-]?cards?/(?!read_?me)[^/]+\.md$", re.IGNORECASE
)
_DATA_FOLDER = re.compile(
    r"^(?:(?!scripts?/|src/|docs?/|examples?/|tests?/|code/|tools?/|lib/)[\w.-]+/)?"
    r"data(?:sets?)?/(?:.+/)?[^/]+$",
    re.IGNORECASE,
)
_ALT = re.compile(r"<img\s[^>]{0,300}?alt=[\"']([\w. +-]{3,40})[\"']|!\[([\w. +-]{3,40})\]\(")
"""Where a logo stands in for the title, its text does too."""

_TITLE_TAIL = re.compile(
    r"\s*(?:[:–—|(].*|\s-\s.*|(?:model|data(?:set)?)\s*(?:card|sheet|statement|documentation).*)$",
    re.IGNORECASE,
)
_TITLE_LEAD = re.compile(
    r"^(?:\d+\.\s*)?(?:model card|dataset card|data ?sheet|welcome to|introduction to|the)\s*"
    r"(?:for|of|:|[-–—])?\s*",
    re.IGNORECASE,
)
_HUB_ADDRESS = re.compile(
    r"^https?://(?:www\.)?(?:huggingface\.co|hf\.co)/(?P<data>datasets/)?"
    r"(?P<id>[\w.-]{1,96}/[\w.-]{1,96})(?:[/?#].*)?$"
)
_GENERIC_TITLE = re.compile(
    r"^(?:readme|model card|model(?: details)?|dataset|data|datasheet|overview|introduction"
    r"|contents?|(?:model|dataset) (?:summary|description|information)|table of contents"
    r"|license|getting started|usage|installation|documentation|docs|(?:key |main )?features"
    r"|highlights|abstract|summary|quick ?start|news|examples?|results|limitations|about"
    r"|teaser|logo|banner|screenshot|cover|header|demo)$",
    re.IGNORECASE,
)
_SLOGAN = re.compile(r"(?:[A-Z][a-z]+ing|Towards?|How|Why) \S+ (?:\S+ ){2,}\S")
"""A title that praises and names nothing: "Building the Best Models There Are"."""

_CARD_FIELD = re.compile(
    r"\*\*(Developed by|Model type|Language\(s\)|License|Finetuned from model|Shared by|Funded by"
    r"|Tokenizer|Context length|Training data size|(?:Supported )?Languages|Available formats)\b",
    re.IGNORECASE,
)
_MODELS_FIELDS = frozenset(("developed by", "model type", "finetuned from model", "shared by"))
"""Those of which a page that describes its own model has one."""

_FIELDS = 3
_FIELDS_WITHIN = 60

_CREDIT_FIELD = re.compile(r"[\s*#-]{0,8}(title|author|source|license)\**\s*:\s*\S", re.IGNORECASE)
"""What pages beside pictures, sounds or scenes tell of these."""

_OF_FOLDER = re.compile(r"read_?me|index\.", re.IGNORECASE)


class DocumentKind(StrEnum):
    """How much a document speaks for the project."""

    CARD = "card"
    """A model, dataset or Space card, or a datasheet."""

    README = "readme"
    OTHER = "other"
    """Any other page: only what it says of "this project" counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The subject of one file."""

    kind: DocumentKind
    about: AssetKind | None
    """Model or dataset for a card; None for the project, or a Space."""

    asset: str | None
    """Id of what the card describes; None for the project, and for its one model or dataset."""

    output: str | None
    """Id of the output asset to report; the title where a card of the project's top folder
    gives no other name: then `asset` is None, since other files speak of the same thing."""

    called: AssetKind | None
    """What the title calls the thing: "An Instruction-following Model"."""

    hub: Hub
    names: frozenset[str]
    """Lower-case names the document uses for its own subject."""

    addresses: frozenset[str]
    """What an address may call it, by its title."""

    foreign: str | None
    """Id of somebody else's work that the file belongs to: `local:third_party/x`."""

    test: bool

    def holds(self, name: str) -> bool:
        """Say whether a card of a dataset speaks of what is in it: "the photographs"."""
        return self.about is AssetKind.DATASET and name.isalpha() and name.islower()

    def is_called(self, name: str) -> bool:
        """Say whether an address calls the document's own subject so."""
        return name.lower() in self.addresses or self.is_own(name)

    def is_own(self, name: str) -> bool:
        """Say whether a proper name in the text means the document's own subject."""
        word = " ".join(name.rpartition("/")[2].lower().split())
        return word in self.names or word.partition(" ")[0] in self.names


def document(path: str, front: Mapping | None, body: tuple[Block, ...]) -> Document:
    """Work out what a file is about from its path, front matter and title."""
    name = path.rpartition("/")[2]
    about = _about(name, front, body) or _of_folder(path)
    if about is None and _OF_FOLDER.match(name) is None and _has_fields(body):
        about = AssetKind.MODEL
    is_card = about is not None or (front is not None and front.get("sdk") is not None)
    readme = (
        re.match(r"read_?me|disclaimer|index\.|data_?license|notice", name, re.IGNORECASE)
        is not None
    )
    is_page = readme or ("/" not in path and not path.endswith((".ipynb", ".py")))
    kind = DocumentKind.README if is_page else DocumentKind.OTHER
    title = _title(body)
    output, hub = _identity(path, front, title) if about else (None, Hub.LOCAL)
    by_title_only = front is None and hub is Hub.LOCAL and "/" not in path
    asset = None if by_title_only else output
    if about is None and readme and _DATA_FOLDER.match(path):
        # the README of one dataset among others speaks of that dataset, not of the project
        about, asset = AssetKind.DATASET, f"local:{path.rpartition('/')[0]}"
    return Document(
        kind=DocumentKind.CARD if is_card else kind,
        about=about,
        asset=asset,
        output=output,
        called=_called(body),
        hub=hub,
        # a notebook bears the name of what it tries out
        names=frozenset()
        if path.endswith(".ipynb")
        else _own_names(title, output) | _named_in_title(body),
        addresses=_in_addresses(title),
        foreign=foreign_folder(path)
        or (f"local:{path}" if in_tests(path) else None)
        or (f"local:{path.rpartition('/')[0]}" if readme and _is_credited(path, body) else None),
        test=in_tests(path),
    )


def hub_id(address: str) -> tuple[AssetKind, str] | None:
    """Return what a hub address points to, if it is a model or dataset page."""
    match = _HUB_ADDRESS.match(address)
    if match is None:
        return None
    first = match["id"].partition("/")[0].lower()
    if not match["data"] and first in word_list("hub_pages"):
        return None
    return (AssetKind.DATASET if match["data"] else AssetKind.MODEL), match["id"].rstrip(".")


def _has_fields(body: tuple[Block, ...]) -> bool:
    """Say whether a page describes a model by the fields of the hub's template for cards."""
    found = {
        match[1].lower()
        for block in body[:_FIELDS_WITHIN]
        if block.kind is BlockKind.ITEM and (match := _CARD_FIELD.match(block.source))
    }
    return len(found) >= _FIELDS and "license" in found and bool(found & _MODELS_FIELDS)


def _is_credited(path: str, body: tuple[Block, ...]) -> bool:
    """Say whether a page below the top credits others with what lies beside it."""
    if "/" not in path:
        return False
    lines = (line for block in body[:_FIELDS_WITHIN] for line in block.raw)
    found = {match[1].lower() for line in lines if (match := _CREDIT_FIELD.match(line))}
    return found >= {"author", "license"} and bool(found & {"source", "title"})


def _of_folder(path: str) -> AssetKind | None:
    """Say what the files of a folder of cards are about: `model_cards/x.md`."""
    match = _CARD_FOLDER.search(path)
    if match is None:
        return None
    return AssetKind.MODEL if match[1].lower().startswith("model") else AssetKind.DATASET


def _about(name: str, front: Mapping | None, body: tuple[Block, ...]) -> AssetKind | None:
    """Say whether a card is a model's or a dataset's; None for anything else or in doubt."""
    if _DATA_NAME.search(name):
        return AssetKind.DATASET
    if _MODEL_NAME.search(name):
        return AssetKind.MODEL
    if front is None or front.get("sdk") is not None:
        return None
    return _about_by_fields(front, _title(body) or "")


_OF_HEADERS = frozenset(
    (
        *("pipeline_tag", "library_name", "base_model", "model-index", "widget", "pretty_name"),
        *("task_categories", "task_ids", "size_categories", "multilinguality"),
        *("annotations_creators", "language_creators", "source_datasets"),
    )
)
"""Fields that hardly anything but the header of a card has."""


def header_about(fields: Mapping) -> AssetKind | None:
    """Say what a header of a card that stands in a file of its own is about; None for others."""
    keys = {key.value for key, _ in fields.pairs}
    others = word_list("dataset_keys") | word_list("model_keys") | {"language", "tags"}
    is_header = keys & _OF_HEADERS and len(keys & others) > 1 and keys & _LICENSE_KEYS
    return _about_by_fields(fields, "") if is_header else None


def _about_by_fields(front: Mapping, title: str) -> AssetKind | None:
    keys = {key.value for key, _ in front.pairs}
    if keys & word_list("dataset_keys") and not keys & {"base_model", "library_name"}:
        return AssetKind.DATASET
    if keys & word_list("model_keys"):
        return AssetKind.MODEL
    if not keys & _LICENSE_KEYS:
        return None
    return _about_by_tags(front) or _about_by_title(title)


def _about_by_tags(front: Mapping) -> AssetKind | None:
    tags = {tag.value.lower() for tag in scalars(front.get("tags"))}
    heads = {tag.partition(":")[0] for tag in tags}
    if heads & {"task_categories", "size_categories", "annotations_creators"}:
        return AssetKind.DATASET
    return AssetKind.MODEL if "base_model" in heads or tags & word_list("model_tags") else None


def _about_by_title(title: str) -> AssetKind | None:
    if re.search(r"\bdata(?:set)?\b|corpus|benchmark", title, re.IGNORECASE):
        return AssetKind.DATASET
    if re.search(r"\bmodel\b", title, re.IGNORECASE):
        return AssetKind.MODEL
    return None


def _identity(path: str, front: Mapping | None, title: str | None) -> tuple[str, Hub]:
    """Return the id under which the project publishes what the card describes."""
    for found in _names_in(front):
        return found, Hub.HUGGINGFACE if "/" in found else Hub.LOCAL
    if title and not _GENERIC_TITLE.match(title) and not _SLOGAN.match(title):
        return title, Hub.HUGGINGFACE if re.fullmatch(r"[\w.-]+/[\w.-]+", title) else Hub.LOCAL
    folder, _, name = path.rpartition("/")
    kinds = (_OF_FOLDER.match(name), _MODEL_NAME.search(name), _DATA_NAME.search(name))
    whole = any(kinds) and not _CARD_FOLDER.search(path)
    return f"local:{folder if whole and folder else path}", Hub.LOCAL


def _names_in(front: Mapping | None) -> list[str]:
    if front is None:
        return []
    found = [front.text("hub_model_id"), front.text("model_name"), front.text("pretty_name")]
    index = front.get("model-index")
    if isinstance(index, Sequence):
        found += [item.text("name") for item in index.items if isinstance(item, Mapping)]
    names = [name.strip(" '\"") for name in found if name]
    return [name for name in names if name and "{" not in name]


def _title(body: tuple[Block, ...]) -> str | None:
    """Return the name in the first heading, or the words of the logo that stands in for it."""
    heading = next((block for block in body[:40] if block.kind is BlockKind.HEADING), None)
    if heading is not None and heading.sentences:
        words = _TITLE_TAIL.sub("", _TITLE_LEAD.sub("", heading.sentences[0].text)).strip(" \"'")
        if words and not _GENERIC_TITLE.match(words) and "{" not in words:
            return words[:100]
    for block in body[:4]:
        words = (match[1] or match[2]).strip() if (match := _ALT.search(block.source)) else ""
        if words and not _GENERIC_TITLE.match(words):
            return words
    return None


def _called(body: tuple[Block, ...]) -> AssetKind | None:
    heading = next((block for block in body[:40] if block.kind is BlockKind.HEADING), None)
    words = heading.source if heading is not None else ""
    if re.search(r"\bmodels?\s*$", words, re.IGNORECASE):
        return AssetKind.MODEL
    return AssetKind.DATASET if re.search(r"\bdata ?set\s*$", words, re.IGNORECASE) else None


def _in_addresses(title: str | None) -> frozenset[str]:
    """Return what a short title may be in an address: "Heron 2" is heron-2 or heron2."""
    pieces = re.findall(r"[a-z0-9]+", (title or "").lower())
    return frozenset({"".join(pieces), "-".join(pieces)} if len(pieces) in _FEW_PIECES else ())


_PIECES = re.compile(r"\s[-–—|]\s|[:|–—]\s")
_PIECE_TAIL = re.compile(r"\s+(?:repo(?:sitory)?|project|toolkit)$", re.IGNORECASE)


def _named_in_title(body: tuple[Block, ...]) -> frozenset[str]:
    """Return what else the first heading calls the thing: "Acme - Pond Zoo repository"."""
    heading = next((block for block in body[:40] if block.kind is BlockKind.HEADING), None)
    if heading is None or not heading.sentences:
        return frozenset()
    pieces = (_PIECE_TAIL.sub("", p.strip()) for p in _PIECES.split(heading.sentences[0].text))
    return frozenset(piece.lower() for piece in pieces if " " in piece)


_FEW_PIECES = (2, 3)


def _own_names(title: str | None, asset: str | None) -> frozenset[str]:
    words = set()
    common = word_list("common_words")
    for word in re.findall(r"[A-Za-z][\w.+-]*", f"{title or ''} {asset or ''}"):
        if len(word) > 2 and not _GENERIC_TITLE.match(word) and word.lower() not in common:
            words |= {word.lower(), _stem(word.lower())}
    parts = [w for w in re.findall(r"[A-Za-z]+", title or "") if w[0].isupper()]
    named = [w for w in parts if w.lower() not in common]
    words |= {"".join(w[0] for w in group).lower() for group in (parts, named) if len(group) > 2}
    for word in (title or "").split():  # "DE⫶TR" is called DETR
        pieces = re.findall(r"[^\W_]+", word.lower())
        if len(pieces) > 1 and word[0].isalpha() and word[-1].isalnum():
            words.add("".join(pieces))
    return frozenset(words)


def _stem(word: str) -> str:
    """Drop sizes and versions: `deepseek-v3` and `deepseek` are one name in a text."""
    return re.split(r"[-_]?v?\d", word, maxsplit=1)[0].rstrip("-_.") or word
