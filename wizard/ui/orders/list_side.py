"""The list of orders: search, what can be done, the table, the totals, or why it is empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wizard.domain.totals import Totals
from wizard.texts import Orders
from wizard.ui.orders.actions import ActionBar, Deed
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.rows import Column
from wizard.ui.orders.search import SearchField
from wizard.ui.orders.table import OrderTable
from wizard.ui.widgets import Button, Card, Text

# Beside the open form there is room for what tells orders apart.
_LESS = (Column.TICK, Column.NUMBER, Column.TIME, Column.YEN, Column.STATE)
_SPARE = (Column.STATE, Column.YEN)
_MOVING = ("order_up", "order_down")


class ListSide(QWidget):
    """Everything about the list.

    Args:
        model: the orders.
        deeds: what can be done with the chosen ones.
        on_add: called by 「1件ずつ入力」.
        parent: Qt parent.
    """

    def __init__(
        self,
        model: OrderTableModel,
        deeds: list[Deed],
        on_add: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._low = False
        self._beside_total: QWidget | None = None
        self.table = OrderTable(model, Orders.TABLE, movable=True)
        self.table.setObjectName("orders_table")
        self.add = Button(Orders.ADD, "plain", "plus", on_add)
        self.add.setObjectName("add_order")
        self.search = SearchField(Orders.SEARCH, Orders.SEARCH_EXAMPLE)
        self.search.setObjectName("search_orders")
        self.tick_all = Button(Orders.TICK_ALL, "link", "", self._tick_all)
        self.tick_all.setObjectName("tick_all")
        self.tick_none = Button(Orders.TICK_NONE, "link", "", self._tick_none)
        self.tick_none.setObjectName("tick_none")
        self.own_order = Button(Orders.OWN_ORDER, "link", "undo-2", self._own_order)
        self.own_order.setObjectName("own_order")
        links = (self.tick_all, self.tick_none, self.own_order)
        self.actions_bar = ActionBar(self.table, deeds, links)
        self.no_hit = Text("", "help")
        self.total = QLabel()
        self.total.setObjectName("orders_total")
        self.total_note = Text("", "help")
        self.empty = Card(Orders.EMPTY_TITLE, icon_name="shopping-bag")
        self.empty.setObjectName("no_orders")
        self.empty.add(Text(Orders.EMPTY))
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        self._connect()
        self._show_found()

    def show_totals(self, totals: Totals) -> None:
        """Show how many orders there are and what they come to."""
        known = totals.yen > 0 or totals.complete
        words = Orders.TOTAL if known else Orders.TOTAL_NONE
        self.total.setText(words.format(count=totals.orders, yen=totals.yen))
        note = "" if totals.complete else Orders.TOTAL_INCOMPLETE
        self.total_note.set_text(note if known else Orders.TOTAL_NONE_HELP)
        self.total_note.setVisible(not totals.complete)
        self._show_found()

    def put_beside_total(self, widget: QWidget) -> None:
        """Put a widget at the left of the totals."""
        self._total_line.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._beside_total = widget

    def event(self, event: QEvent) -> bool:
        """Let the totals go below what stands beside them where there is no room for both."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            beside = self._beside_total
            wish = 0 if beside is None or beside.isHidden() else beside.sizeHint().width() + 16
            narrow = wish > 0 and wish + self.total.sizeHint().width() > self.width()
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._total_line.setDirection(down if narrow else across)
        return super().event(event)

    def clear_search(self) -> None:
        """Show all orders."""
        self.search.setText("")
        self.search.apply()

    def show_less(self, *, less: bool, low: bool) -> None:
        """Show fewer columns beside the form, and only the rows above it."""
        self.table.set_columns(_LESS if less else tuple(Column), _SPARE if less else ())
        self.actions_bar.buttons["open_order"].setVisible(not less)
        self._low = low
        self._show_found()

    # --- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(2)
        self.total.setProperty("kind", "label")
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._total_line = QHBoxLayout()
        self._total_line.setSpacing(4)
        self._total_line.addWidget(self.total, 1)
        foot.addLayout(self._total_line)
        foot.addWidget(self.total_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._make_top())
        column.addWidget(self.empty)
        column.addWidget(self.actions_bar)
        column.addWidget(self.no_hit)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)
        column.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _make_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.add)
        row.addWidget(self.search, 1)
        row.addStretch(0)
        return row

    def _connect(self) -> None:
        self.search.searched.connect(self._model.set_search)
        self._model.ticks_changed.connect(self._show_chosen)
        self.table.chosen_changed.connect(self._show_chosen)
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(lambda *_: self._show_found())
        for signal in (
            self._model.rowsInserted,
            self._model.rowsRemoved,
            self._model.modelReset,
        ):
            signal.connect(lambda *_: self._show_found())

    def _show_found(self) -> None:
        total, found = self._model.total, self._model.rowCount()
        self.empty.setVisible(total == 0)
        self.table.setVisible(total > 0)
        self.add.setVisible(not self._low)
        for widget in (self.search, self.actions_bar, self._foot):
            widget.setVisible(total > 0 and not self._low)
        words = self.search.text().strip()
        self.no_hit.set_text(Orders.NO_HIT.format(search=words) if total and not found else "")
        self.no_hit.setVisible(total > 0 and not found)
        self.search.show_found(found, total)
        self.own_order.setVisible(not self._model.in_own_order)
        self._show_chosen()

    def _show_chosen(self) -> None:
        ticked = self._model.tick_count
        self.actions_bar.show_count(ticked or self.table.selected_count())
        self.tick_none.setVisible(ticked > 0)
        if not self._model.in_own_order:
            for name in _MOVING:
                self.actions_bar.enable(name, on=False, why=Orders.MOVE_NEEDS_OWN_ORDER)

    def _tick_all(self) -> None:
        self._model.tick(self._model.keys(), on=True)

    def _tick_none(self) -> None:
        self._model.tick(self._model.ticked(), on=False)

    def _own_order(self) -> None:
        self.clear_search()
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
