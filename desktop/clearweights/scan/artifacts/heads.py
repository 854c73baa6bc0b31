"""Heads of weight files, read with bounds and without loading a single weight.

All take the first bytes of a file and its full size. They raise `UnreadableError` on damage.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clearweights.domain.text import text
from clearweights.safeio import UnreadableError

_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_FORMATS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q",
            12: "d"}  # fmt: skip
_STRING, _ARRAY = 8, 9
_MAX_KEYS = 65_536
_MAX_WORDS = 1 << 20


class _Cut(Exception):  # noqa: N818 (never leaves this module)
    """The head ends here; what was read so far counts."""


@dataclass(slots=True)
class _Bytes:
    data: bytes
    size: int
    at: int = 0

    def take(self, count: int) -> bytes:
        if self.at + count > self.size:
            raise UnreadableError(text("the file ends too early"))
        if self.at + count > len(self.data):
            raise _Cut
        piece = self.data[self.at : self.at + count]
        self.at += count
        return piece

    def skip(self, count: int) -> None:
        if self.at + count > self.size:
            raise UnreadableError(text("the file ends too early"))
        self.at += count

    def number(self, form: str) -> int:
        value = struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))[0]
        return int(value)


def read_gguf(
    data: bytes, size: int, wanted: Callable[[str], bool]
) -> dict[str, str | tuple[str, ...]]:
    """Return the wanted metadata of a GGUF file: words, and lists of words."""
    head = _Bytes(data, size)
    if head.take(4) != b"GGUF":
        raise UnreadableError(text("not a GGUF file"))
    if head.number("I") not in (2, 3):
        raise UnreadableError(text("an unknown version of GGUF"))
    head.take(8)
    count = head.number("Q")
    if count > _MAX_KEYS:
        raise UnreadableError(text("more metadata than any model has"))
    found: dict[str, str | tuple[str, ...]] = {}
    try:
        for _ in range(count):
            key = _gguf_words(head) or ""
            kind = head.number("I")
            value = _gguf_value(head, kind, keep=wanted(key))
            if value is not None and wanted(key):
                found[key] = value
    except _Cut:
        pass  # the vocabulary of a large model; licenses stand before it
    return found


def _gguf_words(head: _Bytes, *, keep: bool = True) -> str | None:
    length = head.number("Q")
    if not keep or length > _MAX_WORDS:
        head.skip(length)
        return None
    return head.take(length).decode("utf-8", "replace")


def _gguf_value(head: _Bytes, kind: int, *, keep: bool) -> str | tuple[str, ...] | None:
    if kind == _STRING:
        return _gguf_words(head, keep=keep)
    if kind == _ARRAY:
        inner, count = head.number("I"), head.number("Q")
        if inner in _SIZES:
            head.skip(count * _SIZES[inner])
            return None
        if inner != _STRING or count > head.size:
            raise UnreadableError(text("a list of an unknown kind"))
        words = []
        for _ in range(count):
            word = _gguf_words(head, keep=keep and count <= 4096)
            if word is not None and keep:
                words.append(word)
        return tuple(words)
    if kind not in _SIZES:
        raise UnreadableError(text("a value of an unknown kind"))
    raw = head.take(_SIZES[kind])
    return str(struct.unpack("<" + _FORMATS[kind], raw)[0]) if keep else None


def read_safetensors(data: bytes, size: int) -> dict[str, str]:
    """Return the `__metadata__` of a safetensors file."""
    head = _Bytes(data, size)
    try:
        length = head.number("Q")
        if length > size - 8:
            raise UnreadableError(text("its header is longer than the file"))
        raw = head.take(length)
    except _Cut as e:
        raise UnreadableError(text("its header is larger than what is read of a large file")) from e
    try:
        table = json.loads(raw)
    except (ValueError, RecursionError) as e:
        raise UnreadableError(text("its header is not valid")) from e
    metadata = table.get("__metadata__") if isinstance(table, dict) else None
    if not isinstance(metadata, dict):
        return {}
    return {str(k): v for k, v in metadata.items() if isinstance(v, str)}


def read_onnx(data: bytes, size: int) -> dict[str, str]:
    """Return the words of an ONNX model: `producer_name`, `doc_string`, its metadata."""
    names = {2: "producer_name", 4: "domain", 6: "doc_string"}
    found: dict[str, str] = {}
    for number, value in _fields(data, size):
        if number in names:
            found[names[number]] = value.decode("utf-8", "replace")
        elif number == 14:
            pair = dict(_fields(value, len(value)))
            key = pair.get(1, b"").decode("utf-8", "replace")
            found[key] = pair.get(2, b"").decode("utf-8", "replace")
    return found


def read_core_ml(data: bytes, size: int) -> dict[str, str]:
    """Return author, license and what else a Core ML model says of itself."""
    names = {1: "description", 2: "version", 3: "author", 4: "license"}
    found: dict[str, str] = {}
    for number, description in _fields(data, size):
        if number != 2:
            continue
        for inner, metadata in _fields(description, len(description)):
            if inner != 100:
                continue
            for field, value in _fields(metadata, len(metadata)):
                if field in names:
                    found[names[field]] = value.decode("utf-8", "replace")
                elif field == 100:
                    pair = dict(_fields(value, len(value)))
                    key = pair.get(1, b"").decode("utf-8", "replace")
                    found[key] = pair.get(2, b"").decode("utf-8", "replace")
    return found


def _fields(data: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the fields of a protocol buffer that carry bytes, up to the end of the head."""
    head = _Bytes(data, size)
    try:
        while head.at < head.size:
            tag = _varint(head)
            number, wire = tag >> 3, tag & 7
            if wire == 0:
                _varint(head)
            elif wire == 1:
                head.skip(8)
            elif wire == 5:
                head.skip(4)
            elif wire == 2:
                length = _varint(head)
                if length > _MAX_WORDS:
                    head.skip(length)
                else:
                    yield number, head.take(length)
            else:
                raise UnreadableError(text("its fields are damaged"))
            if head.at > len(data):
                return
    except _Cut:
        return


