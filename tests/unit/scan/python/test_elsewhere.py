"""Words of other files: what their functions return, what they complete, what objects hold."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import facts, references, used

from clearweights.domain.asset import AssetKind, Reference
from clearweights.domain.facts import RunTimeChoice

LOAD = "from transformers import AutoModel\nfrom zoo import {}\nAutoModel.from_pretrained({})"


def notes(source: str, **others: str) -> list[str]:
    return [f.words for f in facts(source, **others) if isinstance(f, RunTimeChoice)]


@pytest.mark.parametrize(
    ("body", "call", "found"),
    [
        ('def pick():\n    return "acme/one-7b"', "pick()", {"acme/one-7b"}),
        (
            'def pick(a):\n    if a:\n        return "acme/one-7b"\n    return "acme/two-7b"',
            "pick(1)",
            {"acme/one-7b", "acme/two-7b"},
        ),
        ('def pick(a):\n    return {"x": "acme/one-7b"}[a]', 'pick("x")', {"acme/one-7b"}),
        (
            'def pick(a):\n    t = {"x": "acme/one-7b"}\n    return t.get(a)',
            "pick(a)",
            {"acme/one-7b"},
        ),
        ("def pick(a):\n    return folder / a", "pick(a)", set()),
        ('def pick(a):\n    return "./weights"', "pick(a)", set()),
    ],
)
def test_a_function_of_another_file_returns_ids(body: str, call: str, found: set[str]) -> None:
    assert used(LOAD.format("pick", call), zoo=body) == found


ZOO = """
    class Zoo:
        def pick(self):
            return "acme/picked-7b"

        @property
        def source(self):
            return "acme/source-7b"

        @classmethod
        def open(cls):
            return cls()

        width: str = "9b"
