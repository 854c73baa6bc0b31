"""What the names of files and folders tell, shared by the scanners."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component

_NOTICE = re.compile(
    r"^(?:notices?|copyright|attributions?|acknowledge?ments)(?:[^a-z]|$)|^credits(?:\.|$)"
    r"|(?:^|[_-])(?:third|3rd)[ _-]?party(?:[ _-]?(?:notices?|licen[sc]es?|software|programs"
    r"|components|attributions?|libs|libraries))*(?:\.|$)|[_-]notices?(?:\.|$)"
    r"|\.(?:js|mjs|css)\.licen[sc]e(?:\.txt)?$",
    re.IGNORECASE,
)
_LICENSE = re.compile(
    r"^(?:un)?licen[sc]es?(?:[^a-z]|$)|^copying(?:[^a-z]|$)|(?:^|[^a-z])licen[sc]e(?:[^a-z]|$)"
    r"|(?:^|[_-])(?:use|usage)[_-]?policy|^(?:ofl|gpl|lgpl|agpl|mit|bsd|apache)[-_.\d]*\.txt$"
    r"|^terms\.(?:md|txt)$|^(?:(?:weights?|models?|parameters?|outputs?|data(?:set)?|software|license)"
    r"[_-])*terms[_-]of[_-](?:use|service)(?:[^a-z]|$)|^eula(?:[^a-z]|$)"
    r"|^(?:model|data|dataset)licen[sc]e"
    r"|(?:models?|community|weights?|data(?:set)?|software|public)licen[sc]e(?:[^a-z]|$)"
    r"|licen[sc]e(?:agreement|terms)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_CODE_SUFFIX = re.compile(
    r"\.(?:py|js|ts|tsx|jsx|json|ya?ml|toml|sh|cfg|ini|go|rs|java|c|h|cc|cpp|rb|php|css|scss|svg"
    r"|png|jpe?g|gif|ipynb|csv|lock|xml|ps1|bat|proto|sql"
    r"|meta|prototxt|pbtxt|onnx|bin|tflite|pth?|ckpt|safetensors)$",
    re.IGNORECASE,
)
_DOCUMENTATION = re.compile(
    r"^(?:licens(?:e|ing)[_-]?(?:guide|faq|policy)|read_?me)|.*licen[sc]e[ _-]?plate", re.IGNORECASE
)
_FOLDER = re.compile(r"(?:^|/)licen[sc]es/[^/]+$", re.IGNORECASE)
_COMPONENTS = (
    (Component.OUTPUTS, re.compile(r"outputs?(?:[^a-z]|$)", re.IGNORECASE)),
    (
        Component.WEIGHTS,
        re.compile(r"model|weights?|checkpoint|ckpt|lora|delta|diff", re.IGNORECASE),
    ),
    (Component.DATA, re.compile(r"data(?:set)?|corpus|annotation", re.IGNORECASE)),
    (Component.DOCS, re.compile(r"docs?(?:[^a-z]|$)|documentation|text", re.IGNORECASE)),
    (Component.CODE, re.compile(r"code|software|source", re.IGNORECASE)),
)

KIND_OF = {Component.WEIGHTS: AssetKind.MODEL, Component.DATA: AssetKind.DATASET}
"""The kind of asset whose part has a license; code and documents are the project's."""


def component_of(path: str) -> Component:
    """Return what the name of a license file says it is about: `DATA_LICENSE`, `LICENSE-MODEL`."""
    name = path.rpartition("/")[2]
    rest = re.sub(r"licen[sc]es?|copying", " ", name.partition(".")[0], flags=re.IGNORECASE)
    for component, pattern in _COMPONENTS:
        if pattern.search(rest):
            return component
    return Component.ANY


_FOREIGN_FOLDER = re.compile(
    r"(?:^|/)((?:third[_-]?party|3rd[_-]?party|vendor(?:ed)?|external|extern|deps|submodules"
    r"|node_modules|thirdparty|dependencies)/[^/]+)/",
    re.IGNORECASE,
)
_TEST_FOLDER = re.compile(r"(?:^|/)(?:tests?|testing|fixtures|testdata|__tests__)/", re.IGNORECASE)


def foreign_folder(path: str) -> str | None:
    """Return the id of somebody else's work a file belongs to: `local:third_party/x`."""
    match = _FOREIGN_FOLDER.search(path)
    return f"local:{path[: match.end(1)]}" if match else None


def in_tests(path: str) -> bool:
    """Say whether a file lies among tests or their fixtures."""
    return _TEST_FOLDER.search(path) is not None


def is_license_file(name: str) -> bool:
    """Say by its name whether a file holds the text of a license."""
    return _LICENSE.search(name) is not None and not _is_other(name) and not is_bundle_file(name)


def is_bundle_file(name: str) -> bool:
    """Say whether a file holds the license comments of the parts of a bundle."""
    return re.search(r"\.(?:js|mjs|css)\.licen[sc]e(?:\.txt)?$", name, re.IGNORECASE) is not None


def is_notice_file(name: str) -> bool:
    """Say by its name whether a file is a NOTICE or a list of other people's licenses."""
    return _NOTICE.search(name) is not None and not _is_other(name)


def is_code_file(name: str) -> bool:
    """Say whether a file is source, data or a picture, whatever else its name says."""
    return _CODE_SUFFIX.search(name) is not None


def _is_other(name: str) -> bool:
    return is_code_file(name) or _DOCUMENTATION.match(name) is not None


def in_license_folder(path: str) -> bool:
    """Say whether a file lies in a folder of license texts: `licenses/`."""
    return _FOLDER.search(path) is not None
