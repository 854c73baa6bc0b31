"""Values that come a long way: through modules chosen by name, lists and wrappers elsewhere."""

from __future__ import annotations

import textwrap

import pytest
from tests.unit.scan.python.look import facts, one, references, used

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.domain.facts import RunTimeChoice


@pytest.mark.parametrize(
    "call",
    [
        "models.__dict__[args.arch](pretrained=True)",
        "getattr(models, args.arch)(pretrained=True)",
        "vars(models)[args.arch](pretrained=True)",
    ],
)
def test_a_model_chosen_from_a_module_by_an_option(call: str) -> None:
    source = f"""
        import argparse
        import torchvision.models as models
        parser = argparse.ArgumentParser()
        parser.add_argument("--arch", default="resnet18", choices=["resnet18", "resnet50"])
        args = parser.parse_args()
        net = {call}
        """
    assert used(source) == {"resnet18", "resnet50"}
    assert not used(source.replace("pretrained=True", ""))


def test_a_table_tells_the_class_to_ask_for_each_model() -> None:
    source = """
        from langchain_openai import ChatOpenAI
        from langchain_anthropic import ChatAnthropic
        from langchain_cohere import ChatCohere
        CHATS = {"gpt-4o": ChatOpenAI, "claude-3-opus-20240229": ChatAnthropic,
                 "Cohere": ChatCohere}
        def answer(name, other):
            return CHATS[name](model=name)
        """
    found = {(r.id, r.provider, r.strength.value) for r in references(source)}
    assert ("gpt-4o", Provider.OPENAI, "used") in found
    assert ("claude-3-opus-20240229", Provider.ANTHROPIC, "used") in found
    assert "Cohere" not in {name for name, _, _ in found}
    assert not used(source.replace("model=name", "model=other")) & {"gpt-4o"}


def test_a_bundle_of_torchaudio_chosen_by_language() -> None:
    source = """
        import torchaudio
        BUNDLES = {"fr": "VOXPOPULI_ASR_BASE_10K_FR"}
        bundle = torchaudio.pipelines.__dict__[BUNDLES[language]]
        model = bundle.get_model()
        """
    assert used(source) == {"VOXPOPULI_ASR_BASE_10K_FR"}


def test_a_value_that_no_module_can_hold_goes_to_the_other_loader() -> None:
    source = """
        import torchaudio
        from transformers import Wav2Vec2ForCTC
        CHOICES = {"fr": "VOXPOPULI_ASR_BASE_10K_FR", "sv": "lab/wav2vec2-swedish"}
        name = CHOICES[language]
        if name in torchaudio.pipelines.__all__:
            model = torchaudio.pipelines.__dict__[name].get_model()
        else:
            model = Wav2Vec2ForCTC.from_pretrained(name)
        """
    found = {(r.hub, r.id) for r in references(source)}
    assert (Hub.TORCHAUDIO, "VOXPOPULI_ASR_BASE_10K_FR") in found
    assert (Hub.HUGGINGFACE, "lab/wav2vec2-swedish") in found
    assert (Hub.TORCHAUDIO, "lab/wav2vec2-swedish") not in found


def test_a_wrapper_with_a_static_method() -> None:
    wrapper = """
        from transformers import AutoModel
        class Ranker:
            def __init__(self, where, other=None):
                self.model = self.load(where)
            @staticmethod
            def load(where):
                return AutoModel.from_pretrained(where)
        """
    source = """
        from ranker import Ranker
        Ranker("lab/rank")
        """
    assert used(source, ranker=textwrap.dedent(wrapper)) == {"lab/rank"}


def test_lists_and_dicts_of_another_file() -> None:
    config = """
        POOL = ["lab/one", "lab/two"]
        TASKS = {"a": {"path": "lab/data-a", "split": "lab/not-this"}}
        """
    source = """
        from transformers import AutoModel
        from datasets import load_dataset
        from config import POOL, TASKS
        for each in POOL:
            AutoModel.from_pretrained(each)
        load_dataset(TASKS[task]["path"])
        """
    assert used(source, config=textwrap.dedent(config)) == {"lab/one", "lab/two", "lab/data-a"}


def test_a_tuple_given_to_a_wrapper_elsewhere() -> None:
    wrapper = """
        from sentence_transformers import SentenceTransformer
        class Twin:
            def __init__(self, paths=None, **kwargs):
                self.query = SentenceTransformer(paths[0])
                self.text = SentenceTransformer(paths[1])
        """
    source = """
        from twin import Twin
        Twin(("lab/queries", "lab/texts"))
        """
    assert used(source, twin=textwrap.dedent(wrapper)) == {"lab/queries", "lab/texts"}


def test_an_address_given_to_any_function_that_downloads() -> None:
    source = """
        from project import util
        name = "recipes"
        util.download_and_unzip(f"https://data.example.edu/sets/{name}.zip", "here")
        """
    assert used(source) == {"https://data.example.edu/sets/recipes.zip"}
    assert one(source).kind is AssetKind.DATASET


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://files.example.edu/corpora/letters.tar.gz", AssetKind.DATASET),
        ("https://files.example.edu/letters.csv", AssetKind.DATASET),
        ("https://files.example.edu/uncased_L-12_H-768_A-12.zip", AssetKind.MODEL),
        ("https://github.com/lab/tool/archive/main.zip", None),
        ("https://files.example.edu/releases/tool-linux.tar.gz", None),
        ("https://files.example.edu/info.json", None),
        ("https://x.example/w/model-00002-of-00003.bin", None),
    ],
)
def test_addresses_that_stand_by_themselves(address: str, kind: AssetKind | None) -> None:
    found = references(f'WHERE = "{address}"\n')
    assert [r.kind for r in found] == ([kind] if kind else [])


def test_the_source_of_a_project_is_downloaded_as_a_program() -> None:
    call = 'from urllib.request import urlretrieve\nurlretrieve("https://github.com/lab/{}", "x")\n'
    assert not used(call.format("tool/archive/refs/heads/main.zip"))
    assert used(call.format("dataset-hums/archive/main.zip"))


def test_a_database_that_is_downloaded_is_data() -> None:
    call = 'from urllib.request import urlretrieve\nurlretrieve("{}", "x")\n'
    told = "https://files.example.edu/shelves/marks.sqlite"
    assert [(r.id, r.kind) for r in references(call.format(told))] == [(told, AssetKind.DATASET)]
    assert not used('connect("marks.sqlite")\n')


def test_a_vocabulary_that_is_downloaded_is_part_of_its_model() -> None:
    call = 'from urllib.request import urlretrieve\nurlretrieve("{}", "v")\n'
    told = "https://s3.amazonaws.com/models.huggingface.co/bert/gpt2-merges.txt"
    assert [(r.id, r.kind) for r in references(call.format(told))] == [(told, AssetKind.MODEL)]
    assert not used(call.format("https://a.example/shelves/birds-merges.txt"))