"""


@pytest.mark.parametrize(
    ("expression", "id_"),
    [
        ("Zoo().pick()", "acme/picked-7b"),
        ("Zoo().source", "acme/source-7b"),
        ("Zoo.open().source", "acme/source-7b"),
        ('f"acme/wide-{Zoo.open().width}"', "acme/wide-9b"),
    ],
)
def test_objects_of_another_file_are_asked(expression: str, id_: str) -> None:
    assert used(LOAD.format("Zoo", expression), zoo=ZOO) == {id_}


def test_a_parameter_holds_what_its_class_holds() -> None:
    source = """
        from transformers import AutoModel
        from zoo import Zoo

        class Keeper:
            def __init__(self, zoo: Zoo):
                self.zoo = zoo

            def run(self):
                return AutoModel.from_pretrained(self.zoo.source)
    """
    assert used(source, zoo=ZOO) == {"acme/source-7b"}


@pytest.mark.parametrize(
    ("expression", "id_"),
    [
        ('f"{ORG}/net-{SIZE}"', "acme/net-9b"),
        ('ORG + "/net-large"', "acme/net-large"),
        ('"{}/net-large".format(ORG)', "acme/net-large"),
        ('"%s/net-large" % ORG', "acme/net-large"),
        ('"/".join([ORG, "net-large"])', "acme/net-large"),
    ],
)
def test_constants_of_another_file_complete_an_id(expression: str, id_: str) -> None:
    source = LOAD.format("ORG, SIZE", expression)
    (reference,) = references(source, zoo='ORG = "acme"\nSIZE = "9b"')
    assert (reference.id, str(reference.place)) == (id_, "main.py:3")
    assert not notes(source, zoo='ORG = "acme"\nSIZE = "9b"')


def test_an_id_completed_elsewhere_counts_under_a_name_that_speaks() -> None:
    found = references('from zoo import ORG\nMODEL_ID = f"{ORG}/net-large"', zoo='ORG = "acme"')
    assert [(r.id, r.kind) for r in found] == [("acme/net-large", AssetKind.MODEL)]


def test_what_nobody_says_stays_a_note() -> None:
    source = LOAD.format("ORG", 'f"{ORG}/x"')
    assert used(source, zoo="ORG = ask()") == set()
    assert notes(source, zoo="ORG = ask()")


def test_a_name_with_many_values_is_not_tried_out() -> None:
    many = "\n".join(f'ORG = "acme{at}"' for at in range(30))
    source = LOAD.format("ORG", 'f"{ORG}/x"')
    assert used(source, zoo=many) == set()


def test_options_read_in_another_file_are_found_there() -> None:
    zoo = """
        import argparse

        def read():
            parser = argparse.ArgumentParser()
            parser.add_argument("--painter", default="acme/painter-large")
            return parser.parse_args()
    """
    (reference,) = references(LOAD.format("read", "read().painter"), zoo=zoo)
    assert (reference.id, reference.place.path) == ("acme/painter-large", "zoo.py")


def test_a_method_of_its_own_class_and_of_derived_ones_is_asked() -> None:
    source = """
        from transformers import AutoModel

        class Base:
            def where(self):
                raise NotImplementedError

            def load(self):
                return AutoModel.from_pretrained(self.where())

        class One(Base):
            def where(self):
                return "acme/one-large"

        class Two(Base):
            def where(self):
                return {"a": "acme/two-large"}["a"]
    """
    assert used(source) == {"acme/one-large", "acme/two-large"}


def test_what_a_method_makes_of_what_it_is_given_is_no_id() -> None:
    source = """
        from transformers import AutoModel

        class One:
            def named(self, model_name):
                if self.small:
                    return f"{model_name}-4bit"
                return self.other(model_name)

            def load(self):
                return AutoModel.from_pretrained(self.named("acme/one-large"))
    """
    assert "acme/one-large-4bit" not in used(source)


@pytest.mark.parametrize(
    ("check", "found"),
    [
        ("assert name in KNOWN", {"acme/k1", "acme/k2"}),
        ("if name not in KNOWN:\n        raise ValueError", {"acme/k1", "acme/k2"}),
        ("if name not in known():\n        raise ValueError", {"acme/k3"}),
        ("if name not in KNOWN:\n        print(name)", set()),
        ("assert name not in KNOWN", set()),
    ],
)
def test_a_name_is_what_it_is_checked_to_be(check: str, found: set[str]) -> None:
    source = (
        'from transformers import AutoModel\nKNOWN = ("acme/k1", "acme/k2")\n'
        'def known():\n    return ["acme/k3"]\n'
        f"def get(name):\n    {check}\n    return AutoModel.from_pretrained(name)"
    )
    loaded = {r.id for r in references(source) if r.how == "from_pretrained"}
    assert loaded == found


HUB = "from huggingface_hub import snapshot_download\nimport huggingface_hub\n"


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        (
            (
                'def get(repo, kind="model"):\n    snapshot_download(repo, repo_type=kind)\n'
                'get("acme/a")\nget("acme/b", kind="dataset")'
            ),
            {"acme/a": "model", "acme/b": "dataset"},
        ),
        (
            (
                'ROWS = [{"id": "acme/a", "t": "dataset"}, {"id": "acme/b", "t": "model"}]\n'
                'for row in ROWS:\n    snapshot_download(row["id"], repo_type=row["t"])'
            ),
            {"acme/a": "dataset", "acme/b": "model"},
        ),
        (
            'snapshot_download("acme/a", repo_type=huggingface_hub.constants.REPO_TYPE_DATASET)',
            {"acme/a": "dataset"},
        ),
    ],
)
def test_models_and_datasets_of_one_call_are_told_apart(source: str, kinds: dict[str, str]) -> None:
    assert {r.id: r.kind.value for r in references(HUB + source)} == kinds


LOADS = 'AutoModel.from_pretrained("acme/one-7b")\n'
SCRIPT = f'def main():\n    {LOADS}if __name__ == "__main__":\n    main()\n'


@pytest.mark.parametrize(
    ("path", "source", "strength"),
    [
        ("evaluation/test/run.py", LOADS, "used"),
        ("test/generate.py", SCRIPT, "used"),
        ("test/helper.py", LOADS, "mentioned"),
        ("test/test_generate.py", SCRIPT, "mentioned"),
        ("tests/generate.py", SCRIPT, "mentioned"),
        ("test/generate.py", SCRIPT + "def test_it():\n    main()\n", "mentioned"),
        ("tasks/trivia_test.py", SCRIPT + "def test_docs():\n    main()\n", "used"),
        (
            "qa/qa_tests.py",
            SCRIPT + "class Near:\n    def test_name(self):\n        return 'near'\n",
            "used",
        ),
        ("tasks/trivia_test.py", SCRIPT + "def test_docs_load():\n    main()\n", "mentioned"),
    ],
)
def test_what_a_folder_of_tests_holds_decides(path: str, source: str, strength: str) -> None:
    (reference,) = (f for f in facts(source, path) if isinstance(f, Reference))
    assert reference.strength.value == strength


KEEPER = """
    from datasets import load_dataset
    import plans

    class Keeper:
        def __init__(self, plan: plans.Plan):
            self.plan = plan

        def load(self):
            return load_dataset(self.plan.path)
