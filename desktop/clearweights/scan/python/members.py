"""Hosted models named by a member of a library's enumeration: `ModelType.GPT_4O`."""

from __future__ import annotations

import re

from clearweights.domain.asset import Provider
from clearweights.scan.python import ids
from clearweights.scan.python.values import Imported, Values

_VERSION = re.compile(r"(?<=\d)-(?=\d(?:-|$))")
"""What stands for the dot of `gpt-4.1`, where names have none."""


def members(holders: Values, name: str) -> tuple[str, ...]:
    """Return the names of the hosted models that a member of what is held stands for."""
    known = ids.words().model_enumerations
    of_library = any(isinstance(held, Imported) and held.name in known for held in holders)
    words = _hosted(name) if of_library and name.isupper() else None
    return (words,) if words else ()


def _hosted(name: str) -> str | None:
    """Return the model that a member is called after: `groq/llama-3.3-70b`, where one serves it."""
    words = _VERSION.sub(".", name.lower().replace("_", "-"))
    maker = ids.service_model(words)
    if maker is not None:
        return words.replace(".", "-") if maker is Provider.ANTHROPIC else words
    served, _, rest = words.partition("-")
    return f"{served}/{rest}" if rest and platform(served) else None


def platform(word: str) -> Provider | None:
    """Return the provider that a word of such an enumeration stands for: `AZURE`."""
    owner = ids.words().prefixes.get(word.lower())
    return Provider(owner) if owner in set(Provider) else None
