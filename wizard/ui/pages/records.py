"""The page of access records: per order what the server noted when it was placed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wizard.domain.case import Place
from wizard.domain.form import Level
from wizard.texts import Orders, Records
from wizard.ui.logs.bar import LogBar
from wizard.ui.logs.flow import LogFlow
from wizard.ui.logs.shelf import Standing
from wizard.ui.orders.case_model import CaseOrdersModel
from wizard.ui.orders.halves import Halves
from wizard.ui.orders.preparing import Preparer
from wizard.ui.orders.record_panel import CaseFields, RecordPanel, sections_of
from wizard.ui.orders.rows import Column
from wizard.ui.orders.search import SearchField
from wizard.ui.orders.state import OrderStates, states_elsewhere
from wizard.ui.orders.table import OrderTable
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.scrolling import TallArea
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Card, Message, Text, local_files

_COLUMNS = (Column.NUMBER, Column.TIME, Column.IP, Column.PORT)
# Below this width (at 100 % text) list and form stand one above the other.
_WIDE = 780
# Below this height for list and form the whole page scrolls.
_LEAST = 300
# The same where the form stands alone: all that is above it is folded away.
_LEAST_ALONE = 130


def make(context: PageContext) -> Page:
    """Return the page."""
    return RecordsPage(context)


class _Halves(Halves):
    """List and form scroll by themselves: how much is in them asks for no height."""

    def sizeHint(self) -> QSize:
        """Ask for no more height than is needed to work with them."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class RecordsPage(Page):
    """The list of orders at the left, the record of the chosen one at the right."""

    fills = True

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._list_wanted = True
        self.header: QWidget | None = None
        self.undo_bar = UndoBar(self.session, self)
        self.model = CaseOrdersModel(
            self.session, OrderStates(self.session.checker, self.session.case).of, self
        )
        Preparer(context.form, self.desk, self.model, lambda: states_elsewhere(self.session))
        self.table = OrderTable(self.model, Records.LIST, _COLUMNS)
        self.table.setObjectName("records_table")
        self.search = SearchField(Records.SEARCH, Orders.SEARCH_EXAMPLE)
        self.search.setObjectName("search_records")
        self.top = QWidget(self)
        self.halves = _Halves(_WIDE, 0.57, 0.72, self)
        self.area = TallArea(self.top, self.halves, sp(_LEAST), self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.logs = LogFlow(context, self.undo_bar, self)
        self.bar = LogBar(self.session, self.logs, self.next_candidates, self)
        self.panel = RecordPanel(
            context,
            self.undo_bar,
            self.logs,
            self.next_candidates,
            self._has_candidates,
            self.halves,
        )
        # Without an order the fields of the whole case stand alone.
        self.case_fields = CaseFields(context) if sections_of(context, Level.CASE) else None
        self._lay_out()
        self._connect()
        self._show_state()

    def enter(self) -> None:
        """Show an order when none is shown yet; cheap, whatever the number of orders."""
        self._show_state()

    def reveal(self, place: Place) -> None:
        """Choose the order of a place and put the keyboard into its field."""
        if place.owner:
            self._choose(place.owner)
        self._list_wanted = False
        self._arrange()
        if self.model.total:
            self.panel.reveal(place)
        elif self.case_fields is not None and place.item in self.case_fields.rows:
            self.case_fields.rows[place.item].focus_editor()
        else:
            self.go_to_orders.setFocus()

    def take_header(self, header: QWidget) -> bool:
        """Let the header scroll with what is above the list, and fold with it."""
        self.header = header
        self._above.insertWidget(0, header)
        return True

    def take_files(self, paths: Sequence[Path]) -> None:
        """Search logs."""
        self.logs.take_files(paths, surely=True)

    def next_candidates(self) -> None:
        """Go to the next order whose candidates wait, and put the keyboard on them."""
        key = self._next_open()
        if not key:
            return
        self._choose(key)
        self._list_wanted = False
        self._arrange()
        self._look_at_candidates()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome logs anywhere on the page."""
        if local_files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take logs dropped anywhere on the page."""
        files = local_files(event.mimeData().urls())
        if files:
            event.acceptProposedAction()
            self.logs.take_files(files)

    # --- inside -------------------------------------------------------------------------------

    def _next_open(self) -> str:
        """Return the key of the next order of the list whose candidates wait."""
        count, shelf = self.model.rowCount(), self.logs.shelf
        here = self.model.row_of(self.table.current_key())
        for step in range(1, count + 1):
            order = self.model.order(self.model.key_at((here + step) % count))
            if shelf.standing(order) is Standing.OPEN:
                return order.key
        return ""

    def _has_candidates(self) -> bool:
        return bool(self._next_open())

    def _show_searched(self) -> None:
        """Show the first order whose candidates wait when the one in view has none."""
        if self.logs.shelf.refused:
            self._show_list()  # why a file could not be read is said above the list
        key = self.table.current_key()
        if key and self.logs.shelf.standing(self.model.order(key)) is Standing.NOTHING:
            self._choose(self._next_open() or key)

    def _lay_out(self) -> None:
        self.why = Message("info", Records.WHY, self, boxed=True)
        self.why.hide()
        self.why_button = Button(Records.WHY_TITLE, "link", "circle-question-mark")
        self.why_button.setObjectName("why_records")
        self.why_button.setCheckable(True)
        self.why_button.toggled.connect(self.why.setVisible)
        self.empty = Card(Records.EMPTY_TITLE, icon_name="shopping-bag")
        self.empty.setObjectName("no_orders")
        self.empty.add(Text(Records.EMPTY))
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.go_to_orders = Button(Records.GO_TO_ORDERS, "plain", "arrow-right", self._to_orders)
        self.go_to_orders.setObjectName("go_to_orders")
        self.empty.add_row(self.go_to_orders)
        self.side = QWidget(self)
        left = QVBoxLayout(self.side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.table, 1)
        self.halves.insertWidget(0, self.side)
        self.bar.links.addWidget(self.why_button)
        self._above = column = QVBoxLayout(self.top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.bar, self.why, self.undo_bar, self.empty, self.case_fields):
            if widget is not None:
                column.addWidget(widget)
        column.addStretch(0)

    def _connect(self) -> None:
        self.search.searched.connect(self.model.set_search)
        self.table.current_changed.connect(lambda _key: self._show_in_panel())
        self.table.opened.connect(lambda _key: self._show_form())
        self.table.clicked.connect(self._on_click)
        self.halves.turned.connect(self._arrange)
        self.logs.searched.connect(self._show_searched)
        self.logs.taken.connect(self._on_taken)
        self.panel.back_wanted.connect(self._show_list)
        self.panel.turn_wanted.connect(self.table.step)
        for signal in (
            self.model.rowsInserted,
            self.model.rowsRemoved,
            self.model.modelReset,
            self.model.layoutChanged,
        ):
            signal.connect(lambda *_: self._show_state())

    def _on_click(self, _index: object) -> None:
        """Where only one of the two has room, a click opens: nothing else would be seen of it."""
        if self.halves.alternate:
            self._show_form()

    def _on_taken(self, key: str) -> None:
        """Stay with the order that was given a record; the keyboard goes to what comes next."""
        if key == self.panel.key:
            self._look_at_candidates()

    def _look_at_candidates(self) -> None:
        self.panel.logs.focus_first()
        self.area.ensureWidgetVisible(self.halves, 0, 0)

    def _show_state(self) -> None:
        total = self.model.total
        self.empty.setVisible(total == 0)
        self.halves.setVisible(total > 0)
        if self.case_fields is not None:
            self.case_fields.setVisible(total == 0)
        self.bar.show_for(orders=total > 0)
        self.search.setVisible(total > 1)
        self.search.show_found(self.model.rowCount(), total)
        if total and self.model.row_of(self.panel.key) < 0 and not self.table.current_key():
            self.table.set_current(self.model.key_at(0))
        self._show_in_panel()

    def _show_in_panel(self) -> None:
        key = self.table.current_key()
        if key:
            self.panel.show_order(key, self.model.row_of(key), self.model.rowCount())

    def _show_form(self) -> None:
        """Put the keyboard into the form, and show it when only one of the two is in view."""
        self._list_wanted = False
        self._arrange()
        self.panel.fields.focus_first()

    def _show_list(self) -> None:
        self._list_wanted = self.halves.alternate
        self._arrange()
        self.table.setFocus()

    def _arrange(self) -> None:
        alternate = self.halves.alternate
        self.panel.back.setVisible(alternate)
        self.side.setVisible(not alternate or self._list_wanted)
        alone = alternate and not self._list_wanted and self.model.total > 0
        self.panel.setVisible(not alternate or not self._list_wanted)
        self._fold(alone=alone)

    def _fold(self, *, alone: bool) -> None:
        """Leave the whole room to a form that stands alone; only what was just done is said."""
        self.bar.setVisible(not alone)
        self.why.setVisible(not alone and self.why_button.isChecked())
        if self.header is not None:
            self.header.setVisible(not alone)
        self.area.set_least(sp(_LEAST_ALONE if alone else _LEAST))

    def _choose(self, key: str) -> None:
        if self.model.row_of(key) < 0:
            self.search.setText("")
            self.search.apply()
        self.table.set_current(key)

    def _to_orders(self) -> None:
        step = next((s for s in self.context.form.steps if s.page == "orders"), None)
        if step is not None:
            self.desk.go_to(step.id)
