"""A search field that waits for a pause in typing, and says how many it found."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wizard.texts import Orders
from wizard.ui.style import sp
from wizard.ui.widgets import IconLabel

_PAUSE_MS = 150


class SearchField(QLineEdit):
    """Searches a list of orders.

    Args:
        name: accessible name.
        example: what one may search by, shown while it is empty.
        parent: Qt parent.
    """

    searched = Signal(str)

    def __init__(self, name: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setPlaceholderText(f"{name}（{example}）")
        self.setClearButtonEnabled(True)
        # Not an action: Qt would not let its icon grow with the text.
        self._mark = IconLabel("search", "second", 18, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.apply)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self.apply)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark before the words."""
        super().resizeEvent(event)
        self.follow_look()

    def follow_look(self) -> None:
        """Place the mark by the size of the text."""
        self._mark.adjustSize()
        self._mark.move(sp(10), (self.height() - self._mark.height()) // 2)
        self.setTextMargins(self._mark.width() + sp(6), 0, 0, 0)

    def apply(self) -> None:
        """Search now."""
        self._pause.stop()
        self.searched.emit(self.text())

    def show_found(self, found: int, total: int) -> None:
        """Tell a screen reader how many are shown."""
        words = Orders.TOTAL_FOUND.format(count=total, found=found) if self.text() else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