def test_a_model_given_to_a_class_of_a_library_that_nobody_knows() -> None:
    assert used('from rankers import Fast5\nFast5("lab/Rank-v2-base")\n') == {"lab/Rank-v2-base"}
    assert not used('from pathlib import Path\nPath("lab/Rank-v2-base")\n')


def test_a_default_whose_type_says_model() -> None:
    source = """
        from speech.core import PipelineModel
        class Segmenter:
            def __init__(self, segmentation: PipelineModel = "lab/segmentation"):
                pass
        """
    assert used(source) == {"lab/segmentation"}


def test_a_size_of_whisper_as_an_option() -> None:
    source = """
        import argparse
        from whispertool.core import transcribe
        parser = argparse.ArgumentParser()
        parser.add_argument("--model", default="small")
        """
    assert one(source).hub is Hub.WHISPER
    assert not used(source.replace("whispertool", "othertool"))


def test_a_size_of_whisper_that_is_built_into_an_id_is_no_name() -> None:
    source = """
        from transformers import WhisperConfig
        from whispertool import Pipeline
        CHECKPOINT = "large-v2"
        config = WhisperConfig.from_pretrained(f"openai/whisper-{CHECKPOINT}")
        """
    assert used(source) == {"openai/whisper-large-v2"}


def test_another_client_of_the_hub_calls_its_models() -> None:
    source = """
        from easyllm.clients import huggingface
        huggingface.ChatCompletion.create(model="acme/chat-7b", messages=[])
        """
    assert one(source).kind is AssetKind.MODEL


def test_the_provider_stands_in_the_name_of_a_variable() -> None:
    source = 'import os\nconfig = {"model": os.getenv("TOGETHER_MODEL", "lab/Chat-9b")}\n'
    assert one(source).kind is AssetKind.SERVICE
    assert one(source).provider is Provider.TOGETHER


def test_one_plain_key_of_any_configuration_means_nothing() -> None:
    (note,) = facts("""
        from transformers import AutoModel
        def build(config):
            return AutoModel.from_pretrained(config.title)
        """)
    assert isinstance(note, RunTimeChoice)


def test_what_a_configuration_decides_is_a_note_where_no_file_of_the_project_does() -> None:
    (note,) = facts("""
        import yaml
        from transformers import AutoModel
        settings = yaml.safe_load(open("settings.yaml"))
        AutoModel.from_pretrained(settings["net"]["name"])
        """)
    assert isinstance(note, RunTimeChoice)


def test_options_of_the_same_name_still_count_beside_a_configuration() -> None:
    source = """
        import argparse
        from transformers import AutoModel
        parser = argparse.ArgumentParser()
        parser.add_argument("--model_name", default="lab/plain")
        def build(config):
            AutoModel.from_pretrained(config.model_name)
        build(parser.parse_args())
        """
    assert used(source) == {"lab/plain"}


def test_a_link_to_somebody_s_storage_is_what_the_call_says() -> None:
    link = "https://drive.google.com/uc?id=1a2b3c4d5e6f"
    assert used(f"import kit\nkit.download_weights({link!r})\n") == {link}
    weights = one(f'import gdown\ngdown.download("{link}", "net.pth")\n')
    assert (weights.kind, weights.id) == (AssetKind.MODEL, link)
    data = one(f'import gdown\ngdown.download("{link}", "training_data")\n')
    assert data.kind is AssetKind.DATASET
    assert not used(f'import gdown\ngdown.download("{link}", "thing")\n')


def test_a_library_whose_name_is_given_to_what_it_loads() -> None:
    assert used('import whisper\nwhisper = whisper.load_model("base")\n') == {"base"}
    source = 'from transformers import pipeline\npipeline = pipeline("ner", model="lab/names")\n'
    assert used(source) == {"lab/names"}


def test_an_option_given_to_a_function_elsewhere_by_position() -> None:
    factory = """
        import open_clip
        def build(path, pretrained):
            return open_clip.create_model_and_transforms(path, pretrained=pretrained)
        """
    source = """
        import argparse
        from factory import build
        def main():
            parser = argparse.ArgumentParser()
            parser.add_argument("--encoder_path", default="ViT-L-14")
            args = parser.parse_args()
            build(args.encoder_path, "openai")
        """
    assert used(source, factory=textwrap.dedent(factory)) == {"ViT-L-14"}


def test_detectors_that_are_downloaded_by_their_name() -> None:
    source = """
        import argparse
        parser = argparse.ArgumentParser()
        parser.add_argument("--weights", nargs="+", default="yolov7-tiny.pt")
        """
    assert (one(source).hub, one(source).id) == (Hub.ULTRALYTICS, "yolov7-tiny.pt")
    assert not used(source.replace("yolov7-tiny.pt", "best.pt"))


def test_a_download_from_modelscope_is_its_repository() -> None:
    source = 'URL = "https://www.modelscope.cn/datasets/lab/Pages/resolve/master/page_1.tsv"\n'
    assert (one(source).hub, one(source).id) == (Hub.MODELSCOPE, "lab/Pages")


def test_what_a_model_is_for_can_be_its_name() -> None:
    assert used('def ask(generator="lab/questions-t5", seed="lab/none"):\n    pass\n') == {
        "lab/questions-t5"
    }


def test_settings_that_a_function_of_another_file_returns() -> None:
    config = """
        def get_config():
            return {"datasource": "opus_books", "folder": "lab/none", "lang": "en"}
        """
    source = """
        from datasets import load_dataset
        from config import get_config
        def read(config):
            return load_dataset(f"{config['datasource']}", split="train")
        read(get_config())
        """
    assert used(source, config=textwrap.dedent(config)) == {"opus_books"}


def test_weights_named_as_the_zoo_of_mmdetection_names_them() -> None:
    source = """
        model = dict(type="Net", pretrained="torchvision://resnet50")
        neck = dict(init_cfg=dict(type="Pretrained", checkpoint="open-mmlab://resnet50_v1c"))
        """
    assert {(r.id, r.hub) for r in references(source)} == {
        ("resnet50", Hub.TORCHVISION),
        ("resnet50_v1c", Hub.MMDETECTION),
    }


def test_a_field_named_after_whisper_holds_its_sizes() -> None:
    found = used(
        "from dataclasses import dataclass, field\n@dataclass\nclass Options:\n"
        '    fast_whisper_model_name: str = field(default="tiny.en")\n'
        '    other_model_name: str = field(default="base")\n'
    )
    assert found == {"tiny.en"}


def test_weights_of_a_detector_may_have_any_ending() -> None:
    start = "https://acme.example/releases/v1/"
    found = used(f'A = "{start}face_detector-9f.dat"\nB = "{start}numbers.dat"\n')
    assert found == {f"{start}face_detector-9f.dat"}


