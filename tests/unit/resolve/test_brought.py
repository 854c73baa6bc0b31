"""Headers that point to the LICENSE of the tree they were written for."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from clearweights.domain.asset import Place
from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.domain.result import LicenseFile
from clearweights.knowledge import load_knowledge
from clearweights.resolve.brought import Brought
from clearweights.resolve.expressions import read_license
from clearweights.resolve.pointed import ProjectFiles


@dataclass(frozen=True)
class _Header:
    path: str
    holders: tuple[str, ...]
    raw: str = "LICENSE"
    asset: str | None = None

    @property
    def statement(self) -> LicenseStatement:
        return LicenseStatement(
            place=Place(path=self.path, line=4), source=StatementSource.HEADER, raw=self.raw,
            component=Component.CODE, link="LICENSE", holders=self.holders, asset=self.asset,
        )  # fmt: skip


def meant(header: _Header, own: tuple[str, ...], sources: int = 0) -> tuple[str | None, str]:
    """Return what a header means in a project that `own` holds, with sources in other folders."""
    file = LicenseFile(
        path="LICENSE", expression="BSD-3-Clause", match="names-filled", score=1.0,
        place=Place(path="LICENSE"), holders=own,
    )  # fmt: skip
    said = header.statement
    paths = [header.path, "setup.py", *(f"pond/part{n}.py" for n in range(sources))]
    files = ProjectFiles([(file, Component.ANY)], [said], paths)
    found = files.read(said, read_license(said.raw, load_knowledge(), link=said.link))
    return found.expression, str(found.why or "")


@pytest.mark.parametrize(
    ("header", "own", "expected"),
    [
        (_Header("pond/reed.py", ("Acme, Inc.",)), ("Acme Research",), "BSD-3-Clause"),
        (_Header("pond/reed.py", ("Acme, Inc.",)), ("Jane Reed",), None),
        (_Header("pond/reed.py", ("Acme, Inc.", "Jane Reed")), ("Jane Reed",), "BSD-3-Clause"),
        (_Header("pond/reed.py", ()), ("Jane Reed",), "BSD-3-Clause"),
        (_Header("reed.py", ("The Pond Authors",)), ("Jane Reed",), "BSD-3-Clause"),
        (_Header("reed.py", ("Acme, Inc.",), "BSD-style license"), ("Jane Reed",), None),
        (_Header("reed.py", ("Acme, Inc.",), "BSD-style license"), ("Acme",), "BSD-3-Clause"),
        (_Header("reed.py", ("Acme, Inc.",), "MIT"), ("Jane Reed",), "MIT"),
    ],
)
def test_a_header_of_another_holder_does_not_mean_this_license(
    header: _Header, own: tuple[str, ...], expected: str | None
) -> None:
    assert meant(header, own)[0] == expected


def test_who_holds_what_is_told() -> None:
    why = meant(_Header("pond/reed.py", ("Acme, Inc.",)), ("Jane Reed",))[1]
    assert "Acme, Inc." in why
    assert "Jane Reed" in why


def test_where_the_license_names_nobody_one_small_folder_was_brought_along() -> None:
    header = _Header("pond/acme/reed.py", ("Acme, Inc.",))
    assert meant(header, (), sources=6)[0] is None
    assert "pond/acme" in meant(header, (), sources=6)[1]
    assert meant(header, ())[0] == "BSD-3-Clause"
    assert meant(_Header("reed.py", ("Acme, Inc.",)), (), sources=6)[0] == "BSD-3-Clause"


def test_a_rare_header_was_brought_along_into_a_large_folder() -> None:
    header = _Header("pond/acme/reed.py", ("Acme, Inc.",))
    other = _Header("pond/newt.py", ("Acme, Inc.",))
    file = LicenseFile(
        path="LICENSE", expression="MIT", match="identical", score=1.0, place=Place(path="LICENSE")
    )
    said = [header.statement, other.statement]
    for sources, expected in ((30, None), (5, "MIT")):
        paths = [*(f"pond/part{n}.py" for n in range(sources)), header.path, other.path]
        files = ProjectFiles([(file, Component.ANY)], said, paths)
        reading = read_license("LICENSE", load_knowledge(), link="LICENSE")
        assert files.read(said[0], reading).expression == expected


def test_in_somebody_elses_folder_the_root_is_another() -> None:
    path = "third_party/splice/reed.py"
    header = _Header(path, (), asset="local:third_party/splice")
    assert meant(header, ("Jane Reed",))[0] is None
    header = _Header(path, ("Jane Reed",), asset="local:third_party/splice")
    assert meant(header, ("Jane Reed",))[0] == "BSD-3-Clause"


def _name(at: int) -> str:
    """Return a name of its own for each number, without digits."""
    letters = "".join(chr(97 + (at // 26**place) % 26) * 2 for place in range(4))
    return f"{letters.title()} Pond"


def test_headers_of_many_holders_cost_no_more_each() -> None:
    said = [_Header(f"reeds/part{at}.py", (_name(at),)).statement for at in range(4_000)]
    paths = [one.place.path for one in said] + [f"code/main{at}.py" for at in range(9_000)]
    before = time.process_time()
    brought = Brought({"LICENSE": ()}, said, paths)
    assert time.process_time() - before < 5  # each compared with each took half a minute
    assert all(brought.why(one, "LICENSE") is not None for one in (said[0], said[-1]))
