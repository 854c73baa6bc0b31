"""The scanner of cards and READMEs: splits a document and hands its parts to the readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import Reference, Strength
from clearweights.domain.facts import (
    Component,
    Fact,
    LicenseStatement,
    Problem,
    StatementSource,
)
from clearweights.domain.text import text
from clearweights.safeio import Mapping, UnreadableError, parse_yaml
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.badges import badges
from clearweights.scan.cards.behind_ids import lists_licenses, of_ids
from clearweights.scan.cards.citing import cited
from clearweights.scan.cards.document import Document, DocumentKind, document, hub_id
from clearweights.scan.cards.elsewhere import elsewhere, named_elsewhere, own_file
from clearweights.scan.cards.endings import of_ends, of_tags
from clearweights.scan.cards.explaining import explained
from clearweights.scan.cards.following import (
    begun,
    carried,
    of_begun,
    of_item,
    of_listed,
    of_section,
    of_text_below,
    of_they,
    opening,
)
from clearweights.scan.cards.front import front_matter_facts
from clearweights.scan.cards.headed import named_in_titles, states
from clearweights.scan.cards.markdown import (
    MAX_BLOCK,
    Block,
    BlockKind,
    Sentence,
    blocks,
    without_comments,
)
from clearweights.scan.cards.naming import source_named
from clearweights.scan.cards.nouns import proper_name
from clearweights.scan.cards.prose import component_of_kind, named_alone, said
from clearweights.scan.cards.saying import Said, statement
from clearweights.scan.cards.sides import set_apart
from clearweights.scan.cards.tables import row_statements, shared_pages
from clearweights.scan.cards.telling import mention_facts, origin_facts
from clearweights.scan.cards.terms import covered
from clearweights.scan.cards.vocabulary import is_about_license, is_foreign, vocabulary
from clearweights.scan.names import (
    KIND_OF,
    component_of,
    in_license_folder,
    is_license_file,
    is_notice_file,
)

MAX_TEXT = 1_000_000
_MAX_SPOKEN = 240_000
"""Characters of paragraphs that may speak of licenses."""

_CREDIT = re.compile(
    r"\b(?:photo|photograph|picture|illustration|image)(?: credit)?s?\s*(?:by|:|©)"
    r"[^\n]{2,60}?\W{0,3}\blicen[sc]e\s*:",
    re.IGNORECASE,
)
"""The credit of a picture: "Photo by Somebody. License: CC BY-SA 3.0"."""

_LISTING = re.compile(r"^\W*Name: \S+\s*\n\W*Version: \S+\s*\n", re.MULTILINE)
"""What a package manager prints of an installed package, quoted."""

_TITLE_ENDS = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?|\s*(?:[(\[|–—]|:\s|\s-\s).*$")
_TITLE_SIZE = 60
_CODE_TITLE = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+")
"""A tool's name in small letters: "convert-ponds"."""
_ENTRY_DEPTH = 2
"""Headings above a line of an entry: the page's title, and the entry's own."""

_SENTENCE_LINES = 12
_OPENERS = 4
"""Licenses that one paragraph may give to the items below it."""

_THIS_TEXT = re.compile(
    r"\bthis (?:document|book|article|page|guide|chapter|essay|paper|tutorial|post"
    r"|code of conduct)\b",
    re.IGNORECASE,
)
"""What a page that is none of the project's first ones says of itself alone."""

_LETTERS = re.compile(r"[^a-z0-9]")
_UNSEEN = re.compile(r"\]\([^)\s]*\)|<[^<>]*>|[*_`\[\]]|^\s+")
"""Markup of a line that a reader does not see."""

_SUFFIXES = frozenset((".md", ".mdx", ".markdown", ".rst", ".mdown", ".mkd"))
_TEXT_NAME = re.compile(r"read_?me|disclaimer|card|data_?sheet|model|dataset|about", re.IGNORECASE)
_FRONT = re.compile(
    r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_LINKED_VALUE = re.compile(
    r"^(licen[sc]e:[ \t]*)\[([\w .+-]{2,60})\]\([^()\s]{1,300}\)[ \t]*$", re.MULTILINE
)
"""A value written as Markdown, which is no YAML: `license: [mit](https://…)`."""

_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")


_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab)\.com/[\w.-]+/(?P<name>[\w.-]+?)(?:\.git|/(?:tree/.*)?)?",
    re.IGNORECASE,
)


