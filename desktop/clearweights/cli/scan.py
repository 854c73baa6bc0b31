"""`clearweights scan`: examine a folder, print a short table, write a report."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clearweights.cli import exits, output
from clearweights.cli.safe import safe
from clearweights.cli.table import matrix, table
from clearweights.datafiles import catalog
from clearweights.domain.result import Result
from clearweights.domain.said import reason
from clearweights.domain.text import text
from clearweights.engine import Options, evaluate, inspect, use_matrix, verdict_matrix
from clearweights.engine.inspection import knowledge_for
from clearweights.errors import ClearweightsError, ReportError
from clearweights.knowledge import Knowledge
from clearweights.review import registers
from clearweights.safeio import UnreadableError, is_special, read_bytes, write_atomic

if TYPE_CHECKING:
    from clearweights.report.previous import Previous

_SUFFIXES = {
    ".json": "json", ".pdf": "pdf", ".html": "html", ".htm": "html", ".xlsx": "xlsx",
    ".csv": "csv", ".sarif": "sarif", ".spdx": "spdx", ".txt": "notice",
}  # fmt: skip


class UsageError(ClearweightsError):
    """The words of the command do not fit together."""

    advice = "`clearweights scan --help` lists what is possible."


def scan(parsed: argparse.Namespace) -> int:
    """Run the command; return the exit status."""
    format_ = _format(parsed.format, parsed.output)
    for named in filter(None, (parsed.use, parsed.policy, *parsed.knowledge)):
        if not named.exists():
            raise UsageError(f"{named} does not exist.")
    options = Options(
        use_file=parsed.use,
        policy_file=parsed.policy,
        online=parsed.online,
        caches=parsed.caches,
        jobs=parsed.jobs,
        cache=not parsed.no_cache,
        knowledge_dirs=tuple(parsed.knowledge),
    )
    previous = _previous(parsed.previous, format_)
    inspection = inspect(parsed.folder, options)
    knowledge = knowledge_for(options.knowledge_dirs)
    result = evaluate(inspection, knowledge=knowledge)
    status = exits.status_of(result, parsed.fail_on)
    try:
        _deliver(result, format_, parsed, knowledge, previous)
        sys.stdout.flush()
    except BrokenPipeError:
        output.silence()  # who reads on only wanted the beginning; the status says the rest
    return status


def _deliver(
    result: Result,
    format_: str | None,
    parsed: argparse.Namespace,
    knowledge: Knowledge,
    previous: Previous | None,
) -> None:
    if format_:
        from clearweights.report import REPORTERS, WITH_OTHER_USES, ReportContext

        others = (
            use_matrix(result.inspection, result.use, knowledge)
            if format_ in WITH_OTHER_USES
            else None
        )
        context = ReportContext(
            knowledge=knowledge,
            generated_at=_now(),
            language=parsed.language,
            previous=previous,
            other_uses=others.verdicts if others else {},
            bites=others.bites if others else {},
        )
        data = REPORTERS[format_].render(result, context)
        if parsed.output:
            _write(parsed.output, data)
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    if not parsed.quiet and (parsed.output or not format_):
        _print(result, parsed, knowledge)


def _previous(path: Path | None, format_: str | None) -> Previous | None:
    """Return the earlier report; read before the scan, because a wrong name should cost no time."""
    if path is None:
        return None
    from clearweights.report import WITH_OTHER_USES
    from clearweights.report.previous import NotAReportError, read_previous

    if format_ not in WITH_OTHER_USES:
        raise UsageError("--previous needs a report in a format for people: PDF or HTML.")
    try:
        return read_previous(read_bytes(path, 256 << 20), path.name)
    except UnreadableError as e:
        raise NotAReportError(f"{path}: {e}") from e


def _print(result: Result, parsed: argparse.Namespace, knowledge: Knowledge) -> None:
    words = catalog(parsed.language, "engine")
    print(table(result, words, color=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
    if parsed.every_use:
        verdicts = verdict_matrix(result.inspection, result.use, knowledge)
        print(f"\n{matrix(result, verdicts, words)}")
    outside = registers.elsewhere(parsed.folder)
    if outside.exists():
        kept = text("Decisions kept outside the project were read: {path}.", path=str(outside))
        print(f"\n{safe(kept.render(words))}")
    if parsed.output:
        print(f"\n{parsed.output}")


def _format(format_: str | None, output: Path | None) -> str | None:
    if format_ or output is None:
        return format_
    for suffix in (".spdx3.json", ".spdx.json", ".cdx.json"):
        if output.name.lower().endswith(suffix):
            return {".spdx3.json": "spdx3", ".spdx.json": "spdx", ".cdx.json": "cyclonedx"}[suffix]
    if output.name.upper().startswith("NOTICE"):
        return "notice"
    try:
        return _SUFFIXES[output.suffix.lower()]
    except KeyError:
        raise UsageError(f"Cannot tell the format of {output}; add --format.") from None


def _write(path: Path, data: bytes) -> None:
    """Write the report; a link is followed, a device or a pipe is written to as it is."""
    try:
        if is_special(path):
            with path.open("wb") as file:
                file.write(data)
        else:
            write_atomic(Path(os.path.realpath(path)), data)
    except OSError as e:
        raise ReportError(
            text("{path} cannot be written: {why}.", path=str(path), why=reason(e))
        ) from e


def _now() -> dt.datetime:
    """Return the time that reports carry; SOURCE_DATE_EPOCH makes it reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)
