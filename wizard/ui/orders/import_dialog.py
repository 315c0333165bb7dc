"""What is in a file, before anything is taken over: the owner ticks the fraudulent orders."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from wizard.domain.case import Order, Place
from wizard.domain.form import Form
from wizard.texts import OrderImport
from wizard.ui.dialogs import Dialog
from wizard.ui.orders.differences import DifferenceColumn, DifferenceModel
from wizard.ui.orders.listing import RowKind, RowState
from wizard.ui.orders.model import OrderTableModel
from wizard.ui.orders.problem_rows import ProblemRowsModel
from wizard.ui.orders.read_file import ReadFile
from wizard.ui.orders.rows import NUMBER
from wizard.ui.orders.search import SearchField
from wizard.ui.orders.table import OrderTable
from wizard.ui.orders.tick_delegate import TickDelegate
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Message, Text


class _Rank(IntEnum):
    """How the states sort: what needs a look first."""

    CHANGED = 0
    NEW = 1
    FILLED = 2
    SAME = 3


class ImportDialog(Dialog):
    """A preview of an order file.

    Args:
        form: the loaded definitions.
        read: the file.
        parent: Qt parent.
    """

    enter_is_main = False  # Enter searches and ticks here

    def __init__(self, form: Form, read: ReadFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(OrderImport.TITLE)
        self._read = read
        self._same = {order.key for order in read.plan.same}
        self._new = {order.key for order in read.plan.new}
        self.model = OrderTableModel(form, self._state_of, self)
        self.model.set_orders(read.file.orders)
        self.differences = DifferenceModel(form, self)
        self.tabs = QTabWidget()
        self._build_head()
        self._build_orders()
        self._build_differences()
        self._build_problems()
        self._build_notices()
        self.column.addWidget(self.tabs, 1)
        self.close_button = self.add_button(OrderImport.CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.take = self.add_button("", "primary", QDialog.DialogCode.Accepted)
        self.take.setObjectName("take_over")
        self.model.ticks_changed.connect(self._on_ticks)
        self._on_ticks()
        self.search.setFocus()

    def chosen_orders(self) -> list[Order]:
        """Return the ticked orders in the order of the file."""
        return [self.model.order(key) for key in self.model.ticked()]

    def accepted_places(self) -> frozenset[Place]:
        """Return where the file's value replaces what stands."""
        return self.differences.accepted()

    def sizeHint(self) -> QSize:
        """Take most of the window's room."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(sp(1000), sp(720))
        return QSize(
            max(sp(720), round(room.width() * 0.86)), max(sp(560), round(room.height() * 0.9))
        )

    # --- building -----------------------------------------------------------------------------

    def _build_head(self) -> None:
        file = self._read.file
        self.found = Text(
            OrderImport.FOUND.format(
                platform=file.layout.title,
                count=len(file.orders),
                encoding=OrderImport.ENCODINGS.get(file.encoding, file.encoding),
            ),
            "section",
        )
        self.column.addWidget(self.found)
        if file.row_problems:
            words = OrderImport.PROBLEM_ROWS.format(count=len(file.row_problems))
            self.warning = Message("caution", words, self, boxed=True)
            show = Button(OrderImport.SHOW, "link", "", self._show_problems)
            show.setObjectName("show_problem_rows")
            self.warning.row.addWidget(show)
            self.column.addWidget(self.warning)

    def _build_orders(self) -> None:
        self.search = SearchField(OrderImport.SEARCH, OrderImport.SEARCH_EXAMPLE)
        self.search.setObjectName("search_import")
        self.search.searched.connect(self.model.set_search)
        self.table = OrderTable(self.model, OrderImport.TABLE)
        self.table.setObjectName("import_table")
        self.table.opened.connect(self._toggle)
        tick_all = Button(OrderImport.TICK_ALL, "link", "", self._tick_shown)
        tick_all.setObjectName("import_tick_all")
        tick_none = Button(OrderImport.TICK_NONE, "link", "", self._tick_none)
        tick_none.setObjectName("import_tick_none")
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(tick_all)
        row.addWidget(tick_none)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(OrderImport.HINT, "help"))
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.tabs.addTab(page, OrderImport.TAB_ORDERS.format(count=len(self._read.file.orders)))

    def _build_differences(self) -> None:
        self.difference_table = _plain_table(self.differences, OrderImport.DIFFERENCES_TABLE)
        self.difference_table.setObjectName("differences")
        self.difference_table.setItemDelegateForColumn(
            DifferenceColumn.USE, TickDelegate(self.difference_table)
        )
        _set_widths(self.difference_table, (96, 88, 136, 288))
        self._difference_page = _page(OrderImport.DIFFERENCES_HINT, self.difference_table)

    def _build_problems(self) -> None:
        problems = self._read.file.row_problems
        self.problem_table = _plain_table(
            ProblemRowsModel(problems, self), OrderImport.PROBLEM_TABLE
        )
        self.problem_table.setObjectName("problem_rows")
        _set_widths(self.problem_table, (88, 420))
        self._problem_page = _page(OrderImport.PROBLEM_ROWS_HINT, self.problem_table)
        if problems:
            title = OrderImport.TAB_PROBLEMS.format(count=len(problems))
            self.tabs.addTab(self._problem_page, title)

    def _build_notices(self) -> None:
        notices = self._read.file.notices
        if not notices:
            return
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        for words in notices:
            column.addWidget(Message("info", words, page))
        column.addStretch(1)
        self.tabs.addTab(page, OrderImport.TAB_NOTICES.format(count=len(notices)))

    # --- what the person does -----------------------------------------------------------------

    def _toggle(self, key: str) -> None:
        self.model.tick((key,), on=not self.model.is_ticked(key))

    def _tick_shown(self) -> None:
        self.model.tick(self.model.keys(), on=True)

    def _tick_none(self) -> None:
        self.model.tick(self.model.ticked(), on=False)

    def _show_problems(self) -> None:
        self.tabs.setCurrentWidget(self._problem_page)

    def _on_ticks(self) -> None:
        count = self.model.tick_count
        words = OrderImport.TAKE_OVER.format(count=count) if count else OrderImport.TAKE_OVER_NONE
        self.take.setText(words)
        self.take.setEnabled(count > 0)
        if self._read.plan.differences:
            numbers = {order.text(NUMBER) for order in self.chosen_orders()}
            chosen = [d for d in self._read.plan.differences if d.number in numbers]
            self.differences.show(chosen)
            self._show_difference_tab(len(chosen))

    def _show_difference_tab(self, count: int) -> None:
        at = self.tabs.indexOf(self._difference_page)
        if count and at < 0:
            at = self.tabs.insertTab(1, self._difference_page, "")
        if count:
            self.tabs.setTabText(at, OrderImport.TAB_DIFFERENCES.format(count=count))
        elif at >= 0:
            self.tabs.removeTab(at)

    def _state_of(self, order: Order) -> RowState:
        if order.key in self._new:
            return RowState(OrderImport.NEW, RowKind.PLAIN, _Rank.NEW, OrderImport.NEW_HELP)
        differing = self._read.differing[order.text(NUMBER)]
        if differing:
            return RowState(
                OrderImport.CHANGED.format(count=differing),
                RowKind.CAUTION,
                _Rank.CHANGED,
                OrderImport.CHANGED_HELP.format(count=differing),
            )
        if order.key in self._same:
            return RowState(OrderImport.SAME, RowKind.GOOD, _Rank.SAME, OrderImport.SAME_HELP)
        return RowState(OrderImport.FILLED, RowKind.PLAIN, _Rank.FILLED, OrderImport.FILLED_HELP)


def _plain_table(model: QAbstractTableModel, name: str) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(sp(36))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultSectionSize(sp(150))
    table.horizontalHeader().setHighlightSections(False)
    return table


def _set_widths(table: QTableView, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        table.setColumnWidth(column, sp(width))


def _page(hint: str, table: QTableView) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(8)
    column.addWidget(Text(hint, "help"))
    column.addWidget(table, 1)
    return page
