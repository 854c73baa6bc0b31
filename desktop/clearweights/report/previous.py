"""An earlier JSON report, read for what a later one is compared with."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from clearweights.errors import ClearweightsError
from clearweights.safeio import Mapping, Sequence, UnreadableError, parse_json

_MOST = 256 << 20


class NotAReportError(ClearweightsError):
    """A file is not one of our JSON reports."""

    advice = "Write reports with `clearweights scan FOLDER -o FILE.json`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A finding as an earlier report has it, in that report's words (English)."""

    code: str
    severity: str
    asset: str
    state: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """What an earlier report said."""

    name: str
    """By which the reader knows the file."""

    knowledge: str = ""
    """Version of the license knowledge it rests on."""

    verdicts: Map[tuple[str, str, str], str] = field(default_factory=dict)
    """By hub, kind and id, of what the project used, published or rested on."""

    findings: Map[str, Earlier] = field(default_factory=dict)
    """By fingerprint."""


def read_previous(data: bytes, name: str) -> Previous:
    """Return what a JSON report says. Raises `NotAReportError`."""
    try:
        root = parse_json(data.decode("utf-8"), max_text=_MOST)
    except (UnreadableError, UnicodeDecodeError) as e:
        raise NotAReportError(f"{name}: {e}") from e
    findings = root.get("findings") if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or not isinstance(findings, Sequence):
        raise NotAReportError(f"{name} is not a Clearweights JSON report.")
    tool = root.get("tool")
    knowledge = tool.get("knowledge") if isinstance(tool, Mapping) else None
    return Previous(
        name=name,
        knowledge=(knowledge.text("version") or "") if isinstance(knowledge, Mapping) else "",
        verdicts=_verdicts(root),
        findings={
            key: Earlier(
                code=item.text("code") or "?",
                severity=item.text("severity") or "?",
                asset=item.text("asset") or "",
                state=item.text("state") or "?",
                message=item.text("message") or "",
            )
            for item in findings.items
            if isinstance(item, Mapping) and (key := item.text("fingerprint"))
        },
    )


def _verdicts(root: Mapping) -> dict[tuple[str, str, str], str]:
    assets = root.get("assets")
    found = {}
    for item in assets.items if isinstance(assets, Sequence) else ():
        if isinstance(item, Mapping) and item.text("strength") == "used":
            hub, kind, id_ = (item.text(k) or "" for k in ("hub", "kind", "id"))
            found[hub, kind, id_] = item.text("verdict") or "?"
    return found
