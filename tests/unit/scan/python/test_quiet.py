"""What looks like an asset and is none, and what is only mentioned."""

from __future__ import annotations

import time

import pytest
from tests.unit.scan.python.look import one, references, used

from clearweights.domain.asset import AssetKind, Hub, Role, Strength

LOAD = "from transformers import AutoModel\nfrom datasets import load_dataset\n"


@pytest.mark.parametrize(
    "words",
    [
        "your-org/your-model", "org/model", "<user>/<model>", "path/to/model", "./models/x",
        "/mnt/models/llama", "~/llama", "..\\\\models\\\\x", "checkpoints/step-100", "output",
        "model.safetensors",
        "eval_data/wiki", "runs/exp-1/best.pt", "", " ", "a b/c d", "{org}/{name}",
        "honest_model_id",
    ],
)  # fmt: skip
def test_paths_and_placeholders_are_no_models(words: str) -> None:
    assert used(LOAD + f'AutoModel.from_pretrained("{words}")') == set()


@pytest.mark.parametrize("builder", ["json", "csv", "parquet", "imagefolder"])
def test_builders_and_configurations_are_no_datasets(builder: str) -> None:
    assert used(LOAD + f'load_dataset("{builder}", data_files="data/x.{builder}")') == set()
    assert used(LOAD + f'load_dataset("acme/data", "{builder}", name="mnli")') == {"acme/data"}


@pytest.mark.parametrize(
    "line",
    [
        'model_type = "encoder/decoder"', 'MODEL_DIR = "models/llama-7b"', 'url = "text/html"',
        'TIMEZONE = "Europe/Berlin"', 'metrics = {"eval/model-loss": 1}', 'x = "acme/Llama-7b"',
        'print("try acme/Llama-7b")', 'if model == "acme/Llama-7b": pass',
        'DOCS = "https://huggingface.co/acme/Llama-7b"', 'repo = "acme/tools"',
        'model_provider = "mistralai"', 'PRICES = {"gpt-4": 1}', 'img = "nvidia/cuda:12.1"',
    ],
)  # fmt: skip
def test_other_words_are_quiet(line: str) -> None:
    assert used(LOAD + line) == set()


def test_parts_of_a_corpus_and_beginnings_are_no_datasets_or_models() -> None:
    listed = (
        'CHIRPS_DATASETS = ["Chirps/train-clean-100", "Chirps/dev-other", "Chirps-Corpus/wav48"]'
    )
    assert used(listed) == set()
    assert used('def save(model_prefix="Chirps/my-tokenizer-2"): ...') == set()


def test_a_variable_that_is_only_compared_names_nothing() -> None:
    compared = (
        'def f():\n    ref_model = "gpt-4o"\n    found = [r for r in rows if ref_model in r]\n'
    )
    assert used(compared) == set()
    assert used(compared + "    ask(ref_model)\n") == {"gpt-4o"}


@pytest.mark.parametrize("put", ["SMALL + LARGE", "[*SMALL, *LARGE]"])
def test_lists_that_are_only_compared_together_name_nothing(put: str) -> None:
    source = f"""
        import openai
        SMALL_MODELS = ("gpt-4o-mini", "o1-mini")
        LARGE_MODELS = ("gpt-4o", "gpt-4-32k")
        ALL_MODELS = {put.replace("SMALL", "SMALL_MODELS").replace("LARGE", "LARGE_MODELS")}
        client = openai.OpenAI()

        def most(model):
            if model in SMALL_MODELS:
                return 4096
            return 8192 if model in LARGE_MODELS else 0

        def counts(model):
            return 3 if model in ALL_MODELS else 4
        """
    assert used(source) == set()
    offered = source + "\n        show_menu(ALL_MODELS)\n"
    assert used(offered) == {"gpt-4o-mini", "o1-mini", "gpt-4o", "gpt-4-32k"}


def test_presets_of_other_libraries_are_no_models() -> None:
    assert used('Judge.from_preset("Liu2024-Recheck")') == set()
    assert used('Backbone.from_preset("gemma_2b_en")') == {"gemma_2b_en"}


def test_what_a_helper_returns_is_no_model_beside_a_provider() -> None:
    source = """
        def env(name, default):
            return os.environ.get(name) or default

        headers = {"title": env("TITLE", "voice-assistant"), "at": env("AT", "https://x.example/v1")}
        body = {"provider": "openai", "model": env("MODEL", "gpt-4o-mini")}
    """
    assert used(source) == {"gpt-4o-mini"}


def test_metrics_are_no_assets() -> None:
    assert used('import evaluate\nevaluate.load("accuracy")') == set()
    assert used('dataset = {"a": "rouge/rouge1", "b": "acme/reed-3"}') == {"acme/reed-3"}


@pytest.mark.parametrize("path", ["tests/test_x.py", "pkg/tests/helper.py", "conftest.py"])
def test_test_code_only_mentions(path: str) -> None:
    source = "import pytest\n" + LOAD + 'AutoModel.from_pretrained("acme/tiny")'
    found = one(source, path)
    assert (found.strength, found.role) == (Strength.MENTIONED, None)
    assert one(source, "app.py").role is Role.INFERENCE_LOCAL


