"""Where a file says something else than the case: old and new value, accepted one by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from wizard.domain.case import Answer, LineItem, Place
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.intake.differing import Choice
from wizard.intake.order_export import Difference
from wizard.texts import OrderImport
from wizard.ui.titled_model import AnyIndex, TitledModel


class DifferenceColumn(IntEnum):
    """The columns, from the left."""

    USE = 0
    ORDER = 1
    ITEM = 2
    OLD = 3
    NEW = 4


_TITLES = {
    DifferenceColumn.USE: OrderImport.USE_FILE,
    DifferenceColumn.ORDER: OrderImport.ORDER,
    DifferenceColumn.ITEM: OrderImport.ITEM,
    DifferenceColumn.OLD: OrderImport.OLD,
    DifferenceColumn.NEW: OrderImport.NEW_VALUE,
}
_LINE_NAME = "order.items[].name"
_LINE_QUANTITY = "order.items[].quantity"
_LINE_PRICE = "order.items[].unit_price"


class DifferenceModel(TitledModel):
    """Values of the file that would replace one that stands; none is taken unless ticked.

    Of several that are offered for one place only one can be ticked: the one ticked last.

    Args:
        form: the loaded definitions.
        parent: Qt parent.
    """

    accepted_changed = Signal()

    def __init__(self, form: Form, parent: QObject | None = None) -> None:
        super().__init__(tuple(_TITLES.values()), parent)
        self._form = form
        self._differences: tuple[Difference, ...] = ()
        self._accepted: dict[Place, Choice] = {}

    def show(self, differences: Sequence[Difference]) -> None:
        """Show these; what was accepted before stays accepted."""
        self.beginResetModel()
        self._differences = tuple(differences)
        self.endResetModel()

    def accepted(self) -> frozenset[Place]:
        """Return the places whose value of the file is to be taken.

        Where several are offered for a place it is the `Difference.choice` of the one ticked.
        """
        offered: dict[Place, set[Choice]] = {}
        for each in self._differences:
            offered.setdefault(each.place, set()).add(each.choice)
        return frozenset(
            place if len(offered[place]) == 1 else choice
            for place, choice in self._accepted.items()
            if choice in offered.get(place, ())
        )

    def accept(self, rows: Collection[int], on: bool) -> None:
        """Accept the file's value in some rows, or keep what stands."""
        for row in rows:
            difference = self._differences[row]
            if on:
                self._accepted[difference.place] = difference.choice
            elif self._is_accepted(difference):
                del self._accepted[difference.place]
        if self._differences:
            last = self.index(len(self._differences) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)
        self.accepted_changed.emit()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many values differ."""
        return 0 if parent is not None and parent.isValid() else len(self._differences)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one face of one cell."""
        if not index.isValid():
            return None
        difference = self._differences[index.row()]
        column = DifferenceColumn(index.column())
        if column is DifferenceColumn.USE:
            return self._tick(difference, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(difference, column)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Accept or refuse the value of a row."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.accept((index.row(),), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == DifferenceColumn.USE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _tick(self, difference: Difference, role: int) -> Any:
        on = self._is_accepted(difference)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return OrderImport.USES_FILE if on else OrderImport.KEEPS_OLD
        return None

    def _is_accepted(self, difference: Difference) -> bool:
        return self._accepted.get(difference.place) == difference.choice

    def _words(self, difference: Difference, column: DifferenceColumn) -> str:
        if column is DifferenceColumn.ORDER:
            return difference.number
        if column is DifferenceColumn.ITEM:
            item = self._form.item(difference.place.item)
            return item.label if difference.line is None else OrderImport.LINES_ITEM
        if column is DifferenceColumn.OLD:
            return self._value(difference.place, difference.old)
        if difference.line is not None:
            return self._line(difference.line)
        return self._value(difference.place, difference.new)

    def _value(self, place: Place, answer: Answer | None) -> str:
        return shown(self._form.item(place.item), answer) or OrderImport.NOTHING_THERE

    def _line(self, line: LineItem) -> str:
        name, quantity, price = (
            shown(self._form.item(i), line.answers.get(i))
            for i in (_LINE_NAME, _LINE_QUANTITY, _LINE_PRICE)
        )
        return OrderImport.LINES_VALUE.format(name=name, quantity=quantity, price=price).strip()
