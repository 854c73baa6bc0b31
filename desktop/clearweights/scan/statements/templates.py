"""Lists of headers that a tool writes above sources: `NOTICE.yml` with `header` and `include`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.safeio import Mapping, Scalar, Sequence, parse_yaml
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile
from clearweights.scan.names import foreign_folder
from clearweights.scan.statements.wording import sentences

_HEADER = re.compile(rb"^-?[ \t]{0,8}header:", re.MULTILINE)
_PATTERN = re.compile(r"[*?\[{]")
_MOST = 200


class HeaderListScanner:
    """The license in each of the headers that a project lists, with the files they are for."""

    id = "header-lists"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take YAML files that are called a notice or a list of headers."""
        return suffix in (".yml", ".yaml") and ("notice" in name or "header" in name)

    def worth_parsing(self, data: bytes) -> bool:
        """Take those with a field for a header."""
        return b"icen" in data and _HEADER.search(data) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the licenses; a header for the files of one folder is about that folder."""
        root = parse_yaml(file.text)
        items = root.items if isinstance(root, Sequence) else (root,)
        for item in islice(items, _MOST):
            header = item.get("header") if isinstance(item, Mapping) else None
            if not isinstance(header, Scalar) or not isinstance(item, Mapping):
                continue
            for raw in sentences(header.value)[0]:
                yield LicenseStatement(
                    place=file.place(_line_of(file, header, raw)),
                    source=StatementSource.HEADER,
                    raw=raw,
                    asset=foreign_folder(file.path) or _folder(item),
                    component=Component.CODE,
                )


def _line_of(file: SourceFile, header: Scalar, raw: str) -> int:
    """Return the line of a header in which a license is named, the first of it where none is."""
    size = header.value.count("\n") + 2
    first = raw.split("\n", maxsplit=1)[0]
    lines = enumerate(file.lines[header.line - 1 :][:size], start=header.line)
    return next((number for number, line in lines if first in line), header.line)


def _folder(item: Mapping) -> str | None:
    """Return the one folder or file of which a header is, where it lies within another."""
    paths = [one.value for one in scalars(item.get("include"))]
    if len(paths) == 1 and not _PATTERN.search(paths[0]):
        return f"local:{paths[0]}"
    folders = {_PATTERN.split(path)[0].rpartition("/")[0] for path in paths}
    folder = folders.pop() if len(folders) == 1 else ""
    return f"local:{folder}" if "/" in folder else None
