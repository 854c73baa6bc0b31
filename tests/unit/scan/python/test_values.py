"""Values are followed from where they are written to where they are used."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import one, references, used

from clearweights.domain.asset import AssetKind, Hub

LOAD = "from transformers import AutoModel\n"


@pytest.mark.parametrize(
    "source",
    [
        'AutoModel.from_pretrained("acme/tiny")',
        'NAME = "acme/tiny"\nAutoModel.from_pretrained(NAME)',
        'def f(n="acme/tiny"):\n    AutoModel.from_pretrained(n)',
        'def f(n):\n    AutoModel.from_pretrained(n)\nf("acme/tiny")',
        'def f(*, n=None):\n    AutoModel.from_pretrained(n)\nf(n="acme/tiny")',
        'import os\nAutoModel.from_pretrained(os.environ.get("M", "acme/tiny"))',
        'import os\nAutoModel.from_pretrained(os.getenv("M") or "acme/tiny")',
        'ORG = "acme"\nAutoModel.from_pretrained(f"{ORG}/tiny")',
        'ORG = "acme"\nAutoModel.from_pretrained(ORG + "/tiny")',
        'AutoModel.from_pretrained("%s/%s" % ("acme", "tiny"))',
        'AutoModel.from_pretrained("{}/{x}".format("acme", x="tiny"))',
        'AutoModel.from_pretrained("/".join(["acme", "tiny"]))',
        'D = {"a": "acme/tiny"}\nAutoModel.from_pretrained(D["a"])',
        'D = dict(a="acme/tiny")\nAutoModel.from_pretrained(D.get("a"))',
        'class C:\n    X = "acme/tiny"\nAutoModel.from_pretrained(C.X)',
        'class C:\n    X = "acme/tiny"\n    def g(self):\n     AutoModel.from_pretrained(self.X)',
        (
            'class C:\n    def __init__(self, x="acme/tiny"):\n        self.x = x\n'
            "    def f(self):\n        AutoModel.from_pretrained(self.x)"
        ),
        'k = {"pretrained_model_name_or_path": "acme/tiny"}\nAutoModel.from_pretrained(**k)',
        'from functools import partial\np = partial(AutoModel.from_pretrained, "acme/tiny")',
        'for n in ["acme/tiny"]:\n    AutoModel.from_pretrained(n)',
        'for i, n in enumerate(("acme/tiny",)):\n    AutoModel.from_pretrained(n)',
        'for k, n in {"a": "acme/tiny"}.items():\n    AutoModel.from_pretrained(n)',
        'x = [AutoModel.from_pretrained(n) for n in ["acme/tiny"]]',
        'if (n := "acme/tiny"):\n    AutoModel.from_pretrained(n)',
        'def n():\n    return "acme/tiny"\nAutoModel.from_pretrained(n())',
        'a, b = "acme/tiny", 3\nAutoModel.from_pretrained(a)',
        'L = []\nL.append("acme/tiny")\nfor n in L:\n    AutoModel.from_pretrained(n)',
        'AutoModel.from_pretrained(revision="v1", pretrained_model_name_or_path="acme/tiny")',
        'AutoModel.from_pretrained("https://huggingface.co/acme/tiny")',
    ],
)
def test_a_value_is_followed(source: str) -> None:
    assert used(LOAD + source) == {"acme/tiny"}


def test_all_branches_count() -> None:
    source = LOAD + 'AutoModel.from_pretrained("acme/big" if fast else "acme/tiny")'
    assert used(source) == {"acme/big", "acme/tiny"}


def test_a_dynamic_key_selects_every_value_and_a_missing_one_none() -> None:
    table = LOAD + 'D = {"a": {"n": "acme/a"}, "b": {"m": "acme/b"}}\n'
    assert used(table + 'AutoModel.from_pretrained(D[key]["n"])') == {"acme/a"}
    assert used(table + "AutoModel.from_pretrained(D[key].get(k))") == {"acme/a", "acme/b"}


def test_the_last_assignment_before_the_call_counts() -> None:
    source = """
        from transformers import AutoModel
        from datasets import load_dataset
        name = "acme/weights"
        AutoModel.from_pretrained(name)
        name = "acme/records"
        load_dataset(name)
    """
    kinds = {(r.id, r.kind.value) for r in references(source)}
    assert kinds == {("acme/weights", "model"), ("acme/records", "dataset")}


def test_the_place_is_where_the_words_stand() -> None:
    reference = one(
        'from transformers import AutoModel as A\nN = (\n  "acme/tiny")\nA.from_pretrained(N)'
    )
    assert (reference.place.line, reference.place.excerpt) == (3, '"acme/tiny")')


def test_the_revision_is_kept() -> None:
    assert one(LOAD + 'AutoModel.from_pretrained("acme/tiny", revision="abc")').revision == "abc"
    other = one(LOAD + 'AutoModel.from_pretrained("acme/tiny", revision="refs/pr/6")')
    assert other.revision == "refs/pr/6"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ('"ViT-B-32", pretrained="laion2b_s34b_b79k"', "laion2b_s34b_b79k"),
        ('"ViT-B-32", "openai"', "openai"),
        ('"ViT-B-32", "./saved.pt"', None),
        ('"ViT-B-32"', None),
    ],
)
def test_the_set_that_weights_of_open_clip_learned_from_is_kept(given: str, told: str) -> None:
    found = one(f"import open_clip\nopen_clip.create_model_and_transforms({given})\n")
    assert (found.id, found.revision) == ("ViT-B-32", told)


def test_joined_paths_are_not_ids() -> None:
    source = LOAD + 'import os\nAutoModel.from_pretrained(os.path.join("acme", "tiny"))'
    assert used(source) == set()


def test_a_value_that_depends_on_itself_ends() -> None:
    assert (
        used(LOAD + "def f(n):\n    n = n + n\n    f(n)\n    AutoModel.from_pretrained(n)") == set()
    )


def test_options_of_the_command_line_are_followed() -> None:
    source = """
        import argparse
        from transformers import AutoModel
        p = argparse.ArgumentParser()
        p.add_argument("-b", "--base-net", default="acme/tiny", choices=["acme/tiny", "acme/big"])
        AutoModel.from_pretrained(p.parse_args().base_net)
    """
    assert used(source) == {"acme/tiny", "acme/big"}


def test_a_comparison_settles_what_a_name_is_below_it() -> None:
    found = used(
        "from openai import OpenAI\nclient = OpenAI()\n"
        "def ask(model, other, turns):\n"
        '    if model == "gpt-4o-mini":\n'
        "        return client.chat.completions.create(model=model, messages=turns)\n"
        '    elif other.model in ("o3-mini", "o4-mini"):\n'
        "        return client.chat.completions.create(model=other.model, messages=turns)\n"
        '    if model == "gpt-4-turbo":\n'
        "        price = 3\n"
        '    if model != "gpt-4":\n'
        "        return client.chat.completions.create(model=model, messages=turns)\n"
    )
    assert found == {"gpt-4o-mini", "o3-mini", "o4-mini"}


@pytest.mark.parametrize(
    ("anew", "ids"),
    [
        ('        model = "gpt-4o-mini"\n', {"gpt-4o-mini"}),
        (
            '        if cheap:\n            model = "gpt-4o-mini"\n',
            {"gpt-4-0613", "gpt4o-mini", "gpt-4o-mini"},
        ),
        ('        other = "gpt-4o-mini"\n', {"gpt-4-0613", "gpt4o-mini"}),
    ],
)
def test_a_name_that_its_branch_sets_anew_is_not_what_it_was_compared_with(
    anew: str, ids: set[str]
) -> None:
    found = used(
        "from openai import OpenAI\nclient = OpenAI()\n"
        "def ask(model, cheap, turns):\n"
        '    if model == "gpt-4-0613" or model == "gpt4o-mini":\n'
        f"{anew}"
        "        return client.chat.completions.create(model=model, messages=turns)\n"
    )
    assert found == ids


def test_a_comparison_says_nothing_of_other_names_and_branches() -> None:
    found = used(
        "from datasets import load_dataset\n"
        "def get(name, split):\n"
        '    if split == "acme/held-out":\n'
        "        return load_dataset(name)\n"
        '    elif name == "acme/small":\n'
        "        pass\n"
        "    else:\n"
        "        return load_dataset(name)\n"
    )
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        (
            "from typing import Literal\nName = Literal['acme/one', 'acme/two']\n"
            "def f(n: Name):\n    AutoModel.from_pretrained(n)"
        ),
        (
            "from typing import Literal\nName = Literal['one', 'two']\n"
            "class Args:\n    size: Name\n"
            "def f(args: Args):\n    AutoModel.from_pretrained(f'acme/{args.size}')"
        ),
        (
            "from typing import Literal, Optional\n"
            "def f(n: Optional[Literal['acme/one', 'acme/two']] = None):\n"
            "    AutoModel.from_pretrained(n)"
        ),
        (
            "import typing as t\n"
            "def f(n: t.Literal['acme/one', 'acme/two'] | None = None):\n"
            "    AutoModel.from_pretrained(n)"
        ),
        (
            "class Base:\n    def __init__(self, name):\n        AutoModel.from_pretrained(name)\n"
            "class A(Base):\n    def __init__(self):\n        super().__init__('acme/one')\n"
            "class B(Base):\n    def __init__(self):\n        super().__init__('acme/two')"
        ),
        (
            "def serve(name):\n    return {'HF_MODEL_ID': name}\n"
            "serve('acme/one')\nserve('acme/two')"
        ),
    ],
)
def test_all_that_callers_may_choose_is_found(source: str) -> None:
    assert used(LOAD + source) == {"acme/one", "acme/two"}


def test_a_class_made_elsewhere_does_not_choose_for_its_siblings() -> None:
    source = (
        "class Base:\n    def __init__(self, name):\n        AutoModel.from_pretrained(name)\n"
        "class Other:\n    def __init__(self, name):\n        pass\n"
        "class B(Other):\n    def __init__(self):\n        super().__init__('acme/two')"
    )
    assert used(LOAD + source) == set()


def test_a_list_that_is_repeated_holds_what_it_held() -> None:
    found = used(LOAD + 'for name in ["acme/tiny"] * 3:\n    AutoModel.from_pretrained(name)\n')
    assert found == {"acme/tiny"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('x = "acme/tiny"\nx += "-chat"\nAutoModel.from_pretrained(x)', {"acme/tiny-chat"}),
        (
            'x = "acme/tiny"\nif big:\n    x += "-chat"\nAutoModel.from_pretrained(x)',
            {"acme/tiny", "acme/tiny-chat"},
        ),
        (
            'L = ["acme/a"]\nL += ["acme/b"]\nfor n in L:\n    AutoModel.from_pretrained(n)',
            {"acme/a", "acme/b"},
        ),
    ],
)
def test_a_name_that_grows(source: str, expected: set[str]) -> None:
    assert used(LOAD + source) == expected


def test_an_ending_is_not_added_twice() -> None:
    source = 'def f(n):\n    AutoModel.from_pretrained(n + "-chat")\n'
    assert used(LOAD + source + 'f("acme/tiny-chat")') == set()
    assert used(LOAD + source + 'f("acme/tiny")') == {"acme/tiny-chat"}


@pytest.mark.parametrize(
    "source",
    [
        (
            'def load(ref="acme/Speech:tiny-en.model"):\n'
            '    repo, file = ref.split(":", 1)\n    hf_hub_download(repo_id=repo, filename=file)'
        ),
        'def load(ref="acme/Speech@v2"):\n    hf_hub_download(ref.partition("@")[0], "x.bin")',
        'hf_hub_download("acme/Speech:tiny-en.model".rsplit(":", 1)[0])',
    ],
)
def test_pieces_of_a_string_are_followed(source: str) -> None:
    assert used("from huggingface_hub import hf_hub_download\n" + source) == {"acme/Speech"}


def test_a_list_may_be_written_as_one_string() -> None:
    source = (
        "from datasets import load_dataset\n"
        'for name in "acme/a-1,acme/b-2".split(","):\n    load_dataset(name)'
    )
    assert used(source) == {"acme/a-1", "acme/b-2"}
    assert used('VQ_MODEL = "acme/Speech:tiny-en.model"') == {"acme/Speech"}


def test_arguments_spread_from_a_list_are_followed() -> None:
    source = (
        "from datasets import load_dataset\n"
        'for row in [("acme/a-1", "de"), ("acme/b-2", "en")]:\n    load_dataset(*row)'
    )
    assert used(source) == {"acme/a-1", "acme/b-2"}


def test_a_parser_of_options_hides_no_fields() -> None:
    source = (
        "from dataclasses import dataclass\nfrom datasets import load_dataset\n"
        "from simple_parsing import ArgumentParser\n"
        "@dataclass\nclass Args:\n    train_file: str = 'acme/nests'\n"
        "def main():\n    parser = ArgumentParser()\n    parser.add_arguments(Args, dest='run')\n"
        "    args = parser.parse_args()\n    run: Args = args.run\n"
        "    load_dataset(run.train_file)\n"
    )
    assert used(source) == {"acme/nests"}


WRAPPED = "from datasets import load_dataset\n"


@pytest.mark.parametrize(
    "source",
    [
        'def f(*a, **k):\n    return load_dataset(*a, **k)\nf("acme/nests", split="x")',
        'def f(*a):\n    return lambda s: load_dataset(*a, split=s)\nf("acme/nests")',
        'def f(**k):\n    return load_dataset(**k)\nf(path="acme/nests")',
        'class A:\n  def f(self, *a):\n    load_dataset(*a)\nA().f("acme/nests")',
    ],
)
def test_what_a_wrapper_hands_on_whole_is_loaded(source: str) -> None:
    assert used(WRAPPED + source) == {"acme/nests"}


def test_a_wrapper_of_another_file_hands_on_what_it_gets() -> None:
    wrapper = f"{WRAPPED}def grab(*a, **k):\n    return load_dataset(*a, **k)\n"
    caller = 'import transformers\nfrom tools import grab\ngrab("acme/nests", "a")\n'
    assert used(caller, tools=wrapper) == {"acme/nests"}
    assert used('def f(size, *a):\n    return open(*a)\nf("acme/a-7b", "acme/b-7b")\n') == set()


def test_short_names_count_beside_ids() -> None:
    row = "ModelConfig(name={!r}, rate=1)"
    rows = [row.format(name) for name in ("gpt2", "gpt2-xl", "small", "acme/tern-7b")]
    assert used(f"ALL = [{', '.join(rows)}]\n") == {"gpt2", "gpt2-xl", "acme/tern-7b"}
    assert used(f"ALL = [{', '.join(rows[:3])}]\n") == set()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://files.birds.example/songs/finch-dev.json.gz", AssetKind.DATASET),
        ("https://files.birds.example/checkpoint/finch/base.cp", AssetKind.MODEL),
        ("https://files.birds.example/songs/finch.json", None),
        ("https://files.birds.example/notes/finch.cp", None),
    ],
)
def test_packed_json_and_checkpoints_are_what_an_address_delivers(
    address: str, kind: AssetKind | None
) -> None:
    found = references(f'MAP = {{"finch": {{"s3_url": "{address}", "desc": "finches"}}}}\n')
    assert [(r.id, r.kind) for r in found] == ([(address, kind)] if kind else [])


def test_an_answer_of_json_may_be_a_file_to_download() -> None:
    address = "https://files.birds.example/data/finch.json?raw=true"
    assert used(f'import requests\nrequests.get("{address}")\n') == {address}


def test_a_call_gives_back_nothing_of_what_others_pass() -> None:
    source = (
        "import os\nfrom transformers import AutoModel\n"
        "def setting(key, other=None):\n    value = os.getenv(key, other)\n"
        "    return value if value else other\n"
        "def load(name):\n    return AutoModel.from_pretrained(name)\n"
        'base = setting("STORE", "acme/store")\n'
        'load(setting("MODEL", "acme/tiny"))\n'
    )
    assert used(source) == {"acme/tiny"}


@pytest.mark.parametrize(
    ("call", "ids"),
    [
        ('setting(["bot_model"], default="anthropic:claude-sonnet-5")', {"claude-sonnet-5"}),
        ('setting("bot_model", default="gpt-4o-mini")', {"gpt-4o-mini"}),
        ('setting("bot_model", default="none")', set()),
        ('setting("bot_model", prefix="gpt-4o-mini")', set()),
    ],
)
def test_what_a_method_falls_back_to_is_its_model(call: str, ids: set[str]) -> None:
    source = f"class A:\n    @property\n    def bot_model(self) -> str:\n        return {call}\n"
    assert {one.rpartition(":")[2] for one in used(source)} == ids


def test_a_share_of_a_folder_is_what_the_download_says() -> None:
    url = "https://cloud.uni.example/d/3927b67a834c475288e2/"
    source = "def download(link, folder): ...\n"
    found = references(f'{source}download("{url}", "retriever-training-data")\n')
    assert [(r.id, r.kind) for r in found] == [(url, AssetKind.DATASET)]
    assert references(f'{source}download("{url}", "things")\n') == []


def test_what_is_asked_of_an_object_names_nothing() -> None:
    source = (
        "from semantic_router.encoders import BedrockEncoder\n"
        'encoder = BedrockEncoder(name="amazon.titan-embed-image-v1")\nencoder(["hey"])\n'
    )
    assert used(source) == {"amazon.titan-embed-image-v1"}


BRANCHES = """
def make(kind, name):
    {loop}if kind == "a":
        {pad}return CohereEncoder(name=name)
    {pad}elif kind == "b":
        {pad}if name is None:
            {pad}name = "bm25"
        {pad}return Other(name=name)
    {pad}elif kind == "c":
        {pad}return CohereEncoder(name=name)
