"""The bar at the bottom: what is saved, undo, 戻る and 次へ; and what is said when saving fails."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wizard import texts
from wizard.errors import UserError
from wizard.ui.flow import FlowLayout
from wizard.ui.widgets import Button, IconLabel, Message


class BottomBar(QFrame):
    """Status at the left, the way through at the right."""

    retry_wanted = Signal()
    other_place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "bottom")
        self.trouble = Message("danger", "", self, boxed=True)
        self.trouble.setObjectName("saving_failed")
        self._icon = IconLabel("hard-drive", "second", 18)
        self.status = QLabel(texts.Saving.ALL_SAVED)
        self.status.setProperty("kind", "help")
        self.status.setObjectName("saved")
        self.undo = Button(texts.Frame.UNDO, "quiet", "undo-2")
        self.undo.setObjectName("undo")
        self.redo = Button(texts.Frame.REDO, "quiet", "redo-2")
        self.redo.setObjectName("redo")
        self.back = Button(texts.Common.BACK, "plain", "arrow-left")
        self.back.setObjectName("back")
        self.next = Button(texts.Common.NEXT, "primary", "arrow-right", trailing=True)
        self.next.setObjectName("next")
        self._build()

    def _build(self) -> None:
        actions = FlowLayout()
        for words, kind, signal, name in (
            (texts.Saving.OTHER_PLACE, "plain", self.other_place_wanted, "save_elsewhere"),
            (texts.Saving.RETRY, "plain", self.retry_wanted, "save_again"),
        ):
            button = Button(words, kind, on_click=signal.emit)
            button.setObjectName(name)
            actions.addWidget(button)
        self.trouble.row.addLayout(actions, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.status)
        row.addSpacing(8)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(8)
        column.addWidget(self.trouble)
        column.addLayout(row)

    def show_saved(self, at: datetime) -> None:
        """Say when the last change was written; any trouble is over."""
        self.trouble.set("danger", "")
        self._icon.set_icon("hard-drive", "second")
        self.status.setText(texts.Saving.SAVED.format(at=at))

    def show_failed(self, error: UserError) -> None:
        """Say that something is not written yet, and what can be done."""
        self._icon.set_icon("octagon-alert", "danger")
        self.status.setText(texts.Saving.NOT_SAVED)
        self.trouble.set("danger", error.sentence)

    def show_history(self, undo: str, redo: str) -> None:
        """Show what undo and redo would do."""
        for button, label, pattern in (
            (self.undo, undo, texts.Frame.UNDO_OF),
            (self.redo, redo, texts.Frame.REDO_OF),
        ):
            button.setEnabled(bool(label))
            button.setToolTip(pattern.format(label=label) if label else "")
            button.setAccessibleDescription(label)

    def fit(self, *, narrow: bool) -> None:
        """Leave only the icons of undo and redo in a narrow window."""
        for button, words in ((self.undo, texts.Frame.UNDO), (self.redo, texts.Frame.REDO)):
            button.setText("" if narrow else words)
            button.setAccessibleName(words)
