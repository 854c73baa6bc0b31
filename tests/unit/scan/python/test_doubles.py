"""What is called like a model or its loader, and loads and asks nothing."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import facts, references, used

from clearweights.domain.asset import AssetKind, Reference
from clearweights.scan.trials import is_test_path


@pytest.mark.parametrize(
    "call",
    [
        'TokenTextSplitter(model_name="gpt-4-32k")',
        'litellm.completion_cost(model="gpt-4-32k")',
        'TokenCounter(model="gpt-4-32k")',
    ],
)
def test_what_counts_asks_nothing(call: str) -> None:
    code = "import litellm\nfrom tools import TokenCounter, TokenTextSplitter\n"
    assert used(f'{code}litellm.completion(model="gpt-4o")\n{call}\n') == {"gpt-4o"}


def test_a_branch_of_code_is_no_model() -> None:
    assert used('BRANCH = "claude/improve-scanner-x1"\nHEAD_BRANCH = "claude/Mend-2"\n') == set()


STANDS_IN = """
    from transformers import AutoModel

    class MockRetriever:
        def __init__(self, model_name: str = "acme/Kept-7b"):
            self.name = model_name

    found = MockRetriever("acme/Heron-7b").retrieve()
    also = MockRetriever(model_name="acme/Crane-7b")
"""


def test_what_stands_in_for_a_loader_loads_nothing() -> None:
    assert used(STANDS_IN) == set()
    assert "acme/Heron-7b" in used(STANDS_IN.replace("MockRetriever", "ModelRetriever"))


SECTIONS = """
    import openai
    import configparser

    class Settings:
        def __init__(self, path):
            self.config: configparser.ConfigParser = self.read(path)
            self.model = self.config.get("DEFAULT", "model")

    openai.ChatCompletion.create(model=Settings("a.ini").model, messages=[])
"""


def test_an_option_of_a_section_is_no_default() -> None:
    assert not [f.id for f in facts(SECTIONS) if isinstance(f, Reference) and f.id == "model"]


def test_folders_that_help_tests_are_tests() -> None:
    assert is_test_path("test_helpers/rows/one.json")
    assert not is_test_path("helpers/rows/one.json")


OWN_LOADER = """
    from datasets import load_dataset

    class Trainer:
        def __init__(self, task):
            assert task in ["meter", "emotion"]
            self.load_dataset(task)

        def load_dataset(self, task):
            return load_dataset("acme/verses", task)
"""


def test_a_method_of_the_class_itself_does_what_it_does() -> None:
    assert used(OWN_LOADER) == {"acme/verses"}


LABELS = """
    import argparse
    import openai

    parser = argparse.ArgumentParser()
    parser.add_argument("--model", choices=["gpt3", "gpt-3.5-turbo", "text-davinci-003", "OPT"])
    args = parser.parse_args()
    openai.ChatCompletion.create(model=args.model, messages=[])
"""


def test_own_words_beside_hosted_models_are_none() -> None:
    assert used(LABELS) == {"gpt-3.5-turbo", "text-davinci-003"}
    there = LABELS.replace("import openai", "from asking import ask").replace(
        "openai.ChatCompletion.create(model=args.model, messages=[])", "ask(model=args.model)"
    )
    asking = """
        import openai

        def ask(model):
            return openai.ChatCompletion.create(model=model, messages=[])
    """
    assert used(there, asking=asking) == {"gpt-3.5-turbo", "text-davinci-003"}


FLAGS = """
    import argparse
    from transformers import AutoModelForCausalLM

    def weigh(name):
        model = AutoModelForCausalLM.from_pretrained(name)
        return model.num_parameters()

    parser = argparse.ArgumentParser()
    for size in ["small", "base"]:
        parser.add_argument(f"--heron-{size}", default=f"acme/heron-{size}-en-v2")
    for model in ["byt5-small", "gpt2-medium"]:
        parser.add_argument(f"--{model}", help=f"where {model} lies")
    for name in vars(parser.parse_args()).values():
        weigh(name)
"""


def test_options_in_a_loop_count_with_their_defaults_and_not_with_their_names() -> None:
    assert used(FLAGS) == {"acme/heron-small-en-v2", "acme/heron-base-en-v2"}


BUILDER = """
    import datasets

    class VersesConfig(datasets.BuilderConfig):
        pass

    class Verses(datasets.GeneratorBasedBuilder):
        BUILDER_CONFIGS = [
            VersesConfig(
                data_urls={
                    "one": "https://github.com/acme/verses/archive/0a1b2c3d.zip",
                    "two": "https://data.example.net/samples/tagged-sample-2016.txt",
                },
            )
        ]
"""


def test_what_the_script_of_a_dataset_names_to_download_is_data() -> None:
    found = {r.id: r.kind for r in references(BUILDER)}
    assert found == dict.fromkeys(
        (
            "https://github.com/acme/verses/archive/0a1b2c3d.zip",
            "https://data.example.net/samples/tagged-sample-2016.txt",
        ),
        AssetKind.DATASET,
    )


HANDED_TABLE = """
    import datasets

    _URL = "https://github.com/acme/rows/raw/master/dataset/"
    _FILES = {"train": f"{_URL}rows_train.jsonl.gz", "dev": f"{_URL}rows_dev.jsonl.gz"}

    class Rows(datasets.GeneratorBasedBuilder):
        def _split_generators(self, dl_manager):
            return dl_manager.download_and_extract(_FILES)
"""


def test_addresses_in_a_table_that_is_downloaded_are_data() -> None:
    root = "https://github.com/acme/rows/raw/master/dataset/"
    assert used(HANDED_TABLE) == {f"{root}rows_train.jsonl.gz", f"{root}rows_dev.jsonl.gz"}


def test_an_id_of_shared_storage_that_a_download_is_given_is_its_address() -> None:
    id_ = "1aBcDeFgHiJkLmNoPqRsTuVwXyZ012345"
    link = f"https://drive.google.com/uc?id={id_}"
    assert used(f'store.download_file("{id_}", "weights/reef.pt")') == {link}
    assert used(f'store.download_file("{id_.lower()}", "weights/reef.pt")') == set()


def test_a_run_over_a_dataset_is_no_other_dataset() -> None:
    source = """
        from datasets import load_dataset
        marsh = ("acme/marsh", "test", "reeds", "title")
        ponds = ("acme/ponds", "test", "lilies", "title")
        for row in [marsh, ponds]:
            rows = load_dataset(row[0], row[2])
            dataset_name = f"{row[0]}_{row[2]}_{row[3]}"
            report(dataset_name, rows)
        """
    assert used(source) == {"acme/marsh", "acme/ponds"}
    assert "acme/tern-7b_chat" in used('STEM = "acme/tern-7b"\nCHAT_MODEL = f"{STEM}_chat"\n')
