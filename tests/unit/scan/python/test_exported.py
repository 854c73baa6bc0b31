"""Notebooks that Databricks keeps as Python files are read cell by cell."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import Strength

_NOTEBOOK = """# Databricks notebook source
# MAGIC %md
# MAGIC # Tuning [a model](https://huggingface.co/acme/told-7b)

# COMMAND ----------

# MAGIC %pip install transformers
# MAGIC %pip install datasets

# COMMAND ----------

# MAGIC %sh
# MAGIC huggingface-cli download acme/fetched-7b

# COMMAND ----------

!deepspeed train.py \\
--dataset="acme/tuning-data" \\
--model="acme/tuned-7b"

# COMMAND ----------

# DBTITLE 1,Load it
# MAGIC %python
# MAGIC from transformers import AutoModel
# MAGIC model = AutoModel.from_pretrained("acme/loaded-7b")

# COMMAND ----------

model = AutoModel.from_pretrained("acme/last-7b")
"""


def test_cells_of_each_language_are_read_with_their_lines() -> None:
    found = {r.id: r.place.line for r in references(_NOTEBOOK) if r.strength is Strength.USED}
    assert found == {
        "acme/fetched-7b": 13,
        "acme/tuning-data": 18,
        "acme/tuned-7b": 19,
        "acme/loaded-7b": 26,
        "acme/last-7b": 30,
    }


def test_prose_of_a_cell_only_mentions() -> None:
    told = [r for r in references(_NOTEBOOK) if r.id == "acme/told-7b"]
    assert [(r.strength, r.place.line) for r in told] == [(Strength.MENTIONED, 3)]


@pytest.mark.parametrize("call", ["text", "dropdown", "combobox"])
def test_what_a_widget_holds_at_first_is_a_default(call: str) -> None:
    source = f"""
        dbutils.widgets.{call}("dataset", "acme/tuning-data", "what to tune on")
        dbutils.widgets.{call}("output_location", "acme/tuned", "where to write")
    """
    assert used(source) == {"acme/tuning-data"}


@pytest.mark.parametrize(
    "made", ["HfArgumentParser([Args])", "HfArgumentParser((Args, More))", "HfArgumentParser(Args)"]
)
def test_fields_of_parsed_classes_are_followed_under_any_name(made: str) -> None:
    source = f"""
        from datasets import load_dataset
        @dataclass
        class Args:
            path: str = "acme/data__1708"
        @dataclass
        class More:
            seed: int = 3
        args = {made}.parse_args_into_dataclasses()[0]
        data = load_dataset(args.path, split="train")
    """
    assert used(source) == {"acme/data__1708"}
