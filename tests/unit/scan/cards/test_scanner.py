"""Whole cards: front matter, identity, statements, problems."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub, Reference, Relation, Role, Strength
from clearweights.domain.facts import (
    Component,
    Fact,
    LicenseStatement,
    LineageStatement,
    Problem,
    StatementSource,
)
from clearweights.scan.base import SourceFile
from clearweights.scan.cards import CardScanner


def scan(text: str, path: str = "README.md") -> list[Fact]:
    return list(CardScanner().scan(SourceFile(path, text.encode())))


MODEL_CARD = """\
---
license: other
license_name: acme-terms
license_link: LICENSE.md
base_model: org/base-7b
base_model_relation: quantized
datasets:
- org/corpus
- generator
model_name: acme/tiny
tags: [not-an-id]
---
# Tiny

Tiny is a model.
"""


def test_a_model_card_names_its_output_base_and_data() -> None:
    references = [fact for fact in scan(MODEL_CARD) if isinstance(fact, Reference)]
    assert [(r.id, r.kind, r.role, r.strength, r.output, r.place.line) for r in references] == [
        ("org/base-7b", AssetKind.MODEL, Role.QUANTIZE, Strength.USED, False, 5),
        ("org/corpus", AssetKind.DATASET, Role.TRAIN, Strength.USED, False, 8),
        ("acme/tiny", AssetKind.MODEL, None, Strength.MENTIONED, True, 1),
    ]


def test_a_model_card_states_license_and_lineage() -> None:
    facts = scan(MODEL_CARD)
    statement = next(fact for fact in facts if isinstance(fact, LicenseStatement))
    assert (statement.raw, statement.name, statement.link) == ("other", "acme-terms", "LICENSE.md")
    assert (statement.asset, statement.kind) == ("acme/tiny", AssetKind.MODEL)
    assert statement.source is StatementSource.TAG
    lineage = [(x.relation, x.parent, x.child) for x in facts if isinstance(x, LineageStatement)]
    assert lineage == [
        (Relation.QUANTIZED_FROM, "org/base-7b", "acme/tiny"),
        (Relation.TRAINED_ON, "org/corpus", "acme/tiny"),
    ]


def test_a_broken_header_is_a_problem_and_the_prose_is_still_read() -> None:
    facts = scan("---\nlicense: [mit\n---\n# X\n\nThis repository is licensed under MIT.\n")
    assert [fact.path for fact in facts if isinstance(fact, Problem)] == ["README.md"]
    statements = [fact for fact in facts if isinstance(fact, LicenseStatement)]
    assert [(s.raw, s.place.line) for s in statements] == [("MIT", 6)]


def test_a_datasheet_at_the_top_speaks_of_the_one_dataset_of_the_project() -> None:
    facts = scan("# Pets Dataset\n\nThis dataset is released under ODbL.\n", "datasheet.md")
    output = next(fact for fact in facts if isinstance(fact, Reference))
    assert (output.id, output.hub, output.how, output.output) == (
        "Pets Dataset",
        Hub.LOCAL,
        "card-title",
        True,
    )
    statement = next(fact for fact in facts if isinstance(fact, LicenseStatement))
    assert (statement.raw, statement.asset, statement.kind, statement.component) == (
        "ODbL",
        None,
        AssetKind.DATASET,
        Component.DATA,
    )


def test_code_terms_in_a_model_card_are_not_the_models() -> None:
    facts = scan("# Tiny\n\nCode is released under MIT.\n", "model_card.md")
    statement = next(fact for fact in facts if isinstance(fact, LicenseStatement))
    assert (statement.component, statement.kind) == (Component.CODE, None)


def test_a_badge_says_what_it_labels() -> None:
    badge = "[![Data License](https://img.shields.io/badge/Data%20License-CC%20BY%204.0-red)](D)\n"
    statement = next(fact for fact in scan(badge) if isinstance(fact, LicenseStatement))
    assert (statement.raw, statement.component, statement.link) == (
        "CC BY 4.0",
        Component.DATA,
        "D",
    )
    assert statement.source is StatementSource.BADGE


def test_a_badge_behind_an_html_badge_is_no_running_text() -> None:
    row = (
        '<a href="https://pond.example/style-guide-of-the-project"><img alt="Style of the code" '
        'src="https://img.shields.io/badge/style-pond-000000.svg"></a>'
        "[![License: LGPL v3](https://img.shields.io/badge/License-LGPL%20v3-blue.svg)](LICENSE)"
    )
    assert [raw for raw, *_ in stated(f"{row}\n\n# Newt\n")] == ["LGPL v3"]


def test_vendored_work_does_not_speak_for_the_project() -> None:
    facts = scan("This library is under the MIT license.\n", "third_party/zed/README.md")
    statement = next(fact for fact in facts if isinstance(fact, LicenseStatement))
    assert statement.asset == "local:third_party/zed"


def test_a_template_header_states_nothing() -> None:
    assert scan("---\nlicense: {{ license }}\n---\n# {{ name }}\n") == []


def test_an_item_of_a_list_of_others_licenses_is_about_the_item() -> None:
    facts = scan("# X\n\n## License\n\n- knotlib: MIT\n")
    (statement,) = [fact for fact in facts if isinstance(fact, LicenseStatement)]
    assert (statement.raw, statement.asset) == ("MIT", "knotlib")


def test_the_initials_of_the_title_are_the_projects_own_name() -> None:
    facts = scan("# Knot Guided Rope Dataset\n\nThe KGR and XYZ datasets are released under CC0.\n")
    found = [(f.asset, f.component) for f in facts if isinstance(f, LicenseStatement)]
    assert found == [(None, Component.DATA), ("XYZ", Component.DATA)]


def test_below_a_title_that_links_to_a_dataset_a_license_is_that_datasets() -> None:
    page = (
        "# Ponds\n\nThis list is released under MIT.\n\n"
        "## [Frogs 1M](https://huggingface.co/datasets/pond/frogs)\n\n"
        "- Summary: many frogs.\n- Lincense: [cc-by-sa-4.0]\n\n"
        "## [Reeds](https://github.com/pond/reeds-data)\n\n- License: Apache 2.0\n"
    )
    statements = [fact for fact in scan(page) if isinstance(fact, LicenseStatement)]
    assert [(s.raw, s.asset) for s in statements] == [
        ("MIT", None),
        ("cc-by-sa-4.0", "pond/frogs"),
        ("Apache 2.0", "reeds-data"),
    ]


def stated(page: str) -> list[tuple[str, str | None, Component, int]]:
    facts = [fact for fact in scan(page) if isinstance(fact, LicenseStatement)]
    return [(s.raw, s.asset, s.component, s.place.line) for s in facts]


def test_a_boxed_remark_with_a_title_is_a_section() -> None:
    box = "> [!NOTE]\n> **License**\n> The code and the weights are released under MIT.\n"
    expected = [("MIT", None, Component.CODE, 3), ("MIT", None, Component.WEIGHTS, 3)]
    assert stated(box) == expected
    page = '!!! info "License"\n    The weights are released under MIT.\n'
    assert stated(page) == [("MIT", None, Component.WEIGHTS, 2)]


def test_code_between_words_opens_no_block() -> None:
    page = "```Pond-B1``` is small.\n\n```sh\nleap\n```\n\nThis project is released under MIT.\n"
    assert stated(page) == [("MIT", None, Component.ANY, 7)]


def test_a_cell_that_only_limits_the_use_is_about_its_row() -> None:
    row = "| [Frog](https://huggingface.co/pond/frog) | Research use only |\n"
    page = f"| Model | Note |\n|---|---|\n{row}"
    assert stated(page) == [("Research use only", "pond/frog", Component.WEIGHTS, 3)]


def test_license_lines_of_a_catalog_are_about_its_entries() -> None:
    page = "# Ponds\n\n## Newt-7B\n\nLicense: MIT\n\n## Egret 2\n\n- **Licence** : Apache-2.0\n"
    assert [(raw, about) for raw, about, _, _ in stated(page)] == [
        ("MIT", "Newt-7B"),
        ("Apache-2.0", "Egret 2"),
    ]
    alone = "# Ponds\n\n## Newt-7B\n\nLicense: MIT\n"
    assert [(raw, about) for raw, about, _, _ in stated(alone)] == [("MIT", None)]
    given = "# Contributed tools and resources\n\n## join-ponds\n\n* By Ann.\n* License: MIT\n"
    assert [(raw, about) for raw, about, _, _ in stated(given)] == [("MIT", "join-ponds")]


def test_a_card_among_others_without_a_title_is_named_by_its_file() -> None:
    facts = scan("# Key Features\n\nReleased under the MIT license.\n", "model_cards/newt.md")
    assert [f.asset for f in facts if isinstance(f, LicenseStatement)] == [
        "local:model_cards/newt.md"
    ]


def test_a_title_that_only_praises_names_nothing() -> None:
    front = "---\nlicense: mit\npipeline_tag: text-generation\n---\n\n"
    slogan = "# Building the Next Pond of Frogs\n"
    subjects = [
        next(f.asset for f in scan(front + title, path) if isinstance(f, LicenseStatement))
        for title, path in (
            (slogan, "cards/header.md"),
            (slogan, "newt/README.md"),
            ("# Building Newt\n", "newt/README.md"),
        )
    ]
    assert subjects == ["local:cards/header.md", "local:newt", "Building Newt"]


def test_a_badge_of_another_project_is_about_that() -> None:
    own = "[![License: MIT](https://img.shields.io/badge/License-MIT-green.svg)](LICENSE)"
    other = (
        "[![License](https://img.shields.io/badge/license-GPL--3.0-green)]"
        "(https://github.com/pond/reed/blob/main/LICENSE)"
    )
    found = stated(f"# Newt\n\n{own}\n\n## More\n\n{other}\n")
    assert [(raw, name) for raw, name, _, _ in found] == [("MIT", None), ("GPL-3.0", "reed")]


def about(page: str) -> list[tuple[str, str | None]]:
    return [(raw, asset) for raw, asset, _, _ in stated(page)]


def test_a_source_named_before_the_label_is_what_the_license_is_of() -> None:
    page = "# Frogs\n\n## Data\n\n- Source: PondSet. License: CC BY 4.0\n- License: MIT\n"
    assert about(page) == [("CC BY 4.0", "PondSet"), ("MIT", None)]


def test_a_license_in_brackets_is_of_the_link_before_it() -> None:
    page = (
        "# Frogs\n\nWe use pictures of [Pond](https://pond.example) (CC BY 4.0) and"
        " [Toads](https://toads.example) (license: MIT),"
        " drawn by [A. Smith](https://a.example) (MIT)."
    )
    assert about(page) == [("CC BY 4.0", "Pond"), ("MIT", "Toads")]


def test_a_name_in_small_letters_before_its_verb_is_the_subject() -> None:
    page = (
        "# Frogs\n\n- `pond-tools` is released under the MIT license.\n"
        "- redistribution is governed by the MIT license.\n"
        "- This uses croak, which is released under Apache-2.0.\n"
    )
    assert about(page) == [
        ("MIT license", "pond-tools"),
        ("MIT license", None),
        ("Apache-2.0", "croak"),
    ]


def test_a_short_name_before_a_title_is_the_subject() -> None:
    page = (
        "# Frogs\n\nCROAK-2: Images of Frogs Made Easy is released under the MIT license.\n\n"
        "CROAK-3: the weights are released under CC BY 4.0.\n\nNote: the code is under MIT.\n"
    )
    assert stated(page) == [
        ("MIT license", "CROAK-2", Component.ANY, 3),
        ("CC BY 4.0", "CROAK-3", Component.WEIGHTS, 5),
        ("MIT", None, Component.CODE, 7),
    ]


def test_a_limit_of_another_part_counts_beside_a_license() -> None:
    page = (
        "# Frogs\n\nThe code is released under MIT, while the models are for research use only.\n\n"
        "The data is under CC BY-NC 4.0, that is for non-commercial use only.\n"
    )
    parts = [(raw, part) for raw, _, part, _ in stated(page)]
    assert parts == [
        ("MIT", Component.CODE),
        ("research use only", Component.WEIGHTS),
        ("CC BY-NC 4.0", Component.DATA),
    ]


def test_sentences_end_before_words_of_other_scripts() -> None:
    page = "# Frogs\n\n## 라이선스\n\n모델은 MIT입니다. 데이터는 비상업적 목적으로만 사용합니다.\n"
    parts = [(raw, part) for raw, _, part, _ in stated(page)]
    assert ("비상업적 목적으로만", Component.DATA) in parts


def test_a_japanese_label_joins_its_license() -> None:
    page = "# Frogs\n\n## ライセンス\n\nデータセットのライセンスは CC BY 4.0 です。\n"
    assert stated(page) == [("CC BY 4.0", None, Component.DATA, 5)]


def test_pictures_of_the_project_may_be_badges() -> None:
    page = (
        "# Frogs\n\n![b](./img/license-MIT-blue.svg)\n\n![b](img/mit.svg)\n\n"
        '<img src="docs/license_cc_by_nc.png">\n'
    )
    badges = [
        (fact.raw, fact.place.line)
        for fact in scan(page)
        if isinstance(fact, LicenseStatement) and fact.source is StatementSource.BADGE
    ]
    assert badges == [("MIT", 3), ("cc by nc", 7)]


def test_a_link_called_license_gives_way_to_the_name_after_it() -> None:
    page = (
        "# Frogs\n\n- 2024-01-02: Updated [license](LICENSE) to Apache License, Version 2.0.\n"
        "- New license for the models ([OpenRail-M](https://pond.example/terms))\n"
        "- [PondSet](https://pond.example) (Lake): public domain\n"
    )
    assert about(page) == [
        ("Apache License, Version 2.0", None),
        ("OpenRail-M", None),
        ("public domain", "PondSet"),
    ]


def test_a_row_with_a_label_and_a_colon_states() -> None:
    page = "| Field | Value |\n|---|---|\n| Licensing: | https://pond.example/blob/main/LICENSE |\n"
    assert about(page) == [("https://pond.example/blob/main/LICENSE", None)]


def test_a_name_may_hold_the_word_for_a_part() -> None:
    page = (
        "# Frogs\n\nLeaping Video Revisited is licensed under the MIT license."
        " The Pond Video Diffusion weights are under CC BY 4.0. Training Data is under MIT.\n"
    )
    assert [(raw, name, part) for raw, name, part, _ in stated(page)] == [
        ("MIT license", "Leaping Video Revisited", Component.ANY),
        ("CC BY 4.0", "Pond Video Diffusion", Component.WEIGHTS),
        ("MIT", None, Component.DATA),
    ]


def test_an_item_may_link_to_a_limit() -> None:
    page = "# Frogs\n\n- [PondSet](https://p.example) - [Non-commercial use](https://p.example/t)\n"
    assert about(page) == [("Non-commercial use", "PondSet")]


def test_a_badge_may_give_its_label_apart() -> None:
    page = "![b](https://img.shields.io/badge/-MIT-blue?logo=x&label=Code%20License)\n"
    assert stated(page) == [("MIT", None, Component.CODE, 1)]


def test_limits_tell_of_what_they_limit() -> None:
    page = (
        "# Frogs\n\nOur released checkpoints are also for research purposes only.\n\n"
        "This code is for non-commercial use; please see the [license file](LICENSE).\n\n"
        "The models we provided with this library are available for research purposes only.\n\n"
        "Unless required by applicable law, software under the MIT license comes as is.\n"
    )
    assert [(raw, part) for raw, _, part, _ in stated(page)] == [
        ("research purposes only", Component.WEIGHTS),
        ("non-commercial use", Component.CODE),
        ("research purposes only", Component.WEIGHTS),
    ]


def test_pointers_among_the_works_of_others_do_not_speak_for_the_project() -> None:
    page = "# Frogs\n\n## Third-Party Licenses\n\nPlease see the [LICENSE](toads/LICENSE) there.\n"
    assert about(page) == []


def test_a_license_may_be_the_same_as_anothers() -> None:
    page = (
        "# Frogs\n\nCroakCap is licensed MIT.\n\n"
        "The Toad models are released under the same open license as the Newt models.\n"
    )
    assert about(page) == [
        ("MIT", "CroakCap"),
        ("same open license as the Newt models", "Toad"),
    ]


def test_an_item_of_a_list_begins_with_the_work() -> None:
    page = (
        "# Frogs\n\n## License :scroll:\n\n"
        "- [leap.js](https://p.example), MIT License (c) 2024 Pond\n"
        "- [J. Doe](https://d.example), MIT\n"
    )
    assert about(page)[:1] == [("MIT License", "leap.js")]
    assert all(name != "J. Doe" for _, name in about(page))


def test_one_word_after_a_colon_is_the_subject() -> None:
    page = (
        "# Frogs\n\n## License\n\nThe majority of Frogs is licensed under CC-BY-NC, parts are"
        " available under separate license terms: CroakCap is licensed MIT.\n"
    )
    assert about(page) == [("CC-BY-NC", None), ("MIT", "CroakCap")]


@pytest.mark.parametrize(
    ("badge", "expected"),
    [
        (
            "[![License](https://img.shields.io/github/license/x/quill)](LICENSE)",
            ("LICENSE", "LICENSE"),
        ),
        (
            (
                "[![License](https://img.shields.io/github/license/x/quill)]"
                "(https://github.com/x/quill/blob/main/LICENSE)"
            ),
            ("LICENSE", "LICENSE"),
        ),
        (
            (
                "[![License](https://img.shields.io/github/license/x/newt)]"
                "(https://github.com/x/newt/blob/main/LICENSE)"
            ),
            None,
        ),
        ("[![Tests](https://img.shields.io/github/tests/x/quill)](LICENSE)", None),
        ("[![](a/LICENSE-Apache%202.0-blue.svg)](LICENSE)", ("Apache 2.0", "LICENSE")),
    ],
)
def test_a_badge_that_a_server_draws_means_the_file_it_points_to(
    badge: str, expected: tuple[str, str] | None
) -> None:
    facts = scan(f"# Quill\n\n{badge}\n")
    found = [(fact.raw, fact.link) for fact in facts if isinstance(fact, LicenseStatement)]
    assert found == ([expected] if expected else [])


def test_the_key_of_a_paid_product_is_no_license() -> None:
    words = "Enter your license under Settings > Quill License.\n\nPaste a Quill license key.\n"
    assert not [f for f in scan(f"# Quill\n\n{words}") if isinstance(f, LicenseStatement)]


def test_a_drawn_badge_of_a_part_does_not_mean_the_file_of_the_whole() -> None:
    badge = (
        "# Quill\n\n[![License](https://img.shields.io/github/license/x/quill)]"
        "(https://github.com/x/quill/blob/main/LICENSE)\n"
    )
    for path in ("third_party/quill/README.md", "packages/quill/README.md"):
        assert not [f for f in scan(badge, path) if isinstance(f, LicenseStatement)]
    links = [f.link for f in scan(badge, "docs/cn/README.md") if isinstance(f, LicenseStatement)]
    assert links == ["../../LICENSE"]


@pytest.mark.parametrize(
    ("badges", "expected"),
    [
        ("[![license][l-img]][l-url]\n[![release][r-img]][r-url]", [("badge", "MIT", "LICENSE")]),
        ("[![License: MIT][r-img]][l-url]", [("badge", "MIT", "LICENSE")]),
        ("[![l-img]][l-url] [![r-img]][r-url]", [("badge", "MIT", "LICENSE")]),
        ("[![l-img]](COPYING)", [("badge", "MIT", "COPYING")]),
        (
            "[![x](https://img.shields.io/badge/license-ISC-a)][l-url]",
            [("badge", "ISC", "LICENSE")],
        ),
        ("[![license][no-img]][no-url]\n[![release][r-img]][r-url]", []),
        ("[![size](https://img.shields.io/badge/size-4_MB-blue)][l-url]", []),
    ],
)
def test_badges_by_reference_are_read_from_the_picture(
    badges: str, expected: list[tuple[str, str, str]]
) -> None:
    targets = "[l-img]: http://img.shields.io/badge/license-MIT-blue.svg\n\n[l-url]: LICENSE\n"
    targets += "[r-img]: https://img.shields.io/github/release/a/b.svg\n[r-url]: https://a.b/c\n"
    facts = scan(f"# Quill\n\nQuill writes.\n\n{badges}\n\n{targets}")
    stated = [one for one in facts if isinstance(one, LicenseStatement)]
    assert [(one.source.value, one.raw, one.link) for one in stated] == expected


def test_a_page_with_the_fields_of_a_model_card_is_one() -> None:
    fields = "# Newt 2B\n\n- **Developed by:** Reed\n- **Model type:** frog\n- **License:** MIT\n"
    facts = scan(fields, "docs/newt-guide.md")
    found = [(f.raw, f.asset, f.component) for f in facts if isinstance(f, LicenseStatement)]
    assert found == [("MIT", "Newt 2B", Component.WEIGHTS)]
    facts = scan(fields.replace("**Model type:** frog", "**Size:** 2"), "docs/newt-guide.md")
    assert not [f for f in facts if isinstance(f, LicenseStatement)]


def test_a_license_in_an_entry_for_citing_is_that_of_the_work_cited() -> None:
    own = (
        "@software{newt,\n  author = {Frog, Ann},\n  license = {Apache-2.0},\n"
        "  title = {{The Newt Reader}},\n  url = {https://github.com/pond/newt-reader}\n}"
    )
    other = '@dataset{reed,\n  title = "Reed: Edges",\n  license = "CC-BY-4.0",\n}'
    none = "@misc{egret,\n  title = {Egret},\n  license = {see there},\n}"
    page = f"# The Newt Reader\n\n## Citation\n\n```bibtex\n{own}\n\n{other}\n{none}\n```\n"
    assert stated(page) == [
        ("Apache-2.0", None, Component.CODE, 8),
        ("CC-BY-4.0", "Reed", Component.DATA, 15),
    ]


def test_the_license_in_a_row_is_not_that_of_the_data_a_model_was_trained_on() -> None:
    def about(header: str, row: str) -> list[str | None]:
        rule = "|---" * header.count("|")
        found = stated(f"# Zoo\n\n| {header} | License |\n{rule}|---|\n| {row} | MIT |\n")
        return [asset for _, asset, _, _ in found]

    assert about("Link | Dataset | Original Project", "get | PondNet | acme/heron") == [
        "acme/heron"
    ]
    assert about("Dataset | Project", "PondNet | acme/heron") == ["PondNet"]
    assert about("Link | Dataset", "get | PondNet") == ["PondNet"]
    assert about("Checkpoint id | Sample Project", "heron-b1 | HeronDemo") == ["heron-b1"]
    assert about("ID | 标题 | 更新日期 | 数据集提供者", "1 | PondNet | 2019 | Acme") == ["PondNet"]
    assert about("ID | What | Date | Model provider", "1 | PondNet | 2019 | Acme") == ["PondNet"]
    assert about("| Year | Original Models", "heron-b1 | 2024 | HeronBase") == ["heron-b1"]


def test_a_page_of_fields_in_any_folder_is_the_card_of_its_model() -> None:
    fields = "- **Model type:** Decoder\n- **Tokenizer**: own\n- **License:** MIT\n"
    facts = scan(f"# Newt v1\n\n{fields}", "models/newt/newt-v1.md")
    told = [(f.raw, f.asset, f.component) for f in facts if isinstance(f, LicenseStatement)]
    assert told == [("MIT", "Newt v1", Component.WEIGHTS)]
    other = fields.replace("Model type", "Context length")  # of a model that it only tells of
    facts = scan(f"# Newt v1\n\n{other}", "docs/newt-v1.md")
    assert not [f for f in facts if isinstance(f, LicenseStatement)]


def test_a_page_that_credits_the_author_of_a_scene_speaks_of_its_folder() -> None:
    page = "## Scene\n\n* Title: Pond\n* Author: Ann\n* Source: x.org\n* License: CC BY 4.0\n"
    for path, asset in (("assets/pond/README", "local:assets/pond"), ("README.md", None)):
        facts = [f for f in scan(page, path) if isinstance(f, LicenseStatement)]
        assert [(f.raw, f.asset) for f in facts] == [("CC BY 4.0", asset)]
