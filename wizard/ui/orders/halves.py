"""List and form beside each other, or one above the other when the window is narrow.

Also the area around them: large text in a small window must scroll, never overlap.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)

from wizard.ui.style import roles, sp

_GAP = 16
# Below this height (at 100 % text) there is no room for two, one above the other.
_LOW = 640


class Grip(QSplitterHandle):
    """A gap with three dots: it can be dragged, and draws no line beside the frames."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles().border))
        across = self.orientation() is Qt.Orientation.Horizontal
        middle = self.rect().toRectF().center()
        for step in (-8, 0, 8):
            offset = QPointF(0, step) if across else QPointF(step, 0)
            painter.drawEllipse(middle + offset, 1.5, 1.5)
        painter.end()


class Halves(QSplitter):
    """A list and a form.

    Args:
        wide: from this width on (at 100 % text) they stand beside each other.
        share: how much of the width the form takes when it is first shown there.
        share_below: how much of the height it takes below the list.
        parent: Qt parent.

    Attributes:
        alternate: True while there is only room for one of the two at a time; the page then
            shows the one or the other.
    """

    turned = Signal()  # `beside` or `alternate` has changed

    def __init__(
        self, wide: int, share: float, share_below: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._wide, self._share, self._share_below = wide, share, share_below
        self._moved = False
        self.alternate = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_GAP)
        # What the person dragged stays; only turning round places the two anew.
        self.splitterMoved.connect(self._on_moved)

    @property
    def beside(self) -> bool:
        """Return True while the form stands beside the list."""
        return self.orientation() is Qt.Orientation.Horizontal

    def place_anew(self) -> None:
        """Give list and form their shares."""
        room = self.width() if self.beside else self.height()
        form = round(room * (self._share if self.beside else self._share_below))
        self.setSizes([room - form, form])

    def createHandle(self) -> QSplitterHandle:
        """Return the gap between the two."""
        return Grip(self.orientation(), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn round when the width asks for it."""
        super().resizeEvent(event)
        beside = self.width() >= sp(self._wide)
        alternate = not beside and self.height() < sp(_LOW)
        turns = (beside, alternate) != (self.beside, self.alternate)
        if turns:
            kind = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
            self.setOrientation(kind)
            self.alternate, self._moved = alternate, False
        if not self._moved:
            self.place_anew()
        if turns:
            self.turned.emit()

    def _on_moved(self) -> None:
        self._moved = True


def scrolled_column(page: QWidget) -> QVBoxLayout:
    """Return the column of a page that scrolls as a whole only when it is too low for it all."""
    area = QScrollArea(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    content = QWidget(area.viewport())
    content.setProperty("ground", True)
    area.setWidget(content)
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column
