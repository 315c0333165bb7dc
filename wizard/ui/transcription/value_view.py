"""A text to be copied, shown whole: wrapped, as high as it needs, scrolled when it is long."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wizard.ui.style import sp

_MOST_LINES = 9


class ValueView(QPlainTextEdit):
    """Read only; marked text can be copied from it as from any other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setObjectName("value")

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; the same one stays where it was scrolled to."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.fit()

    def fit(self) -> None:
        """Take the height of the text, up to some lines."""
        lines = round(self.document().documentLayout().documentSize().height())
        metrics = self.fontMetrics()
        edge = round(self.document().documentMargin()) * 2 + sp(6) * 2 + 4
        height = metrics.lineSpacing() * max(1, min(lines, _MOST_LINES)) + edge
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    @property
    def is_longer(self) -> bool:
        """Return whether there is more than is seen at once."""
        return self.verticalScrollBar().maximum() > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and take the height of that."""
        super().resizeEvent(event)
        self.fit()
