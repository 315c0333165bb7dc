"""The lines of one order: what was bought, how many, at which price."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from wizard.domain.acts import add_line, delete_line, move_line
from wizard.domain.case import Order, Place, SourceKind
from wizard.domain.changes import Group
from wizard.domain.form import Item
from wizard.domain.totals import order_total
from wizard.texts import OrderForm
from wizard.ui.fields import FieldRow
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.session import Session
from wizard.ui.sources import source_words
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Line, Text, row_of

# An order of a shop has a few lines; beyond this many the rest is shown on wish, because each
# line is a row of editors.
_AT_FIRST = 30
# From this width on (at 100 % text) quantity and price stand beside each other, neither cut.
_BESIDE = 720


class LineRow(QFrame):
    """The editors of one line, with buttons to move and delete it."""

    def __init__(self, items: Sequence[Item], session: Session, table: LineTable) -> None:
        super().__init__(table)
        self.key = ""
        self._session = session
        self.source = Text("", "small", self)
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(8)
        self.number = QLabel()
        self.number.setProperty("kind", "label")
        self.rows = [FieldRow(item, session, Place(item.id), self, compact=True) for item in items]
        self.up = self._button("arrow-up", OrderForm.LINE_UP, "line_up")
        self.down = self._button("arrow-down", OrderForm.LINE_DOWN, "line_down")
        self.delete = self._button("trash-2", OrderForm.DELETE_LINE, "line_delete")
        self.up.clicked.connect(lambda: table.move_line(self.key, -1))
        self.down.clicked.connect(lambda: table.move_line(self.key, 1))
        self.delete.clicked.connect(lambda: table.delete_line(self.key))
        self._lay_out()

    def bind(self, order: Order, position: int) -> None:
        """Show the line at a position of an order."""
        self.key = order.lines[position].key
        name = OrderForm.LINE_NAME.format(position=position + 1)
        self.number.setText(name)
        self.setAccessibleName(name)
        self.up.setEnabled(position > 0)
        self.down.setEnabled(position < len(order.lines) - 1)
        for row in self.rows:
            row.set_place(Place(row.item.id, order.key, self.key))
        self.show_source()

    def show_source(self) -> None:
        """Say where values came from that nobody typed here, e.g. a price before tax."""
        now = self._session.clock()
        answers = [row.answer() for row in self.rows]
        taken = [a for a in answers if a is not None and a.source.kind is not SourceKind.TYPED]
        found = dict.fromkeys(source_words(answer, now) for answer in taken)
        # What only names the file is said already by what names the file and an original.
        told = [one for one in found if not any(o != one and o.startswith(one) for o in found)]
        words = "\n".join(told)
        self.source.set_text(words)
        self.source.setVisible(bool(words))

    def _button(self, icon_name: str, words: str, name: str) -> Button:
        button = Button("", "icon", icon_name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(Line(self))
        head = row_of(self.number)
        for button in (self.up, self.down, self.delete):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.rows[0])
        column.addLayout(self._pair)
        for row in self.rows[1:]:
            row.where_button.hide()
            self._pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self.rows[0].where_button.hide()
        column.addWidget(self.source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put quantity and price beside each other when there is room."""
        super().resizeEvent(event)
        beside = self.width() >= sp(_BESIDE)
        kind = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() is not kind:
            self._pair.setDirection(kind)


