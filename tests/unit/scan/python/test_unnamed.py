"""What libraries load where a call names no model."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind, Strength


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        ("import rembg\nrembg.remove(picture)", "u2net"),
        ("from rembg import new_session\nnew_session()", "u2net"),
        ("from insightface.app import FaceAnalysis\nFaceAnalysis()", "buffalo_l"),
        (
            "from llmlingua import PromptCompressor\nPromptCompressor()",
            "NousResearch/Llama-2-7b-hf",
        ),
        (
            "import llama_index.embeddings.huggingface as local\nlocal.HuggingFaceEmbedding()",
            "BAAI/bge-small-en-v1.5",
        ),
        (
            "from chromadb.utils import embedding_functions as e\ne.DefaultEmbeddingFunction()",
            "sentence-transformers/all-MiniLM-L6-v2",
        ),
    ],
)
def test_what_a_library_loads_without_a_name_is_used(line: str, id_: str) -> None:
    assert used(line + "\n") == {id_}


def test_a_pipeline_loads_the_model_of_its_task() -> None:
    head = "from transformers import pipeline\n"
    bert = "dbmdz/bert-large-cased-finetuned-conll03-english"
    assert used(head + 'pipeline("token-classification")') == {bert}
    assert used(head + 'task = "ner"\npipeline(task=task, device=0)') == {bert}
    assert used(head + 'pipeline("ner", "acme/heron-ner")') == {"acme/heron-ner"}
    assert used(head + 'pipeline("ner", model=chosen)') == set()
    assert used(head + 'pipeline("ner", **settings)') == set()
    assert used(head + 'pipeline("of-our-own")') == set()


def test_a_name_given_takes_the_place_of_the_default() -> None:
    head = "import rembg\nfrom insightface.app import FaceAnalysis\n"
    code = 'session = rembg.new_session("isnet-anime")\nrembg.remove(picture, session=session)\n'
    assert used(head + code + 'FaceAnalysis(name="antelopev2")') == {"isnet-anime", "antelopev2"}


ROBOTS = """
    from lerobot.datasets.lerobot_dataset import LeRobotDataset

    seen = LeRobotDataset("lerobot/pusht")
    own = LeRobotDataset.create(repo_id="acme/so100-pick", fps=30)
"""


def test_recorded_data_of_robots_is_what_the_project_makes() -> None:
    told = {r.id: (r.kind, r.output, r.strength) for r in references(ROBOTS)}
    assert told["lerobot/pusht"] == (AssetKind.DATASET, False, Strength.USED)
    assert told["acme/so100-pick"] == (AssetKind.DATASET, True, Strength.MENTIONED)
