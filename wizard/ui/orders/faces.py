"""The faces of a cell: what it shows, what it reads out, how it is aligned."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from wizard.texts import Orders
from wizard.ui.orders.rows import TITLES, TRACE_WORDS, TRACES, Cells, Column

READING = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
WORD_ROLES = (Qt.ItemDataRole.DisplayRole, *READING)


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how a column is aligned: figures to the right, marks in the middle."""
    if column is Column.YEN:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if column in TRACES or column is Column.TICK:
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def header_face(column: Column, role: int) -> Any:
    """Return one face of a column's title."""
    if role == Qt.ItemDataRole.DisplayRole:
        return TITLES[column]
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return alignment(column)
    if role not in READING:
        return None
    if column is Column.TICK:
        return Orders.COLUMN_TICK
    if column is Column.STATE:
        return f"{TITLES[column]}: {Orders.STATE_COLUMN_HELP}"
    return f"{TITLES[column]}: {Orders.TRACE_HELP}" if column in TRACES else TITLES[column]


def tick_words(ticked: bool, role: int) -> str | None:
    """Return what a tick reads out; it shows itself."""
    if role != Qt.ItemDataRole.AccessibleTextRole:
        return None
    return Orders.TICKED if ticked else Orders.NOT_TICKED


def cell_words(cells: Cells, column: Column, role: int) -> str | None:
    """Return the words of a cell; marks have words only for reading."""
    reading = role in READING
    if column in TRACES:
        return f"{TITLES[column]}: {TRACE_WORDS[cells.trace(column)]}" if reading else None
    if column is Column.YEN:
        return cells.yen_text if cells.yen is not None or not reading else Orders.NO_YEN_HELP
    return {
        Column.NUMBER: cells.number,
        Column.TIME: cells.time,
        Column.ITEMS: cells.items,
        Column.RECIPIENT: cells.recipient,
    }[column]
