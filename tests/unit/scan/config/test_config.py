"""Configurations: roles, lineage, outputs, licenses, and what stays a note or a problem."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Relation, Role, Strength
from clearweights.domain.facts import Fact, LicenseStatement, LineageStatement, RunTimeChoice
from clearweights.safeio import UnreadableError
from clearweights.scan import SourceFile
from clearweights.scan.config.documents import pairs
from clearweights.scan.config.scanner import ConfigScanner, EnvScanner


def scan(path: str, text: str) -> list[Fact]:
    return list(ConfigScanner().scan(SourceFile(path, text.encode())))


def references(path: str, text: str) -> list[Reference]:
    return [fact for fact in scan(path, text) if isinstance(fact, Reference)]


def test_a_recipe_says_what_its_output_is_made_from() -> None:
    facts = scan(
        "recipe.yaml",
        "model_name_or_path: acme/base\ndataset_name: acme/tickets\nlearning_rate: 1e-5\n"
        "num_train_epochs: 1\nhub_model_id: acme/tuned\n",
    )
    told = {(f.child, f.relation, f.parent) for f in facts if isinstance(f, LineageStatement)}
    outputs = [f for f in facts if isinstance(f, Reference) and f.output]
    assert told == {
        ("acme/tuned", Relation.FINE_TUNED_FROM, "acme/base"),
        ("acme/tuned", Relation.TRAINED_ON, "acme/tickets"),
    }
    assert [(f.id, f.strength) for f in outputs] == [("acme/tuned", Strength.MENTIONED)]


def test_a_repository_beside_files_of_weights_is_a_model() -> None:
    files = '"tags": {"Q4": ["Tern-7B-Q4.gguf", "mm.gguf"], "Q8": ["Tern-7B-Q8.gguf"]}'
    text = f'[{{"id": "tern", "repo": "acme/Tern-7B-GGUF", "branch": "main", {files}}}]'
    assert [f.id for f in references("models.json", text)] == ["acme/Tern-7B-GGUF"]
    code = '[{"id": "tern", "repo": "acme/tern-7b", "branch": "main", "files": ["a.ts"]}]'
    assert references("tools.json", code) == []


@pytest.mark.parametrize(("most", "strength"), [(4, Strength.USED), (60, Strength.MENTIONED)])
def test_a_copy_of_a_whole_catalog_chooses_nothing(most: int, strength: Strength) -> None:
    models = [f'"gpt-4.{n}": {{"id": "gpt-4.{n}", "reasoning": true}}' for n in range(most)]
    shelf = f'{{"api": "https://reef.example/v1", "models": {{{", ".join(models)}}}}}'
    text = f'{{"a": {shelf}, "b": {shelf}, "c": {shelf}, "d": {shelf}}}'
    assert {fact.strength for fact in references("catalog.json", text)} == {strength}


def test_a_container_gets_its_model_among_other_words() -> None:
    text = "services:\n  reader:\n    command:\n    - serve\n    - --threads=2\n"
    found = references("compose.yaml", text + "    - acme/Tern-7B-Instruct-Q4\n    - acme/shelf\n")
    assert [(f.id, f.place.line) for f in found] == [("acme/Tern-7B-Instruct-Q4", 6)]
    option = "    - --out\n    - acme/Tern-7B-Instruct-Q4\n"
    assert references("compose.yaml", text + option) == []


def test_a_recipe_that_also_evaluates_is_a_recipe() -> None:
    facts = references(
        "train.yaml",
        "model_name_or_path: acme/base\ndataset_name: acme/tickets\nlearning_rate: 1e-5\n"
        "optimizer: adamw\nicl_tasks:\n- label: quiz\n  num_fewshot: [3]\n",
    )
    assert {f.id: f.role for f in facts} == {
        "acme/base": Role.FINE_TUNE,
        "acme/tickets": Role.TRAIN,
    }


def test_each_item_of_a_list_of_datasets_may_be_a_table_of_its_own() -> None:
    text = "{}:\n  - acme/tickets:\n      split: [train]\n  - acme/letters:\n      split: [test]\n"
    found = references("train.yaml", text.format("datasets"))
    assert [(f.id, f.kind, f.place.line) for f in found] == [
        ("acme/tickets", AssetKind.DATASET, 2),
        ("acme/letters", AssetKind.DATASET, 4),
    ]
    assert references("train.yaml", text.format("shelves")) == []


def test_a_merge_keeps_the_weights_of_its_parts() -> None:
    facts = scan(
        "merge.yml",
        "merge_method: linear\nmodels:\n"
        "  - model: acme/a\n    parameters:\n      weight: 0.7\n"
        "  - model: acme/b\n    parameters:\n      weight: 0.3\n",
    )
    told = [f for f in facts if isinstance(f, LineageStatement)]
    assert [(f.relation, f.parent, f.weight) for f in told] == [
        (Relation.MERGED_FROM, "acme/a", "0.7"),
        (Relation.MERGED_FROM, "acme/b", "0.3"),
    ]


def test_the_configuration_of_an_adapter_names_its_base() -> None:
    facts = scan(
        "out/adapter_config.json",
        '{"base_model_name_or_path": "acme/base", "peft_type": "LORA"}',
    )
    [reference] = [f for f in facts if isinstance(f, Reference)]
    [origin] = [f for f in facts if isinstance(f, LineageStatement)]
    assert (reference.id, reference.role) == ("acme/base", Role.ADAPTER)
    assert (origin.child, origin.relation) == ("local:out", Relation.ADAPTER_OF)


def test_croissant_states_the_license_of_its_data() -> None:
    facts = scan(
        "croissant.json",
        '{"@context": {}, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",'
        ' "url": "https://huggingface.co/datasets/acme/tickets",'
        ' "license": "https://creativecommons.org/licenses/by-nc/4.0/"}',
    )
    [license_] = [f for f in facts if isinstance(f, LicenseStatement)]
    assert (license_.asset, license_.kind) == ("acme/tickets", AssetKind.DATASET)
    assert license_.link == "https://creativecommons.org/licenses/by-nc/4.0/"


def test_a_value_that_only_the_run_knows_is_a_note() -> None:
    facts = scan("a.yaml", "model_name: ${MODEL}\nembedding_model: ${EMBED:-acme/small}\n")
    assert [f.words for f in facts if isinstance(f, RunTimeChoice)] == ["${MODEL}"]
    assert [f.id for f in facts if isinstance(f, Reference)] == ["acme/small"]


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ("provider: azure\nmodel: gpt-4o", Provider.AZURE),
        ("model: gpt-4o\nbase_url: https://openrouter.ai/api/v1", Provider.OPENROUTER),
        ("api_base: https://acme.openai.azure.com\nmodel: gpt-4o", Provider.AZURE),
        ("model: gpt-4o", Provider.OPENAI),
        ("model: bedrock/anthropic.claude-3-haiku-20240307-v1:0", Provider.AWS_BEDROCK),
    ],
)
def test_the_provider_called_is_told_by_the_neighbours(text: str, provider: Provider) -> None:
    [reference] = references("a.yaml", text)
    assert (reference.kind, reference.provider) == (AssetKind.SERVICE, provider)


def test_results_and_tests_only_mention() -> None:
    for path in ("tests/a.yaml", "eval_results/run.json", "locales/fr.json"):
        [reference] = references(path, '{"model": "acme/small"}')
        assert reference.strength is Strength.MENTIONED


def test_a_damaged_file_yields_its_lines_and_is_a_problem() -> None:
    found: list[Fact] = []
    facts = ConfigScanner().scan(SourceFile("a.yaml", b"model_name: acme/small\n  bad: : x\n"))
    found.append(next(facts))
    with pytest.raises(UnreadableError):
        next(facts)
    assert [f.id for f in found if isinstance(f, Reference)] == ["acme/small"]


def test_variables_belong_to_the_address_that_begins_alike() -> None:
    text = (
        b"LLM_BASE_URL=http://localhost:11434/v1\nLLM_MODEL=llama3.1\n"
        b"CHAT_BASE_URL=https://api.groq.com/openai/v1\nCHAT_MODEL=llama-3.1-8b-instant\n"
    )
    found = [f for f in EnvScanner().scan(SourceFile(".env", text)) if isinstance(f, Reference)]
    assert [(f.id, f.hub, f.provider) for f in found] == [
        ("llama3.1", Hub.OLLAMA, None),
        ("llama-3.1-8b-instant", Hub.API, Provider.GROQ),
    ]


def test_the_results_of_an_evaluation_only_speak_of_models() -> None:
    text = """{
      "results": {"quiz": {"acc": 0.5}},
      "versions": {"quiz": 1},
      "config": {"model": "gpt2", "model_args": "pretrained=acme/chat-7b,dtype=auto"}
    }"""
    found = references("evals/acme.json", text)
    assert {r.strength for r in found} == {Strength.MENTIONED}
    asked = text.replace('"versions"', '"title"')
    assert Strength.USED in {r.strength for r in references("evals/acme.json", asked)}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "marks.json",
            '[{"Model": "gpt-4o", "F": 95.8, "S": 8.1, "R": 7.1}, {"F": 9.8, "R": 7.5, "S": 8.6}]',
        ),
        ("marks.json", '[{"Model": "gpt-4o", "Acc": "99.02"}, {"Model": "gpt-4", "Acc": "98.83"}]'),
        ("scores.json", '{"model": "gpt-4o", "accuracy": 0.71}'),
        ("best.json", '{"first": [{"judge_model": "gpt-4o", "hit@1": 0.7}, {"hit_at_3": 1}]}'),
        ("best.json", '{"judge_model": "gpt-4o", "recall": 0.61803}'),
        ("runs.json", '[{"model": "acme/tiny-7b", "f1": 0.5}, {"model": "gpt-4o", "f1": 0.6}]'),
        ("sample_output.json", '{"model": "gpt-4o", "text": "x"}'),
        (
            "zoo.json",
            "{" + ", ".join(f'"m{n}": "https://a.example/m{n}.pth"' for n in range(14)) + "}",
        ),
        (
            "seen.json",
            '{"updated": "today", "records": ['
            + ", ".join(f'{{"model_id": "acme/net-{n}b"}}' for n in range(201))
            + "]}",
        ),
    ],
)
def test_records_of_what_was_measured_or_offered_use_nothing(path: str, text: str) -> None:
    found = references(path, text)
    assert {f.strength for f in found} <= {Strength.MENTIONED}


@pytest.mark.parametrize(
    "text",
    [
        '{"model": "gpt-4o", "metric": "accuracy", "score": "best", "weights": "high"}',
        '{"model": "gpt-4o", "precision": 16, "recall": 0.8, "top@k": 3}',
    ],
)
def test_settings_that_speak_of_scores_are_settings(text: str) -> None:
    assert [f.strength for f in references("task.json", text)] == [Strength.USED]


def test_an_argument_of_several_words_is_part_of_its_command() -> None:
    (found,) = references(
        "docker-compose.yml",
        "services:\n  a:\n    command:\n      - serve\n      - --model_name\n"
        "      - acme-labs/Tiny-7B\n      - --prompt\n      - You are kind\n",
    )
    assert (found.id, found.place.line) == ("acme-labs/Tiny-7B", 6)


def test_bytes_written_as_text_name_nothing() -> None:
    bytes_ = "aK9YwDvqXkDo/CwFAYGPIPFnj+L14G/4G+" * 20
    assert references("goods.json", f'{{"NameEmbedding": "{bytes_}"}}') == []


def test_what_ollama_counts_words_with_is_no_model_of_it() -> None:
    text = '{"Ollama": {"TextModel": {"ModelName": "phi3:medium", "Tokenizer": "cl100k"}}}'
    assert [f.id for f in references("appsettings.json", text)] == ["phi3:medium"]


def test_data_that_lies_on_the_hub_by_its_neighbor() -> None:
    (found,) = references("a.yml", 'data:\n  file_type: huggingface\n  path: "acme/mails"\n')
    assert (found.id, found.kind) == ("acme/mails", AssetKind.DATASET)
    assert references("a.yml", 'data:\n  file_type: json\n  path: "acme/mails"\n') == []


def test_a_part_in_a_folder_of_its_own_is_no_repository() -> None:
    text = "model:\n  ckpt_path: acme-9b-full/vae/part.pt\n  other_ckpt: acme-labs/Tiny-7B/w.pt\n"
    assert [f.id for f in references("a.yaml", text)] == ["acme-labs/Tiny-7B"]


def test_the_layers_of_a_model_for_pages_are_no_assets() -> None:
    text = '{"modelTopology": {"model": "a_Dense1/kernel"}, "weightsManifest": [{"name": "b/c-1"}]}'
    assert references("model.json", text) == []


def test_a_list_that_stands_in_a_variable_is_read() -> None:
    line = 'AGENTS=\'[{"model": "gpt-4.1-mini", "key": "x"}]\'\n'
    file = SourceFile(".env.sample", line.encode())
    (found,) = [f for f in EnvScanner().scan(file) if isinstance(f, Reference)]
    assert (found.id, found.provider, found.place.line) == ("gpt-4.1-mini", Provider.OPENAI, 1)


def test_a_catalog_may_have_its_models_as_keys() -> None:
    text = '{"openai": {"models": {"gpt-4o-mini": {"max": 1}, "top": {"max": 2}}}}'
    assert [f.id for f in references("models.json", text)] == ["gpt-4o-mini"]


def test_a_folder_by_its_usual_name_holds_no_dataset_of_the_hub() -> None:
    assert references("meta.json", '{"debug_data_path": "debug_data/birds"}') == []


@pytest.mark.parametrize(
    ("key", "output"),
    [
        ("output_hf_dataset_name", True),
        ("push_model_id", True),
        ("upload_dataset_repo", True),
        ("input_hf_dataset_name", False),
        ("target_model", False),
    ],
)
def test_what_a_program_publishes_is_no_source(key: str, *, output: bool) -> None:
    [found] = references("a.yaml", f"{key}: acme-labs/shelf-v2\n")
    strength = Strength.MENTIONED if output else Strength.USED
    assert (found.output, found.strength) == (output, strength)


@pytest.mark.parametrize(
    ("text", "kind", "id_", "provider"),
    [
        ("llm: {provider: cohere, model: command}\n", "service", "command", Provider.COHERE),
        ("a: {api_type: gemini, name: gemini-2.0}\n", "service", "gemini-2.0", Provider.GOOGLE),
        ("model_type: grok-beta\n", "service", "grok-beta", Provider.XAI),
        ("rows: [{path: acme/rows, split: train}]\nmodel: ''\n", "dataset", "acme/rows", None),
        ("task: {repository: acme/rows, split: test}\nmodel: ''\n", "dataset", "acme/rows", None),
        ("a: {source_repository: acme/r1, source_split: x}\nm: ''\n", "dataset", "acme/r1", None),
        ("hf_repo: acme/tide_datasets\n", "dataset", "acme/tide_datasets", None),
        ("pretrained_vae_decoder: acme/parts\n", "model", "acme/parts", None),
        ("MODEL_OPENAI: gpt-4o\n", "service", "gpt-4o", Provider.OPENAI),
        ("whisper_model: base\n", "model", "base", None),
        ("WHISPER_MODEL_SIZE: small\n", "model", "small", None),
    ],
)  # fmt: skip
def test_what_neighbors_and_keys_tell(
    text: str, kind: str, id_: str, provider: Provider | None
) -> None:
    [found] = references("a.yaml", text)
    assert (found.kind, found.id, found.provider) == (kind, id_, provider)


@pytest.mark.parametrize(
    "text",
    [
        "model: command\n",
        "datasets: mr,ag_news,trec-fine\n",
        "environment: [OLLAMA_MAX_LOADED_MODELS=2]\n",
        "model_type: llama\n",
        "model_size: small\n",
        "dataset_name: hacs\nlearning_rate: 1\nepochs: 3\n",
        "metric_for_best_model: rewards/accuracies\n",
        "llm: {provider: openai, model: command}\n",
        "filter: s3://ai2-llm/sieves/words.bin\nmodel: ''\n",
    ],
)
def test_words_that_only_look_like_names(text: str) -> None:
    assert references("a.yaml", text) == []


def test_the_variables_of_one_container_tell_who_serves_its_model() -> None:
    listed = references(
        "a.yaml", "environment: [OPENAI_BASE_URL=https://api.groq.com/x, MODEL=acme/a-7b]\n"
    )
    named = references(
        "a.yaml",
        "env:\n- {name: LLM_URL, value: 'https://openrouter.ai/api'}\n"
        "- {name: LLM_MODEL, value: acme/a-7b}\n",
    )
    assert [f.provider for f in (*listed, *named)] == [Provider.GROQ, Provider.OPENROUTER]


def test_a_section_of_settings_is_a_table_of_its_own() -> None:
    found = references(
        "a.ini", "[llm]\nprovider = groq\nname = acme/a-7b\n[b]\nmodel = acme/c-7b\n"
    )
    assert [(f.id, f.provider, f.place.line) for f in found] == [
        ("acme/a-7b", Provider.GROQ, 3),
        ("acme/c-7b", None, 5),
    ]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("values.yaml.gotmpl", True), ("a.tpl", True), ("config.toml.example", True),
        ("cargo.toml", False), ("page.html.j2", False), ("notes.example", False),
    ],
)  # fmt: skip
def test_templates_and_examples_of_settings_are_settings(name: str, wanted: bool) -> None:
    suffix = "." + name.rpartition(".")[2]
    assert ConfigScanner().wants(name, name, suffix) is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (".env", True), ("docker.env", True), ("env.example.cloud", True),
        ("stack.env.sample", True), ("env.py", False), ("environment.yml", False),
    ],
)  # fmt: skip
def test_names_of_environment_files(name: str, wanted: bool) -> None:
    assert EnvScanner().wants(name, name, "." + name.rpartition(".")[2]) is wanted


def test_a_task_of_a_leaderboard_is_no_result() -> None:
    text = "dataset_path: acme/exam\ndoc_to_text: x\n"
    used = references("tasks/nordic_leaderboard_light/nordic_leaderboard_a.yaml", text)
    told = references("leaderboard/a.json", '{"dataset_path": "acme/exam"}')
    assert [f.strength for f in (*used, *told)] == [Strength.USED, Strength.MENTIONED]
    assert references("leaderboard/a.yaml", text)[0].strength is Strength.USED


def test_thousands_of_variables_cost_little() -> None:
    text = "".join(f"LLM{n}_MODEL=gpt-4\nLLM{n}_URL=https://api.example/{n}\n" for n in range(4000))
    before = time.process_time()
    facts = list(EnvScanner().scan(SourceFile(".env", text.encode())))
    assert time.process_time() - before < 4
    assert sum(isinstance(f, Reference) for f in facts) == 4000


@pytest.mark.parametrize(
    ("chosen", "id_", "kind", "provider"),
    [
        ("together", "acme-labs/Shelf-7B", "service", Provider.TOGETHER),
        ("openai", "gpt-4o", "service", Provider.OPENAI),
        ("ollama", "acme-labs/Shelf-7B", "model", None),
        ("", "gpt-4o", "service", Provider.OPENAI),
    ],
)
def test_a_template_keeps_the_addresses_of_others_too(
    chosen: str, id_: str, kind: str, provider: Provider | None
) -> None:
    text = f"LLM_PROVIDER={chosen}\nOLLAMA_BASE_URL=http://localhost:11434\nMODEL_NAME={id_}\n"
    facts = EnvScanner().scan(SourceFile(".env.example", text.encode()))
    [found] = [fact for fact in facts if isinstance(fact, Reference)]
    assert (found.id, found.kind, found.provider) == (id_, kind, provider)


def test_a_server_of_ollama_tells_whose_short_name_stands_beside_it() -> None:
    facts = EnvScanner().scan(SourceFile(".env", b"MODEL=orca\nSERVER=http://box:11434\n"))
    assert [(f.id, f.kind) for f in facts if isinstance(f, Reference)] == [("orca", "model")]
    facts = EnvScanner().scan(SourceFile(".env", b"MODEL=orca\nSERVER=http://box:11435\n"))
    assert not [fact for fact in facts if isinstance(fact, Reference)]


def test_variables_keep_addresses_and_options() -> None:
    text = (
        "WEIGHTS_PATH=https://huggingface.co/acme/tiny-gguf/resolve/main/tiny.Q4.gguf\n"
        "HOME_PAGE=https://huggingface.co/acme/page\nTOK=acme/tok-7b\n"
        'VLLM_ARGS="--model=acme/base-7b --tokenizer ${TOK} --lora $OTHER --port 80"\n'
    )
    facts = EnvScanner().scan(SourceFile(".env", text.encode()))
    assert {(f.id, f.place.line) for f in facts if isinstance(f, Reference)} == {
        ("acme/tiny-gguf", 1), ("acme/tok-7b", 3), ("acme/base-7b", 4), ("acme/tok-7b", 4),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("folder", "strength"),
    [
        ("5_output_guards", Strength.USED), ("results_v2", Strength.MENTIONED),
        ("eval_results", Strength.MENTIONED), ("outputs", Strength.MENTIONED),
        ("results/configs", Strength.USED), ("examples/structured-output", Strength.USED),
        ("model-output", Strength.MENTIONED), ("outputs/1/config", Strength.MENTIONED),
    ],
)  # fmt: skip
def test_folders_of_results(folder: str, strength: Strength) -> None:
    assert references(f"{folder}/a.yaml", "model: acme/a-7b\n")[0].strength is strength


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("model: azure/gpt-4.1\n", ("service", "azure/gpt-4.1", Provider.AZURE)),
        ("audio_lm: openai/whisper-1\n", ("service", "openai/whisper-1", Provider.OPENAI)),
        ("llm: openai/account/gpt-4o\n", ("service", "openai/account/gpt-4o", Provider.OPENAI)),
        ("model: openai/whisper-tiny\n", ("model", "openai/whisper-tiny", None)),
        ("data: {train_dataset: {repo_id: acme/rows}}\n", ("dataset", "acme/rows", None)),
        ("args: [{name: --model-id, value: acme/a-7b}]\n", ("model", "acme/a-7b", None)),
        (
            "a: {name: flan-t5-base, model_name_or_path: google/flan-t5-base}\nmodel: x\n",
            ("model", "google/flan-t5-base", None),
        ),
        (
            "b.toml: |\n  [app]\n  llm = 'acme/a-7b'\n  size = 1\n  unit = 'x'\n",
            ("model", "acme/a-7b", None),
        ),
        (
            "base_url: x\nmodel: oci://registry.ollama.ai/library/tiny:1b\n",
            ("model", "tiny:1b", None),
        ),
    ],
)
def test_routers_sections_and_files_within_values(
    text: str, found: tuple[str, str, Provider | None]
) -> None:
    assert [(f.kind, f.id, f.provider) for f in references("a.yaml", text)] == [found]


@pytest.mark.parametrize("text", ["llm: lm_studio/any-name-7b\n", "model: llamafile/any\n"])
def test_a_server_of_ones_own_may_give_any_name(text: str) -> None:
    assert references("a.yaml", text) == []


def test_a_damaged_file_within_a_value_is_read_by_its_lines() -> None:
    text = "b.toml: |\n  llm = 'acme/a-7b'\n  [llm]\n  model = 'acme/b-7b'\n"
    assert [(f.id, f.place.line) for f in references("a.yaml", text)] == [
        ("acme/a-7b", 2),
        ("acme/b-7b", 4),
    ]


def test_a_key_may_name_the_hub() -> None:
    text = (
        "kaggle_dataset_id: acme/rows\nmodel_scope_model_id: acme/a\nhf_dataset: acme/c\n"
        "tts_model_name: tts_models/en/harbor/bell\nMODEL_PATH: git:https://huggingface.co/acme/d\n"
    )
    assert [f.hub for f in references("a.yaml", text)] == [
        Hub.KAGGLE,
        Hub.MODELSCOPE,
        Hub.HUGGINGFACE,
        Hub.COQUI,
        Hub.HUGGINGFACE,
    ]


def test_settings_called_a_test_are_settings() -> None:
    assert references("examples/run_test.yml", "model: acme/a-7b\n")[0].strength is Strength.USED
    assert references("tests/run.yml", "model: acme/a-7b\n")[0].strength is Strength.MENTIONED


@pytest.mark.parametrize(
    ("path", "text", "used"),
    [
        ("a.toml", '[data]\nname = "acme/notes"\n', ["acme/notes"]),
        ("a.toml", '[data]\nname = "notes"\n', []),
        ("a.toml", '[log]\nname = "acme/notes"\n', []),
        ("a.toml", '[s]\nname = "acme/notes"\nbase_url = "http://localhost/v1"\n', ["acme/notes"]),
        ("a.yaml", "data:\n  path: samsum\n  valid_split: test\n", ["samsum"]),
        ("a.yaml", "data:\n  path: samsum\n", []),
        ("a.yaml", "default:\n  task_dir: acme/exam\n  split: test\n", ["acme/exam"]),
        ("a.yaml", "default:\n  task_dir: acme/exam\n", []),
        ("tests.json", '{"env": {"MODEL_NAME": "acme/notes"}}', []),
        ("a.json", '{"model": "acme/a", "metrics": {"x": 0.12345, "y": 1.00123}}', []),
        ("a.json", '{"model": "acme/a", "metrics": {"x": 0.5, "y": 1}}', ["acme/a"]),
    ],
)
def test_neighbors_tell_what_a_plain_key_names(path: str, text: str, used: list[str]) -> None:
    found = references(path, text)
    assert [f.id for f in found if f.strength is Strength.USED] == used


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("data:\n  configs:\n    a:\n      id: acme/notes\n", ["acme/notes"]),
        ("run:\n  id: acme/notes\n", []),
        ("train_weights:\n  part/a: 0.7\n  part/b: 0.3\n", []),
        ("model_weights:\n  acme/a: 0.7\n  acme/b: 0.3\n", ["acme/a", "acme/b"]),
        ("initialize_from_hf: true\nhf_dataset: False\n", []),
        ("model_args: model=acme/a,dtype=auto\n", ["acme/a"]),
        ("note_args: model=acme/a,dtype=auto\n", []),
        ("dummy_model_names: [gpt-3.5-turbo]\nmodel_alias: gpt-4o\n", []),
        ("shield_id: ${env.GUARD:=acme/guard}\n", ["acme/guard"]),
        ("dataset_name: common_voice\ninclude: base.yaml\n", []),
        ("APP_CAPTIONMODELNAME: acme/caption\n", ["acme/caption"]),
        ("files:\n  a.py: |\n    x = AutoModel.from_pretrained('acme/a')\n    y = 1\n", ["acme/a"]),
    ],
)
def test_sections_and_tools_own_forms(text: str, used: list[str]) -> None:
    assert [f.id for f in references("a.yaml", text)] == used


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("engine: acme/shelf-7b\n", ["acme/shelf-7b"]),
        ("engine: acme/shelf\n", []),
        ("datasets:\n- name: squad\n  bucket: s3://acme/squad/*.gz\n", []),
        ("datasets:\n- name: squad\n", ["squad"]),
        ("model:\n  storage:\n    key: minio\n    path: shelf/notes-7b\n", []),
        ("model:\n  storage:\n    type: huggingface\n    path: acme/notes-7b\n", ["acme/notes-7b"]),
    ],
)
def test_what_storage_keeps_is_the_projects_own(text: str, used: list[str]) -> None:
    assert [f.id for f in references("a.yaml", text)] == used


def test_a_quote_nobody_closed_is_no_part_of_the_name() -> None:
    table = pairs(('model: "acme/shelf-7b', "other: 'acme/tiny'"))
    assert [getattr(value, "value", "") for _, value in table.pairs] == [
        "acme/shelf-7b",
        "acme/tiny",
    ]


def test_a_server_of_docker_serves_models_of_its_own() -> None:
    text = (
        "LLM_BASE_URL=http://model-runner.docker.internal/engines/v1\nLLM_MODEL_NAME=ai/tiny:1B\n"
    )
    found = list(EnvScanner().scan(SourceFile(".env", text.encode())))
    assert [(f.kind, f.id) for f in found if isinstance(f, Reference)] == [
        (AssetKind.MODEL, "ai/tiny:1B")
    ]


def test_a_table_that_repeats_its_keys_costs_little() -> None:
    before = time.process_time()
    references("a.conf", "repository: a\nname: b-7b\n" * 8000)
    references("a.conf", "dataset_name: a\ndataset_file: b/c.txt\nid: d/e\n" * 4000)
    assert time.process_time() - before < 5


def test_what_a_gateway_calls_a_model_is_its_own_word() -> None:
    routed = "m:\n  - model_name: gpt-4o\n    litellm_params:\n      model: openai/gpt-4.1\n"
    assert [f.id for f in references("gateway.yaml", routed)] == ["openai/gpt-4.1"]
    assert [f.id for f in references("a.yaml", "model_name: gpt-4o\n")] == ["gpt-4o"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"models": {"fast": "gpt-4o-mini", "deep": "acme/shelf-7b"}}', 2),
        ('{"models": {"fast": "gpt-4o-mini", "deep": "as the user likes"}}', 0),
        ('{"texts": {"fast": "gpt-4o-mini", "deep": "acme/shelf-7b"}}', 1),
        ('{"provider": {"ollama": {"models": {"llama2": {"name": "Qwen"}}}}}', 1),
        ('{"provider": {"ollama": {"models": {"small": {"model": "qwen3:8b"}}}}}', 1),
    ],
)
def test_a_table_of_models_may_give_ids_by_short_names(text: str, told: int) -> None:
    assert len(references("a.json", text)) == told


def test_a_word_that_tells_a_provider_is_no_model_of_it() -> None:
    assert references("a.yaml", "user_llm: openrouter_large_1\n") == []
    [found] = references("a.yaml", "user_llm: openrouter/acme/shelf-7b\n")
    assert found.provider is Provider.OPENROUTER


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tokenizer:\n  name: tiktoken\n  kwargs:\n    name: gpt-4\n", 0),
        ("tokenizer:\n  name: acme/shelf-7b\n", 1),
        ("cache_dir_vae: prefix/for/vaecache\n", 0),
        ("model_name_or_path: acme/shelf-7b\nmodel: https://civitai.com/models/1284?x=2\n", 2),
        ("website: https://civitai.com/models/1284\n", 0),
    ],
)
def test_what_counts_words_or_keeps_files_is_no_model(text: str, told: int) -> None:
    assert len(references("a.yaml", text)) == told


@pytest.mark.parametrize(
    ("more", "used"), [("test_model: acme/shelf-test-7b\npredict:\n  rounds: 2\n", 0), ("", 1)]
)
def test_what_is_tried_out_before_it_is_published_is_not_used(more: str, used: int) -> None:
    found = references("push.yaml", f"model: acme/shelf-7b\n{more}")
    assert [f.strength for f in found].count(Strength.USED) == used


def test_plain_names_mixed_with_data_of_the_hub_are_of_the_hub() -> None:
    found = references("train.yaml", "train_dataset_name: voxpopuli+acme/hums+shelf-en\nlr: 1\n")
    assert [f.id for f in found] == ["voxpopuli", "acme/hums", "shelf-en"]
    assert references("train.yaml", "train_dataset_name: shelf-en+shelf-fr\nlr: 1\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dataset: {name: terns, path: datasets/Shelf/terns}\n", []),
        (
            "dataset: {name: terns, path: datasets/HuggingFaceH4/ultrachat}\n",
            ["HuggingFaceH4/ultrachat"],
        ),
        ("dataset: {name: terns, path: datasets/acme/terns-2k}\n", ["acme/terns-2k"]),
        ("plm: {model_name: gpt2, model_path: gpt2-medium}\n", ["gpt2-medium"]),
        ("plm: {model_name: gpt2, model_path: other-medium}\n", ["gpt2"]),
        ("plm: {model_name: gpt2, teacher: gpt2-medium}\n", ["gpt2", "gpt2-medium"]),
    ],
)
def test_folders_and_families_are_no_ids(text: str, found: list[str]) -> None:
    assert [r.id for r in references("settings.yaml", text)] == found


@pytest.mark.parametrize(("key", "found"), [("body", []), ("app.yaml", ["openai:gpt-4o"])])
def test_what_people_wrote_in_an_issue_configures_nothing(key: str, found: list[str]) -> None:
    text = f'{{"number": 7, "{key}": "model: openai:gpt-4o\\nname: b\\nrooms: 3\\n"}}'
    assert [f.id for f in references("issues.json", text)] == found


def test_a_table_leads_from_own_names_to_models() -> None:
    text = """
    engine_map:
      mistral-large: mistral/mistral-large-latest
      tiny: together_ai/acme/tiny-7b
    models:
      gpt-4o: best of all
    """
    found = [f.id for f in references("llm.yaml", text)]
    assert found == ["mistral/mistral-large-latest", "together_ai/acme/tiny-7b", "gpt-4o"]


@pytest.mark.parametrize(("key", "used"), [("Pythia-Chat-7B", True), ("chat_log", False)])
def test_a_key_that_repeats_the_name_of_an_id_says_nothing_else(key: str, used: bool) -> None:
    found = references("bench.json", f'{{"{key}": "acme/Pythia-Chat-7B"}}')
    assert [f.id for f in found] == (["acme/Pythia-Chat-7B"] if used else [])


@pytest.mark.parametrize(
    ("records", "strength"),
    [
        ('[{"question": "a", "score": 4.5}, {"question": "b", "score": 3.5}]', "mentioned"),
        ('[{"question": "a", "weight": 4.5}, {"question": "b", "weight": 3.5}]', "used"),
    ],
)
def test_the_settings_beside_measured_records_are_those_of_a_run(
    records: str, strength: str
) -> None:
    text = f'{{"config": {{"evaluator": "gpt-4"}}, "results": {records}}}'
    assert [f.strength for f in references("judged.json", text)] == [Strength(strength)]


@pytest.mark.parametrize(("row", "told"), [("input_tokens: 5.0", 0), ("context: 8192", 1)])
def test_a_table_of_prices_offers_nothing(row: str, told: int) -> None:
    assert len(references("a.yaml", f"models:\n  gpt-4o:\n    {row}\n    ratio: 2\n")) == told


def test_commands_and_repositories_of_a_workflow() -> None:
    text = """
    env:
      RECURRENT_REPO_ID: acme/mamba-130m-GGUF
      CIBW_BEFORE_TEST: "curl -o a.gguf https://huggingface.co/acme/b-7b/resolve/main/a.gguf"
    """
    found = [f.id for f in references(".github/workflows/a.yaml", text)]
    assert found == ["acme/mamba-130m-GGUF", "acme/b-7b"]


def test_repositories_of_mistral_are_no_hosted_models() -> None:
    [found] = references("a.yaml", "model: mistralai/mistral-large-instruct-2407\n")
    assert (found.kind, found.hub) == (AssetKind.MODEL, Hub.HUGGINGFACE)
    [found] = references("a.yaml", "model: mistralai/mistral-large-2407\n")
    assert found.kind is AssetKind.SERVICE


def test_resellers_name_the_models_of_others() -> None:
    [found] = references("a.yaml", "provider: github\nmodel: openai/gpt-4o\n")
    assert found.provider is Provider.AZURE
    assert references("project.yml", "trained_model: training/model-best\n") == []


def test_a_prompt_says_first_which_model_it_is_for() -> None:
    text = "---\nname: Shelf\nmodel:\n  configuration:\n    type: openai\n    model: gpt-4o\n---\n"
    found = references("shelf.prompty", text + "system:\nmodel: gpt-3.5-turbo\n{{question}}\n")
    assert [f.id for f in found] == ["gpt-4o"]


@pytest.mark.parametrize(
    ("text", "hub"),
    [
        ("vectors_model: en_core_web_md\n", Hub.SPACY),
        ("wav2vec2_hub: acme/wav2vec2-hums\n", Hub.HUGGINGFACE),
        ("model: HF://acme/shelf-7b\n", Hub.HUGGINGFACE),
    ],
)
def test_names_tell_the_hub_they_are_of(text: str, hub: Hub) -> None:
    assert [f.hub for f in references("a.yaml", text)] == [hub]


def test_how_many_rows_are_taken_is_no_part_of_the_name() -> None:
    found = references("a.yaml", "dataset: acme/hums#500\n")
    assert [f.id for f in found] == ["acme/hums"]


def test_keys_with_dots_stand_for_tables() -> None:
    text = (
        "storage.type=local\nembedding.provider=openai\n"
        "embedding.model=${EMBEDDING_MODEL:text-embedding-3-small}\nchat.model=${CHAT:}\n"
    )
    (found,) = references("application.properties", text)
    assert (found.id, found.provider) == ("text-embedding-3-small", Provider.OPENAI)
    deep = ".".join("a" * 20) + ".model=gpt-4o\n"
    assert [f.id for f in references("deep.properties", deep)] == ["gpt-4o"]


def test_a_table_from_names_to_paths_holds_models() -> None:
    text = "{}:\n  harbor: acme/harbor\n  small: acme/quay\n"
    assert len(references("a.yaml", text.replace("{}", "model2path"))) == 2
    assert references("a.yaml", text.replace("{}", "plan2path")) == []


def test_two_words_tell_weights_of_open_clip() -> None:
    text = "params:\n  arch: ViT-bigG-14\n  version: laion2b_s39b_b160k\n  freeze: true\n"
    [found] = references("infer.yaml", text)
    assert (found.id, found.hub) == ("ViT-bigG-14", Hub.OPEN_CLIP)
    assert references("infer.yaml", "model: RN50\npretrained: true\n") == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ('"provider": "groq-main", "id": "acme/net-2", "context_token_limit": 8', ["acme/net-2"]),
        ('"provider": "groq-main", "id": "net-2b", "config": {"top_p": 1}', ["net-2b"]),
        ('"provider": "groq-main", "id": "net-2b"', []),
        ('"provider": "ours", "id": "acme/harbor", "temperature": 1', []),
    ],
)
def test_a_table_offers_a_model_beside_who_serves_it(row: str, found: list[str]) -> None:
    assert [f.id for f in references("models.json", f'{{"Quick": {{{row}}}}}')] == found


def test_a_node_of_a_drawn_workflow_is_set_to_a_model() -> None:
    node = '{"type": "Captioner", "widgets_values": ["acme/caption-7b-chat", "fp16", "a/b", 3]}'
    found = references("flow.json", '{"nodes": [' + node + '], "version": 0.4}')
    assert [f.id for f in found] == ["acme/caption-7b-chat"]
    said = node.replace("acme/caption-7b-chat", "try acme/caption-7b-chat here")
    assert references("flow.json", '{"nodes": [' + said + "]}") == []


CHART = """{{- if .Values.local }}
spec:
  containers:
    - args:
        - --model
        - acme/served-7b
        - --port={{ .Values.port }}
    - args: ["--model-id", "acme/inline-7b"]
    - command: ["sh", "-c"]
      args:
        - |
          echo "fetch acme/said-7b ..."
          huggingface-cli download --local-dir /data acme/fetched-tts
    - names:
        - acme/listed-7b
        - other
{{- end }}
"""


def test_commands_in_a_template_of_a_chart() -> None:
    found = references("templates/deployment.yaml", CHART)
    assert {f.id for f in found if f.strength is Strength.USED} == {
        *("acme/served-7b", "acme/inline-7b", "acme/fetched-tts")
    }


def test_templates_of_charts_cost_little() -> None:
    begun = time.process_time()
    scan("templates/a.yaml", "{{- if .x }}\n" + "- --model\n- acme/a-7b\n" * 20_000)
    scan("templates/b.yaml", "{{- if .x }}\nargs: [" + '"--model", "a/b-7b", ' * 20_000 + "]")
    scan("templates/c.yaml", "{{- if .x }}\n" + "A=b " * 100_000)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("more", "ids"),
    [
        ('"modelName": "Tern", "repo": "acme/tern-3b-chat"', ["acme/tern-3b-chat"]),
        ('"modelName": "Tern", "repo": "acme/tern"', []),
        ('"name": "Tern", "repo": "acme/tern-3b-chat"', []),
        ('"modelURL": "x", "repository": "acme/tern-3b-chat", "tag": "1"', []),
    ],
)
def test_the_repository_of_a_model(more: str, ids: list[str]) -> None:
    found = references("zoo.json", '{"tern": {' + more + ', "engine": "web"}}')
    assert [f.id for f in found] == ids


def test_what_a_hub_lists_is_not_chosen() -> None:
    row = '{"id": "acme/tern-7b-{n}", "downloads": 4, "likes": 2}'
    rows = ", ".join(row.replace("{n}", str(n)) for n in range(4))
    found = references("src/models/listed.json", '{"models": [' + rows + "]}")
    assert [f for f in found if f.strength is Strength.USED] == []
    chosen = references(
        "src/models/chosen.json", '{"models": [' + rows.replace("likes", "x") + "]}"
    )
    assert len([f for f in chosen if f.strength is Strength.USED]) == 4


@pytest.mark.parametrize(
    ("value", "hub", "provider"),
    [
        ("${OLLAMA_MODEL:-llama3.1}", Hub.OLLAMA, None),
        ("${AZURE_OPENAI_MODEL=gpt-4o-mini}", Hub.API, Provider.AZURE),
        ("${CHAT_MODEL:-gpt-4o-mini}", Hub.API, Provider.OPENAI),
    ],
)
def test_a_variable_tells_who_serves_its_default(
    value: str, hub: Hub, provider: Provider | None
) -> None:
    found = references("compose.yaml", f"environment:\n  MODEL: {value}\n")
    assert [(f.hub, f.provider) for f in found] == [(hub, provider)]
    assert references("compose.yaml", "environment:\n  MODEL: ${CHAT_MODEL:-llama3.1}\n") == []


def test_the_commas_of_a_sentence_part_no_names() -> None:
    text = (
        '{"description_for_model": "Finds shops by city, state/province, or country of the user"}'
    )
    assert references("ai-plugin.json", text) == []
    listed = references("a.yaml", "models: acme/small-7b, acme/large-70b\n")
    assert [f.id for f in listed] == ["acme/small-7b", "acme/large-70b"]


def test_the_program_that_listens_or_speaks_is_no_model() -> None:
    text = "llm_model: acme/Talker\nasr_engine: ctc\ntts_engine: piper\napi: localhost:11434\n"
    assert {r.id for r in references("conf/run.yaml", text)} == {"acme/Talker"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("models: [llama3.2:3b, mistral, tern]", ["llama3.2:3b", "mistral"]),
        ("models:\n- name: gemma\n- name: qwen2.5:7b\n", ["gemma", "qwen2.5:7b"]),
        ("fast_model: llama3.2:3b\ngood_model: mistral\n", ["llama3.2:3b", "mistral"]),
        ("MODELS: 'llama3.2:3b, phi'\n", ["llama3.2:3b", "phi"]),
        ("models: [mistral, tern]", []),
        ("model: llama3.2:3b\nmodel_type: mistral\n", ["llama3.2:3b"]),
        ("model: llama3.2:3b\nchat:\n  model: mistral\n", ["llama3.2:3b"]),
    ],
)
def test_a_family_beside_a_tag_of_ollama_is_ollamas(text: str, ids: list[str]) -> None:
    assert [f.id for f in references("shelf.yaml", text)] == ids


def test_a_version_that_replicate_runs_tells_itself() -> None:
    version = f"acme/painter:{'0f' * 32}"
    text = f"PAINT_ENDPOINT_SMALL={version}\nMODEL_NAME=gpt-4o\nBUILD=acme/painter:v2\n".encode()
    facts = EnvScanner().scan(SourceFile(".env_template", text))
    found = {(f.id, f.provider) for f in facts if isinstance(f, Reference)}
    assert found == {(version, Provider.REPLICATE), ("gpt-4o", Provider.OPENAI)}
    (one,) = references("app.yaml", f"model: {{}}\npainting:\n  fast: {version}\n")
    assert (one.id, one.kind, one.place.line) == (version, AssetKind.SERVICE, 3)
    assert not references("app.yaml", "model: {}\npainting:\n  fast: acme/painter:0f0f\n")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://api.siliconflow.cn/v1", AssetKind.SERVICE),
        ("https://api.hyperbolic.xyz/v1", AssetKind.SERVICE),
        ("https://llm.example.org/v1", AssetKind.MODEL),
        ("http://localhost:8000/v1", AssetKind.MODEL),
    ],
)
def test_a_host_that_serves_many_makers_is_called(address: str, kind: AssetKind) -> None:
    for key in ("URL", "BASE_URL"):
        text = f"DEEPSEEK_{key}='{address}'\nDEEPSEEK_MODEL='deepseek-ai/DeepSeek-R1'\n"
        facts = EnvScanner().scan(SourceFile(".env.example", text.encode()))
        (found,) = [f for f in facts if isinstance(f, Reference)]
        assert (found.id, found.kind) == ("deepseek-ai/DeepSeek-R1", kind)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("model_type: bert-base-uncased", ["bert-base-uncased"]),
        ("plm_version: roberta-large", ["roberta-large"]),
        ("model_type: bert", []),
        ("plm_version: gpt2", []),
        ("output_name: roberta-large", []),
    ],
)
def test_a_bare_name_with_its_size_names_a_model_under_any_key(row: str, found: list[str]) -> None:
    text = f"arch:\n  type: BERT\n  {row}\n  model_name: BertForSequenceClassification\n"
    assert [r.id for r in references("conf/run.yaml", text) if not r.output] == found


@pytest.mark.parametrize(
    ("key", "ids"), [("jsCode", ["gpt-4.1"]), ("functionCode", ["gpt-4.1"]), ("notes", [])]
)
def test_steps_of_a_workflow_hold_code(key: str, ids: list[str]) -> None:
    code = "const body = { model: 'gpt-4.1' };\\nif (x === 'gpt-4o') run();"
    found = references("flow.json", f'{{"nodes": [\n{{"{key}": "{code}"}}\n]}}')
    assert [(f.id, f.place.line) for f in found] == [(id_, 2) for id_ in ids]


def test_a_part_of_a_network_in_a_folder_is_no_model_of_the_hub() -> None:
    text = "model:\n  path: tern_assets/Encoder-base-fp16.param\n"
    assert references("shelf.yaml", text) == []


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("SHELF_VOICE=en_US-lessac-medium", ["en_US-lessac-medium"]),
        ("ANTHROPIC_DEFAULT_SONNET=claude-sonnet-4-5", ["claude-sonnet-4-5"]),
        ("SHELF_LABEL=claude-sonnet-4-5", []),
        ("ANTHROPIC_REGION=claude-north", []),
        ("OPENAI_LABEL=claude-sonnet-4-5", []),
    ],
)
def test_a_variable_of_a_provider_holds_its_hosted_model(line: str, ids: list[str]) -> None:
    facts = EnvScanner().scan(SourceFile(".env.example", f"{line}\n# model\n".encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == ids


@pytest.mark.parametrize(
    ("section", "name", "ids"),
    [("t5", "t5-base", ["t5-base"]), ("words", "t5-base", []), ("gull", "gull-base", [])],
)
def test_a_section_called_by_its_family_names_its_model(
    section: str, name: str, ids: list[str]
) -> None:
    text = f"conditioner:\n  model: {section}\n  {section}:\n    name: {name}\n    frozen: true\n"
    assert [r.id for r in references("conf/song.yaml", text)] == ids


@pytest.mark.parametrize(
    ("path", "item", "ids"),
    [
        ("conf/dataset_config.yaml", "lab/terns", ["lab/gulls", "lab/terns"]),
        ("conf/dataset_config.yaml", "null", ["lab/gulls"]),
        ("conf/dataset_config.yaml", "./terns.jsonl", []),
        ("conf/steps.yaml", "lab/terns", []),
    ],
)
def test_splits_of_a_file_of_datasets_list_ids(path: str, item: str, ids: list[str]) -> None:
    found = references(path, f"train:\n  - lab/gulls\n  - {item}\n")
    assert [(r.id, r.kind) for r in found] == [(id_, AssetKind.DATASET) for id_ in ids]


def test_pretrained_weights_of_a_trainer_are_those_of_the_hub() -> None:
    text = "compression_model_checkpoint: //{}/lab/tern_24khz\n"
    assert [r.id for r in references("conf/song.yaml", text.format("pretrained"))] == [
        "lab/tern_24khz"
    ]
    assert references("conf/song.yaml", text.format("reference")) == []


@pytest.mark.parametrize(
    ("key", "revision", "ids"),
    [
        ("model_meta", "8b3219a92973c328a8e22fadcfa821b5dc75636a", ["lab/tern-small", "gpt-4o"]),
        ("model_meta", "newest", []),
        ("bird_meta", "8b3219a92973c328a8e22fadcfa821b5dc75636a", []),
    ],
)
def test_a_table_that_pins_editions_is_a_register(key: str, revision: str, ids: list[str]) -> None:
    text = f"{key}:\n  lab/tern-small:\n    revision: {revision}\n    dim: 384\n"
    assert [r.id for r in references("birds.yml", text + "  gpt-4o:\n    dim: 9\n")] == ids


@pytest.mark.parametrize(
    ("beside", "strength"),
    [
        ('"history": ["looked"], "num_steps": 3', Strength.MENTIONED),
        ('"history": ["looked"], "label": "Fast"', Strength.USED),
    ],
)
def test_what_runs_answered_only_mentions_its_models(beside: str, strength: Strength) -> None:
    (found,) = references("trails.json", f'[{{"model": "gpt-4-turbo", {beside}}}]')
    assert (found.id, found.strength) == ("gpt-4-turbo", strength)


@pytest.mark.parametrize("own", ["/net/share/a/b/told.jsonl", "./made/ours.jsonl", "~/data/x"])
def test_files_in_a_mixture_leave_the_ids_beside_them(own: str) -> None:
    text = f"dataset_mixer:\n  acme/tickets: 0.5\n  {own}: 0.5\nlearning_rate: 1e-5\n"
    assert {r.id for r in references("recipe.yaml", text)} == {"acme/tickets"}


def test_what_a_cluster_keeps_is_not_on_the_hub() -> None:
    text = "datasets:\n- source: {beaker: acme/hf_llama_model_7B}\n"
    assert references("job.yaml", text) == []
    assert references("job.yaml", text.replace("beaker", "model")) != []


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        (
            "conf/data/web.yaml",
            "train: openwebtext\nvalid: wikitext\ntest: our-own\n",
            [("openwebtext", Role.TRAIN), ("wikitext", Role.EVALUATE)],
        ),
        ("a.yaml", "model: ''\ndata: {train: openwebtext}\n", [("openwebtext", Role.TRAIN)]),
        ("a.yaml", "model: ''\nfolders: {train: openwebtext}\n", []),
        ("conf/data/web.yaml", "train: data/train\nvalid: corpus\nmodel: ''\n", []),
    ],
)
def test_parts_of_a_section_of_data_name_datasets_that_everybody_knows(
    path: str, text: str, wanted: list[tuple[str, Role]]
) -> None:
    assert [(f.id, f.role) for f in references(path, text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("command: [vllm, serve]\nargs: [acme/tern, --port=80]\n", ["acme/tern"]),
        ("entrypoint: [vllm, serve]\ncommand: [acme/tern]\nimage: a/vllm\n", ["acme/tern"]),
        ("command: acme/llama-7b-chat --port 80\n", ["acme/llama-7b-chat"]),
        ("args: [acme/llama-7b-chat, --port=80]\n", ["acme/llama-7b-chat"]),
        ("command: [run, serve]\nargs: [acme/tern, --model-port=80]\n", []),
        ("command: bin/llama-server --port 80\n", []),
        ("args: [tools/llama-7b.sh, --port=80]\n", []),
    ],
)
def test_words_of_a_container_may_stand_under_two_keys(text: str, wanted: list[str]) -> None:
    assert [f.id for f in references("a.yaml", text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "- provider: zhipuai\n  models: [{name: tern-embedding-3}, {name: glm-4-plus}]\n",
            [("tern-embedding-3", Provider.ZHIPU), ("glm-4-plus", Provider.ZHIPU)],
        ),
        ("vendor: hunyuan\nmodel: tern-vision-2\n", [("tern-vision-2", Provider.OTHER)]),
        ("type: hunyuan\nmodel: acme/tern-video-7b\n", [("acme/tern-video-7b", None)]),
        ("hunyuan_model: acme/tern-video-7b\n", [("acme/tern-video-7b", None)]),
    ],
)
def test_some_providers_are_told_by_a_key_of_that_name_alone(
    text: str, wanted: list[tuple[str, Provider | None]]
) -> None:
    assert [(f.id, f.provider) for f in references("a.yaml", text)] == wanted


def test_the_variables_of_a_container_name_what_its_neighbor_runs() -> None:
    text = "environment:\n- SHELF_MODEL=tern-3-4b-it-qat\n- SHELF_URL=http://localai:8080\n"
    assert [(f.id, f.hub) for f in references("a.yaml", text)] == [("tern-3-4b-it-qat", Hub.OTHER)]
    assert references("a.yaml", text.replace("localai", "reef")) == []


def test_a_server_has_a_name_of_its_own_for_a_model_that_stands_below() -> None:
    text = '{"model_id": "gpt-4-shelf", "model": {"Plain": {"model_id": "acme/tern-7b"}}}'
    assert [f.id for f in references("a.json", text)] == ["acme/tern-7b"]
    text = (
        '{"model_name": "openai/gpt-4-turbo", "model": {"name": "chat", "version": "gpt-4-turbo"}}'
    )
    assert [f.id for f in references("a.json", text)] == ["openai/gpt-4-turbo"]
    text = '{"model_id": "gpt-4-turbo", "model": "acme/tern-7b"}'
    assert [f.id for f in references("a.json", text)] == ["gpt-4-turbo", "acme/tern-7b"]


@pytest.mark.parametrize(
    "text",
    [
        "azure-quick:\n  model: gpt-4o\n",
        "azure-quick: gpt-4o\n",
        "azure_deployments: [gpt-4o]\n",
    ],
)
def test_what_is_kept_under_a_name_of_azure_is_asked_there(text: str) -> None:
    (found,) = references("conf.yaml", text)
    assert (found.id, found.provider) == ("gpt-4o", Provider.AZURE)
    assert references("conf.yaml", "azure: gpt-4o-rows.csv\nazure-region: tern-4o\n") == []


def test_a_preset_of_a_family_is_a_model() -> None:
    text = "apiVersion: kaito.sh/v1beta1\ninference:\n  preset:\n    name: {}\n"
    assert ConfigScanner().worth_parsing(text.encode())
    (found,) = references("workspace.yaml", text.format("falcon-7b-instruct"))
    assert (found.id, found.kind) == ("falcon-7b-instruct", AssetKind.MODEL)
    assert references("workspace.yaml", text.format("quick-7b")) == []


def test_known_data_of_benchmarks_are_evaluated_on() -> None:
    text = "benchmarks:\n  - {path: %s, name: main}\n"
    (found,) = references("suite.yaml", text % "openai/gsm8k")
    assert (found.kind, found.role) == (AssetKind.DATASET, Role.EVALUATE)
    for other in ("suites/quick", "acme/tern", "meta-llama/Llama-3.1-8B"):
        assert references("suite.yaml", text % other) == []


def test_what_the_recipe_of_an_image_runs_before_is_a_command() -> None:
    text = "build:\n  pre_install:\n    - wget https://a.example/nets/reef.pth\n"
    assert [r.id for r in references("cog.yaml", text)] == ["https://a.example/nets/reef.pth"]


def test_where_code_lies_is_no_model() -> None:
    text = """
