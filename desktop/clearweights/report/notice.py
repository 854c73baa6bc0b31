"""The attribution file: what must travel with the product, and what is missing for it.

Gaps come first. A license text stands once and is referred to by its number; one that is not
installed is named as missing, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clearweights.domain.asset import AssetKind
from clearweights.domain.finding import Code
from clearweights.domain.license import DutyKind
from clearweights.domain.result import Asset, EffectiveState, Result
from clearweights.domain.text import in_our_words, text
from clearweights.report import words
from clearweights.report.attribution import (
    CREDIT,
    NOTICE_LINES,
    demands,
    duties_of,
    governing,
    policy_of_its_own,
    restrictions,
    use_policies,
)
from clearweights.report.base import ReportContext
from clearweights.report.clean import visible
from clearweights.report.index import Index
from clearweights.report.sections.cover import project_name
from clearweights.report.status import is_open

_WHOLE = 4_000_000
_RULE = "=" * 78
_SCANCODE = "LicenseRef-scancode-"


@dataclass(frozen=True)
class _Text:
    """One license text, or the fact that there is none."""

    number: int
    name: str
    words: str | None
    address: str


class NoticeReporter:
    """Plain text in UTF-8."""

    id = "notice"
    suffix = ".txt"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the file."""
        index = Index(result, context)
        assets = [a for a in index.assets if not a.output]
        shipped = [a for a in assets if a.key.kind is not AssetKind.SERVICE]
        texts = {id_: _texts(index, id_, at) for id_, at in _numbers(index, shipped).items()}
        lines: list[str] = list(_head(index))
        for title, part in (
            (text("Missing"), _missing(index, assets, texts)),
            (text("Sentences to display"), _demanded(index, assets, DutyKind.DISPLAY)),
            (text("Notice lines"), _notice_lines(index, assets)),
            (text("Use restrictions to pass on"), _restrictions(index, assets)),
            (text("Components"), _components(index, assets, texts)),
        ):
            lines += ["", _RULE, index.say(title), _RULE, "", *_or_none(index, part)]
        lines += ["", _RULE, index.say(text("License texts")), _RULE]
        lines += _license_texts(index, [t for found in texts.values() for t in found])
        return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def _or_none(index: Index, part: Iterable[str]) -> list[str]:
    return list(part) or [index.say(text("None found."))]


def _head(index: Index) -> Iterator[str]:
    say = index.say
    yield say(text("Notices for {project}", project=visible(project_name(index), keep="")))
    yield ""
    yield say(
        text(
            "This product uses the models, datasets and services below. Their licenses demand the"
            " notices in this file. Complete what is listed as missing, then delete that list,"
            " before you ship this file."
        )
    )


def _numbers(index: Index, assets: list[Asset]) -> dict[str, int]:
    """Give each license that governs an asset its number, in the order of names."""
    named = {id_ for asset in assets for id_ in governing(asset)}
    ordered = sorted(named, key=lambda id_: (index.name(id_), id_))
    return {id_: at for at, id_ in enumerate(ordered, start=1)}


def _texts(index: Index, license_id: str, number: int) -> list[_Text]:
    """Return the texts of a license: its own, and those of policies that belong to it."""
    record = index.record(license_id)
    if record is None:
        key = license_id.removeprefix(_SCANCODE) if license_id.startswith(_SCANCODE) else None
        found = index.context.license_text(key) if key else None
        return [_Text(number, license_id, found, "")]
    home = record.urls[0] if record.urls else record.source
    texts = []
    for ref in record.texts:
        found = index.context.license_text(ref.key) if ref.key and ref.identical else None
        part = words.TEXT_PART.get(ref.part)
        part_ = f" ({index.say(part)})" if part else ""
        texts.append(_Text(number, record.name + part_, found, ref.url or home))
    return texts or [_Text(number, record.name, None, home)]


