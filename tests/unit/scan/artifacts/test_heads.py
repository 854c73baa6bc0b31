"""Heads of weight files: what they say, and that damage is a problem and never a crash."""

from __future__ import annotations

import io
import json
import random
import struct
import time
import zipfile

import pytest

from clearweights.domain.asset import Reference, Relation
from clearweights.domain.facts import Fact, LicenseStatement, LineageStatement
from clearweights.safeio import UnreadableError
from clearweights.scan import SourceFile
from clearweights.scan.artifacts import heads
from clearweights.scan.artifacts.weights import WeightsScanner

Words = str | int | list[str]


def gguf(pairs: dict[str, Words], rest: bytes = b"\0" * 64) -> bytes:
    """Build a GGUF file with this metadata."""
    out = b"GGUF" + struct.pack("<IQQ", 3, 0, len(pairs))
    for key, value in pairs.items():
        out += _string(key)
        if isinstance(value, int):
            out += struct.pack("<II", 4, value)
        elif isinstance(value, str):
            out += struct.pack("<I", 8) + _string(value)
        else:
            out += struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_string, value))
    return out + rest


def _string(words: str) -> bytes:
    return struct.pack("<Q", len(words.encode())) + words.encode()


def safetensors(metadata: dict[str, str]) -> bytes:
    head = json.dumps({"__metadata__": metadata, "t": {"dtype": "F32", "shape": [1]}}).encode()
    return struct.pack("<Q", len(head)) + head + b"\0" * 8


def field(number: int, value: bytes) -> bytes:
    """Build one length-delimited protocol buffer field of up to 127 bytes."""
    tag = number << 3 | 2
    head = bytes([tag]) if tag < 128 else bytes([tag & 127 | 128, tag >> 7])
    return head + bytes([len(value)]) + value


def scan(path: str, data: bytes, size: int = -1) -> list[Fact]:
    return list(WeightsScanner().scan(SourceFile(path, data, size)))


def test_gguf_states_license_base_and_data() -> None:
    facts = scan(
        "models/small.Q4_K_M.gguf",
        gguf(
            {
                "general.architecture": "llama",
                "general.file_type": 15,
                "general.license": "other",
                "general.license.name": "llama3.1",
                "general.license.link": "https://example.org/l",
                "general.base_model.count": 1,
                "general.base_model.0.name": "Llama 3.1 8B",
                "general.base_model.0.repo_url": "https://huggingface.co/meta-llama/Llama-3.1-8B",
                "general.source.repo_url": "https://huggingface.co/acme/support-8b",
                "general.dataset.0.repo_url": "https://huggingface.co/datasets/acme/tickets",
                "tokenizer.ggml.tokens": ["a", "b"],
            }
        ),
    )
    [reference] = [f for f in facts if isinstance(f, Reference)]
    [license_] = [f for f in facts if isinstance(f, LicenseStatement)]
    origins = {(f.relation, f.parent) for f in facts if isinstance(f, LineageStatement)}
    assert reference.id == "local:models/small.Q4_K_M.gguf"
    assert (license_.raw, license_.name, license_.link) == (
        "other", "llama3.1", "https://example.org/l",
    )  # fmt: skip
    assert license_.asset == reference.id
    assert origins == {
        (Relation.QUANTIZED_FROM, "acme/support-8b"),
        (Relation.DERIVED_FROM, "meta-llama/Llama-3.1-8B"),
        (Relation.TRAINED_ON, "acme/tickets"),
    }


def test_a_head_that_ends_in_the_vocabulary_keeps_what_stands_before() -> None:
    whole = gguf({"general.license": "mit", "tokenizer.ggml.tokens": ["word"] * 3000})
    facts = scan("m.gguf", whole[:2000], len(whole))
    assert [f.raw for f in facts if isinstance(f, LicenseStatement)] == ["mit"]


def test_safetensors_state_license_and_base() -> None:
    facts = scan(
        "lora.safetensors",
        safetensors(
            {"license": "openrail++", "ss_sd_model_name": "runwayml/stable-diffusion-v1-5"}
        ),
    )
    assert [f.raw for f in facts if isinstance(f, LicenseStatement)] == ["openrail++"]
    assert [f.parent for f in facts if isinstance(f, LineageStatement)] == [
        "runwayml/stable-diffusion-v1-5"
    ]


