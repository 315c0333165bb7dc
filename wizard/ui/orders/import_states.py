"""How an order of a file stands to the case: new, differing, completing, the same, damaged."""

from __future__ import annotations

from enum import IntEnum

from wizard.domain.case import Order
from wizard.domain.damage import damages
from wizard.domain.form import Form
from wizard.texts import OrderImport
from wizard.ui.orders.listing import RowKind, RowState
from wizard.ui.orders.read_file import ReadFile
from wizard.ui.orders.rows import NUMBER


class _Rank(IntEnum):
    """How the states sort: what needs a look first."""

    CHANGED = 0
    DAMAGED = 1
    NEW = 2
    FILLED = 3
    SAME = 4


class ImportStates:
    """Works out the states of rows; may be asked on any thread.

    Args:
        form: the loaded definitions.
        read: the files.
    """

    def __init__(self, form: Form, read: ReadFile) -> None:
        self._form = form
        self._read = read
        self._alone = read.new.intersection(order.key for order in read.parcels)

    def of(self, order: Order) -> RowState:
        """Return the state of an order."""
        differing = self._read.differing[order.text(NUMBER)]
        if differing:
            return RowState(
                OrderImport.CHANGED.format(count=differing),
                RowKind.CAUTION,
                _Rank.CHANGED,
                OrderImport.CHANGED_HELP.format(count=differing),
            )
        if order.key in self._read.same:
            return RowState(OrderImport.SAME, RowKind.GOOD, _Rank.SAME, OrderImport.SAME_HELP)
        damaged = self._damaged(order)
        if damaged is not None:
            return damaged
        if order.key in self._alone:
            return RowState(OrderImport.ALONE, RowKind.PLAIN, _Rank.NEW, OrderImport.ALONE_HELP)
        if order.key in self._read.new:
            return RowState(OrderImport.NEW, RowKind.PLAIN, _Rank.NEW, OrderImport.NEW_HELP)
        return RowState(OrderImport.FILLED, RowKind.PLAIN, _Rank.FILLED, OrderImport.FILLED_HELP)

    def _damaged(self, order: Order) -> RowState | None:
        lost = [damage for damage in damages(order) if not damage.mended]
        if not lost:
            return None
        labels = dict.fromkeys(self._form.item(damage.place.item).label for damage in lost)
        return RowState(
            OrderImport.DAMAGED.format(count=len(lost)),
            RowKind.CAUTION,
            _Rank.DAMAGED,
            OrderImport.DAMAGED_HELP.format(items="・".join(labels)),
        )
