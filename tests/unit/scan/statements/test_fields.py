"""License fields of package metadata."""

from __future__ import annotations

import pytest

from clearweights.domain.facts import Component, LicenseStatement
from clearweights.safeio import UnreadableError
from clearweights.scan.base import SourceFile
from clearweights.scan.statements import ImageLabelScanner, MetadataScanner


def read(path: str, text: str) -> list[tuple[str, int, str]]:
    """Return (words, line, source) of every statement, through the scanner's own filters."""
    scanner = MetadataScanner()
    name = path.rpartition("/")[2].lower()
    assert scanner.wants(path, name, "")
    data = text.encode()
    if not scanner.worth_parsing(data):
        return []
    facts = list(scanner.scan(SourceFile(path, data)))
    assert all(isinstance(fact, LicenseStatement) for fact in facts)
    return [
        (fact.raw, fact.place.line, fact.source.value)
        for fact in facts
        if isinstance(fact, LicenseStatement)
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "pyproject.toml",
            (
                '[project]\nname = "x"\nlicense = "MIT"\nclassifiers = [\n'
                '  "License :: OSI Approved :: MIT License",\n]\n'
            ),
            [("MIT", 3, "field"), ("License :: OSI Approved :: MIT License", 5, "classifier")],
        ),
        (
            "pyproject.toml",
            '[project]\nlicense = {text = "BSD-3-Clause"}\n',
            [("BSD-3-Clause", 2, "field")],
        ),
        (
            "pyproject.toml",
            '[project]\nlicense-files = ["LICENSE", "NOTICE"]\n',
            [("LICENSE", 2, "field")],
        ),
        (
            "pyproject.toml",
            '[project]\nlicense-files = { paths = ["LICENSE"] }\n',
            [("LICENSE", 2, "field")],
        ),
        (
            "pyproject.toml",
            '[project]\nlicense = "MIT"\nlicense-files = ["LICENSE"]\n',
            [("MIT", 2, "field")],
        ),
        ("pyproject.toml", '[tool.poetry]\nlicense = "ISC"\n', [("ISC", 2, "field")]),
        ("package.json", '{\n "name": "x",\n "license": "MIT"\n}', [("MIT", 3, "field")]),
        (
            "Chart.yaml",
            "name: x\nannotations:\n  artifacthub.io/license: Apache-2.0\n",
            [("Apache-2.0", 3, "field")],
        ),
        ("x.opam", 'opam-version: "2.0"\nlicense: "ISC"\n', [("ISC", 2, "field")]),
        ("x.rockspec", 'description = {\n   license = "MIT"\n}\n', [("MIT", 2, "field")]),
        ("x.spec", "Name: x\nLicense: GPLv2+\n", [("GPLv2+", 2, "field")]),
        (
            "build.gradle",
            "licenses {\n  license {\n    name = 'ISC'\n  }\n}\n",
            [("ISC", 3, "field")],
        ),
        ("meson.build", "project('x', 'c',\n  license : 'MIT')\n", [("MIT", 2, "field")]),
        (
            "Dockerfile",
            'FROM x\nLABEL org.opencontainers.image.licenses = " MIT"\n',
            [("MIT", 2, "field")],
        ),
        (
            "pond.def",
            '%labels\n    org.opencontainers.image.licenses "MIT AND ISC"\n',
            [("MIT AND ISC", 2, "field")],
        ),
        (
            "openapi.yaml",
            "info:\n  title: Pond\n  license:\n    name: Apache 2.0\n    url: https://x.org/l\n",
            [("Apache 2.0", 4, "field")],
        ),
        (
            "pond.appdata.xml",
            (
                "<component>\n<metadata_license>CC0-1.0</metadata_license>\n"
                "<project_license>MIT</project_license>\n</component>\n"
            ),
            [("CC0-1.0", 2, "field"), ("MIT", 3, "field")],
        ),
        ("package.json", '{"licenses": [{"type": "MIT", "url": "u"}]}', [("MIT", 1, "field")]),
        (
            "Cargo.toml",
            '[package]\nlicense = "MIT OR Apache-2.0"\n',
            [("MIT OR Apache-2.0", 2, "field")],
        ),
        ("CITATION.cff", "title: x\nlicense: CC-BY-4.0\n", [("CC-BY-4.0", 2, "field")]),
        ("setup.cfg", "[metadata]\nlicense = MIT\n[x]\nlicense = no\n", [("MIT", 2, "field")]),
        (
            "settings.ini",
            "[DEFAULT]\nlib_name = pond\nlicense = apache2\n",
            [("apache2", 3, "field")],
        ),
        ("settings.ini", "[x]\nlicense = apache2\n", []),
        ("setup.py", "L = 'MIT'\nsetup(\n  license=L)\n", [("MIT", 3, "field")]),
        ("setup.py", "print 'old'\nsetup(license='GPLv3')\n", [("GPLv3", 2, "field")]),
        (
            "pom.xml",
            "<licenses><license>\n<name>EPL 2.0</name></license></licenses>",
            [("EPL 2.0", 2, "field")],
        ),
        (
            "x.gemspec",
            "s.licenses = ['MIT', 'Ruby']\n",
            [("MIT", 1, "field"), ("Ruby", 1, "field")],
        ),
        (
            "DESCRIPTION",
            "Package: x\nLicense: GPL-3 + file LICENSE\n",
            [("GPL-3 + file LICENSE", 2, "field")],
        ),
        ("DESCRIPTION", "We sell it.\nLicense: none\n", []),
        ("meta.yaml", "{% set v = 1 %}\nabout:\n  license: MIT  # x\n", [("MIT", 3, "field")]),
        (
            "composer.json",
            '{"license": ["MIT", "GPL-2.0-only"]}',
            [("MIT", 1, "field"), ("GPL-2.0-only", 1, "field")],
        ),
        (
            "codemeta.json",
            '{"license": "https://spdx.org/licenses/MIT"}',
            [("https://spdx.org/licenses/MIT", 1, "field")],
        ),
        ("Dockerfile", 'LABEL org.opencontainers.image.licenses="MIT"\n', [("MIT", 1, "field")]),
        ("pyproject.toml", '[project]\nname = "license-tool"\n', []),
    ],
)
def test_the_field_is_read(path: str, text: str, expected: list[tuple[str, int, str]]) -> None:
    assert read(path, text) == expected


