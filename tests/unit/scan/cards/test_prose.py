"""License sentences: which count, and what they are about."""

from __future__ import annotations

import pytest

from clearweights.scan.cards.markdown import blocks
from clearweights.scan.cards.prose import said


def read(sentence: str, *, section: bool = False) -> list[tuple[str, str]]:
    """Return (words, component) of what a line of Markdown states."""
    return [
        (one.raw, one.component.value)
        for block in blocks(sentence)
        for part in block.sentences
        for one in said(part, in_license_section=section)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This project is released under the MIT License.", [("MIT License", "any")]),
        (
            "You can pass it on and/or change it under the terms of the Apache License 2.0.",
            [("Apache License 2.0", "any")],
        ),
        ("Note that the weights are released under MIT.", [("MIT", "weights")]),
        ("Frogs are open source ([GPL-3.0](/LICENSE)), so keep some.", [("GPL-3.0", "any")]),
        ("The code is open-sourced (MIT), the pond is not.", [("MIT", "code")]),
        ("The code is open source (see MIT in Boston).", []),
        (
            "The code is under a Creative Commons Attribution (3.0) license.",
            [("Creative Commons Attribution (3.0) license", "code")],
        ),
        (
            "The code is under Creative Commons Attribution 4.0 International (CC BY 4.0) License.",
            [("Creative Commons Attribution 4.0 International (CC BY 4.0)", "code")],
        ),
        (
            "Given that some of the corpora used for training are only under CC-BY-SA 4.0, we ask.",
            [("CC-BY-SA 4.0", "data")],
        ),
        ("All other materials are licensed under the CC BY 4.0.", [("CC BY 4.0", "any")]),
        ("All other files are licensed under the MIT License.", [("MIT License", "any")]),
        ("The model follows the same license as Heron.", [("same license as Heron", "weights")]),
        ("Use of the model requires adherence to the MIT License.", [("MIT License", "weights")]),
        (
            (
                "The frog weights are under [a license that forbids selling frogs at any market,"
                " in any pond, to any bird](LICENSE)."
            ),
            [
                (
                    "a license that forbids selling frogs at any market, in any pond, to any bird",
                    "weights",
                )
            ],
        ),
        ("The dataset is CC BY NC 4.0 (no sale).", [("CC BY NC 4.0", "data")]),
        (
            "Code and data are licensed under the Apache 2.0 license.",
            [("Apache 2.0 license", "code"), ("Apache 2.0 license", "data")],
        ),
        (
            "The code is licensed under MIT, while the model weights are under CC-BY-NC-4.0.",
            [("MIT", "code"), ("CC-BY-NC-4.0", "weights")],
        ),
        ("Our corpus is distributed under [ODC-By](https://x.org/by).", [("ODC-By", "data")]),
        (
            "Use of the weights is subject to the Foo Model License.",
            [("Foo Model License", "weights")],
        ),
        ("Licensed under either MIT or Apache-2.0.", [("MIT OR Apache-2.0", "any")]),
        ("Le jeu de données est publié sous licence CC BY-SA 4.0.", [("CC BY-SA 4.0", "data")]),
        (
            "このリポジトリのコードは MIT License の下で公開されています。",
            [("MIT License", "code")],
        ),
        ("モデルは Apache 2.0 ライセンス に変更されました。", [("Apache 2.0", "weights")]),
        ("이 모델은 Apache License 2.0 하에 배포됩니다.", [("Apache License 2.0", "weights")]),
        ("Dieses Projekt steht unter der MIT-Lizenz.", [("MIT", "any")]),
        ("El código se publica bajo la licencia MIT.", [("MIT", "code")]),
        ("模型权重均在 MIT License 下发布。", [("MIT License", "weights")]),
        ("- 本仓库源码：[MIT License](./LICENSE)。", [("MIT License", "code")]),
        (
            "Only use the frogs dataset for research purposes.",
            [("Only use the frogs dataset for research purposes", "data")],
        ),
        (
            "The model is for research and learning only.",
            [("research and learning only", "weights")],
        ),
        ("调优后的模型只能用作研究和学习使用。", [("只能用作研究和学习使用", "weights")]),
        ("Ponds is a public domain speech corpus.", [("public domain", "any")]),
        ("The weights are under the POND AUDIO LICENSE.", [("POND AUDIO LICENSE", "weights")]),
        (
            "For the dataset itself, please refer to the [Pond Terms of Use](https://x.org/t).",
            [("Pond Terms of Use", "data")],
        ),
        ("请严格遵守Heron-2的开源许可协议。", [("Heron-2的开源许可协议", "any")]),
        (
            "We changed the license from the MIT license to the Apache 2.0 license.",
            [("Apache 2.0 license", "any")],
        ),
        ("Le code est distribué sous la licence MIT.", [("MIT", "code")]),
        ("**License:** Apache-2.0", [("Apache-2.0", "any")]),
        ("**License** CC BY-NC", [("CC BY-NC", "any")]),
        (
            "Weights (and the training code) are released under ODbL.",
            [("ODbL", "weights"), ("ODbL", "code")],
        ),
        ("All scripts are licensed under ASL 2.0 (with exceptions).", [("ASL 2.0", "code")]),
        ("We release our code under the MIT license.", [("MIT license", "code")]),
        (
            "It was tuned on a large corpus made by friends and released under CC0.",
            [("CC0", "data")],
        ),
        (
            "Unless otherwise noted, the documentation is under CC BY 4.0.",
            [("CC BY 4.0", "docs")],
        ),
        (
            "The weights have a custom non-commercial license, called the Foo Research License.",
            [("Foo Research License", "weights")],
        ),
    ],
)
def test_a_statement_is_read(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "This package is not licensed under the MIT License.",
        "Unlike projects released under the Apache License 2.0, we sell ours.",
        "The tool was made at the MIT Media Lab.",
        "Is this released under the MIT license?",
        "Our terms are compatible with the Apache License 2.0.",
        "If you release it under the GPL, tell us.",
        "Many models exist, some of which are good.",
        "Licenses: Driving License, Fishing License",
        "Before you start, sign our [Contributor License Agreement](CLA.md).",
        "License: see below",
        "Any project that uses it must also be released under the GPL.",
    ],
)
def test_a_license_name_alone_is_no_statement(sentence: str) -> None:
    assert read(sentence) == []


