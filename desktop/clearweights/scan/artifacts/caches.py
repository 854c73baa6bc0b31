"""Caches of hubs that were put into the project, Ollama's recipes, and submodules of hubs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Place, Reference, Role, Strength
from clearweights.domain.facts import Fact, LicenseStatement, LicenseText, StatementSource
from clearweights.scan.artifacts.naming import cached
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import Setting, name_address, name_model
from clearweights.scan.trials import is_test_path

_MANIFEST = re.compile(r"(?:^|/)manifests/(?P<host>[^/]+)/(?P<id>(?:[^/]+/)+)(?P<tag>[^/]+)$")
_LEGAL = re.compile(r"licen[cs]e|agreement", re.IGNORECASE)
_LINE = re.compile(r"^\s*(FROM|ADAPTER|LICENSE)\s+(.+?)\s*$", re.IGNORECASE)


class CacheScanner:
    """`models--org--name` folders of the Hugging Face cache and manifests of Ollama."""

    id = "hub-cache"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file lies in a cache and tells what is cached."""
        if "--" in path and cached(path) is not None:
            return "/refs/" in path or name in ("config.json", "readme.md") or suffix == ".parquet"
        if "manifests/" in path and _MANIFEST.search(path):
            return True
        return name.startswith("sha256-") and "/blobs/" in path

    def worth_parsing(self, data: bytes) -> bool:
        """Say no to blobs of weights."""
        return b"\0" not in data[:4096]

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the cached repository, or the license text that a blob holds."""
        known = cached(file.path)
        if known is not None:
            revision = known.revision
            if "/refs/" in file.path:
                revision = file.text.strip()[:64] or None
            yield Reference(
                place=Place(path=file.path),
                kind=known.kind,
                hub=known.hub,
                id=known.id,
                how="hub-cache",
                revision=revision,
            )
            return
        match = _MANIFEST.search(file.path)
        if match:
            yield from _manifest(file, match)
        elif len(file.data) < 200_000 and _LEGAL.search(file.text[:400]):
            yield LicenseText(place=Place(path=file.path), text=file.text)


def _manifest(file: SourceFile, match: re.Match[str]) -> Iterator[Fact]:
    if "vnd.ollama" not in file.text and "vnd.docker" not in file.text:
        return
    name = match["id"].strip("/").removeprefix("library/")
    hub, id_ = Hub.OLLAMA, f"{name}:{match['tag']}"
    if match["host"] in ("hf.co", "huggingface.co"):
        hub, id_ = Hub.HUGGINGFACE, name
    yield Reference(
        place=Place(path=file.path),
        kind=AssetKind.MODEL,
        hub=hub,
        id=id_,
        how="hub-cache",
        role=Role.INFERENCE_LOCAL,
    )


class ModelfileScanner:
    """Ollama's Modelfile: what a local model is built from."""

    id = "modelfile"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file is a Modelfile by its name."""
        del path
        called = name.startswith(("modelfile.", "modelfile-", "modelfile_"))
        return name == "modelfile" or called or suffix == ".modelfile"

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether it builds on anything."""
        return b"from" in data.lower()

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield base, adapter and license."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        for number, line in enumerate(file.lines, 1):
            match = _LINE.match(line)
            if match is None:
                continue
            word, value = match[1].upper(), match[2].strip("\"'")
            if word == "LICENSE":
                yield from _license(file, number, value)
                continue
            setting = Setting() if "/" in value else Setting(ollama=True, firm=True)
            named = name_model(value, setting)
            if named is not None:
                role = Role.ADAPTER if word == "ADAPTER" else Role.INFERENCE_LOCAL
                yield named.at(file.place(number), "modelfile", strength=strength, role=role)


def _license(file: SourceFile, number: int, value: str) -> Iterator[Fact]:
    rest = "\n".join(file.lines[number - 1 :])
    block = re.search(r'LICENSE\s+"""(.*?)"""', rest, re.DOTALL | re.IGNORECASE)
    if block and block.start() < 8:
        text = block[1].strip()
        if len(text) > 200:
            yield LicenseText(place=file.place(number), text=text)
            return
        value = text
    if value:
        yield LicenseStatement(
            place=file.place(number),
            source=StatementSource.FIELD,
            raw=value,
            kind=AssetKind.MODEL,
        )


class SubmoduleScanner:
    """`.gitmodules`: submodules that are repositories of a hub."""

    id = "submodules"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether it is git's list of submodules."""
        del path, suffix
        return name == ".gitmodules"

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a submodule has an address."""
        return b"url" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the hub repositories."""
        for number, line in enumerate(file.lines, 1):
            key, _, value = line.partition("=")
            if key.strip() == "url":
                named = name_address(value.strip())
                if named is not None and named.hub is not Hub.URL:
                    yield named.at(file.place(number), "git-submodule")
