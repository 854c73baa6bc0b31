"""The assets of an invented project, and the small builders they are made with."""

from __future__ import annotations

from dataclasses import replace

from clearweights.domain.asset import (
    AssetKey,
    AssetKind,
    Hub,
    Place,
    Provider,
    Reference,
    Role,
    Strength,
)
from clearweights.domain.facts import (
    StatementSource,
)
from clearweights.domain.result import (
    Asset,
    Basis,
    Effective,
    EffectiveState,
    Reading,
)
from clearweights.domain.text import text
from tests.unit.report.few_records import (
    APACHE,
    LLAMA_TERMS,
    NC_TERMS,
    OPENAI_TERMS,
)

LLAMA = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "meta-llama/Llama-3.1-8B-Instruct")
TUNED = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "acme/support-8b")
ALPACA = AssetKey(AssetKind.DATASET, Hub.HUGGINGFACE, "tatsu-lab/alpaca")
MINILM = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "sentence-transformers/all-MiniLM-L6-v2")
GPT = AssetKey(AssetKind.SERVICE, Hub.API, "gpt-4o")
MYSTERY = AssetKey(AssetKind.MODEL, Hub.LOCAL, "local:weights/classifier.gguf")
GHOST = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "bigscience/bloom")


def place(path: str, line: int = 0, excerpt: str = "") -> Place:
    return Place(path=path, line=line, excerpt=excerpt)


def reference(key: AssetKey, where: Place, how: str, role: Role | None = None) -> Reference:
    return Reference(place=where, kind=key.kind, hub=key.hub, id=key.id, how=how, role=role)


def declared(
    raw: str,
    expression: str | None,
    *records: str,
    where: Place | None = None,
    basis: Basis = Basis.DECLARED,
    source: StatementSource = StatementSource.TAG,
) -> Reading:
    return Reading(
        basis=basis, raw=raw, source=source, place=where, expression=expression, records=records
    )


def agreed(expression: str, *records: str) -> Effective:
    return Effective(state=EffectiveState.AGREED, expression=expression, records=records)


def assets() -> tuple[Asset, ...]:
    """A tuned model, its base, its data, a service, an embedding model, a file, a mention."""
    loads = 'model = AutoModelForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")'
    data = 'ds = load_dataset("tatsu-lab/alpaca", split="train")'
    return (
        Asset(
            key=LLAMA,
            references=(
                reference(
                    LLAMA, place("src/train.py", 41, loads), "from_pretrained", Role.FINE_TUNE
                ),
                reference(
                    LLAMA,
                    place("configs/sft.yaml", 3, "base_model: meta-llama/Llama-3.1-8B-Instruct"),
                    "config-key",
                ),
            ),
            readings=(
                declared(
                    "llama3.1",
                    "LicenseRef-scancode-llama-3.1",
                    LLAMA_TERMS,
                    basis=Basis.CATALOGED,
                    source=StatementSource.CATALOG,
                ),
            ),
            effective=agreed("LicenseRef-scancode-llama-3.1", LLAMA_TERMS),
            roles=(Role.FINE_TUNE, Role.INFERENCE_LOCAL),
            revision="0e9e39f249a16976918f6564b8830bc894c89659",
            purl="pkg:huggingface/meta-llama/Llama-3.1-8B-Instruct@0e9e39f249a16976918f6564b8830bc894c89659",
        ),
        Asset(
            key=TUNED,
            references=(
                reference(
                    TUNED,
                    place("src/train.py", 88, 'hub_model_id="acme/support-8b"'),
                    "hub_model_id",
                ),
            ),
            readings=(declared("mit", "MIT", where=place("MODEL_CARD.md", 2, "license: mit")),),
            effective=agreed("MIT"),
            output=True,
            purl="pkg:huggingface/acme/support-8b",
        ),
        Asset(
            key=ALPACA,
            references=(
                reference(ALPACA, place("src/train.py", 52, data), "load_dataset", Role.TRAIN),
            ),
            readings=(
                declared(
                    "cc-by-nc-4.0",
                    "CC-BY-NC-4.0",
                    NC_TERMS,
                    where=place("data/README.md", 3, "license: cc-by-nc-4.0"),
                ),
                declared(
                    "ODC-By",
                    "ODC-By-1.0",
                    where=place("data/datasheet.md", 18, "The data is under ODC-By."),
                    source=StatementSource.PROSE,
                ),
            ),
            effective=Effective(
                state=EffectiveState.DISAGREE,
                records=(NC_TERMS,),
                why=text(
                    "{a} and {b} contradict each other", a="data/README.md", b="data/datasheet.md"
                ),
            ),
            roles=(Role.TRAIN,),
        ),
        Asset(
            key=MINILM,
            references=(
                reference(
                    MINILM,
                    place(
                        "src/search.py",
                        9,
                        'SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2")',
                    ),
                    "SentenceTransformer",
                    Role.RETRIEVAL,
                ),
            ),
            readings=(
                declared(
                    "apache-2.0",
                    "Apache-2.0",
                    APACHE,
                    basis=Basis.CATALOGED,
                    source=StatementSource.CATALOG,
                ),
            ),
            effective=agreed("Apache-2.0", APACHE),
            roles=(Role.RETRIEVAL,),
        ),
        Asset(
            key=GPT,
            references=(
                reference(
                    GPT,
                    place("src/label.py", 17, 'client.chat.completions.create(model="gpt-4o")'),
                    "openai-chat",
                    Role.DISTILL_OUTPUTS,
                ),
            ),
            effective=agreed("LicenseRef-openai-business-terms", OPENAI_TERMS),
            roles=(Role.DISTILL_OUTPUTS,),
            provider=Provider.OPENAI,
        ),
        Asset(
            key=MYSTERY,
            references=(reference(MYSTERY, place("weights/classifier.gguf"), "file"),),
            roles=(Role.INFERENCE_LOCAL,),
        ),
        Asset(
            key=GHOST,
            strength=Strength.MENTIONED,
            references=(
                replace(
                    reference(
                        GHOST, place("README.md", 70, "Compare with bigscience/bloom."), "prose"
                    ),
                    strength=Strength.MENTIONED,
                ),
            ),
        ),
    )


LLAMA_ASSET = assets()[0]
