"""What frameworks load that classes or configurations only name."""

from __future__ import annotations

from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind
from clearweights.scan.python import PythonScanner

TASK = "from harness.base import Task\n\nclass Trivia(Task):\n"


def test_tasks_of_a_harness_name_their_dataset_by_any_name() -> None:
    body = '    VERSION = 0\n    DATASET_PATH = "shelf_trivia"\n    DATASET_NAME = "boolq"\n'
    assert used(TASK + body) == {"shelf_trivia"}
    assert used(TASK + '    DATASET_PATH = "acme/trivia"\n    DATASET_NAME = "imdb"\n') == {
        "acme/trivia"
    }
    method = "    def has_test_docs(self):\n        return True\n"
    assert used(TASK + '    DATASET_PATH = "shelf_trivia"\n' + method) == {"shelf_trivia"}


def test_other_classes_have_paths_of_their_own() -> None:
    assert used('class Options:\n    VERSION = 1\n    DATASET_PATH = "shelves"\n') == set()
    assert used(TASK + '    DATASET_PATH = "shelves"\n') == set()
    assert used(TASK + '    VERSION = 0\n    DATASET_PATH = "data/shelves"\n') == set()


def test_names_of_nvidias_catalog_count_where_a_model_is_set() -> None:
    code = 'config = load()\nspeaker = "titanet_large"\nconfig.diarizer.vad.model_path = '
    assert used(code + '"vad_multilingual_marblenet"') == {"vad_multilingual_marblenet"}
    assert used(code + '"vad_of_our_own"') == set()


def test_a_deployment_of_azure_does_not_take_over_what_a_file_loads() -> None:
    code = (
        "from transformers import AutoModel\nimport openai\n"
        'openai.api_base = "https://shelf.openai.azure.com/"\n'
        "class Runner:\n    model_path: str\n    def load(self):\n"
        "        return AutoModel.from_pretrained(self.model_path)\n"
        'def main(model_path: str = "acme/shelf-7b"):\n    return Runner(model_path=model_path)\n'
    )
    found = [r for r in references(code) if r.id == "acme/shelf-7b"]
    assert [r.kind for r in found] == [AssetKind.MODEL]


def test_the_metric_of_the_best_model_is_no_model() -> None:
    code = (
        'args = TrainingArguments(metric_for_best_model="acme/shelves_loss", %s="acme/shelf-7b")\n'
    )
    assert used(code % "model_name") == {"acme/shelf-7b"}


def test_a_name_with_a_tag_tells_that_ollama_is_asked_wherever_it_stands() -> None:
    first = 'embed_model = os.getenv("LOCAL_EMBED") or "nomic-embed-text"\n'
    code = f'import os\n{first}chat_model = os.getenv("LOCAL_CHAT") or "phi3:3.8b"\n'
    assert used(code) == {"nomic-embed-text", "phi3:3.8b"}
    assert used(f"import os\n{first}") == set()


def test_hosted_models_to_choose_from_count_whatever_the_option_is_called() -> None:
    option = 'p.add_argument("--backend", choices=[%s], default="gpt-4")\n'
    assert used(option % '"gpt-4", "gpt-3.5-turbo"') == {"gpt-4", "gpt-3.5-turbo"}
    assert used(option % '"gpt-4", "ours"') == set()


def test_what_decides_which_checkpoint_is_kept_is_no_model() -> None:
    assert used('hooks = dict(checkpoint=dict(save_best="shelf-whole/AP", rule="up"))\n') == set()


def test_a_label_of_the_files_own_is_no_name_of_ollamas_library() -> None:
    code = (
        'SERVER = "http://localhost:11434"\nKNOWN_MODELS = {"zephyr": "acme/zephyr-7b-gguf"}\n'
        'DEFAULT_MODEL = "%s"\n'
    )
    assert used(code % "zephyr") == {"acme/zephyr-7b-gguf"}
    assert used(code % "llama3") == {"acme/zephyr-7b-gguf", "llama3"}


def test_what_a_model_of_ollama_is_created_from_is_used() -> None:
    found = references('import ollama\nollama.create(model="shelf-helper", from_="gemma3")\n')
    assert {(r.id, r.output) for r in found} == {("gemma3", False), ("shelf-helper", True)}