def test_a_field_that_names_a_file_points_to_it() -> None:
    file = SourceFile("package.json", b'{"license": "SEE LICENSE IN TERMS.md"}')
    (fact,) = MetadataScanner().scan(file)
    assert isinstance(fact, LicenseStatement)
    assert fact.link == "TERMS.md"


def test_a_data_package_speaks_of_its_data() -> None:
    file = SourceFile("datapackage.json", b'{"licenses": [{"name": "ODC-PDDL-1.0"}]}')
    (fact,) = MetadataScanner().scan(file)
    assert isinstance(fact, LicenseStatement)
    assert fact.component is Component.DATA


def test_a_pasted_license_text_gives_its_title_only() -> None:
    text = '[project]\nlicense = {text = """MIT License\n\nPermission is granted"""}\n'
    assert [raw for raw, _, _ in read("pyproject.toml", text)] == ["MIT License"]


def test_a_template_of_metadata_is_no_problem() -> None:
    assert read("pyproject.toml", "{% if x %}\n[project]\nlicense = 'MIT'\n") == []


def test_lines_are_right_where_tables_stand_out_of_order() -> None:
    text = '[tool.x]\na = "MIT"\n[project]\nlicense = "MIT"\n[tool.y]\nb = "MIT"\n'
    assert read("pyproject.toml", text) == [("MIT", 4, "field")]


def test_broken_metadata_is_said() -> None:
    with pytest.raises(UnreadableError):
        list(MetadataScanner().scan(SourceFile("package.json", b'{"license": ')))


def test_entities_in_xml_are_never_expanded() -> None:
    text = '<!DOCTYPE x [<!ENTITY a "MIT">]><license><name>&a;</name></license>'
    assert read("pom.xml", text) == [("&a;", 1, "field")]


@pytest.mark.parametrize(
    ("path", "words", "expected"),
    [
        (
            "Dockerfile",
            "FROM x\nLABEL a=b org.opencontainers.image.licenses=MIT\n",
            [("MIT", 2, "field")],
        ),
        ("Dockerfile", 'LABEL license="Apache-2.0"\n', [("Apache-2.0", 1, "field")]),
        ("Dockerfile", "# LABEL org.opencontainers.image.licenses=MIT\n", []),
        ("Dockerfile", "ENV license=MIT\n", []),
        (
            "docker-compose.yml",
            'services:\n  a:\n    labels:\n      - "org.opencontainers.image.licenses=MIT"\n',
            [("MIT", 4, "field")],
        ),
        ("docker-compose.yml", "services:\n  license:\n    image: MIT\n", []),
        (
            "package-lock.json",
            '{"packages": {"": {"name": "quill",\n"license": "MIT"},\n"a/b": {"license": "ISC"}}}',
            [("MIT", 2, "field")],
        ),
        ("package-lock.json", '{"packages": {"": {"a": "b"},\n"a/b": {"license": "ISC"}}}', []),
    ],
)
def test_images_and_locks_tell_the_license_of_what_they_hold(
    path: str, words: str, expected: list[tuple[str, int, str]]
) -> None:
    assert read(path, words) == expected


_KEY = "org.opencontainers.image.licenses"


@pytest.mark.parametrize(
    ("path", "words", "expected"),
    [
        ("build.sh", f"docker build \\\n--label {_KEY}=Apache-2.0 \\\n.\n", [("Apache-2.0", 2)]),
        ("build.sh", f'docker build --label "{_KEY}=MIT OR ISC" .\n', [("MIT OR ISC", 1)]),
        ("Makefile", f"image:\n\tbuildah bud --label {_KEY}='MIT' .\n", [("MIT", 2)]),
        (".github/workflows/ship.yml", f"x:\n  labels: |\n    {_KEY}=MIT\n", [("MIT", 3)]),
        ("build.sh", f"# docker build --label {_KEY}=MIT .\n", []),
        ("build.sh", f'docker build --label "{_KEY}=$LICENSE" .\n', []),
    ],
)
def test_a_script_labels_the_image_it_builds(
    path: str, words: str, expected: list[tuple[str, int]]
) -> None:
    scanner = ImageLabelScanner()
    name = path.rpartition("/")[2].lower()
    assert scanner.wants(path, name, f".{name.rpartition('.')[2]}")
    facts = [*scanner.scan(SourceFile(path, words.encode()))]
    assert [(f.raw, f.place.line) for f in facts if isinstance(f, LicenseStatement)] == expected