def test_a_script_named_test_is_no_test() -> None:
    assert used(LOAD + 'AutoModel.from_pretrained("acme/tiny")', "test_model.py") == {"acme/tiny"}


def test_comments_only_mention() -> None:
    reference = one('# model = AutoModel.from_pretrained("acme/tiny")\nx = 1')
    assert (reference.id, reference.strength) == ("acme/tiny", Strength.MENTIONED)


def test_outputs_are_marked_and_not_used() -> None:
    source = LOAD + 'm = AutoModel.from_config(c)\nm.push_to_hub("acme/result")'
    reference = one(source)
    assert (reference.output, reference.strength) == (True, Strength.MENTIONED)


def test_loading_no_weights_is_no_use() -> None:
    assert used('import timm\ntimm.create_model("resnet18", pretrained=False)') == set()
    assert (
        used("from torchvision import models\nmodels.resnet18()\nmodels.vgg16(weights=None)")
        == set()
    )


def test_one_place_is_reported_once() -> None:
    source = LOAD + 'for _ in range(3):\n    N = "acme/tiny"\n    AutoModel.from_pretrained(N)'
    assert len(references(source)) == 1


def test_what_stands_beside_an_id_in_a_list_of_models_is_none() -> None:
    source = """
        base_models = [
            {"model_id": "lab/portrait-v2", "revision": "v4.0", "sub_path": "film/film"},
            {"model_id": "lab/landscape_v6", "sub_path": "real/real"},
        ]
        """
    assert used(source) == {"lab/portrait-v2", "lab/landscape_v6"}


def test_a_vocabulary_is_no_weights() -> None:
    assert not used('FILE = "https://files.example.org/acme-vocab.bin"')


def test_the_answers_of_a_service_are_no_data() -> None:
    assert not used('import requests\nrequests.get("https://news.example/v0/new.json?print=all")')
    assert used('import requests\nrequests.get("https://files.example/notes/new.json")')


def test_a_label_over_the_description_of_a_model_is_none() -> None:
    source = """
        MODELS = {
            "lab/Chat-9B-tools": Config(model_name="lab/Chat-9B", tools=True),
            "lab/Code-3B-tools": {"model_name": "lab/Code-3B", "tools": True},
            "lab/Plain-1B": 4096,
        }
        """
    assert used(source) == {"lab/Chat-9B", "lab/Code-3B", "lab/Plain-1B"}


def test_a_picture_in_a_repository_of_data_is_no_data() -> None:
    address = "https://huggingface.co/datasets/lab/pictures/resolve/main/boat"
    assert not used(f'from diffusers.utils import load_image\nload_image("{address}.png")')
    assert not used(f'import requests\nrequests.get("{address}.jpg")')
    assert used(f'import requests\nrequests.get("{address}.parquet")') == {"lab/pictures"}


def test_helpers_beside_keras_applications_are_no_models() -> None:
    source = """
        from tensorflow.keras.applications import vgg16
        net = vgg16.VGG16(weights="imagenet")
        x = vgg16.preprocess_input(x)
        """
    assert used(source) == {"VGG16"}


def test_a_server_that_is_reached_by_a_number_is_one_s_own() -> None:
    source = """
        from openai import OpenAI
        client = OpenAI(base_url="http://100.64.1.7:8000/v1", api_key="none")
        client.chat.completions.create(model="gpt-3.5-turbo", messages=[])
        """
    assert not used(source)


def test_a_size_and_its_patches_are_no_repository() -> None:
    source = 'models = {"Net-XL/2": make_xl}\nmodel = "Net-L/4"\nload_model("Net-B/16")\n'
    assert not used(source)


def test_names_of_what_the_file_makes_are_no_models_of_others() -> None:
    found = used(
        "from transformers import AutoModel, TrainingArguments\n"
        'start = "bert-base-uncased"\nAutoModel.from_pretrained(start)\n'
        'TrainingArguments(output_dir=f"{start}-tickets")\n'
        'start = f"{start}-tickets"\nAutoModel.from_pretrained(start)\n'
        'model_name = "bert-base-uncased-finetuned-mails"\n'
    )
    assert found == {"bert-base-uncased"}


def test_larger_siblings_and_tuned_models_that_are_loaded_stay() -> None:
    found = used(
        "from transformers import pipeline\n"
        'for name in ("gpt2", "gpt2-medium", "distilbert-base-uncased",\n'
        '             "distilbert-base-uncased-finetuned-sst-2-english"):\n'
        '    pipeline("x", model=name)\n'
    )
    assert len(found) == 4


def test_folders_that_are_counted_on_are_paths() -> None:
    assert used('import torch\nmodel_path = "checkpoints_v2/converter"\n') == set()


def test_the_choice_of_a_dataset_that_the_file_loads_is_no_second_one() -> None:
    found = used(
        "import argparse\nimport torchvision.datasets as dset\n"
        "p = argparse.ArgumentParser()\n"
        'p.add_argument("--dataset", default="cifar10")\n'
        'dset.CIFAR10(root=".", download=True)\n'
    )
    assert found == {"CIFAR10"}


