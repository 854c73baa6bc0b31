"""What a download brings: its address tells, else where it is put and what the script is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from clearweights.domain.asset import AssetKind, Hub, Role
from clearweights.scan import ids
from clearweights.scan.arrays import holds_features
from clearweights.scan.bitexts import is_of_language
from clearweights.scan.naming import Named, name_address
from clearweights.scan.outcomes import is_outcome
from clearweights.scan.shared import WITH_ID
from clearweights.scan.shell.known import shell_words

_SHARED_ID = re.compile(r"[\w\-]{25,60}", re.ASCII)
_SHARED = re.compile(
    rf"{WITH_ID}https?://(?:drive\.google\.com/|docs\.google\.com/uc\?|drive\.usercontent\.google\.com/"
    r"|(?:www\.)?dropbox\.com/|1drv\.ms/|onedrive\.live\.com/)\S+"
    r"|https://[\w.\-]+/(?:f|d)/[0-9a-f]{10,40}/\?dl=1"  # of Seafile, at universities
    r"|https?://(?:tinyurl\.com|bit\.ly|is\.gd|cutt\.ly|rb\.gy|goo\.gl)/[\w\-]+"  # shortened
)
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst")
_TABLES = (".csv", ".tsv", ".parquet", ".jsonl", ".arrow")
_LOOSE = (".bin", ".pb", ".pkl", ".h5", ".hdf5", ".engine", ".weights", ".msgpack", ".dat.bz2")
"""Endings that other things than weights have as well."""

_FAMILY = re.compile(
    r"(?=.*(?:\d|tiny|small|base|large))(?:bert|whisper|llama|wav2vec|hubert|gpt-?[2-4]|minilm"
    r"|vicuna|mistral|qwen|(?<![a-z0-9])t5|stable-?diffusion|dinov?2|resnet-?\d|yolov\d)"
)
"""Families of models that archives are called after, with a size or a version."""

_RELEASED = re.compile(
    r"[_\-]v?\d+\.\d+\.\d+|cpp|\b(?:src|bin|server|client|agent|plugin|webui|cuda|rocm|vulkan)\b"
    r"|ubuntu|source|x64|arm"
)
"""How programs are released that are called after the model that they run."""

_SOURCE = re.compile(r"/(?:archive|tarball|zipball)/|/(?:dist|bin|install)/")
_PROGRAM = re.compile(
    r"\.(?:sh|deb|rpm|whl|exe|msi|appimage|dmg|pkg|run|jar|gpg|asc|key|list|repo)$|install|linux"
    r"|x86_64|amd64|arm64|darwin|windows|win32|win64|macos"
)
_BUILD = re.compile(r"linux|x86_64|amd64|arm64|darwin|win32|win64|macos")
_VENDORED = re.compile(
    r"(?:vendor|node_modules|third_?party|deps)\b|mel_filters\.npz$"
    r"|(?:requirements|constraints|cmakelists|license)[\w.\-]{0,40}\.txt$"
)
"""Parts of programs, and what they need; the filters of Whisper's own code are no data either."""

_DATA = re.compile(
    r"data|corpus|corpora|train|(?<!la)test|images?\b|annotations|coco|imagenet|treebank|benchmark"
    r"|fbaipublicfiles|zenodo\.org|tydiqa|xnli|mlqa|pawsx|wikipedia|dumps\.wikimedia|statmt\.org|\bwmt\d\d\b"
)
_DATA_RELEASED = re.compile(
    r"(?:coco|imagenet|labels|annotations|datasets?|corpus|corpora)(?![a-z])|^data[._\-]"
)
"""What a file that is released beside programs is called if it is data."""


_GIVEN = re.compile(
    r"(?:data|train|eval)[\w\-]{0,24}\\?[\"']?\s{0,3}[=:\s]\s{0,3}\\?[\"']?"
    r"([\w./\-]{1,120}\.json)(?![\w])",
    re.IGNORECASE,
)
"""A file that commands or code take as data: `--data_path shelves.json`, `data_files="…"`."""


