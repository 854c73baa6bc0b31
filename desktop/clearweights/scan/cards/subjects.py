"""Whose license a sentence states: the part of a thing, a proper name, the writer's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from clearweights.domain.facts import Component
from clearweights.scan.cards.asides import own_first, without_asides
from clearweights.scan.cards.borrowed import borrowed
from clearweights.scan.cards.nouns import component_in, proper_name
from clearweights.scan.cards.places import located, part_at, place_in
from clearweights.scan.cards.relative import PIECE, TRIM, code_named, led_to, nearest, origin
from clearweights.scan.cards.vocabulary import vocabulary, word_list

_PREPOSITION = re.compile(
    r"\s(?:for|of(?! conduct)|in|that|which|from|on|to|with|we|by|at|inside|within|including"
    r"|except|here|comprising|consisting|over"
    r"|(?<!\bthe\s)(?<!\ban\s)(?<!\ba\s)(?<!\ball\s)(?<!\bits\s)(?<!\bour\s)(?<!\bthese\s)"
    r"(?<!\btheir\s)(?:used|contained|provided|generated|created|produced|released"
    r"|available|hosted|found|described|trained|published|linked|derived|based)"
    r"|dans|sur|pour|d[eu](?! d(?:ata|atos|onnées|ados)\b)|des|fournie?s?|présente?s?|contenue?s?"
    r"|del|para|nel|di|en|em|neste|nesta|im|incluid[oa]s?)\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_APPOSED = re.compile(r"^[^,]*[^\s,],\s*([^,]{0,60}\d[^,]{0,60}),$")
_RELATIVE = re.compile(r"\b(?:which|that|who|qui)$", re.IGNORECASE)
_BASED_ON = re.compile(
    r"\b(?:(?:based|built) (?:(?:up)?on|off(?: of)?)"
    r"|(?:adapted|derived|borrowed|forked|taken) from)\s*$",
    re.IGNORECASE,
)
_NAME_APPOSED = re.compile(
    r"\b(?:for|on|with|from|uses?|using|is|of)\s+(?P<name>[^\s,][^,]{1,40}),\s*$"
)
"""A name that a license follows after a comma: "based on Foo, released under"."""

_LEAD = re.compile(
    r"^(?:(?!\band\b).){0,60}?\b(?:use|usage|rest|majority|contents?|parts?|distribution|all|most|some|many|several|release"
    r"|licen[sc]es?(?: agreements?)?|terms|access|rights?|copyright|development)"
    r"\s+(?:of|to|for)\s+",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(\band (?:the )?)(?:(?:vast |great )?majority|most|all|rest|remainder) of (?:the |our )?",
    re.IGNORECASE,
)
"""How much of the second thing is meant: "models and the majority of the code"."""

_LEADS = 2
"""How many of them may follow one another: "the license for all of our models"."""

_CLAUSE = re.compile(
    r"[;]\s|:\s(?=\S+(?:\s+\S|\s*$))|,\s+(?:and|while|but|whereas|et|mais)\s+(?!(?:is|are|was|were|has|have)\b)"
    r"|\s(?:while|whereas|but)\s|[，；。]"
)
_LAST_ITEM = re.compile(r",\s+(?:and|et)\s+")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|can|may|must|will|under|est|sont|publient|includes"
    r"|uses|provides|releases|requires|comes|gives|(?<!-)(?<!\bthe\s)(?<!\bour\s)(?<!\ball\s)\b\w+(?:ed|ées))\b",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*(?:,?\s+and\s+|,?\s+et\s+|&|,|\s/\s|\bas well as\b|和|及|与|、)\s*", re.IGNORECASE
)
_ACTIVE = re.compile(
    r"\w+ed\b|available|free\b|accessible|usable|made|downloadable|given", re.IGNORECASE
)
_DOES = re.compile(r"(?:open-?sourc|releas|publish)(?:ed?|ing)?\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:this|our) (?:project|repo|repository|package)\s+(?:and|,)", re.IGNORECASE
)
_DETERMINED = re.compile(r"\s*(?:all|any|the|our|this|these|its)\b", re.IGNORECASE)
_IS_A = re.compile(r"^(?P<thing>[^,;]{1,60}?)\s+(?:is|are)\s+(?:an?|the)\s")
"""A thing said to be something that is licensed: "Foo is a storage server released under"."""

_WHOSE = re.compile(
    r"^(?!.*\b(?:port|fork|version|clone|rewrite|implementation) of\b)(?P<owner>[^.;:]{3,160}?),?"
    r"\s+whose\s+(?P<thing>[\w -]{2,40}?)(?:\s+(?:is|are|was|were)\b.{0,40})?\s*$",
    re.IGNORECASE,
)
_THOSE_OF = re.compile(
    r"^(?:[^,]{0,40},\s+)?(?:and\s+)?(?:those|the ones?)\s+(?:of|for|from)\s+", re.IGNORECASE
)
"""What stands for the thing told of before: "those of Heron-70B are under"."""

_ASIDE = re.compile(r"^(?:by|in|for|of) [\w ]{1,30}, ", re.IGNORECASE)
"""Words before the thing: "by extension, the code of Foo"."""

_ARTICLES = re.compile(r"^(?:the|an?)\s+|\s+(?:is|are|was|were)$", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*`?([A-Za-z][\w.]*-[\w.-]+)`?\s*\)\s*(?:is|are|was|were)?\s*$")
"""A name in brackets right before the verb: "the base checkpoints (`X-Base`) are"."""

_OF = re.compile(
    r"\b(?:weights|models?|checkpoints?|data|dataset|code|texts?|images|pages|articles|papers|content)"
    r"\s+(?:of|from)\s+(?:the\s+)?(\S.{0,40})",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(
    r"(?P<name>[^\s:]{2,40}): +(?P<rest>(?:[A-Z]|v?\d|the |our |all ).*)$", re.DOTALL
)
_MIXED = re.compile(r"(?=.*[a-z].*)(?=.+[A-Z]).+|(?=.*\d)(?=.*[A-Za-z]).+")
_AND = re.compile(r"^(?:and|but|while)\s+", re.IGNORECASE)
_WE = re.compile(
    r"\b(?:we(?! (?:\w+ly |also )?(?:us|adopt|rel[iy]|build|built|employ|follow|depend|borrow)\w*)"
    r"|nous)\b|我们",
    re.IGNORECASE,
)
"""The writer's own; what "we use" is somebody else's."""

_BEING = re.compile(r"(?:is|are|was|were|remains?|falls?|comes?|goe?s?)\b", re.IGNORECASE)
_THING = re.compile(
    r"(?:the|all|all the|all of the)\s+(?P<name>(?:[a-z][a-z-]*\s+){0,2}(?P<noun>[a-z][a-z-]+))"
)
"""A thing told by a word in small letters: "the tokenizer", "all bundled fonts"."""

_DESCRIBED = re.compile(r"\S+ \S+-(?:based|trained|generated) ", re.IGNORECASE)
_UNCLOSED = re.compile(r"[(（](?P<inside>[^()（）]{0,60})$")
_INCLUDING = re.compile(
    r"(?:the|all|our|these)\s(?P<whole>[\w ]{3,40}?),? (?:including|i\.e\.,?|namely|incl\.)"
    r" (?P<list>[\w ,&-]{3,80}?)"
    r"(?:, (?:associated|contained|provided|released|in|of|on)\b.{0,60})?,?",
    re.IGNORECASE,
)
_OF_SOME = re.compile(
    r"(?:^|[,;]\s)(?:(?:and|but|while|though|although|however,?)\s)?"
    r"(?:most|some|many|several|(?:a )?few|others|(?:older|newer|earlier|other|remaining) ones)"
    r"(?: others?)?(?: of (?:them|these|those|which))?"
    r"(?:\s(?:is|are|was|were|come|may be))?\s*$",
    re.IGNORECASE,
)
"""Who knows which: "it uses encoders, most are under MIT"."""

_AND_IS = re.compile(
    r"(?P<thing>[^,;]{1,60}?)\s+(?:uses?|includes?|provides?|contains?|supports?|offers?|requires?"
    r"|comes?|runs?|implements?|is|are|was|were|has|have)\s.*\band(?:\s+also)?(?:\s(?:is|are)\b.{0,30})?$",
    re.IGNORECASE | re.DOTALL,
)
"""What does one thing and is another: "Foo uses models from Acme and is licensed under"."""

_LAST_NOUN = re.compile(
    r"^.*\b(?:the|an?|our|its|their|and|or|combines?|merges?|original|brand-new|new)\s",
    re.IGNORECASE,
)

_SEPARATED = re.compile(r"\s[|•·]\s")
_FEW = 5


@dataclass(frozen=True, slots=True)
class Subject:
    """What a license statement is about."""

    component: Component
    about: str | None = None
    """A proper name; None for the document's own subject."""

    own: bool = False