def test_a_folder_of_the_project_is_no_name_of_a_zoo() -> None:
    assert used('from funasr import AutoModel\nAutoModel(model="tools/models/punctuation")\n') == (
        set()
    )


@pytest.mark.parametrize(("id_", "found"), [("XXXXRT/voice-9b", True), ("xxx/voice-9b", False)])
def test_letters_that_hold_a_place_stand_alone(id_: str, found: bool) -> None:
    assert bool(used(f'from datasets import load_dataset\nload_dataset("{id_}")\n')) is found


def test_what_training_writes_to_is_no_model_of_others() -> None:
    found = used(
        "from transformers import pipeline, TrainingArguments\n"
        'repository_id = "bert-base-letters"\n'
        "TrainingArguments(output_dir=repository_id)\n"
        'pipeline("x", model=repository_id)\npipeline("x", model="bert-base-uncased")\n'
    )
    assert found == {"bert-base-uncased"}


def test_what_models_cost_offers_none() -> None:
    source = """
        MODEL_COSTS = {
            "acme/Chat-9B-v2": {"prompt": 0.1, "completion": 0.2},
            "openai/gpt-4o": {"prompt": 0.1, "completion": 0.2},
        }
        """
    assert used(source) == set()


@pytest.mark.parametrize(
    "source",
    [
        'DATASETS = ["vtab/caltech", "vtab/flowers"]',
        'model = "bart-large-cnn/vocab"',
        'CONFIGS = {"model": "COCO-InstanceSegmentation/mask_rcnn_R_50_C4_1x"}',
    ],
)
def test_names_within_a_collection_are_no_repositories(source: str) -> None:
    assert used(source) == set()


def test_ids_of_data_count_where_data_is_loaded() -> None:
    source = 'DATASETS = ["acme/poems", "acme/tales"]'
    assert used("import datasets\n" + source) == {"acme/poems", "acme/tales"}


def test_a_made_up_name_of_an_own_server_is_not_of_ollama() -> None:
    source = """
        from openai import OpenAI
        client = OpenAI(base_url="http://127.0.0.1:{}/v1")
        client.chat.completions.create(model="qwen")
        """
    assert used(source.format(8000)) == set()
    assert used(source.format(11434)) == {"qwen"}


def test_pickles_in_a_folder_of_data_are_data() -> None:
    source = 'from tools import download\ndownload("https://example.org/{}/x.pkl")'
    kinds = [one(source.format(folder)).kind for folder in ("data", "weights")]
    assert kinds == [AssetKind.DATASET, AssetKind.MODEL]


def test_names_that_a_library_knows_besides_are_not_used() -> None:
    source = 'BERT_PRETRAINED_MODEL_ARCHIVE_LIST = ["bert-base-cased", "acme/bert-base-dutch"]'
    assert used(source) == set()


def test_a_key_over_a_file_of_weights_is_a_label() -> None:
    source = 'IMAGENET_MODELS = {{"MSRA/R-50-GN": "{}"}}'
    assert used(source.format("ImageNetPretrained/MSRA/R-50.pkl")) == set()
    assert used(source.format("net.Q4_K_M.gguf")) == {"MSRA/R-50-GN"}


def test_the_beginning_of_an_address_is_not_another_one() -> None:
    source = """
        import pandas as pd
        base = "https://example.org/shelf/data.csv"
        table = pd.read_csv(f"{base}?raw=1")
        """
    assert used(source) == {"https://example.org/shelf/data.csv?raw=1"}


def test_examples_of_the_documentation_load_nothing() -> None:
    source = """
        class Net:
            @add_code_sample_docstrings(checkpoint="bert-base-uncased")
            def forward(self):
                pass
        """
    assert used(source) == set()


def test_tables_of_a_copied_library_are_mentioned_but_its_loads_are_used() -> None:
    source = """
        PRETRAINED_VOCAB_FILES_MAP = {
            "vocab_file": {"gpt2": "https://huggingface.co/gpt2/resolve/main/vocab.json"},
        }
        GPT_PRETRAINED_MODEL_ARCHIVE_MAP = {
            "acme-gpt": "https://example.org/acme-gpt/pytorch_model.bin",
        }
        _CHECKPOINT_FOR_DOC = "acme-labs/Gpt-350m"
        model_urls = {"net18": "https://example.org/net18.pth"}

        def vocabulary(name):
            return cached_path(PRETRAINED_VOCAB_FILES_MAP["vocab_file"][name])

        parser.add_argument("--model", default="acme-labs/Gpt-1B")
        """
    assert used(source) == {"https://example.org/net18.pth", "acme-labs/Gpt-1B"}
    address = "https://example.org/acme-gpt/pytorch_model.bin"
    (table,) = [r for r in references(source) if r.id == address]
    assert table.strength is Strength.MENTIONED


def test_many_files_that_one_line_names_are_pieces_of_one_thing() -> None:
    source = """
        import urllib.request
        for part in [{}]:
            urllib.request.urlopen(f"https://example.org/lab/graphs/{{part}}.jsonl")
        """
    many = source.format(", ".join(f'"P{at}"' for at in range(9)))
    assert used(many) == {"https://example.org/lab/graphs/"}
    few = source.format('"P1", "P2"')
    assert used(few) == {f"https://example.org/lab/graphs/P{at}.jsonl" for at in (1, 2)}
    hosts = many.replace("example.org/lab/graphs/{part}.jsonl", "{part}.example.org/a.csv")
    assert len(used(hosts)) == 9
    assert len(used(many.replace(".jsonl", ".zip"))) == 9  # each is a whole


