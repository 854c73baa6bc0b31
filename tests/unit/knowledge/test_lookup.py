from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.domain.license import FactStatus
from clearweights.knowledge import load_knowledge

K = load_knowledge()


@pytest.mark.parametrize(
    ("key", "record"),
    [
        ("mit", "mit"),
        ("Apache-2.0", "apache-2.0"),
        ("GPL-3.0-or-later", "gpl-3.0"),
        ("AGPL-3.0", "agpl-3.0"),
        ("licenseref-scancode-llama-3.1-license-2024", "llama-3.1"),
    ],
)
def test_spdx_ids_are_found_in_any_case_and_spelling(key: str, record: str) -> None:
    assert [found.id for found in K.by_spdx(key)] == [record]


@pytest.mark.parametrize(
    ("tag", "record"),
    [
        ("llama3.1", "llama-3.1"),
        ("Gemma", "gemma-tou"),
        ("openrail++", "creativeml-openrail-plus-plus-m"),
        ("other/kimi-k2", "kimi-modified-mit"),
        ("other/stabilityai-ai-community", "stability-community-2024"),
    ],
)
def test_tags_of_the_hub_are_found(tag: str, record: str) -> None:
    assert [found.id for found in K.by_tag(tag)] == [record]


@pytest.mark.parametrize(
    ("words", "record"),
    [
        ("the Apache License, Version 2.0", "apache-2.0"),
        ("MIT license", "mit"),
        ("Creative Commons Attribution 4.0", "cc-by-4.0"),
        ("AGPL-3.0", "agpl-3.0"),
        ("Licence Ouverte 2.0", "etalab-2.0"),
    ],
)
def test_free_names_are_found(words: str, record: str) -> None:
    assert [found.id for found in K.by_alias(words)] == [record]


def test_addresses_are_found() -> None:
    found = K.by_url("http://www.apache.org/licenses/LICENSE-2.0.html")
    assert [record.id for record in found] == ["apache-2.0"]


def test_unknown_names_give_nothing() -> None:
    assert K.by_alias("") == ()
    assert K.by_tag("nonsense") == ()
    assert K.by_spdx("NONE") == ()
    assert K.by_url("") == ()
    assert K.record("nothing") is None


@pytest.mark.parametrize("tag", ["openrail", "cc", "gpl", "lgpl", "bsd", "other", "gfdl"])
def test_a_family_tag_names_no_license(tag: str) -> None:
    entry = K.tag(tag)
    assert entry is not None
    assert entry.family
    assert entry.expression is None


def test_every_provider_with_a_name_has_terms() -> None:
    bare = [each.value for each in Provider if not K.service_terms(each)]
    assert bare == ["other"]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("deepseek-ai/DeepSeek-V3", "deepseek-model-1.0"),
        ("deepseek-ai/DeepSeek-V3-0324", "mit"),
        ("deepseek-ai/DeepSeek-R1", "mit"),
        ("Qwen/Qwen2.5-72B-Instruct", "qwen-2024"),
        ("Qwen/Qwen2.5-3B", "qwen-research-2024"),
        ("Qwen/Qwen2.5-7B", "apache-2.0"),
        ("Qwen/Qwen2-72B", "tongyi-qianwen"),
        ("meta-llama/Meta-Llama-3-8B", "llama-3"),
        ("meta-llama/Meta-Llama-3.1-8B", "llama-3.1"),
        ("meta-llama/Llama-2-7b-hf", "llama-2"),
        ("google/gemma-3-270m", "gemma-tou"),
        ("google/gemma-4-9b", "apache-2.0"),
        ("tiiuae/falcon-180B", "falcon-180b"),
        ("tiiuae/falcon-40b", "apache-2.0"),
        ("bigscience/mt0-xl", "apache-2.0"),
        ("bigscience/bloomz", "bigscience-bloom-rail-1.0"),
        ("tencent/Hunyuan3D-2", "hunyuan-3d-2.0"),
        ("tencent/Tencent-Hunyuan-Large", "hunyuan-large-2024"),
        ("moonshotai/Kimi-K2-Instruct", "kimi-modified-mit"),
        ("moonshotai/Kimi-K2.5", "kimi-k2.5-modified-mit"),
        ("stabilityai/stable-diffusion-xl-base-1.0", "creativeml-openrail-plus-plus-m"),
        ("stabilityai/stable-diffusion-3.5-large", "stability-community-2024"),
    ],
)
def test_editions_and_sizes_of_a_brand_are_told_apart(name: str, record: str) -> None:
    found = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, name)
    assert found is not None
    assert found.license == record