def test_a_bare_name_counts_below_a_license_heading_only() -> None:
    assert read("MIT", section=True) == [("MIT", "any")]
    assert read("MIT") == []


def test_limits_of_use_count_without_a_license_name() -> None:
    found = read("Our model is intended for research use only.")
    assert len(found) == 1
    assert found[0][1] == "weights"


def about(sentence: str) -> list[str | None]:
    """Return the proper names a line of Markdown states a license about."""
    return [
        one.about
        for block in blocks(sentence)
        for part in block.sentences
        for one in said(part, in_license_section=False)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "For commercial use, please write to the frog keepers.",
        "Please contact us for permission for commercial use.",
        "Commercial use requires a separate license.",
        "Any commercial use is subject to approval by the keepers.",
        "If you want to use the frogs commercially, please ask the keepers.",
        "You may not use the frogs for commercial purposes without our consent.",
        "Toute utilisation commerciale est soumise à notre accord.",
    ],
)
def test_commerce_that_must_be_asked_for_is_stated(sentence: str) -> None:
    assert len(read(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Commercial use is allowed; contact us with questions.",
        "The frogs are free for commercial use, contact us with questions.",
        "For commercial support, please contact us.",
        "For commercial use cases, have a look at our shop.",
        "Commercial use is subject to the terms below.",
    ],
)
def test_an_invitation_to_write_is_no_condition(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Heron-7B, Heron-2B, and Heron-1B are licensed under the MIT License.", 3),
        ("Heron-7B、Heron-2B和Heron-1B采用Apache 2.0协议授权。", 3),
    ],
)
def test_each_item_of_a_list_is_named(sentence: str, names: int) -> None:
    assert about(sentence) == ["Heron-7B", "Heron-2B", "Heron-1B"][:names]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Pondbase, by Ann B. and Carl D., available under a CC BY-SA 4.0 license.", "Pondbase"),
        ("The code at <https://git.example/Org/Pond> is released under the MIT License.", None),
        ("The base checkpoints (`Heron-Base`) are licensed under CC BY 4.0.", "Heron-Base"),
        ("Delta weights over the original Frog model are released under CC BY 4.0.", None),
    ],
)
def test_makers_addresses_and_origins_are_not_the_subject(sentence: str, name: str | None) -> None:
    assert about(sentence) == [name]


