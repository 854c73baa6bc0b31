"""Things told by a path or by a plain word: what of the project a license is about."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.scanner import CardScanner


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("`./ink/pen.py` is under ISC.", [("code", "local:ink/pen.py", "ISC")]),
        (
            "`./models/nib`, `./steps/ink.py` are under CC0.",
            [("any", "local:models/nib", "CC0"), ("code", "local:steps/ink.py", "CC0")],
        ),
        ("The files in `data/` are under CC0.", [("data", "local:data", "CC0")]),
        ("The `quills` folder is licensed under CC0.", [("any", "local:quills", "CC0")]),
        (
            "Code in `deps/nib/` is from Nib and licensed under ISC.",
            [("code", "local:deps/nib", "ISC")],
        ),
        (
            "The file `ink/pen.py` is adapted from Nib, which is licensed under ISC.",
            [("any", "Nib", "ISC")],
        ),
        ("- `model/nib.cu`: ISC", [("code", "local:model/nib.cu", "ISC")]),
        ("All files in this folder are under CC0.", [("any", None, "CC0")]),
        ("Code and/or data are under CC0.", [("data", None, "CC0")]),
        (
            "The code is under ISC, except `ink/pen.py`, which is under CC0.",
            [("code", None, "ISC"), ("code", "local:ink/pen.py", "CC0")],
        ),
        (
            "The code is under ISC, except for the quills, which are under CC0.",
            [("code", None, "ISC"), ("any", "quills", "CC0")],
        ),
    ],
)
def test_a_path_is_what_a_license_is_about(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The tokenizer is licensed under ISC.", [("any", "tokenizer", "ISC")]),
        ("The phonemizer we used is under ISC.", [("any", "phonemizer", "ISC")]),
        ("The platform is licensed under ISC.", [("any", None, "ISC")]),
        ("The quill is licensed under ISC.", [("any", None, "ISC")]),
        ("The generated videos are licensed under CC0.", [("data", None, "CC0")]),
        ("The dataset we use is under CC0.", [("data", None, "CC0")]),
        ("The weights we distribute are under CC0.", [("weights", None, "CC0")]),
        ("The code for this dataset is ISC.", [("code", None, "ISC")]),
        ("Code for the model: ISC", [("code", None, "ISC")]),
        ("It wraps an older copy of nib that was MIT licensed.", [("any", "nib", "MIT")]),
        (
            "It uses nib, which is developed by A Nib, and licensed under ISC.",
            [("any", "nib", "ISC")],
        ),
        (
            "The face models from nibface are for research purposes only by their license.",
            [("weights", "nibface", "research purposes only")],
        ),
        (
            "- Nib (free key, ~1,000 calls/month, research use only)",
            [("any", "Nib", "research use only")],
        ),
        (
            "Our code is under a Creative Commons NonCommercial license.",
            [("code", None, "Creative Commons NonCommercial license")],
        ),
        ("All runs are for research purposes only.", [("any", None, "research purposes only")]),
    ],
)
def test_a_thing_is_told_by_its_word_and_a_part_by_its_head(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


def test_sizes_tell_models_apart_where_there_are_several() -> None:
    assert stated("7B under ISC, 72B under CC0.") == [
        ("weights", "7B", "ISC"),
        ("weights", "72B", "CC0"),
    ]
    assert stated("ISC for 7B and 14B, CC0 for 72B.") == [
        ("weights", "7B", "ISC"),
        ("weights", "14B", "ISC"),
        ("weights", "72B", "CC0"),
    ]
    assert stated("Our 7B model is under ISC.") == [("weights", None, "ISC")]


def test_a_license_may_cover_the_weights_as_well() -> None:
    assert stated("This project is under ISC (including the model weights).") == [
        ("any", None, "ISC"),
        ("weights", None, "ISC"),
    ]
    assert stated("This project is under ISC (including this sentence).") == [("any", None, "ISC")]


def test_a_link_on_a_licensed_thing_is_about_what_it_leads_to() -> None:
    found = stated("A [GPL-licensed fork](https://github.com/Nib/Quill) has more.")
    assert found == [("any", "GPL-licensed fork", "GPL")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Big-Nib combines the old 10k-page Nib dataset (licensed under CC0) with more.",
            [("data", "Nib", "CC0")],
        ),
        ("The code (released under ISC) is here.", [("code", None, "ISC")]),
        (
            "The weights are under GPL-3.0 due to use of Nib data and are for research use only.",
            [("weights", None, "GPL-3.0"), ("weights", None, "for research use only")],
        ),
        (
            "**License Notices**: The images, code, and weights are for research use only.",
            [
                ("data", None, "research use only"),
                ("code", None, "research use only"),
                ("weights", None, "research use only"),
            ],
        ),
        (
            "The resources, including code, data, and weights, are for research use only.",
            [
                ("code", None, "research use only"),
                ("data", None, "research use only"),
                ("weights", None, "research use only"),
            ],
        ),
        ("The Chinese ink model is under ISC.", [("weights", "Chinese ink", "ISC")]),
    ],
)
def test_what_stands_nearest_is_meant(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    found = stated(words)
    assert [(part, thing) for part, thing, _ in found] == [one[:2] for one in expected]
    assert all(one[2] in expected[at][2] for at, one in enumerate(found))


def test_a_service_has_limits_of_its_own() -> None:
    found = stated("The service is a research preview intended for non-commercial use only.")
    assert found == [("any", "service", "non-commercial use only")]


def test_an_address_may_stand_for_the_name_of_a_license() -> None:
    found = stated("Nib is licensed under the https://github.com/nib/nib license.")
    assert found == [("any", "Nib", "https://github.com/nib/nib")]


def test_what_was_named_before_may_cover_more() -> None:
    assert stated("Quill is MIT-licensed. The license applies to the models as well.") == [
        ("any", None, "MIT"),
        ("weights", None, "MIT"),
    ]
    assert stated("The code is under ISC. The weights are under the same license.") == [
        ("code", None, "ISC"),
        ("weights", None, "ISC"),
    ]
    assert stated("The license applies to the models as well.") == []


def test_a_label_names_its_part() -> None:
    assert stated("- **Model License:** [MIT](https://x.org/t)") == [("weights", None, "MIT")]
    assert stated("The weights are under the Model License.") == [
        ("weights", None, "Model License")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "All rights reserved.",
        "Proprietary",
        "Proprietary - for our own use.",
        "Copyright Nib. All rights reserved.",
    ],
)
def test_that_nobody_may_use_it_is_a_statement(words: str) -> None:
    assert len(stated(words)) == 1


def test_rights_reserved_beside_a_license_say_nothing() -> None:
    found = stated("Copyright 2020 Nib. All rights reserved.\n\nLicensed under ISC.")
    assert found == [("any", None, "ISC")]
    assert stated("The models we compare with are proprietary.") == []
    badge = "![License](https://img.shields.io/badge/License-ISC-blue)\n\nAll rights reserved."
    assert [raw for *_, raw in stated(badge)] == ["ISC"]


def test_a_version_of_the_gpl_is_kept_with_those_that_may_follow() -> None:
    words = (
        "It may be used under the terms of the GNU General Public License as published by the"
        " Free Software Foundation, either version 3 of the License, or (at your option) any later"
        " version."
    )
    (found,) = stated(words)
    assert found[2].endswith("any later version")


def test_a_sentence_that_opens_a_list_is_about_its_items() -> None:
    words = (
        "The following parts are MIT licensed as found in [MIT_LICENSE](MIT_LICENSE):\n"
        "- [Nib encoder](#nib)\n- Code\n- Text only part of the ink dataset\n\nThanks.\n"
    )
    assert stated(words) == [
        ("any", "parts", "MIT"),
        ("any", "Nib encoder", "MIT"),
        ("code", None, "MIT"),
        ("any", "Text only part of the ink dataset", "MIT"),
    ]


@pytest.mark.parametrize(
    ("title", "sentence", "part"),
    [
        ("Quill Code License", "Licensed under ISC.", "code"),
        ("Model Parameters License", "Released under ISC.", "weights"),
        ("Data license", "ISC", "data"),
        ("Code", "Licensed under ISC.", "code"),
        ("Code and data", "Licensed under ISC.", "any"),
        ("Data license", "The code is under ISC.", "code"),
        ("Model License", "This project is under ISC.", "any"),
    ],
)
def test_a_heading_tells_the_part(title: str, sentence: str, part: str) -> None:
    assert stated(f"### {title}\n\n{sentence}") == [(part, None, "ISC")]


def test_the_line_is_that_of_the_name_behind_long_addresses() -> None:
    words = (
        "*   [Nib: v2](https://ftp.nib.org/pub/databases/peptide_database/2022_05/README.txt)\n"
        "    (unmodified), by Nib A. et al., made freely available for every commercial use under\n"
        "    [CC0 1.0 Universal](https://creativecommons.org/publicdomain/zero/1.0/).\n"
    )
    facts = CardScanner().scan(SourceFile("README.md", words.encode()))
    (found,) = (one for one in facts if isinstance(one, LicenseStatement))
    assert found.place.line == 3


def test_a_name_in_the_folder_of_others_is_the_name_of_another_work() -> None:
    text = "# nib\n\nNib is under ISC.\n\nnib uses ink, which is licensed under CC0.\n"
    facts = CardScanner().scan(SourceFile("third_party/nib/README.md", text.encode()))
    found = [(one.asset, one.raw) for one in facts if isinstance(one, LicenseStatement)]
    assert found == [("local:third_party/nib", "ISC"), ("ink", "CC0")]


def test_a_link_that_says_here_names_nothing() -> None:
    words = "The [ink model](https://x.org/ink) comes [from here](https://x.org/a) ([CC0](b.pdf))."
    assert stated(words) == [("any", "ink model", "CC0")]


def test_an_item_of_news_releases_what_it_names() -> None:
    assert stated("- [06/06] Released free, Apache 2.0 licensed Quill models") == []
    assert stated("- [06/06] Released new, Apache 2.0 licensed Nib models") == [
        ("weights", "Nib", "Apache 2.0")
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SPDX-License-Identifier: ISC", [("any", None, "ISC")]),
        (
            "We note that Nib is licensed for research use only.",
            [("any", "Nib", "research use only")],
        ),
        ("In ink, Acme open-sourced Nib under ISC.", [("any", "Nib", "ISC")]),
        ("We released Nib under ISC.", [("any", "Nib", "ISC")]),
        ("We released it under ISC.", [("any", None, "ISC")]),
        (
            "Nib-1.8Bは、ISC Licenseに基づいてライセンスされています。",
            [("any", "Nib-1.8B", "ISC License")],
        ),
        (
            "Nib-2 モデルのオープンソースライセンスが ISC ライセンス に変更されました。",
            [("weights", "Nib-2", "ISC")],
        ),
        ("Licensing: These parts let you use [nibs](https://x.org) of others.", []),
        ("Licensing follows the upstream sources: ISC (Nib)", [("any", None, "ISC")]),
    ],
)
def test_words_around_a_statement_are_no_names(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


def test_a_cell_with_two_licenses_is_not_the_first_alone() -> None:
    table = "| Model | License |\n|---|---|\n| Nib | ISC (small); Nib License (large) |\n"
    assert [raw for *_, raw in stated(table)] == ["ISC (small); Nib License (large)"]


def test_a_limit_without_a_subject_is_about_what_was_named_before() -> None:
    words = "The Nib dataset is under CC0. You may use it for non-commercial research only."
    assert [(part, thing) for part, thing, _ in stated(words)] == [("data", "Nib")] * 2


def test_data_of_a_school_are_no_license() -> None:
    assert stated("Here we will be using the MIT Restaurant dataset.") == []
    assert stated("We use the MIT-BIH database.") == []


def test_nobody_knows_which_some_are() -> None:
    assert stated("It uses Nib encoders, most are under ISC but a few are under CC0.") == []


def test_names_in_small_letters_may_stand_before_brackets() -> None:
    found = stated("Trained on wiki40b (CC BY-SA 4.0) and more words (see CC0 notes).")
    assert found == [("any", "wiki40b", "CC BY-SA 4.0")]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("### Newt is released under the ISC license\n", [("ISC", 3)]),
        ("**This dataset is licensed under CC BY 4.0.**\n", [("CC BY 4.0", 3)]),
        ("## 📄 License (MIT)\n\nSwim.\n", [("MIT", 3)]),
        ("## MIT License\n\nCopyright (c) 2024 Reed\n", [("MIT License", 3)]),
        ("## License (MIT)\n\nNewt is under the MIT license.\n", [("MIT license", 5)]),
        ("## MIT License\n\nIt is short.\n", []),
        ("## MIT License\n\n(c) Reed\n\n## ISC License\n\n(c) Reed\n", []),
        ("## Credits\n\n### MIT License\n\n(c) Reed\n", []),
        ("## Swimming under water\n", []),
    ],
)
def test_a_title_may_state_a_license(page: str, expected: list[tuple[str, int]]) -> None:
    facts = CardScanner().scan(SourceFile("README.md", f"# Newt\n\n{page}".encode()))
    assert [(f.raw, f.place.line) for f in facts if isinstance(f, LicenseStatement)] == expected