class CardScanner:
    """Model, dataset and Space cards, datasheets and READMEs."""

    id = "cards"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Take Markdown, reStructuredText and README-like text; license files are others' work."""
        if is_license_file(name) or is_notice_file(name) or in_license_folder(path):
            return False
        if suffix in _SUFFIXES:
            return True
        return suffix in ("", ".txt") and _TEXT_NAME.search(name) is not None

    def worth_parsing(self, data: bytes) -> bool:
        """Take everything: a README is small, and prose has no marker."""
        return bool(data.strip())

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield front matter facts, then the statements of the prose in reading order."""
        content = file.text
        if len(content) > MAX_TEXT:
            content = content[:MAX_TEXT]
            yield Problem(
                path=file.path,
                step=self.id,
                message=text("only the first {size} KB of this text were read", size=1000),
            )
        front, body, first_line, problem = _split(content, file.path)
        if problem is not None:
            yield problem
        parts = blocks(body, first_line)
        subject = document(file.path, front, parts)
        if front is not None:
            yield from front_matter_facts(file, front, subject)
        if subject.output is not None and subject.about is not None and subject.foreign is None:
            yield Reference(
                place=file.place(1),
                kind=subject.about,
                hub=subject.hub,
                id=subject.output,
                how="card" if subject.asset else "card-title",
                strength=Strength.MENTIONED,
                output=not subject.test and "template" not in file.name.lower(),
            )
        yield from _prose(file, parts, subject)
        yield from origin_facts(file, parts, subject)
        yield from mention_facts(file, parts)
        yield from _badges(file, body, first_line, subject)


def _split(content: str, path: str) -> tuple[Mapping | None, str, int, Problem | None]:
    """Return front matter, body, the body's first line, and what is wrong with the front matter."""
    match = _FRONT.match(content)
    if match is None:
        return None, content, 1, None
    body = content[match.end() :]
    first_line = content.count("\n", 0, match.end()) + 1
    head = match[1]
    if _TEMPLATE.search(head):
        return None, body, first_line, None  # a template's blanks are nobody's statement
    start = content.count("\n", 0, match.start(1)) + 1
    try:
        node = parse_yaml(_LINKED_VALUE.sub(r"\1\2", head), first_line=start)
    except UnreadableError as e:
        message = text(
            "the card's header could not be read (line {line}): {why}", line=e.line, why=e.why
        )
        return None, body, first_line, Problem(path=path, step="cards", message=message)
    return (node if isinstance(node, Mapping) else None), body, first_line, None


def _prose(file: SourceFile, parts: tuple[Block, ...], subject: Document) -> Iterator[Fact]:
    """Yield what the sentences state; what only points elsewhere, where nothing else is said."""
    is_other = subject.kind is DocumentKind.OTHER
    found = [
        (block.section, one, _statement(file, block.sentences[0], one, subject))
        for block, one in (() if is_other else named_in_titles(parts))
    ]
    read = [*_sentences(file, parts, subject)]
    found += (fact for fact in read if not isinstance(fact, Problem))
    yield from set_apart([made for _, one, made in found if not (one.pointer or one.alone)])
    yield from (fact for fact in read if isinstance(fact, Problem))
    spoken = {section for section, one, _ in found if not (one.pointer or one.alone)}
    for section, one, made in found:
        if one.pointer and section not in spoken:
            yield made
    if found and all(one.alone for _, one, _ in found) and not any(badges(file.text)):
        yield from (made for _, _, made in found)


def _sentences(
    file: SourceFile, parts: tuple[Block, ...], subject: Document
) -> Iterator[tuple[tuple[str, ...], Said, LicenseStatement] | Problem]:
    words = vocabulary()
    described = _entries(parts)
    listed, shared = lists_licenses(file.text), shared_pages(parts)
    begins, meanings = begun(parts), explained(parts)
    opened: list[Said] = []
    told: Said | None = None
    read = 0
    for block in parts:
        opened = opened if block.kind is BlockKind.ITEM else []
        given = filter(None, (of_item(block, one) for one in opened))
        for found in (*given, *cited(block, subject)):
            yield block.section, found[1], _statement(file, *found, subject)
        below = len(block.section) > 1  # a title that links elsewhere announces something
        if block.kind is BlockKind.HEADING and below and (work := _linked_work(block, subject)):
            described[block.section] = work
        in_license = is_about_license(block.section[-2:])
        if block.line in meanings or not _may_state(block, in_license=in_license):
            continue
        spoken = words.hint(block.source)
        if spoken and read > _MAX_SPOKEN:
            message = text(
                "only the first {size} KB of what this text says of licenses were read",
                size=_MAX_SPOKEN // 1000,
            )
            yield Problem(path=file.path, step="cards", message=message)
            break
        read += min(len(block.source), MAX_BLOCK) if spoken else 0
        if spoken and len(block.source) > MAX_BLOCK:
            message = text(
                "only the first {size} KB of the paragraph at line {line} were read",
                size=MAX_BLOCK // 1000,
                line=block.line,
            )
            yield Problem(path=file.path, step="cards", message=message)
        told = carried(block, told)
        in_foreign = is_foreign(block.section)
        in_mixed = any(words.mixed_section.search(title) for title in block.section)
        stated = _stated(block, in_license=in_license, of_card=subject.about is not None)
        stated += row_statements(block, in_license=in_license, shared=shared)
        stated += (one for one in of_ids(block, listed=listed) if not _known(one[1], stated))
        stated = stated or [*of_ends(block)] or [*of_tags(block)]
        for sentence, one in stated:
            one, told = of_text_below(block, one, told)  # noqa: PLW2901
            if block.kind is BlockKind.TEXT and (what := opening(sentence, one)):
                opened = [*opened, one][-_OPENERS:]
                one = replace(one, about=what)  # noqa: PLW2901
            else:
                one = of_begun(sentence, one, begins.get(block.section))  # noqa: PLW2901
                one = of_section(sentence, one, block.section)  # noqa: PLW2901
            theirs = one.about is None and not words.own_strong.search(sentence.text)
            if theirs and not one.pointer and (work := _described(block, described)):
                one = replace(one, about=work)  # noqa: PLW2901
            vague = in_mixed and one.component is Component.ANY
            if not _counts(one, subject, in_license=in_license, in_foreign=in_foreign or vague):
                continue
            if not (one.pointer and in_foreign):
                yield block.section, one, _statement(file, sentence, one, subject)