def test_a_custom_license_is_where_its_sentence_links_to() -> None:
    [block] = blocks(
        "**License** A custom license is available at: [here](https://heron.example/x)"
    )
    [one] = [one for part in block.sentences for one in said(part, in_license_section=False)]
    assert (one.raw, one.link) == ("custom license", "https://heron.example/x")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("An Apache-2 licensed model for ponds.", [("Apache-2", "weights")]),
        ("We release an Apache-2.0-licensed model of frogs.", [("Apache-2.0", "weights")]),
        ("Our MIT-licensed code is here.", [("MIT", "code")]),
        ("Heron is an MIT-licensed library.", [("MIT", "any")]),
        ("The code is released under a permissive MIT license.", [("MIT license", "code")]),
        ("Heron uses the MIT-licensed frog library.", []),
        ("An Apache-2.0-licensed model is needed here.", []),
        ("Apache-2.0-licensed models such as Heron are welcome.", []),
    ],
)
def test_a_name_may_qualify_the_thing(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[2024/05] Updated license from CC BY-NC 4.0 to Apache 2.0.", [("Apache 2.0", "any")]),
        ("2024-01-02: License changed from MIT to Apache 2.0.", [("Apache 2.0", "any")]),
        ("We changed the license of the data to MIT.", [("MIT", "data")]),
        ("The license has been updated to the MIT License.", [("MIT License", "any")]),
        ("We will change the license to MIT.", []),
        ("Please change the license of the data to MIT.", []),
    ],
)
def test_the_license_that_came_last_is_the_present_one(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert read(sentence) == expected


def test_terms_of_others_are_no_limit_of_the_thing() -> None:
    assert read("由于非商业协议限制，我们没有使用青蛙。") == []
    assert read("青蛙数据仅供非商业用途。") != []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Le code est en libre accès selon les droits prévus par la licence Apache-2.0.",
            [("Apache-2.0", "code")],
        ),
        (
            "模型的许可协议可见[《青蛙 模型许可协议》](https://frog.example/license)。",
            [("《青蛙 模型许可协议》", "weights")],
        ),
        ("此仓库中的代码是在[MIT License](./LICENSE)的开源代码。", [("MIT License", "code")]),
    ],
)
def test_other_languages_state_as_well(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence) == expected


def test_a_link_called_here_points_to_the_license_file() -> None:
    assert read("See the license file [here](LICENSE).", section=True) == [
        ("license file here", "any")
    ]
    assert read("See the pond [here](LICENSE).", section=True) == []


def test_a_code_of_conduct_is_a_document() -> None:
    assert read("This Code of Conduct is licensed under the CC BY 4.0 license.") == [
        ("CC BY 4.0 license", "docs")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "You may change any libraries licensed under the GNU Lesser General Public License.",
        "Note that while other sizes of the frog are licensed as Apache 2.0, this one is not.",
    ],
)
def test_what_holds_for_others_is_not_said_of_the_project(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The images originate from [Pond](https://a.example), which is under CC BY 4.0.", "Pond"),
        ("It was trained on data from Pond, which is licensed under CC-BY-4.0.", "Pond"),
        ("The detector used in this demo, Heron-2, is distributed under AGPL-3.0.", "Heron-2"),
        ("The dataset, released in March, is licensed under CC-BY-4.0.", None),
        ("The dataset, in English, French, is licensed under CC0.", None),
    ],
)
def test_what_stands_right_before_the_verb_is_meant(sentence: str, name: str | None) -> None:
    assert about(sentence) == [name]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("- [Newt: a pond](https://x.org/newt), by the Reed group, is under MIT.", ["Newt"]),
        ("Heron, Egret and all code are MIT licensed.", ["Heron", "Egret", None]),
        ("Vision models are released under the MIT license.", ["Vision models"]),
        ("Our Reed Compliance Team is licensed under Apache 2.0.", [None]),
        ("Heron 2 8B-Instruct is released under MIT.", ["Heron 2 8B-Instruct"]),
        ("Heron is a Wide Pond Server released under GPL-3.0.", ["Heron"]),
        ("- [newt](https://x.org/newt) (MIT License)", ["newt"]),
        ("- [newt](https://x.org/newt) (Apache License 2.0)", ["newt"]),
        (
            "Note that as it uses data of Egret, the weights of Heron 16B are under MIT.",
            ["Heron 16B"],
        ),
        ("El código fuente está licenciado bajo la licencia MIT.", [None]),
    ],
)
def test_the_subject_is_named_in_full_and_nobody_else(
    sentence: str, names: list[str | None]
) -> None:
    assert about(sentence) == names


