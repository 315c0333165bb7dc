"""How wide the columns of an order table are."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from wizard.ui.orders.delegate import ROW_POINTS
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.rows import NUMBER, TITLES, TRACES, Column
from wizard.ui.style import HELP_POINTS, font, sp

# What the widest usual content of a column looks like; only measured, never shown.
_SAMPLES = {
    Column.NUMBER: "0000000",
    Column.TIME: "2026/08/01 22:14:05",
    Column.YEN: "100,000円",
    Column.RECIPIENT: "漢" * 5,
    Column.STATE: "漢" * 4,
    Column.ITEMS: "漢" * 3,
}
_FIGURES = (Column.NUMBER, Column.TIME, Column.YEN)
_LOOKED_AT = 200  # rows: the numbers of one shop are about as long
_LONGEST = 28  # characters of a number that are given room
_SHARE = 0.75  # of the room that is left, the rest is for what was bought


def width_of(column: Column) -> int:
    """Return the width that a column needs for what usually stands there."""
    title = QFontMetrics(font(HELP_POINTS)).horizontalAdvance(TITLES[column]) + sp(18)
    if column is Column.TICK:
        return sp(40)
    if column in TRACES:
        return max(sp(40), title)
    metrics = QFontMetrics(font(ROW_POINTS, fixed=column in _FIGURES))
    mark = sp(22) if column is Column.STATE else 0
    content = metrics.horizontalAdvance(_SAMPLES[column]) + sp(18) + mark
    # The arrow of a sorted column stands beside its title.
    return max(content, title + sp(14))


def number_width(model: OrderTableModel, spare: int) -> int:
    """Return the width of the order numbers, so that they can be told apart.

    Args:
        model: the orders.
        spare: pixels that are left when every column has what it needs.
    """
    usual = width_of(Column.NUMBER)
    rows = range(min(model.rowCount(), _LOOKED_AT))
    numbers = (model.order(model.key_at(row)).text(NUMBER) for row in rows)
    longest = max(numbers, key=len, default="")[:_LONGEST]
    metrics = QFontMetrics(font(ROW_POINTS, fixed=True))
    wish = metrics.horizontalAdvance(longest) + sp(18) + sp(22)  # with the mark of linked orders
    return max(usual, min(wish, usual + round(max(0, spare) * _SHARE)))
