"""The ring around what has the keyboard: the same for every kind of widget, never clipped.

A style sheet could only thicken borders, which moves what is inside and leaves out ticks and
radio buttons. The ring is a widget of its own that lies over the page and lets the mouse
through. Buttons take the keyboard only by Tab (`wizard.ui.basics`), so a click leaves no ring.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from wizard.ui.style import roles

_RINGED = (QLineEdit, QTextEdit, QComboBox, QAbstractButton, QAbstractItemView)
_WIDE, _LINE = 3, 1
_MARGIN = _WIDE + _LINE
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
    }
)


class Ring(QWidget):
    """The drawn ring, over `around`, as a child of `host`."""

    def __init__(self, host: QWidget, around: QWidget) -> None:
        super().__init__(host)
        self._host, self._around = host, around
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        watched: QWidget | None = around
        while watched is not None and watched is not host:
            watched.installEventFilter(self)
            watched = watched.parentWidget()
        self.follow()

    def follow(self) -> None:
        """Lie where the widget is."""
        seen = self._around.isVisible()
        if seen:
            corner = self._around.mapTo(self._host, QPoint(0, 0))
            place = QRect(corner, self._around.size())
            ring = place.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            if isinstance(self._around, QAbstractItemView):
                # A list as wide as what scrolls: a side beyond it would be cut off.
                ring &= self._host.rect()
            self.setGeometry(ring)
            self.raise_()
        self.setVisible(seen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow when the widget or something around it moves."""
        if event.type() in _MOVES and isValid(self._around):
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a thin line in the colour of the text and the ring around it."""
        now, painter = roles(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        half = _WIDE / 2
        painter.setPen(QPen(QColor(now.focus), _WIDE))
        painter.drawRoundedRect(area.adjusted(half, half, -half, -half), 8, 8)
        edge = _WIDE + _LINE / 2
        painter.setPen(QPen(QColor(now.text), _LINE))
        painter.drawRoundedRect(area.adjusted(edge, edge, -edge, -edge), 6, 6)
        painter.end()


class FocusRings(QObject):
    """Puts the ring around whatever takes the keyboard, in every window of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: Ring | None = None
        app.focusChanged.connect(self._changed)

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        if new is not None and isinstance(new, _RINGED):
            around = _whole(new)
            if not isinstance(around, QCalendarWidget):  # it marks the day itself
                self._ring = Ring(_host(around), around)


def _whole(widget: QWidget) -> QWidget:
    """Return the widget that is seen as one: the combo box of its line edit, the calendar."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QComboBox | QCalendarWidget):
            return parent
        parent = parent.parentWidget()
    return widget


def _host(widget: QWidget) -> QWidget:
    """Return what the ring lies on: the scrolled page, so that it scrolls along, or the window."""
    child, parent = widget, widget.parentWidget()
    while parent is not None and not child.isWindow():
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is parent:
            return child
        child, parent = parent, area
    return child
