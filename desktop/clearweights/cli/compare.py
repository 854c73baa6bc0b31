"""`clearweights compare OLD.json NEW.json`: what changed between two reports."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from clearweights.cli import exits
from clearweights.cli.safe import safe
from clearweights.domain.finding import Severity
from clearweights.errors import ClearweightsError
from clearweights.safeio import (
    Mapping,
    Sequence,
    UnreadableError,
    parse_json,
    read_bytes,
)


class NotAReportError(ClearweightsError):
    """A file is not one of our JSON reports."""

    advice = "Write reports with `clearweights scan FOLDER -o FILE.json`."


def compare(old: Path, new: Path) -> int:
    """Print what came (+), went (-) or changed (~); status 1 where a finding came."""
    before, after = _report(old), _report(new)
    verdicts = _changes(_verdicts(before), _verdicts(after))
    was, now = _findings(old, before), _findings(new, after)
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


def _report(path: Path) -> Mapping:
    try:
        root = parse_json(read_bytes(path, 256 << 20).decode("utf-8"), max_text=256 << 20)
    except (UnreadableError, UnicodeDecodeError) as e:
        raise NotAReportError(f"{path}: {e}") from e
    if not isinstance(root, Mapping):
        raise NotAReportError(f"{path} is not a Clearweights JSON report.")
    return root


def _verdicts(report: Mapping) -> _Told:
    """Return the verdicts of what the project uses, publishes or rests on."""
    found: _Told = {}
    assets = report.get("assets")
    for item in assets.items if isinstance(assets, Sequence) else ():
        if isinstance(item, Mapping) and item.text("strength") == "used":
            key = " ".join(item.text(k) or "" for k in ("kind", "id"))
            found[f"{item.text('hub')} {key}"] = (f"{key}:", item.text("verdict") or "?")
    return found


def _findings(path: Path, report: Mapping) -> _Told:
    findings = report.get("findings")
    if not isinstance(findings, Sequence):
        raise NotAReportError(f"{path} is not a Clearweights JSON report.")
    found: _Told = {}
    for item in findings.items:
        if isinstance(item, Mapping) and (key := item.text("fingerprint")):
            asset, message = item.text("asset") or "", item.text("message") or ""
            name = "" if asset in message else f" {asset}"
            about = f"[{item.text('severity') or '?'}] {item.text('code')}{name}: {message}"
            found[key] = (about, f"({item.text('state') or '?'})")
    return found