def _missing(index: Index, assets: list[Asset], texts: dict[str, list[_Text]]) -> Iterator[str]:
    say = index.say
    for asset in assets:
        if asset.effective.state in (EffectiveState.UNKNOWN, EffectiveState.DISAGREE):
            why = words.EFFECTIVE[asset.effective.state]
            yield _line(say(text("License of {name}: {why}", name=_id(asset), why=why)))
    for found in texts.values():
        for item in found:
            if item.words is None:
                yield _line(_no_text(index, item))
    for asset, record, duty in duties_of(index, assets, CREDIT):
        if not duty.words:
            yield _line(
                say(
                    text(
                        "Credit for {name}: names and address as {license}, clause {clause}, asks",
                        name=_id(asset),
                        license=record.name,
                        clause=duty.clause,
                    )
                )
            )
    # a service is called, not passed on
    if passed_on := [_id(a) for a in assets if a.key.kind is not AssetKind.SERVICE]:
        yield _line(say(text("Copyright lines: none were read; copy them from the publishers of")))
        yield from ("    " + visible(name, keep="") for name in passed_on)
    for finding in index.findings:
        if finding.code is Code.CHANGES_NOT_STATED and is_open(finding):
            yield _line(say(finding.message))


def _no_text(index: Index, item: _Text) -> str:
    name = f"[{item.number}] {item.name}"
    if item.address:
        message = text(
            "Text of {name}: not installed; get it from {address}", name=name, address=item.address
        )
    else:
        message = text("Text of {name}: not installed", name=name)
    return index.say(message)


def _line(message: str) -> str:
    return "- " + visible(message, keep="")


def _id(asset: Asset) -> str:
    return asset.key.id


def _demanded(index: Index, assets: list[Asset], *kinds: DutyKind) -> Iterator[str]:
    """Yield the exact words licenses demand, each once, with the license and the place for it."""
    for each in demands(index, assets, kinds):
        yield "    " + visible(each.words, keep="")
        by = text("{license}, clause {clause}", license=each.license.name, clause=each.clause)
        parts = [index.say(by), *([index.say(in_our_words(each.where))] if each.where else [])]
        yield "    (" + visible(index.several(parts), keep="") + ")"
        listed = ", ".join(dict.fromkeys(key.id for key in each.assets))
        yield "    " + visible(index.say(text("For: {names}", names=listed)), keep="")
        yield ""


def _notice_lines(index: Index, assets: list[Asset]) -> Iterator[str]:
    yield from _demanded(index, assets, *NOTICE_LINES)


def _restrictions(index: Index, assets: list[Asset]) -> Iterator[str]:
    for record, where in restrictions(index, assets):
        yield _line(index.colon(record.name, where) if where else record.name)
    for record, where in use_policies(index, assets):
        yield _line(index.say(policy_of_its_own(record, where)))


def _components(index: Index, assets: list[Asset], texts: dict[str, list[_Text]]) -> Iterator[str]:
    say = index.say
    for asset in assets:
        revision = f" @ {asset.revision}" if asset.revision else ""
        yield visible(f"{_id(asset)}{revision}", keep="")
        if asset.purl:
            yield "  " + visible(asset.purl, keep="")
        named = [index.name(id_) + _number(texts.get(id_)) for id_ in governing(asset)]
        license_words = index.several(named) or say(words.EFFECTIVE[asset.effective.state])
        kind = words.KIND[asset.key.kind]
        yield "  " + visible(
            say(text("{kind}, license: {license}", kind=kind, license=license_words)), keep=""
        )
        if asset.modified:
            yield "  " + say(text("This product uses a changed version."))
        yield ""


def _number(found: list[_Text] | None) -> str:
    return f" [{found[0].number}]" if found else ""


def _license_texts(index: Index, texts: list[_Text]) -> Iterator[str]:
    if not texts:
        yield from ("", index.say(text("None found.")))
    for item in texts:
        title = visible(f"[{item.number}] {item.name}", keep="")
        yield from ("", title, "-" * min(len(title), 78), "")
        if item.words is None:
            yield visible(_no_text(index, item), keep="")
        else:
            yield visible(item.words, cap=_WHOLE)