DAC = "https://github.com/descriptinc/descript-audio-codec/releases/download/0.0.1/weights.pth"
TORCH = "https://download.pytorch.org/models/"
DLIB = "http://dlib.net/files/"
SAM = "https://dl.fbaipublicfiles.com/segment_anything/sam_vit_h_4b8939.pth"


@pytest.mark.parametrize(
    ("hub", "name", "record"),
    [
        (Hub.WHISPER, "large-v3", "mit"),
        (Hub.WHISPER, "tiny.en", "mit"),
        (Hub.WHISPER, "distil-large-v3", "mit"),
        (Hub.WHISPER, "distil-huge", None),
        (Hub.HUGGINGFACE, "small", None),
        (Hub.HUGGINGFACE, "Systran/faster-whisper-large-v3", "mit"),
        (Hub.HUGGINGFACE, "distil-whisper/distil-large-v3", "mit"),
        (Hub.URL, TORCH + "resnet50-19c8e357.pth", "bsd-3-clause"),
        (Hub.URL, TORCH + "vit_b_16-c867db91.pth", None),
        (Hub.URL, TORCH + "audio/resnet50-19c8e357.pth", None),
        (Hub.URL, DAC, "mit"),
        (Hub.URL, DAC.replace("descript-audio-codec", "audiotools"), None),
        (Hub.URL, SAM, "apache-2.0"),
        (Hub.URL, "https://example.org/?x=" + SAM, None),
        (Hub.URL, "https://models.silero.ai/models/tts/ru/v3_1_ru.pt", "cc-by-nc-sa-4.0"),
        (Hub.URL, "https://models.silero.ai/models/tts/ru/v5_cis_base.pt", "mit"),
        (Hub.OTHER, "buffalo_l", "statement-research-only"),
        (Hub.KERAS, "Xception", "mit"),
        (Hub.KERAS, "MobileNetV2", "apache-2.0"),
        (Hub.KERAS, "EfficientNetB0", None),
        (Hub.COQUI, "tts_models/multilingual/multi-dataset/xtts_v2", "coqui-public-model-1.0"),
        (Hub.ULTRALYTICS, "yolov8n-seg.pt", "agpl-3.0"),
        (Hub.ULTRALYTICS, "yolo11x.pt", "agpl-3.0"),
        (Hub.ULTRALYTICS, "yolov7.pt", None),
        (Hub.OLLAMA, "llama3.1:8b", "llama-3.1"),
        (Hub.OLLAMA, "llama3", "llama-3"),
        (Hub.OLLAMA, "llama3-gradient", None),
        (Hub.OLLAMA, "qwen2.5:3b-instruct", "qwen-research-2024"),
        (Hub.OLLAMA, "qwen2.5:7b", "apache-2.0"),
        (Hub.OLLAMA, "deepseek-r1:8b", None),
        (Hub.API, "llama3.1:8b", None),
        (Hub.TORCHVISION, "resnet50", "bsd-3-clause"),
        (Hub.TORCHVISION, "vit_b_16", None),
        (Hub.TIMM, "resnet50", None),
        (Hub.TORCH_HUB, "snakers4/silero-vad", "mit"),
        (Hub.TORCH_HUB, "someone/silero-vad", None),
        (Hub.URL, DLIB + "shape_predictor_68_face_landmarks.dat.bz2", "statement-non-commercial"),
        (Hub.URL, DLIB + "shape_predictor_5_face_landmarks.dat.bz2", "cc0-1.0"),
        (Hub.URL, DLIB + "anything_else.dat.bz2", None),
    ],
)
def test_names_mean_something_only_where_they_are_at_home(
    hub: Hub, name: str, record: str | None
) -> None:
    found = K.family(AssetKind.MODEL, hub, name)
    assert (found.license if found else None) == record


