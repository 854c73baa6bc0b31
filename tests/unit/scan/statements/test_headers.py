"""License lines at the head of source files."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.facts import LicenseStatement, StatementSource
from clearweights.knowledge import license_text
from clearweights.resolve.identify import identify
from clearweights.scan.base import SourceFile
from clearweights.scan.statements import (
    HeaderListScanner,
    HeaderScanner,
    LicenseFileScanner,
    ReuseScanner,
)
from clearweights.scan.statements.copied import linked_name

_GPL = "GNU General Public License"


def read(text: str, path: str = "a.py") -> list[tuple[str, int]]:
    scanner = HeaderScanner()
    data = text.encode()
    if not scanner.worth_parsing(data):
        return []
    return [
        (fact.raw, fact.place.line)
        for fact in scanner.scan(SourceFile(path, data))
        if isinstance(fact, LicenseStatement) and fact.source is StatementSource.HEADER
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Copied from https://x.org/frog.py under MIT license\nimport pond\n",
            [("MIT license", 1)],
        ),
        (
            "import pond\n\n# Adapted from https://x.org/reed.py under MIT license\nclass A: ...\n",
            [("MIT license", 3)],
        ),
        ("# The original code is under MIT license\nimport pond\n", [("MIT license", 1)]),
        ("# Frogs hide. The file is under water.\nimport pond\n", []),
        ('"""Reeds.\n\nOriginally licensed MIT, Copyright 2020, A. Frog\n"""\n', [("MIT", 3)]),
        (
            "# Copyright (c) 2004 A. Frog. Do not copy. Not for commercial use.\nimport pond\n",
            [("Not for commercial use", 1)],
        ),
        ("# Prices for commercial use of ponds.\nimport pond\n", []),
        ('"""Reeds.\n\npublished under an Apache License 2.0.\n"""\n', [("Apache License 2.0", 3)]),
        (
            (
                'def f():\n    """Frogs.\n\n    From https://x.org/a.py. MIT License:\n'
                '    https://x.org/license.\n    """\n'
            ),
            [("MIT License", 4)],
        ),
        ('def f():\n    """Frogs.\n\n    The MIT License:\n    is short.\n    """\n', []),
        ("# This code is from an MIT-licensed repository.\n", [("MIT", 1)]),
        ("# Heron by Acme Labs, GPL-3.0 license\nimport pond\n", [("GPL-3.0 license", 1)]),
        ("# This was built by hand, MIT license\nimport pond\n", []),
        ('class A:\n    """Lock.\n\n    License: MIT <a@b.org>\n    """\n', [("MIT", 4)]),
        ('class A:\n    """Ask.\n\n    license: the one to look for\n    """\n', []),
        ("class A:\n    license: MIT\n", []),
        (
            "// Part of Pond, under the Apache License v2.0 with LLVM Exceptions.\n",
            [("Apache License v2.0 with LLVM Exceptions", 1)],
        ),
        (
            "// Part of Pond, under the Apache License v2.0 with many frogs.\n",
            [("Apache License v2.0", 1)],
        ),
        ("# Redistribution is allowed according to the terms of the BSD license.\n", [("BSD", 1)]),
        ("@echo off\n\n:: Licensed under the MIT license.\n", [("MIT license", 3)]),
        ("@echo off\n\n:licensed under the MIT license\n", []),
        ("/** @license See the LICENSE file. */\n", [("LICENSE", 1)]),
        ("// See the LICENSE file.\n", []),
        ("# Frogs are allowed to jump. The BSD people know.\n", []),
        (
            "/*! pond.js v1.0 | (c) 2019 A. Frog | MIT License x.org/license */\n",
            [("MIT License", 1)],
        ),
        ("/*! pond.js | see v1.0 | the MIT License talk at x.org */\n", []),
        (
            (
                "# Copyright (c) 2021, Acme\n# Pond Source Code License for Herons\n# of all\n"
                "# =============\n# 1. Use for research purposes only\n"
            ),
            [("Pond Source Code License", 2)],
        ),
        ("# Copyright (c) 2021, Acme\n# Pond Source Code License for Herons\nimport pond\n", []),
        ("/* Frog loader. Choice of public domain or MIT-0. */\n", [("public domain OR MIT-0", 1)]),
        ("import x\n\n// MIT licensed. Copyright (c) 2023 Frog\nint f;\n", [("MIT", 3)]),
        (
            "/* frog - v2.28 - public domain loader - http://x.org\n no warranty */\n",
            [("public domain", 1)],
        ),
        ("/*\n\tThe MIT License (MIT)\n\tCopyright (c) Frog\n*/\n", [("MIT License", 2)]),
        ("# See the LICENSE file for licensing terms (BSD-style).\n", [("BSD-style", 1)]),
        (
            (
                "# Adapted from https://x.org/a under MIT license.\nx = 1\n\n"
                "# Adapted from https://x.org/b under the MIT license.\ny = 2\n"
                "# Released under the MIT license.\n"
            ),
            [("MIT license", 1), ("MIT license", 4)],
        ),
        ("# This code is included in an MIT-licensed repository.\n", []),
        ("# Inspired by https://x.org/newts, Apache 2.0\n", [("Apache 2.0", 1)]),
        ("# For licensing see accompanying LICENSE file.\n", [("LICENSE", 1)]),
        ("# (c) Pond. See LICENSE.txt for the terms.\n", [("LICENSE.txt", 1)]),
        (
            "import pond\n# leaps adapted from Pond's frog under MIT license\n",
            [("MIT license", 2)],
        ),
        (
            '# Frogs.\n"""Adapted from\nx.org/frogs\n(Apache-2.0 License)"""\n',
            [("Apache-2.0 License", 4)],
        ),
        ('"""Frogs."""\n\n__license__ = "BSD-3-Clause"\n', [("BSD-3-Clause", 3)]),
        ("# License: MIT\n__license__ = 'MIT License'\n", [("MIT", 1)]),
        ('X = """\n__license__ = "GPL-3.0"\n"""\n', []),
        ('__license__ = "See LICENSE"\n', []),
        ("# Originally MIT License, Copyright (c) 2021 Ann.\n", [("MIT License", 1)]),
        ("leap\n# MIT License - Copyright (c) 2015 Ann\n", [("MIT License", 2)]),
        ("# frogs\n# MIT LICENSE\n", [("MIT LICENSE", 2)]),
        ("# (c)\n# Apache 2.0.\nset -e\n", [("Apache 2.0", 2)]),
        ("# Copyright 2012 Pond (Author: Ann Reed).  Apache 2.0.\n", [("Apache 2.0", 1)]),
        ("@rem Licensed under the MIT license.\n", [("MIT license", 1)]),
        (
            (
                "# Part of Heron.\nimport pond\n\n\n# This source code is licensed under the MIT\n"
                "# license found in the LICENSE file of the frogs.\ndef leap(): ...\n"
            ),
            [("MIT license", 5)],
        ),
        (
            (
                "// SPDX-License-Identifier: Apache-2.0\n"
                "// The hash is from Reed, licensed under the Zlib license.\n"
            ),
            [("Apache-2.0", 1), ("Zlib license", 2)],
        ),
        (
            (
                "# SPDX-License-Identifier: Apache-2.0\n#\n"
                "# Licensed under the Apache License, Version 2.0 (the License).\n"
            ),
            [("Apache-2.0", 1)],
        ),
        ("# SPDX-License-Identifier: MIT\nx = 1\n", [("MIT", 1)]),
        (
            "/* SPDX-License-Identifier: GPL-2.0 WITH Classpath-exception-2.0 */\n",
            [("GPL-2.0 WITH Classpath-exception-2.0", 1)],
        ),
        ("<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n", [("CC-BY-4.0", 1)]),
        ("# SPDX-License-Identifier: MIT\n# SPDX-License-Identifier: MIT\n", [("MIT", 1)]),
        (
            "# (c) Acme\n# Licensed under the Apache License, Version 2.0 (the License);\n",
            [("Apache License, Version 2.0", 2)],
        ),
        (
            "// This code is licensed under the MIT license found in the\n// LICENSE file.\n",
            [("MIT license", 1)],
        ),
        (
            '"""Tool.\n\nReleased under the BSD-3-Clause license.\n"""\n',
            [("BSD-3-Clause license", 3)],
        ),
        (
            "# All code here is licensed under the license in the\n# LICENSE file above.\n",
            [("LICENSE", 2)],
        ),
        (
            f"# Use it under the {_GPL},\n# version 3 or any later version.\n",
            [(f"{_GPL} version 3 or any later version", 1)],
        ),
        ("# This work is made available under the CC BY-NC-SA 4.0.\n", [("CC BY-NC-SA 4.0", 1)]),
        (
            "# May be used in accordance with the terms of the Heron Pond License-NC.\n",
            [("Heron Pond License-NC", 1)],
        ),
        ("/*\n * @license BSD-3-Clause\n */\n", [("BSD-3-Clause", 2)]),
        ("# Licensed under WTFPL or the Unlicense or CC0.\n", [("WTFPL OR Unlicense OR CC0", 1)]),
        ("# Heron AGPL-3.0 License - https://heron.example/license\n", [("AGPL-3.0 License", 1)]),
        ("# Made by hand.\n\n# MIT License\n\n# (c) 2020 Ann\n", [("MIT License", 3)]),
        ("# The code below was copied from x.y (MIT License)\n", [("MIT License", 1)]),
        (
            (
                "/*!\n * Reed\n * License - https://x.org (Icons: CC BY 4.0,"
                " Fonts: SIL OFL 1.1, Code: MIT License)\n */"
            ),
            [("CC BY 4.0", 3), ("OFL 1.1", 3), ("MIT License", 3)],
        ),
    ],
)
def test_a_header_is_read(text: str, expected: list[tuple[str, int]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'TAG = "SPDX-License-Identifier: MIT"\n',
        'TEMPLATE = """\n# SPDX-License-Identifier: MIT\n"""\n',
        'NAMES = ["SPDX-License-Identifier: MIT"]\n# A list.\n',
        "# not licensed under the MIT license\n",
        "# REUSE-IgnoreStart\n# SPDX-License-Identifier: MIT\n# REUSE-IgnoreEnd\n",
        "# A helper.\n",
        "# See LICENSE when frogs leap\n",
        "/*! For license information please see frog.js.LICENSE.txt */\n",
        "import pond\n# run this under water\n# License check\n",
        "# Apache 2.4 must run, and the license server with it.\n",
    ],
)
def test_what_is_no_header_is_left(text: str) -> None:
    assert read(text) == []