class Manner(Enum):
    """How the name and its subject are joined."""

    LABEL = auto()
    VERB = auto()
    PLAIN = auto()


def last_clause(words: str) -> str:
    """Return the part of a sentence that the words at its end belong to."""
    return _CLAUSE.split(_LAST_ITEM.sub(_listed, words))[-1]


def _listed(found: re.Match[str]) -> str:
    """Keep the last item of a list with the others: "A, B, and C are licensed under"."""
    before = found.string[: found.start()].rpartition(": ")[2]
    return found[0] if _FINITE.search(before) else " and "


def subjects(left: str, verb: str, manner: Manner, *, things: bool = True) -> tuple[Subject, ...]:
    """Return what the words before a license name (and the verb between) are about.

    `things`: what is no part we know may be told by a word in small letters, "the tokenizer".
    """
    words = vocabulary()
    if manner is Manner.LABEL:
        return (Subject(component_in(_SEPARATED.split(left)[-1]) or Component.ANY, None),)
    written = left
    bracketed = _BRACKETED.search(left)
    left = without_asides(left)
    clause = _THOSE_OF.sub("", words.opening.sub("", last_clause(left).strip(TRIM)))
    if manner is Manner.VERB and (given := _given(written, left, verb)):
        return given
    if manner is Manner.VERB and not clause and left.strip():
        clause = own_first(left) or words.opening.sub("", left.strip(TRIM))
    if re.match(r"(?:copyright|©|\(c\))", clause, re.IGNORECASE):
        clause = ""
    if apart := _told_apart(left, clause):
        return apart
    if _OF_SOME.search(clause):
        return ()
    phrase = clause
    if manner is Manner.VERB:
        phrase = _phrase(clause, verb)
    own = words.own_strong.search(f"{phrase} {verb}") is not None or _WE.search(clause) is not None
    found = _in_phrase(phrase, own=own)
    clause = _without_more(clause, phrase)
    if not own and found and not any(one.about for one in found) and (maker := _OF.search(clause)):
        whole = re.search(r"\b(?:project|repo)", maker[1], re.IGNORECASE)
        owner = None if whole else proper_name(maker[1]) or _provider(maker)
        found = [replace(one, about=owner) for one in found]
    if len(found) == 1 and bracketed and (not found[0].about or words.foreign.search(phrase)):
        found = [replace(found[0], about=bracketed[1])]
    if manner is Manner.VERB and not own:
        found = _by_name(left, clause, found) or (_thing(phrase) if things else [])
    known = [one for one in found if one.component is not Component.ANY or one.about]
    if known and _WHOLE.search(phrase):
        known.insert(0, Subject(Component.ANY, None, own))
    return tuple(dict.fromkeys(_named_once(known) or found[:1])) or (
        Subject(Component.ANY, None, own),
    )


