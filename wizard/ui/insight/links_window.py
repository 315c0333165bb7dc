"""注文のつながり: orders that share something, group by group, in a window beside the wizard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.form import Form
from wizard.domain.hidden_cards import hide
from wizard.domain.link_words import label, named
from wizard.domain.links import LinkGroup, Shared
from wizard.ui.flow import FlowLayout
from wizard.ui.insight.keeper import Found, InsightKeeper
from wizard.ui.style import gap, sp
from wizard.ui.widgets import Button, Card, Text, clear, row_of

_WIDTH, _HEIGHT = 640, 720
_MOST_GROUPS = 40
_MOST_ORDERS = 30  # buttons of one group
_MOST_SHARED = 12  # things shared by one group
_AT_ONCE = 2  # cards
_ONE_LINE = 34  # letters that stand on one line, however wide
_SAYS = texts.OrderLinks


class LinksWindow(QWidget):
    """A window that stays open beside the orders and follows them; Escape closes it.

    Args:
        form: the loaded definitions.
        keeper: tells what was found.
        open_order: opens one order by its key.
        select: selects the orders with these keys in the list.
        parent: the window it belongs to.

    Attributes:
        cards: of the groups, from the top.
    """

    def __init__(
        self,
        form: Form,
        keeper: InsightKeeper,
        open_order: Callable[[str], None],
        select: Callable[[tuple[str, ...]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("links_window")
        self.setWindowTitle(_SAYS.TITLE)
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._form, self._keeper = form, keeper
        self._open_order, self._select = open_order, select
        self._shown: Found | None = None
        self.cards: list[GroupCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(20), 0, 0)
        column.setSpacing(gap(12))
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, gap(24), 0)
        head.setSpacing(gap(8))
        head.addWidget(Text(_SAYS.TITLE, "heading", self))
        self._intro = Text("", "body", self)
        head.addWidget(self._intro)
        column.addLayout(head)
        column.addWidget(self._make_area(), 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._build)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        keeper.changed.connect(self.refresh)
        keeper.outdated.connect(self._outdated)
        self.resize(sp(_WIDTH), sp(_HEIGHT))

    def refresh(self) -> None:
        """Show what was found last; while the window is closed nothing is built."""
        found = self._keeper.found
        if not self.isVisible() or found is self._shown:
            return
        self._shown = found
        groups = found.insight.groups
        clear(self._column)
        self._intro.set_text(_SAYS.INTRO if groups else _SAYS.NONE)
        self.cards = []
        self._column.addStretch(1)
        if len(groups) > _MOST_GROUPS:
            more = _SAYS.MORE_GROUPS.format(count=len(groups) - _MOST_GROUPS)
            self._column.insertWidget(0, Text(more, "help", self._content))
        self._build()

    def _build(self) -> None:
        """Build the next cards: the first ones at once, the rest while nothing else is done."""
        found = self._keeper.found
        start = len(self.cards)
        groups = found.insight.groups[:_MOST_GROUPS]
        for number, group in enumerate(groups[start : start + _AT_ONCE], start=start + 1):
            card = GroupCard(
                number, group, found, self._form, self._open_order, self._select, self._content
            )
            self._column.insertWidget(len(self.cards), card)
            self.cards.append(card)
        if len(self.cards) < len(groups):
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is known, and look again when the orders changed meanwhile."""
        super().showEvent(event)
        self._keeper.ask()
        self.refresh()

    def follow_look(self) -> None:
        """Take the size that belongs to the size of the text."""
        self.resize(sp(_WIDTH), sp(_HEIGHT))

    def _outdated(self) -> None:
        if self.isVisible():
            self._keeper.ask()

    def _make_area(self) -> QScrollArea:
        area = QScrollArea(self)
        self._content = QWidget()
        self._content.setProperty("ground", True)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, gap(24), gap(24))
        self._column.setSpacing(gap(16))
        area.setWidget(self._content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_SAYS.TITLE)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


class GroupCard(Card):
    """One group: what its orders share, with which of them, and a button for each order."""

    def __init__(
        self,
        number: int,
        group: LinkGroup,
        found: Found,
        form: Form,
        open_order: Callable[[str], None],
        select: Callable[[tuple[str, ...]], None],
        parent: QWidget,
    ) -> None:
        title = _SAYS.GROUP.format(number=number, count=len(group.orders))
        super().__init__(title, icon_name="link", parent=parent)
        self.group = group
        self._found = found
        self.setObjectName(f"group:{number}")
        self.setAccessibleName(title)
        self.add(Text(_SAYS.ORDERS, "help", self))
        flow = FlowLayout()
        self.orders: dict[str, Button] = {}
        for key in group.orders[:_MOST_ORDERS]:
            name = found.names.get(key, "")
            button = Button(name, "plain", parent=self)
            button.setAccessibleName(_SAYS.OPEN_ORDER.format(number=name))
            button.clicked.connect(lambda _checked=False, k=key: open_order(k))
            self.orders[key] = button
            flow.addWidget(button)
        if len(group.orders) > _MOST_ORDERS:
            left = _SAYS.MORE.format(count=len(group.orders) - _MOST_ORDERS)
            flow.addWidget(Text(left, "help", self))
        self.body.addLayout(flow)
        self.select = Button(_SAYS.SELECT, "link", "list", parent=self)
        self.select.setAccessibleName(_SAYS.SELECT_OF.format(number=number))
        self.select.clicked.connect(lambda: select(group.orders))
        self.body.addLayout(row_of(self.select))
        for shared in group.shared[:_MOST_SHARED]:
            self._add_shared(shared, form)
        if len(group.shared) > _MOST_SHARED:
            more = _SAYS.MORE_SHARED.format(count=len(group.shared) - _MOST_SHARED)
            self.add(Text(more, "help", self))

    def _add_shared(self, shared: Shared, form: Form) -> None:
        value = hide(form.item(shared.kind.items[0].item), shared.value)
        everyone = len(shared.orders) == len(self.group.orders)
        orders = _SAYS.ALL if everyone else named(shared.orders, self._found.names)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(label(shared), "label", self))
        for words, kind in ((value, "body"), (_SAYS.WHICH.format(orders=orders), "help")):
            # Air only where lines wrap: it is slow to draw, and there may be hundreds of these.
            column.addWidget(Text(words, kind, self, airy=len(words) > _ONE_LINE))
        self.body.addLayout(column)