@lru_cache(maxsize=4)
def given_as_data(text: str) -> frozenset[str]:
    """Return the names of the JSON files that a text hands to something as data.

    Each command of a workflow asks for the same text again.
    """
    return frozenset(match[1].rpartition("/")[2].lower() for match in _GIVEN.finditer(text))


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a download is put, and the script that asks for it, whose own folder may tell too."""

    target: str = ""
    folder: str = ""
    script: str = ""
    as_data: frozenset[str] = frozenset()
    """The names of files that the script hands on as data."""

    said: AssetKind | None = None
    """What the script says right above the download, which is weaker than where it goes."""

    def kind(self) -> AssetKind | None:
        """Return what the nearest part of the path says is kept there, else what is said."""
        known = shell_words()
        path = self.target if self.target.startswith("/") else f"{self.folder}/{self.target}"
        folders = path.rpartition("/")[0].lower().split("/")
        for part in reversed(folders):
            found = set(re.split(r"[^a-z]+", part))
            if found & known.model_places:
                return AssetKind.MODEL
            if found & known.data_places:
                return AssetKind.DATASET
        elsewhere = "/" in self.target and any(
            not re.fullmatch(r"|\.+|te?mp|.*\$.*", part) for part in folders
        )
        found = set(re.split(r"[^a-z]+", self.script.rpartition("/")[2].lower()))
        if elsewhere or not found & known.download_words:
            return self.said
        if not found & (known.model_places | known.data_places):
            found = set(re.split(r"[^a-z]+", self.script.rpartition("/")[0].lower()))
        model, data = bool(found & known.model_places), bool(found & known.data_places)
        if model == data:
            return self.said
        return AssetKind.MODEL if model else AssetKind.DATASET


def aim_of(
    words: Sequence[str], folder: str, script: str, as_data: frozenset[str] = frozenset()
) -> Aim:
    """Return where the words of a command say that its download goes."""
    known = shell_words()
    target = inside = to = ""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if following.startswith("-") or "://" in following:
            continue
        if "://" in word and not word.startswith("-"):  # `cp FROM TO`
            last = following.rpartition("/")[2]
            to = following if "." in last.strip(".") else following.rstrip("/") + "/"
        short = re.fullmatch(r"-[A-Za-z]{1,6}", word)
        if word in known.saved_as or (short and word[-1] in "oO" and word not in ("-LO", "-sO")):
            target = following
        elif word in known.saved_in:
            inside = following
    target = target or ("" if inside else to)
    if inside and not target.startswith("/"):
        target = f"{inside.rstrip('/')}/{target}"
    return Aim(target, folder, script, as_data)


def asks(words: Sequence[str]) -> bool:
    """Say whether a command asks a service for an answer."""
    return not shell_words().asking_options.isdisjoint(words)


def read(text: str, aim: Aim, *, opaque: bool = False) -> Named | None:
    """Return what the download of an address delivers: a hub's repository, weights, or data.

    `opaque`: the program also takes the bare id of a file in somebody's shared storage.
    """
    text = text.strip("\"'")
    if len(text) > 500 or "$" in text:
        return _partly_known(text) if len(text) < 500 else None
    if opaque or _SHARED.fullmatch(text):
        return _shared(text, aim)
    if ids.is_of_tokenizer(text):
        return Named(AssetKind.MODEL, Hub.URL, text, role=Role.TOKENIZER)
    address = ("://" in text or text.startswith("git@")) and not is_of_language(text)
    named = name_address(text) if address else None
    if named is not None and named.hub is Hub.URL and holds_features(aim.target.lower()):
        return Named(AssetKind.DATASET, Hub.URL, text)
    if named is not None and (named.hub is not Hub.URL or named.kind is AssetKind.MODEL):
        return named
    kind = _kind_at(text, aim)
    return Named(kind, Hub.URL, text) if kind else None


def unclear(text: str, aim: Aim, *, opaque: bool = False) -> AssetKind | None:
    """Return what seems to be kept in storage that does not say so itself, None for other words."""
    text = text.strip("\"'")
    if ids.is_bucket(text):
        return kind_in_bucket(text) or aim.kind()
    if _SHARED.fullmatch(text) or (opaque and _is_shared_id(text)):
        return AssetKind.MODEL
    return None


def surely_weights(address: str) -> bool:
    """Say whether an address of weights is of nothing else: buckets hold all kinds of files."""
    path = address.partition("://")[2].partition("?")[0].lower()
    if not path.endswith(_LOOSE) or not ids.is_bucket(address):
        return True
    known = shell_words()
    parts = set(re.split(r"[^a-z]+", path))
    return bool(parts & known.model_places) or known.model_sounds.search(path) is not None


def kind_in_bucket(text: str) -> AssetKind | None:
    """Return what an address in a bucket seems to hold, None where nothing says it."""
    path = text.lower()
    if path.endswith(ids.words().weight_endings):
        return AssetKind.MODEL
    folder, _, name = path.partition("://")[2].partition("/")[2].rpartition("/")
    kind = Aim(target=f"{folder}/{name}/" if "." not in name else f"{folder}/").kind()
    return AssetKind.DATASET if kind is None and path.endswith(_TABLES) else kind


def _is_shared_id(text: str) -> bool:
    return bool(_SHARED_ID.fullmatch(text)) and not text.isalpha()


def _kind_at(text: str, aim: Aim) -> AssetKind | None:
    if re.search(r"[`{}<>\s]", text) or is_of_language(text):
        return None
    if ids.in_public_bucket(text):
        return kind_in_bucket(text) or aim.kind()
    if not text.startswith(("http://", "https://", "ftp://")):
        return None
    return _kind_on_web(text.partition("://")[2].partition("?")[0].lower(), aim)


def _shared(text: str, aim: Aim) -> Named | None:
    """Return what a link or an id of somebody's shared storage stands for."""
    if not _SHARED.fullmatch(text) and not _is_shared_id(text):
        return None
    target = aim.target.lower()
    if "dropbox.com/" in text:  # whose links end in the name of the file
        target = f"{target.rpartition('/')[0]}/{text.partition('?')[0].rpartition('/')[2].lower()}"
    kind = AssetKind.MODEL if target.endswith(ids.words().weight_endings) else aim.kind()
    name = target.rpartition("/")[2]
    if kind is None and (
        target.endswith(_TABLES) or _SPLIT.match(name) or _PACKED_DATA.match(name)
    ):
        kind = AssetKind.DATASET
    if kind is AssetKind.MODEL and target.endswith(_SETTINGS):
        return None  # what a model is made like, not its weights
    return Named(kind, Hub.URL, text) if kind else None