def _whose(left: str) -> tuple[Subject, ...]:
    """Read "the authors of Foo, whose code is": the code is Foo's."""
    match = _WHOSE.search(left)
    name = proper_name(led_to(match["owner"])) if match else None
    if match is None or name is None:
        return ()
    return (Subject(component_in(match["thing"]) or Component.ANY, name),)


def _given(written: str, left: str, verb: str) -> tuple[Subject, ...]:
    """Return what was taken from others, or the name that a participle follows."""
    if theirs := _whose(left):
        return theirs
    if taken := borrowed(written):
        return (Subject(*taken),)
    named = _followed(left, verb)
    return (Subject(Component.ANY, named),) if named else ()


def _without_more(clause: str, phrase: str) -> str:
    """Drop what the thing also does, which is no owner of it."""
    first = _AND_IS.match(clause)
    return phrase if first and first["thing"] == phrase else clause


def _provider(found: re.Match[str]) -> str | None:
    """Return a name in small letters that models are taken from: "models from foo are"."""
    word = re.match(r"[a-z][a-z0-9_-]{3,}(?=\s(?:is|are)\b|\s*$)", found[1])
    if word is None or re.match(r"(?:weights|models?|checkpoints?) from ", found[0]) is None:
        return None
    plain = word_list("mass_nouns") | word_list("not_names") | word_list("wholes")
    return None if word[0] in plain or component_in(word[0]) else word[0]