def test_packages_of_spacy_carry_the_license_that_their_maker_names() -> None:
    entries = K.cataloged(AssetKind.MODEL, Hub.SPACY, "fr_core_news_sm")
    assert [e.license for e in entries] == ["LGPLLR"]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("EleutherAI/gpt-neox-20b", "apache-2.0"),
        ("EleutherAI/gpt-neo-2.7B", "mit"),
        ("stabilityai/stable-diffusion-xl-base-0.9", "sdxl-0.9-research"),
        ("google/gemma-scope-2b-pt-res", "cc-by-4.0"),
        ("google/gemma-2-2b", "gemma-tou"),
        ("facebook/sam-vit-base", "apache-2.0"),
        ("facebook/sam-audio-large", "sam-2025-11"),
        ("facebook/bart-large-mnli", "mit"),
        ("facebook/bart-large", "apache-2.0"),
        ("facebook/convnextv2-tiny-1k-224", "cc-by-nc-4.0"),
        ("BAAI/bge-m3", "mit"),
        ("BAAI/bge-multilingual-gemma2", None),
        ("CohereLabs/aya-101", "apache-2.0"),
        ("CohereLabs/aya-expanse-8b", "cohere-cc-by-nc-aup"),
        ("moonshotai/Kimi-K2.6", "kimi-k2.6-modified-mit"),
        ("moonshotai/Kimi-K2.7-Code", "kimi-k2.7-code-modified-mit"),
        ("moonshotai/Kimi-K2.9", None),
        ("THUDM/glm-4-9b-chat", "glm-4"),
        ("THUDM/GLM-4-9B-0414", "mit"),
        ("zai-org/GLM-5.3", "glm-5.3"),
        ("zai-org/GLM-5.2", "mit"),
        ("Qwen/QVQ-72B-Preview", "qwen-2024"),
        ("Qwen/Qwen2.5-7B-Instruct-1M", "apache-2.0"),
        ("Qwen/Qwen3.9-Next", None),
        ("meta-llama/Llama-Guard-3-8B", "llama-3.1"),
        ("meta-llama/Llama-Guard-3-1B", "llama-3.2"),
        ("mosaicml/mpt-7b", "apache-2.0"),
        ("mosaicml/mpt-7b-chat", "cc-by-nc-sa-4.0"),
        ("mosaicml/mpt-30b-instruct", "cc-by-sa-3.0"),
        ("mosaicml/mpt-7b-instruct", None),
        ("mistralai/Voxtral-4B-TTS-2603", "cc-by-nc-4.0"),
        ("MiniMaxAI/MiniMax-M2.1", "minimax-m2.1-modified-mit"),
        ("Qwen/Qwen2.5-Math-RM-72B", "qwen-2024"),
        ("Qwen/Qwen2.5-Math-PRM-7B", "qwen-2024"),
        ("Qwen/Qwen2-Math-RM-72B", "tongyi-qianwen"),
        ("deepseek-ai/deepseek-math-7b-rl", "deepseek-model-1.0"),
        ("deepseek-ai/DeepSeek-Math-V2", None),
        ("nvidia/Llama-3.1-Nemotron-70B-Instruct-HF", "llama-3.1"),
        ("nvidia/Llama-3_1-Nemotron-51B-Instruct", "nvidia-open-model-2025-04"),
        ("nvidia/Llama-3.1-8B-Instruct-FP8", "llama-3.1"),
        ("nvidia/Llama-3.2-NV-EmbedQA-1B-v2", None),
        ("nvidia/Nemotron-Mini-4B-Instruct", None),
        ("nvidia/C-RADIOv2-B", "nvidia-open-model-2025-04"),
        ("nvidia/C-RADIO", "nvidia-open-model-2024-06"),
        ("nvidia/Mistral-NeMo-Minitron-8B-Instruct", "nvidia-open-model-2024-06"),
        ("nvidia/Nemotron-4-340B-Base", "nvidia-open-model-2024-06"),
        ("nvidia/Cosmos-Reason2-2B", "nvidia-open-model-2025-09"),
        ("nvidia/parakeet-tdt-0.6b-v3", "cc-by-4.0"),
        ("nvidia/parakeet-unified-en-0.6b", "nvidia-open-model-2025-10"),
        ("nvidia/RADIO-L", "statement-non-commercial"),
        ("tencent/HunyuanVideo-1.5", "hunyuan-video-1.5"),
        ("tencent/HunyuanVideo", "hunyuan-video-2024"),
        ("OpenGVLab/InternVL3-14B-hf", "qwen-2024"),
        ("OpenGVLab/InternVL3-14B", None),
        ("OpenGVLab/InternVL2_5-78B-MPO", "qwen-2024"),
        ("stepfun-ai/step3-fp8", "apache-2.0"),
        ("stepfun-ai/step3-vl", None),
        ("facebook/incoder-6B", "cc-by-nc-4.0"),
        ("skywork/skywork-13b-chat", "skywork"),
        ("zai-org/GLM-OCR", "mit"),
        ("Qwen/Qwen-Image-2.1", "qwen-research-2026"),
        ("facebook/seamless-streaming", "cc-by-nc-4.0"),
        ("facebook/seamless-expressive", "seamless-2023"),
        ("facebook/seamless-m4t-large", "cc-by-nc-4.0"),
        ("apple/MobileCLIP-S2", "apple-amlr"),
        ("Rostlab/prot_t5_xl_uniref50", "afl-3.0"),
        ("dbmdz/bert-base-italian-cased", "mit"),
        ("dbmdz/bert-large-cased-finetuned-conll03-english", None),
        ("SakanaAI/EvoLLM-JP-v1-10B", "msr-la-research"),
        ("SakanaAI/EvoLLM-JP-A-v1-7B", "apache-2.0"),
        ("ise-uiuc/Magicoder-S-DS-6.7B", "deepseek-model-1.0"),
        ("OpenLLM-France/Claire-7B-0.1", "cc-by-nc-sa-4.0"),
        ("OpenLLM-France/Claire-7B-Apache-0.1", "apache-2.0"),
        ("OpenLLM-France/Lucie-7B", None),
        ("lmstudio-community/Codestral-22B-v0.1-GGUF", "mistral-mnpl-0.1"),
        ("pyannote/speaker-diarization-community-1", None),
        ("deepset/gelectra-large-germanquad", None),
        ("XLabs-AI/flux-controlnet-canny", "flux-1-dev-nc-2024"),
        ("kyutai/stt-2.6b-en", "cc-by-4.0"),
        ("IndexTeam/IndexTTS-2", "bilibili-model-2025"),
        ("IndexTeam/IndexTTS-1.5", None),
        ("Qwen/Qwen-Image-Edit-2509", "apache-2.0"),
        ("Qwen/Qwen-Image-3.0-Max", None),
        ("nvidia/parakeet-tdt-0.6b-v2", "cc-by-4.0"),
        ("nvidia/parakeet_realtime_eou_120m-v1", None),
        ("facebook/wav2vec2-base-960h", "apache-2.0"),
        ("facebook/wav2vec2-base-10k-voxpopuli", "cc-by-nc-4.0"),
        ("facebook/bart-large-xsum", "mit"),
        ("intfloat/e5-base-v2", "mit"),
        ("intfloat/mmE5-mllama-11b-instruct", None),
        ("Writer/Palmyra-Med-70B", "writer-open-model-2024"),
        ("Writer/palmyra-mini", None),
        ("upstage/SOLAR-0-70b-16bit", None),
        ("CompVis/stable-diffusion-v1-4", "creativeml-openrail-m"),
        ("CompVis/stable-diffusion-safety-checker", None),
        ("NousResearch/Nous-Hermes-Llama2-13b", None),
        ("sentence-transformers/embeddinggemma-300m-medical", None),
        ("unsloth/gemma-4-E2B-it", "apache-2.0"),
        ("unsloth/gemma-3-4b-it", "gemma-tou"),
        ("someone/Llama-3.1-8B-finetune", None),
        ("bartowski/Meta-Llama-3.1-8B-Instruct-GGUF", "llama-3.1"),
        ("bartowski/Qwen2.5-3B-Instruct-GGUF", "qwen-research-2024"),
        ("someone/Qwen2.5-72B-Instruct-abliterated-AWQ", "qwen-2024"),
        ("TheBloke/Mistral-7B-Instruct-v0.2-GGUF", "apache-2.0"),
        ("TheBloke/Mistral-7B-OpenOrca-GGUF", None),
        ("someone/gemma-3-4b-it-4bit", "gemma-tou"),
        ("someone/gemma-4-9b-it-4bit", None),
        ("someone/DeepSeek-R1-Distill-Llama-8B-Uncensored-GGUF", None),
    ],
)
def test_names_that_look_alike_are_told_apart(name: str, record: str | None) -> None:
    found = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, name)
    assert (found.license if found else None) == record


