"""Writes what a person said into `clearweights.yaml`, leaving the rest of it as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from clearweights.domain.said import reason
from clearweights.domain.text import text
from clearweights.domain.use import Attestation, Declaration, Use
from clearweights.engine.declaration import FILE_NAME, parse_declaration, read_declaration
from clearweights.errors import DeclarationError, ReportError
from clearweights.safeio import Mapping, UnreadableError, parse_yaml, read_bytes, write_atomic


def save_use(root: Path, use: Use) -> Path:
    """Replace (or add) the `use` block of the project's `clearweights.yaml`; return its path.

    Every other line, comments included, stays as it is. Raises `DeclarationError` where the
    file that is there cannot be read, `ReportError` where it cannot be written.
    """
    path = root / FILE_NAME
    lines = ["schema: 1"]
    start = end = 1
    if path.exists():
        read_declaration(path)
        source = read_bytes(path).decode("utf-8-sig")
        lines = source.splitlines()
        start, end = _block(source, "use", len(lines))
    block = yaml.safe_dump({"use": _plain(use)}, sort_keys=False, allow_unicode=True).splitlines()
    _write(path, [*lines[:start], *block, *lines[end:]])
    return path


def save_attestation(root: Path, attestation: Attestation) -> Declaration:
    """Add an attestation to the project's `clearweights.yaml`; return the file's new content.

    Every other line stays as it is. Raises `DeclarationError` where the file that is there
    cannot be read, `ReportError` where it cannot be written, or where its list stands in a form
    that cannot be added to.
    """
    path = root / FILE_NAME
    before = Declaration()
    lines = ["schema: 1"]
    start = end = 1
    if path.exists():
        before = read_declaration(path)
        source = read_bytes(path).decode("utf-8-sig")
        lines = source.splitlines()
        start, end = _block(source, "attestations", len(lines))
        while end > start and not lines[end - 1].strip():
            end -= 1
    item = _item(attestation)
    if start == end:
        new = [*lines[:start], "attestations:", f"- {item}", *lines[end:]]
    else:
        first = next((line for line in lines[start:end] if line.lstrip().startswith("- ")), "- ")
        indent = first[: len(first) - len(first.lstrip())]
        new = [*lines[:end], f"{indent}- {item}", *lines[end:]]
    after = _read_back(new)
    if after is None or len(after.attestations) != len(before.attestations) + 1:
        raise ReportError(
            text(
                "The list of attestations in {path} cannot be added to by program.", path=FILE_NAME
            )
        )
    _write(path, new)
    return after


def _item(attestation: Attestation) -> str:
    values = {
        "fact": attestation.fact.value,
        "asset": attestation.asset,
        "text": attestation.text,
        "holds": attestation.holds,
        "by": attestation.by,
        "at": attestation.at,
        "evidence": attestation.evidence,
    }
    kept = {key: value for key, value in values.items() if value is not None}
    dumped = yaml.safe_dump(
        kept, sort_keys=False, allow_unicode=True, default_flow_style=True, width=10**6
    )
    return dumped.strip()


def _read_back(lines: Sequence[str]) -> Declaration | None:
    try:
        return parse_declaration(parse_yaml("\n".join(lines) + "\n"))
    except (DeclarationError, UnreadableError):
        return None


def _write(path: Path, lines: Sequence[str]) -> None:
    try:
        write_atomic(path, ("\n".join(lines) + "\n").encode())
    except OSError as e:
        raise ReportError(
            text("{path} cannot be written: {why}.", path=FILE_NAME, why=reason(e))
        ) from e


def _block(source: str, name: str, total: int) -> tuple[int, int]:
    """Return the 0-based first line of the block `name` and the first line after it."""
    root = parse_yaml(source)
    if not isinstance(root, Mapping):
        return total, total
    keys = [key for key, _ in root.pairs]
    for at, key in enumerate(keys):
        if key.value == name:
            following = keys[at + 1].line - 1 if at + 1 < len(keys) else total
            return key.line - 1, following
    return total, total


def _plain(use: Use) -> dict[str, object]:
    values: dict[str, object | None] = {
        "distribution": use.distribution.value if use.distribution else None,
        "commercial": use.commercial,
        "environment": use.environment.value if use.environment else None,
        "territory": list(use.territory) if use.territory is not None else None,
        "seat": use.seat,
        "monthly_active_users": use.monthly_active_users,
        "monthly_active_users_on": dict(use.monthly_active_users_on) or None,
        "annual_revenue_usd": use.annual_revenue_usd,
        "monthly_revenue_usd": use.monthly_revenue_usd,
        "fields": [f.value for f in use.fields] if use.fields is not None else None,
        "minors": use.minors,
    }
    return {key: value for key, value in values.items() if value is not None}