def test_sizes_of_whisper_are_told_by_their_list_or_by_its_library() -> None:
    listed = 'model_size_list = ["medium", "medium.en", "large-v3"]\n'
    assert used(listed) == {"medium", "medium.en", "large-v3"}
    option = (
        "import argparse\n{}p = argparse.ArgumentParser()\n"
        'p.add_argument("--model_size", default="large-v3")\n'
    )
    assert used(option.format("from faster_whisper import WhisperModel\n")) == {"large-v3"}
    assert used(option.format("")) == set()
    assert used('model_size_list = ["small", "medium", "base"]\n') == set()


def test_an_address_that_is_put_together_by_a_name_is_read() -> None:
    found = references(
        'HOST = "https://www.modelscope.cn/models"\nREPO = "acme/Voice-9"\n'
        'MODEL_URL = f"{HOST}/{REPO}/resolve/master/some/rather/long/folder/voice_of_acme.ckpt"\n'
    )
    assert [(f.id, f.hub) for f in found] == [("acme/Voice-9", Hub.MODELSCOPE)]


def test_a_name_that_is_imported_and_later_taken_for_something_else() -> None:
    source = (
        "from datasets import load_dataset\n"
        'data = load_dataset("acme/mails")\n'
        "load_dataset = Step(data)\nload_dataset.run()\n"
    )
    assert used(source) == {"acme/mails"}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ('from distilabel.steps import LoadDataFromHub as L\nL(repo_id="acme/x-1")', "dataset"),
        ("from fiftyone.utils.huggingface import load_from_hub as l\nl('a1/x-1')", "dataset"),
        ("from huggingface_hub import create_inference_endpoint as c\nc(repository='acme/x-1')",
         "model"),
        ('import fob\nfob.compute(data, name_or_path="acme/x-1")', "model"),
    ],
)  # fmt: skip
def test_loaders_of_further_libraries(source: str, kind: str) -> None:
    (found,) = references(source)
    assert found.kind.value == kind


def test_lists_of_requirements_are_no_data() -> None:
    start = "https://raw.example.com/acme/app/main"
    assert used(
        f'import requests\nrequests.get("{start}/requirements/common.txt")\n'
        f'requests.get("{start}/requirements.txt")\nrequests.get("{start}/corpus.txt")\n'
    ) == {f"{start}/corpus.txt"}


def test_data_of_archives_and_graphs() -> None:
    source = (
        "import pandas as pd\nfrom torch_geometric.datasets import QM9, FakeDataset\n"
        "QM9('.')\nFakeDataset(3)\n"
        "pd.read_csv('https://archive.example/sets/' 'wine/wine.data', header=None)\n"
    )
    assert used(source) == {"QM9", "https://archive.example/sets/wine/wine.data"}


def test_a_constructor_above_is_that_of_the_base() -> None:
    source = """
        from lighteval.tasks.lighteval_task import LightevalTaskConfig
        class Task(LightevalTaskConfig):
            def __init__(self, name):
                super().__init__(name=name, hf_repo="acme/bench")
        """
    reference = one(source)
    assert (reference.id, reference.kind) == ("acme/bench", AssetKind.DATASET)
    assert not used(source.replace("super()", "other()"))


@pytest.mark.parametrize(
    ("source", "id_", "hub"),
    [
        ('interpreter.llm.model = "ollama/llama3"', "llama3", Hub.OLLAMA),
        ('profile["llm"]["model"] = "gpt-4o"', "gpt-4o", Hub.API),
        ('import os\nstart(os.getenv("CHAT_MODEL", "qwen3:8b"))', "qwen3:8b", Hub.OLLAMA),
        (
            'def parse_model_name(name):\n    return "acme/Chat-7b" if remote else "base/chat"',
            "acme/Chat-7b",
            Hub.HUGGINGFACE,
        ),
        ('t = TokenizerConfig(identifier="acme/Chat-7b")', "acme/Chat-7b", Hub.HUGGINGFACE),
        (
            'import click\n@click.option("--llm", default="gpt-4o")\ndef main(llm):\n    run(llm)',
            "gpt-4o",
            Hub.API,
        ),
        (
            "def load(name='bert-base-uncased'):\n    pass",
            "bert-base-uncased",
            Hub.HUGGINGFACE,
        ),
    ],
)
def test_names_that_say_model_in_unusual_places(source: str, id_: str, hub: Hub) -> None:
    reference = one(source)
    assert (reference.id, reference.hub) == (id_, hub)


def test_an_id_of_an_organization_that_the_file_loads_from() -> None:
    source = """
        import datasets
        class First(Base):
            PATH = "acme/one"
            def load(self):
                return datasets.load_dataset(self.PATH)
        class Second(Base):
            PATH = "acme/two"
        class Third(Base):
            PATH = "other/three"
        """
    found = {reference.id: reference.kind for reference in references(source)}
    assert found == {"acme/one": AssetKind.DATASET, "acme/two": AssetKind.DATASET}


def test_three_parts_behind_a_router_are_its_service() -> None:
    reference = one('model = "together_ai/acme/Chat-7B"\njudge = Judge(model=model)')
    assert (reference.kind, reference.provider) == (AssetKind.SERVICE, Provider.TOGETHER)
    assert reference.id == "together_ai/acme/Chat-7B"


@pytest.mark.parametrize("words", ["30/second", "Flow-T/2-tiny", "DiT-XL/2", "10.1186/s13-020-8"])
def test_rates_and_sizes_of_patches_are_no_repositories(words: str) -> None:
    assert not used(f'embedding_limit = "{words}"\nmodel = "{words}"')


def test_a_cloud_with_names_of_its_own_serves_no_repository() -> None:
    source = """
        import boto3
        client = boto3.client("bedrock-runtime")
        model = "acme/Chat-7B"
        client.invoke_model(modelId=model)
        """
    assert one(source).kind is AssetKind.MODEL


def test_a_class_below_puts_another_name_in_place() -> None:
    source = """
        import datasets
        class First(Base):
            PATH = "acme/one"
            def load(self):
                return datasets.load_dataset(self.PATH)
        class Second(First):
            PATH = "other/two"
        """
    found = {reference.id: reference.kind for reference in references(source)}
    assert found == {"acme/one": AssetKind.DATASET, "other/two": AssetKind.DATASET}


def test_comparisons_of_settings_and_several_conditions_settle_a_name() -> None:
    source = """
        import openai
        from settings import config
        if config.codex.model in ("gpt-4", "gpt-3.5-turbo") and config.fast:
            openai.ChatCompletion.create(model=config.codex.model)
        """
    assert used(source) == {"gpt-4", "gpt-3.5-turbo"}


def test_files_of_a_repository_without_organization() -> None:
    source = 'VOCABULARY = "https://huggingface.co/bert-base-cased/resolve/main/vocab.txt"'
    assert used(source) == {"bert-base-cased"}


