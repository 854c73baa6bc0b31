"""The licenses that a comment names: by sentence, by label, or by the file it points to."""

from __future__ import annotations

import re
from functools import lru_cache

from clearweights.domain.facts import Component
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.vocabulary import vocabulary
from clearweights.scan.statements.choices import first_named

RESERVED = re.compile(
    r"\b(?:without|unless)\b[^.]{0,120}\blicen[sc]e\b[^.]{0,80}\bprohibited\b"
    r"|\bunauthori[sz]ed (?:copying|use|reproduction|distribution)\b[^.]{0,80}\bprohibited\b"
    r"|\b(?:proprietary and confidential|confidential and proprietary)\b"
    r"|\bonly use\b[^.]{0,60} if\b[^.]{0,80}\blicen[sc]e agreement\b",
    re.IGNORECASE,
)
"""What files say that nobody may use without asking; looked for where no license is named."""

LICENSE_FILE = re.compile(
    r"(?<![\w-])((?:[A-Z]+[-_])?LICEN[SC]E(?:[-_][A-Za-z][A-Za-z0-9]*(?:[-.][A-Z0-9]+)*)?"
    r"(?:\.\w{2,3})?)(?![\w-])"
)
_PHRASE = re.compile(
    r"(?:licen[sc]ed|licen[sc]es? this (?:file|work|software)|released|distributed|governed|covered"
    r"|made available|available|provided|redistribute|protected|subject|used|shared|offered"
    r"|free for|p[ub]{0,2}lished)\b[^.]{0,120}?\b(?:under|by|with|to)\b"
    r"|\b(?:file|code|software|work|script|module|function|class|project|program|library)"
    r" (?:is|are) (?:\w+ly )?under\b"
    r"|\b(?:code|weights|models?|files?)\b[^.]{0,40}\bremains? under\b"
    r"|\b(?:allowed|permitted)\b[^.]{0,60}\b(?:under|by|according to|subject to)\b"
    r"|\bpart of (?:the )?[A-Z][^.]{0,60}, under\b"
    r"|\bchoice of\b|\b(?:file|code|software|work) is with\b|\bagree to the terms\b"
    r"|(?:copied|modified|adapted|adopted|translated|converted|extracted|borrowed|taken|ported|derived|based|inspired|forked|reused"
    r"|copyright(?: \(c\))?)\b(?:(?!\.\s).){0,250}?\bunder\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"free for\b[^.]{0,40}\b(?:non-?commercial|research)\b[^.]{0,60}\buse\b", re.IGNORECASE
)
"""A limit of use that a header states beside its license file."""

_LABEL = re.compile(
    r"(?:@|\b)(?:(?:original|code|software) )?licen[sc]e\s*(?:[:=]|\s-)\s*(?:the )?"
    r"|@licen[sc]e\s+(?:the )?|\blicen[sc]e (?:for|of) (?:this|our) (?:code|file|software"
    r"|module|script|implementation|work|package|library)(?: release)? is (?:the )?",
    re.IGNORECASE,
)
"""What stands right before a name: "License: MIT", "@license MIT"."""

_LABEL_ADDRESS = re.compile(
    r"^[^\w\n]*licen[sc]e\s*[:=]\s*<?(https?://\S*licen[sc]e[^\s>]*)", re.IGNORECASE | re.MULTILINE
)
"""A label that gives no more than where the license stands."""

_PART_LABEL = re.compile(
    r"licen[sc]e\b.{0,80}[(,]\s*(?:icons|fonts|code|docs|images|data)\s*:\s*(?:SIL )?$",
    re.IGNORECASE,
)
"""The part before a name where a line gives several: "License (Icons: CC BY 4.0, Code: MIT)"."""

