"""Orders as a Qt table: rows are worked out when they are painted, changes come in one by one.

The model keeps its own list of keys, because Qt wants to hear of a change before it happens
and the session speaks afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from wizard.domain.case import Order
from wizard.domain.form import Form
from wizard.ui.orders.faces import WORD_ROLES, alignment, cell_words, header_face, tick_words
from wizard.ui.orders.listing import Known, Listing, RowState, runs
from wizard.ui.orders.rows import TRACES, Cells, Column

KEY_ROLE = Qt.ItemDataRole.UserRole
TRACE_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
LINK_ROLE = Qt.ItemDataRole.UserRole + 3  # True on the number of an order linked with others
_MANY_RUNS = 40  # more are cheaper for the views as one reset than one by one
_MANY_ORDERS = 1000  # more are not worked out while somebody waits

AnyIndex = QModelIndex | QPersistentModelIndex


class OrderTableModel(QAbstractTableModel):
    """A list of orders as a table.

    Args:
        form: the loaded definitions.
        state_of: works out the state of one order; called only for rows that are shown.
        parent: Qt parent.

    Attributes:
        preparer: called instead of searching or sorting while that would hold the window up;
            it works the rows out on another thread and hands them to `know`.
    """

    ticks_changed = Signal()

    def __init__(
        self, form: Form, state_of: Callable[[Order], RowState], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.preparer: Callable[[], None] | None = None
        self._list = Listing(form, state_of)
        self._shown: list[str] = []
        self._rows: dict[str, int] | None = None

    # --- what stands in it --------------------------------------------------------------------

    def set_orders(self, orders: Iterable[Order] | dict[str, Order]) -> None:
        """Show these orders (or orders by key), telling the views only of what differs."""
        ticks = len(self._list.ticked)
        changed = self._list.replace(orders)
        self._show(self._list.wanted())
        self._repaint(changed)
        if len(self._list.ticked) != ticks:
            self.ticks_changed.emit()

    def orders(self) -> tuple[Order, ...]:
        """Return all orders in their own order, shown or not."""
        return tuple(self._list.orders.values())

    @property
    def sorts_by_state(self) -> bool:
        """Return True while the rows are sorted by their state."""
        return self._list.sorts_by_state

    def know(self, known: Iterable[Known]) -> None:
        """Take over what was worked out on another thread, and search and sort by it."""
        self._list.know(known)
        self._show(self._list.wanted())

    def replace_order(self, order: Order) -> None:
        """Show the new content of one order where it stands."""
        if self._list.put(order):
            self._repaint([order.key])

    def forget_states(self) -> None:
        """Work the states out again: something outside the orders changed what they hang on."""
        self._list.forget_states()
        self._repaint_column(Column.STATE)

    def order(self, key: str) -> Order:
        """Return the order with that key; raises KeyError."""
        return self._list.orders[key]

    def key_at(self, row: int) -> str:
        """Return the key of the order in a row, empty when there is no such row."""
        return self._shown[row] if 0 <= row < len(self._shown) else ""

    def row_of(self, key: str) -> int:
        """Return the row in which an order is shown, or -1."""
        if self._rows is None:
            self._rows = {shown: row for row, shown in enumerate(self._shown)}
        return self._rows.get(key, -1)

    def keys(self) -> Sequence[str]:
        """Return the keys shown, from the top."""
        return tuple(self._shown)

    def cells(self, key: str) -> Cells:
        """Return what the row of an order says."""
        return self._list.cells(key)

    @property
    def total(self) -> int:
        """Return how many orders there are, shown or not."""
        return len(self._list.orders)

    # --- searching, sorting, ticks ------------------------------------------------------------

    def set_search(self, text: str) -> None:
        """Show only the orders that hold every word of `text`."""
        if self._list.search(text):
            self._look_again()

    @property
    def in_own_order(self) -> bool:
        """Return True while the rows stand as the orders do: not sorted, not searched."""
        return self._list.in_own_order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the orders' own order."""
        by = Column(column) if column >= 0 else None
        self._list.sort(by, order is Qt.SortOrder.DescendingOrder)
        self._look_again()

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the ticked orders in the orders' own order, shown or not."""
        return tuple(key for key in self._list.orders if key in self._list.ticked)

    def ticked_orders(self) -> list[Order]:
        """Return the ticked orders in the orders' own order, shown or not."""
        ticked = self._list.ticked
        return [o for key, o in self._list.orders.items() if key in ticked] if ticked else []

    @property
    def tick_count(self) -> int:
        """Return how many orders are ticked."""
        return len(self._list.ticked)

    def is_ticked(self, key: str) -> bool:
        """Return True when the order is ticked."""
        return key in self._list.ticked

    def tick(self, keys: Collection[str], on: bool) -> None:
        """Tick or untick orders."""
        changed = self._list.tick(keys, on)
        if not changed:
            return
        if len(changed) == 1 and self._rows is not None:
            index = self.index(self.row_of(next(iter(changed))), Column.TICK)
            self.dataChanged.emit(index, index)
        else:
            self._repaint_column(Column.TICK)
        self.ticks_changed.emit()

    # --- Qt's own faces -----------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many orders are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one face of one cell; works the row out when it is first asked for."""
        if not index.isValid():
            return None
        key, column = self._shown[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._check_state(key) if column is Column.TICK else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == KEY_ROLE:
            return key
        if role == TRACE_ROLE:
            return self.cells(key).trace(column) if column in TRACES else None
        if role == STATE_ROLE:
            return self._list.state(key).kind if column is Column.STATE else None
        if role not in WORD_ROLES:
            return None
        if column is Column.TICK:
            return tick_words(self.is_ticked(key), role)
        if column is Column.STATE:
            state = self._list.state(key)
            return state.words if role == Qt.ItemDataRole.DisplayRole else state.help
        return cell_words(self.cells(key), column, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick the order of a row."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.TICK:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick((self._shown[index.row()],), on)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column, or what it means."""
        horizontal = orientation is Qt.Orientation.Horizontal
        return header_face(Column(section), role) if horizontal else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == Column.TICK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    # --- inside -------------------------------------------------------------------------------

    def _look_again(self) -> None:
        """Search and sort, which looks at every order."""
        if self.preparer is not None and self._list.unknown > _MANY_ORDERS:
            self.preparer()
        else:
            self._show(self._list.wanted())

    def _check_state(self, key: str) -> Qt.CheckState:
        return Qt.CheckState.Checked if self.is_ticked(key) else Qt.CheckState.Unchecked

    def _repaint(self, keys: Sequence[str]) -> None:
        rows = [row for row in map(self.row_of, keys) if row >= 0]
        if rows:
            last = len(Column) - 1
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), last))

    def _repaint_column(self, column: Column) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, column)
            self.dataChanged.emit(self.index(0, column), last)

    def _show(self, wanted: list[str]) -> None:
        """Turn the rows shown into `wanted` with as few announcements as that takes."""
        if wanted == self._shown:
            return
        had, keep = set(self._shown), set(wanted if self._shown else ())
        gone = runs([row for row, key in enumerate(self._shown) if key not in keep])
        new = [(0, len(wanted) - 1)]
        if had:
            new = runs([row for row, key in enumerate(wanted) if key not in had])
        if len(gone) + len(new) > _MANY_RUNS:
            self.beginResetModel()
            self._place(wanted)
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._place(self._shown[:first] + self._shown[last + 1 :])
            self.endRemoveRows()
        self._rearrange([key for key in wanted if key in had])
        for first, last in new:
            self._insert(first, wanted[first : last + 1])

    def _insert(self, first: int, keys: list[str]) -> None:
        self.beginInsertRows(QModelIndex(), first, first + len(keys) - 1)
        self._place(self._shown[:first] + keys + self._shown[first:])
        self.endInsertRows()

    def _rearrange(self, wanted: list[str]) -> None:
        if wanted == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._shown[index.row()] for index in before]
        self._place(wanted)
        after = [
            self.index(self.row_of(key), index.column())
            for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _place(self, keys: list[str]) -> None:
        self._shown = keys
        self._rows = None
