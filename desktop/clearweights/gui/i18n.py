"""The window's words in the reader's language, from the one catalog of the whole program.

Templates are English literals at the call, so that a test can collect them and compare them
with the French catalog. Values are cleaned: most of them come from the project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clearweights.datafiles import LANGUAGES, catalog
from clearweights.domain.text import Catalog, Text
from clearweights.gui.shown import clean

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(slots=True)
class _Speech:
    language: str = "en"
    words: Catalog = field(default_factory=dict)


_speech = _Speech()


def set_language(language: str) -> None:
    """Speak `language` from now on; windows must `retranslate` what they show already."""
    _speech.language = language if language in LANGUAGES else "en"
    _speech.words = catalog(_speech.language, "gui")


def language() -> str:
    """Return the present language: `en` or `fr`."""
    return _speech.language


def tr(template: str, /, **values: object) -> str:
    """Return the message in the present language, with its `{fields}` filled in."""
    words = {name: clean(_word(value, name)) for name, value in values.items()}
    # In one pass: a value may itself hold `{name}`, and is shown as it is.
    return _FIELD.sub(
        lambda field: words.get(field.group(1), field.group()),
        _speech.words.get(template, template),
    )


def quoted(words: str) -> str:
    """Put words of the project or of a license into the quotation marks of the language."""
    return tr("“{words}”", words=words)


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the form that fits the number; `{n}` is the number."""
    single = n < 2 if _speech.language == "fr" else n == 1
    return tr(one if single else many, n=n, **values)


def say(message: Text) -> str:
    """Return a message of the engine in the present language, cleaned."""
    return clean(message.render(_speech.words), "\n")


def number(value: int) -> str:
    """Write a number the way both languages read it."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _word(value: object, field: str) -> str:
    if isinstance(value, Text):
        return value.render(_speech.words)
    if field == "clause":  # one without a number goes by a name that we gave it
        return _speech.words.get(str(value), str(value))
    return number(value) if isinstance(value, int) else str(value)
