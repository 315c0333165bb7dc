"""A text to be copied, shown whole: wrapped, as high as it needs, scrolled when it is long."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from wizard.ui.clipboard import quiet_data
from wizard.ui.style import sp
from wizard.ui.wrapping import LINE_HEIGHT

_MOST_LINES = 8
_PROPORTIONAL = 1  # of QTextBlockFormat.LineHeightTypes


class ValueView(QTextEdit):
    """Read only; marked text can be copied from it as from any other.

    Signals:
        copied: a marked part of the text, which is on its way to the clipboard.
    """

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setObjectName("value")
        self._text = ""

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; the same one stays where it was scrolled to."""
        if text != self._text:
            self._text = text
            self.setPlainText(text)
            airy = QTextBlockFormat()
            airy.setLineHeight(LINE_HEIGHT * 100, _PROPORTIONAL)
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(airy)
        self.fit()

    def fit(self) -> None:
        """Take the height of the text, up to some whole lines."""
        margin = round(self.document().documentMargin())
        line = self.fontMetrics().height() * LINE_HEIGHT
        whole = round(self.document().size().height())
        edge = self.height() - self.viewport().height()
        height = min(whole, round(line * _MOST_LINES) + margin) + edge
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(max(height, sp(36)))

    @property
    def is_longer(self) -> bool:
        """Return whether there is more than is seen at once."""
        return self.verticalScrollBar().maximum() > 0

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the marked part as plain text, and tell it: it is taken away later as well."""
        marked = self.textCursor().selection().toPlainText()
        self.copied.emit(marked)
        return quiet_data(marked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and take the height of that."""
        super().resizeEvent(event)
        self.fit()
