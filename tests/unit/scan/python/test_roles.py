"""What the project does with an asset, and what its output is made from."""

from __future__ import annotations

import textwrap

import pytest
from tests.unit.scan.python.look import facts, references, used

from clearweights.domain.asset import AssetKind, Hub, Relation, Role, Strength
from clearweights.domain.facts import LineageStatement

TRAIN = """
    from datasets import load_dataset
    from transformers import AutoModel, AutoTokenizer, Trainer{more}
    tok = AutoTokenizer.from_pretrained("acme/base")
    net = AutoModel.from_pretrained("acme/base")
    Trainer(net, train_dataset=load_dataset("acme/data")).train()
    net.push_to_hub("acme/result")
"""
LORA = "\n    from peft import LoraConfig\n    LoraConfig(r=8)"


def _roles(source: str) -> set[tuple[str, Role | None]]:
    return {(r.id, r.role) for r in references(source) if not r.output}


def _lineage(source: str) -> set[tuple[str | None, Relation, str]]:
    return {
        (f.child, f.relation, f.parent) for f in facts(source) if isinstance(f, LineageStatement)
    }


def test_training_is_told_from_inference() -> None:
    assert _roles(TRAIN.format(more="")) == {
        ("acme/base", Role.TOKENIZER),
        ("acme/base", Role.FINE_TUNE),
        ("acme/data", Role.TRAIN),
    }
    alone = 'from transformers import AutoModel\nAutoModel.from_pretrained("acme/base")'
    assert _roles(alone) == {("acme/base", Role.INFERENCE_LOCAL)}


def test_adapters_are_told_from_full_training() -> None:
    assert ("acme/base", Role.ADAPTER) in _roles(TRAIN.format(more=LORA))


def test_the_output_is_traced_to_what_it_is_made_from() -> None:
    assert _lineage(TRAIN.format(more="")) == {
        ("acme/result", Relation.FINE_TUNED_FROM, "acme/base"),
        ("acme/result", Relation.TRAINED_ON, "acme/data"),
    }


def test_a_default_says_nothing_of_an_output_that_is_not_named() -> None:
    source = (
        "from transformers import AutoModel, Trainer\n"
        'def train(base="acme/base"):\n'
        "    Trainer(AutoModel.from_pretrained(base)).train()\n"
    )
    assert _roles(source) == {("acme/base", Role.FINE_TUNE)}
    assert _lineage(source) == set()
    assert _lineage(source + '    Trainer().push_to_hub("acme/result")') != set()


def test_writing_training_data_with_a_service_is_distilling() -> None:
    source = """
        import json, openai
        def generate_instruction_data(out):
            reply = openai.ChatCompletion.create(model="gpt-4", messages=[])
            json.dump(reply, out)
    """
    assert _roles(source) == {("gpt-4", Role.DISTILL_OUTPUTS)}
    assert _lineage(source) == {(None, Relation.GENERATED_BY, "gpt-4")}
    calling = 'import openai, json\nopenai.ChatCompletion.create(model="gpt-4")\njson.dump(1, f)'
    assert _roles(calling) == {("gpt-4", Role.API)}


def test_a_published_dataset_is_a_dataset() -> None:
    source = 'from datasets import Dataset\nDataset.from_list([]).push_to_hub("acme/rows")'
    (reference,) = references(source)
    assert (reference.kind, reference.output) == (AssetKind.DATASET, True)


def test_of_the_models_of_a_training_file_only_the_trained_one_is_fine_tuned() -> None:
    source = """
        import torch
        from transformers import AutoModel
        student = AutoModel.from_pretrained("acme/student").to("cuda")
        judge = AutoModel.from_pretrained("acme/judge")
        optimizer = torch.optim.AdamW(student.parameters(), lr=1e-4)
        loss.backward()
        """
    assert _roles(source) == {
        ("acme/student", Role.FINE_TUNE),
        ("acme/judge", Role.INFERENCE_LOCAL),
    }
    unclear = source.replace("student.parameters()", "weights")
    assert {role for _, role in _roles(unclear)} == {Role.FINE_TUNE}


def test_the_tokenizer_does_not_hide_that_the_weights_are_loaded() -> None:
    source = """
        from transformers import AutoModel, AutoTokenizer
        name = "acme/base"
        AutoTokenizer.from_pretrained(name)
        AutoModel.from_pretrained(name)
        """
    assert _roles(source) == {("acme/base", Role.INFERENCE_LOCAL)}


