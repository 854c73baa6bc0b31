"""Lines of notices that give a work its license: "Foo 1.2 - MIT", "uses code from Foo (ISC)"."""

from __future__ import annotations

import re

from clearweights.scan.cards.markdown import plain
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.prose import names_in
from clearweights.scan.cards.vocabulary import vocabulary, word_list

_LONGEST = 300
_MOST_WORDS = 6

_LINE = re.compile(
    r"[^\w@]{0,8}(?:\d{1,3}[.)]\s+)?"
    r"(?:[^()]{0,120}\b(?:from|parts? of|portions of|includes?|contains?|bundles?|uses?|using"
    r"|incorporates?)\s+)?(?:[Tt]he\s+)?"
    r"(?P<work>[\w@][\w@./+#-]*(?: [\w@.+/#&-]+){0,8}?)"
    r"(?:\s*[-–—:,]?\s*[(\[]?\s*<?https?://[^\s)>\]]{1,200}[)>\]]?)?"
    r"(?:['’]s?\s+(?P<owned>\S.{1,80}?)"
    r"|(?:\s+(?:-{1,2}|[–—|])\s+|\s*:\s+)(?P<told>\S.{1,80}?)(?P<more>\s*\(.*|\s{2,}.*|[.;]\s.*)?"
    r"|\s*[(\[](?P<aside>[^()\[\]]{2,80})[)\]](?P<rest>[.;:]?\s.*)?)"
    r"\s*[.;,]?\s*"
)
_BETWEEN = re.compile(
    r"\s*(?:and|or|AND|OR|und|et|/|,|&|the|\(|\)|licen[sc]es?|WITH)\s*",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(r"\bWITH [\w.-]+-exception\b")
_OPEN_END = re.compile(r"\b(?:and|or)\s*$", re.IGNORECASE)
_VERSION = re.compile(r"\s@?v?\d+(?:\.\d+)+\S*$")
_ORDINARY = re.compile(
    r"\b(?:licen[sc]\w*|copyright|version|permission|see|terms|note|under|which|that|this|these"
    r"|your|you|we|is|are|with|at|by|in|and|was|has|names?|authors?|maintainers?|institutions?"
    r"|affiliations?|publishers?|holders?|origin|source|status|type|file|folder|homepage)\b|©|\(c\)",
    re.IGNORECASE,
)
"""Words that a line holds which is a sentence or a label, and no entry."""


def credited(line: str) -> tuple[str, str] | None:
    """Return the work that a line of a notice is about, and its license; None for other lines.

    The license has to be all that stands behind the name, or in brackets behind it.
    """
    if len(line) > _LONGEST or not vocabulary().hint(line):
        return None
    words = plain(line).strip()
    match = _LINE.fullmatch(words)
    if match is None:
        return None
    work, raw = match["work"].strip(), match["owned"] or match["told"] or match["aside"]
    raw = raw.strip().removesuffix(".")
    if (more := match["more"]) and names_in(more):
        return None  # "Apache 2.0 (weights), MIT (code)"
    if not _is_work(work) or not is_license(raw):
        return None
    return work, raw


def is_license(words: str) -> bool:
    """Say whether words are the names of licenses and nothing else."""
    if _OPEN_END.search(words) or words.count("(") != words.count(")"):
        return False
    rest = _EXCEPTION.sub(" ", words)
    found = named = names_in(rest)
    while named:  # a name and its short form in brackets count as one
        for name in named:
            rest = rest.replace(name, " ", 1)
        named = names_in(rest)
    return bool(found) and not re.sub(_BETWEEN, "", rest).strip(" \"'“”")


def _is_work(words: str) -> bool:
    """Say whether words name a piece of work; what stands alone in small letters may do so."""
    plain_words = word_list("not_names") | word_list("title_words")
    first = words.split(maxsplit=1)[0].lower().strip(".")
    alone = " " not in words and component_in(words) is not None
    return (
        len(words.split()) <= _MOST_WORDS
        and (_VERSION.search(words) is not None or (first not in plain_words and not alone))
        and not names_in(words)
        and _ORDINARY.search(words) is None
        and any(letter.isalpha() for letter in words)
    )
