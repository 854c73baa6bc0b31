"""What a reporter is given, and what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from clearweights.domain.facts import Problem
from clearweights.domain.license import LicenseRecord
from clearweights.domain.result import Result
from clearweights.domain.text import Catalog, Text


class Records(Protocol):
    """What reports ask of the license knowledge; `knowledge.Knowledge` fits."""

    @property
    def records(self) -> Mapping[str, LicenseRecord]:
        """All records by id."""

    @property
    def version(self) -> str:
        """Version of the shipped knowledge."""

    @property
    def date(self) -> str:
        """The day the newest record was read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Records and catalogs that could not be read."""

    def record(self, id: str) -> LicenseRecord | None:  # noqa: A002
        """Return the record with this id."""

    def by_spdx(self, key: str) -> tuple[LicenseRecord, ...]:
        """Return the records with this SPDX id or LicenseRef, in any case."""


def _no_text(_key: str) -> str | None:
    return None


@dataclass(frozen=True, kw_only=True)
class ReportContext:
    """All that a report needs besides the result. Equal result and context: equal bytes."""

    knowledge: Records
    generated_at: dt.datetime
    """Aware; shown with its time zone. Callers fix it to get the same bytes again."""

    language: str = "en"
    project_name: str | None = None
    """Shown instead of the folder's name."""

    catalog: Catalog = field(default_factory=dict)
    """Messages in `language`; empty for English."""

    license_text: Callable[[str], str | None] = _no_text
    """Text of a license by its key in the installed text database; None where it has none."""

    def __post_init__(self) -> None:
        if self.generated_at.tzinfo is None:
            raise ValueError("generated_at needs a time zone")

    def say(self, message: Text) -> str:
        """Return the message in the report's language."""
        return message.render(self.catalog)


class Reporter(Protocol):
    """Turns a result into the bytes of one file. Pure: reads no project file, no network."""

    @property
    def id(self) -> str:
        """The word after `--format`."""

    @property
    def suffix(self) -> str:
        """The usual end of the file's name, with its dot."""

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the report. Raises `ReportError` where it cannot be made."""