def _varint(head: _Bytes) -> int:
    value = shift = 0
    while True:
        byte = head.take(1)[0]
        value |= (byte & 127) << shift
        if byte < 128:
            return value
        shift += 7
        if shift > 63:
            raise UnreadableError(text("its fields are damaged"))


def read_tflite(data: bytes, size: int) -> dict[str, str]:
    """Return the words of a TFLite model: description, and name, author, license if stored."""
    del size
    if data[4:8] != b"TFL3":
        raise UnreadableError(text("not a TFLite file"))
    found: dict[str, str] = {}
    try:
        model = _table(data, 0)
        _put(found, "description", _words(data, model, 3))
        for entry in _vector(data, model, 6):
            if _words(data, entry, 0) != "TFLITE_METADATA":
                continue
            at = _field(data, entry, 1)
            index = struct.unpack_from("<I", data, at)[0] if at else 0
            buffer = _vector(data, model, 4)[index]
            start = _field(data, buffer, 0)
            if not start:
                continue
            start += struct.unpack_from("<I", data, start)[0]
            length = struct.unpack_from("<I", data, start)[0]
            inner = data[start + 4 : start + 4 + length]
            metadata = _table(inner, 0)
            for name, slot in (("name", 0), ("description", 1), ("author", 4), ("license", 5)):
                _put(found, name, _words(inner, metadata, slot))
    except (struct.error, IndexError):
        return found  # lies beyond the head
    return found


def _put(found: dict[str, str], name: str, words: str | None) -> None:
    if words:
        found[name] = words


def _table(data: bytes, at: int) -> int:
    return at + int(struct.unpack_from("<I", data, at)[0])


def _field(data: bytes, table: int, slot: int) -> int:
    """Return where a field of a flat table lies, 0 where it is absent."""
    offsets = table - int(struct.unpack_from("<i", data, table)[0])
    if offsets < 0:
        raise IndexError
    length = struct.unpack_from("<H", data, offsets)[0]
    if 4 + slot * 2 >= length:
        return 0
    offset = struct.unpack_from("<H", data, offsets + 4 + slot * 2)[0]
    return table + int(offset) if offset else 0


def _words(data: bytes, table: int, slot: int) -> str | None:
    at = _field(data, table, slot)
    if not at:
        return None
    at += struct.unpack_from("<I", data, at)[0]
    length = struct.unpack_from("<I", data, at)[0]
    if length > _MAX_WORDS:
        return None
    return data[at + 4 : at + 4 + length].decode("utf-8", "replace")


def _vector(data: bytes, table: int, slot: int) -> list[int]:
    at = _field(data, table, slot)
    if not at:
        return []
    at += struct.unpack_from("<I", data, at)[0]
    count = struct.unpack_from("<I", data, at)[0]
    if count > 100_000:
        raise UnreadableError(text("its tables are damaged"))
    return [_table(data, at + 4 + 4 * i) for i in range(count)]


_KERAS_PARTS = frozenset({"metadata.json", "config.json"})
_MOST_UNPACKED = 4 << 20


def read_keras(data: bytes, size: int) -> dict[str, str]:
    """Return the words that a `.keras` archive says of its model; no weights, no code.

    The parts are taken in the order they were written: what is known stands before the weights.
    """
    if data[:4] != b"PK\x03\x04":
        return {}  # the older form is HDF5
    head = _Bytes(data, size)
    found: dict[str, str] = {}
    try:
        for _ in range(16):
            if head.take(4) != b"PK\x03\x04":
                break
            head.skip(2)
            flags, method = head.number("H"), head.number("H")
            head.skip(8)
            packed, _, name, extra = (head.number(form) for form in "IIHH")
            part = head.take(name).decode("utf-8", "replace")
            head.skip(extra)
            if part in _KERAS_PARTS and method in (0, 8):
                found |= _keras_words(_unpacked(data[head.at :], packed, method))
            if flags & 8 or packed == 0xFFFFFFFF:
                break  # its length stands elsewhere
            head.skip(packed)
    except _Cut:
        pass
    return found


def _unpacked(data: bytes, packed: int, method: int) -> bytes:
    if method == 0:
        return data[: min(packed, _MOST_UNPACKED)]
    try:
        return zlib.decompressobj(-15).decompress(data, _MOST_UNPACKED)
    except zlib.error as e:
        raise UnreadableError(text("a part of it is damaged")) from e


def _keras_words(data: bytes) -> dict[str, str]:
    try:
        table = json.loads(data)
    except (ValueError, RecursionError) as e:
        raise UnreadableError(text("a part of it is not valid JSON")) from e
    tables = [table, table.get("config")] if isinstance(table, dict) else []
    return {
        key: value
        for each in tables
        if isinstance(each, dict)
        for key, value in each.items()
        if isinstance(value, str)
    }
