"""Takes typed values out of a mapping and complains, with the line, about everything else."""

from __future__ import annotations

from clearweights.domain.text import Text, text
from clearweights.errors import DeclarationError
from clearweights.safeio.nodes import Mapping, Node, Scalar, Sequence

_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


_SHOWN = 80


class Fields:
    """One mapping of a file that people write. Every reader marks its key as known."""

    def __init__(self, node: Node, path: str, what: Text) -> None:
        self.path = path
        self.line = node.line
        self._known: set[str] = set()
        if not isinstance(node, Mapping):
            raise DeclarationError(
                path, node.line, text("expected names and values in {what}", what=what)
            )
        for again in node.duplicates():
            raise DeclarationError(
                path, again.line, text("`{key}` stands here twice", key=_short(again.value))
            )
        self._node = node

    def error(self, key: str, why: Text) -> DeclarationError:
        """Return (to be raised) an error at the line of `key`."""
        line = next((k.line for k, _ in self._node.pairs if k.value == key), self.line)
        return DeclarationError(self.path, line, why)

    def has(self, key: str) -> bool:
        """Say whether `key` has a value that is not null."""
        node = self.take(key)
        return node is not None

    def take(self, key: str) -> Node | None:
        """Return the raw value of `key`, None where absent or null."""
        self._known.add(key)
        node = self._node.get(key)
        return None if isinstance(node, Scalar) and node.is_null else node

    def word(self, key: str) -> str | None:
        """Return one value as written."""
        node = self.take(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            raise self.error(key, text("`{key}` takes one value", key=key))
        return node.value.strip()

    def required(self, key: str) -> str:
        """Return one value that must be there."""
        word = self.word(key)
        if not word:
            raise self.error(key, text("`{key}` is missing", key=key))
        return word

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of values; a single value counts as a list of one."""
        node = self.take(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        words = []
        for item in items:
            if not isinstance(item, Scalar):
                raise self.error(key, text("`{key}` takes a list of plain values", key=key))
            words.append(item.value.strip())
        return tuple(words)

    def flag(self, key: str) -> bool | None:
        """Return true or false."""
        word = self.word(key)
        if word is None:
            return None
        if word.lower() not in _YES:
            raise self.error(
                key, text("`{key}` is true or false, not `{word}`", key=key, word=_short(word))
            )
        return _YES[word.lower()]

    def number(self, key: str) -> int | None:
        """Return a whole number that is not negative; `_` may group digits."""
        word = self.word(key)
        if word is None:
            return None
        digits = word.replace("_", "")
        if not digits.isdecimal() or len(digits) > 18:
            raise self.error(
                key, text("`{key}` is a whole number, not `{word}`", key=key, word=_short(word))
            )
        return int(digits)

    def sub(self, key: str) -> Fields | None:
        """Return the mapping under `key`."""
        node = self.take(key)
        return None if node is None else Fields(node, self.path, text("`{key}`", key=key))

    def items(self, key: str) -> list[Fields]:
        """Return the mappings in the list under `key`."""
        node = self.take(key)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            raise self.error(key, text("`{key}` is a list", key=key))
        return [Fields(item, self.path, text("`{key}`", key=key)) for item in node.items]

    def done(self) -> None:
        """Complain about a key that nobody asked for."""
        for key, _ in self._node.pairs:
            if key.value not in self._known:
                known = ", ".join(sorted(self._known))
                raise DeclarationError(
                    self.path,
                    key.line,
                    text(
                        "`{key}` is not known here; known are: {known}",
                        key=_short(key.value),
                        known=known,
                    ),
                )


def _short(word: str) -> str:
    """Return the word, its beginning where nobody would read it to the end."""
    return word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