@pytest.mark.parametrize(
    "adder",
    [
        "add = parser.add_argument",
        "def add(*args, **kwargs):\n    parser.add_argument(*args, **kwargs)",
    ],
)
def test_options_added_by_another_name(adder: str) -> None:
    source = (
        "from transformers import AutoModel\n"
        f"{adder}\n"
        'add("--net", default="acme/a-1b", choices=["acme/a-1b", "acme/b-2b"])\n'
        "args = parser.parse_args()\n"
        "AutoModel.from_pretrained(args.net)\n"
    )
    assert used(source) == {"acme/a-1b", "acme/b-2b"}


def test_either_of_two_comparisons_settles_a_name() -> None:
    source = """
        from transformers import AutoModel

        def build(label):
            if label == "acme/a-1b" or label == "acme/b-2b":
                return AutoModel.from_pretrained(label)
            if label == "acme/c-3b" or ready:
                return other(label)

        for name in ("acme/a-1b", "acme/b-2b", "acme/c-3b"):
            build(name)
        """
    found = {(r.id, r.place.line) for r in references(source)}
    assert {("acme/a-1b", 5), ("acme/b-2b", 5)} <= found
    assert "acme/c-3b" not in used(source)


def test_options_of_common_names_are_those_of_the_command_line() -> None:
    source = """
        import argparse
        from transformers import AutoModel
        from model.net import NetForCausalLM

        parser = argparse.ArgumentParser()
        parser.add_argument("--version", default="acme-labs/net-7b")
        parser.add_argument("--name", default="acme-labs/run-7b")
        args = parser.parse_args()
        NetForCausalLM.from_pretrained(args.version)
        AutoModel.from_pretrained(book.name)
        """
    assert used(source) == {"acme-labs/net-7b"}


def test_a_table_from_labels_to_models_is_called_from() -> None:
    source = """
        from enum import Enum

        class Llm(Enum):
            CLAUDE_SONNET = "claude-sonnet-4-6"

        MODEL_CONFIG = {Llm.LOW: {"api_name": "gpt-5.4-mini", "effort": "low"}}
        model_mappings = {
            Llm.BIG: "openai/gpt-4o",
            Llm.FAST: "groq/llama-3.1-8b-instant",
            Llm.OWN: "ollama_chat/llama3.1",
        }
        MODEL_PROVIDER = {Llm.CLAUDE_SONNET: "anthropic"}
        MODEL_PRICES = {"gpt-4-turbo": 3}
        MODEL_NOTES = {"best": "gpt-4-32k", "worst": "none at all"}
        """
    expected = {"claude-sonnet-4-6", "gpt-5.4-mini", "openai/gpt-4o", "llama3.1"}
    assert used(source) == expected | {"groq/llama-3.1-8b-instant"}


def test_the_known_beginning_of_a_command_is_read() -> None:
    source = """
        import os
        os.system(f"wget https://example.org/notes.jsonl -O {target}")
        os.system(f"huggingface-cli download acme-labs/{name}")
        """
    assert used(source) == {"https://example.org/notes.jsonl"}


def test_who_is_addressed_serves_what_the_file_names() -> None:
    source = """
        BASE_URL = "https://api.replicate.com/v1"
        IMAGE_MODEL_PATH = "acme-labs/draw-fast"
        httpx.post(f"{BASE_URL}/models/{IMAGE_MODEL_PATH}/predictions")
        """
    (found,) = references(source)
    assert (found.kind, found.provider) == (AssetKind.SERVICE, Provider.REPLICATE)
    loading = "from transformers import AutoModel\nAutoModel.from_pretrained('acme-labs/n-1')\n"
    kinds = {r.id: r.kind for r in references(loading + textwrap.dedent(source))}
    assert kinds == {
        "acme-labs/n-1": AssetKind.MODEL,
        "acme-labs/draw-fast": AssetKind.SERVICE,  # the address says so
    }


def test_a_load_of_an_organization_whose_data_the_file_loads() -> None:
    source = """
        import blend
        from datasets import load_dataset
        load_dataset("acme-labs/mixed-instruct")
        blend.loadranker("acme-labs/PairRM")
        pipeline("qa", model="t5-large-multi/checkpoint-3500")
        """
    assert {(r.id, r.kind) for r in references(source)} == {
        ("acme-labs/mixed-instruct", AssetKind.DATASET),
        ("acme-labs/PairRM", AssetKind.MODEL),
    }


def test_a_method_does_not_hide_what_the_file_imports() -> None:
    source = """
        from datasets import load_dataset

        class Notes:
            def load_dataset(self):
                self.rows = load_dataset("acme_drop")
        """
    assert used(source) == {"acme_drop"}


@pytest.mark.parametrize(
    "source",
    [
        'sys.argv = ["train.py", "--model", "acme-labs/net-7b"]',
        'sys.argv.extend(["--model_name", "acme-labs/net-7b"])',
        'args = parser.parse_args(["--model", "acme-labs/net-7b"])',
        'args = parser.parse_args(args=["--model", "acme-labs/net-7b"])',
        'run_step(["python", "train.py", "--model", "acme-labs/net-7b"])',
        'os.execvp("python", ["python", "train.py", "--model", "acme-labs/net-7b"])',
    ],
)
def test_options_that_a_program_hands_on(source: str) -> None:
    assert used(f"import os, sys\n{source}\n") == {"acme-labs/net-7b"}


def test_marked_sizes_of_whisper_are_told_without_its_library() -> None:
    source = 'VoiceRecorder(model="{}", realtime_model_type="{}", language="{}")'
    assert used(source.format("large-v2", "tiny.en", "base")) == {"large-v2", "tiny.en"}
    assert used(source.format("large-v2", "tiny", "base")) == {"large-v2"}
    assert used('run(model="large-v2", other_model="small")') == {"large-v2", "small"}
    assert used('run(model="large", other_model="small")') == set()


def test_a_field_labelled_model_holds_one() -> None:
    assert used('gr.Dropdown(label="Model", value="acme/Paints-2.0")') == {"acme/Paints-2.0"}
    assert used('gr.Textbox(label="Title", value="acme/Paints-2.0")') == set()


def test_the_configuration_of_a_dataset_is_no_dataset() -> None:
    source = (
        "from datasets import load_dataset\n"
        'datasets = ["samsum", "multi_news"]\n'
        'for name in datasets:\n    load_dataset("acme/long-2", name)'
    )
    assert used(source) == {"acme/long-2"}
    assert used(source.replace('"acme/long-2"', 'f"../{where}/script.py"')) == set()


def test_the_hub_of_torch_may_be_loaded_late() -> None:
    source = 'torch = import_module("torch")\ntorch.hub.load(repo_or_dir="acme/hears", model="x")'
    assert used(source) == {"acme/hears"}


def test_choices_are_a_list_to_choose_from() -> None:
    source = 'def show(kind):\n    choices = ["acme/Chat-7B", "acme/Chat-70B"]\n    return choices'
    assert used(source) == {"acme/Chat-7B", "acme/Chat-70B"}
    assert used('def show(kind):\n    choices = ["left/right", "up/down"]') == set()