def _known(one: Said, stated: list[tuple[Sentence, Said]]) -> bool:
    """Say whether a license has been told of a thing in other words."""
    return any(one.raw in other.raw and one.about == other.about for _, other in stated)


def _may_state(block: Block, *, in_license: bool) -> bool:
    """Say whether a block is of a kind, and holds words, that state a license."""
    if block.kind is BlockKind.CODE and not in_license:
        return False
    if block.kind is BlockKind.HEADING and not states(block):
        return False
    hint = vocabulary().hint
    return in_license or block.kind is BlockKind.ROW or hint(block.source)


def _stated(block: Block, *, in_license: bool, of_card: bool) -> list[tuple[Sentence, Said]]:
    """Return what the sentences of a block state; the credit of a picture is about the picture."""
    if _LISTING.search(block.source) or (not in_license and _CREDIT.search(block.source)):
        return []
    words = vocabulary()
    found: list[tuple[Sentence, Said]] = []
    source: str | None = None
    above = ""
    for sentence in block.sentences:
        if "image::" in sentence.text:
            continue  # a picture in reStructuredText: the badges' work
        if in_license or words.hint(sentence.text):
            labelled = source if words.opening_label.match(sentence.text) else None
            before = [one for _, one in found if not one.pointer]
            stated = said(sentence, in_license_section=in_license, of_card=of_card) or covered(
                sentence.text, before
            )
            if before and (aside := named_alone(sentence)):
                stated = (replace(before[-1], raw=aside),)
            stated = tuple(_same_thing(sentence.text, one, found) for one in stated)
            stated = tuple(of_listed(block, sentence, one) for one in stated)
            stated = tuple(of_they(above, sentence, one) for one in stated)
            found += ((sentence, replace(one, about=one.about or labelled)) for one in stated)
        source, above = source_named(sentence.text) or source, sentence.text
    return found


def _same_thing(text: str, one: Said, found: list[tuple[Sentence, Said]]) -> Said:
    """Let a limit without a subject be about what the sentence before names: "use it only for"."""
    if one.about or one.own or one.component is not Component.ANY or not found:
        return one
    last = found[-1][1]
    words = vocabulary()
    limits = words.restrictions.search(text) or words.permission.search(text)
    if last.about is None or limits is None:
        return one
    return replace(one, about=last.about, component=last.component)


def _linked_work(heading: Block, subject: Document) -> str | None:
    """Return somebody else's work that a heading links to, as lists of datasets do."""
    for link in heading.sentences[0].links if heading.sentences else ():
        page = hub_id(link.url)
        code = _REPOSITORY.fullmatch(link.url)
        name = page[1] if page else code["name"] if code else None
        if name and not subject.is_own(name):
            return name
    return None


def _entries(parts: tuple[Block, ...]) -> dict[tuple[str, ...], str]:
    """Return the sections that are entries of a catalog, with the names in their titles.

    An entry holds a line "License: …", and so does another one beside it, or the heading above
    tells that many things are below.
    """
    words = vocabulary()
    found: dict[tuple[str, ...], str] = {}
    for block in parts:
        if len(block.section) < _ENTRY_DEPTH or block.kind in (BlockKind.HEADING, BlockKind.CODE):
            continue
        if not words.hint(block.source):
            continue
        title = _TITLE_ENDS.sub("", block.section[-1]).strip(" `*")
        named = proper_name(title) or _CODE_TITLE.fullmatch(title)
        name = title if len(title) <= _TITLE_SIZE and named else None
        first = block.cells[:1] if block.kind is BlockKind.ROW else block.sentences
        if name and any(words.opening_label.match(f"{piece.text}:") for piece in first):
            found[block.section] = name
    beside = Counter(section[:-1] for section in found)
    return {
        section: name
        for section, name in found.items()
        if beside[section[:-1]] > 1 or any(words.mixed_section.search(t) for t in section[:-1])
    }