@pytest.mark.parametrize(
    ("hub", "name", "record"),
    [
        (Hub.OLLAMA, "qwen2:7b-instruct", "apache-2.0"),
        (Hub.OLLAMA, "qwen2:72b", "tongyi-qianwen"),
        (Hub.OLLAMA, "zephyr:141b", None),
        (Hub.OLLAMA, "mistral-small:22b", None),
        (Hub.OLLAMA, "nomic-embed-text:latest", "apache-2.0"),
        (Hub.OLLAMA, "nomic-embed-text-mine", None),
        (Hub.HUGGINGFACE, "OpenGVLab/InternVL2-26B-AWQ", "mit"),
        (Hub.HUGGINGFACE, "OpenGVLab/InternVL2-40B", None),
        (Hub.HUGGINGFACE, "nvidia/NVIDIA-Nemotron-3-Nano-30B", "nvidia-nemotron-open-2025-12"),
        (Hub.HUGGINGFACE, "nvidia/NVIDIA-Nemotron-3.5-Nano-30B", "openmdw-1.1"),
        (Hub.HUGGINGFACE, "BAAI/bge-reranker-v2-m3-onnx", "apache-2.0"),
        (Hub.HUGGINGFACE, "alpindale/Llama-3.2-11B-Vision-Instruct", "llama-3.2"),
        (Hub.HUGGINGFACE, "someone/Llama-3.2-3B-Instruct-tuned", None),
        (Hub.MODELSCOPE, "AI-ModelScope/gemma-2b-it", "gemma-tou"),
        (Hub.HUGGINGFACE, "someone/phi-2-chat", None),
        (Hub.HUGGINGFACE, "sentence-transformers/multi-qa-distilbert-dot-v1", None),
        (Hub.HUGGINGFACE, "stabilityai/stable-video-diffusion-img2vid", "stability-svd-2023"),
        (Hub.HUGGINGFACE, "stabilityai/stable-video-diffusion-img2vid-xt-1-1", None),
        (Hub.HUGGINGFACE, "nvidia/cosmos3-nano-reasoner", None),
        (Hub.HUGGINGFACE, "Xenova/bert-base-uncased", "apache-2.0"),
        (Hub.HUGGINGFACE, "Xenova/bert-base-NER", None),
        (Hub.HUGGINGFACE, "Xenova/nllb-200-distilled-600M", "cc-by-nc-4.0"),
        (Hub.HUGGINGFACE, "pyp1/VoiceCraft_830M_TTSEnhanced", "coqui-public-model-1.0"),
    ],
)
def test_sizes_and_names_under_other_terms_are_told_apart(
    hub: Hub, name: str, record: str | None
) -> None:
    found = K.family(AssetKind.MODEL, hub, name)
    assert (found.license if found else None) == record


