"""Reading cases, scanning them, and comparing what was found with what was expected."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clearweights.domain.asset import Reference, Strength
from clearweights.domain.facts import Fact, LicenseStatement
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan import SCANNERS, SourceFile, link

CASES = Path(__file__).parent / "cases"
_CHECKED = ("line", "hub", "provider", "role", "output")


@dataclass(frozen=True)
class Case:
    """One project and the references expected in it."""

    name: str
    files: Path
    expected: tuple[dict[str, str], ...]
    statements: tuple[dict[str, str], ...] | None = None
    """License statements, all of them; None where a case does not say."""

    @property
    def source(self) -> str:
        return self.name.partition("_")[0]


@dataclass(frozen=True)
class Outcome:
    """How one case went; entries are `path id kind`, by strength `used` alone."""

    case: Case
    right: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    """Found as used, not expected so."""

    unsaid: tuple[str, ...]
    """Expected license statements that were not found."""

    oversaid: tuple[str, ...]
    """License statements found in a case that lists its own and lacks these."""

    differing: tuple[str, ...]
    """Found, but with another line, hub, provider, role; or a mention that is not there."""


def cases() -> list[Case]:
    """Return all cases, by name."""
    found = []
    for folder in sorted(path for path in CASES.iterdir() if (path / "expected.yaml").is_file()):
        text = (folder / "expected.yaml").read_text(encoding="utf-8")
        data: Any = plain(parse_yaml(text)) or {}
        expected = tuple(data.get("references") or ())
        statements = tuple(data["statements"] or ()) if "statements" in data else None
        found.append(Case(folder.name, folder / "files", expected, statements))
    return found


def scan_folder(root: Path) -> tuple[Fact, ...]:
    """Return all facts of a project, linked."""
    facts: list[Fact] = []
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            path = Path(folder, name)
            facts.extend(_scan_file(path, path.relative_to(root).as_posix()))
    return link(facts)


def _scan_file(path: Path, relative: str) -> Iterator[Fact]:
    data = path.read_bytes()
    lower = relative.lower()
    name = lower.rpartition("/")[2]
    for scanner in SCANNERS:
        if scanner.wants(lower, name, Path(name).suffix) and scanner.worth_parsing(data):
            yield from scanner.scan(SourceFile(relative, data))


def run(case: Case) -> Outcome:
    """Scan a case and compare."""
    everything = scan_folder(case.files)
    facts = [fact for fact in everything if isinstance(fact, Reference)]
    said = [fact for fact in everything if isinstance(fact, LicenseStatement)]
    stated = case.statements or ()
    used = {_key(fact) for fact in facts if fact.strength is Strength.USED}
    wanted = {_wanted(entry) for entry in case.expected if _strength(entry) == "used"}
    differing = [
        _describe(entry) for entry in case.expected if not any(_fits(entry, f) for f in facts)
    ]
    missed = sorted(wanted - used)
    return Outcome(
        case,
        right=tuple(sorted(wanted & used)),
        missed=tuple(missed),
        wrong=tuple(sorted(used - wanted)),
        unsaid=tuple(str(entry) for entry in stated if not any(_says(entry, f) for f in said)),
        oversaid=tuple(
            f"{fact.place} {fact.raw} {fact.source.value}"
            for fact in said
            if case.statements is not None and not any(_says(entry, fact) for entry in stated)
        ),
        differing=tuple(d for d in differing if not any(d.startswith(m) for m in missed)),
    )


def _says(entry: dict[str, str], fact: LicenseStatement) -> bool:
    have = {
        "path": fact.place.path,
        "line": str(fact.place.line),
        "raw": fact.raw,
        "source": fact.source.value,
        "asset": fact.asset,
        "kind": fact.kind.value if fact.kind else None,
        "component": fact.component.value,
        "name": fact.name,
        "link": fact.link,
    }
    return all(have[name] == value for name, value in entry.items())


def _strength(entry: dict[str, str]) -> str:
    return entry.get("strength", "used")


def _key(fact: Reference) -> str:
    return f"{fact.place.path} {fact.id} {fact.kind.value}"


def _wanted(entry: dict[str, str]) -> str:
    return f"{entry['path']} {entry['id']} {entry['kind']}"


def _describe(entry: dict[str, str]) -> str:
    rest = {k: v for k, v in entry.items() if k not in ("path", "id", "kind")}
    return f"{_wanted(entry)} {rest}"


def _fits(entry: dict[str, str], fact: Reference) -> bool:
    if _key(fact) != _wanted(entry) or fact.strength.value != _strength(entry):
        return False
    have = {
        "line": str(fact.place.line),
        "hub": fact.hub.value,
        "provider": fact.provider.value if fact.provider else "",
        "role": fact.role.value if fact.role else "",
        "output": str(fact.output).lower(),
    }
    return all(have[name] == entry[name] for name in _CHECKED if name in entry)
