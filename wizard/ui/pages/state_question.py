"""What is asked once when a state is stated: when it was, or whether a number is still to come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wizard.domain.form import Item
from wizard.domain.item_types import type_of
from wizard.ui.editors import Editor, make_editor
from wizard.ui.flow import FlowLayout
from wizard.ui.scrolling import bring_into_view, give_focus
from wizard.ui.style import gap
from wizard.ui.widgets import Button, Message, Text, row_of


class StateQuestion(QFrame):
    """A small panel under a state: Enter records, Escape leaves everything as it is.

    Args:
        name: of the editor (objectName).
        title: what is asked.
        hint: one line of help.
        yes: words of the button that records.
        leave: words of the button that does not.
        item: how the answer is typed and read; without one nothing is typed.
        text: what stands in the editor at first.
        instead: words of a button that leads elsewhere, or nothing.
    """

    answered = Signal(str)  # what was typed, readable or empty
    instead_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        hint: str,
        yes: str,
        leave: str,
        item: Item | None = None,
        text: str = "",
        instead: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("boxed", True)
        self.setProperty("message", "info")
        self._item = item
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        column.setSpacing(gap(8))
        self.title = Text(title, "label", self)
        column.addWidget(self.title)
        self.hint = Text(hint, "help", self)
        column.addWidget(self.hint)
        self.editor: Editor | None = None
        self.message = Message("danger", "", self)
        if item is not None:
            self.editor = make_editor(item, self)
            self.editor.setObjectName(name)
            self.editor.set_text(text)
            self.editor.edited.connect(lambda _text: self.message.set("danger", ""))
            self.title.setBuddy(self.editor)
            column.addLayout(row_of(self.editor))
        column.addWidget(self.message)
        buttons = FlowLayout(across=8)
        self.instead = Button(instead, "primary", "pencil", self.instead_wanted.emit, self)
        self.instead.setObjectName("state_instead")
        self.instead.setVisible(bool(instead))
        self.yes = Button(yes, "plain" if instead else "primary", "check", self.record, self)
        self.yes.setObjectName("state_record")
        self.leave = Button(leave, "quiet", "", self.left.emit, self)
        self.leave.setObjectName("state_leave")
        for button in (self.instead, self.yes, self.leave) if instead else (self.yes, self.leave):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def take_focus(self) -> None:
        """Put the keyboard where one answers, and bring the panel into view."""
        button = self.yes if self.instead.isHidden() else self.instead
        give_focus(self.editor.input if self.editor is not None else button)
        bring_into_view(self)

    def record(self) -> None:
        """Announce what was typed; an unreadable text is told and stays."""
        text = self.editor.text() if self.editor is not None else ""
        wrong = type_of(self._item).check(text, self._item) if self._item is not None else None
        if wrong is not None and self.editor is not None:
            self.message.set("danger", wrong)
            self.editor.input.setFocus()
            return
        self.answered.emit(text.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the editor record and Escape leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self.record()
        else:
            super().keyPressEvent(event)
