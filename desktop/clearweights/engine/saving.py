"""Writes the use a person chose into `clearweights.yaml`, leaving the rest of it as it is."""

from __future__ import annotations

from pathlib import Path

import yaml

from clearweights.domain.use import Use
from clearweights.engine.declaration import FILE_NAME, read_declaration
from clearweights.errors import ReportError
from clearweights.safeio import Mapping, parse_yaml, read_bytes, write_atomic


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
        start, end = _block(source, len(lines))
    block = yaml.safe_dump({"use": _plain(use)}, sort_keys=False, allow_unicode=True).splitlines()
    text = "\n".join([*lines[:start], *block, *lines[end:]]) + "\n"
    try:
        write_atomic(path, text.encode())
    except OSError as e:
        raise ReportError(f"{FILE_NAME} cannot be written: {e.strerror}") from e
    return path


def _block(source: str, total: int) -> tuple[int, int]:
    """Return the 0-based first line of the `use` block and the first line after it."""
    root = parse_yaml(source)
    if not isinstance(root, Mapping):
        return total, total
    keys = [key for key, _ in root.pairs]
    for at, key in enumerate(keys):
        if key.value == "use":
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
