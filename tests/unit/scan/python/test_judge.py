"""Words at known calls: which are ids there, and whose."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import one, references, used

from clearweights.domain.asset import AssetKind, Hub, Provider

_CUT = """
    import argparse
    import whisper
    parser = argparse.ArgumentParser()
    parser.add_argument("--model_name", default={default!r})
    args = parser.parse_args()
    model = whisper.load_model(args.model_name.split("_", 1)[1])
"""


@pytest.mark.parametrize(
    ("default", "found"),
    [("whisper_medium.en", {"medium.en"}), ("speechKit_v2_large", set())],
)
def test_only_published_sizes_of_whisper_are_loaded(default: str, found: set[str]) -> None:
    assert used(_CUT.format(default=default)) & {"medium.en", "v2_large"} == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("large-v3-turbo", {"large-v3-turbo"}),
        ("base.en-q5_1", {"base.en-q5_1"}),
        ("lab/faster-whisper-x", {"lab/faster-whisper-x"}),
        ("my_own_run", set()),
    ],
)
def test_other_libraries_of_whisper_know_its_sizes_too(name: str, found: set[str]) -> None:
    source = f"from faster_whisper import WhisperModel\nm = WhisperModel({name!r})\n"
    assert used(source) == found


_HANDED = """
    import anthropic

    def ask(prompt, name):
        client = anthropic.Anthropic()
        return client.messages.create(model=name, max_tokens=9, messages=[prompt])

    ask("hi", {name!r})
"""


@pytest.mark.parametrize("name", ["llama-3-1-405b-instruct", "mixtral-8x22b-v0.1"])
def test_weights_of_others_are_not_asked_of_anthropic(name: str) -> None:
    assert not used(_HANDED.format(name=name))


def test_a_deployment_with_a_name_of_its_own_is_asked_of_the_client() -> None:
    (found,) = references(_HANDED.format(name="claude-next-2031"))
    assert (found.id, found.provider) == ("claude-next-2031", Provider.ANTHROPIC)


_LOADED = "from transformers import AutoTokenizer\nt = AutoTokenizer.from_pretrained({!r})\n"


@pytest.mark.parametrize("name", ["openai/gpt-4o-2024-08-06", "google/gemini-1.5-pro-002"])
def test_what_only_its_maker_hosts_is_in_no_repository(name: str) -> None:
    (found,) = references(_LOADED.format(name))
    assert (found.kind, found.id) == (AssetKind.SERVICE, name)


@pytest.mark.parametrize("name", ["openai/gpt-oss-20b", "google/gemma-2-2b-it", "lab/gpt-4o-mini"])
def test_what_its_maker_publishes_is_in_one(name: str) -> None:
    (found,) = references(_LOADED.format(name))
    assert (found.kind, found.id) == (AssetKind.MODEL, name)


@pytest.mark.parametrize(
    ("name", "found"),
    [("openai/gpt-4o-mini", Provider.OPENAI), ("command-r-plus", Provider.COHERE)],
)
def test_a_client_of_cohere_asks_for_its_models_only(name: str, found: Provider) -> None:
    source = f"""
        import cohere
        def ask(text, name):
            return cohere.Client("key").chat(model=name, message=text)
        ask("hi", {name!r})
    """
    assert [(r.id, r.provider) for r in references(source)] == [(name, found)]


def test_a_vocabulary_of_tokens_is_no_model() -> None:
    assert not used('tokenizer_name = "openai/cl100k_base"\n')


_FOLDERS = """
    DATASET_PATHS = {{"Beer": "Clean/Beer-Small", "Songs": "Clean/Songs-1"}}
    def fetch(name):
        assert name in DATASET_PATHS
        return get(f"https://{host}/{{DATASET_PATHS[name]}}/all.zip")
"""


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("files.example.org/tables", set()),
        ("huggingface.co/datasets", {"Clean/Beer-Small", "Clean/Songs-1"}),
    ],
)
def test_folders_of_an_address_are_no_datasets(host: str, found: set[str]) -> None:
    named = references(_FOLDERS.format(host=host))
    assert {r.id for r in named if r.hub is not Hub.URL} == found


_SHOWN = """
    import {library}
    import matplotlib.pyplot as plt
    from datasets import load_dataset
    scores = load_dataset("lab/measured-results", "small")
    DATASETS = ["lab/winograd-en", "lab/cloze-es"]
    {more}
    for name in DATASETS:
        plt.plot(scores[name])
"""
_ROWS = {"lab/winograd-en", "lab/cloze-es"}


@pytest.mark.parametrize(
    ("library", "more", "rows"),
    [
        ("pandas", "", set()),
        ("torch", "", _ROWS),
        ("pandas", "load_dataset(sys.argv[1])", _ROWS),
        ("os", 'os.system("python run.py")', _ROWS),
    ],
)
def test_rows_of_a_plot_are_labels(library: str, more: str, rows: set[str]) -> None:
    found = used(_SHOWN.format(library=library, more=more))
    assert found == {"lab/measured-results"} | rows


_TASKS = """
    from lm_eval.evaluator import simple_evaluate
    from ours.tasks import cloze, piqa
    TASKS = {{{pairs}}}
    ALL = sorted(list(TASKS))
    simple_evaluate(model="x", tasks=ALL)
