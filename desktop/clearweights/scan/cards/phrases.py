"""Two turns of phrase: a license that was changed, and one that qualifies a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearweights.domain.facts import Component
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.subjects import Manner, Subject, subjects
from clearweights.scan.cards.vocabulary import vocabulary

_MOVED = (
    r"(?:updat(?:e|ed|ing)|chang(?:e|ed|ing)|switch(?:ed|ing)?|mov(?:e|ed|ing)|migrat(?:e|ed)"
    r"|upgrad(?:e|ed))"
)
_FROM = re.compile(
    rf"(?:.{{0,80}}?\W)??(?:{_MOVED}|re-?licen[sc]ed)\b.{{0,60}}\bfrom (?:the |an? )?$",
    re.IGNORECASE,
)
_NOW = re.compile(
    rf"\b(?:licen[sc]e\b(?P<what>[^.]{{0,60}}?)\b{_MOVED}|{_MOVED}\b[^.]{{0,40}}?\blicen[sc](?:e|ing)\b"
    rf"|re-?licen[sc]ed|^[\W\d]*{_MOVED})\b[^.]{{0,30}}?"
    r"(?:\b(?:to|under|as) (?:the |an? )?(?:full |fully )?|:\s*)$",
    re.IGNORECASE,
)
_FROM_ZH = re.compile(r"(?:由|从)\s*$")
_CHANGE_LABEL = re.compile(r"\bchange licen[sc]e\W*:\W*$", re.IGNORECASE)
"""The license that source-available terms turn into after years: "Change License: MIT"."""

_NOT_YET = re.compile(
    r"\b(?:will|would|could|can|may|might|must|should|shall|plan\w*|going to|consider\w*|propos\w+"
    r"|request\w*|whether|if|not|never|please|want\w*|until|before)\b|n['’]t\b",
    re.IGNORECASE,
)
_QUALIFIES = re.compile(
    r"[- ]?licen[sc]ed\s+(?P<what>(?:(?!(?:for|that|with|to|which|is|are|of|by|under|from|and|or"
    r"|such|like)\b)[\w.-]+\s*){1,4})",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"^\W*(?P<verb>(?:(?:here )?we|this (?:repo|repository|project)) (?:\w+ly )?(?:releas|present"
    r"|introduc|provid|publish|offer|open-sourc|contain)\w* )?(?P<article>an?|our|this|these)"
    r" (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"^[^a-z]{0,40}(?:releas(?:e|ed|ing)|announc(?:e|ed|ing)|introduc(?:e|ed|ing)|publish(?:ed|ing)?)"
    r"\s(?:(?:an?|the|our|new|commercially|usable|open-source)[\s,]+){0,4}$",
    re.IGNORECASE,
)
"""An item of news: "[06/06] Released commercially usable, Apache 2.0 licensed Foo models"."""

_CALLED = re.compile(
    r"^\W*(?P<name>[\w.+-]+(?: [\w.+-]+)?) is (?:an?|the) (?:[\w-]+,? ){0,4}$", re.IGNORECASE
)
"""What is said to be a licensed thing: "Quill is a fast MIT-licensed tokenizer"."""

_WHO = r"(?P<who>(?-i:[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}))"
_FOR_NAME = re.compile(rf"\s*(?:for|of) (?:the )?{_WHO}(?=\s*[.,(]|$)", re.IGNORECASE)
_RELEASED = re.compile(
    r"^\W*(?!(?:we|this|it)\b)(?-i:[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})"
    r" (?:ha(?:s|ve) )?(?:recently |also |now )?(?:released|published|open-sourced|shared)"
    r"\s(?:(?:an?|the|their|new)\s){0,2}$",
    re.IGNORECASE,
)
_RELEASED_BY = re.compile(
    r"\s*(?:is|are|were|was|ha(?:s|ve) been) (?:now |being )?(?:released|published|shared)"
    rf" (?:as part of|by|within) (?:the )?{_WHO}(?= project\b| team\b|\s*[.,(]|$)",
    re.IGNORECASE,
)
"""Who made what a license stands before: "MIT-licensed weights are released by Acme"."""

_FINITE = re.compile(
    r"\b(?:is|are|was|were|can|could|must|should|may|might|would|will|needs?|has|have)\b",
    re.IGNORECASE,
)
_BORROWED = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|depend(?:s|ing)? on|requir(?:e|es|ing)|based on|built (?:on|with|upon)"
    r"|find(?:s|ing)?|search(?:es|ing)?(?: for)?|list(?:s|ing)?|support(?:s|ing)?|fetch(?:es|ing)?"
    r"|download(?:s|ing)?|load(?:s|ing)?|recommend(?:s|ing)?|select(?:s|ing)?"
    r"|wraps?|wrapping|via|from|through|like|unlike|powered by|prefer|includ(?:e|es|ing))"
    r" (?:an?|the|some|other|many|several)?\s*(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_CONTRIBUTED = ("ontribu", "ubmi", "pull", "atch", "贡献")
"""What stands in all words for contributions."""

_REACH = 120


@dataclass(frozen=True, slots=True)
class Qualified:
    """A thing that a license's name stands before: "an MIT-licensed library"."""

    subjects: tuple[Subject, ...] | None
    """None where the thing is somebody else's."""