class LineTable(QWidget):
    """All lines of the order in view.

    Args:
        items: the items of a line, in reading order; the first takes the whole width.
        session: the open case.
        step: id of the step, for undo.
        undo: where a deletion is said.
        parent: Qt parent.
    """

    def __init__(
        self,
        items: Sequence[Item],
        session: Session,
        step: str,
        undo: UndoBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._items, self._session, self._step, self._undo = tuple(items), session, step, undo
        self._order_key = ""
        self._most = _AT_FIRST
        self.rows: list[LineRow] = []
        self.setAccessibleName(OrderForm.LINES)
        self.none = Text(OrderForm.NO_LINES, "help")
        self.more = Button("", "link", "chevron-down", self._show_more)
        self.add = Button(OrderForm.ADD_LINE, "plain", "plus", self.add_line)
        self.add.setObjectName("add_line")
        self.total = QLabel()
        self.total.setObjectName("order_total")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for widget in (self.none, self.more):
            self._column.addWidget(widget)
        foot = row_of(self.add)
        foot.addWidget(self.total)
        self._column.addLayout(foot)
        session.answer_changed.connect(self._on_answer)
        session.records_changed.connect(self._on_records)
        session.reset.connect(self.refresh)

    def set_order(self, key: str) -> None:
        """Show the lines of another order."""
        self._order_key = key
        self._most = _AT_FIRST
        self.refresh()

    def refresh(self) -> None:
        """Show what the case says now, using the rows that are there."""
        order = self._order()
        lines = order.lines if order is not None else ()
        shown = lines[: self._most]
        while len(self.rows) < len(shown):
            row = LineRow(self._items, self._session, self)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for at, row in enumerate(self.rows):
            if order is not None and at < len(shown):
                row.bind(order, at)
            row.setVisible(at < len(shown))
        self.none.setVisible(not lines)
        hidden = len(lines) - len(shown)
        self.more.setText(OrderForm.MORE_LINES.format(count=hidden))
        self.more.setVisible(hidden > 0)
        self._show_total(order)

    def add_line(self) -> None:
        """Add an empty line at the end and put the keyboard into it."""
        order = self._order()
        if order is None:
            return
        at = len(order.lines)
        key = self._session.new_key()
        self._session.do(add_line(self._session.case, order.key, key, step=self._step))
        if at >= self._most:
            self._most = at + 1
            self.refresh()
        self.focus_line(at)

    def delete_line(self, key: str) -> None:
        """Delete a line; the bar offers to take that back."""
        order = self._order()
        if order is None:
            return
        at = order.line_index(key)
        act = delete_line(self._session.case, order.key, key, step=self._step)
        self._undo.do(act, OrderForm.LINE_DELETED)
        self.focus_line(min(at, len(order.lines) - 2))

    def move_line(self, key: str, by: int) -> None:
        """Move a line up (-1) or down (1); the keyboard goes with it."""
        order = self._order()
        if order is None:
            return
        at = order.line_index(key)
        to = at + by
        if not 0 <= to < len(order.lines):
            return
        self._session.do(move_line(self._session.case, order.key, key, to, step=self._step))
        if to < len(self.rows):
            row = self.rows[to]
            button = row.up if by < 0 else row.down
            (button if button.isEnabled() else row.delete).setFocus()

    def focus_line(self, at: int, item_id: str = "") -> None:
        """Put the keyboard into a line; without `item_id` into its first editor."""
        if not 0 <= at < len(self.rows) or self.rows[at].isHidden():
            self.add.setFocus()
            return
        rows = self.rows[at].rows
        wanted = next((row for row in rows if row.item.id == item_id), rows[0])
        wanted.focus_editor()

    def reveal(self, place: Place) -> None:
        """Put the keyboard into the editor of a place; into the first one for no line."""
        order = self._order()
        keys = [line.key for line in order.lines] if order is not None else []
        at = keys.index(place.line) if place.line in keys else 0
        if at >= self._most:
            self._most = at + 1
            self.refresh()
        self.focus_line(at, place.item)

    # --- inside -------------------------------------------------------------------------------

    def _order(self) -> Order | None:
        try:
            return self._session.case.order(self._order_key)
        except KeyError:
            return None

    def _show_more(self) -> None:
        at = self._most
        self._most += _AT_FIRST
        self.refresh()
        self.focus_line(at)

    def _show_total(self, order: Order | None) -> None:
        total = order_total(order) if order is not None else None
        words = OrderForm.ORDER_TOTAL_NONE
        if total is not None:
            words = OrderForm.ORDER_TOTAL.format(yen=total)
        self.total.setText(words)
        self.total.setVisible(order is not None and bool(order.lines))

    def _on_answer(self, place: Place) -> None:
        if place.owner == self._order_key and place.line:
            self._show_total(self._order())
            for row in self.rows:
                if row.key == place.line:
                    row.show_source()

    def _on_records(self, group: Group) -> None:
        if group is Group.LINES:
            self.refresh()
