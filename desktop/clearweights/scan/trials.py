"""Which files of a project are test code or fixtures, told by their paths."""

from __future__ import annotations

import re

_TEST_PARTS = frozenset(
    "test tests testing __tests__ spec specs fixtures __fixtures__ __mocks__ mocks testdata"
    " test_data unittests test-fixtures test_fixtures e2e cypress integration-tests"
    " integration_tests unit_tests unit-tests e2e-tests"
    " test_helpers test-helpers test_utils test_files test_cases testcases".split()
)
_SETTINGS = (".yaml", ".yml", ".json", ".toml", ".ini", ".cfg")
"""Their names tell what they set up, which may be a trial: only folders of tests count."""

_SCRIPTS = (".sh", ".bash", ".slurm", ".sbatch", ".bat", ".cmd", ".ps1")
"""Those of research test models: `train_test.sh` runs what it names."""

_CHECKS = re.compile(r"(?:unit|integration|smoke|e2e|regression|mini|sanity)[_\-]tests?\.")
"""Scripts that test programs all the same."""

_TEST_NAME = re.compile(
    r"(?:^test[_\-]|[_\-.](?:test|tests|spec|fixtures?|mocks?)\.[a-z]+$|^conftest\.py$|^tests?\.rs$)"
)


_DONE = (
    r"(?:eval(?:s|uate|uation)?|bench(?:mark)?s?|infer(?:ence)?|transcri(?:be|ption)"
    r"|data(?:sets?)?)"
)
TRIED_OUT = re.compile(rf"(?:^|[/_\-]){_DONE}(?:[_\-]scripts?)?/test/")
"""Where `test` is a part of the data, or what is done with a model."""


_SET = re.compile(
    r"(?:^|/)(?:src/[a-z]\w{0,40}Test"
    r"|[\w.]{1,80}\.(?:[Uu]nit|[Ii]ntegration|[Ff]unctional|[Aa]cceptance)?[Tt]ests?)/"
)
"""Tests of a part, as Gradle and .NET lay them out: `src/jvmTest/`, `Shelf.UnitTests/`."""


_CASES = re.compile(
    r"(?:^|/)[A-Z]\w{0,80}Tests/|[a-z\d](?:Tests\.(?:swift|java|kt|cs|scala)|Test\.(?:java|kt|cs|scala))$"
)
"""Tests as Xcode lays them out, and as classes of tests are called: `ShelfTests/AskingTest.kt`.

What stands in `src/main/` is part of the product, whatever it is called.
"""


def is_test_path(path: str) -> bool:
    """Say whether a file of the project is test code or a fixture."""
    lowered = path.lower()
    if lowered.endswith(_SCRIPTS):
        lowered = TRIED_OUT.sub("/", lowered)
    *folders, name = lowered.split("/")
    told = not name.endswith((*_SETTINGS, *_SCRIPTS))
    if told and (_SET.search(path) or (_CASES.search(path) and "src/main/" not in lowered)):
        return True
    named = (told or _CHECKS.search(name)) and _TEST_NAME.search(name) is not None
    named = name.endswith("_test.go") if name.endswith(".go") else named  # Go runs no others
    named = bool(named) or name.endswith(".postman_collection.json")
    return named or any(part in _TEST_PARTS for part in folders)
