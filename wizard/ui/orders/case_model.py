"""The orders of the open case as a table that follows the session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from wizard.domain.case import Order, Place
from wizard.domain.changes import Group
from wizard.domain.form import Level, level_of
from wizard.ui.orders.listing import RowState
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.session import Session


class CaseOrdersModel(OrderTableModel):
    """The orders of the open case; follows the session.

    Args:
        session: the open case.
        state_of: works out the state of one order.
        parent: Qt parent.
    """

    def __init__(
        self,
        session: Session,
        state_of: Callable[[Order], RowState],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session.form, state_of, parent)
        self._session = session
        session.answer_changed.connect(self._on_answer)
        session.records_changed.connect(self._on_records)
        session.reset.connect(self.read_again)
        self.read_again()

    def read_again(self) -> None:
        """Compare with the case and follow whatever differs."""
        self.set_orders(self._session.case.orders)

    def _on_answer(self, place: Place) -> None:
        if level_of(place.item) in (Level.ORDER, Level.LINE):
            self.replace_order(self._session.case.order(place.owner))

    def _on_records(self, group: Group) -> None:
        # One comparison for every kind of change: an act of several changes is announced
        # change by change when all of them are already carried out.
        if group is not Group.NOTES:
            self.read_again()
