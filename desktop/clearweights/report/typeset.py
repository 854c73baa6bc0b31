"""Runs the typesetter in a process of its own, with a time limit.

A document made from hostile words may make it loop or die; that must cost one report, not the
program. The words travel as JSON and are only ever values to the template, never markup.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
from multiprocessing.connection import Connection

from clearweights.errors import ReportError
from clearweights.safeio import unheard_interrupts

TIME_LIMIT = 120.0


class TypesetError(ReportError):
    """The typesetter took too long, ended early or refused the document."""

    advice = "Write the report in another format, and report this together with the log file."


def typeset(
    template: str,
    data: str,
    when: dt.datetime,
    folders: tuple[str, ...] = (),
    *,
    limit: float = TIME_LIMIT,
) -> bytes:
    """Return the PDF of `template` with `data` (JSON) and the fonts in `folders`.

    Raises `TypesetError`.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    arguments = (sender, template, data, when.timestamp(), folders)
    process = context.Process(target=_work, args=arguments, daemon=True)
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


def _work(
    sender: Connection, template: str, data: str, when: float, folders: tuple[str, ...]
) -> None:
    sender.send_bytes(_compiled(template, data, when, folders))


def _compiled(template: str, data: str, when: float, folders: tuple[str, ...]) -> bytes:
    """Return a mark (`=` or `!`) and the PDF or the reason there is none."""
    import typst  # noqa: PLC0415 - loads a large library

    compiler = typst.Compiler(
        template.encode(),
        font_paths=typst.Fonts(False, True, list(folders)),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        package_path="/nonexistent",
        package_cache_path="/nonexistent",
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=int(when))
    except typst.TypstError as e:
        words = getattr(e, "diagnostic", "") or str(e)
        return b"!" + words.encode("utf-8", "replace")
    return b"=" + pdf if isinstance(pdf, bytes) else b"!no PDF came back"
