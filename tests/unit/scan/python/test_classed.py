"""Models that stand beside the path of the class that asks them or runs them."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import facts, one, references, used

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.domain.facts import RunTimeChoice


@pytest.mark.parametrize(
    ("key", "path", "provider"),
    [
        ("__type__", "acme.llms.chats.LCCohereChat", Provider.COHERE),
        ("_target_", "acme.llms.ChatMistralAI", Provider.MISTRAL),
        ("class", "AzureChatOpenAI", Provider.AZURE),
        ("type", "acme.rerankings.VoyageAIReranking", Provider.VOYAGE),
    ],
)
def test_the_name_of_the_class_tells_who_is_asked(key: str, path: str, provider: Provider) -> None:
    reference = one(f'SPEC = {{"{key}": "{path}", "model_name": "some-model-2"}}')
    assert (reference.kind, reference.provider) == (AssetKind.SERVICE, provider)


def test_the_address_beside_a_class_knows_better() -> None:
    source = """
        SPEC = {
            "__type__": "acme.llms.ChatOpenAI",
            "base_url": "https://api.groq.com/openai/v1",
            "model": "openai/gpt-oss-20b",
        }
    """
    assert one(source).provider is Provider.GROQ
    local = one(source.replace("https://api.groq.com/openai", "http://localhost:8000"))
    assert (local.kind, local.hub) == (AssetKind.MODEL, Hub.HUGGINGFACE)


def test_a_class_that_runs_models_itself_names_one_of_the_hub() -> None:
    spec = '{"__type__": "acme.embeddings.FastEmbedEmbeddings", "model_name": "BAAI/bge-base-en"}'
    source = f'from openai import OpenAI\nclient = OpenAI()\nSPEC = {spec}\nOTHER = "gpt-4o"'
    kinds = {r.id: r.kind for r in references(source)}
    assert kinds["BAAI/bge-base-en"] is AssetKind.MODEL


def test_a_class_whose_model_the_run_chooses_asks_its_provider() -> None:
    spec = '{"__type__": "acme.llms.LCCohereChat", "model": os.environ["CHAT"]}'
    found = facts(f"import os\nSPEC = {spec}")
    choices = [f.words for f in found if isinstance(f, RunTimeChoice) and f.how == "client"]
    assert choices == ["cohere"]


@pytest.mark.parametrize(
    "spec",
    [
        '{"__type__": "acme.storages.CohereFileStore", "model": "flat-file-2"}',  # asks nothing
        '{"__type__": "acme.llms.ChatAcme", "model": "tiny-2"}',  # of nobody known
        '{"type": "cohere", "model": "tiny-2"}',  # no class
        '{"__type__": "acme.llms.OpenAIToCohereChat", "model": "tiny-2"}',  # of two
        '{"__type__": "acme.llms.HuggingFaceEndpointChat", "model": "tiny-2"}',  # asks anybody
    ],
)
def test_other_classes_tell_nothing(spec: str) -> None:
    assert used(f"SPEC = {spec}") == set()


def test_the_default_of_a_declared_parameter_is_its_value() -> None:
    source = """
        from acme.base import Param
        import cohere
        class Reranking:
            model_name: str = Param("some-ranker-4", help="Which one?")
            def run(self, documents, query):
                return cohere.Client("key").rerank(model=self.model_name, query=query)
    """
    assert used(source) == {"some-ranker-4"}