def test_fitting_an_embedder_trains_it_and_fitting_a_classifier_on_top_does_not() -> None:
    source = """
        from sentence_transformers import SentenceTransformer, InputExample
        from sentence_transformers import models
        word = models.Transformer("acme/words")
        examples = [InputExample(texts=["a", "b"])]
        model.fit(train_objectives=examples)
        """
    assert _roles(source) == {("acme/words", Role.FINE_TUNE)}
    on_top = """
        from sentence_transformers import models
        word = models.Transformer("acme/words")
        LogisticRegression().fit(x, y)
        """
    assert _roles(on_top) == {("acme/words", Role.INFERENCE_LOCAL)}


def test_an_adapter_laid_over_a_model_is_an_adapter() -> None:
    source = """
        from peft import PeftModel
        model = PeftModel.from_pretrained(base, "acme/adapter")
        model.merge_and_unload()
        """
    assert _roles(source) == {("acme/adapter", Role.ADAPTER)}


def test_a_hub_named_by_the_import_is_the_only_one() -> None:
    source = 'from modelscope import snapshot_download\nsnapshot_download("acme/base")\n'
    assert [r.hub for r in references(source)] == [Hub.MODELSCOPE]


def test_an_option_that_only_begins_what_is_uploaded_names_no_source() -> None:
    source = """
        import argparse
        from datasets import load_dataset
        parser = argparse.ArgumentParser()
        parser.add_argument("--repo_id", default="acme/shelf-stories-7b")
        args = parser.parse_args()
        ds = load_dataset({})
        ds.push_to_hub(f"{{args.repo_id}}_v2")
        print(f"look at {{args.repo_id}}")
    """
    assert used(source.format('"acme/shelves"')) == {"acme/shelves"}
    assert used(source.format("args.repo_id")) == {"acme/shelf-stories-7b"}


def test_the_end_of_an_id_that_is_put_together_is_no_second_id() -> None:
    source = """
        from huggingface_hub import snapshot_download
        from transformers import AutoModel
        def load(name="t5-v1_1-xxl"):
            snapshot_download(repo_id=f"acme/{name}")
            return AutoModel.from_pretrained(name)
    """
    assert used(source) == {"acme/t5-v1_1-xxl"}


@pytest.mark.parametrize(
    ("given", "after", "output"),
    [
        (', git_user="me"', "", True),
        (", private=True", "", True),
        ("", "repo.git_add()\nrepo.git_push()", True),
        ("", "repo.push_to_hub()", True),
        ("", "other.push_to_hub()", False),
        ("", "", False),
    ],
)
def test_a_clone_that_is_written_to_is_published(given: str, after: str, output: bool) -> None:
    source = f"""
        from huggingface_hub import Repository
        repo = Repository("out", clone_from="acme/shards", repo_type="dataset"{given})
    """
    (reference,) = references(textwrap.dedent(source) + after)
    assert (reference.kind, reference.output) == (AssetKind.DATASET, output)
    assert (reference.strength is Strength.MENTIONED) is output


LONE = """
    import argparse
    from transformers import AutoTokenizer
    from shelf import build_model, count_tokens, load_data
    parser = argparse.ArgumentParser()
    parser.add_argument("--model_name_or_path", default="acme/tern-7b")
    args = parser.parse_args()
    tok = AutoTokenizer.from_pretrained(args.model_name_or_path)
    net = {call}
"""


@pytest.mark.parametrize(
    ("call", "role"),
    [
        ("build_model(args)", Role.INFERENCE_LOCAL),
        ("ShelfModel(args.model_name_or_path, size=3)", Role.INFERENCE_LOCAL),
        ("shelf.get_model(name=args.model_name_or_path)", Role.INFERENCE_LOCAL),
        ("load_data(args, tok)", Role.TOKENIZER),
        ("count_model_tokens(args.model_name_or_path)", Role.TOKENIZER),
        ("build_model(size)", Role.TOKENIZER),
    ],
)
def test_what_a_builder_of_models_is_given_is_more_than_a_tokenizer(call: str, role: Role) -> None:
    assert _roles(LONE.format(call=call)) == {("acme/tern-7b", role)}
