"""A license whose text is not installed is named by its opening words, and never concluded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from clearweights.domain.asset import Place
from clearweights.domain.facts import LicenseText
from clearweights.domain.license import LicenseRecord, TextRef
from clearweights.domain.result import LicenseFile
from clearweights.engine.license_files import recognize
from clearweights.knowledge import Knowledge, load_knowledge
from clearweights.knowledge.texts import license_text
from clearweights.resolve.opening import fingerprint_of, opening_of

_WORDS = (
    "Heron Weights License, edition one. Whoever wades into these weights shall fold both wings"
    " at dusk, count the frogs of the pond aloud and leave a feather on every reed, so that the"
    " bird who follows may know the water, the wind and the way home before the winter. "
)
_REST = "The pond keeper may ask for a second feather. A heron that takes two frogs owes one. "


def _knowledge(text: str) -> Knowledge:
    shipped = load_knowledge()
    heron: LicenseRecord = replace(
        shipped.records["llama-3"],
        id="heron-1",
        name="Heron Weights License",
        texts=(TextRef(key=None, opening=opening_of(text)),),
    )
    return replace(shipped, records={"heron-1": heron})


def _files(text: str, knowledge: Knowledge) -> list[LicenseFile]:
    file = LicenseText(place=Place(path="LICENSE", line=1), text=text)
    return [found for found, _ in recognize([file], knowledge)]


def test_the_record_with_the_same_opening_words_is_named_and_not_concluded() -> None:
    [found, *_] = _files(_WORDS + _REST, _knowledge(_WORDS))
    assert "Begins like Heron Weights License" in str(found.note)
    assert found.match in ("similar", "unknown")
    assert (found.expression, found.records) == (None, ())


@pytest.mark.parametrize("change", [("one", "two"), ("frogs", "toads")])
def test_another_edition_has_other_opening_words(change: tuple[str, str]) -> None:
    notes = [str(f.note) for f in _files(_WORDS.replace(*change) + _REST, _knowledge(_WORDS))]
    assert not any("Heron" in note for note in notes)


def test_the_same_words_throughout_are_the_license() -> None:
    whole = _WORDS + _REST
    known = _knowledge(_WORDS)
    heron = known.records["heron-1"]
    texts = (TextRef(key=None, fingerprint=fingerprint_of(whole)),)
    known = replace(known, records={"heron-1": replace(heron, texts=texts)})
    [found] = _files("# " + whole.upper(), known)
    assert (found.match, found.expression, found.records) == (
        "identical", heron.spdx, ("heron-1",)
    )  # fmt: skip
    [other, *_] = _files(whole.replace("two frogs", "three frogs"), known)
    assert other.expression is None


def test_a_license_that_is_recognized_is_not_second_guessed() -> None:
    mit = _mit()
    [found] = _files(mit, _knowledge(mit))
    assert found.match in ("identical", "names-filled")
    assert "Heron" not in str(found.note)


@pytest.mark.parametrize("layout", [str.upper, lambda t: "# " + t.replace(" ", "\n"), str.strip])
def test_case_lines_and_markup_do_not_change_the_opening(layout: Any) -> None:
    assert opening_of(layout(_WORDS)) == opening_of(_WORDS)


def test_a_few_words_have_no_opening() -> None:
    assert opening_of("Heron Weights License, edition one.") is None


def _mit() -> str:
    text = license_text("mit")
    assert text is not None
    return text


def test_a_notice_tells_each_license_copied_into_it() -> None:
    mit, isc = license_text("mit"), license_text("isc")
    assert mit
    assert isc
    words = f"Pond\n\n=====\nFrogs\n\n{mit}\n\n=====\nReeds\n\n{isc}\n\n=====\nNewts\n\n{mit}\n"
    notice = LicenseText(place=Place(path="NOTICE", line=1), text=words, notice=True)
    found = [file for file, _ in recognize([notice], load_knowledge())]
    assert [(file.expression, file.notice) for file in found] == [("ISC", True), ("MIT", True)]
    bare = replace(notice, text="Made by the heron.")
    assert [file.match for file, _ in recognize([bare], load_knowledge())] == ["unknown"]
