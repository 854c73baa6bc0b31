"""License files that a page links to: the project's own, and those of other repositories."""

from __future__ import annotations

import re

from clearweights.scan.base import SourceFile
from clearweights.scan.cards.document import Document
from clearweights.scan.cards.saying import Said

_TRANSLATED = ("docs/", "doc/", "i18n/", "locales/", "translations/")
"""Where the README of a project stands in other languages."""

_LICENSE_AT = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab)\.com/[\w.-]+/(?P<name>[\w.-]+)/blob/", re.IGNORECASE
)
_LETTERS = re.compile(r"[^a-z0-9]")


def own_file(file: SourceFile, link: str | None, subject: Document) -> str | None:
    """Return a license file of the project as seen from the page; None where it is another's."""
    if link is None or "://" not in link:
        return link
    found = _LICENSE_AT.match(link)
    is_deep = "/" in file.path and not file.path.lower().startswith(_TRANSLATED)
    if found is None or subject.foreign or is_deep or not subject.is_called(found["name"]):
        return None
    path = link[found.end() :].partition("/")[2]
    return "../" * file.path.count("/") + path if path else None


def named_elsewhere(one: Said, subject: Document) -> str | None:
    """Return the other project whose license file a link leads to, where its words name it."""
    other = elsewhere(one.link, subject)
    named = other and _LETTERS.sub("", other.lower()) in _LETTERS.sub("", one.raw.lower())
    return other if named else None


def elsewhere(link: str | None, subject: Document) -> str | None:
    """Return the other project whose license file a badge links to."""
    found = _LICENSE_AT.match(link or "")
    return found["name"] if found and not subject.is_own(found["name"]) else None
