"""Runs the typesetter in a process of its own, with a time limit.

A document made from hostile words may make it loop or die; that must cost one report, not the
program. The words travel as JSON and are only ever values to the template, never markup.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, TypeAlias

from clearweights.errors import ReportError
from clearweights.safeio import unheard_interrupts

if TYPE_CHECKING:
    import typst

TIME_LIMIT = 120.0
_LONG = 300_000
"""Characters of data that make some forty pages."""


class TypesetError(ReportError):
    """The typesetter took too long, ended early or refused the document."""

    advice = "Write the report in another format, and report this together with the words above."


def typeset(
    template: str,
    data: str,
    when: dt.datetime,
    folders: tuple[str, ...] = (),
    *,
    limit: float = TIME_LIMIT,
) -> bytes:
    """Return the PDF of `template` with `data` (JSON) and the fonts in `folders`.

    The template is run twice: first it is asked where its anchors stand, then it is told so and
    makes links of it. Looking up each link while the pages are made would take twice the memory.
    A long document is given a new process for the second run, because the first never gives its
    memory back. Raises `TypesetError`.
    """
    job = _Job(template, data, when.timestamp(), folders)
    if len(data) < _LONG:
        return _run(_both, job, limit)
    return _run(_pages, replace(job, places=_run(_places, job, limit).decode()), limit)


@dataclass(frozen=True, slots=True)
class _Job:
    template: str
    data: str
    when: float
    folders: tuple[str, ...]
    places: str = "{}"


_Step: TypeAlias = Callable[[_Job], bytes]


def _run(step: _Step, job: _Job, limit: float) -> bytes:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, step, job), daemon=True)
    with unheard_interrupts():
        process.start()
    sender.close()
    try:
        if not receiver.poll(limit):
            raise TypesetError(f"The PDF was not ready after {limit:.0f} seconds.")
        answer = receiver.recv_bytes()
    except EOFError as e:
        raise TypesetError("The PDF could not be made: the typesetter ended early.") from e
    finally:
        receiver.close()
        process.kill()
        process.join()
    if answer[:1] == b"!":
        raise TypesetError(f"The PDF could not be made: {answer[1:].decode()}")
    return answer[1:]


def _work(sender: Connection, step: _Step, job: _Job) -> None:
    """Send a mark (`=` or `!`) and what the step made, or the reason there is none."""
    import typst  # noqa: PLC0415 - loads a large library

    try:
        answer = b"=" + step(job)
    except typst.TypstError as e:
        words = getattr(e, "diagnostic", "") or str(e)
        answer = b"!" + words.encode("utf-8", "replace")
    sender.send_bytes(answer)


def _both(job: _Job) -> bytes:
    return _pages(replace(job, places=_places(job).decode()))


def _places(job: _Job) -> bytes:
    found: str = _compiler(job).query("<places>", field="value", one=True)
    return found.encode()


def _pages(job: _Job) -> bytes:
    pdf = _compiler(job).compile(
        format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=int(job.when)
    )
    return pdf if isinstance(pdf, bytes) else b""


def _compiler(job: _Job) -> typst.Compiler:
    import typst  # noqa: PLC0415 - loads a large library

    return typst.Compiler(
        job.template.encode(),
        font_paths=typst.Fonts(False, True, list(job.folders)),
        ignore_system_fonts=True,
        sys_inputs={"data": job.data, "places": job.places},
        package_path="/nonexistent",
        package_cache_path="/nonexistent",
    )
