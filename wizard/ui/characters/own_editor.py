"""The small editor under a character: what is written into e-Gov instead of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.editors.lines import LineInput
from wizard.ui.flow import FlowLayout
from wizard.ui.marks import Tick
from wizard.ui.widgets import Button, Message, Text

_SAYS = texts.CharacterHints
_WIDTH = 14  # full-width characters


class OwnEditor(QWidget):
    """Asks for a text that is judged while it is typed; Enter takes it, Escape leaves.

    Args:
        label: what is asked.
        wrong_with: returns what is wrong with a text, or None.
        text: what stands there at first; example: shown while it is empty.
        note: said as long as `text` stands there unchanged.
        everywhere: whether the tick for all cases is set.

    Signals:
        taken: the text, and whether it is for all cases.
        left: nothing is to be written.
    """

    taken = Signal(str, bool)
    left = Signal()

    def __init__(
        self,
        label: str,
        wrong_with: Callable[[str], str | None],
        parent: QWidget | None = None,
        *,
        text: str = "",
        example: str = "",
        note: str = "",
        everywhere: bool = False,
    ) -> None:
        super().__init__(parent)
        self._wrong_with = wrong_with
        self._first, self._note = text, note
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        name = Text(label, "help", self, airy=False)
        column.addWidget(name)
        self.line = LineInput(_WIDTH, self)
        self.line.setObjectName("own_text")
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(example)
        name.setBuddy(self.line)
        self.message = Message("danger", "", self)
        self.everywhere = Tick(_SAYS.EVERYWHERE, self)
        self.everywhere.setObjectName("everywhere")
        self.everywhere.setChecked(everywhere)
        self.take = Button(_SAYS.DECIDE, "plain", "check", self._take, self)
        self.take.setObjectName("take_own")
        self.leave = Button(texts.Common.CANCEL, "quiet", "", self.left.emit, self)
        self.leave.setObjectName("leave_own")
        row = FlowLayout()
        for widget in (self.line, self.take, self.leave):
            row.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.everywhere)
        self.line.setText(text)
        self.line.textChanged.connect(self._judge)
        self._judge(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take the text and Escape leave it; neither reaches the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _judge(self, text: str) -> None:
        wrong = self._wrong_with(text) if text else None
        self.take.setEnabled(bool(text) and wrong is None)
        note = self._note if text and text == self._first else ""
        self.message.set("danger" if wrong else "info", wrong or note)
        self.line.setAccessibleDescription(wrong or note)

    def _take(self) -> None:
        if self.take.isEnabled():
            self.taken.emit(self.line.text(), self.everywhere.isChecked())
