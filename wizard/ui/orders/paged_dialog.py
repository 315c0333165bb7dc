"""A file too large to hold, page by page: the owner ticks the fraudulent orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from wizard.domain.case import Order
from wizard.domain.form import Form
from wizard.intake.order_pages import OrderPage, OrderPages
from wizard.texts import OrderImport, OrderPaging
from wizard.ui.dialogs import Dialog
from wizard.ui.orders.import_dialog import roomy
from wizard.ui.orders.listing import RowState
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.rows import NUMBER, Column
from wizard.ui.orders.search import SearchField
from wizard.ui.orders.table import OrderTable
from wizard.ui.pages.base import Desk
from wizard.ui.widgets import Button, Text, row_of

MOST_FOUND = 200


class PagedDialog(Dialog):
    """Orders of a large file; ticks are kept by order number from page to page.

    Args:
        form: the loaded definitions.
        pages: the file.
        desk: the window around; it runs the reading of a page.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter searches and ticks here

    def __init__(
        self, form: Form, pages: OrderPages, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paged_dialog")
        self.setWindowTitle(OrderImport.TITLE)
        self._pages, self._desk = pages, desk
        self._number = 0  # of the page in view, counted from 0
        self.numbers: set[str] = set()
        self.model = OrderTableModel(form, lambda _order: RowState(), self)
        self.column.addWidget(
            Text(
                OrderPaging.FOUND.format(file=pages.path.name, title=pages.layout.title), "section"
            )
        )
        self.column.addWidget(Text(OrderPaging.HINT, "help"))
        self.search = SearchField(OrderImport.SEARCH, OrderImport.SEARCH_EXAMPLE)
        self.search.setObjectName("search_pages")
        # Only on Enter or by the button, not at every pause: it reads the whole file.
        find = Button(OrderPaging.FIND, "plain", "search", self.find_orders)
        find.setObjectName("find_in_file")
        self.search.returnPressed.connect(self.find_orders)
        row = row_of(self.search, find, stretch=False)
        row.setStretch(0, 1)
        self.column.addLayout(row)
        columns = [each for each in Column if each is not Column.STATE]
        self.table = OrderTable(self.model, OrderImport.TABLE, columns)
        self.table.setObjectName("paged_table")
        self.table.set_columns(columns, (Column.PORT, Column.IP, Column.PHONE, Column.ADDRESS))
        self.table.opened.connect(self._toggle)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(self._make_bar())
        self.add_button(OrderImport.CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.use = self.add_button("", "primary", QDialog.DialogCode.Accepted)
        self.use.setObjectName("paged_use")
        self.model.ticks_changed.connect(self._on_ticks)
        self._on_ticks()
        self.turn(0)
        self.search.setFocus()

    def sizeHint(self) -> QSize:
        """Take most of the window's room."""
        return roomy(self)

    def turn(self, by: int) -> None:
        """Show another page."""
        number = max(0, self._number + by)

        def work(cancelled: Callable[[], bool]) -> OrderPage:
            return self._pages.page(number, cancelled)

        def done(result: object) -> None:
            if isValid(self):
                self._show_page(cast(OrderPage, result))

        self._desk.run(work, done, OrderPaging.TURNING)

    def find_orders(self) -> None:
        """Search the whole file for the words; without any, go back to the pages."""
        words = self.search.text().strip()
        if not words:
            self.turn(0)
            return

        def work(cancelled: Callable[[], bool]) -> tuple[Order, ...]:
            return self._pages.find(words, MOST_FOUND, cancelled)

        def done(result: object) -> None:
            if isValid(self):
                self._show_found(words, cast("tuple[Order, ...]", result))

        self._desk.run(work, done, OrderPaging.FINDING)

    # --- inside -------------------------------------------------------------------------------

    def _make_bar(self) -> QHBoxLayout:
        self.previous = Button(OrderPaging.PREVIOUS, "plain", "chevron-left", lambda: self.turn(-1))
        self.previous.setObjectName("page_previous")
        self.next = Button(OrderPaging.NEXT, "plain", "chevron-right", lambda: self.turn(1))
        self.next.setObjectName("page_next")
        self.where = QLabel()
        self.where.setObjectName("page_where")
        return row_of(self.previous, self.next, self.where)

    def _show_page(self, page: OrderPage) -> None:
        if not page.orders and not page.bad_rows and page.number > 0:
            self.next.setEnabled(False)
            return
        self._number = page.number
        words = OrderPaging.WHERE.format(
            page=page.number + 1, first=page.first_row, count=len(page.orders)
        )
        if page.bad_rows:
            words += OrderPaging.BAD_ROWS.format(count=page.bad_rows)
        self._show(page.orders, words)
        self.previous.setEnabled(page.number > 0)
        self.next.setEnabled(not page.is_last)

    def _show_found(self, words: str, orders: tuple[Order, ...]) -> None:
        said = OrderPaging.FOUND_MOST if len(orders) >= MOST_FOUND else OrderPaging.FOUND_SOME
        self._show(orders, said.format(words=words, count=len(orders)))
        self.previous.setEnabled(False)
        self.next.setEnabled(False)

    def _show(self, orders: tuple[Order, ...], words: str) -> None:
        wanted = {order.key for order in orders if order.text(NUMBER) in self.numbers}
        self.model.ticks_changed.disconnect(self._on_ticks)
        self.model.set_orders(orders)
        self.model.tick(wanted, on=True)
        self.model.ticks_changed.connect(self._on_ticks)
        self.where.setText(words)
        self.table.scrollToTop()
        self._on_ticks()

    def _toggle(self, key: str) -> None:
        self.model.tick((key,), on=not self.model.is_ticked(key))

    def _on_ticks(self) -> None:
        for order in self.model.orders():
            number = order.text(NUMBER)
            if number and self.model.is_ticked(order.key):
                self.numbers.add(number)
            elif number:
                self.numbers.discard(number)
        count = len(self.numbers)
        words = OrderPaging.USE.format(count=count) if count else OrderImport.TAKE_OVER_NONE
        self.use.setText(words)
        self.use.setEnabled(count > 0)
