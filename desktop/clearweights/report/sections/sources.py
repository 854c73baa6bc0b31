"""Plain words for what a statement rests on where that is neither a place nor a clause."""

from __future__ import annotations

from clearweights.domain.text import text
from clearweights.report.index import Index

_WORDS = {
    "declared use": text("the use examined"),
    "declared": text("declaration of the project"),
    "project": text("files of the project"),
    "scan": text("what was read of the project"),
    "resolve": text("the way the license was read"),
    "hub": text("hub"),
    "family": text("inferred from the name"),
    "inferred": text("inferred"),
}


def source_words(index: Index, source: str) -> str:
    """Return the source in words; what is not known here stands as it is."""
    if source in _WORDS:
        return index.say(_WORDS[source])
    if source.startswith("^"):
        return index.say(text("inferred from the name"))
    kind, _, rest = source.partition(":")
    match kind:
        case "record":
            return index.say(text("license record of {name}", name=index.name(rest)))
        case "catalog":
            # A row's source may end in "read", which its date follows elsewhere.
            return index.say(text("catalog, after {source}", source=rest.removesuffix(", read")))
        case "scan":
            return index.say(text("what was read of the project: {words}", words=rest))
        case _:
            return source