def of_contributions(text: str) -> Component | None:
    """Say whether a sentence sets terms for what others contribute, and of which part.

    Code: what is given becomes part of the program under these terms. Any: of data or weights,
    which says nothing of those that are there.
    """
    words = vocabulary()
    if not any(sign in text for sign in _CONTRIBUTED) or words.contributed.search(text) is None:
        return None
    return Component.ANY if words.contributed_data.search(text) else Component.CODE


def changes_from(left: str) -> bool:
    """Say whether the words before a name tell that it was the license: "changed from"."""
    moved = _FROM.fullmatch(left[-_REACH * 2 :]) or _FROM_ZH.search(left)
    return moved is not None and not _NOT_YET.search(left)


def present(left: str) -> tuple[Subject, ...] | None:
    """Return what a name is now the license of: "we changed the license of the data to"."""
    near = left[-_REACH:]
    match = _NOW.search(near)
    if match is None or _NOT_YET.search(near) or _CHANGE_LABEL.search(near):
        return None
    name = proper_name(match["what"] or "")
    return (Subject(component_in(match[0]) or Component.ANY, name, own=name is None),)


def _said_to_be(left: str, what: str) -> Qualified | None:
    """Read "Foo is a fast MIT-licensed tokenizer"."""
    called = _CALLED.match(left)
    name = called["name"] if called else ""
    own = name.lower() in ("this", "it")
    if not own and (not name or proper_name(name) != name):
        return None
    part = component_in(what)
    part = part if part in (Component.DATA, Component.WEIGHTS) else Component.ANY
    return Qualified((Subject(part, None if own else name, own=own),))


def qualifying(text: str, start: int, end: int) -> Qualified | None:
    """Return what a name followed by "licensed" qualifies, where the words around it tell."""
    begin = end - len("-licensed") if text[start:end].lower().endswith("licensed") else end
    match = _QUALIFIES.match(text, begin)
    left = text[max(0, start - _REACH) : start]
    if match is None:
        return None
    if _BORROWED.search(left):
        named = proper_name(match["what"])
        part = component_in(match["what"].replace(named, " ")) if named else None
        about = (Subject(part or Component.ANY, named),) if named else None
        return Qualified(about)
    if start < _REACH and (called := _said_to_be(left, match["what"])):
        return called
    if theirs := _theirs(left, text, match):
        return theirs
    return _presented(left, text, match) if start < _REACH else None


def _theirs(left: str, text: str, match: re.Match[str]) -> Qualified | None:
    """Read "Acme has released MIT-licensed weights for Foo", and "… are released by Foo"."""
    part = component_in(match["what"])
    behind = _FOR_NAME if _RELEASED.match(left) else _RELEASED_BY
    told = behind.match(text, match.end())
    if told is None or part not in (Component.DATA, Component.WEIGHTS):
        return None
    name = told["who"].rstrip(".")
    return Qualified((Subject(part, name),)) if proper_name(name) == name else None


def _presented(left: str, text: str, match: re.Match[str]) -> Qualified | None:
    """Read "We release an MIT-licensed model", and the same as an item of news."""
    part = component_in(match["what"])
    if _NEWS.match(left):
        return Qualified((Subject(part or Component.ANY, proper_name(match["what"]), own=True),))
    shown = _PRESENTED.match(left)
    if shown is None or part is None:
        return None
    indefinite = not shown["verb"] and shown["article"].lower() in ("a", "an")
    if indefinite and _FINITE.search(text, match.end(), match.end() + _REACH):
        return None
    return Qualified((Subject(part, None, own=True),))


_PROMISED = re.compile(
    r"\b(?:will|shall|(?:is|are) going to|(?:is|are) to)\s(?:(?:\w+ly|soon|also|then) )?be\s"
    r"(?:\w+ly )?(?:released|published|(?:made (?:\w+ )?)?available|open[- ]?sourced|shared"
    r"|licensed|distributed|uploaded)\b[^.;]{0,60}?\b(?:under|with|as)\s+(?:the |an? )?$"
    r"|(?:将|將)(?:会|會)?(?:以|在|采用|採用|基于|基於|使用|遵循)?\s*$",
    re.IGNORECASE,
)


def promised(between: str) -> str:
    """Return the words before a name that speak of the future: "will be released under"."""
    match = _PROMISED.search(between[-_REACH:])
    return match[0] if match else ""


