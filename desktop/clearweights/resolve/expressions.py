"""From the words people write for a license to SPDX expressions and records. Never a guess."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.license import LicenseRecord
from clearweights.domain.text import Text, in_our_words, sentences, text
from clearweights.knowledge import Knowledge
from clearweights.resolve.added import added
from clearweights.resolve.addresses import is_address, name_at, repository_at
from clearweights.resolve.dated import day_told, is_dated
from clearweights.resolve.names import (
    condition,
    editions,
    family,
    find_name,
    respelled,
    stated_limit,
    undated,
)
from clearweights.resolve.reading import (
    LicenseReading,
    candidates,
    nothing,
    of_expression,
    of_family,
    of_match,
    of_records,
    read_as,
    records_of,
)
from clearweights.resolve.signs import in_letters
from clearweights.resolve.spdx import find_key, parse
from clearweights.resolve.words import name_data

_MAX_NAME = 300
_CLASSIFIER = re.compile(r"license\s*::\s*(?:.*::\s*)?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_CHOICE = re.compile(r"\s+(?:or|ou)\s+|\s*/\s*|\s*\|+\s*", re.IGNORECASE)
_BOTH = re.compile(r"\s+(?:and|et|plus)\s+|\s*&\s*|\s+\+\s+", re.IGNORECASE)
_LIST = re.compile(r"\s*[,;\n]\s*(?:(?:and|or|et|ou)\s+)?", re.IGNORECASE)
_OFFERED = re.compile(
    r"(?:[\w.-]+ ){0,3}(?:commercial|enterprise|paid|commerciale)(?: (?:licen[sc]e|use|terms))?"
    r"(?: (?:is |are )?(?:available|on request|upon request|sur demande|disponible))*",
    re.IGNORECASE,
)
_SOLD = "LicenseRef-scancode-commercial-license"
_DUAL = re.compile(r"\b(?:dual|double|multi)\b", re.IGNORECASE)
_MAX_PARTS = 8
_RIDER = re.compile(r"commons-clause", re.IGNORECASE)
_OPTION = re.compile(r",? (?:at|by) your (?:option|choice)$|,? au choix$", re.IGNORECASE)
_THING = r"(?:the )?(?:source )?(?:code|(?:model )?weights|models?|data|datasets?|software|text)"
_OF_WHAT = re.compile(rf"\s*\((?:for )?{_THING}\)|\s+for {_THING}$|^{_THING}\s*:\s*", re.IGNORECASE)
"""What a part of a list of licenses is for: `MIT (code)`, `Weights: CC BY 4.0`."""

_AT_LEAST = re.compile(r"\s*\(?(?:>=|≥)\s*v?([0-9.]+)\)?")
"""How packages of R say "or later": `GPL (>= 2)`."""

_WITH = re.compile(r"\s+(?:with|avec|plus|and|et)\s+|\s+[+&]\s+|\s*,\s*", re.IGNORECASE)
_RESERVED = re.compile(
    r"(?:copyright|©|\(c\)) ?[^;:]{0,120}[.,] (?:all rights reserved|tous droits réservés)",
    re.IGNORECASE,
)
_STYLE = re.compile(r"[a-z]-style\b", re.IGNORECASE)
_DOUBT = re.compile(r"[(（]\s*(?:[?？]|-?ish)\s*[)）]|[?？]\s*$", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:mostly|mainly|partly|partially|probably|presumably|modified|customi[sz]ed|custom|amended"
    r"|\w+-specific)\b(?:\s?\(\?\))?|\s*[|/,;–—-]\s*(?:for )?(?:non-?commercial|research)\b.*$",
    re.IGNORECASE,
)
"""Words that make other terms of a name, or a guess."""

_FUTURE = re.compile(
    r"(?:will|shall|(?:is|are) (?:going )?to) (?:\w+ )?be\b|[将將](?:会|會|以|在|采|採|基|使|遵)",
    re.IGNORECASE,
)


def read_license(
    raw: str, knowledge: Knowledge, *, name: str | None = None, link: str | None = None
) -> LicenseReading:
    """Return what the license field `raw` says, helped by `license_name` and `license_link`.

    Takes hub tags, SPDX expressions, record ids, addresses, classifiers, free names in English
    and French, whole license texts. Never raises; never narrows without saying so in `why`.
    """
    reading = _read(raw, knowledge)
    asides = [_aside(words, knowledge) for words in (name, link) if words and words.strip()]
    told = [a for a in asides if a.expression or a.records]
    if reading.expression is None and re.search(r"\d", raw):
        # Words with a version of their own name something: no guess from an address settles it.
        told = [a for a in told if not a.inferred]
    if not told or _is_changed(raw, reading, told, knowledge):
        return reading
    if reading.expression is None and not reading.keys:
        return _agreed(raw, told, knowledge)
    if wider := next((a for a in told if _takes_over(a, reading, knowledge)), None):
        return replace(wider, raw=raw, why=sentences(_read_from(wider), wider.why))
    against = [a for a in told if not _compatible(reading, a)]
    if against:
        why = text("“{raw}” stands beside “{other}”, which names another license.",
                   raw=raw, other=against[0].raw)  # fmt: skip
        return replace(reading, ambiguous=True, why=sentences(reading.why, why))
    exact = [a for a in told if a.expression and not a.ambiguous]
    if reading.expression is None and exact:
        return replace(exact[0], raw=raw, why=_read_from(exact[0]))
    return reading


def _is_changed(
    raw: str, reading: LicenseReading, told: list[LicenseReading], knowledge: Knowledge
) -> bool:
    """Say whether words change or doubt the very license that stands beside them.

    "mostly CC0" beside the address of CC0: the address tells nothing that the words do not.
    """
    if reading.expression is not None:
        return False
    beside = {a.keys for a in told if a.expression}
    bare = _CHANGES.sub(" ", raw).strip()
    if reading.keys or bare == raw.strip():
        return reading.keys in beside
    return _read(bare, knowledge).keys in beside


def _aside(words: str, knowledge: Knowledge) -> LicenseReading:
    tagged = knowledge.by_tag(f"other/{words.strip()}")
    if not tagged:
        return _read(words, knowledge)
    reading = of_records(words, tagged)
    others = [r for r in _sharing(words, knowledge) if r not in tagged]
    if others and reading.expression:
        names = ", ".join(r.name for r in others)
        why = text("The same name was given to {names}.", names=names)
        return replace(reading, why=sentences(reading.why, why))
    return reading


def _sharing(words: str, knowledge: Knowledge) -> list[LicenseRecord]:
    """Return the records of the editions that share a name; a date beside it chooses."""
    if told := day_told(words):
        return [r for r in _sharing(told[0], knowledge) if (r.version or "").startswith(told[1])]
    return [record for i in editions(words) if (record := knowledge.record(i)) is not None]


def _agreed(raw: str, told: list[LicenseReading], knowledge: Knowledge) -> LicenseReading:
    """Return what license_name and license_link say together."""
    first = told[0]
    sharing = {r.id for r in _sharing(first.raw, knowledge)}
    if edition := next(
        (t for t in told[1:] if t.expression and not t.inferred and sharing & set(t.records)), None
    ):
        return replace(edition, raw=raw, why=_read_from(edition))
    if len(told) > 1 and not _compatible(*told[:2]):
        keys = tuple(dict.fromkeys(k for t in told for k in t.keys))
        records = tuple(dict.fromkeys(r for t in told for r in t.records))
        why = text("“{one}” and “{other}” name different licenses.",
                   one=told[0].raw, other=told[1].raw)  # fmt: skip
        return LicenseReading(raw, None, keys, records, why, ambiguous=True)
    narrower = (t for t in told if set(t.records) < set(first.records))
    best = next((t for t in told if t.expression and not t.ambiguous), next(narrower, first))
    return replace(best, raw=raw, why=sentences(_read_from(best), best.why))


def _read_from(reading: LicenseReading) -> Text:
    return text("Read from “{words}”.", words=reading.raw)


def _compatible(one: LicenseReading, other: LicenseReading) -> bool:
    return bool(set(one.keys) & set(other.keys)) or bool(set(one.records) & set(other.records))


def _takes_over(one: LicenseReading, other: LicenseReading, knowledge: Knowledge) -> bool:
    """Say whether the terms of `one` are those of `other` and more."""
    records = [knowledge.record(r) for r in one.records]
    return len(records) == 1 and any(set(r.adds_to) & set(other.records) for r in records if r)


def _read(raw: str, knowledge: Knowledge) -> LicenseReading:
    reading = _first(raw, knowledge)
    if len(reading.records) != 1 or is_dated(raw) or raw == reading.records[0]:
        return reading
    earlier = undated(reading.records[0])
    names = ", ".join(r.name for i in earlier if (r := knowledge.record(i)))
    if not names:
        return reading
    why = text("The edition is not stated; the newest is meant, unless the words are older. "
               "There is also {names}.", names=names)  # fmt: skip
    return replace(reading, why=sentences(reading.why, why))


def _first(raw: str, knowledge: Knowledge) -> LicenseReading:
    words = in_letters(_clean(raw))
    if not words:
        return nothing(raw, text("The license field is empty."))
    if len(words) > _MAX_NAME or words.count("\n") > 3:
        return read_text(raw, raw, knowledge)
    for reader in _READERS:
        if (reading := reader(words, knowledge)) is not None:
            return replace(_doubted(reading, words), raw=raw)
    return nothing(raw, text("These words are not the name of a license we know."))


def _doubted(reading: LicenseReading, words: str) -> LicenseReading:
    """Return what was read, without its license where the words only liken or doubt it."""
    if not reading.expression:
        return reading
    if _STYLE.search(words):
        why = text("“{words}” is like {license}, and need not be that license.",
                   words=words, license=reading.expression)  # fmt: skip
    elif _DOUBT.search(words):
        why = text("“{words}” puts itself in doubt.", words=words)
    else:
        return reading
    return replace(reading, expression=None, ambiguous=True, why=why)


def _clean(raw: str) -> str:
    words = raw.strip().strip("\"'`“”‘’").strip().rstrip(".").strip()
    return _OPTION.sub("", _AT_LEAST.sub(r" \1+", words))


def _tag(words: str, knowledge: Knowledge) -> LicenseReading | None:
    entry = knowledge.tag(words)
    if entry and entry.family:
        return _family(words, knowledge)
    records = knowledge.by_tag(words)
    if entry and entry.expression:
        return _tagged(words, entry.expression, knowledge)
    if records:
        return of_records(words, records)
    if entry is None:
        return None
    return nothing(words, text("A tag of the hub; we have no record of its license."))


def _tagged(words: str, tagged: str, knowledge: Knowledge) -> LicenseReading | None:
    narrowed = parse(words)
    if narrowed and narrowed.narrowed:
        return of_expression(words, narrowed, knowledge)
    expression = parse(tagged)
    if expression is None:
        return None
    reading = of_expression(words, expression, knowledge)
    if records := knowledge.by_tag(words):
        ids = tuple(sorted({*reading.records, *(r.id for r in records)}))
        reading = replace(reading, records=ids)
    return reading


def _family(words: str, knowledge: Knowledge) -> LicenseReading | None:
    """Return the candidates of a tag that names a family."""
    keys = family(words)
    folded = words.casefold()
    related = [
        r
        for r in knowledge.records.values()
        if not keys and folded in (r.family.casefold(), *r.id.casefold().split("-"))
    ]
    if not keys and not related:
        told = condition(words)
        why = in_our_words(told) if told else text("The tag names a family, not one license.")
        return nothing(words, why)
    keys = tuple(dict.fromkeys((*keys, *(r.spdx for r in related))))
    return candidates(words, keys, knowledge, of_family)


def _record(words: str, knowledge: Knowledge) -> LicenseReading | None:
    record = knowledge.record(words.casefold())
    if record is None or find_key(words):
        return None
    return of_records(words, (record,))


def _spdx(words: str, knowledge: Knowledge) -> LicenseReading | None:
    if words == "none":
        return None  # SPDX's NONE is a statement; the word in small letters is how people say it
    expression = parse(words)
    if expression is None:
        return None
    reading = of_expression(words, expression, knowledge)
    rider = expression.text.partition(" WITH ")[2]
    # An exception of SPDX permits more. The Commons Clause is written like one and forbids.
    return (added((rider,), reading, knowledge) if _RIDER.search(rider) else None) or reading


def _condition(words: str, knowledge: Knowledge) -> LicenseReading | None:
    if _FUTURE.match(words):
        return nothing(words, text("The words promise a license for later and give none yet."))
    if _RESERVED.fullmatch(words) and (owned := parse("LicenseRef-proprietary")):
        return of_expression(words, owned, knowledge)
    record = None if knowledge.by_alias(words) else stated_limit(words)  # names may speak of limits
    if record is not None and knowledge.record(record) is not None:
        why = text("“{raw}” limits the use and names no license.", raw=words)
        return LicenseReading(words, None, (), (record,), why, ambiguous=True)
    told = condition(words)
    return nothing(words, in_our_words(told)) if told else None


def _classifier(words: str, knowledge: Knowledge) -> LicenseReading | None:
    found = _CLASSIFIER.match(words)
    if found is None:
        return None
    name = words[found.end() :].strip()
    targets = {k.casefold(): v for k, v in name_data().classifiers.items()}
    target = targets.get(name.casefold())
    if target is None:
        return _read(name, knowledge) if name and "::" not in name else None
    if target.endswith("*"):
        return _family(target.removesuffix("-*"), knowledge)
    expression = parse(target.removesuffix("?"))
    reading = of_expression(words, expression, knowledge) if expression else None
    if reading and target.endswith("?"):
        why = text("The classifier names no version; {license} is meant in practice.",
                   license=reading.expression or "")  # fmt: skip
        return replace(reading, why=sentences(reading.why, why))
    return reading


def _address(words: str, knowledge: Knowledge) -> LicenseReading | None:
    words = _link_target(words)
    if not is_address(words):
        return None
    records = knowledge.by_url(words)
    if len(records) == 1:
        return of_records(words, records)
    if name := name_at(words):
        for reader in (_tag, _spdx, _named):
            if reading := reader(name, knowledge):
                why = text("Several editions have stood at this address.") if records else None
                return replace(reading, why=sentences(why, reading.why))
    if records:
        return of_records(words, records)
    if repository := repository_at(words):
        return _repository(words, *repository, knowledge)
    return nothing(words, text("The address is not one of a license we know."))


def _link_target(words: str) -> str:
    """Return the address of a Markdown link, else the words."""
    found = re.fullmatch(r"\[[^\]]*\]\((\S+?)\)", words)
    return found[1] if found else words


def _repository(words: str, kind: object, name: str, knowledge: Knowledge) -> LicenseReading:
    from clearweights.domain.asset import AssetKind, Hub  # noqa: PLC0415

    match = knowledge.family(AssetKind(str(kind)), Hub.HUGGINGFACE, name)
    record = knowledge.record(match.license) if match else None
    if record is None:
        return nothing(words, text("The license stands in {name}, which was not read.", name=name))
    why = text("The license stands in {name}, which was not read; its name suggests {license}.",
               name=name, license=record.name)  # fmt: skip
    return replace(of_records(words, (record,)), why=why, inferred=True)


def _named(words: str, knowledge: Knowledge) -> LicenseReading | None:
    """Return what a free name says, words in brackets taken as a second name."""
    if reading := _whole_name(words, knowledge):
        return reading
    inside = [m.strip() for m in _BRACKETS.findall(words)]
    outside = _BRACKETS.sub(" ", words).strip()
    if not inside or not outside:
        return None
    readings = [_one_name(w, knowledge) for w in (outside, *inside)]
    known = [r for r in readings if r and r.keys]
    if not known or readings[0] is None:
        return None
    exact = [r for r in known if r.expression]
    if exact and all(_compatible(exact[0], r) for r in known):
        unread = (w for w, r in zip(inside, readings[1:], strict=True) if r is None or not r.keys)
        return added(unread, exact[0], knowledge) or exact[0]
    return None if exact else known[0]


def _one_name(words: str, knowledge: Knowledge) -> LicenseReading | None:
    for reader in (_spdx, _address, _whole_name):
        if reading := reader(words, knowledge):
            return reading
    bare = _OF_WHAT.sub("", words)
    return _one_name(bare, knowledge) if bare and bare != words else None


def _whole_name(words: str, knowledge: Knowledge) -> LicenseReading | None:
    """Return what words say that are one name; None where they are none."""
    shared = _sharing(words, knowledge)
    if len(shared) > 1 or (shared and day_told(words)):
        return of_records(words, shared)
    # An alias must hide neither that a name has several versions, nor that it says less.
    match = find_name(words, loose=False)
    if match is None and (records := knowledge.by_alias(words)):
        return of_records(words, records)
    if match is None and (right := respelled(words)) and (records := knowledge.by_alias(right)):
        reading = of_records(words, records)
        return replace(reading, why=sentences(read_as(right), reading.why))
    match = match or find_name(words)
    return of_match(words, match, knowledge) if match else None


def _combined(words: str, knowledge: Knowledge) -> LicenseReading | None:
    """Return what several names with a word or sign between them say."""
    dual = bool(_DUAL.search(words))
    words = _DUAL.sub(" ", words)
    for pattern, join in ((_LIST, ""), (_CHOICE, "OR"), (_BOTH, "AND")):
        parts = [p for p in pattern.split(words) if p]
        if not 2 <= len(parts) <= _MAX_PARTS:
            continue
        readings = [
            r
            for p in parts
            if (r := _one_name(p, knowledge) or _offered(p, join))
            and r.expression not in ("NONE", "NOASSERTION")
        ]
        if len(readings) == len(parts) and any(r.keys != (_SOLD,) for r in readings):
            return _join(words, readings, "" if dual and join == "AND" else join, knowledge)
    return None


def _offered(words: str, join: str) -> LicenseReading | None:
    """Return what to say of a part that offers other terms for money, beside a public license."""
    sold = join == "OR" and _OFFERED.fullmatch(words.strip())
    return LicenseReading(words, _SOLD, (_SOLD,), ()) if sold else None


def _extended(words: str, knowledge: Knowledge) -> LicenseReading | None:
    """Return what the name of a license with a rider says: "Apache 2.0 with Commons Clause"."""
    found = _WITH.search(words)
    head = _one_name(words[: found.start()], knowledge) if found else None
    if found is None or head is None or head.expression is None:
        return None
    return added((words[found.start() :].strip(" ,"),), head, knowledge)


def _join(
    words: str, parts: list[LicenseReading], join: str, knowledge: Knowledge
) -> LicenseReading:
    keys = tuple(dict.fromkeys(k for p in parts for k in p.keys))
    records = records_of(keys, knowledge, (r for p in parts for r in p.records))
    if join and all(p.expression for p in parts):
        wrapped = [
            f"({p.expression})" if " " in (p.expression or "") else p.expression for p in parts
        ]
        expression = f" {join} ".join(str(w) for w in wrapped)
        open_choice = join == "AND" or any(p.ambiguous for p in parts)
        reason = (
            text("Read as: all of these licenses apply. The words could also mean a choice.")
            if join == "AND"
            else text("Read as a choice between these licenses.")
        )
        why = sentences(reason, *(p.why for p in parts))
        return LicenseReading(words, expression, keys, records, why, open_choice)
    why = text(
        "Several licenses are listed. The words do not say whether all apply or one may be chosen."
    )
    return LicenseReading(words, None, keys, records, why, ambiguous=True)


_READERS = (
    _tag,
    _record,
    _spdx,
    _condition,
    _classifier,
    _address,
    _named,
    _combined,
    _extended,
)
"""Who is asked in turn what the words say."""


def read_text(raw: str, words: str, knowledge: Knowledge) -> LicenseReading:
    """Return the license that `words` are, one by one, names aside; `raw` is how it is shown."""
    from clearweights.resolve.identify import identify  # noqa: PLC0415

    matches = identify(words)
    same = [m for m in matches if m.match in ("identical", "names-filled") and m.expression]
    if len(same) == len(matches) == 1 and (expression := parse(str(same[0].expression))):
        return replace(of_expression(raw, expression, knowledge), raw=raw)
    notes = (m.note for m in matches)
    return nothing(raw, sentences(text("The field holds a long text."), *notes))
