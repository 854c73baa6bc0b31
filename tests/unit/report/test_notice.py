from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clearweights.domain.license import TextRef
from clearweights.report.notice import NoticeReporter
from tests.unit.report import builders
from tests.unit.report.few_records import LLAMA_NOTICE, LLAMA_TERMS, knowing
from tests.unit.report.hostile import hostile_result


def notice() -> str:
    return NoticeReporter().render(builders.result(), builders.context()).decode()


def test_what_is_missing_stands_before_everything_else() -> None:
    parts = ["Missing", "Sentences to display", "Notice lines", "Components", "License texts"]
    at = [notice().index(f"\n{part}\n") for part in parts]
    assert at == sorted(at)


def test_words_that_licenses_demand_are_there_verbatim() -> None:
    assert "    Built with Llama\n" in notice()
    assert f"    {LLAMA_NOTICE}\n" in notice()


def test_a_text_stands_once_and_is_referred_to_by_its_number() -> None:
    assert notice().count("EXAMPLE COMMUNITY LICENSE") == 1
    assert notice().count("Llama 3.1 Community License Agreement [3]") == 1
    assert "\n[3] Llama 3.1 Community License Agreement\n---" in notice()


def test_a_text_that_is_not_installed_is_named_twice_and_never_skipped() -> None:
    assert notice().count("Text of [2] Creative Commons Attribution-NonCommercial 4.0: not") == 2


def test_a_sibling_text_is_never_given_as_the_license() -> None:
    result, context = builders.result(), builders.context()
    llama = context.knowledge.records[LLAMA_TERMS]
    sibling = replace(llama, texts=(replace(llama.texts[0], identical=False),))
    records = {**context.knowledge.records, llama.id: sibling}
    context = replace(context, knowledge=knowing(*records.values()))
    text = NoticeReporter().render(result, context).decode()
    assert "EXAMPLE COMMUNITY LICENSE" not in text
    assert "Text of [3] Llama 3.1 Community License Agreement: not installed" in text


def test_a_use_policy_that_is_a_text_of_its_own_is_named() -> None:
    result, context = builders.result(), builders.context()
    llama = context.knowledge.records[LLAMA_TERMS]
    policy = TextRef(key=None, part="use-policy", url="https://example.org/use-policy")
    bound = replace(llama, texts=(*llama.texts, policy))
    free = replace(bound, copyleft=None)
    for record, line in (
        (bound, f"- {llama.name}: https://example.org/use-policy\n"),
        (free, f"- {llama.name} refers to a use policy in a text of its own."),
    ):
        records = {**context.knowledge.records, llama.id: record}
        told = replace(context, knowledge=knowing(*records.values()))
        text = NoticeReporter().render(result, told).decode()
        part = text.split("\nUse restrictions to pass on\n")[1].split("\nComponents\n")[0]
        assert line in part
        assert part.count(policy.url or "") == 1
        assert f"{llama.name} (use policy)" in text


def test_a_license_without_a_record_gets_its_text_by_its_key() -> None:
    result, context = builders.result(), builders.context()
    mystery = next(a for a in result.inspection.assets if a.key == builders.MYSTERY)
    known = replace(mystery, effective=builders.agreed("LicenseRef-scancode-rare"))
    inspection = replace(result.inspection, assets=(known,))
    context = replace(context, license_text={"rare": "RARE WORDS"}.get)
    text = NoticeReporter().render(replace(result, inspection=inspection), context).decode()
    assert "RARE WORDS" in text


def test_an_unknown_license_is_a_gap() -> None:
    assert "- License of local:weights/classifier.gguf: unknown\n" in notice()


def test_a_service_is_listed_but_its_terms_do_not_travel() -> None:
    assert "gpt-4o\n  service, license: OpenAI Business Terms\n" in notice()
    assert "] OpenAI Business Terms" not in notice()


def test_an_empty_project_says_so_in_every_part() -> None:
    text = NoticeReporter().render(builders.empty_result(), builders.context()).decode()
    assert text.count("None found.") == 6


def test_hostile_names_leave_no_control_or_direction_character() -> None:
    text = NoticeReporter().render(hostile_result(), builders.context()).decode()
    assert not {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n"}
    assert not set(text) & set("\u202e\u202c\u2066\u2069\u200b\ufeff\u200d")
    assert "[U+001B][31mred" in text
    assert "[U+202E]gnp.exe" in text


def test_golden_notice(golden: Callable[[str, bytes], None]) -> None:
    golden("report/acme-chat.notice.txt", notice().encode())
