"""Scrolling: bringing a widget into view, and pages whose view takes the room that is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def bring_into_view(widget: QWidget, margin: int = 48) -> None:
    """Scroll the areas around a widget so that it is seen with some room around it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, margin)
        above = above.parentWidget()


def give_focus(widget: QWidget) -> None:
    """Put the keyboard on a widget and bring it into view."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_view(widget)


class TallArea(QScrollArea):
    """Something at the top and a view below that takes the room that is left.

    In a low window, or with large text, there is too little left: then the whole scrolls, and
    the view is as high as the area, so that it can be worked with.

    Args:
        top: what stands above; its height follows its width.
        view: the view below, which scrolls by itself.
        least: how little room for the view is still enough, in pixels.
    """

    def __init__(
        self, top: QWidget, view: QWidget, least: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._top, self._view, self._least = top, view, least
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("ground", True)
        self.setWidget(content)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(top)
        column.addWidget(view, 1)
        top.installEventFilter(self)

    def set_least(self, least: int) -> None:
        """Say anew how little room for the view is still enough, in pixels."""
        self._least = least
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room anew when what stands above grows or shrinks."""
        if watched is self._top and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        room = self.viewport().height()
        width = self.viewport().width()
        above = self._top.heightForWidth(width) if self._top.hasHeightForWidth() else -1
        if above < 0:
            above = self._top.sizeHint().height()
        left = room - above - 12
        least = self._least if left >= self._least else max(room, self._least)
        if least != self._view.minimumHeight():
            self._view.setMinimumHeight(least)