def test_reuse_annotations_are_statements() -> None:
    text = 'version = 1\n[[annotations]]\npath = "*.png"\nSPDX-License-Identifier = "CC0-1.0"\n'
    (fact,) = ReuseScanner().scan(SourceFile("REUSE.toml", text.encode()))
    assert isinstance(fact, LicenseStatement)
    assert (fact.raw, fact.place.line) == ("CC0-1.0", 4)


def test_dep5_licenses_are_statements() -> None:
    text = "Files: *\nCopyright: x\nLicense: MIT\n"
    (fact,) = ReuseScanner().scan(SourceFile(".reuse/dep5", text.encode()))
    assert isinstance(fact, LicenseStatement)
    assert (fact.raw, fact.place.line) == ("MIT", 3)


def test_annotations_are_of_the_files_they_list() -> None:
    toml = 'version = 1\n[[annotations]]\npath = "pond/**"\nSPDX-License-Identifier = "CC0-1.0"\n'
    debian = (
        "Files: *\nCopyright: x\nLicense: MIT\n\nFiles: reed/*\nCopyright: y\nLicense: GPL-2+\n\n"
        "License: GPL-2+\n This is free software.\n"
    )
    told = [
        (fact.raw, fact.asset)
        for path, text in (("REUSE.toml", toml), ("COPYRIGHT", debian))
        for fact in ReuseScanner().scan(SourceFile(path, text.encode()))
        if isinstance(fact, LicenseStatement)
    ]
    assert told == [("CC0-1.0", "local:pond"), ("MIT", None), ("GPL-2+", "local:reed")]
    facts = LicenseFileScanner().scan(SourceFile("COPYRIGHT", debian.encode()))
    assert not [fact for fact in facts if isinstance(fact, LicenseStatement)]


