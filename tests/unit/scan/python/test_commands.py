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


@pytest.mark.parametrize(
    "given",
    [
        'f"python run.py --out {out} --model acme/small --seed {seed}"',
        'f"{python} run.py --out {out} --model acme/small"',
        '"python run.py --out " + out + " --model acme/small"',
        '"python run.py --out %s --model acme/small" % out',
        '"python run.py --out {} --model acme/small".format(out)',
        'f"python run.py --out {out} " + f"--model acme/{size}"',
    ],
)
def test_a_command_is_read_on_behind_what_is_not_known(given: str) -> None:
    source = f"""
        size = "small"
        def train(out, python, seed):
            command = {given}
            os.system(command)
    """
    assert used(source) == {"acme/small"}


def test_what_is_not_known_of_a_command_names_nothing() -> None:
    call = "def train(out, org):\n    os.system({})\n"
    assert used(call.format('f"python run.py --out {out} --model {org}/small --n 1"')) == set()
    assert used(call.format('f"python run.py --model acme/{out} --n 1"')) == set()
    assert used(call.format('f"{out} and acme/small - as ever"')) == set()


def test_commands_of_many_options_hold_each_choice() -> None:
    source = """
        from itertools import product
        commands = []
        for net, rate, n, seed in product(
            ["acme/small", "acme/large"], [0.1, 0.2, 0.3, 0.4], [1, 2, 3, 4], [5, 6, 7, 8, 9]
        ):
            commands.append(f"python run.py --rate {rate} --n {n} --seed {seed} --model {net}")
        for command in commands:
            os.system(command)
    """
    assert used(source) == {"acme/small", "acme/large"}


def test_what_a_container_is_handed_may_be_options_alone() -> None:
    source = """
        pod = runpod.create_pod(
            image_name="ghcr.io/acme/server:1", docker_args="--model-id acme/small --port 80"
        )
    """
    assert used(source) == {"acme/small"}
