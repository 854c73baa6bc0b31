"""Who is asked by a class or an object that is given the address of an interface."""

from __future__ import annotations

import textwrap

import pytest
from tests.unit.scan.python.look import facts

from clearweights.domain.facts import RunTimeChoice
from clearweights.scan.clients import CLIENTS


def _asked(source: str) -> list[str]:
    found = facts(textwrap.dedent(source))
    return [f.words for f in found if isinstance(f, RunTimeChoice) and f.how in CLIENTS]


def test_a_class_that_hands_the_address_to_its_base_asks_there() -> None:
    source = """
        from acme.llm import OpenAILLM
        GROQ_URL = "https://api.groq.com/openai/v1"
        class GroqLLM(OpenAILLM):
            def __init__(self, key, base_url=None):
                super().__init__(api_key=key, base_url=base_url or GROQ_URL)
    """
    assert _asked(source) == ["groq"]


@pytest.mark.parametrize(
    "source",
    [
        'class RouterLLM(Base):\n    base_url = "https://openrouter.ai/api/v1"',
        'class Answers(Base):\n    pass\nhelper = Answers(api_base="https://openrouter.ai/api/v1")',
    ],
)
def test_the_address_may_be_an_attribute_or_an_argument(source: str) -> None:
    assert _asked(f"from acme.llm import Base\n{source}") == ["openrouter"]


@pytest.mark.parametrize(
    "source",
    [
        'class RouterLLM(Base):\n    base_url = "https://openrouter.ai/docs/quickstart"',
        'class Settings(Base):\n    base_url = "https://openrouter.ai/api/v1"',
        'class RouterLLM(Base):\n    """Asks https://openrouter.ai/api/v1"""',
        'add_cors(base_url="https://openrouter.ai/api/v1")',
        'Server(allow_origins=["https://api.groq.com/openai/v1"])',
        'Chat(base_url="http://localhost:8000/v1")',
    ],
)
def test_pages_settings_and_lists_ask_nobody(source: str) -> None:
    assert _asked(f"from acme.llm import Base\n{source}") == []


def test_a_register_of_many_providers_asks_none_of_them_by_itself() -> None:
    hosts = ("api.groq.com/openai", "api.mistral.ai", "api.x.ai", "api.deepseek.com")
    rows = "\n".join(f'Spec(base_url="https://{host}/v1")' for host in hosts)
    assert _asked(f"from acme import Spec\n{rows}") == []


@pytest.mark.parametrize(
    ("call", "provider"),
    [
        ("openai.ChatCompletion.create(model=engine, messages=[])", "openai"),
        ("openai.ChatCompletion.create(**options)", "openai"),
        ("replicate.run(engine, input={})", "replicate"),
        ('boto3.client("bedrock-runtime").invoke_model(modelId=engine)', "aws-bedrock"),
        ("ChatAnthropic(model=engine)", "anthropic"),
        ("anthropic.Anthropic(base_url=base)", "anthropic"),
        ("openai.OpenAI(base_url=base)", "other"),  # anybody answers as OpenAI does
    ],
)
def test_a_call_whose_model_the_caller_chooses_asks_its_provider(call: str, provider: str) -> None:
    imports = "import anthropic, boto3, openai, replicate\n"
    imports += "from langchain_anthropic import ChatAnthropic\n"
    source = f"{imports}def ask(engine, base=None, **options):\n    return {call}\n"
    assert _asked(source) == [provider]


@pytest.mark.parametrize(
    "source",
    [
        'openai.api_base = "http://localhost:8000/v1"\nopenai.ChatCompletion.create(**options)',
        'openai.ChatCompletion.create(model="gpt-4o")',
        "openai.util.log(engine)",
        'store.client("s3").invoke(modelId=engine)',
    ],
)
def test_a_call_that_asks_nobody_else(source: str) -> None:
    assert _asked(f"import openai\n{source}") == []
