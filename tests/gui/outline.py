"""Item models as indented text, to compare whole trees at a glance."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex


def outline(model: QAbstractItemModel, columns: tuple[int, ...] = (0,)) -> str:
    """Return the rows of a model, children indented, cells apart by ` | `."""
    return "\n".join(_lines(model, QModelIndex(), columns, 0))


def _lines(
    model: QAbstractItemModel, parent: QModelIndex, columns: tuple[int, ...], depth: int
) -> list[str]:
    lines = []
    for row in range(model.rowCount(parent)):
        cells = [str(model.index(row, column, parent).data() or "") for column in columns]
        lines.append("  " * depth + " | ".join(cells).rstrip(" |"))
        lines += _lines(model, model.index(row, 0, parent), columns, depth + 1)
    return lines