def test_a_command_may_be_given_by_a_keyword() -> None:
    source = 'Pod(entrypoint=["python", "-m", "sglang.launch_server", "--model-path", "acme/C-7B"])'
    assert used(source) == {"acme/C-7B"}


def test_a_repository_named_after_the_hub_needs_no_library_beside_it() -> None:
    assert used('huggingface_repo_id = "acme/Speaks-1B-v0.1"') == {"acme/Speaks-1B-v0.1"}
    assert used('rows = {"a": {"repo_id": "acme/rest18.net"}}') == {"acme/rest18.net"}
    assert used('source_repo = "acme/Speaks-1B-v0.1"') == set()


def test_only_a_plain_value_beside_a_marked_size_is_one() -> None:
    source = 'ASR = {"faster": {"size": ["large-v3"]}, "other": {"size": ["large"], "by": "it"}}'
    assert used(source) == {"large-v3"}


def test_exports_of_funasr_are_loaded_by_their_name() -> None:
    source = "from funasr_onnx import SenseVoiceSmall\nSenseVoiceSmall(model_dir, batch_size=10)"
    assert used('model_dir = "iic/HearsSmall"\n' + source) == {"iic/HearsSmall"}


def test_what_a_container_or_service_is_told_to_run_is_read_as_a_command() -> None:
    source = (
        'server = Image(image_uri="org/server:1", command="serve v2 --model-id org-a/embed-a")\n'
        'client.containers.run("vllm/vllm-openai", command=["--model", "org-b/chat-b"])\n'
        'label(text="x", command="the --model of the year")\n'
    )
    assert used(source) == {"org-a/embed-a", "org-b/chat-b"}


def test_a_model_of_the_hub_that_runs_here_is_that_model() -> None:
    source = (
        "from llama_index.core import Settings\n"
        'Settings.embed_model = "local:BAAI/bge-small-en-v1.5"\n'
    )
    assert used(source) == {"BAAI/bge-small-en-v1.5"}


def test_the_file_after_an_id_is_no_part_of_it() -> None:
    source = (
        "def entry(url='', hf_hub=''):\n    return dict(url=url, hf_hub=hf_hub)\n"
        "WEIGHTS = dict(a=entry(hf_hub='laion/clap-htsat-fused/model.safetensors'))\n"
    )
    assert used(source) == {"laion/clap-htsat-fused"}


def test_the_other_branch_is_not_given_what_a_comparison_rules_out() -> None:
    source = """
        from datasets import load_dataset

        def get(data="calibration-set"):
            if data == "calibration-set":
                return load_dataset("acme/calibration-rows")
            elif data in ("one-set", "two-set"):
                return load_dataset("acme/others-1")
            else:
                return load_dataset(data)

        get("one-set")
        get("three/set-3")
    """
    assert used(source) == {"acme/calibration-rows", "acme/others-1", "three/set-3"}


def test_an_architecture_counts_where_it_is_an_id() -> None:
    source = 'Selective(model_type="acme/Rowan-2-7b", lang="en")\nSelective(model_type="rowan")'
    assert used(source) == {"acme/Rowan-2-7b"}


def test_tasks_of_an_evaluation_are_datasets_that_everybody_knows() -> None:
    source = (
        "from lm_eval import evaluator\n"
        'evaluator.simple_evaluate(model=m, tasks=["gsm8k", "my_own_task"])'
    )
    assert used(source) == {"gsm8k"}


@pytest.mark.parametrize(("given", "found"), [("True", {"inception_v3"}), ("False", set())])
def test_a_switch_that_a_wrapper_hands_on_counts(given: str, found: set[str]) -> None:
    source = (
        "import torchvision\ndef _net(*args, **kwargs):\n"
        "    return torchvision.models.inception_v3(*args, **kwargs)\n"
        f"_net(pretrained=False)\n_net(pretrained={given})"
    )
    assert used(source) == found


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ('cfg = Namespace()\ncfg.backbone = "tall_net_b5"\ncfg.pretrained = True\n', True),
        ('class CFG:\n    backbone = "tall_net_b5"\n', True),
        ('_C = Node()\n_C.backbone = "tall_net_b5"\n', True),
        ('cfg = Namespace()\ncfg.backbone = "tall_net_b5"\ncfg.pretrained = False\n', False),
        ('shop = Namespace()\nshop.backbone = "tall_net_b5"\n', False),
    ],
)
def test_settings_that_a_module_sets_one_by_one(settings: str, found: bool) -> None:
    source = """
        import timm
        class Net:
            def __init__(self, cfg):
                self.net = timm.create_model(cfg.backbone, pretrained=cfg.pretrained)
        """
    assert used(source, plan=settings) == ({"tall_net_b5"} if found else set())


def test_files_of_a_drive_are_known_by_what_they_are_called_here() -> None:
    head = 'import gdown, os\npath = os.path.join(root, "{}")\n'
    by_id = head + 'gdown.download(id="1aB' + 30 * "7" + '", output=path)\n'
    assert used(by_id.format("net.pth")) == {"https://drive.google.com/uc?id=1aB" + 30 * "7"}
    assert used(by_id.format("slides.pdf")) == set()


def test_separators_of_music_and_weights_under_an_older_ending() -> None:
    assert used('import onnx_asr\nonnx_asr.load_model("tall-ears-2")') == {"tall-ears-2"}
    assert used('from demucs.pretrained import get_model\nget_model("tall_demucs")') == {
        "tall_demucs"
    }
    source = """
        import torch
        class Nets:
            def __init__(self):
                self.names = ["97d170e1-{}.th"]
                for name in self.names:
                    torch.hub.download_url_to_file("https://dl.example.org/v1/" + name, name)
        """
    assert used(source.format("dbb4db15")) == {"https://dl.example.org/v1/97d170e1-dbb4db15.th"}
    page = source.format("readme").replace("torch.hub.download_url_to_file", "show")
    assert used(page) == set()


@pytest.mark.parametrize(
    ("table", "written"),
    [
        ('{"Tiny-7B": "acme", "Big-9B": "harbor"}', "{self.orgs[self.net]}/{self.net}"),
        (
            '{"Tiny-7B": ("acme", 1), "Big-9B": ("harbor", 2)}',
            "{self.orgs[self.net][0]}/{self.net}",
        ),
    ],
)
def test_a_name_goes_with_its_own_organization(table: str, written: str) -> None:
    source = f"""
        from transformers import AutoModel
        class Net:
            def __init__(self, net="Tiny-7B"):
                self.net = net
                self.orgs = {table}
                AutoModel.from_pretrained(f"{written}")
        """
    assert used(source) == {"acme/Tiny-7B", "harbor/Big-9B"}


