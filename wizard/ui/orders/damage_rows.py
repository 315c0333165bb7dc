"""What a spreadsheet has done to the values of the chosen orders, value by value.

Any number of orders may be chosen: they are looked through in small steps between which the
window answers, and each only once. Words are worked out for the rows that are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from wizard.domain.case import Order
from wizard.domain.damage import Damage, damages
from wizard.domain.form import Form
from wizard.texts import OrderImport
from wizard.ui.orders.rows import NUMBER
from wizard.ui.titled_model import AnyIndex, TitledModel

_TITLES = (OrderImport.ORDER, OrderImport.ITEM, OrderImport.VALUE, OrderImport.WHAT)
_STEP = 200  # orders that are looked through at once; some hundredths of a second
_KNOWN_STEP = 20_000  # the same of orders that were looked through before


class DamageModel(TitledModel):
    """Order, item, value as it stands, what was lost and what to do.

    Args:
        form: the loaded definitions.
        parent: Qt parent.

    Signals:
        looked: some more orders were looked through.
    """

    looked = Signal()

    def __init__(self, form: Form, parent: QObject | None = None) -> None:
        super().__init__(_TITLES, parent)
        self._form = form
        self._rows: list[tuple[Order, Damage]] = []
        self._known: dict[str, tuple[Damage, ...]] = {}  # by key of the order
        self._todo: list[Order] = []  # the last first
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look)

    @property
    def is_looking(self) -> bool:
        """Return True while not all of the orders were looked through."""
        return bool(self._todo)

    def show(self, orders: Iterable[Order]) -> None:
        """Show the damaged values of these orders, those known already at once.

        Args:
            orders: in the order of the file; one with a key that was shown before is the same.
        """
        self._todo = list(orders)
        self._todo.reverse()
        self.beginResetModel()
        self._rows = self._next_rows()
        self.endResetModel()
        self._go_on()

    def _look(self) -> None:
        """Take the next step."""
        rows = self._next_rows()
        if rows:
            last = len(self._rows) + len(rows) - 1
            self.beginInsertRows(QModelIndex(), len(self._rows), last)
            self._rows += rows
            self.endInsertRows()
        self._go_on()
        self.looked.emit()

    def _go_on(self) -> None:
        if self._todo:
            self._timer.start()
        else:
            self._timer.stop()

    def _next_rows(self) -> list[tuple[Order, Damage]]:
        """Return the rows of the next orders; those looked through before cost nothing."""
        rows: list[tuple[Order, Damage]] = []
        left = float(_STEP)
        while self._todo and left > 0:
            order = self._todo.pop()
            found = self._known.get(order.key)
            left -= 1 if found is None else _STEP / _KNOWN_STEP
            if found is None:
                found = self._known[order.key] = damages(order)
            rows += [(order, damage) for damage in found]
        return rows

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many values are damaged."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of one cell; all of them in the tooltip."""
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in roles:
            return None
        order, damage = self._rows[index.row()]
        match index.column():
            case 0:
                return order.text(NUMBER)
            case 1:
                return self._form.item(damage.place.item).label
            case 2:
                return _value(order, damage)
            case _:
                return damage.message


def _value(order: Order, damage: Damage) -> str:
    """Return the value as the file has it; of one that was mended also what became of it."""
    place = damage.place
    answers = order.answers if not place.line else order.lines[order.line_index(place.line)].answers
    answer = answers[place.item]
    if damage.mended and answer.original:
        return OrderImport.WAS_AND_IS.format(was=answer.original, now=answer.text)
    return answer.original or answer.text