def test_gemma_4_is_told_from_those_before_it_in_other_spellings() -> None:
    found = K.family_of(AssetKind.MODEL, Hub.TIMM, "gemma4_vit_167m.gemma4_e4b_it")
    assert found is not None
    assert (found.license, found.spoken) == ("apache-2.0", True)


def test_a_moved_dataset_and_a_task_of_mteb_are_found() -> None:
    for name in ("nq_open", "google-research-datasets/nq_open"):
        (entry,) = K.cataloged(AssetKind.DATASET, Hub.HUGGINGFACE, name)
        assert entry.license == "CC-BY-SA-3.0"
    (task,) = K.cataloged(AssetKind.DATASET, Hub.HUGGINGFACE, "Banking77Classification")
    assert task.id == "mteb/banking77"


def test_a_publishers_register_speaks_of_each_of_its_models() -> None:
    (entry,) = K.cataloged(AssetKind.MODEL, Hub.COQUI, "tts_models/en/ljspeech/vits")
    assert (entry.license, entry.status) == ("Apache-2.0", FactStatus.PARTLY)


def test_the_license_of_a_benchmarks_code_is_not_that_of_its_data() -> None:
    assert K.cataloged(AssetKind.DATASET, Hub.HUGGINGFACE, "allenai/openbookqa") == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mteb/gld-v2", "cc-by-4.0"),
        ("mteb/FinanceBenchRetrieval", "cc-by-nc-4.0"),
        ("mteb/SoundDescsA2TRetrieval", "LicenseRef-statement-non-commercial"),
        ("mteb/TextualismToolPlainLegalBenchClassification", "cc-by-nc-4.0"),
        ("mteb/UnfairTOSLegalBenchClassification", "CC-BY-4.0"),
        ("mteb/OPP115DoNotTrackLegalBenchClassification", "CC-BY-NC"),
    ],
)
def test_a_copy_in_a_benchmark_is_under_the_terms_of_its_data(name: str, said: str) -> None:
    assert [e.license for e in K.cataloged(AssetKind.DATASET, Hub.HUGGINGFACE, name)] == [said]


