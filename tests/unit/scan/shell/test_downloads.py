"""Downloads: the address tells what they bring, else where they go and what the script is for."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Reference, Strength
from clearweights.domain.facts import RunTimeChoice
from clearweights.scan import SourceFile
from clearweights.scan.shell.lists import ListScanner
from clearweights.scan.shell.scanner import ShellScanner


def found(text: str, path: str = "run.sh") -> list[tuple[str, str]]:
    facts = ShellScanner().scan(SourceFile(path, text.encode()))
    return [(f.id, f.kind.value) for f in facts if isinstance(f, Reference)]


def notes(text: str) -> list[tuple[str, AssetKind]]:
    facts = ShellScanner().scan(SourceFile("run.sh", text.encode()))
    return [(f.words, f.kind) for f in facts if isinstance(f, RunTimeChoice)]


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("wget https://a.example/x.zip -O models/x.zip", "model"),
        ("wget -P ./datasets https://a.example/x.tgz", "dataset"),
        ("curl -Lo ckpt/x https://a.example/x.tar", "model"),
        ("curl -L https://a.example/dl/7 --output net.safetensors", "model"),
        ("cd data; wget https://a.example/x.zip", "dataset"),
        ("wget https://a.example/x.zip -O $DATA_DIR/x.zip", "dataset"),
        ("wget -O train.txt https://www.dropbox.com/s/x1/train.txt?dl=0", "dataset"),
    ],
)
def test_where_a_download_goes_says_what_it_is(command: str, kind: str) -> None:
    assert [k for _, k in found(command + "\n")] == [kind]


@pytest.mark.parametrize(
    "command",
    [
        "wget https://a.example/x.zip",
        "wget https://a.example/x.zip -O tools/x.zip",
        "curl -fsSL https://a.example/install.sh -o models/install.sh",
        "wget https://github.com/acme/x/archive/main.zip -O models/x.zip",
        "curl -X POST https://a.example/v1/speak -d '{}' -o models/out.bin",
        "aws s3 cp models/x.pt s3://acme-vault/x.pt",
        "wget https://raw.githubusercontent.com/a/b/main/train/data/requirements-gpu.txt",
        "wget -nc -P assets/ https://raw.githubusercontent.com/a/b/main/b/assets/mel_filters.npz",
    ],
)
def test_programs_answers_and_uploads_are_no_assets(command: str) -> None:
    assert found(command + "\n") == []
    assert notes(command + "\n") == []


def test_what_is_pushed_is_no_input() -> None:
    file = SourceFile("run.sh", b"mlagents-push-to-hf --run-id=a --repo-id=acme/ppo-a\n")
    (pushed,) = ShellScanner().scan(file)
    assert isinstance(pushed, Reference)
    assert (pushed.output, pushed.strength) == (True, Strength.MENTIONED)
    assert found("mlagents-load-from-hf --repo-id=acme/ppo-b\n")[0] == ("acme/ppo-b", "model")


def test_a_shared_link_to_a_text_is_not_known_to_be_data() -> None:
    assert found("wget -O notes.txt https://www.dropbox.com/s/x1/notes.txt?dl=0\n") == []


def test_storage_of_a_university_is_shared_too() -> None:
    link = "https://cloud.some-university.edu/f/0123456789abcdef0123/?dl=1"
    assert found(f"wget {link}\n", "datasets/get_data.sh") == [(link, "dataset")]
    page = link.removesuffix("?dl=1").replace("/f/", "/news/")
    assert found(f"wget {page}\n", "datasets/get_data.sh") == []


def test_the_name_of_a_script_says_what_its_archives_are() -> None:
    command = "wget https://a.example/x.zip\n"
    assert found(command, "scripts/download_weights.sh") == [("https://a.example/x.zip", "model")]
    assert found(command, "get_data.sh") == [("https://a.example/x.zip", "dataset")]
    assert found(command, "get_data_and_models.sh") == []


def test_storage_that_is_not_public_is_a_note() -> None:
    assert notes("aws s3 cp s3://acme-vault/x.pt .\n") == [
        ("s3://acme-vault/x.pt", AssetKind.MODEL)
    ]
    assert found("gsutil cp gs://t5-data/pretrained_models/x.ckpt .\n") == [
        ("gs://t5-data/pretrained_models/x.ckpt", "model")
    ]
    [(words, kind)] = notes("python x.py --model gs://acme-vault/x\n")
    assert (words, kind) == ("gs://acme-vault/x", AssetKind.MODEL)


def test_a_shared_file_whose_content_nothing_tells_is_a_note() -> None:
    id_ = "1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456"
    assert notes(f"gdown {id_}\n") == [(id_, AssetKind.MODEL)]
    assert found(f"gdown {id_} -O weights/x.pth\n") == [(id_, "model")]
    assert found(f"gdown {id_} -O weights/x.yaml\n") == []
    assert found(f"gdown --id {id_}\nunzip Data.zip\n") == [(id_, "dataset")]
    assert found(f"gdown --id {id_}\necho done\nunzip Data.zip\n") == []


def listed(text: str, path: str) -> list[tuple[str, str]]:
    scanner, data = ListScanner(), text.encode()
    name = path.rpartition("/")[2]
    if not scanner.wants(path, name, "." + name.rpartition(".")[2]):
        return []
    facts = scanner.scan(SourceFile(path, data))
    return [(f.id, f.kind.value) for f in facts if isinstance(f, Reference)]


def test_a_list_of_ids_says_by_its_name_what_they_are() -> None:
    text = "acme/small\nacme/large  # the better one\n\n# acme/old\n"
    assert listed(text, "eval/models.txt") == [("acme/small", "model"), ("acme/large", "model")]
    assert listed(text, "dataset_list.txt") == [
        ("acme/small", "dataset"),
        ("acme/large", "dataset"),
    ]
    assert listed(text, "notes.txt") == []


def test_prose_with_some_addresses_is_no_list() -> None:
    text = "See the links below\nhttps://a.example/x.pth\nThat is all\nand more\n"
    assert listed(text, "links.txt") == []


def test_a_long_list_holds_records() -> None:
    text = "".join(f"https://a.example/{n}.parquet\n" for n in range(401))
    assert listed(text, "urls.txt") == []


def test_a_build_for_one_system_is_a_program() -> None:
    text = "wget https://files.acme.example/latest/desk-client-linux.tar.gz\n"
    assert not list(ShellScanner().scan(SourceFile("a.sh", text.encode())))


def test_a_loop_downloads_what_it_walks_from_the_address_set_last() -> None:
    text = (
        "url=https://a.example/labels/\nf='labels.zip'\ncurl -L $url$f -o $f\n"
        "url=https://a.example/coco/\nf1='train.zip'\nf2='val.zip'\n"
        "for f in $f1 $f2; do\n  curl -L $url$f -o $f && unzip -q $f &\ndone\n"
    )
    assert found(text, "get_data.sh") == [
        ("https://a.example/labels/labels.zip", "dataset"),
        ("https://a.example/coco/train.zip", "dataset"),
        ("https://a.example/coco/val.zip", "dataset"),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("coco2017labels.zip", True), ("annotations-v2.tar.gz", True), ("tool-datasets.zip", True),
        ("labelstudio.zip", False), ("tool-v2.zip", False), ("datasets-linux-x86_64.zip", False),
        ("data_letters.zip", True), ("database_tools.zip", False),
    ],
)  # fmt: skip
def test_a_release_brings_data_if_its_file_is_called_so(name: str, data: bool) -> None:
    address = f"https://github.com/acme/tool/releases/download/v1/{name}"
    assert found(f"wget {address}") == ([(address, "dataset")] if data else [])


@pytest.mark.parametrize(
    ("use", "kinds"),
    [
        ('python train.py --data_path "./Shelf_notes.json"', ["dataset"]),
        ("python train.py --settings shelf_notes.json", []),
    ],
)
def test_a_json_file_is_data_where_it_is_handed_on_as_data(use: str, kinds: list[str]) -> None:
    text = f"wget https://a.example/files/Shelf_notes.json\n{use}\n"
    assert [kind for _, kind in found(text)] == kinds


@pytest.mark.parametrize(
    ("command", "kinds"),
    [
        ("unzip -q x.zip -d datasets", ["dataset"]),
        ("tar -xf x.zip -C ./models/base", ["model"]),
        ("7z x x.zip -oweights", ["model"]),
        ("mv x.zip corpus", ["dataset"]),
        ("unzip y.zip -d datasets", []),
        ("unzip x.zip -d tools", []),
        ("unzip x.zip", []),
    ],
)
def test_where_an_archive_is_unpacked_says_what_it_is(command: str, kinds: list[str]) -> None:
    assert [k for _, k in found(f"wget https://a.example/x.zip && {command}\n")] == kinds


def test_the_folder_of_a_download_counts_before_where_it_is_unpacked() -> None:
    command = "wget -P models https://a.example/x.zip\nunzip models/x.zip -d data\n"
    assert [k for _, k in found(command)] == ["model"]


@pytest.mark.parametrize(
    ("place", "kinds"), [("/data", ["dataset"]), ("$KEPT", ["dataset"]), ("/app", [])]
)
def test_the_folder_of_a_container_says_what_it_is(place: str, kinds: list[str]) -> None:
    text = f"FROM a\nENV KEPT=/corpora\nWORKDIR {place}\nRUN curl -LO https://a.example/x.zip\n"
    assert [k for _, k in found(text, "Dockerfile")] == kinds


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("https://a.example/models/tern/x.zip", ["model"]),
        ("https://github.com/acme/tern/releases/download/asr-models/x.tar.bz2", ["model"]),
        ("https://github.com/acme/models/releases/download/v1/x.tar.bz2", []),
        ("https://a.example/models/tern-linux-x86_64.zip", []),
    ],
)
def test_the_folders_of_an_address_say_what_an_archive_is(address: str, kinds: list[str]) -> None:
    assert [k for _, k in found(f"wget {address}\n")] == kinds


def test_a_word_goes_on_at_the_beginning_of_the_next_line() -> None:
    text = "curl -O https://a.example/shelves/\\\nauk.jsonl\nwget https://a.example/y.csv\\\n  -q\n"
    assert [id_ for id_, _ in found(text)] == [
        "https://a.example/shelves/auk.jsonl",
        "https://a.example/y.csv",
    ]


def test_the_catalog_of_nvidia_delivers_models() -> None:
    name = "acme/nemo/small-nemo:1.0"
    command = f'COLUMNS=400 ./ngc-cli/ngc registry {{}} download-version "{name}"\n'
    assert found(command.format("model")) == [(name, "model")]
    assert not found(command.format("resource"))


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("https://a.example/nlp/data/colbert/ternbertv2.0.tar.gz", ["model"]),
        ("https://github.com/a/b/releases/download/v1/whisper-small-ct2.tar.gz", ["model"]),
        ("https://a.example/nlp/data/colbert/lotto.tar.gz", ["dataset"]),
        ("https://a.example/x/bert-train-data.zip", ["dataset"]),
        ("https://github.com/a/llama.cpp/releases/download/b1/llama-b1-bin-ubuntu-x64.zip", []),
        ("https://a.example/x/qwen-agent-1.2.3.tar.gz", []),
        ("https://a.example/x/whisper_things.zip", []),
    ],
)
def test_an_archive_may_be_called_after_a_family_of_models(address: str, kinds: list[str]) -> None:
    assert [kind for _, kind in found(f"wget {address}\n")] == kinds


def test_where_it_goes_counts_before_what_an_archive_is_called_after() -> None:
    text = "wget -P data https://a.example/x/bert-base-things.zip\n"
    assert [kind for _, kind in found(text)] == ["dataset"]


_S3 = "https://s3.amazonaws.com/models.huggingface.co/bert"
_FAIR = "https://dl.fbaipublicfiles.com/fairseq"


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        (f"{_S3}/gpt2-vocab.json", ["model"]),
        (f"{_S3}/gpt2-merges.txt", ["model"]),
        (f"{_FAIR}/gpt2_bpe/encoder.json", ["model"]),
        (f"{_FAIR}/gpt2_bpe/dict.txt", ["model"]),
        (f"{_S3}/gpt2-config.json", []),
        ("https://a.example/shelves/birds-vocab.json", []),
    ],
)
def test_the_vocabulary_of_a_published_model_is_part_of_it(address: str, kinds: list[str]) -> None:
    assert [kind for _, kind in found(f"wget -N {address}\n")] == kinds
    assert [kind for _, kind in found(f"wget {address}?raw=1 -O v\n")] == kinds


def test_an_archive_that_is_called_data_is_data_also_beside_programs() -> None:
    release = "wget https://github.com/acme/tool/releases/download/v1/{}\n"
    assert [kind for _, kind in found(release.format("data.zip"))] == ["dataset"]
    assert not found(release.format("database.zip"))


TOLD = """
FILE=$1
if [[ $FILE != "lilies" && $FILE != "reeds" ]]; then
  exit 1
