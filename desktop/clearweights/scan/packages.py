"""Python packages that carry a model: spaCy's pipelines, by name or by address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Strength
from clearweights.domain.facts import Fact
from clearweights.scan.base import Scanner, SourceFile
from clearweights.scan.naming import Named
from clearweights.scan.trials import is_test_path

_SPACY = re.compile(
    r"(?:^|/)(?P<name>[a-z]{2,3}[_\-](?:core|dep|ent|pipeline)[_\-][a-z]{2,10}[_\-](?:sm|md|lg|trf))"
    r"(?=$|[\s=<>~!@;\[\-/])"
)


def model_package(text: str) -> Named | None:
    """Return the model that a requirement or the address of a wheel brings along."""
    match = _SPACY.search(text.strip())
    if match is None:
        return None
    return Named(AssetKind.MODEL, Hub.SPACY, match["name"].replace("-", "_"))


class RequirementsScanner:
    """Requirement lists of Python that install a model as a package."""

    id = "requirements"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file lists requirements."""
        del path
        lists = name.startswith(("requirements", "constraints")) and suffix in (".txt", ".in")
        return lists or name in (
            "pyproject.toml", "setup.py", "setup.cfg", "environment.yml", "environment.yaml",
            "pipfile", "conda.yml", "conda.yaml", "meta.yaml",
        )  # fmt: skip

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a name like that of a spaCy pipeline occurs."""
        return bool(re.search(rb"[_\-](?:sm|md|lg|trf)\b", data))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the models."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        for number, line in enumerate(file.lines, 1):
            words = line.strip().lstrip("-").strip()
            if words.startswith("#"):
                continue
            for word in re.split(r"[\s\"',]+", words):
                named = model_package(word)
                if named is not None:
                    yield named.at(file.place(number), "package", strength=strength)
                    break


SCANNERS: tuple[Scanner, ...] = (RequirementsScanner(),)