_NEXT_NOUN = re.compile(
    r"\s+(?P<what>(?:(?!(?:licen[sc]\w*|terms|agreement|dedication|for|as|in|into|by|and|or|to|on|at"
    r"|via|with|from|under|of|is|are|was|were|which|that|so|because|since)\b)[\w-]+\s*){1,3})",
    re.IGNORECASE,
)


_OWNER = re.compile(r"(?<![\w-])(?P<owner>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})['’]s\s+$")
"""Whose license it is: "bundles Foo's MIT license"; "it's MIT" is no owner."""


_IS = re.compile(r"\b(?:is|are)\s+$")


def qualified_noun(right: str, *, any_word: bool = False) -> str | None:
    """Return the thing that a name qualifies: "books" of "public domain books"."""
    match = _NEXT_NOUN.match(right)
    if match is None or not (any_word or component_in(match["what"])):
        return None
    return match["what"]


def of_owner(left: str, right: str) -> tuple[Subject, ...] | None:
    """Read "Foo's MIT license", and "Jane Doe's public domain Pond dataset"."""
    match = _OWNER.search(left)
    if match is None or proper_name(match["owner"]) != match["owner"]:
        return None
    if said := _IS.search(left, 0, match.start()):
        return subjects(left[: said.start()], "is", Manner.VERB)  # "Foo is Acme's MIT runtime"
    thing = qualified_noun(right) or ""
    return (Subject(component_in(thing) or Component.ANY, proper_name(thing) or match["owner"]),)


_ORIGIN = re.compile(
    r"\b(?:(?:based|built) (?:up)?on"
    r"|(?:adapted|borrowed|taken|derived|copied|modified|ported) from)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*){0,3})(?:,?\s+with\s+(?:the\s+|an?\s+|its\s+)?"
    r"|[,;.]\s+(?:so\s+)?[Pp]lease\s+(?:also\s+)?(?:see|refer to|check|follow|comply with|abide by"
    r"|adhere to|respect)\s+(?:the\s+|its\s+|their\s+)?)$"
)


def of_origin(left: str) -> tuple[Subject, ...] | None:
    """Read "much of it is based on Foo with MIT license", or "…, please see the Foo license"."""
    match = _ORIGIN.search(left)
    if match is None or proper_name(match["name"]) != match["name"]:
        return None
    return (Subject(Component.ANY, match["name"]),)


_THEIRS = re.compile(r"\b(?:their|his|her) (?:own )?$", re.IGNORECASE)


def is_theirs(left: str, about: tuple[Subject, ...] | None) -> bool:
    """Say whether a license is that of others: "we have to abide by their X license"."""
    ours = all(one.own and one.component is Component.ANY and not one.about for one in about or ())
    return ours and _THEIRS.search(left) is not None


_TOLD_AFTER = re.compile(
    r"(?:[^a-z]{0,30}(?:new\W{1,4})?(?:we|here we) (?:\w+ly )?"
    r"(?:releas|publish|introduc|add|provid)\w*\s)?\W*(?P<names>[\w./-]+(?:`?(?:\s*,\s*|\s+and\s+|\s*&\s*)`?[\w./-]+){0,4})`?"
    r"\s*[:–—-]\s+"
    r"(?:two|three|four|five|several|both|an?|our)\s+(?:[\w-]+\s+){0,2}",
    re.IGNORECASE,
)
_JOIN = re.compile(r"`?(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)`?")


def told_after(left: str, right: str) -> tuple[Subject, ...] | None:
    """Read "`heron-a` and `heron-b`: two Apache-2.0 models": the names stand before."""
    match = _TOLD_AFTER.fullmatch(left)
    thing = qualified_noun(right) if match else None
    part = component_in(thing) if thing else None
    names = _JOIN.split(match["names"]) if match else []
    if part is None or any(re.search(r"[\d_/.-]", name) is None for name in names):
        return None
    return tuple(Subject(part, name) for name in names)


_ATTRIBUTIVE = re.compile(
    r"\s*(?:ライセンス|许可证?|許可|协议|協議|授权|授權)(?:の|的)\s*"
    r"(?P<name>[A-Za-z][\w.+-]*(?: [A-Z][\w.+-]*){0,2})(?P<rest>[^，。、；]{0,12})"
)
"""A license before a thing of that license: "MIT ライセンスの Foo", "MIT 许可的 Foo"."""


def attributive(right: str) -> tuple[Subject, ...] | None:
    """Return the thing that a license in Chinese or Japanese qualifies."""
    match = _ATTRIBUTIVE.match(right)
    if match is None or proper_name(match["name"]) != match["name"]:
        return None
    return (Subject(component_in(match["rest"]) or Component.ANY, match["name"]),)