"""


def test_a_class_of_another_file_holds_what_a_third_makes_it_with() -> None:
    others = {
        "plans": "class Plan:\n    path: str\nclass Other:\n    path: str",
        "rows": 'import plans\nROWS = plans.Plan(name="acme/label", path="acme/rows")',
        "more": 'import plans\nMORE = plans.Other(path="acme/others")',
    }
    found = references(KEEPER, **others)
    assert [(r.id, r.kind, r.place.path) for r in found] == [
        ("acme/rows", AssetKind.DATASET, "rows.py")
    ]


def test_a_class_is_made_like_the_one_it_derives_from() -> None:
    nets = """
        from transformers import AutoModel

        class Base:
            def __init__(self, net):
                self.net = net

        class Large(Base):
            def load(self):
                return AutoModel.from_pretrained(self.net)

        class Own(Base):
            def __init__(self, words):
                super().__init__("acme/fixed-1")
    """
    source = 'from nets import Large, Own\nLarge("acme/large")\nOwn("acme/words")'
    assert used(source, nets=nets) == {"acme/large", "acme/fixed-1"}


@pytest.mark.parametrize(
    ("base", "field", "found"),
    [
        ("QuizDataset", 'load_args = ("acme/quiz", "hard")', {"acme/quiz"}),
        ("QuizDataset", 'hf_path = "small_quiz"', {"small_quiz"}),
        ("QuizDataset", 'dataset_id = "small_quiz"', set()),
        ("Loader", 'load_args = ("acme/quiz", "hard")', set()),
        ("QuizDataset", 'load_args = ("./quiz", "hard")', set()),
    ],
)
def test_a_class_of_datasets_says_what_its_base_loads(
    base: str, field: str, found: set[str]
) -> None:
    source = f"from .dataset import {base}\nclass Quiz({base}):\n    {field}\n"
    assert used(source, "quizzes/quiz.py") == found


def test_derived_classes_fill_what_their_base_leaves_empty() -> None:
    source = """
        from datasets import load_dataset

        class Base:
            def __init__(self):
                self.name_there = None
                self.fixed = "acme/fixed-rows"

            def load(self):
                return load_dataset(self.name_there), load_dataset(self.fixed)

        class One(Base):
            def __init__(self):
                super().__init__()
                self.name_there = "one_rows"

        class Two(Base):
            def __init__(self):
                super().__init__()
                self.name_there = "acme/two-rows"
    """
    assert used(source) == {"one_rows", "acme/two-rows", "acme/fixed-rows"}


OPTIONS = """
    import argparse

    class Options:
        def __init__(self):
            self.parser = argparse.ArgumentParser()
            self.parser.add_argument("--net", default="acme/net-7b")
            self.parser.add_argument("--out", default="acme/written-7b")
"""


def test_options_are_parsed_by_the_parser_of_an_object() -> None:
    source = """
        from transformers import AutoModel
        from options import Options

        args = Options().parser.parse_args()
        AutoModel.from_pretrained(args.net)
        """
    assert used(source, options=OPTIONS) == {"acme/net-7b"}


CHOICES = """
    import argparse

    class TrainOptions:
        def add(self, parser):
            parser.add_argument("--net_t", default="acme/teacher-7b")
            parser.add_argument("--arch_t", default="heron")
            parser.add_argument("--asked", default="acme/asked-7b")

        def parse(self):
            parser = argparse.ArgumentParser()
            self.add(parser)
            return parser.parse_args()
"""
TRAIN = """
    from transformers import AutoModel
    from choices.train import TrainOptions

    opt = TrainOptions().parse()
    AutoModel.from_pretrained(opt.net_t)
    AutoModel.from_pretrained(opt.arch_t)
    client.chat.completions.create(model=opt.asked)
"""


def test_options_that_another_file_declares_are_loaded_with_their_defaults() -> None:
    assert used(TRAIN, choices=CHOICES) == {"acme/teacher-7b", "acme/asked-7b"}


def test_options_that_the_file_declares_itself_are_its_own() -> None:
    own = """
        import argparse
        from transformers import AutoModel

        parser = argparse.ArgumentParser()
        parser.add_argument("--net_t", default="./weights")
        args = parser.parse_args()
        AutoModel.from_pretrained(args.net_t)
    """
    assert used(own, choices=CHOICES) == set()


def test_options_handed_to_an_object_are_those_of_the_program() -> None:
    net = """
        from transformers import AutoModel

        class Net:
            def __init__(self, opt):
                self.opt = opt

            def build(self):
                return AutoModel.from_pretrained(self.opt.net_t)
    """
    assert used(net, choices=CHOICES) == {"acme/teacher-7b"}
    assert used(net.replace("self.opt.net_t", "self.hub.net_t"), choices=CHOICES) == set()
    assert used(net.replace("opt", "cfg"), choices=CHOICES) == set()


DRAWN = """
    from loaders import face
    from transformers import AutoModel

    NETS = ["acme/one-7b", "acme/two-7b"]

    class Loader:
        @classmethod
        def {}(cls):
            return {{
                "required": {{"net": (NETS, {{"default": NETS[0]}}), "kit": (["buffalo_l"],)}},
                "optional": {{"words": ("STRING", {{"default": "acme/words-1b"}})}},
            }}

        FUNCTION = "load"

        def load(self, net, kit, words=None, prompt=None):
            AutoModel.from_pretrained(prompt)
            return AutoModel.from_pretrained(net), AutoModel.from_pretrained(words), face(kit)
"""
FACES = """
    from insightface.app import FaceAnalysis

    def face(kit):
        return FaceAnalysis(name=kit)
"""


def test_a_part_of_a_drawn_workflow_loads_what_its_fields_offer() -> None:
    found = {"acme/one-7b", "acme/two-7b", "acme/words-1b", "buffalo_l"}
    assert used(DRAWN.format("INPUT_TYPES"), loaders=FACES) == found
    assert "acme/words-1b" not in used(DRAWN.format("defaults"), loaders=FACES)
    assert "buffalo_l" not in used(DRAWN.format("defaults"), loaders=FACES)