@pytest.mark.parametrize(
    ("row", "found"), [('"path": "nets/a.pth"', True), ('"path": "slides/a.pdf"', False)]
)
def test_links_to_storage_are_told_by_their_table(row: str, found: bool) -> None:
    link = "https://drive.google.com/file/d/1AbcDefGhi/view?usp=sharing"
    source = f'FILES = {{"one": {{{row}, "url": "{link}"}}}}\nimport gdown\n'
    assert used(source) == ({link} if found else set())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def run(clip_model="ViT-B/32"):\n    pass\n', {"ViT-B/32"}),
        ('parser.add_argument("--clip_model_name", default="RN50x4")\n', {"RN50x4"}),
        ('def run(clip_model="ViT-X/32"):\n    pass\n', set()),
        ('def run(model_name="RN50"):\n    pass\n', set()),
        ('def run(clip_model="local/ViT-B-32.pt"):\n    pass\n', set()),
    ],
)
def test_names_of_clip_under_a_name_that_speaks_of_it(source: str, found: set[str]) -> None:
    assert used(source) == found


@pytest.mark.parametrize(
    ("link", "counts"),
    [
        ("https://cloud.example.edu/f/1a2b3c4d5e6f7a8b9c0d/?dl=1", True),
        ("https://files.example.org/s/AbCdEfGhIjKlMnO/download", True),
        ("https://files.example.org/index.php/s/AbCdEfGhIjKlMnO/download", True),
        ("https://files.example.org/index.php/s/AbCdEfGhIjKlMnO", False),
        ("https://team.box.com/shared/static/abcdef123456", True),
        ("https://files.example.org/s/AbCdEfGhIjKlMnO", False),
        ("https://example.org/f/about/", False),
    ],
)
def test_storage_of_universities_under_a_name_that_says_weights(link: str, counts: bool) -> None:
    assert used(f'url_ckpt = "{link}"\n') == ({link} if counts else set())
    assert not used(f'url_page = "{link}"\n')


def test_an_archive_of_a_repository_is_data_where_a_class_is_a_dataset() -> None:
    link = "https://github.com/acme/birds/archive/master.zip"
    source = f"""
        import requests
        class {{}}(Base):
            url = "{link}"
            def download(self):
                return requests.get(self.url, stream=True)
        """
    (found,) = references(source.format("BirdDataset"))
    assert (found.id, found.kind) == (link, AssetKind.DATASET)
    assert not used(source.format("Installer"))


def test_storage_is_data_where_a_class_is_a_dataset() -> None:
    link = "https://cloud.example.edu/f/1a2b3c4d5e6f7a8b9c0d/?dl=1"
    source = f"""
        class Birds({{}}):
            def _prepare_names(self):
                URL = "{link}"
                self.names = join(self.root, "names.txt")
                download(URL, self.names)

        class Owls(Birds):
            NAMES = "{link[:-6]}e/?dl=1"
            def _prepare(self):
                fetch(self.NAMES, join(self.root, "owls.txt"))
        """
    of_data = references(source.format("data.Dataset"))
    assert {(r.id, r.kind) for r in of_data} == {
        (link, AssetKind.DATASET),
        (f"{link[:-6]}e/?dl=1", AssetKind.DATASET),
    }
    assert not used(source.format("Window"))
    assert used(f'def download_dataset(at):\n    wget("{link}", at)\n') == {link}
    assert not used(f'def open_page(at):\n    wget("{link}", at)\n')


def test_tags_of_espnet_are_ids() -> None:
    source = """
        from espnet2.bin.tts_inference import Text2Speech
        tag, vocoder = "lab/speech-vits", "lab/wave-gan"
        Text2Speech.from_pretrained(
            model_tag=str_or_none(tag), vocoder_tag=str_or_none(vocoder), device="cpu"
        )
        """
    assert used(source) == {"lab/speech-vits", "lab/wave-gan"}
    assert not used(source.replace("lab/", "./lab/"))


def test_a_copy_of_open_clip_in_the_project() -> None:
    source = """
        from net.src.open_clip import create_model_and_transforms
        create_model_and_transforms("ViT-H-14", {}, precision="amp")
        """
    assert used(source.replace("{}", '"laion2B-s32B-b79K"')) == {"ViT-H-14"}
    assert used(source.replace("{}, ", "")) == set()


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ('where = "parts.zip"', AssetKind.DATASET),
        ('where = "net.pth"', AssetKind.MODEL),
        ('where = "notes.pdf"', None),
        ('where = "https://example.org/parts.zip"', None),
    ],
)
def test_links_to_storage_are_told_by_where_they_are_put(
    where: str, kind: AssetKind | None
) -> None:
    link = "https://drive.google.com/uc?id=15-4Xj"
    source = f'import gdown\nlink = "{link}"\n{where}\ngdown.download(link, where)\n'
    found = [r.kind for r in references(source) if r.id == link]
    assert found == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("glove.6B.zip", AssetKind.MODEL),
        ("wiki-news-300d-1M.vec.zip", AssetKind.MODEL),
        ("wiki-news-300d-1M.zip", AssetKind.DATASET),
    ],
)
def test_vectors_of_words_are_weights(name: str, kind: AssetKind) -> None:
    source = f'import wget\nwget.download("http://files.example.org/data/{name}")\n'
    assert [r.kind for r in references(source)] == [kind]


def test_an_address_that_a_function_joins() -> None:
    source = """
        import torch
        from .utils import checkpoint_url
        ROOT = "https://files.example.org/nets/v0"
        class Net:
            @staticmethod
            def fetch(name):
                return torch.hub.load_state_dict_from_url(checkpoint_url(ROOT, name))
            @staticmethod
            def small():
                return Net.fetch("net_small-d7cc33bc.th")
        """
    assert used(source) == {"https://files.example.org/nets/v0/net_small-d7cc33bc.th"}
    assert not used(source.replace("checkpoint_url", "checkpoint_of"))
    assert not used(source.replace('"net_small-d7cc33bc.th"', '"small"'))


@pytest.mark.parametrize(
    ("default", "found"),
    [
        ('["Lab/talks-static"]', {"Lab/talks-static"}),
        ('"lab/Talks-2"', {"lab/Talks-2"}),
        ('"imdb"', set()),
        ('"talks/train"', set()),
        ('"data/Talks-2"', set()),
        ('"./lab/Talks-2"', set()),
    ],
)
def test_where_data_lies_can_be_a_repository(default: str, found: set[str]) -> None:
    source = f'parser.add_argument("--data_path", nargs="*", default={default})\n'
    assert used(source) == found


