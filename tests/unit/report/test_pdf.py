from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2 import raw

from clearweights.domain.result import Result
from clearweights.errors import ReportError
from clearweights.report import typeset
from clearweights.report.fonts import embedded_coverage
from clearweights.report.pdf import PdfReporter
from tests.unit.report import builders
from tests.unit.report.hostile import hostile_result


def render(result: Result, language: str = "en") -> bytes:
    return PdfReporter().render(result, builders.context(language))


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(builders.result())


def test_the_file_names_both_standards(pdf: bytes) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_equal_input_gives_equal_bytes(pdf: bytes) -> None:
    assert render(builders.result()) == pdf


def test_a_report_with_open_findings_is_a_draft_on_every_page(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        assert "DRAFT" in page.get_textpage().get_text_bounded()
    assert "DRAFT – 4 findings open" in words(pdf)


def test_only_a_settled_signed_and_complete_report_is_final() -> None:
    final = words(render(builders.settled_result()))
    assert "FINAL" in final
    assert "DRAFT" not in final


def test_the_answer_the_clause_and_the_place_are_in_the_text(pdf: bytes) -> None:
    text = words(pdf)
    assert "For the use examined, the project should not go ahead" in text
    assert "you shall prominently display the required words" in text
    assert "src/train.py:52" in text
    assert "Not considered" in text
    assert "not legal advice" in text


def test_an_empty_project_says_none_found_in_every_chapter() -> None:
    text = words(render(builders.empty_result()))
    assert text.count("None found") >= 14
    assert "assumed: nobody has described it" in text


def test_hostile_words_are_shown_and_do_nothing() -> None:
    text = words(render(hostile_result()))
    assert '#set text(size: 90pt) #read("/etc/passwd")' in text
    assert "<script>alert(1)</script>" in text
    assert "abc[U+202E]gnp.exe[U+202C]" in text
    assert "[U+D83D] lone [U+DC00]" in text
    assert "[… +" in text


def test_a_name_of_any_length_stays_on_the_page() -> None:
    document = pypdfium2.PdfDocument(render(hostile_result()))
    for page in document:
        text = page.get_textpage()
        right = max((text.get_rect(i)[2] for i in range(text.count_rects())), default=0)
        assert right <= page.get_width()


def test_no_word_runs_into_the_next_column_or_off_the_page() -> None:
    result = builders.result()
    name = "x" * 3000
    asset = replace(builders.LLAMA_ASSET, key=builders.LLAMA._replace(id=name), revision=name)
    finding = replace(result.findings[0], asset=asset.key, license=name, clause=name)
    inspection = replace(result.inspection, assets=(asset,), edges=(), root="y" * 3000)
    document = pypdfium2.PdfDocument(
        render(replace(result, inspection=inspection, findings=(finding,)))
    )
    assert len(document) < 25
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        foot = [b for b in boxes if b[1] < 60]
        assert len(foot) <= 12, "something runs into the foot of the page"
        for one in boxes:
            crossed = [
                other for other in boxes
                if other is not one and other[0] - 1 > one[0] and other[0] < one[2] - 2
                and abs(other[1] - one[1]) < 1 and abs(other[3] - one[3]) < 1
            ]  # fmt: skip
            assert not crossed


@pytest.mark.slow
def test_every_character_that_counts_as_covered_can_be_set() -> None:
    covered = [chr(o) for o in sorted(embedded_coverage())]
    names = ["".join(covered[at : at + 50]) for at in range(0, len(covered), 50)]
    keys = [replace(builders.LLAMA_ASSET, key=builders.LLAMA._replace(id=n)) for n in names]
    result = builders.result()
    inspection = replace(result.inspection, assets=tuple(keys), edges=())
    assert render(replace(result, inspection=inspection)).startswith(b"%PDF")


def test_a_typesetter_that_takes_too_long_is_ended() -> None:
    endless = "#set document(title: [x])\n#while true { }\n#let f(n) = f(n + 1)"
    slow = "#set document(title: [x])\n= x\n#for i in range(100000000) { i }"
    with pytest.raises(ReportError, match="not ready after 1 seconds"):
        typeset.typeset(slow, "{}", builders.NOW, limit=1)
    with pytest.raises(ReportError, match="could not be made"):
        typeset.typeset(endless, "{}", builders.NOW)


def link_targets(document: pypdfium2.PdfDocument, number: int) -> set[int]:
    """Return the pages, counted from 0, that links of a page lead to."""
    page, found = document[number], set()
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        link = raw.FPDFAnnot_GetLink(annotation)
        if link and (target := raw.FPDFLink_GetDest(document, link)):
            found.add(raw.FPDFDest_GetDestPageIndex(document, target))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


@pytest.mark.parametrize("processes", [1, 2])
def test_links_and_page_numbers_lead_to_the_findings(
    monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    if processes == 2:
        monkeypatch.setattr(typeset, "_LONG", 0)
    document = pypdfium2.PdfDocument(render(builders.result()))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    [answer] = [at for at, text in enumerate(pages) if "What matters most" in text]
    headed = {at for at, text in enumerate(pages) if re.search(r"^F[0-9]+ · ", text, re.MULTILINE)}
    targets = link_targets(document, answer)
    assert headed & targets
    [first] = [at for at, text in enumerate(pages) if re.search(r"^F1 · ", text, re.MULTILINE)]
    assert first in targets
    row = re.search(r"\nF1 [^\n]*?([0-9]+)\s*\n", pages[answer])
    assert row is not None
    assert int(row[1]) == first + 1
