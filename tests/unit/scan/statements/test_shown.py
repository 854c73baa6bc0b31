"""License statements in the words of notebooks, and in what a demo displays."""

from __future__ import annotations

import json
import time

import pytest

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import Scanner, SourceFile
from clearweights.scan.statements import (
    DisplayedScanner,
    HeaderScanner,
    NotebookTextScanner,
    WrittenCardScanner,
)


def notebook(*cells: tuple[str, str]) -> str:
    """Return a notebook as Jupyter writes it, of cells given by kind and words."""
    made = [
        {"cell_type": kind, "metadata": {}, "source": words.splitlines(keepends=True)}
        for kind, words in cells
    ]
    return json.dumps({"cells": made, "nbformat": 4}, indent=1, ensure_ascii=False)


def stated(scanner: Scanner, path: str, text: str) -> list[tuple[int, str, str | None]]:
    file = SourceFile(path, text.encode())
    if not scanner.worth_parsing(file.data):
        return []
    return [
        (fact.place.line, fact.raw, fact.asset)
        for fact in scanner.scan(file)
        if isinstance(fact, LicenseStatement)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("# Frogs\n\nHeron-2 is released under the CC0 license.", [("CC0 license", "Heron-2")]),
        ("This notebook is MIT licensed.", [("MIT", None)]),
        (
            "# Heron and Newt\n\nThe [acme/heron](https://x.org/a) models were licensed CC0.",
            [("CC0", "acme/heron")],  # the title names what is tried out
        ),
        ("## License\n\nMIT License", [("MIT License", None)]),
        ("All models and code are released under MIT.", []),
        ('Say "license" and croak.', []),
        ("# Copyright 2024 Frogs\n\nLicensed under the MIT license.", []),
    ],
)
def test_the_markdown_of_a_notebook_states_licenses(
    words: str, expected: list[tuple[str, str | None]]
) -> None:
    text = notebook(("code", "x = 'MIT license'"), ("markdown", words), ("code", "y = 1"))
    found = stated(NotebookTextScanner(), "frogs.ipynb", text)
    assert [one[1:] for one in found] == expected
    for line, raw, _ in found:
        assert raw in text.split("\n")[line - 1]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("words", ["# Newt\n\nHeron-2 is released under the CC0 license.\n"])
def test_a_cell_may_stand_on_one_line(words: str, indent: int | None) -> None:
    whole = {"cell_type": "markdown", "metadata": {}, "source": words}
    code = {"cell_type": "code", "source": "# Heron-3 is released under the MIT license."}
    text = json.dumps({"cells": [code, whole]}, indent=indent)
    number = next(n for n, line in enumerate(text.split("\n"), start=1) if "CC0" in line)
    assert stated(NotebookTextScanner(), "frogs.ipynb", text) == [
        (number, "CC0 license", "Heron-2")
    ]
    assert stated(NotebookTextScanner(), "frogs.ipynb", text[:-3]) == []


def test_what_code_cells_and_their_outputs_say_is_no_statement() -> None:
    text = notebook(("code", "# ## License\n# Heron-2 is released under the MIT license."))
    assert stated(NotebookTextScanner(), "frogs.ipynb", text) == []


_DEMO = '''import gradio

END = """
{heading}
{words}

**Contact**
Croak is released under the ISC license.
"""
'''


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("### License", [(5, "CC0 license", "Heron-2")]),
        ("### Terms of use", [(5, "CC0 license", "Heron-2")]),
        ("📋 **License**", [(5, "CC0 license", "Heron-2")]),
        ("### Frogs", []),
    ],
)
def test_a_demo_displays_its_license(
    heading: str, expected: list[tuple[int, str, str | None]]
) -> None:
    text = _DEMO.format(heading=heading, words="Heron-2 is released under the CC0 license.")
    assert stated(DisplayedScanner(), "app.py", text) == expected


def test_a_heading_outside_of_a_text_displays_nothing() -> None:
    text = "x = 1\n## License\n# Heron-2 is released under the CC0 license.\n"
    assert stated(DisplayedScanner(), "app.py", text) == []


def test_an_endless_notebook_and_demo_take_bounded_time() -> None:
    begin = time.process_time()
    stated(NotebookTextScanner(), "a.ipynb", notebook(("markdown", "## License\nMIT\n" * 10_000)))
    stated(DisplayedScanner(), "a.py", 'x = """\n' + "## License\nMIT\n" * 60_000 + '"""\n')
    assert time.process_time() - begin < 10


def test_a_page_with_a_copyright_line_is_read_as_a_page() -> None:
    header = "Copyright 2024 Frogs\n\nLicensed under the ISC license.\n"
    page = (
        f"# Licenses\n\n{header}\n## Model Parameters License\n\n"
        "Heron-2 parameters are released under the CC0 license.\n" + "\nCroak.\n" * 10
    )
    found = [
        one[1:] for one in stated(NotebookTextScanner(), "a.ipynb", notebook(("markdown", page)))
    ]
    assert found == [("CC0 license", "Heron-2")]
    text = notebook(("markdown", header))
    assert [one[1] for one in stated(HeaderScanner(), "a.ipynb", text)] == ["ISC"]
    assert stated(HeaderScanner(), "a.ipynb", notebook(("markdown", page))) == []


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("tags: [a]\nlicense: mit\n", [(4, "mit", None)]),
        ("license: {license}\n", []),
        ("tags: [a]\n", []),
    ],
)
def test_a_program_may_write_the_header_of_a_card(
    front: str, expected: list[tuple[int, str, str | None]]
) -> None:
    text = f'CARD = """\n---\n{front}---\n# Frogs\n"""\n'
    assert stated(WrittenCardScanner(), "push.py", text) == expected
    begin = time.process_time()
    stated(WrittenCardScanner(), "push.py", '"""\n---\nlicense: mit\n' * 40_000)
    assert time.process_time() - begin < 5


def test_a_card_may_be_written_line_by_line() -> None:
    rows = 'rows = [\n    f"---",\n    f"license: mit",\n    "tags:",\n    "---",\n]\n'
    assert stated(WrittenCardScanner(), "a.py", rows) == [(3, "mit", None)]
    assert stated(WrittenCardScanner(), "a.py", rows.replace("license: mit", "a: {mit}")) == []
    assert stated(WrittenCardScanner(), "a.py", rows.replace("---", "...")) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('gr.HTML(_("本软件以MIT协议开源, 自负全责"))\n', [(1, "MIT", None)]),
        ('st.write("This app is released under the MIT license.")\n', [(1, "MIT license", None)]),
        ('st.write("This app shows what the MIT license says.")\n', []),
        ('x = "This tool finds MIT licensed models"\n', []),
    ],
)
def test_a_program_says_of_itself_what_it_is_under(
    words: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert stated(DisplayedScanner(), "a.py", words) == expected
