"""Plain text that wraps inside a painted cell, with the line height of the window's paragraphs."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LINE_HEIGHT = 1.4  # BIZ UD sets its lines solid; Japanese text needs air between them


class Wrapped:
    """A text broken into lines.

    Attributes:
        height: of all lines together, in logical pixels.
    """

    def __init__(self, text: str, face: QFont, width: float) -> None:
        self._lines: list[QTextLayout] = []
        metrics = QFontMetricsF(face)
        self._step = metrics.height() * LINE_HEIGHT
        self._gap = (self._step - metrics.height()) / 2
        self.height = 0.0
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph or " ", face)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1.0, width))
                line.setPosition(QPointF(0, self.height + self._gap))
                self.height += self._step
            layout.endLayout()
            self._lines.append(layout)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines with the painter's pen, the first line's top at `y`."""
        for layout in self._lines:
            layout.draw(painter, QPointF(x, y))
