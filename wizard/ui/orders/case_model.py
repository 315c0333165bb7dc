"""The orders of the open case as a table that follows the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from wizard.domain.case import Order, Place
from wizard.domain.changes import Group
from wizard.domain.form import Level, level_of
from wizard.ui.orders.faces import READING
from wizard.ui.orders.listing import RowState
from wizard.ui.orders.model import LINK_ROLE, AnyIndex, OrderTableModel
from wizard.ui.orders.rows import Column
from wizard.ui.session import Session

ROWS_MIME = "application/x-tsuho-order-rows"


class CaseOrdersModel(OrderTableModel):
    """The orders of the open case; follows the session.

    Args:
        session: the open case.
        state_of: works out the state of one order.
        parent: Qt parent.
    """

    rows_dropped = Signal(list, int)  # keys, row before which they were dropped

    def __init__(
        self,
        session: Session,
        state_of: Callable[[Order], RowState],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session.form, state_of, parent)
        self._session = session
        self._marks: Mapping[str, str] = {}
        session.answer_changed.connect(self._on_answer)
        session.records_changed.connect(self._on_records)
        session.reset.connect(self.read_again)
        self.read_again()

    def read_again(self) -> None:
        """Compare with the case and follow whatever differs."""
        self.set_orders(self._session.case.orders)

    # --- marks of linked orders ---------------------------------------------------------------

    def set_marks(self, marks: Mapping[str, str]) -> None:
        """Mark orders that others are linked with.

        Args:
            marks: by key, the words for it.
        """
        if marks != self._marks:
            self._marks = marks
            self._repaint_column(Column.NUMBER)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one face of one cell; the number of a linked order says so."""
        face = super().data(index, role)
        if index.isValid() and index.column() == Column.NUMBER and self._marks:
            words = self._marks.get(self.key_at(index.row()))
            if role == LINK_ROLE:
                return words is not None
            if words is not None and role in READING:
                return f"{face}\n{words}"
        return face

    # --- dragging rows ------------------------------------------------------------------------

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell; rows are dropped between rows, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.in_own_order else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the type of dragged rows; files are taken by the page, not by the table."""
        return [ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged rows by their keys."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(ROWS_MIME, "\n".join(map(self.key_at, rows)).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Ask for dragged rows to be moved; the session does it and the model follows."""
        if not (self.in_own_order and data.hasFormat(ROWS_MIME)):
            return False
        keys = bytes(data.data(ROWS_MIME).data()).decode().split("\n")
        self.rows_dropped.emit(keys, row if row >= 0 else self.rowCount())
        return True

    # --- following the session ----------------------------------------------------------------

    def _on_answer(self, place: Place) -> None:
        if level_of(place.item) not in (Level.ORDER, Level.LINE):
            return
        try:
            self.replace_order(self._session.case.order(place.owner))
        except KeyError:
            # Changed and removed in one act: all of it is carried out before it is announced.
            self.read_again()

    def _on_records(self, group: Group) -> None:
        # One comparison for every kind of change: an act of several changes is announced
        # change by change when all of them are already carried out.
        if group is not Group.NOTES:
            self.read_again()