def test_the_base_of_a_size_is_of_that_size() -> None:
    found = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, "lmsys/vicuna-13b-v1.5")
    assert found is not None
    assert found.base == "meta-llama/Llama-2-13b-hf"


def test_a_distilled_model_carries_the_terms_of_its_base() -> None:
    found = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, "deepseek-ai/DeepSeek-R1-Distill-Llama-8B")
    assert found is not None
    assert (found.license, found.also) == ("mit", ("llama-3.1",))
    assert found.base == "meta-llama/Llama-3.1-8B"


@pytest.mark.parametrize(
    ("name", "multimodal"),
    [
        ("meta-llama/Llama-3.2-11B-Vision-Instruct", True),
        ("meta-llama/Llama-3.2-3B", False),
        ("meta-llama/Llama-4-Scout-17B-16E", True),
        ("meta-llama/Llama-3.1-8B", None),
    ],
)
def test_multimodal_members_of_a_family_are_known(name: str, multimodal: bool | None) -> None:
    found = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, name)
    assert found is not None
    assert found.multimodal is multimodal


def test_a_conversion_by_whoever_is_never_more_than_unverified() -> None:
    found = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, "x/DeepSeek-R1-Distill-Llama-70B-GGUF")
    assert found is not None
    assert (found.license, found.also) == ("mit", ("llama-3.3",))
    assert found.status is FactStatus.UNVERIFIED


