"""Strings that name an asset by themselves, wherever they stand as a value."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind, Provider

CALL = "from openai import OpenAI\nclient = OpenAI()\n"


@pytest.mark.parametrize(
    "line",
    [
        'go("Qwen/Qwen-7B")', 'x = {"a": "Qwen/Qwen-7B"}', 'x = {"a": {"b": "Qwen/Qwen-7B"}}',
        'def f(): return "Qwen/Qwen-7B"', 'def f(a="Qwen/Qwen-7B"): pass',
        'for n, i in [("Q", "Qwen/Qwen-7B")]: go(n, i)', 'x = "Qwen/Qwen-7B" if big else None',
        'go(choices=["Qwen/Qwen-7B"])', 'x = [f("Qwen/Qwen-7B") for f in fs]',
        'x.runs.append("Qwen/Qwen-7B")', 'def f():\n  return {"z": {"name": "Qwen/Qwen-7B"}}',
        'go("hf:Qwen/Qwen-7B")', 'x = {"a": "uint3|Qwen/Qwen-7B"}', 'go("vllm/Qwen/Qwen-7B")',
    ],
)  # fmt: skip
def test_an_id_of_a_known_organization_counts_wherever_it_is_a_value(line: str) -> None:
    assert used(line) == {"Qwen/Qwen-7B"}


@pytest.mark.parametrize(
    "line",
    [
        'print("Qwen/Qwen-7B")', 'raise ValueError("Qwen/Qwen-7B")', 'if x == "Qwen/Qwen-7B": go()',
        'x = limits["Qwen/Qwen-7B"]', 'x = y.startswith("Qwen/Qwen-7B")', '"Qwen/Qwen-7B"',
        'p.add_argument("--x", help="Qwen/Qwen-7B")', 'x = "Qwen/Qwen-7B" + suffix',
        'x = {"Qwen/Qwen-7B": 4096}', 'rows = [{"x": "Qwen/Qwen-7B", "score": 0.4}]',
        'title = "Qwen/Qwen-7B"', 'go(description="Qwen/Qwen-7B")', 'x = f"Qwen/Qwen-7B {y}"',
        'SLOW = ["Qwen/Qwen-7B"]\nif name in SLOW: wait()', 'x.push_to_hub("Qwen/Qwen-7B")',
        'ok = any(x in name for x in ["Qwen/Qwen-7B"])', 'x = "microsoft/DeepSpeed"',
    ],
)  # fmt: skip
def test_what_is_said_compared_or_looked_up_by_does_not(line: str) -> None:
    assert used(line) == set()


def test_a_program_that_stops_at_other_names_offers_these() -> None:
    lines = 'KNOWN = ["Qwen/Qwen-7B"]\nif name not in KNOWN:\n  raise ValueError(name)\n'
    assert used(lines) == {"Qwen/Qwen-7B"}


def test_a_program_that_asks_its_own_function_offers_what_that_knows() -> None:
    lines = 'READY = ["Qwen/Qwen-7B"]\ndef known(name):\n  return name in READY\n'
    assert used(lines + "if not known(name):\n  raise ValueError(name)\n") == {"Qwen/Qwen-7B"}
    assert used(lines + "if not known(name):\n  wait()\n") == set()
    assert used(lines + "if known(name):\n  raise ValueError(name)\n") == set()


def test_the_name_tells_data_from_models() -> None:
    (found,) = references('TASKS = ["truthfulqa/truthful_qa"]')
    assert found.kind is AssetKind.DATASET


@pytest.mark.parametrize(
    "line",
    [
        'ask(prompt, "gpt-4o-mini")', 'ChatModel("gpt-4o-mini")',
        'answer = query_llm(p, "gpt-4o-mini")',
        'run([Agent("a", "gpt-4o-mini")])', 'Ranker("gpt-4o-mini", api_key=key)',
    ],
)  # fmt: skip
def test_a_hosted_model_is_asked_through_functions_of_the_project(line: str) -> None:
    assert used(CALL + line) == {"gpt-4o-mini"}


@pytest.mark.parametrize(
    "line",
    ['plot("gpt-4o-mini")', 'mark(label="gpt-4o-mini")', 'row = {"llm": "gpt-4o-mini", "elo": 1}'],
)
def test_a_hosted_model_that_is_only_shown_is_not_asked(line: str) -> None:
    assert "gpt-4o-mini" not in used(CALL + line)


def test_keys_of_a_table_that_does_not_speak_of_models_only_look_up() -> None:
    assert used('PROMPTS = {"acme/Reader-7b": "Say"}') == set()
    assert used('MODELS = {"acme/Reader-7b": "Say"}') == {"acme/Reader-7b"}


def test_ids_written_small_to_compare_them_are_no_ids() -> None:
    lines = 'MODELS = ["acme/Reader-7B"]\nsmall_models = [x.lower() for x in MODELS]\n'
    assert used(lines) == {"acme/Reader-7B"}


def test_a_name_cut_off_an_id_is_not_another_model() -> None:
    lines = 'model_id = "deepseek-ai/deepseek-chat"\nmodel_name = model_id.split("/")[-1]\n'
    assert used(lines) == {"deepseek-ai/deepseek-chat"}


def test_a_route_to_ollama_is_followed_through_a_client() -> None:
    lines = (
        CALL + 'def f(model):\n  client.chat.completions.create(model=model)\nf("ollama/phi3")\n'
    )
    assert used(lines) == {"phi3"}


def test_a_hosted_model_with_the_tag_of_ollama_is_not_of_its_library() -> None:
    lines = 'def f(model="gpt-4o"):\n  model = model + ":latest"\n  model = "llama3:latest"\n'
    assert used(lines) == {"gpt-4o", "llama3:latest"}


def test_a_library_of_encoders_loads_by_its_own_classes_alone() -> None:
    top = "import segmentation_models_pytorch as smp\n"
    assert used(top + 'smp.Unet("resnet34")') == {"resnet34"}
    assert used(top + 'smp.losses.Dice("binary")') == set()


def test_a_bare_list_of_hosted_models_is_gone_through() -> None:
    lines = 'for m in itertools.product(["gpt-4-0613", "gpt-4o-mini"], sets): run(m)'
    assert used(lines) == {"gpt-4-0613", "gpt-4o-mini"}
    assert used("import matplotlib\n" + lines) == set()
    assert used('for m in ("o1", "o1-2024-12-17"): run(m)') == {"o1", "o1-2024-12-17"}
    assert used('order = ["gpt-4-0613", "gpt-4o-mini"]') == set()
    assert used('tell(["gpt-4-0613", "gpt-4o-mini"], "two names of one")') == set()


def test_what_a_file_publishes_under_a_name_it_completes_is_its_own() -> None:
    lines = (
        "import datasets\nfrom argparse import ArgumentParser\np = ArgumentParser()\n"
        'p.add_argument("--repo_id", default="studio-nord/prompts")\nargs = p.parse_args()\n'
        'datasets.load_dataset("studio-nord/shelf").push_to_hub(f"{args.repo_id}-{style}")\n'
    )
    assert used(lines) == {"studio-nord/shelf"}


def test_a_keyword_that_says_hub_needs_no_air_of_it() -> None:
    assert used('Source(hf="studio/reader")') == set()
    assert used('ModelSource(hf="studio/reader")') == {"studio/reader"}
    assert used('ModelSource(id="studio/reader")') == set()


def test_an_archive_named_after_a_family_of_models_holds_weights() -> None:
    lines = 'import requests\nrequests.get("https://x.org/fast-bge-base.tar.gz")'
    (found,) = references(lines)
    assert found.kind is AssetKind.MODEL


def test_a_row_that_names_its_measure_is_no_result() -> None:
    row = '{"hf_hub_name": "mteb/banking-titles", "main_score": "f1"}'
    (found,) = references(f"class Task:\n  description = {row}")
    assert (found.id, found.kind) == ("mteb/banking-titles", AssetKind.DATASET)


def test_a_list_that_something_must_be_in_offers_what_it_holds() -> None:
    lines = 'def f(m):\n  models = ["acme/Reader-7B"]\n  assert m in models\n  return m\n'
    assert used(lines) == {"acme/Reader-7B"}
    assert (
        used(lines.replace("assert m", "if m").replace("models\n  r", "models: go()\n  r")) == set()
    )


def test_an_archive_beside_the_name_of_its_weights_holds_them() -> None:
    row = '{"file": "latin.pth", "url": "https://github.com/a/b/releases/download/v1/latin.zip"}'
    (found,) = references(f"recognizers = {{'latin': {row}}}")
    assert found.kind is AssetKind.MODEL
    assert used(f"recognizers = {{'latin': {row.replace('.pth', '.txt')}}}") == set()


def test_pretrained_is_no_training_data() -> None:
    (found,) = references('import requests\nrequests.get("https://x.org/pretrained_ic15.zip")')
    assert found.kind is AssetKind.MODEL


def test_a_short_name_of_a_hosted_model_counts_where_it_is_asked() -> None:
    lines = CALL + 'Chat("gpt-4o-mini")\nChat("o1")\nmark("o3")\n'
    assert used(lines) == {"gpt-4o-mini", "o1"}


def test_a_setting_asked_for_by_name_may_give_its_default_by_a_keyword() -> None:
    assert used('x = self._var("model_id", default=["acme/Reader-7B"])') == {"acme/Reader-7B"}
    assert used('x = self._var("folder", default=["acme/Reader-7B"])') == set()
    assert used('model: str = Field(default="default/not-specified")') == set()


def test_an_agent_is_loaded_from_the_hub() -> None:
    lines = 'repo_id = "acme/ppo-shelves"\nfile = load_from_hub(repo_id, "a.zip")\n'
    assert used("from huggingface_sb3 import load_from_hub\n" + lines) == {"acme/ppo-shelves"}


def test_archives_of_a_table_of_models_hold_weights() -> None:
    url = "https://github.com/a/b/releases/download/v1/ocr.zip"
    lines = f"class A:\n  _MODEL_MAPPING = {{'model': {{'url': '{url}', 'hash': 'x'}}}}\n"
    (found,) = references(lines)
    assert (found.id, found.kind) == (url, AssetKind.MODEL)
    assert used(lines.replace("_MODEL_MAPPING", "_TOOLS")) == set()
    assert used(lines.replace("ocr.zip", "ocr-macos.zip")) == set()


def test_folders_of_models_are_no_models() -> None:
    assert used("MODEL_FOLDERS = {'ja-en': 'acme/base-ja-en'}") == set()


def test_civitai_delivers_weights() -> None:
    address = "https://civitai.com/api/download/models/8364"
    assert used(f"rows = {{'url': '{address}'}}") == {address}
    assert used(f"def at(n):\n    return f'{address[:-4]}{{n}}?type=Model'\n") == set()


def test_names_of_hosted_models_of_qwen_tell_their_maker() -> None:
    for name in ("qwen3.5-plus", "qwen-audio-turbo-latest", "qwen-omni-turbo", "qwen3-vl-plus"):
        (found,) = references(f"llm = {{'model': '{name}'}}\n")
        assert (found.kind, found.provider) == (AssetKind.SERVICE, Provider.ALIBABA), name
    assert used("llm = {'model': 'qwen3.5-vl'}\n") == set()


def test_what_is_asked_with_parameters_is_no_download() -> None:
    lines = 'import requests\nURL = "https://acme.com/search.json"\n'
    assert used(lines + "rows = requests.get(URL).json()\n") == {"https://acme.com/search.json"}
    assert used(lines + "rows = requests.get(URL, params={'q': text}).json()\n") == set()


def test_the_template_of_a_chat_is_no_model() -> None:
    assert used('OpenaiTokens(length=4096, chat_template="deepseek-v3")') == set()


def test_what_stands_beside_ids_of_an_organization_is_one_of_its_ids() -> None:
    table = 'EVAL_DATASET_PATHS = {\n    "a": ("acme/Clips-VTT-1k", "x"),\n    "b": ("%s", None)}\n'
    assert used(table % "acme/clips") == {"acme/Clips-VTT-1k", "acme/clips"}
    assert used(table % "videos/clips") == {"acme/Clips-VTT-1k"}
    calls = 'meta(dataset={"path": "acme/News-topics-2"})\nmeta(dataset={"path": "acme/topics"})\n'
    assert used(calls) == {"acme/News-topics-2", "acme/topics"}
    assert used(calls.replace('"path": "acme/topics"', '"folder": "acme/topics"')) == {
        "acme/News-topics-2"
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lab/voice:small-en+pl.model", {"lab/voice"}),
        ("lab/voice:base.safetensors", {"lab/voice"}),
        ("lab/voice:latest", set()),
        ("lab/voice:notes.json", set()),
        ("voice:base.pth", set()),
        ("./lab/voice:base.pth", set()),
    ],
)
def test_a_file_of_weights_behind_an_id(words: str, found: set[str]) -> None:
    assert used(f'start(first_ref="{words}")\n') == found
    assert used(f'def start(ref="{words}"):\n    pass\n') == found


def test_a_version_that_replicate_runs_tells_itself() -> None:
    version = f"acme/painter:{'0f' * 32}"
    (found,) = references(f'STYLES = {{"ink": "{version}"}}\n')
    assert (found.id, found.provider) == (version, Provider.REPLICATE)
    assert not used('STYLES = {"ink": "acme/painter:0f0f"}\n')


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('make("bert-base-uncased")', {"bert-base-uncased"}),
        ('x = {"en": Flash("ms-marco-MiniLM-L-12-v2", 0)}', {"ms-marco-MiniLM-L-12-v2"}),
        ('for x in ["roberta-base", "albert-base-v2"]: go(x)', {"roberta-base", "albert-base-v2"}),
        ('make("bert")', set()),
        ('if x == "bert-base-uncased": go()', set()),
        ('x = {"bert-base-uncased": 512}', set()),
        ('print("bert-base-uncased")', set()),
        ('import seaborn\nshow(["roberta-base", "albert-base-v2"])', set()),
    ],
)
def test_a_bare_name_with_its_size_names_a_model_where_it_is_given(
    line: str, found: set[str]
) -> None:
    assert used(line + "\n") == found


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ('db.set_of_user(who, "current_model", "gpt-4o-mini")', {"gpt-4o-mini"}),
        ('form.add_field("model", "gpt-4o-mini")', {"gpt-4o-mini"}),
        ('db.set_of_user(who, "nickname", "gpt-4o-mini")', set()),
        ('run.set_tag("model", "gpt-4o-mini")', set()),
        ('span.set_attribute("model", "gpt-4o-mini")', set()),
        ('db.find_user(who, "current_model", "gpt-4o-mini")', set()),
    ],
)
def test_a_model_is_put_where_it_is_kept(call: str, found: set[str]) -> None:
    assert used(f"def start(who, db, form, run, span):\n    {call}\n") == found


@pytest.mark.parametrize(
    "line",
    [
        'd = os.path.join(root, "{}")', 'd = root / "{}"', 'd = root / "{}" / "tokens.txt"',
        'VOICES = {{"{}": {{"rate": 22050}}}}', 'p.add_argument("--voice", default="{}")',
    ],
)  # fmt: skip
def test_a_released_name_counts_in_a_path_and_as_a_key(line: str) -> None:
    name = "vits-piper-en_GB-alan-low"
    assert used(line.format(name)) == {name}
    assert used(line.format("Qwen/Qwen-7B") if "argument" not in line else "") == set()