def test_a_part_is_known_by_its_head_in_french() -> None:
    assert read("Le code dans ce dépôt est sous licence MIT.") == [("MIT", "code")]
    assert read("Le jeu de données de Pond est sous licence MIT.") == [("MIT", "data")]


def test_what_is_said_of_others_to_tell_the_own_apart_is_no_limit() -> None:
    assert read("Unlike data limited to non-commercial use, ours is free.") == []


def test_files_that_a_program_looks_for_are_no_pointer() -> None:
    assert read("Checks for LICENSE files in a folder", section=True) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The parts are under MIT for the client, and Apache-2.0 for the code of the server.",
            [("MIT", "any"), ("Apache-2.0", "code")],
        ),
        ("Parts are based on Newt, released under MIT.", [("MIT", "any")]),
        (
            "许可证由 [原青蛙模型许可协议](a) 变更为 [青蛙模型许可证](b)。",
            [("青蛙模型许可证", "weights")],
        ),
        (
            "They must comply with it, including but not limited to the MIT license for the data.",
            [("MIT license", "data")],
        ),
        (
            "The weights are released under non-commercial licenses.",
            [("non-commercial licenses", "weights")],
        ),
        ("The training set is licensed under MIT.", [("MIT", "data")]),
        ("For code, please comply with the MIT License.", [("MIT License", "code")]),
        (
            "The code, pre-trained models, and dataset are available under MIT.",
            [("MIT", "code"), ("MIT", "weights"), ("MIT", "data")],
        ),
        (
            "Models trained on this data must not be used commercially.",
            [("must not be used commercially", "data")],
        ),
        (
            "The data is under the license in LICENSE_CC-BY-SA4.0.",
            [("LICENSE_CC-BY-SA4.0", "data")],
        ),
        (
            "Este proyecto se publica bajo el [Acuerdo de la Rana](LICENSE).",
            [("Acuerdo de la Rana", "any")],
        ),
        (
            "For commercial licensing, please contact x@y.org.",
            [("For commercial licensing, please contact", "any")],
        ),
        (
            "The code is available for non-commercial research purposes as defined in LICENSE.",
            [("non-commercial research purposes", "code")],
        ),
    ],
)
def test_more_turns_of_phrase_are_read(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence) == expected


def test_the_parts_of_a_collection_have_licenses_in_brackets() -> None:
    words = "The data is composed of Newt (CC-BY-4.0), pond9 (CC-BY-SA-4.0) and Reed (MIT)."
    assert [n for n in about(words) if n] == ["Newt", "pond9"]


def test_what_is_based_on_another_work_names_its_license() -> None:
    assert about("Note that this code is based on Newt, released under MIT.") == ["Newt"]


def test_and_or_is_nobodys_name() -> None:
    line = "frog is free; you can pass it on and/or change it under the terms of the MIT License."
    found = [
        one
        for block in blocks(line)
        for part in block.sentences
        for one in said(part, in_license_section=False)
    ]
    assert [(one.raw, one.about) for one in found] == [("MIT License", None)]


def test_what_a_thing_brings_is_not_the_thing() -> None:
    assert about("The fork bringing Newt Attention 2 is released under the MIT License.") == [None]
    assert about("Our weights supporting Newt-2 are under Apache-2.0.") == [None]
    assert about("Newt Attention 2 is released under the MIT License.") == ["Newt Attention 2"]


def test_words_that_open_a_sentence_are_no_name() -> None:
    assert about("Specifically, it is released under the MIT License.") == [None]
    assert about("Additionally, Heron is released under the MIT License.") == ["Heron"]