@pytest.mark.parametrize("instead", ["SentenceTransformer = None", "SentenceTransformer = False"])
def test_an_import_that_may_fail_is_an_import(instead: str) -> None:
    head = "try:\n    from sentence_transformers import SentenceTransformer\n"
    load = 'net = SentenceTransformer("acme-shelf-small")\n'
    assert used(f"{head}except ImportError:\n    {instead}\n{load}") == {"acme-shelf-small"}
    lazy = f"def net():\n    if SentenceTransformer is None:\n        return None\n    {load}"
    assert used(f"{head}except ImportError:\n    {instead}\n{lazy}") == {"acme-shelf-small"}
    inner = f"{head}except ImportError:\n    {instead}\n{load}".replace("\n", "\n  ")
    assert used(f"def net():\n  {inner}") == {"acme-shelf-small"}
    assert used(f"SentenceTransformer = None\n{load}") == set()
    assert used(f"{head}except ImportError:\n    pass\nSentenceTransformer = ours\n{load}") == set()


@pytest.mark.parametrize(
    "call",
    [
        'compose(config_name="index", overrides=["index.model=acme-labs/net-7b", "seed=3"])',
        'compose("index", ["+ranker.model_name=acme-labs/net-7b"])',
        'chosen = ["index.model=acme-labs/net-7b"]\nbuild(overrides=chosen)',
    ],
)
def test_what_is_put_over_settings_is_read_as_on_a_command_line(call: str) -> None:
    assert used("from hydra import compose\n" + call) == {"acme-labs/net-7b"}


@pytest.mark.parametrize(
    "call",
    [
        'compose(config_name="index", overrides=["run_dir=out/best-7b", "seed=3"])',
        'compose("index", ["acme-labs/net-7b"])',
        'build(notes=["index.model=acme-labs/net-7b"])',
    ],
)
def test_other_words_for_settings_name_nothing(call: str) -> None:
    assert used("from hydra import compose\n" + call) == set()


def test_small_weights_of_fasttext_are_downloaded() -> None:
    source = 'urlretrieve("https://files.example.org/" + "lid/{}", at)\n'
    assert used(source.format("lid.ftz")) == {"https://files.example.org/lid/lid.ftz"}
    assert not used(source.format("lid.fz"))


def test_the_hub_may_stand_before_an_id_with_an_underscore() -> None:
    words = 'EMBEDDINGS_NAME = "huggingface_{}/all-mpnet-base-v2"'
    assert used(words.format("sentence-transformers")) == {
        "sentence-transformers/all-mpnet-base-v2"
    }
    assert "hub/all-mpnet-base-v2" not in used(words.format("hub"))  # the name of the library


def test_data_of_older_tutorials_is_named_by_its_class() -> None:
    source = """
        from torchtext.legacy import datasets
        train, test = datasets.IMDB.splits(TEXT, LABEL)
        own = datasets.TranslationDataset.splits(path="own", exts=(".de", ".en"))
        TEXT.build_vocab(train, vectors="glove.6B.100d")
        """
    assert used(source) == {"IMDB", "glove.6B.100d"}
    assert not used('import torchtext\nTEXT.build_vocab(rows, vectors="./own.vec")\n')


@pytest.mark.parametrize(
    "told",
    ['def run(model=MODEL, engine="faster_whisper"): ...', "def run(faster_whisper_beams=1): ..."],
)
def test_an_engine_that_runs_whisper_tells_its_sizes(told: str) -> None:
    assert used(f'MODEL = "tiny"\n{told}') == {"tiny"}
    other = told.replace("faster_whisper", "tabby").replace("whisper", "")
    assert used(f'MODEL = "tiny"\n{other}') == set()


def test_a_recorder_of_realtimestt_loads_both_of_its_models() -> None:
    source = """
        from RealtimeSTT import AudioToTextRecorder
        settings = {"model": "large-v2", "language": "en", "realtime_model_type": "tiny"}
        recorder = AudioToTextRecorder(**settings)
    """
    assert used(source) == {"large-v2", "tiny"}


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("annotations/coco/panoptic_val_100.json", True),
        ("coco/model/panoptic_val_100.json", False),
        ("annotations/labels.json", False),  # of a model
        ("notes/info.json", False),
    ],
)
def test_a_file_that_is_downloaded_is_data_where_its_folder_says_so(file: str, found: bool) -> None:
    source = (
        f'PREFIX = "https://files.example.org/kit/"\ndownload(PREFIX + "{file}", "annotations")'
    )
    assert used(source) == ({f"https://files.example.org/kit/{file}"} if found else set())


def test_choices_that_stand_in_one_string_are_choices() -> None:
    source = (
        'parser.add_argument("--lm", default="gpt2", choices="gpt2,acme/pilot-7b".split(","))\n'
    )
    assert used(source) == {"gpt2", "acme/pilot-7b"}
    assert used(source.replace('"gpt2,acme/pilot-7b".split(",")', "names.split()")) == {"gpt2"}


def test_what_cuts_sentences_is_a_model() -> None:
    assert used('from wtpsplit import SaT\ncut = SaT("sat-1l-sm")\n') == {"sat-1l-sm"}
    assert not used('from own import SaT\ncut = SaT("sat-1l-sm")\n')


def test_a_name_with_the_hub_before_it_is_the_same_where_it_is_loaded() -> None:
    source = """
        from sentence_transformers import SentenceTransformer
        def load(name):
            if name == "huggingface_sentence-transformers/all-mpnet-base-v2":
                return SentenceTransformer(name)
    """
    assert used(source) == {"sentence-transformers/all-mpnet-base-v2"}


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ('import benepar\nbenepar.download("benepar_en3")\n', {"benepar_en3"}),
        (
            "import benepar\nnlp.add_pipe(benepar.BeneparComponent('benepar_en3'))\n",
            {"benepar_en3"},
        ),
        ('import benepar\nread = benepar.Parser("benepar_de2")\n', {"benepar_de2"}),
        ('import benepar\nbenepar.Parser("./own/parser")\n', set()),
        ("from bark import preload_models\npreload_models(**given)\n", {"suno/bark"}),
        ("from dogs import preload_models\npreload_models(**given)\n", set()),
        (
            (
                "from lavis.models import load_model_and_preprocess\n"
                'net = load_model_and_preprocess(name="blip_caption", model_type="base_coco")\n'
            ),
            {"blip_caption"},
        ),
        ('from shop import load_model\nload_model("blip_caption", "base_coco")\n', set()),
    ],
)
def test_parsers_and_captioners_have_names_of_their_own(source: str, ids: set[str]) -> None:
    assert used(source) == ids


@pytest.mark.parametrize(
    ("call", "ids"),
    [
        ("KeyBERT()", {"sentence-transformers/all-MiniLM-L6-v2"}),
        ('KeyBERT("all-mpnet-base-v2")', set()),
        ("KeyBERT(model=given)", set()),
        ("KeyBERT(*given)", set()),
        ("KeyBERT(**given)", set()),
    ],
)
def test_what_a_library_loads_where_nothing_is_named(call: str, ids: set[str]) -> None:
    told = {r.id for r in references(f"from keybert import KeyBERT\n{call}\n")}
    assert told & {"sentence-transformers/all-MiniLM-L6-v2"} == ids
    assert not used(f"from acme import KeyBERT\n{call}\n") & ids


