"""What can be done with the chosen orders: as buttons, by keyboard and in the context menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from wizard.texts import Orders
from wizard.ui.flow import FlowLayout
from wizard.ui.orders.table import OrderTable
from wizard.ui.widgets import Button


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: name of its button, words, icon, keys, and what it calls."""

    name: str
    words: str
    icon: str
    keys: str
    call: Callable[[], object]
    counted: bool = False
    help: str = ""


class ActionBar(QWidget):
    """A row of buttons above the table; the same deeds hang on the table as actions.

    Args:
        table: whose orders are meant.
        deeds: from left to right.
        others: widgets that stand after them.
        parent: Qt parent.
    """

    def __init__(
        self,
        table: OrderTable,
        deeds: list[Deed],
        others: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self.actions_by_name: dict[str, QAction] = {}
        self._deeds = deeds
        flow = FlowLayout(self)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for deed in deeds:
            button = Button(deed.words, "quiet", deed.icon, deed.call)
            button.setObjectName(deed.name)
            button.setToolTip(deed.help or deed.words)
            button.setAccessibleDescription(deed.help)
            # A click must not take the keyboard out of the table.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flow.addWidget(button)
            self.buttons[deed.name] = button
            action = QAction(deed.words, table)
            if deed.keys:
                action.setShortcuts([QKeySequence(each) for each in deed.keys.split()])
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, d=deed: d.call())
            table.addAction(action)
            self.actions_by_name[deed.name] = action
        for widget in others:
            flow.addWidget(widget)

    def show_count(self, count: int) -> None:
        """Say on the buttons how many orders they are about; nothing to do without one."""
        for deed in self._deeds:
            words = deed.words
            if deed.counted and count > 1:
                words = Orders.WITH_COUNT.format(words=words, count=count)
            self.buttons[deed.name].setText(words)
            self.actions_by_name[deed.name].setText(words)
            self.enable(deed.name, on=count > 0)

    def enable(self, name: str, *, on: bool, why: str = "") -> None:
        """Allow a deed or not; `why` is told in its tooltip."""
        deed = next(deed for deed in self._deeds if deed.name == name)
        self.buttons[name].setEnabled(on)
        self.buttons[name].setToolTip(why or deed.help or deed.words)
        self.actions_by_name[name].setEnabled(on)