"""


@pytest.mark.parametrize(
    ("loop", "pad", "ids"),
    [("", "", set()), ("for kind in kinds:\n        ", "    ", {"bm25"})],
)
def test_one_side_of_a_branch_sees_nothing_of_the_other(loop: str, pad: str, ids: set[str]) -> None:
    source = "from semantic_router.encoders import CohereEncoder\n"
    assert used(source + BRANCHES.format(loop=loop, pad=pad)) == ids


@pytest.mark.parametrize(
    ("name", "ids"), [("OllamaAnswers", {"openhermes"}), ("PilotAnswers", set())]
)
def test_a_class_called_after_ollama_has_its_names(name: str, ids: set[str]) -> None:
    head = f"import ollama_tools\nclass {name}(Model):\n"
    source = f"{head}    def __init__(self, name: str = 'openhermes'):\n        ...\n"
    assert used(source) == ids


@pytest.mark.parametrize(
    ("call", "ids"),
    [
        ('List("host", message="Which?", choices=["gemma2:9b", "a:7b"])', {"gemma2:9b"}),
        ('select("Which?", choices=["codellama:13b", "wide:text"])', {"codellama:13b"}),
        ('select("Which?", ["codellama:13b"])', {"codellama:13b"}),
        ('option("--thing", type=Choice(["zephyr:7b", "llama-3.1:8b"]))', {"zephyr:7b"}),
        ('Dropdown(label="Choose Model:", choices=["gpt-4o"], value=None)', {"gpt-4o"}),
        ('Dropdown(label="Choose Color:", choices=["gpt-4o"], value=None)', set()),
        ('discard(["gemma2:9b"])', set()),
    ],
)
def test_a_menu_offers_what_ollama_runs_by_its_tag(call: str, ids: set[str]) -> None:
    assert used(f"from ui import *\nshown = {call}\n") == ids


@pytest.mark.parametrize(
    ("row", "ids"),
    [
        ("*ROWS[key][:-1]", {"thrush", "acme/wren"}),
        ("ROWS[key][0]", {"thrush", "acme/wren"}),
        ("*ROWS[key][1:]", {"small", "songs"}),
        ("*ROWS[key][:1]", {"thrush", "acme/wren"}),
        ("*ROWS[key][key:]", {"thrush", "acme/wren"}),
        ("*ROWS[key][2:]", set()),
    ],
)
def test_a_part_of_a_row_keeps_its_order(row: str, ids: set[str]) -> None:
    source = (
        "from datasets import load_dataset\n"
        'ROWS = {"a": ["thrush", "small"], "b": ["acme/wren", "songs"]}\n'
        f"def load(key):\n    return load_dataset({row})\n"
    )
    assert {r.id for r in references(source) if r.how == "load_dataset"} == ids


_CLIP = """
    import open_clip
    class Settings:
        net: str = "{name}"
    def load(settings=Settings()):
        body, data = settings.net.split("/", 2)
        return open_clip.create_model_and_transforms(body, pretrained=data)