def _told_apart(left: str, clause: str) -> tuple[Subject, ...]:
    """Return what stands before a bracket, the places a clause is about, or the parts it lists."""
    if (opens := _UNCLOSED.search(left)) and component_in(opens["inside"]) is None:
        before = last_clause(left[: opens.start()].strip(TRIM))
        if ends := _noun_at_end(before):
            return ends
    clause = vocabulary().be.sub("", clause)
    return _placed(clause) or _included(clause)


def _placed(clause: str) -> tuple[Subject, ...]:
    """Return the folders or files of the project that a clause speaks of."""
    lead, paths = located(clause)
    return tuple(
        Subject(part_at(path) or component_in(lead) or Component.ANY, f"local:{path}")
        for path in paths
    )


def _included(clause: str) -> tuple[Subject, ...]:
    """Return the parts of what is said as a whole: "All resources, including code and data,"."""
    match = _INCLUDING.fullmatch(clause)
    if match is None or component_in(match["whole"]) not in (None, Component.ANY):
        return ()
    parts = [component_in(piece) for piece in _JOIN.split(match["list"])]
    if proper_name(match["list"]) or any(one in (None, Component.ANY) for one in parts):
        return ()
    return tuple(Subject(one, None, own=True) for one in dict.fromkeys(parts) if one)


def _noun_at_end(clause: str) -> tuple[Subject, ...]:
    """Return what stands before an open bracket: "combines the Foo dataset (licensed under"."""
    noun = _LAST_NOUN.sub("", PIECE.split(clause)[-1]).strip(TRIM)
    found = _in_phrase(noun) if len(noun.split()) <= _FEW else []
    return tuple(one for one in found if one.about)[-1:]


def _thing(phrase: str) -> list[Subject]:
    """Return a thing that is neither a part we know nor the whole: "the tokenizer"."""
    match = _THING.fullmatch(phrase.lower().strip())
    if match is None or match["noun"] in word_list("wholes") | word_list("mass_nouns"):
        return []
    if component_in(match["name"]) is not None or match["noun"] in word_list("not_names"):
        return []
    return [Subject(Component.ANY, match["name"])]


def _followed(left: str, verb: str) -> str | None:
    """Return the name that a participle follows: "we thank Acme for Foo, released under"."""
    named = _NAME_APPOSED.search(left)
    if named is None or not _ACTIVE.match(verb):
        return None
    return named["name"] if proper_name(named["name"]) == named["name"] else None


def _in_phrase(phrase: str, *, own: bool = False) -> list[Subject]:
    """Return what the pieces of a noun phrase name, in their order."""
    found: list[Subject] = []
    for piece in _JOIN.split(phrase):
        if place := place_in(piece):
            part = part_at(place[2]) or component_in(piece[: place[0]]) or Component.ANY
            found.append(Subject(part, f"local:{place[2]}"))
            continue
        component, about = component_in(piece), proper_name(piece)
        if about and component_in(about):
            component = component_in(piece.replace(about, " "))
        short = len(piece.split()) <= _FEW
        if about is None and short and (_is_foreign(piece) or _is_kind(piece, component)):
            about = _ARTICLES.sub("", piece.strip())
            whole = _is_foreign(piece) or _DESCRIBED.match(about)
            about = about if whole else " ".join(about.split()[:2])
        if component is not None or about is not None:
            found.append(Subject(component or Component.ANY, about, own))
            if not _DETERMINED.match(piece):
                found = _passed_on(found)
    return found