def test_onnx_and_core_ml_state_their_license() -> None:
    onnx = field(2, b"pytorch") + field(14, field(1, b"license") + field(2, b"Apache-2.0"))
    core_ml = b"\x08\x04" + field(2, field(100, field(3, b"Acme") + field(4, b"MIT")))
    assert heads.read_onnx(onnx, len(onnx)) == {"producer_name": "pytorch", "license": "Apache-2.0"}
    assert heads.read_core_ml(core_ml, len(core_ml)) == {"author": "Acme", "license": "MIT"}


def test_parts_of_one_model_share_its_id() -> None:
    ids = {
        fact.id
        for path in (
            "m/model-00001-of-00002.safetensors",
            "m/model-00002-of-00002.safetensors",
            "m/unet/diffusion_pytorch_model.fp16.safetensors",
        )
        for fact in scan(path, safetensors({}))
        if isinstance(fact, Reference)
    }
    assert ids == {"local:m"}


def test_a_pickle_is_never_read() -> None:
    bomb = b"cos\nsystem\n(S'exit 1'\ntR."
    [fact] = scan("weights/model.pkl", bomb)
    assert isinstance(fact, Reference)
    assert fact.id == "local:weights/model.pkl"


@pytest.mark.parametrize(
    "data",
    [
        b"GGUF",
        b"nope" * 10,
        b"GGUF" + struct.pack("<IQQ", 3, 0, 1 << 60),
        b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 1 << 60),
        b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + _string("a") + struct.pack("<IIQ", 9, 8, 1 << 60),
    ],
)
def test_a_damaged_gguf_is_a_problem(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        scan("m.gguf", data)


def test_a_header_longer_than_its_file_is_a_problem() -> None:
    with pytest.raises(UnreadableError, match="longer than the file"):
        scan("m.safetensors", struct.pack("<Q", 1 << 40) + b"{}")


@pytest.mark.parametrize("suffix", [".gguf", ".safetensors", ".onnx", ".tflite", ".mlmodel"])
def test_flipped_bytes_never_raise_anything_else(suffix: str) -> None:
    chance = random.Random(suffix)
    whole = {
        ".gguf": gguf({"general.license": "mit", "a": ["b"] * 20, "c": 1}),
        ".safetensors": safetensors({"license": "mit"}),
        ".onnx": field(2, b"x") + field(14, field(1, b"license") + field(2, b"MIT")),
        ".tflite": b"\x1c\0\0\0TFL3" + bytes(range(200)),
        ".mlmodel": field(2, field(100, field(4, b"MIT"))),
    }[suffix]
    started = time.process_time()
    outcomes = set()
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            scan("m" + suffix, bytes(data))
            outcomes.add("read")
        except UnreadableError:
            outcomes.add("refused")
    assert outcomes <= {"read", "refused"}
    assert "read" in outcomes
    assert time.process_time() - started < 30


def keras(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Build a `.keras` archive of these parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_keras_says_its_license_and_origin(method: int) -> None:
    config = {"class_name": "Functional", "config": {"base_model": "acme/base-7b", "layers": []}}
    parts = {
        "metadata.json": json.dumps({"keras_version": "3.5.0", "license": "apache-2.0"}).encode(),
        "config.json": json.dumps(config).encode(),
        "model.weights.h5": b"\x89HDF" + bytes(1000),
    }
    data = keras(parts, method)
    facts = list(WeightsScanner().scan(SourceFile("models/tagger.keras", data, len(data))))
    assert [f.raw for f in facts if isinstance(f, LicenseStatement)] == ["apache-2.0"]
    assert [(f.parent, f.relation) for f in facts if isinstance(f, LineageStatement)] == [
        ("acme/base-7b", Relation.DERIVED_FROM)
    ]
    cut = data[: data.index(b"model.weights")]
    assert heads.read_keras(cut, len(data))["license"] == "apache-2.0"


def test_the_older_form_of_keras_says_nothing() -> None:
    assert heads.read_keras(b"\x89HDF\r\n\x1a\n" + bytes(100), 108) == {}


@pytest.mark.parametrize(
    "part",
    [b"{" * 100_000, b"[1]", b"null", b"\xff\xfe", b" " * (64 << 20)],
    ids=["deep", "list", "null", "bytes", "bomb"],
)
def test_hostile_parts_of_keras_cost_a_problem_at_most(part: bytes) -> None:
    data = keras({"config.json": part})
    try:
        assert heads.read_keras(data, len(data)) == {}
    except UnreadableError as e:
        assert str(e.why)  # noqa: PT017 (either is fine, nothing else is)


def test_a_damaged_part_of_keras_is_a_problem() -> None:
    data = bytearray(keras({"config.json": b'{"a": "b"}' * 50}))
    data[45:60] = b"\xff" * 15
    with pytest.raises(UnreadableError):
        heads.read_keras(bytes(data), len(data))


def test_a_pointer_of_lfs_keeps_size_and_digest() -> None:
    digest = "0f" * 32
    text = f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 5368709120\n"
    file = SourceFile("weights/small.gguf", text.encode())
    [reference] = [f for f in WeightsScanner().scan(file) if isinstance(f, Reference)]
    assert (reference.how, reference.size, reference.sha256) == ("lfs-pointer", 5368709120, digest)


def test_a_damaged_pointer_of_lfs_has_neither() -> None:
    text = "version https://git-lfs.github.com/spec/v1\noid sha256:beef\nsize many\n"
    file = SourceFile("weights/small.gguf", text.encode())
    [reference] = [f for f in WeightsScanner().scan(file) if isinstance(f, Reference)]
    assert (reference.size, reference.sha256) == (None, None)


Tree = bytes | int | list["Tree"] | dict[int, "Tree"]


def flat(root: Tree, mark: bytes) -> bytes:
    """Build a flat buffer: tables as dicts of slots, vectors of tables as lists, bytes, numbers."""
    out = bytearray(struct.pack("<I", 0) + mark)

    def put(node: Tree) -> int:
        while len(out) % 4:
            out.append(0)
        if isinstance(node, bytes):
            at = len(out)
            out.extend(struct.pack("<I", len(node)) + node + b"\0")
            return at
        if isinstance(node, list):
            at = len(out)
            out.extend(struct.pack("<I", len(node)) + b"\0" * 4 * len(node))
            children, first = list(node), at + 4
        else:
            assert isinstance(node, dict)
            slots = max(node) + 1
            places = [4 + 4 * sorted(node).index(s) if s in node else 0 for s in range(slots)]
            table = struct.pack(f"<HH{slots}H", 4 + 2 * slots, 4 + 4 * len(node), *places)
            out.extend(table + b"\0" * (-len(table) % 4))
            at = len(out)
            out.extend(struct.pack("<i", len(table) + -len(table) % 4) + b"\0" * 4 * len(node))
            children, first = [node[slot] for slot in sorted(node)], at + 4
        for number, child in enumerate(children):
            place = first + 4 * number
            value = child if isinstance(child, int) else put(child) - place
            out[place : place + 4] = struct.pack("<I", value)
        return at

    out[:4] = struct.pack("<I", put(root))
    return bytes(out)


def test_tflite_states_its_license() -> None:
    metadata = flat({0: b"Shelf finder", 4: b"Acme", 5: b"Apache-2.0"}, b"M001")
    entry: Tree = {0: b"TFLITE_METADATA", 1: 1}
    data = flat({3: b"finds shelves", 4: [{0: b""}, {0: metadata}], 6: [entry]}, b"TFL3")
    assert heads.read_tflite(data, len(data)) == {
        "name": "Shelf finder",
        "description": "finds shelves",
        "author": "Acme",
        "license": "Apache-2.0",
    }
    facts = scan("models/shelf.tflite", data)
    assert [f.raw for f in facts if isinstance(f, LicenseStatement)] == ["Apache-2.0"]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("dataset/coco_features.pt", False),
        ("data/train/labels.pth", False),
        ("task/data/data_dict4.pth", False),
        ("task/data/keys.pth", False),
        ("task/data/state_dict.pth", True),
        ("datasets/rooms/depth-stats.pt", False),
        ("dataset/coco_features.safetensors", True),
        ("dataset/encoder.pt", True),
        ("models/coco_features.pt", True),
        ("data/birds.mar-eng.mar", False),
        ("data/v1/birds.mar-eng.eng", False),
        ("data/talks.en-pt.clean.pt", False),
        ("data/birds.mar", True),
    ],
)
def test_tensors_among_data_are_no_weights(path: str, wanted: bool) -> None:
    name = path.rpartition("/")[2]
    assert WeightsScanner().wants(path, name, "." + name.rpartition(".")[2]) is wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("weights/samples/rdn-C6/epoch086.hdf5", True),
        ("sample_weights/rdn.h5", True),
        ("data/rdn.h5", False),
        ("weights/rdn.csv", False),
        ("weights/notes.bin", False),
        ("counterweights/rdn.h5", False),
    ],
)
def test_a_folder_of_weights_holds_weights(path: str, wanted: bool) -> None:
    name = path.rpartition("/")[2]
    assert WeightsScanner().wants(path, name, "." + name.rpartition(".")[2]) is wanted
