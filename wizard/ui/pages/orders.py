"""The page of orders: take a file over, type, look through the table, open one as a form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut

from wizard.domain.acts import add_order, delete_orders
from wizard.domain.case import Place
from wizard.domain.totals import TotalsKeeper
from wizard.texts import Orders
from wizard.ui.insight.order_links import OrderLinks
from wizard.ui.orders import acts
from wizard.ui.orders.actions import Deed
from wizard.ui.orders.case_model import CaseOrdersModel
from wizard.ui.orders.halves import Halves, scrolled_column
from wizard.ui.orders.import_flow import ImportFlow
from wizard.ui.orders.list_side import ListSide
from wizard.ui.orders.panel import OrderPanel, make_order_panel
from wizard.ui.orders.paste import pasted_files, pasted_text
from wizard.ui.orders.preparing import Preparer
from wizard.ui.orders.state import OrderStates, states_elsewhere
from wizard.ui.orders.table import neighbour
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.orders.ways_in import WaysIn
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.widgets import local_files
from wizard.ui.wrong_page import is_log, taken_elsewhere

# Below this width (at 100 % text) table and form stand one above the other.
_WIDE = 780


def make(context: PageContext) -> Page:
    """Return the page."""
    return OrdersPage(context)


class OrdersPage(Page):
    """The orders of the case."""

    fills = True

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._step = context.step.id
        self._keeper = TotalsKeeper()
        self.undo_bar = UndoBar(self.session, self)
        states = OrderStates(self.session.checker, self.session.case)
        self.model = CaseOrdersModel(self.session, states.of, self)
        Preparer(context.form, self.desk, self.model, lambda: states_elsewhere(self.session))
        self.side = ListSide(self.model, self._deeds(), self.add_order, self)
        self.table = self.side.table
        self.panel: OrderPanel | None = None
        self.links = OrderLinks(context, self.model, self.open_order, self.select_orders, self)
        self.side.put_beside_total(self.links.button)
        self.importer = ImportFlow(self.context, self.undo_bar, self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_counts)
        self._lay_out()
        self._connect()
        self._show_counts()

    # --- the frame's calls --------------------------------------------------------------------

    def enter(self) -> None:
        """Put the keyboard where it was left; nothing is read again."""
        self.links.look()
        self.ways_in.refresh()
        if self.panel is None or self.panel.isHidden():
            self._show_counts()

    def reveal(self, place: Place) -> None:
        """Open the order of a place and put the keyboard into its field."""
        if not place.owner:
            self.side.add.setFocus()
            return
        self.open_order(place.owner)
        if self.panel is not None and self.panel.key == place.owner:
            self.panel.reveal(place)

    # --- what the person does -----------------------------------------------------------------

    def add_order(self) -> None:
        """Add an order and open it."""
        self.side.clear_search()
        new_key = self.session.new_key
        key = new_key()
        case = self.session.case
        self.session.do(add_order(case, key, line_key=new_key(), step=self._step))
        self.open_order(key)

    def open_order(self, key: str) -> None:
        """Open an order as a form and put the keyboard into its first field."""
        if self.model.row_of(key) < 0:
            self.side.clear_search()
        if not self.table.set_current(key):
            return
        panel = self._panel()
        self._show_in_panel()
        if panel.isHidden():
            panel.show()
            self.ways_in.hide()
            self._arrange()
            self.halves.place_anew()
        self.table.scrollTo(self.table.currentIndex())
        panel.fields.focus_first()

    def select_orders(self, keys: tuple[str, ...]) -> None:
        """Select orders in the list, in view."""
        self.side.clear_search()
        self.table.select_keys(keys)
        self.table.setFocus()

    def close_order(self) -> None:
        """Go back to the list; the keyboard goes to the row of the order."""
        if self.panel is None or self.panel.isHidden():
            return
        self.panel.hide()
        self.ways_in.show()
        self._arrange()
        self.table.setFocus()

    def turn(self, by: int) -> None:
        """Go on to another order of the list, in the form."""
        self.table.step(by)

    def open_current(self) -> None:
        """Open the row that has the keyboard."""
        if self.table.current_key():
            self.open_order(self.table.current_key())

    def delete_chosen(self) -> None:
        """Delete the chosen orders; the bar takes that back."""
        keys = self.table.chosen_keys()
        if not keys:
            return
        goes_to = neighbour(self.model, keys)
        act = delete_orders(self.session.case, keys, step=self._step)
        self.undo_bar.do(act, Orders.DELETED.format(count=len(keys)))
        self.table.set_current(goes_to)
        self.table.setFocus()

    def duplicate_chosen(self) -> None:
        """Put a copy behind each chosen order and select the copies."""
        keys = self.table.chosen_keys()
        if not keys:
            return
        case, new_key = self.session.case, self.session.new_key
        act, made = acts.duplicate_orders(case, keys, new_key, self._step)
        self.undo_bar.do(act, Orders.DUPLICATED.format(count=len(made)))
        self.model.tick(self.model.ticked(), on=False)
        self.table.select_keys(made)
        self.table.setFocus()

    def shift_chosen(self, by: int) -> None:
        """Move the chosen orders one row up (-1) or down (1)."""
        keys = self.table.chosen_keys()
        if keys and self.model.in_own_order:
            self.session.do(acts.shift_orders(self.session.case, keys, by, self._step))
            self.table.scrollTo(self.table.currentIndex())

    def move_dropped(self, keys: list[str], before: int) -> None:
        """Move dragged rows before a row."""
        act = acts.move_orders(self.session.case, keys, before, self._step)
        if act.changes:
            self.undo_bar.do(act, Orders.MOVED.format(count=len(keys)))

    def take_file(self, files: list[Path]) -> None:
        """Read dropped or chosen order files; logs belong on another page."""
        if not taken_elsewhere(self.context, self, files, "records", is_log):
            self.take_files(files)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read order files."""
        if paths:
            self.importer.start(*paths)

    def paste(self) -> None:
        """Read what was copied: a table of a spreadsheet, or files."""
        files = pasted_files()
        if files:
            self.take_file(files)
        else:
            self.importer.paste(pasted_text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a file anywhere on the page."""
        if local_files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a file dropped anywhere on the page."""
        files = local_files(event.mimeData().urls())
        if files:
            event.acceptProposedAction()
            self.take_file(files)

    # --- inside -------------------------------------------------------------------------------

    def _deeds(self) -> list[Deed]:
        return [
            Deed("open_order", Orders.OPEN, "pencil", "", self.open_current),
            Deed(
                "duplicate_orders",
                Orders.DUPLICATE,
                "copy-plus",
                "Ctrl+D",
                self.duplicate_chosen,
                counted=True,
                help=Orders.DUPLICATE_HELP,
            ),
            Deed(
                "delete_orders",
                Orders.DELETE,
                "trash-2",
                "Del Backspace",
                self.delete_chosen,
                counted=True,
            ),
            Deed("order_up", Orders.UP, "arrow-up", "Alt+Up", lambda: self.shift_chosen(-1)),
            Deed("order_down", Orders.DOWN, "arrow-down", "Alt+Down", lambda: self.shift_chosen(1)),
        ]

    def _lay_out(self) -> None:
        self.ways_in = WaysIn(self.importer, self.paste, self)
        self.drop = self.ways_in.drop
        # Where a text is typed, the editor takes the key for itself. Elsewhere in the window, too:
        # who has just chosen the step has the keyboard in the list of steps.
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self.paste)
        self.halves = Halves(_WIDE, 0.6, 0.72)
        self.halves.addWidget(self.side)
        column = scrolled_column(self)
        column.addWidget(self.ways_in)
        column.addWidget(self.undo_bar)
        column.addWidget(self.halves, 1)

    def _connect(self) -> None:
        self.drop.dropped.connect(self.take_file)
        self.importer.taken_over.connect(self._go_to_new)
        self.halves.turned.connect(self._arrange)
        self.table.opened.connect(self.open_order)
        self.table.current_changed.connect(lambda _key: self._show_in_panel())
        self.model.rows_dropped.connect(self.move_dropped)
        self.session.answer_changed.connect(self._on_answer)
        # A method, not a lambda: Qt drops it together with the page.
        self.session.records_changed.connect(self._on_records)
        self.session.reset.connect(self._soon.start)

    def _on_records(self, _group: object) -> None:
        self._soon.start()

    def _panel(self) -> OrderPanel:
        if self.panel is None:
            self.panel = make_order_panel(self.context, self.undo_bar, self.halves)
            self.panel.back_wanted.connect(self.close_order)
            self.panel.turn_wanted.connect(self.turn)
            self.panel.hide()
        return self.panel

    def _go_to_new(self, key: str) -> None:
        if not self.table.set_current(key):
            self.side.clear_search()
            self.table.set_current(key)
        self.table.setFocus()

    def _show_in_panel(self) -> None:
        """Let the form follow the table."""
        key = self.table.current_key()
        if self.panel is not None and key:
            self.panel.show_order(key, self.model.row_of(key), self.model.rowCount())

    def _on_answer(self, place: Place) -> None:
        if place.owner and place.item.startswith("order."):
            self._soon.start()

    def _show_counts(self) -> None:
        self._soon.stop()
        self.side.show_totals(self._keeper.totals(self.session.case))
        if self.panel is None or self.panel.isHidden():
            return
        if self.table.current_key():
            self._show_in_panel()
        else:
            self.close_order()

    def _arrange(self) -> None:
        is_open = self.panel is not None and not self.panel.isHidden()
        beside = self.halves.beside
        self.side.setVisible(not (is_open and self.halves.alternate))
        self.side.show_less(less=is_open and beside, low=is_open and not beside)
