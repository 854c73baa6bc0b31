"""What counts as the id of an asset."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan import ids
from clearweights.scan.python import ids as python_ids
from clearweights.scan.trials import is_test_path


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://huggingface.co/acme/small", (Hub.HUGGINGFACE, AssetKind.MODEL, "acme/small")),
        (
            "https://user:token@huggingface.co/acme/small.git",
            (Hub.HUGGINGFACE, AssetKind.MODEL, "acme/small"),
        ),
        ("git@hf.co:acme/small", (Hub.HUGGINGFACE, AssetKind.MODEL, "acme/small")),
        ("https://huggingface.co/datasets/squad", (Hub.HUGGINGFACE, AssetKind.DATASET, "squad")),
        ("hf://datasets/acme/tickets/a.csv", (Hub.HUGGINGFACE, AssetKind.DATASET, "acme/tickets")),
        (
            "https://huggingface.co/bert-base-uncased/resolve/main/x.bin",
            (Hub.HUGGINGFACE, AssetKind.MODEL, "bert-base-uncased"),
        ),
        ("https://ollama.com/library/gemma3", (Hub.OLLAMA, AssetKind.MODEL, "gemma3")),
        (
            "https://www.modelscope.cn/datasets/acme/x",
            (Hub.MODELSCOPE, AssetKind.DATASET, "acme/x"),
        ),
        ("https://www.modelscope.cn/api/v1/models/", None),
        ("https://huggingface.co/docs/transformers/index", None),
        ("https://huggingface.co/blog/rlhf", None),
        ("https://huggingface.co/spaces/acme/demo", None),
        ("https://huggingface.co/api/telemetry/tgi", None),
        ("https://huggingface.co/your-username/model", None),
        ("https://ollama.com/install.sh", None),
        ("https://example.org/acme/small", None),
        (
            "detectron2://ImageNetPretrained/ternlab/T-50.pkl",
            (Hub.DETECTRON2, AssetKind.MODEL, "detectron2://ImageNetPretrained/ternlab/T-50.pkl"),
        ),
        ("catalog://Tern/T-50", (Hub.DETECTRON2, AssetKind.MODEL, "catalog://Tern/T-50")),
        ("modelzoo://resnet50", (Hub.TORCHVISION, AssetKind.MODEL, "resnet50")),
        ("open-mmlab://tern50_v1c", (Hub.MMDETECTION, AssetKind.MODEL, "tern50_v1c")),
        ("open-mmlab://xxx", None),
        ("catalog://", None),
        ("detectron2://assets/tern.jpg", None),
        ("detectron2://Tern/rpn/137/val_box_proposals_ee0d.pkl", None),
        ("storage://resnet50", None),
    ],
)
def test_an_address_on_a_hub_names_its_repository(
    address: str, expected: tuple[Hub, AssetKind, str] | None
) -> None:
    assert ids.hub_url(address) == expected


@pytest.mark.parametrize(
    "words",
    ["meta-llama/Llama-2-7b", "01-ai/Yi-6B", "a16z/x.y_z-1", "runwayml/stable-diffusion-v1-5"],
)
def test_organisation_and_name_are_an_id(words: str) -> None:
    assert ids.looks_like_hub_id(words)


@pytest.mark.parametrize(
    "words",
    [
        "text/html", "application/json", "models/best", "./acme/small", "data/train.jsonl",
        "your-org/model", "acme/<name>", "acme/{name}", "org/model", "1/2", "a/b/c", "acme/",
        "https://huggingface.co/acme/small", "Europe/Berlin", "acme/weights.safetensors", "a b/c",
        "kubeai.example.org/v1", "serving.example.dev/v1beta1", "acme/fake-model",
        "status/image-to-text", "openai/i", "exps/lora1", "acme3.0/vae", "replace/with",
        "ckps/tern-7b-merged",
    ],
)  # fmt: skip
def test_paths_placeholders_and_types_are_no_ids(words: str) -> None:
    assert not ids.looks_like_hub_id(words)


def test_a_web_page_is_no_download() -> None:
    assert ids.is_download("https://huggingface.co/acme/small/resolve/main/model.bin")
    assert not ids.is_download("https://huggingface.co/acme/small")
    assert not ids.is_download("https://huggingface.co/datasets/acme/x/resolve/main/logo.png")


def test_a_revision_is_read_unless_it_is_the_default_branch() -> None:
    assert ids.url_revision("https://huggingface.co/acme/small/resolve/v1.0/x.bin") == "v1.0"
    assert ids.url_revision("https://huggingface.co/acme/small/resolve/main/x.bin") is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tests/test_x.py", True), ("src/__tests__/a.ts", True), ("a/model.test.ts", True),
        ("fixtures/recipe.yaml", True), ("src/contest/a.py", False), ("src/latest.py", False),
        ("src/chat-fixtures.ts", True), ("src/chat.mock.ts", True), ("src/fixtures.ts", False),
        ("src/tests.rs", True), ("src/contests.rs", False), ("src/tests.go", False),
        ("run/train_test.sh", False),
        ("run/dpo_integration_test.sh", True), ("run/train_test.py", True),
        ("test_gpu.slurm", False),
        ("flax/noise_evaluation_scripts/test/run_all.sh", False), ("scripts/test/run.sh", True),
        ("api.postman_collection.json", True), ("api.collection.json", False),
        ("core/src/jvmTest/kotlin/AskAgent.kt", True), ("src/latest/ask.kt", False),
        ("Shelf.UnitTests/Asking.cs", True), ("Shelf.Contest/Asking.cs", False),
        ("app/src/contest/Ask.kt", False), ("Shelf.Tests/model.json", False),
        ("ShelfTests/Fetching.swift", True), ("Shelf/FetchingTests.swift", True),
        ("app/AskingTest.kt", True), ("Shelf/SpeedTest.swift", False),
        ("app/Latest.java", False), ("ShelfTests/model.json", False),
        ("shop/src/main/java/AskingTest.java", False), ("shop/src/test/java/Ask.java", True),
    ],
)  # fmt: skip
def test_test_code_is_told_by_its_path(path: str, expected: bool) -> None:
    assert is_test_path(path) is expected


@pytest.mark.parametrize(
    ("name", "maker"),
    [("ChatGPT", "openai"), ("gpt-4", "openai"), ("claude", "anthropic"), ("gpt-j-6b", None),
     ("gpt-oss-20b", None), ("gpt-neox-20b", None)],
)  # fmt: skip
def test_open_weights_are_not_taken_for_the_service_of_a_like_name(
    name: str, maker: str | None
) -> None:
    assert ids.service_maker(name) == maker


def test_names_under_a_domain_are_labels_of_a_cluster() -> None:
    assert not ids.looks_like_hub_id("models.serving.example.ai/cleanup-7b")
    assert not ids.looks_like_hub_id("kubernetes.io/hostname")
    assert ids.looks_like_hub_id("01-ai/Yi-1.5-9B")


def test_a_tokenizer_may_be_a_repository_of_its_own() -> None:
    assert ids.looks_like_hub_id("bigscience/tokenizer")
    assert not ids.looks_like_hub_id("acme/encoder")


def test_an_address_without_an_owner_names_nothing() -> None:
    assert ids.hub_url("https://huggingface.co//resolve/main/net/a.bin") is None


def test_what_is_asked_of_a_server_is_no_repository() -> None:
    assert ids.looks_local("v1/embeddings")
    assert not ids.looks_local("v2ray/Mixtral-8x22B-v0.1")


@pytest.mark.parametrize(
    "token", ["IlQWLPjdNqziwCrV/ANG7Z4x5FF-IBxbZk", "mfeuiC-HraNJ-A03/ASXvCPNJSw7yTFgd6"]
)
def test_random_tokens_are_no_ids(token: str) -> None:
    assert not ids.looks_like_hub_id(token)
    assert not python_ids.is_namespaced(token)


@pytest.mark.parametrize(
    "name",
    [
        "mteb/MrTyDiJaRetrievalLite",
        "laion/CLIP-ViT-H-14-laion2B-s32B-b79K",
        "acme/tern-7B-W4A16G128",
    ],
)
def test_names_of_many_short_words_are_ids(name: str) -> None:
    assert ids.looks_like_hub_id(name)
    assert python_ids.is_namespaced(name)


@pytest.mark.parametrize("folder", ["my_run/tern-7b", "opus_NLLB/v1", "cp.nets/g-0", "-x/tern-7b"])
def test_a_folder_has_marks_that_no_publisher_of_the_hub_may_have(folder: str) -> None:
    assert not ids.looks_like_hub_id(folder)
    assert not python_ids.is_namespaced(folder)
    assert ids.looks_like_hub_id("XD_AI/Tern-7B-Chat")  # on ModelScope
    assert ids.looks_like_hub_id("Pond_AI_Laboratory/tern2_5-7b")


@pytest.mark.parametrize("name", ["microsoft/wml-2012.xsd", "acme-labs/Page-2.xslt"])
def test_schemas_and_their_kind_are_files(name: str) -> None:
    assert ids.looks_local(name)


@pytest.mark.parametrize("name", ["LaBSE", "allenai-specter", "rank-T5-flan"])
def test_what_libraries_load_under_one_word_is_known(name: str) -> None:
    assert ids.is_bare_model(name)
