"""In 設定: whether the clipboard is emptied when the small window for copying closes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.marks import Tick
from wizard.ui.widgets import Text
from wizard.ui.wishes import Wishes


class ClipboardSwitch(QWidget):
    """One tick that takes effect at once."""

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.tick = Tick(texts.Transcription.EMPTY_CLIPBOARD)
        self.tick.setObjectName("empty_clipboard")
        self.tick.setAccessibleDescription(texts.Transcription.EMPTY_CLIPBOARD_HELP)
        self.tick.setChecked(wishes.settings.empty_clipboard)
        self.tick.toggled.connect(lambda on: wishes.empty_clipboard(on=on))
        column.addWidget(self.tick)
        column.addWidget(Text(texts.Transcription.EMPTY_CLIPBOARD_HELP, "help"))