def _by_name(left: str, clause: str, found: list[Subject]) -> list[Subject]:
    """Let a short name before a title, or a name in small letters, be the subject."""
    if name := _titled(left):
        rest = left.partition(":")[2]
        if not _DETERMINED.match(rest) and (component_in(rest) is None or len(rest.split()) > _FEW):
            return [Subject(Component.ANY, name)]
        return [one if one.about else replace(one, about=name) for one in found]
    be = vocabulary().be.search(clause)
    if be is None or found:
        return found
    before = _AND.sub("", clause[: be.start()].rstrip())
    if relative := _RELATIVE.search(before):  # "it uses foo, which is released under"
        *_, before = before[: relative.start()].strip(TRIM + " ").rpartition(" ")
    name = code_named(before, be[0])
    return [Subject(Component.ANY, name)] if name else []


def _titled(clause: str) -> str | None:
    """Return the short name before a title: "FOO-2: Frogs On Opera is released under"."""
    match = _SHORT_NAME.match(clause)
    if match is None or not _MIXED.fullmatch(match["name"]):
        return None
    return match["name"] if proper_name(match["name"]) == match["name"] else None


def _is_foreign(piece: str) -> bool:
    """Say whether a phrase speaks of somebody else's: "the original code", no "licensing of"."""
    return vocabulary().foreign.search(piece) is not None and "licens" not in piece.lower()


def _passed_on(found: list[Subject]) -> list[Subject]:
    """Give the names before the last the part it is called: "Foo-1, Foo-2 and Foo-3 weights"."""
    *others, last = found
    passed = [
        replace(one, component=last.component)
        if one.about and one.component is Component.ANY
        else one
        for one in others
    ]
    return [*passed, last]


def _is_kind(piece: str, part: Component | None) -> bool:
    """Say whether a phrase sets one kind of thing apart from the others: "Vision models"."""
    first = re.sub(r"^[Tt]he\s+", "", piece).split(maxsplit=1)[:1]
    return part is not None and bool(first) and first[0] in word_list("kinds")


def _phrase(clause: str, verb: str) -> str:
    """Return the noun phrase a verb of licensing speaks of."""
    words = vocabulary()
    be = words.be.search(clause)
    before = (clause[: be.start()] if be else clause).rstrip()
    if relative := _RELATIVE.search(before):
        said = before[: relative.start()]
        return led_to(said)
    if (be is not None or _BEING.match(verb)) and (first := _AND_IS.match(before)):
        return first["thing"]
    if be is not None or _BEING.match(verb):
        return _apposed(before) or _head(before)
    if (said_to_be := _IS_A.match(clause)) and proper_name(said_to_be["thing"]):
        return said_to_be["thing"]
    return _done(clause, verb)


def _done(clause: str, verb: str) -> str:
    """Return what somebody releases, or what is "released under" without a verb of being."""
    person = vocabulary().people.search(clause)
    inner = verb.partition(" ")[2]
    if component_in(inner) not in (None, Component.ANY) and (person or not clause):
        return _head(inner)
    if clause and _DOES.match(verb) and inner[:1].isupper() and proper_name(inner):
        return inner  # "Acme open-sourced Foo under": it is Foo's
    if person:
        rest = clause[person.end() :]
        return nearest(rest) if component_in(rest) else ""
    if not _ACTIVE.match(verb):
        return _head(clause)
    return origin(clause, _BASED_ON) or nearest(clause)


def _head(clause: str) -> str:
    """Cut a noun phrase down to its head: "the use of the code for X" to "the code"."""
    clause = _SHARE.sub(r"\1", clause)
    for _ in range(_LEADS):
        clause = _LEAD.sub("", clause)
    return _PREPOSITION.sub("", f" {_ASIDE.sub('', clause)} ").strip()


def _apposed(clause: str) -> str:
    """Return the name set behind a noun: "the detector of this demo, Heron-2, is …".

    Only with a number: "in English, French, is" and "the weights, Pond, are" name nothing else.
    """
    match = _APPOSED.search(clause)
    name = match[1].strip() if match else ""
    return name if name and proper_name(name) == name else ""


def _named_once(found: list[Subject]) -> list[Subject]:
    """Give "ImageBind code and model weights" one name for both parts."""
    name = found[0].about if found else None
    if name is None or any(one.about for one in found[1:]) or any(one.own for one in found):
        return found
    return [Subject(one.component, name, one.own) for one in found]