def test_a_whole_address_put_behind_another_is_that_address() -> None:
    source = """
        model_url = "https://huggingface.co/acme/Tiny-GGUF/resolve/main/tiny.gguf"
        if not model_url.startswith("http"):
            model_url = "https://huggingface.co/" + model_url
        """
    assert used(source) == {"acme/Tiny-GGUF"}


def test_a_model_whose_tokens_are_only_counted_is_not_used() -> None:
    source = """
        import tiktoken

        def count(text, model="gpt-4o"):
            return len(tiktoken.encoding_for_model(model).encode(text))

        def answer(text, model="gpt-4-turbo"):
            tiktoken.encoding_for_model(model)
            return ask(text, model)
        """
    assert used(source) == {"gpt-4-turbo"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("len(tiktoken.encoding_for_model(model).encode(text))", {"o3-mini"}),
        ("tiktoken.encoding_for_model(model), ask(text, model)", {"o3-mini", "gpt-4o"}),
    ],
)
def test_what_counts_beside_a_client_is_not_asked(body: str, found: set[str]) -> None:
    source = f"""
        import tiktoken
        from openai import OpenAI

        def measure(text, model="gpt-4o"):
            return {body}

        def answer(text):
            return OpenAI().chat.completions.create(model="o3-mini", messages=[text])
        """
    assert used(source) == found


@pytest.mark.parametrize(
    "source",
    [
        'PRETRAINED_POSITIONAL_EMBEDDINGS_SIZES = {"acme-labs/Gpt-1B": 1024}',
        'READER_PRETRAINED_POSITIONAL_EMBEDDINGS_SIZES = {"acme-labs/Gpt-1B": 512}',
        'MAX_MODEL_INPUT_SIZES = {"acme-labs/Gpt-1B": 1024}',
        '_CHECKPOINT_FOR_SEQUENCE_CLASSIFICATION = "acme-labs/Gpt-1B"',
        '_SEQ_CLASS_CHECKPOINT = "acme-labs/Gpt-1B"',
        'update(Net, checkpoint_for_example="acme-labs/Gpt-1B")',
        'MODELS = ["acme-labs/Gpt-1B", "acme-labs/Gpt-2B"]\nany(n.startswith(m) for m in MODELS)',
    ],
)
def test_words_about_models_use_none(source: str) -> None:
    assert used(source) == set()


def test_a_table_of_a_copied_library_offers_nothing_to_other_files() -> None:
    source = """
        from tables import NET_PRETRAINED_CONFIG_ARCHIVE_MAP
        cached_path(NET_PRETRAINED_CONFIG_ARCHIVE_MAP[name])
        """
    address = "https://huggingface.co/acme-labs/Gpt-1B/resolve/main/config.json"
    table = f'NET_PRETRAINED_CONFIG_ARCHIVE_MAP = {{"gpt": "{address}"}}'
    assert used(source, tables=table) == set()


def test_test_code_by_any_usual_name() -> None:
    source = """
        import unittest
        class NetTest(unittest.TestCase):
            model = AutoModel.from_pretrained("acme-labs/Gpt-1B")
        """
    for path in ("old_test_nets.py", "_test_nets.py", "nets_tests.py"):
        assert used(source, path) == set()
    assert used(source, "latest_nets.py") == {"acme-labs/Gpt-1B"}


def test_the_columns_of_a_dataset_are_no_choice() -> None:
    table = 'DATASET_NAME_MAPPING = {"acme/captions-2": ("image", "text"), "acme/cats-3": %s}\n'
    assert used(table % '("picture", "words")') == set()
    assert used('DATASETS = {"acme/captions-2": ("acme/cats-3", "main")}') == {
        "acme/captions-2",
        "acme/cats-3",
    }


@pytest.mark.parametrize(
    "source",
    [
        'from gradio_client import Client\nSPACE_MODEL = "acme/Talks-7B"\nClient(SPACE_MODEL)',
        'EMBEDDING_COLUMN_NAME = "text-embedding-3-small"',
        'class C:\n    tokenizer_target_model = "gpt-4"',
        'options = {"tiktoken_model_name": "gpt-4o"}',
        'model = "gpt-4-with-eyes"',
        'import requests\nrequests.get("https://login.example.org/.well-known/jwks.json")',
        'import requests\nrequests.get("https://facts.example.org/random.json?language=en")',
    ],
)
def test_applications_columns_and_counters_are_no_models(source: str) -> None:
    assert used(source) == set()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('if "bert" in model_name:\n            self.cls = "[CLS]"', set()),
        (
            'self.model_name = model_name\n        if model_name.lower() == "x":\n            pass',
            set(),
        ),
        ("self.model = make(model_name)", {"bert-base-cased"}),
    ],
)
def test_a_default_that_is_only_compared_loads_nothing(body: str, found: set[str]) -> None:
    source = (
        'class Rows:\n    def __init__(self, model_name="bert-base-cased"):\n'
        f"        {body}\n\n    def size(self):\n        return 1\n"
    )
    assert used(source) == found