@pytest.mark.parametrize(
    "text",
    [
        "# The frog models are Apache 2.0 licensed and we only load them.\n",
        "# Not licensed under the MIT License.\n",
        "# The Apache License is compatible with many.\n",
        "# See the MIT License for an example of a short license\n",
    ],
)
def test_what_a_comment_only_mentions_is_no_header(text: str) -> None:
    assert read(text) == []


def test_a_header_keeps_the_file_it_points_to() -> None:
    source = SourceFile("a.py", b"# Licensed under the BSD license in the HERON_LICENSE file.\n")
    [fact] = [f for f in HeaderScanner().scan(source) if isinstance(f, LicenseStatement)]
    assert (fact.raw, fact.link) == ("BSD", "HERON_LICENSE")


def test_a_hidden_header_of_a_page_counts() -> None:
    page = "<!--\n(c) Heron\n\nLicensed under the MIT license.\n-->\n# Pond\n"
    assert read(page, "a.md") == [("MIT license", 4)]
    assert read("# Pond\n\nLicensed under the MIT license.\n", "a.md") == []


def _commented(key: str) -> str:
    words = license_text(key)
    assert words is not None
    return "".join(f"# {line}\n" for line in words.splitlines()) + "\nimport frogs\n"


@pytest.mark.parametrize("key", ["mit", "bsd-new", "bsd-simplified", "isc", "zlib"])
def test_a_license_copied_into_a_comment_is_kept_whole(key: str) -> None:
    data = _commented(key).encode()
    assert HeaderScanner().worth_parsing(data)
    (statement,) = HeaderScanner().scan(SourceFile("a.py", data))
    assert isinstance(statement, LicenseStatement)
    (match,) = identify(str(statement.text))
    assert match.key == key
    assert len(statement.raw) <= 60


