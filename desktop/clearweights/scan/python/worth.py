"""Whether a Python file can state anything, told from its words before it is parsed.

Most files of a project speak of models and name none. What a file states rests on a known call,
on words that can be an id, on an address or on a value whose name says model: where the text
holds none of these, neither does its syntax tree. In doubt the answer is yes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from clearweights.scan import ids as common
from clearweights.scan.forms import is_version, may_be_released, released
from clearweights.scan.lines import fitting
from clearweights.scan.python import ids
from clearweights.scan.python.commands import CALLS
from clearweights.scan.python.signatures import signatures
from clearweights.scan.python.speaking import says
from clearweights.scan.python.tasks import is_source
from clearweights.scan.shared import is_shared

_NAME = re.compile(r"[A-Za-z_]\w*")
_IMPORT = re.compile(r"^[ \t]*from\s[^\n]*\simport\s(?:\s*\([^)]*\)|[^\n]*)", re.MULTILINE)
LITERAL = re.compile(r"""["'][ \t]*([A-Za-z0-9@/][\w./:|@+\-]{0,199})[ \t]*(?=["'\\\n])""")
"""A quoted string without spaces; its closing quote can also open the next one."""

_PIECE = re.compile(r"""["'}][\w.\-]*/[\w.\-]*["'{]""")
"""A string that can be a piece of `organization/name`: `f"{org}/{name}"`, `"org/" + name`."""

_OPTION = re.compile(r"""--(?<=["']--)([\w\-]+)[ =][\w./:@\-]+["']""")
"""An option with its value in one string: `"--model_name acme/small"`."""

_OWNERS = re.compile(r"org|organi[sz]ation|owner|namespace|user|username")
_OWNER = re.compile(
    rf"^[ \t]*(?:[A-Za-z]\w{{0,30}}_)?(?:{_OWNERS.pattern})"
    r"[ \t]*(?::[ \t]*str[ \t]*)?=[ \t]*[\"'][\w.\-]+/?[\"']",
    re.MULTILINE | re.IGNORECASE,
)
"""A constant that another file can make the first part of an id."""

_GIVEN = re.compile(r"=[ \t]*[\"'][\w.\-]+/?[\"']")
"""How such a line ends; there are few of them in a text, and they are found fast."""

_SETTING = re.compile(
    r"""^[ \t]*(?:-[ \t]+)?["']?\w[\w\-.]*["']?[ \t]*[:=][ \t]*"""
    r"""["']?[A-Za-z0-9][\w.\-]*/[\w.\-]+["']?,?$""",
    re.MULTILINE,
)
"""A line of settings in the text of a string: `base_model: org/name`."""

_PATH = re.compile(r"""/[\w.\-]+["']?,?$""", re.MULTILINE)
"""How such a line ends."""

_WHISPER = re.compile(
    r"""whisper\w{0,20}[ \t]*(?::[ \t]*str[ \t]*)?=[ \t]*["'][a-z][\w.\-]{2,20}["']""",
    re.IGNORECASE,
)
"""A size of Whisper as a default: no other word of such a file needs to look like a name."""

_SPLIT = re.compile(r"""["']\s*\.\s*(?:strip\(\)\s*\.\s*)?split(?:lines)?\(""")
_TOKEN = re.compile(r"(?<![\w./\-])[A-Za-z0-9][\w./:@\-]+")
_MARKS = (
    *("huggingface.co", "hf.co", "hf-mirror.com", "hf://", "11434", "ollama"),
    *(
        "drive.google.com/",
        "docs.google.com/uc",
        "dropbox",
        "1drv.ms",
        "onedrive.",
    ),
)
_DOWNLOAD = re.compile(r"""https?://[^\s"'<>]+""")
_FUNCTION = re.compile(r"(?:async\s+)?def\s")
_BINDS = re.compile(r"=|\bin\b|\bas\b|[(\[{,\\]\s*(?:#.*)?$")


def may_state(text: str) -> bool:
    """Say whether the text of a Python file holds words that could lead to a fact."""
    if (
        any(mark in text for mark in (*_MARKS, *common.zoo_marks()))
        or may_be_released(text)
        or any(_can_be_id(found[1]) for found in LITERAL.finditer(text))
        or _pieces(text)
        or any(map(_is_download, _DOWNLOAD.findall(text)))
        or _has_line(text, _SETTING, _PATH)
        or any(says(found[1]) for found in _OPTION.finditer(text))
        or ("whisper" in text.lower() and _WHISPER.search(text))
    ):
        return True
    names = set(_NAME.findall(text))
    return (
        any(f"{call}(" in text or f"{call} (" in text for call in names & CALLS)
        or _calls(text, names)
        or (any(map(says, names)) and _named_values(text))
        or any(map(is_source, names))
        or (any(map(_is_owner, names)) and _has_line(text, _OWNER, _GIVEN))
    )


def _has_line(text: str, line: re.Pattern[str], mark: re.Pattern[str]) -> bool:
    """Say whether a line of a text fits, which then holds a mark."""
    return next(fitting(line, mark, text), None) is not None


@lru_cache(maxsize=20_000)
def _is_owner(name: str) -> bool:
    return _OWNERS.fullmatch(name.lower().rpartition("_")[2]) is not None


def _calls(text: str, names: set[str]) -> bool:
    """Say whether a known call can stand in the text: its last name used, the others there."""
    known = _known_calls()
    if any(map(names.issuperset, known.constants)):
        return True
    possible = {
        last for last in names & known.plain.keys() if any(map(names.issuperset, known.plain[last]))
    }
    for last, others in known.patterns:
        if names >= others:
            possible.update(filter(last.fullmatch, names))
    if not possible:
        return False
    text = _IMPORT.sub("", text) if " as " not in text else text
    return any(_is_used(name, text) for name in possible)


_CALLED = re.compile(r"\s*(?:\(|as\b)")
_HANDED_ON = re.compile(r"""(?:\.\w+)*\s*(?:[=\[{(,]|:\s*["']|nruter\b|ro\b|esle\b)""")
"""What stands before a name that is handed on, read backwards."""

_ENDS = re.compile(r"[ \t]*(?![\w \t(=])")
_NO_VALUE = ("from ", "import ", "__all__")
"""How lines begin that give no name a value."""

_BEFORE = 200
"""Characters looked at before a name, for what it is handed to."""


def _is_used(name: str, text: str) -> bool:
    """Say whether a name is more than imported and the type of a parameter."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        whole = not at or not (text[at - 1].isalnum() or text[at - 1] == "_")
        if whole and _CALLED.match(text, end):
            return True
        if _ENDS.match(text, end) and _HANDED_ON.match(text[max(0, at - _BEFORE) : at][::-1]):
            return True
        at = text.find(name, at + 1)
    return False


@dataclass(frozen=True, slots=True)
class _Known:
    plain: dict[str, set[frozenset[str]]]
    """The other names of known calls, by the last."""

    patterns: list[tuple[re.Pattern[str], frozenset[str]]]
    """The last name, where it may vary, and the others."""

    constants: set[frozenset[str]]


@cache
def _known_calls() -> _Known:
    plain: dict[str, set[frozenset[str]]] = defaultdict(set)
    patterns: dict[tuple[str, frozenset[str]], None] = {}
    constants = {frozenset({"openai"})}
    for key, group in signatures().items():
        for signature in group:
            *others, last = signature.names
            rest = frozenset(name for name in others if "*" not in name)
            if key == "name":
                constants.add(rest | {last} if "*" not in last else rest)
            elif "*" in last:
                patterns[last.replace("*", ".*"), rest] = None
            else:
                plain[last].add(rest)
    return _Known(plain, [(re.compile(last), rest) for last, rest in patterns], constants)


def _pieces(text: str) -> bool:
    if _PIECE.search(text):
        return True
    splits = "split" in text and _SPLIT.search(text) is not None
    return splits and any(map(_can_be_id, set(_TOKEN.findall(text))))


@lru_cache(maxsize=20_000)
def _can_be_id(words: str) -> bool:
    known = ids.words()
    words = ids.without_way(words)
    head, mark, _ = words.partition("/" if "/" in words else ":")
    return bool(
        ids.is_namespaced(words.partition("@")[0])
        or known.bare_models.fullmatch(words)
        or common.is_of_ngc(words)
        or is_version(words)
        or released(words)
        or words in known.bare_datasets
        or (mark and (head in known.prefixes or ids.is_ollama(words) or ":" in head))
        or ids.service_model(words)
        or _ZOO.fullmatch(words)
        or ids.names_weights(words)
    )


_ZOO = re.compile(
    r"(?:tiny|base|small|medium|distil-\w+)\.en|large-v\d(?:-turbo)?|(?:wide_)?res(?:net|nex)\w*\d\w*|vgg\d+\w*|densenet\d+|"
    r"(?:tf_)?(?:efficientnet|mobilenet|convnext|swin|regnet|deit|dinov\d|eva\d*|beit|mixer|vit)v?\d?_[\w.]+|"
    r"inception_?v\d|ViT-[A-Za-z]+[-/]\d+\S*|RN\d+\S*"
)
"""How zoos call their weights: another file may load what this one names so."""


@lru_cache(maxsize=2_000)
def _is_download(address: str) -> bool:
    known = ids.words()
    endings = (*known.weight_endings, *known.data_endings)
    return address.lower().partition("?")[0].endswith(endings) or is_shared(address)


def _named_values(text: str) -> bool:
    """Say whether a name outside of functions is given a value and says model or dataset.

    Another file may pass it to a loader, so that it need not look like an id.
    """
    inside = -1
    for line in text.split("\n"):
        words = line.lstrip()
        if not words:
            continue
        if inside >= 0:
            indent = len(line) - len(words)
            closes = indent == inside and words[0] in ")]}"
            if closes or (indent > inside and not words.startswith("class ")):
                continue
            inside = -1
        if _FUNCTION.match(words):
            inside = len(line) - len(words)
        elif words.startswith(_NO_VALUE) and ";" not in words:
            continue
        elif _BINDS.search(words) and any(map(says, _NAME.findall(words))):
            return True
    return False
