from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from clearweights.domain.asset import Strength
from clearweights.domain.result import Result
from clearweights.report.html_report import HtmlReporter
from tests.unit.report import builders
from tests.unit.report.hostile import hostile_result

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Outline(HTMLParser):
    """The elements of a page, and whether each is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(result: Result) -> str:
    return HtmlReporter().render(result, builders.context()).decode()


@pytest.fixture(
    params=[builders.result(), builders.empty_result(), hostile_result()],
    ids=["full", "empty", "hostile"],
)
def outline(request: pytest.FixtureRequest) -> Outline:
    return Outline(page(request.param))


def test_a_listed_model_without_a_license_shows_its_class() -> None:
    result = builders.result()
    assert "Models without a known license" not in page(result)
    assets = tuple(
        replace(a, strength=Strength.USED) if a.key == builders.GHOST else a
        for a in result.inspection.assets
    )
    used = replace(result, inspection=replace(result.inspection, assets=assets))
    after = page(used).partition("Models without a known license")[2]
    assert "components as listed by Model Openness Tool" in after


def test_every_element_is_closed_and_every_id_is_unique(outline: Outline) -> None:
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))


def test_the_page_runs_and_loads_nothing(outline: Outline) -> None:
    assert not {"script", "img", "link", "iframe", "object", "form", "svg"} & set(outline.tags)
    assert not {a for a in outline.attributes if a.startswith("on") or a == "src"}


def test_every_link_leads_into_the_page_or_to_an_https_address(outline: Outline) -> None:
    inner = {link[1:] for link in outline.links if link.startswith("#")}
    assert inner <= set(outline.ids)
    assert all(link.startswith(("#", "https://")) for link in outline.links)


def test_the_page_tells_its_language_and_has_landmarks(outline: Outline) -> None:
    assert "lang" in outline.attributes
    assert {"main", "nav", "header", "footer", "h1"} <= set(outline.tags)
    assert outline.tags.count("h1") == 1


def test_hostile_words_are_shown_as_words() -> None:
    words = " ".join(Outline(page(hostile_result())).words)
    assert "<script>alert(1)</script>" in words
    assert "[U+202E]gnp.exe" in words
    assert "\u202e" not in words


def test_golden_html(golden: Callable[[str, bytes], None]) -> None:
    golden("report/acme-chat.html", page(builders.result()).encode())