@pytest.mark.parametrize(("between", "found"), [(1, 1), (15, 2)])
def test_a_second_license_in_one_comment_is_kept_whole(between: int, found: int) -> None:
    """A name right above a text is its title; far above it, it is that of another license."""
    head = "# Licensed under the Apache License, Version 2.0.\n" + "#\n" * between
    statements = [*HeaderScanner().scan(SourceFile("a.py", (head + _commented("mit")).encode()))]
    assert len(statements) == found


@pytest.mark.parametrize("length", [30, 9_000])
def test_what_is_too_short_or_long_for_a_copied_license_is_left(length: int) -> None:
    text = "# Permission is hereby granted to all frogs\n" + f"# {'leap ' * 20}\n" * (length // 100)
    assert read(text) == []


def test_a_bar_parts_a_version_from_its_license() -> None:
    assert read("/*\n! frog v1.2.3 | MIT License | https://frog.example\n*/a{}", "a.css") == [
        ("MIT License", 2)
    ]
    assert read("/*\n pond | MIT License | BSD License | none\n*/a{}", "a.css") == []


def test_a_license_copied_further_down_is_kept_whole() -> None:
    data = ("import pond\n\n\ndef leap(): ...\n\n\n" + _commented("mit")).encode()
    assert HeaderScanner().worth_parsing(data)
    (statement,) = HeaderScanner().scan(SourceFile("a.py", data))
    assert isinstance(statement, LicenseStatement)
    (match,) = identify(str(statement.text))
    assert (match.key, statement.place.line > 6) == ("mit", True)


def test_the_copyright_cell_of_a_notebook_is_its_header() -> None:
    cells = (
        '{"cells": [{"source": [\n    "The frog model is available under the MIT license."\n]},\n'
        '{"source": [\n    "Copyright (c) The Pond\\n",\n'
        '    "This software may be distributed under the Apache License, Version 2.0."\n]}]}\n'
    )
    assert read(cells, "a.ipynb") == [("Apache License, Version 2.0", 6)]


def test_a_label_may_lack_its_colon_before_an_address() -> None:
    text = "import frog\n\n# LICENSE MIT https://frog.example/license\nclass Frog: ...\n"
    assert read(text) == [("MIT", 3)]
    assert read("import frog\n\n# LICENSE MIT may hold here\nclass Frog: ...\n") == []


def test_a_label_further_down_counts_except_in_settings() -> None:
    words = "import pond\n\n\n# Source: https://x.org/newt\n# License: MIT\ndef newt(): ...\n"
    assert read(words) == [("MIT", 5)]
    assert read("a: 1\n\nb:\n  # license: MIT\n  c: 2\n", "a.yaml") == []


def test_a_license_in_brackets_keeps_its_bracket_out() -> None:
    assert read("# modified from Newt (Apache License 2.0)\n") == [("Apache License 2.0", 1)]


@pytest.mark.parametrize(
    ("text", "raw", "line"),
    [
        (
            "# Any use of this pond without an express\n# license from Newt is prohibited.\n",
            "without an express license from Newt is prohibited",
            1,
        ),
        ("# Copyright Newt\n# Proprietary and confidential\n", "Proprietary and confidential", 2),
        (
            "# Copyright Newt\n# This is free for research use under the terms of LICENSE.md\n",
            "free for research use",
            2,
        ),
    ],
)
def test_a_header_may_reserve_or_limit_the_use(text: str, raw: str, line: int) -> None:
    assert read(text) == [(raw, line)]


def test_rights_reserved_beside_a_license_are_no_terms_of_their_own() -> None:
    words = "# Unauthorized use is prohibited, except under the MIT License.\n# License: MIT\n"
    assert [raw for raw, _ in read(words)] == ["MIT"]


def test_a_license_copied_into_a_docstring_is_kept_whole() -> None:
    lines = (license_text("mit") or "").splitlines()
    text = "\n".join(f"    {line}".rstrip() for line in lines)
    module = f'import pond\n\n\ndef newt():\n    """Swim.\n\n{text}\n    """\n'
    assert [raw for raw, _ in read(module)] == ["Permission is hereby granted"]
    assert read(module.replace('    """Swim', '    x = """Swim')) == []


def test_a_cell_that_licenses_the_notebook_is_its_header() -> None:
    words = "The code in this notebook is released under the MIT License."
    cell = f'{{"cells": [{{"source": [\n    "{words}\\n"\n]}}]}}'
    assert [raw for raw, _ in read(cell, "a.ipynb")] == ["MIT License"]
    other = cell.replace("The code in this notebook", "Heron")
    assert read(other, "a.ipynb") == []


def test_only_what_a_notebook_says_itself_is_its_header() -> None:
    cell = '"source": [\n    "Copyright Newt, under the MIT License.\\n"\n]'
    late = '{"cells": [\n"a": 1,\n' + "\n" * 7000 + cell
    assert [raw for raw, _ in read(late, "a.ipynb")] == ["MIT License"]
    assert read(late.replace('"source"', '"text"'), "a.ipynb") == []


def test_a_label_may_give_an_address_alone() -> None:
    address = "https://x.org/newt/LICENSE"
    assert read(f"# LICENSE: {address}\n") == [(address, 1)]


def test_names_above_addresses_are_looked_for_once_a_line() -> None:
    text = "x = 1\n" + "# Words Of The MIT license and more words\n" * 20_000
    begun = time.process_time()
    assert list(linked_name(text)) == []
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (
            (
                "# Licensed under the license found in the LICENSE file in the root of\n"
                "# this source tree (Attribution-NonCommercial 4.0 International (CC BY-NC 4.0))\n"
            ),
            ["Attribution-NonCommercial 4.0 International"],
        ),
        (
            (
                "# Licensed under the license found in the LICENSE file in the root of\n"
                "# this source tree (see there).\n"
            ),
            ["LICENSE"],
        ),
        (
            "# Released under the Apache License 2.0 and the Mozilla Public License 2.0\n",
            ["Apache License 2.0", "Mozilla Public License 2.0"],
        ),
        ("# Licensed under the MIT License and written by a heron.\n", ["MIT License"]),
    ],
)
def test_a_header_may_name_the_license_behind_the_file_and_a_second_one(
    comment: str, expected: list[str]
) -> None:
    facts = HeaderScanner().scan(SourceFile("a.py", comment.encode()))
    assert [fact.raw for fact in facts if isinstance(fact, LicenseStatement)] == expected


