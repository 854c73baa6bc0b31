"""License badges: pictures whose address spells a license."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from clearweights.domain.facts import Component
from clearweights.scan.cards.marks import LICENSE_ADDRESS
from clearweights.scan.cards.vocabulary import vocabulary

_PICTURE = re.compile(
    r"(?:\[\s*)?!\[(?P<alt>[^\]]{0,200})\]\(\s*<?(?P<src>[^)\s>]{1,600})[^)]{0,200}\)"
    r"(?:\s*\](?:\(\s*<?(?P<to>[^)\s>]{0,600})[^)]{0,100}\)|\[(?P<ref>[^\]\n]{1,100})\]))?"
    r"|<a\s[^>]{0,300}?href=[\"'](?P<to2>[^\"'>]{0,600})[\"'][^>]{0,200}>\s*<img\s[^>]{0,300}?"
    r"src=[\"'](?P<src2>[^\"'>]{1,600})[\"'](?P<rest2>[^>]{0,300})"
    r"|<img\s(?P<rest3>[^>]{0,300}?)src=[\"'](?P<src3>[^\"'>]{1,600})[\"'](?P<rest4>[^>]{0,300})"
    r"|image::\s*(?P<src4>https?://[^\s<>\"')]{1,600})"
)
_REFERENCE = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,200})\](?!\()(?:\[(?P<src>[^\]\n]{0,100})\])?"
    r"(?:\](?:\(\s*<?(?P<url>[^)\s>]{0,600})[^)]{0,100}\)|\[(?P<to>[^\]\n]{1,100})\]))?"
)
_DEFINITION = re.compile(r"^\s{0,3}\[([^\]\n]{1,100})\]:\s*<?(\S{1,600}?)>?\s*$", re.MULTILINE)
_STATIC = re.compile(
    r"https?://(?:img\.shields\.io|shields\.io|flat\.badgen\.net|badgen\.net|static\.pepy\.tech)"
    r"/(?:static/v1/?|badge/)(?P<words>[^?#]*)(?P<query>\?[^#]*)?"
)
_CREATIVE_COMMONS = re.compile(
    r"https?://(?:i\.creativecommons\.org|licensebuttons\.net|mirrors\.creativecommons\.org/presskit"
    r"/buttons/88x31/(?:svg|png))/(?:l/|p/)?(?P<kind>by(?:-(?:nc|sa|nd))*|zero|cc-zero)(?:/(?P<version>\d\.\d))?"
)
_LABELLED = re.compile(r"[?&]label=([^&]+)")
"""A badge whose address gives the label apart: `/badge/-MIT-blue?label=License`."""

_FILE = re.compile(
    r"(?:https?://(?:www\.)?(?:github|gitlab)\.com/[\w.-]+/[\w.-]+/blob/[\w.-]+/|(?:\.{1,2}/)*)"
    r"(?:[\w.-]+/)*(?P<name>(?:[\w-]+[-_])?(?:LICEN[SC]E|COPYING)(?:[-_.][\w.-]+)?)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\+(?=[\w(])")
"""What stands for a space; a plus at the end belongs to the name: "GPLv3+"."""

_LICENSE = re.compile(r"licen[sc](?:e|ing)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Badge:
    """One license badge: the license's words, what it labels, where it points."""

    raw: str
    component: Component
    link: str | None
    offset: int = 0
    """Where the badge stands in the text."""

    drawn: bool = False
    """A server draws the words: only the license file that the badge points to tells them."""


def badges(words: str) -> Iterator[Badge]:
    """Yield the license badges of a text, Markdown, HTML or reStructuredText."""
    targets = {m[1].lower(): m[2] for m in _DEFINITION.finditer(words)}
    for match in _REFERENCE.finditer(words):
        source = targets.get((match["src"] or match["alt"]).lower())
        if source is None:
            continue  # without an address there is no picture, whatever it is called
        link = match["url"] or targets.get((match["to"] or "").lower())
        badge = _badge(source, match["alt"], link)
        if badge is not None:
            yield replace(badge, offset=match.start())
    for match in _PICTURE.finditer(words):
        found = match.groupdict()
        source = found["src"] or found["src2"] or found["src3"] or found["src4"] or ""
        link = found["to"] or found["to2"] or targets.get((found["ref"] or "").lower())
        alt = found["alt"] or _alt(found["rest2"]) or _alt(found["rest3"]) or _alt(found["rest4"])
        badge = _badge(source, alt or "", link)
        if badge is not None and not _in_a_sentence(words, match.start()):
            yield replace(badge, offset=match.start())