def _described(block: Block, described: dict[tuple[str, ...], str]) -> str | None:
    """Return the work under whose heading a block stands."""
    return next(
        (
            described[block.section[:end]]
            for end in range(len(block.section), 0, -1)
            if block.section[:end] in described
        ),
        None,
    )


def _counts(one: Said, subject: Document, *, in_license: bool, in_foreign: bool) -> bool:
    """Say whether a sentence of this document may speak for its subject."""
    if in_foreign and not in_license and not one.own and one.about is None:
        return False
    if subject.kind is DocumentKind.OTHER:
        return one.own or one.about is not None or in_license
    return True


def _statement(
    file: SourceFile, sentence: Sentence, one: Said, subject: Document
) -> LicenseStatement:
    component = one.component
    if one.about is None and not one.own and (other := named_elsewhere(one, subject)):
        one = replace(one, about=other)
    if component is Component.ANY and one.link and "://" not in one.link:
        component = component_of(one.link)
    if component is Component.ANY and one.about and subject.is_own(one.about) and subject.called:
        component = component_of_kind(subject.called)
    asset: str | None
    if subject.foreign is not None:
        asset = _in_foreign(one, subject, subject.foreign)
    elif one.about is not None and not (subject.is_own(one.about) or subject.holds(one.about)):
        asset = one.about
    elif subject.about is not None and _of_card(component, subject):
        asset = subject.asset
        component = component_of_kind(subject.about)
    else:
        asset = None
    is_other = subject.kind is DocumentKind.OTHER or "conduct" in file.name.lower()
    of_text = component in (Component.ANY, Component.DOCS) and is_other
    if asset is None and of_text and _THIS_TEXT.search(sentence.text):
        asset, component = f"local:{file.path}", Component.DOCS
    named = replace(sentence, line=_line_of(file, sentence, one.raw))
    return statement(file, named, one, asset, component=component)


def _in_foreign(one: Said, subject: Document, folder: str) -> str:
    """Return what a document in somebody else's folder speaks of: another work by its name."""
    own = _LETTERS.sub("", folder.rpartition("/")[2].lower())
    name = _LETTERS.sub("", (one.about or "").rpartition("/")[2].lower())
    if not name or subject.is_own(one.about or "") or name in own or own in name:
        return folder
    return one.about or folder


def _line_of(file: SourceFile, sentence: Sentence, raw: str) -> int:
    """Return the line where a license's name begins in a sentence that runs over several."""
    name = raw.split(" OR ", maxsplit=1)[0]
    if "\n" in name or not name:
        return sentence.line
    first = sentence.line - 1
    near = list(enumerate(file.lines[first : first + _SENTENCE_LINES], start=sentence.line))
    left = len(sentence.text)
    for line, words in near:
        first_here = words.partition("](")[0].replace("[", " ").split()
        if name in words or name.split(maxsplit=1)[0] in first_here:
            return line
        left -= len(_UNSEEN.sub("", words))
        if left < 0:
            break
    return sentence.line


def _of_card(component: Component, subject: Document) -> bool:
    """Say whether a statement about this component is about what the card describes."""
    if subject.about is None:
        return False
    return component is Component.ANY or KIND_OF.get(component) is subject.about


def _badges(file: SourceFile, body: str, first_line: int, subject: Document) -> Iterator[Fact]:
    body = without_comments(body)
    first: str | None = None
    line, seen = first_line, 0
    for badge in sorted(badges(body), key=lambda badge: badge.offset):
        line += body.count("\n", seen, badge.offset)
        seen = badge.offset
        link = own_file(file, badge.link, subject) if badge.drawn else badge.link
        if badge.drawn and link is None:
            continue
        own_card = _of_card(badge.component, subject)
        first = first or badge.raw
        is_other = badge.raw != first and badge.component is Component.ANY
        other = elsewhere(badge.link, subject) if is_other else None
        yield LicenseStatement(
            place=file.place(line),
            source=StatementSource.BADGE,
            raw=badge.raw,
            asset=subject.foreign or other or (subject.asset if own_card else None),
            kind=subject.about if own_card else KIND_OF.get(badge.component),
            component=badge.component,
            link=link,
        )