@pytest.mark.parametrize("path", ["mvnw", "mvnw.cmd", ".mvn/wrapper/wrapper.properties"])
def test_the_header_of_a_wrapper_is_read(path: str) -> None:
    name = path.rpartition("/")[2]
    suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
    mark = "@REM" if suffix == ".cmd" else "#"
    words = (
        f"{mark} The pond licenses this file\n{mark} to you under the Apache License, Version 2.0\n"
    )
    assert HeaderScanner().wants(path, name, suffix)
    assert read(words, path) == [("Apache License, Version 2.0", 2)]


def test_a_build_file_is_no_prose_whatever_its_ending() -> None:
    words = "# Pond is licensed under the Apache License, Version 2.0\nproject(pond)\n"
    assert read(words, "CMakeLists.txt") == [("Apache License, Version 2.0", 1)]
    assert read(words, "notes.txt") == []


def test_the_holder_is_that_of_the_comment_above() -> None:
    words = (
        "# Copyright (c) Acme, Inc.\nimport pond\n\n"
        "# Licensed under the license found in the\n# LICENSE file.\n"
    )
    far = words.replace("import pond\n", "import pond\n" * 30)
    for text, expected in ((words, ("Acme, Inc",)), (far, ())):
        facts = HeaderScanner().scan(SourceFile("a.py", text.encode()))
        assert [one.holders for one in facts if isinstance(one, LicenseStatement)] == [expected]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".ci/FILE_HEADER", "Copyright (c) Acme.\nLicensed under the MIT License.\n"),
        ("hack/boilerplate.go.txt", "/*\nLicensed under the MIT License.\n*/\n"),
        ("hack/boilerplate.py.txt", "# Copyright YEAR Acme\n# Licensed under the MIT License.\n"),
        ("setup.iss", "; Heron\n; Licensed under the MIT License.\n\n[Setup]\n"),
        ("doc/heron.1", '.\\" Heron\n.\\" Licensed under the MIT License.\n.TH HERON 1\n'),
    ],
)
def test_the_header_put_above_every_source_is_read(path: str, text: str) -> None:
    name = path.rpartition("/")[2].lower()
    assert HeaderScanner().wants(path, name, "." + name.rpartition(".")[2])
    assert read(text, path) == [("MIT License", 2)]


