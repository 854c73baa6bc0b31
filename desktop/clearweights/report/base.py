"""What a reporter is given, and what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from clearweights.datafiles import catalog
from clearweights.domain.asset import AssetKey
from clearweights.domain.result import Result, Verdict
from clearweights.domain.text import Catalog, Text
from clearweights.domain.use import Distribution
from clearweights.knowledge import Knowledge
from clearweights.knowledge.texts import license_text
from clearweights.report.previous import Previous


@dataclass(frozen=True, kw_only=True)
class ReportContext:
    """All that a report needs besides the result. Equal result and context: equal bytes."""

    knowledge: Knowledge
    generated_at: dt.datetime
    """Aware; shown with its time zone. Callers fix it to get the same bytes again."""

    language: str = "en"
    project_name: str | None = None
    """Shown instead of the folder's name."""

    messages: Catalog | None = None
    """Messages in `language`; None for the shipped ones."""

    other_uses: Mapping[Distribution, Mapping[AssetKey, Verdict]] = field(default_factory=dict)
    """The verdicts if the project were given away in another way; empty where nobody asked."""

    bites: Mapping[str, tuple[Distribution, ...]] = field(default_factory=dict)
    """For a finding's fingerprint the ways to give the project away that raise it, likewise."""

    previous: Previous | None = None
    """An earlier report of the same project, to say what changed since."""

    license_text: Callable[[str], str | None] = license_text
    """Text of a license by its key in the installed text database; None where it has none."""

    def __post_init__(self) -> None:
        if self.generated_at.tzinfo is None:
            raise ValueError("generated_at needs a time zone")

    def say(self, message: Text) -> str:
        """Return the message in the report's language."""
        shipped = catalog(self.language, "report") if self.messages is None else self.messages
        return message.render(shipped)


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
