"""What a spreadsheet has done to the values of the chosen orders, value by value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from wizard.domain.case import Order
from wizard.domain.damage import Damage, damages
from wizard.domain.form import Form
from wizard.texts import OrderImport
from wizard.ui.orders.model import AnyIndex
from wizard.ui.orders.rows import NUMBER

_TITLES = (OrderImport.ORDER, OrderImport.ITEM, OrderImport.VALUE, OrderImport.WHAT)


class DamageModel(QAbstractTableModel):
    """Order, item, value as it stands, what was lost and what to do.

    Args:
        form: the loaded definitions.
        parent: Qt parent.
    """

    def __init__(self, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show(self, orders: Iterable[Order]) -> None:
        """Show the damaged values of these orders."""
        rows = [
            (
                order.text(NUMBER),
                self._form.item(damage.place.item).label,
                _value(order, damage),
                damage.message,
            )
            for order in orders
            for damage in damages(order)
        ]
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many values are damaged."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(_TITLES)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of one cell; all of them in the tooltip."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in roles:
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None


def _value(order: Order, damage: Damage) -> str:
    """Return the value as the file has it; of one that was mended also what became of it."""
    place = damage.place
    answers = order.answers if not place.line else order.lines[order.line_index(place.line)].answers
    answer = answers[place.item]
    if damage.mended and answer.original:
        return OrderImport.WAS_AND_IS.format(was=answer.original, now=answer.text)
    return answer.original or answer.text