def test_shared_links_are_what_their_names_say() -> None:
    link = "https://drive.usercontent.google.com/download?id=1abc&export=download"
    assert used(f'default_models = {{"ears": ("{link}", 12)}}') == {link}
    assert used(f'slides = "{link}"') == set()


def test_tasks_that_are_only_listed_evaluate_nothing() -> None:
    listed = 'from mteb import MTEB\nkinds = MTEB(tasks=["Banking77Classification"]).tasks\n'
    assert used(listed) == set()
    assert used(listed + "MTEB(tasks=kinds).run(net)\n") == {"Banking77Classification"}


def test_videos_are_read_by_published_networks() -> None:
    source = (
        "from pytorchvideo.models.hub import slowfast_r50_detection\nslowfast_r50_detection({})\n"
    )
    assert used(source.format("True")) == {"slowfast_r50_detection"}
    assert used(source.format("")) == set()


def test_what_tokens_are_counted_for_is_not_asked() -> None:
    client = "from openai import OpenAI\nclient = OpenAI()\n"
    for call in ("num_tokens_from_messages(rows, {})", "count_tokens(rows, {})"):
        assert "gpt-4-0314" not in used(client + call.format('model="gpt-4-0314"'))
    assert "gpt-4-0314" in used(client + 'ask(rows, model="gpt-4-0314")')
    default = 'def {}(rows, model="{}"):\n    return make(model)\n'
    assert not used(client + default.format("num_tokens_from_messages", "gpt-4-0314"))
    assert used(client + default.format("ask_in_turn", "gpt-4-0314")) == {"gpt-4-0314"}
    assert used(default.format("num_tokens", "acme/net-7b")) == {"acme/net-7b"}


@pytest.mark.parametrize(
    ("imports", "path", "found"),
    [
        ("import matplotlib.pyplot as plt\nimport pandas", "show.py", set()),
        ("import json", "scripts/plot_all.py", set()),
        ("import json", "scripts/ask_all.py", {"gpt-4o-mini", "claude-2.1"}),
        ("import matplotlib, ours", "show.py", {"gpt-4o-mini", "claude-2.1"}),
        ('import matplotlib\nROW = {"messages": []}', "show.py", {"gpt-4o-mini", "claude-2.1"}),
    ],
)
def test_labels_of_results_are_no_models_that_are_asked(
    imports: str, path: str, found: set[str]
) -> None:
    assert used(imports + '\nmodels = ["gpt-4o-mini", "claude-2.1"]\n', path) == found


def test_many_names_of_many_classes_cost_little() -> None:
    classes = (
        f'class B{i}:\n    model_name = "acme/x-{i}"\n    llm = Column(default="acme/y-{i}")\n'
        for i in range(1_000)
    )
    begun = time.process_time()
    assert len(used("\n".join(classes))) == 2_000
    assert time.process_time() - begun < 6


def test_a_list_of_architectures_names_no_models() -> None:
    kinds = 'SUPPORTED_MODELS = ["bloom", "gptj", "gpt2", "opt", "mpt"]\n'
    assert used(kinds) == set()
    assert "gpt2" in used(kinds.replace("bloom", "lab/bloom-7b"))
    assert used('SUPPORTED_MODELS = ["gpt2", "gpt2-large", "bert-base-uncased", "mine"]\n') == {
        *("gpt2", "gpt2-large", "bert-base-uncased"),
    }


def test_names_of_a_program_s_own_are_none_of_ollama_s_library() -> None:
    registry = (
        'class Model(Enum):\n    SMALL = "{}"\n    LARGE = "{}"\n    OLD = "stablelm-zephyr"\n'
    )
    assert (
        used("from enum import Enum\n" + registry.format("llama-3.2:1b", "deep-seek-r1:7b"))
        == set()
    )
    told = used("from enum import Enum\n" + registry.format("llama3.2:1b", "deepseek-r1:7b"))
    assert {"llama3.2:1b", "deepseek-r1:7b"} <= told
    assert used('import ollama\nMODEL = "llama-3.2:1b"\n') == {"llama-3.2:1b"}
    assert used('MODEL_NAME = "ministral-3:8b"\n') == {"ministral-3:8b"}


def test_tables_of_arguments_offer_no_models() -> None:
    table = '_{} = {{"acme-labs/Shelf-Embed-v2": {{"trust_remote_code": True}}}}\n'
    assert used(table.format("EMBEDDER_ARGS")) == set()
    assert used(table.format("EMBEDDER_CONFIGS")) == {"acme-labs/Shelf-Embed-v2"}


def test_where_a_model_of_nemo_lies_within_a_repository_is_no_name() -> None:
    source = """
        import nemo.collections.asr as nemo_asr
        def load(embedding={"checkpoint": "lab/voices", "subfolder": "embedding"}):
            nemo_asr.models.EncDecSpeakerLabelModel.from_pretrained(embedding)
        nemo_asr.models.EncDecSpeakerLabelModel.from_pretrained("titanet_large")
        nemo_asr.models.EncDecSpeakerLabelModel.from_pretrained("lab/second@5c0be38")
        """
    assert used(source) == {"lab/voices", "titanet_large", "lab/second"}