@pytest.mark.parametrize("name", ["headers.txt", "pond.txt", "header.png", "_headers"])
def test_what_only_sounds_like_a_header_is_prose(name: str) -> None:
    assert read("Licensed under the MIT License.\n", name) == []


def test_the_second_of_two_headers_has_its_own_holder_and_file() -> None:
    words = (
        "# Copyright (c) 2023 Acme\n#\n# Licensed under the MIT license found in the\n"
        "# LICENSE file.\n\n# Copyright (c) Pond, Inc.\n#\n"
        "# Licensed under the license found in the\n# LICENSE file.\nimport pond\n"
    )
    facts = HeaderScanner().scan(SourceFile("a.py", words.encode()))
    told = [(f.raw, f.place.line, f.holders) for f in facts if isinstance(f, LicenseStatement)]
    assert told == [("MIT license", 3, ("Acme",)), ("LICENSE", 9, ("Pond, Inc",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("// https://x.org/pond\n// BSD license\nint a;\n", [("BSD", 2)]),
        ("# This module is public domain, use it freely.\n", [("public domain", 1)]),
        ("# It reads public domain books.\n", []),
    ],
)
def test_a_short_word_on_the_license_is_enough(text: str, expected: list[tuple[str, int]]) -> None:
    assert read(text, "a.cpp") == expected


def test_a_comment_in_a_cell_tells_whose_the_code_is() -> None:
    cell = (
        '{"cells": [{"cell_type": "code",\n "source": [\n'
        '  "# Mostly borrowed from https://github.com/pond/frog\\n",\n'
        '  "# and is under the MIT License\\n",\n  "import pond\\n"\n ]}]}\n'
    )
    assert read(cell, "a.ipynb") == [("MIT License", 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "# Copyright A\n# Originally released under the MIT license.\n"
                "# Now licensed under Apache 2.0.\n"
            ),
            ["Apache 2.0"],
        ),
        ("# Licensed under the BSL 1.1.\n# Change License: Apache License 2.0\n", []),
        ("# Later use of it will be governed by the Apache License 2.0.\n", []),
        ("# Licensed under a modified MIT license.\n", ["modified MIT license"]),
        (
            "# Licensed under Apache 2.0 <LICENSE or https://x.org/a> or the MIT license <https://x>\n",
            ["Apache 2.0 OR MIT license"],
        ),
        ("# Dual licensed under MIT and GPL-2.0.\n", ["MIT OR GPL-2.0"]),
        (
            "# Licensed under the Pond Community License and the MIT License.\n",
            ["Pond Community License", "MIT License"],
        ),
        ("# License: see LICENSE (MIT)\n", ["MIT"]),
        (
            (f"# It is free under the {_GPL} version 2\n# with the Classpath exception.\n"),
            [f"{_GPL} version 2 with Classpath exception"],
        ),
    ],
)
def test_what_else_a_header_says_of_a_license_counts(text: str, expected: list[str]) -> None:
    assert [raw for raw, _ in read(text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Downloads the weights, which are licensed under CC0.", ("weights", None)),
        ("The dataset is licensed under CC0.", ("data", None)),
        ("The font is licensed under CC0; this file is not.", ("any", "font")),
        ("This model is licensed under CC0.", ("code", None)),
        ("Based on Pond (https://github.com/a/pond), which is under CC0.", ("code", "a/pond")),
    ],
)
def test_a_header_may_speak_of_something_else(words: str, expected: tuple[str, str | None]) -> None:
    facts = HeaderScanner().scan(SourceFile("a.py", f"# {words}\n# CC0 License\n".encode()))
    told = [(f.component.value, f.asset) for f in facts if isinstance(f, LicenseStatement)]
    assert told[:1] == [expected]