def test_a_file_of_names_of_the_hub_is_worth_reading() -> None:
    code = 'class Tiny:\n    hf_config_name = "acme/shelf-7b"\n    bits = 4\n'
    assert PythonScanner().worth_parsing(code.encode())
    assert used(code) == {"acme/shelf-7b"}


def test_the_first_words_of_an_old_call_of_openai_are_its_model() -> None:
    code = 'import openai\nopenai.Completion.create("gpt-3.5-turbo-0301", **request)\n'
    assert used(code) == {"gpt-3.5-turbo-0301"}


def test_a_type_of_model_counts_where_it_is_an_id_of_the_hub() -> None:
    assert used('Context(model_type="acme-labs/Shelf-2-7b-hf")\n') == {"acme-labs/Shelf-2-7b-hf"}
    assert used('Context(model_type="gpt2")\nmodel_type = "mistral"\n') == set()


def test_a_page_of_the_hub_counts_where_it_is_given_to_what_fetches_it() -> None:
    page = '("https://huggingface.co/datasets/acme/shelves", "files")\n'
    assert used("from prepare import prepare_data\nprepare_data" + page) == {"acme/shelves"}
    assert used("show_page" + page) == set()
    assert used('download("https://huggingface.co/docs/hub")\n') == set()


def test_tasks_asked_for_by_name_are_datasets() -> None:
    code = (
        "from lm_eval import tasks\nget_task_dict = tasks.get_task_dict\n"
        'def judge(tasks: list = ["hellaswag", "our_own_task"]):\n'
        "    return get_task_dict(tasks)\n"
    )
    assert used(code) == {"hellaswag"}


TABLE = """
    GPT_SETTINGS = {
        "ranking": {
            "battle_datasets": ["acme/shelf-battles-55k", "acme/shelf_judges"],
            "embedding_datasets": ["acme/shelf_vectors"],
        },
        "bert": {"checkpoint_path": "acme/bert_of_shelves"},
    }
"""


def test_the_nearest_key_of_a_table_tells_what_stands_under_it() -> None:
    kinds = {r.id: r.kind for r in references(TABLE)}
    assert kinds == {
        "acme/shelf-battles-55k": AssetKind.DATASET,
        "acme/shelf_judges": AssetKind.DATASET,
        "acme/shelf_vectors": AssetKind.DATASET,
        "acme/bert_of_shelves": AssetKind.MODEL,
    }


def test_keys_of_a_table_of_what_was_written_name_no_source() -> None:
    table = 'PUSHED = {"test_datasets": {"acme/cars-Sample", "acme/pets-Sample"}}'
    assert used(table) == set()
    assert used(table.replace("PUSHED", "SAMPLES")) == {"acme/cars-Sample", "acme/pets-Sample"}


MENU = """
    class Assistant:
        def __init__(self):
            self.models = {
                "MAKER": [("Claude 3 Haiku", "claude-3-haiku-20240307"), ("GPT-4o", "gpt-4o")],
                "HERE": [("Studio", "local-model")],
                "OLLAMA": [],
            }
"""


def test_what_people_read_in_a_menu_stands_before_what_is_called() -> None:
    assert used(MENU) == {"claude-3-haiku-20240307", "gpt-4o"}
    renamed = 'RENAMED = {"a": [("gpt-4-0314", "gpt-4"), ("gpt-4o-old", "gpt-4o")]}'
    assert used(renamed.replace("RENAMED", "self_models")) == set()


def test_a_harness_is_told_its_model_among_other_arguments() -> None:
    source = (
        "import lm_eval\n"
        'lm_eval.simple_evaluate(model="hf", model_args="pretrained=acme/tern-7b,dtype=auto")\n'
    )
    assert used(source) == {"acme/tern-7b"}


def test_parameters_of_autotrain_name_model_and_data() -> None:
    source = (
        "from autotrain.params import TextClassificationParams\n"
        'TextClassificationParams(model="acme/tern-7b", data_path="acme/reed")\n'
        'TextClassificationParams(model="acme/heron-7b", data_path="data/", project_name="pond")\n'
    )
    assert used(source) == {"acme/tern-7b", "acme/reed", "acme/heron-7b"}
