"""The lists beside the records: families, tags, catalog."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from clearweights.datafiles import data_dir, data_file
from clearweights.domain.asset import AssetKey, AssetKind, Hub, Relation
from clearweights.domain.license import Cited, FactStatus, LicenseRecord
from clearweights.knowledge import load_knowledge
from clearweights.knowledge.catalog import COLUMNS, _aliases, _elsewhere, _entry, _lines
from clearweights.knowledge.load import _shipped
from clearweights.knowledge.own import _validator, check
from clearweights.resolve.derived import effective_of
from clearweights.resolve.expressions import read_license
from clearweights.resolve.outside import outside_readings
from clearweights.safeio import Mapping, parse_yaml

K = load_knowledge()
QUICK = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=300,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("licenses", "families"),
        ("licenses", "tags"),
        ("resources/catalog", "checked"),
        ("resources/catalog", "aliases"),
    ],
)
def test_every_list_fits_its_schema(folder: str, name: str) -> None:
    root, *rest = folder.split("/")
    text = data_file(root, *rest, f"{name}.yaml").read_text(encoding="utf-8")
    schema = "catalog" if name == "checked" else name
    assert list(check(parse_yaml(text), f"{schema}.schema.json")) == []


def test_the_schemas_of_the_lists_repeat_the_words_of_the_domain() -> None:
    catalog = _validator("catalog.schema.json").schema["items"]["properties"]
    assert catalog["kind"]["enum"] == [kind.value for kind in AssetKind]
    assert catalog["base_relation"]["enum"] == [relation.value for relation in Relation]
    assert catalog["status"]["enum"] == [status.value for status in FactStatus]


def test_every_family_rule_leads_to_records() -> None:
    named = {name for rule in _shipped()[1] for name in (rule["license"], *rule.get("also", ()))}
    assert sorted(named - set(K.records)) == []


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("LGAI-EXAONE/K-EXAONE-236B-A23B", "k-exaone"),
        ("LGAI-EXAONE/EXAONE-4.5-33B", "exaone-1.2-nc"),
        ("tencent/Hunyuan3D-2.1", "hunyuan-3d-2.1"),
        ("tencent/HunyuanWorld-Voyager", None),
        ("tencent/Hunyuan-MT-7B", "hunyuan-mt"),
        ("tencent/Hunyuan-1.8B-Instruct", "hunyuan-dense"),
        ("tencent/Hy-MT2-7B", "apache-2.0"),
        ("tencent/HunyuanVideo-Foley", "hunyuan-video-foley"),
        ("datalab-to/surya-ocr-2", "datalab-openrail-m-2026-08"),
        ("vikp/surya_det2", "cc-by-nc-sa-4.0"),
        ("depth-anything/DA3-LARGE", "cc-by-nc-4.0"),
        ("depth-anything/DA3MONO-LARGE", "apache-2.0"),
        ("EvolutionaryScale/esm3-sm-open-v1", "cambrian-nc"),
        ("EvolutionaryScale/esmc-300m-2024-12", "cambrian-open"),
        ("neuphonic/neutts-air", "apache-2.0"),
        ("neuphonic/neutts-nano-french", "neutts-open-1.0"),
    ],
)
def test_siblings_stand_under_their_own_terms(name: str, record: str | None) -> None:
    found = K.family_of(AssetKind.MODEL, Hub.HUGGINGFACE, name)
    assert (found and found.license) == record


def test_no_family_rule_stands_in_the_shadow_of_an_earlier_one() -> None:
    def reached(rule: dict[str, str]) -> bool:
        kind, hub = AssetKind(rule.get("kind", "model")), Hub(rule.get("hub", "huggingface"))

        def leads_here(name: str) -> bool:
            found = K.family_of(kind, hub, name)
            return found is not None and found.rule == rule["match"] and not found.spoken

        names = st.from_regex(rf"(?:{rule['match']})[a-z0-9.-]{{0,4}}", fullmatch=True)
        try:
            find(names, leads_here, settings=QUICK)
        except NoSuchExample:
            return False
        return True

    assert [rule["match"] for rule in _shipped()[1] if not reached(dict(rule))] == []


def test_every_line_of_the_catalog_can_be_read() -> None:
    entries = [_entry(line) for lines in _lines().values() for line in lines]
    assert len(entries) > 6000
    assert [entry.id for entry in entries if not (entry.license or entry.generated_by)] == []


def test_the_catalog_is_small() -> None:
    folder = data_dir("resources") / "catalog"
    assert sum(path.stat().st_size for path in folder.glob("*.tsv")) < 1_000_000


def test_no_name_of_today_is_also_a_name_of_yesterday() -> None:
    moved = {(kind, hub, name) for kind, hub, name in _aliases()}
    today = {(kind, hub, name.casefold()) for (kind, hub, _), name in _aliases().items()}
    assert sorted(moved & today) == []


def test_hand_checked_licenses_can_be_read_by_name() -> None:
    unknown = set()
    spdx = {record.spdx for record in K.records.values()}
    for lines in _lines().values():
        for line in lines:
            entry = _entry(line)
            if (
                re.match(r"[a-z_-]+:\S", entry.source)
                or entry.hub is not Hub.HUGGINGFACE
                or not entry.license
            ):
                continue
            tag = f"other/{entry.name}" if entry.name else entry.license
            if tag in spdx:
                continue
            for part in tag.split(" AND "):
                known = K.by_tag(part) or K.by_alias(part) or K.tag(part)
                words = part.removeprefix("other/")
                if part != "other" and not (known or read_license(words, K).records):
                    unknown.add(part)
    assert sorted(unknown) == []


def test_the_built_files_are_up_to_date(tmp_path: Path) -> None:
    folder = data_dir("resources") / "catalog"
    script = Path(__file__).parents[2] / "packaging" / "build_catalog.py"
    copy = tmp_path / "resources" / "catalog"
    copy.mkdir(parents=True)
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    (tmp_path / "packaging").mkdir()
    moved = tmp_path / "packaging" / script.name
    moved.write_bytes(script.read_bytes())
    subprocess.run(
        [sys.executable, str(moved)],
        check=True,
        capture_output=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "desktop")},
        timeout=60,
    )
    for name in ("assets.tsv", "aliases.tsv"):
        assert (copy / name).read_bytes() == (folder / name).read_bytes()


def test_columns_are_unique() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


@pytest.mark.parametrize(
    ("kind", "name", "words", "date"),
    [
        ("dataset", "stingning/ultrachat", "mit", dt.date(2023, 10, 12)),
        ("model", "mistralai/Codestral-22B-v0.1", "other", dt.date(2026, 11, 26)),
        ("model", "google-bert/bert-base-uncased", "apache-2.0", dt.date(2026, 11, 26)),
    ],
)
def test_checked_rows_name_their_source_and_its_date(
    kind: str, name: str, words: str, date: dt.date
) -> None:
    (entry, *_) = K.cataloged(AssetKind(kind), Hub.HUGGINGFACE, name)
    assert (entry.license, str(entry.date), entry.status) == (
        words, date.isoformat(), FactStatus.VERIFIED,
    )  # fmt: skip


def test_a_row_is_raised_only_where_others_say_the_same() -> None:
    (checked, *others) = K.cataloged(
        AssetKind.MODEL, Hub.HUGGINGFACE, "sentence-transformers/all-MiniLM-L6-v2"
    )
    assert checked.status is FactStatus.PARTLY
    assert others
    assert {each.status for each in others} == {FactStatus.SECONDARY}
    assert others[0].source in checked.source


_OUR_NAME = re.compile(r"[a-z]{2,}(?![\w-]*\))|.*\b(not read|edition of|\d(st|nd|rd|th) condition)")
"""What we call a clause without a number; headings of the text itself stay as they are."""


def test_every_note_has_a_french_twin_and_no_twin_is_left_over() -> None:
    path = data_file("resources", "i18n", "fr.d", "notes.json")
    twins = set(json.loads(path.read_text(encoding="utf-8")))
    cited = [each for record in K.records.values() for each in _cited(record)]
    clauses = {each.clause for each in cited}
    notes = {each.note for each in cited if each.note}
    notes |= {duty.where for record in K.records.values() for duty in record.duties if duty.where}
    notes |= {words for record in K.records.values() for words in record.restrictions}
    notes |= {record.openness.why for record in K.records.values() if record.openness.why}
    assert sorted(twins - notes - clauses) == []
    assert sorted(notes - twins) == []
    assert sorted(clause for clause in clauses - twins if _OUR_NAME.match(clause)) == []


def _cited(record: LicenseRecord) -> tuple[Cited, ...]:
    return (
        *record.facts.values(), *record.duties, *record.thresholds, *record.territory,
        *record.fields, *(each for each in (record.derivatives, record.copyleft) if each),
    )  # fmt: skip


def test_every_name_elsewhere_leads_to_an_asset() -> None:
    missing = []
    for rule in (rule for rules in _elsewhere().values() for rule in rules):
        same = rule.get("same")
        for name, _ in same.pairs if isinstance(same, Mapping) else ():
            kind, hub = AssetKind(rule.text("kind") or ""), Hub(rule.text("hub") or "")
            if not K.cataloged(kind, hub, name.value):
                missing.append(name.value)
    assert missing == []


def test_a_row_stands_once_where_another_spelling_leads_to_it() -> None:
    found = {line for lines in _lines().values() for line in lines}
    prefix = "model\thuggingface\ttimm/"
    ours = [line for line in found if line.startswith(prefix)]
    assert [each for each in ours if each.replace(prefix, "model\ttimm\t", 1) in found] == []
    (entry,) = K.cataloged(AssetKind.MODEL, Hub.HUGGINGFACE, "timm/hiera_base_224.mae")
    assert entry.license == "CC-BY-NC-4.0"


def test_no_row_stands_under_an_address_instead_of_an_id() -> None:
    found = {entry.id for lines in _lines().values() for entry in map(_entry, lines)}
    assert sorted(name for name in found if re.match(r"(datasets|models|spaces|blog)/", name)) == []


@pytest.mark.parametrize(
    ("kind", "name", "records"),
    [
        ("model", "nvidia/omnivinci", {"nvidia-oneway-nc"}),
        ("model", "facebook/cwm", {"fair-noncommercial-research"}),
        ("model", "apple/DepthPro", {"apple-amlr"}),
        ("model", "FunAudioLLM/SenseVoiceSmall", {"funasr-model-1.1"}),
        ("model", "facebook/map-anything", {"cc-by-nc-4.0"}),
        ("model", "facebook/map-anything-apache", {"apache-2.0"}),
        ("model", "google/magenta-realtime-2", {"cc-by-4.0"}),
        ("model", "OpenGVLab/InternVL2_5-78B", {"qwen-2024"}),
        ("model", "nvidia/C-RADIO", {"nvidia-open-model-2024-06"}),
        ("model", "vidore/colpali-v1.2", {"mit"}),
        ("model", "vidore/colpali-v1.2-hf", {"gemma-tou"}),
        ("model", "nomic-ai/colnomic-embed-multimodal-3b", set()),
        ("dataset", "haonan-li/cmmlu", {"cc-by-nc-sa-4.0"}),
        ("model", "timm/fastvit_t8.apple_in1k", {"apple-ascl"}),
        ("dataset", "facebook/lama", {"cc-by-nc-4.0"}),
        ("dataset", "mikelewis0/deal_or_no_dialog", {"cc-by-nc-4.0"}),
        ("dataset", "mteb/Moroco", {"cc-by-nc-sa-4.0"}),
        ("dataset", "mteb/BIRCO-Relic-Test", {"cc-by-nc-4.0"}),
        ("dataset", "mteb/urbansound8K", {"cc-by-nc-3.0"}),
        ("dataset", "stanfordnlp/wikitablequestions", {"cc-by-sa-4.0"}),
    ],
)
def test_what_the_publisher_says_stands_before_tags_and_lists(
    kind: str, name: str, records: set[str]
) -> None:
    key = AssetKey(AssetKind(kind), Hub.HUGGINGFACE, name)
    assert set(effective_of(key, outside_readings(key, None, K), K).records) == records


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("samaya-ai/promptriever-llama2-7b-v1", "meta-llama/Llama-2-7b-hf"),
        ("vidore/colqwen-omni-v0.1", "Qwen/Qwen2.5-Omni-3B"),
        ("vidore/colqwen2.5-v0.2", "Qwen/Qwen2.5-VL-3B-Instruct"),
        ("watt-ai/watt-tool-70B", "meta-llama/Llama-3.3-70B-Instruct"),
    ],
)
def test_a_permissive_tag_hides_no_base_under_other_terms(name: str, base: str) -> None:
    entries = K.cataloged(AssetKind.MODEL, Hub.HUGGINGFACE, name)
    assert base in {each for entry in entries for each in entry.bases}
