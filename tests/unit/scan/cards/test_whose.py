"""Whose license a name is, where the words around it belong to something else."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.scanner import CardScanner


def of_file(path: str, content: str) -> list[tuple[str, str | None, str]]:
    """Return (part, thing, words) of what a file states."""
    return [
        (one.component.value, one.asset, one.raw)
        for one in CardScanner().scan(SourceFile(path, content.encode()))
        if isinstance(one, LicenseStatement)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a name that qualifies the thing behind it
        ("Pairs for writing, made using public domain books.", []),
        ("The frogs were trained using CC0 data.", []),
        ("This project uses the CC0 license.", [("any", None, "CC0 license")]),
        (
            "We tune it on Jane Doe's public domain Heron dataset.",
            [("data", "Heron", "public domain")],
        ),
        ("It bundles nib.mjs and NIB's ISC license.", [("any", "NIB", "ISC")]),
        ("It's MIT licensed.", [("any", None, "MIT")]),
        ("Quill は MIT ライセンスの Heron-2 コードを含みます。", [("code", "Heron-2", "MIT")]),
        ("Quill 包含了 MIT 许可的 Heron-2 代码。", [("code", "Heron-2", "MIT")]),
        ("このリポジトリは MIT ライセンスの下で公開されています。", [("any", None, "MIT")]),
        (
            "The code is based on Heron Talk server.py that has a Mozilla Public License 2.0.",
            [("any", "Heron Talk", "Mozilla Public License 2.0")],
        ),
        (
            "Please note the CC-BY-NC 4.0 license on these weights, non-commercial use only.",
            [("weights", None, "CC-BY-NC 4.0 license")],
        ),
        (
            "The Acme models have an explicit non-commercial license (CC-BY-NC 4.0, https://x.org).",
            [("weights", "Acme", "CC-BY-NC 4.0")],
        ),
        (
            "The frogs have a permissive license (Apache 2.0).",
            [("any", "frogs", "Apache 2.0")],
        ),
        (
            "* Weights: https://github.com/acme/heron (NOTE: CC BY-NC 4.0 License, NOT for sale)",
            [("any", "acme/heron", "CC BY-NC 4.0 License")],
        ),
        (
            "Contains words from mC4 which is made available under the ODC Attribution License.",
            [("any", "mC4", "ODC Attribution License")],
        ),
        ("xP3はODC-BYライセンスの規約に基づいて利用しています。", [("any", "xP3", "ODC-BY")]),
        (
            "This project is under the [MIT License](https://github.com/acme/old/blob/main/LICENSE).",
            [("any", None, "MIT License")],
        ),
        # other people's
        ("We have to abide by their MIT license.", []),
        ("The images are released under their own CC0 license.", [("data", None, "CC0 license")]),
        # names with numbers, and words that are no names
        ("Heron Video 0.9 uses CC0.", [("any", "Heron Video 0.9", "CC0")]),
        ("The 2 Videos are under CC0.", [("data", None, "CC0")]),
        ("Fully open source under AGPLv3.", [("any", None, "AGPLv3")]),
        ("Flyer is open source under AGPLv3.", [("any", "Flyer", "AGPLv3")]),
        # what has changed, of a thing with a name
        (
            "The license for the Heron-2B model has been changed to the MIT License.",
            [("weights", "Heron-2B", "MIT License")],
        ),
        ("We changed the license of the model to MIT.", [("weights", None, "MIT")]),
        (
            "We thank the authors of Heron, whose code is Apache-2.0.",
            [("code", "Heron", "Apache-2.0")],
        ),
        (
            "The weights of Heron-7B are under the ISC license, those of Heron-70B under CC0.",
            [("weights", "Heron-7B", "ISC"), ("any", "Heron-70B", "CC0")],
        ),
        (
            "The previous version was released under GPL-3.0, from now on we use CC0.",
            [("any", None, "CC0")],
        ),
        (
            "Heron-2 is licensed under the MIT License (before: GPL).",
            [("any", "Heron-2", "MIT License")],
        ),
        (
            "Following Heron, the code is released under the MIT license.",
            [("code", None, "MIT license")],
        ),
        ("The models are CC0. Older ones are CC BY-NC.", [("weights", None, "CC0")]),
        (
            "We use the Heron-2 models. They are released under CC BY-NC 4.0.",
            [("weights", "Heron-2", "CC BY-NC 4.0")],
        ),
        (
            "This data is made of Heron (CC BY 4.0) and Reed (CC0), and is under CC BY-SA 4.0.",
            [
                ("any", "Heron", "CC BY 4.0"),
                ("any", "Reed", "CC0"),
                ("data", None, "CC BY-SA 4.0"),
            ],
        ),
        (
            "The default voice is under CC0, other voices are CC BY 4.0.",
            [("any", "default voice", "CC0")],
        ),
        (
            "The project was MIT until 2023 and is AGPL-3.0 since.",
            [("any", None, "AGPL-3.0")],
        ),
        (
            "Get it from [HF](https://huggingface.co/acme/heron) (Apache 2.0).",
            [("any", "acme/heron", "Apache 2.0")],
        ),
        (
            "The file `heron.py` is from Pond and is Apache 2.0.",
            [("code", "local:heron.py", "Apache 2.0")],
        ),
        # a second sentence about the same thing
        (
            "This folder tells of trained models for birds. They are distributed under CC BY 4.0.",
            [("weights", None, "CC BY 4.0")],
        ),
        (
            "This folder holds models and scripts. They are distributed under the ISC license.",
            [("any", None, "ISC")],
        ),
        (
            "Heron-2 is under the CC0 license. For commercial use, please contact us.",
            [
                ("any", "Heron-2", "CC0 license"),
                ("any", "Heron-2", "For commercial use, please contact"),
            ],
        ),
        ("quill.py source code is distributed as MIT.", [("code", None, "MIT")]),
        ("The frog pictures are distributed as PNG files.", []),
        ("MIT/Apache options are Heron and Pond.", []),
        # what was taken from others
        (
            "This repository is based off code written by HERON that is under the MIT License.",
            [("code", "HERON", "MIT License")],
        ),
        (
            "This repo contains code from Heron Labs under the MIT license.",
            [("code", "Heron Labs", "MIT license")],
        ),
        ("Quill uses models from Pond and is licensed under MIT.", [("any", None, "MIT")]),
        ("Heron-3 is Pond's MIT runtime for frogs.", [("any", "Heron-3", "MIT")]),
        ("Quill is built on croak-server, forked from v0.9.4 (Apache 2.0).", []),
        ("Quill is trained on Heron-2 (Apache 2.0).", [("any", "Heron-2", "Apache 2.0")]),
        (
            "ReedDB: v2021_03 (unmodified), by The Pond Consortium, available under CC0.",
            [("any", "ReedDB", "CC0")],
        ),
        ("Version 2: 10 models are under CC0.", [("weights", None, "CC0")]),
        # what many things have to comply with
        (
            "Sources are Pond, Reed, etc. All of them comply with licenses, including MIT, CC0.",
            [],
        ),
        (
            "Users must comply with all terms, including but not limited to the CC0 license.",
            [("any", None, "CC0 license")],
        ),
        ("数据来源遵守 Apache-2.0、CC-BY-NC-2.0 等相关协议要求。", []),
        (
            "This project (originally made by Heron) is licensed under the MIT License.",
            [("any", None, "MIT License")],
        ),
        ("https://github.com/x/Quill中的源代码采用ISC协议授权", [("code", None, "ISC")]),
        (
            "Heron answers at `/v1/voice/croak` and is MIT licensed.",
            [("any", "Heron", "MIT")],
        ),
    ],
)
def test_a_license_is_that_of_the_thing_it_stands_with(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert sorted(stated(words, title="About"), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("本模型仅供学习。", [("weights", None, "仅供学习")]),
        ("接下来我们仅学习 3D 形状。", []),
        ("- license: (Optional) The licenses of the model.", []),
        ("- license: Heron Research Terms", [("any", None, "Heron Research Terms")]),
    ],
)
def test_words_that_limit_nothing_are_no_statement(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


def test_a_bare_label_in_the_midst_of_another_page_is_not_the_projects() -> None:
    words = "# Reading list\n\nA new corpus of frogs, with labels. License CC0. Worth a look.\n"
    assert of_file("docs/reading/list.md", words) == []
    assert of_file("README.md", words) == [("any", None, "CC0")]


def test_a_title_that_links_elsewhere_names_nothing_for_the_whole_page() -> None:
    title = "# [Heron](https://github.com/x/heron) is out!\n\n"
    entry = "## [Heron](https://github.com/x/heron)\n\n"
    words = "Released under the MIT License.\n"
    assert of_file("README.md", title + words) == [("any", None, "MIT License")]
    assert of_file("README.md", "# Quills\n\n" + entry + words) == [("any", "heron", "MIT License")]


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("The weights are under CC BY-NC 4.0 (w/ Addendum).", "CC BY-NC 4.0 (w/ Addendum)"),
        ("The weights are under Apache 2.0 (for research only).", "Apache 2.0 (for research only)"),
        (
            "The weights are under MIT with additional restrictions.",
            "MIT with additional restrictions",
        ),
        ("The weights are under MIT with no restrictions.", "MIT"),
        ("The weights are under CC BY-NC 4.0 (non-commercial use only).", "CC BY-NC 4.0"),
        ("The weights are under MIT (with exceptions).", "MIT"),
    ],
)
def test_words_that_change_the_terms_belong_to_the_name(words: str, raw: str) -> None:
    assert [said for _, _, said in stated(words)] == [raw]


@pytest.mark.parametrize(
    ("cell", "raw"),
    [
        ("Pond Non-Commercial / Apache-2.0", "Pond Non-Commercial / Apache-2.0"),
        ("Apache-2.0 CC-BY-4.0", "Apache-2.0 CC-BY-4.0"),
        ("Apache-2.0 (small)；Pond License (large)", "Apache-2.0 (small)；Pond License (large)"),
        ("CC0: Public Domain", "CC0"),
        ("The MIT License (MIT)", "MIT License"),
        ("MIT (Heron Labs)", "MIT"),
    ],
)
def test_a_cell_with_several_licenses_is_not_the_first_alone(cell: str, raw: str) -> None:
    table = f"| Model | License |\n|---|---|\n| Heron | {cell} |"
    assert [said for _, _, said in stated(table)] == [raw]


def test_the_link_of_one_part_of_a_cell_is_not_that_of_the_whole() -> None:
    cell = "[Apache-2.0](https://www.apache.org/licenses/LICENSE-2.0) / Pond License"
    words = f"| Model | License |\n|---|---|\n| Heron | {cell} |\n"
    facts = CardScanner().scan(SourceFile("README.md", words.encode()))
    assert [fact.link for fact in facts if isinstance(fact, LicenseStatement)] == [None]


@pytest.mark.parametrize("cell", ["Not specified in Quill", "unspecified", "Quill 中未指定"])
def test_a_cell_that_tells_nothing_states_nothing(cell: str) -> None:
    assert stated(f"| Model | License |\n|---|---|\n| Heron | {cell} |") == []


def test_a_page_far_from_the_top_speaks_of_itself() -> None:
    words = (
        "# Frogs\n\nPermission is granted to copy this document under CC BY-NC 3.0.\n\n"
        "There are lists, but the one most suitable for our pond is one of the lists collected"
        " and contributed to the public domain by Reed.\n"
    )
    found = of_file("examples/out/frogs.md", words)
    assert found == [("docs", "local:examples/out/frogs.md", "CC BY-NC 3.0")]
    assert of_file("README.md", words)[0] == ("any", None, "CC BY-NC 3.0")
    words = "# Zoo\n\nAll models listed in this document are licensed under CC BY-SA 3.0.\n"
    assert of_file("docs/zoo.md", words) == [("weights", None, "CC BY-SA 3.0")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "`frog_v3` is based on the MIT-licensed Heron-9 implementation.",
            [("code", "Heron-9", "MIT")],
        ),
        ("It uses the ISC-licensed Newt library.", [("code", "Newt", "ISC")]),
        ("It uses ISC-licensed libraries.", []),
        (
            "Earlier Newt-based icon detectors retain their original ISC license.",
            [("weights", "Earlier Newt-based icon detectors", "ISC")],
        ),
    ],
)
def test_a_license_may_stand_before_the_name_of_what_is_used(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="About") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Our solution also comes with MIT license.", [("any", None, "MIT license")]),
        ("It comes with GPL code.", []),
        (
            "The Newt-2 model, on which our work is based, and its code are under the ISC license.",
            [("weights", "Newt-2", "ISC"), ("code", "Newt-2", "ISC")],
        ),
    ],
)
def test_what_work_is_based_on_is_no_part_of_it(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="About") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The models are on the hub and their license is listed as MIT.",
            [("weights", None, "MIT")],
        ),
        ("The license of the data is stated as CC BY 4.0.", [("data", None, "CC BY 4.0")]),
        ("Heron is small, and its license is Apache-2.0.", [("any", "Heron", "Apache-2.0")]),
        ("It is small, and its license is Apache-2.0.", [("any", None, "Apache-2.0")]),
        ("Heron's license is MIT.", [("any", "Heron", "MIT")]),
        ("The Heron code's license is MIT.", [("code", "Heron", "MIT")]),
        ("Heron's License: MIT", [("any", "Heron", "MIT")]),
        ("This project's license is MIT.", [("any", None, "MIT")]),
    ],
)
def test_a_license_is_that_of_whom_its_or_their_means(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="About") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Full text is from the original Heron repo https://x.org/heron under its ISC",
            [("docs", "Heron", "ISC")],
        ),
        (
            "Code for Reed is taken from the old repo https://github.com/a/reed under its ISC.",
            [("code", "a/reed", "ISC")],
        ),
        (
            "The code is from the Reed repo (https://x.org/reed), licensed under MIT License.",
            [("code", "Reed", "MIT License")],
        ),
        ("The data is derived from Pond, under their ODbL.", [("data", "Pond", "ODbL")]),
        ("The data is from us and is released under its own ODbL.", [("data", None, "ODbL")]),
    ],
)
def test_what_is_from_elsewhere_keeps_the_license_it_has_there(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="About") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "It integrates [Heron-V3](https://x.org/h) for the layout, which is under MIT License.",
            [("any", "Heron-V3", "MIT License")],
        ),
        (
            "流程集成了 [Heron-V3](https://x.org/h)，该组件遵循 Apache License 2.0。",
            [("any", "Heron-V3", "Apache License 2.0")],
        ),
        (
            "[Newt](https://x.org/newt) is an open-source (GNU LGPL license) platform.",
            [("any", "Newt", "GNU LGPL license")],
        ),
        ("All releases are under the MIT license as much as possible.", []),
        (
            "- [Newt](https://x.org/newt): Draws. This package is governed by the ISC.",
            [("code", "Newt", "ISC")],
        ),
    ],
)
def test_what_is_integrated_keeps_its_license(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="About") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "New Apache 2.0 licensed weights are being released as part of the Open Reed project.",
            [("weights", "Open Reed", "Apache 2.0")],
        ),
        (
            "Acme has released **MIT-licensed** weights for Heron-7B.",
            [("weights", "Heron-7B", "MIT")],
        ),
        ("Acme has released MIT-licensed weights trained on ponds.", []),
        ("The team released MIT-licensed weights for Heron-7B.", []),
    ],
)
def test_licensed_weights_are_those_of_whom_the_sentence_names(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="Use") == expected


_BEGUN = "[`Heron`](https://huggingface.co/pond/heron-7b) comes in two flavors.\n\n"


@pytest.mark.parametrize(
    ("path", "title", "words", "expected"),
    [
        (
            "docs/blog/heron.md",
            "Heron",
            f"{_BEGUN}Highlights:\n* They are provided with an Apache 2.0 license, so use them",
            [("any", "pond/heron-7b", "Apache 2.0 license")],
        ),
        ("README.md", "Birds", f"{_BEGUN}They are under MIT.", [("any", None, "MIT")]),
        ("README.md", "Heron", f"{_BEGUN}The code is under MIT.", [("code", None, "MIT")]),
        ("README.md", "Heron", f"{_BEGUN}This project is under MIT.", [("any", None, "MIT")]),
    ],
)
def test_they_are_what_a_section_begins_with_a_link_to(
    path: str, title: str, words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert of_file(path, f"# Quill\n\nQuill writes.\n\n## {title}\n{words}\n") == expected


def test_a_named_license_page_of_another_repository_is_that_repositorys() -> None:
    page = "[heron LICENSE PAGE](https://github.com/acme/heron/blob/main/LICENSE)"
    assert stated(page) == [("any", "heron", "heron LICENSE PAGE")]


def test_what_is_the_writers_own_stays_so_under_another_s_license() -> None:
    page = "Our models fall under the [Heron License](https://github.com/acme/heron/blob/main/LICENSE)."
    assert stated(page) == [("weights", None, "Heron License")]
    words = (
        "The models are CC0, in-line with the original non-commercial license told by [Pond](x)."
    )
    assert stated(words) == [("weights", None, "CC0")]