def test_a_codec_is_named_by_the_method_that_makes_it() -> None:
    source = "from {} import EncodecModel\nEncodecModel.encodec_model_24khz()\n"
    assert used(source.format("encodec.model")) == {"encodec_24khz"}
    assert used(source.format("terns.model")) == set()


_KEPT = """
    from transformers import pipeline
    FOLDER = "models"
    def load():
        return {{
            "acme/terns-base": {{"model": pipeline(task="x", model={}), "device": "cpu"}},
            "lab/gulls-small": {{"model": None, "device": "cpu"}},
        }}
"""


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ('f"{FOLDER}/acme/terns-base"', {"acme/terns-base"}),
        ('f"{root()}/acme/terns-base"', {"acme/terns-base"}),
        ('f"{FOLDER}/terns"', set()),
    ],
)
def test_a_table_that_keeps_what_it_loads_by_ids(given: str, found: set[str]) -> None:
    assert used(_KEPT.format(given)) == found


@pytest.mark.parametrize(
    ("path", "kind"),
    [("vit_models/sam/ViT-B_32.npz", AssetKind.MODEL), ("sets/digits.npz", AssetKind.DATASET)],
)
def test_arrays_hold_weights_or_data(path: str, kind: AssetKind) -> None:
    assert one(f'URL = "https://files.example.edu/{path}"\n').kind is kind


def test_how_a_model_is_made_is_no_weights() -> None:
    link = 'kwargs["model_config"] = "https://www.dropbox.com/s/2p3ouod1k0ekfxn/body.{}?dl=1"\n'
    assert not used(link.format("cfg"))
    assert used(link.format("ckpt"))


def test_a_name_of_an_encoding_counts_words() -> None:
    source = 'import openai\nLLM_encoding = "text-davinci-003"\nLLM = "gpt-3.5-turbo"\n'
    assert used(source) == {"gpt-3.5-turbo"}


@pytest.mark.parametrize(("name", "found"), [("terns", set()), ("acme/terns", {"acme/terns"})])
def test_a_repository_without_an_organization_is_none(name: str, found: set[str]) -> None:
    call = f'from huggingface_hub import snapshot_download\nsnapshot_download("{name}", '
    assert used(f'{call}repo_type="dataset")\n') == found


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        ("checkpoint_dir = util.download_and_unzip(model_url, folder)", AssetKind.MODEL),
        ("rows = util.download_and_unzip(url, folder)", AssetKind.DATASET),
        ("model_data = util.download_and_unzip(url, folder)", AssetKind.DATASET),
    ],
)
def test_the_names_around_a_download_tell_what_an_archive_holds(call: str, kind: AssetKind) -> None:
    source = 'model_url = url = "https://files.example.edu/outputs/terns.zip"\n' + call
    assert one(source).kind is kind
    data = source.replace("outputs/", "datasets/")
    assert one(data).kind is AssetKind.DATASET


def test_a_class_is_loaded_from_the_code_of_a_repository() -> None:
    source = """
        from transformers.dynamic_module_utils import get_class_from_dynamic_module
        get_class_from_dynamic_module("acme/tern-7b--modeling_tern.TernForCausalLM", where)
        load("acme/other-7b--modeling_tern.TernForCausalLM")
    """
    assert used(source) == {"acme/tern-7b"}


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("vision_learner(dls, resnet34)", {"resnet34"}),
        ("vision_learner(dls, models.convnext_tiny)", {"convnext_tiny"}),
        ("vision_learner(dls, arch)", set()),
        ("vision_learner(dls, resnet34, pretrained=False)", set()),
        ("other_learner(dls, resnet34)", set()),
    ],
)
def test_a_network_is_handed_to_a_learner_itself(call: str, found: set[str]) -> None:
    assert used(f"from fastai.vision.all import *\nlearn = {call}\n") == found


def test_applications_of_the_hub_are_no_weights() -> None:
    talk = 'from {} import Client\nClient("black-forest-labs/FLUX.1-schnell")\n'
    assert used(talk.format("gradio_client")) == set()
    assert used(talk.format("frogs")) == {"black-forest-labs/FLUX.1-schnell"}


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("  # herons-ffhq-1024x1024.pkl", AssetKind.MODEL),
        (",  # heron_train.csv", AssetKind.DATASET),
        ("  # the one that Ada likes", None),
        ("", None),
    ],
)
def test_a_remark_says_what_a_link_leads_to(remark: str, kind: AssetKind | None) -> None:
    link = "https://drive.google.com/uc?id=1MEGjdvV"
    source = f'def run():\n    links = ["{link}"{remark}\n    ]\n    open_(links)\n'
    assert [r.kind for r in references(source)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ('ROOT + "nets/tern.pth.tar"', {"https://nets.example.org/nets/tern.pth.tar"}),
        ('f"{ROOT}tern.ckpt"', {"https://nets.example.org/tern.ckpt"}),
        ('ROOT + "tern.py"', set()),
        ('HERE + "tern.ckpt"', set()),
        ('f"{ROOT}{name}.ckpt"', set()),
    ],
)
def test_an_address_of_weights_may_be_put_together_anywhere(given: str, found: set[str]) -> None:
    source = """
        ROOT = "https://nets.example.org/"
        HERE = "/nets/"
        def nets(name):
            return Settings(restore={}), {{"tern": {}}}
    """
    assert used(source.format(given, given)) == found


@pytest.mark.parametrize(
    ("name", "hub"),
    [
        ("gpt2-small", Hub.OTHER),
        ("gpt2", Hub.HUGGINGFACE),
        ("acme/tern-7b", Hub.HUGGINGFACE),
        ("./tern-7b", None),
        ("mine", None),
    ],
)
def test_a_library_has_short_names_for_what_lies_on_the_hub(name: str, hub: Hub | None) -> None:
    source = f"""
        from transformer_lens import HookedTransformer
        HookedTransformer.from_pretrained("{name}", device="cpu")
    """
    assert [(r.id, r.hub) for r in references(source)] == ([(name, hub)] if hub else [])


@pytest.mark.parametrize("call", ["esm2_t33()", 'load_model_and_alphabet("esm2_t33")'])
def test_a_builder_may_be_asked_by_name(call: str) -> None:
    assert used(f"import esm\nnet = esm.pretrained.{call}\n") == {"esm2_t33"}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ('os.path.join(HERE, "heron-s.ckpt")', True),
        ('"heron-s.ckpt"', True),
        ("HERE", False),
        ('os.path.join(HERE, "heron-s.md")', False),
    ],
)
def test_the_path_beside_a_link_says_what_it_leads_to(path: str, found: bool) -> None:
    link = "https://zenodo.org/record/76005/files/heron-s?download=1"
    source = f'NETS = {{"heron": {{"path": {path}, "url": "{link}"}}}}\n'
    assert used(source) == ({link} if found else set())
