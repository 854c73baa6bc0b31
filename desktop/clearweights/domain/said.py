"""What an error says, as a message that can be shown in the reader's language."""

from __future__ import annotations

import errno

from clearweights.domain.text import Text, text
from clearweights.errors import (
    ClearweightsError,
    DeclarationError,
    KnowledgeError,
    ProjectNotReadableError,
)

_OF_THE_SYSTEM = {
    errno.ENOENT: text("it is not there"),
    errno.ENOTDIR: text("it is not there"),
    errno.EACCES: text("permission was refused"),
    errno.EPERM: text("permission was refused"),
    errno.EROFS: text("the disk is read-only"),
    errno.ENOSPC: text("the disk is full"),
    errno.EDQUOT: text("your share of the disk is full"),
    errno.EISDIR: text("it is a folder"),
    errno.ENAMETOOLONG: text("its name is too long"),
    errno.ELOOP: text("its links lead in a circle"),
    errno.EIO: text("the disk could not be read or written"),
    errno.EINVAL: text("it is not a regular file"),
    errno.EBUSY: text("another program is using it"),
    errno.ETXTBSY: text("another program is using it"),
}


def reason(error: OSError) -> Text:
    """Return why the system refused something, in words for people."""
    known = _OF_THE_SYSTEM.get(error.errno or 0)
    return known or text("the system says: {words}", words=error.strerror or type(error).__name__)


def said(error: ClearweightsError) -> Text:
    """Return what one of our errors says."""
    match error:
        case DeclarationError(line=0):
            return text("{path}: {why}", path=error.path, why=_text(error.why))
        case DeclarationError():
            return text("{path}, line {line}: {why}",
                        path=error.path, line=str(error.line), why=_text(error.why))  # fmt: skip
        case ProjectNotReadableError():
            return text("Cannot read the project folder {path}.", path=str(error.root))
        case KnowledgeError():
            return text("License data {record}: {why}",
                        record=error.record, why=_text(error.why))  # fmt: skip
        case _:
            return _text(error.message)


def _text(words: object) -> Text:
    return words if isinstance(words, Text) else Text("{words}", (("words", str(words)),))
