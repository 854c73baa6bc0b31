"""Schemas of Prisma: fields that keep the name of a model, with their defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact
from clearweights.scan.base import SourceFile
from clearweights.scan.sql.columns import named_in
from clearweights.scan.trials import is_test_path

_FIELD = re.compile(
    r"[ \t]*(\w{3,60})[ \t]+String\??[ \t]+[^\n]{0,200}?"
    r"@default\([ \t]*\"([^\"\n]{2,140})\"[ \t]*\)"
)


class PrismaScanner:
    """`model String @default("gpt-4o")`: what a project begins with."""

    id = "prisma"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for schemas."""
        del path, name
        return suffix == ".prisma"

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a field may have a default."""
        return len(data) < 1024 * 1024 and b"@default(" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the models that fields begin with."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        for number, line in enumerate(file.lines, 1):
            found = _FIELD.match(line) if "@default(" in line and len(line) < 1000 else None
            named = named_in(found[1], found[2]) if found else None
            if named is not None:
                yield named.at(file.place(number), "sql", strength=strength)
