"""How cards, READMEs and package metadata write licenses: riders, ports, offers, editions."""

from __future__ import annotations

import time

import pytest

from clearweights.knowledge import load_knowledge
from clearweights.resolve.dated import day_told
from clearweights.resolve.expressions import read_license
from clearweights.resolve.reading import LicenseReading


def read(raw: str, name: str | None = None, link: str | None = None) -> LicenseReading:
    return read_license(raw, load_knowledge(), name=name, link=link)


@pytest.mark.parametrize(
    ("raw", "expression"),
    [
        ("GPL (>= 2)", "GPL-2.0-or-later"),
        ("LGPL (>= 2.1)", "LGPL-2.1-or-later"),
        ("MIT + file LICENSE", "MIT"),
        ("BSD_3_clause + file LICENSE", "BSD-3-Clause"),
        ("MIT or Apache 2.0, at your option", "MIT OR Apache-2.0"),
        ("Public Domain (CC0)", "CC0-1.0"),
        ("U.S. Government Works", "LicenseRef-scancode-us-govt-public-domain"),
        ("lov2", "etalab-2.0"),
        ("Mulan PSL v2", "MulanPSL-2.0"),
        ("Les poids sont distribués sous licence Apache 2.0", "Apache-2.0"),
        ("Proprietary - All rights reserved", "LicenseRef-proprietary"),
        ("©2024 Heron Inc. All rights reserved.", "LicenseRef-proprietary"),
        ("https://i.creativecommons.org/l/by/4.0/88x31.png", "CC-BY-4.0"),
        ("https://tldrlegal.com/license/mit-license", "MIT"),
        ("https://en.wikipedia.org/wiki/MIT_License", "MIT"),
        ("https://polyformproject.org/licenses/noncommercial/1.0.0",
         "PolyForm-Noncommercial-1.0.0"),
        ("Database: Open Database, Contents: Database Contents",
         "ODbL-1.0 AND LicenseRef-scancode-dbcl-1.0"),
        ("CC-BY-SA 3.0 Deutschland", "CC-BY-SA-3.0-DE"),
    ],
)  # fmt: skip
def test_what_people_write_is_read(raw: str, expression: str) -> None:
    reading = read(raw)
    assert (reading.expression, reading.ambiguous) == (expression, False)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("Apache 2.0 with Commons Clause", "Apache-2.0"),
        ("Apache License 2.0 + Commons Clause", "Apache-2.0"),
        ("Apache-2.0 WITH LicenseRef-scancode-commons-clause", "Apache-2.0"),
        ("Apache 2.0 with additional use restrictions", "Apache-2.0"),
        ("CC BY-NC 4.0 with Acceptable Use Policy", "CC-BY-NC-4.0"),
        ("GPL-3 + file LICENSE", "GPL-3.0-only"),
        ("BSL", "BUSL-1.1"),
        ("Licence Ouverte", "etalab-2.0"),
        ("fr-lo", "etalab-2.0"),
        ("apache-2.0 for code; llama3.1 for weights", "LicenseRef-scancode-llama-3.1-license-2024"),
    ],
)
def test_what_changes_a_license_or_names_several_leaves_it_open(raw: str, key: str) -> None:
    reading = read(raw)
    assert (reading.expression, reading.ambiguous) == (None, True)
    assert key in reading.keys
    assert reading.why


@pytest.mark.parametrize(
    ("raw", "expression"),
    [
        ("Apache 2.0 with LLVM exceptions", "Apache-2.0 WITH LLVM-exception"),
        ("GPL-3.0-only WITH GCC-exception-3.1", "GPL-3.0-only WITH GCC-exception-3.1"),
        ("BSL 1.1", "BUSL-1.1"),
        ("bsl-1.0", "BSL-1.0"),
        ("Licence Ouverte 2.0", "etalab-2.0"),
        ("CC-BY-NC with C4AI Acceptable Use Policy", "LicenseRef-Cohere-CC-BY-NC-AUP"),
    ],
)
def test_what_only_looks_like_a_rider_or_a_shared_name_is_read(raw: str, expression: str) -> None:
    reading = read(raw)
    assert (reading.expression, reading.ambiguous) == (expression, False)


