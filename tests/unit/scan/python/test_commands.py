"""Options that a program keeps for the commands it puts together."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import used


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        ('["--model_name_or_path acme/small", "--seed 3"]', True),
        ('[f"--model_name_or_path acme/small", f"--seed {seed}", f"--out {folder}"]', True),
        ('["--model", "acme/small", "--seed", str(seed)]', True),
        ('["--model=acme/small", "--seed=3"]', True),
        ('["--output_dir acme/small", "--seed 3"]', False),
        ('["--model", "--seed"]', False),
        ('["--model_name_or_path is acme/small", "--seed for chance"]', False),
    ],
)
def test_a_list_of_options_is_read_as_part_of_a_command(kept: str, found: bool) -> None:
    source = f"def train(seed, folder):\n    options = {kept}\n    return options + more\n"
    assert used(source) == ({"acme/small"} if found else set())
