"""One order as a form, with the way back and on to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wizard.domain.case import Place
from wizard.texts import OrderForm
from wizard.ui.flow import FlowLayout
from wizard.ui.orders import acts
from wizard.ui.orders.fields import OrderFields
from wizard.ui.orders.rows import NUMBER
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.pages.base import PageContext
from wizard.ui.session import Session
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Text, row_of

_EDGE = 16
_RING = 4  # room for the ring around what has the keyboard, inside of what scrolls
_LEAST_HEIGHT = 130


class OrderPanel(QFrame):
    """A form for the order in view. It says where one wants to go; the page goes.

    `fill` puts the fields in, made in their place: what is made elsewhere and moved is styled
    a second time with all that is in it.

    Args:
        session: the open case.
        parent: Qt parent.
        closes: with 「一覧に戻る」 always, not only when list and form take turns.

    Attributes:
        place: the parent for what scrolls.
        fields: the rows bound to the order; set by `fill`.
    """

    fields: OrderFields

    back_wanted = Signal()
    turn_wanted = Signal(int)  # rows to go on: -1 or 1

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        closes: bool,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "panel")
        self.key = ""
        self._session = session
        self._position = 0
        self.back = Button(OrderForm.BACK, "quiet", "arrow-left", self.back_wanted.emit, self)
        self.back.setObjectName("order_back")
        self.back.setVisible(closes)
        self.previous = self._turn("chevron-up", OrderForm.PREVIOUS, "order_previous", -1)
        self.next = self._turn("chevron-down", OrderForm.NEXT, "order_next", 1)
        self.where = QLabel()
        self.where.setProperty("kind", "help")
        self.title = Text("", "section")
        self._lay_out(closes=closes)
        self._session.answer_changed.connect(self._on_answer)
        self._session.reset.connect(self._show_title)
        self._shortcut("Ctrl+PgDown", 1)
        self._shortcut("Ctrl+PgUp", -1)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_wanted)

    @property
    def place(self) -> QWidget:
        """Return the parent for what scrolls."""
        return self.area.viewport()

    def fill(self, fields: OrderFields, body: QWidget) -> None:
        """Put the fields in.

        Args:
            fields: the rows bound to the order.
            body: what scrolls, made in `place`; `fields` itself or something around it.
        """
        self.fields = fields
        body.setContentsMargins(_RING, 0, _EDGE, _EDGE)
        body.setProperty("surface", True)
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area.setWidget(body)

    def put_first(self, buttons: Sequence[Button]) -> None:
        """Put buttons before those that lead on: below what scrolls, always in view."""
        self.foot.removeWidget(self._turns)
        for widget in (*buttons, self._turns):
            self.foot.addWidget(widget)

    def follow_look(self) -> None:
        """Leave room for a field at the size of the text."""
        self.area.setMinimumHeight(sp(_LEAST_HEIGHT))

    def show_order(self, key: str, position: int, count: int) -> None:
        """Show an order, which stands at `position` (from 0) of the `count` rows shown."""
        self._position = position
        if key != self.key:
            self.key = key
            self.fields.set_order(key)
        self.where.setText(OrderForm.POSITION.format(position=position + 1, count=count))
        self.previous.setEnabled(position > 0)
        self.next.setEnabled(position < count - 1)
        self._show_title()

    def reveal(self, place: Place) -> None:
        """Put the keyboard into a field."""
        if not self.fields.reveal(place):
            self.fields.focus_first()

    # --- inside -------------------------------------------------------------------------------

    def _turn(self, icon_name: str, words: str, name: str, by: int) -> Button:
        button = Button(words, "plain", icon_name, lambda: self.turn_wanted.emit(by))
        button.setObjectName(name)
        return button

    def _lay_out(self, *, closes: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE - _RING, 8, 0, 8)
        column.setSpacing(8)
        head = row_of(self.back, stretch=False)
        if closes:
            head.addStretch(1)
        else:
            head.addWidget(self.title, 1)
        head.addWidget(self.where)
        head.setContentsMargins(_RING, 0, _EDGE, 0)
        column.addLayout(head)
        if closes:
            below = row_of(self.title, stretch=False)
            below.setContentsMargins(_RING, 0, 0, 0)
            column.addLayout(below)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.follow_look()
        column.addWidget(self.area, 1)
        self.foot = FlowLayout()
        self.foot.setContentsMargins(_RING, 0, _EDGE, 0)
        self._turns = QWidget(self)  # the two stay together where the foot takes two rows
        turns = row_of(self.previous, self.next, stretch=False)
        turns.setContentsMargins(0, 0, 0, 0)
        self._turns.setLayout(turns)
        self.foot.addWidget(self._turns)
        column.addLayout(self.foot)

    def _shortcut(self, keys: str, by: int) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.turn_wanted.emit(by))

    def _on_answer(self, place: Place) -> None:
        if place.item == NUMBER and place.owner == self.key:
            self._show_title()

    def _show_title(self) -> None:
        try:
            number = self._session.case.order(self.key).text(NUMBER).strip()
        except KeyError:
            return
        words = OrderForm.TITLE.format(number=number)
        if not number:
            words = OrderForm.TITLE_UNNUMBERED.format(position=self._position + 1)
        self.title.set_text(words)
        self.setAccessibleName(words)


def make_order_panel(context: PageContext, undo: UndoBar, parent: QWidget) -> OrderPanel:
    """Return the form of the page of orders.

    Args:
        context: what the page was handed.
        undo: where it is said what was done.
        parent: Qt parent.
    """
    session, desk, step = context.session, context.desk, context.step.id
    panel = OrderPanel(session, parent, closes=True)
    same = Button(OrderForm.SAME_AS_BUYER, "plain", "copy", parent=panel.place)
    same.setObjectName("same_as_buyer")
    same.setToolTip(OrderForm.SAME_AS_BUYER_HELP)
    same.setAccessibleDescription(OrderForm.SAME_AS_BUYER_HELP)
    same.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    sections = [section for section in context.step.sections if section.items]
    before = {f"{acts.RECIPIENT}name": same}
    fields = OrderFields(context.form, sections, session, step, undo, before, parent=panel.place)
    panel.fill(fields, fields)

    def take_buyer() -> None:
        act = acts.same_as_buyer(session.case, panel.key, step, session.clock())
        if act.changes:
            undo.do(act, OrderForm.SAME_AS_BUYER_DONE)
        elif not any(i.startswith(acts.BUYER) for i in session.case.order(panel.key).answers):
            desk.tell(OrderForm.NO_BUYER)

    same.clicked.connect(take_buyer)
    return panel