fi
URL=https://pond.example.org/{}/$FILE.zip
wget -N $URL -O ./datasets/$FILE.zip
python train.py --model $FILE
"""


def test_what_a_name_is_compared_with_completes_an_address() -> None:
    base = "https://pond.example.org/datasets"
    assert found(TOLD.format("datasets")) == [
        (f"{base}/lilies.zip", "dataset"),
        (f"{base}/reeds.zip", "dataset"),
    ]
    told_once = TOLD.replace('&& $FILE != "reeds" ', "").format("datasets")
    assert all("lilies" not in id_ for id_, _ in found(told_once))
    switch = TOLD.replace('"lilies"', "yes").replace('"reeds"', "no").format("datasets")
    assert all("yes" not in id_ for id_, _ in found(switch))


def test_comparisons_cost_little() -> None:
    clause = '$FILE != "lilies{}" && '
    text = "if [[ " + "".join(map(clause.format, range(6000))) + '$FILE != "a" ]]; then\nfi\n'
    start = time.process_time()
    found(text + "wget https://pond.example.org/data/$FILE.zip -P data/\n")
    assert time.process_time() - start < 5


def test_a_folder_behind_a_variable_leads_from_the_root() -> None:
    text = """
        ROOT=$(pwd)
        DATA_DIR=$ROOT/rows
        NETS=$ROOT/reef
        rows() {
          cd $DATA_DIR
          wget https://a.example/x.tgz
        }
        nets() {
          cd $NETS
          wget https://a.example/bert_tiny_489k.zip
        }
    """
    assert [kind for _, kind in found(text)] == ["dataset", "model"]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("# Download the datasets.", ["dataset"]),
        ('echo "Downloading pretrained weights"', ["model"]),
        ("# Fetch our checkpoint", ["model"]),
        ("# Download the model and its data", []),
        ("# Download the code of the model", []),
        ("# The data is large", []),
        ("# Download the datasets.\n", []),  # an empty line ends what it speaks of
        ("# Download the datasets.\n# for birds", []),
    ],
)
def test_a_comment_above_says_what_a_download_brings(said: str, kinds: list[str]) -> None:
    assert [k for _, k in found(f"{said}\nwget -O heron.zip https://a.example/x.zip\n")] == kinds


def test_a_comment_above_an_array_speaks_of_its_addresses() -> None:
    first, second = (
        "https://a.example/f/0123456789ab/?dl=1",
        "https://a.example/f/ab0123456789/?dl=1",
    )
    script = f"""