def test_a_name_of_no_family_matches_nothing() -> None:
    assert K.family(AssetKind.MODEL, Hub.HUGGINGFACE, "someone/something") is None
    assert K.family(AssetKind.DATASET, Hub.HUGGINGFACE, "meta-llama/Llama-3.1-8B") is None
    assert K.family(AssetKind.MODEL, Hub.HUGGINGFACE, "meta-llama/Llama-3.1" + "x" * 10_000) is None


def test_names_of_yesterday_lead_to_names_of_today() -> None:
    def today(kind: AssetKind, name: str) -> str:
        return K.canonical(kind, Hub.HUGGINGFACE, name)

    assert today(AssetKind.DATASET, "squad") == "rajpurkar/squad"
    assert today(AssetKind.MODEL, "gpt2") == "openai-community/gpt2"
    assert today(AssetKind.MODEL, "bert-base-uncased") == "google-bert/bert-base-uncased"
    assert today(AssetKind.MODEL, "META-LLAMA/llama-3.1-8b") == "meta-llama/Llama-3.1-8B"
    assert today(AssetKind.MODEL, "Someone/Else") == "Someone/Else"
    assert today(AssetKind.MODEL, "squad") == "squad"


def test_hand_checked_entries_stand_first_and_others_beside_them() -> None:
    entries = K.cataloged(AssetKind.DATASET, Hub.HUGGINGFACE, "boolq")
    assert {entry.id for entry in entries} == {"google/boolq"}
    assert [entry.source.split(":")[0] for entry in entries[1:]] == [
        "dpi-text",
        "hf-datasets-legacy",
    ]


def test_a_dataset_names_the_service_that_wrote_it() -> None:
    entry = K.cataloged(AssetKind.DATASET, Hub.HUGGINGFACE, "tatsu-lab/alpaca")[0]
    assert entry.generated_by == ("openai",)
    assert entry.license == "cc-by-nc-4.0"
    assert entry.status is FactStatus.VERIFIED


def test_an_unknown_asset_has_no_entry() -> None:
    assert K.cataloged(AssetKind.MODEL, Hub.HUGGINGFACE, "someone/else") == ()
    assert K.cataloged(AssetKind.MODEL, Hub.OLLAMA, "openai-community/gpt2") == ()


@pytest.mark.parametrize(
    ("kind", "hub", "name", "found"),
    [
        (AssetKind.MODEL, Hub.HUGGINGFACE, "timm/resnet50.a1_in1k", "resnet50.a1_in1k"),
        (AssetKind.MODEL, Hub.HUGGINGFACE, "someone/resnet50.a1_in1k", None),
        (AssetKind.MODEL, Hub.TIMM, "deit_small_patch16_224", "deit_small_patch16_224.fb_in1k"),
        (AssetKind.MODEL, Hub.TIMM, "resnet50", None),
        (AssetKind.DATASET, Hub.TIMM, "deit_small_patch16_224", None),
        (AssetKind.DATASET, Hub.TFDS, "cityscapes/semantic_segmentation", "cityscapes"),
        (AssetKind.DATASET, Hub.TFDS, "fashion_mnist:3.*.*", "fashion_mnist"),
        (AssetKind.DATASET, Hub.TFDS, "imagenet2012", "ILSVRC/imagenet-1k"),
        (AssetKind.DATASET, Hub.TFDS, "squad/v2.0", "rajpurkar/squad_v2"),
        (AssetKind.DATASET, Hub.KERAS, "imagenet2012", None),
    ],
)
def test_another_spelling_of_a_known_asset_is_found(
    kind: AssetKind, hub: Hub, name: str, found: str | None
) -> None:
    entries = K.cataloged(kind, hub, name)
    assert {entry.id for entry in entries} == ({found} if found else set())