"""


def test_a_name_of_openclip_is_told_whole() -> None:
    (found,) = references(_CLIP.format(name="ViT-L-14/openai").replace("net", "clip_model_name"))
    assert (found.hub, found.id) == (Hub.OPEN_CLIP, "ViT-L-14/openai")


def test_of_words_that_nobody_keeps_whole_the_architecture_is_told() -> None:
    assert used(_CLIP.format(name="ViT-L-14/own-data")) == {"ViT-L-14"}
    menu = 'import gradio as gr\nmodel = gr.Dropdown(names(), value="{}/laion2b_s32b_b79k")\n'
    assert one(menu.format("ViT-H-14")).hub is Hub.OPEN_CLIP


@pytest.mark.parametrize(
    ("test", "given", "found"),
    [
        ("self.mode in {'acme/tiny', 'acme/big'}", "mode", {"acme/tiny", "acme/big"}),
        ("mode == 'acme/tiny'", "self.mode", {"acme/tiny"}),
        ("self.kind == 'acme/tiny'", "mode", set()),
        ("other.mode == 'acme/tiny'", "mode", set()),
    ],
)
def test_an_attribute_called_like_a_parameter_is_it(test: str, given: str, found: set[str]) -> None:
    source = (
        "from transformers import AutoTokenizer\n"
        "class Rows:\n"
        "    def __init__(self, mode, other):\n"
        "        self.mode = mode\n"
        f"        if {test}:\n"
        f"            self.words = AutoTokenizer.from_pretrained({given})\n"
    )
    assert used(source) == found


def test_an_address_that_a_command_ends_in_belongs_to_it() -> None:
    code = 'import os\nurl = "https://a.example/nets/"\n'
    assert used(code + 'os.system("wget " + url + "reef.pkl -P nets/")') == {
        "https://a.example/nets/reef.pkl"
    }


def test_a_call_of_a_library_is_none_of_the_function_that_is_called_the_same() -> None:
    source = (
        "import torch\n"
        "def load(name):\n    return AutoModel.from_pretrained(name)\n"
        'torch.load("acme-nets/state")\nload("acme/tiny")\n'
    )
    assert used(LOAD + source) == {"acme/tiny"}


@pytest.mark.parametrize(
    "table",
    [
        'OrderedDict([("old", "acme/tern-v1"), ("new", "acme/tern-v2")])',
        'dict([("old", "acme/tern-v1"), ("new", "acme/tern-v2")])',
        'dict({"old": "acme/tern-v1"}, new="acme/tern-v2")',
    ],
)
def test_a_table_may_be_made_of_pairs_or_of_another_table(table: str) -> None:
    source = f"""
    from collections import OrderedDict
    from diffusers import ControlNetModel

    NETS = {table}

    def load(name):
        return ControlNetModel.from_pretrained(NETS[name])
    """
    assert used(source) == {"acme/tern-v1", "acme/tern-v2"}


def test_a_long_table_of_tables_is_read_to_its_end() -> None:
    rows = ",\n".join(
        f'"Tern {n}": {{Source.HUB: "acme/tern-{n}b-chat", Source.OTHER: "acme/x-{n}"}}'
        for n in range(1_200)
    )
    source = (
        f"from transformers import AutoModel\nMODELS = {{{rows}}}\n"
        "def load(name):\n    return AutoModel.from_pretrained(MODELS[name])\n"
    )
    assert {f"acme/tern-{n}b-chat" for n in range(1_200)} <= used(source)