pins:
  shelf-gguf:
    type: Git
    repository: {type: GitHub, owner: acme, repo: Shelf-GGUF-2}
    url: https://github.com/acme/Shelf-GGUF-2/archive/0123abcd.tar.gz
"""
    assert references("pins.yaml", text) == []
    (found,) = references("m.yaml", "model_url: https://acme.example/tern.tar.gz\n")
    assert found.id == "https://acme.example/tern.tar.gz"


@pytest.mark.parametrize(
    ("neighbor", "named"),
    [
        ("eval_file: data/eli5_eval_bm25.json", False),
        ("eval_file: data/books.json", True),
        ("prompt_file: prompts/eli5.yaml", True),
        ("eval_file: https://a.example/eli5.json", True),
    ],
)
def test_a_file_that_is_called_after_a_dataset_has_its_name_for_a_label(
    neighbor: str, named: bool
) -> None:
    text = f"{neighbor}\ndataset_name: eli5\nmodel_name_or_path: acme/tern-7b\n"
    found = {r.id for r in references("run.yaml", text) if r.kind is AssetKind.DATASET}
    assert ("eli5" in found) is named


def test_an_image_that_has_a_model_is_one_to_be_drawn() -> None:
    asked = "openai:\n  image:\n    model: dall-e-3\n"
    assert [f.id for f in references("application.yml", asked)] == ["dall-e-3"]
    run = "image:\n  repository: acme/gpt-4o\n  tag: v1\n"
    assert references("values.yaml", run) == []


def test_thousands_of_commands_cost_little() -> None:
    text = "steps:\n" + "  - run: wget https://larchlab.org/x.pt\n" * 3_000
    start = time.process_time()
    list(ConfigScanner().scan(SourceFile(".github/workflows/a.yml", text.encode())))
    assert time.process_time() - start < 3
