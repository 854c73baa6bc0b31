"""Sentences in NOTICE files that say under which license something is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.applies import applied
from clearweights.scan.cards.credits import credited
from clearweights.scan.cards.markdown import Block, BlockKind, Sentence, blocks, plain
from clearweights.scan.cards.nouns import proper_name
from clearweights.scan.cards.opened import opens_list
from clearweights.scan.cards.prose import said
from clearweights.scan.cards.saying import Said, statement
from clearweights.scan.cards.tables import row_statements
from clearweights.scan.cards.vocabulary import vocabulary, word_list
from clearweights.scan.names import component_of, foreign_folder

_LONG = 6_000
"""Characters above which a notice is a collection, with whole licenses in it."""

_PARAGRAPH = 700
"""Characters of a block that may speak of a license; those of licenses are longer, or name none."""

_STATES = re.compile(
    r"\b(?:licen[sc]ed|released|distributed|available|provided|governed|covered)\b[^.;]{0,60}?\b(?:under|by)\b"
    r"|\bfor non-?commercial\b"
    r"|\blicen[sc]es?\b[^\w\n]{0,4}[:=–—-]|\(.{0,30}\blicen[sc]e\b.{0,20}\)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?!copyright|\(c\)|©|licen[sc]e|version|date|begin |end |this |these |it |see "
    r"|terms and conditions|appendix)"
    r"[\w@][^\n]{1,60}",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:name|package|software|component|project|library)\s*:\s*", re.IGNORECASE)
_ONLY_ADDRESS = re.compile(
    r"[^.]{0,80}?\b(?:licen[sc]e|terms|policy|agreement)\b[^.]{0,60}?(https?://\S{4,300}?)[\s>.]*",
    re.IGNORECASE,
)
"""A file that tells where its license stands, and nothing else."""

_GRANTS = re.compile(r"\b(?:permi|redistribut|grant|licen[sc]ed under)", re.IGNORECASE)
_FRONT = re.compile(r"\A\s*---[ \t]*\n.{0,2000}?^---[ \t]*$", re.DOTALL | re.MULTILINE)
"""The fields before a page of a website."""

COLLECTION = re.compile(r"third[-_ ]?part(?:y|ies)|vendored|dependenc|acknowledg", re.IGNORECASE)
"""Names of notices that speak of others only."""

_OTHERS = re.compile(
    r"\b(?:contains|includes|incorporates|uses|bundles)\b[^.]{0,60}\b"
    r"(?:sub-?components|third[- ]party"
    r"|following (?:components|libraries|packages|projects|software|sources|works))\b",
    re.IGNORECASE,
)
"""Where a notice begins to speak of others."""

_FORM = re.compile(r"\bappendix\s*:\s*how to apply\b", re.IGNORECASE)
"""Where the form to fill in begins, which ends some licenses and speaks of nothing."""

_OF_WORK = re.compile(r"(?P<work>\S.*?)(?:['’]s\b.*)?\s+licen[sc]e", re.IGNORECASE)
"""A title that tells whose license follows: "Foo's BSD License"."""

_BEGINS = re.compile(
    r"^(?:licen[sc]es?|notices?) (?:for|of) (?:the )?"
    r"|^(?:modified|converted|quanti[sz]ed|adapted|provided) by\s?:?\s+|\s+(?:source )?code$"
    r"|\s+notices?\b.{0,40}\bbegins? here$",
    re.IGNORECASE,
)
"""Words of a title around the name: "License for Foo code", "Foo notices begin here"."""

_KIND = re.compile(
    r"(?:\s+(?:software|open[- ]source|public|(?:[\w-]*\s)?(?:bsd|mit|isc|apache)))+$",
    re.IGNORECASE,
)
"""What kind of license a title speaks of: "Foo Software License"."""

_LABEL = re.compile(
    r"(?:sources?|authors?|developers?|origin|home ?page|url|website|links?|repositor(?:y|ies)"
    r"|original|usage|used in|purpose|locations?|paths?|changes|modifications|description"
    r"|version)\b[\w ]{0,20}:",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*[-–—:(]*\s*https?://\S+\s*$")
_PATH = re.compile(r"\S+/\S+\.[a-z]{1,5}|\S+\.[a-z]{1,4} \(.*")
_SHORT = re.compile(r"([\w.+-]+(?: [\w.+-]+){0,2}): \S")
_TITLE_WORDS = 5
_ITSELF = re.compile(r"\bthis (?:project|repository|repo) itself\b", re.IGNORECASE)
_OPENS_LIST = re.compile(r"[^.;:]{0,90}:(?:\s|$)")
_RULE = re.compile(r"^[=\-*#_~+ ]{3,}$")


def notice_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what a notice says; of the licenses copied into a long one, nothing.

    What a long notice says is about others: the piece of work named above, else the notice.
    """
    is_long = len(words) > _LONG
    collects = is_long or COLLECTION.search(file.name) is not None
    foreign = foreign_folder(file.path)
    title: str | None = None
    in_form = False
    for block in blocks(words, 1):
        if not collects and _OTHERS.search(block.source):
            collects = True
            continue
        if collects:
            is_plain = block.kind is BlockKind.HEADING and not is_long
            above, title = title, _title(block) or (_above(block) if is_plain else title)
            in_form = _FORM.search(block.source) is not None or (in_form and title == above)
            if in_form:
                continue
            if title and _names_license(title):
                if above and not _names_license(above) and not is_long:
                    yield _statement(file, block.line, title, above)
                continue  # inside the text of a license, whose last words are a form to fill in
            foreign = title or foreign_folder(file.path) or f"local:{file.path}"
        for sentence, one in _said(block, is_long=is_long):
            after = sentence.text.partition(one.raw)[2]
            opens = is_long or opens_list(sentence.text)
            if opens and one.about is None and _OPENS_LIST.match(after):
                continue  # "Software under the MIT License:", with the software below
            thing = (one.about or foreign) if collects else (foreign or one.about)
            if one.about is None and _ITSELF.search(sentence.text):
                thing = foreign_folder(file.path)  # "This project itself is under …"
            yield statement(file, sentence, one, thing)


