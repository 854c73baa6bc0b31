"""`clearweights compare OLD.json NEW.json`: what changed between two reports."""

from __future__ import annotations

from pathlib import Path

from clearweights.cli import exits
from clearweights.cli.safe import safe
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
    """Print findings and assets that came, went or changed; status 1 where something came."""
    before, after = _findings(old), _findings(new)
    came = sorted(after.keys() - before.keys())
    went = sorted(before.keys() - after.keys())
    changed = sorted(k for k in before.keys() & after.keys() if before[k] != after[k])
    for sign, keys, source in (("+", came, after), ("-", went, before), ("~", changed, after)):
        for key in keys:
            print(f"{sign} {safe(' '.join(source[key]))}")
    if not (came or went or changed):
        print("No difference in findings.")
    return exits.OPEN if came else exits.OK


def _findings(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        root = parse_json(read_bytes(path, 256 << 20).decode("utf-8"), max_text=256 << 20)
    except (UnreadableError, UnicodeDecodeError) as e:
        raise NotAReportError(f"{path}: {e}") from e
    findings = root.get("findings") if isinstance(root, Mapping) else None
    if not isinstance(findings, Sequence):
        raise NotAReportError(f"{path} is not a Clearweights JSON report.")
    found = {}
    for item in findings.items:
        if isinstance(item, Mapping) and (key := item.text("fingerprint")):
            words = (item.text(k) or "" for k in ("severity", "code", "asset", "state", "message"))
            found[key] = tuple(words)
    return found
