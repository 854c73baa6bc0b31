"""What the folder of a Core ML model says of it, beside the weights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import Place
from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.safeio import parse_json
from clearweights.safeio.nodes import plain
from clearweights.scan.artifacts.naming import owner
from clearweights.scan.base import SourceFile

_FOLDER = "com.apple.coreml/metadata.json"
_KEY = "MLModelLicenseKey"
_BEFORE = re.compile(r"(?P<words>[^/]{2,100}?)[\s(]{1,3}(?P<link>https?://[^\s()]{4,300})\)?")


class CoreMLScanner:
    """`Metadata.json` of an `.mlpackage`."""

    id = "core-ml"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file lies where such folders keep it."""
        del suffix
        return name == "metadata.json" and path.lower().endswith(_FOLDER)

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether it speaks of a license."""
        return _KEY.encode() in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the license that the author states. Raises `UnreadableError`."""
        data = plain(parse_json(file.text))
        raw = data.get(_KEY) if isinstance(data, dict) else None
        if not isinstance(raw, str) or not raw.strip():
            return
        words, link = _parted(" ".join(raw.split())[:400])
        asset = owner(file.path[: -len("Metadata.json")] + "model.mlmodel")
        line = file.text.count("\n", 0, file.text.find(_KEY)) + 1
        yield LicenseStatement(
            place=Place(path=file.path, line=line),
            source=StatementSource.ARTIFACT,
            raw=words,
            link=link,
            asset=asset.id,
            kind=asset.kind,
            component=Component.WEIGHTS,
        )


def _parted(raw: str) -> tuple[str, str | None]:
    """Return the name of a license, and the address that stands behind it."""
    found = _BEFORE.fullmatch(raw)
    return (found["words"], found["link"]) if found else (raw, None)