# Download datasets.
urls=(
    "{first}" # herons.zip
    "{second}" # egrets.zip
)
names=(herons.zip egrets.zip)

for ((i=0; i<2; i++)); do
    wget -c ${{urls[i]}} -O ${{names[i]}}
done
"""
    assert found(script) == [(first, "dataset"), (second, "dataset")]


def test_where_a_download_goes_counts_before_what_is_said() -> None:
    script = "# Download the data\nwget https://a.example/x.zip -O models/x.zip\n"
    assert [k for _, k in found(script)] == ["model"]


def test_a_shortened_address_is_told_by_its_folder() -> None:
    script = """
NETS="${HERON}/models"
if [ ! -d $NETS ] ; then
  mkdir -p $NETS
fi
cd $NETS  # where they lie
wget -q https://tinyurl.com/heron2net
cd "${HERON}/src"
wget -q https://tinyurl.com/heron2src
"""
    assert found(script) == [("https://tinyurl.com/heron2net", "model")]


def test_a_folder_in_a_variable_is_known_behind_an_unknown_root() -> None:
    script = 'OUT="$ROOT/datasets"\nwget https://a.example/x.zip -P $OUT\n'
    assert [k for _, k in found(script)] == ["dataset"]


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("https://a.example/birds/multinli_1.0.zip", ["dataset"]),
        ("https://a.example/birds/wmt21-metrics-task-package.tgz", ["dataset"]),
        ("https://a.example/birds/prefixes/nonbreaking_prefix.pt", []),
        ("https://a.example/birds/talks.en-pt.pt", []),
        ("https://a.example/birds/heron.pt", ["model"]),
        ("https://a.example/birds/net.en-de.pt", ["model"]),
    ],
)
def test_the_code_of_a_language_is_no_ending_of_weights(address: str, kinds: list[str]) -> None:
    assert [k for _, k in found(f"wget {address}\n")] == kinds


def test_the_addresses_of_an_array_by_name() -> None:
    script = """
declare -A PARTS
PARTS=(["one"]="https://a.example/rows/one.zip" ["two"]="https://a.example/rows/two.zip")
for part in "${!PARTS[@]}"; do
    address=${PARTS[$part]}
    curl -Lo data/$part.zip $address
done
"""
    assert found(script) == [
        ("https://a.example/rows/one.zip", "dataset"),
        ("https://a.example/rows/two.zip", "dataset"),
    ]


@pytest.mark.parametrize(("id_", "told"), [("1MEGjdvVpU", True), ("Model", False)])
def test_a_plain_word_is_no_id_of_a_file(id_: str, told: bool) -> None:
    link = f"https://drive.google.com/uc?id={id_}"
    named = found(f"# weights of the model\ngdown {link} -O net.pth\n")
    assert [id_ for id_, _ in named] == ([link] if told else [])
