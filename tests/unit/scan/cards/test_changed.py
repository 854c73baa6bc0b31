"""Names of licenses with words that make other terms of them, and parts in brackets behind them."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated

from clearweights.knowledge import load_knowledge
from clearweights.resolve.expressions import read_license


@pytest.mark.parametrize(
    "words",
    [
        "License: MIT for non-commercial use, otherwise ask us.",
        "This project is licensed under the MIT License for non-commercial use only.",
        "This project is under a modified Apache 2.0 license.",
        "This project is under a modified version of the Apache 2.0 license.",
        "License: non-commercial MIT",
        "License: Apache 2.0 for academic users, commercial license for others",
        "Licensed under a custom MIT license.",
        "The code is mostly MIT.",
        "License: Apache 2.0 (?)",
        "| Model | License |\n|---|---|\n| Heron | Tongyi Qianwen LICENSE (?) |",
        "| Model | License |\n|---|---|\n| Heron | base: MIT<br>chat: Reed License |",
        "License: Apache 2.0 (CC BY-NC 4.0 for the large model)",
        "| Model | License |\n|---|---|\n| Heron | Apache 2.0 (NC モデルは CC BY-NC 4.0) |",
        "License: probably Apache 2.0",
        "| Data | License |\n|---|---|\n| Heron | mostly(?) [CC-0](https://x.org) |",
        "| Data | License |\n|---|---|\n| Heron | ACME LICENSE (a data-specific BSD-3-Clause) |",
        "Model weights: Apache-2.0 | non-commercial",
        "License: MIT; for non-commercial use only.",
        "The weights are under Apache-2.0 / research use only.",
        "| Model | License |\n|---|---|\n| Heron | Apache-2.0 \\| non-commercial |",
        "| Model | License |\n|---|---|\n| Heron | Apache-2.0 | non-commercial |",
    ],
)
def test_terms_that_were_changed_are_not_those_of_the_name(words: str) -> None:
    ((_, _, raw),) = stated(words, title="Notes")
    assert read_license(raw, load_knowledge()).expression is None


@pytest.mark.parametrize(
    "words",
    [
        "Code: MIT | Weights: non-commercial",
        "The code is MIT, non-commercial weights are elsewhere.",
        "[MIT License](LICENSE) | [Research](https://acme.org)",
    ],
)
def test_what_a_bar_only_separates_changes_no_terms(words: str) -> None:
    read = [read_license(raw, load_knowledge()).expression for _, _, raw in stated(words)]
    assert read == ["MIT"]


def test_a_limit_that_the_name_tells_changes_nothing() -> None:
    words = "| Model | License |\n|---|---|\n| Heron | CC BY-NC 4.0, non-commercial use |"
    assert stated(words, title="Notes") == [("weights", "Heron", "CC BY-NC 4.0")]


@pytest.mark.parametrize(
    "words",
    [
        "Change License: Apache-2.0",
        "一部のモデルには、非営利限定のライセンス（例：CC BY-NC-SA 4.0）が適応されています。",
        "Add a note on restrictions (e.g., no clinics, contact us for commercial use).",
        'Look for phrases like "not for commercial use" or "for research use only".',
        "Previous license: MIT",
        "You can relicense it under GPL-3.0.",
        "License will be MIT.",
        "注意：本项目不是 MIT 协议。",
        "Le projet n'est plus sous licence MIT.",
        "License: Apache-2.0-based custom terms",
        "Your generated project is licensed under MIT.",
        "~~This project is under MIT.~~",
        "<del>This project is under MIT.</del>",
    ],
)
def test_what_is_not_the_license_of_today_or_of_this_is_left(words: str) -> None:
    assert stated(words, title="Notes") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Ce projet n'est pas sous licence MIT mais sous licence GPL-3.0.",
            [("any", None, "GPL-3.0")],
        ),
        (
            "Les données sont sous licence ouverte Etalab 2.0.",
            [("data", None, "licence ouverte Etalab 2.0")],
        ),
        (
            "本项目基于 MIT 许可的 Pond 修改，采用 GPL-3.0 协议。",
            [("any", "Pond", "MIT"), ("any", None, "GPL-3.0")],
        ),
        ("本项目曾使用 MIT 协议，现改为 AGPL-3.0。", [("any", None, "AGPL-3.0")]),
        (
            "Le corpus est diffusé sous licence Etalab 2.0 et les poids sous CC BY-NC-SA 4.0.",
            [("data", None, "licence Etalab 2.0"), ("weights", None, "CC BY-NC-SA 4.0")],
        ),
        (
            "Licence : MIT (code), CC-BY-4.0 (données)",
            [("code", None, "MIT"), ("data", None, "CC-BY-4.0")],
        ),
        (
            "**Model license**: frog3\n**Dataset license**: ODC-BY",
            [("data", None, "ODC-BY")],
        ),
        (
            "See [LICENSE](LICENSE) for code and [LICENSE-MODEL](LICENSE-MODEL) for weights.",
            [("code", None, "LICENSE"), ("weights", None, "LICENSE-MODEL")],
        ),
        (
            (
                "The weights which we have trained over many months on very many frogs from all"
                " the ponds of the world, together with states and logs, have been made available"
                " to everybody under the CC BY-NC 4.0 license."
            ),
            [("weights", None, "CC BY-NC 4.0 license")],
        ),
        ("This model card template is licensed under CC0.", [("docs", None, "CC0")]),
        (
            "Our code builds on Reed (Apache 2.0) and Newt (GPL-3.0).",
            [("any", "Reed", "Apache 2.0"), ("any", "Newt", "GPL-3.0")],
        ),
        (
            "Thanks to Pond, licensed under the MIT License, for the code.",
            [("code", "Pond", "MIT License")],
        ),
        (
            "Released under Apache 2.0 except the `weights/` directory (CC BY-NC 4.0).",
            [("any", None, "Apache 2.0"), ("any", "local:weights", "CC BY-NC 4.0")],
        ),
        ("This work is marked with CC0 1.0", [("any", None, "CC0 1.0")]),
        ("We dedicate the data to the public domain.", [("data", None, "public domain")]),
        ("学習データは CC BY-SA 4.0 です。", [("data", None, "CC BY-SA 4.0")]),
        (
            (
                "Cette œuvre est mise à disposition selon les termes de la Licence Creative Commons"
                " Attribution - Pas d’Utilisation Commerciale 4.0 International."
            ),
            [
                (
                    "any",
                    None,
                    (
                        "Licence Creative Commons Attribution - Pas d’Utilisation Commerciale"
                        " 4.0 International"
                    ),
                )
            ],
        ),
        ("License: ~~MIT~~ Apache-2.0", [("any", None, "Apache-2.0")]),
        (
            "It is under a non-commercial CC BY-NC 4.0 license.",
            [("any", None, "CC BY-NC 4.0 license")],
        ),
        (
            "Quill is released under the MIT license (code) and CC-BY-4.0 (data).",
            [("code", None, "MIT license"), ("data", None, "CC-BY-4.0")],
        ),
        (
            "License: Apache 2.0 (code), CC BY-NC 4.0 (models)",
            [("code", None, "Apache 2.0"), ("weights", None, "CC BY-NC 4.0")],
        ),
        (
            "Dual licensed under either the [MIT License](https://x.org/a) or [CC0](https://x.org/b).",
            [("any", None, "MIT License OR CC0")],
        ),
        (
            "Newt is dual licensed under MIT and GPL-2.0; we use it under MIT.",
            [("any", "Newt", "MIT OR GPL-2.0")],
        ),
        (
            "Newt-2 - Apache 2.0 (weights), MIT (code)",
            [("weights", "Newt-2", "Apache 2.0"), ("code", "Newt-2", "MIT")],
        ),
        (
            "It includes software developed by Pond (https://x.org), licensed under Apache 2.0.",
            [("code", "Pond", "Apache 2.0")],
        ),
    ],
)
def test_each_part_and_each_choice_keeps_its_license(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="Notes") == expected


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "Model | Code License | Model License",
            "Newt | MIT | CC-BY-NC-4.0",
            [("code", "Newt", "MIT"), ("weights", "Newt", "CC-BY-NC-4.0")],
        ),
        (
            "Model | License",
            "Newt | MIT (code), CC BY 4.0 (weights)",
            [("code", "Newt", "MIT"), ("weights", "Newt", "CC BY 4.0")],
        ),
        (
            "Model | License",
            "Newt | MIT (weights: Llama 2)",
            [("weights", "Newt", "MIT (weights: Llama 2)")],
        ),
        ("Model | License", "Newt | not MIT", []),
        ("Field | Description", "`license` | The license of the module.", []),
        (
            "License | Models",
            "MIT | `a/newt-1`, `b/toad`",
            [("weights", "a/newt-1", "MIT"), ("weights", "b/toad", "MIT")],
        ),
    ],
)
def test_a_row_gives_each_part_and_each_thing_its_license(
    head: str, row: str, expected: list[tuple[str, str | None, str]]
) -> None:
    rule = "|".join(["---"] * (head.count("|") + 1))
    assert stated(f"| {head} |\n|{rule}|\n| {row} |", title="Models") == expected


@pytest.mark.parametrize(
    ("address", "raw"),
    [("GPLv3+-blue", "GPLv3+"), ("GPL%20v3%2B-blue", "GPL v3+"), ("Apache+2.0-blue", "Apache 2.0")],
)
def test_a_badge_keeps_the_plus_of_later_versions(address: str, raw: str) -> None:
    words = f"![License](https://img.shields.io/badge/License-{address})"
    assert [one for _, _, one in stated(words, title="Notes")] == [raw]


def test_a_long_cell_that_begins_with_a_link_is_read_by_the_link() -> None:
    cell = (
        "[Custom](https://x.org/LICENSE) Free for everybody with less than a million readers a day"
    )
    table = f"| Model | License |\n|---|---|\n| Heron | {cell} |"
    assert stated(table, title="Notes") == [("weights", "Heron", "Custom")]
