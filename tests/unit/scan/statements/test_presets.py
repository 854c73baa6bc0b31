"""Comments above the address of a model in code: the license is that model's."""

from __future__ import annotations

import pytest

from clearweights.domain.facts import Component, LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.statements import HeaderScanner

_HEAD = "// Copyright 2021 Reed\n\nuse pond::frog;\n\nimpl Frogs {\n"
_HUB = "https://huggingface.co"


def stated(words: str, path: str) -> list[tuple[str, int, str | None, Component]]:
    scanner, data = HeaderScanner(), words.encode()
    facts = scanner.scan(SourceFile(path, data)) if scanner.worth_parsing(data) else ()
    found = (f for f in facts if isinstance(f, LicenseStatement))
    return [(f.raw, f.place.line, f.asset, f.component) for f in found]


def test_each_preset_has_the_license_that_its_comment_tells() -> None:
    words = f"""{_HEAD}
    /// Shared under Apache 2.0 license by the Pond team at <https://pond.example>. Converted.
    pub const FROG: (&'static str, &'static str) = (
        "frog/model",
        "{_HUB}/pond/frog-base/resolve/main/rust_model.ot",
    );
    /// Shared under Creative Commons Attribution 4.0 International License license by the Reeds.
    pub const TOAD: (&'static str, &'static str) = (
        "toad/model",
        "{_HUB}/toad-large/resolve/main/rust_model.ot",
    );
    /// Shared under Apache 2.0 license at <https://pond.example/newt>.
    pub const NEWT: (&'static str, &'static str) = (
        "newt/model", "{_HUB}/pond/newt/resolve/main/rust_model.ot");
    /// Shared under Apache 2.0 license by the makers of its words.
    pub const NEWT_WORDS: (&'static str, &'static str) = (
        "newt/vocab", "{_HUB}/pond/newt/resolve/main/vocab.json");
}}
"""
    expected = [
        ("Apache 2.0 license", 7, "pond/frog-base", Component.WEIGHTS),
        ("Creative Commons Attribution 4.0 International License", 12, "toad-large",
         Component.WEIGHTS),
        ("Apache 2.0 license", 17, "pond/newt", Component.WEIGHTS),
        ("Apache 2.0 license", 20, "pond/newt", Component.CODE),
    ]  # fmt: skip
    assert sorted(stated(words, "src/frogs.rs"), key=lambda one: one[1]) == expected


@pytest.mark.parametrize(
    "words",
    [
        f'// Licensed under the MIT license.\n\nconst A = "{_HUB}/pond/frog";\n',
        f'// Licensed under the MIT license.\nconst A = ["{_HUB}/pond/a",\n  "{_HUB}/pond/b"];\n',
        f'// This is not licensed under the MIT license\nconst A = "{_HUB}/pond/frog";\n',
    ],
)
def test_no_comment_gives_its_license_to_what_it_may_not_be_about(words: str) -> None:
    found = stated(f"// Reed\n\nimport {{a}} from 'a';\n\n{words}", "src/frogs.ts")
    assert [asset for _, _, asset, _ in found if asset] == []


def test_the_header_of_a_file_is_not_about_the_address_below_it() -> None:
    words = f'// Licensed under the MIT License.\nconst A = "{_HUB}/pond/frog";\n'
    assert [(asset, part) for _, _, asset, part in stated(words, "a.ts")] == [
        (None, Component.CODE)
    ]
