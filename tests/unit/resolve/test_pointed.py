"""Statements that lean on a license file of the project."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import Place
from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.domain.result import LicenseFile
from clearweights.knowledge import load_knowledge
from clearweights.resolve.expressions import read_license
from clearweights.resolve.pointed import ProjectFiles

_FILES = (
    ("LICENSE", "Apache-2.0", "names-filled", Component.ANY),
    ("MODEL_LICENSE", "LicenseRef-heron", "identical", Component.WEIGHTS),
    ("deep/LICENSE", "BSD-3-Clause", "names-filled", Component.ANY),
    ("gnu/LICENSE", "GPL-3.0-only", "identical", Component.ANY),
    ("old/TERMS", "LicenseRef-scancode-gemma-tou-2024-04-01", "identical", Component.ANY),
    ("like/LICENSE", None, "similar", Component.ANY),
    ("odd/LICENSE", None, "similar", Component.ANY),
)


def meant(
    raw: str,
    path: str = "setup.py",
    *,
    source: StatementSource = StatementSource.FIELD,
    component: Component = Component.CODE,
    link: str | None = None,
    asset: str | None = None,
) -> str | None:
    files = ProjectFiles(
        [
            (LicenseFile(path=p, expression=e, match=m, score=1.0, place=Place(path=p)), c)
            for p, e, m, c in _FILES
        ]
    )
    statement = LicenseStatement(
        place=Place(path=path, line=1), source=source, raw=raw, component=component, link=link,
        asset=asset,
    )  # fmt: skip
    return files.read(statement, read_license(raw, load_knowledge(), link=link)).expression


def test_a_name_that_limits_the_use_is_not_the_file_that_does_not() -> None:
    name = "Heron Pond Non-Commercial License"
    assert meant(name, source=StatementSource.HEADER, link="LICENSE") is None
    assert meant("Heron Pond License", source=StatementSource.HEADER, link="LICENSE")


@pytest.mark.parametrize(
    ("raw", "path", "expected"),
    [
        ("License :: OSI Approved :: Apache Software License", "setup.py", "Apache-2.0"),
        ("BSD License", "deep/setup.py", "BSD-3-Clause"),
        ("BSD License", "setup.py", None),
        ("Apache", "deep/er/setup.py", None),
        ("GPL", "gnu/setup.py", None),
        ("Apache", "odd/setup.py", None),
        ("MIT", "setup.py", "MIT"),
    ],
)
def test_a_family_means_the_license_file_beside_it_or_stays_open(
    raw: str, path: str, expected: str | None
) -> None:
    assert meant(raw, path) == expected


def test_a_tag_of_a_hub_stays_a_family() -> None:
    assert meant("bsd", "deep/README.md", source=StatementSource.TAG) is None


def test_a_family_said_of_somebody_elses_work_stays_open() -> None:
    assert meant("Apache", asset="acme/other") is None
    assert meant("BSD", "deep/setup.py", asset="local:deep") == "BSD-3-Clause"


def test_the_model_license_is_the_file_named_so() -> None:
    said = {"source": StatementSource.PROSE, "path": "docs/README.md"}
    assert meant("Model License", component=Component.WEIGHTS, **said) == "LicenseRef-heron"  # type: ignore[arg-type]
    assert meant("Model License", component=Component.CODE, **said) is None  # type: ignore[arg-type]
    weights = {**said, "component": Component.WEIGHTS}
    assert meant("our model license", **weights) == "LicenseRef-heron"  # type: ignore[arg-type]
    assert meant("Egret model license", **weights) is None  # type: ignore[arg-type]


def test_a_header_finds_its_file_up_the_tree_and_prose_does_not() -> None:
    header = meant("LICENSE", "a/b/c.py", source=StatementSource.HEADER, link="LICENSE")
    assert header == "Apache-2.0"
    prose = meant("terms there", "a/b/c.md", source=StatementSource.PROSE, link="LICENSE")
    assert prose is None


def test_the_name_of_a_file_is_never_read_as_the_name_of_a_license() -> None:
    assert meant("LICENSE", "odd/x.py", source=StatementSource.HEADER, link="LICENSE") is None


def test_a_style_is_settled_by_a_file_that_holds_one_of_its_licenses_only() -> None:
    header = StatementSource.HEADER
    assert meant("BSD-style license", "a.py", source=header, link="LICENSE") is None
    assert meant("BSD-style license", "deep/a.py", source=header, link="LICENSE") == "BSD-3-Clause"


def test_the_title_of_a_text_means_the_edition_that_the_text_is() -> None:
    name, prose = "Gemma Terms of Use", StatementSource.PROSE
    edition = "LicenseRef-scancode-gemma-tou-2024-04-01"
    assert meant(name, "old/TERMS", source=prose) == edition
    assert meant(name, "README.md", source=prose) not in (None, edition)
    assert meant("MIT", "old/TERMS", source=prose) == "MIT"
    assert meant(name, "like/LICENSE", source=prose) is None
    assert meant("MIT", "like/LICENSE", source=prose) == "MIT"


def test_the_license_file_may_have_an_ending() -> None:
    place = Place(path="LICENSE.txt")
    file = LicenseFile(
        path="LICENSE.txt", expression="MIT", match="identical", score=1.0, place=place
    )
    said = LicenseStatement(
        place=Place(path="a.py", line=1), source=StatementSource.HEADER, raw="LICENSE",
        link="LICENSE",
    )  # fmt: skip
    other = LicenseStatement(
        place=Place(path="a.py", line=1), source=StatementSource.HEADER, raw="LICENSE-B",
        link="LICENSE-B",
    )  # fmt: skip
    files = ProjectFiles([(file, Component.ANY)])
    for statement, expected in ((said, "MIT"), (other, None)):
        reading = read_license(statement.raw, load_knowledge(), link=statement.link)
        assert files.read(statement, reading).expression == expected