def test_a_file_pointed_to_says_nothing_of_a_text_below() -> None:
    body = license_text("mit")
    assert body is not None
    text = "# Licensed under the license found in the\n# LICENSE file.\n#\n" + "".join(
        f"# {line}\n" for line in body.split("\n")
    )
    assert [raw for raw, _ in read(text)][-1].startswith("Permission is hereby granted")


def test_a_list_of_headers_tells_the_license_of_the_files_each_is_for() -> None:
    text = (
        "# The main one\n- header: |\n    Pond (x.org)\n\n    Licensed under the MIT License\n"
        "  include:\n    - 'pond/**/*.py'\n    - setup.py\n"
        "- header: |\n    Adapted from Reed. Licensed under Apache License 2.0.\n"
        "  include: ['pond/reed/**/*.py']\n"
        "- header: |\n    Ann wrote this\n  include: ['x.py']\n"
    )
    scanner, data = HeaderListScanner(), text.encode()
    assert scanner.wants("NOTICE.yml", "notice.yml", ".yml")
    assert scanner.worth_parsing(data)
    facts = [*scanner.scan(SourceFile("NOTICE.yml", data))]
    assert [(f.raw, f.place.line, f.asset) for f in facts if isinstance(f, LicenseStatement)] == [
        ("MIT License", 5, None),
        ("Apache License 2.0", 10, "local:pond/reed"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "# This is a better version of frog detection with Apache License, Version 2.0.\n",
            [("Apache License, Version 2.0", 1)],
        ),
        ("# This is a page that begins with the MIT License and goes on.\n", []),
        (
            'project = "pond"\ncopyright = "2026, Ann, Licensed under the MIT License"\n',
            [("MIT License", 2)],
        ),
        ('copyright = "2026, Ann of MIT"\n', []),
    ],
)
def test_a_description_and_the_settings_of_pages_tell_a_license(
    words: str, expected: list[tuple[str, int]]
) -> None:
    assert read(words) == expected


def test_a_comment_in_a_code_cell_of_a_notebook_labels_a_license() -> None:
    text = (
        '{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": [\n'
        '    "# Drawing code of the ponds\\n",\n    "# License: BSD 3 clause\\n",\n'
        '    "import frog\\n"\n   ]\n  },\n'
        '  {\n   "cell_type": "markdown",\n   "source": [\n    "# License: MIT\\n"\n   ]\n  }\n'
        " ]\n}\n"
    )
    assert ("BSD 3 clause", 7) in read(text, "a.ipynb")
    assert "MIT" not in [raw for raw, _ in read('{"source": ["License: MIT"]}', "a.ipynb")]


