"""Names of organizations that publish at ModelScope alone."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import Hub, Reference
from clearweights.scan import SCANNERS, SourceFile, link


def hubs(name: str, text: str) -> dict[str, Hub]:
    file = SourceFile(name, text.encode())
    base = file.name
    suffix = base[base.rfind(".") :] if "." in base.lstrip(".") else ""
    wanted = (s for s in SCANNERS if s.wants(file.path, base, suffix))
    facts = [fact for s in wanted for fact in s.scan(file)]
    return {fact.id: fact.hub for fact in link(facts) if isinstance(fact, Reference)}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("run.sh", "python train.py --model iic/tern-small-base\n"),
        ("run.sh", "MODEL=iic/tern-small-base\npython train.py --model $MODEL\n"),
        ("setup.py", 'MODEL_ID = "iic/tern-small-base"\n'),
        ("conf/run.yaml", "model: iic/tern-small-base\n"),
        ("src/menu.ts", 'export const MODEL = "iic/tern-small-base";\n'),
        (".env", "EMBEDDING_MODEL=iic/tern-small-base\n"),
    ],
)
def test_where_nothing_tells_the_hub_the_owner_does(name: str, text: str) -> None:
    assert hubs(name, text) == {"iic/tern-small-base": Hub.MODELSCOPE}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("run.sh", "huggingface-cli download iic/tern-small-base\n"),
        (
            "run.py",
            (
                "from transformers import AutoModel\n"
                'AutoModel.from_pretrained("iic/tern-small-base")\n'
            ),
        ),
    ],
)
def test_a_loader_tells_the_hub_by_itself(name: str, text: str) -> None:
    assert hubs(name, text) == {"iic/tern-small-base": Hub.HUGGINGFACE}


def test_others_publish_at_hugging_face() -> None:
    assert hubs("run.sh", "python train.py --model acme/tern-7b\n") == {
        "acme/tern-7b": Hub.HUGGINGFACE
    }