def test_a_list_of_data_names_no_architectures() -> None:
    source = (
        "from datasets import load_dataset\n"
        'TRAIN_DATASETS = [("glue", "mrpc"), ("paws", "labeled"), ("ag_news", None)]\n'
        "load_dataset(pick(TRAIN_DATASETS))\n"
    )
    assert {"glue", "paws", "ag_news"} <= used(source)


def test_kinds_of_adapters_are_no_repositories() -> None:
    source = 'gr.Dropdown(label="LoRA model", choices=["LyCORIS/Diag-OFT-2", "LyCORIS/LoHa"])\n'
    assert used(source) == set()
    assert used(source.replace("LyCORIS", "lab")) != set()


LOOP = "    for x in REASONING_MODELS:\n        if x in m:\n"


LIST = 'REASONING_MODELS = ["gpt-5", "o3-mini"]\nfrom openai import OpenAI\nclient = OpenAI()\n'


@pytest.mark.parametrize(
    ("use", "counts"),
    [
        ("def f(model):\n    return any(name in model for name in REASONING_MODELS)\n", False),
        ("def f(m):\n    return any(m.startswith(f'{x}-') for x in REASONING_MODELS)\n", False),
        ("def f(m):\n    return not all(x != m and len(x) > 2 for x in REASONING_MODELS)\n", False),
        (f"def f(m):\n{LOOP}            return True\n", False),
        ("def f(m):\n    return [ask(x) for x in REASONING_MODELS]\n", True),
        (f"def f(m):\n{LOOP}            return ask(x)\n", True),
    ],
)
def test_lists_that_are_gone_through_to_compare(use: str, counts: bool) -> None:
    asked = {r.id for r in references(LIST + use) if r.strength is Strength.USED}
    assert ("gpt-5" in asked) is counts


def test_a_label_that_is_the_beginning_of_the_model_beside_it() -> None:
    source = """
        from anthropic import Anthropic
        client = Anthropic()
        Agent(name="claude-opus-4", llm=make(model="claude-opus-4-20250514"))
        Agent(name="claude-sonnet-4", llm=make(client))
        """
    assert used(source) == {"claude-opus-4-20250514", "claude-sonnet-4"}


def test_a_script_of_ones_own_is_no_dataset() -> None:
    source = 'from datasets import load_dataset\nload_dataset("{}", data_files=path)\n'
    assert used(source.replace("{}", "retrieval_loading_script")) == set()
    assert used(source.replace("{}", "scripted_talks")) == {"scripted_talks"}


def test_where_a_model_is_saved_on_the_hub_is_an_output() -> None:
    source = """
        net.save(
            save_directory="./tuned", save_to_hf_hub=True, hf_repo_name="lab/tuned-bridge-8b"
        )
        """
    assert used(source) == set()
    assert [r.output for r in references(source) if r.id == "lab/tuned-bridge-8b"] == [True]


def test_a_name_that_only_makes_a_path_is_one_of_a_folder() -> None:
    source = 'import os\ndataset = "openwebtext"\nfolder = os.path.join("data", dataset)\n'
    assert used(source) == set()
    assert used(f"{source}download(dataset)\n") == {"openwebtext"}
    assert used(source.replace("openwebtext", "lab/talks-2")) == {"lab/talks-2"}


def test_what_only_its_maker_serves_is_no_model_of_sentence_transformers() -> None:
    lines = (
        "from langchain.embeddings import HuggingFaceEmbeddings\n"
        'for name in ["all-MiniLM-L6-v2", "text-embedding-ada-002"]:\n'
        "    HuggingFaceEmbeddings(model_name=name)\n"
    )
    assert used(lines) == {"all-MiniLM-L6-v2"}


def test_a_model_that_is_handed_to_the_making_of_data_stays_one() -> None:
    lines = (
        'pretrained_model_name_or_path = "acme-labs/Owl-13B-Base"\n'
        "tokenizer = dict(name_or_path=pretrained_model_name_or_path)\n"
        "train_dataset = dict(type=prepare, tokenizer=tokenizer)\n"
    )
    (found,) = references(lines)
    assert found.kind is AssetKind.MODEL


def test_sizes_that_are_only_compared_with_load_nothing() -> None:
    source = """
        _WHISPER_DEFAULT_MODELS = {"tiny", "tiny.en"}
        def card(name):
            if not name or name.lower() in _WHISPER_DEFAULT_MODELS:
                return "own"
            return name
    """
    assert used(source) == set()
    handed = "    for name in _WHISPER_DEFAULT_MODELS: fetch(name)\n"
    assert used(source + handed) == {"tiny", "tiny.en"}


@pytest.mark.parametrize(
    "beside",
    [
        'labels = open("tickets_labeled/part-1.json")',
        'frame = pd.read_csv("./tickets_labeled/rows.csv")',
    ],
)
def test_a_folder_whose_files_are_opened_is_no_dataset_of_the_hub(beside: str) -> None:
    source = f'from datasets import load_dataset\nload_dataset("tickets_labeled")\n{beside}\n'
    assert used(source) == set()
    assert used(source.replace("tickets_labeled/", "other/")) == {"tickets_labeled"}


