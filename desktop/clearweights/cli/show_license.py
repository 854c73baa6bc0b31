"""`clearweights license ID`: what a record says, for people."""

from __future__ import annotations

import sys

from clearweights.cli import exits
from clearweights.datafiles import catalog
from clearweights.domain.license import Cited, LicenseRecord
from clearweights.domain.text import Catalog, text
from clearweights.engine.inspection import knowledge_for
from clearweights.knowledge import Knowledge
from clearweights.resolve.expressions import read_license


def show_license(id: str, language: str) -> int:  # noqa: A002 (the command's own word)
    """Print every record that `id` names; status 2 where there is none."""
    knowledge = knowledge_for()
    words = catalog(language, "engine")
    records = _records(id, knowledge)
    if not records:
        message = text("We have no record of “{id}”.", id=id)
        print(f"clearweights: {message.render(words)}", file=sys.stderr)
        return exits.USAGE
    print("\n\n".join(_shown(r, words) for r in records))
    return exits.OK


def _records(id: str, knowledge: Knowledge) -> list[LicenseRecord]:  # noqa: A002
    if record := knowledge.record(id):
        return [record]
    found = read_license(id, knowledge).records
    return [r for i in found if (r := knowledge.record(i))]


def _shown(record: LicenseRecord, words: Catalog) -> str:
    head = [
        record.name,
        f"{record.id} · {record.spdx} · {record.category} · {record.steward}",
        text(
            "Read by {who} on {day}; {status}.",
            who=record.read_by, day=record.read_on.isoformat(), status=record.status.value,
        ).render(words),
    ]  # fmt: skip
    facts = [f"  {t.value}: {f.stance.value} {_cited(f)}" for t, f in record.facts.items()]
    duties = [
        f"  {d.kind.value}{f' “{d.words}”' if d.words else ''}"
        f" ({', '.join(t.value for t in d.triggers)}) {_cited(d)}"
        for d in record.duties
    ]
    limits = [
        *(f"  {t.metric} > {t.above}: {t.effect} {_cited(t)}" for t in record.thresholds),
        *(f"  not in {', '.join(t.excluded)} ({t.tested}) {_cited(t)}" for t in record.territory),
        *(f"  {f.field}: {f.stance} {_cited(f)}" for f in record.fields),
    ]
    return "\n".join([*head, *facts, *duties, *limits])


def _cited(cited: Cited) -> str:
    status = "" if cited.status.value == "verified" else f" [{cited.status.value}]"
    note = f" – {cited.note}" if cited.note else ""
    return f"(§ {cited.clause}){status}{note}"