_BARE_LABEL = re.compile(r"\s*licen[sc]e\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"\s+https?:\S+\s*")
"""What stands around a name in "LICENSE MIT https://…"."""

_COPYRIGHT_BEFORE = re.compile(r"\s*copyright\b[^.]{0,100}\.\s+", re.IGNORECASE)
"""What stands before a sentence that is a license: "Copyright 2025 Reed. MIT License."."""

_LICENSED_BEFORE = re.compile(
    r"\s*(?:originally |(?:(?:the )?original|this) (?:code|impl(?:ementation)?|work|source|file"
    r"|module)(?: (?:is|was))? |(?:written )?by (?:(?-i:[A-Z])[\w.-]* ?){1,4}, )?"
    r"licen[sc]ed (?:as )?",
    re.IGNORECASE,
)
"""What may stand before a name without more: it is of the file, and of nothing it uses."""

_CLOSED = re.compile(
    r"\b(?:not for|no) commercial (?:use|purposes?)\b|\bfor (?:non-?commercial|academic|research)"
    r"(?:,? (?:and|or) \w+)? (?:use|purposes?) only\b",
    re.IGNORECASE,
)
"""A limit that a header states without a name."""

_TITLED = re.compile(
    r"^[^\n]{0,80}\bcopyright\b[^\n]{0,120}\n\s{0,4}"
    r"(?P<name>[A-Z][\w .-]{2,60}licen[sc]e(?: v?\d[\d.]*)?)"
    r"(?: for [^\n]{2,80}(?:\n[^\n=_-]{2,60})?)?\n\s{0,4}[=_-]{10,}",
    re.IGNORECASE | re.MULTILINE,
)
"""The title of a license whose whole text follows below a line."""

_LICENSED_BRACKET = re.compile(r"(?<=licensed)\)|[ -]licen[sc]ed\)", re.IGNORECASE)
_AROUND = re.compile(r"^the\s+|[-\s]licen[sc]ed$", re.IGNORECASE)
_LICENSED = re.compile(r"^[- ]*licen[sc]ed\b", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:\s*[-–—,]?\s*[(<]?https?:\S+"
    r"|\s*\([\w. -]{2,20}\)|\s*version \d\S*)?[\s.]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_BEFORE_NAME = re.compile(
    r"\s*(?:copyright\b[^.]{0,100}\.\s+|.{0,120}https?://\S+[,;]\s+)?", re.IGNORECASE
)
"""What may stand before a bare name with its version: nothing, a copyright line, an address."""

_HOLDER = re.compile(r"\s*[,;(–—-]?\s*(?:copyright|\(c\)|©)", re.IGNORECASE)
"""What follows the license of a copied piece: "MIT License, Copyright (c) 2021 Somebody"."""

_BAR_BEFORE = re.compile(r"^[^|]*\bv?\d+\.\d[\w.-]*\s*\|(?:[^|]{0,80}\|)?\s*$")
_BAR_AFTER = re.compile(r"\s*(?:\||$|[\w-]+(?:\.[\w-]+)+/\S*\s*$)")
"""A line of a bundled style sheet or script: "thing v1.2.3 | MIT License | address"."""

_MADE_BY = re.compile(r"\s*(?:\S+ ){1,4}by (?:[A-Z][\w.&-]*,? ){0,2}[A-Z][\w.&-]*, ")
"""A thing and its maker before a license: "Heron by Acme Labs, GPL-3.0 license"."""

_MAKER_WORDS = 3
_NEAR = 160
_OFFERED = 360
"""Characters behind a verb in which licenses may be exchanged for the first."""

_SENTENCE = re.compile(
    r"\b(?:is|are|was|see|under|from|by|based|adapted|not|the|a|an|to|of|with|in|for|and|or)\b",
    re.IGNORECASE,
)
"""What makes the words before a name a sentence, and not the maker's name before a title."""

_THIS = re.compile(
    r"\s*(?:(?:this|the) (?:file|code|software|work|program|module|script)s? (?:is|are) )?",
    re.IGNORECASE,
)
_THIS_IS_WITH = re.compile(
    r"\W*this is (?:an? |the |our )?[^.;:]{0,120}"
    r"\b(?:version|model|implementation|code|file|script|module|port|fork|copy|library)\b[^.;:]{0,80}"
    r"\bwith (?:the |an? )?$",
    re.IGNORECASE,
)
"""What stands before the license of a thing described: "this is a version of X with"."""

_FROM = re.compile(
    r"\b(?:code|file|function|class|module|implementation|cop(?:y|ied)|adapted|taken|borrowed|derived"
    r"|ported|modified|comes?|is) from an? $",
    re.IGNORECASE,
)
_THE = re.compile(r"^\s*the\s+$", re.IGNORECASE)
_DASHED = re.compile(r"^[\w .]{2,40} [-–—] (?:v?\d[\w.]* [-–—] )?$")
"""What stands before it in a library of one file: "frog.h - v1.2 - public domain"."""

_NOT_NOW = re.compile(r"\b(?:change|future|previous|former|old)\s*$", re.IGNORECASE)
"""What is not the license of today: "Change License: Apache-2.0"."""

_NOUN = re.compile(r" licen[sc]e\b")
_SENTENCE_ENDS = re.compile(r"(?: licen[sc]e)?\s*(?:\.|$)", re.IGNORECASE)
_GIVEN_AWAY = re.compile(
    r"\s*(?:(?:this|the) )?(?:\w+ )?"
    r"(?:file|code|software|work|program|module|script|header|library)s?"
    r" (?:is|are) (?:hereby )?(?:(?:placed |put |released |dedicated )?(?:in|into|to) the )?",
    re.IGNORECASE,
)
"""What stands before "public domain" where a file is given away."""

_NEGATED = re.compile(
    r"\bnot\s*(?:be\s*)?$|\b(?:will|would) (?:also )?be\s*$|\bunless\b|\bsimilar to\b"
    r"|\bcompatible\b|\bformerly\b|\bpreviously\b",
    re.IGNORECASE,
)
_OF_USED = re.compile(
    r"\b(?:uses?|using|requires?|depends on|needs|calls|wraps?|loads?|downloads?)\s[^.;:]{3,80}"
    r"(?:,|\()\s?(?:(?:which|that) (?:is|are) )?$",
    re.IGNORECASE,
)
"""What stands before the license of a thing that a file only uses."""

_DUAL = re.compile(r"\b(?:dual|double|multi|tri)[- ]?licen", re.IGNORECASE)
_MOVED = re.compile(r"\bnow (?:re-?)?(?:licen[sc]ed|released|under)\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:originally|initially|first) \w+[^.]{0,20}$", re.IGNORECASE)
"""What was the license before, where the comment tells the one of today as well."""

_GNU = re.compile(
    r"(GNU (?:Affero |Lesser |Library )?General Public License)\b.{0,160}?\bversion (\d(?:\.\d)?)"
    r"(.{0,80}?\bany later version)?",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"[^.]{0,60}?\bwith (?:the )?(?P<name>(?:[\w.-]+ ){1,3}exception)\b", re.IGNORECASE
)
_SEE = re.compile(
    r"\bfor licen[sc](?:e|ing)(?: terms| details| information)?,? (?:please )?see\b[^.]{0,40}?"
    r"|@licen[sc]e:? see (?:the )?(?=\S+ file\b)|(?<![\w-])licen[sc]e:\s*see (?:the )?"
    r"|\bsee (?:the )?(?:accompanying |enclosed |included )?",
    re.IGNORECASE,
)
_FOR_TERMS = re.compile(
    r"[^.]{0,60}?\bfor\b[^.]{0,40}\b(?:licen|terms|details|information|copying|rights)",
    re.IGNORECASE,
)
"""What stands before and after the name of the file that a header only points to."""

_BEHIND_FILE = re.compile(r"[^.()]{0,80}\((?P<name>[^()]{2,80}(?:\([^()]{0,40}\))?)\)")
"""What stands behind a file that is not here: "… of this source tree (CC BY-NC 4.0)"."""

_ALSO = re.compile(r"\s*,?\s*(?:and|&)\s+(?:the |an? )?", re.IGNORECASE)
_STYLE = re.compile(r"[^.()]{0,50}\(([A-Z][\w.-]{1,20}(?:-style)?)\)")


def licenses_in(comment: str) -> tuple[str, ...]:
    """Return the licenses that a comment names, in reading order."""
    return sentences(comment)[0]


@lru_cache(maxsize=512)
def sentences(comment: str) -> tuple[tuple[str, ...], str | None]:
    """Return the licenses a header names, and the license file it points to.

    The same header stands in many files.
    """
    text = " ".join(comment.split())
    if match := _GNU.search(text):
        later = " or any later version" if match[3] else ""
        excepted = _EXCEPTION.match(text, match.end())
        more = f" with {excepted['name']}" if excepted else ""
        return (f"{match[1]} version {match[2]}{later}{more}",), None
    found, pointed = _told(text)
    found += _labelled(comment)
    if not found and (address := _LABEL_ADDRESS.search(comment)):
        found.append(address[1])
    if not found and (pointer := _pointer(text)):
        found.append(pointer)
    if not found and (titled := _TITLED.search(comment)):
        found.append(titled["name"])
    if not found and (closed := _CLOSED.search(text)):
        found.append(closed[0])
    if not found and (reserved := RESERVED.search(text)):
        found.append(reserved[0])
    once = {name.lower(): name for name in reversed(found)}
    return tuple(once[key] for key in dict.fromkeys(name.lower() for name in found))[:4], pointed


def _told(text: str) -> tuple[list[str], str | None]:
    """Return the licenses that the verbs of a comment lead to, and the file told beside one."""
    found: list[str] = []
    pointed: str | None = None
    moved = _MOVED.search(text) is not None
    for phrase in _PHRASE.finditer(text):
        left = text[max(0, phrase.start() - 40) : phrase.start()]
        if _NEGATED.search(left) or _NEGATED.search(phrase[0]):
            continue
        before = text[max(0, phrase.start() - _NEAR) : phrase.start()]
        if _OF_USED.search(before) and not _PART.search(before + phrase[0]):
            continue
        if moved and _ONCE.search(left + phrase[0]):
            continue
        rest = text[phrase.end() : phrase.end() + 130].partition(". ")[0]
        file = LICENSE_FILE.search(rest)
        limit = _LIMITED.search(phrase[0])
        if limit and file:
            found.append(limit[0])
            pointed = pointed or file[1]
        elif name := first_named(rest[:90], text[phrase.end() :][:_OFFERED]):
            both = [name, *_also(rest, name)]
            found += [" OR ".join(both)] if _DUAL.search(left + phrase[0]) else both
            pointed = pointed or (file[1] if file else None)
        elif file:
            behind = _BEHIND_FILE.match(text, phrase.end() + file.end())
            named = first_named(behind["name"]) if behind else None
            found.append(named or file[1])
    return found, pointed


def _also(rest: str, name: str) -> list[str]:
    """Return the second of two licenses: "under the Apache License 2.0 and the MPL 2.0"."""
    behind = rest.partition(name)[2]
    joint = _ALSO.match(behind)
    second = first_named(behind[joint.end() :][:60]) if joint else None
    return [second] if joint and second and behind.startswith(second, joint.end()) else []


def _pointer(text: str) -> str | None:
    """Return the file that a header sends to: "For licensing see accompanying LICENSE file"."""
    for see in _SEE.finditer(text):
        file = LICENSE_FILE.match(text, see.end())
        if file is None and see[0].lower().startswith("for"):
            rest = text[see.end() :][:60]
            file = LICENSE_FILE.search(rest)
            if file is not None and rest[: file.start()].endswith("."):
                continue  # "foo.js.LICENSE.txt": a file of its own
        elif file is not None and "licen" not in see[0].lower()[:9]:
            file = file if _FOR_TERMS.match(text[file.end() :]) else None
        if file is not None:
            style = _STYLE.match(text, file.end())  # "see LICENSE for terms (BSD-style)"
            return style[1] if style else file[1]
    return None


def _labelled(comment: str) -> list[str]:
    """Return names with a label, with "licensed" behind, in brackets, or alone on a line."""
    found = []
    for line in filter(None, comment.split("\n")):  # most lines of a file are no comment
        end = 0
        for start, stop, words in sorted(_known(line), key=lambda known: (known[0], -known[1])):
            if start >= end and _is_stated(line[:start], words, line[stop:]):
                found.append(_AROUND.sub("", words))
            end = max(end, stop)
    return found


@lru_cache(maxsize=4_096)
def _known(line: str) -> tuple[tuple[int, int, str], ...]:
    """Return where known names stand in a line: headers are alike from file to file."""
    return tuple(
        (match.start(), match.end(), match[0])
        for name in vocabulary().names
        if not name.generic
        for match in name.pattern.finditer(line)
    )


def _is_stated(left: str, words: str, right: str) -> bool:
    """Say whether a name in a comment states the license of the file by how it stands there."""
    if _NEGATED.search(left):
        return False
    label = _last(_LABEL, left)
    bare = _BARE_LABEL.fullmatch(left) and _ADDRESS.fullmatch(right)
    is_free = words.lower() == "public domain"
    dashed = is_free and (_DASHED.search(left) or _GIVEN_AWAY.fullmatch(left))
    labelled = label is not None and label.end() == len(left)
    if label is not None and labelled and _NOT_NOW.search(left, 0, label.start()):
        return False
    if (
        bare
        or dashed
        or labelled
        or _LICENSED_BEFORE.fullmatch(left)
        or (left.endswith("(") and _LICENSED_BRACKET.match(words + right, len(words)))
        or (_COPYRIGHT_BEFORE.fullmatch(left) and _SENTENCE_ENDS.match(right))
        or _PART_LABEL.search(left[-_NEAR:])
        or (_THIS_IS_WITH.fullmatch(left) and _SENTENCE_ENDS.match(right))
    ):
        return True
    if _LICENSED.match(right) or words.lower().endswith("licensed"):
        return (_THIS.fullmatch(left) or _FROM.search(left)) is not None
    if noun := _NOUN.match(right):
        words, right = words + noun[0], right[noun.end() :]  # "BSD license"
    if re.search(r"licen[sc]e", words, re.IGNORECASE) is None:
        return bool(_NUMBER.search(words) and _BEFORE_NAME.fullmatch(left) and _TITLE.match(right))
    bracketed = (left.endswith("(") or not left) and right.startswith(")")
    bracketed = bracketed or (_BAR_BEFORE.search(left) and _BAR_AFTER.match(right)) is not None
    left = _THE.sub("", left)
    alone = len(re.findall(r"\w+", left)) <= _MAKER_WORDS and not _SENTENCE.search(left)
    alone = alone or (_MADE_BY.fullmatch(left) is not None and not left.startswith("This "))
    titled = _HOLDER.match(right) or (alone and _TITLE.match(right))
    return bracketed or bool(titled)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return next(reversed([*pattern.finditer(words)]), None)


_PART = re.compile(
    r"\b(?P<what>weights|weight files|checkpoints?|(?<!\bthis )models?|(?<!\bthis )data ?sets?"
    r"|data|corpus|annotations|fonts?|icons?|images|pictures|logos?|sounds?)"
    r"(?:,? (?:which|that))?(?: used| included| provided)?"
    r"(?: (?:(?:adapted |taken )?from|of|by) [^.;,]{1,50}?)?"
    r" (?:(?:is|are|was|were) (?:\w+ly |also )?|(?=remains? under))"
    r"(?:remains?|licen[sc]ed|released|distributed|under|available|provided|published|covered|governed)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)


def part_told(comment: str, raw: str) -> tuple[Component, str | None]:
    """Return the part that a comment names before a license, and its name where it is no part.

    "The weights, which are licensed under X": what a header says without it is of the code.
    """
    text = " ".join(comment.split())
    at = text.find(raw[:_BEGINS])
    part = _PART.search(text[max(0, at - _NEAR) : at]) if at > 0 else None
    if part is None:
        return Component.CODE, None
    component = component_in(part["what"].removesuffix(" files"))
    if component in (Component.DATA, Component.WEIGHTS) and part["what"].lower() not in _THINGS:
        return component, None
    return Component.ANY, part["what"].lower()


_BEGINS = 12
_THINGS = ("images", "pictures")
