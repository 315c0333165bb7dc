"""A bar that says what was just done and offers to take exactly that back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.domain.changes import Act
from wizard.texts import Orders
from wizard.ui.session import Session
from wizard.ui.widgets import Button, Message


class UndoBar(Message):
    """Shown after an act; gone as soon as undo would take back something else.

    Args:
        session: the open case.
        parent: Qt parent.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("info", "", parent, boxed=True)
        self._session = session
        self._fresh = False
        self.setObjectName("undo_bar")
        self.undo = Button(Orders.UNDO, "plain", "undo-2", session.undo)
        self.undo.setObjectName("undo_bar.undo")
        self.row.addWidget(self.undo)
        session.history_changed.connect(self._on_history)

    def do(self, act: Act, words: str) -> None:
        """Carry out an act and say so, with undo beside it."""
        self._fresh = False
        self._session.do(act)
        self._fresh = True
        self.set("info", words)

    def dismiss(self) -> None:
        """Take the bar away; undo stays possible by keyboard and menu."""
        self._fresh = False
        self.set("info", "")

    def _on_history(self) -> None:
        # Whatever was done or taken back since, undo would no longer take back just this.
        if self._fresh:
            self.dismiss()
