"""Every exception this package raises on purpose.

* ClearweightsError
    * ProjectNotReadableError   the folder the user chose cannot be opened
    * DeclarationError          `clearweights.yaml` (or `--use FILE`) does not fit its schema
    * KnowledgeError            a shipped license record is broken: our fault, never the user's
    * ReportError               a report could not be written

A file that cannot be parsed is *not* an exception: it is a `Problem` in the result, because one
bad file must not cost the user the rest of the examination.
"""

from __future__ import annotations

from pathlib import Path


class ClearweightsError(Exception):
    """Base of all our errors: says what happened and what the reader can do."""

    advice: str = "Please report this together with the words above."

    def __init__(self, message: object = "") -> None:
        super().__init__(str(message))
        self.message = message
        """What happened: plain words, or a message that `domain.said` shows in a language."""

    def diagnostics(self) -> str:
        """Return the text to show a person, in a dialog or on stderr."""
        return f"{self}\n{self.advice}"


class ProjectNotReadableError(ClearweightsError):
    """The chosen project folder is missing, or may not be read."""

    advice = "Choose a folder that exists and that you may read."

    def __init__(self, root: Path) -> None:
        super().__init__(f"Cannot read the project folder {root}.")
        self.root = root


class DeclarationError(ClearweightsError):
    """A `clearweights.yaml` does not fit its schema; names the line."""

    advice = "Correct the line named above; the README lists every field."

    def __init__(self, path: str, line: int, why: object) -> None:
        super().__init__(f"{path}, line {line}: {why}" if line else f"{path}: {why}")
        if not line:
            self.advice = "Check that this is the file you mean; the README lists every field."
        self.path = path
        self.line = line
        self.why = why


class KnowledgeError(ClearweightsError):
    """A license record does not fit its schema, vocabulary or text."""

    advice = "The license data is damaged. Reinstall the program, or report this."

    def __init__(self, record: str, why: object) -> None:
        super().__init__(f"License record {record}: {why}")
        self.record = record
        self.why = why


class ReportError(ClearweightsError):
    """A report could not be made or written."""

    advice = "Check that the folder exists, may be written to and has room left."