_BEFORE = 2_000
"""Characters of a line that are looked at before a badge."""


def _in_a_sentence(words: str, at: int) -> bool:
    """Say whether a badge stands in running text: then it is about what the text names."""
    start = max(words.rfind("\n", max(0, at - _BEFORE), at) + 1, at - _BEFORE, 0)
    before = re.sub(r"<[^<>]*>", "", words[start:at])
    return len(re.sub(r"[\[(<!][^\s]*", "", before).strip()) > 60


def _alt(rest: str | None) -> str | None:
    match = re.search(r"alt=[\"']([^\"']{0,200})", rest or "")
    return match[1] if match else None


def _badge(source: str, alt: str, link: str | None) -> Badge | None:
    if match := _CREATIVE_COMMONS.match(source):
        kind = match["kind"]
        words = "CC0 1.0" if "zero" in kind else f"CC {kind.upper()} {match['version'] or ''}"
        return Badge(words.strip(), Component.ANY, link)
    label, message = _words(source) if "://" in source else _of_picture(source)
    if not _LICENSE.search(f"{label} {message}"):
        if not _LICENSE.search(alt) and not _LICENSE.search(source):
            return None
        message = _named(alt) or ""
        label = alt
    elif not _LICENSE.search(label) and not _named(message):
        message = label  # "MIT | license"
    elif not label or (not _named(message) and _LICENSE.fullmatch(message.strip())):
        message = _named(message) or _named(label) or _named(alt) or ""
    if not message and link and LICENSE_ADDRESS.match(link):
        message = link
    if not message and (file := _FILE.fullmatch(link or "")):
        return Badge(file["name"], _component(label), link, drawn=True)
    return Badge(message, _component(label), link) if message else None


def _of_picture(path: str) -> tuple[str, str]:
    """Return label and message of a picture of the project whose name spells a badge."""
    name = re.sub(r"[-_ ]+", " ", unquote(path).rpartition("/")[2].rpartition(".")[0])
    if not _LICENSE.search(name):
        return "", ""
    return "license", _named(name) or _named(name.upper()) or ""


def _words(source: str) -> tuple[str, str]:
    """Return label and message of a static badge."""
    match = _STATIC.match(source)
    if match is None:
        return "", ""
    if match["query"] and "message=" in match["query"]:
        fields = dict(re.findall(r"[?&](\w+)=([^&]*)", match["query"]))
        return _decoded(fields.get("label", "")), _decoded(fields.get("message", ""))
    path = match["words"]
    if match["query"] and path.startswith("-") and (label := _LABELLED.search(match["query"])):
        return _decoded(label[1]), _decoded(path[1:].partition("-")[0])
    if "badgen" in source:
        pieces = path.split("/")
        given = _LABELLED.search(match["query"] or "")
        subject = given[1] if given else pieces[0]
        return _decoded(subject), _decoded(pieces[1]) if len(pieces) > 1 else ""
    pieces = [piece.replace("\0", "-") for piece in path.replace("--", "\0").split("-")]
    if len(pieces) >= 3:
        return _decoded(pieces[0]), _decoded("-".join(pieces[1:-1]))
    return "", _decoded(pieces[0])


def _decoded(words: str) -> str:
    words = unquote(_SPACE.sub(" ", words)).replace("__", "\0").replace("_", " ").replace("\0", "_")
    return re.sub(r"\.(?:svg|png)$", "", words).strip()


def _named(words: str) -> str | None:
    for name in vocabulary().names:
        if not name.generic and (match := name.pattern.search(words)) and match[0]:
            return match[0]
    return None


def _component(label: str) -> Component:
    words = re.sub(_LICENSE, " ", label)
    for component, pattern in vocabulary().components:
        if component is not Component.ANY and pattern.search(words):
            return component
    return Component.ANY
