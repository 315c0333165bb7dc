"""How many characters a field takes, when the person has seen it on e-Gov's screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.flow import FlowLayout
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Message, Text

_LARGEST = 1_000_000
_SAYS = texts.Transcription


class LimitLine(QLineEdit):
    """Takes the number; Enter decides, Escape leaves."""

    decided = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter and Escape from the window around."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decided.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LimitBox(QWidget):
    """A quiet button that opens a small input; afterwards the number, to change or remove.

    Signals:
        limited: the number, or None to forget it.
        left: the input was closed; the keyboard may go back.
        rearranged: something in it was shown or hidden.
    """

    limited = Signal(object)
    left = Signal()
    rearranged = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit, self._shortened = 0, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.known = Text("", "help")
        column.addWidget(self.known)
        row = FlowLayout(across=4, down=4)
        self.open = Button(_SAYS.LIMIT_SEEN, "link", "pencil", self.ask)
        self.open.setObjectName("limit_open")
        self.remove = Button(_SAYS.LIMIT_REMOVE, "link", "rotate-ccw", self._remove)
        self.remove.setObjectName("limit_remove")
        self.line = LimitLine()
        self.line.setObjectName("limit_line")
        self.line.setFixedWidth(sp(96))
        self.line.setPlaceholderText(_SAYS.LIMIT_EXAMPLE)
        self.line.decided.connect(self._decide)
        self.line.left.connect(self._leave)
        self.unit = QLabel(_SAYS.LIMIT_UNIT)
        self.take = Button(_SAYS.LIMIT_TAKE, "plain", "check", self._decide)
        self.take.setObjectName("limit_take")
        self.leave = Button(texts.Common.CANCEL, "quiet", "", self._leave)
        for widget in (self.open, self.remove, self.line, self.unit, self.take, self.leave):
            row.addWidget(widget)
        column.addLayout(row)
        self.wrong = Message("caution", "", self)
        column.addWidget(self.wrong)
        self.name(label)
        self.show_limit(0)

    @property
    def is_asking(self) -> bool:
        """Return whether the input is open."""
        return not self.line.isHidden()

    def name(self, label: str) -> None:
        """Say to screen readers which field it is about."""
        self.line.setAccessibleName(_SAYS.LIMIT_LINE.format(label=label))
        self.remove.setAccessibleName(f"{label} {_SAYS.LIMIT_REMOVE}")

    def show_limit(self, limit: int, *, shortened: bool = False) -> None:
        """Show the number, 0 for none, and close the input.

        Args:
            limit: how many characters.
            shortened: a short version of the text is copied.
        """
        self._limit, self._shortened = limit, shortened
        self._arrange(asking=False)

    def ask(self) -> None:
        """Open the input."""
        self.line.setText(str(self._limit) if self._limit else "")
        self._arrange(asking=True)
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.line.selectAll()

    def _arrange(self, *, asking: bool) -> None:
        limit = self._limit
        known = _SAYS.LIMIT_KNOWN.format(limit=f"{limit:,}") if limit else ""
        whole = _SAYS.WHOLE if self._shortened else ""
        self.known.set_text("\n".join(filter(None, [whole, known])))
        self.known.setVisible(bool(self.known.plain) and not asking)
        words = _SAYS.LIMIT_CHANGE if limit else _SAYS.LIMIT_SEEN
        self.open.setText(words)
        self.open.setVisible(not asking)
        self.remove.setVisible(bool(limit) and not asking)
        for widget in (self.line, self.unit, self.take, self.leave):
            widget.setVisible(asking)
        self.wrong.set("caution", "")
        self.rearranged.emit()

    def _decide(self) -> None:
        typed = "".join(self.line.text().split()).replace(",", "").replace("，", "")
        number = int(typed) if typed.isdecimal() and len(typed) < 9 else 0  # full-width, too
        if not 0 < number <= _LARGEST:
            self.wrong.set("caution", _SAYS.LIMIT_WRONG)
            self.rearranged.emit()
            return
        self.show_limit(number)
        self.limited.emit(number)
        self.left.emit()

    def _remove(self) -> None:
        self.show_limit(0)
        self.limited.emit(None)
        self.left.emit()

    def _leave(self) -> None:
        self._arrange(asking=False)
        self.left.emit()