def test_a_folder_of_a_cloned_dataset_is_no_other_one() -> None:
    source = """
        from datasets import load_dataset
        load_dataset("acme/tickets-2")
        load_dataset("{}")
    """
    assert used(source.format("tickets-2/data")) == {"acme/tickets-2"}
    assert used(source.format("tickets-3/data")) == {"acme/tickets-2", "tickets-3/data"}
    assert used(source.format("tickets-2/answers")) == {"acme/tickets-2", "tickets-2/answers"}


def test_a_folder_whose_list_of_files_is_called_alike_is_no_model() -> None:
    splits = 'MODEL_SPLITS = {{"train": ("Rooms2016/pano_train", "{}")}}'
    assert used(splits.format("Rooms2016/pano_train.json")) == set()
    assert used(splits.format("Rooms2016/other.json")) == {"Rooms2016/pano_train"}
    told = splits.replace("Rooms2016/pano_train", "Qwen/Qwen2-7B")
    assert used(told.format("Qwen/Qwen2-7B.json")) == {"Qwen/Qwen2-7B"}


@pytest.mark.parametrize(
    ("path", "test"),
    [
        ("scripts/e2e/mock_llm.py", True),
        ("scripts/durability_e2e.py", True),
        ("scripts/e2e_runs.py", True),
        ("scripts/nee2e.py", False),
        ("speech/nets/e2e/answer.py", False),  # a network from end to end
    ],
)
def test_what_runs_a_program_from_end_to_end_is_a_test(path: str, test: bool) -> None:
    source = 'from unittest.mock import patch\nfrom openai import OpenAI\nMODEL = "gpt-4o-mini"\n'
    assert used(source, path) == (set() if test else {"gpt-4o-mini"})


@pytest.mark.parametrize("name", ["MODELS_TO_REMOVE", "unsupported_models", "BANNED_MODELS"])
def test_models_that_are_left_out_are_not_used(name: str) -> None:
    source = f'{name} = ["Qwen/Qwen2-7B"]\nkept = [m for m in offered if m not in {name}]\n'
    assert used(source) == set()
    assert used(source.replace(name, "MODELS_TO_RUN")) == {"Qwen/Qwen2-7B"}


def test_what_is_taken_out_of_a_table_is_not_used() -> None:
    source = 'offered["models"].{}("Qwen/Qwen2-7B")\n'
    assert used(source.format("pop")) == used(source.format("discard")) == set()
    assert used(source.format("append")) == {"Qwen/Qwen2-7B"}
    assert used('kwargs.pop("x", "Qwen/Qwen2-7B")') == {"Qwen/Qwen2-7B"}


def test_a_folder_that_is_kept_in_step_with_a_repository_is_published() -> None:
    source = """
        from huggingface_hub import CommitScheduler
        CommitScheduler(repo_id="acme/votes-2", repo_type="dataset", folder_path="votes")
    """
    assert used(source) == set()
    assert used(source.replace("CommitScheduler", "snapshot_download")) == {"acme/votes-2"}


def test_hosted_models_among_ids_of_the_hub_are_offered_with_them() -> None:
    source = """
        class Arena:
            def __init__(self):
                self.birds_of_the_river_bank = [
                    "Qwen/Qwen2-7B", "google/flan-t5-xl", {}, "voyage-multilingual-2", "BM25",
                ]
    """
    ids = {"Qwen/Qwen2-7B", "google/flan-t5-xl"}
    more = '"Salesforce/codet5-base"'
    assert used(source.format(more)) == ids | {"Salesforce/codet5-base", "voyage-multilingual-2"}
    assert used(source.format('"TF-IDF"')) == ids


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('deprecated_models = {"gpt-4": "gpt-4o"}', set()),
        ('def replace_model_name(old):\n    return {"gpt-4": "gpt-4o"}[old]', set()),
        ('chosen_models = {"gpt-4": "gpt-4o"}', {"gpt-4o"}),
        ('model_placed = "gpt-4o"', {"gpt-4o"}),
    ],
)
def test_tables_of_old_names_are_not_asked(source: str, found: set[str]) -> None:
    assert used(f"import openai\nopenai.OpenAI()\n{source}") - {"openai"} == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ('["wikipedia", "arxiv", "stacks"]', set()),
        ('["wikipedia", "arxiv"]', {"wikipedia"}),
        ('["acme/wikipedia", "arxiv", "stacks"]', {"acme/wikipedia"}),
    ],
)
def test_most_names_of_a_list_tell_whose_they_are(names: str, found: set[str]) -> None:
    source = f"from datasets import load_dataset\ndef draw(dataset_names={names}):\n    pass\n"
    assert used(source) == found


def test_the_share_of_a_mixture_is_no_data() -> None:
    source = """
        from datasets import load_dataset
        MIXER = ["acme/terns", "0.5", "acme/gulls", "1.0"]
        sets = [load_dataset(name) for name in MIXER]
        """
    assert used(source) == {"acme/terns", "acme/gulls"}