_PACKED_DATA = re.compile(r"(?:[\w\-]{1,40}[_\-])?data\.(?:zip|tar|tar\.gz|tgz|7z|rar)$")
_SETTINGS = (".yaml", ".yml", ".toml", ".cfg", ".ini", ".py")
_SPLIT = re.compile(
    r"(?:(?:train|valid|val|dev|test)(?:set|ing|ation)?|corpus|dataset)(?:[_\-]?\w{1,20})?"
    r"\.(?:txt|json|zip|tar|tar\.gz|tgz|npz|h5)$"
)
"""What people call the parts of a dataset: `train.txt`, `test_images.zip`."""


def _kind_on_web(path: str, aim: Aim) -> AssetKind | None:
    host = path.partition("/")[0]
    name = path.rpartition("/")[2]
    target = aim.target.lower()
    software = any(part in host for part in ids.words().software_hosts)
    given = (target.rpartition("/")[2] or name) in aim.as_data
    software = software or (is_outcome(name) and not given)
    if software or _BUILD.search(name) or _SOURCE.search(path) or _VENDORED.match(name):
        return None
    family = path.endswith(_ARCHIVES) and _is_family(name) and aim.kind() is not AssetKind.DATASET
    weights = target.endswith(ids.words().weight_endings) and (
        not target.endswith(_LOOSE) or aim.kind() is AssetKind.MODEL
    )
    if weights or family:
        return AssetKind.MODEL
    if path.endswith(_TABLES) or _sounds_like_data(path):
        told = (aim.kind() or _of_models(path)) if path.endswith(_ARCHIVES) else None
        data = path.endswith(ids.words().data_endings) or holds_features(path)
        return told or (AssetKind.DATASET if data else None)
    if path.endswith((".json", ".npy")) and (given or aim.kind() is AssetKind.DATASET):
        return AssetKind.DATASET
    if _PROGRAM.search(name) or not (path.endswith(_ARCHIVES) or target.endswith(_ARCHIVES)):
        return AssetKind.DATASET if target.endswith(_TABLES) else None
    return aim.kind() or _kept_in(path)


def _of_models(path: str) -> AssetKind | None:
    """Return that an archive holds weights: its folder says it, and its name nothing else."""
    kept = None if _DATA.search(path.rpartition("/")[2]) else _kept_in(path)
    return kept if kept is AssetKind.MODEL else None


def _is_family(name: str) -> bool:
    """Say whether an archive is called like a model, and neither like data nor like a program."""
    other = _DATA.search(name) or _PROGRAM.search(name) or _RELEASED.search(name)
    return not other and _FAMILY.search(name) is not None


def _kept_in(path: str) -> AssetKind | None:
    """Return what the folders of an address say of an archive; accounts of GitHub say nothing."""
    host, _, folders = path.partition("/")
    folders = folders.split("/", 2)[-1] if host == "github.com" else folders
    return Aim(target=f"/{folders}").kind()


def _sounds_like_data(path: str) -> bool:
    """Say whether an address is of data: archives may be programs as well."""
    table = path.endswith((*_TABLES, ".npz", ".h5")) or holds_features(path)
    name = path.rpartition("/")[2]
    software = re.search(
        r"github\.com/[^/]+/[^/]+/(?:archive|releases)|/dist/|install|release", path
    )
    sounds = _DATA.search(path) or not _names_of_data().isdisjoint(re.split(r"[^a-z0-9]+", path))
    released = _DATA_RELEASED.search(name) and not _PROGRAM.search(name)
    return table or (bool(sounds) and (not software or bool(released)))


@cache
def _names_of_data() -> frozenset[str]:
    """Return what datasets are called, also written in one word: `multinli_1.0.zip`."""
    known = ids.words().bare_datasets
    return known | {name.replace("_", "") for name in known}


def _partly_known(text: str) -> Named | None:
    """Return the repository whose file's name is only known at run time."""
    known = text.partition("$")[0]
    if not re.search(r"/resolve/|/raw/", known):
        return None
    named = name_address(known)
    return named if named is not None and named.hub is not Hub.URL else None