@pytest.mark.parametrize(
    ("raw", "expression"),
    [
        ("https://www.gnu.org/licenses/agpl-3.0.txt", "AGPL-3.0-only"),
        ("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("https://creativecommons.org/licenses/by-nc-nd/3.0/fr/", "CC-BY-NC-ND-3.0"),
        ("Creative Commons Paternité 2.0 France", "CC-BY-2.0"),
        ("CC BY-NC-SA 2.0 KR", "CC-BY-NC-SA-2.0"),
    ],
)
def test_what_is_read_as_less_than_written_says_so(raw: str, expression: str) -> None:
    reading = read(raw)
    assert (reading.expression, reading.ambiguous) == (expression, True)
    assert reading.why


def test_a_limit_that_points_to_a_file_is_still_a_limit() -> None:
    assert read("Non-commercial; see LICENSE").records == ("statement-non-commercial",)
    assert read("see LICENSE for details").records == ()


def test_a_port_of_a_version_that_does_not_exist_is_unknown() -> None:
    assert read("CC-BY 2.1 JP").expression is None


@pytest.mark.parametrize(
    "raw",
    [
        "AGPL-3.0-or-later or Heron Enterprise License",
        "AGPL-3.0-or-later / commercial license available",
        "Dual licensed: AGPL-3.0-or-later or commercial",
    ],
)
def test_an_offer_beside_a_public_license_is_a_choice(raw: str) -> None:
    sold = "LicenseRef-scancode-commercial-license"
    assert read(raw).expression == f"AGPL-3.0-or-later OR {sold}"


@pytest.mark.parametrize(
    "raw", ["commercial or enterprise", "AGPL-3.0 and commercial use", "Heron"]
)
def test_no_choice_is_made_up(raw: str) -> None:
    assert read(raw).expression is None


def test_signs_of_another_script_name_no_license_by_their_digits() -> None:
    assert read("木兰宽松许可证，第2版").records == ()
    assert read("源2.0模型许可协议").records == ("yuan-2.0-model",)


def test_terms_that_take_over_a_license_stand_in_its_place() -> None:
    link = "https://cohere.com/c4ai-cc-by-nc-license"
    assert read("cc-by-nc-4.0", link=link).records == ("cohere-cc-by-nc-aup",)
    other = read("cc-by-4.0", link=link)
    assert (other.expression, other.ambiguous) == ("CC-BY-4.0", True)


@pytest.mark.parametrize(
    "raw",
    ["gemma", "Gemma Terms", "https://ai.google.dev/gemma/terms",
     "https://openai.com/policies/terms-of-use"],
)  # fmt: skip
def test_terms_whose_edition_is_not_stated_say_so(raw: str) -> None:
    assert "edition is not stated" in str(read(raw).why)


@pytest.mark.parametrize("raw", ["gemma-tou-2024", "Gemma Terms of Use 2024-04-01", "llama3.1"])
def test_an_edition_that_is_stated_needs_no_word(raw: str) -> None:
    reading = read(raw)
    assert reading.expression
    assert reading.why is None


def test_the_address_tells_the_edition_that_a_name_leaves_open() -> None:
    pdf = (
        "https://developer.download.nvidia.com/licenses/"
        "nvidia-open-model-license-agreement-june-2024.pdf"
    )
    assert read("other", "nvidia-open-model-license", pdf).records == ("nvidia-open-model-2024-06",)
    page = "https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/"
    assert read(page).expression is None
    assert {"nvidia-open-model-2025-04", "nvidia-open-model-2025-10"} <= set(read(page).records)
    named = "nvidia-open-model-license"
    assert read("other", named).expression is None
    assert "nvidia-open-model-2024-06" not in read("other", named, page).records
    newest = read("other", "nvidia-open-model-agreement")
    assert newest.records == ("nvidia-open-model-2026",)


@pytest.mark.parametrize(
    "words", ["MIT with ", "GPL (>= ", "CC BY 4.0 for code, ", "© a, ", "commercial or "]
)
def test_long_words_take_no_time(words: str) -> None:
    started = time.process_time()
    read((words * 300)[:299])
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("raw", "record"),
    [
        ("NVIDIA Open Model License (Last Modified: April 28, 2025)", "nvidia-open-model-2025-04"),
        ("NVIDIA Open Model License, October 24, 2025", "nvidia-open-model-2025-10"),
        ("NVIDIA Open Model License du 24 octobre 2025", "nvidia-open-model-2025-10"),
        (
            "NVIDIA Open Model License Agreement, Version Release Date: September 23, 2025",
            "nvidia-open-model-2025-09",
        ),
        ("Tencent Hunyuan Community License 2024-12-03", "hunyuan-video-2024"),
    ],
)
def test_a_date_beside_a_shared_name_tells_the_edition(raw: str, record: str) -> None:
    assert read(raw).records == (record,)


def test_a_name_of_many_words_before_a_date_costs_little() -> None:
    begun = time.process_time()
    assert day_told("of " * 200_000 + "may 2024") is None
    assert time.process_time() - begun < 1


