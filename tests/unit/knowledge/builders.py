"""Builders of the files that knowledge reads."""

from __future__ import annotations

from pathlib import Path

RECORD = """\
id: {id}
name: {name}
steward: Example Foundation
family: example
category: source-available
kind: model
spdx: LicenseRef-Example
texts:
  - part: license
tags:
  - other/example
status: verified
source: Invented for a test
read_by: A. Tester
read_on: '2026-01-02'
facts:
  commercial-use:
    stance: {stance}
    clause: '3'
openness: {{}}
"""


def record_file(
    folder: Path,
    id: str = "example-1.0",  # noqa: A002
    *,
    name: str = "Example License",
    stance: str = "forbids",
) -> Path:
    """Write a record into `folder/records` and return its path."""
    path = folder / "records" / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RECORD.format(id=id, name=name, stance=stance), encoding="utf-8")
    return path
