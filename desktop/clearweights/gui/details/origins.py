"""Says in plain words what a statement rests on, where it is neither a place nor a clause."""

from __future__ import annotations

from clearweights.gui.i18n import tr
from clearweights.gui.shown import clean


def origin_words(source: str) -> str:
    """Return the words for a source as rules and lineage name it; empty where nobody is helped."""
    kind, _, rest = source.partition(":")
    if source.startswith("^"):
        return tr("inferred from the name")  # the pattern itself says nothing to a reader
    known = {
        "declared use": tr("the use as described"),
        "declared": "clearweights.yaml",
        "project": tr("the project"),
        "scan": clean(rest) or tr("the whole project"),
        "resolve": "",
        "family": tr("inferred from the name"),
        "inferred": tr("inferred"),
        "record": tr("our record {id}", id=rest),
        "catalog": tr("catalog: {name}", name=rest.removesuffix(", read")),
    }
    if source in known:
        return known[source]
    return known[kind] if rest and kind in known else clean(source)
