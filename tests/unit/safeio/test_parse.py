from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearweights.safeio import (
    Mapping,
    Scalar,
    Sequence,
    UnreadableError,
    parse_json,
    parse_toml,
    parse_yaml,
)
from clearweights.safeio.nodes import plain, walk


def test_yaml_scalars_stay_as_written() -> None:
    root = parse_yaml("license: no\nversion: 1.10\nday: 2024-07-23\n")
    assert plain(root) == {"license": "no", "version": "1.10", "day": "2024-07-23"}


def test_yaml_values_know_their_lines() -> None:
    root = parse_yaml("a: 1\nb:\n  - x\n  - y\n", first_line=10)
    assert root is not None
    assert [(path, s.line) for path, s in walk(root)] == [
        (("a",), 10),
        (("b", "[]"), 12),
        (("b", "[]"), 13),
    ]


def test_yaml_merge_keys_are_read_and_own_keys_win() -> None:
    root = parse_yaml("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n")
    assert isinstance(root, Mapping)
    assert plain(root.get("use")) == {"x": "1", "y": "3"}


def test_repeated_keys_are_told() -> None:
    root = parse_yaml("license: mit\nlicense: gpl\n")
    assert isinstance(root, Mapping)
    assert [s.line for s in root.duplicates()] == [2]
    assert root.text("license") == "gpl"


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert plain(parse_yaml("\ufefflicense: mit\n")) == {"license": "mit"}


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 5000,
        "{a: " * 5000,
        "a: [1, 2\nb: }",
        "- &a [x, x, x]\n" + "".join("- [*a, *a]\n" for _ in range(600)),
        "key: 'unterminated",
        "\tkey: value",
        "!!python/object/apply:os.system ['echo unsafe'",
    ],
)
def test_hostile_yaml_is_refused_and_nothing_else(hostile: str) -> None:
    with pytest.raises(UnreadableError):
        parse_yaml(hostile)


def test_yaml_tags_are_never_constructed() -> None:
    root = parse_yaml("a: !!python/object/apply:os.getcwd []\n")
    assert plain(root) == {"a": []}


def test_the_line_of_a_mistake_counts_from_the_file() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_yaml("a: 1\nb: [\n", first_line=5)
    assert caught.value.line >= 6


def test_json_values_know_their_lines() -> None:
    root = parse_json('{\n  "model": "org/a",\n  "list": [\n    "x",\n    2.50\n  ]\n}')
    assert root is not None
    assert [(path, s.value, s.line) for path, s in walk(root)] == [
        (("model",), "org/a", 2),
        (("list", "[]"), "x", 4),
        (("list", "[]"), "2.50", 5),
    ]


def test_json_null_true_and_words_are_told_apart() -> None:
    root = parse_json('{"a": null, "b": "null", "c": true}')
    assert plain(root) == {"a": None, "b": "null", "c": "true"}


@pytest.mark.parametrize("hostile", ["[" * 100_000, '{"a":' * 100_000, "{", "nul", '"\\ud800'])
def test_hostile_json_is_refused_and_nothing_else(hostile: str) -> None:
    with pytest.raises(UnreadableError):
        parse_json(hostile)


def test_toml_keeps_words_and_lines() -> None:
    root = parse_toml('[project]\nname = "x"\nlicense = {text = "MIT"}\n')
    assert plain(root) == {"project": {"name": "x", "license": {"text": "MIT"}}}
    assert root is not None
    assert [s.line for _, s in walk(root)] == [2, 3]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("[]{}:,-&*!|>'\"\n #ab%@`?\t\\")), max_size=60))
def test_no_text_breaks_a_parser(words: str) -> None:
    for parse in (parse_yaml, parse_json, parse_toml):
        try:
            node = parse(words)
        except UnreadableError:
            continue
        assert node is None or isinstance(node, (Scalar, Sequence, Mapping))