def _statement(file: SourceFile, line: int, raw: str, work: str) -> LicenseStatement:
    """Return what a license named alone below the name of a piece of work says."""
    return LicenseStatement(
        place=file.place(line), source=StatementSource.PROSE, raw=raw, asset=work,
        component=Component.ANY,
    )  # fmt: skip


def pointer_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what a license file says that names a license instead of holding its text.

    An address on a line of its own only repeats what the sentences say, where there are any.
    """
    told = list(_pointed(file, words))
    spoken = [one for one in told if not one.raw.startswith("http")]
    yield from spoken or told


def _pointed(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    if address := _ONLY_ADDRESS.fullmatch(words):
        yield LicenseStatement(
            place=file.place(words.count("\n", 0, address.start(1)) + 1),
            source=StatementSource.PROSE,
            raw=address[1],
            asset=foreign_folder(file.path),
            component=component_of(file.path),
            link=address[1],
        )
        return
    parts = blocks(_FRONT.sub(_blank, words), 1)
    found, told = applied(parts)
    for block, one in found:
        about = foreign_folder(file.path) or one.about
        yield statement(file, block.sentences[0], one, about)
    for block in parts:
        if block.kind is BlockKind.HEADING or block.line in told:
            continue
        for sentence in block.sentences:
            for one in said(sentence, in_license_section=True):
                if one.alone and _GRANTS.search(words):
                    continue  # "All rights reserved" above what is granted all the same
                part = component_of(file.path) if one.component is Component.ANY else one.component
                about = foreign_folder(file.path) or one.about
                yield statement(file, sentence, one, about, component=part)


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def table_statements(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what the tables of a license file say: which license is whose, by rows."""
    for block in blocks(words, 1) if "|" in words else ():
        for sentence, one in row_statements(block, in_license=True):
            yield statement(file, sentence, one, foreign_folder(file.path) or one.about)


def _said(block: Block, *, is_long: bool) -> Iterator[tuple[Sentence, Said]]:
    if is_long and len(block.source) > _PARAGRAPH:
        return
    yield from row_statements(block)
    hint = vocabulary().hint
    if block.kind is BlockKind.HEADING:
        return
    for sentence in block.sentences:
        if hint(sentence.text) and (not is_long or _STATES.search(sentence.text)):
            for one in said(sentence, in_license_section=False):
                yield sentence, one


def _names_license(title: str) -> bool:
    return any(
        not name.generic and name.pattern.fullmatch(title.strip()) for name in vocabulary().names
    )


def _title(block: Block) -> str | None:
    """Return the name of the piece of work that a block gives, as lists of parts do."""
    first = next((line.strip() for line in block.raw if not _RULE.match(line)), "")
    if block.kind is BlockKind.HEADING and block.sentences:
        first = block.sentences[0].text
    return work_titled(first)


def _above(heading: Block) -> str | None:
    """Return the work whose section a heading that names none divides."""
    return next(filter(None, map(work_titled, reversed(heading.section[:-1]))), None)


def work_titled(line: str) -> str | None:
    """Return the name of the piece of work that a line gives, or of the license alone on it."""
    line = _ADDRESS.sub("", _FIELD.sub("", plain(line).strip("#*-=_%` ")))
    if _LABEL.match(line) or _PATH.fullmatch(line):
        return None
    if entry := credited(line):
        return entry[0]
    line = _BEGINS.sub("", line)
    named = _TITLE.fullmatch(line) is not None and not line.endswith((".", ";", ",", ":"))
    if named and not _names_license(line) and (owned := _OF_WORK.fullmatch(line)):
        line = _KIND.sub("", owned["work"])
        if line.lower() in word_list("not_names"):
            return None
    if named and (short := _SHORT.match(line)) and proper_name(short[1]) == short[1]:
        line = short[1]
    ordinary = set(re.findall(r"[^\W\d]+", line.lower())) <= word_list("title_words")
    return line if named and not ordinary and len(line.split()) <= _TITLE_WORDS else None