def test_the_comments_of_templates_within_code_name_their_licenses() -> None:
    piece = (
        "\nexport const {0} = `\n"
        "{{# Copyright 2025 Reed. Apache 2.0 License. Fixes for {0}. #}}\nword\n`;\n"
    )
    text = "import a from 'a';\n" + piece.format("frog") + piece.format("toad")
    assert read(text, "a.ts") == [("Apache 2.0 License", 4), ("Apache 2.0 License", 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/*\n * frog v1.2\n * Copyright (c) 2011, Reed. (MIT Licensed)\n */\na\n", [("MIT", 3)]),
        ("// Copyright 2025 Reed. MIT License. All of it.\na\n", [("MIT License", 1)]),
        ("// Copyright 2025 Reed. Not under the MIT License.\na\n", []),
    ],
)
def test_a_license_behind_a_copyright_is_that_of_the_file(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert read(text, "a.js") == expected


def test_the_file_of_a_go_module_has_a_header() -> None:
    text = (
        "// Copyright 2022 Pond Authors.\n// Use of this source code is governed by a BSD-style\n"
        "// license that can be found in the LICENSE file.\n\nmodule pond.example/frog\n"
    )
    assert HeaderScanner().wants("go.mod", "go.mod", ".mod")
    assert [raw for raw, _ in read(text, "go.mod")] == ["BSD-style license"]


def test_a_header_may_begin_behind_the_declaration_of_a_file() -> None:
    words = (
        "<?xml version='1.0'?><!--\n Licensed under the Apache License, Version 2.0\n-->\n<pond/>"
    )
    assert read(words, "pond.xml") == [("Apache License, Version 2.0", 2)]


def test_a_docstring_may_hold_the_comment_of_a_copied_class() -> None:
    words = (
        'class Pond:\n    """\n    # Copyright 2020 Reed\n    # License:  MIT License.\n    """\n'
    )
    assert read(words) == [("MIT License", 4)]


def test_a_sentence_within_a_comment_in_blocks_needs_no_mark() -> None:
    text = (
        "int a;\n\n/*!\n@brief counts herons\n\nIt is quick.\n"
        "The code is distributed under the MIT license, Copyright (c) 2009 Jane Heron.\n*/\n"
    )
    assert read(text, "a.hpp") == [("MIT license", 7)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Code and weights: https://github.com/acme/heron, licensed MIT",
            ("any", "acme/heron", "MIT"),
        ),
        (
            "Weights: https://huggingface.co/acme/heron, licensed CC BY-NC 4.0",
            ("weights", "acme/heron", "CC BY-NC 4.0"),
        ),
        ("by Jane Heron, licensed CC-BY-4.0.", ("code", None, "CC-BY-4.0")),
        (
            "Licensed under the ISC license, uses Heron.",
            ("code", None, "ISC"),
        ),
        (
            "Based on Apache 2.0 licensed code at https://github.com/acme/heron",
            ("code", "acme/heron", "Apache 2.0"),
        ),
        (
            "Code adapted from original Apache 2.0 licensed impl at https://github.com/acme/heron",
            ("code", "acme/heron", "Apache 2.0"),
        ),
        (
            "This is a copy of https://github.com/acme/heron 'heron.py' (BSD-3-Clause) with more.",
            ("code", "acme/heron", "BSD-3-Clause"),
        ),
        (
            "Code simplified from https://github.com/acme/heron, MIT License",
            ("code", "acme/heron", "MIT License"),
        ),
        (
            "Original code licensed Apache 2.0, Copyright (c) 2022 Acme",
            ("code", None, "Apache 2.0"),
        ),
        (
            "The license for this code release is Apache 2.0 without more.",
            ("code", None, "Apache 2.0"),
        ),
        (
            "Weight files adapted from the Acme impl ARE under the CC BY-NC 4.0 license.",
            ("weights", None, "CC BY-NC 4.0 license"),
        ),
        ("Weights from ACME remain under Reed License.", ("weights", None, "Reed License")),
        ("Licensed BSD-Clause 3 https://x.org/LICENSE", ("code", None, "BSD-Clause 3")),
        ("Heron\nCopyright (c) 2024 Acme\nApache-2.0", ("code", None, "Apache-2.0")),
    ],
)
def test_the_docstring_of_a_module_tells_whose_code_it_is(
    words: str, expected: tuple[str, str | None, str]
) -> None:
    data = f'""" Heron\n\n{words}\n"""\nimport math\n'.encode()
    assert HeaderScanner().worth_parsing(data)
    (one,) = HeaderScanner().scan(SourceFile("heron.py", data))
    assert isinstance(one, LicenseStatement)
    assert (one.component.value, one.asset, one.raw) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Uses the Heron library, licensed MIT.",
        "Requires ffmpeg, which is licensed under LGPL-2.1.",
        "Downloads the weights of Heron, licensed CC BY-NC 4.0.",
        "Wrapper for Heron, licensed Apache 2.0.",
        "The license for the Heron weights is CC BY-NC 4.0.",
        "Not licensed MIT.",
    ],
)
def test_the_license_of_what_a_file_uses_is_not_its_own(words: str) -> None:
    data = f'""" Make things.\n\n{words}\n"""\nimport math\n'.encode()
    facts = HeaderScanner().scan(SourceFile("quill.py", data))
    assert [one for one in facts if isinstance(one, LicenseStatement)] == []