def test_an_architecture_without_weights_is_known_only_where_all_its_weights_agree() -> None:
    licenses = {
        entry.license
        for name in ("resnet50.a1_in1k", "resnet50.fb_swsl_ig1b_ft_in1k")
        for entry in K.cataloged(AssetKind.MODEL, Hub.TIMM, name)
    }
    assert licenses == {"Apache-2.0", "CC-BY-NC-4.0"}
    assert K.cataloged(AssetKind.MODEL, Hub.TIMM, "resnet50") == ()


def test_a_known_wrong_row_is_gone() -> None:
    entries = K.cataloged(AssetKind.MODEL, Hub.HUGGINGFACE, "tiiuae/falcon-180B")
    assert [(entry.license, entry.name) for entry in entries] == [("other", "falcon-180b")]


@pytest.mark.parametrize(
    ("spoken", "record"),
    [
        ("Llama 3.1 8B", "llama-3.1"),
        ("gemma-2-9b-it", "gemma-tou"),
        ("Qwen2.5-72B-Instruct", "qwen-2024"),
        ("DeepSeek-V3", "deepseek-model-1.0"),
    ],
)
def test_a_name_without_its_publisher_suggests_limits_at_best_unverified(
    spoken: str, record: str
) -> None:
    match = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, spoken)
    assert match is not None
    assert (match.license, match.status) == (record, FactStatus.UNVERIFIED)


@pytest.mark.parametrize(
    "spoken", ["Mistral-7B-v0.1", "deepseek-r1", "my-model", "LLaMA-13B", "gemma-4-12b"]
)
def test_a_name_without_its_publisher_suggests_nothing_else(spoken: str) -> None:
    assert K.family(AssetKind.MODEL, Hub.HUGGINGFACE, spoken) is None


@pytest.mark.parametrize(
    ("hub", "name", "license_"),
    [
        (Hub.MODELSCOPE, "01ai/Yi-6B", "apache-2.0"),
        (Hub.MODELSCOPE, "Qwen/Qwen2.5-1.5B", "apache-2.0"),
        (Hub.HUGGINGFACE, "01ai/Yi-6B", "apache-2.0"),
        (Hub.MODELSCOPE, "somebody/Qwen2.5-1.5B", None),
        (Hub.MODELSCOPE, "Xenova/gpt2", None),
    ],
)
def test_models_that_modelscope_has_too_are_known_there(
    hub: Hub, name: str, license_: str | None
) -> None:
    entries = K.cataloged(AssetKind.MODEL, hub, name)
    assert {e.license for e in entries} == ({license_} if license_ else set())


def test_a_name_on_modelscope_leads_to_the_family() -> None:
    name = K.canonical(AssetKind.MODEL, Hub.MODELSCOPE, "ZhipuAI/glm-4-9b-chat")
    assert name == "zai-org/glm-4-9b-chat"
    match = K.family(AssetKind.MODEL, Hub.MODELSCOPE, name)
    assert match is not None
    assert match.license == "glm-4"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("LFM2-1.2B", "LiquidAI/LFM2-1.2B"),
        ("qwen2.5-7b-instruct", "Qwen/Qwen2.5-7B-Instruct"),
        ("falcon-7b", "tiiuae/falcon-7b"),
        ("tern-7b", "tern-7b"),  # nobody's
        ("audioseal", "audioseal"),  # tells no size
    ],
)
def test_a_name_that_only_one_maker_has_is_his(name: str, id_: str) -> None:
    assert K.canonical(AssetKind.MODEL, Hub.HUGGINGFACE, name) == id_
    assert K.canonical(AssetKind.DATASET, Hub.HUGGINGFACE, name) == name
