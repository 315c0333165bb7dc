"""Links between orders on the page of orders: the button under the list, marks, the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.domain.links import LinkGroup
from wizard.ui.insight.keeper import insight_of
from wizard.ui.insight.links_window import LinksWindow
from wizard.ui.orders.case_model import CaseOrdersModel
from wizard.ui.pages.base import PageContext
from wizard.ui.widgets import Button

_SAYS = texts.OrderLinks


class LinksButton(Button):
    """「つながりのある注文」: how many there are; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "link", "link", parent=parent)
        self.setObjectName("order_links")
        self.setAccessibleDescription(_SAYS.OPEN_HELP)
        self.setToolTip(_SAYS.OPEN_HELP)
        self.hide()

    def show_groups(self, groups: tuple[LinkGroup, ...]) -> None:
        """Say how many groups there are."""
        orders = sum(len(group.orders) for group in groups)
        self.setText(_SAYS.OPEN.format(groups=len(groups), orders=orders))
        self.setVisible(bool(groups))


class OrderLinks(QObject):
    """Follows what was found about the orders of the page.

    Args:
        context: of the page.
        model: the orders of the case; gets the marks.
        open_order: opens one order; select: selects orders in the list.
        page: while it is in view, links are looked for.

    Attributes:
        button: to be placed under the list.
        window: made when it is first wanted.
    """

    def __init__(
        self,
        context: PageContext,
        model: CaseOrdersModel,
        open_order: Callable[[str], None],
        select: Callable[[tuple[str, ...]], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context, self._model, self._page = context, model, page
        self._open_order, self._select = open_order, select
        self.keeper = insight_of(context)
        self.window: LinksWindow | None = None
        self.button = LinksButton(page)
        self.button.clicked.connect(self.open)
        self.keeper.changed.connect(self.refresh)
        self.keeper.outdated.connect(self._outdated)
        context.session.closing.connect(self.close)
        self.refresh()

    def look(self) -> None:
        """Look for links, unless that is done (the page is entered)."""
        self.keeper.ask()

    def open(self) -> None:
        """Show the window, in front."""
        if self.window is None:
            self.window = LinksWindow(
                self._context.form,
                self.keeper,
                self._go_to_order,
                self._go_to_group,
                self._page.window(),
            )
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Close the window (the case is closed)."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def refresh(self) -> None:
        """Show what was found last."""
        groups = self.keeper.found.insight.groups
        self.button.show_groups(groups)
        marks: dict[str, str] = {}
        for number, group in enumerate(groups, start=1):
            words = _SAYS.MARK.format(number=number, count=len(group.orders))
            marks |= dict.fromkeys(group.orders, words)
        self._model.set_marks(marks)

    def _outdated(self) -> None:
        if self._page.isVisible():
            self.keeper.ask()

    def _go_to_order(self, key: str) -> None:
        self._context.desk.go_to(self._context.step.id)
        self._open_order(key)

    def _go_to_group(self, keys: tuple[str, ...]) -> None:
        self._context.desk.go_to(self._context.step.id)
        self._select(keys)