def test_a_date_of_no_edition_we_know_tells_none() -> None:
    assert read("NVIDIA Open Model License, May 2023").records == ()
    assert read("NVIDIA Open Model License 2025").expression is None


@pytest.mark.parametrize("raw", ["Qwen License", "Qwen LICENSE AGREEMENT", "licence Qwen"])
def test_a_name_of_several_licenses_of_a_house_settles_on_none(raw: str) -> None:
    reading = read(raw)
    assert reading.expression is None
    assert {"qwen-2024", "qwen-research-2024", "tongyi-qianwen"} <= set(reading.records)


def test_the_tag_and_the_address_of_a_house_still_tell_its_license() -> None:
    assert read("other", "qwen").records == ("qwen-2024",)
    page = "https://huggingface.co/Qwen/Qwen2.5-72B-Instruct/blob/main/LICENSE"
    assert read("other", "qwen", page).records == ("qwen-2024",)


@pytest.mark.parametrize(
    ("raw", "keys"),
    [
        ("OpenMDW", {"OpenMDW-1.0", "LicenseRef-OpenMDW-1.1"}),
        ("CC 4.0", {"CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-SA-4.0"}),
        ("Creative Commons 3.0", {"CC-BY-3.0", "CC-BY-NC-ND-3.0"}),
        ("Falcon LLM License", {"LicenseRef-TII-Falcon-LLM-2.0", "LicenseRef-Falcon-180B-TII-1.0"}),
        ("GNU Affero GPL", {"AGPL-3.0-only", "AGPL-3.0-or-later"}),
        ("Creative Commons CC-BY", {"CC-BY-3.0", "CC-BY-4.0"}),
        ("Lesser GPL", {"LGPL-2.1-only", "LGPL-3.0-or-later"}),
        ("Baichuan license", {"LicenseRef-Baichuan2-Community"}),
        ("Stability AI license", {"LicenseRef-scancode-stability-ai-community-2024"}),
        ("Stable Diffusion license", {"LicenseRef-scancode-bigscience-open-rail-m2"}),
    ],
)
def test_a_name_of_several_names_them_all(raw: str, keys: set[str]) -> None:
    reading = read(raw)
    assert reading.expression is None
    assert reading.ambiguous
    assert keys <= set(reading.keys)


@pytest.mark.parametrize(
    ("raw", "expression"),
    [
        ("CC 4.0 BY-NC-SA", "CC-BY-NC-SA-4.0"),
        ("CC–BY–NC–SA 4.0", "CC-BY-NC-SA-4.0"),
        ("CC BY‑NC 4.0", "CC-BY-NC-4.0"),
        ("CC Attribution – Pas d’utilisation commerciale 4.0", "CC-BY-NC-4.0"),
        ("GNU Affero GPL v3 or later", "AGPL-3.0-or-later"),
        ("CC%20By%20NC%204.0", "CC-BY-NC-4.0"),
        ("ccbyncsa 4.0", "CC-BY-NC-SA-4.0"),
        ("GNU GPLv2 ou supérieure", "GPL-2.0-or-later"),
        ("CC-BY-SA 3.0 non transposé", "CC-BY-SA-3.0"),
        ("ODC Public Domain Dedication and Licence (PDDL)", "PDDL-1.0"),
        ("Public Domain Mark 1.0", "CC-PDM-1.0"),
        ("Gemma 3 license", "LicenseRef-scancode-gemma-tou-2025-03-24"),
        (
            "CC-BY-NC, requires also adhering to C4AI's Acceptable Use Policy",
            "LicenseRef-Cohere-CC-BY-NC-AUP",
        ),
    ],
)
def test_orders_signs_and_longer_names(raw: str, expression: str) -> None:
    assert read(raw).expression == expression


@pytest.mark.parametrize(
    "raw", ["usage commercial interdit", "utilisation commerciale interdite", "personnel only"]
)
def test_limits_in_french_are_heard(raw: str) -> None:
    reading = read(raw)
    assert reading.expression is None
    assert reading.records == ("statement-non-commercial",)


def test_editions_of_the_research_license_of_qwen_are_told_apart() -> None:
    assert set(read("Qwen Research License").records) == {
        "qwen-research-2024",
        "qwen-research-2026",
    }
    dated = read("Qwen RESEARCH LICENSE AGREEMENT Release Date: September 20, 2026")
    assert dated.records == ("qwen-research-2026",)
    page = "https://huggingface.co/Qwen/Qwen-Image-2.1/blob/main/LICENSE"
    assert read("other", "qwen-research", page).records == ("qwen-research-2026",)
    page = "https://huggingface.co/Qwen/Qwen2.5-3B/blob/main/LICENSE"
    assert read("other", "qwen-research", page).records == ("qwen-research-2024",)
