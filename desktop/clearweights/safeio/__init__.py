"""Bounded reading and parsing of files nobody has vouched for, and atomic writing.

Every reader here has a limit on size, nesting and aliases, keeps scalars as strings, and knows
the line of every value. Malformed input raises `UnreadableError`, never anything else.
"""

from clearweights.safeio.files import (
    UnreadableError,
    as_utf8,
    is_special,
    read_bytes,
    write_atomic,
)
from clearweights.safeio.nodes import Mapping, Node, Scalar, Sequence
from clearweights.safeio.parse import parse_json, parse_toml, parse_yaml, parse_yaml_documents
from clearweights.safeio.processes import unheard_interrupts

__all__ = [
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "UnreadableError",
    "as_utf8",
    "is_special",
    "parse_json",
    "parse_toml",
    "parse_yaml",
    "parse_yaml_documents",
    "read_bytes",
    "unheard_interrupts",
    "write_atomic",
]
