"""Python that scripts hand to the interpreter is read like Python anywhere."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub, Reference, Role, Strength
from clearweights.scan import SourceFile
from clearweights.scan.python.inline import InlineScanner, link
from clearweights.scan.shell.scanner import ShellScanner


def references(text: str, path: str = "Dockerfile") -> list[Reference]:
    scanner, file = InlineScanner(), SourceFile(path, text.encode())
    if not scanner.worth_parsing(file.data):
        return []
    return [fact for fact in scanner.scan(file) if isinstance(fact, Reference)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("RUN python -c \"import timm; timm.create_model('resnet18', pretrained=True)\"", 1),
        (
            "RUN uv run python3.11 -uc \"import timm; \\\n  timm.create_model('resnet18', True)\"",
            2,
        ),
        ("RUN python <<EOF\nimport timm\ntimm.create_model('resnet18', pretrained=True)\nEOF", 3),
        ('CMD ["python", "-c", "import timm; timm.create_model(\'resnet18\', True)"]', 1),
        ("RUN x\nRUN python3 -c '\n  import timm\n  timm.create_model(\"resnet18\", True)'", 4),
    ],
)
def test_a_program_is_read_with_the_lines_of_its_script(text: str, line: int) -> None:
    (found,) = references(text)
    assert (found.id, found.hub, found.place.line) == ("resnet18", Hub.TIMM, line)
    assert found.strength is Strength.USED


def test_an_import_in_a_here_document_is_no_instruction_of_a_container_file() -> None:
    text = "RUN python <<EOF\nfrom spacy import load\nload('de_core_news_sm')\nEOF"
    assert [found.id for found in references(text)] == ["de_core_news_sm"]


@pytest.mark.parametrize(
    "text",
    [
        "# python -c \"import timm; timm.create_model('resnet18', True)\"",
        "grep -c \"import timm; timm.create_model('resnet18', True)\" x",
        "cat <<EOF > notes\nimport timm, then create_model('resnet18', True)\nEOF",
        'RUN python -c "import sys"',
    ],
)
def test_what_is_not_run_by_python_is_left_alone(text: str) -> None:
    assert not references(text)


def test_what_the_words_of_the_script_name_as_well_is_told_once() -> None:
    code = "from sentence_transformers import SentenceTransformer as S; S('acme/small-7b')"
    plain = code.replace(" as S", "").replace("S('", "SentenceTransformer('")
    file = SourceFile("run.sh", f'python -c "{plain}"'.encode())
    both = [*InlineScanner().scan(file), *ShellScanner().scan(file)]
    told = [fact for fact in link(both) if isinstance(fact, Reference)]
    assert [(fact.id, fact.role) for fact in told] == [("acme/small-7b", Role.RETRIEVAL)]


@pytest.mark.parametrize(
    ("given", "kinds"),
    [(", repo_type='dataset'", {AssetKind.DATASET}), ("", {AssetKind.MODEL})],
)
def test_python_tells_the_kind_of_what_it_downloads(given: str, kinds: set[AssetKind]) -> None:
    code = f"from huggingface_hub import snapshot_download; snapshot_download('acme/nests'{given})"
    file = SourceFile("run.sh", f'REPO_ID=acme/nests\npython -c "{code}"\n'.encode())
    both = [*InlineScanner().scan(file), *ShellScanner().scan(file)]
    assert {fact.kind for fact in link(both) if isinstance(fact, Reference)} == kinds