"""


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ('"piqa": piqa.PiQA, "hellaswag": cloze.HellaSwag', set()),
        ('"piqa": 5, "hellaswag": 10', {"piqa", "hellaswag"}),
    ],
)
def test_names_of_classes_are_no_datasets(pairs: str, found: set[str]) -> None:
    assert used(_TASKS.format(pairs=pairs)) == found


def test_ids_under_which_classes_are_kept_are_loaded() -> None:
    source = """
        from transformers import AutoModel
        from ours import One, Two
        LOADERS = {"lab/one-7b": One, "lab/two-7b": Two}
        for name in LOADERS:
            AutoModel.from_pretrained(name)
    """
    assert used(source) == {"lab/one-7b", "lab/two-7b"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("output_guard_model", {"lab/guard-2-7b"}),
        ("structured_output_model_id", {"lab/guard-2-7b"}),
        ("output_model_id", set()),
        ("merged_output_repo_id", set()),
        ("model_output_dir", set()),
    ],
)
def test_only_names_of_what_is_written_are_outputs(name: str, found: set[str]) -> None:
    assert used(f'{name} = "lab/guard-2-7b"\n') == found


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://figshare.com/ndownloader/files/53919875", True),
        ("https://docs.google.com/spreadsheets/d/1abc/export?format=csv", True),
        ("https://en.wikipedia.org/wiki/List_of_rivers", False),
        ("https://api.example.org/v1/files?q=rivers", False),
    ],
)
def test_a_table_is_read_from_where_files_are_delivered(address: str, found: bool) -> None:
    source = f"import pandas as pd\ntable = pd.read_csv({address!r})\n"
    assert used(source) == ({address} if found else set())


@pytest.mark.parametrize(
    ("name", "found"), [("openai/whisper-tiny/", {"openai/whisper-tiny"}), ("runs/net-1/", set())]
)
def test_a_slash_behind_an_id_that_everybody_knows(name: str, found: set[str]) -> None:
    assert used(_LOADED.format(name)) == found


@pytest.mark.parametrize("name", ["ChatGPT", "InstructGPT", "chat-gpt"])
def test_the_name_of_a_product_is_no_hosted_model(name: str) -> None:
    assert not used(f"from ours.lm import OpenAIModel\nlm = OpenAIModel({name!r})\n")
    assert used("from ours.lm import OpenAIModel\nlm = OpenAIModel('gpt-4o')\n") == {"gpt-4o"}


@pytest.mark.parametrize(
    ("callee", "found"),
    [("print_cost_estimates", set()), ("price_of", set()), ("get_answer", {"gpt-4o"})],
)
def test_telling_a_price_asks_nobody(callee: str, found: set[str]) -> None:
    source = f'import openai\nself.{callee}(12, model="gpt-4o")\n'
    assert used(source) == found


@pytest.mark.parametrize(
    ("file", "found"), [("prompts/judge.txt", False), ("base/prompt_v2.txt", False),
                        ("rows/judged.txt", True)]
)  # fmt: skip
def test_a_prompt_that_is_fetched_is_no_dataset(file: str, found: bool) -> None:
    address = f"https://raw.githubusercontent.com/lab/kit/main/{file}"
    assert used(f"import requests\nx = requests.get({address!r})\n") == (
        {address} if found else set()
    )


def test_what_a_file_saves_beside_its_base_is_its_own() -> None:
    source = """
        from transformers import AutoModel
        base = "lab/small-7b"
        out = base + "-GPTQ"
        model = AutoModel.from_pretrained(base)
        model.{save}(out)
        model = AutoModel.from_quantized(out)
        model = AutoModel.from_pretrained("lab/small-7b-GPTQ")
    """
    assert used(source.format(save="save_quantized")) == {"lab/small-7b"}
    assert used(source.format(save="compare")) == {"lab/small-7b", "lab/small-7b-GPTQ"}


def test_a_transformer_is_a_model() -> None:
    assert used('def score(rows, transformer: str = "all-MiniLM-L6-v2"): ...\n')
    assert not used('transformer_layer_cls = "lab/small-7b"\ntransformer = "decoder"\n')


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("News-vectors-300.bin.gz", AssetKind.MODEL),
        ("wiki.en.vec.gz", AssetKind.MODEL),
        ("rows-300.csv.gz", AssetKind.DATASET),
    ],
)
def test_packed_weights_are_a_model(file: str, kind: AssetKind) -> None:
    address = f"https://files.example.org/{file}"
    (found,) = references(f"import requests\nx = requests.get({address!r})\n")
    assert found.kind is kind


def test_an_address_still_to_be_completed_is_none() -> None:
    source = """
        tag = "v0.1"
        weights = "https://files.example.org/%s/net.pth" % tag
        download(weights)
        table = "https://files.example.org/%d/rows.csv"
    """
    assert used(source) == {"https://files.example.org/v0.1/net.pth"}
    whole = "https://files.example.org/a%20b/net.pth"
    assert used(f"weights = {whole!r}\ndownload(weights)\n") == {whole}


@pytest.mark.parametrize(
    ("key", "found"), [("lora_rank", {"lab/net-13b"}), ("rank", set()), ("avg_score", set())]
)
def test_the_rank_of_an_adapter_is_no_result(key: str, found: set[str]) -> None:
    source = f'args = {{"model_name_or_path": "lab/net-13b", "{key}": 64}}\ntrain(args)\n'
    assert used(source) == found


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        (["AddUp", "Steps", "OneEq", "gsm8k", "Quiz", "Swap"], set()),
        (["gsm8k", "squad", "Quiz"], {"gsm8k", "squad"}),
        (["gsm8k"], {"gsm8k"}),
    ],
)
def test_names_of_data_among_a_program_s_own_are_its_files(
    choices: list[str], found: set[str]
) -> None:
    source = f"""
        import argparse
        from datasets import load_dataset
        parser = argparse.ArgumentParser()
        parser.add_argument("--dataset", choices={choices!r})
    """
    assert used(source) == found


def test_the_model_whose_tokens_are_counted_is_not_asked() -> None:
    source = """
        from openai import OpenAI
        client = OpenAI()
        @dataclass
        class Chunks:
            {name}: str = "gpt-4o"
    """
    assert not used(source.format(name="tiktoken_model_name"))
    assert used(source.format(name="chat_model_name")) == {"gpt-4o"}


@pytest.mark.parametrize(
    ("words", "ollama"), [("azure/heron-embed-3", False), ("acme/tern", True), ("tern:7b", True)]
)
def test_what_a_router_asks_elsewhere_is_none_of_ollama(words: str, ollama: bool) -> None:
    found = references(f'import ollama\nollama.chat(model="{words}")\n')
    assert (Hub.OLLAMA in {r.hub for r in found}) is ollama


def test_a_provider_before_its_model_is_no_name_with_a_tag() -> None:
    found = references('SETTINGS = {"EMBEDDING": "openai:text-embedding-3-small"}\n')
    assert [(r.id, r.provider) for r in found] == [("openai:text-embedding-3-small", "openai")]


@pytest.mark.parametrize("between", ["/", ":"])
def test_weights_of_open_clip_tell_what_they_are(between: str) -> None:
    source = f"""
        MODELS = {{"RN50{between}cc12m", "ViT-B-32{between}laion2b_e16", "acme{between}openai"}}
    """
    found = [r for r in references(source) if r.hub is Hub.OPEN_CLIP]
    assert {r.id for r in found} == {f"RN50{between}cc12m", f"ViT-B-32{between}laion2b_e16"}


def test_a_menu_may_offer_hosted_models_beside_ids_of_others() -> None:
    source = """
        class Settings:
            def get_available_models(self):
                return {
                    "openai": ["gpt-4o", "gpt-4-turbo"],
                    "hosted": ["acme/small-chat-7b", "acme/large-chat-70b"],
                }

            def get_model_colors(self):
                return {"openai": ["gpt-4.1", "teal"], "acme": ["grey", "blue"]}
    """
    assert {"gpt-4o", "gpt-4-turbo"} <= used(source)
    assert not {"gpt-4.1", "teal"} & used(source)


def test_a_name_put_together_for_a_run_is_no_published_model() -> None:
    source = """
        model_id = "distilbert-base-uncased"
        dataset_name = "imdb"
        step = Deploy(model_name=f"{model_id}-{dataset_name}")
    """
    assert used(source) == {"distilbert-base-uncased", "imdb"}


@pytest.mark.parametrize(
    "id_",
    [
        "bert-base-multilingual-cased",
        "bert-large-uncased-whole-word-masking-finetuned-squad",
        "bert-base-cased-finetuned-mrpc",
        "distilbert-base-uncased-finetuned-sst-2-english",
        "bert-base-nli-mean-tokens",
    ],
)
def test_models_published_without_an_owner_are_known_by_name(id_: str) -> None:
    assert used(f'model_name = "{id_}"\n') == {id_}


def test_weights_that_faster_whisper_fetches() -> None:
    source = """
        from faster_whisper.utils import download_model
        download_model("base", output_dir="/models/base")
    """
    assert one(source).id == "base"
    assert one(source).hub is Hub.WHISPER


def test_what_another_program_released_keeps_its_place() -> None:
    source = """
        from funasr import AutoModel
        def best(engine):
            if engine == "sherpa":
                return "sherpa-onnx-streaming-zipformer-en-2023-06-26"
            return "iic/SenseVoiceSmall"
        model = AutoModel(model=best(engine))
    """
    assert {(r.id, r.hub) for r in references(source)} == {
        ("sherpa-onnx-streaming-zipformer-en-2023-06-26", Hub.OTHER),
        ("iic/SenseVoiceSmall", Hub.MODELSCOPE),
    }


def test_a_reward_model_may_be_called_after_its_data() -> None:
    (told,) = references('prm_path: str = "acme/Tern-8B-PRM-Rated-Data"\n')
    assert told.kind is AssetKind.MODEL
