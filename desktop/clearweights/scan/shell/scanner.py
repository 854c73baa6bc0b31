"""Scripts, build files and container files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact
from clearweights.scan.base import SourceFile
from clearweights.scan.own_servers import as_run_here
from clearweights.scan.shell.known import shell_words
from clearweights.scan.shell.script import scan_script
from clearweights.scan.trials import is_test_path

_SCRIPTS = frozenset(
    {".sh", ".bash", ".zsh", ".fish", ".bat", ".cmd", ".ps1", ".mk", ".slurm", ".sbatch", ".pbs",
     ".dockerfile", ".just", ".command", ".sub", ".containerfile"}
)  # fmt: skip
_NAMES = re.compile(
    r"(?:gnu)?makefile(?:\..+)?|\.?justfile|dockerfile(?:[.\-_].+)?|.+\.dockerfile|containerfile.*"
    r"|procfile|entrypoint|\.envrc|\.?bashrc|\.bash_profile"
)
_HINT = re.compile(
    rb"--|hugging|hf |hfd|ollama|git |wget|curl|aria2c|model|MODEL|dataset|DATASET|spacy|nltk"
    rb"|kaggle|download|=",
)
_CONTAINER = re.compile(
    r"^(?P<name>FROM(?!\s+\S+\s+import\b)|RUN|CMD|ENTRYPOINT|ENV|ARG|ADD|COPY|LABEL|WORKDIR|EXPOSE|USER|SHELL|VOLUME"
    r"|HEALTHCHECK|ONBUILD|STOPSIGNAL|MAINTAINER)\b(?P<rest>.*)$",
    re.IGNORECASE,
)


class ShellScanner:
    """Shell and batch scripts, Makefiles, justfiles, Dockerfiles."""

    id = "shell"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file holds commands by its name."""
        del path
        return suffix in _SCRIPTS or bool(_NAMES.fullmatch(name))

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether any command could name an asset."""
        return len(data) < 1024 * 1024 and bool(_HINT.search(data))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what the commands fetch, start or configure."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        yield from as_run_here(file.text, scan_script(file, as_shell(file), strength=strength))


_FOLDERS = frozenset(
    "scripts script bin tools hack ci deploy docker containers setup data libexec".split()
)
_SAYS = frozenset(
    "run serve server start launch train eval entrypoint build install bootstrap provision".split()
)
"""Words in the name of a program; the others are `download_words`."""

_SHELLS = re.compile(rb"#![ \t]{0,9}/[^\n]{0,60}?\b(?:ba|z|da|k)?sh\b")


class ProgramScanner(ShellScanner):
    """Scripts whose names have no ending: their first line says what reads them."""

    id = "shell-program"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file may be a program by its name and its folder."""
        if suffix or "." in name or ShellScanner().wants(path, name, suffix):
            return False
        if path.rpartition("/")[0].rpartition("/")[2].lower() in _FOLDERS:
            return True
        return not shell_words().download_words.union(_SAYS).isdisjoint(re.split(r"[-_]", name))

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a shell reads it, and any command could name an asset."""
        return _SHELLS.match(data) is not None and super().worth_parsing(data)


_SETTINGS = re.compile(rb"(?:--[A-Za-z][\w\-]{1,60}(?:[ =\t][^\n]{0,400})?\r?\n){4,400}\s*")
_OF_SETTINGS = frozenset("configs config conf args arguments recipes experiments exps".split())


class ArgumentsScanner(ShellScanner):
    """Files of options without an ending, which a program is handed: `train.py @configs/tiny`."""

    id = "shell-arguments"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file may hold options by its name and its folder."""
        folder = path.rpartition("/")[0].rpartition("/")[2].lower()
        return not suffix and "." not in name and folder in _OF_SETTINGS

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether every line is an option."""
        data = data if data.endswith(b"\n") else data + b"\n"
        return super().worth_parsing(data) and _SETTINGS.fullmatch(data) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what the options name, as if one command were given all of them."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        lines = (line.rstrip() for line in file.lines)
        yield from scan_script(file, "python run.py " + " \\\n".join(lines), strength=strength)


def as_shell(file: SourceFile) -> str:
    """Return the text in a form that reads as shell, line for line."""
    name = file.name.lower()
    if "dockerfile" in name or "containerfile" in name:
        return "\n".join(_container_line(line) for line in file.lines)
    if "makefile" in name or name.endswith(".mk") or "justfile" in name:
        return "\n".join(re.sub(r"^([\t ]+)[@\-+]+", r"\1", line) for line in file.lines)
    if name.endswith(".ps1"):
        return _power_shell(file.text)
    if name.endswith((".bat", ".cmd")):
        return "\n".join(_batch_line(line) for line in file.lines)
    return file.text


def _container_line(line: str) -> str:  # noqa: PLR0911 (a table of instructions)
    match = _CONTAINER.match(line)
    if match is None:
        return line
    name, rest = match["name"].upper(), match["rest"]
    if name == "WORKDIR":
        return f"cd {rest.strip()}"
    if name in ("FROM", "COPY", "LABEL", "EXPOSE", "USER", "MAINTAINER"):
        return "true " if not rest.rstrip().endswith("\\") else "true \\"
    if name in ("ENV", "ARG", "ADD"):
        return line
    words = rest.strip()
    if words.startswith("[") and words.endswith("]"):
        try:
            parts = json.loads(words)
        except ValueError:
            return words
        if len(parts) > 2 and parts[1] == "-c" and str(parts[0]).endswith("sh"):
            return str(parts[2])
        return " ".join(_quoted(str(part)) for part in parts)
    return re.sub(r"^\s*(?:--mount=\S+\s+|--network=\S+\s+|CMD\s+)*", "", words)


def _quoted(word: str) -> str:
    if "'" in word and not re.search(r"[\"$`\\]", word):
        return f'"{word}"'
    return "'" + word.replace("'", "'\\''") + "'" if re.search(r"[\s;&|'\"]", word) else word


_ARRAY = re.compile(r"(\$[\w:]{1,60})[ \t]{0,9}=[ \t]{0,9}@\(")
_EACH = re.compile(
    r"\bforeach[ \t]{0,9}\([ \t]{0,9}\$(\w{1,60})[ \t]{1,9}in[ \t]{1,9}(\$\w{1,60})[ \t]{0,9}\)"
    r"[ \t]{0,9}\{?",
    re.IGNORECASE,
)
_PARTED = re.compile(r"([\"'])[ \t]{0,9},(?=\s)")


def _power_shell(text: str) -> str:
    """Return arrays and loops of PowerShell as the shell has them."""
    return _PARTED.sub(r"\1", _EACH.sub(r"for \1 in \2;", _ARRAY.sub(r"\1=(", text)))


def _batch_line(line: str) -> str:
    line = re.sub(r"^\s*(?:@?rem\b|::)", "#", line, flags=re.IGNORECASE)
    line = re.sub(r'^(\s*set\s+)"?(?:/p\s+)?([^"]*)"?\s*$', r"\1\2", line, flags=re.IGNORECASE)
    return line.replace("\\", "/").replace("^", "\\") if line.rstrip().endswith("^") else line
