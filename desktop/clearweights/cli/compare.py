"""`clearweights compare OLD.json NEW.json`: what changed between two reports."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from clearweights.cli import exits
from clearweights.cli.safe import safe
from clearweights.domain.finding import Severity
from clearweights.report.previous import NotAReportError, Previous, read_previous
from clearweights.safeio import UnreadableError, read_bytes


def compare(old: Path, new: Path) -> int:
    """Print what came (+), went (-) or changed (~); status 1 where a finding came."""
    before, after = _report(old), _report(new)
    verdicts = _changes(_verdicts(before), _verdicts(after))
    was, now = _findings(before), _findings(after)
    findings = _changes(was, now)
    for line in (*verdicts, *findings):
        print(safe(line))
    if not verdicts and not findings:
        print("No difference in verdicts or findings.")
    return exits.OPEN if now.keys() - was.keys() else exits.OK


_Told: TypeAlias = dict[str, tuple[str, str]]
"""What can change, by what stays: the words before the value, and the value."""


def _changes(before: _Told, after: _Told) -> list[str]:
    came = [f"+ {' '.join(after[key])}" for key in after.keys() - before.keys()]
    went = [f"- {' '.join(before[key])}" for key in before.keys() - after.keys()]
    changed = [
        f"~ {after[key][0]} {before[key][1]} -> {after[key][1]}"
        for key in before.keys() & after.keys()
        if before[key][1] != after[key][1]
    ]
    return [line for lines in (came, went, changed) for line in sorted(lines, key=_rank)]


def _rank(line: str) -> tuple[int, str]:
    worst_first = (f"[{severity.word}]" for severity in sorted(Severity, reverse=True))
    return next((at for at, word in enumerate(worst_first) if word in line), -1), line


def _report(path: Path) -> Previous:
    try:
        return read_previous(read_bytes(path, 256 << 20), str(path))
    except UnreadableError as e:
        raise NotAReportError(f"{path}: {e}") from e


def _verdicts(report: Previous) -> _Told:
    """Return the verdicts of what the project uses, publishes or rests on."""
    return {
        " ".join(key): (f"{key[1]} {key[2]}:", verdict) for key, verdict in report.verdicts.items()
    }


def _findings(report: Previous) -> _Told:
    found: _Told = {}
    for key, item in report.findings.items():
        name = "" if item.asset in item.message else f" {item.asset}"
        about = f"[{item.severity}] {item.code}{name}: {item.message}"
        found[key] = (about, f"({item.state})")
    return found
