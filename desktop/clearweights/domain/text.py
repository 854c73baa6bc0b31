"""Messages for people, kept apart from the language they are shown in.

A rule must not know the reader's language, and a report must be able to say the same thing in
English and in French. So code builds a `Text`: an English template and its values. Who shows it
renders it with a catalog that maps English templates to another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Catalog: TypeAlias = Mapping[str, str]
"""English template to template in the reader's language; empty for English."""

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One message: an English template with `{name}` fields, and their values.

    A value is plain words (shown as they are) or another `Text` (rendered in turn). The value of
    `{clause}` is looked up in the catalog, too.
    """

    template: str
    values: tuple[tuple[str, str | Text], ...] = ()

    def render(self, catalog: Catalog | None = None) -> str:
        """Return the message in the catalog's language, in English where it has no entry."""
        template = (catalog or {}).get(self.template, self.template)
        words = {
            n: v.render(catalog) if isinstance(v, Text) else _named(n, v, catalog)
            for n, v in self.values
        }
        # In one pass: a value may itself hold `{name}`, and is shown as it is.
        return _FIELD.sub(lambda field: words.get(field.group(1), field.group()), template)

    def __str__(self) -> str:
        return self.render()


def text(template: str, /, **values: str | int | Text) -> Text:
    """Build a `Text`; numbers are written with thin grouping so that both languages read them.

    The template must be a literal at the call: the test of the French catalog collects them.
    """
    return Text(template, tuple([(name, _word(value)) for name, value in values.items()]))


def in_our_words(note: str) -> Text:
    """Return a record's note or name of a clause as a message, with a twin in `notes.json`."""
    return Text(note)


def joined(words: Iterable[Text | str], between: Text | str = ", ") -> Text:
    """Return several messages as one, in any language."""
    values = tuple((f"w{number}", each) for number, each in enumerate(words))
    template = "{between}".join(f"{{{name}}}" for name, _ in values)
    return Text(template, (*values, ("between", between)))


def sentences(*said: Text | None) -> Text | None:
    """Return whole sentences in one message, each once; None where there are none."""
    each = list(dict.fromkeys(s for s in said if s is not None))
    return joined(each, " ") if len(each) > 1 else next(iter(each), None)


def _named(field: str, value: str, catalog: Catalog | None) -> str:
    """Return a value as it is shown: clauses without a number go by a name that we gave them."""
    return (catalog or {}).get(value, value) if field == "clause" else value


def _word(value: str | int | Text) -> str | Text:
    return f"{value:,}".replace(",", " ") if isinstance(value, int) else value
