"""What is called like a model or its loader, and loads and asks nothing."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import facts, used

from clearweights.domain.asset import Reference
from clearweights.scan.ids import is_test_path


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
