"""What a project uses: models, datasets and model services, and the places that name them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class AssetKind(StrEnum):
    """The kinds of thing whose terms we examine."""

    MODEL = "model"
    DATASET = "dataset"
    SERVICE = "service"


class Strength(StrEnum):
    """Whether a place would load or call the asset, or only names it."""

    USED = "used"
    MENTIONED = "mentioned"


class Role(StrEnum):
    """What the project does with an asset (closed list, see `clearweights.yaml`)."""

    INFERENCE_LOCAL = "inference-local"
    INFERENCE_HOSTED_API = "inference-hosted-api"
    API = "api"
    FINE_TUNE = "fine-tune"
    ADAPTER = "adapter"
    MERGE = "merge"
    QUANTIZE = "quantize"
    DISTILL_OUTPUTS = "distill-outputs"
    TRAIN = "train"
    EVALUATE = "evaluate"
    RETRIEVAL = "retrieval"
    REDISTRIBUTE = "redistribute"
    MODIFY_REDISTRIBUTE = "modify-redistribute"
    GENERATE_CONTENT = "generate-content"
    CODE_ASSISTANT = "code-assistant"
    TOKENIZER = "tokenizer"


class Provider(StrEnum):
    """Who is called when a model service is used (closed list, see `clearweights.yaml`)."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    GOOGLE = "google"
    MISTRAL = "mistral"
    XAI = "xai"
    DEEPSEEK = "deepseek"
    AZURE = "azure"
    AWS_BEDROCK = "aws-bedrock"
    GOOGLE_VERTEX = "google-vertex"
    GITHUB_COPILOT = "github-copilot"
    COHERE = "cohere"
    GROQ = "groq"
    TOGETHER = "together"
    HUGGINGFACE = "huggingface"
    OPENROUTER = "openrouter"
    PERPLEXITY = "perplexity"
    REPLICATE = "replicate"
    FIREWORKS = "fireworks"
    VOYAGE = "voyage"
    ELEVENLABS = "elevenlabs"
    JINA = "jina"
    FAL = "fal"
    STABILITY = "stability"
    NVIDIA = "nvidia"
    DEEPINFRA = "deepinfra"
    CEREBRAS = "cerebras"
    SAMBANOVA = "sambanova"
    MOONSHOT = "moonshot"
    ALIBABA = "alibaba"
    ZHIPU = "zhipu"
    AI21 = "ai21"
    DEEPGRAM = "deepgram"
    ASSEMBLYAI = "assemblyai"
    OTHER = "other"


class Hub(StrEnum):
    """Where an asset is published, or how it is reached."""

    HUGGINGFACE = "huggingface"
    MODELSCOPE = "modelscope"
    OLLAMA = "ollama"
    KAGGLE = "kaggle"
    GITHUB = "github"
    TORCH_HUB = "torch-hub"
    TORCHVISION = "torchvision"
    TORCHAUDIO = "torchaudio"
    TIMM = "timm"
    KERAS = "keras"
    TENSORFLOW_HUB = "tensorflow-hub"
    TFDS = "tfds"
    SPACY = "spacy"
    NLTK = "nltk"
    STANZA = "stanza"
    GENSIM = "gensim"
    WHISPER = "whisper"
    ULTRALYTICS = "ultralytics"
    OPEN_CLIP = "open-clip"
    FAIRSEQ = "fairseq"
    COQUI = "coqui"
    DETECTRON2 = "detectron2"
    MMDETECTION = "mmdetection"
    PADDLE = "paddle"
    NGC = "ngc"
    ROBOFLOW = "roboflow"
    API = "api"
    """A hosted service; `provider` says whose."""
    URL = "url"
    """A plain download address."""
    LOCAL = "local"
    """Only files in the project: the id is `local:<path>`."""
    OTHER = "other"


class Relation(StrEnum):
    """How one asset was made from another. Read: child *relation* parent."""

    FINE_TUNED_FROM = "fine-tuned-from"
    ADAPTER_OF = "adapter-of"
    MERGED_FROM = "merged-from"
    QUANTIZED_FROM = "quantized-from"
    DISTILLED_FROM = "distilled-from"
    TRAINED_ON = "trained-on"
    GENERATED_BY = "generated-by"
    CONTAINS = "contains"
    EVALUATED_WITH = "evaluated-with"
    DERIVED_FROM = "derived-from"
    """A base is named, the manner is not."""


class AssetKey(NamedTuple):
    """The identity of an asset in one result.

    `id` is the project's spelling where it has just one, else the canonical id.
    """

    kind: AssetKind
    hub: Hub
    id: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """One place in the project that supports a statement."""

    path: str
    """Relative to the project root, with forward slashes; never absolute."""

    line: int = 0
    """1-based; 0 means the file as a whole."""

    excerpt: str = ""
    """The words as found (one line, shortened to 200 characters), never tidied."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One place that names an asset."""

    place: Place
    kind: AssetKind
    hub: Hub
    id: str
    """As written there."""

    how: str
    """Stable word for the construct: `from_pretrained`, `load_dataset`, `config-key`, …"""

    strength: Strength = Strength.USED
    role: Role | None = None
    """None where the place does not tell; the engine then assumes the least, inference."""

    provider: Provider | None = None
    """Services only: who is called, which the model's name does not tell."""

    revision: str | None = None
    tier: str | None = None
    """Services only: `paid` or `unpaid` where someone says so."""

    output: bool = False
    """True where the place names what the project itself publishes."""

    size: int | None = None
    """Bytes of a file that is kept elsewhere, as a pointer of git LFS tells."""

    sha256: str | None = None
    """Digest of such a file, in lower case."""