@pytest.mark.parametrize(
    ("default", "found"),
    [
        ("corpus='wikipedia'", set()),
        ("dataset='wikipedia'", {"wikipedia"}),
        ("corpus='acme/Wiki-2'", {"acme/Wiki-2"}),
    ],
)
def test_a_plain_word_for_a_corpus_is_the_programs_own(default: str, found: set[str]) -> None:
    assert used(f"def index({default}, limit=None):\n    return build({default[0]})\n") == found


@pytest.mark.parametrize("kind", ['"space"', "KIND"])
def test_the_repository_of_a_page_is_no_model(kind: str) -> None:
    head = 'from huggingface_hub import snapshot_download\nKIND = "space"\n'
    assert used(f'{head}snapshot_download(repo_id="acme/tern", repo_type={kind})') == set()
    assert used(f'{head}snapshot_download(repo_id="acme/tern", repo_type="model")') == {"acme/tern"}


def test_a_pipeline_of_spacy_counts_where_a_name_says_model() -> None:
    settings = '{"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": NAME}]}'
    text = f"conf = {settings.replace('NAME', repr('en_core_web_sm'))}\nrun(conf)\n"
    assert used(text) == {"en_core_web_sm"}
    assert used('import spacy\nif name == "en_core_web_sm":\n    run()\n') == set()
    assert used('import spacy\nLIMITS = {"en_core_web_sm": 12}\n') == set()


def test_a_table_by_figures_tells_whose_they_are() -> None:
    table = 'PARAMETERS_TO_MODEL_NAME = {{{}: "tiny.en", {}: "base.en", {}: "large-v3"}}\n'
    assert used(table.format(37184256, 71825408, 1541570560)) == set()
    assert used(table.format(1, 2, 3)) == {"tiny.en", "base.en", "large-v3"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('TERNGATE_LIGHT_MODEL = "terngate/light"', set()),
        ('TERNGATE_LIGHT_MODEL = "terngate/light-7b"', {"terngate/light-7b"}),
        ('LIGHT_MODEL = "terngate/light"', {"terngate/light"}),
    ],
)
def test_a_name_that_spells_out_its_value_is_the_program_s_own(line: str, found: set[str]) -> None:
    assert used(f"{line}\n") == found


@pytest.mark.parametrize(
    ("name", "data"), [("palette", False), ("means_stds", False), ("rows", True)]
)
def test_what_lies_beside_data_is_none(name: str, data: bool) -> None:
    address = f"https://pond.example.org/libs/data/{name}.txt"
    assert (used(f'download("{address}")\n') == {address}) is data


def test_a_network_before_its_set_is_no_repository() -> None:
    hubs = {r.id: r.hub for r in references('clip_model_name = "ViT-L-14/openai"\n')}
    assert hubs == {"ViT-L-14/openai": Hub.OPEN_CLIP}
    hubs = {r.id: r.hub for r in references('clip_model_name = "ViTeam/openai-7b"\n')}
    assert hubs == {"ViTeam/openai-7b": Hub.HUGGINGFACE}


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("async def num_tokens_for_items", {"o3-mini"}),
        ("async def reply_to_items", {"o3-mini", "gpt-4o"}),
    ],
)
def test_what_counts_tokens_while_others_wait_asks_nothing(head: str, found: set[str]) -> None:
    source = f"""
        from openai import OpenAI

        {head}(items, model="gpt-4o"):
            return measure(items, model)

        OpenAI().chat.completions.create(model="o3-mini", messages=[])
        """
    assert used(source) == found


def test_the_end_of_an_id_behind_another_owner_is_what_a_program_makes() -> None:
    source = """
    from transformers import Trainer

    def main(trainer):
        dataset_name = "larchlab/letters-instruct-10k"
        name = "ours/" + dataset_name.split("/")[1]
        trainer.push_to_hub(**{"model_name": name, "tasks": dataset_name})
    """
    assert used(source) == {"larchlab/letters-instruct-10k"}


def test_one_name_in_a_long_list_does_not_make_data_of_a_model() -> None:
    names = (
        "flan-t5-large-letters",
        "flan-t5-large-news",
        "flan-t5-large-math_dataset",
        "flan-t5-large-qa",
    )
    listed = ", ".join(f'"larchlab/{name}"' for name in names)
    kinds = {r.kind for r in references(f"import peft\nMODULES = [{listed}]\n")}
    assert kinds == {AssetKind.MODEL}


def test_a_table_that_only_writes_names_another_way_chooses_nothing() -> None:
    source = 'MODEL_NAMES = {"gpt-35-turbo": "gpt-3.5-turbo", "gpt-4o": "gpt-4o"}\n'
    assert used(source) == set()
    assert used('MODEL_NAMES = {"fast": "gpt-3.5-turbo", "best": "gpt-4o"}\n') == {
        "gpt-3.5-turbo",
        "gpt-4o",
    }


def test_the_name_of_a_class_that_is_told_its_model_is_for_people() -> None:
    source = """
        import ollama

        class OllamaVLMReader:
            name = "qwen3-vl-reader"

            def __init__(self, model: str = "qwen3-vl:8b"):
                self.model = model

            def read(self, prompt):
                return ollama.generate(model=self.model, prompt=prompt)
    """
    assert used(source) == {"qwen3-vl:8b"}
