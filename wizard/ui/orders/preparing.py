"""Working many rows out on another thread, before they are searched or sorted."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from shiboken6 import isValid

from wizard.domain.case import Order
from wizard.domain.form import Form
from wizard.texts import Orders
from wizard.ui.orders.collecting import uncollected
from wizard.ui.orders.listing import Known, RowState
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.rows import CellMaker
from wizard.ui.pages.base import Desk


class Preparer:
    """Prepares the rows of a model when it asks for that; shows progress with やめる.

    Args:
        form: the loaded definitions.
        desk: the window around.
        model: whose rows; this becomes its `preparer`.
        states: returns what works out states on another thread; None when they need no work.
    """

    def __init__(
        self,
        form: Form,
        desk: Desk,
        model: OrderTableModel,
        states: Callable[[], Callable[[Order], RowState]] | None = None,
    ) -> None:
        self._form, self._desk, self._model, self._states = form, desk, model, states
        self._busy = False
        model.preparer = self.start

    def start(self) -> None:
        """Begin, unless it is going on already."""
        if self._busy:
            return
        self._busy = True
        maker, orders = CellMaker(self._form), self._model.orders()
        states = self._states
        state_of = states() if states is not None and self._model.sorts_by_state else None

        def work(cancelled: Callable[[], bool]) -> list[Known]:
            known = []
            try:
                with uncollected():
                    for order in orders:
                        if cancelled():
                            break
                        cells = maker.cells(order)
                        state = state_of(order) if state_of is not None else None
                        known.append(Known(order, cells, maker.haystack(order, cells), state))
            finally:
                # Stopped or not: the next search may ask again.
                self._busy = False
            return known

        def done(result: object) -> None:
            # The dialog may have been closed meanwhile, and its model with it.
            if isValid(self._model):
                self._model.know(cast(list[Known], result))

        self._desk.run(work, done, Orders.PREPARING)
