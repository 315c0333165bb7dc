"""What of the 申出書 cannot be printed: each place by name, with a way there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.output.statement import Unprintable
from wizard.ui.flow import FlowLayout
from wizard.ui.widgets import Button, Message, clear

_LISTED = 4  # places named one by one


class UnprintableList(QWidget):
    """Characters that no bundled font has; hidden while there are none.

    Signals:
        jump_wanted: the Place of the answer that the person wishes to mend.
    """

    jump_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unprintable")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.head = Message("caution", "", self, boxed=True)
        self._rows = FlowLayout()
        column.addWidget(self.head)
        column.addLayout(self._rows)
        self.hide()

    def show_found(self, found: tuple[Unprintable, ...]) -> None:
        """Show what was found."""
        clear(self._rows)
        self.setVisible(bool(found))
        words = texts.Documents.UNPRINTABLE.format(count=len(found))
        self.head.set("caution", words if found else "")
        for number, one in enumerate(found[:_LISTED]):
            button = Button(one.message, "link", "pencil")
            button.setObjectName(f"unprintable:{number}")
            button.clicked.connect(lambda _=False, place=one.place: self.jump_wanted.emit(place))
            self._rows.addWidget(button)
        if len(found) > _LISTED:
            rest = texts.Documents.UNPRINTABLE_MORE.format(count=len(found) - _LISTED)
            more = Button(rest, "quiet")
            more.setEnabled(False)
            self._rows.addWidget(more)
